"""The cell formats of one workbook: an entry of the form in, what XlsxWriter writes it with out.

Few entries differ in looks, so each format is made once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generators.heights import INDENT
from generators.looks import ALONE, LOOKS, MASTER, number_fit, number_format
from workbook.form.page import Entry, Shape, Style
from workbook.plan import LINK_ROW, MASTER_ROW

Properties = Mapping[str, str | int | bool]


class Formats:
    """The formats that a workbook has so far."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[object, Any] = {}

    def plain(self, properties: Properties) -> Any:
        key = tuple(properties.items())
        if key not in self.made:
            self.made[key] = self.book.add_format(dict(properties))
        return self.made[key]

    def of(self, entry: Entry, below: Entry | None, own: Properties) -> Any:
        """The format of an entry; `own` is what differs from the form's, as XlsxWriter spells it."""
        style, shape = entry.style, entry.shape
        master = style is Style.STATUS and entry.cell.row == MASTER_ROW
        alone = style is Style.LINK and entry.cell.row == LINK_ROW
        align = _alignment(entry, below)
        indent = _indented(entry) or (style is Style.HEADER and below is not None and _indented(below))
        key = style, shape, master, alone, align, indent, *own.items()
        if key not in self.made:
            properties = (MASTER if master else ALONE if alone else LOOKS[style]).properties
            properties |= {"num_format": number_format(style, shape), "locked": style is not Style.INPUT}
            properties |= number_fit(shape)
            properties |= {"align": "left", "indent": INDENT} if indent else {"align": align} if align else {}
            self.made[key] = self.book.add_format(properties | dict(own))
        return self.made[key]


def _alignment(entry: Entry, below: Entry | None) -> str | None:
    """A heading stands as the column below it does; a single answer stands on the left, like the texts around it."""
    if entry.field is not None and entry.field.column == "value":
        return "left"
    if entry.cell.column == 0 and entry.style in (Style.HEADER, Style.OUTSIDE):
        return "left"
    if entry.style is Style.OUTSIDE and entry.content == "–":
        return "right"  # like a number
    if entry.style is not Style.HEADER or below is None or _alignment(below, None) == "left":
        return None
    if below.style is Style.OUTSIDE:  # a grey year among white ones
        return "right"
    return LOOKS[below.style].align or ("right" if below.shape is not Shape.TEXT else None)


def _indented(entry: Entry) -> bool:
    """An answer on the left stands clear of its border."""
    left = entry.shape is Shape.TEXT or _alignment(entry, None) == "left"
    return entry.style is Style.FIXED or (entry.style is Style.INPUT and left)
