"""Submission → Report: every rule run, its findings collected, follow-on findings tied to their cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from workbook.causes import tied
from workbook.cells import Cell, Span
from workbook.findings import Finding, Quantity, Refusal, Severity
from workbook.formula import Unusable
from workbook.phrase import Fact, Phrase
from workbook.places import Places, cell_in, is_gone, span_in
from workbook.register import Register
from workbook.rules.catalogue import RULES
from workbook.rules.editions import BETWEEN_EDITIONS, EDITIONS
from workbook.rules.integrity import FILE
from workbook.rules.rule import UNUSABLE, Case, Check, Rule
from workbook.submission import Source, Submission
from workbook.verdict import CRASHED

GRAVITY = tuple(Severity)
REASONED = Phrase("report.reasoned")  # what to do about a finding that a reason is given for


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"
    NOT_RUN = "not run"


class RuleResult(NamedTuple):
    """How one rule ended. `reason` is a text key for what was not run."""

    id: str
    outcome: Outcome
    reason: str | None = None
    fault: str = ""  # what Python said, when the rule itself failed


class Report(NamedTuple):
    """Everything a check has to say of one file: findings and results of rules, or a refusal."""

    source: Source
    submission: Submission | None = None
    refusal: Refusal | None = None
    findings: tuple[Finding, ...] = ()
    rules: tuple[RuleResult, ...] = ()

    @property
    def counts(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.findings)

    @property
    def read(self) -> int:
        """How many inputs hold something."""
        return len(self.submission.answers) if self.submission else 0

    @property
    def expected(self) -> int:
        return len(self.submission.form.inputs) if self.submission else 0


def check(submission: Submission, register: Register, previous: Submission | None = None) -> Report:
    """Run every rule on a submission; those of editions compare it with an earlier one."""
    case = Case(submission, register, previous)
    found: list[Finding] = []
    results: list[RuleResult] = []
    live = _live(case)
    for rule in RULES:
        findings, result = _run(rule, case, live.get(rule.id, []))
        found += findings
        results.append(result)
    told = _as_found(tuple(tied(found, case)), submission)
    ordered = tuple(sorted(told, key=_order))
    return Report(submission.source, submission, None, ordered, tuple(results))


def _as_found(findings: tuple[Finding, ...], submission: Submission) -> Iterator[Finding]:
    """The findings at the places where a person finds them; those of the reader are there already."""
    yield from submission.integrity
    places = submission.places
    for finding in findings:
        yield _placed(finding, places) if places else finding


def _placed(finding: Finding, places: Places) -> Finding:
    cell = finding.cell
    return finding._replace(
        cell=None if cell is None or is_gone(places, cell) else cell_in(places, cell),
        span=finding.span and span_in(places, finding.span),
        places=_left(places, finding.places),
        expected=finding.expected and _quantity(finding.expected, places),
        actual=finding.actual and _quantity(finding.actual, places),
        contributors=tuple((cell_in(places, cell), amount) for cell, amount in finding.contributors),
    )


def _quantity(quantity: Quantity, places: Places) -> Quantity:
    return quantity._replace(source=_left(places, quantity.source))


def _left(places: Places, spots: Iterable[Cell | Span]) -> tuple[Cell | Span, ...]:
    """The cells and blocks as a person finds them, without what the file no longer has."""
    spans = ((one, span_in(places, one if isinstance(one, Span) else Span(one, one))) for one in spots)
    return tuple(found if isinstance(one, Span) else found.first for one, found in spans if found is not None)


def _live(case: Case) -> dict[str, list[tuple[Check, str]]]:
    """For each live rule, its checks and the status that Kontroll shows for each."""
    live: dict[str, list[tuple[Check, str]]] = {}
    for rule, one, status in case.statuses():
        live.setdefault(rule.id, []).append((one, status))
    return live


def _run(rule: Rule, case: Case, live: list[tuple[Check, str]]) -> tuple[list[Finding], RuleResult]:
    if rule.chapter == FILE:
        return [], RuleResult(rule.id, _outcome([one for one in case.submission.integrity if one.rule == rule.id]))
    if rule.chapter == EDITIONS and case.previous is None:
        return [], RuleResult(rule.id, Outcome.NOT_APPLICABLE, "outcome.no_previous")
    if rule.id in BETWEEN_EDITIONS and case.corrects:
        return [], RuleResult(rule.id, Outcome.NOT_APPLICABLE, "outcome.same_edition")
    try:
        return _found(rule, case, live)
    # One rule that fails must not take the others with it; the file then has no verdict, and the rule is named.
    except Exception as fault:
        return [], RuleResult(rule.id, Outcome.NOT_RUN, CRASHED, f"{type(fault).__name__}: {fault}")


def _found(rule: Rule, case: Case, live: list[tuple[Check, str]]) -> tuple[list[Finding], RuleResult]:
    findings = [finding for one, status in live for finding in _broken(rule, case, one, status)]
    if rule.find is None:
        return findings, _result(rule, findings, [status for _, status in live])
    try:
        findings += rule.find(rule, case)
    except Unusable:
        return findings, RuleResult(rule.id, Outcome.NOT_RUN, "outcome.unusable")
    return findings, RuleResult(rule.id, _outcome(findings))


def _outcome(findings: list[Finding]) -> Outcome:
    grave = (finding for finding in findings if finding.severity is not Severity.INFO)
    return Outcome.FAILED if any(grave) else Outcome.PASSED


def _result(rule: Rule, findings: list[Finding], statuses: list[str]) -> RuleResult:
    if findings:
        return RuleResult(rule.id, Outcome.FAILED)
    if UNUSABLE in statuses:
        return RuleResult(rule.id, Outcome.NOT_RUN, "outcome.unusable")
    if "ok" in statuses:
        return RuleResult(rule.id, Outcome.PASSED)
    if "missing" in statuses:
        return RuleResult(rule.id, Outcome.NOT_RUN, "outcome.empty")
    return RuleResult(rule.id, Outcome.NOT_APPLICABLE)


def _broken(rule: Rule, case: Case, one: Check, status: str) -> Iterator[Finding]:
    """The findings of one check that does not hold. A side without numbers is no finding: 206 names the cells."""
    if status == UNUSABLE:
        yield from _still_seen(rule, case, one)
        return
    severity = {"error": Severity.ERROR, "warning": Severity.WARNING, "missing": Severity.MISSING}.get(status)
    if severity is None or (severity is Severity.MISSING and one.severity is not Severity.MISSING):
        return
    given = case.answer("reasons", rule.id, "reason") if rule.asks_reason else None
    reason = given if given is not None and given.raw.strip() else None
    for finding in _explained(rule, case, one, severity):
        yield finding if reason is None else _reasoned(finding, reason.raw)


def _reasoned(finding: Finding, reason: str) -> Finding:
    """A finding with the reason that was given for it; where that is enough, it does not ask for one again."""
    enough: dict[str, Fact] = {"remedy": REASONED} if finding.severity is Severity.WARNING else {}
    return finding._replace(reason=reason, facts={**finding.facts, **enough})


def _explained(rule: Rule, case: Case, one: Check, severity: Severity) -> list[Finding]:
    """What a broken check says at its cells; the two amounts of Kontroll when it has no cells to name."""
    amounts = rule.of_amounts(case, one, severity)
    if rule.explain is None:
        return [amounts]
    return list(rule.explain(rule, one, case)) or [
        amounts._replace(message="amounts", facts={**amounts.facts, "label": amounts.label or rule.id})
    ]


def _still_seen(rule: Rule, case: Case, one: Check) -> Iterator[Finding]:
    """What can be said cell by cell though another cell makes the sum impossible."""
    try:
        yield from list(rule.explain(rule, one, case)) if rule.explain else []
    except Unusable:
        return


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    return (
        GRAVITY.index(finding.severity), finding.rule, finding.year or "", finding.table or "",
        f"{finding.row or '':>12}",
    )  # fmt: skip
