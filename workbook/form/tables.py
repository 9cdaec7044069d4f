"""The sheets with years: Mål (2.3), Innsatsområder (3.1), Finansiering (5.1), Ressurser (5.2)."""

from __future__ import annotations

from functools import reduce

from workbook.cells import Cell, Span
from workbook.fields import AMOUNT, AREA, JOBS, LEVEL, LINE, MEASURE, NAME, Field, Input
from workbook.form.page import Page, Shape, Sheet, Style, outside, years_header
from workbook.formula import Words, number_at, percent, plus, ref, row_sign, total_if_any, total_where
from workbook.plan import FINANSIERING, KIND, MAL, MANY_YEARS, OMRADER, RESSURSER, TOP, Plan, Table
from workbook.texts import Texts

PREFILLED = {
    "1": ("companies", "result"),
    "2": ("projects", "result"),
    "3": ("population", "impact"),
    "4": ("private_jobs", "impact"),
    "5": ("turnover", "impact"),
    "6": ("profitable", "impact"),
}


def widths(plan: Plan, label: float = 36, year: float = 12.5) -> tuple[float, ...]:
    """Of the columns of a sheet with years; many years are narrower, so that the print stays readable."""
    years = plan.grid.width
    if years > MANY_YEARS:
        return (min(label, 30), 10.6, *[min(year, 11.2)] * years, 1.5, 12, 12.5, 10, 10, 72)
    return (label, 11, *[year] * years, 1.5, 12.5, 13, 10.5, 10.5, 72)


def said(key: str, **facts: object) -> Words:
    return lambda texts: texts(key, **facts)


OUTSIDE = {Shape.WHOLE: "outside.jobs", Shape.AMOUNT: "outside.budget"}


# --- what the tables share --------------------------------------------------------------------------------------


def headings(plan: Plan, *extra: str) -> dict[int, str]:
    grid = plan.grid
    known = {
        grid.sum: "column.sum", grid.share: "column.share", grid.agreed: "column.agreed", grid.sign: "column.sign",
        grid.guidance: "column.guidance",
    }  # fmt: skip
    return {column: key for column, key in known.items() if key.removeprefix("column.") in {"sum", "guidance", *extra}}


def number_row(page: Page, table: Table, row: str, input: Input, shape: Shape, guidance: str) -> None:
    """One row of inputs over the table's years, with its sum and its sign."""
    plan, grid = page.plan, page.plan.grid
    at = table.row(row)
    page.say(at, grid.unit, Style.UNIT, input.unit or "unit.count")
    outside(page, table, at, OUTSIDE[shape])
    for year in table.columns:
        page.ask(table.cell(row, year), Field(table.id, row, year), input)
    page.put(at, grid.sum, Style.TOTAL, total_if_any(table.across(row), said(f"words.{table.id}.row")), shape)
    name = None if row in ("jobs", "programme", "admin") else table.at(row, grid.label)
    sign = row_sign(name, table.across(row), plan.grade(table, row), plan.words(), said("words.sign"))
    page.put(at, grid.sign, Style.STATUS, sign)
    page.say(at, grid.guidance, Style.GUIDANCE, guidance)


def sum_row(page: Page, table: Table, label: str, unit: str, shape: Shape, top: Table | None = None) -> None:
    """The sum of every year and of everything, in the row below a table's closing row."""
    grid, row = page.plan.grid, table.after
    first = (top or table).header
    page.say(row, grid.label, Style.TOTAL, label)
    page.say(row, grid.unit, Style.UNIT, unit)
    outside(page, table, row)
    for year in table.columns:
        column = grid.year(year)
        span = Span(Cell(table.sheet, first, column), Cell(table.sheet, table.closing, column))
        page.put(row, column, Style.TOTAL, total_if_any(span, said(f"words.{table.id}.year", year=year)), shape)
    across = Span(Cell(table.sheet, row, grid.unit), Cell(table.sheet, row, grid.spacer))
    page.put(row, grid.sum, Style.TOTAL, total_if_any(across, said(f"words.{table.id}.all")), shape)


def name_label(page: Page, table: Table, row: str, names: Table) -> None:
    """A row's label: the name that stands in Oppsett."""
    listed = page.plan.listed(names, row)
    page.put(table.row(row), page.plan.grid.label, Style.LABEL, ref(listed, said("words.name")))


