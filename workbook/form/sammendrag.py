"""Sammendrag: the page for the council. Key figures, the tables behind the charts, and below them the five charts.

The tables with years stand on the left, in the columns of every other sheet; those without stand on the right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from workbook.cells import Cell, Span
from workbook.form.chart import AREA_ROLES, Chart, Kind, Place, Role, Series
from workbook.form.page import Page, Shape, Sheet, Style, outside
from workbook.form.tables import headings, said
from workbook.formula import (
    Formula,
    at_rank,
    falling,
    number,
    number_at,
    percent,
    rank,
    ref,
    running_total,
    total,
    total_if_any,
    total_where,
    when_named,
)
from workbook.plan import KIND, OVERHEAD, RANKING_TOP, SAMMENDRAG, TOP, Plan, Table
from workbook.setup import Kind as FinancierKind
from workbook.texts import Texts

SERIES_MOST = 6  # what a reader can tell apart
CHART_ROWS = 15
BELOW_AREAS = ("jobs", "reached", "goal")
KIND_ROLES = {
    FinancierKind.STATE: Role.STATE,
    FinancierKind.COUNTY: Role.COUNTY,
    FinancierKind.MUNICIPALITY: Role.MUNICIPALITY,
    FinancierKind.OTHER: Role.OTHER,
}


@dataclass(frozen=True)
class Layout:
    """Where the tables of the sheet stand."""

    plan: Plan

    # --- on the left: money by kind of financier, jobs by area ---

    @cached_property
    def kinds(self) -> tuple[FinancierKind, ...]:
        """The kinds of financiers that the plan has; a spare row may become «annen»."""
        own = {one.kind for one in self.plan.setup.financiers}
        spare = {FinancierKind.OTHER} if self.plan.setup.reserve_financiers else set()
        usual = set(FinancierKind) - {FinancierKind.OTHER}
        return tuple(kind for kind in FinancierKind if kind in own | usual | spare)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas with a row of their own in the table of jobs."""
        rows, declared = self.plan.job_rows, self.plan.setup.job_areas
        if len(rows) <= SERIES_MOST and (len(declared) == len(rows) or not declared):
            return rows
        return rows[: min(len(declared), SERIES_MOST - 1)]

    @property
    def rest(self) -> bool:
        """Whether there are rows that the others' row adds up."""
        return len(self.areas) < len(self.plan.job_rows)

    @cached_property
    def money(self) -> Table:
        return self._table("money", TOP, tuple(self.kinds), self.plan.setup.budget_years)

    @cached_property
    def jobs(self) -> Table:
        rows = (*self.areas, *(("rest",) if self.rest else ()), *BELOW_AREAS)
        return self._table("jobs", self.money.closing + 2, rows, self.plan.setup.job_years)

    def _table(self, id: str, header: int, rows: tuple[str, ...], years: tuple[str, ...]) -> Table:
        grid = self.plan.grid
        columns = {year: grid.year(year) for year in years}
        return Table(id, SAMMENDRAG, header, rows, columns, grid.unit, grid.spacer)

    # --- on the right: key figures, spending by size ---

    @property
    def right(self) -> int:
        return self.plan.grid.guidance + 1

    @property
    def spending(self) -> int:
        """The header row of the spending by size."""
        return TOP + len(FIGURES) + 2

    def spent(self, place: int, column: int) -> Cell:
        """A cell of the row with this place, from 1."""
        return Cell(SAMMENDRAG, self.spending + place, self.right + column)

    # --- below: the charts ---

    @property
    def charts(self) -> int:
        return max(self.jobs.closing, self.spending + len(self.plan.ranked_rows) + 1) + 2

    @property
    def source(self) -> int:
        """The row under the charts."""
        return self.charts + 2 * CHART_ROWS + 2

    def place(self, band: int, part: int) -> Place:
        """The left or the right half of a band under the tables with years."""
        top = self.charts + band * (CHART_ROWS + 1)
        corners = Cell(SAMMENDRAG, top, 0), Cell(SAMMENDRAG, top + CHART_ROWS - 1, self.plan.grid.agreed)
        return Place(Span(*corners), part, 2)

    @property
    def tall(self) -> Place:
        """Both bands under the tables without years."""
        first = Cell(SAMMENDRAG, self.charts, self.right)
        return Place(Span(first, first.moved(rows=2 * CHART_ROWS, columns=3)))


FIGURES = ("goal", "jobs", "funding", "spending", "admin")


