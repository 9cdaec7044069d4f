"""A register of programmes: every way that Excel saves it, every row judged, and no file that ends in a traceback."""

from __future__ import annotations

import csv
import io
import random
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers.registers import named, nearly_named
from readers.rows import RowsRefused
from readers.setup_register import COLUMNS, Problem, Programme, read_register
from readers.setup_words import WORDS, financier, judge, kommune, missing, placed, word_at
from tests.hostile import ole
from workbook.setup import Setup, SetupError
from workbook.texts import texts

COMMON: dict[str, object] = {"schema": 1, "years": {"jobs": [2027, 2032], "budget": [2027, 2031]}}
HEADER = ["name", "municipalities", "goal_jobs", "frame"]
ROWS = [["Ås – prøve", "4032", "60", "36,5"], ["Øy; vik", "1828", "20", "9"]]


def as_csv(rows: list[list[str]], delimiter: str = ";") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def register(folder: Path, content: str | bytes | list[list[Any]]) -> Path:
    """A csv of a text, the same bytes, or an xlsx of rows."""
    if isinstance(content, list):
        path = folder / "programmer.xlsx"
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for row in content:
            sheet.append(row)
        book.save(path)
        return path
    path = folder / "programmer.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, content: str | bytes | list[list[Any]], **common: object) -> list[Programme | Problem]:
    return list(read_register(register(folder, content), {**COMMON, **common}))


def setups(found: list[Programme | Problem]) -> list[Setup]:
    assert all(isinstance(one, Programme) for one in found), found
    return [one.setup for one in found if isinstance(one, Programme)]


def problems(found: list[Programme | Problem]) -> list[tuple[int, str, str]]:
    for one in found:
        if isinstance(one, Problem):
            assert "{" not in texts("nb")(f"setup.{one.message_key}", **{**one.facts, "where": one.column})
    return [(one.row, one.column, one.message_key) for one in found if isinstance(one, Problem)]


def refused(folder: Path, content: str | bytes | list[list[Any]]) -> str:
    with pytest.raises(RowsRefused) as caught:
        read(folder, content)
    assert texts("nb")(f"register.{caught.value.message_key}", **caught.value.facts)
    return caught.value.message_key


# --- the file --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_way_that_excel_saves_a_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    found = setups(read(tmp_path, as_csv([HEADER, *ROWS], delimiter).encode(encoding)))
    assert [(one.name, one.goal_jobs, one.frame) for one in found] == [
        ("Ås – prøve", Decimal(60), Decimal("36.5")), ("Øy; vik", Decimal(20), Decimal(9)),
    ]  # fmt: skip


def test_a_late_letter_decides_the_encoding(tmp_path: Path) -> None:
    rows = [["A", "4032", "1", "1"]] * 20_000 + [["Å", "4032", "1", "1"]]
    found = read(tmp_path, as_csv([HEADER, *rows]).encode("cp1252"))
    assert setups(found[-1:])[0].name == "Å"


def test_an_xlsx_with_numbers_as_numbers(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Name ", "municipalities", "Goal-jobs", "frame", "edition"],
        ["Ås", 4032, 60, 1.234, 2.0],
        [None] * 5,
    ]
    first = setups(read(tmp_path, rows))[0]
    assert (first.municipalities, first.goal_jobs, first.frame, first.edition) == (
        ("4032",), Decimal(60), Decimal("1.234"), 2,
    )  # fmt: skip


def test_an_xlsx_that_lies_about_its_size_keeps_its_rows(tmp_path: Path) -> None:
    import zipfile

    path = register(tmp_path, [HEADER, *[["P", "4032", "1", "1"]] * 9])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'ref="A1:D10"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'ref="A1:D10"', b'ref="A1:B2"')
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert len(list(read_register(path, COMMON))) == 9


@pytest.mark.parametrize(
    ("content", "message_key"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("name;municipalities\n;\n", "empty"),
        ("name;komune\nA;4032\n", "unknown_column"),
        ("name;municipality\nA;4032\n", "unknown_column_near"),
        ("name;name\nA;B\n", "column_twice"),
        ('name;frame\n"A;1\nB;2\n', "bad_csv"),
        ("name;frame\n" + "A" * 200_000 + ";1\n", "bad_csv"),
        (b"name;frame\nA\x81;1\n", "encoding"),
        (b"\xff\xfea", "bad_csv"),
        (b"PK\x03\x04 and no more", "bad_xlsx"),
        (ole("Workbook"), "old_excel"),
        ([[1, 2], [3, 4]], "unknown_column"),
        (b"%PDF-1.7\n%\x00\x01\n", "unknown_column"),
    ],
)
def test_a_file_that_is_no_register(tmp_path: Path, content: str | bytes | list[list[Any]], message_key: str) -> None:
    assert refused(tmp_path, content) == message_key


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path, message_key in ((tmp_path / "no.csv", "no_file"), (tmp_path, "unreadable")):
        with pytest.raises(RowsRefused) as caught:
            list(read_register(path, COMMON))
        assert caught.value.message_key == message_key


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.booleans())
def test_no_bytes_end_in_a_traceback(tmp_path: Path, content: bytes, headed: bool) -> None:
    with suppress(RowsRefused):
        problems(read(tmp_path, (b"name;municipalities\n" if headed else b"") + content))


