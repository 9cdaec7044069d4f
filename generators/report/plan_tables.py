"""A submission → the tables of the template's chapters 2.2, 2.3, 3.1, 3.2, 5.1, 5.2 and 6, in its words and its order.

Numbers are those that Excel counts; a text in a number cell stands as it was typed, in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from generators.report.document import SHARES, WHOLE, Block, Content, Heading, Number, Paragraph, Points, Table
from workbook.cells import Cell
from workbook.fields import DIMENSIONS, Field
from workbook.form.sammendrag import Layout
from workbook.formula import Unusable
from workbook.phrase import inert, told
from workbook.plan import OVERHEAD
from workbook.plan import Table as Place
from workbook.setup import Kind
from workbook.submission import Submission
from workbook.texts import Texts
from workbook.words import area_index

NO_TARGET, NO_TEXT = "-", "–"


class Read:
    """One submission's content as a table shows it."""

    def __init__(self, submission: Submission, texts: Texts) -> None:
        self.submission, self.texts = submission, texts
        self.plan = submission.form.plan

    def number(self, cell: Cell) -> Decimal | None:
        """What the workbook computes for a cell; None where it cannot, and where it shows no number."""
        if cell in self.unwritten:
            return None
        try:
            value = self.submission.values[cell]
        except Unusable:
            return None
        return value if isinstance(value, Decimal) else None

    @cached_property
    def unwritten(self) -> frozenset[Cell]:
        """Where Sammendrag adds up amounts that nobody has written: its sums are 0 there, and empty is not zero."""
        money, grid, rows = Layout(self.plan).money, self.plan.grid, self.submission.answers.items()
        written = {
            (self.submission.kind_of(name.row), name.column)
            for name, answer in rows
            if name.table == "funding" and isinstance(answer.counted, Decimal)
        }
        years = {(kind, year) for kind in Kind for year in money.columns} - written
        kinds = set(Kind) - {kind for kind, _ in written}
        cells = {money.cell(kind, year) for kind, year in years if kind in money.rows}
        return frozenset(
            cells | {money.at(kind, at) for kind in kinds & set(money.rows) for at in (grid.sum, grid.share)}
        )

    def sum(self, cell: Cell, mark: str = "", decimals: tuple[int, int] = WHOLE) -> Content:
        value = self.number(cell)
        return "" if value is None else Number(value, decimals, mark=mark)

    def typed(self, table: str, row: str, column: str) -> Content:
        """What stands in an input; an empty one stays empty, for that is not zero."""
        answer = self.submission.answers.get(Field(table, row, column))
        if answer is None:
            return ""
        if answer.usable and isinstance(answer.counted, Decimal):
            return Number(answer.counted)
        return self.texts("tables.raw", raw=inert(answer.raw))

    def text(self, table: str, row: str, column: str) -> str:
        answer = self.submission.answers.get(Field(table, row, column))
        return "" if answer is None else inert(answer.raw)

    def name(self, table: str, row: str) -> str:
        """A row's name as it was filled in, else its own label."""
        typed = self.text("area" if table in ("area_jobs", "spending") else "financier", row, "name")
        try:
            label = self.submission.form.row_name(table, row, self.submission.values)
        except Unusable:
            label = ""
        return typed or told(label, self.texts) or row

    def used(self, tables: Sequence[str], rows: Iterable[str]) -> list[str]:
        """The rows that hold a name or a number."""
        held = {name.row for name in self.submission.answers if name.table in tables}
        return [row for row in rows if row in held]

    def years(self, table: Place, row: str, sum_mark: str = "") -> tuple[Content, ...]:
        typed = (self.typed(table.id, row, year) for year in table.columns)
        return (*typed, self.sum(self.plan.sum_of(table, row), sum_mark))

    def total(self, table: Place, columns: Iterable[str]) -> tuple[Content, ...]:
        """The row below a table that adds up each year, and the sum of it all."""
        by_year = (self.sum(self.plan.year_total(table, year)) for year in columns)
        return (*by_year, self.sum(self.plan.total_of(table)))


def plan_tables(submission: Submission, texts: Texts) -> tuple[Block, ...]:
    """Every table in the template's order, with the headings of its chapters."""
    read = Read(submission, texts)
    return tuple(block for chapter in CHAPTERS for block in chapter(read))


def _goal(read: Read) -> Iterator[Block]:
    said = read.texts
    yield Heading(said("tables.2.2"))
    goal = read.typed("goal", "goal", "value")
    text = goal.text(said.language) if isinstance(goal, Number) else goal or "–"
    yield Paragraph(said("tables.2.2.goal", goal=text))


def _jobs(read: Read) -> Iterator[Block]:
    said, table = read.texts, read.plan.jobs
    yield Heading(said("tables.2.3"))
    heads = (said("tables.year"), *table.columns, said("tables.sum"))
    row = (said("tables.jobs"), *read.years(table, "jobs", "*"))
    yield Table("jobs", said("tables.2.3.caption"), heads, (row,), notes=(said("tables.2.3.note"),))


