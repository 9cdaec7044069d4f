"""A finding in words: what is wrong, both numbers, and what to do, in the language it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from workbook.cells import Cell, Span
from workbook.findings import ACCEPTED, KNOWN, Finding, Refusal
from workbook.phrase import Phrase, told
from workbook.texts import Texts
from workbook.verdict import CRASHED

if TYPE_CHECKING:
    from workbook.check import Report

LEFT_OUT = "outcome.left_out"  # why a rule was not run that nobody asked for


class Wording(NamedTuple):
    """The sentences of one finding."""

    head: str
    says: str
    remedy: str
    adviser: str


def wording(finding: Finding, texts: Texts) -> Wording:
    """The finding's own sentences, and its rule's remedies unless it, or its message, has one of its own."""
    says = [told(Phrase(f"{finding.message}.says", finding.facts), texts)]
    says += (
        [tolerance_words(finding, texts)] if finding.tolerance is not None and finding.difference is not None else []
    )
    says += [told(finding.facts["hint"], texts)] if "hint" in finding.facts else []
    return Wording(
        told(Phrase(f"{finding.message}.head", finding.facts), texts),
        " ".join(says),
        told(finding.facts.get("remedy") or Phrase(_own(finding, "remedy", texts), finding.facts), texts),
        told(Phrase(_own(finding, "adviser", texts), finding.facts), texts),
    )


def _own(finding: Finding, part: str, texts: Texts) -> str:
    """The key of a remedy: that of the finding's own message where it has one, else that of its rule."""
    own = f"{finding.message}.{part}"
    return own if own in texts.catalogue else f"{finding.rule}.{part}"


def tolerance_words(finding: Finding, texts: Texts) -> str:
    """How large a difference would have passed, in the unit of the amounts."""
    unit = unit_words(finding.expected.unit if finding.expected else None, texts)
    named = texts("report.points") if unit == texts("unit.percent") else unit
    return texts("report.tolerance", tolerance=told(finding.tolerance or Decimal(0), texts), unit=named)


def unit_words(unit: str | None, texts: Texts) -> str:
    """A unit in words; one that is no text's key is its own word."""
    return texts(unit) if unit in texts.catalogue else unit or ""


def refusal_words(refusal: Refusal, texts: Texts) -> tuple[str, str]:
    """Why a file has no verdict, and what to do about it."""
    key = f"refusal.{refusal.id}"
    return told(Phrase(key, refusal.facts), texts), told(Phrase(f"{key}.remedy", refusal.facts), texts)


def status_words(finding: Finding, texts: Texts) -> str:
    """What was said of a finding before: its reason on Kontroll, who accepted it, or that it is known."""
    if finding.status == ACCEPTED:
        return texts("report.status.accepted", reason=told(finding.reason or "", texts))
    known = texts("report.status.known") if finding.status == KNOWN else ""
    return " ".join(filter(None, (known, reason_words(finding, texts))))


def reason_words(finding: Finding, texts: Texts) -> str:
    """The reason that the municipality gave on Kontroll; nothing when it gave none."""
    return texts("report.reason", reason=told(finding.reason, texts)) if finding.reason else ""


def follow_words(follows: Sequence[Finding], texts: Texts) -> str:
    """How many findings follow from one, and of which rules."""
    rules = ", ".join(dict.fromkeys(one.rule for one in follows))
    return texts("report.follows", number=len(follows), rules=rules)


def rule_lines(report: Report, texts: Texts) -> Iterator[tuple[str, str, str, str]]:
    """Every rule: its id, what it asks for, how it ended, and why it was not run.

    One that holds and still has something to say of the file is noted: a reader then finds it among the findings.
    """
    noted = {finding.rule for finding in report.findings}
    for one in report.rules:
        ended = texts("outcome.noted" if one.outcome == "passed" and one.id in noted else f"outcome.{one.outcome}")
        yield one.id, texts(f"{one.id}.title"), ended, texts(one.reason) if one.reason else ""


def read_words(report: Report, texts: Texts) -> str:
    """How much of the form is filled in, and how many rules there are, run and not."""
    ended = Counter(str(one.outcome) for one in report.rules)
    return texts(
        "report.read",
        read=report.read,
        expected=report.expected,
        rules=len(report.rules),
        run=ended["passed"] + ended["failed"],
        idle=texts("report.read.idle", number=ended["not applicable"]),
        left=ended["not run"],
    )


def not_run(report: Report, texts: Texts) -> Iterator[tuple[list[str], str]]:
    """The rules that were not run, by reason. What was asked to be left out is not told."""
    reasons: dict[str, list[str]] = {}
    for one in report.rules:
        if one.outcome == "not run" and one.reason not in (None, LEFT_OUT):
            reasons.setdefault(one.reason, []).append(one.id)
    return ((rules, texts(reason)) for reason, rules in reasons.items())


def unchecked_words(report: Report, texts: Texts) -> str:
    """Why a file that was read has no verdict: the rule that failed, or why none was run."""
    told = [texts("report.idle", rules=one.id, reason=texts(CRASHED)) for one in report.rules if one.reason == CRASHED]
    if told:
        return " ".join(told)
    left = [one for one in report.rules if one.reason != LEFT_OUT]
    reasons = dict.fromkeys(one.reason or "unchecked.idle" for one in left) or ("unchecked.left_out",)
    return " ".join(texts(key) for key in ("unchecked.none", *reasons))


def places(finding: Finding) -> str:
    """Where to look, as addresses that are never cut: Mål!E7 · Innsatsområder!E7:E12."""
    return " · ".join(place.address for place in spots(finding))


def spots(finding: Finding) -> tuple[Cell | Span, ...]:
    """The cells and blocks to look at: the finding's own cell unless a block holds it, then the blocks."""
    found: list[Cell | Span] = list(finding.places)
    if finding.cell is not None and not any(finding.cell in span.cells for span in finding.spans):
        found.insert(0, finding.cell)
    return tuple({place.address: place for place in found}.values())
