"""Results → one workbook: every finding, rule and file as a real table, with a link to each finding's cell."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generators.looks import DARK, FONT, SIZE, WHITE
from generators.report.results import Judged, Results, message, verdict_sentence
from workbook.findings import Finding, Quantity, Severity
from workbook.numbers import plain
from workbook.phrase import inert, told
from workbook.texts import Texts
from workbook.wording import rule_lines, unit_words, wording

# What a person reads comes first and is what is printed; what a machine asks for stands to the right of it.
READ = ("file", "severity", "rule", "sheet", "cell", "what", "remedy", "status", "reason")
FINDINGS = (
    *READ, "range", "actual", "expected", "difference", "tolerance", "unit", "adviser", "table", "row", "year",
    "fingerprint", "parent",
)  # fmt: skip
SEVERITIES = tuple(Severity)
RULES = ("file", "rule", "title", "outcome", "why")
WIDTHS = {
    "what": 60, "remedy": 44, "adviser": 44, "title": 60, "why": 44, "reason": 30, "fingerprint": 18, "parent": 18,
    "file": 26, "programme": 34, "sha256": 20, "verdict": 26, "rule": 10, "severity": 12, "sheet": 16, "cell": 9,
    "status": 10,
}  # fmt: skip
WIDTH, LINE, TALLEST = 13, 15, 400  # an unnamed column's width; points of a line, and of the tallest row
HEAD = {"bold": True, "font_color": WHITE, "bg_color": DARK, "text_wrap": True, "valign": "top"}
STYLE = "Table Style Light 15"
SAFE_NAME = re.compile(r"[\w .()/+-]+\.xls[xm]")
LONGEST_LINK = 200


class Link(NamedTuple):
    """A text that leads to a cell of the file the finding is about."""

    target: str
    text: str


def as_listing(results: Results) -> bytes:
    """The workbook. Texts are written as texts: never as formulas, links or numbers that Excel guesses."""
    import xlsxwriter

    from generators.form import CREATED

    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }  # fmt: skip
    texts = results.texts
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "omstilling-xlsx check", "created": CREATED})
        top = {"text_wrap": True, "valign": "top"}
        link = {**top, "font_color": DARK, "underline": 1}
        looks = _Looks(*(book.add_format(one) for one in (top, link, HEAD)))
        findings = [row for one in results.judged for row in _findings(one, texts)]
        _table(book, texts("sheet.findings"), "findings", FINDINGS, findings, texts, looks)
        rules = [row for one in results.judged for row in _rules(one, texts)]
        _table(book, texts("sheet.rules"), "rules", RULES, rules, texts, looks)
        files = [_file(one, texts) for one in results.judged]
        columns = (
            "file",
            "programme",
            "form",
            "saved_by",
            "verdict",
            *(severity.value for severity in SEVERITIES),
            "sha256",
        )
        _table(book, texts("sheet.files"), "files", columns, files, texts, looks)
    return out.getvalue()


def _heading(column: str, texts: Texts) -> str:
    if column == "sha256":
        return "SHA-256"
    return texts(f"severity.{column}") if column in SEVERITIES else texts(f"report.column.{column}")


@dataclass(frozen=True)
class _Looks:
    """The cell formats of one workbook."""

    wrap: Any
    link: Any
    head: Any


def _table(
    book: Any,
    sheet: str,
    name: str,
    columns: Sequence[str],
    rows: list[tuple[object, ...]],
    texts: Texts,
    looks: _Looks,
) -> None:
    """One sheet with one table; without rows it says so in its first one, for Excel has no empty tables."""
    page = book.add_worksheet(sheet)
    shown = rows or [(texts("report.none"), *[None] * (len(columns) - 1))]
    heads = [{"header": _heading(column, texts), "header_format": looks.head} for column in columns]
    area = (0, 0, len(shown), len(columns) - 1)
    page.add_table(*area, {"name": f"omx_{name}", "columns": heads, "style": STYLE})
    for index, row in enumerate(shown, start=1):
        page.set_row(index, _height(row, columns))
        for column, value in enumerate(row):
            _write(page, index, column, value, looks)
    for column, key in enumerate(columns):
        page.set_column(column, column, WIDTHS.get(key, WIDTH))
    page.print_area(0, 0, len(shown), min(len(columns), len(READ)) - 1)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _height(row: tuple[object, ...], columns: Sequence[str]) -> float:
    """Tall enough for the longest text of the row: programs that open the file do not find out by themselves."""
    texts = ((key, value) for key, value in zip(columns, row, strict=True) if isinstance(value, str))
    lines = max((1 + int(len(text) * 1.1 / WIDTHS.get(key, WIDTH)) for key, text in texts), default=1)
    return min(TALLEST, LINE * lines)


def _write(page: Any, row: int, column: int, value: object, looks: _Looks) -> None:
    if isinstance(value, Link):
        page.write_url(row, column, value.target, looks.link, value.text)
    elif isinstance(value, int):
        page.write_number(row, column, value, looks.wrap)
    elif isinstance(value, Quantity):
        _amount(page, row, column, value, looks.wrap)
    elif value:
        page.write_string(row, column, str(value), looks.wrap)


def _amount(page: Any, row: int, column: int, value: Quantity, wrap: Any) -> None:
    """A number as a number where sixteen digits hold it; else, like a text, as it stands."""
    amount = value.value
    if amount is None or isinstance(amount, str):
        text = amount or value.raw
        if text:
            page.write_string(row, column, inert(text), wrap)
    elif plain(amount) == plain(type(amount)(repr(float(amount)))):
        page.write_number(row, column, float(amount), wrap)
    else:
        page.write_string(row, column, plain(amount), wrap)


def _findings(one: Judged, texts: Texts) -> list[tuple[object, ...]]:
    return [_finding(finding, one, texts) for finding in one.report.findings]


def _finding(finding: Finding, one: Judged, texts: Texts) -> tuple[object, ...]:
    words, unit = (
        wording(finding, texts),
        next((q.unit for q in (finding.actual, finding.expected) if q and q.unit), ""),
    )
    numbers = (Quantity(finding.difference), Quantity(finding.tolerance))
    values: dict[str, object] = {
        "file": one.name,
        "severity": texts(f"severity.{finding.severity}"),
        "rule": finding.rule,
        "status": texts(f"status.of.{finding.status}"),
        "sheet": finding.cell.sheet if finding.cell else None,
        "cell": _link(finding, one),
        "range": finding.span.a1 if finding.span else None,
        "what": message(words),
        "actual": finding.actual,
        "expected": finding.expected,
        "difference": numbers[0],
        "tolerance": numbers[1],
        "unit": unit_words(unit, texts),
        "remedy": words.remedy,
        "adviser": words.adviser,
        "reason": told(finding.reason or "", texts),
        "table": finding.table,
        "row": finding.row,
        "year": finding.year,
        "fingerprint": finding.fingerprint,
        "parent": finding.parent,
    }
    return tuple(values[column] for column in FINDINGS)


def _link(finding: Finding, one: Judged) -> object:
    """The cell as a link into the file, when the way there is a plain one; a stranger's name becomes no link."""
    if finding.cell is None:
        return None
    if one.place is None or not SAFE_NAME.fullmatch(one.place) or len(one.place) > LONGEST_LINK:
        return finding.cell.a1
    return Link(f"external:{one.place}#'{finding.cell.sheet}'!{finding.cell.a1}", finding.cell.a1)


def _rules(one: Judged, texts: Texts) -> list[tuple[object, ...]]:
    return [(one.name, *line) for line in rule_lines(one.report, texts)]


def _file(one: Judged, texts: Texts) -> tuple[object, ...]:
    source, submission = one.report.source, one.report.submission
    programme = inert(submission.setup.name) if submission else None
    counts = [one.report.counts[severity] for severity in SEVERITIES]
    verdict = verdict_sentence(one, texts)
    return (one.name, programme, source.form_version, inert(source.saved_by), verdict, *counts, source.sha256)
