"""A `Form` and its answers in, the locked workbook out, with XlsxWriter.

Where a cell stands, what it holds and what it means is the form's; here is only how it is written. Looks stand in
`looks`, and what XlsxWriter leaves out is added by `package`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from generators.blocks import blocks, sqref
from generators.charts import draw
from generators.files import write_whole
from generators.heights import INDENT, heights
from generators.looks import ALONE, FONT, LOOKS, MASTER, SIGNALS, SIZE, number_fit, number_format
from generators.markings import NOTE, Mark, Markings
from generators.package import cached_text, finished, guarded
from generators.paper import printed, set_up
from generators.password import locked_with
from workbook.cells import Cell, Span
from workbook.conditions import condition
from workbook.fields import Field, Input
from workbook.form.form import Form
from workbook.form.lists import FORM_ID, FORM_VERSION
from workbook.form.page import Entry, Shape, Sheet, Style
from workbook.formula import Formula, Unusable, Value, Values
from workbook.plan import CARRIER, LINK_ROW, MASTER_ROW

CREATED = datetime(2026, 1, 1)  # one fixed moment, or no two files were alike

UNMARKED = Mark()

ALLOWED = {"format_columns": True, "format_rows": True}


class Exact(float):
    """A number that XlsxWriter writes with all its digits, where it would keep sixteen."""

    def __format__(self, spec: str) -> str:
        return repr(float(self)).removesuffix(".0")


def write_form(
    form: Form, path: Path, answers: Mapping[Field, Value] | None = None, password: str | None = None
) -> None:
    """Write the workbook to a path; a file that is there raises FileExistsError."""
    write_whole(path, form_bytes(form, answers, password))


def form_bytes(
    form: Form,
    answers: Mapping[Field, Value] | None = None,
    password: str | None = None,
    markings: Markings | None = None,
) -> bytes:
    """The workbook. Without answers it holds what the setup prefills; with them exactly these, the rest is empty.

    The same form, answers and password give the same bytes. An answer to what the form does not ask raises KeyError,
    a password that Excel cannot take ValueError. Markings lie on top: notes, borders and links at cells, and sheets
    after the form's own.
    """
    lock = None if password is None else locked_with(password, repr(form.setup))
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _options()) as book:
        _properties(book, form)
        held = _held(form, answers)
        on_top = markings or Markings()
        writer = _Writer(book, form, held, _Shown(form.values(held, on_top.unusable)), on_top)
        for sheet in form.sheets:
            writer.sheet(sheet)
        for name, span in form.names.items():
            _done(book.define_name(name, f"={span.absolute}"))
        on_top.sheets(book)
    return finished(out.getvalue(), form.setup.language, lock)


def _options() -> dict[str, object]:
    """XlsxWriter's options, new for each workbook: it writes in the font's."""
    return {
        "in_memory": True,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        # What is typed is a text or a number as we say, never a formula or a link as XlsxWriter guesses.
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }


def _held(form: Form, answers: Mapping[Field, Value] | None) -> dict[Cell, Value]:
    """What stands in each filled input."""
    if answers is None:
        return form.prefilled
    return {form.inputs[name].cell: value for name, value in answers.items() if value not in (None, "")}


def _properties(book: Any, form: Form) -> None:
    title = f"{form.texts('Forside.title')} – {form.setup.name}"
    book.set_properties({"title": title, "subject": form.setup.name, "author": FORM_ID, "created": CREATED})
    book.set_custom_property(CARRIER, f"{FORM_ID} {FORM_VERSION}", "text")


def _plain_formula(formula: str, expand_future_functions: bool = False) -> str:
    """A formula as a cell stores it.

    XlsxWriter looks through each for the names of forty functions newer than the form's own, a third of all the time.
    """
    return formula.removeprefix("{").removeprefix("=").removesuffix("}")


def _done(code: int | None) -> None:
    """XlsxWriter tells of a fault by a negative number."""
    if code:
        raise ValueError(f"XlsxWriter refused what the form holds ({code})")


class _Shown(Values):
    """What a reader sees of values: nothing where an error value or a boolean stands behind a cell."""

    def __init__(self, values: Values) -> None:
        super().__init__({}, {}, frozenset())
        self._values = values

    def __missing__(self, cell: Cell) -> Value:
        try:
            return self._values[cell]
        except Unusable:
            return None


@dataclass
class _Writer:
    """One workbook in the making."""

    book: Any
    form: Form
    held: Mapping[Cell, Value]
    values: Values
    markings: Markings
    formats: dict[object, Any] = field(default_factory=dict)

    def sheet(self, sheet: Sheet) -> None:
        page = self.book.add_worksheet(sheet.name)
        page._prepare_formula = _plain_formula
        page.hide_gridlines(2)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        tall = heights(sheet, self.shown)
        for row, height in tall.items():
            page.set_row(row, height)
        below = {entry.cell.moved(rows=-1): entry for entry in sheet.entries}
        for entry in sheet.entries:
            mark = self.markings.marks.get(entry.cell, UNMARKED)
            if mark.link is not None:  # the link stays when the cell's own content is written over its text
                _done(page.write_url(entry.cell.row, entry.cell.column, mark.link, None, "x"))
            _done(self.entry(page, entry, self.format(entry, below.get(entry.cell), mark), mark))
            if mark.note:
                _done(page.write_comment(entry.cell.row, entry.cell.column, mark.note, NOTE))
        _protect(page, sheet)
        self.validations(page, sheet)
        self.signals(page, sheet)
        _ignore(page, sheet)
        for chart in sheet.charts:
            draw(self.book, page, sheet, chart, self.values, self.form.texts)
        if sheet.hidden:
            page.very_hidden()
        else:
            set_up(page, sheet, tall, self.form.texts)

    # --- cells ---

    def shown(self, entry: Entry) -> Value:
        """What a reader sees in a cell."""
        return self.values[entry.cell]

    def entry(self, page: Any, entry: Entry, looks: Any, mark: Mark) -> int | None:
        content = self.held.get(entry.cell) if entry.field is not None else entry.content
        at = entry.cell.row, entry.cell.column
        if mark.formula is not None:
            return _code(page.write_formula(*at, f"={mark.formula}", looks, _cached(self.values[entry.cell])))
        if mark.boolean is not None:
            return _code(page.write_boolean(*at, mark.boolean, looks))
        if entry.link is not None and isinstance(content, str):
            return _code(page.write_url(*at, f"internal:{entry.link.address}", looks, content))
        if isinstance(content, Formula):
            return self.formula(page, entry.cell, content, looks)
        if isinstance(content, Decimal):
            return _code(page.write_number(*at, Exact(content), looks))
        if isinstance(content, str):
            return _code(page.write_string(*at, guarded(content), looks))
        return _code(page.write_blank(*at, None, looks))

    def formula(self, page: Any, cell: Cell, formula: Formula, looks: Any) -> int | None:
        at, excel, value = (cell.row, cell.column), formula.on(cell.sheet), _cached(self.values[cell])
        if formula.array:
            return _code(page.write_array_formula(*at, *at, f"{{={excel}}}", looks, value))
        return _code(page.write_formula(*at, f"={excel}", looks, value))

    def format(self, entry: Entry, below: Entry | None, mark: Mark) -> Any:
        """The cell format of an entry; few differ, so each is made once."""
        style, shape = entry.style, entry.shape
        master = style is Style.STATUS and entry.cell.row == MASTER_ROW
        alone = style is Style.LINK and entry.cell.row == LINK_ROW
        align = _alignment(entry, below)
        indent = _indented(entry) or (style is Style.HEADER and below is not None and _indented(below))
        key = style, shape, master, alone, align, indent, mark.colour, mark.number_format
        if key not in self.formats:
            properties = (MASTER if master else ALONE if alone else LOOKS[style]).properties
            properties |= {"num_format": number_format(style, shape), "locked": style is not Style.INPUT}
            properties |= number_fit(shape)
            properties |= {"align": "left", "indent": INDENT} if indent else {"align": align} if align else {}
            self.formats[key] = self.book.add_format(properties | mark.properties)
        return self.formats[key]

    # --- what belongs in an input ---

    def validations(self, page: Any, sheet: Sheet) -> None:
        cells: dict[Input, list[Cell]] = {}
        for entry in sheet.entries:
            if entry.input is not None:
                cells.setdefault(entry.input, []).append(entry.cell)
        for input, places in cells.items():
            spans = blocks(places)
            options = {**_condition(input), **self.advice(input), "multi_range": sqref(spans)}
            _done(page.data_validation(spans[0].a1, options))

    def advice(self, input: Input) -> dict[str, str]:
        title, message = self.form.texts(f"input.{input.id}.title"), self.form.texts(f"input.{input.id}.message")
        return {"input_title": title, "input_message": message, "error_title": title, "error_message": message}

    # --- colours of the status words ---

    def signals(self, page: Any, sheet: Sheet) -> None:
        words = (entry.cell for entry in sheet.entries if entry.style is Style.STATUS)
        spans = blocks(cell for cell in words if cell.row != MASTER_ROW)
        for status, signal in SIGNALS.items():
            sign = self.form.texts(f"status.{status}")[0]
            looks = self.format_of(status, {"bg_color": signal.fill, "font_color": signal.ink})
            if not sheet.hidden:
                self.band(page, sheet, sign, looks)
            if spans:
                rule = {"type": "text", "criteria": "begins with", "value": sign, "format": looks}
                _done(page.conditional_format(spans[0].a1, {**rule, "multi_range": sqref(spans)}))

    def band(self, page: Any, sheet: Sheet, sign: str, looks: Any) -> None:
        """The sentence on top colours its row as far as the sheet is printed."""
        first = Cell(sheet.name, MASTER_ROW, 0)
        row = Span(first, Cell(sheet.name, MASTER_ROW, printed(sheet).last.column))
        test = f'=LEFT($A${MASTER_ROW + 1},1)="{sign}"'
        _done(page.conditional_format(row.a1, {"type": "formula", "criteria": test, "format": looks}))

    def format_of(self, key: str, properties: dict[str, Any]) -> Any:
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]


def _alignment(entry: Entry, below: Entry | None) -> str | None:
    """A heading stands as the column below it does; a single answer stands on the left, like the texts around it."""
    if entry.field is not None and entry.field.column == "value":
        return "left"
    if entry.cell.column == 0 and entry.style in (Style.HEADER, Style.OUTSIDE):
        return "left"
    if entry.style is Style.OUTSIDE and entry.content == "–":
        return "right"  # like a number
    if entry.style is not Style.HEADER or below is None or _alignment(below, None) == "left":
        return None
    if below.style is Style.OUTSIDE:  # a grey year among white ones
        return "right"
    return LOOKS[below.style].align or ("right" if below.shape is not Shape.TEXT else None)


def _indented(entry: Entry) -> bool:
    """An answer on the left stands clear of its border."""
    left = entry.shape is Shape.TEXT or _alignment(entry, None) == "left"
    return entry.style is Style.FIXED or (entry.style is Style.INPUT and left)


def _code(code: object) -> int | None:
    return code if isinstance(code, int) else None


def _cached(value: Value) -> Exact | str:
    """A formula's result as the file keeps it; nothing is an empty text."""
    return Exact(value) if isinstance(value, Decimal) else cached_text(value or "")


