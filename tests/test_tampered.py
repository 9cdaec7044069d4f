"""Whatever was done to the form behind its back is told by the rules it breaks, and by no other above info."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.report.annotated import as_annotated
from omstilling_xlsx.api import checked
from tests import engines, tamper
from tests.conftest import needs
from workbook.cells import Cell, Span
from workbook.check import Report
from workbook.fields import Field
from workbook.findings import Severity
from workbook.rules.catalogue import BY_ID
from workbook.rules.integrity import RULES
from workbook.rules.rule import Rule
from workbook.texts import texts


def told(report: Report) -> list[str]:
    """The messages above info, each once, and whether it follows from another."""
    assert report.refusal is None, report.refusal
    grave = (one for one in report.findings if one.severity is not Severity.INFO)
    return sorted({f"{one.message} follows" if one.parent else one.message for one in grave})


def answers(path: Path) -> object:
    return ox.extract(path)["answers"]


def judge(tmp_path: Path, path: Path, found: tuple[str, ...], same: bool) -> None:
    report = ox.check(path)
    details = "\n".join(f"{one.message} {one.label} {dict(one.facts)}" for one in report.findings)
    assert told(report) == sorted(found), details
    assert all(one.severity in BY_ID[one.rule].severities for one in report.findings), details
    whole = tmp_path / "hel.xlsx"
    whole.write_bytes(tamper.plan())
    assert (answers(path) == answers(whole)) == same


CASES = {**tamper.cases(), **tamper.OPENPYXL}


def test_there_are_enough_cases() -> None:
    assert len(CASES) + len(tamper.LIBREOFFICE) + len(tamper.REFUSED) >= 40


@pytest.mark.parametrize("name", CASES)
def test_what_was_done_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(case.make(tamper.plan()))
    judge(tmp_path, path, case.found, case.same)


# What is told only as a note, by case.
NOTED = {
    "property gone": ["OMX110.property_gone"],
    "identity name gone": ["OMX110.name_gone"],
    "structure unlocked": ["OMX121"],
    "open ranges lost": ["OMX122"],
    "hidden sheet visible": ["OMX123"],
    "row without answers hidden": [],
    "manual calculation, nothing old": [],
    "list moved to the extension": [],
    "saved by openpyxl": ["OMX115.absent", "OMX122"],
    "sheet added": ["OMX115.absent", "OMX118.extra", "OMX122"],
    "seventeen digits": ["OMX112.digits"],
    "comment": ["OMX115.absent", "OMX122", "OMX125.cells"],
    "text beside a table": ["OMX115.absent", "OMX122", "OMX126.outside"],
}


@pytest.mark.parametrize(("name", "noted"), NOTED.items())
def test_what_a_program_leaves_is_only_noted(tmp_path: Path, name: str, noted: list[str]) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(CASES[name].make(tamper.plan()))
    found = [one for one in ox.check(path).findings if one.rule < "OMX200"]
    assert sorted(one.message for one in found) == noted
    assert all(one.severity is Severity.INFO for one in found)


# A renamed sheet, inserted rows with numbers, and a copied sheet, are made there.
IN_LIBREOFFICE = {"OMX106", "OMX116", "OMX118"}


def test_a_rule_on_the_file_is_as_grave_as_it_declares_and_no_other(tmp_path: Path) -> None:
    given: dict[str, set[Severity]] = {}
    path = tmp_path / "plan.xlsx"
    for case in CASES.values():
        path.write_bytes(case.make(tamper.plan()))
        for one in ox.check(path).findings:
            given.setdefault(one.rule, set()).add(one.severity)
    declared = {rule.id: set(rule.severities) for rule in RULES}
    assert {rule: found for rule, found in given.items() if rule in declared and not found <= declared[rule]} == {}
    assert {rule.id for rule in RULES if rule.also and given.get(rule.id) != declared[rule.id]} == IN_LIBREOFFICE


@pytest.mark.office
@pytest.mark.parametrize("name", tamper.LIBREOFFICE)
def test_what_a_person_did_in_libreoffice(tmp_path: Path, name: str) -> None:
    needs("soffice", "python3-uno")
    case = tamper.LIBREOFFICE[name]
    source = tmp_path / "utfylt.xlsx"
    source.write_bytes(tamper.plan())
    path = engines.act(source, case.actions(tamper.form()), tmp_path / "ut" / "plan.xlsx")
    judge(tmp_path, path, case.found, case.same)


@pytest.mark.parametrize("name", tamper.REFUSED)
def test_a_file_without_a_verdict_says_why(tmp_path: Path, name: str) -> None:
    make, id = tamper.REFUSED[name]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(make(tamper.plan()))
    report = ox.check(path)
    assert report.refusal is not None
    assert report.refusal.id == id


# --- where a rearranged form is read and told of ---------------------------------------------------------------------

WRONG = Field("funding", "fin2", "2028")
EMPTIED = Field("facts", "contact", "value")


def rearranged(tmp_path: Path) -> Path:
    """Rows, columns and sheets moved about, after a text was typed for an amount and a fact was emptied."""
    form = tamper.form()
    amount, fact = form.inputs[WRONG].cell, form.inputs[EMPTIED].cell
    typed: list[engines.Action] = [
        {"do": "text", "sheet": amount.sheet, "cell": amount.a1, "value": "2 mill"},
        {"do": "clear", "sheet": fact.sheet, "cell": fact.a1},
    ]
    source = tmp_path / "utfylt.xlsx"
    source.write_bytes(tamper.plan())
    moves = tamper.LIBREOFFICE["much of it at once"].actions(form)
    return engines.act(source, [*typed, *moves], tmp_path / "ut" / "plan.xlsx")


@pytest.mark.office
def test_a_finding_stands_where_the_person_finds_it(tmp_path: Path) -> None:
    needs("soffice", "python3-uno")
    path = rearranged(tmp_path)
    report = ox.check(path)
    form = tamper.form()
    at = {one.message: one for one in report.findings}
    amount, fact = form.inputs[WRONG].cell, form.inputs[EMPTIED].cell
    assert at["OMX201.with_unit"].cell == amount.moved(rows=1)
    assert at["OMX210.missing"].cell == fact.moved(columns=1)
    # 5.2 is on a sheet of another name, and everything in it stands two rows further down.
    money = at["OMX501"]
    spent = form.inputs[Field("spending", "area1", "2028")].cell
    moved = Cell("Budsjett", spent.row + 2, spent.column)
    assert moved in dict(money.contributors)
    assert all(not isinstance(place, Span) or place.first.sheet != "Ressurser" for place in money.places)
    answer = report.submission.answers[WRONG] if report.submission else None
    assert answer is not None
    assert answer.cell == amount.moved(rows=1)


@pytest.mark.office
def test_without_names_the_tables_are_found_by_what_they_say(tmp_path: Path) -> None:
    needs("soffice", "python3-uno")
    path = rearranged(tmp_path)
    nameless = tmp_path / "uten-navn.xlsx"
    dropped = tamper.replaced("xl/workbook.xml", '<definedName [^>]*name="(inn|kfg|lst)_[^>]*>[^<]*</definedName>', "")
    nameless.write_bytes(dropped(path.read_bytes()))
    assert answers(nameless) == answers(path)
    report = checked(nameless, whole=True)
    assert told(report) == sorted([*told(ox.check(path)), "OMX114.lost"])
    assert report.submission is not None
    copy = checked(nameless, as_annotated(report.submission, report.findings, texts("nb")))
    assert [(one.message, one.cell) for one in copy.findings] == [(one.message, one.cell) for one in report.findings]


def test_a_refusal_says_what_was_found_and_what_a_form_has(tmp_path: Path) -> None:
    path = tmp_path / "budsjett.xlsx"
    path.write_bytes(tamper.REFUSED["another workbook"][0](b""))
    refusal = ox.check(path).refusal
    assert refusal is not None
    assert refusal.facts["found"] == "Sheet, Noter"
    assert str(refusal.facts["expected"]).startswith("Forside, Oppsett")


def test_an_old_sum_that_follows_from_an_overwritten_one_is_not_told(tmp_path: Path) -> None:
    """5.1's total was computed from 8.5 in 2029: only the overwritten cell is wrong."""
    plan = tamper.form().plan
    everything = plan.total_of(plan.funding)
    path = tmp_path / "plan.xlsx"
    formula = tamper.form().formulas[everything].on(everything.sheet).replace('"', "&quot;")
    behind = tamper.cell(everything, "", f"<f>{formula}</f><v>36.5</v>")
    path.write_bytes(tamper.both(tamper.cell(tamper.total(), "", "<v>8.5</v>"), behind)(tamper.plan()))
    assert told(ox.check(path)) == ["OMX101"]


def ids(messages: Iterable[str]) -> set[str]:
    return {message.partition(".")[0] for message in messages}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_of_the_file_has_a_case_that_fires_it_and_at_most_two_others(rule: Rule) -> None:
    """From the list of rules itself; what each case fires is held above."""
    told = [case.found for case in CASES.values()] + [acted.found for acted in tamper.LIBREOFFICE.values()]
    fired = [ids(found) for found in (NOTED.values() if rule.severity is Severity.INFO else told)]
    assert any(rule.id in one and len(one) <= 3 for one in fired)


def test_every_finding_of_the_reader_has_its_words() -> None:
    """Each message that the tamper set knows can be told, with title, why, example and remedies of its rule."""
    catalogue = texts("nb").catalogue
    messages = {one for case in CASES.values() for one in case.found}
    messages |= {one for acted in tamper.LIBREOFFICE.values() for one in acted.found}
    for message in messages:
        key = message.removesuffix(" follows")
        assert {f"{key}.head", f"{key}.says"} <= catalogue.keys(), message
    for rule in RULES:
        kinds = ("title", "why", "example", "remedy", "adviser")
        assert {f"{rule.id}.{kind}" for kind in kinds} <= catalogue.keys()
