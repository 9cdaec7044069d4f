"""What was changed around the answers: each locked cell of the form against the cell in the file.

Formulas are compared as tokens after what programs do to them on saving; stored results against our own recomputation.
To look for something more about the file, add a function to `integrity`; about its layout, to `layout`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from readers.identity import Identity, carriers
from readers.layout import TRADED, cells_at, finding, layout, listed
from readers.location import Located, Placed
from readers.package import Package
from readers.references import moved, normal, same_but_for_blanks, skeleton, without_texts
from workbook.cells import Cell, quoted
from workbook.findings import Finding, Quantity, Severity
from workbook.form.form import Form
from workbook.form.page import Entry, Sheet
from workbook.formula import Formula, Unusable, Value
from workbook.numbers import ReadingKind, read_text
from workbook.phrase import Fact, Phrase
from workbook.stored import Found, Place
from workbook.submission import Submission

CLOSE = Decimal("1e-9")  # of a number's own size: 15 digits, as Excel keeps
SAME = Decimal("5e-7")  # six decimals are compared, and no finding may show one number twice
STALE_SHARE = 0.8  # of all computed numbers: then the file was never recalculated, and that is said once
ISSUED_LEAST = 8  # so many old sums, all of them those of the empty form, say the same
LONGER = 4  # a formula so many times as long as ours is another one, whatever its blanks

# What the cell reader notes of a cell, by the text that tells of it, and how grave it is.
NOTES = {
    "digits": ("digits", Severity.INFO),
    "style-index": ("style", Severity.WARNING),
    "not-finite": ("infinite", Severity.ERROR),
    "string-index": ("string", Severity.ERROR),
    "not-a-number": ("unreadable", Severity.ERROR),
    "bad-type": ("unreadable", Severity.ERROR),
    "not-a-boolean": ("unreadable", Severity.ERROR),
    "not-a-date": ("unreadable", Severity.ERROR),
    "unknown-error": ("unreadable", Severity.ERROR),
    "row-mismatch": ("row", Severity.ERROR),
    "data-table": ("formula", Severity.ERROR),
    "formula-too-long": ("formula", Severity.ERROR),
    "shared-formula": ("formula", Severity.ERROR),
}


def integrity(package: Package, located: Located, submission: Submission, identity: Identity) -> Iterator[Finding]:
    """Every finding of the 1xx rules but those of a file whose hidden sheet is another programme's."""
    yield from carriers(identity)
    yield from _protection(package, located, submission.form)
    yield from _foreign(package)
    arranged = list(layout(package, located, submission.form))
    compared = _Comparison(package, located, submission, arranged)
    yield from (one._replace(parent=compared.traded) if one.rule == "OMX114" else one for one in arranged)
    yield from compared.run()
    yield from _recalculation(compared, package, submission)


# --- the file --------------------------------------------------------------------------------------------------------


def _protection(package: Package, located: Located, form: Form) -> Iterator[Finding]:
    open_sheets = [placed.sheet.name for placed in located.sheets.values() if not placed.sheet.protected]
    if open_sheets:
        yield finding("OMX105", Severity.WARNING, {"sheets": listed(open_sheets)})
    if not package.workbook_protected:
        yield finding("OMX121", Severity.INFO, {})
    asked = {entry.cell.sheet for entry in form.inputs.values()}
    without = [one.sheet.name for name, one in located.sheets.items() if name in asked and not one.sheet.open_ranges]
    if without:
        yield finding("OMX122", Severity.INFO, {"sheets": listed(without)})


def _foreign(package: Package) -> Iterator[Finding]:
    parts = {"macros": package.has_macros, "links": package.external_links, "connections": package.connections}
    for what, there in parts.items():
        if there:
            yield finding("OMX113", Severity.ERROR, {}, variant=what)
    if package.date1904:
        yield finding("OMX124", Severity.WARNING, {})
    if package.comments:
        yield from _comments(package)


def _comments(package: Package) -> Iterator[Finding]:
    """Where there are comments; those that stand at no cell are told without a place.

    It is no finding at a cell of its own: a copy that goes back has no note of ours beside theirs because of it.
    """
    cells = [Cell(sheet.name, *one.place) for sheet in package.sheets for one in sheet.comments]
    yield from (one._replace(cell=None) for one in cells_at("OMX125", "cells", cells, Severity.INFO))
    if not cells:
        yield finding("OMX125", Severity.INFO, {})


