"""A `Form` and its answers in, the locked workbook out, with XlsxWriter.

Where a cell stands, what it holds and what it means is the form's; here is only how it is written. Looks stand in
`looks`, and what XlsxWriter leaves out is added by `package`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generators.blocks import blocks, sqref
from generators.cell_formats import Formats
from generators.charts import draw
from generators.files import write_whole
from generators.heights import heights
from generators.looks import FONT, SIGNALS, SIZE
from generators.package import cached_text, finished, guarded
from generators.paper import printed, set_up
from generators.password import locked_with
from workbook.cells import Cell, Span
from workbook.conditions import condition
from workbook.fields import Field, Input
from workbook.form.form import Form
from workbook.form.lists import FORM_ID, FORM_VERSION
from workbook.form.page import Entry, Sheet, Style
from workbook.formula import Formula, Value, Values
from workbook.plan import CARRIER, MASTER_ROW
from workbook.texts import Texts

CREATED = datetime(2026, 1, 1)  # one fixed moment, or no two files were alike

NO_CODES: Mapping[Cell, str] = MappingProxyType({})

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
    codes: Mapping[Cell, str] = NO_CODES,
) -> bytes:
    """The workbook. Without answers it holds what the setup prefills; with them exactly these, the rest is empty.

    The same form, answers and password give the same bytes. An answer to what the form does not ask raises KeyError,
    a password that Excel cannot take ValueError. `codes` are number formats that differ from the form's own, by cell.
    """
    lock = None if password is None else locked_with(password, repr(form.setup))
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options()) as book:
        described(book, form, f"{FORM_ID} {FORM_VERSION}")
        held = _held(form, answers)
        writer = _Writer(book, form, held, form.values(held), codes, Formats(book))
        for sheet in form.sheets:
            writer.sheet(sheet)
        for name, span in form.names.items():
            done(book.define_name(name, f"={span.absolute}"))
    return finished(out.getvalue(), form.setup.language, lock)


def options() -> dict[str, object]:
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


def described(book: Any, form: Form, carrier: str | None) -> None:
    """The workbook's own properties; `carrier` says whose form it is."""
    title = f"{form.texts('Forside.title')} – {form.setup.name}"
    book.set_properties({"title": title, "subject": form.setup.name, "author": FORM_ID, "created": CREATED})
    if carrier is not None:
        book.set_custom_property(CARRIER, carrier[:255], "text")


def plain_formula(formula: str, expand_future_functions: bool = False) -> str:
    """A formula as a cell stores it.

    XlsxWriter looks through each for the names of forty functions newer than the form's own, a third of all the time.
    """
    return formula.removeprefix("{").removeprefix("=").removesuffix("}")


def done(code: int | None) -> None:
    """XlsxWriter tells of a fault by a negative number."""
    if code:
        raise ValueError(f"XlsxWriter refused what the form holds ({code})")


@dataclass
class _Writer:
    """One workbook in the making."""

    book: Any
    form: Form
    held: Mapping[Cell, Value]
    values: Values
    codes: Mapping[Cell, str]
    formats: Formats

    def sheet(self, sheet: Sheet) -> None:
        page = self.book.add_worksheet(sheet.name)
        page._prepare_formula = plain_formula
        page.hide_gridlines(2)
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        tall = heights(sheet, self.shown)
        for row, height in tall.items():
            page.set_row(row, height)
        below = {entry.cell.moved(rows=-1): entry for entry in sheet.entries}
        for entry in sheet.entries:
            done(self.entry(page, entry, self.looks(entry, below.get(entry.cell))))
        _protect(page, sheet)
        self.validations(page, sheet)
        signals(page, sheet, self.form.texts, self.formats)
        ignore(page, sheet)
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

    def looks(self, entry: Entry, below: Entry | None) -> Any:
        code = self.codes.get(entry.cell)
        return self.formats.of(entry, below, {"num_format": code} if code else {})

    def entry(self, page: Any, entry: Entry, looks: Any) -> int | None:
        content = self.held.get(entry.cell) if entry.field is not None else entry.content
        at = entry.cell.row, entry.cell.column
        if entry.link is not None and isinstance(content, str):
            return code_of(page.write_url(*at, f"internal:{entry.link.address}", looks, content))
        if isinstance(content, Formula):
            return self.formula(page, entry.cell, content, looks)
        if isinstance(content, Decimal):
            return code_of(page.write_number(*at, Exact(content), looks))
        if isinstance(content, str):
            return code_of(page.write_string(*at, guarded(content), looks))
        return code_of(page.write_blank(*at, None, looks))

    def formula(self, page: Any, cell: Cell, formula: Formula, looks: Any) -> int | None:
        at, excel, value = (cell.row, cell.column), formula.on(cell.sheet), cached(self.values[cell])
        if formula.array:
            return code_of(page.write_array_formula(*at, *at, f"{{={excel}}}", looks, value))
        return code_of(page.write_formula(*at, f"={excel}", looks, value))

    # --- what belongs in an input ---

    def validations(self, page: Any, sheet: Sheet) -> None:
        cells: dict[Input, list[Cell]] = {}
        for entry in sheet.entries:
            if entry.input is not None:
                cells.setdefault(entry.input, []).append(entry.cell)
        for input, places in cells.items():
            spans = blocks(places)
            tested = {**condition_of(input), **advice(input, self.form.texts), "multi_range": sqref(spans)}
            done(page.data_validation(spans[0].a1, tested))


