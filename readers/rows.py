"""A list that people keep in csv or xlsx → its rows: BOM, semicolon, cp1252 and Excel's own numbers understood.

Raises `RowsRefused` for a file that is no such list.
"""

from __future__ import annotations

import csv
import warnings
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NamedTuple, NoReturn

from readers.opening import MIB, Unopened, opened, reason_of
from workbook.phrase import inert, spoken

DELIMITERS = (";", ",", "\t")
ENCODINGS = ("utf-8-sig", "cp1252")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
BYTES_MOST = 50 * MIB
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Row(NamedTuple):
    """One row with its number as Excel counts; a cell is a text, or a Decimal for a number in xlsx."""

    number: int
    cells: tuple[str | Decimal, ...]

    @property
    def fields(self) -> int:
        """How many fields there are up to the last that holds something."""
        return max((place for place, cell in enumerate(self.cells, start=1) if cell != ""), default=0)


class RowsRefused(ValueError):
    """A file that holds no rows; the facts are those of `register.<message_key>`."""

    def __init__(self, path: Path, message_key: str, **facts: object) -> None:
        super().__init__(path, message_key, facts)
        self.path, self.message_key, self.facts = path, message_key, facts

    def __str__(self) -> str:
        return f"{inert(str(self.path))}: {spoken(f'register.{self.message_key}', self.facts)}"


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a csv file, or of the first sheet of a workbook, as a stream; empty ones are left out."""
    return (row for row in _rows(path) if any(cell != "" for cell in row.cells))


def _rows(path: Path) -> Iterator[Row]:
    with _opened(path) as file:
        start = file.read(4)
    if start == OLE:
        _refuse(path, "old_excel")
    yield from _xlsx_rows(path) if start == ZIP else _csv_rows(path, _encoding(path, start))


def _opened(path: Path) -> BinaryIO:
    try:
        return opened(path, BYTES_MOST)
    except Unopened as error:
        _refuse(path, error.message_key, **error.facts)


def _read(path: Path, encoding: str) -> TextIOWrapper:
    return TextIOWrapper(_opened(path), encoding, newline="")


def _csv_rows(path: Path, encoding: str) -> Iterator[Row]:
    number = 0
    try:
        with _read(path, encoding) as file:
            first = file.readline()
            file.seek(0)
            for cells in csv.reader(file, delimiter=max(DELIMITERS, key=first.count), strict=True):
                number += 1
                yield Row(number, tuple(cell.strip() for cell in cells))
    except (csv.Error, UnicodeError):
        _refuse(path, "bad_csv", row=number + 1)
    except OSError as error:
        _refuse(path, "unreadable", reason=reason_of(error))


def _encoding(path: Path, start: bytes) -> str:
    """UTF-8 when the whole file is; else the one that Norwegian Excel saves in."""
    if start.startswith(UTF16_MARKS):
        return "utf-16"
    encoding = next((one for one in ENCODINGS if _reads(path, one)), None)
    return encoding if encoding is not None else _refuse(path, "encoding")


def _reads(path: Path, encoding: str) -> bool:
    try:
        with _read(path, encoding) as file:
            while file.read(1 << 16):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _xlsx_rows(path: Path) -> Iterator[Row]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _opened(path) as file, closing(load_workbook(file, read_only=True, data_only=True)) as book:
                sheet = book.worksheets[0]
                # What the file says of its own size may be wrong, and openpyxl would believe it.
                sheet.reset_dimensions()
                for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                    yield Row(number, tuple(_written(cell) for cell in cells))
    except RowsRefused:
        raise
    # openpyxl meets a broken file with whatever its parts raise.
    except Exception:
        _refuse(path, "bad_xlsx")


def _written(cell: object) -> str | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(repr(cell))
    return str(cell).strip()


def _refuse(path: Path, message_key: str, **facts: object) -> NoReturn:
    raise RowsRefused(path, message_key, **facts)
