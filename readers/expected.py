"""A register of programmes that should deliver (csv or xlsx) → `Expected` programmes. A column is a line in COLUMNS.

The register that `new` makes forms from will do: its other columns are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from readers.registers import kommuner, successors
from readers.rows import Row, RowsRefused, read_rows
from workbook.batch import normal
from workbook.expected import Expected

# What a column may be called, in small letters with _ for a blank.
COLUMNS = {
    "programme_id": ("programme_id", "program_id", "programid"),
    "name": ("name", "programme", "program", "navn", "programnavn"),
    "numbers": ("municipalities", "municipality", "kommunenummer", "kommunenr", "knr"),
    "years": ("years", "periode", "år"),
    "job_years": ("job_years",),
    "budget_years": ("budget_years",),
    "nothing": ("nothing_to_report", "ingenting_å_rapportere", "ingenting_a_rapportere", "ingen_rapport"),
    "file": ("file", "fil", "filnavn"),
}
YES = frozenset({"ja", "yes", "x", "1", "true", "sann"})
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
NUMBER = re.compile(r"\d{1,4}")


def read_expected(path: Path) -> tuple[Expected, ...]:
    """Every programme of the register, in its order. Raises RowsRefused."""
    rows = read_rows(path)
    header = next(rows, None)
    columns = _columns(header) if header else {}
    if "programme_id" not in columns and "numbers" not in columns:
        raise RowsRefused(path, "no_column", known=", ".join(names[0] for names in COLUMNS.values()))
    expected = tuple(_expected(path, row, columns) for row in rows)
    if not expected:
        raise RowsRefused(path, "empty")
    return expected


def _columns(header: Row) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = re.sub(r"[\s-]+", "_", str(cell).strip().casefold())
        known = next((column for column, names in COLUMNS.items() if name in names), None)
        if known is not None:
            found.setdefault(known, place)
    return found


def _expected(path: Path, row: Row, columns: Mapping[str, int]) -> Expected:
    cells = {name: _text(row.cells[place]) if place < len(row.cells) else "" for name, place in columns.items()}
    numbers = tuple(today for number in _numbers(cells.get("numbers", "")) for today in _today(path, row, number))
    years = [year for name in ("years", "job_years", "budget_years") for year in YEAR.findall(cells.get(name, ""))]
    # One of the two periods alone does not say where the whole of them begins and ends.
    whole = "years" in columns or {"job_years", "budget_years"} <= columns.keys()
    key = cells.get("programme_id", "")
    if not numbers and not re.fullmatch(r"\d{4}-\d{4}-\d{4}-.+", key):
        raise RowsRefused(path, "no_number", row=row.number)
    return Expected(
        key,
        cells.get("name", "") or key or ", ".join(kommuner(numbers)),
        normal(cells.get("name", "")),
        numbers,
        min(years) if years and whole else "",
        max(years) if years and whole else "",
        cells.get("nothing", "").casefold() in YES,
        cells.get("file", ""),
    )


def _text(cell: str | Decimal) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _numbers(text: str) -> Iterator[str]:
    """The kommunenummer in a cell; a spreadsheet has dropped the 0 of 0301."""
    return (number.zfill(4) for number in NUMBER.findall(text))


def _today(path: Path, row: Row, number: str) -> tuple[str, ...]:
    today = successors(number)
    if not today:
        raise RowsRefused(path, "unknown_number", row=row.number, number=number)
    return today
