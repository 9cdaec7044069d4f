"""The formats of a check, by name: what tells of a whole run in one file, and what is made for each file.

To add a format, write its function and name it in one of the two lists.
"""

from __future__ import annotations

from collections.abc import Callable

from generators.report.results import Judged, Results, verdict_sentence
from workbook.texts import Texts


def text(results: Results) -> bytes:
    from generators.report.terminal import Screen, as_text

    reports = [one.report for one in results.judged]
    said = as_text(reports, [one.verdict for one in results.judged], results.texts, Screen(unfolded=True))
    return (said + "\n").encode("utf-8", "replace")


def json(results: Results) -> bytes:
    from generators.report.record import as_json

    reports, exits = [one.report for one in results.judged], [one.exit for one in results.judged]
    return (as_json(reports, exits, results.texts, [one.verdict for one in results.judged]) + "\n").encode("utf-8")


def sarif(results: Results) -> bytes:
    from generators.report.sarif import as_sarif

    return (as_sarif(results) + "\n").encode("utf-8")


def junit(results: Results) -> bytes:
    from generators.report.junit import as_junit

    return as_junit(results)


def html(results: Results) -> bytes:
    from generators.report.html import as_html

    return as_html(results)


def xlsx(results: Results) -> bytes:
    from generators.report.listing import as_listing

    return as_listing(results)


def annotated(one: Judged, texts: Texts) -> bytes | None:
    from generators.report.annotated import as_annotated

    submission = one.report.submission
    unchecked = verdict_sentence(one, texts) if one.verdict == "unchecked" else ""
    return None if submission is None else as_annotated(submission, one.report.findings, texts, unchecked)


def markdown(one: Judged, texts: Texts) -> bytes:
    from generators.report.letter import as_markdown, letter

    return as_markdown(letter(one.report, texts, one.kommuner), texts).encode("utf-8", "replace")


def docx(one: Judged, texts: Texts) -> bytes:
    from generators.report.letter import as_docx, letter

    return as_docx(letter(one.report, texts, one.kommuner), texts)


OF_A_RUN: dict[str, Callable[[Results], bytes]] = {
    "text": text, "json": json, "sarif": sarif, "junit": junit, "html": html, "xlsx": xlsx,
}  # fmt: skip
# What goes back to the municipality: in the form's own language, one for each file, with this suffix in a folder.
OF_A_FILE: dict[str, str] = {"annotated": ".xlsx", "letter": ".md"}
FORMATS = (*OF_A_RUN, *OF_A_FILE)