def test_no_damaged_xlsx_ends_in_a_traceback(tmp_path: Path) -> None:
    path = register(tmp_path, [HEADER, *ROWS])
    whole, chance = path.read_bytes(), random.Random(1)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 5, 40))):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        path.write_bytes(broken[: chance.randrange(5, len(broken)) if chance.random() < 0.3 else len(broken)])
        with suppress(RowsRefused):
            list(read_register(path, COMMON))


# --- the rows --------------------------------------------------------------------------------------------------


def test_every_column_overrides_the_common_setup(tmp_path: Path) -> None:
    row = {
        "name": "Vik", "municipalities": "1515 1818", "municipality_names": "Herøy; Herøy", "job_years": "2026–2028",
        "budget_years": "2026", "areas": "A; B *;*C", "financiers": "KDD:state:40; Fylket:county:35;Vi:municipality:25",
        "goal_jobs": "1 200", "frame": "12,25", "reserve": "1", "language": "NB", "edition": "3", "share_state": "50 %",
        "share_county": "25", "share_municipality": "25",
    }  # fmt: skip
    assert set(row) == set(COLUMNS)
    setup = setups(read(tmp_path, as_csv([list(row), list(row.values())]), area=[{"name": "Felles"}]))[0]
    assert (setup.name, setup.municipalities, setup.job_years) == ("Vik", ("1515", "1818"), ("2026", "2027", "2028"))
    assert (setup.budget_years, setup.goal_jobs, setup.frame) == (("2026",), Decimal(1200), Decimal("12.25"))
    assert [(one.name, one.jobs) for one in setup.areas] == [("A", True), ("B", False), ("C", False)]
    assert [one.share for one in setup.financiers] == [Decimal(50), Decimal(25), Decimal(25)]
    assert (setup.reserve, setup.language, setup.edition) == (1, "nb", 3)


def test_an_empty_cell_leaves_the_common_value(tmp_path: Path) -> None:
    common = {"programme": {"name": "Felles", "municipalities": ["4032"], "edition": 2}}
    found = setups(read(tmp_path, "name;edition\nA;\n;3\n", **common))
    assert [(one.name, one.edition) for one in found] == [("A", 2), ("Felles", 3)]


def test_shares_are_split_over_the_kommuner(tmp_path: Path) -> None:
    found = setups(read(tmp_path, "name;municipalities;share_municipality\nA;1515 1818 1828;40\n"))
    assert [one.share for one in found[0].financiers[2:]] == [Decimal("13.33"), Decimal("13.33"), Decimal("13.34")]
    finer = "name;municipalities;share_municipality\nA;1515 1818 1828;33,3333\nB;4032;33,3333\n"
    for setup in setups(read(tmp_path, finer)):
        assert sum(one.share or 0 for one in setup.financiers[2:]) == Decimal("33.3333")


@pytest.mark.parametrize(
    ("column", "cell", "message_key"),
    [
        ("municipalities", "301", "word_kommune"),
        ("municipalities", "9999", "unknown_municipality"),
        ("municipalities", "1850", "old_municipality"),
        ("municipalities", "Våler", "word_kommune_several"),
        ("municipalities", "Nessna", "word_kommune_near"),
        ("municipality_names", "Nesna", "word_names_differ"),
        ("municipality_names", "Fyresdal, Nesna", "word_names_differ"),
        ("job_years", "seks år", "word_years"),
        ("job_years", "2035-2036", "years_hole"),
        ("budget_years", "2031-2027", "years_descending"),
        ("areas", "A;a", "name_twice"),
        ("financiers", "KDD;Fylket", "word_financier"),
        ("goal_jobs", "1.234", "word_amount"),
        ("goal_jobs", "minst 50", "word_amount"),
        ("goal_jobs", "2,5", "whole_amount"),
        ("frame", "#REF!", "word_excel_error"),
        ("reserve", "4", "out_of_range"),
        ("edition", "første", "word_whole"),
        ("language", "no", "unknown_choice"),
        ("share_state", "120", "out_of_range"),
        ("share_state", "33,33333333", "bad_amount"),
        ("share_state", "halv", "word_amount"),
        ("", "løs", "word_no_column"),
    ],
)
def test_a_wrong_cell_is_named(tmp_path: Path, column: str, cell: str, message_key: str) -> None:
    cells = {"name": "A", "municipalities": "4032", column: cell}
    found = read(tmp_path, as_csv([list(cells), list(cells.values())]))
    where = "budget_years" if message_key == "years_hole" else column
    assert problems(found) == [(2, where, message_key)]


