"""What follows from what: every finding of a plan with one fault is that fault's, or is told under it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from readers.layout import finding
from readers.registers import register
from tests.plans import Changes, balanced, checked, submitted
from workbook.check import Report, check
from workbook.findings import Severity
from workbook.places import GONE, Moved, Places

SAMPLES = Path(__file__).parent.parent / "samples"
D = Decimal
# One fault, its cause, what follows from that, and what is told by itself though it is no information.
FOLLOWING: dict[str, tuple[Changes, str, set[str], set[str]]] = {
    "a year of 5.2 is off": ({("spending", "area1", "2027"): D("2.0")}, "OMX501", {"OMX502"}, set()),
    "a text": (
        {("funding", "fin1", "2027"): "4,0"},
        "OMX201", {"OMX402", "OMX403", "OMX404", "OMX406", "OMX501", "OMX502"}, set(),
    ),
    "an amount in kroner": (
        {("funding", "fin1", "2027"): D(4_000_000)},
        "OMX207", {"OMX402", "OMX403", "OMX404", "OMX405", "OMX406", "OMX501", "OMX502"}, set(),
    ),
    "an amount under 0": (
        {("funding", "fin3", "2027"): D(-2)},
        "OMX204", {"OMX402", "OMX403", "OMX404", "OMX405", "OMX406", "OMX501", "OMX502"}, set(),
    ),
    "a share under 0": ({("financier", "fin1", "share"): D(-50)}, "OMX204", {"OMX401", "OMX402", "OMX403"}, set()),
    "a share that lacks what the whole lacks": (
        {("financier", "fin3", "share"): D(20)}, "OMX401", {"OMX402", "OMX403"}, set(),
    ),
    "shares that are parts of one": (
        {("financier", row, "share"): D(part) for row, part in (("fin1", "0.5"), ("fin2", "0.25"), ("fin3", "0.25"))},
        "OMX401", {"OMX402", "OMX403"}, set(),
    ),
    "shares that make no whole, and amounts of other shares": (
        {("financier", "fin1", "share"): D(55), ("financier", "fin2", "share"): D(27)},
        "OMX401", set(), {"OMX402", "OMX403"},
    ),
    "letters of blanks only": (
        {("strategies", "2", "letter"): " ", ("strategies", "3", "letter"): " "}, "OMX212", {"OMX701"}, set(),
    ),
    "a blank": (
        {("funding", "fin1", "2027"): None},
        "OMX206", {"OMX402", "OMX403", "OMX404", "OMX406", "OMX501", "OMX502"}, set(),
    ),
    "a blank on the right side": ({("jobs", "jobs", "2027"): None}, "OMX206", {"OMX302"}, set()),
    "a blank cost of programledelse": ({("spending", "admin", "2027"): None}, "OMX503", {"OMX501", "OMX502"}, set()),
    "a blank, and a frame that is less than is left": (
        {("funding", "fin1", "2027"): None, ("frame", "frame", "value"): D(30)},
        "OMX206", {"OMX402", "OMX403", "OMX406", "OMX501", "OMX502"}, {"OMX404"},
    ),
    "a blank, and a sum that it is no part of": (
        {("jobs", "jobs", "2027"): None, ("frame", "frame", "value"): D(38)}, "OMX206", {"OMX302"}, {"OMX404"},
    ),
    "an area that is not as the list has it": (
        {("strategies", "3", "area"): "Reiseliv"}, "OMX212", {"OMX601"}, set(),
    ),
    "an area that is like none": ({("strategies", "3", "area"): "X"}, "OMX212", {"OMX601"}, set()),
    "a number in a row without a name": (
        {("funding", "fin4", "2027"): D(1)},
        "OMX209", {"OMX402", "OMX403", "OMX404", "OMX405", "OMX501", "OMX502"}, set(),
    ),
    "a number in a row without a name, and a frame that is off by more": (
        {("funding", "fin4", "2027"): D(1), ("frame", "frame", "value"): D(35)},
        "OMX209", {"OMX402", "OMX403", "OMX405", "OMX501", "OMX502"}, {"OMX404"},
    ),
    "a financier without its name": ({("financier", "fin3", "name"): None}, "OMX209", {"OMX209"}, set()),
    "a financier without its name, and shares that are off": (
        {("financier", "fin3", "name"): None, ("funding", "fin1", "2027"): D(5), ("funding", "fin2", "2027"): D(1)},
        "OMX209", {"OMX209"}, {"OMX402", "OMX403", "OMX406"},
    ),
    "an area without its name": ({("area", "area1", "name"): None}, "OMX209", {"OMX209", "OMX212"}, set()),
    "half a job": ({("jobs", "jobs", "2027"): D("5.5")}, "OMX303", {"OMX301", "OMX302"}, set()),
    "half a job, and a goal that is off by more": (
        {("jobs", "jobs", "2027"): D("5.5"), ("goal", "goal", "value"): D(70)},
        "OMX303", {"OMX301", "OMX302"}, {"OMX302"},
    ),
    "a letter that is used again": (
        {("strategies", "8", column): typed for column, typed in (("letter", "A"), ("text", "Ny"), ("area", "2. R"))},
        "OMX701", {"OMX702"}, set(),
    ),
}  # fmt: skip


def told_apart(report: Report) -> tuple[set[str], set[str]]:
    """The rules of what has a cause, and of what stands by itself, but for information."""
    grave = [one for one in report.findings if one.severity is not Severity.INFO]
    return {one.rule for one in grave if one.parent}, {one.rule for one in grave if not one.parent}


@pytest.mark.parametrize("fault", FOLLOWING)
def test_what_follows_is_told_under_its_cause(fault: str) -> None:
    changes, cause, follows, beside = FOLLOWING[fault]
    report = checked(*balanced(changes))
    assert told_apart(report) == (follows, {cause, *beside})
    first = next(one for one in report.findings if one.rule == cause)
    assert {one.parent for one in report.findings if one.rule in follows - {cause, *beside}} <= {first.fingerprint}


def without(sheet: str, *rows: int) -> Places:
    """A sheet of which some rows are deleted, and those below them have moved up."""
    left = [row for row in range(60) if row not in rows]
    return {sheet: Moved(sheet, {row: at for at, row in enumerate(left)})}


def test_an_area_that_is_gone_since_its_name_is_is_told_under_the_numbers_of_its_row() -> None:
    nameless = submitted(*balanced({("area", "area1", "name"): None}))
    report = check(nameless, register(), submitted(*balanced()))
    assert told_apart(report) == ({"OMX209", "OMX212", "OMX804"}, {"OMX209"})


def test_a_year_without_money_is_told_under_the_amount_that_is_below_0() -> None:
    report = checked(*balanced({("funding", "fin1", "2027"): D(-4)}))
    year = next(one for one in report.findings if one.message == "OMX305.jobs")
    assert year.parent == next(one for one in report.findings if one.rule == "OMX204").fingerprint


# What is deleted, what tells of it and where, and what is told under that.
DELETED: dict[str, tuple[Places, str, str, set[str]]] = {
    "a financier of 5.1": (
        without("Finansiering", 8), "OMX117", "Finansiering",
        {"OMX206", "OMX402", "OMX403", "OMX404", "OMX501", "OMX502", "OMX503"},
    ),
    "an area of 3.1": (without("Innsatsområder", 8), "OMX117", "Innsatsområder", {"OMX206", "OMX301", "OMX302"}),
    "a cost of programledelse": (
        without("Ressurser", 13), "OMX117", "Ressurser", {"OMX501", "OMX502", "OMX503"},
    ),
    "the name of an area": (without("Oppsett", 29), "OMX117", "Oppsett", {"OMX209", "OMX212"}),
    "a financier of Oppsett": (
        without("Oppsett", 41), "OMX117", "Oppsett", {"OMX209", "OMX401"},
    ),
    "a row without answers": (without("Finansiering", 11), "OMX117", "Finansiering", set()),
    "the sheet of 5.1": ({"Finansiering": GONE}, "OMX107", "Finansiering", {"OMX206"}),
}  # fmt: skip


@pytest.mark.parametrize("what", DELETED)
def test_what_lacks_a_deleted_answer_is_told_under_the_deletion(what: str) -> None:
    places, rule, sheet, follows = DELETED[what]
    form, values = balanced()
    whole = replace(submitted(form, values), places=places)
    left = {name: one for name, one in whole.answers.items() if not whole.is_gone(one.cell)}
    deletion = finding(rule, Severity.ERROR, {"sheet": sheet, "which": "9"}, about=sheet)
    report = check(replace(whole, answers=left, integrity=(deletion,)), register())
    assert told_apart(report) == (follows, {rule})
    blank = [one for one in report.findings if one.severity is Severity.MISSING]
    assert all(one.message.endswith(".gone") and one.cell is None for one in blank)
    assert not any("hint" in one.facts for one in report.findings)


def test_a_number_where_none_belongs_is_told_under_the_change_of_its_locked_cell() -> None:
    report = ox.check(SAMPLES / "feil" / "OMX304.xlsx")
    assert told_apart(report) == ({"OMX304"}, {"OMX103", "OMX104"})
