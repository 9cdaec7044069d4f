"""A register of programmes that should deliver: what its columns may be called, what they may hold, what is refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from readers.expected import read_expected
from readers.rows import RowsRefused
from workbook.expected import Expected


def register(tmp_path: Path, text: str) -> tuple[Expected, ...]:
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")
    return read_expected(path)


@pytest.mark.parametrize("header", ["Kommunenummer;Program", "knr;Navn", "MUNICIPALITIES;programme", "kommunenr;name"])
def test_a_column_has_many_names(tmp_path: Path, header: str) -> None:
    (one,) = register(tmp_path, f"{header}\n4032;Fjellvik Omstilling\n")
    assert one == Expected("", "Fjellvik Omstilling", "fjellvik-omstilling", ("4032",), "", "", False, "")


def test_a_number_out_of_use_is_todays_and_a_spreadsheets_lost_zero_comes_back(tmp_path: Path) -> None:
    oslo, fyresdal, split, several = register(tmp_path, "Kommunenummer\n301\n0831\n1850\n4032 3305\n")
    assert oslo.numbers == ("0301",)
    assert fyresdal.numbers == ("4032",)
    assert split.numbers == ("1806", "1875")
    assert several.numbers == ("4032", "3305")


@pytest.mark.parametrize(
    ("header", "cells", "period"),
    [
        ("Periode", "2027-2032", ("2027", "2032")),
        ("år", "2027 til og med 2032", ("2027", "2032")),
        ("job_years;budget_years", "2027-2032;2026-2031", ("2026", "2032")),
        ("job_years", "2027-2032", ("", "")),
        ("budget_years", "2027-2032", ("", "")),
        ("Periode", "", ("", "")),
        ("Periode", "snart", ("", "")),
    ],
)
def test_a_period_counts_when_it_is_whole(tmp_path: Path, header: str, cells: str, period: tuple[str, str]) -> None:
    (one,) = register(tmp_path, f"Kommunenummer;{header}\n4032;{cells}\n")
    assert (one.first, one.last) == period


@pytest.mark.parametrize(("cell", "nothing"), [("ja", True), ("X", True), ("1", True), ("nei", False), ("", False)])
def test_nothing_to_report_is_said_with_a_yes(tmp_path: Path, cell: str, nothing: bool) -> None:
    (one,) = register(tmp_path, f"Kommunenummer;Ingenting å rapportere;Fil\n4032;{cell};plan.xlsx\n")
    assert (one.nothing, one.file) == (nothing, "plan.xlsx")


def test_a_programme_may_be_named_by_its_id_alone(tmp_path: Path) -> None:
    (one,) = register(tmp_path, "programme_id\n4032-2027-2032-fjellvik\n")
    assert one == Expected(
        "4032-2027-2032-fjellvik", "4032-2027-2032-fjellvik", "", (), "", "", False, ""
    )  # fmt: skip


def test_columns_in_any_order_twice_and_short_rows(tmp_path: Path) -> None:
    (one,) = register(tmp_path, "Noe;Fil;Program;Kommunenummer;Navn\nx;;A;4032\n")
    assert (one.programme, one.numbers, one.file) == ("A", ("4032",), "")


def test_a_register_in_excel_holds_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("Kommunenummer", "Program"), (301, "Oslo"), (4032.0, 12)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "register.xlsx")
    oslo, other = read_expected(tmp_path / "register.xlsx")
    assert (oslo.numbers, oslo.programme) == (("0301",), "Oslo")
    assert (other.numbers, other.programme) == (("4032",), "12")


@pytest.mark.parametrize(
    ("text", "key", "facts"),
    [
        ("", "no_column", {}),
        ("Program\nA", "no_column", {}),
        ("Kommunenummer", "empty", {}),
        ("Kommunenummer;Program\n4032;A\n;B", "no_number", {"row": 3}),
        ("Kommunenummer\nukjent", "no_number", {"row": 2}),
        ("programme_id\nfjellvik", "no_number", {"row": 2}),
        ("Kommunenummer\n9998", "unknown_number", {"row": 2, "number": "9998"}),
    ],
)
def test_a_register_that_cannot_be_used_is_refused(
    tmp_path: Path, text: str, key: str, facts: dict[str, object]
) -> None:
    with pytest.raises(RowsRefused) as refused:
        register(tmp_path, text)
    assert refused.value.message_key == key
    assert facts.items() <= refused.value.facts.items()