# --- the four sheets --------------------------------------------------------------------------------------------


def mal(plan: Plan, texts: Texts) -> Sheet:
    page, grid = Page(plan, texts, MAL), plan.grid
    page.top()
    page.say(TOP, grid.label, Style.SECTION, "goal.section")
    page.say(TOP + 1, grid.label, Style.LABEL, "goal.goal")
    page.say(TOP + 1, grid.unit, Style.UNIT, "unit.jobs")
    shown = total_if_any(plan.goal.column("value"), said("words.goal"))
    page.put(TOP + 1, grid.sum, Style.TOTAL, shown, Shape.WHOLE)
    page.say(TOP + 1, grid.guidance, Style.GUIDANCE, "goal.shown.guidance")
    page.say(plan.jobs.header - 1, grid.label, Style.SECTION, "jobs.section")
    years_header(page, plan.jobs, "jobs.heading", headings(plan, "sign"))
    page.say(plan.jobs.row("jobs"), grid.label, Style.LABEL, "jobs.jobs")
    number_row(page, plan.jobs, "jobs", JOBS, Shape.WHOLE, "jobs.guidance")
    page.edge(plan.jobs, grid.guidance)
    _indicators(page)
    return page.sheet(widths(plan, 42, 16.5))


def _indicators(page: Page) -> None:
    plan, table = page.plan, page.plan.indicators
    page.say(table.header - 1, 0, Style.SECTION, "indicators.section")
    for name, column in table.columns.items():
        page.say(table.header, column, Style.HEADER, f"indicators.{name}")
    inputs = {
        "name": NAME,
        "unit": LINE,
        "baseline": MEASURE,
        "target": MEASURE,
        "level": LEVEL,
        "area": AREA,
        "source": LINE,
    }
    for row, name, cell in table.cells():
        page.ask(cell, Field("indicators", row, name), inputs[name], _prefilled(page.texts, row, name))
    page.say(table.row(table.rows[0]), plan.grid.guidance, Style.GUIDANCE, "indicators.guidance")
    page.edge(table, max(table.columns.values()))


def _prefilled(texts: Texts, row: str, column: str) -> str | None:
    """The template's own targets (2.3, 2.4) stand in the first rows."""
    if row not in PREFILLED or column not in ("name", "unit", "level", "source"):
        return None
    name, level = PREFILLED[row]
    return texts(f"choice.levels.{level}") if column == "level" else texts(f"indicators.{name}.{column}")


def omrader(plan: Plan, texts: Texts) -> Sheet:
    page, grid, table = Page(plan, texts, OMRADER), plan.grid, plan.area_jobs
    page.top()
    page.say(table.header - 1, grid.label, Style.SECTION, "area_jobs.section")
    years_header(page, table, "area_jobs.heading", headings(plan, "share", "sign"))
    for row in table.rows:
        name_label(page, table, row, plan.areas)
        number_row(page, table, row, JOBS, Shape.WHOLE, "area_jobs.guidance")
        _part(page, table, row, table)
    page.edge(table, grid.guidance)
    sum_row(page, table, "area_jobs.sum", "unit.jobs", Shape.WHOLE)
    if plan.support.rows:
        _support(page)
    return page.sheet(widths(plan), repeat=table.header)


def _support(page: Page) -> None:
    plan, grid, table = page.plan, page.plan.grid, page.plan.support
    years_header(page, table, "support.heading", headings(plan))
    for row in table.rows:
        name_label(page, table, row, plan.areas)
        at = table.row(row)
        page.say(at, grid.unit, Style.UNIT, "unit.jobs")
        outside(page, table, at, "outside.jobs")
        for column in (*table.columns.values(), grid.sum):
            page.put(at, column, Style.OUTSIDE, "–")
        page.say(at, grid.guidance, Style.GUIDANCE, "support.guidance")
    page.edge(table, grid.guidance)


