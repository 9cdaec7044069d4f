"""Kontroll: every live check as one row, computed from the same rules that `check` runs on hand-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from workbook.cells import Cell, Span
from workbook.fields import PROSE, Field
from workbook.findings import Severity
from workbook.form.page import Page, Shape, Sheet, Style
from workbook.form.tables import said
from workbook.formula import Formula, Values, first_word, gap, joined, ref, titled
from workbook.phrase import told
from workbook.plan import (
    CHECK,
    CHECKS_TOP,
    COUNT,
    COUNTED,
    DO,
    FORSIDE,
    GAP,
    GO,
    KONTROLL,
    LEFT,
    LINK_ROW,
    MASTER_ROW,
    NR,
    REASON,
    RIGHT,
    SENTENCE,
    STATUS,
    STATUS_WORDS,
    TOP,
    Plan,
    Table,
)
from workbook.rules.rule import Check, Compare, Rule, check_phrase
from workbook.texts import Texts

WIDTHS = (9, 55, 10.5, 10.5, 10.5, 13, 54, 25, 29)
HEADINGS = ("nr", "check", "left", "right", "gap", "status", "do", "go", "reason")


def checks_table(rows: int) -> Table:
    """The table of checks, with a row for each."""
    ids = tuple(str(number) for number in range(1, rows + 1))
    return Table("checks", KONTROLL, CHECKS_TOP, ids, {"reason": REASON}, NR, REASON + 1)


def sheet(plan: Plan, texts: Texts, checks: Sequence[tuple[Rule, Check]]) -> Sheet:
    page, table = Page(plan, texts, KONTROLL), checks_table(len(checks))
    page.heading()
    _summary(page)
    for column, key in enumerate(HEADINGS):
        page.say(table.header, column, Style.HEADER, f"kontroll.{key}")
    asked: set[str] = set()
    for row, (rule, check) in zip(table.rows, checks, strict=True):
        _check(page, table.row(row), rule, check)
        if rule.asks_reason and check.severity is Severity.WARNING and rule.id not in asked:
            asked.add(rule.id)
            page.ask(table.cell(row, "reason"), Field("reasons", rule.id, "reason"), PROSE)
    page.edge(table, REASON)
    _legend(page, table)
    return page.sheet(WIDTHS, repeat=table.header)


def _summary(page: Page) -> None:
    """The sentence that the gravest status gives every sheet, and below it how many checks have each status."""
    words = [page.plan.word(word) for word in STATUS_WORDS]
    counts, sentences, counted = ([word.moved(columns=by) for word in words] for by in (COUNT, SENTENCE, COUNTED))
    master = first_word(counts[:3], sentences[:4], said("formula.master"))
    page.put(MASTER_ROW, NR, Style.STATUS, master)
    page.put(LINK_ROW, CHECK, Style.LINK, page.texts("link.to", sheet=FORSIDE), link=Cell(FORSIDE, 0, 0))
    total = page.plan.word("total").moved(columns=COUNTED)
    page.put(TOP, NR, Style.PURPOSE, joined(total, counted, said("words.status")))


def _legend(page: Page, table: Table) -> None:
    """What the status words mean and how many checks have each, below the column that they stand in."""
    top = table.after + 1
    for column, key in ((GAP, "kontroll.number"), (STATUS, "kontroll.status"), (DO, "kontroll.meaning")):
        page.say(top, column, Style.HEADER, key)
    for row, word in enumerate(STATUS_WORDS, start=top + 1):
        count = page.plan.word(word).moved(columns=COUNT)
        page.put(row, GAP, Style.COMPUTED, ref(count, said("words.status")), Shape.WHOLE)
        page.say(row, STATUS, Style.STATUS, f"status.{word}")
        page.say(row, DO, Style.GUIDANCE, f"status.{word}.meaning")
    last = top + 1 + len(STATUS_WORDS)
    total = page.plan.word("total").moved(columns=COUNT)
    page.put(last, GAP, Style.TOTAL, ref(total, said("words.status")), Shape.WHOLE)
    page.put(last, STATUS, Style.TOTAL)
    page.say(last, DO, Style.TOTAL, "kontroll.total")


def _check(page: Page, row: int, rule: Rule, check: Check) -> None:
    page.put(row, NR, Style.LABEL, rule.id)
    page.put(row, CHECK, Style.LABEL, _what(page, rule, check))
    left, right, difference = (Cell(KONTROLL, row, column) for column in (LEFT, RIGHT, GAP))
    shape = _shape(page.texts, rule, check)
    page.put(row, LEFT, Style.COMPUTED, check.left, shape)
    page.put(row, RIGHT, Style.COMPUTED, check.right, shape)
    apart = None if check.compare is Compare.BOTH else gap(left, right, said("words.gap"))
    page.put(row, GAP, Style.COMPUTED, apart, shape)
    page.put(row, STATUS, Style.STATUS, verdict(page.plan, check, left, right, difference))
    page.say(row, DO, Style.GUIDANCE, f"{rule.id}.remedy")
    page.put(row, GO, Style.LINK, place_text(page.plan, page.texts, check.go), link=check.go)


def _what(page: Page, rule: Rule, check: Check) -> str | Formula:
    text = told(check_phrase(rule, check), page.texts)
    if check.name is None or check.row is None:
        return text
    kind, rows = ("financier", page.plan.financier_rows)
    if check.row not in rows:
        kind, rows = ("area", page.plan.area_rows)
    return titled(text, check.name, page.texts(f"row.{kind}", index=rows.index(check.row) + 1))


def _shape(texts: Texts, rule: Rule, check: Check) -> Shape:
    """The number format of a check's amounts, by their unit."""
    unit = texts(f"{rule.message(check.variant)}.unit")
    shapes = {"unit.amount": Shape.AMOUNT, "unit.percent": Shape.SHARE, "unit.points": Shape.SHARE}
    return {texts(key): shape for key, shape in shapes.items()}.get(unit, Shape.PLAIN)


def place_text(plan: Plan, texts: Texts, cell: Cell) -> str:
    """Where a link leads, in words: «Mål, 2029», «Oppsett, ramme»."""
    for name, table in _places(plan):
        if table.sheet != cell.sheet or not table.header <= cell.row < table.closing:
            continue
        column = next((one for one, place in table.columns.items() if place == cell.column), None)
        if column is not None:
            key = f"go.{name}.{column}"
            return f"{cell.sheet}, {texts(key) if key in texts.catalogue else column}"
    return cell.sheet


def _places(plan: Plan) -> Iterator[tuple[str, Table]]:
    """Every table that a check leads to, by the name that its texts have."""
    yield from plan.graded.items()
    for table in (
        plan.goal, plan.frame, plan.areas, plan.financiers, plan.activities, plan.strategies, plan.indicators,
    ):  # fmt: skip
        yield table.id, table
    yield "support", plan.support
    yield from plan.goals.items()


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
