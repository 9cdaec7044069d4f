"""What was done to the layout of the form: sheets, rows, columns, names, locks and what an input accepts.

Most of it leaves the answers readable. Each kind is told once for the file, or once for the sheet, never cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from readers.location import RESEMBLES, Located, Placed, as_issued, texts_of
from readers.package import Package
from readers.references import Reference, reference_of
from readers.shared import column_number
from workbook.cells import Cell, Span, letters, quoted
from workbook.conditions import Condition, condition
from workbook.findings import Finding, Severity
from workbook.form.form import Form
from workbook.form.page import Sheet
from workbook.phrase import Fact
from workbook.plan import CARRIER
from workbook.stored import Found, Place, SheetRead, Validation

TRADED = "traded"  # sheets that go by each other's names
NAMED = 6  # as many cells, rows or names as one finding spells out
ONE_SIDED = frozenset(("lessThanOrEqual", "lessThan", "greaterThan", "greaterThanOrEqual", "equal", "notEqual"))
EXPANDED_MOST = 100_000  # cells of validations that are looked at

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?")


def layout(package: Package, located: Located, form: Form) -> Iterator[Finding]:
    """Every finding about the layout."""
    yield from _sheets(package, located, form)
    yield from _order(package, located, form)
    for issued in form.sheets:
        placed = located.sheets.get(issued.name)
        if placed is not None:
            yield from _inserted(issued, placed)
            yield from _removed(issued, placed)
            yield from _hidden(issued, placed)
    yield from _names(package, located, form)
    yield from _validations(located, form)


def finding(
    rule: str,
    severity: Severity,
    facts: Mapping[str, Fact],
    *,
    variant: str = "",
    about: str = "",
    at: Cell | None = None,
) -> Finding:
    """A finding about the file or one of its sheets."""
    message = f"{rule}.{variant}" if variant else rule
    return Finding(
        rule, severity, message, facts, table=about or "file", row=variant or None, label=about or None, cell=at
    )


def listed(things: Sequence[str]) -> str:
    """A few names, and a sign that there are more."""
    return ", ".join(things[:NAMED]) + (" …" if len(things) > NAMED else "")


# --- sheets ----------------------------------------------------------------------------------------------------------


def _sheets(package: Package, located: Located, form: Form) -> Iterator[Finding]:
    own = {sheet.name.casefold() for sheet in form.sheets}
    traded: list[str] = []
    for sheet in form.sheets:
        placed = located.sheets.get(sheet.name)
        if placed is None:
            yield finding("OMX107", Severity.ERROR, {"sheet": sheet.name}, about=sheet.name)
        elif placed.sheet.name.casefold() == sheet.name.casefold():
            continue
        elif placed.sheet.name.casefold() in own:
            traded.append(sheet.name)
        else:
            facts: dict[str, Fact] = {"sheet": sheet.name, "found": placed.sheet.name}
            yield finding("OMX106", Severity.WARNING, facts, about=sheet.name)
    if traded:
        yield finding("OMX106", Severity.ERROR, {"sheets": listed(traded)}, variant=TRADED)
    used = {placed.sheet.name for placed in located.sheets.values()}
    others = [sheet for sheet in package.sheets if sheet.name not in used]
    yield from _others(others, form)


def _others(others: Sequence[SheetRead], form: Form) -> Iterator[Finding]:
    """Sheets that are not the form's: a copy of one of them may hold the answers that were meant."""
    strange: list[str] = []
    for sheet in others:
        said = texts_of(sheet)
        copied = _original(said, form) if said else None
        if copied is None:
            strange.append(sheet.name)
        else:
            facts: dict[str, Fact] = {"sheet": copied, "found": sheet.name}
            yield finding("OMX118", Severity.WARNING, facts, variant="copy", about=sheet.name)
    if strange:
        yield finding("OMX118", Severity.INFO, {"sheets": listed(strange)}, variant="extra")


def _original(said: Collection[str], form: Form) -> str | None:
    """The form's sheet whose texts a sheet has most of, where it has most of them."""
    alike = {issued.name: _alike(issued, said) for issued in form.sheets}
    name = max(alike, key=alike.__getitem__)
    return name if alike[name] >= RESEMBLES else None


def _alike(issued: Sheet, said: Collection[str]) -> float:
    own = {entry.content for entry in issued.entries if isinstance(entry.content, str)}
    return len(own.intersection(said)) / len(own) if own else 0.0


def _order(package: Package, located: Located, form: Form) -> Iterator[Finding]:
    there = [sheet.name for sheet in package.sheets]
    order = [located.sheets[sheet.name].sheet.name for sheet in form.sheets if sheet.name in located.sheets]
    found = [name for name in there if name in order]
    if found != order:
        moved = next(name for name, own in zip(found, order, strict=True) if name != own)
        yield finding("OMX119", Severity.WARNING, {"sheet": moved})


