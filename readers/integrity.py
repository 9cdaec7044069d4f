"""What was changed around the answers: each locked cell of the form against the cell in the file.

Formulas are compared as tokens after what programs do to them on saving; stored results against our own recomputation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from readers.location import Located
from readers.package import Found, Package
from workbook.cells import Cell, quoted
from workbook.findings import Finding, Quantity, Severity
from workbook.form.form import Form
from workbook.form.page import Entry
from workbook.formula import Formula, Unusable, Value
from workbook.phrase import Fact, Phrase
from workbook.submission import Submission

NOISE = re.compile(r'"(?:[^"]|"")*"|\s+|_xlfn\.|_xlws\.|@|(?<=TRUE)\(\)|(?<=FALSE)\(\)|\'(?=[A-Za-zÆØÅæøå_]+\'!)')
CLOSE = Decimal("1e-9")
STALE_SHARE = 0.8  # of all computed cells: then the file was never recalculated, and that is said once


def integrity(package: Package, located: Located, submission: Submission) -> Iterator[Finding]:
    """Every finding of the 1xx rules."""
    form = submission.form
    yield from _sheets(form, located)
    yield from _protection(package, located)
    yield from _foreign(package)
    for sheet in located.sheets.values():
        for row, column in sheet.duplicates:
            yield _finding("OMX111", Cell(sheet.name, row, column), {})
    stale: list[Finding] = []
    computed = 0
    for entry in form.entries:
        if entry.field is None and entry.cell.sheet in located.sheets and entry.content is not None:
            found = located.found(entry.cell)
            if isinstance(entry.content, Formula):
                yield from _formula(form, entry, entry.content, found, located, submission)
                if found is not None and found.formula is not None and found.kind != "blank":
                    computed += 1
                    stale += _stale(form, entry, found, located, submission)
            else:
                yield from _constant(form, entry, entry.content, found, located)
    yield from _recalculation(stale, computed, form)


def _finding(
    rule: str, cell: Cell | None, facts: dict[str, Fact], severity: Severity = Severity.ERROR, message: str = ""
) -> Finding:
    row = cell.a1 if cell else None
    table = cell.sheet if cell else None
    return Finding(
        rule, severity, message or rule, facts, table=table, row=row, label=cell.address if cell else None, cell=cell
    )


def _sheets(form: Form, located: Located) -> Iterator[Finding]:
    for sheet in form.sheets:
        found = located.sheets.get(sheet.name)
        if found is None:
            yield Finding("OMX107", Severity.ERROR, "OMX107", {"sheet": sheet.name}, table=sheet.name, label=sheet.name)
        elif found.name != sheet.name:
            facts: dict[str, Fact] = {"sheet": sheet.name, "found": found.name}
            yield Finding("OMX106", Severity.WARNING, "OMX106", facts, table=sheet.name, label=sheet.name)


def _protection(package: Package, located: Located) -> Iterator[Finding]:
    open_sheets = [name for name, sheet in located.sheets.items() if not sheet.protected]
    if open_sheets:
        facts: dict[str, Fact] = {"sheets": ", ".join(open_sheets)}
        yield Finding("OMX105", Severity.WARNING, "OMX105", facts, table="file")


def _foreign(package: Package) -> Iterator[Finding]:
    parts = {"macros": package.has_macros, "links": package.external_links, "connections": package.connections}
    for what, there in parts.items():
        if there:
            yield Finding("OMX113", Severity.ERROR, f"OMX113.{what}", {}, table="file", row=what)


@lru_cache(maxsize=16384)
def normal(formula: str, sheet: str) -> str:
    """A formula without what differs from program to program: blanks, quotes round names, its own sheet's name."""
    text = formula.removeprefix("=").strip("{}").removeprefix("=")
    text = NOISE.sub(lambda noise: noise[0] if noise[0].startswith('"') else "", text)
    text = re.sub(r"([A-Za-zÆØÅæøå_]+)'!", r"\1!", text)
    return text.replace(f"{quoted(sheet)}!", "")


