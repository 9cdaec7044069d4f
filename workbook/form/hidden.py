"""What stands on the hidden sheet for the formulas of the others: names as shown, what a row's status rests on, words.

Kontroll's table goes in, entries on the hidden sheet come out. A new column is one more name in `plan.HELPERS`.
"""

from __future__ import annotations

from decimal import Decimal

from workbook.cells import Cell
from workbook.form.page import Page, Shape, Style
from workbook.form.tables import said
from workbook.formula import (
    Formula,
    clean_text,
    common_sign,
    counted_word,
    equal_texts,
    faults,
    filled,
    given_sign,
    grade,
    position,
    same_as,
)
from workbook.plan import COUNT, COUNTED, SENTENCE, STATUS, STATUS_WORDS, Table


def behind(page: Page, checks: Table) -> None:
    """Everything beside the lists; `checks` is the table of Kontroll."""
    _words(page, checks)
    for table in (page.plan.areas, page.plan.financiers):
        _names(page, table)
    _shares(page)
    _letters(page)
    for name, table in page.plan.graded.items():
        _grades(page, name, table)


def _words(page: Page, checks: Table) -> None:
    """The status words, how many checks have each, and the sentence that the gravest of them gives every sheet."""
    for word in STATUS_WORDS:
        cell = page.plan.word(word)
        count = cell.moved(columns=COUNT)
        _put(page, cell, page.texts(f"status.{word}"))
        _put(page, count, equal_texts(checks.down(STATUS), cell, said("words.status")), Shape.WHOLE)
        name = cell if word != "none" else cell.moved(columns=SENTENCE)
        _put(page, cell.moved(columns=COUNTED), counted_word(count, name, said("words.status")))
        _put(page, cell.moved(columns=SENTENCE), page.texts(f"status.{word}.sentence"))
    total = page.plan.word("total")
    _put(page, total, page.texts("kontroll.total"))
    _put(page, total.moved(columns=COUNT), filled(checks.down(STATUS), said("words.status")), Shape.WHOLE)
    _put(page, total.moved(columns=COUNTED), counted_word(total.moved(columns=COUNT), total, said("words.status")))


def _names(page: Page, table: Table) -> None:
    listed = f"{table.id}.name"
    for index, row in enumerate(table.rows, start=1):
        clean = clean_text(table.column("name"), index, said("words.name"))
        same = same_as(page.plan.helper(listed, table), index, said("words.name"))
        _put(page, page.plan.beside(listed, table, row), clean)
        _put(page, page.plan.beside(f"{table.id}.times", table, row), same, Shape.WHOLE)


def _shares(page: Page) -> None:
    plan, table = page.plan, page.plan.financiers
    ok, missing = plan.word("ok"), plan.word("missing")
    for index, row in enumerate(table.rows, start=1):
        sign = given_sign(table.column("share"), index, ok, missing, said("words.agreed"), number=True)
        _put(page, plan.beside("financier.rest", table, row), sign)


def _letters(page: Page) -> None:
    plan, table = page.plan, page.plan.strategies
    letters, ok, missing = table.column("letter"), plan.word("ok"), plan.word("missing")
    for index, row in enumerate(table.rows, start=1):
        same = same_as(letters, index, said("words.letter"))
        place = position(letters, index, plan.alphabet, plan.letter_numbers, said("words.letter"))
        text, area = plan.beside("strategies.text", table, row), plan.beside("strategies.area", table, row)
        _put(page, text, given_sign(table.column("text"), index, ok, missing, said("table.strategies")))
        _put(page, area, given_sign(table.column("area"), index, ok, missing, said("table.strategies")))
        loose = given_sign(table.column("text"), index, missing, None, said("table.strategies"))
        _put(page, plan.beside("strategies.times", table, row), same, Shape.WHOLE)
        _put(page, plan.beside("strategies.place", table, row), place, Shape.WHOLE)
        _put(page, plan.beside("strategies.rest", table, row), common_sign(text, area, missing, said("words.sign")))
        _put(page, plan.beside("strategies.loose", table, row), loose)


def _grades(page: Page, name: str, table: Table) -> None:
    """How many inputs of each row are wrong, and the grade of the row."""
    plan = page.plan
    limit = plan.limit("amount_max") if table in plan.money_tables else None
    locked = 1 + len(plan.grid.years) - len(table.columns)  # the unit, and what says that a year is not the table's own
    for row in table.rows:
        wrong = plan.beside(f"{name}.faults", table, row)
        _put(page, wrong, faults(table.across(row), locked, said("words.sign")), Shape.WHOLE)
        graded = grade(wrong, table.across(row), plan.headed(table), said("words.sign"), limit)
        _put(page, plan.beside(f"{name}.grade", table, row), graded, Shape.WHOLE)


def _put(page: Page, cell: Cell, content: str | Decimal | Formula, shape: Shape = Shape.TEXT) -> None:
    page.put(cell.row, cell.column, Style.LABEL, content, shape)
