"""On what terms a check is judged: rules chosen, a draft, accepted deviations, what an earlier edition had already."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generators.report.terminal import Screen, as_text
from omstilling_xlsx.samples.faults import FAULTS, faulty_form
from readers.acceptances import AcceptRefused, read_acceptances
from tests.plans import Changes, balanced, checked, ids
from workbook.check import Outcome, Report
from workbook.findings import Severity
from workbook.formula import Value
from workbook.phrase import told
from workbook.terms import Acceptance, Terms, known, on, spent
from workbook.texts import texts
from workbook.verdict import Exit, exit_of

D = Decimal
TODAY = date(2027, 3, 1)
NOTE = Acceptance("OMX404", "Vedtak 12/27.", "Ola Rådgiver", date(2027, 12, 31), actual="36", expected="37")


def over_the_frame() -> Report:
    return checked(*faulty_form(FAULTS["OMX404"]))


def accepting(*entries: Acceptance) -> Terms:
    return Terms(accepted=entries, today=TODAY)


# --- which rules count ---


@pytest.mark.parametrize(
    ("select", "ignore", "rule", "counts"),
    [
        ((), (), "OMX301", True),
        (("OMX3",), (), "OMX301", True),
        (("OMX3",), (), "OMX401", False),
        ((), ("OMX3",), "OMX301", False),
        (("OMX3",), ("OMX301",), "OMX301", False),
        (("OMX301",), ("OMX3",), "OMX301", True),
        (("OMX301",), ("OMX301",), "OMX301", False),
    ],
)
def test_the_longest_prefix_decides(select: tuple[str, ...], ignore: tuple[str, ...], rule: str, counts: bool) -> None:
    assert Terms(select, ignore).counts(rule) == counts


def test_a_rule_left_out_is_told_as_not_run_and_its_findings_are_gone() -> None:
    report = on(Terms(ignore=("OMX404",)), over_the_frame())
    assert "OMX404" not in ids(report)
    left_out = next(one for one in report.rules if one.id == "OMX404")
    assert (left_out.outcome, left_out.reason) == (Outcome.NOT_RUN, "outcome.left_out")
    assert exit_of(report) is Exit.OK


def test_what_followed_from_a_finding_that_is_left_out_stands_on_its_own() -> None:
    report = checked(*balanced({("funding", "fin1", "2027"): "4,0"}))
    assert any(one.parent for one in report.findings)
    assert not any(one.parent for one in on(Terms(ignore=("OMX201", "OMX504")), report).findings)


def test_what_followed_from_a_finding_that_is_accepted_must_be_corrected_by_itself() -> None:
    report = checked(*balanced({("spending", "area1", "2027"): D("2.0")}))
    year = Acceptance("OMX501", "Vedtak.", "Ola", TODAY, year="2027", actual="8", expected="7.6")
    judged = on(accepting(year), report)
    assert [(one.rule, one.parent) for one in judged.findings if one.severity is Severity.ERROR] == [
        ("OMX502", None), ("OMX501", None),
    ]  # fmt: skip
    shown = as_text([judged], ["findings"], texts("nb"), Screen(ascii=True))
    assert "GODTATT OMX501" in shown
    assert "1 avvik" in shown
    assert shown.endswith("explain OMX502")


def test_a_draft_only_notes_what_is_missing_and_what_follows_from_that() -> None:
    report = checked(*balanced({("funding", "fin1", "2027"): None}))
    assert {one.severity for one in report.findings if one.parent} >= {Severity.ERROR, Severity.WARNING}
    assert exit_of(report) is Exit.FINDINGS
    draft = on(Terms(draft=True), report)
    assert exit_of(draft) is Exit.OK
    assert len(draft.findings) == len(report.findings)
    assert {one.severity for one in draft.findings} == {Severity.INFO}


# --- accepted ---


def test_an_accepted_deviation_is_told_and_does_not_fail() -> None:
    report = on(accepting(NOTE), over_the_frame())
    finding = next(one for one in report.findings if one.rule == "OMX404")
    assert (finding.status, finding.severity) == ("accepted", Severity.ERROR)
    assert told(finding.reason or "", texts("nb")) == "Vedtak 12/27. (Ola Rådgiver, til 31. desember 2027)"
    assert report.findings[-1] is finding
    assert exit_of(report) is Exit.OK
    assert list(spent(accepting(NOTE), [over_the_frame()])) == []


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (NOTE._replace(expected="38"), "accept.changed"),
        (NOTE._replace(actual=None, expected=None), "accept.changed"),
        (NOTE._replace(until=date(2027, 2, 28)), "accept.expired"),
        (NOTE._replace(table="funding"), "accept.unused"),
        (NOTE._replace(rule="OMX405"), "accept.unused"),
    ],
)
def test_an_acceptance_is_void_when_numbers_day_or_place_are_others(entry: Acceptance, why: str) -> None:
    terms = accepting(entry)
    report = on(terms, over_the_frame())
    assert {one.status for one in report.findings} == {"new"}
    assert exit_of(report) is Exit.FINDINGS
    notes = list(spent(terms, [over_the_frame()]))
    assert [one.key for one in notes] == [why]
    if why == "accept.changed":
        assert '\n    actual = "36"\n    expected = "37"' in told(notes[0], texts("nb"))


# A finding with one number, with a share that is told with three decimals, and with none.
STRAY = {("funding", "fin4", "2027"): D(1)}
TWICE = {("area", "area2", "name"): "Bærekraft"}


@pytest.mark.parametrize(
    ("changes", "void", "lines"),
    [
        (STRAY, NOTE._replace(rule="OMX209"), ['actual = "1"']),
        (STRAY, NOTE._replace(rule="OMX402", row="fin1"), ['actual = "48.649"', 'expected = "50"']),
        (STRAY, NOTE._replace(rule="OMX403", row="fin1"), ['actual = "44.444"', 'expected = "50"']),
        (TWICE, NOTE._replace(rule="OMX209"), []),
    ],
)
def test_what_a_void_acceptance_is_told_to_say_is_accepted(
    changes: Changes, void: Acceptance, lines: list[str]
) -> None:
    report = checked(*balanced(changes))
    (note,) = spent(accepting(void), [report])
    head, *said = told(note, texts("nb")).splitlines()
    assert [line.strip() for line in said] == lines
    assert ("Ta bort actual og expected" in head) == (not lines)
    numbers = tomllib.loads("\n".join(lines))
    right = void._replace(actual=numbers.get("actual"), expected=numbers.get("expected"))
    assert list(spent(accepting(right), [report])) == []


def test_the_last_day_is_still_accepted() -> None:
    assert exit_of(on(accepting(NOTE._replace(until=TODAY)), over_the_frame())) is Exit.OK


GOOD = """schema = 1
[[accept]]
rule = "OMX404"
table = "frame"
actual = "36.0"
expected = "37"
reason = "Vedtak 12/27."
who = "Ola Rådgiver"
until = 2027-12-31
"""


def test_a_file_of_acceptances(tmp_path: Path) -> None:
    path = tmp_path / "godtatt.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert read_acceptances(path) == (NOTE._replace(table="frame"),)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (GOOD.replace("schema = 1", ""), "schema"),
        (GOOD.replace("table", "tabell"), "bad_key"),
        (GOOD.replace('who = "Ola Rådgiver"\n', ""), "missing"),
        (GOOD.replace("2027-12-31", '"2027-12-31"'), "bad_value"),
        (GOOD.replace("2027-12-31", "2027-12-31T12:00:00"), "bad_value"),
        (GOOD.replace("OMX404", "OMX999"), "bad_value"),
        (GOOD.replace('"37"', '"mye"'), "bad_value"),
        (GOOD.replace('"37"', '"NaN"'), "bad_value"),
        (GOOD.replace('"Vedtak 12/27."', '" "'), "bad_value"),
        ("schema = 1\naccept = 3\n", "not_tables"),
        ('schema = 1\naccept = "x"\n', "not_tables"),
        (GOOD.replace("[[accept]]", "[[accepted]]"), "bad_table"),
        ("schema = 1\naccepts = []\n", "bad_table"),
        ("schema = ", "unopened"),
        (GOOD.replace('"37"', '"1e99999999999"'), "bad_value"),
    ],
)
def test_a_wrong_file_of_acceptances_is_refused(tmp_path: Path, wrong: str, key: str) -> None:
    path = tmp_path / "godtatt.toml"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(AcceptRefused) as refused:
        read_acceptances(path)
    assert refused.value.says.key == f"accept.{key}"
    assert told(refused.value.says, texts("nb"))


def test_a_misspelt_table_of_acceptances_is_told_with_its_line_and_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "godtatt.toml"
    path.write_text(GOOD.replace("[[accept]]", "[[accepted]]"), encoding="utf-8")
    with pytest.raises(AcceptRefused) as refused:
        read_acceptances(path)
    says = told(refused.value.says, texts("nb"))
    assert says.startswith(f"{path}:2: «accepted» finnes ikke. Mente du «accept»?")
    path.write_text("schema = 1\ntittel = 3\n", encoding="utf-8")
    with pytest.raises(AcceptRefused) as refused:
        read_acceptances(path)
    assert told(refused.value.says, texts("nb")).startswith(f"{path}:2: «tittel» finnes ikke. Øverst")


# --- known ---


@pytest.mark.parametrize(
    ("earlier", "now", "rule", "status"),
    [
        (("frame", "frame", "value", D(37)), D(37), "OMX404", "known"),
        (("frame", "frame", "value", D(38)), D(37), "OMX404", "new"),
        (("funding", "fin1", "2027", "4 mill"), "4 mill", "OMX201", "known"),
        (("funding", "fin1", "2027", "4 mill"), "5 mill", "OMX201", "new"),
    ],
)
def test_what_the_earlier_edition_had_with_the_same_numbers_is_known_and_still_fails(
    earlier: tuple[str, str, str, Value], now: Value, rule: str, status: str
) -> None:
    *name, then = earlier
    before, report = (checked(*balanced({(name[0], name[1], name[2]): value})) for value in (then, now))
    told_again = on(Terms(known=frozenset(map(known, before.findings))), report)
    assert {one.status for one in told_again.findings if one.rule == rule} == {status}
    assert exit_of(told_again) is Exit.FINDINGS


def test_fingerprints_tell_two_inputs_of_one_row_apart() -> None:
    changes = {("financier", "fin1", "share"): "halvparten", ("financier", "fin1", "total"): "18 mill"}
    texts_found = [one for one in checked(*balanced(changes)).findings if one.rule == "OMX201"]
    assert len({one.fingerprint for one in texts_found}) == 2
