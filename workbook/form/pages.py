"""The sheets to read: Forside, Veiledning and Endringslogg."""

from __future__ import annotations

from workbook.cells import Cell
from workbook.form.lists import FORM_VERSION
from workbook.form.page import Page, Sheet, Style
from workbook.plan import ENDRINGSLOGG, FORSIDE, SHEETS, STATUS_WORDS, TOP, VEILEDNING, Plan
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
