"""Strategier (3.2), Bærekraft (6) and the hidden sheet with lists and the setup."""

from __future__ import annotations

import json
from decimal import Decimal

from workbook.cells import Cell
from workbook.fields import AREA, CHOICES, GOALS, LETTER, PROSE, Field, choice_key
from workbook.form.page import Page, Shape, Sheet, Style, outside, years_header
from workbook.form.sammendrag import ranking
from workbook.form.tables import headings, said, widths
from workbook.formula import number_at, numbered, position, ref, rounded, same_as
from workbook.plan import (
    BAEREKRAFT,
    DIMENSION,
    GOAL,
    GOAL_END,
    GOAL_GUIDANCE,
    MACHINE,
    PICK,
    STRATEGIER,
    TOP,
    WHY,
    Plan,
)
from workbook.setup import document_of
from workbook.texts import Texts

FORM_VERSION = "1.0"
FORM_ID = "omstilling-xlsx"
CHUNK = 8_000  # characters of the setup in one cell; Excel's own limit is 32 767


def strategier(plan: Plan, texts: Texts) -> Sheet:
    page, grid, table = Page(plan, texts, STRATEGIER), plan.grid, plan.strategies
    page.top()
    page.say(table.header - 1, 0, Style.SECTION, "strategies.section")
    heads = {0: "text", 1: "letter", 2: "area", grid.sum: "same", grid.share: "place", grid.guidance: "guidance"}
    for column in range(grid.guidance + 1):
        key = heads.get(column)
        page.put(table.header, column, Style.HEADER, texts(f"strategies.{key}") if key else None)
    inputs = {"text": PROSE, "letter": LETTER, "area": AREA}
    for index, row in enumerate(table.rows, start=1):
        for name, input in inputs.items():
            page.ask(table.cell(row, name), Field("strategies", row, name), input)
        same = same_as(table.column("letter"), index, said("words.letter"))
        page.put(table.row(row), grid.sum, Style.COMPUTED, same, Shape.WHOLE)
        place = position(table.column("letter"), index, plan.alphabet, plan.letter_numbers, said("words.letter"))
        page.put(table.row(row), grid.share, Style.COMPUTED, place, Shape.WHOLE)
        page.put(table.row(row), grid.guidance, Style.GUIDANCE, texts("strategies.hint") if index == 1 else None)
    page.edge(table, grid.guidance)
    for index in range(len(plan.area_rows)):
        _linked(page, index)
    return page.sheet(widths(plan), repeat=table.header)


def _linked(page: Page, index: int) -> None:
    """The 3.2.x table of one area: the same numbers as its row in 3.1, never typed twice."""
    plan, grid = page.plan, page.plan.grid
    table = plan.linked(index)
    row = table.rows[0]
    years_header(page, table, "linked.number", headings(plan), index=index + 1)
    at = table.row(row)
    page.put(at, grid.label, Style.LABEL, ref(plan.listed(plan.areas, row), said("words.name")))
    page.say(at, grid.unit, Style.UNIT, "unit.jobs")
    outside(page, table, at)
    for year in table.columns:
        _linked_year(page, table.cell(row, year), row, year)
    if row in plan.job_rows:
        total = ref(plan.sum_of(plan.area_jobs, row), said("words.area_jobs.row"))
        page.put(at, grid.sum, Style.TOTAL, total, Shape.WHOLE)
    else:
        page.put(at, grid.sum, Style.OUTSIDE, "–")
    page.say(at, grid.guidance, Style.GUIDANCE, "linked.guidance")


def _linked_year(page: Page, cell: Cell, row: str, year: str) -> None:
    plan = page.plan
    if row not in plan.job_rows:
        page.put(cell.row, cell.column, Style.OUTSIDE, "–")
        return
    source = plan.area_jobs
    linked = number_at(source.column(year), source.rows.index(row) + 1, said("words.area_jobs.row"))
    page.put(cell.row, cell.column, Style.COMPUTED, linked, Shape.WHOLE)