def sheet(plan: Plan, texts: Texts) -> Sheet:
    page, at = Page(plan, texts, SAMMENDRAG), Layout(plan)
    page.top()
    _money(page, at)
    _jobs(page, at)
    _figures(page, at)
    _spending(page, at)
    page.charts += charts(at)
    page.say(at.source, 0, Style.PURPOSE, "summary.source")
    years = [9.5] * plan.grid.width
    return page.sheet((34, 10.6, *years, 1.5, 10, 1, 9.5, 9.5, 1, 34, 12, 13, 10))


# --- the tables on the left -----------------------------------------------------------------------------------


def _header(page: Page, table: Table, key: str, *extra: str) -> None:
    grid = page.plan.grid
    page.say(table.header, grid.label, Style.HEADER, key)
    page.say(table.header, grid.unit, Style.HEADER, "column.unit")
    for year in grid.years:
        page.put(table.header, grid.year(year), Style.HEADER, year)
    heads = headings(page.plan, *extra)
    last = grid.agreed if extra else grid.sum
    for column in range(2 + len(grid.years), last + 1):
        head = heads.get(column)
        page.put(table.header, column, Style.HEADER, page.texts(head) if head else None)


def _start(page: Page, table: Table, row: str, style: Style, label: str | Formula, unit: str) -> None:
    """A row's label and unit, and the years that are not the table's."""
    at, grid = table.row(row), page.plan.grid
    page.put(at, grid.label, style, label)
    page.say(at, grid.unit, Style.UNIT, unit)
    outside(page, table, at)


def _money(page: Page, at: Layout) -> None:
    """5.1 by kind of financier: several kommuner are one line here."""
    plan, grid, table = page.plan, page.plan.grid, at.money
    _header(page, table, "summary.money", "share", "agreed")
    for kind in at.kinds:
        _start(page, table, kind, Style.LABEL, page.texts(f"choice.kinds.{kind}"), "unit.amount")
        for column in (*table.columns.values(), grid.sum, grid.share, grid.agreed):
            shape = Shape.PERCENT if column in (grid.share, grid.agreed) else Shape.AMOUNT
            style = Style.TOTAL if column == grid.sum else Style.COMPUTED
            page.put(table.row(kind), column, style, _of_kind(plan, kind, column), shape)
    row = table.closing
    page.say(row, grid.label, Style.TOTAL, "funding.sum")
    page.say(row, grid.unit, Style.UNIT, "unit.amount")
    outside(page, table, row)
    for column in (*table.columns.values(), grid.sum, grid.share, grid.agreed):
        shape = Shape.PERCENT if column in (grid.share, grid.agreed) else Shape.AMOUNT
        page.put(row, column, Style.TOTAL, ref(plan.funding.below(column), said("words.funding.all")), shape)


def _of_kind(plan: Plan, kind: FinancierKind, column: int) -> Formula:
    kinds, amounts = plan.financiers.down(KIND), plan.funding.down(column)
    return total_where(kinds, plan.choice("kinds", kind), amounts, said("words.funding.kind"))


def _jobs(page: Page, at: Layout) -> None:
    """3.1 by area, then 2.3 by year, added up year by year, and the goal."""
    plan, grid, table = page.plan, page.plan.grid, at.jobs
    _header(page, table, "summary.jobs_table")
    for row in at.areas:
        _start(page, table, row, Style.LABEL, ref(plan.listed(plan.areas, row), said("words.name")), "unit.jobs")
        _numbers(page, table, row, plan.area_jobs, row, Style.COMPUTED)
    if at.rest:
        _start(page, table, "rest", Style.LABEL, page.texts("summary.rest"), "unit.jobs")
        for column, content in _rest(plan, at):
            style = Style.TOTAL if column == grid.sum else Style.COMPUTED
            page.put(table.row("rest"), column, style, content, Shape.WHOLE)
    _start(page, table, "jobs", Style.TOTAL, page.texts("summary.jobs"), "unit.jobs")
    _numbers(page, table, "jobs", plan.jobs, "jobs", Style.TOTAL)
    for row in ("reached", "goal"):
        _start(page, table, row, Style.LABEL, page.texts(f"summary.{row}"), "unit.jobs")
        page.put(table.row(row), grid.sum, Style.OUTSIDE)
    unit = table.at("jobs", grid.unit)
    for year in table.columns:
        so_far = running_total(unit, table.cell("jobs", year), said("words.jobs.row"))
        page.put(table.row("reached"), grid.year(year), Style.COMPUTED, so_far, Shape.WHOLE)
        goal = ref(plan.goal_shown, said("words.goal"), anchored=True)
        page.put(table.row("goal"), grid.year(year), Style.COMPUTED, goal, Shape.WHOLE)


