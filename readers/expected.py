"""A register of programmes that should deliver (csv or xlsx) → `Expected` programmes. A column is a line in COLUMNS.

The register that `new` makes forms from will do: its other columns are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, NoReturn

from readers.registers import former, kommuner, successors
from readers.rows import Row, RowsRefused, read_rows
from workbook.batch import normal
from workbook.expected import Expected

# What a column may be called, in small letters with _ for a blank: first in Norwegian, then in English.
COLUMNS = {
    "numbers": ("kommunenummer", "municipalities", "municipality", "kommunenr", "knr"),
    "programme_id": ("program_id", "programme_id", "programid"),
    "name": ("program", "programme", "name", "navn", "programnavn"),
    "years": ("periode", "years", "år"),
    "job_years": ("målår", "job_years"),
    "budget_years": ("budsjettår", "budget_years"),
    "nothing": ("ingenting_å_rapportere", "nothing_to_report", "ingenting_a_rapportere", "ingen_rapport"),
    "file": ("fil", "file", "filnavn"),
}
YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "sann"})
NO = frozenset({"", "nei", "n", "no", "0", "false", "usann"})
PERIODS = ("years", "job_years", "budget_years")
PROGRAMME_ID = re.compile(r"(\d{4})-\d{4}-\d{4}-.+")
# What a spreadsheet makes of 4032: «4 032» and «4032,0».
GROUPED, DECIMALS = re.compile(r"(?<!\d)(\d)\s(\d{3})(?!\d)"), re.compile(r"(?<=\d)[.,]0+(?!\d)")
# A period and nothing more: «2027», «2027–2032», «2027-32», «fra 2027», «t.o.m. 2032», a year also as a day of it.
DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?)?"
FROM = r"(?:fra|frå|from)(?:\s+og\s+med)?|f\.?\s?o\.?\s?m\.?"
UNTIL = r"(?:til|to|until)(?:\s+og\s+med)?|t\.?\s?o\.?\s?m\.?|[-–—]"
PERIOD = re.compile(
    rf"(?:(?:{FROM})?\s*{DAY}(?P<first>(?P<century>\d\d)\d\d)\s*)?"
    rf"(?:(?P<until>{UNTIL}|/)\s*(?:{DAY}(?P<last>\d{{4}})|(?(first)(?P<short>\d\d)|(?!)))?)?",
    re.IGNORECASE,
)


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
        raise RowsRefused(path, "no_column", known=", ".join(_called(*names[:2]) for names in COLUMNS.values()))
    heads = {name: _text(header.cells[place]) for name, place in columns.items()}
    first: dict[Expected, int] = {}
    expected = []
    for row in rows:
        if row.fields > len(header.cells):  # then nobody knows which cell belongs to which column
            facts = {"row": row.number, "fields": row.fields, "columns": len(header.cells)}
            raise RowsRefused(path, "too_many_fields", **facts)
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


def _called(norwegian: str, english: str) -> str:
    """A column as people may head it: «Kommunenummer (municipalities)»."""
    return f"{norwegian.replace('_', ' ').capitalize()} ({english})"


def _text(cell: str | Decimal) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def _told_apart(one: Expected) -> Expected:
    """What two rows must differ in to be two programmes."""
    return one._replace(programme="", numbers=tuple(sorted(one.numbers)), nothing=False, file="", former=())


def _expected(line: _Line) -> Expected:
    key, name = line("programme_id"), line("name")
    numbers = _numbers(line)
    return Expected(
        key, name or key or ", ".join(kommuner(numbers)), normal(name), numbers, *_period(line), _nothing(line),
        line("file"), former(numbers),
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
    """The first and last year of a cell that is a period and nothing more; none of a text without digits."""
    text = line(column).strip()
    if not re.search(r"\d", text):
        return "", ""
    found = PERIOD.fullmatch(text) or line.refuse("bad_period", column, text)
    first, last = found["first"] or "", found["last"] or ""
    last = last or (found["century"] + found["short"] if found["short"] else "")
    return (min(first, last), max(first, last)) if first and last else (first, last)


def _nothing(line: _Line) -> bool:
    word = line("nothing").casefold().strip(" .!-–")
    if word not in YES | NO:
        line.refuse("not_yes", "nothing", line("nothing"))
    return word in YES
