"""Every rule: what fires it and nothing else, on the tolerance and just over it, with figures worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generators.report.letter import as_markdown, letter
from omstilling_xlsx.samples.faults import ALWAYS, FAULTS, Fault, earlier_form, faulty_form
from omstilling_xlsx.samples.plans import FJELLVIK, filled_form
from readers.registers import register
from tests.plans import Changes, balanced, checked, ids, submitted
from workbook.cells import Cell
from workbook.check import Outcome, check
from workbook.fields import Field
from workbook.findings import Severity
from workbook.folding import grouped
from workbook.form.build import build_form
from workbook.formula import Value
from workbook.phrase import Phrase
from workbook.rules.catalogue import RULES
from workbook.setup import setup_of
from workbook.submission import State, Submission
from workbook.texts import LANGUAGES, texts
from workbook.wording import wording

FUNDERS, YEARS = ("fin1", "fin2", "fin3"), ("2027", "2028", "2029", "2030", "2031")
RAW = {"OMX203", "OMX304"}  # these need a file: a formula in an input, a number in a locked cell
D = Decimal


def test_a_balanced_plan_has_only_information() -> None:
    report = checked(*balanced())
    assert ids(report) == [ALWAYS]
    assert all(one.outcome in (Outcome.PASSED, Outcome.NOT_APPLICABLE) for one in report.rules), report.rules


def test_every_rule_has_a_fault() -> None:
    assert set(FAULTS) == {rule.id for rule in RULES if rule.id >= "OMX200"}


def earlier(fault: Fault) -> Submission | None:
    return None if fault.earlier is None else submitted(*earlier_form(fault))


@pytest.mark.parametrize("rule", sorted(set(FAULTS) - RAW))
def test_a_fault_fires_its_rule_and_nothing_else(rule: str) -> None:
    fault = FAULTS[rule]
    for _ in range(2):  # nothing is remembered from one check to the next
        report = check(submitted(*faulty_form(fault)), register(), earlier(fault))
        assert ids(report) == sorted({rule, *fault.companions, ALWAYS})
    assert len(fault.companions) <= 2


def test_the_binary_grid_does_not_decide() -> None:
    """128.0005 against 64 + 64 is on the tolerance, though its double is a hair above it; 128.0006 is over."""
    even: Changes = {
        ("funding", "fin1", "2027"): D(64),
        ("funding", "fin2", "2027"): D(32),
        ("funding", "fin3", "2027"): D(32),
        ("spending", "area1", "2027"): D("122.4005"),
    }
    assert "OMX501" not in ids(checked(*balanced(even)))
    assert "OMX501" in ids(checked(*balanced({**even, ("spending", "area1", "2027"): D("122.4006")})))


def test_the_figures_of_a_finding() -> None:
    """2027: 4 + 2 + 2 = 8 from the financiers; 2.0 + 2.2 + 0.8 + 2.0 + 0.6 = 7.6 spent; 0.4 is missing."""
    report = checked(*balanced({("spending", "area1", "2027"): D("2.0")}))
    finding = next(one for one in report.findings if one.rule == "OMX501")
    assert finding.year == "2027"
    assert finding.actual is not None
    assert finding.expected is not None
    assert (finding.actual.value, finding.expected.value, finding.difference) == (D(8), D("7.6"), D("0.4"))
    assert {value for _, value in finding.contributors} >= {D(4), D(2), D("2.2"), D("0.8"), D("0.6")}


def test_a_plan_in_kroner_is_never_clean() -> None:
    form, values = balanced()
    millions = [name for name in values if name.table in ("funding", "spending", "frame") or name.column == "total"]
    kroner = {**values, **{name: v * 10**6 for name in millions if isinstance(v := values[name], Decimal)}}
    report = checked(form, kroner)
    assert {one.rule for one in report.findings if one.severity is Severity.ERROR} == {"OMX207"}


def test_the_frame_in_another_unit_points_at_what_is_odd() -> None:
    """The frame of 36 against 0.036, and a row of 5.1 a thousand times as large against the frame."""
    small = checked(*balanced({("frame", "frame", "value"): D("0.036")}))
    assert [one.table for one in small.findings if one.message == "OMX207.frame"] == ["funding"]
    tiny: Changes = {("funding", row, year): D("0.05") for row in FUNDERS for year in YEARS}
    large = checked(*balanced({**tiny, ("frame", "frame", "value"): D(750)}))
    assert [one.table for one in large.findings if one.message == "OMX207.frame"] == ["frame"]
    over = checked(*balanced({("frame", "frame", "value"): D(36_000_000)}))
    assert [one.message for one in over.findings if one.rule == "OMX207"] == ["OMX207.stated"]


def test_an_empty_cell_is_a_better_clue_than_a_number_of_the_same_size() -> None:
    emptied = checked(*balanced({("area_jobs", "area1", "2028"): None}))
    hint = next(one for one in emptied.findings if one.rule == "OMX301").facts["hint"]
    assert isinstance(hint, Phrase)
    assert (hint.key, hint.facts["cell"]) == ("report.hint.empty", Cell("Innsatsområder", 7, 3))
    two = checked(*balanced({("spending", "area1", "2028"): None, ("spending", "area2", "2028"): None}))
    assert "hint" not in next(one for one in two.findings if one.rule == "OMX501").facts


@pytest.mark.parametrize(
    ("share", "says"), [("0.5", "Det står 0,5 % – er 50 % ment?"), ("50", ""), ("0.4", ""), ("5", "")]
)
def test_a_share_that_is_a_part_of_one_is_asked_about(share: str, says: str) -> None:
    report = checked(*balanced({("financier", "fin1", "share"): D(share)}))
    told = " ".join(wording(one, texts("nb")).says for one in report.findings if one.rule == "OMX401")
    assert says in told
    assert ("ment?" in told) == bool(says)


def test_money_and_strategies_have_no_difference() -> None:
    finding = next(one for one in checked(*faulty_form(FAULTS["OMX601"])).findings if one.rule == "OMX601")
    assert finding.difference is None


def test_a_years_shares_are_those_of_the_rows() -> None:
    finding = next(one for one in checked(*faulty_form(FAULTS["OMX403"])).findings if one.rule == "OMX403")
    assert [str(place.address) for place in finding.places] == ["Finansiering!C8:C12"]


@pytest.mark.parametrize("state", [State.ERROR, State.BOOLEAN])
@pytest.mark.parametrize("table", ["area", "financier"])
def test_an_error_value_for_a_name_hides_nothing(table: str, state: State) -> None:
    """The name is told of, and so are the other faults of the file, those beside the name among them."""
    submission = submitted(*balanced({(table, f"{table[:3] if table == 'financier' else table}4", "name"): "Havbruk"}))
    name = Field(table, f"{table[:3] if table == 'financier' else table}4", "name")
    amount = Field("funding", "fin1", "2027")
    raw = "#N/A" if state is State.ERROR else "TRUE"
    broken = {one: submission.answers[one]._replace(state=state, raw=raw, counted=None) for one in (name, amount)}
    report = check(replace(submission, answers={**submission.answers, **broken}), register())
    assert [one.cell for one in report.findings if one.rule == "OMX203"] == [
        submission.form.inputs[one].cell for one in (name, amount)
    ]
    assert not any(one.fault for one in report.rules)


@pytest.mark.parametrize(
    ("formula", "variant"),
    [
        ("SUM(1,3)", "computed"),
        ("LOG10(100)", "computed"),
        ('LEN("A1")', "computed"),
        ("IF(TRUE,1E5,2)", "computed"),
        ("A1+1", "formula"),
        ("SUM(inn_jobs)", "formula"),
        ("Mål!C11", "formula"),
        ("[1]Ark!1", "formula"),
        ("$C$7", "formula"),
        ("2+2", "constant"),
    ],
)
def test_a_formula_that_looks_elsewhere_is_told_from_one_of_constants(formula: str, variant: str) -> None:
    submission = submitted(*balanced())
    amount = Field("funding", "fin1", "2027")
    typed = {amount: submission.answers[amount]._replace(formula=formula)}
    report = check(replace(submission, answers={**submission.answers, **typed}), register())
    assert [one.message for one in report.findings if one.rule == "OMX203"] == [f"OMX203.{variant}"]


def test_blanks_are_no_answer() -> None:
    form, values = faulty_form(FAULTS["OMX405"])
    blank = {**values, Field("reasons", "OMX405", "reason"): "  ", Field("facts", "contact", "value"): " "}
    report = checked(form, blank)
    assert {one.reason for one in report.findings if one.rule == "OMX405"} == {None}
    assert [one.row for one in report.findings if one.rule == "OMX210"] == ["contact"]


def test_an_empty_form_lacks_things_but_has_no_deviation() -> None:
    form, _ = filled_form("fjellvik")
    report = checked(form, {})
    assert report.counts[Severity.ERROR] == 0
    assert report.counts[Severity.MISSING] > 0
    not_run = {one.id for one in report.rules if one.outcome is Outcome.NOT_RUN}
    assert {"OMX301", "OMX302", "OMX404", "OMX501", "OMX502"} <= not_run


def test_a_reason_on_kontroll_follows_the_finding() -> None:
    form, values = faulty_form(FAULTS["OMX405"])
    given = {**values, Field("reasons", "OMX405", "reason"): "Vedtak 12/27."}
    reasons = [one.reason for one in checked(form, given).findings if one.rule == "OMX405"]
    assert reasons == ["Vedtak 12/27."] * 2


NAMELESS: Changes = {("financier", "fin3", "name"): None}


@pytest.mark.parametrize(
    ("changes", "rule", "said"),
    [
        ({**NAMELESS, ("financier", "fin3", "share"): D(30)}, "OMX402", "Andelen til Finansiør 3 er"),
        ({**NAMELESS, ("financier", "fin3", "total"): D(8)}, "OMX406", "total for Finansiør 3 er"),
        ({**NAMELESS, ("financier", "fin3", "share"): D("25.5")}, "OMX209", "I feltet står 25,5, men"),
        ({("area_jobs", "area1", "2030"): D("8.0001")}, "OMX303", "8,0001"),
    ],
)
def test_a_row_without_a_name_is_called_by_its_number_and_a_number_has_a_comma(
    changes: Changes, rule: str, said: str
) -> None:
    found = [wording(one, texts("nb")) for one in checked(*balanced(changes)).findings if one.rule == rule]

    assert any(said in f"{words.head} {words.says}" for words in found), found


def test_the_tail_of_a_double_breaks_no_rule() -> None:
    """Sums that Excel stores when they are pasted as values: 3.0000000000000004 is shown and compared as 3."""
    tails: Changes = {
        ("area_jobs", "area1", "2027"): D("3.0000000000000004"),
        ("spending", "area1", "2027"): D("2.4000000000000004"),
        ("frame", "frame", "value"): D("36.00000000000001"),
    }
    before = submitted(*balanced())
    report = check(submitted(*balanced(tails)), register(), before)
    assert ids(report) == [ALWAYS]


def test_a_table_without_names_is_never_one_of_many_empty_cells() -> None:
    """Six empty cells are told once, and apart from them that nobody pays."""
    unnamed: Changes = {(table, row, column): None for table, row, column in balanced()[1] if row.startswith("fin")}
    empty: Changes = {("jobs", "jobs", str(year)): None for year in range(2027, 2033)}
    groups = grouped(checked(*balanced({**unnamed, **empty})).findings, texts("nb"))
    assert [(one.first.message, len(one.findings)) for one in groups if one.first.rule == "OMX206"] == [
        ("OMX206.no_financier", 1),
        ("OMX206", 6),
    ]


def test_a_number_a_hair_below_zero_is_told_as_it_is() -> None:
    """0.3 − 0.1 − 0.2 in binary, pasted as a value: Kontroll counts it as below 0."""
    hair: Changes = {("activities", "meetings", "value"): D("-2.7e-17")}
    found = next(one for one in checked(*balanced(hair)).findings if one.rule == "OMX204")
    assert "−0,000000000000000027" in wording(found, texts("nb")).says


def test_a_gap_that_is_closed_in_the_same_edition_is_not_told_as_a_wrong_letter() -> None:
    """G was H, and the first file had to be corrected: 702 asks for G, so 806 must not ask for I."""
    before = submitted(*balanced({("strategies", "7", "letter"): "H"}))
    report = check(submitted(*balanced()), register(), before)
    assert ids(report) == [ALWAYS]
    outcomes = {one.id: (one.outcome, one.reason) for one in report.rules}
    assert outcomes["OMX805"] == outcomes["OMX806"] == (Outcome.NOT_APPLICABLE, "outcome.same_edition")


@pytest.mark.parametrize("typed", [None, "10. desember 2026", D(60)])
def test_a_day_that_cannot_be_read_is_as_grave_as_none(typed: Value) -> None:
    report = checked(*balanced({("facts", "adopted", "value"): typed}))
    assert [one.severity for one in report.findings if one.rule == "OMX210"] == [Severity.MISSING]
    sent = as_markdown(letter(report, texts("nb"), (), "plan.xlsx"), texts("nb"))
    assert "Vedtaksdatoen" in sent


def test_a_short_list_is_told_as_a_whole_in_the_words_of_the_form() -> None:
    found = next(one for one in checked(*faulty_form(FAULTS["OMX212"])).findings if one.rule == "OMX212")
    for language in LANGUAGES:
        remedy = wording(found, texts(language)).remedy
        assert remedy.endswith(": Utkast / Styrebehandlet / Vedtatt / Godkjent.")


def test_each_letter_that_is_used_again_gets_its_own_and_the_first_keeps_it() -> None:
    changes: Changes = {("strategies", row, "letter"): "B" for row in ("3", "4")}
    found = [one for one in checked(*balanced(changes)).findings if one.rule == "OMX701"]
    assert [(one.row, wording(one, texts("nb")).remedy) for one in found] == [
        ("3", "Gi strategien bokstaven C."),
        ("4", "Gi strategien bokstaven D."),
    ]


def test_a_letter_that_an_earlier_edition_has_used_is_not_free() -> None:
    form = build_form(setup_of({**FJELLVIK, "programme": {**FJELLVIK["programme"], "edition": 2}}))
    before = submitted(*balanced({("strategies", "8", "letter"): "J"}))
    again = {**balanced()[1], Field("strategies", "8", "letter"): "G"}
    (found,) = (one for one in check(submitted(form, again), register(), before).findings if one.rule == "OMX701")
    assert found.facts["free"] == "K"


def test_the_last_letters_are_found_when_the_alphabet_is_used_to_its_end() -> None:
    changes: Changes = {("strategies", "6", "letter"): "Z", ("strategies", "7", "letter"): "Z"}
    (found,) = (one for one in checked(*balanced(changes)).findings if one.rule == "OMX701")
    assert found.facts["free"] == "F"


def test_when_no_letter_is_left_none_is_offered() -> None:
    form = build_form(setup_of({**FJELLVIK, "programme": {**FJELLVIK["programme"], "edition": 2}}))
    letters = "ABCDEFGHIJKLMNOPQRST"
    before = submitted(*balanced({("strategies", str(row), "letter"): one for row, one in enumerate(letters, 1)}))
    rest = {Field("strategies", str(row), "letter"): one for row, one in enumerate("UVWXYZZ", 1)}
    (found,) = (
        one for one in check(submitted(form, {**balanced()[1], **rest}), register(), before).findings
        if one.rule == "OMX701"
    )  # fmt: skip
    assert found.message == "OMX701"


def test_words_that_are_too_many_to_list_or_none_are_not_listed() -> None:
    named: Changes = {("area", "area4", "name"): "Fjerde", ("area", "area5", "name"): "Femte"}
    one: Changes = {("area", area, "name"): None for area in ("area2", "area3")}
    off: Changes = {("strategies", "2", "area"): "Havbruk"}
    cases: tuple[tuple[Changes, str], ...] = (
        ({("strategies", "2", "letter"): "AB"}, "OMX212"), ({**named, **off}, "OMX212"), ({**one, **off}, "OMX212.few"),
    )  # fmt: skip
    for changes, message in cases:
        found = next(one for one in checked(*balanced(changes)).findings if (one.rule, one.row) == ("OMX212", "2"))
        assert found.message == message


def test_an_area_lacks_money_or_a_strategy_or_both() -> None:
    free: Changes = {("spending", "area4", year): D(0) for year in YEARS}
    named: Changes = {**free, ("area", "area4", "name"): "Ny", ("area_jobs", "area4", "2027"): D(1)}
    (found,) = (one for one in checked(*balanced(named)).findings if one.rule == "OMX601")
    assert found.message == "OMX601"


def test_an_area_whose_name_is_an_error_value_is_still_on_the_list() -> None:
    submission = submitted(*balanced())
    name = Field("area", "area2", "name")
    broken = submission.answers[name]._replace(state=State.ERROR, raw="#REF!", counted=None)
    report = check(replace(submission, answers={**submission.answers, name: broken}), register())
    assert "OMX203" in ids(report)
    assert "OMX212" not in ids(report)


def test_rules_that_read_an_error_value_are_not_run() -> None:
    submission = submitted(*balanced())
    name = Field("funding", "fin1", "2027")
    broken = submission.answers[name]._replace(state=State.ERROR, raw="#REF!", counted=None)
    report = check(replace(submission, answers={**submission.answers, name: broken}), register())
    assert "OMX203" in ids(report)
    outcomes = {one.id: one.outcome for one in report.rules}
    assert outcomes["OMX502"] is Outcome.NOT_RUN
    assert outcomes["OMX301"] is Outcome.PASSED


# --- the two real programmes, with the published numbers and nothing else ---


def test_fyresdal_states_other_totals_than_its_years_give() -> None:
    """1.6 + 5 × 2.5 = 14.1, not 14; 0.4 + 5 × 0.625 = 3.525, not 4.2; 14.1 of 17.625 is 80 %."""
    form, values = filled_form("fyresdal")
    report = checked(form, values)
    totals = [(one.actual, one.expected) for one in report.findings if one.rule == "OMX406"]
    amounts = [(left.value, right.value) for left, right in totals if left is not None and right is not None]
    assert amounts == [(D("14.1"), D(14)), (D("3.525"), D("4.2"))]
    plan, computed = form.plan, submitted(form, values).values
    assert [computed[plan.funding.at(row, plan.grid.share)] for row in ("fin1", "fin2")] == [D(80), D(20)]
    missing = {one.table for one in report.findings if one.severity is Severity.MISSING}
    assert {"jobs", "goal", "frame", "financier"} <= missing


def test_meloy_passes_without_a_remark_on_shares() -> None:
    report = checked(*filled_form("meloy"))
    assert not {"OMX401", "OMX402", "OMX403", "OMX405", "OMX406"} & set(ids(report))
    empty = [one for one in report.findings if one.rule == "OMX206" and one.table == "funding"]
    assert len(empty) == 3 * 6
