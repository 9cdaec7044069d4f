"""From a report to one word and one number: ok, findings, refused or unchecked, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from workbook.findings import ACCEPTED, Finding, Severity

if TYPE_CHECKING:
    from workbook.check import Report


class Exit(IntEnum):
    """The exit codes, which mean the same for every command."""

    OK = 0
    FINDINGS = 1
    USE = 2
    NO_VERDICT = 3
    FAULT = 4
    INTERRUPTED = 130


# Of many files the gravest code wins, in this order.
ORDER = (Exit.FAULT, Exit.USE, Exit.NO_VERDICT, Exit.FINDINGS, Exit.OK)
GRAVITY = tuple(Severity)
CRASHED = "outcome.crashed"  # why a rule was not run when the fault is ours


def exit_of(report: Report, fail_level: Severity = Severity.MISSING) -> Exit:
    """What a check of one file exits with: findings at or above the fail level are 1, no verdict is 3."""
    if report.refusal is not None or is_unchecked(report):
        return Exit.NO_VERDICT
    return Exit.FINDINGS if any(fails(finding, fail_level) for finding in report.findings) else Exit.OK


def fails(finding: Finding, fail_level: Severity = Severity.MISSING) -> bool:
    """Whether a finding keeps the plan from being in order: grave enough, and not accepted."""
    return finding.status != ACCEPTED and GRAVITY.index(finding.severity) <= GRAVITY.index(fail_level)


def is_unchecked(report: Report) -> bool:
    """Whether a file that was read has no verdict: no rule ran to its end, or one failed through a fault of ours."""
    from workbook.check import Outcome

    ran = any(one.outcome in (Outcome.PASSED, Outcome.FAILED) for one in report.rules)
    return report.refusal is None and (not ran or any(one.reason == CRASHED for one in report.rules))


def verdict_of(report: Report, fail_level: Severity = Severity.MISSING) -> str:
    if report.refusal is not None:
        return "refused"
    if is_unchecked(report):
        return "unchecked"
    return "findings" if exit_of(report, fail_level) is Exit.FINDINGS else "ok"


def gravest(codes: Iterable[Exit]) -> Exit:
    found = set(codes)
    return next((code for code in ORDER if code in found), Exit.OK)
