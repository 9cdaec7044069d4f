"""The height of each row that holds more than one line of text, in points.

Excel finds the heights anew when somebody types; LibreOffice and previews believe what the file says, and cut the rest.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from generators.looks import LOOKS
from workbook.form.page import Entry, Sheet, Style

LINE = 14.25  # points for one line of the form's font
MARGIN = 2.0
USUAL = 8.43  # the width of a column that the form says nothing about
FIXED = {Style.TITLE: 24.0, Style.SECTION: 18.0}
BOLD = 1.08  # how much wider bold letters run


def heights(sheet: Sheet, shown: Callable[[Entry], object]) -> dict[int, float]:
    """The rows of a sheet that need more than the usual height; `shown` gives what stands in a cell."""
    found: dict[int, float] = {}
    widths = dict(enumerate(sheet.widths))
    for entry in sheet.entries:
        needed = FIXED.get(entry.style) or _needed(entry, shown(entry), widths.get(entry.cell.column, USUAL))
        if needed > found.get(entry.cell.row, LINE + MARGIN):
            found[entry.cell.row] = needed
    return found


def _needed(entry: Entry, content: object, width: float) -> float:
    look = LOOKS[entry.style]
    if not look.wrap or not isinstance(content, str) or len(content) * BOLD <= width:
        return 0
    return lines(content, int(width / (BOLD if look.bold else 1))) * LINE + MARGIN


@lru_cache(maxsize=8192)
def lines(text: str, width: int) -> int:
    """How many lines a text fills in a column of so many digits; a letter is narrower than a digit, words break late."""
    return sum(_wrapped(paragraph.split(" "), max(1, width)) for paragraph in text.split("\n"))


def _wrapped(words: list[str], width: int) -> int:
    count, used = 1, 0
    for word in words:
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        extra = math.ceil(len(word) / width) - 1  # a word longer than the column is broken
        count, used = count + extra, len(word) - extra * width if extra else used + (used > 0) + len(word)
    return count