# --- what may be changed -----------------------------------------------------------------------------------------


def _protect(page: Any, sheet: Sheet) -> None:
    """Lock the sheet without a password; every input is also in a range that stays open when its cell is locked."""
    page.protect(options=ALLOWED)
    tables: dict[str, list[Cell]] = {}
    for entry in sheet.entries:
        if entry.field is not None:
            tables.setdefault(entry.field.table, []).append(entry.cell)
    for table, cells in tables.items():
        _done(page.unprotect_range(sqref(blocks(cells)), table))
    if tables:
        first = min(cell for cells in tables.values() for cell in cells)
        page.set_selection(first.row, first.column, first.row, first.column)


# XlsxWriter's words for what the file calls otherwise.
KINDS = {"textLength": "length"}
BOUNDED = {"between": ("minimum", "maximum"), "lessThanOrEqual": ("value",)}
CRITERIA = {"between": "between", "lessThanOrEqual": "<="}


def _condition(input: Input) -> dict[str, object]:
    """The test that Excel makes of what is typed."""
    test = condition(input)
    if test.kind == "list":
        # The list of areas ends on an empty cell, and Excel lets anything pass when blanks are ignored in such a list.
        return {"validate": "list", "source": f"={test.first}", "ignore_blank": input.choices != "areas"}
    bounds = zip(BOUNDED[test.operator], (test.first, test.second), strict=False)
    limits = {key: bound if _plain(bound) else f"={bound}" for key, bound in bounds}
    return {"validate": KINDS.get(test.kind, test.kind), "criteria": CRITERIA[test.operator], **limits}


def _plain(bound: str) -> bool:
    return bound.lstrip("-").isdecimal()


# --- what Excel need not mark --------------------------------------------------------------


def _ignore(page: Any, sheet: Sheet) -> None:
    """No green triangle on locked cells: years are texts on purpose, and ranges start on them on purpose."""
    numeric = [entry.cell for entry in sheet.entries if entry.field is None and _like_number(entry.content)]
    formulas = [entry.cell for entry in sheet.entries if isinstance(entry.content, Formula)]
    ranges = {"number_stored_as_text": numeric, "formula_range": formulas, "formula_differs": formulas}
    _done(page.ignore_errors({kind: sqref(blocks(cells)) for kind, cells in ranges.items() if cells}))


def _like_number(content: object) -> bool:
    return isinstance(content, str) and content.replace(".", "", 1).isdecimal()