# --- rows and columns ------------------------------------------------------------------------------------------------


def _inserted(issued: Sheet, placed: Placed) -> Iterator[Finding]:
    sheet = placed.sheet
    asked = [frozenset(place[axis] for place in _inputs(issued, placed)) for axis in (0, 1)]
    for variant, counted, moved, axis in (
        ("rows", "rows_full", placed.rows, 0), ("columns", "columns_full", placed.columns, 1),
    ):  # fmt: skip
        new = _between(moved)
        if not new:
            continue
        full = any(place[axis] in new and _filled_in(place, found, asked, axis) for place, found in sheet.cells.items())
        facts: dict[str, Fact] = {"sheet": sheet.name, "which": _numbered(new, axis), "number": len(new)}
        at = Cell(sheet.name, new[0], 0) if axis == 0 else Cell(sheet.name, 0, new[0])
        severity, said = (Severity.ERROR, counted) if full else (Severity.WARNING, variant)
        yield finding("OMX116", severity, facts, variant=said, about=issued.name, at=at)


def _filled_in(place: Place, found: Found, asked: Sequence[frozenset[int]], axis: int) -> bool:
    """Whether someone answered in a new row, or column: a number, or a text across from inputs."""
    typed = found.kind != "blank" and found.formula is None
    return typed and (found.kind == "number" or place[1 - axis] in asked[1 - axis])


def _between(moved: Mapping[int, int] | None) -> list[int]:
    """The rows, or columns, among the form's that are none of them."""
    if moved is None:
        return []
    kept = set(moved.values())
    return [one for one in range(max(kept, default=0)) if one not in kept]


def _removed(issued: Sheet, placed: Placed) -> Iterator[Finding]:
    for variant, moved, axis in (("rows", placed.rows, 0), ("columns", placed.columns, 1)):
        held = {
            (entry.cell.row, entry.cell.column)[axis]
            for entry in issued.entries
            if entry.content is not None or entry.field
        }
        gone = sorted(held - moved.keys()) if moved is not None else []
        if gone:
            facts: dict[str, Fact] = {"sheet": placed.sheet.name, "which": _numbered(gone, axis), "number": len(gone)}
            yield finding("OMX117", Severity.ERROR, facts, variant=variant, about=issued.name)


def _numbered(which: Sequence[int], axis: int) -> str:
    return listed([str(one + 1) if axis == 0 else letters(one) for one in which])


def _hidden(issued: Sheet, placed: Placed) -> Iterator[Finding]:
    """Answers that nobody sees, and the machine's sheet that everybody does."""
    sheet = placed.sheet
    if issued.hidden:
        if sheet.state == "visible":
            yield finding("OMX123", Severity.INFO, {"sheet": sheet.name})
        return
    if sheet.state != "visible":
        yield finding("OMX120", Severity.WARNING, {"sheet": sheet.name}, variant="sheet", about=issued.name)
    if sheet.hidden_rows or sheet.hidden_columns:
        yield from _hidden_inputs(issued, placed)
    merged = [Cell(sheet.name, *at) for at in _inputs(issued, placed) if any(_covers(one, at) for one in sheet.merges)]
    yield from cells_at("OMX120", "merged", merged)


def _hidden_inputs(issued: Sheet, placed: Placed) -> Iterator[Finding]:
    inputs = _inputs(issued, placed)
    rows = sorted({row for row, _ in inputs if row in placed.sheet.hidden_rows})
    spans = placed.sheet.hidden_columns[:1000]
    columns = sorted({column for _, column in inputs if any(first <= column <= last for first, last in spans)})
    for variant, which, axis in (("rows", rows, 0), ("columns", columns, 1)):
        if which:
            facts: dict[str, Fact] = {"sheet": placed.sheet.name, "which": _numbered(which, axis), "number": len(which)}
            yield finding("OMX120", Severity.WARNING, facts, variant=variant, about=issued.name)


def _inputs(issued: Sheet, placed: Placed) -> list[Place]:
    return [at for entry in issued.entries if entry.field and (at := placed.at(entry.cell.row, entry.cell.column))]


def _covers(merge: str, at: Place) -> bool:
    """Whether merged cells hide this one or have taken others into it."""
    return any(
        first[0] <= at[0] <= last[0] and first[1] <= at[1] <= last[1] and first != last
        for first, last in _ranges(merge)
    )


# --- defined names ---------------------------------------------------------------------------------------------------


