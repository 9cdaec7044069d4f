"""Oppsett: facts, the goal (2.2), the frame, names, agreed shares, and the locked limits."""

from __future__ import annotations

from decimal import Decimal

from workbook.fields import AMOUNT, ATTACHED, DAY, JOBS, KIND, LINE, NAME, SHARE, STATUS, TALLY, Field, Input
from workbook.form.page import Page, Shape, Sheet, Style
from workbook.formula import Formula, nothing, number_sign, ref, sign_of_numbers, unique_sign
from workbook.plan import END, GUIDANCE, LABEL, OPPSETT, SIGN, TOP, UNIT, VALUE, Plan, Table
from workbook.plan import KIND as KIND_COLUMN
from workbook.plan import SHARE as SHARE_COLUMN
from workbook.plan import TOTAL as TOTAL_COLUMN
from workbook.texts import Texts

WIDTHS = (42, 9, 42, 16, 12, 14, 1.5, 13, 92)
LIMIT_UNITS = {"tolerance": "unit.amount", "years_max": "unit.years", "amount_max": "unit.amount"}
LIMIT_SHAPES = {"unit.amount": Shape.PLAIN, "unit.years": Shape.WHOLE, "unit.percent": Shape.PERCENT}


def sheet(plan: Plan, texts: Texts) -> Sheet:
    page = Page(plan, texts, OPPSETT)
    page.top()
    _facts(page)
    _asked(page, plan.activities, dict.fromkeys(plan.activities.rows, TALLY))
    _single(page, plan.goal, JOBS, plan.setup.goal_jobs)
    _areas(page)
    _single(page, plan.frame, AMOUNT, plan.setup.frame)
    _financiers(page)
    _asked(page, plan.attachments, dict.fromkeys(plan.attachments.rows, ATTACHED))
    _limits(page)
    return page.sheet(WIDTHS)


def _sign_words(texts: Texts) -> str:
    return texts("words.sign")


def _header(page: Page, row: int, section: str, headings: dict[int, str]) -> None:
    page.say(row, LABEL, Style.HEADER, section)
    for column in range(UNIT, GUIDANCE + 1):
        key = headings.get(column)
        page.put(row, column, Style.HEADER, page.texts(key) if key else None)


VALUE_HEADINGS = {UNIT: "column.unit", VALUE: "column.value", GUIDANCE: "column.guidance"}
SIGNED_HEADINGS = VALUE_HEADINGS | {SIGN: "column.sign"}


def _row(page: Page, table: Table, row: str, unit: str | None) -> None:
    at = table.row(row)
    page.say(at, LABEL, Style.LABEL, f"{table.id}.{row}")
    page.put(at, UNIT, Style.UNIT, page.texts(unit) if unit else None)
    page.say(at, GUIDANCE, Style.GUIDANCE, f"{table.id}.{row}.guidance")


def _facts(page: Page) -> None:
    plan, setup = page.plan, page.plan.setup
    fixed: tuple[str | Decimal, ...] = (
        setup.name,
        Decimal(setup.edition),
        ", ".join(setup.municipalities),
        f"{setup.job_years[0]}–{setup.job_years[-1]}",
        f"{setup.budget_years[0]}–{setup.budget_years[-1]}",
    )
    _header(page, TOP, "fixed.section", VALUE_HEADINGS)
    for fact, content in zip(plan.fixed_facts, fixed, strict=True):
        row = plan.fixed_fact(fact).row
        page.say(row, LABEL, Style.LABEL, f"facts.{fact}")
        page.put(row, VALUE, Style.FIXED, content, Shape.WHOLE if isinstance(content, Decimal) else Shape.TEXT)
        page.say(row, GUIDANCE, Style.GUIDANCE, f"facts.{fact}.guidance")
    _asked(page, plan.facts, {"contact": LINE, "status": STATUS, "adopted": DAY})


def _asked(page: Page, table: Table, inputs: dict[str, Input]) -> None:
    _header(page, table.header, f"{table.id}.section", VALUE_HEADINGS)
    for row, input in inputs.items():
        _row(page, table, row, input.unit)
        page.ask(table.cell(row, "value"), Field(table.id, row, "value"), input)
    page.edge(table, GUIDANCE)


