"""References in formulas and defined names: read, moved to where their cells stand in a file, and compared.

Two formulas are the same when they differ only in what programs change on saving: blanks, quotes round the names of
sheets, letter case, `TRUE()`, prefixes of newer functions, and the name of the sheet that the formula stands on.
A file as issued needs none of the patterns for that, so they are compiled when first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from readers.shared import column_number
from workbook.cells import letters, quoted
from workbook.places import Moved, reach

LONGEST = 8_192


class Reference(NamedTuple):
    """A block of cells on a sheet; rows and columns count from 0."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int


_SPAN = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?"
)


@lru_cache(maxsize=4096)
def reference_of(text: str) -> Reference | None:
    """What a defined name points at, when that is one block of cells."""
    found = _SPAN.fullmatch(text.removeprefix("=").strip()) if len(text) < LONGEST else None
    if found is None:
        return None
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    row, column = int(found[4]) - 1, column_number(found[3])
    last_row, last_column = (int(found[6]) - 1, column_number(found[5])) if found[5] else (row, column)
    return Reference(sheet, row, column, last_row, last_column)


# --- a form's own formula, as it reads where its cells have been moved ----------------------------------------------


@cache
def _own() -> re.Pattern[str]:
    return re.compile(
        r'"(?:[^"]|"")*"'
        r"|([A-Za-zÆØÅæøå_]+)!(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]*)(?::(\$?)([A-Z]{1,3})(\$?)([1-9][0-9]*))?"
    )


def moved(excel: str, places: Mapping[str, Moved]) -> str:
    """A formula of the form, whose references all name their sheet, as a program leaves it when its cells move."""
    return _own().sub(lambda found: _moved(found, places), excel)


def _moved(found: re.Match[str], places: Mapping[str, Moved]) -> str:
    sheet = found[1]
    place = places.get(sheet) if sheet else None
    if place is None:
        return found[0]
    first = int(found[5]) - 1, column_number(found[3])
    last = (int(found[9]) - 1, column_number(found[7])) if found[9] else first
    rows, columns = reach(place.rows, first[0], last[0]), reach(place.columns, first[1], last[1])
    if rows is None or columns is None:
        return "#REF!"
    start = f"{found[2]}{letters(columns[0])}{found[4]}{rows[0] + 1}"
    end = f":{found[6]}{letters(columns[1])}{found[8]}{rows[1] + 1}" if found[9] else ""
    return f"{quoted(place.sheet)}!{start}{end}"


# --- what counts as the same formula ---------------------------------------------------------------------------------


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"""
      (?P<text> "(?:[^"]|"")*" )
    | (?P<quoted> '(?:[^']|'')*'!? )
    | (?P<sheet> [^\W\d][\w.]*! )
    | (?P<noise> \s+ | @ | _xl(?:fn|ws)\. )
    | (?P<logic> (?:TRUE|FALSE)\(\) )
    | (?P<number> (?<![\w$.]) [0-9]+ \. [0-9]+ (?![\w.]) )
    | (?P<word> [$\w.]+ )
    """,
        re.VERBOSE | re.IGNORECASE,
    )


@lru_cache(maxsize=16384)
def normal(formula: str, sheet: str) -> str:
    """A formula on a sheet, without what differs from program to program."""
    if len(formula) > LONGEST:
        return formula
    own = sheet.casefold()
    return _token().sub(lambda found: _normal(found, own), formula.removeprefix("=").strip("{}").removeprefix("="))


def plain_name(sheet: str) -> str:
    """A sheet's name as one word."""
    return "_" + re.sub(r"\W", "_", sheet.casefold())


def _normal(found: re.Match[str], own: str) -> str:
    match found.lastgroup:
        case "noise":
            return ""
        case "quoted" | "sheet" if found[0].endswith("!"):
            name = found[0][:-1].removeprefix("'").removesuffix("'").replace("''", "'").casefold()
            return "" if name == own else f"{plain_name(name)}!"
        case "logic":
            return found[0][:-2].upper()
        case "number":
            return f"{Decimal(found[0]).normalize():f}"
        case "word":
            return found[0].upper()
        case _:
            return found[0]


# --- how a formula was changed ---------------------------------------------------------------------------------------


@cache
def _cells() -> re.Pattern[str]:
    return re.compile(r'"(?:[^"]|"")*"|(?<![\w.$!])(?:[^\W\d][\w.]*!)?\$?[A-Z]{1,3}\$?[0-9]+(?![\w(])', re.IGNORECASE)


def skeleton(normal_formula: str) -> str:
    """A normal formula with every reference to a cell left open: what is left when only references moved."""
    return _cells().sub(lambda found: found[0] if found[0].startswith('"') else "§", normal_formula)


@cache
def _ranges() -> re.Pattern[str]:
    return re.compile(
        r'"(?:[^"]|"")*"|(?:(?<![\w.$])(\w+)!)?(?<![\w.])\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?'
    )


class Blank(NamedTuple):
    """Rows and columns of a sheet in which nothing of the form stands."""

    rows: frozenset[int]
    columns: frozenset[int]


def paired(one: str, other: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """The references of two normal formulas that differ in nothing else, side by side; none when they do."""
    mine, theirs = list(_ranges().finditer(one)), list(_ranges().finditer(other))
    alike = len(mine) == len(theirs) and skeleton(one) == skeleton(other)
    return [(a, b) for a, b in zip(mine, theirs, strict=True) if a[2] and b[2]] if alike else []


def same_but_for_blanks(one: str, other: str, blanks: Mapping[str, Blank]) -> bool:
    """Whether two normal formulas differ only in which of several blank rows or columns side by side a range ends on.

    `blanks` stand under plain names of sheets, those of the formula's own sheet under "".
    """
    pairs = paired(one, other)
    return bool(pairs) and all(a[0] == b[0] or _same_range(a, b, blanks) for a, b in pairs)


def _same_range(one: re.Match[str], other: re.Match[str], blanks: Mapping[str, Blank]) -> bool:
    blank = blanks.get(one[1] or "")
    if blank is None or one[1] != other[1] or (one[4] is None) != (other[4] is None):
        return False
    rows = ((int(one[at]), int(other[at])) for at in (3, 5) if one[at])
    columns = ((column_number(one[at]), column_number(other[at])) for at in (2, 4) if one[at])
    return all(_beside(a - 1, b - 1, blank.rows) for a, b in rows) and all(
        _beside(a, b, blank.columns) for a, b in columns
    )


def _beside(one: int, other: int, blank: frozenset[int]) -> bool:
    first, last = sorted((one, other))
    return one == other or (last - first <= len(blank) and all(at in blank for at in range(first, last + 1)))


def without_texts(formula: str) -> str:
    return re.sub(r'"(?:[^"]|"")*"', "", formula) if len(formula) <= LONGEST else formula
