"""What every format is made of: the reports of one run with their verdicts, the language, the moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from workbook.check import Report
from workbook.findings import Finding, Severity
from workbook.phrase import inert
from workbook.texts import Texts
from workbook.verdict import Exit, exit_of, gravest, verdict_of
from workbook.wording import Wording, unchecked_words, wording

TOOL = "omstilling-xlsx"
VERDICT_LOOKS = {"ok": "ok", "findings": "error", "refused": "missing", "unchecked": "missing"}


class Judged(NamedTuple):
    """One report with its verdict, and the names of its kommuner for a letter.

    `place` is where its file lies, seen from what is written, when it can be linked.
    """

    report: Report
    verdict: str
    exit: Exit
    place: str | None = None
    kommuner: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, harmless wherever it is shown."""
        return inert(self.report.source.name)


class Results(NamedTuple):
    """One run: every file's report, in the language and at the moment it is told."""

    judged: tuple[Judged, ...]
    texts: Texts
    when: datetime
    level: Severity = Severity.MISSING

    @property
    def exit(self) -> Exit:
        return gravest(one.exit for one in self.judged)


def judged(report: Report, level: Severity, place: str | None = None) -> Judged:
    return Judged(report, verdict_of(report, level), exit_of(report, level), place)


def verdict_sentence(one: Judged, texts: Texts) -> str:
    """The verdict as a report says it, and why there is none when the rules gave none."""
    sentence = texts(f"html.verdict.{one.verdict}")
    return f"{sentence} {unchecked_words(one.report, texts)}" if one.verdict == "unchecked" else sentence


def tool_version() -> str:
    from importlib.metadata import version

    return version(TOOL)


def worded(report: Report, texts: Texts) -> Iterator[tuple[Finding, Wording]]:
    """Every finding with its sentences, in the report's order."""
    return ((finding, wording(finding, texts)) for finding in report.findings)


def message(words: Wording) -> str:
    """Head and sentences on one line, the same in every format for machines."""
    return f"{words.head}. {words.says}".strip()
