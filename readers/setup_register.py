"""A register of programmes (csv or xlsx) over a common setup in; for each row a `Setup`, or what is wrong in it, out.

The file is read as a stream, row by row, and may be read as often as wanted. The columns are `setup_words.WORDS` and
EXTRA; a new one is a line in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, NoReturn

from readers.registers import municipality, named
from readers.rows import Row, RowsRefused, read_rows
from readers.setup_file import complete, even_shares
from readers.setup_words import BY_NAME, Document, Written, listed, missing, per_cent, placed, stood_in, word_at
from workbook.numbers import written
from workbook.setup import DECIMALS_MOST, Kind, Setup, SetupError

SHARES = {"share_state": Kind.STATE, "share_county": Kind.COUNTY, "share_municipality": Kind.MUNICIPALITY}
KOMMUNE_NAMES = "municipality_names"
EXTRA = (KOMMUNE_NAMES, *SHARES)
COLUMNS = (*BY_NAME, *EXTRA)

EXCEL_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#I/T", "#VERDI!"})


class Problem(NamedTuple):
    """What is wrong in a row: its number as Excel counts, the column, and the facts of `setup.<message_key>`."""

    row: int
    column: str
    message_key: str
    facts: Mapping[str, object]


class Programme(NamedTuple):
    """A row that gives a setup."""

    row: int
    setup: Setup


def read_register(path: Path, common: Document) -> Iterator[Programme | Problem]:
    """Each row as a programme, or as one problem for each column that is wrong. Raises RowsRefused."""
    rows = read_rows(path)
    header = next(rows, None)
    if header is None:
        _refuse(path, "empty")
    columns = _columns(path, header.cells)
    found = False
    for row in rows:
        found = True
        yield from _programme(row, columns, common)
    if not found:
        _refuse(path, "empty")


# --- one row ---------------------------------------------------------------------------------------------------


def _columns(path: Path, header: tuple[Written, ...]) -> tuple[str, ...]:
    names = tuple(re.sub(r"[\s-]+", "_", str(cell).strip().casefold()) for cell in header)
    for name in names:
        if name and name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, 1)
            facts = {"value": name, "allowed": ", ".join(COLUMNS), "nearest": near[0] if near else ""}
            _refuse(path, "unknown_column_near" if near else "unknown_column", **facts)
        if name and names.count(name) > 1:
            _refuse(path, "column_twice", value=name)
    return names


def _programme(row: Row, columns: tuple[str, ...], common: Document) -> Iterator[Programme | Problem]:
    if row.fields > len(columns):  # then nobody knows which cell belongs to which column
        yield Problem(row.number, "", "word_too_many", {"fields": row.fields, "columns": len(columns)})
        return
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for column, cell in zip_longest(columns, row.cells, fillvalue=""):
        try:
            if cell != "":
                values[str(column)] = _value(str(column), cell)
        except SetupError as error:
            problems.append(Problem(row.number, str(column), error.message_key, error.facts))
    yield from problems
    yield from _completed(row.number, values, common, frozenset(one.column for one in problems))


def _value(column: str, cell: Written) -> object:
    if not column:
        raise SetupError("", "word_no_column", {"value": str(cell)})
    if cell in EXCEL_ERRORS:
        raise SetupError(column, "word_excel_error", {"value": cell})
    if column in SHARES:
        return _share(column, cell)
    return str(cell) if column == KOMMUNE_NAMES else BY_NAME[column].read(BY_NAME[column].key, cell)


def _share(column: str, cell: Written) -> Decimal:
    """A share as a setup may hold it: one with more decimals than that could not be written whole."""
    share = per_cent(column, cell)
    amount = written(share)
    if amount is None or len(share.partition(".")[2]) > DECIMALS_MOST:
        raise SetupError(column, "bad_amount", {"value": share})
    return amount


def _completed(
    row: int, values: Mapping[str, object], common: Document, wrong: frozenset[str]
) -> Iterator[Programme | Problem]:
    """The programme, or what is wrong beside the columns that are known to be."""
    document = _placed(values, common)
    absent = [Problem(row, word.name, "missing_key", {}) for word in missing(document) if word.name not in wrong]
    if absent or wrong:
        yield from absent
        yield from _the_rest(row, values, common)
        return
    try:
        setup = complete(document)
        _compare_names(setup, values.get(KOMMUNE_NAMES))
        yield Programme(row, _shared(setup, values))
    except SetupError as error:
        yield from _all_wrong(row, error, values, common)


def _placed(values: Mapping[str, object], common: Document) -> dict[str, object]:
    return placed(common, {name: value for name, value in values.items() if name in BY_NAME})


def _all_wrong(row: int, error: SetupError, values: Mapping[str, object], common: Document) -> Iterator[Problem]:
    """The error, and what is wrong in the other cells when its own is left out."""
    word = word_at(error.key)
    column = word.name if word else error.key
    yield Problem(row, column, error.message_key, error.facts)
    if column in values:
        yield from _the_rest(row, {name: value for name, value in values.items() if name != column}, common)


def _the_rest(row: int, values: Mapping[str, object], common: Document) -> Iterator[Problem]:
    """What is wrong in these cells, with stand-ins for what is missing."""
    try:
        setup = stood_in(_placed(values, common))
        if "municipalities" in values:
            _compare_names(setup, values.get(KOMMUNE_NAMES))
        _shared(setup, values)
    except SetupError as error:
        yield from _all_wrong(row, error, values, common)


def _compare_names(setup: Setup, names: object) -> None:
    """The names say the same kommuner as the numbers, or a digit is wrong somewhere."""
    if not isinstance(names, str):
        return
    given = [name.strip() for name in re.split("[,;\n]", names) if name.strip()]
    pairs = zip_longest(setup.municipalities, given, fillvalue="")
    for number, name in pairs:
        if number not in {one.number for one in named(name)}:
            known = municipality(number)
            facts = {"number": number or "–", "name": name or "–", "known": known.name if known else "–"}
            raise SetupError(KOMMUNE_NAMES, "word_names_differ", {**facts, "choices": listed(named(name)) or "–"})


def _shared(setup: Setup, values: Mapping[str, object]) -> Setup:
    """The setup with the row's agreed shares, each over the financiers of its kind in even parts."""
    financiers = list(setup.financiers)
    for column, kind in SHARES.items():
        share = values.get(column)
        places = [place for place, one in enumerate(financiers) if one.kind is kind]
        if not isinstance(share, Decimal):
            continue
        if not places:
            raise SetupError(column, "word_no_kind", {"kind": kind.value})
        if share > 100 or share < 0:
            raise SetupError(column, "out_of_range", {"value": share, "least": 0, "most": 100})
        for place, part in zip(places, even_shares(share, len(places)), strict=True):
            financiers[place] = financiers[place]._replace(share=part)
    return replace(setup, financiers=tuple(financiers))


def _refuse(path: Path, message_key: str, **facts: object) -> NoReturn:
    raise RowsRefused(path, message_key, **facts)
