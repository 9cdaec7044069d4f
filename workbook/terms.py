"""On what terms a check is judged: which rules count, how mildly, what was accepted before and what is known.

A report in, the same report on those terms out; nothing is measured again. Exit codes follow from what is left.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from workbook.check import Outcome, Report, RuleResult
from workbook.findings import ACCEPTED, KNOWN, Finding, Quantity, Severity
from workbook.numbers import plain, with_decimals
from workbook.phrase import Amount, Fact, Phrase
from workbook.wording import LEFT_OUT

# The sides of a finding, and the fact that each is told by.
TOLD = {"actual": "left", "expected": "right"}


class Acceptance(NamedTuple):
    """A deviation that somebody has accepted: what it is about, its numbers, why, who, and until when.

    `actual` and `expected` are the numbers that were accepted, as plain decimals, exact or as they are told; with other
    numbers it is void.
    """

    rule: str
    reason: str
    who: str
    until: date
    table: str | None = None
    row: str | None = None
    year: str | None = None
    actual: str | None = None
    expected: str | None = None

    def about(self, finding: Finding) -> bool:
        """Whether it is this finding that was accepted, whatever its numbers; what it leaves out is not asked."""
        places = (self.table, finding.table), (self.row, finding.row), (self.year, finding.year)
        return self.rule == finding.rule and all(asked is None or asked == found for asked, found in places)

    def holds(self, finding: Finding) -> bool:
        """Whether the numbers are still those that were accepted."""
        numbers = {"actual": self.actual, "expected": self.expected}
        return all(number in amounts(finding, side) for side, number in numbers.items())


class Known(NamedTuple):
    """A finding of an earlier edition: what it was about, and what it told of that."""

    fingerprint: str
    numbers: tuple[object, ...]


def known(finding: Finding) -> Known:
    return Known(finding.fingerprint, finding.numbers)


class Terms(NamedTuple):
    """What was asked for on the command line."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    draft: bool = False
    accepted: tuple[Acceptance, ...] = ()
    today: date = date.min
    known: frozenset[Known] = frozenset()

    def counts(self, rule: str) -> bool:
        """Whether a rule is among those that were asked for; ids and prefixes, the longest one decides."""
        chosen = max((len(one) for one in self.select if rule.startswith(one)), default=-1 if self.select else 0)
        left_out = max((len(one) for one in self.ignore if rule.startswith(one)), default=-1)
        return chosen > left_out


def amount(quantity: Quantity | None) -> str | None:
    """The number of one side of a finding as a plain decimal."""
    return plain(quantity.value) if quantity is not None and isinstance(quantity.value, Decimal) else None


def amounts(finding: Finding, side: str) -> tuple[str | None, ...]:
    """The number of one side as it may be accepted: as a person is told of it, where that is rounded, and exact."""
    exact, words = amount(getattr(finding, side)), finding.facts.get(TOLD[side])
    if exact is None or not isinstance(words, Amount):
        return (exact,)
    return plain(with_decimals(words.value, words.most)), exact


def on(terms: Terms, report: Report) -> Report:
    """The report on these terms. Findings of rules that do not count are gone; accepted and known ones say so.

    What follows from a finding that is gone, or is accepted, must be corrected by itself. In a draft, what follows from
    what is missing is as mild as that.
    """
    counted = [finding for finding in report.findings if terms.counts(finding.rule)]
    missing = {finding.fingerprint for finding in counted if finding.severity is Severity.MISSING}
    kept = [_judged(terms, finding, missing) for finding in counted]
    there = {finding.fingerprint for finding in kept if finding.status != ACCEPTED}
    findings = tuple(one if one.parent in there else one._replace(parent=None) for one in kept)
    return report._replace(findings=_sorted(findings), rules=tuple(_rule(terms, one) for one in report.rules))


def _judged(terms: Terms, finding: Finding, missing: Container[str]) -> Finding:
    if terms.draft and (finding.severity is Severity.MISSING or finding.parent in missing):
        finding = finding._replace(severity=Severity.INFO)
    entry = next((one for one in terms.accepted if one.about(finding) and _valid(one, finding, terms.today)), None)
    if entry is not None:
        facts: dict[str, Fact] = {"reason": entry.reason, "who": entry.who, "until": entry.until}
        return finding._replace(status=ACCEPTED, reason=Phrase("accept.reason", facts))
    return finding._replace(status=KNOWN) if known(finding) in terms.known else finding


def _valid(entry: Acceptance, finding: Finding, today: date) -> bool:
    return entry.until >= today and entry.holds(finding)


def _sorted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Worst first again, for a draft is milder, and what is accepted last; otherwise in the order they had."""
    return tuple(sorted(findings, key=lambda one: (one.status == ACCEPTED, tuple(Severity).index(one.severity))))


def _rule(terms: Terms, result: RuleResult) -> RuleResult:
    return result if terms.counts(result.id) else RuleResult(result.id, Outcome.NOT_RUN, LEFT_OUT)


def spent(terms: Terms, reports: Iterable[Report]) -> Iterator[Phrase]:
    """What to say of acceptances that did not take: run out, other numbers, or about nothing that was found."""
    findings = [finding for report in reports for finding in report.findings]
    for entry in terms.accepted:
        about = [finding for finding in findings if entry.about(finding)]
        key = _why(entry, about, terms.today)
        if key is not None:
            yield Phrase(key, _facts(entry, about))


def _facts(entry: Acceptance, about: list[Finding]) -> dict[str, Fact]:
    """What the notes tell of an entry, and what to write in it now: a line for each number that the finding has."""
    lines = {side: _line(side, about[0]) if about else "" for side in TOLD}
    return {"rule": entry.rule, "reason": entry.reason, "until": entry.until, **lines}


def _line(side: str, finding: Finding) -> Fact:
    number = amounts(finding, side)[0]
    return "" if number is None else Phrase("accept.line", {"side": side, "number": number})


def _why(entry: Acceptance, about: list[Finding], today: date) -> str | None:
    if not about:
        return "accept.unused"
    if entry.until < today:
        return "accept.expired"
    if any(entry.holds(finding) for finding in about):
        return None
    return "accept.changed" if any(amounts(about[0], side)[0] for side in TOLD) else "accept.no_numbers"
