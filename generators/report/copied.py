"""A file as it was read → the same workbook written anew, with marks on top and a sheet after its own.

Every cell holds what it held, also where the form was changed, so that a check of the copy finds what a check of the
file did. What could run or fetch does not come along: in the place of a formula that reads more than cells of this
workbook stands one that gives what it gave, and macros, links and whatever else the file carries are left behind.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from generators.cell_formats import Formats
from generators.charts import draw
from generators.form import (
    ALLOWED,
    KINDS,
    Exact,
    advice,
    cached,
    condition_of,
    described,
    done,
    ignore,
    options,
    plain_formula,
    signals,
)
from generators.heights import heights
from generators.looks import FONT, SIZE
from generators.package import ABSENT, NO_FORMULA, cached_text, finished, guarded
from generators.paper import set_up
from generators.report.functions import HARMLESS
from workbook.cells import Cell, quoted
from workbook.conditions import condition
from workbook.form.page import Entry, Sheet
from workbook.formula import Unusable, Value, Values
from workbook.numbers import plain, reads_cells
from workbook.phrase import REPLACED
from workbook.places import Moved, cell_in, placed
from workbook.plan import CARRIER
from workbook.seal import JOINT, PROPERTY
from workbook.stored import Comment, Found, Place, SheetRead, Stored, Style, Validation
from workbook.submission import Submission

NOTE = {"author": "omstilling-xlsx", "x_scale": 2.4, "y_scale": 1.6, "font_size": 9, "font_name": "Arial"}
BORDER = 2  # Excel's medium line
LONGEST_TEXT, LONGEST_CODE, LONGEST_NAME, LONGEST_AUTHOR = 32_767, 255, 31, 52
MERGED_MOST = 5_000  # cells of one merged range that is merged again
RANGE = re.compile(r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?")
ERROR = re.compile(r"#[A-Z0-9_/!?]{1,30}")
COMPARED = {
    "notBetween": "not between", "equal": "==", "notEqual": "!=", "greaterThan": ">", "lessThan": "<",
    "greaterThanOrEqual": ">=", "lessThanOrEqual": "<=", "between": "between",
}  # fmt: skip
LONGEST_LITERAL, LITERALS_MOST = 255, 7_500  # characters of one text in a formula, and of all of them


class Mark(NamedTuple):
    """What lies on a cell: the colour of its border, a note, and the row of the last sheet that a click leads to."""

    colour: str | None = None
    note: str = ""
    row: int | None = None


# Writes the last sheet under the name it is given and gives its seal.
LastSheet = Callable[[Any, str], str]


def copied(submission: Submission, marks: Mapping[Cell, Mark], title: str, last: LastSheet) -> bytes:
    """The copy. `marks` stand at the file's own cells; `title` names the last sheet, when no other is called so."""
    import xlsxwriter

    stored = stored_of(submission)

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {**options(), "date_1904": stored.date1904}) as book:
        described(book, submission.form, stored.custom.get(CARRIER))
        book.set_calc_mode("manual" if stored.calc_mode == "manual" else "auto")
        writer = _Copy(book, submission, stored, marks, Formats(book), title)
        writer.sheets()
        book.set_custom_property(PROPERTY, last(book, writer.last), "text")
    return finished(out.getvalue(), submission.setup.language, structure=stored.structure)


def stored_of(submission: Submission) -> Stored:
    """The file behind a submission. Raises ValueError for one that was read from none."""
    if submission.stored is None:
        raise ValueError("a submission that was read from no file cannot be copied")
    return submission.stored


def _free(name: str, taken: set[str]) -> str:
    """A name that a sheet can have and no other has."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", name).strip("'") or "_"
    used = {one.casefold() for one in taken}
    tries = (plain, *(f"{plain[: LONGEST_NAME - 6]} ({number})" for number in range(2, 1_000)))
    return next(one for one in tries if one.casefold() not in used and len(one) <= LONGEST_NAME)


# --- which of the form's cells stand where ---


def standing(submission: Submission) -> dict[str, Sheet]:
    """The form's sheets as they stand in the file, by their names there."""
    there = {sheet.name.casefold(): sheet.name for sheet in stored_of(submission).sheets}
    found: dict[str, Sheet] = {}
    for sheet in submission.form.sheets:
        moved = submission.places.get(sheet.name, Moved(sheet.name))
        name = there.get(moved.sheet.casefold())
        if name is not None:
            found[name] = _standing(sheet, moved._replace(sheet=name), submission)
    # A chart points at cells of its own and other sheets, where the form has them.
    whole = not submission.places and len(found) == len(submission.form.sheets)
    return found if whole else {name: replace(sheet, charts=()) for name, sheet in found.items()}


