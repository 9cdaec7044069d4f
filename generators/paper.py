"""A sheet in, its set-up for print out: A4 landscape, one page wide, header row on every page, footer, print area."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generators.heights import LINE, USUAL
from workbook.cells import Cell, Span
from workbook.form.lists import FORM_VERSION
from workbook.form.page import Sheet, Style
from workbook.texts import Texts

A4 = 9
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}  # inches
ROOM = 785.0, 515.0  # points across and down between the margins
DIGIT = 6.0  # points across, one digit of the form's font
SQUEEZED = 1.35  # a sheet that is a little longer than a page is made smaller rather than cut
READING = frozenset({Style.GUIDANCE, Style.HEADER, Style.EDGE})


def set_up(page: Any, sheet: Sheet, tall: Mapping[int, float], texts: Texts) -> None:
    """`tall` gives the height of each row that differs from the usual one."""
    printed = _printed(sheet)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(**MARGINS)
    page.fit_to_pages(1, 1 if _pages(sheet, printed, tall) <= SQUEEZED else 0)
    page.print_area(printed.a1)
    if sheet.repeat is not None:
        page.repeat_rows(sheet.repeat)
    number = texts("paper.page", page="&P", pages="&N")
    page.set_footer(f"&L&F · {texts('forside.version')} {FORM_VERSION}&C&A&R{number}")


def _printed(sheet: Sheet) -> Span:
    """Everything, but for a last column that only tells how to fill in."""
    cells = [entry.cell for entry in sheet.entries]
    last = max(cell.column for cell in cells)
    if any(entry.field for entry in sheet.entries) and _guides(sheet, last):
        last -= 1
    return Span(Cell(sheet.name, 0, 0), Cell(sheet.name, max(cell.row for cell in cells), last))


def _guides(sheet: Sheet, column: int) -> bool:
    return all(entry.style in READING for entry in sheet.entries if entry.cell.column == column)


def _pages(sheet: Sheet, printed: Span, tall: Mapping[int, float]) -> float:
    """How many pages the sheet fills, one page wide."""
    last = printed.last
    width = sum(sheet.widths[: last.column + 1]) + USUAL * max(0, last.column + 1 - len(sheet.widths))
    height = sum(tall.get(row, LINE) for row in range(last.row + 1))
    across, down = ROOM
    return height * min(1.0, across / (width * DIGIT)) / down
