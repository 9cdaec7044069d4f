"""A sheet in, its set-up for print out: A4 landscape, one page wide, header row on every page, footer, print area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import ceil
from typing import Any

from generators.heights import LINE, USUAL
from workbook.cells import Cell, Span
from workbook.form.lists import FORM_VERSION
from workbook.form.page import Sheet, Style
from workbook.plan import SAMMENDRAG
from workbook.texts import Texts

A4 = 9
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
ROOM = 785.0, 515.0  # points across and down between the margins
DIGIT = 6.0  # points across, one digit of the form's font
READABLE = 0.6  # the smallest print, as a part of full size
FILLED = 0.88  # of a page, by our reckoning: programs differ in how tall a row is and how small they print
SCREEN = 640.0  # points down that a screen shows of a sheet
READING = frozenset({Style.GUIDANCE, Style.HEADER, Style.EDGE})


def set_up(page: Any, sheet: Sheet, tall: Mapping[int, float], texts: Texts) -> None:
    """`tall` gives the height of each row that differs from the usual one."""
    area = printed(sheet)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(**MARGINS)
    # The page for the council is one page, however many the years.
    page.fit_to_pages(1, 1 if sheet.name == SAMMENDRAG or _fits(sheet, tall) else 0)
    page.print_area(area.a1)
    page.set_h_pagebreaks(list(breaks(sheet, tall)))
    if sheet.repeat is not None:
        page.repeat_rows(sheet.repeat)
        if _down(tall, 0, area.last.row + 1) > SCREEN:
            page.freeze_panes(sheet.repeat + 1, 0)
    number = texts("paper.page", page="&P", pages="&N")
    footer = f"&L&F · {texts('forside.version')} {FORM_VERSION}&C&A&R{number}"
    page.set_footer(footer, {"scale_with_doc": False})


def printed(sheet: Sheet) -> Span:
    """Everything, but for last columns that only tell how to fill in."""
    cells = [entry.cell for entry in sheet.entries]
    last = max(cell.column for cell in cells)
    if any(entry.field for entry in sheet.entries):
        last = next(column for column in range(last, -1, -1) if not _guides(sheet, column))
    return Span(Cell(sheet.name, 0, 0), Cell(sheet.name, max(cell.row for cell in cells), last))


def _guides(sheet: Sheet, column: int) -> bool:
    return all(entry.style in READING for entry in sheet.entries if entry.cell.column == column)


def scale(sheet: Sheet) -> float:
    """How small the sheet is printed to be one page wide."""
    last = printed(sheet).last.column
    width = sum(sheet.widths[: last + 1]) + USUAL * max(0, last + 1 - len(sheet.widths))
    return min(1.0, ROOM[0] / (width * DIGIT))


def breaks(sheet: Sheet, tall: Mapping[int, float]) -> Iterator[int]:
    """The rows that begin a page, so that a table that has room on one page stands on one."""
    if sheet.name == SAMMENDRAG or _fits(sheet, tall):
        return
    room = FILLED * ROOM[1] / scale(sheet)
    yield from _whole(sheet, tall, room) if sheet.repeat is None else _even(sheet, tall, room)


def _whole(sheet: Sheet, tall: Mapping[int, float], room: float) -> Iterator[int]:
    """A new page for a table that would be split, and after one that is longer than a page."""
    used, split = 0.0, False
    for first, after in pairwise(_blocks(sheet)):
        needed = _down(tall, first, after)
        if used and (split or needed <= room < used + needed):
            yield first
            used = 0.0
        used, split = used + needed, used + needed > room


def _even(sheet: Sheet, tall: Mapping[int, float], room: float) -> Iterator[int]:
    """Pages as full as each other, so that what stands below a long table has rows of it for company."""
    last = printed(sheet).last.row + 1
    pages = ceil(_down(tall, 0, last) / (room - tall.get(sheet.repeat or 0, LINE)))
    part, page = _down(tall, 0, last) / pages, 1
    for first, after in pairwise(_blocks(sheet)):
        long = _down(tall, first, after) > room
        for row in range(first, after):
            if _down(tall, 0, row + 1) > part * page and page < pages:
                yield row if long else first
                page += 1


def _blocks(sheet: Sheet) -> Iterator[int]:
    """The first row of each run of filled rows, and the row after all of them."""
    filled = sorted({entry.cell.row for entry in sheet.entries} | set(sheet.thin))
    yield 0
    yield from (row for above, row in pairwise(filled) if row > above + 1)
    yield printed(sheet).last.row + 1


def _down(tall: Mapping[int, float], first: int, after: int) -> float:
    return sum(tall.get(row, LINE) for row in range(first, after))


def _fits(sheet: Sheet, tall: Mapping[int, float]) -> bool:
    """Whether the whole sheet is readable on one page: a sheet a little longer than that is made smaller, not cut."""
    return min(scale(sheet), ROOM[1] / _down(tall, 0, printed(sheet).last.row + 1)) >= READABLE