def _formula(
    form: Form, entry: Entry, expected: Formula, found: Found | None, located: Located, submission: Submission
) -> Iterator[Finding]:
    cell = located.place(entry.cell)
    if found is None or found.formula is None:
        yield _replaced(entry, found, cell, submission)
        return
    wanted = expected.on(entry.cell.sheet)
    if found.formula != wanted and normal(found.formula, cell.sheet) != normal(wanted, entry.cell.sheet):
        facts: dict[str, Fact] = {"cell": cell.address, "found": found.formula, "expected": wanted}
        variant = "OMX102.lost" if "#REF!" in found.formula else "OMX102.external" if "[" in found.formula else "OMX102"
        finding = _finding("OMX102", cell, facts, message=variant)
        yield _with(finding, Quantity(f"={wanted}"), Quantity(f"={found.formula}", raw=found.raw))


def _with(finding: Finding, expected: Quantity, actual: Quantity) -> Finding:
    return finding._replace(expected=expected, actual=actual)


def _replaced(entry: Entry, found: Found | None, cell: Cell, submission: Submission) -> Finding:
    value = _computed(entry.cell, submission)
    stored = None if found is None or found.kind == "blank" else found.value
    right = _alike(value, stored)
    facts: dict[str, Fact] = {"cell": cell.address, "found": _shown(stored), "expected": _shown(value)}
    finding = _finding("OMX101", cell, facts, message="OMX101.right" if right else "OMX101")
    return _with(finding, Quantity(_plain(value)), Quantity(_plain(stored), raw=found.raw if found else None))


def _computed(cell: Cell, submission: Submission) -> Value:
    try:
        return submission.values[cell]
    except Unusable:
        return None


def _plain(value: Value) -> Decimal | str | None:
    return value


def _shown(value: Value) -> Fact:
    return value if isinstance(value, Decimal) else value or Phrase("integrity.nothing")


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) <= max(CLOSE, abs(one) * CLOSE)
    return (one or "") == (other or "")


def _constant(form: Form, entry: Entry, expected: object, found: Found | None, located: Located) -> Iterator[Finding]:
    stored = None if found is None or found.kind == "blank" else found.value
    wanted = expected if isinstance(expected, (str, Decimal)) else None
    if not _alike(wanted, stored) or (found is not None and found.formula is not None):
        cell = located.place(entry.cell)
        facts: dict[str, Fact] = {"cell": cell.address, "found": _shown(stored), "expected": _shown(wanted)}
        finding = _finding("OMX103", cell, facts)
        yield _with(finding, Quantity(wanted), Quantity(_plain(stored), raw=found.raw if found else None))


def _stale(form: Form, entry: Entry, found: Found, located: Located, submission: Submission) -> Iterator[Finding]:
    """A stored result that is not what the inputs give now."""
    try:
        value = submission.values[entry.cell]
    except Unusable:
        return
    stored = None if found.kind == "blank" else found.value
    if not _alike(value, stored):
        cell = located.place(entry.cell)
        facts: dict[str, Fact] = {"cell": cell.address, "found": _shown(stored), "expected": _shown(value)}
        yield _with(_finding("OMX104", cell, facts), Quantity(value), Quantity(stored, cached=found.raw))


def _recalculation(stale: list[Finding], computed: int, form: Form) -> Iterator[Finding]:
    """Sums that are stale one by one, or once for a file that was never recalculated."""
    if computed == 0:
        yield Finding("OMX115", Severity.INFO, "OMX115.absent", {}, table="file")
    elif len(stale) > STALE_SHARE * computed:
        yield Finding("OMX115", Severity.WARNING, "OMX115", {"number": len(stale)}, table="file")
    else:
        # Words and helper cells follow their sums; only numbers on the sheets people read are told of.
        yield from (one for one in stale if one.cell and one.cell.sheet != "_form" and _is_sum(one))


def _is_sum(finding: Finding) -> bool:
    return finding.expected is not None and isinstance(finding.expected.value, Decimal)
