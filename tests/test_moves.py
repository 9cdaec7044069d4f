"""Inputs cut and pasted in LibreOffice, as a person does it on the locked sheets: nothing that computes has moved."""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from generators.form import write_form
from omstilling_xlsx.samples.plans import filled_form
from readers.references import normal
from tests import engines
from tests.conftest import needs
from tests.test_form_file import MAIN, cells_of
from workbook.cells import Cell
from workbook.form.form import Form

MOVES = 50
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


class Computing(NamedTuple):
    """Everything in a package that computes, colours, draws or tests, by where it stands."""

    formulas: dict[Cell, str]
    names: dict[str, str]
    series: list[tuple[str, str]]
    formats: list[tuple[str, str, tuple[str, ...]]]
    validations: Counter[tuple[str, ...]]
    unlocked: set[Cell]


def computing(path: Path, form: Form) -> Computing:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheets = {
        sheet.name: ElementTree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"])
        for number, sheet in enumerate(form.sheets, start=1)
    }
    book = ElementTree.fromstring(parts["xl/workbook.xml"])
    open_styles = _open_styles(ElementTree.fromstring(parts["xl/styles.xml"]))
    return Computing(
        {cell: formula for name, root in sheets.items() for cell, formula in _formulas(name, root)},
        {str(one.get("name")): str(one.text) for one in book.iter(f"{MAIN}definedName")},
        [
            (part, str(found.text))
            for part in sorted(parts)
            if part.startswith("xl/charts/chart")
            for found in ElementTree.fromstring(parts[part]).iter(f"{CHART}f")
        ],
        [one for name, root in sheets.items() for one in _formats(name, root)],
        Counter(one for name, root in sheets.items() for one in _validations(name, root)),
        {
            cell
            for name, root in sheets.items()
            for one in root.iter(f"{MAIN}c")
            for cell in cells_of(name, one.attrib["r"])
            if int(one.get("s", "0")) in open_styles
        },
    )


def _open_styles(styles: ElementTree.Element) -> set[int]:
    found = styles.find(f"{MAIN}cellXfs")
    assert found is not None
    locks = [one.find(f"{MAIN}protection") for one in found]
    return {
        number for number, lock in enumerate(locks) if lock is not None and lock.get("locked", "1") in ("0", "false")
    }


def _formulas(name: str, root: ElementTree.Element) -> Iterator[tuple[Cell, str]]:
    for one in root.iter(f"{MAIN}c"):
        formula = one.findtext(f"{MAIN}f")
        if formula is not None:
            (cell,) = cells_of(name, one.attrib["r"])
            yield cell, normal(formula, name)


def _formats(name: str, root: ElementTree.Element) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for one in root.iter(f"{MAIN}conditionalFormatting"):
        yield name, one.attrib["sqref"], tuple(str(found.text) for found in one.iter(f"{MAIN}formula"))


TESTED = ("type", "operator", "errorStyle", "promptTitle", "prompt", "errorTitle", "error")


def _validations(name: str, root: ElementTree.Element) -> Iterator[tuple[str, ...]]:
    """What is tested and said, once for each cell."""
    for one in root.iter(f"{MAIN}dataValidation"):
        bounds = (one.findtext(f"{MAIN}formula1", ""), one.findtext(f"{MAIN}formula2", ""))
        said = (name, *(one.get(key, "") for key in TESTED), *bounds)
        yield from (said for _ in cells_of(name, one.attrib["sqref"]))


def moves(form: Form, count: int) -> list[engines.Action]:
    """The same on every machine: single cells and short runs, to other inputs of their sheet."""
    chance = random.Random(5)
    on: dict[str, list[Cell]] = {}
    for cell in sorted(form.input_at):
        on.setdefault(cell.sheet, []).append(cell)
    found: list[engines.Action] = []
    while len(found) < count:
        sheet = sorted(on)[len(found) % len(on)]
        width = chance.choice((1, 1, 2, 3))
        start, to = chance.sample(on[sheet], 2)
        runs = [[one.moved(columns=by) for by in range(width)] for one in (start, to)]
        if all(cell in form.input_at for run in runs for cell in run) and not set(runs[0]) & set(runs[1]):
            block = start.a1 if width == 1 else f"{start.a1}:{runs[0][-1].a1}"
            found.append({"do": "move", "sheet": sheet, "cell": block, "to": to.a1})
    return found


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.quality("Q30")
def test_fifty_moved_inputs_change_nothing_that_computes(tmp_path: Path) -> None:
    """A validation goes with its cell in every office program; what is tested and said stays what it was."""
    needs("soffice", "python3-uno")
    form, values = filled_form("fjellvik")
    path = tmp_path / "plan.xlsx"
    write_form(form, path, values)
    steps = moves(form, MOVES)

    still = computing(engines.act(path, [], tmp_path / "still.xlsx"), form)
    moved = computing(engines.act(path, steps, tmp_path / "moved.xlsx"), form)

    assert len(still.formulas) == len(form.formulas)
    assert moved.formulas == still.formulas
    assert moved.names == still.names
    assert {name: re.sub(r"\$", "", one) for name, one in still.names.items() if name in form.names} == {
        name: span.address for name, span in form.names.items()
    }
    assert len(still.series) > 20
    assert moved.series == still.series
    assert len(still.formats) > 10
    assert moved.formats == still.formats
    assert moved.validations.keys() == still.validations.keys()
    assert still.unlocked == moved.unlocked == set(form.input_at)


def test_the_moves_reach_every_sheet_with_inputs() -> None:
    form, _ = filled_form("fjellvik")

    assert len(moves(form, MOVES)) == MOVES
    assert {move["sheet"] for move in moves(form, MOVES)} == {cell.sheet for cell in form.input_at}