def test_one_row_tells_of_all_its_cells(tmp_path: Path) -> None:
    found = read(tmp_path, "name;municipalities;language;reserve;frame\nA;9999;no;4;2\n;4032;nb;1;x\nB;4032;nb;1;1\n")
    assert sorted(problems(found)) == [
        (2, "language", "unknown_choice"), (2, "municipalities", "unknown_municipality"),
        (2, "reserve", "out_of_range"), (3, "frame", "word_amount"), (3, "name", "missing_key"),
    ]  # fmt: skip
    assert isinstance(found[-1], Programme)


def test_what_neither_gives_is_missing(tmp_path: Path) -> None:
    found = list(read_register(register(tmp_path, "frame\n3\n"), {"schema": 1}))
    assert problems(found) == [
        (2, name, "missing_key") for name in ("name", "municipalities", "job_years", "budget_years")
    ]


def test_a_row_with_more_cells_than_columns(tmp_path: Path) -> None:
    assert problems(read(tmp_path, "name;municipalities\nA;4032;Reiseliv\n")) == [(2, "", "word_too_many")]
    assert problems(read(tmp_path, "name;;municipalities\nA;x;4032\n")) == [(2, "", "word_no_column")]


def test_a_list_in_quotes_is_one_field(tmp_path: Path) -> None:
    header = "name;municipalities;areas;goal_jobs\n"
    (found,) = read(tmp_path, header + 'A;4032;"Havbruk; Reiseliv";60\n')
    assert isinstance(found, Programme)
    assert [area.name for area in found.setup.areas] == ["Havbruk", "Reiseliv"]
    assert problems(read(tmp_path, header + "A;4032;Havbruk; Reiseliv;60\n")) == [(2, "", "word_too_many")]


def test_a_row_without_a_name_tells_of_the_rest_too(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "name;municipalities;municipality_names;job_years;language;share_state\n;4032;Tokke;2032-2027;no;120\n"
        "B;4032;Fyresdal;2027;nb;x\n",
    )
    assert sorted(problems(found)) == [
        (2, "job_years", "years_descending"), (2, "language", "unknown_choice"),
        (2, "municipality_names", "word_names_differ"), (2, "name", "missing_key"),
        (2, "share_state", "out_of_range"), (3, "share_state", "word_amount"),
    ]  # fmt: skip


def test_a_date_is_no_period(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["name", "municipalities", "job_years"], ["A", "4032", date(2027, 1, 1)]]
    assert problems(read(tmp_path, rows)) == [(2, "job_years", "word_years")]


# --- words -----------------------------------------------------------------------------------------------------


def test_a_kommune_by_any_of_its_names() -> None:
    assert kommune("", "Nordreisa") == kommune("", "RÁISA") == kommune("", "nordreisa kommune") == "5544"
    assert [one.number for one in named("Herøy")] == ["1515", "1818"]
    assert [one.name for one in nearly_named("Fyresdall")] == ["Fyresdal"]
    assert nearly_named("qqqq") == ()


def test_a_financier_with_a_colon_and_a_kind_in_any_words() -> None:
    assert financier("", "Eier: stat:Fylkeskommune:25 %") == {"name": "Eier:stat", "kind": "county", "share": "25"}
    assert financier("", "A:annen::3 mill") == {"name": "A", "kind": "other", "total": "3"}


def test_every_word_has_its_place() -> None:
    for word in WORDS:
        assert word_at(word.key) is word
        assert word_at(f"{word.key}[2].name" if word.key in ("area", "financier") else f"{word.key}[1]") is word
    assert word_at("limits.tolerance") is None


def test_what_is_missing_is_stood_in_for_and_what_is_there_is_judged() -> None:
    assert [word.name for word in missing({})] == ["name", "municipalities", "job_years", "budget_years"]
    judge({"schema": 1})
    judge({"schema": 1, "programme": {"reserve": 0}})
    for wrong in ({"schema": 1, "programme": 3}, {"schema": 1, "years": {"jobs": 1}}, placed({}, {"reserve": 9})):
        with pytest.raises(SetupError):
            judge(wrong)
