"""A report → the submitter's answers in a fresh form: notes and borders at the cells, and a sheet of all findings.

The copy is made anew from setup and answers; the file that came in is not touched. What an input held is kept as it
was, also a text, a date, an error value or a sum, so that a check of the copy finds the same. Two things are not
kept: what stood in locked cells, and a formula that reads more than cells of this workbook.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from generators.form import form_bytes
from generators.looks import DARK, FONT, QUIET, SIGNALS, SIZE, WHITE
from generators.markings import Mark, Markings
from workbook.cells import Cell
from workbook.fields import Field, Nature
from workbook.findings import OK, SIGNS, Finding, Severity
from workbook.form.form import Form
from workbook.formula import Value
from workbook.plan import SHEETS
from workbook.submission import Answer, State, Submission
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
ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A")
DAYS_1904 = 1462  # the second calendar of Excel begins so many days after the first
# Numbers, cells of this workbook, the four operations and a few functions; nothing that could fetch or run.
TAME = re.compile(
    rf"(?:(?:{'|'.join(SHEETS)})!)?\$?[A-Z]{{1,2}}\$?[0-9]{{1,4}}|[0-9]+(?:\.[0-9]+)?|[-+*/(),:\s]"
    r"|(?:SUM|ROUND|MIN|MAX|AVERAGE|ABS)(?=\()"
)  # fmt: skip


def as_annotated(submission: Submission, findings: tuple[Finding, ...], texts: Texts, unchecked: str = "") -> bytes:
    """The annotated copy as a workbook; `unchecked` says why it has no verdict, when it has none."""
    form = submission.form
    rows = {id(finding): HEADER_ROW + 1 + index for index, finding in enumerate(findings)}
    at: dict[Cell, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.cell is not None and (cell := submission.home.get(finding.cell, finding.cell)) in form.input_at:
            at[cell].append(finding)
    marks = dict(_marks(submission, at, texts)) | dict(_links(form, at, rows, texts))
    values = {name: answer.counted for name, answer in submission.answers.items() if answer.usable}
    unusable = {form.inputs[name].cell: answer for name, answer in submission.answers.items() if not answer.usable}
    cells = {id(one): cell for cell, found in at.items() for one in found}

    def sheets(book: Any) -> None:
        _Sheet(book, texts).write(findings, cells, unchecked)

    markings = Markings(marks, frozenset(unusable), sheets)
    data = form_bytes(
        form, {name: _shifted(submission, name, value) for name, value in values.items()}, markings=markings
    )
    errors = {cell: answer.raw for cell, answer in unusable.items() if answer.state is State.ERROR}
    return _with_errors(data, form, errors) if errors else data


def _shifted(submission: Submission, name: Field, value: Value) -> Value:
    """A day of the second calendar as the first one counts it."""
    answer = submission.answers[name]
    if answer.date1904 and isinstance(value, Decimal) and _is_day(submission.form, answer):
        return value + DAYS_1904
    return value


def _is_day(form: Form, answer: Answer) -> bool:
    input = form.inputs[answer.field].input
    return answer.is_date or (input is not None and input.nature is Nature.DATE)


# --- marks ---


def _marks(submission: Submission, at: Mapping[Cell, list[Finding]], texts: Texts) -> Iterator[tuple[Cell, Mark]]:
    """A mark for every input that is told of, and for every one that holds what the form does not expect."""
    for name, entry in submission.form.inputs.items():
        found, answer = at.get(entry.cell, []), submission.answers.get(name)
        mark = _mark(found, texts)._replace(**(_typed(answer, submission.form) if answer else {}))
        if mark != Mark():
            yield entry.cell, mark


def _mark(found: list[Finding], texts: Texts) -> Mark:
    if not found:
        return Mark()
    return Mark(COLOURS[min(found, key=_gravity).look], "\n\n".join(_note(one, texts) for one in found)[:NOTE_LONGEST])


def _gravity(finding: Finding) -> int:
    return tuple(COLOURS).index(finding.look)


def _note(finding: Finding, texts: Texts) -> str:
    words = wording(finding, texts)
    head = f"{SIGNS[finding.look]} {finding.rule} {words.head}."
    return "\n".join(filter(None, (head, words.says, status_words(finding, texts), f"→ {words.remedy}")))


def _typed(answer: Answer, form: Form) -> dict[str, Any]:
    """What makes a cell more than its value: a date or per cent format, a boolean, a tame formula."""
    input, found = form.inputs[answer.field].input, dict[str, Any]()
    if input is not None and input.nature is Nature.NUMBER and answer.state is State.NUMBER:
        if answer.is_date:
            found["number_format"] = "dd.mm.yyyy"
        elif answer.is_percent:
            found["number_format"] = "0.0%"
    if answer.state is State.BOOLEAN:
        found["boolean"] = answer.raw not in ("0", "FALSE", "false")
    if answer.formula is not None and answer.state is State.NUMBER and is_tame(answer.formula):
        found["formula"] = answer.formula.removeprefix("=")
    return found


def is_tame(formula: str) -> bool:
    """Whether a typed formula can be written again: it computes with cells of this workbook and nothing else."""
    text = formula.removeprefix("=")
    return len(text) <= 200 and not TAME.sub("", text) and bool(text)


def _links(
    form: Form, at: Mapping[Cell, list[Finding]], rows: Mapping[int, int], texts: Texts
) -> Iterator[tuple[Cell, Mark]]:
    """From the label of a row that holds a finding to that finding on its sheet."""
    labels: dict[tuple[str, int], Cell] = {}
    for entry in form.entries:
        if entry.field is None and entry.content is not None and entry.link is None:
            labels.setdefault((entry.cell.sheet, entry.cell.row), entry.cell)
    first: dict[Cell, int] = {}
    for cell, found in at.items():
        label = labels.get((cell.sheet, cell.row))
        if label is not None:
            first[label] = min(first.get(label, HEADER_ROW + 1 + len(rows)), *(rows[id(one)] for one in found))
    for label, row in first.items():
        yield label, Mark(link=f"internal:'{texts('annotated.sheet')}'!A{row + 1}")


# --- the sheet of findings ---

COLUMNS = ("number", "severity", "rule", "what", "where", "remedy", "status")
WIDTHS = (5, 11, 10, 62, 26, 48, 24)


class _Sheet:
    """The sheet that lists every finding, worst first, each with a link to its cell."""

    def __init__(self, book: Any, texts: Texts) -> None:
        self.book, self.texts = book, texts
        self.page = book.add_worksheet(texts("annotated.sheet"))

    def looks(self, **properties: Any) -> Any:
        own = {"font_name": FONT, "font_size": SIZE, "valign": "top", "text_wrap": True}
        return self.book.add_format(own | properties)

    def write(self, findings: tuple[Finding, ...], cells: Mapping[int, Cell], unchecked: str) -> None:
        page, said = self.page, self.texts
        page.hide_gridlines(2)
        page.set_row(0, 26)
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.write_string(
            0, 0, said("annotated.title"), self.looks(bold=True, font_size=16, font_color=DARK, text_wrap=False)
        )
        page.write_string(1, 0, said("annotated.purpose"), self.looks(font_color=QUIET, text_wrap=False))
        if unchecked:
            page.write_string(2, 0, unchecked, self.looks(bold=True, text_wrap=False))
        header = self.looks(bold=True, font_color=WHITE, bg_color=DARK, border=1)
        for column, name in enumerate(COLUMNS):
            page.write_string(HEADER_ROW, column, said(f"report.column.{name}"), header)
        self.rows(findings, cells)
        self.paper(len(findings))

    def rows(self, findings: tuple[Finding, ...], cells: Mapping[int, Cell]) -> None:
        body = self.looks(border=1, border_color="#D9D9D9")
        count = self.looks(border=1, border_color="#D9D9D9", align="left")
        link = self.looks(border=1, border_color="#D9D9D9", font_color=DARK, underline=1)
        signals = {name: self.looks(border=1, border_color="#D9D9D9", bold=True, bg_color=one.fill, font_color=one.ink)
                   for name, one in SIGNALS.items()}  # fmt: skip
        for index, finding in enumerate(findings):
            row, words = HEADER_ROW + 1 + index, wording(finding, self.texts)
            self.page.write_number(row, 0, index + 1, count)
            word = f"{SIGNS[finding.look]} {self.texts(f'severity.{finding.look}')}"
            self.page.write_string(row, 1, word, signals.get(finding.look, body))
            status = status_words(finding, self.texts)
            texts = {2: finding.rule, 3: f"{words.head}. {words.says}", 5: words.remedy, 6: status}
            for column, text in texts.items():
                self.page.write_string(row, column, text, body)
            self.place(row, finding, cells.get(id(finding)), body, link)
            self.page.set_row(row, 15 * max(len(texts[3]) // 58 + 1, len(texts[5]) // 44 + 1))

    def place(self, row: int, finding: Finding, cell: Cell | None, body: Any, link: Any) -> None:
        """Where the finding is: a link when its cell is an input of this copy, else what it was in the file."""
        if cell is None:
            self.page.write_string(row, 4, places(finding), body)
        else:
            target = f"internal:'{cell.sheet}'!{cell.a1}"
            self.page.write_url(row, 4, target, link, self.texts("annotated.go", cell=cell.address))

    def paper(self, count: int) -> None:
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(HEADER_ROW)
        self.page.freeze_panes(HEADER_ROW + 1, 0)
        self.page.protect(options={"format_columns": True, "format_rows": True})
        self.page.activate()


# --- error values ---


def _with_errors(data: bytes, form: Form, errors: Mapping[Cell, str]) -> bytes:
    """The workbook with error values in these cells; XlsxWriter writes none that is not a formula's."""
    names = [sheet.name for sheet in form.sheets]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            for cell, raw in errors.items():
                if item.filename == f"xl/worksheets/sheet{names.index(cell.sheet) + 1}.xml":
                    part = _with_error(part, cell, raw)
            target.writestr(item, part)
    return out.getvalue()


def _with_error(part: bytes, cell: Cell, raw: str) -> bytes:
    value = raw if raw in ERRORS else ERRORS[-1]
    blank = re.compile(rf'<c r="{cell.a1}"( s="[0-9]+")?/>'.encode())
    return blank.sub(lambda found: _error(cell, found[1] or b"", value), part, count=1)


def _error(cell: Cell, style: bytes, value: str) -> bytes:
    return f'<c r="{cell.a1}"{style.decode()} t="e"><v>{escape(value)}</v></c>'.encode()