def _standing(sheet: Sheet, moved: Moved, submission: Submission) -> Sheet:
    widths = {placed(moved.columns, column): width for column, width in enumerate(sheet.widths)}
    last = max((column for column in widths if column is not None), default=-1)
    thin = (placed(moved.rows, row) for row in sheet.thin)
    return replace(
        sheet,
        name=moved.sheet,
        entries=tuple(_entries(sheet, moved, submission)),
        widths=tuple(widths.get(column, 8.43) for column in range(last + 1)),
        repeat=None if sheet.repeat is None else placed(moved.rows, sheet.repeat),
        thin=tuple(row for row in thin if row is not None),
    )


def _entries(sheet: Sheet, moved: Moved, submission: Submission) -> Iterator[Entry]:
    for entry in sheet.entries:
        row, column = placed(moved.rows, entry.cell.row), placed(moved.columns, entry.cell.column)
        if row is not None and column is not None:
            link = entry.link and cell_in(submission.places, entry.link)
            yield entry._replace(cell=Cell(moved.sheet, row, column), link=link)


# --- what may be written again ---


def tame(submission: Submission, stored: Stored) -> Callable[[str], bool]:
    """Whether a formula can be written again: it computes with cells of this workbook and nothing else."""
    form = submission.form
    every = {sheet.name for sheet in form.sheets} | {sheet.name for sheet in stored.sheets}
    sheets = {name for name in every if set(name).isdisjoint("|[]")}
    named = [re.escape(one) for name in sorted(sheets) for one in (quoted(name), "'" + name.replace("'", "''") + "'")]
    known = re.compile(
        rf'"(?:[^"]|"")*"|(?:{"|".join((*named, "#REF"))})!|\$?[A-Z]{{1,3}}\$?[0-9]{{1,7}}(?![\w(!])'
        r"|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![\w(!])"
        rf"|(?:_xlfn\.)?(?:{'|'.join(map(re.escape, sorted(HARMLESS)))})(?=\()"
        rf"|(?:{'|'.join(map(re.escape, form.names))})(?![\w(!])|(?:TRUE|FALSE)(?![\w!])"
        r"|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:E[+-]?[0-9]+)?|[-+*/^&=<>(),:;%\s]",
        re.IGNORECASE,
    )
    return lambda formula: bool(formula) and not known.sub("", formula.removeprefix("="))


def stand_in(found: Found) -> str:
    """A formula that gives what a cell showed and reads nothing; what it read from elsewhere is a broken reference."""
    held = found.raw[:LITERALS_MOST]
    pieces = (held[start : start + LONGEST_LITERAL] for start in range(0, max(len(held), 1), LONGEST_LITERAL))
    texts = "&".join('"' + cached_text(piece).replace('"', '""') + '"' for piece in pieces)
    value = plain(found.value) if isinstance(found.value, Decimal) else texts
    return f"IF(TRUE,{value},#REF!)" if reads_cells(found.formula or "") else f"IF(TRUE,{value})"


