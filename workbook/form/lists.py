"""Strategier (3.2), Bærekraft (6) and the hidden sheet with lists and the setup."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from workbook.cells import Cell
from workbook.fields import AREA, CHOICES, GOALS, LETTER, PROSE, Field, choice_key
from workbook.form.hidden import behind
from workbook.form.page import Page, Shape, Sheet, Style, outside, years_header
from workbook.form.sammendrag import ranking
from workbook.form.tables import headings, said, widths
from workbook.formula import (
    Formula,
    filled,
    given_sign,
    number_at,
    number_of,
    numbered,
    ref,
    rounded,
    unique_sign,
    word_for,
)
from workbook.plan import (
    BAEREKRAFT,
    DIMENSION,
    GOAL,
    GOAL_END,
    GOAL_GUIDANCE,
    GOAL_SIGN,
    MACHINE,
    PICK,
    STRATEGIER,
    WHY,
    Plan,
    Table,
)
from workbook.setup import document_of
from workbook.texts import Texts

FORM_VERSION = "1.0"
FORM_ID = "omstilling-xlsx"
STRATEGY_HINTS = ("strategies.hint", "strategies.example")
CARRIED = 1  # the row that holds the setup
CHUNK = 8_000  # characters of the setup in one cell; Excel's own limit is 32 767


def strategier(plan: Plan, texts: Texts) -> Sheet:
    page, grid, table = Page(plan, texts, STRATEGIER), plan.grid, plan.strategies
    page.top()
    heads = {0: "strategies.text", 1: "strategies.letter", 2: "strategies.area", grid.sign: "column.sign"}
    for column in range(grid.guidance):
        key = heads.get(column)
        page.put(table.header, column, Style.HEADER, texts(key) if key else None)
    inputs = {"text": PROSE, "letter": LETTER, "area": AREA}
    for row in table.rows:
        for name, input in inputs.items():
            page.ask(table.cell(row, name), Field("strategies", row, name), input)
        rest = ref(plan.beside("strategies.rest", table, row), said("words.sign"))
        times = plan.beside("strategies.times", table, row)
        loose = ref(plan.beside("strategies.loose", table, row), said("words.sign"))
        sign = unique_sign(times, loose, plan.word("error"), rest, said("words.sign"))
        page.put(table.row(row), grid.sign, Style.STATUS, sign)
    page.say(table.header, grid.guidance, Style.HEADER, "column.guidance")
    for row, key in zip(table.rows, STRATEGY_HINTS, strict=False):
        page.say(table.row(row), grid.guidance, Style.GUIDANCE, key)
    page.edge(table, grid.guidance)
    for index in range(len(plan.area_rows)):
        _linked(page, index)
    # No header row is repeated: that of the strategies would stand over the years of the tables below.
    return page.sheet(widths(plan, 56, 16.5))


def _linked(page: Page, index: int) -> None:
    """The 3.2.x table of one area: the same numbers as its row in 3.1, never typed twice."""
    plan, grid = page.plan, page.plan.grid
    table = plan.linked(index)
    row = table.rows[0]
    years_header(page, table, "linked.number", headings(plan), index=index + 1)
    at = table.row(row)
    page.put(at, grid.label, Style.LABEL, ref(plan.listed(plan.areas, row), said("words.name")))
    page.say(at, grid.unit, Style.UNIT, "unit.jobs")
    outside(page, table, at, "outside.jobs")
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
    for dimension, table in plan.goals.items():
        page.say(table.header, DIMENSION, Style.HEADER, f"goals.{dimension}")
        heads = {
            PICK: None, GOAL: "goals.goal", WHY: "goals.why", GOAL_END: None, GOAL_SIGN: "column.sign",
            GOAL_GUIDANCE: "column.guidance",
        }  # fmt: skip
        for column, key in heads.items():
            page.put(table.header, column, Style.HEADER, texts(key) if key else None)
        for index, row in enumerate(table.rows, start=1):
            page.say(table.row(row), DIMENSION, Style.LABEL, "goals.row", index=index)
            page.say(table.row(row), PICK, Style.UNIT, "unit.goal")
            prefill = texts("goal.17") if dimension == "partnership" else None
            page.ask(table.cell(row, "goal"), Field("goals", row, "goal"), GOALS[dimension], prefill)
            page.ask(table.cell(row, "why"), Field("goals", row, "why"), PROSE)
            page.put(table.row(row), GOAL_END, Style.EDGE)
            page.put(table.row(row), GOAL_SIGN, Style.STATUS, _goal_sign(plan, table, dimension, index))
            page.say(table.row(row), GOAL_GUIDANCE, Style.GUIDANCE, f"goals.{dimension}.guidance")
        page.edge(table, GOAL_GUIDANCE)
    return page.sheet((22, 7, 48, 60, 1.5, 13, 60))


def _goal_sign(plan: Plan, table: Table, dimension: str, index: int) -> Formula:
    """The first row tells whether the dimension has a goal at all, the others only whether they are filled in."""
    goals, ok, missing, words = table.column("goal"), plan.word("ok"), plan.word("missing"), said("words.sign")
    if index > 1:
        return given_sign(goals, index, ok, None, words)
    count = filled(goals, said(f"goals.{dimension}"))
    there, none = (ref(cell, words, anchored=True) for cell in (ok, missing))
    return word_for(f"{count.excel}>0", lambda values: number_of(count, values) > 0, there, none, words)


def machine(plan: Plan, texts: Texts, checks: Table) -> Sheet:
    """Who made the form, the setup it was made from, and every list that an input chooses from."""
    page = Page(plan, texts, MACHINE)
    page.put(0, 0, Style.LABEL, FORM_ID)
    page.put(0, 1, Style.LABEL, FORM_VERSION)
    _carried(page)
    for name, span in plan.lists.items():
        page.put(span.first.row, span.first.column, Style.HEADER, name)
        for offset, key in enumerate(CHOICES[name], start=1):
            page.put(span.first.row + offset, span.first.column, Style.LABEL, choice_text(texts, name, key))
    _numbers(page)
    _areas(page)
    _copies(page)
    behind(page, checks)
    ranking(page)
    return page.sheet([18.0] * (len(CHOICES) + 3), hidden=True)


def _carried(page: Page) -> None:
    document = json.dumps(document_of(page.plan.setup), ensure_ascii=False, separators=(",", ":"))
    for column, start in enumerate(range(0, len(document), CHUNK)):
        page.put(CARRIED, column, Style.LABEL, document[start : start + CHUNK])


def carrying(sheet: Sheet, plan: Plan, texts: Texts) -> Sheet:
    """The hidden sheet of another setup of the same shape, with this setup in it."""
    page = Page(plan, texts, MACHINE)
    _carried(page)
    at = next(place for place, entry in enumerate(sheet.entries) if entry.cell.row == CARRIED)
    rest = (entry for entry in sheet.entries[at:] if entry.cell.row != CARRIED)
    return replace(sheet, entries=(*sheet.entries[:at], *page.entries, *rest))


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
