"""The forms that the tests of quality look at: by setup, by language and by how they are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.pictures import WORST, in_language, worst
from generators.form import form_bytes
from omstilling_xlsx.samples.plans import FJELLVIK, Document, filled_form
from readers.shared import column_number
from tests.fillings import SMALL, WIDE
from workbook.cells import Cell, Span
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import setup_of

SETUPS: dict[str, Document] = {"example": FJELLVIK, "small": SMALL, "wide": WIDE, "worst": WORST}
LANGUAGES = ("nb", "nn", "en")
FILLINGS = ("empty", "filled", "worst")

TEXT = re.compile(r'"(?:[^"]|"")*"')
CALL = re.compile(r"([A-Z][A-Z0-9.]*)\(")
WORD = r"[A-Za-zÆØÅæøå_]"
REFERENCE = re.compile(
    rf"(?<![A-Za-z0-9ÆØÅæøå_.])(?:({WORD}+)!)?(\$?)([A-Z]{{1,3}})(\$?)([1-9][0-9]*)"
    r"(?::(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]*))?(?![(A-Za-z0-9_])"
)


@cache
def form(name: str, language: str = "nb") -> Form:
    return build_form(setup_of(in_language(SETUPS[name], language)))


class Case(NamedTuple):
    """One filling in one language."""

    filling: str
    language: str

    @property
    def form(self) -> Form:
        return form("worst" if self.filling == "worst" else "example", self.language)

    @property
    def answers(self) -> Mapping[Field, Value] | None:
        """The answers, in the words of the form's own lists; the empty form holds what the setup prefills."""
        if self.filling == "empty":
            return None
        bokmal, answers = worst() if self.filling == "worst" else filled_form("fjellvik")
        words = {str(bokmal.constants[cell]): self.form.constants[cell] for cell in _list_cells(bokmal)}
        return {name: words.get(value, value) if isinstance(value, str) else value for name, value in answers.items()}

    def values(self) -> Mapping[Cell, Value]:
        """Every formula's result, and every other cell that holds anything."""
        form = self.form
        answers = self.answers
        held = form.prefilled if answers is None else {form.inputs[name].cell: value for name, value in answers.items()}
        values = form.values(held)
        return {cell: values[cell] for cell in (*form.formulas, *form.constants, *held)}

    def data(self, password: str | None = None) -> bytes:
        return form_bytes(self.form, self.answers, password)

    def write(self, folder: Path) -> Path:
        path = folder / f"{self.filling}-{self.language}.xlsx"
        path.write_bytes(self.data())
        return path


def _list_cells(one: Form) -> Iterator[Cell]:
    return (cell for span in one.plan.lists.values() for cell in span.cells[1:-1])


CASES = [Case(filling, language) for filling in FILLINGS for language in LANGUAGES]


# --- references in a formula ------------------------------------------------------------------------------------------


class Reference(NamedTuple):
    """Where a formula points, and which of row and column stay when it is copied, for each corner."""

    span: Span
    stays: tuple[tuple[bool, bool], tuple[bool, bool]]


def references(excel: str, sheet: str) -> Iterator[Reference]:
    for found in REFERENCE.finditer(TEXT.sub('""', excel)):
        home, *first = found.groups()[:5]
        last = found.groups()[5:] if found[7] else tuple(first)
        corners = [(Cell(home or sheet, int(row) - 1, column_number(letters))) for _, letters, _, row in (first, last)]
        stays = [(bool(row), bool(column)) for column, _, row, _ in (first, last)]
        yield Reference(Span(*corners), (stays[0], stays[1]))


def relative(excel: str, at: Cell) -> str:
    """A formula as it reads from its own cell: what copying it to the right leaves as it is."""

    def written(found: re.Match[str]) -> str:
        if found[0].startswith('"'):
            return found[0]
        (reference,) = references(found[0], at.sheet)
        corners = [
            (f"R{cell.row}" if row else f"R[{cell.row - at.row}]")
            + (f"C{cell.column}" if column else f"C[{cell.column - at.column}]")
            for cell, (row, column) in zip(reference.span, reference.stays, strict=True)
        ]
        return f"{reference.span.first.sheet}!{':'.join(corners[: 1 + (':' in found[0])])}"

    return re.sub(f"{TEXT.pattern}|{REFERENCE.pattern}", written, excel)
