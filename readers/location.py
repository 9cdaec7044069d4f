"""Where the cells of a form stand in a file: its sheets by name, the rows and columns of each by names and labels.

A sheet that stands as issued costs a few look-ups. Of any other, columns and then rows are aligned with the form's by
what they say: the cost of a row is how little it has in common with the form's row, and defined names weigh most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from readers.links import Links, Whole, links, outward
from readers.package import Package
from readers.references import Blank, Reference, normal, plain_name, reference_of, skeleton
from workbook.cells import Cell, Span
from workbook.form.form import Form
from workbook.form.page import Entry, Sheet
from workbook.formula import Formula
from workbook.places import Moved, Places, cell_in
from workbook.places import placed as moved_to
from workbook.stored import Found, SheetRead

MORE_ROWS, MORE_COLUMNS = 120, 40  # beyond the form's own: further down nobody finds an input again
ANCHOR = 4  # a defined name weighs as much as so many labels
LONGEST = 500  # characters of a formula that is looked into
TITLE = (0, 0)  # every sheet of the form says first what it is
RESEMBLES = 0.5  # of a sheet's labels: then a sheet with another name is taken for it

Marks = frozenset[object]
INPUT = object()  # marks a row or column in which something may be filled in
ONLY_INPUTS: Marks = frozenset((INPUT,))


NO_BLANK = Blank(frozenset(), frozenset())


class Placed(NamedTuple):
    """One sheet of the form in the file: what was read of it, and where the form's rows and columns stand there."""

    sheet: SheetRead
    rows: Mapping[int, int] | None = None
    columns: Mapping[int, int] | None = None
    blank: Blank = NO_BLANK

    def at(self, row: int, column: int) -> tuple[int, int] | None:
        """The place of the form's cell, None when the file no longer has it."""
        at_row, at_column = moved_to(self.rows, row), moved_to(self.columns, column)
        return None if at_row is None or at_column is None else (at_row, at_column)


class Located(NamedTuple):
    """The form's sheets as found in a file, by the form's name of each; those that are gone are not among them."""

    sheets: Mapping[str, Placed]
    places: Places

    def found(self, cell: Cell) -> Found | None:
        placed = self.sheets.get(cell.sheet)
        if placed is None:
            return None
        if placed.rows is None and placed.columns is None:
            return placed.sheet.cells.get((cell.row, cell.column))
        at = placed.at(cell.row, cell.column)
        return None if at is None else placed.sheet.cells.get(at)

    def blanks(self, sheet: str) -> dict[str, Blank]:
        """The blank rows and columns of every rearranged sheet, as a formula on one of them names it."""
        named = {plain_name(one.sheet.name): one.blank for one in self.sheets.values() if any(one.blank)}
        own = self.sheets[sheet]
        return {**named, "": own.blank} if any(own.blank) else named

    def place(self, cell: Cell) -> Cell:
        """The cell as a person finds it in the file."""
        return cell_in(self.places, cell)


def locate(package: Package, form: Form, machine: SheetRead | None) -> Located:
    """Every sheet of the form that the file has; the hidden one is known already."""
    names = _pointing(package, form)
    whole = list(_sheets(package, form, names, machine))
    straight = [one for one in whole if _straight(*one, names.get(one[0].name, ()))]
    there = {issued.name for issued, _ in straight}
    sheets = {
        one[0].name: Placed(one[1]) if one[0].name in there else _placed(one, names.get(one[0].name, ()), straight)
        for one in whole
    }
    places = {
        name: Moved(one.sheet.name, one.rows, one.columns)
        for name, one in sheets.items()
        if one.sheet.name != name or one.rows is not None or one.columns is not None
    }
    return Located(sheets, places)


# --- defined names ---------------------------------------------------------------------------------------------------

Pointing = tuple[Span, Reference]


def _pointing(package: Package, form: Form) -> dict[str, list[Pointing]]:
    """The names of the form that still point at cells, by the form's sheet: where they should, and where they do."""
    found: dict[str, list[Pointing]] = {}
    for name, span in form.names.items():
        reference = reference_of(package.names.get(name, ""))
        if reference is not None:
            found.setdefault(span.first.sheet, []).append((span, reference))
    return found


def as_issued(span: Span, reference: Reference) -> bool:
    """Whether a name covers the cells that it should, whatever its sheet is called."""
    return reference[1:] == (span.first.row, span.first.column, span.last.row, span.last.column)


# --- sheets ----------------------------------------------------------------------------------------------------------