def _numbers(page: Page, table: Table, row: str, source: Table, key: str, style: Style) -> None:
    """A row of another sheet's numbers, year by year, and its sum."""
    index = source.rows.index(key) + 1
    for year in table.columns:
        jobs = number_at(source.column(year), index, said(f"words.{source.id}.row"))
        page.put(table.row(row), page.plan.grid.year(year), style, jobs, Shape.WHOLE)
    all_years = ref(page.plan.sum_of(source, key), said(f"words.{source.id}.row"))
    page.put(table.row(row), page.plan.grid.sum, Style.TOTAL, all_years, Shape.WHOLE)


def _rest(plan: Plan, at: Layout) -> Iterator[tuple[int, Formula]]:
    """The areas without a row of their own, added up for each year and in all, by column."""
    first, words = len(at.areas), said("words.area_jobs.rest")
    copies = plan.job_copies
    for offset, year in enumerate(plan.setup.job_years):
        # The hidden copies, whose first row is 2.3: a sum of some rows of 3.1 itself would start on an input.
        top = copies.first.moved(rows=1 + first, columns=offset)
        yield plan.grid.year(year), total(Span(top, Cell(top.sheet, copies.last.row, top.column)), words)
    sums = Span(plan.sum_of(plan.area_jobs, plan.job_rows[first]), plan.sum_of(plan.area_jobs, plan.job_rows[-1]))
    yield plan.grid.sum, total(sums, words)


# --- the tables on the right ----------------------------------------------------------------------------------


def _figures(page: Page, at: Layout) -> None:
    """The key figures of the plan, each a locked total of another sheet."""
    plan, row, column = page.plan, TOP, at.right
    for offset, key in enumerate(("summary.figures", "column.unit", "column.value")):
        page.say(row, column + offset, Style.HEADER, key)
    admin = ref(plan.sum_of(plan.overhead, "admin"), said("words.spending.row"))
    spent = ref(plan.total_of(plan.overhead), said("words.spending.all"))
    contents = {
        "goal": ("unit.jobs", ref(plan.goal_shown, said("words.goal")), Shape.WHOLE),
        "jobs": ("unit.jobs", ref(plan.sum_of(plan.jobs, "jobs"), said("words.jobs.row")), Shape.WHOLE),
        "funding": ("unit.amount", ref(plan.total_of(plan.funding), said("words.funding.all")), Shape.AMOUNT),
        "spending": ("unit.amount", spent, Shape.AMOUNT),
        "admin": ("unit.percent", percent(admin, spent, said("words.part")), Shape.PERCENT),
    }
    for row, key in enumerate(FIGURES, start=TOP + 1):
        unit, formula, shape = contents[key]
        page.say(row, column, Style.LABEL, f"summary.figure.{key}")
        page.say(row, column + 1, Style.UNIT, unit)
        page.put(row, column + 2, Style.TOTAL, formula, shape)


SPENT = (("areas", Shape.AMOUNT), ("overhead", Shape.AMOUNT), ("share", Shape.PERCENT))


def _spending(page: Page, at: Layout) -> None:
    """5.2 with the largest first; areas and the programme's own costs in a column each, as the chart shows them."""
    plan = page.plan
    for column, key in enumerate(("spending", "spending_areas", "spending_overhead")):
        page.say(at.spending, at.right + column, Style.HEADER, f"summary.{key}")
    page.say(at.spending, at.right + 3, Style.HEADER, "column.share")
    for place in range(1, len(plan.ranked_rows) + 1):
        _ranked(page, at, place, 0, "name", Style.LABEL, Shape.TEXT)
        for column, (key, shape) in enumerate(SPENT, start=1):
            _ranked(page, at, place, column, key, Style.COMPUTED, shape)
    last = at.spending + len(plan.ranked_rows) + 1
    page.say(last, at.right, Style.TOTAL, "spending.sum")
    for column, (key, shape) in enumerate(SPENT, start=1):
        span = Span(Cell(SAMMENDRAG, at.spending, at.right + column), at.spent(len(plan.ranked_rows), column))
        page.put(last, at.right + column, Style.TOTAL, total_if_any(span, said(f"words.spending.{key}")), shape)


def _ranked(page: Page, at: Layout, place: int, column: int, key: str, style: Style, shape: Shape) -> None:
    words = said("words.name" if key == "name" else f"words.spending.{key}")
    content = at_rank(page.plan.ranking(key), page.plan.ranking("rank"), place, words)
    cell = at.spent(place, column)
    page.put(cell.row, cell.column, style, content, shape)