def _names(package: Package, located: Located, form: Form) -> Iterator[Finding]:
    lost: list[str] = []
    elsewhere: list[str] = []
    for name, span in form.names.items():
        reference = reference_of(package.names.get(name, ""))
        placed = located.sheets.get(span.first.sheet)
        # The carrier is told of with the others, and what a lost sheet held with the sheet.
        if name == CARRIER or placed is None:
            continue
        if reference is None:
            lost.append(name)
        elif not _points_right(located, placed, span, reference):
            elsewhere.append(name)
    for variant, names in (("lost", lost), ("elsewhere", elsewhere)):
        if names:
            facts: dict[str, Fact] = {"names": listed(names), "number": len(names)}
            yield finding("OMX114", Severity.WARNING, facts, variant=variant)


def _points_right(located: Located, placed: Placed, span: Span, reference: Reference) -> bool:
    where = Span(located.place(span.first), located.place(span.last))
    return reference.sheet.casefold() == placed.sheet.name.casefold() and as_issued(where, reference)


# --- what an input accepts -------------------------------------------------------------------------------------------


def _validations(located: Located, form: Form) -> Iterator[Finding]:
    found: dict[str, dict[Place, list[Validation]]] = {}
    lost: list[Cell] = []
    changed: list[Cell] = []
    for entry in form.inputs.values():
        placed = located.sheets.get(entry.cell.sheet)
        at = placed.at(entry.cell.row, entry.cell.column) if placed else None
        if placed is None or at is None or entry.input is None:
            continue
        name = placed.sheet.name
        if name not in found:
            found[name] = _by_cell(placed.sheet)
        own = found[name].get(at)
        if not own:
            lost.append(Cell(name, *at))
        elif not any(_accepts(one, condition(entry.input)) for one in own):
            changed.append(Cell(name, *at))
    yield from cells_at("OMX108", "lost", lost)
    yield from cells_at("OMX108", "changed", changed)


def _by_cell(sheet: SheetRead) -> dict[Place, list[Validation]]:
    """The validations of each cell, as far as any form reaches."""
    found: dict[Place, list[Validation]] = {}
    bottom, _ = max(sheet.cells, default=(0, 0))
    right = max((column for _, column in sheet.cells), default=0)
    left = EXPANDED_MOST
    for validation in sheet.validations:
        for first, last in _ranges(validation.sqref):
            rows, columns = range(first[0], min(last[0], bottom) + 1), range(first[1], min(last[1], right) + 1)
            left -= len(rows) * len(columns)
            if left < 0:
                return found
            for row in rows:
                for column in columns:
                    found.setdefault((row, column), []).append(validation)
    return found


def _ranges(sqref: str) -> Iterator[tuple[Place, Place]]:
    for one in sqref.split():
        found = _RANGE.fullmatch(one)
        if found:
            first = int(found[2]) - 1, column_number(found[1])
            yield first, (int(found[4]) - 1, column_number(found[3])) if found[4] else first


def _accepts(validation: Validation, wanted: Condition) -> bool:
    if validation.kind != wanted.kind or not _same(validation.formula1, wanted.first):
        return False
    if wanted.kind == "list":
        return True
    second = wanted.operator in ONE_SIDED or _same(validation.formula2, wanted.second)
    return second and validation.operator == wanted.operator


def _same(found: str, wanted: str) -> bool:
    """Bounds are alike as numbers: 1E5 is 100000."""
    if found.removeprefix("=") == wanted:
        return True
    try:
        return len(found) < 40 and Decimal(found) == Decimal(wanted)
    except ArithmeticError:
        return False


def cells_at(
    rule: str, variant: str, cells: Iterable[Cell], severity: Severity = Severity.WARNING
) -> Iterator[Finding]:
    """One finding for many cells: how many, on which sheets, and the first of them."""
    spans = list(_runs(cells))
    if spans:
        sheets = dict.fromkeys(span.first.sheet for span in spans)
        number = sum(span.last.column - span.first.column + 1 for span in spans)
        facts: dict[str, Fact] = {"number": number, "sheets": listed([quoted(sheet) for sheet in sheets])}
        yield Finding(
            rule, severity, f"{rule}.{variant}", facts, table="file", row=variant, cell=spans[0].first,
            places=tuple(spans[:NAMED]),
        )  # fmt: skip


def _runs(cells: Iterable[Cell]) -> Iterator[Span]:
    """Cells side by side as one span."""
    run: Span | None = None
    for cell in sorted(set(cells)):
        if run is not None and run.last.moved(columns=1) == cell:
            run = Span(run.first, cell)
        else:
            if run is not None:
                yield run
            run = Span(cell, cell)
    if run is not None:
        yield run
