"""samlet.xlsx: the data set as one workbook, with an overview whose numbers are formulas over the sheets behind them.

Short sheets hold real tables; long ones are plain ranges with a filter, streamed to disk row by row. Past Excel's last
row a sheet says where the rest is. Texts are written as texts, never as formulas or links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import ceil, isfinite
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from generators import heights
from generators.looks import DARK, FONT, LINE, MIDDLE, PALE, SIZE, WARM
from generators.paper import A4, DIGIT, MARGINS, READABLE, ROOM
from workbook.batch import Batch, Content, Ended, Fact, Found, Programme
from workbook.cells import letters
from workbook.expected import STATES, Due
from workbook.numbers import DIGITS_KEPT, added, on_grid, plain
from workbook.phrase import told
from workbook.setup import Kind
from workbook.texts import Texts

LAST_ROW = 1_048_576
SHORT = 2_000  # rows of a real table; a longer sheet is streamed
TABLES = ("jobs", "area_jobs", "funding", "spending", "share", "goal", "frame")
TABLE_COLUMNS = (
    "programme", "municipalities", "county", "edition", "status", "row", "kind", "year", "amount", "unit", "file",
    "sheet", "cell", "programme_id",
)  # fmt: skip
# What is printed of a sheet stands first, and has room across one page; a sheet that is not here is printed whole.
PRINTED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(TABLES, TABLE_COLUMNS[:-1]),
    "programmes": (
        "programme", "municipalities", "edition", "state", "goal_jobs", "jobs", "area_jobs", "frame", "funding",
        "spending", "share_state", "share_county", "share_municipality", "share_other", "error", "missing", "warning",
    ),
    "findings": ("file", "rule", "severity", "sheet", "cell", "label", "message", "remedy"),
    "refused": ("file", "state", "reason", "remedy"),
    "missing": ("programme", "municipalities", "state", "file"),
}  # fmt: skip
ENDS = ("ready", "findings", "refused", "replaced")
SHARES = ("share_state", "share_county", "share_municipality", "share_other")
NUMBERS = (
    "edition", "year", "amount", "goal_jobs", "jobs", "area_jobs", "frame", "funding", "spending", *SHARES, "error",
    "missing", "warning", "info", "expected", "actual", "difference", "tolerance",
)  # fmt: skip
# Columns of a finding that hold numbers, and rows that are one number each and so have no name in the form.
FOUND_NUMBERS = tuple(map(Found._fields.index, ("year", "expected", "actual", "difference", "tolerance")))
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
ROW = Fact._fields.index("row")
ROW_NAMES = {"jobs": "batch.sum.jobs", "goal": "batch.column.goal_jobs", "frame": "batch.column.frame"}
WIDTHS = {
    "programme_id": 48, "programme": 34, "municipalities": 17, "status": 11, "edition": 8, "state": 11, "year": 8,
    "amount": 11, "row": 30, "file": 32, "sha256": 18, "cell": 9, "rule": 10, "severity": 9, "label": 24, "message": 60,
    "remedy": 50, "reason": 50, "frame": 10,
    **dict.fromkeys(("error", "missing", "warning", "info"), 9),
    **dict.fromkeys(("goal_jobs", "jobs", "area_jobs", "funding", "spending"), 12),
    **dict.fromkeys(("share_state", "share_municipality", "share_other"), 12),
}  # fmt: skip
WRAPPED = ("programme", "municipalities", "row", "file", "state", "label", "message", "remedy", "reason")
PLAIN_WIDTH = 14
TOLD = ("kind", "state", "severity", "unit", "table", "status")  # their words are the data set's own: see `_keys`
ACROSS = (34, 17, 17, 17, 17)  # the overview's columns
CHART_SIZE = {"width": 620, "height": 300}


class _Sheet:
    """One sheet of rows under a header."""

    def __init__(
        self,
        sheet: Any,
        name: str,
        columns: Sequence[str],
        titles: Sequence[str],
        places: Sequence[int],
        streamed: bool,
    ) -> None:
        self.sheet, self.name, self.columns, self.titles, self.streamed = sheet, name, columns, titles, streamed
        self.places = places  # of the columns in the record that a row is given as
        self.wrapped = [
            (place, _room(column)) for place, column in zip(places, columns, strict=True) if column in WRAPPED
        ]
        self.rows = self.left = 0

    def add(self, row: Sequence[Any]) -> None:
        # The last row is kept for the sentence that says where the rest is.
        if self.rows + 2 >= LAST_ROW:
            self.left += 1
            return
        self.rows += 1
        write, at = self.sheet, self.rows
        tall = max((heights.lines(row[place], width) for place, width in self.wrapped), default=1)
        if tall > 1:
            write.set_row(at, _height(tall))
        for column, place in enumerate(self.places):
            value = row[place]
            kind = value.__class__
            if kind is str:
                if value:
                    write.write_string(at, column, value)
            elif value is not None:
                write.write(at, column, _held(value) if kind is Decimal else value)

    def span(self, column: str) -> str:
        """One column of the rows as Excel names it."""
        letter = letters(self.columns.index(column))
        return f"'{self.name}'!${letter}$2:${letter}${max(2, self.rows + 1)}"


def _room(column: str) -> float:
    """What a text in a column may be wide, in digits."""
    return WIDTHS.get(column, PLAIN_WIDTH) - heights.PADDING - 1.8 * heights.INDENT


def _height(tall: int) -> float:
    return tall * heights.LINE + heights.MARGIN


class Line(NamedTuple):
    """A row of the overview: label, and for each number its formula (or None) and its value."""

    label: object
    cells: tuple[tuple[str | None, Decimal | int | None], ...]
    total: bool = False


class Samlet:
    """The workbook in the making; as a context it is closed, or left unwritten when something went wrong."""

    def __init__(self, path: Path, batch: Batch) -> None:
        import xlsxwriter

        from generators.form import CREATED

        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.batch, self.texts = batch, batch.texts
        self.book = xlsxwriter.Workbook(path, options | {"tmpdir": str(path.parent)})
        self.book.use_zip64()
        self.book.set_properties({"title": "omstilling-xlsx", "created": CREATED})
        self.styles = {
            name: self.book.add_format({"font_name": FONT, "font_size": SIZE, **look}) for name, look in _LOOKS.items()
        }
        self.overview = self.book.add_worksheet(self.texts("batch.sheet.overview"))
        chosen = batch.settled.chosen
        facts = sum(one.facts for one in chosen)
        found = sum(one.findings for one in chosen)
        self.tables = {name: self._sheet(name, Fact, TABLE_COLUMNS, facts) for name in TABLES}
        self.data = self._sheet("facts", Fact, Fact._fields, facts, said=False)
        self.programmes = self._sheet("programmes", Programme, Programme._fields, len(chosen))
        self.found = self._sheet("findings", Found, Found._fields, found + len(batch.states.due))
        self.refused = self._sheet("refused", Ended, Ended._fields, batch.files - len(chosen))
        self.missing = self._sheet("missing", Due, Due._fields, len(batch.states.due))
        self.words: dict[tuple[str, object], object] = {}

    def __enter__(self) -> Samlet:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            if kind is None:
                self.book.close()
        except FileCreateError as wrapped:
            raise wrapped.args[0] from wrapped
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """No temporary file is left open, also when the workbook was not wanted after all."""
        self.book.fileclosed = True
        for sheet in self._all.values():
            if sheet.streamed:
                sheet.sheet._opt_close()

    @property
    def _all(self) -> Mapping[str, _Sheet]:
        """Every sheet of rows by its key."""
        others = {"programmes": self.programmes, "findings": self.found, "refused": self.refused}
        return {**self.tables, "facts": self.data, **others, "missing": self.missing}

    def _sheet(self, key: str, record: Any, wanted: Sequence[str], rows: int, said: bool = True) -> _Sheet:
        streamed = rows > SHORT
        # XlsxWriter has this for the whole workbook; each sheet takes it over when it is added.
        self.book.constant_memory = streamed
        name = self.texts(f"batch.sheet.{key}")
        sheet = self.book.add_worksheet(name)
        self.book.constant_memory = False
        columns = tuple(dict.fromkeys((*PRINTED.get(key, ()), *wanted)))
        titles = [self.texts(f"batch.column.{column}") if said else column for column in columns]
        for place, column in enumerate(columns):
            sheet.set_column(place, place, WIDTHS.get(column, PLAIN_WIDTH), self.styles[_look(column)])
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, _height(max(map(heights.lines, titles, (_room(column) / heights.BOLD for column in columns)))))
        width = sum(WIDTHS.get(column, PLAIN_WIDTH) for column in PRINTED.get(key, columns))
        self._paper(sheet, ceil(width * DIGIT * READABLE / ROOM[0]))
        sheet.repeat_rows(0)
        for place, (column, title) in enumerate(zip(columns, titles, strict=True)):
            sheet.write_string(0, place, title, self._head(column))
        return _Sheet(sheet, name, columns, titles, [record._fields.index(column) for column in columns], streamed)

    def _paper(self, sheet: Any, across: int = 1) -> None:
        """Printed across so many pages that it can be read, and down as many as there are rows for."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(**MARGINS)
        sheet.fit_to_pages(across, 0)
        sheet.set_footer(f"&L&F&C&A&R{self.texts('paper.page', page='&P', pages='&N')}")

    def _head(self, column: str) -> Any:
        """The look of a heading: over numbers it stands to the right, as they do."""
        return self.styles["header_number" if column in NUMBERS else "header_text"]

    def _in_words(self, columns: Sequence[str], row: Sequence[object]) -> list[object]:
        """A row as people read it."""
        told = list(row)
        for place, column in enumerate(columns):
            if column in TOLD:
                told[place] = self._word(column, told[place])
        return told

    def _word(self, column: str, value: object) -> object:
        if (column, value) not in self.words:
            known = (key for key in _keys(column, value) if key in self.texts.catalogue)
            self.words[column, value] = next((self.texts(key) for key in known), value)
        return self.words[column, value]

    # --- rows --------------------------------------------------------------------------------------------------

    def add(self, content: Content) -> None:
        """One file's facts, programme and findings."""
        for fact in content.facts:
            row: list[object] = list(fact)
            if fact.year:
                row[11] = int(fact.year)
            self.data.add(row)
            if fact.table in ROW_NAMES:
                row[ROW] = self.texts(ROW_NAMES[fact.table])
            self.tables[fact.table].add(self._in_words(Fact._fields, row))
        self.programmes.add(self._in_words(Programme._fields, content.programme))
        self.findings(content.findings)

    def findings(self, found: Sequence[Found]) -> None:
        for one in found:
            row = self._in_words(Found._fields, one)
            for place in FOUND_NUMBERS:
                row[place] = _number(one[place])
            self.found.add(row)

    def finish(self, sums: Mapping[tuple[str, str, str], Decimal]) -> None:
        for one in self.batch.set_aside:
            self.refused.add(self._in_words(Ended._fields, one))
        for due in self.batch.states.due:
            self.missing.add(due._replace(state=self.texts(f"batch.due.{due.state}")))
        for key, sheet in self._all.items():
            self._end(sheet, len(PRINTED.get(key, sheet.columns)))
        self._overview(sums)

    def _end(self, sheet: _Sheet, printed: int) -> None:
        """A real table round the rows of a short sheet, a filter over a long one, and where the rest is."""
        last = len(sheet.columns) - 1
        sheet.sheet.print_area(0, 0, sheet.rows + bool(sheet.left), printed - 1)
        if sheet.left:
            sheet.sheet.write_string(sheet.rows + 1, 0, self.texts("batch.rest", number=sheet.left, file="facts.csv"))
        if sheet.streamed:
            sheet.sheet.autofilter(0, 0, sheet.rows, last)
        elif sheet.rows:
            heads = zip(sheet.columns, sheet.titles, strict=True)
            columns = [{"header": title, "header_format": self._head(column)} for column, title in heads]
            sheet.sheet.add_table(0, 0, sheet.rows, last, {"columns": columns, "style": "Table Style Light 1"})

    # --- the overview ------------------------------------------------------------------------------------------

    def _overview(self, sums: Mapping[tuple[str, str, str], Decimal]) -> None:
        texts, sheet = self.texts, self.overview
        sheet.hide_gridlines(2)
        for column, width in enumerate((*ACROSS, 3)):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, texts("batch.title"), self.styles["title"])
        double = any(note.rule == "OMX908" for note in self.batch.notes)
        about = (texts("batch.about"), *([texts("batch.maybe_double", sheet=self.found.name)] if double else []))
        sheet.write_string(1, 0, " ".join(about), self.styles["quiet"])
        row = self._unsummed(2) + 1
        row = self._block(row, "batch.files", ("batch.number",), self._file_lines(row + 2))
        if self.batch.states.due:
            row = self._block(row, "batch.expected", ("batch.number",), self._state_lines())
        lines = self._year_lines(sums)
        years = (row + 1, row + len(lines))
        row = self._block(row, "batch.years", _YEAR_HEADS, [*lines, *_sums_below(lines, row + 2, texts)])
        lines = self._kind_lines(sums)
        kinds = (row + 1, row + len(lines))
        row = self._block(row, "batch.kinds", ("batch.amount",), [*lines, *_sums_below(lines, row + 2, texts)])
        sheet.write_string(row, 0, texts("batch.trace"), self.styles["quiet"])
        self._charts(years, kinds)
        self._paper(sheet)
        sheet.activate()

    def _unsummed(self, row: int) -> int:
        """Where sums are not all there is to say, each sentence across the columns; gives the row after."""
        for sentence in self.batch.unsummed:
            text = told(sentence, self.texts)
            self.overview.merge_range(row, 0, row, len(ACROSS) - 1, text, self.styles["told"])
            self.overview.set_row(row, _height(heights.lines(text, sum(ACROSS) - heights.PADDING)))
            row += 1
        return row

    def _block(self, row: int, title: str, heads: Sequence[str], lines: Sequence[Line]) -> int:
        """A heading, its lines and an empty row; gives the row after."""
        sheet, texts = self.overview, self.texts
        sheet.write_string(row, 0, texts(title), self.styles["header"])
        for column, head in enumerate(heads, start=1):
            sheet.write_string(row, column, texts(head), self.styles["header_number"])
        for at, line in enumerate(lines, start=row + 1):
            if isinstance(line.label, int):
                sheet.write_number(at, 0, line.label, self.styles["label"])
            else:
                sheet.write_string(at, 0, str(line.label), self.styles["total_label" if line.total else "label"])
            for column, (formula, value) in enumerate(line.cells, start=1):
                self._number(at, column, formula, value, "total_" if line.total else "")
        return row + len(lines) + 2

    def _number(self, row: int, column: int, formula: str | None, value: Decimal | int | None, look: str = "") -> None:
        style = self.styles[look + ("whole" if isinstance(value, int) else "amount")]
        if value is None:
            self.overview.write_blank(row, column, None, style)
        elif formula is None or not _fits(value):
            self.overview.write(row, column, _held(value), style)
        else:
            self.overview.write_formula(row, column, f"={formula}", style, float(value))

    def _file_lines(self, first: int) -> list[Line]:
        """How the files ended; the first line is this row as Excel counts."""
        counts, texts = self.batch.counts, self.texts
        lines = [Line(texts(f"batch.ended.{state}"), ((None, counts[state]),)) for state in ENDS]
        total = f"SUM(B{first}:B{first + len(lines) - 1})"
        return [*lines, Line(texts("batch.ended.found"), ((total, self.batch.files),), total=True)]

    def _state_lines(self) -> list[Line]:
        states = [due.state for due in self.batch.states.due]
        span = self.missing.span("state")
        lines = []
        for state in STATES:
            word = self.texts(f"batch.due.{state}")
            lines.append(Line(word, ((f'COUNTIF({span},"{word}")', states.count(state)),)))
        return lines

    def _year_lines(self, sums: Mapping[tuple[str, str, str], Decimal]) -> list[Line]:
        """The years that any plan has a number for; a year without a number of a kind is empty, not 0."""
        known = [int(year) for _, year, _ in sums if year]
        # The calendar has no holes, also where no programme runs.
        years = range(min(known), max(known) + 1) if known else range(0)
        return [Line(year, tuple(self._of_year(table, str(year), sums) for table in YEARLY)) for year in years]

    def _of_year(
        self, table: str, year: str, sums: Mapping[tuple[str, str, str], Decimal]
    ) -> tuple[str | None, Decimal | int | None]:
        parts = [amount for (one, when, _), amount in sums.items() if (one, when) == (table, year)]
        sheet = self.tables[table]
        formula = f"ROUND(SUMIFS({sheet.span('amount')},{sheet.span('year')},{year}),6)"
        total = on_grid(added(parts)) if parts else None
        whole = total is not None and table in JOBS and total == int(total)
        return None if sheet.left else formula, int(total) if whole and total is not None else total

    def _kind_lines(self, sums: Mapping[tuple[str, str, str], Decimal]) -> list[Line]:
        """What each kind of financier pays; money of nobody's kind has a line of its own, for none may be lost."""
        sheet = self.tables["funding"]
        amounts, kinds = sheet.span("amount"), sheet.span("kind")
        words: dict[str, str] = {kind: self.texts(f"batch.kind.{kind}") for kind in Kind}
        ranges = {kind: f'SUMIFS({amounts},{kinds},"{word}")' for kind, word in words.items()}
        if any(table == "funding" and not kind for table, _, kind in sums):
            words[""] = self.texts("batch.kind.unknown")
            ranges[""] = "-".join((f"SUM({amounts})", *ranges.values()))
        formulas = {kind: f"ROUND({ranges[kind]},6)" for kind in words}
        if not _fits(added(amount for (table, *_), amount in sums.items() if table == "funding")):
            formulas.pop("", None)  # it takes the others from the whole, which no cell can
        return [self._kind_line(kind, word, formulas.get(kind), sums) for kind, word in words.items()]

    def _kind_line(
        self, kind: str, word: str, formula: str | None, sums: Mapping[tuple[str, str, str], Decimal]
    ) -> Line:
        parts = [amount for (table, _, one), amount in sums.items() if (table, one) == ("funding", kind)]
        value = on_grid(added(parts)) if parts else None
        return Line(word, ((None if self.tables["funding"].left else formula, value),))

    def _charts(self, years: tuple[int, int], kinds: tuple[int, int]) -> None:
        texts, name = self.texts, self.overview.get_name()
        charts = (
            ("column", "batch.chart.jobs", years, ((1, DARK), (2, MIDDLE)), "batch.axis.jobs"),
            ("column", "batch.chart.money", years, ((3, DARK), (4, WARM)), "batch.axis.money"),
            ("bar", "batch.chart.kinds", kinds, ((1, DARK),), "batch.axis.money"),
        )
        for place, (kind, title, (first, last), series, axis) in enumerate(charts):
            if last < first:
                continue
            chart = self.book.add_chart({"type": kind})
            for column, colour in series:
                chart.add_series({
                    "name": [name, first - 1, column], "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column], "fill": {"color": colour}, "gap": 60,
                })  # fmt: skip
            chart.set_title({"name": texts(title), "name_font": {"size": 12}, "overlay": False})
            chart.set_legend({"none": True} if len(series) == 1 else {"position": "bottom"})
            value_axis = {
                "name": texts(axis),
                "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.25}},
            }
            (chart.set_x_axis if kind == "bar" else chart.set_y_axis)(value_axis)
            if kind == "bar":
                chart.set_y_axis({"reverse": True})
            chart.set_size(CHART_SIZE)
            self.overview.insert_chart(3 + 16 * place, 6, chart, {"description": texts(title)})