def _single(page: Page, table: Table, input: Input, prefill: Decimal | None) -> None:
    """A table of one number, framed like any other so that nothing can move its cell out of a formula."""
    _header(page, table.header, f"{table.id}.section", SIGNED_HEADINGS)
    _row(page, table, table.id, input.unit)
    page.ask(table.cell(table.id, "value"), Field(table.id, table.id, "value"), input, prefill)
    ok, missing, bad = (page.plan.word(word) for word in ("ok", "missing", "error"))
    sign = number_sign(table.across(table.id), ok, missing, bad, _sign_words)
    page.put(table.row(table.id), SIGN, Style.STATUS, sign)
    page.edge(table, GUIDANCE)


def _named_row(page: Page, table: Table, row: str, name: str | None, guidance: str) -> None:
    """A row whose name is typed here and shown everywhere else."""
    at = table.row(row)
    page.say(at, LABEL, Style.LABEL, f"{table.id}.row", index=table.rows.index(row) + 1)
    page.ask(table.cell(row, "name"), Field(table.id, row, "name"), NAME, name)
    page.put(at, END, Style.EDGE)
    page.say(at, GUIDANCE, Style.GUIDANCE, guidance)


def _name_sign(page: Page, table: Table, row: str, unnamed: Formula, rest: Formula) -> None:
    times = page.plan.beside(f"{table.id}.times", table, row)
    sign = unique_sign(times, unnamed, page.plan.word("error"), rest, _sign_words)
    page.put(table.row(row), SIGN, Style.STATUS, sign)


def _areas(page: Page) -> None:
    plan, table = page.plan, page.plan.areas
    headings = {UNIT: "column.target", VALUE: "column.name", SIGN: "column.sign", GUIDANCE: "column.guidance"}
    _header(page, table.header, "area.section", headings)
    names = {area.id: area.name for area in plan.setup.areas}
    for row in table.rows:
        _named_row(page, table, row, names.get(row), "area.guidance" if row in names else "area.reserve")
        target = "target.no" if row in plan.support_rows else "target.yes"
        page.say(table.row(row), UNIT, Style.UNIT, target)
        _name_sign(page, table, row, nothing(_sign_words), ref(plan.word("ok"), _sign_words, anchored=True))
    page.edge(table, GUIDANCE)


FINANCIER_HEADINGS = {
    VALUE: "column.name",
    KIND_COLUMN: "column.kind",
    SHARE_COLUMN: "column.agreed_share",
    TOTAL_COLUMN: "column.stated",
    SIGN: "column.sign",
    GUIDANCE: "column.guidance",
}


def _financiers(page: Page) -> None:
    plan, table = page.plan, page.plan.financiers
    _header(page, table.header, "financier.section", FINANCIER_HEADINGS)
    known = {one.id: one for one in plan.setup.financiers}
    for row in table.rows:
        one = known.get(row)
        guidance = "financier.guidance" if one else "financier.reserve"
        _named_row(page, table, row, one.name if one else None, guidance)
        page.put(table.row(row), UNIT, Style.UNIT)
        if one:
            page.put(table.row(row), KIND_COLUMN, Style.FIXED, page.texts(f"choice.kinds.{one.kind}"))
        else:
            page.ask(table.cell(row, "kind"), Field(table.id, row, "kind"), KIND)
        page.ask(table.cell(row, "share"), Field(table.id, row, "share"), SHARE, one.share if one else None)
        page.ask(table.cell(row, "total"), Field(table.id, row, "total"), AMOUNT, one.total if one else None)
        unnamed = sign_of_numbers(table.across(row), plan.word("error"), _sign_words)
        rest = ref(plan.beside("financier.rest", table, row), _sign_words)
        _name_sign(page, table, row, unnamed, rest)
    page.edge(table, GUIDANCE)


def _limits(page: Page) -> None:
    table = page.plan.limits
    _header(page, table.header, "limits.section", VALUE_HEADINGS)
    for row in table.rows:
        unit = LIMIT_UNITS.get(row, "unit.percent")
        _row(page, table, row, unit)
        page.put(table.row(row), VALUE, Style.FIXED, getattr(page.plan.setup.limits, row), LIMIT_SHAPES[unit])
    page.edge(table, GUIDANCE)
