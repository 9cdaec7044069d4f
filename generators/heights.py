"""The height of each row that differs from the usual one, in points: titles, thin rows, several lines of text.

Excel finds the heights anew when somebody types; LibreOffice and previews believe what the file says, and cut the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from generators.looks import LOOKS, SIZE, THIN
from workbook.form.page import Entry, Sheet, Style

LINE = 14.25  # points for one line of the form's font
MARGIN = 2.0
PADDING = 0.6  # digits of a column's width that no text fills
INDENT = 1  # steps, each nearly two digits wide, that a typed text is moved in
USUAL = 8.43  # the width of a column that the form says nothing about
FIXED = {Style.TITLE: 24.0, Style.SECTION: 18.0}

# How wide Arial's letters are, in digits; those not listed are as wide as a digit.
WIDTHS = {
    letter: width
    for letters, width in {
        "ijl'": 0.4,
        " ftI.,:;/!()[]-": 0.55,
        'rJ"*': 0.7,
        "cksvxyz": 0.92,
        "+<=>~": 1.05,
        "ABEFKLPSTVXYZÅ&": 1.22,
        "CDGHNOQRUwØ": 1.36,
        "mMWæÆ%…–—✓✗": 1.8,
    }.items()
    for letter in letters
}
SLACK, BOLD = 1.08, 1.17  # other programs fall back on wider faces


def heights(sheet: Sheet, shown: Callable[[Entry], object]) -> dict[int, float]:
    """The height by row; `shown` gives what stands in a cell."""
    found: dict[int, float] = {}
    widths = dict(enumerate(sheet.widths))
    for entry in sheet.entries:
        row = entry.cell.row
        needed = FIXED.get(entry.style) or _needed(entry, shown(entry), widths.get(entry.cell.column, USUAL))
        if needed > found.get(row, LINE + MARGIN):
            found[row] = needed
    return found | dict.fromkeys(sheet.thin, THIN)


def _needed(entry: Entry, content: object, width: float) -> float:
    look = LOOKS[entry.style]
    if not look.wrap or not isinstance(content, str):
        return 0
    size = look.size / SIZE
    padding = PADDING + (1.8 * INDENT if entry.style in (Style.INPUT, Style.FIXED) else 0)
    return lines(content, (width - padding) / (BOLD if look.bold else SLACK) / size) * LINE * size + MARGIN


@lru_cache(maxsize=8192)
def lines(text: str, width: float) -> int:
    """How many lines a text fills in a column of so many digits."""
    return sum(_wrapped(paragraph, max(width, 1.0)) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, width: float) -> int:
    """The lines of one paragraph: words are kept whole, but for one that is wider than the column."""
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        wide = measure(word)
        if used and used + measure(" ") + wide > width:
            count, used = count + 1, 0.0
        used += wide + (measure(" ") if used else 0)
        broken = int(used // width)
        count, used = count + broken, used - broken * width
    return count


def measure(text: str) -> float:
    """The width of a text, in digits."""
    return sum(WIDTHS.get(letter, 1.0) for letter in text)