# --- writing ---


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
class _Copy:
    """One copy in the making."""

    book: Any
    submission: Submission
    stored: Stored
    marks: Mapping[Cell, Mark]
    formats: Formats
    title: str

    @cached_property
    def names(self) -> dict[str, str]:
        """What each sheet is called in the copy: as in the file, unless no sheet can be called so."""
        found: dict[str, str] = {}
        for sheet in self.stored.sheets:
            found[sheet.name] = _free(sheet.name, set(found.values()))
        return found

    @cached_property
    def last(self) -> str:
        """What the sheet after all others is called."""
        return _free(self.title, set(self.names.values()))

    @cached_property
    def tame(self) -> Callable[[str], bool]:
        return tame(self.submission, self.stored)

    def sheets(self) -> None:
        standing_here = standing(self.submission)
        for sheet in self.stored.sheets:
            self.sheet(sheet, standing_here.get(sheet.name))
        for name in self.submission.form.names:
            pointed = self.stored.names.get(name, "")
            if "#REF" not in pointed and self.tame(pointed):
                done(self.book.define_name(name, f"={pointed.removeprefix('=')}"))

    def sheet(self, sheet: SheetRead, issued: Sheet | None) -> None:
        page = self.book.add_worksheet(self.names[sheet.name])
        page._prepare_formula = plain_formula
        entries = {(entry.cell.row, entry.cell.column): entry for entry in issued.entries} if issued else {}
        self.layout(page, sheet, issued)
        marked = {(cell.row, cell.column): mark for cell, mark in self.marks.items() if cell.sheet == sheet.name}
        for place in sorted(sheet.cells.keys() | marked.keys()):
            self.cell(page, Cell(sheet.name, *place), sheet.cells.get(place), entries)
        _commented(page, {place: mark.note for place, mark in marked.items() if mark.note}, sheet.comments)
        _allowed(page, sheet)
        for validation in sheet.validations:
            self.validation(page, validation, entries)
        if issued is not None:
            signals(page, issued, self.submission.form.texts, self.formats)
            ignore(page, issued)

    # --- cells ---

    def cell(self, page: Any, cell: Cell, found: Found | None, entries: Mapping[Place, Entry]) -> None:
        at = cell.row, cell.column
        entry, mark = entries.get(at), self.marks.get(cell, Mark())
        below = entries.get((at[0] + 1, at[1]))
        looks = self.looks(found, entry, below, mark)
        if link := self.link(entry, mark):  # it stays when the cell's own content is written over its text
            page.write_url(*at, f"internal:{link}", None, "x")
        self.content(page, at, found, looks)

    def link(self, entry: Entry | None, mark: Mark) -> str | None:
        if mark.row is not None:
            return Cell(self.last, mark.row, 0).address
        return entry.link.address if entry is not None and entry.link is not None else None

    def content(self, page: Any, at: Place, found: Found | None, looks: Any) -> None:
        formula = None if found is None else self.formula(found)
        if found is None:
            page.write_blank(*at, None, looks)
        elif formula is not None:
            _formula(page, at, found._replace(formula=formula), looks)
        elif found.kind == "number":
            page.write_number(*at, cached(found.value), looks)
        elif found.kind == "bool":
            page.write_boolean(*at, found.value == "TRUE", looks)
        elif found.kind == "error":
            page.write_formula(*at, NO_FORMULA, looks, _error(found))
        elif found.raw:
            page.write_string(*at, guarded(found.raw[:LONGEST_TEXT]), looks)
        else:
            page.write_blank(*at, None, looks)

    def formula(self, found: Found) -> str | None:
        """What computes a cell in the copy; an error value or a boolean that was fetched is told as what it is."""
        if found.formula is None or self.tame(found.formula):
            return found.formula
        return None if found.kind in ("bool", "error") else stand_in(found)

    def looks(self, found: Found | None, entry: Entry | None, below: Entry | None, mark: Mark) -> Any:
        style = self.style(found) if found is not None else Style(locked=entry is None or entry.field is None)
        own: dict[str, str | int | bool] = {"locked": style.locked}
        if found is not None and (entry is None or entry.field is not None):
            own["num_format"] = _code(style)
        if mark.colour is not None:
            own |= {"border": BORDER, "border_color": mark.colour}
        if entry is not None:
            return self.formats.of(entry, below, own)
        return self.formats.plain({"font_name": FONT, "font_size": SIZE, **own})

    def style(self, found: Found) -> Style:
        styles = self.stored.styles
        return styles[found.style] if found.style < len(styles) else styles[0]

    # --- the sheet around them ---

    def layout(self, page: Any, sheet: SheetRead, issued: Sheet | None) -> None:
        tall: dict[int, float] = {}
        if issued is not None:
            page.hide_gridlines(2)
            tall = heights(issued, lambda entry: _shown(sheet.cells.get((entry.cell.row, entry.cell.column))))
            set_up(page, issued, tall, self.submission.form.texts)
            for chart in issued.charts:
                draw(self.book, page, issued, chart, _Shown(self.submission.values), self.submission.form.texts)
        widths = dict(enumerate(issued.widths)) if issued is not None else {}
        for column, width in widths.items():
            page.set_column(column, column, width)
        for first, last in sheet.hidden_columns:
            for column in range(first, min(last, max(widths, default=0) + 1) + 1):
                page.set_column(column, column, widths.get(column), None, {"hidden": True})
        for row in sorted(tall.keys() | sheet.hidden_rows):
            page.set_row(row, tall.get(row), None, {"hidden": True} if row in sheet.hidden_rows else {})
        for merge in sheet.merges:
            _merged(page, merge)
        if sheet.state != "visible":
            (page.hide if sheet.state == "hidden" else page.very_hidden)()

    def validation(self, page: Any, validation: Validation, entries: Mapping[Place, Entry]) -> None:
        if all(RANGE.fullmatch(one) for one in validation.sqref.split()) and validation.sqref:
            input = next((entry.input for entry in entries.values() if _is(validation, entry)), None)
            texts = self.submission.form.texts
            tested = self.tested(validation) if input is None else {**condition_of(input), **advice(input, texts)}
            page.data_validation("A1", {**tested, "multi_range": validation.sqref})

    def tested(self, validation: Validation) -> dict[str, str]:
        """A test that is not the form's; one that cannot be written again is still another than the form's."""
        bounds = [f"={one.removeprefix('=')}" for one in (validation.formula1, validation.formula2) if one]
        if not bounds or validation.operator not in COMPARED or not all(map(self.tame, bounds)):
            return {"validate": "custom", "value": "=TRUE"}
        kind = KINDS.get(validation.kind, validation.kind)
        if kind in ("list", "custom"):
            return {"validate": kind, "value": bounds[0]}
        sides = ("minimum", "maximum") if len(bounds) == 2 else ("value",)
        return {"validate": kind, "criteria": COMPARED[validation.operator], **dict(zip(sides, bounds, strict=True))}


