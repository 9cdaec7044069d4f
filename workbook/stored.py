"""What a file stores, as it was read: sheets, cells, formats and what is allowed; nothing here is judged.

Places are (row, column) from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

Place = tuple[int, int]


class Found(NamedTuple):
    """One cell as stored.

    `kind` is number, text, bool, error or blank. `value` is a Decimal for a number, the text, the error code, or
    TRUE and FALSE; a cell that holds no such thing has kind error, its raw text as value, and a note on its sheet.
    `formula` has no "=" in front; "" is a formula that the file does not spell out.
    """

    kind: str
    raw: str
    value: Decimal | str | None
    formula: str | None
    array: bool
    style: int


class Validation(NamedTuple):
    """One data validation; `x14` when it stands in Excel's extension list."""

    sqref: str
    kind: str
    operator: str
    formula1: str
    formula2: str
    title: str
    prompt: str
    x14: bool


class OpenRange(NamedTuple):
    """One allow-edit range of a protected sheet; `password` when it asks for one."""

    name: str
    sqref: str
    password: bool


class Comment(NamedTuple):
    """What somebody, or we, put at a cell without writing in it."""

    place: Place
    author: str
    text: str


class SheetRead(NamedTuple):
    """One sheet. `duplicates` are given twice; `notes` say what is odd, by place.

    `open_ranges` are those that stay editable on a protected sheet; `attached` are the kinds of what hangs on it.
    """

    name: str
    state: str
    cells: Mapping[Place, Found] = MappingProxyType({})
    protected: bool = False
    protection: Mapping[str, str] = MappingProxyType({})
    validations: tuple[Validation, ...] = ()
    open_ranges: tuple[OpenRange, ...] = ()
    merges: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    duplicates: tuple[Place, ...] = ()
    notes: tuple[tuple[int, int, str], ...] = ()
    comments: tuple[Comment, ...] = ()
    attached: frozenset[str] = frozenset()


class Style(NamedTuple):
    """What a cell format means; `hidden` hides the formula."""

    locked: bool = True
    number_format: str = "General"
    is_date: bool = False
    is_percent: bool = False
    hidden: bool = False


class Stored(NamedTuple):
    """A whole workbook as it was read; of what is in it, what a copy of it holds too.

    Names that belong to a sheet stand under `Sheet!name`; `structure` is locked when no sheet can be moved.
    """

    sheets: tuple[SheetRead, ...]
    styles: tuple[Style, ...]
    names: Mapping[str, str]
    custom: Mapping[str, str]
    date1904: bool = False
    calc_mode: str = "auto"
    structure: bool = True
