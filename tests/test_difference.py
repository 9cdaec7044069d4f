"""Two plans apart by meaning: nothing for a reissue, a renamed area by its id, revised targets, every format."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.report.difference import as_json, as_text, difference_page
from generators.report.document import Table
from tests import tamper
from tests.plans import balanced, submitted
from workbook.difference import Change, Key, difference
from workbook.formula import Value
from workbook.texts import LANGUAGES, texts

SAMPLES = Path(__file__).parent.parent / "samples"
CASES = {**tamper.cases(), **tamper.OPENPYXL}


def apart(changes: dict[tuple[str, str, str], Value]) -> tuple[Change, ...]:
    return difference(submitted(*balanced()), submitted(*balanced(changes))).changes


def test_a_plan_is_not_different_from_itself() -> None:
    assert apart({}) == ()


CHANGED: dict[str, tuple[dict[tuple[str, str, str], Value], Change]] = {
    "a target": (
        {("jobs", "jobs", "2028"): Decimal(12)}, Change(Key("jobs", "", "2028"), "changed", "10", "12"),
    ),
    "the goal": ({("goal", "goal", "value"): Decimal(55)}, Change(Key("goal_jobs"), "changed", "60", "55")),
    "an amount": (
        {("funding", "fin1", "2028"): Decimal("4.5")},
        Change(Key("funding", "fin1", "2028"), "changed", "4", "4.5", "KDD"),
    ),
    "no amount": (
        {("spending", "area2", "2028"): None},
        Change(Key("spending", "area2", "2028"), "removed", "2.2", None, "Reiseliv"),
    ),
    "a name": (
        {("area", "area2", "name"): "Reiseliv og kultur"},
        Change(Key("area", "area2", "name"), "renamed", "Reiseliv", "Reiseliv og kultur", "Reiseliv og kultur"),
    ),
    "a strategy's text": (
        {("strategies", "3", "text"): "Ny tekst"},
        Change(Key("strategies", "C", "text"), "changed", "Helårs reiseliv med lokale produkter", "Ny tekst"),
    ),
    "no number": (
        {("jobs", "jobs", "2028"): "ca ti"}, Change(Key("jobs", "", "2028"), "changed", "10", "ca ti"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGED)
def test_one_change_is_one_difference(name: str) -> None:
    changes, expected = CHANGED[name]
    (found,) = apart(changes)
    assert (found.key, found.what, found.before, found.after) == expected[:4]
    assert found.name == (expected.name or found.name)


def test_the_same_amount_typed_as_a_text_is_no_difference() -> None:
    assert apart({("funding", "fin1", "2028"): "4 mill"}) == ()


def test_a_strategy_moved_to_another_line_is_no_difference() -> None:
    moved: dict[tuple[str, str, str], Value] = {
        ("strategies", "9", "letter"): "C", ("strategies", "9", "text"): "Helårs reiseliv med lokale produkter",
        ("strategies", "9", "area"): "2. Reiseliv", ("strategies", "3", "letter"): None,
        ("strategies", "3", "text"): None, ("strategies", "3", "area"): None,
    }  # fmt: skip
    assert apart(moved) == ()


def test_a_revised_target_is_told_with_its_step() -> None:
    found = difference(submitted(*balanced()), submitted(*balanced({("jobs", "jobs", "2028"): Decimal(12)})))
    assert [change.step for change in found.targets] == [2]


@pytest.mark.parametrize("path", sorted((SAMPLES / "endret").glob("*.xlsx")), ids=lambda path: path.stem)
def test_a_reissue_is_not_different(tmp_path: Path, path: Path) -> None:
    ox.reissue(path, tmp_path / "ny.xlsx")
    assert difference(ox.read(path), ox.read(tmp_path / "ny.xlsx")).changes == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_holds_every_difference(language: str) -> None:
    before = ox.read(SAMPLES / "tidligere" / "OMX803.xlsx")
    found, said = difference(before, ox.read(SAMPLES / "feil" / "OMX803.xlsx")), texts(language)
    number = len(found.changes)
    assert number > 0
    assert len(json.loads(as_json(found, said))["changes"]) == number
    assert len(as_text(found, said).splitlines()) == number + 1
    page = difference_page(found, said, datetime(2026, 12, 10, tzinfo=UTC))
    assert sum(len(block.rows) for block in page.blocks if isinstance(block, Table)) == number
