"""Two plans apart by meaning: nothing for a reissue, a renamed area by its id, revised targets, every format."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.report.difference import as_json, as_text, difference_page
from generators.report.document import Table
from generators.report.terminal import folded
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


def told(changes: dict[tuple[str, str, str], Value], language: str = "nb") -> list[str]:
    """What `diff` says, without the line that counts."""
    found = difference(submitted(*balanced()), submitted(*balanced(changes)))
    return as_text(found, texts(language)).splitlines()[:-1]


GONE: dict[tuple[str, str, str], Value] = {
    ("goals", "environment1", "goal"): None,
    ("goals", "environment1", "why"): None,
}
IN_WORDS: dict[str, tuple[dict[tuple[str, str, str], Value], str]] = {
    "a goal is gone": (
        GONE,
        "6 Bærekraftsmål: Miljø, 13. Stoppe klimaendringene – borte: "
        "Valgt i samråd med næringslivet i innspillsmøtene. → –",
    ),
    "a strategy's letter": (
        {("strategies", "3", "letter"): "K"},
        "3.2 Strategi: Helårs reiseliv med lokale produkter, bokstav – endret: C → K",
    ),
    "a strategy's area": (
        {("strategies", "3", "area"): "1. Eksisterende næringsliv"},
        "3.2 Strategi: C, innsatsområde – endret: Reiseliv → Eksisterende næringsliv",
    ),
    "a strategy's area as it was written": (
        {("strategies", "3", "area"): "Reiseliv"},
        "3.2 Strategi: C, innsatsområde – endret: 2. Reiseliv → Reiseliv",
    ),
    "a share": (
        {("financier", "fin3", "share"): Decimal(30)},
        "5.1 Avtalt andel: Fjellvik kommune – endret: 25\u00a0% → 30\u00a0% (+5\u00a0prosentpoeng)",
    ),
    "one job": (
        {("jobs", "jobs", "2028"): Decimal(1)},
        "2.3 Arbeidsplasser: 2028 – endret: 10\u00a0arbeidsplasser → 1\u00a0arbeidsplass (−9\u00a0arbeidsplasser)",
    ),
    "a text for a number": (
        {("jobs", "jobs", "2028"): "ca ti"}, "2.3 Arbeidsplasser: 2028 – endret: 10\u00a0arbeidsplasser → «ca ti»",
    ),
    "a text for a count": (
        {("activities", "meetings", "value"): "tre"}, "Opplysning: Åpne innspillsmøter – endret: 3 → «tre»",
    ),
    "a text for a target": (
        {("indicators", "1", "target"): "mange"},
        "2.3–2.4 Andre mål: Nye bedrifter i eksisterende og nye bransjer, målverdi – ny: – → «mange»",
    ),
    "a blank more": (
        {("facts", "contact", "value"): "Kari  Nordmann,\u00a0prosjektleder "},
        "Opplysning: Kontaktperson – endret: «Kari Nordmann, prosjektleder» → "
        "«Kari [mellomrom]Nordmann,[hardt mellomrom]prosjektleder[mellomrom]»",
    ),
    "the eighth decimal": (
        {("funding", "fin1", "2028"): Decimal("4.00000001")},
        "5.1 Finansiering: KDD, 2028 – endret: 4\u00a0mill.\u00a0kr → 4,00000001\u00a0mill.\u00a0kr "
        "(+0,00000001\u00a0mill.\u00a0kr)",
    ),
    "a day in words": (
        {("facts", "adopted", "value"): "10. desember 2026"},
        "Opplysning: Vedtaksdato – endret: «2026-12-10» → «10. desember 2026»",
    ),
    "the status": (
        {("facts", "status", "value"): "Godkjent"}, "Opplysning: Status for planen – endret: Vedtatt → Godkjent",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_WORDS)
def test_a_difference_is_one_line_in_the_words_of_the_form(name: str) -> None:
    changes, line = IN_WORDS[name]
    assert told(changes) == [line]


CODE = re.compile(r"\b(?:area|fin)[0-9]|environment|society|economy|partnership|result\b|impact|share_|True|False")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_of_ours_is_told(language: str) -> None:
    """Everything that was filled in is gone in one of them."""
    form, values = balanced()
    emptied = difference(submitted(form, values), submitted(form, {}))
    lines = as_text(emptied, texts(language)).splitlines()
    assert len(lines) > 20
    assert [line for line in lines if CODE.search(line)] == []


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
    assert max(map(len, folded(as_text(found, said), 40).splitlines())) <= 40
    page = difference_page(found, said, datetime(2026, 12, 10, tzinfo=UTC))
    assert sum(len(block.rows) for block in page.blocks if isinstance(block, Table)) == number
