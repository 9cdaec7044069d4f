"""The sheets to read: Forside, Sammendrag, Veiledning and Endringslogg."""

from __future__ import annotations

from workbook.cells import Cell
from workbook.form.lists import FORM_VERSION
from workbook.form.page import Page, Shape, Sheet, Style
from workbook.form.tables import said
from workbook.formula import Formula, percent, ref
from workbook.plan import ENDRINGSLOGG, FORSIDE, SAMMENDRAG, SHEETS, STATUS_WORDS, TOP, VEILEDNING, Plan
from workbook.texts import Texts

COLOURS = (
    (Style.SAMPLE, "forside.colour.input"),  # locked: an example must not become one more input
    (Style.COMPUTED, "forside.colour.computed"),
    (Style.TOTAL, "forside.colour.total"),
    (Style.OUTSIDE, "forside.colour.outside"),
)
STEPS = 8
PARAGRAPHS = 14
VERSIONS = (FORM_VERSION,)


def forside(plan: Plan, texts: Texts) -> Sheet:
    page = Page(plan, texts, FORSIDE)
    page.top()
    page.say(TOP, 0, Style.SECTION, "forside.programme")
    page.put(TOP, 1, Style.FIXED, plan.setup.name)
    page.say(TOP + 1, 0, Style.LABEL, "forside.version")
    page.put(TOP + 1, 1, Style.FIXED, FORM_VERSION)
    page.say(TOP + 2, 0, Style.LABEL, "forside.works_in")
    page.say(TOP + 2, 1, Style.GUIDANCE, "forside.programs")
    row = _steps(page, TOP + 4)
    row = _links(page, row + 1)
    page.say(row + 1, 0, Style.SECTION, "forside.colours")
    for offset, (style, key) in enumerate(COLOURS, start=row + 2):
        page.put(offset, 0, style, texts(f"{key}.name"))
        page.say(offset, 1, Style.GUIDANCE, key)
    for offset, word in enumerate(STATUS_WORDS, start=row + 2 + len(COLOURS)):
        page.say(offset, 0, Style.STATUS, f"status.{word}")
        page.say(offset, 1, Style.GUIDANCE, f"status.{word}.meaning")
    return page.sheet((36, 96))


def _steps(page: Page, row: int) -> int:
    page.say(row, 0, Style.SECTION, "forside.steps")
    for step in range(1, STEPS + 1):
        page.say(row + step, 0, Style.LABEL, f"forside.step{step}")
        page.say(row + step, 1, Style.GUIDANCE, f"forside.step{step}.text")
    return row + STEPS + 1


def _links(page: Page, row: int) -> int:
    page.say(row, 0, Style.SECTION, "forside.sheets")
    others = [name for name in SHEETS if name not in (FORSIDE, SHEETS[-1])]
    for offset, name in enumerate(others, start=row + 1):
        page.put(offset, 0, Style.LINK, name, link=Cell(name, 0, 0))
        page.say(offset, 1, Style.GUIDANCE, f"{name}.purpose")
    return row + len(others) + 1


def sammendrag(plan: Plan, texts: Texts) -> Sheet:
    """The key figures of the plan, each a locked total of another sheet."""
    page, grid = Page(plan, texts, SAMMENDRAG), plan.grid
    page.top()
    funding, spent = plan.funding, plan.overhead
    admin = ref(plan.sum_of(spent, "admin"), said("words.spending.row"))
    all_money = ref(plan.total_of(spent), said("words.spending.all"))
    figures: list[tuple[str, str, Formula, Shape]] = [
        ("goal", "unit.jobs", ref(plan.goal_shown, said("words.goal")), Shape.WHOLE),
        ("jobs", "unit.jobs", ref(plan.sum_of(plan.jobs, "jobs"), said("words.jobs.row")), Shape.WHOLE),
        ("funding", "unit.amount", ref(plan.total_of(funding), said("words.funding.all")), Shape.AMOUNT),
        ("spending", "unit.amount", all_money, Shape.AMOUNT),
        ("admin", "unit.percent", percent(admin, all_money, said("words.part")), Shape.PERCENT),
    ]
    page.say(TOP, 0, Style.HEADER, "summary.figures")
    for column, key in enumerate(("column.unit", "column.value", "column.share"), start=1):
        page.say(TOP, column, Style.HEADER, key)
    for row, (key, unit, formula, shape) in enumerate(figures, start=TOP + 1):
        page.say(row, 0, Style.LABEL, f"summary.{key}")
        page.say(row, 1, Style.UNIT, unit)
        page.put(row, 2, Style.TOTAL, formula, shape)
    row = TOP + len(figures) + 2
    row = _parts(page, row, "summary.financiers", plan.funding, plan.financier_rows, grid.share)
    row = _parts(page, row + 1, "summary.areas", plan.spending, plan.spending.rows, grid.share)
    for offset, name in enumerate(("programme", "admin")):
        page.say(row + offset, 0, Style.LABEL, f"spending.{name}")
        _amounts(page, row + offset, plan.sum_of(spent, name), spent.at(name, grid.share))
    return page.sheet((46, 12, 16, 14, 62))


def _parts(page: Page, row: int, key: str, table: object, rows: tuple[str, ...], share: int) -> int:
    plan = page.plan
    source = plan.funding if table is plan.funding else plan.spending
    page.say(row, 0, Style.HEADER, key)
    for column, heading in enumerate(("column.unit", "column.sum", "column.share"), start=1):
        page.say(row, column, Style.HEADER, heading)
    for offset, name in enumerate(rows, start=row + 1):
        page.put(offset, 0, Style.LABEL, ref(source.at(name, plan.grid.label), said("words.name")))
        _amounts(page, offset, plan.sum_of(source, name), source.at(name, share))
    return row + len(rows) + 1


def _amounts(page: Page, row: int, total: Cell, share: Cell) -> None:
    page.say(row, 1, Style.UNIT, "unit.amount")
    page.put(row, 2, Style.COMPUTED, ref(total, said("words.funding.row")), Shape.AMOUNT)
    page.put(row, 3, Style.COMPUTED, ref(share, said("words.share")), Shape.PERCENT)


def veiledning(plan: Plan, texts: Texts) -> Sheet:
    page = Page(plan, texts, VEILEDNING)
    page.top()
    for paragraph in range(1, PARAGRAPHS + 1):
        row = TOP + paragraph - 1
        page.say(row, 0, Style.LABEL, f"guide.{paragraph}")
        page.say(row, 1, Style.GUIDANCE, f"guide.{paragraph}.text")
    return page.sheet((42, 110))


def endringslogg(plan: Plan, texts: Texts) -> Sheet:
    page = Page(plan, texts, ENDRINGSLOGG)
    page.top()
    page.say(TOP, 0, Style.HEADER, "log.version")
    page.say(TOP, 1, Style.HEADER, "log.what")
    for row, version in enumerate(VERSIONS, start=TOP + 1):
        page.put(row, 0, Style.LABEL, version)
        page.say(row, 1, Style.GUIDANCE, f"log.{version}")
    return page.sheet((20, 110))
