"""Each check on Kontroll, turned by one changed input: it turns, those named as following from it turn, no other does.

A check is named by its number and by what sets it apart: its kind, its row, its year or the first cell that it reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

import pytest

from tests.plans import Changes, balanced
from workbook.formula import Value
from workbook.plan import status_cell
from workbook.rules.rule import Check, Rule

D = Decimal
Place = tuple[str, str, str]


class Turn(NamedTuple):
    """One input of the balanced plan is changed: a check gets this sign, and so do those that follow from it."""

    check: str
    sign: str
    input: Place
    value: Value
    follow: str = ""
    given: Changes = {}  # noqa: RUF012 - what was filled in before, for the rows that the balanced plan leaves empty


YEARS = ("2027", "2028", "2029", "2030", "2031")
SHARES = "402 fin1, 402 fin2, 402 fin3, 403 2028"
MONEY = "404 Oppsett!C37, 501 2028, 502 Finansiering!C8"
SPLIT = "501 2028, 502 Finansiering!C8"
EACH_YEAR = ", ".join(f"403 {year}" for year in YEARS)
MOVED: Changes = {("strategies", "2", "area"): "2. Reiseliv"}
BANK: Changes = {
    ("financier", "fin4", "name"): "Banken",
    ("financier", "fin4", "share"): D(0),
    **{("funding", "fin4", year): D(0) for year in YEARS},
}
KIND: Changes = {**BANK, ("financier", "fin4", "kind"): "Annen"}
BANK_5: Changes = {
    ("financier", "fin5", "name"): "Banken",
    ("financier", "fin5", "share"): D(0),
    **{("funding", "fin5", year): D(0) for year in YEARS},
}


def _fish(area: str) -> Changes:
    named: Changes = {
        ("area", area, "name"): "Havbruk",
        ("strategies", "8", "letter"): "H",
        ("strategies", "8", "text"): "Oppdrett på land",
        ("strategies", "8", "area"): f"{area[-1]}. Havbruk",
    }
    return {**named, **{("spending", area, year): D(0) for year in YEARS}}


def _numbers() -> Iterator[Turn]:
    """201 and 204 on every table: a text and a negative number, each with the sums that go wrong without it."""
    places: tuple[tuple[str, Place, str, str], ...] = (
        ("Mål!C11", ("jobs", "jobs", "2028"), "301 2028, 302 goal, 302 areas", ""),
        ("Innsatsområder!C8", ("area_jobs", "area2", "2028"), "301 2028, 302 areas", ""),
        ("Finansiering!C8", ("funding", "fin2", "2028"), f"{SHARES}, {MONEY}, 406 fin2", ""),
        ("Ressurser!C8", ("spending", "area3", "2028"), SPLIT, ""),
        ("Ressurser!C14", ("spending", "admin", "2028"), SPLIT, ""),
        ("Oppsett!E41", ("financier", "fin2", "share"), "401 Oppsett!E41, 402 fin2", EACH_YEAR),
        ("Oppsett!F41", ("financier", "fin2", "total"), "406 fin2", ""),
        ("Oppsett!C25", ("goal", "goal", "value"), "302 goal", ""),
        ("Oppsett!C37", ("frame", "frame", "value"), "404 Oppsett!C37", ""),
        ("Oppsett!C20", ("activities", "meetings", "value"), "", ""),
    )
    for at, place, follow, negative in places:
        yield Turn(f"201 {at}", "✗", place, "fire", follow)
        yield Turn(f"204 {at}", "✗", place, D(-1), ", ".join(filter(None, (follow, negative))))


TURNS = (
    *_numbers(),
    Turn("201 Mål!C16", "✗", ("indicators", "1", "baseline"), "ca 12"),
    Turn("206 Oppsett!C25", "…", ("goal", "goal", "value"), None, "302 goal"),
    Turn("206 Mål!C11", "…", ("jobs", "jobs", "2028"), None, "301 2028, 302 goal, 302 areas"),
    Turn("206 Innsatsområder!C8", "…", ("area_jobs", "area2", "2028"), None, "301 2028, 302 areas"),
    Turn("206 Oppsett!C37", "…", ("frame", "frame", "value"), None, "404 Oppsett!C37"),
    Turn("206 Oppsett!E41", "…", ("financier", "fin2", "share"), None, "401 Oppsett!E41, 402 fin2"),
    Turn("206 Oppsett!D41", "…", ("financier", "fin4", "kind"), None, given=KIND),
    Turn("206 Finansiering!C8", "…", ("funding", "fin2", "2028"), None, f"{SHARES}, {MONEY}, 406 fin2"),
    Turn("206 Ressurser!C8", "…", ("spending", "area3", "2028"), None, SPLIT),
    Turn("206 Strategier!A8", "…", ("strategies", "2", "text"), None),
    Turn("206 Strategier!B8", "…", ("strategies", "2", "letter"), None, "702 Strategier!B8"),
    Turn(
        "207 Finansiering!C8", "✗", ("funding", "fin2", "2028"), D(1001),
        f"{SHARES}, {MONEY}, 405 own_min, 405 public_max, 406 fin2",
    ),
    Turn("207 Ressurser!C8", "✗", ("spending", "area3", "2028"), D(1001), SPLIT),
    Turn("207 Ressurser!C14", "✗", ("spending", "admin", "2028"), D(1001), f"{SPLIT}, 503 admin"),
    Turn("209 unnamed Innsatsområder!C7", "✗", ("area_jobs", "area4", "2028"), D(0)),
    Turn("209 unnamed Finansiering!C7", "✗", ("funding", "fin4", "2028"), D(0)),
    Turn("209 unnamed Ressurser!C7", "✗", ("spending", "area4", "2028"), D(0)),
    Turn("209 unnamed Oppsett!E40", "✗", ("financier", "fin4", "share"), D(0)),
    Turn("209 twice Oppsett!C28", "✗", ("area", "area2", "name"), "Bærekraft"),
    Turn("209 twice Oppsett!C40", "✗", ("financier", "fin2", "name"), "KDD"),
    *(Turn(f"301 {year}", "✗", ("area_jobs", "area1", year), D(1), "302 areas") for year in (*YEARS, "2032")),
    Turn("302 goal", "✗", ("goal", "goal", "value"), D(61)),
    Turn("302 areas", "✗", ("area_jobs", "area1", "2030"), D(9), "301 2030"),
    Turn("303 Mål!C11", "✗", ("area_jobs", "area1", "2030"), D("8.5"), "301 2030, 302 areas"),
    Turn("401 Oppsett!E41", "✗", ("financier", "fin2", "share"), D("25.11"), f"402 fin2, {EACH_YEAR}"),
    *(
        Turn(f"402 {row}", "✗", ("financier", row, "share"), D(30), f"401 Oppsett!E41, {EACH_YEAR}", given)
        for row, given in (("fin1", {}), ("fin2", {}), ("fin3", {}), ("fin4", BANK), ("fin5", BANK_5))
    ),
    *(
        Turn(f"403 {year}", "!", ("funding", "fin1", year), D("3.02"),
             f"404 Oppsett!C37, 406 fin1, 501 {year}, 502 Finansiering!C8, {more}")
        for year, more in zip(
            YEARS, 3 * ["402 fin1, 402 fin2, 402 fin3"] + 2 * ["405 own_min, 405 public_max"], strict=True
        )
    ),
    Turn("404 Oppsett!C37", "✗", ("frame", "frame", "value"), D(37)),
    Turn("405 own_min", "!", ("funding", "fin3", "2028"), D(1), f"{SHARES}, {MONEY}, 405 public_max, 406 fin3"),
    Turn("405 public_max", "!", ("funding", "fin1", "2028"), D(5), f"{SHARES}, {MONEY}, 405 own_min, 406 fin1"),
    *(
        Turn(f"406 {row}", "✗", ("financier", row, "total"), D(8), "", given)
        for row, given in (("fin1", {}), ("fin2", {}), ("fin3", {}), ("fin4", BANK), ("fin5", BANK_5))
    ),
    *(Turn(f"501 {year}", "✗", ("spending", "area1", year), D("2.1"), "502 Finansiering!C8") for year in YEARS),
    Turn("502 Finansiering!C8", "✗", ("spending", "area2", "2031"), D(2), "501 2031"),
    Turn("503 Ressurser!C14", "…", ("spending", "programme", "2028"), None, SPLIT),
    Turn("503 admin", "!", ("spending", "admin", "2028"), D("1.5"), SPLIT),
    Turn("601 area1", "!", ("strategies", "1", "area"), "2. Reiseliv", given=MOVED),
    Turn("601 area2", "!", ("strategies", "3", "area"), "1. Eksisterende næringsliv"),
    Turn("601 area4", "✓", ("spending", "area4", "2028"), D(1), SPLIT, _fish("area4")),
    Turn("601 area5", "✓", ("spending", "area5", "2028"), D(1), SPLIT, _fish("area5")),
    Turn("701 Strategier!B8", "✗", ("strategies", "2", "letter"), "A"),
    Turn("702 Strategier!B8", "!", ("strategies", "7", "letter"), "I"),
    *(
        Turn(f"703 {dimension}", "…", ("goals", f"{dimension}1", "goal"), None)
        for dimension in ("environment", "society", "economy", "partnership")
    ),
)  # fmt: skip

# What no input can turn: the years of the setup are locked, and so are the cells of an area without job target.
LOCKED = {"211 Finansiering!C8", "304 Innsatsområder!B16"}


def called(rule: Rule, check: Check) -> str:
    apart = [part for part in (check.variant, check.row, check.year) if part] or [check.go.address]
    if rule.id == "OMX209":
        apart.append(check.go.address)
    return " ".join((rule.id.removeprefix("OMX"), *dict.fromkeys(apart)))


def signs(changes: Changes) -> dict[str, str]:
    """What every check shows first: ✗, …, !, ✓ or –."""
    one, answers = balanced(changes)
    values = one.values({one.inputs[name].cell: value for name, value in answers.items()})
    return {called(*check): str(values[status_cell(index)])[0] for index, check in enumerate(one.checks)}


@pytest.mark.quality("Q38")
@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.check)
def test_one_input_turns_one_check_and_what_follows_from_it(turn: Turn) -> None:
    before, after = signs(turn.given), signs({**turn.given, turn.input: turn.value})
    turned = {check: sign for check, sign in after.items() if sign != before[check]}

    assert turned.pop(turn.check, "unchanged") == turn.sign
    assert sorted(turned) == sorted(filter(None, turn.follow.split(", ")))


@pytest.mark.quality("Q37", "Q38")
def test_every_check_has_its_turn() -> None:
    form, _ = balanced()
    names = [called(*check) for check in form.checks]

    assert len(set(names)) == len(names)
    assert {turn.check for turn in TURNS} | LOCKED == set(names)


def test_a_plan_that_balances_shows_no_sign_but_ok() -> None:
    shown: Mapping[str, str] = signs({})

    assert {check for check, sign in shown.items() if sign != "✓"} == {
        "402 fin4", "402 fin5", "406 fin4", "406 fin5", "601 area4", "601 area5",
    }  # fmt: skip
