"""Money added up over many files: exact at every size, halves as Excel's ROUND has them, one way to show a number."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import omstilling_xlsx as ox
from generators.dataset import Sums, _counted
from generators.form import form_bytes
from generators.samlet import Samlet
from omstilling_xlsx.examine import Wanted, _told, delivery, opened
from tests import engines
from tests.conftest import needs
from tests.deliveries import deliver
from tests.plans import balanced, checked, submitted
from tests.test_cli import run
from workbook.batch import Batch, Content, Delivery, Settled, untied
from workbook.expected import States
from workbook.fields import Field
from workbook.numbers import Tally, added, on_grid, stored
from workbook.submission import State
from workbook.texts import texts

YEARS = ("2027", "2028", "2029", "2030")
SIZES = ("1e16", "1.23e-13", "-1e16", "7")
# As doubles are read from a file: every size, both signs.
DOUBLES = st.builds(
    lambda digits, exponent: stored(repr(digits * 10.0**exponent)) or Decimal(0),
    st.integers(-(10**17), 10**17), st.integers(-32, 4),
)  # fmt: skip
EXTREMES = st.sampled_from([Decimal(text) for text in ("1e22", "1e25", "-1e300", "1e-300", "5e-324", "1.7e308")])


def examined_of(changes: Mapping[tuple[str, str, str], Any], name: str = "plan.xlsx") -> tuple[Delivery, Content]:
    """What a worker sends of the balanced plan with these numbers."""
    form, values = balanced(dict(changes))
    held = submitted(form, values)
    booleans = {name: one._replace(state=State.BOOLEAN) for name, one in held.answers.items() if one.raw == "True"}
    told = _told(checked(form, values), replace(held, answers={**held.answers, **booleans}), Wanted("nb"))
    head = delivery(told.head, name)
    return head, opened(told.body, head)


def content_of(changes: Mapping[tuple[str, str, str], Decimal]) -> Content:
    return examined_of(changes)[1]


def overview_of(path: Path, *plans: Mapping[tuple[str, str, str], Any]) -> Sequence[tuple[Any, ...]]:
    """The rows of Oversikt in a samlet.xlsx of these plans, as they stand in the file."""
    sent = {f"{at}.xlsx": examined_of(changes, f"{at}.xlsx") for at, changes in enumerate(plans)}
    settled = Settled(tuple(head for head, _ in sent.values()), (), ())
    batch = Batch(settled, States(), (), lambda one: sent[one.name][1], texts("nb"), tuple)
    sums: Sums = Tally()
    with Samlet(path, batch) as book:
        for content in _counted(batch, sums):
            book.add(content)
        book.finish(sums)
    return list(openpyxl.load_workbook(path, data_only=True)["Oversikt"].iter_rows(values_only=True))


def plan_file(path: Path, changes: Mapping[tuple[str, str, str], Decimal]) -> Path:
    form, values = balanced({("facts", "contact", "value"): path.stem})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(form_bytes(form, {**values, **{Field(*at): value for at, value in changes.items()}}))
    return path


def rows(path: Path) -> Sequence[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@given(st.lists(DOUBLES | EXTREMES, max_size=12))
def test_a_sum_is_exact_whatever_the_sizes(amounts: list[Decimal]) -> None:
    tally: Tally[str] = Tally()
    for amount in amounts:
        tally.add("", amount)
    assert Fraction(added(amounts)) == sum(map(Fraction, amounts)) == Fraction(tally[""])


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("8.0000005", "8.000001"), ("0.1234565", "0.123457"), ("-2.5000005", "-2.500001"), ("1e30", "1e30")],
)
def test_the_grid_is_excels_round(amount: str, shown: str) -> None:
    assert on_grid(Decimal(amount)) == Decimal(shown)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DOUBLES | EXTREMES, min_size=9, max_size=9))
def test_a_files_facts_are_its_sums_whatever_their_sizes(amounts: list[Decimal]) -> None:
    places = [(table, row, year) for table, row in (("funding", "fin1"), ("funding", "fin2")) for year in YEARS]
    content = content_of(dict(zip([*places, ("jobs", "jobs", "2027")], amounts, strict=True)))
    assert untied(content) is None
    assert content.programme.funding == added(one.amount for one in content.facts if one.table == "funding")


def test_one_enormous_number_does_not_stop_the_others(tmp_path: Path) -> None:
    plan_file(tmp_path / "inn" / "stor.xlsx", {("funding", "fin1", "2027"): Decimal("1E+25")})
    deliver(tmp_path / "inn" / "vanlig.xlsx")
    out = tmp_path / "ut"
    done = run("consolidate", tmp_path / "inn", "-o", out)
    assert done.returncode == 0, done
    totals = json.loads((out / "run.json").read_text(encoding="utf-8"))["totals"]
    assert totals["funding"]["2027"]["state"] == str(10**25 + 4)
    overview = openpyxl.load_workbook(out / "samlet.xlsx", data_only=True)["Oversikt"]
    assert any(cell.value == 1e25 for row in overview.iter_rows() for cell in row)


@pytest.mark.parametrize("years", [("2027", "2028"), ("2027",)])
def test_a_sum_that_no_cell_holds_is_a_text_of_the_exact_number(tmp_path: Path, years: tuple[str, ...]) -> None:
    """Of one plan with two such numbers, and of two plans with one each; samlet.xlsx holds no infinity."""
    huge = {("funding", "fin1", year): Decimal("1E+308") for year in years}
    huge[("funding", "fin4", "2028")] = Decimal(3)
    plans = [huge] * (2 // len(years))
    lines = overview_of(tmp_path / "s.xlsx", *plans)
    total = next(row for row in lines if row[0] == "Sum")[3]
    assert total.startswith("2000000")
    assert len(total) == 309
    assert any("0.xlsx («Fjellvik omstilling»: Finansiering)" in str(row[0]) for row in lines)
    assert next(row for row in lines if row[0] == "Uten type")[1] == 3 * len(plans)
    with zipfile.ZipFile(tmp_path / "s.xlsx") as book:
        assert not any(b"inf</v>" in book.read(name) for name in book.namelist())


def test_a_programme_whose_table_has_no_sum_is_named(tmp_path: Path) -> None:
    lines = overview_of(tmp_path / "s.xlsx", {("funding", "fin1", "2027"): True})
    (told,) = (str(row[0]) for row in lines if "ingen egen sum" in str(row[0]))
    assert told.endswith("0.xlsx («Fjellvik omstilling»: Finansiering).")


def test_sizes_that_28_digits_cannot_hold_tie_and_are_told_exactly(tmp_path: Path) -> None:
    mixed = {("funding", "fin1", year): Decimal(text) for year, text in zip(YEARS, SIZES, strict=True)}
    plan_file(tmp_path / "inn" / "blandet.xlsx", mixed)
    done = run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    assert done.returncode == 0, done
    (programme,) = rows(tmp_path / "ut" / "programmes.csv")
    assert programme["funding"].endswith(".000000000000123")
    page = run("report", tmp_path / "inn", "-o", tmp_path / "r.md")
    assert page.returncode == 0, page


def test_halves_in_the_overview_are_rounded_as_excel_rounds(tmp_path: Path) -> None:
    halves = {("funding", "fin1", "2027"): Decimal("4.0000005"), ("spending", "area1", "2027"): Decimal("0.1234565")}
    plan_file(tmp_path / "inn" / "halv.xlsx", halves)
    run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    known = {one["year"]: Decimal(0) for one in rows(tmp_path / "ut" / "facts.csv")}
    funded: Any = [one for one in rows(tmp_path / "ut" / "facts.csv") if one["table"] == "funding"]
    for one in funded:
        known[one["year"]] += Decimal(one["amount"])
    sheet: Any = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx", data_only=True)["Oversikt"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == 2027)
    assert str(known["2027"]).endswith("5")
    assert float(known["2027"]) < row[3] == float(on_grid(known["2027"]))


def test_a_number_is_shown_with_the_same_digits_everywhere(tmp_path: Path) -> None:
    long = Decimal("2.5000000000000004")
    path = plan_file(tmp_path / "inn" / "lang.xlsx", {("funding", "fin1", "2027"): long})
    run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    (fact,) = (
        one for one in rows(tmp_path / "ut" / "facts.csv")
        if (one["table"], one["row_id"], one["year"]) == ("funding", "fin1", "2027")
    )  # fmt: skip
    answers: Any = ox.extract(path)["answers"]
    extracted = next(one for one in answers["financiers"] if one["id"] == "fin1")["funding"]["2027"]
    book = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx", read_only=True)
    data = [row for row in book["Data"].iter_rows(values_only=True) if row[7:9] == ("funding", "fin1")]
    assert fact["amount"] == extracted == "2.5"
    assert [row[12] for row in data if row[11] == 2027] == [2.5]


def test_money_of_nobodys_kind_is_in_every_sum(tmp_path: Path) -> None:
    """An amount in a spare row without name and kind: the overview and the report have it on a line of its own."""
    plan_file(tmp_path / "inn" / "plan.xlsx", {("funding", "fin4", "2028"): Decimal(3)})
    run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    sheet: Any = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx", data_only=True)["Oversikt"]
    lines = [row[:2] for row in sheet.iter_rows(values_only=True)]
    at = lines.index(("Uten type", 3))
    assert lines[at + 1] == ("Sum", 39)
    run("report", tmp_path / "inn", "-o", tmp_path / "r.md")
    page = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "Uten type" in page
    assert page.count("| **39** |") + page.count("| 39 |") >= 2, page


@pytest.mark.office
def test_an_office_program_computes_the_same_line(tmp_path: Path) -> None:
    needs("soffice")
    plan_file(tmp_path / "inn" / "plan.xlsx", {("funding", "fin4", "2028"): Decimal(3)})
    run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    path = tmp_path / "ut" / "samlet.xlsx"
    copy = engines.libreoffice([path], tmp_path / "regnet")[path]
    sheet: Any = openpyxl.load_workbook(copy, data_only=True)["Oversikt"]
    assert ("Uten type", 3) in [row[:2] for row in sheet.iter_rows(values_only=True)]
