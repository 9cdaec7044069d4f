"""A register of programmes that should deliver (csv or xlsx) → `Expected` programmes. A column is a line in COLUMNS.

The register that `new` makes forms from will do: its other columns are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, NoReturn

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
YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "sann"})
NO = frozenset({"", "nei", "n", "no", "0", "false", "usann"})
PERIODS = ("years", "job_years", "budget_years")
PROGRAMME_ID = re.compile(r"(\d{4})-\d{4}-\d{4}-.+")
# What a spreadsheet makes of 4032: «4 032» and «4032,0».
GROUPED, DECIMALS = re.compile(r"(?<!\d)(\d)\s(\d{3})(?!\d)"), re.compile(r"(?<=\d)[.,]0+(?!\d)")
YEARS = re.compile(r"(?<!\d)(\d{2})(\d{2})(?:\s*[-–—/]\s*(\d{2})(?![\d.-]))?(?!\d)")  # 2027-32 too
UNTIL = re.compile(r"\s*(?:til|t\.?\s?o\.?\s?m|[-–—])", re.IGNORECASE)


class _Line(NamedTuple):
    """A row of the register: its texts and the headings above them, by what the columns are for."""

    path: Path
    row: int
    texts: Mapping[str, str]
    heads: Mapping[str, str]

    def __call__(self, column: str) -> str:
        return self.texts.get(column, "")

    def refuse(self, message_key: str, column: str, value: str = "") -> NoReturn:
        raise RowsRefused(self.path, message_key, row=self.row, column=self.heads[column], value=value)


def read_expected(path: Path) -> tuple[Expected, ...]:
    """Every programme of the register, in its order. Raises RowsRefused."""
    rows = read_rows(path)
    header = next(rows, None)
    columns = _columns(header) if header else {}
    if header is None or columns.keys().isdisjoint(("programme_id", "numbers")):
        raise RowsRefused(path, "no_column", known=", ".join(names[0] for names in COLUMNS.values()))
    heads = {name: _text(header.cells[place]) for name, place in columns.items()}
    first: dict[Expected, int] = {}
    expected = []
    for row in rows:
        texts = {name: _text(row.cells[place]) for name, place in columns.items() if place < len(row.cells)}
        one = _expected(_Line(path, row.number, texts, heads))
        if (same := first.setdefault(_told_apart(one), row.number)) != row.number:
            raise RowsRefused(path, "row_twice", row=row.number, first=same)
        expected.append(one)
    if not expected:
        raise RowsRefused(path, "empty")
    return tuple(expected)


def _columns(header: Row) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = re.sub(r"[\s-]+", "_", str(cell).strip().casefold())
        known = next((column for column, names in COLUMNS.items() if name in names), None)
        if known is not None:
            found.setdefault(known, place)
    return found


def _text(cell: str | Decimal) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _told_apart(one: Expected) -> Expected:
    """What two rows must differ in to be two programmes."""
    return one._replace(programme="", numbers=tuple(sorted(one.numbers)), nothing=False, file="")


def _expected(line: _Line) -> Expected:
    key, name = line("programme_id"), line("name")
    numbers = _numbers(line)
    return Expected(
        key, name or key or ", ".join(kommuner(numbers)), normal(name), numbers, *_period(line), _nothing(line),
        line("file"),
    )  # fmt: skip


def _numbers(line: _Line) -> tuple[str, ...]:
    """The kommunenummer of today, of their own column or of the id; a spreadsheet has dropped the 0 of 0301."""
    known = PROGRAMME_ID.fullmatch(line("programme_id"))
    text = line("numbers") or (known[1] if known else "")
    found = re.findall(r"\d+", DECIMALS.sub("", GROUPED.sub(r"\1\2", text)))
    if not found:
        line.refuse("no_number", "numbers" if "numbers" in line.heads else "programme_id")
    return tuple(dict.fromkeys(today for number in found for today in _today(line, number)))


def _today(line: _Line, number: str) -> tuple[str, ...]:
    column = "numbers" if line("numbers") else "programme_id"
    return successors(number.zfill(4)) or line.refuse("unknown_number", column, number)


def _period(line: _Line) -> tuple[str, str]:
    """First and last year, as far as they are given."""
    # One of the two periods alone does not say where the whole of them begins and ends.
    if "years" not in line.heads and not line.heads.keys() >= {"job_years", "budget_years"}:
        return "", ""
    known = [_years(line, column) for column in PERIODS]
    firsts, lasts = ([year for year in years if year] for years in zip(*known, strict=True))
    return min(firsts, default=""), max(lasts, default="")


def _years(line: _Line, column: str) -> tuple[str, str]:
    """The years of «2027–2032», «2027-32», «fra 2027» and «til 2032»; none of a text without digits."""
    text = line(column)
    years = sorted(year for found in YEARS.finditer(text) for year in _both(found))
    if not years and re.search(r"\d", text):
        line.refuse("bad_period", column, text)
    if len(years) == 1:
        return ("", years[0]) if UNTIL.match(text) else (years[0], "")
    return (years[0], years[-1]) if years else ("", "")


def _both(found: re.Match[str]) -> Iterator[str]:
    century, year, end = found.groups()
    yield century + year
    if end is not None:
        yield century + end


def _nothing(line: _Line) -> bool:
    word = line("nothing").casefold().strip(" .!-–")
    if word not in YES | NO:
        line.refuse("not_yes", "nothing", line("nothing"))
    return word in YES
