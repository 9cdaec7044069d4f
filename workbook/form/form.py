"""The form of one setup: its sheets, its inputs by field, its formulas by cell, its defined names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from workbook.cells import Cell, Span
from workbook.fields import Field
from workbook.form.page import Entry, Sheet
from workbook.formula import Formula, Unusable, Value, Values, as_text
from workbook.phrase import Phrase
from workbook.plan import Plan, Table
from workbook.setup import Setup
from workbook.texts import Texts

if TYPE_CHECKING:  # a rule looks at a form, and a form shows the rules
    from workbook.rules.rule import Check, Rule

OVERHEAD_ROWS = ("programme", "admin")

Key = TypeVar("Key")
Looked = TypeVar("Looked")


@dataclass(frozen=True)
class Form:
    """Everything that stands in the workbook, before anyone has filled it in."""

    plan: Plan
    texts: Texts
    sheets: tuple[Sheet, ...]
    names: Mapping[str, Span]
    checks: tuple[tuple[Rule, Check], ...]  # the rows of Kontroll, in order

    @property
    def setup(self) -> Setup:
        return self.plan.setup

    @property
    def entries(self) -> Iterator[Entry]:
        return (entry for sheet in self.sheets for entry in sheet.entries)

    @cached_property
    def inputs(self) -> dict[Field, Entry]:
        return _joined(sheet.inputs for sheet in self.sheets)

    @cached_property
    def input_at(self) -> dict[Cell, Field]:
        return {entry.cell: field for field, entry in self.inputs.items()}

    @cached_property
    def formulas(self) -> dict[Cell, Formula]:
        return _joined(sheet.formulas for sheet in self.sheets)

    @cached_property
    def constants(self) -> dict[Cell, Value]:
        """The locked texts and numbers; what an input was prefilled with is not among them."""
        return _joined(sheet.constants for sheet in self.sheets)

    @cached_property
    def prefilled(self) -> dict[Cell, Value]:
        return {
            entry.cell: entry.content for entry in self.inputs.values() if isinstance(entry.content, (str, Decimal))
        }

    def values(self, inputs: Mapping[Cell, Value], unusable: frozenset[Cell] = frozenset()) -> Values:
        """What every cell holds when the inputs hold these values; an input left out is empty."""
        return Values({**self.constants, **inputs}, self.formulas, unusable)

    def row_name(self, table: str, row: str, values: Values) -> str | Phrase:
        """What a row is called in this workbook now: its typed name, else its own label."""
        plan = self.plan
        names = plan.financiers if table in ("funding", "financier") else plan.areas
        if row in names.rows:
            label = Phrase(f"row.{names.id}", {"index": names.rows.index(row) + 1})
            return self.name_of(names, row, values) or label
        if row in OVERHEAD_ROWS:
            return Phrase(f"spending.{row}")
        return row

    def name_of(self, names: Table, row: str, values: Values) -> str:
        """The name of a financier or an area; empty when there is none, or an error value in its place."""
        try:
            return as_text(values[self.plan.listed(names, row)])
        except Unusable:
            return ""

    def subject(self, field: Field, values: Values) -> Phrase:
        """The input as a sentence names it: «Beløpet for KDD i 2028»."""
        column = "" if field.column.isdigit() else f".{field.column}"
        key = f"subject.{field.table}{column}"
        if key not in self.texts.catalogue:
            key = f"{key}.{field.row}"
        return Phrase(key, {"row": self.row_name(field.table, field.row, values), "year": field.column})


def _joined(parts: Iterable[dict[Key, Looked]]) -> dict[Key, Looked]:
    whole: dict[Key, Looked] = {}
    for part in parts:
        whole |= part
    return whole
