"""A shared formula → its text in another of its cells: relative references move with the cell, nothing else does."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbook.cells import letters

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST = 8_192

# In this order: what must not be touched (strings, sheet prefixes such as Jan:Feb! and 'A1 B2'!), ranges of whole
# columns and rows, then words; only a word that is a reference and no function or sheet moves. Brackets are one by one:
# what stands inside them (structured references, numbers of other files) stays. No pattern backtracks over long text.
_TOKEN = re.compile(
    r"""
      (?P<text> "[^"]*" | '[^']*' )
    | (?P<open> \[ ) | (?P<close> \] )
    | (?P<columns> \$?[A-Za-z]{1,3} : \$?[A-Za-z]{1,3} (?![\w.$!(\\?]) )
    | (?P<rows> \$?[0-9]{1,7} : \$?[0-9]{1,7} (?![\w.$!(\\?]) )
    | (?P<word> [\w.$\\?]+ )
    | (?P<rest> [^\w.$\\?"'\[\]]+ )
    | (?P<stray> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_REFERENCE = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]{0,6})", re.ASCII)


class _Reference(NamedTuple):
    """A reference; a number counts from 0, and None stands for the half that a whole column or row lacks."""

    column: int | None
    column_fixed: bool
    row: int | None
    row_fixed: bool


class Shared(NamedTuple):
    """A shared formula as its first cell spells it, in pieces; None when it is longer than Excel allows."""

    row: int
    column: int
    pieces: tuple[str | _Reference, ...] | None

    @classmethod
    def of(cls, row: int, column: int, text: str) -> Shared:
        return cls(row, column, _pieces(text) if len(text) <= LONGEST else None)


def shared_formula(shared: Shared, row: int, column: int) -> str:
    """The formula as it reads in the cell (row, column)."""
    rows, columns = row - shared.row, column - shared.column
    pieces = shared.pieces or ()
    return "".join(piece if isinstance(piece, str) else _moved(piece, rows, columns) for piece in pieces)


_ADDRESS = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")


def place_of(address: str) -> tuple[int, int] | None:
    """Row and column, from 0, of an address such as C7."""
    found = _ADDRESS.fullmatch(address)
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def column_number(name: str) -> int:
    """The column, from 0, of its letters."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _pieces(text: str) -> tuple[str | _Reference, ...]:
    pieces: list[str | _Reference] = []
    depth = 0
    tokens = list(_TOKEN.finditer(text))
    for at, token in enumerate(tokens):
        kind, word = token.lastgroup, token[0]
        depth += (kind == "open") - (kind == "close")
        if depth > 0 or kind not in ("columns", "rows", "word"):
            pieces.append(word)
        elif kind == "word":
            pieces.append(word if _is_no_cell(text, tokens, at) else _cell(word))
        else:
            first, last = word.split(":")
            half = _whole_column if kind == "columns" else _whole_row
            pieces += half(first), ":", half(last)
    return tuple(pieces)


def _is_no_cell(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Whether a word is a function, a sheet, or the first sheet of a run such as Q1:Q4!A1."""
    end = tokens[at].end()
    if text[end : end + 1] in ("(", "!"):
        return True
    if text[end : end + 1] != ":" or at + 2 >= len(tokens) or tokens[at + 1][0] != ":":
        return False
    after = tokens[at + 2]
    return after.lastgroup == "word" and text[after.end() : after.end() + 1] == "!"


def _cell(word: str) -> str | _Reference:
    found = _REFERENCE.fullmatch(word)
    if not found:
        return word
    column, row = column_number(found[2]), int(found[4]) - 1
    if column >= LAST_COLUMN or row >= LAST_ROW:
        return word
    return _Reference(column, bool(found[1]), row, bool(found[3]))


def _whole_column(word: str) -> _Reference:
    return _Reference(column_number(word.lstrip("$")), word.startswith("$"), None, False)


def _whole_row(word: str) -> _Reference:
    return _Reference(None, False, int(word.lstrip("$")) - 1, word.startswith("$"))


def _moved(reference: _Reference, rows: int, columns: int) -> str:
    """The reference from another cell; like Excel it runs round the edge of the sheet."""
    text = ""
    if reference.column is not None:
        column = reference.column if reference.column_fixed else (reference.column + columns) % LAST_COLUMN
        text += ("$" if reference.column_fixed else "") + letters(column)
    if reference.row is not None:
        row = reference.row if reference.row_fixed else (reference.row + rows) % LAST_ROW
        text += ("$" if reference.row_fixed else "") + str(row + 1)
    return text
