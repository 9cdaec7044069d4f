"""A sheet as data: entries at cells. A `Page` collects them while a sheet module lists its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from workbook.cells import Cell
from workbook.fields import Field, Input
from workbook.form.chart import Chart
from workbook.formula import Formula, Value, ref
from workbook.plan import KONTROLL, LINK_ROW, MASTER_ROW, Plan, Table
from workbook.texts import Texts

Content: TypeAlias = str | Decimal | Formula | None


class Style(StrEnum):
    """The looks of a cell; `generators` gives each its font, fill and border."""

    TITLE = "title"
    PURPOSE = "purpose"
    SECTION = "section"
    HEADER = "header"
    LABEL = "label"
    UNIT = "unit"
    INPUT = "input"
    FIXED = "fixed"
    COMPUTED = "computed"
    TOTAL = "total"
    STATUS = "status"
    GUIDANCE = "guidance"
    OUTSIDE = "outside"
    EDGE = "edge"
    LINK = "link"
    SAMPLE = "sample"


class Shape(StrEnum):
    """The number format of a cell."""

    TEXT = "text"
    AMOUNT = "amount"
    WHOLE = "whole"
    PERCENT = "percent"
    SHARE = "share"
    PLAIN = "plain"
    DATE = "date"


SHAPES = {
    "unit.amount": Shape.AMOUNT,
    "unit.jobs": Shape.WHOLE,
    "unit.percent": Shape.PERCENT,
    "unit.count": Shape.WHOLE,
}


class Entry(NamedTuple):
    """One cell of the form: what stands in it, how it looks, and which input it is, if any."""

    cell: Cell
    style: Style
    content: Content = None
    shape: Shape = Shape.TEXT
    field: Field | None = None
    input: Input | None = None
    link: Cell | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet of the form. Widths are in characters; `repeat` is the header row that repeats in print.

    Many forms share a sheet, and what is looked up in it is found once.
    """

    name: str
    entries: tuple[Entry, ...]
    widths: tuple[float, ...]
    repeat: int | None = None
    thin: tuple[int, ...] = ()
    hidden: bool = False
    charts: tuple[Chart, ...] = ()

    @cached_property
    def inputs(self) -> dict[Field, Entry]:
        return {entry.field: entry for entry in self.entries if entry.field is not None}

    @cached_property
    def formulas(self) -> dict[Cell, Formula]:
        return {entry.cell: entry.content for entry in self.entries if isinstance(entry.content, Formula)}

    @cached_property
    def constants(self) -> dict[Cell, Value]:
        """The locked texts and numbers; what an input was prefilled with is not among them."""
        return {
            entry.cell: entry.content
            for entry in self.entries
            if entry.field is None and isinstance(entry.content, (str, Decimal))
        }


@dataclass
class Page:
    """A sheet in the making."""

    plan: Plan
    texts: Texts
    name: str
    entries: list[Entry] = field(default_factory=list)
    thin: list[int] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    def put(
        self,
        row: int,
        column: int,
        style: Style,
        content: Content = None,
        shape: Shape = Shape.TEXT,
        link: Cell | None = None,
    ) -> None:
        self.entries.append(Entry(Cell(self.name, row, column), style, content, shape, link=link))

    def say(self, row: int, column: int, style: Style, key: str, **facts: object) -> None:
        self.put(row, column, style, self.texts(key, **facts))

    def top(self) -> None:
        """Title, purpose, the status of the whole form and a link to what it rests on, on the same rows everywhere."""
        self.heading()
        master = Cell(KONTROLL, MASTER_ROW, 0)
        self.put(MASTER_ROW, 0, Style.STATUS, ref(master, lambda texts: texts("formula.master"), anchored=True))
        self.put(LINK_ROW, 0, Style.LINK, self.texts("link.to", sheet=KONTROLL), link=Cell(KONTROLL, 0, 0))

    def heading(self) -> None:
        self.say(0, 0, Style.TITLE, f"{self.name}.title")
        self.say(1, 0, Style.PURPOSE, f"{self.name}.purpose")

    def ask(self, cell: Cell, field: Field, input: Input, prefill: Content = None) -> None:
        """An input with what the setup puts in it beforehand."""
        shape = SHAPES.get(input.unit or "", Shape.PLAIN if input.id == "measure" else Shape.TEXT)
        shape = Shape.DATE if input.id == "day" else shape
        self.entries.append(Entry(cell, Style.INPUT, prefill, shape, field, input))

    def edge(self, table: Table, to: int) -> None:
        """The thin locked row that closes a table."""
        self.thin.append(table.closing)
        for column in range(to + 1):
            self.put(table.closing, column, Style.EDGE)

    def sheet(self, widths: Iterable[float], repeat: int | None = None, hidden: bool = False) -> Sheet:
        charts = tuple(self.charts)
        return Sheet(self.name, tuple(self.entries), tuple(widths), repeat, tuple(self.thin), hidden, charts)


def years_header(page: Page, table: Table, label: str, headings: dict[int, str], **facts: object) -> None:
    """The header row of a table with years: label, unit, every year of the form, sum and what else is headed."""
    grid = page.plan.grid
    page.say(table.header, grid.label, Style.HEADER, label, **facts)
    page.say(table.header, grid.unit, Style.HEADER, "column.unit")
    for year in grid.years:
        page.put(table.header, grid.year(year), Style.HEADER, year)
    for column in range(2 + len(grid.years), grid.guidance + 1):
        key = headings.get(column)
        page.put(table.header, column, Style.HEADER, page.texts(key) if key else None)


def outside(page: Page, table: Table, row: int, key: str | None = None) -> None:
    """The years that are not the table's own: grey and locked, saying so where a person would write."""
    grid = page.plan.grid
    for year in grid.years:
        if year not in table.columns:
            page.put(row, grid.year(year), Style.OUTSIDE, page.texts(key) if key else None)
    for column in range(2 + len(grid.years), grid.spacer):
        page.put(row, column, Style.OUTSIDE)
    page.put(row, grid.spacer, Style.EDGE)