def _area_jobs(read: Read) -> Iterator[Block]:
    said, table = read.texts, read.plan.area_jobs
    yield Heading(said("tables.3.1"))
    heads = (said("tables.area"), *table.columns, said("tables.sum.noted"))
    rows = [(read.name(table.id, row), *read.years(table, row)) for row in read.used(("area", "area_jobs"), table.rows)]
    at = len(rows)
    rows.append((said("tables.3.1.sum"), *read.total(table, table.columns)))
    dashes = (NO_TARGET,) * (len(table.columns) + 1)
    rows += [(f"{read.name('area_jobs', row)}**", *dashes) for row in read.used(("area",), read.plan.support_rows)]
    notes = (said("tables.3.1.note"), said("tables.3.1.support"))
    yield Table("area_jobs", said("tables.3.1.caption"), heads, tuple(rows), frozenset({at}), notes)


def _strategies(read: Read) -> Iterator[Block]:
    said, plan = read.texts, read.plan
    yield Heading(said("tables.3.2"))
    for index, row in enumerate(read.used(("area", "area_jobs", "spending"), plan.area_rows), start=1):
        name = read.name("area_jobs", row)
        yield Heading(f"3.2.{index} {name}", 2)
        if row in plan.job_rows:
            heads = (said("tables.area"), *plan.area_jobs.columns, said("tables.sum"))
            line = (name, *read.years(plan.area_jobs, row))
            yield Table(f"3.2.{index}", said("tables.3.2.caption", name=name), heads, (line,))
        strategies = tuple(_lettered(read, row))
        if strategies:
            yield Points(strategies)


def _lettered(read: Read, area: str) -> Iterator[str]:
    """The strategies of an area as the template lists them: «A. Bedriftsrettede tiltak»."""
    number = read.plan.area_rows.index(area) + 1
    for row in read.plan.strategies.rows:
        if area_index(read.text("strategies", row, "area")) == number:
            letter, text = read.text("strategies", row, "letter"), read.text("strategies", row, "text")
            yield f"{letter}. {text or NO_TEXT}" if letter else text


def _funding(read: Read) -> Iterator[Block]:
    said, table, setup = read.texts, read.plan.funding, read.submission.setup
    yield Heading(said("tables.5.1"))
    heads = (said("tables.financier"), said("tables.share"), *table.columns, said("tables.sum.noted"))
    rows = [
        (read.name(table.id, row), _share(read, row), *read.years(table, row))
        for row in read.used(("financier", "funding"), table.rows)
    ]
    agreed = read.sum(table.below(read.plan.grid.agreed), decimals=SHARES)
    rows.append((said("tables.5.1.sum"), _per_cent(agreed), *read.total(table, table.columns)))
    facts = {"name": inert(setup.name), "first": setup.budget_years[0], "last": setup.budget_years[-1]}
    notes = (said("tables.5.1.note", **facts),)
    yield Table("funding", said("tables.5.1.caption"), heads, tuple(rows), frozenset({len(rows) - 1}), notes)


def _share(read: Read, row: str) -> Content:
    return _per_cent(read.typed("financier", row, "share"))


def _per_cent(content: Content) -> Content:
    return content._replace(unit="%") if isinstance(content, Number) else content


def _spending(read: Read) -> Iterator[Block]:
    said, plan = read.texts, read.plan
    table, overhead = plan.spending, plan.overhead
    yield Heading(said("tables.5.2"))
    heads = (said("tables.areas"), *table.columns, said("tables.sum"))
    rows = [(read.name(table.id, row), *read.years(table, row)) for row in read.used(("area", "spending"), table.rows)]
    rows += [(said(f"tables.5.2.{row}"), *read.years(overhead, row)) for row in OVERHEAD]
    rows.append((said("tables.sum"), *read.total(overhead, table.columns)))
    notes = (said("tables.5.2.programme.note"), said("tables.5.2.admin.note"))
    yield Table("spending", said("tables.5.2.caption"), heads, tuple(rows), frozenset({len(rows) - 1}), notes)


def _goals(read: Read) -> Iterator[Block]:
    said = read.texts
    yield Heading(said("tables.6"))
    heads = (said("tables.dimension"), said("tables.goal"), said("tables.why"))
    rows = [
        (said(f"tables.dimension.{dimension}"), read.text("goals", row, "goal"), read.text("goals", row, "why"))
        for dimension in DIMENSIONS
        for row in read.used(("goals",), read.plan.goals[dimension].rows)
    ]
    yield Table("goals", said("tables.6.caption"), heads, tuple(rows))


CHAPTERS = (_goal, _jobs, _area_jobs, _strategies, _funding, _spending, _goals)