def _look(column: str) -> str:
    if column in NUMBERS:
        return "share" if column in SHARES else "cell"
    return "wrapped" if column in WRAPPED else "text"


def _fits(value: Decimal | int) -> bool:
    """Whether a cell holds a number of this size."""
    return isfinite(float(Decimal(value)))


def _held(value: Decimal | int) -> float | str:
    """A number as a cell holds it: its double, or a text of the exact number where that is too large for one."""
    return float(Decimal(value)) if _fits(value) else plain(Decimal(value))


def _number(text: str) -> Decimal | str:
    """A number of a finding as one, where a cell holds its digits; a text as it stands."""
    return Decimal(text) if NUMBER.fullmatch(text) and sum(map(str.isdigit, text)) <= DIGITS_KEPT else text


def _keys(column: str, value: object) -> tuple[str, ...]:
    """The texts that may tell a word of the data set; one that has none stands as it is."""
    match column:
        case "severity":
            return (f"batch.column.{value}",)
        case "table":
            return (f"table.{value}",)
        case "status":
            return f"choice.statuses.{value}", f"status.of.{value}"
        case "kind":
            return (f"batch.kind.{value}",)
        case "unit":
            return (f"batch.unit.{value}",)
        case _:
            return (f"batch.state.{value}",)


def _sums_below(lines: Sequence[Line], first: int, texts: Texts) -> Iterator[Line]:
    """The line that adds up others, the first of which is this row as Excel counts; none below nothing."""
    if not lines:
        return
    cells = []
    for column, values in enumerate(zip(*(line.cells for line in lines), strict=True), start=1):
        known = [value for _, value in values if value is not None]
        letter = letters(column)
        # A sum over a text would leave it out.
        formula = f"ROUND(SUM({letter}{first}:{letter}{first + len(lines) - 1}),6)" if all(map(_fits, known)) else None
        whole = all(isinstance(value, int) for value in known)
        total = on_grid(added(map(Decimal, known)))
        cells.append((formula, None if not known else int(total) if whole else total))
    yield Line(texts("batch.total"), tuple(cells), total=True)


