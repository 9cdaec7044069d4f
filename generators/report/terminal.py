"""Report → what an adviser reads on a terminal: findings worst first, counts, the verdict last."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbook.check import Report
from workbook.findings import KNOWN, OK, SIGNS, Finding, Severity
from workbook.folding import Group, group_places, group_words, grouped
from workbook.phrase import inert
from workbook.rules import integrity
from workbook.texts import Texts
from workbook.wording import Wording, follow_words, not_run, read_words, refusal_words, status_words, unchecked_words

INDENT, HANGING = 10, 4
STYLES = {Severity.ERROR: "31", Severity.MISSING: "36", Severity.WARNING: "33", Severity.INFO: "2", OK: "32"}
PLAIN_SIGNS = str.maketrans(
    {
        "→": "->",
        "·": "-",
        "–": "-",
        "−": "-",
        "’": "'",
        "§": "paragraf ",
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
    sign = texts(f"severity.{finding.look}") if screen.ascii else SIGNS[finding.look]
    head = f"{sign} {finding.rule}  {words.head}"
    first, *rest = textwrap.wrap(head, screen.width, subsequent_indent=" " * INDENT) or [head]
    yield _coloured(first, finding.look, screen)
    yield from rest
    to_do = _to_do(finding, words)
    for text in (words.says, group_places(group), status_words(finding, texts), to_do and f"→ {to_do}"):
        yield from _wrapped(text, INDENT, screen)
    if group.follows:
        yield from _wrapped(follow_words(group.follows, texts), INDENT, screen)


def _to_do(finding: Finding, words: Wording) -> str:
    """What to do. An adviser, who reads this, mends a changed form; the answers are the municipality's to mend."""
    return words.adviser if finding.rule in CHANGED_FORM else words.remedy


def _coloured(line: str, look: str, screen: Screen) -> str:
    return f"\x1b[{STYLES[look]}m{line}\x1b[0m" if screen.colour else line


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


def folded(text: str, width: int) -> str:
    """Lines no longer than the screen is wide; what is left of one stands further in than the line itself."""
    return "\n".join(line for one in text.splitlines() for line in _folded(one, width))


def _folded(line: str, width: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line, width, subsequent_indent=indent + " " * HANGING, break_on_hyphens=False, break_long_words=False
    ) or [line]


def _summary(report: Report, texts: Texts, screen: Screen) -> Iterator[str]:
    yield from _wrapped(read_words(report, texts), 0, screen)
    for rules, reason in not_run(report, texts):
        yield from _wrapped(texts("report.idle", rules=", ".join(rules), reason=reason), 0, screen)
    yield from _wrapped(" · ".join(_counts(report, texts, screen)), 0, screen)


def _counts(report: Report, texts: Texts, screen: Screen) -> Iterator[str]:
    looks = Counter(one.look for one in report.findings)
    follows = Counter(one.look for one in report.findings if one.parent is not None)
    for look in (*Severity, *([OK] if looks[OK] else [])):
        folded = texts("report.follow", number=follows[look]) if follows[look] and not screen.unfolded else ""
        sign = "" if screen.ascii else f"{SIGNS[look]} "
        yield sign + texts(f"report.count.{look}", number=looks[look]) + folded
    known = sum(one.status == KNOWN for one in report.findings)
    if known:
        yield texts("report.known", number=known)


def _explain(report: Report, texts: Texts) -> str:
    """Where to read of the first cause; not of what follows from one, or is accepted."""
    causes = (one for one in report.findings if one.parent is None and one.look != OK)
    first = next((finding.rule for finding in causes), None)
    return " " + texts("report.explain", rule=first) if first else ""