# --- cells -----------------------------------------------------------------------------------------------------------


@dataclass
class _Comparison:
    """Cell by cell, the form against the file."""

    package: Package
    located: Located
    submission: Submission
    arranged: Sequence[Finding] = ()  # what was done to sheets, rows and columns
    computed: list[tuple[Entry, Found]] = field(default_factory=list)  # formulas with a stored result
    changed: dict[Cell, Value] = field(default_factory=dict)  # what locked cells hold instead, by the form's cell
    spoilt: set[Cell] = field(default_factory=set)
    locked: list[Cell] = field(default_factory=list)
    unlocked: list[Cell] = field(default_factory=list)
    outside: list[Cell] = field(default_factory=list)

    @cached_property
    def traded(self) -> str | None:
        """The finding of sheets that go by each other's names."""
        return next((one.fingerprint for one in self.arranged if one.row == TRADED), None)

    @cached_property
    def rearranged(self) -> bool:
        return bool(self.located.places)

    def run(self) -> Iterator[Finding]:
        for issued in self.submission.form.sheets:
            placed = self.located.sheets.get(issued.name)
            if placed is not None:
                yield from self.sheet(issued, placed)
        yield from cells_at("OMX109", "locked", self.locked)
        yield from cells_at("OMX109", "open", self.unlocked)
        yield from cells_at("OMX126", "outside", self.outside, Severity.INFO)

    def sheet(self, issued: Sheet, placed: Placed) -> Iterator[Finding]:
        cells = placed.sheet.cells
        straight = placed.rows is None and placed.columns is None
        locks = [style.locked for style in self.package.styles]
        noted = {(row, column) for row, column, _ in placed.sheet.notes}
        known: set[Place] = set()
        for entry in issued.entries:
            cell = entry.cell
            at = cell[1:] if straight else placed.at(cell.row, cell.column)
            if at is None:
                self.spoilt.add(cell)
                continue
            known.add(at)
            found = cells.get(at)
            if found is not None and locks[found.style] is (entry.field is not None):
                (self.locked if entry.field is not None else self.unlocked).append(Cell(placed.sheet.name, *at))
            if entry.field is not None or self.as_issued(entry, found):
                continue
            if at in noted and found is not None and found.kind == "error" and found.formula is None:
                self.spoilt.add(cell)
            else:
                yield from self.entry(entry, found)
        self.outside += (
            Cell(placed.sheet.name, *at)
            for at in cells.keys() - known
            if cells[at].kind != "blank" and (straight or _among(at, placed))
        )
        yield from _odd(placed, known)

    def as_issued(self, entry: Entry, found: Found | None) -> bool:
        """Whether a locked cell holds, letter for letter, what the form was issued with: nearly all do."""
        content = entry.content
        if found is None:
            return content is None
        if not isinstance(content, Formula):
            return found.formula is None and (found.value == content if content is not None else found.kind == "blank")
        if self.rearranged or found.formula != content.on(entry.cell.sheet) or found.array != content.array:
            return False
        self.computed.append((entry, found))
        return True

    def entry(self, entry: Entry, found: Found | None) -> Iterator[Finding]:
        """One locked cell."""
        if isinstance(entry.content, Formula):
            if found is None or found.formula is None:
                yield self.replaced(entry, found)
            else:
                yield from self.formula(entry, entry.content, found)
        else:
            yield from self.constant(entry, found)

    def formula(self, entry: Entry, expected: Formula, found: Found) -> Iterator[Finding]:
        sheet = entry.cell.sheet
        wanted, formula = expected.on(sheet), found.formula or ""
        cell = self.located.place(entry.cell)
        if self.rearranged:
            wanted = moved(expected.excel, self.located.places).replace(f"{quoted(cell.sheet)}!", "")
        if found.array == expected.array and self.same(formula, wanted, entry.cell):
            self.computed.append((entry, found))
            return
        self.hold(entry.cell, found)
        facts: dict[str, Fact] = {"cell": cell, "found": formula, "expected": wanted}
        variant = _change(formula, wanted, cell.sheet)
        sides = Quantity(f"={wanted}"), Quantity(f"={formula}", raw=found.raw)
        cause = self.sheets_behind(formula, expected, sheet)
        yield _at("OMX102", entry, cell, facts, variant, *sides)._replace(parent=cause)

    def sheets_behind(self, formula: str, expected: Formula, sheet: str) -> str | None:
        """What was done to sheets that makes a formula another: one it names was deleted, or traded names."""
        if normal(formula, sheet) == normal(expected.on(sheet), sheet):
            return self.traded
        lost = (
            one for one in self.arranged if one.rule == "OMX107" and f"{quoted(one.table or '')}!" in expected.excel
        )
        return next((one.fingerprint for one in lost), None) if "#REF!" in without_texts(formula) else None

    def same(self, found: str, wanted: str, own: Cell) -> bool:
        sheet = self.located.sheets[own.sheet].sheet.name
        if len(found) > LONGER * len(wanted) + 64:
            return False
        one, other = normal(found, sheet), normal(wanted, sheet)
        if one == other or not self.rearranged:
            return one == other
        return same_but_for_blanks(one, other, self.located.blanks(own.sheet))

    def replaced(self, entry: Entry, found: Found | None) -> Finding:
        """A formula that is no formula any more."""
        self.hold(entry.cell, found)
        cell, value, stored = self.located.place(entry.cell), self.computes(entry.cell), _stored(found)
        facts: dict[str, Fact] = {"cell": cell, "found": _shown(stored), "expected": _shown(value)}
        right = alike(value, stored)
        variant = "right" if right else "empty" if stored is None else ""
        actual = Quantity(stored, raw=found.raw if found else None)
        return _at("OMX101", entry, cell, facts, variant, Quantity(value), actual)

    def constant(self, entry: Entry, found: Found | None) -> Iterator[Finding]:
        """A locked text, number or empty cell."""
        stored, wanted = _stored(found), entry.content if isinstance(entry.content, (str, Decimal)) else None
        if (alike(wanted, stored) or _dashes(wanted, stored)) and (found is None or found.formula is None):
            return
        self.hold(entry.cell, found)
        cell = self.located.place(entry.cell)
        # A number in the place of a text is shown as it stands: a year has no thousands.
        shown = found.raw if found is not None and isinstance(wanted, str) else _shown(stored)
        facts: dict[str, Fact] = {"cell": cell, "found": shown or _shown(None), "expected": _shown(wanted)}
        variant = "added" if wanted is None else "empty" if stored is None else ""
        actual = Quantity(stored, raw=found.raw if found else None)
        yield _at("OMX103", entry, cell, facts, variant, Quantity(wanted), actual)

    def hold(self, cell: Cell, found: Found | None) -> None:
        """Remember what a locked cell holds instead: sums that count with it are not stale."""
        if found is not None and found.kind in ("error", "bool"):
            self.spoilt.add(cell)
        else:
            self.changed[cell] = _stored(found)

    def computes(self, cell: Cell) -> Value:
        try:
            return self.submission.values[cell]
        except Unusable:
            return None