JOBS = ("jobs", "area_jobs")
YEARLY = ("jobs", "area_jobs", "funding", "spending")
_YEAR_HEADS = tuple(f"batch.sum.{table}" for table in YEARLY)
AMOUNTS = "#,##0.0##"
_HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "text_wrap": True, "valign": "top"}
_TOTAL = {"bold": True, "top": 1, "bg_color": PALE}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": DARK},
    "quiet": {},
    "told": {"valign": "top", "align": "left", "text_wrap": True},
    "header": _HEADER,
    "header_text": {**_HEADER, "align": "left", "indent": heights.INDENT},
    "header_number": {**_HEADER, "align": "right"},
    "label": {"align": "left"},
    "cell": {"valign": "top"},
    "text": {"valign": "top", "align": "left", "indent": heights.INDENT},
    "wrapped": {"valign": "top", "align": "left", "indent": heights.INDENT, "text_wrap": True},
    "share": {"valign": "top", "num_format": "0.0"},
    "whole": {"num_format": "#,##0"},
    "amount": {"num_format": AMOUNTS},
    "total_label": {**_TOTAL, "align": "left"},
    "total_whole": {**_TOTAL, "num_format": "#,##0"},
    "total_amount": {**_TOTAL, "num_format": AMOUNTS},
}
