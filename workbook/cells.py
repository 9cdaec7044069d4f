"""A place in the workbook: `Cell` is the coin that the writer, the reader, the formulas and the findings share.

Rows and columns count from 0; an address is what a person reads in Excel. Nothing here opens a file.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

QUOTELESS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå_")


@lru_cache(maxsize=512)
def letters(column: int) -> str:
    """The letters of a column that counts from 0: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=256)
def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it."""
    return sheet if set(sheet) <= QUOTELESS else "'" + sheet.replace("'", "''") + "'"


class Cell(NamedTuple):
    """One cell; row and column count from 0."""

    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        return f"{letters(self.column)}{self.row + 1}"

    @property
    def address(self) -> str:
        """The address a person can follow: Mål!C7."""
        return f"{quoted(self.sheet)}!{self.a1}"

    def moved(self, rows: int = 0, columns: int = 0) -> Cell:
        return Cell(self.sheet, self.row + rows, self.column + columns)


class Span(NamedTuple):
    """A rectangle of cells on one sheet, both corners included."""

    first: Cell
    last: Cell

    @property
    def a1(self) -> str:
        return self.first.a1 if self.first == self.last else f"{self.first.a1}:{self.last.a1}"

    @property
    def address(self) -> str:
        return f"{quoted(self.first.sheet)}!{self.a1}"

    @property
    def absolute(self) -> str:
        """The span as a defined name or a chart writes it: Mål!$B$5:$I$7."""
        corners = (f"${letters(cell.column)}${cell.row + 1}" for cell in self)
        first, last = corners
        return f"{quoted(self.first.sheet)}!{first}" + ("" if self.first == self.last else f":{last}")

    @property
    def sliding(self) -> str:
        """The span as a formula writes it that is the same in every column of its row: Mål!B$5:B$7."""
        first, last = (f"{letters(cell.column)}${cell.row + 1}" for cell in self)
        return f"{quoted(self.first.sheet)}!{first}:{last}"

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell of the span, row by row."""
        return tuple(
            Cell(self.first.sheet, row, column)
            for row in range(self.first.row, self.last.row + 1)
            for column in range(self.first.column, self.last.column + 1)
        )