def _at(
    rule: str, entry: Entry, cell: Cell, facts: dict[str, Fact], variant: str, expected: Quantity, actual: Quantity
) -> Finding:
    """A finding at a locked cell; it is told at its place in the file and known by its place in the form."""
    own = entry.cell
    message = f"{rule}.{variant}" if variant else rule
    return Finding(
        rule, Severity.ERROR, message, facts, table=own.sheet, row=own.a1, label=cell, cell=cell,
        expected=expected, actual=actual,
    )  # fmt: skip


def _stored(found: Found | None) -> Value:
    return None if found is None or found.kind == "blank" else found.value


def _shown(value: Value) -> Fact:
    return value if isinstance(value, Decimal) else value or Phrase("integrity.nothing")


def alike(one: Value, other: Value) -> bool:
    """Equality as saving leaves it: 15 digits of a number, and nothing is an empty text."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one == other or abs(one - other) <= max(SAME, abs(one) * CLOSE)
    return (one or "") == (other or "") if not isinstance(one, Decimal) and not isinstance(other, Decimal) else False


def _dashes(wanted: Value, stored: Value) -> bool:
    """Whether one dash stands for another, as in the row of an area without job target."""
    texts = (wanted, stored)
    return all(isinstance(one, str) and read_text(one).kind is ReadingKind.DASH for one in texts)


def _change(found: str, wanted: str, sheet: str) -> str:
    """How a formula was changed."""
    plain = without_texts(found)
    if "#REF!" in plain:
        return "lost"
    if "[" in plain:
        return "external"
    if len(found) > LONGER * len(wanted) + 64:
        return ""
    one, other = normal(found, sheet), normal(wanted, sheet)
    return "shifted" if one != other and skeleton(one) == skeleton(other) else ""


def _among(at: Place, placed: Placed) -> bool:
    """Whether a place lies in rows and columns that are the form's; inserted ones are told of by themselves."""
    rows, columns = placed.rows, placed.columns
    new = rows is not None and at[0] not in rows.values() and at[0] < max(rows.values(), default=0)
    beside = columns is not None and at[1] not in columns.values() and at[1] < max(columns.values(), default=0)
    return not new and not beside