def finansiering(plan: Plan, texts: Texts) -> Sheet:
    page, grid, table = Page(plan, texts, FINANSIERING), plan.grid, plan.funding
    page.top()
    page.say(table.header - 1, grid.label, Style.SECTION, "funding.section")
    years_header(page, table, "funding.heading", headings(plan, "share", "agreed", "sign"))
    for row in table.rows:
        name_label(page, table, row, plan.financiers)
        number_row(page, table, row, AMOUNT, Shape.AMOUNT, "funding.guidance")
        _shares(page, row)
    page.edge(table, grid.guidance)
    sum_row(page, table, "funding.sum", "unit.amount", Shape.AMOUNT)
    shares = total_if_any(table.down(grid.share), said("words.shares"))
    page.put(table.after, grid.share, Style.TOTAL, shares, Shape.PERCENT)
    agreed = total_if_any(table.down(grid.agreed), said("words.agreed"))
    page.put(table.after, grid.agreed, Style.TOTAL, agreed, Shape.PERCENT)
    for which, line in plan.together.items():
        _together(page, which, line)
    return page.sheet(widths(plan), repeat=table.header)


def _shares(page: Page, row: str) -> None:
    """The share that the amounts give, and the one agreed in Oppsett."""
    plan, grid, table = page.plan, page.plan.grid, page.plan.funding
    part = ref(plan.sum_of(table, row), said("words.funding.row"))
    whole = ref(plan.total_of(table), said("words.funding.all"), anchored=True)
    page.put(table.row(row), grid.share, Style.COMPUTED, percent(part, whole, said("words.share")), Shape.PERCENT)
    index = plan.financiers.rows.index(row) + 1
    agreed = number_at(plan.financiers.column("share"), index, said("words.agreed"))
    page.put(table.row(row), grid.agreed, Style.COMPUTED, agreed, Shape.PERCENT)


# Which kinds of financiers each line below the total adds up.
TOGETHER = {"own": ("municipality",), "public": ("state", "county")}


def _together(page: Page, which: str, row: int) -> None:
    """The kommuner, or the public grants, as one line below the total."""
    plan, grid, table = page.plan, page.plan.grid, page.plan.funding
    page.say(row, grid.label, Style.TOTAL, f"funding.{which}")
    page.say(row, grid.unit, Style.UNIT, "unit.amount")
    outside(page, table, row)
    kinds = plan.financiers.down(KIND)
    for column in (*table.columns.values(), grid.sum, grid.share):
        sums = [
            total_where(kinds, plan.choice("kinds", kind), table.down(column), said(f"funding.{which}"))
            for kind in TOGETHER[which]
        ]
        shape = Shape.PERCENT if column == grid.share else Shape.AMOUNT
        page.put(row, column, Style.TOTAL, reduce(plus, sums), shape)
    page.say(row, grid.guidance, Style.GUIDANCE, f"funding.{which}.guidance")


def ressurser(plan: Plan, texts: Texts) -> Sheet:
    page, grid = Page(plan, texts, RESSURSER), plan.grid
    page.top()
    page.say(plan.spending.header - 1, grid.label, Style.SECTION, "spending.section")
    years_header(page, plan.spending, "spending.heading", headings(plan, "share", "sign"))
    for row in plan.spending.rows:
        name_label(page, plan.spending, row, plan.areas)
        number_row(page, plan.spending, row, AMOUNT, Shape.AMOUNT, "spending.guidance")
        _part(page, plan.spending, row, plan.overhead)
    page.edge(plan.spending, grid.guidance)
    for row in plan.overhead.rows:
        page.say(plan.overhead.row(row), grid.label, Style.LABEL, f"spending.{row}")
        number_row(page, plan.overhead, row, AMOUNT, Shape.AMOUNT, f"spending.{row}.guidance")
        _part(page, plan.overhead, row, plan.overhead)
    page.edge(plan.overhead, grid.guidance)
    sum_row(page, plan.overhead, "spending.sum", "unit.amount", Shape.AMOUNT, top=plan.spending)
    return page.sheet(widths(plan), repeat=plan.spending.header)


def _part(page: Page, table: Table, row: str, summed: Table) -> None:
    """A row's share of the total, which stands below the table `summed`."""
    plan = page.plan
    part = ref(plan.sum_of(table, row), said(f"words.{table.id}.row"))
    whole = ref(plan.total_of(summed), said(f"words.{table.id}.all"), anchored=True)
    page.put(table.row(row), plan.grid.share, Style.COMPUTED, percent(part, whole, said("words.part")), Shape.PERCENT)