def baerekraft(plan: Plan, texts: Texts) -> Sheet:
    page = Page(plan, texts, BAEREKRAFT)
    page.top()
    page.say(TOP, DIMENSION, Style.SECTION, "goals.section")
    for dimension, table in plan.goals.items():
        page.say(table.header, DIMENSION, Style.HEADER, f"goals.{dimension}")
        heads = {PICK: None, GOAL: "goals.goal", WHY: "goals.why", GOAL_END: None, GOAL_GUIDANCE: "column.guidance"}
        for column, key in heads.items():
            page.put(table.header, column, Style.HEADER, texts(key) if key else None)
        for index, row in enumerate(table.rows, start=1):
            page.say(table.row(row), DIMENSION, Style.LABEL, "goals.row", index=index)
            page.say(table.row(row), PICK, Style.UNIT, "unit.goal")
            prefill = texts("goal.17") if dimension == "partnership" else None
            page.ask(table.cell(row, "goal"), Field("goals", row, "goal"), GOALS[dimension], prefill)
            page.ask(table.cell(row, "why"), Field("goals", row, "why"), PROSE)
            page.say(table.row(row), GOAL_GUIDANCE, Style.GUIDANCE, f"goals.{dimension}.guidance")
        page.edge(table, GOAL_GUIDANCE)
    return page.sheet((30, 10, 46, 60, 1.5, 62))


def machine(plan: Plan, texts: Texts) -> Sheet:
    """Who made the form, the setup it was made from, and every list that an input chooses from."""
    page = Page(plan, texts, MACHINE)
    document = json.dumps(document_of(plan.setup), ensure_ascii=False, separators=(",", ":"))
    page.put(0, 0, Style.LABEL, FORM_ID)
    page.put(0, 1, Style.LABEL, FORM_VERSION)
    for column, start in enumerate(range(0, len(document), CHUNK)):
        page.put(1, column, Style.LABEL, document[start : start + CHUNK])
    for name, span in plan.lists.items():
        page.put(span.first.row, span.first.column, Style.HEADER, name)
        for offset, key in enumerate(CHOICES[name], start=1):
            page.put(span.first.row + offset, span.first.column, Style.LABEL, choice_text(texts, name, key))
    _numbers(page)
    _areas(page)
    _copies(page)
    ranking(page)
    return page.sheet([18.0] * (len(CHOICES) + 3), hidden=True)


def _numbers(page: Page) -> None:
    for number, cell in enumerate(page.plan.letter_numbers.cells, start=1):
        page.put(cell.row, cell.column, Style.LABEL, Decimal(number), Shape.WHOLE)


def _areas(page: Page) -> None:
    """«1. » and «1. Reiseliv» for each area: how a strategy names its area, whatever the area is renamed to."""
    plan = page.plan
    header = plan.area_items.first
    page.put(header.row, header.column, Style.HEADER, "areas")
    for index, row in enumerate(plan.area_rows, start=1):
        start = plan.area_start(row)
        page.put(start.row, start.column, Style.LABEL, f"{index}. ")
        item = numbered(ref(plan.listed(plan.areas, row), said("words.name")), index)
        shown = plan.area_item(row)
        page.put(shown.row, shown.column, Style.LABEL, item)


def _copies(page: Page) -> None:
    """The numbers of 2.3 and 3.1, and beside them the same numbers made whole."""
    plan = page.plan
    rows = [(plan.jobs, "jobs"), *((plan.area_jobs, row) for row in plan.job_rows)]
    sources = ((table, row, year) for table, row in rows for year in plan.setup.job_years)
    places = zip(sources, plan.job_copies.cells, plan.job_rounded.cells, strict=True)
    for (table, row, year), copy, whole in places:
        number = number_at(table.column(year), table.rows.index(row) + 1, said("words.jobs.row"))
        page.put(copy.row, copy.column, Style.COMPUTED, number, Shape.PLAIN)
        page.put(whole.row, whole.column, Style.COMPUTED, rounded(copy, said("words.jobs.row")), Shape.PLAIN)


def choice_text(texts: Texts, choices: str, key: str) -> str:
    """A choice as the form shows it."""
    text_key = choice_key(choices, key)
    if text_key is None:
        return key
    return texts(text_key)