# --- cells that the file itself stores oddly -------------------------------------------------------------------------


def _odd(placed: Placed, known: set[Place]) -> Iterator[Finding]:
    for place in placed.sheet.duplicates:
        if place in known:
            yield _oddly("OMX111", "", Severity.ERROR, Cell(placed.sheet.name, *place))
    told: set[tuple[Place, str]] = set()
    for row, column, note in placed.sheet.notes:
        place, (variant, severity) = (row, column), NOTES.get(note, ("unreadable", Severity.ERROR))
        if place in known and (place, variant) not in told:
            told.add((place, variant))
            yield _oddly("OMX112", variant, severity, Cell(placed.sheet.name, *place))


def _oddly(rule: str, variant: str, severity: Severity, cell: Cell) -> Finding:
    message = f"{rule}.{variant}" if variant else rule
    facts: dict[str, Fact] = {"cell": cell}
    return Finding(rule, severity, message, facts, table=cell.sheet, row=cell.a1, label=cell, cell=cell)


# --- stored results --------------------------------------------------------------------------------------------------


def _recalculation(compared: _Comparison, package: Package, submission: Submission) -> Iterator[Finding]:
    """Sums that are old one by one, or once for a file that was never recalculated."""
    results = [(entry, found) for entry, found in compared.computed if found.kind != "blank"]
    if not results:
        if compared.computed:
            yield finding("OMX115", Severity.INFO, {}, variant="absent")
        return
    numbers, stale = _stale(compared, submission, results)
    facts: dict[str, Fact] = {"number": len(stale)}
    if stale and package.calc_mode == "manual":
        yield finding("OMX115", Severity.WARNING, facts, variant="manual")
    elif len(stale) > STALE_SHARE * numbers or _as_issued(submission.form, stale):
        yield finding("OMX115", Severity.WARNING, facts)
    else:
        # A sum may count what was inserted, or pair the rows of two tables of which one has a row more now.
        rows = (one.fingerprint for one in compared.arranged if one.rule in ("OMX116", "OMX117"))
        cause = compared.traded or next(rows, None)
        for entry, found, value in stale:
            old = _old(compared.located, entry, found, value, "arranged" if cause else "")
            yield old._replace(parent=cause)


Stale = tuple[Entry, Found, Value]


def _stale(
    compared: _Comparison, submission: Submission, results: Sequence[tuple[Entry, Found]]
) -> tuple[int, list[Stale]]:
    """How many numbers are computed on the sheets that people read, and which of their results are old.

    A result is old when neither the form's own formulas give it nor those that stand in the file.
    """
    numbers = 0
    stale: list[Stale] = []
    for entry, found in results:
        value = None if entry.cell.sheet.startswith("_") else compared.computes(entry.cell)
        if not isinstance(value, Decimal):
            continue
        numbers += 1
        if not alike(value, _stored(found)):
            stale.append((entry, found, value))
    if stale and (compared.changed or compared.spoilt):
        as_found = submission.values_with(compared.changed, frozenset(compared.spoilt))
        stale = [one for one in stale if not _gives(as_found, one)]
    return numbers, stale


def _gives(values: dict[Cell, Value], stale: Stale) -> bool:
    entry, found, _ = stale
    try:
        return alike(values[entry.cell], _stored(found))
    except Unusable:
        return True


def _as_issued(form: Form, stale: Sequence[Stale]) -> bool:
    """Whether the old results are those of the form before anybody had filled it in."""
    if len(stale) < ISSUED_LEAST:
        return False
    issued = form.values(form.prefilled)
    return all(alike(issued[entry.cell], _stored(found)) for entry, found, _ in stale)


def _old(located: Located, entry: Entry, found: Found, value: Value, variant: str) -> Finding:
    cell, stored = located.place(entry.cell), _stored(found)
    facts: dict[str, Fact] = {"cell": cell, "found": _shown(stored), "expected": _shown(value)}
    return _at("OMX104", entry, cell, facts, variant, Quantity(value), Quantity(stored, cached=found.raw))