def _commented(page: Any, notes: Mapping[Place, str], comments: tuple[Comment, ...]) -> None:
    """Our notes and the comments that were there; where both stand at one cell, ours comes first."""
    theirs = {one.place: one for one in comments}
    for place in sorted(notes.keys() | theirs.keys()):
        note, other = notes.get(place), theirs.get(place)
        own = {**NOTE, "author": other.author[:LONGEST_AUTHOR]} if note is None and other is not None else NOTE
        text = JOINT.join(filter(None, (note, other.text if other is not None else None)))
        if text:
            done(page.write_comment(*place, text[:LONGEST_TEXT], own))


def _is(validation: Validation, entry: Entry) -> bool:
    """Whether a validation is that of one of the form's inputs."""
    if entry.input is None:
        return False
    test = condition(entry.input)
    stated = validation.kind, validation.formula1.removeprefix("="), validation.formula2.removeprefix("=")
    return stated == (test.kind, test.first, test.second) and validation.operator in (test.operator, "between")


def _formula(page: Any, at: Place, found: Found, looks: Any) -> None:
    result = _result(found)
    if found.array:
        page.write_array_formula(*at, *at, f"{{={found.formula}}}", looks, result)
    else:
        page.write_formula(*at, f"={found.formula}", looks, result)


def _result(found: Found) -> Exact | str | bool:
    """What a formula gave when the file was saved."""
    match found.kind:
        case "blank":
            return ABSENT
        case "error":
            return _error(found)
        case "bool":
            return found.value == "TRUE"
        case "text":
            return cached(found.raw.replace(ABSENT, REPLACED))
        case _:
            return cached(found.value)


def _error(found: Found) -> str:
    return ABSENT + (found.raw if ERROR.fullmatch(found.raw) else "#N/A")


def _code(style: Style) -> str:
    """The number format as the file has it; one that is a date by its number alone is spelled out."""
    if style.is_date and style.number_format == "General":
        return "dd.mm.yyyy"
    return style.number_format if len(style.number_format) <= LONGEST_CODE else "General"


def _shown(found: Found | None) -> object:
    return None if found is None else found.value


def _allowed(page: Any, sheet: SheetRead) -> None:
    """The lock of a sheet and the ranges that stay open under it."""
    if sheet.protected:
        page.protect(options=ALLOWED)
    for number, one in enumerate(sheet.open_ranges):
        if one.sqref and all(RANGE.fullmatch(part) for part in one.sqref.split()):
            page.unprotect_range(one.sqref, one.name if one.name.isidentifier() else f"Range{number + 1}")


def _merged(page: Any, merge: str) -> None:
    from xlsxwriter.exceptions import OverlappingRange
    from xlsxwriter.utility import xl_cell_to_rowcol

    first, _, last = merge.replace("$", "").partition(":")
    if not RANGE.fullmatch(merge) or not last or first == last:
        return
    corners = *xl_cell_to_rowcol(first), *xl_cell_to_rowcol(last)
    if (corners[2] - corners[0] + 1) * (corners[3] - corners[1] + 1) <= MERGED_MOST:
        with suppress(OverlappingRange):
            page.merge_range(*corners, "", None)
