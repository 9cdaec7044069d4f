"""Report → what an adviser reads on a terminal: findings worst first, counts, the verdict last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbook.check import Outcome, Report
from workbook.findings import SIGNS, Finding, Severity
from workbook.folding import Group, group_places, group_words, grouped
from workbook.phrase import inert
from workbook.rules import integrity
from workbook.texts import Texts
from workbook.wording import Wording, follow_words, not_run, refusal_words, status_words, unchecked_words

INDENT = 10
STYLES = {Severity.ERROR: "31", Severity.MISSING: "36", Severity.WARNING: "33", Severity.INFO: "2"}
PLAIN_SIGNS = str.maketrans(
    {
        "→": "->",
        "·": "-",
        "–": "-",
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "…": "...",
        "\u00a0": " ",
        "✗": "x",
        "✓": "ok",
    }
)

CHANGED_FORM = frozenset(rule.id for rule in integrity.RULES)


class Screen(NamedTuple):
    """What the reader's terminal can show."""

    width: int = 80
    colour: bool = False
    ascii: bool = False
    unfolded: bool = False


def as_text(reports: Sequence[Report], verdicts: Sequence[str], texts: Texts, screen: Screen) -> str:
    """All reports, one after the other."""
    parts = [
        "\n".join(_lines(report, verdict, texts, screen)) for report, verdict in zip(reports, verdicts, strict=True)
    ]
    text = "\n\n".join(parts)
    return text.translate(PLAIN_SIGNS) if screen.ascii else text


def _lines(report: Report, verdict: str, texts: Texts, screen: Screen) -> Iterator[str]:
    if report.refusal is not None:
        why, remedy = refusal_words(report.refusal, texts)
        yield from _wrapped(f"{inert(report.source.name)}: {why}", 0, screen)
        yield from _wrapped(f"→ {remedy}", 2, screen)
        return
    yield _title(report, texts)
    yield ""
    for group in grouped(report.findings, texts, screen.unfolded):
        yield from _group(group, texts, screen)
    if report.findings:
        yield ""
    yield from _summary(report, texts, screen)
    why = f" {unchecked_words(report, texts)}" if verdict == "unchecked" else ""
    yield from _wrapped(texts(f"verdict.{verdict}") + why + _explain(report, texts), 0, screen)


def _title(report: Report, texts: Texts) -> str:
    setup = report.submission.setup if report.submission else None
    if setup is None:
        return inert(report.source.name)
    years = f"{setup.years[0]}–{setup.years[-1]}"
    version = texts("report.version", version=report.source.form_version)
    return f"{inert(report.source.name)} – {inert(setup.name)} {years} – {version}"


def _group(group: Group, texts: Texts, screen: Screen) -> Iterator[str]:
    words, finding = group_words(group, texts), group.first
    sign = texts(f"severity.{finding.severity}") if screen.ascii else SIGNS[finding.severity]
    head = f"{sign} {finding.rule}  {words.head}"
    first, *rest = textwrap.wrap(head, screen.width, subsequent_indent=" " * INDENT) or [head]
    yield _coloured(first, finding.severity, screen)
    yield from rest
    for text in (words.says, group_places(group), status_words(finding, texts), f"→ {_to_do(finding, words)}"):
        yield from _wrapped(text, INDENT, screen)
    if group.follows:
        yield from _wrapped(follow_words(group.follows, texts), INDENT, screen)


def _to_do(finding: Finding, words: Wording) -> str:
    """What to do. An adviser, who reads this, mends a changed form; the answers are the municipality's to mend."""
    return words.adviser if finding.rule in CHANGED_FORM else words.remedy


def _coloured(line: str, severity: Severity, screen: Screen) -> str:
    return f"\x1b[{STYLES[severity]}m{line}\x1b[0m" if screen.colour else line


def _wrapped(text: str, indent: int, screen: Screen) -> list[str]:
    """The text in lines of the screen's width; a word is cut only when it is longer than a line, as no address is."""
    blank = " " * indent
    return textwrap.wrap(
        text,
        screen.width,
        initial_indent=blank,
        subsequent_indent=blank,
        break_on_hyphens=False,
    )


def _summary(report: Report, texts: Texts, screen: Screen) -> Iterator[str]:
    outcomes = [one.outcome for one in report.rules]
    run = sum(outcome in (Outcome.PASSED, Outcome.FAILED) for outcome in outcomes)
    idle = outcomes.count(Outcome.NOT_APPLICABLE)
    facts = {"read": report.read, "expected": report.expected, "rules": len(outcomes), "run": run, "idle": idle}
    line = texts("report.read", **facts, left=outcomes.count(Outcome.NOT_RUN))
    yield from _wrapped(line, 0, screen)
    for rules, reason in not_run(report, texts):
        yield from _wrapped(texts("report.idle", rules=", ".join(rules), reason=reason), 0, screen)
    yield from _wrapped(" · ".join(_counts(report, texts, screen)), 0, screen)


def _counts(report: Report, texts: Texts, screen: Screen) -> Iterator[str]:
    for severity in Severity:
        number = report.counts[severity]
        follow = sum(one.parent is not None for one in report.findings if one.severity is severity)
        folded = texts("report.follow", number=follow) if follow and not screen.unfolded else ""
        sign = "" if screen.ascii else f"{SIGNS[severity]} "
        yield sign + texts(f"report.count.{severity}", number=number) + folded
    for status in ("accepted", "known"):
        number = sum(one.status == status for one in report.findings)
        if number:
            yield texts(f"report.{status}", number=number)


def _explain(report: Report, texts: Texts) -> str:
    first = next((finding.rule for finding in report.findings), None)
    return " " + texts("report.explain", rule=first) if first else ""