def _sheets(
    package: Package, form: Form, names: Mapping[str, Sequence[Pointing]], machine: SheetRead | None
) -> Iterator[Whole]:
    """The form's sheets: by name, else by the names that point into one, else by what a sheet says."""
    free = {sheet.name.casefold(): sheet for sheet in package.sheets if sheet is not machine}
    taken = {sheet.name.casefold() for sheet in form.sheets}
    found: dict[str, SheetRead] = {}
    traded = _traded(form, free)
    for sheet in form.sheets:
        if sheet.hidden and machine is not None:
            found[sheet.name] = machine
        elif sheet.name in traded:
            found[sheet.name] = free.pop(traded[sheet.name])
        elif (named := _named(sheet.name, free, taken, names.get(sheet.name, ()))) is not None:
            found[sheet.name] = free.pop(named)
    for sheet in form.sheets:
        if sheet.name not in found and (alike := _alike(sheet, free)) is not None:
            found[sheet.name] = free.pop(alike)
    return ((sheet, found[sheet.name]) for sheet in form.sheets if sheet.name in found)


def _traded(form: Form, free: Mapping[str, SheetRead]) -> dict[str, str]:
    """The form's sheets that go by each other's names, by their titles; nothing when a title stands on two of them."""
    own = {sheet.name.casefold(): sheet.name for sheet in form.sheets}
    titles = {entry.content: sheet.name for sheet in form.sheets for entry in sheet.entries if entry.cell[1:] == TITLE}
    told = {name: there.value for name, sheet in free.items() if name in own and (there := sheet.cells.get(TITLE))}
    traded = {titles[title]: name for name, title in told.items() if titles.get(title, own[name]) != own[name]}
    return traded if traded.keys() == {own[name] for name in traded.values()} else {}


def _named(
    name: str, free: Mapping[str, SheetRead], taken: Collection[str], pointing: Sequence[Pointing]
) -> str | None:
    """The sheet of this name, unless every defined name of it points into one and the same other sheet."""
    own = name.casefold()
    pointed = {reference.sheet.casefold() for _, reference in pointing}
    other = next(iter(pointed)) if len(pointed) == 1 else own
    if other not in taken and other in free:
        return other
    return own if own in free else None


def _alike(sheet: Sheet, free: Mapping[str, SheetRead]) -> str | None:
    """The sheet that says most of what this one should."""
    said = {entry.content for entry in sheet.entries if isinstance(entry.content, str)}
    shares = {name: len(said & texts_of(one)) / max(len(said), 1) for name, one in free.items()}
    best = max(shares, key=lambda name: shares[name], default="")
    return best if shares.get(best, 0) >= RESEMBLES else None


def texts_of(sheet: SheetRead) -> set[str]:
    return {found.raw for found in sheet.cells.values() if found.kind == "text"}


# --- rows and columns of one sheet -----------------------------------------------------------------------------------


def _straight(issued: Sheet, sheet: SheetRead, names: Sequence[Pointing]) -> bool:
    """Whether the sheet stands as issued, by its names and its ends."""
    own = (one for one in names if one[1].sheet.casefold() == sheet.name.casefold())
    return all(as_issued(span, one) for span, one in own) and _ends_match(issued, sheet)


def _placed(whole: Whole, names: Sequence[Pointing], straight: Sequence[Whole]) -> Placed:
    issued, sheet = whole
    own = [(span, one) for span, one in names if one.sheet.casefold() == sheet.name.casefold()]
    linked = links(issued, sheet, straight)
    columns = _columns(issued, sheet, own, linked)
    rows = _rows(
        issued, sheet, own, linked, columns, {plain_name(two.name): plain_name(one.name) for one, two in straight}
    )
    cells = [entry.cell for entry in issued.entries if entry.content is not None or entry.field is not None]
    held = {cell.row for cell in cells}, {cell.column for cell in cells}
    return Placed(sheet, rows, columns, Blank(_blank(rows, held[0]), _blank(columns, held[1])))


def _blank(moved: Mapping[int, int] | None, held: Collection[int]) -> frozenset[int]:
    """What was inserted, and what stands in the form with nothing in it."""
    if not moved:
        return frozenset()
    return frozenset(range(max(moved.values()) + 1)) - {found for one, found in moved.items() if one in held}


def _ends_match(issued: Sheet, sheet: SheetRead) -> bool:
    """Whether the form's lowest and rightmost label stand where they should."""
    labels = [entry for entry in issued.entries if type(entry.content) is str]
    ends = (
        max(labels, key=lambda entry: entry.cell.row, default=None),
        max(labels, key=lambda entry: entry.cell.column, default=None),
    )
    return all(entry is None or _says(sheet, entry.cell.row, entry.cell.column, entry.content) for entry in ends)


def _says(sheet: SheetRead, row: int, column: int, content: object) -> bool:
    found = sheet.cells.get((row, column))
    return found is not None and found.value == content


def _columns(issued: Sheet, sheet: SheetRead, names: Sequence[Pointing], linked: Links) -> dict[int, int] | None:
    most = max(entry.cell.column for entry in issued.entries) + 1
    marks = ((entry.cell.column, INPUT if entry.field is not None else entry.content) for entry in issued.entries)
    there = (place[1] for place, found in sheet.cells.items() if found.kind != "blank")
    cells = ((place[1], found.value) for place, found in sheet.cells.items() if found.formula is None)
    corners = _corners((span.first.column, one.column, span.last.column, one.last_column) for span, one in names)
    anchors = {**dict(corners), **linked.columns}
    width = _reach(most, MORE_COLUMNS, (*there, *anchors.values()))
    return _aligned(_gathered(marks, most), _gathered(cells, width), anchors)


