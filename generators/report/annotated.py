"""A report → the submitter's form with notes and borders at the cells, and a sheet of all findings.

The copy is made anew (`copied`); the file that came in is not touched. The sheet of findings is sealed and lists every
note, so that a check of the copy passes over both and finds the same as in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from generators.heights import LINE, MARGIN, SLACK, lines
from generators.looks import DARK, FONT, QUIET, SIGNALS, SIZE, WHITE
from generators.package import guarded
from generators.report.copied import Mark, copied, standing, stored_of
from workbook.cells import Cell
from workbook.findings import OK, SIGNS, Finding, Severity
from workbook.seal import NOTES, seal
from workbook.stored import Place
from workbook.submission import Submission
from workbook.texts import Texts
from workbook.wording import places, status_words, wording

COLOURS = {
    Severity.ERROR: "#C00000",
    Severity.MISSING: "#C00000",
    Severity.WARNING: "#A85538",
    Severity.INFO: "#767676",
    OK: "#767676",
}
NOTE_LONGEST = 1_500
HEADER_ROW = 3  # of the sheet of findings


def as_annotated(submission: Submission, findings: tuple[Finding, ...], texts: Texts, unchecked: str = "") -> bytes:
    """The annotated copy as a workbook; `unchecked` says why it has no verdict, when it has none."""
    there = {sheet.name for sheet in stored_of(submission).sheets}
    at: dict[Cell, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.cell is not None and finding.cell.sheet in there:
            at[finding.cell].append(finding)
    notes = {cell: _note(found, texts) for cell, found in at.items()}
    rows = {id(finding): HEADER_ROW + 1 + index for index, finding in enumerate(findings)}

    def last(book: Any, name: str) -> str:
        return _Sheet(book, name, texts).write(findings, notes, unchecked)

    title = texts("annotated.sheet")
    marks = {cell: Mark(_colour(found), notes[cell]) for cell, found in at.items()}
    for label, row in _rows_of(submission, at, rows).items():
        marks[label] = marks.get(label, Mark())._replace(row=row)
    return copied(submission, marks, title, last)


# --- marks ---


def _colour(found: list[Finding]) -> str:
    return COLOURS[min(found, key=_gravity).look]


def _gravity(finding: Finding) -> int:
    return tuple(COLOURS).index(finding.look)


def _note(found: list[Finding], texts: Texts) -> str:
    return "\n\n".join(_said(one, texts) for one in found)[:NOTE_LONGEST]


def _said(finding: Finding, texts: Texts) -> str:
    words = wording(finding, texts)
    head = f"{SIGNS[finding.look]} {finding.rule} {words.head}."
    return "\n".join(filter(None, (head, words.says, status_words(finding, texts), f"→ {words.remedy}")))


def _rows_of(submission: Submission, at: Mapping[Cell, list[Finding]], rows: Mapping[int, int]) -> dict[Cell, int]:
    """The label of each row of the form that holds a finding, with the first of them on the sheet of findings."""
    labels: dict[tuple[str, int], Cell] = {}
    for entry in (entry for sheet in standing(submission).values() for entry in sheet.entries):
        if entry.field is None and entry.content is not None and entry.link is None:
            labels.setdefault((entry.cell.sheet, entry.cell.row), entry.cell)
    first: dict[Cell, int] = {}
    for cell, found in at.items():
        label = labels.get((cell.sheet, cell.row))
        if label is not None:
            first[label] = min(first.get(label, HEADER_ROW + 1 + len(rows)), *(rows[id(one)] for one in found))
    return first


# --- the sheet of findings ---

COLUMNS = ("number", "severity", "rule", "what", "where", "remedy", "status")
WIDTHS = (5, 14, 10, 62, 26, 48, 24)


class _Sheet:
    """The sheet that lists every finding, worst first, each with a link to its cell, and keeps what was written."""

    def __init__(self, book: Any, name: str, texts: Texts) -> None:
        self.book, self.texts = book, texts
        self.page = book.add_worksheet(name)
        self.held: dict[Place, str] = {}

    def looks(self, **properties: Any) -> Any:
        own = {"font_name": FONT, "font_size": SIZE, "valign": "top", "text_wrap": True}
        return self.book.add_format(own | properties)

    def say(self, row: int, column: int, text: str, looks: Any) -> None:
        self.held[row, column] = text
        self.page.write_string(row, column, guarded(text), looks)

    def write(self, findings: tuple[Finding, ...], notes: Mapping[Cell, str], unchecked: str) -> str:
        """The sheet; gives its seal."""
        page, said = self.page, self.texts
        page.hide_gridlines(2)
        page.set_row(0, 26)
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.set_column(NOTES, NOTES, None, None, {"hidden": True})
        self.say(0, 0, said("annotated.title"), self.looks(bold=True, font_size=16, font_color=DARK, text_wrap=False))
        self.say(1, 0, said("annotated.purpose"), self.looks(font_color=QUIET, text_wrap=False))
        if unchecked:
            self.say(2, 0, unchecked, self.looks(bold=True, text_wrap=False))
        header = self.looks(bold=True, font_color=WHITE, bg_color=DARK, border=1)
        for column, name in enumerate(COLUMNS):
            self.say(HEADER_ROW, column, said(f"report.column.{name}"), header)
        self.rows(findings, notes)
        self.paper()
        return seal(self.held.items())

    def rows(self, findings: tuple[Finding, ...], notes: Mapping[Cell, str]) -> None:
        body = self.looks(border=1, border_color="#D9D9D9")
        count = self.looks(border=1, border_color="#D9D9D9", align="left")
        link = self.looks(border=1, border_color="#D9D9D9", font_color=DARK, underline=1)
        signals = {name: self.looks(border=1, border_color="#D9D9D9", bold=True, bg_color=one.fill, font_color=one.ink)
                   for name, one in SIGNALS.items()}  # fmt: skip
        for index, finding in enumerate(findings):
            row, words = HEADER_ROW + 1 + index, wording(finding, self.texts)
            self.page.write_number(row, 0, index + 1, count)
            self.held[row, 0] = str(index + 1)
            word = f"{SIGNS[finding.look]} {self.texts(f'severity.{finding.look}')}"
            self.say(row, 1, word, signals.get(finding.look, body))
            status = status_words(finding, self.texts)
            texts = {2: finding.rule, 3: f"{words.head}. {words.says}".strip(), 5: words.remedy, 6: status}
            for column, text in texts.items():
                self.say(row, column, text, body)
            self.place(row, finding, notes, body, link)
            self.page.set_row(row, self.height(row))

    def height(self, row: int) -> float:
        """How tall a row is for the longest of its texts."""
        seen = ((self.held.get((row, column), ""), width) for column, width in enumerate(WIDTHS))
        return LINE * max(lines(text, width / SLACK) for text, width in seen) + MARGIN

    def place(self, row: int, finding: Finding, notes: Mapping[Cell, str], body: Any, link: Any) -> None:
        """Where the finding is, with a link to the cell when it has one, and beside it the note that stands there."""
        cell = finding.cell
        if cell is None or cell not in notes:
            self.say(row, 4, places(finding), body)
            return
        self.page.write_url(row, 4, f"internal:{cell.address}", link, "x")
        self.say(row, 4, self.texts("annotated.go", cell=cell.address), link)
        self.say(row, NOTES, notes[cell], body)

    def paper(self) -> None:
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(HEADER_ROW)
        self.page.freeze_panes(HEADER_ROW + 1, 0)
        self.page.protect(options={"format_columns": True, "format_rows": True})
        self.page.activate()
