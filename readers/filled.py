"""A filled form → Submission: gate, package, identity, setup, the form it claims to be, its answers, its integrity.

Raises `Refused` and nothing else. What is wrong with the data is a finding; only a file without a verdict is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from readers.gate import LIMITS, Limits, receive
from readers.integrity import integrity
from readers.location import Located, locate
from readers.package import Found, Package, read_package
from workbook.cells import Cell
from workbook.fields import Field
from workbook.findings import Refused
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.form.lists import FORM_ID, FORM_VERSION
from workbook.formula import Value
from workbook.numbers import constant_formula
from workbook.plan import MACHINE
from workbook.setup import Setup, SetupError, setup_of
from workbook.submission import Answer, Source, State, Submission

STATES = {"number": State.NUMBER, "text": State.TEXT, "bool": State.BOOLEAN, "error": State.ERROR}


def read_filled(path: Path, limits: Limits = LIMITS, given: bytes | None = None) -> Submission:
    """One file as a submission; the file is only read. `given` are its bytes when they lie in an archive."""
    package = read_package(receive(path, limits, given))
    form = build_form(_setup(package))
    located = locate(package, form)
    answers = {answer.field: answer for answer in _answers(form, package, located)}
    received = package.received
    source = Source(
        received.name, received.sha256, _saved_by(package), FORM_VERSION, package.properties.get("modified", "")
    )
    submission = Submission(form, answers, source, strays=dict(_strays(form, located)))
    return replace(submission, integrity=tuple(integrity(package, located, submission)))


def _saved_by(package: Package) -> str:
    """The program that wrote the file, as the file says."""
    return " ".join(filter(None, (package.properties.get(key, "") for key in ("application", "appVersion"))))


def _setup(package: Package) -> Setup:
    """The setup on the hidden sheet, after the sheet has said whose form it is."""
    machine = next((sheet for sheet in package.sheets if sheet.name == MACHINE), None)
    cells = machine.cells if machine else {}
    carried = [cells[place].raw for place in ((0, 0), (0, 1)) if place in cells]
    if carried[:1] != [FORM_ID] or len(carried) < 2:
        raise Refused("not-our-form", name=package.received.name)
    if _newer(carried[1]):
        raise Refused("newer-form", name=package.received.name, version=carried[1], known=FORM_VERSION)
    chunks = [cells[place].raw for place in sorted(cells) if place[0] == 1 and cells[place].kind == "text"]
    try:
        return setup_of(json.loads("".join(chunks)))
    except (ValueError, RecursionError) as error:
        where = error.key if isinstance(error, SetupError) else MACHINE
        raise Refused("broken-setup", name=package.received.name, where=where) from error


def _newer(version: str) -> bool:
    parts = version.split(".")
    known = tuple(map(int, FORM_VERSION.split(".")))
    return not all(part.isascii() and part.isdigit() for part in parts) or tuple(map(int, parts)) > known


def _answers(form: Form, package: Package, located: Located) -> Iterator[Answer]:
    for name, entry in form.inputs.items():
        found = located.found(entry.cell)
        if found is not None and found.kind != "blank" and found.raw != "":
            yield _answer(name, found, package, located, entry.cell)


def _strays(form: Form, located: Located) -> Iterator[tuple[Cell, Value]]:
    """Numbers that someone put in the locked rows of areas without job target."""
    for _, _, cell in form.plan.support.cells():
        found = located.found(cell)
        if found is not None and isinstance(found.value, Decimal):
            yield cell, found.value


def _answer(name: Field, found: Found, package: Package, located: Located, cell: Cell) -> Answer:
    style = package.styles[found.style] if found.style < len(package.styles) else package.styles[0]
    counted = found.value if found.kind in ("number", "text") else None
    if found.formula is not None:
        constant = constant_formula(found.formula)
        counted = counted if constant is None else constant
    state = State.NUMBER if isinstance(counted, Decimal) else STATES[found.kind]
    return Answer(
        name,
        located.place(cell),
        state,
        found.raw,
        counted,
        found.formula,
        style.is_date,
        style.is_percent,
        package.date1904,
    )
