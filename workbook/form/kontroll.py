"""Kontroll: every live check as one row, computed from the same rules that `check` runs on hand-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from workbook.cells import Cell, Span
from workbook.fields import PROSE, Field
from workbook.findings import Severity
from workbook.form.page import Page, Shape, Sheet, Style
from workbook.form.tables import said
from workbook.formula import Formula, Values, equal_texts, filled, first_word, gap
from workbook.phrase import told
from workbook.plan import (
    CHECK,
    CHECKS_TOP,
    DO,
    GAP,
    GO,
    KONTROLL,
    LEFT,
    LEGEND,
    MASTER_ROW,
    NR,
    REASON,
    RIGHT,
    STATUS,
    STATUS_WORDS,
    Plan,
    Table,
)
from workbook.rules.rule import Check, Compare, Rule, check_phrase
from workbook.texts import Texts

FLAG = LEFT + 1  # whether a status occurs, beside how often
WIDTHS = (12, 52, 12, 12, 12, 14, 46, 20, 36)
HEADINGS = ("nr", "check", "left", "right", "gap", "status", "do", "go", "reason")


def checks_table(rows: int) -> Table:
    """The table of checks, with a row for each."""
    ids = tuple(str(number) for number in range(1, rows + 1))
    return Table("checks", KONTROLL, CHECKS_TOP, ids, {"reason": REASON}, NR, REASON + 1)


def sheet(plan: Plan, texts: Texts, checks: Sequence[tuple[Rule, Check]]) -> Sheet:
    page = Page(plan, texts, KONTROLL)
    page.top(status=False)
    table = checks_table(len(checks))
    _legend(page, table)
    for column, key in enumerate(HEADINGS):
        page.say(table.header, column, Style.HEADER, f"kontroll.{key}")
    asked: set[str] = set()
    for row, (rule, check) in zip(table.rows, checks, strict=True):
        _check(page, table.row(row), rule, check)
        if rule.asks_reason and check.severity is Severity.WARNING and rule.id not in asked:
            asked.add(rule.id)
            page.ask(table.cell(row, "reason"), Field("reasons", rule.id, "reason"), PROSE)
    page.edge(table, REASON)
    return page.sheet(WIDTHS, repeat=table.header)


def _legend(page: Page, table: Table) -> None:
    """The status words, how many checks have each, and the sentence that the gravest of them gives every sheet."""
    page.say(LEGEND, NR, Style.HEADER, "kontroll.status")
    page.say(LEGEND, CHECK, Style.HEADER, "kontroll.meaning")
    page.say(LEGEND, LEFT, Style.HEADER, "kontroll.number")
    statuses = table.down(STATUS)
    for word in STATUS_WORDS:
        cell = page.plan.word(word)
        page.put(cell.row, NR, Style.STATUS, page.texts(f"status.{word}"))
        page.say(cell.row, CHECK, Style.GUIDANCE, f"status.{word}.meaning")
        page.put(cell.row, LEFT, Style.COMPUTED, equal_texts(statuses, cell, said("words.status")), Shape.WHOLE)
    page.say(LEGEND + len(STATUS_WORDS) + 1, CHECK, Style.LABEL, "kontroll.total")
    total = filled(statuses, said("words.status"))
    page.put(LEGEND + len(STATUS_WORDS) + 1, LEFT, Style.TOTAL, total, Shape.WHOLE)
    numbers = [page.plan.word(word).moved(columns=LEFT) for word in STATUS_WORDS[:3]]
    for word in STATUS_WORDS[:4]:
        page.say(page.plan.word(word).row, DO, Style.GUIDANCE, f"status.{word}.sentence")
    sentences = [page.plan.word(word).moved(columns=DO) for word in STATUS_WORDS[:4]]
    page.put(MASTER_ROW, 0, Style.STATUS, first_word(numbers, sentences, said("formula.master")))


def _check(page: Page, row: int, rule: Rule, check: Check) -> None:
    page.put(row, NR, Style.LABEL, rule.id)
    text = told(check_phrase(rule, check), page.texts)
    page.put(row, CHECK, Style.LABEL, text if check.name is None else check.name.after(f"{text}: "))
    left, right, difference = (Cell(KONTROLL, row, column) for column in (LEFT, RIGHT, GAP))
    page.put(row, LEFT, Style.COMPUTED, check.left, Shape.PLAIN)
    page.put(row, RIGHT, Style.COMPUTED, check.right, Shape.PLAIN)
    page.put(row, GAP, Style.COMPUTED, gap(left, right, said("words.gap")), Shape.PLAIN)
    page.put(row, STATUS, Style.STATUS, verdict(page.plan, check, left, right, difference))
    page.say(row, DO, Style.GUIDANCE, f"{rule.id}.remedy")
    page.put(row, GO, Style.LINK, check.go.address, link=check.go)


BAD = {Severity.ERROR: "error", Severity.MISSING: "missing", Severity.WARNING: "warning"}


def verdict(plan: Plan, check: Check, left: Cell, right: Cell, difference: Cell) -> Formula:
    """The status of a check as a word: Excel's reading and Python's of one and the same comparison."""
    ok, bad = plan.word("ok"), plan.word(BAD[check.severity])
    empty = plan.word("none" if check.optional else "missing")
    if check.compare is Compare.GRADED:
        return _graded(plan, check, difference, empty)
    test, holds = _comparison(check, left, right, difference)
    names = {cell: Span(cell, cell).absolute for cell in (ok, bad, empty)}

    def value(values: Values) -> str:
        sides = values[left], values[right]
        if not all(isinstance(side, Decimal) for side in sides):
            return str(values[empty])
        return str(values[ok if holds(values) else bad])

    excel = f"IF(COUNT({Span(left, right).address})<2,{names[empty]},IF({test},{names[ok]},{names[bad]}))"
    return Formula(excel, value, said("words.status"))


def _amount(values: Values, cell: Cell) -> Decimal:
    value = values[cell]
    return value if isinstance(value, Decimal) else Decimal(0)


def _comparison(check: Check, left: Cell, right: Cell, difference: Cell) -> tuple[str, Callable[[Values], bool]]:
    gap_at = difference.address
    match check.compare:
        case Compare.AT_MOST:
            return f"{gap_at}<=0", lambda values: _amount(values, difference) <= 0
        case Compare.AT_LEAST:
            return f"{gap_at}>=0", lambda values: _amount(values, difference) >= 0
        case Compare.BOTH:
            sides = Span(left, right).address
            return f"MIN({sides})>0", lambda values: min(_amount(values, left), _amount(values, right)) > 0
        case _:
            tolerance = check.tolerance
            if tolerance is None:
                return f"{gap_at}=0", lambda values: _amount(values, difference) == 0
            within = f"ABS({gap_at})<={Span(tolerance, tolerance).absolute}"
            return within, lambda values: abs(_amount(values, difference)) <= _amount(values, tolerance)


def _graded(plan: Plan, check: Check, difference: Cell, empty: Cell) -> Formula:
    if check.tolerance is None or check.limit is None:
        raise ValueError("a graded check has a tolerance and a limit")
    tolerance, limit = check.tolerance, check.limit
    ok, warning, error = plan.word("ok"), plan.word("warning"), plan.word("error")

    def value(values: Values) -> str:
        size = values[difference]
        if not isinstance(size, Decimal):
            return str(values[empty])
        within = ok if abs(size) <= _amount(values, tolerance) else warning
        return str(values[within if abs(size) <= _amount(values, limit) else error])

    at = {cell: Span(cell, cell).absolute for cell in (tolerance, limit, ok, warning, error, empty)}
    size = f"ABS({difference.address})"
    above = f"IF({size}<={at[limit]},{at[warning]},{at[error]})"
    excel = f"IFERROR(IF({size}<={at[tolerance]},{at[ok]},{above}),{at[empty]})"
    return Formula(excel, value, said("words.status"))