def advice(input: Input, texts: Texts) -> dict[str, str]:
    """What Excel says when an input is chosen, and when what is typed does not belong there."""
    title, message = texts(f"input.{input.id}.title"), texts(f"input.{input.id}.message")
    return {"input_title": title, "input_message": message, "error_title": title, "error_message": message}


# --- colours of the status words ---


def signals(page: Any, sheet: Sheet, texts: Texts, formats: Formats) -> None:
    words = (entry.cell for entry in sheet.entries if entry.style is Style.STATUS)
    spans = blocks(cell for cell in words if cell.row != MASTER_ROW)
    for status, signal in SIGNALS.items():
        sign = texts(f"status.{status}")[0]
        looks = formats.plain({"bg_color": signal.fill, "font_color": signal.ink})
        if not sheet.hidden:
            _band(page, sheet, sign, looks)
        if spans:
            rule = {"type": "text", "criteria": "begins with", "value": sign, "format": looks}
            done(page.conditional_format(spans[0].a1, {**rule, "multi_range": sqref(spans)}))


def _band(page: Any, sheet: Sheet, sign: str, looks: Any) -> None:
    """The sentence on top colours its row as far as the sheet is printed."""
    first = Cell(sheet.name, MASTER_ROW, 0)
    row = Span(first, Cell(sheet.name, MASTER_ROW, printed(sheet).last.column))
    test = f'=LEFT($A${MASTER_ROW + 1},1)="{sign}"'
    done(page.conditional_format(row.a1, {"type": "formula", "criteria": test, "format": looks}))


def code_of(code: object) -> int | None:
    return code if isinstance(code, int) else None


def cached(value: Value) -> Exact | str:
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
        done(page.unprotect_range(sqref(blocks(cells)), table))
    if tables:
        first = min(cell for cells in tables.values() for cell in cells)
        page.set_selection(first.row, first.column, first.row, first.column)


# XlsxWriter's words for what the file calls otherwise.
KINDS = {"textLength": "length"}
BOUNDED = {"between": ("minimum", "maximum"), "lessThanOrEqual": ("value",)}
CRITERIA = {"between": "between", "lessThanOrEqual": "<="}


def condition_of(input: Input) -> dict[str, object]:
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


def ignore(page: Any, sheet: Sheet) -> None:
    """No green triangle on locked cells: years are texts on purpose, and ranges start on them on purpose."""
    numeric = [entry.cell for entry in sheet.entries if entry.field is None and _like_number(entry.content)]
    formulas = [entry.cell for entry in sheet.entries if isinstance(entry.content, Formula)]
    ranges = {"number_stored_as_text": numeric, "formula_range": formulas, "formula_differs": formulas}
    done(page.ignore_errors({kind: sqref(blocks(cells)) for kind, cells in ranges.items() if cells}))


def _like_number(content: object) -> bool:
    return isinstance(content, str) and content.replace(".", "", 1).isdecimal()
