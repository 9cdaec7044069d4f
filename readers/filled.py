"""A filled form → Submission: gate, package, identity, setup, the form it claims to be, its answers, its integrity.

Raises `Refused` and nothing else. What is wrong with the data is a finding; only a file without a verdict is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from readers.gate import LIMITS, Limits, receive
from readers.identity import identify, setup_in, swapped
from readers.integrity import integrity
from readers.location import Located, locate
from readers.own_marks import without_own_marks
from readers.package import Package, read_package
from workbook.cells import Cell
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.form.lists import FORM_VERSION
from workbook.formula import Value
from workbook.numbers import constant_formula
from workbook.places import GONE, Places
from workbook.stored import Found, Stored
from workbook.submission import Answer, Source, State, Submission

STATES = {"number": State.NUMBER, "text": State.TEXT, "bool": State.BOOLEAN, "error": State.ERROR}


def read_filled(path: Path, limits: Limits = LIMITS, given: bytes | None = None, whole: bool = False) -> Submission:
    """One file as a submission; the file is only read. `given` are its bytes when they lie in an archive.

    The `whole` workbook stays with the submission when it is to be copied.
    """
    package = without_own_marks(read_package(receive(path, limits, given)))
    identity = identify(package)
    form = build_form(setup_in(package, identity))
    located = locate(package, form, identity.machine)
    answers = {answer.field: answer for answer in _answers(form, package, located)}
    received = package.received
    version, saved_at = identity.version or FORM_VERSION, package.properties.get("modified", "")
    source = Source(received.name, received.sha256, _saved_by(package), version, saved_at)
    strays = dict(_strays(form, located))
    stored = _stored(package) if whole else None
    submission = Submission(form, answers, source, strays=strays, places=_places(form, located), stored=stored)
    other = tuple(swapped(form.setup, _stated(form, located)))
    # Against another programme's form every cell would be wrong: that one thing is all there is to say.
    found = other or tuple(integrity(package, located, submission, identity))
    return submission.examined(found)


def _places(form: Form, located: Located) -> Places:
    """Where the cells of rearranged sheets stand; those of a lost sheet stand nowhere."""
    return {**located.places, **{one.name: GONE for one in form.sheets if one.name not in located.sheets}}


def _stored(package: Package) -> Stored:
    return Stored(
        package.sheets, package.styles, package.names, package.custom, package.date1904, package.calc_mode,
        package.workbook_protected,
    )  # fmt: skip


def _saved_by(package: Package) -> str:
    """The program that wrote the file, as the file says."""
    return " ".join(filter(None, (package.properties.get(key, "") for key in ("application", "appVersion"))))


def _stated(form: Form, located: Located) -> dict[str, str]:
    """Whose form it is, as the locked facts of Oppsett say."""
    plan = form.plan
    cells = {fact: plan.fixed_fact(fact) for fact in plan.fixed_facts}
    return {fact: found.raw for fact, cell in cells.items() if (found := located.found(cell)) is not None}


def _answers(form: Form, package: Package, located: Located) -> Iterator[Answer]:
    for name, entry in form.inputs.items():
        found = located.found(entry.cell)
        if found is not None and ((found.kind != "blank" and found.raw != "") or found.formula is not None):
            yield _answer(name, found, package, located, entry.cell)


def _strays(form: Form, located: Located) -> Iterator[tuple[Cell, Value]]:
    """Numbers that someone put in locked cells without any: the sums of the workbook count with them."""
    support = {cell for _, _, cell in form.plan.support.cells()}
    for entry in form.entries:
        if entry.field is None and (entry.content is None or entry.cell in support):
            found = located.found(entry.cell)
            if found is not None and isinstance(found.value, Decimal):
                yield entry.cell, found.value


def _answer(name: Field, found: Found, package: Package, located: Located, cell: Cell) -> Answer:
    style = package.styles[found.style] if found.style < len(package.styles) else package.styles[0]
    counted = found.value if found.kind in ("number", "text") else None
    if found.formula is not None:
        constant = constant_formula(found.formula)
        counted = counted if constant is None else constant
    # A formula without a stored result counts as nothing yet; that it is one is told.
    state = State.NUMBER if isinstance(counted, Decimal) or found.kind == "blank" else STATES[found.kind]
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