def _reach(own: int, more: int, there: Iterable[int]) -> int:
    """How many rows, or columns, of the file are looked at: all that hold something or are pointed at, to a bound."""
    return min(max(own, max(there, default=0) + 1), own + more)


def _rows(
    issued: Sheet,
    sheet: SheetRead,
    names: Sequence[Pointing],
    linked: Links,
    columns: Mapping[int, int] | None,
    straight: Mapping[str, str],
) -> dict[int, int] | None:
    most = max(entry.cell.row for entry in issued.entries) + 1
    own = {name: name for name in straight.values()}
    marks = (
        (entry.cell.row, mark)
        for entry in issued.entries
        for mark in _marks(moved_to(columns, entry.cell.column), entry, own)
    )
    full = {place: found for place, found in sheet.cells.items() if found.kind != "blank" or found.formula is not None}
    cells = ((place[0], mark) for place, found in full.items() for mark in _said(place[1], found, sheet.name, straight))
    corners = _corners((span.first.row, one.row, span.last.row, one.last_row) for span, one in names)
    anchors = {**dict(corners), **linked.rows}
    height = _reach(most, MORE_ROWS, (*(row for row, _ in full), *anchors.values()))
    return _aligned(_gathered(marks, most), _gathered(cells, height), anchors)


def _marks(column: int | None, entry: Entry, straight: Mapping[str, str]) -> Iterator[object]:
    """What a cell of the form says of its row."""
    content = entry.content
    if entry.field is not None:
        yield INPUT
    elif isinstance(content, Formula):
        yield from _shapes(column, content.on(entry.cell.sheet), entry.cell.sheet, straight)
    elif content is not None:
        yield column, content


def _said(column: int, found: Found, sheet: str, straight: Mapping[str, str]) -> Iterator[object]:
    """What a cell of the file says of its row."""
    if found.formula is None:
        yield column, found.value
    else:
        yield from _shapes(column, found.formula, sheet, straight)


def _shapes(column: int | None, formula: str, sheet: str, straight: Mapping[str, str]) -> Iterator[object]:
    """A formula's shape without references, and those to sheets that stand as issued: both stay when rows move."""
    if len(formula) >= LONGEST:
        yield column, "="
        return
    read = normal(formula, sheet)
    yield column, "=" + skeleton(read)
    if pointed := outward(read, straight):
        yield column, pointed


def _gathered(marks: Iterable[tuple[int, object]], most: int) -> list[Marks]:
    """What each of so many rows, or columns, says."""
    found: list[set[object]] = [set() for _ in range(most)]
    for at, mark in marks:
        if at < most and mark is not None and not isinstance(mark, Formula):
            found[at].add(mark)
    return [frozenset(one) for one in found]


def _corners(ends: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[int, int]]:
    for first, found_first, last, found_last in ends:
        yield first, found_first
        yield last, found_last


def _aligned(wanted: Sequence[Marks], found: Sequence[Marks], anchors: Mapping[int, int]) -> dict[int, int] | None:
    """Which of the found each wanted one is, in order; None when each is where it was."""
    best: list[list[int]] = [[-at for at in range(len(found) + 1)]]
    for number, mark in enumerate(wanted):
        above, row = best[-1], [-number - 1]
        anchor = anchors.get(number)
        for at, there in enumerate(found):
            same = above[at] + _likeness(mark, there) + (ANCHOR if at == anchor else 0)
            row.append(max(same, above[at + 1] - 1, row[-1] - 1))
        best.append(row)
    moved = _traced(best, wanted, found, anchors)
    return None if all(moved.get(number) == number for number in range(len(wanted))) else moved


def _likeness(mark: Marks, there: Marks) -> int:
    """What they have in common; a row of inputs alone is any row, the sooner one that holds something."""
    if mark == ONLY_INPUTS:
        return 1 if there else 0
    if not mark:
        return -1 if there else 0
    return len(mark & there) or -1


def _traced(
    best: Sequence[Sequence[int]], wanted: Sequence[Marks], found: Sequence[Marks], anchors: Mapping[int, int]
) -> dict[int, int]:
    moved: dict[int, int] = {}
    # What stands below the last of the wanted was never theirs.
    number, at = len(wanted), max(range(len(found) + 1), key=best[-1].__getitem__)
    while number and at:
        score = best[number][at]
        anchored = ANCHOR if anchors.get(number - 1) == at - 1 else 0
        if score == best[number - 1][at - 1] + _likeness(wanted[number - 1], found[at - 1]) + anchored:
            number, at = number - 1, at - 1
            moved[number] = at
        elif score == best[number][at - 1] - 1:
            at -= 1
        else:
            number -= 1
    return moved
