"""A register of programmes that should deliver: what its columns may be called, what they may hold, what is refused."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from readers.expected import read_expected
from readers.rows import RowsRefused
from workbook.expected import Expected, Given, States, judged


def register(tmp_path: Path, text: str) -> tuple[Expected, ...]:
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")
    return read_expected(path)


@pytest.mark.parametrize("header", ["Kommunenummer;Program", "knr;Navn", "MUNICIPALITIES;programme", "kommunenr;name"])
def test_a_column_has_many_names(tmp_path: Path, header: str) -> None:
    (one,) = register(tmp_path, f"{header}\n4032;Fjellvik Omstilling\n")
    assert one == Expected("", "Fjellvik Omstilling", "fjellvik-omstilling", ("4032",), "", "", False, "", FORMER)


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
        ("Periode", "2027-32", ("2027", "2032")),
        ("Periode", "2027 – 2032", ("2027", "2032")),
        ("Periode", "2027/32", ("2027", "2032")),
        ("Periode", "01.01.2027–31.12.2032", ("2027", "2032")),
        ("Periode", "fra 2027", ("2027", "")),
        ("Periode", "2027", ("2027", "")),
        ("Periode", "t.o.m. 2032", ("", "2032")),
        ("Periode", "til 2032", ("", "2032")),
        ("Periode", "–2032", ("", "2032")),
        ("Periode", "2027–", ("2027", "")),
        ("Periode", "Fra og med 2027 til og med 2032", ("2027", "2032")),
        ("målår;Budsjettår", "2027-2032;2026-2031", ("2026", "2032")),
        ("Periode", "", ("", "")),
        ("Periode", "snart", ("", "")),
    ],
)
def test_a_period_counts_when_it_is_whole(tmp_path: Path, header: str, cells: str, period: tuple[str, str]) -> None:
    (one,) = register(tmp_path, f"Kommunenummer;{header}\n4032;{cells}\n")
    assert (one.first, one.last) == period


KNOWN = (
    "Kommunenummer (municipalities), Program id (programme_id), Program (programme), Periode (years), "
    "Målår (job_years), Budsjettår (budget_years), Ingenting å rapportere (nothing_to_report), Fil (file)"
)
FORMER = ("0831", "3823")
YES = ("ja", "Ja.", "JA", " x ", "X", "1", "ja!", "sann")


@pytest.mark.parametrize(
    ("cell", "nothing"), [*((word, True) for word in YES), ("nei", False), ("Nei.", False), ("-", False), ("", False)]
)
def test_nothing_to_report_is_said_with_a_yes(tmp_path: Path, cell: str, nothing: bool) -> None:
    (one,) = register(tmp_path, f"Kommunenummer;Ingenting å rapportere;Fil\n4032;{cell};plan.xlsx\n")
    assert (one.nothing, one.file) == (nothing, "plan.xlsx")


def test_a_programme_may_be_named_by_its_id_alone(tmp_path: Path) -> None:
    (one,) = register(tmp_path, "programme_id\n4032-2027-2032-fjellvik\n")
    assert one == Expected(
        "4032-2027-2032-fjellvik", "4032-2027-2032-fjellvik", "", ("4032",), "", "", False, "", FORMER
    )  # fmt: skip


@pytest.mark.parametrize("cell", ["4032.0", "4032,0", "4 032", "4\xa0032", " 4032 ", "K-4032", "4032 Fyresdal", "0831"])
def test_a_number_is_known_however_a_spreadsheet_writes_it(tmp_path: Path, cell: str) -> None:
    (one,) = register(tmp_path, f"Kommunenummer;Program\n{cell};A\n")
    assert one.numbers == ("4032",)


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
        ("Program\nA", "no_column", {"known": KNOWN}),
        ("Kommunenummer", "empty", {}),
        ("Kommunenummer;Program\n4032;A\n;B", "no_number", {"row": 3}),
        ("Kommunenummer\nukjent", "no_number", {"row": 2}),
        ("programme_id\nfjellvik", "no_number", {"row": 2}),
        ("Kommunenummer\n9998", "unknown_number", {"row": 2, "column": "Kommunenummer", "value": "9998"}),
        ("Knr\n40321", "unknown_number", {"row": 2, "column": "Knr", "value": "40321"}),
        ("programme_id\n9998-2027-2032-x", "unknown_number", {"column": "programme_id", "value": "9998"}),
        ("knr;Periode\n4032;27-32", "bad_period", {"row": 2, "column": "Periode", "value": "27-32"}),
        *(
            (f"knr;Periode\n4032;{text}", "bad_period", {"row": 2, "value": text})
            for text in (
                "20272032",
                "2027-2032, vedtatt 12.3.2026",
                "innen 2032",
                "2027-2032 (2026)",
                "27",
                "-32",
                "2027-2",
                "2027 2032",
                "2027-2029, 2031",
            )
        ),
        ("knr,navn,Periode\n4034,4036,Vest,2027-2032", "too_many_fields", {"row": 2, "fields": 4, "columns": 3}),
        ("knr;Ingen rapport\n4032;kanskje", "not_yes", {"row": 2, "column": "Ingen rapport", "value": "kanskje"}),
        ("knr;navn;fil\n4032;A;a.xlsx\n3305;B\n4032;a", "row_twice", {"row": 4, "first": 2}),
        ("knr\n4032 3305\n3305, 4032", "row_twice", {"row": 3, "first": 2}),
    ],
)
def test_a_register_that_cannot_be_used_is_refused(
    tmp_path: Path, text: str, key: str, facts: dict[str, object]
) -> None:
    with pytest.raises(RowsRefused) as refused:
        register(tmp_path, text)
    assert refused.value.message_key == key
    assert facts.items() <= refused.value.facts.items()


# --- which file is which programme ---

A, B, C = (f"4032-2027-2032-{name}" for name in "abc")


def states(tmp_path: Path, lines: str, *keys: str, held: tuple[str, ...] = (), refused: tuple[str, ...] = ()) -> States:
    """What a register says of these programmes, each delivered in a file of its name."""
    text = f"Kommunenummer;Program;Periode;Fil;programme_id\n{lines}\n"
    given, undecided = ([Given(f"{key[-1]}.xlsx", key, (key[:4],), "ready") for key in some] for some in (keys, held))
    return judged(register(tmp_path, text), given, undecided, refused)


def met(found: States) -> list[tuple[str, str]]:
    return [(one.state, one.file) for one in found.due]


@pytest.mark.parametrize(
    ("lines", "keys", "expected"),
    [
        ("4032;A", (A,), [("delivered", "a.xlsx")]),
        ("4032;Aa", (A,), [("delivered", "a.xlsx")]),
        ("3305 4032;Aa", (A,), [("delivered", "a.xlsx")]),
        ("4032;Aa;2027-2032", (A,), [("delivered", "a.xlsx")]),
        (";;;;4032-2027-2032-aa", (A,), [("delivered", "a.xlsx")]),
        ("4032;A\n4032;Bb", (A, B), [("delivered", "a.xlsx"), ("delivered", "b.xlsx")]),
        ("4032;Bb\n4032;A", (A, B), [("delivered", "b.xlsx"), ("delivered", "a.xlsx")]),
    ],
)
def test_the_number_alone_is_enough_for_one_row_and_one_programme(
    tmp_path: Path, lines: str, keys: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    found = states(tmp_path, lines, *keys)
    assert met(found) == expected
    assert (found.unexpected, found.near) == ((), ())
    renamed = [key for key in keys if f"{key[-1]}.xlsx" in [one.file for one in found.renamed]]
    assert renamed == [key for key in keys if f"{key[-1].upper()}{key[-1]}" in lines or "-aa" in lines]


@pytest.mark.parametrize(
    ("lines", "keys", "near"),
    [
        ("4032;X", (A, B), [("X", "a.xlsx"), ("X", "b.xlsx")]),
        ("4032;X\n4032;Y", (A,), [("X", "a.xlsx"), ("Y", "a.xlsx")]),
        ("4032;A;2017-2022", (A,), [("A", "a.xlsx")]),
        ("4032;X;;;4032-2017-2022-x", (A,), [("X", "a.xlsx")]),
        ("3305;X", (A,), []),
        ("4032;X;;;noe annet", (A, B), [("X", "a.xlsx"), ("X", "b.xlsx")]),
    ],
)
def test_where_several_may_be_meant_none_is_chosen_and_all_are_named(
    tmp_path: Path, lines: str, keys: tuple[str, ...], near: list[tuple[str, str]]
) -> None:
    found = states(tmp_path, lines, *keys)
    assert {state for state, _ in met(found)} == {"missing"}
    assert [key for _, key in found.unexpected] == list(keys)
    assert [(one.due.programme, one.file) for one in found.near] == near
    assert found.renamed == ()


VEST = Given("v.xlsx", "3305-2027-2032-vest", ("3305", "4032"), "ready")
SPLIT = Given("t.xlsx", "1850-2027-2032-tysfjord", ("1850", "1806", "1875"), "ready")


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("4032;Vest", VEST),
        ("4032, 3305;Vest;2027-32", VEST),
        ("4032;Noe annet", VEST),
        (";;;;4032-2027-2032-vest", VEST),
        (";;;;0831-2027-2032-vest", VEST),
        ("1850;Tysfjord", SPLIT),
        ("1806;Tysfjord", SPLIT),
        (";;;;1850-2027-2032-tysfjord", SPLIT),
    ],
)
def test_a_programme_is_known_by_each_of_its_kommuner_and_what_a_split_one_became(
    tmp_path: Path, line: str, given: Given
) -> None:
    text = f"Kommunenummer;Program;Periode;Fil;programme_id\n{line}\n"
    found = judged(register(tmp_path, text), [given], [], [])
    assert (met(found), found.unexpected) == ([("delivered", given.file)], ())


@pytest.mark.parametrize("said", ["plan.xlsx", "Plan.XLSX", "innlevert\\plan.xlsx"])
def test_the_file_of_a_row_is_known_in_capitals_and_by_its_way(tmp_path: Path, said: str) -> None:
    assert met(states(tmp_path, f"4032;X;;{said}", refused=("mappe/PLAN.xlsx",))) == [("refused", "mappe/PLAN.xlsx")]


@pytest.mark.parametrize(
    ("lines", "refused", "said"),
    [
        ("4022;X", ("3820 skadet.xlsx",), [("refused", "3820 skadet.xlsx")]),
        ("3820;X", ("4022.xlsx",), [("refused", "4022.xlsx")]),
        ("4032;X;;plan.xlsx", ("fra 4032.xlsx",), [("refused", "fra 4032.xlsx")]),
        (
            "4032;X;;a.xlsx\n4032;Y;;4032 b.xlsx",
            ("a.xlsx", "4032 b.xlsx"),
            [("refused", "a.xlsx"), ("refused", "4032 b.xlsx")],
        ),
        ("4032;X;;a.xlsx\n4032;Y;;4032 b.xlsx", ("4032 b.xlsx",), [("missing", ""), ("refused", "4032 b.xlsx")]),
        ("5636;Nesseby", ("plan 2027.xlsx",), [("missing", "")]),  # 2027 was a kommunenummer, but is a year here
        ("4032;X;;plan.xlsx", (), [("missing", "")]),
    ],
)
def test_a_refused_file_is_known_by_the_number_in_its_name_and_none_is_named_that_never_came(
    tmp_path: Path, lines: str, refused: tuple[str, ...], said: list[tuple[str, str]]
) -> None:
    assert met(states(tmp_path, lines, refused=refused)) == said


def test_a_file_that_the_register_names_or_that_is_undecided_is_not_another(tmp_path: Path) -> None:
    assert met(states(tmp_path, "4032;X;;x.xlsx", A, refused=("x.xlsx",))) == [("refused", "x.xlsx")]
    undecided = states(tmp_path, "4032;X", held=(A, A))
    assert met(undecided) == [("refused", "a.xlsx, a.xlsx")]
    assert len(undecided.renamed) == 2


def test_a_row_without_a_name_is_called_by_its_kommune(tmp_path: Path) -> None:
    assert [one.programme for one in register(tmp_path, "Kommunenummer\n4032\n")] == ["Fyresdal kommune"]