def ranking(page: Page) -> None:
    """The hidden table behind it: each row of 5.2 with its name, its sum, its share and its place by size."""
    plan = page.plan
    page.put(RANKING_TOP - 1, 0, Style.HEADER, "ranking")
    for index, row in enumerate(plan.ranked_rows):
        for key, content in _candidate(page, index, row).items():
            cell = plan.ranking(key).cells[index]
            page.put(cell.row, cell.column, Style.COMPUTED, content, Shape.PLAIN)


def _candidate(page: Page, index: int, row: str) -> dict[str, str | Formula]:
    plan = page.plan
    own = row in OVERHEAD
    table = plan.overhead if own else plan.spending
    words = said("words.spending.row")
    amount = ref(plan.sum_of(table, row), words)
    nothing = when_named(plan.sum_of(table, row), number(Decimal(0)), words)
    return {
        "name": page.texts(f"summary.{row}") if own else ref(plan.listed(plan.areas, row), said("words.name")),
        "areas": nothing if own else amount,
        "overhead": amount if own else nothing,
        "share": ref(table.at(row, plan.grid.share), said("words.part")),
        "key": falling(plan.sum_of(table, row), words),
        "rank": rank(plan.ranking("key"), index, words),
    }


# --- the charts -------------------------------------------------------------------------------------------------


def period(years: tuple[str, ...]) -> str:
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"


def charts(at: Layout) -> Iterable[Chart]:
    setup = at.plan.setup
    budget, jobs = period(setup.budget_years), period(setup.job_years)
    return (
        _funding_chart(at, budget),
        _shares_chart(at, budget),
        _reached_chart(at, jobs),
        _area_jobs_chart(at, jobs),
        _spending_chart(at, budget),
    )


def _across(table: Table, row: int) -> Span:
    """The table's own years in a row."""
    columns = tuple(table.columns.values())
    return Span(Cell(SAMMENDRAG, row, columns[0]), Cell(SAMMENDRAG, row, columns[-1]))


def _row_series(table: Table, row: str, role: Role) -> Series:
    return Series(table.at(row, table.label), _across(table, table.row(row)), role)


def _funding_chart(at: Layout, years: str) -> Chart:
    series = tuple(_row_series(at.money, kind, KIND_ROLES[kind]) for kind in at.kinds)
    header = _across(at.money, at.money.header)
    return Chart("funding", Kind.STACKED, "unit.amount", years, header, series, at.place(0, 0), labelled=True)


def _shares_chart(at: Layout, years: str) -> Chart:
    grid, table = at.plan.grid, at.money
    down = {
        column: Span(table.at(at.kinds[0], column), table.at(at.kinds[-1], column))
        for column in (grid.label, grid.share, grid.agreed)
    }
    roles = tuple(KIND_ROLES[kind] for kind in at.kinds)
    share = Series(Cell(SAMMENDRAG, table.header, grid.share), down[grid.share], Role.MAIN, roles)
    agreed = Series(Cell(SAMMENDRAG, table.header, grid.agreed), down[grid.agreed], Role.TARGET)
    place = at.place(0, 1)
    return Chart("shares", Kind.COLUMNS, "unit.percent", years, down[grid.label], (share,), place, agreed)


def _reached_chart(at: Layout, years: str) -> Chart:
    reached, goal = _row_series(at.jobs, "reached", Role.MAIN), _row_series(at.jobs, "goal", Role.TARGET)
    header = _across(at.jobs, at.jobs.header)
    return Chart("reached", Kind.LINE, "unit.jobs", years, header, (reached,), at.place(1, 0), goal, True)


def _area_jobs_chart(at: Layout, years: str) -> Chart:
    series = [_row_series(at.jobs, row, role) for row, role in zip(at.areas, AREA_ROLES, strict=False)]
    if at.rest:
        series.append(_row_series(at.jobs, "rest", Role.REST))
    header = _across(at.jobs, at.jobs.header)
    return Chart("area_jobs", Kind.STACKED, "unit.jobs", years, header, tuple(series), at.place(1, 1))


def _spending_chart(at: Layout, years: str) -> Chart:
    rows = len(at.plan.ranked_rows)
    names, *amounts = (Span(at.spent(1, column), at.spent(rows, column)) for column in range(3))
    series = tuple(
        Series(Cell(SAMMENDRAG, at.spending, at.right + column), span, role)
        for column, (span, role) in enumerate(zip(amounts, (Role.MAIN, Role.OVERHEAD), strict=True), start=1)
    )
    return Chart("spending", Kind.BARS, "unit.amount", years, names, series, at.tall, labelled=True)
