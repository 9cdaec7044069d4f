"""A `Page` → a workbook: a sheet for each part with its tables as real ones, native charts, numbers as numbers.

What the charts show stands on a sheet of its own, the last one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from generators.charts import PAINTS
from generators.looks import DARK, FONT, INK, LINE, PALE, QUIET, SIGNALS, SIZE, WHITE
from generators.report.document import (
    Block,
    Content,
    Decision,
    Figure,
    Heading,
    Item,
    Number,
    Page,
    Paragraph,
    Part,
    Points,
    Table,
    plain_text,
)  # fmt: skip
from workbook.form.chart import Kind
from workbook.numbers import DIGITS_KEPT, EXACT, plain

NARROW, BROAD, COLUMNS = 11, 64, 9  # characters of the narrowest and the broadest column; columns of a long sentence
CHART_ROWS, LINE_POINTS, CHARACTERS = 16, 15, 120
CHART_WIDTH, CHART_GAP = 820, 20  # pixels
SHORT, FEW_ITEMS = 45, 6  # rows of tables, and findings above them, that one sheet of paper holds
NAME_LONGEST = 31
KINDS = {Kind.STACKED: ("column", "stacked"), Kind.LINE: ("line", None), Kind.BARS: ("bar", "stacked")}
STYLE = "Table Style Light 15"


def as_xlsx(page: Page) -> bytes:
    """The workbook. Texts are written as texts: never as formulas, links or numbers that Excel guesses."""
    import xlsxwriter

    from generators.form import CREATED

    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": page.title, "created": CREATED})
        writer = _Writer(book, page)
        for part in page.parts:
            writer.part(part)
        writer.numbers()
    return out.getvalue()


@dataclass
class _Writer:
    """The workbook in the making; `row` is the next free one of the sheet at hand."""

    book: Any
    page: Page
    sheet: Any = None
    row: int = 0
    tables: int = 0
    names: set[str] = field(default_factory=set)
    widths: list[int] = field(default_factory=list)
    beside: int = 0  # pixels to the second of two charts side by side; 0 where they stand below each other
    header: int = 0  # the row of the last table's heads
    figures: list[tuple[Figure, Any, int, int]] = field(default_factory=list)
    formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def look(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": FONT, "font_size": SIZE, **properties})
        return self.formats[key]

    def part(self, part: Part) -> None:
        self.sheet, self.row = self.book.add_worksheet(self.named(part.title)), 0
        self.sheet.hide_gridlines(2)
        self.beside = 0
        tables = [block for block in part.blocks if isinstance(block, Table)]
        self.columns(tables)
        self.sheet.set_paper(9)
        if (
            any(isinstance(block, Figure) for block in part.blocks)
            and _rows(part) <= SHORT
            and _items(part) <= FEW_ITEMS
        ):
            self.sheet.fit_to_pages(1, 1)  # the page for the council
        else:
            self.sheet.set_landscape()
            self.sheet.fit_to_pages(1, 0)
            self.beside = CHART_WIDTH + CHART_GAP
        self.sheet.set_footer("&L&A&R&P / &N")
        if len(self.names) == 1:
            self.say(self.page.title, bold=True, font_size=16, font_color=DARK)
            self.say(self.page.stamp, font_color=QUIET)
        else:
            self.say(part.title, bold=True, font_size=16, font_color=DARK)
        for block, said in part.captioned:
            if isinstance(block, Table):
                self.table(block, captioned=not said)
            else:
                self.block(block)
        if len(tables) == 1 and not tables[0].facts:
            self.sheet.repeat_rows(self.header)

    def columns(self, tables: list[Table]) -> None:
        """Each column as broad as what stands in it, within bounds."""
        self.widths = []
        for column in range(max([len(table.heads) for table in tables], default=1)):
            texts = [
                plain_text(row[column], self.page.language)
                for table in tables for row in (table.heads, *table.rows)
                if column < len(row) and not (table.facts and column == 1)
            ]  # fmt: skip
            self.widths.append(min(BROAD, max([NARROW, *(int(len(text) * 1.25) + 2 for text in texts)])))
            self.sheet.set_column(column, column, self.widths[column])

    def named(self, title: str) -> str:
        """A name that Excel takes for a sheet, no two alike."""
        name = re.sub(r"[\[\]:*?/\\']", " ", title)[:NAME_LONGEST].strip() or "-"
        number = 2
        while name.casefold() in self.names:
            tail = f" {number}"
            name, number = name[: NAME_LONGEST - len(tail)] + tail, number + 1
        self.names.add(name.casefold())
        return name

    def say(self, text: str, **properties: object) -> None:
        """A sentence in the first column that runs on to the right, over as many lines as it needs."""
        if len(text) > CHARACTERS:
            look = self.look(text_wrap=True, valign="top", **properties)
            self.sheet.merge_range(self.row, 0, self.row, COLUMNS - 1, "", look)
            self.sheet.set_row(self.row, LINE_POINTS * (1 + len(text) // CHARACTERS))
            self.sheet.write_string(self.row, 0, text, look)
        else:
            self.sheet.write_string(self.row, 0, text, self.look(**properties))
        self.row += 1

    def block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.row += 1
                self.say(text, bold=True, font_size=13 - level, font_color=DARK)
            case Paragraph(text, "note"):
                self.say(text, font_color=QUIET)
            case Paragraph(text, look):
                signal = SIGNALS.get(look)
                colours = {"bg_color": signal.fill, "font_color": signal.ink, "bold": True} if signal else {}
                self.say(text, **colours)
            case Points(texts):
                for text in texts:
                    self.say(f"• {text}")
            case Item():
                self.item(block)
            case Figure():
                self.figure(block)
            case Decision(fields):
                for text in fields:
                    self.row += 1
                    self.say(text, top=1)

    def figure(self, figure: Figure) -> None:
        """Room for a chart: below the last one, or beside it on a broad sheet, so that paper does not cut it."""
        last = self.figures[-1] if self.figures else None
        if self.beside and last and last[1] is self.sheet and last[2] + CHART_ROWS + 1 == self.row and last[3] == 0:
            self.figures.append((figure, self.sheet, last[2], self.beside))
            return
        self.row += 1
        self.figures.append((figure, self.sheet, self.row, 0))
        self.row += CHART_ROWS + 1

    def item(self, item: Item) -> None:
        signal = SIGNALS.get(item.severity)
        ink = {"font_color": signal.ink} if signal else {}
        self.say(f"{item.sign} {item.word} {item.rule} {item.head}", bold=True, **ink)
        for text in (*item.says, f"→ {item.remedy}"):
            self.say(text)

    def table(self, table: Table, captioned: bool = True) -> None:
        """A caption and the table; Excel has no tables without rows or with two heads alike, so those are plain."""
        if captioned:
            self.row += 1
            self.say(table.caption, bold=True)
        heads = [head or " " for head in table.heads]
        self.header = self.row
        right = [table.is_numeric(column) for column in range(len(heads))]
        if not table.facts:
            looks = [self.head(one, apart) for one, apart in _placed(right)]
            if table.rows and len({head.casefold() for head in heads}) == len(heads):
                self.tables += 1
                columns = [{"header": head, "header_format": look} for head, look in zip(heads, looks, strict=True)]
                area = (self.row, 0, self.row + len(table.rows), len(heads) - 1)
                self.sheet.add_table(*area, {
                    "name": f"omx_{self.tables}", "columns": columns, "style": STYLE, "autofilter": False,
                })  # fmt: skip
            for column, head in enumerate(heads):
                self.sheet.write_string(self.row, column, head, looks[column])
            self.row += 1
        for at, cells in enumerate(table.rows):
            self.cells(cells, at in table.totals, table.facts, right)
        for note in table.notes:
            self.say(note, font_color=QUIET)

    def head(self, right: bool, apart: bool) -> Any:
        align = _align(right, apart)
        return self.look(bold=True, font_color=WHITE, bg_color=DARK, text_wrap=True, valign="top", **align)

    def cells(self, cells: tuple[Content, ...], bold: bool, facts: bool, right: list[bool]) -> None:
        """A row of a table, whose columns to the right hold numbers."""
        lines = 1
        for column, (content, (number, apart)) in enumerate(zip(cells, _placed(right), strict=True)):
            text = plain_text(content, self.page.language)
            runs_on, stressed = facts and column == 1, bold or column == 0
            lines = max(lines, 1 if runs_on else 1 + int(len(text) * (1.15 if stressed else 1) / self.widths[column]))
            align = _align(number or isinstance(content, Number), apart)
            self.write(self.row, column, content, stressed, not runs_on, align)
        self.sheet.set_row(self.row, min(400, LINE_POINTS * lines))
        self.row += 1

    def write(self, row: int, column: int, content: Content, bold: bool, wrap: bool, align: dict[str, object]) -> None:
        """A number as a number where a cell holds what is shown of it; a text, and any other number, as it stands."""
        looks: dict[str, object] = {
            "text_wrap": wrap and not isinstance(content, Number),
            "valign": "top",
            "bold": bold,
        }
        looks |= {"border": 1, "border_color": LINE} if wrap else {}
        looks |= align
        if bold:
            looks["bg_color"] = PALE
        if isinstance(content, Number) and _is_held(content):
            self.sheet.write_number(row, column, float(content.value), self.look(num_format=_format(content), **looks))
        elif plain_text(content, self.page.language):
            self.sheet.write_string(row, column, plain_text(content, self.page.language), self.look(**looks))
        else:
            self.sheet.write_blank(row, column, None, self.look(**looks))

    # --- charts ---

    def numbers(self) -> None:
        """The sheet behind the charts, and each chart at its place."""
        if not self.figures:
            return
        self.sheet, self.row = self.book.add_worksheet(self.named(self.page.said["number"])), 0
        self.columns([self.page.numbers(figure) for figure, *_ in self.figures])
        for figure, target, row, aside in self.figures:
            top = self.row + 1
            self.table(self.page.numbers(figure))
            self.chart(figure, target, (row, aside), top)

    def chart(self, figure: Figure, target: Any, at: tuple[int, int], caption: int) -> None:
        """A chart in a row of the target sheet, so many pixels from its left side."""
        kind, subtype = KINDS[figure.kind]
        made = self.book.add_chart({"type": kind, "subtype": subtype})
        first, count = caption + 2, len(figure.categories)
        for column, line in enumerate(figure.shown, start=1):
            fill = PAINTS[line.role].fill
            series: dict[str, object] = {
                "name": [self.sheet.name, caption + 1, column],
                "categories": [self.sheet.name, first, 0, first + count - 1, 0],
                "values": [self.sheet.name, first, column, first + count - 1, column],
                "fill": {"color": fill}, "border": {"color": WHITE}, "gap": 50,
            }  # fmt: skip
            if kind == "line":
                dashed = {"dash_type": "dash"} if line is figure.target else {}
                series |= {"line": {"color": fill, "width": 2.25, **dashed}}
            made.add_series(series)
        font = {"name": FONT, "size": 9, "color": QUIET}
        made.set_title({"name": figure.title, "name_font": {"name": FONT, "size": 11, "color": INK}, "overlay": False})
        made.set_legend({"position": "bottom", "font": font})
        amounts, names = (
            {"min": 0, "num_font": font, "major_gridlines": {"visible": True, "line": {"color": LINE}}},
            {"num_font": font},
        )
        if kind == "bar":
            made.set_x_axis(amounts)
            made.set_y_axis({**names, "reverse": True})
        else:
            made.set_x_axis(names)
            made.set_y_axis(amounts)
        made.set_size({"width": CHART_WIDTH, "height": CHART_ROWS * 20})
        place = {"description": f"{figure.title}. {figure.alt}", "object_position": 2, "x_offset": at[1]}
        target.insert_chart(at[0], 0, made, place)


def _rows(part: Part) -> int:
    return sum(len(block.rows) for block in part.blocks if isinstance(block, Table))


def _items(part: Part) -> int:
    return sum(isinstance(block, Item) for block in part.blocks)


def _placed(right: list[bool]) -> Iterator[tuple[bool, bool]]:
    """Each column: whether it holds numbers, and whether the one before it does."""
    return zip(right, (False, *right[:-1]), strict=True)


def _align(right: bool, apart: bool) -> dict[str, object]:
    """Numbers to the right; a text beside one keeps its distance, for not every program minds the number's own."""
    return {"align": "right", "indent": 1} if right else {"align": "left", "indent": 1} if apart else {}


def _shown(number: Number) -> Decimal:
    """The number as far as its decimals are shown; a quotient has more of them than any cell holds."""
    return number.value.quantize(Decimal(1).scaleb(-number.decimals[1]), context=EXACT)


def _is_held(number: Number) -> bool:
    """Whether a cell holds what is shown of a number: it keeps fifteen digits, and some numbers of more."""
    shown = _shown(number)
    held = shown if len(shown.as_tuple().digits) <= DIGITS_KEPT else number.value
    return held is shown or plain(held) == plain(Decimal(repr(float(held))))


def _format(number: Number) -> str:
    least, most = number.decimals
    places = "0" * least + "#" * (most - least)
    unit = f'" {number.unit}"' if number.unit else ""
    mark = f'"{number.mark}"' if number.mark else ""
    # A format of optional decimals leaves a bare comma behind a whole number.
    shown = _shown(number)
    whole = shown == shown.to_integral_value()
    code = f"#,##0{'.' + places if places and not whole else ''}{unit}{mark}"
    return f"+{code};-{code};{code}" if number.signed else code
