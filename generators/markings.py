"""What lies on top of a form that is sent back: borders, notes and links at its cells, and sheets after its own.

The form's own content stays what it is, so that the copy is checked like the original.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from workbook.cells import Cell

NOTE = {"author": "omstilling-xlsx", "x_scale": 2.4, "y_scale": 1.6, "font_size": 9, "font_name": "Arial"}
BORDER = 2  # Excel's medium line


class Mark(NamedTuple):
    """One cell: the colour of its border, its note, its number format where another than the form's was typed in,
    a formula or a boolean that was typed, and where a click on it leads."""

    colour: str | None = None
    note: str = ""
    number_format: str | None = None
    formula: str | None = None
    boolean: bool | None = None
    link: str | None = None

    @property
    def properties(self) -> dict[str, str | int]:
        """What differs from the form's own cell format, as XlsxWriter spells it."""
        found: dict[str, str | int] = {}
        if self.colour is not None:
            found |= {"border": BORDER, "border_color": self.colour}
        return found | ({"num_format": self.number_format} if self.number_format else {})


def no_sheets(book: Any) -> None:
    """Nothing after the form's own sheets."""


@dataclass(frozen=True)
class Markings:
    """The marks by cell, the inputs whose content cannot be computed with, and what writes the further sheets."""

    marks: Mapping[Cell, Mark] = field(default_factory=dict)
    unusable: frozenset[Cell] = frozenset()
    sheets: Callable[[Any], None] = no_sheets
