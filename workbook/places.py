"""Where the form's cells stand in a file that somebody has rearranged: sheets renamed, rows and columns inserted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from workbook.cells import Cell, Span


class Moved(NamedTuple):
    """One sheet of the form as it stands in a file: its name there, and its rows and columns by the form's own.

    Rows are None when none has moved; a row that the file no longer has is not among them. Columns likewise.
    """

    sheet: str
    rows: Mapping[int, int] | None = None
    columns: Mapping[int, int] | None = None

    def to(self, row: int, column: int) -> Cell:
        """The cell as a person finds it; of what is gone, the nearest that is left before it."""
        return Cell(self.sheet, _nearest(self.rows, row), _nearest(self.columns, column))

    def left_of(self, span: Span) -> Span | None:
        """What the file still has of a block; None when it has nothing of it."""
        first, last = span
        rows, columns = reach(self.rows, first.row, last.row), reach(self.columns, first.column, last.column)
        if rows is None or columns is None:
            return None
        return Span(Cell(self.sheet, rows[0], columns[0]), Cell(self.sheet, rows[1], columns[1]))


GONE = Moved("", {}, {})  # a sheet that the file no longer has


def placed(moved: Mapping[int, int] | None, number: int) -> int | None:
    """Where a row, or column, stands; what lies beyond the form's last goes along with it. None for what is gone."""
    if moved is None:
        return number
    found = moved.get(number)
    if found is None and moved and number > (last := max(moved)):
        return moved[last] + number - last
    return found


def _nearest(moved: Mapping[int, int] | None, number: int) -> int:
    return next((found for one in range(number, -1, -1) if (found := placed(moved, one)) is not None), 0)


def reach(moved: Mapping[int, int] | None, first: int, last: int) -> tuple[int, int] | None:
    """The rows, or columns, that are left of a run of them: it shrinks when its ends are deleted."""
    left = [found for one in range(first, last + 1) if (found := placed(moved, one)) is not None]
    return (left[0], left[-1]) if left else None


Places = Mapping[str, Moved]  # by the form's name of the sheet; a sheet that stands as issued is not among them


def cell_in(places: Places, cell: Cell) -> Cell:
    moved = places.get(cell.sheet)
    return cell if moved is None else moved.to(cell.row, cell.column)


def span_in(places: Places, span: Span) -> Span | None:
    """The block as a person finds it, or what is left of it; None when nothing is."""
    moved = places.get(span.first.sheet)
    return span if moved is None else moved.left_of(span)


def is_gone(places: Places, cell: Cell) -> bool:
    """Whether the file no longer has the cell: its row, its column or its sheet was deleted."""
    return span_in(places, Span(cell, cell)) is None
