"""Setup → the plan's tables and where each stands: the one map of the workbook's layout.

The sheets of `form/`, the rules and the reader all ask it; none of them counts rows of its own.
To add a table, place it in `Plan` and list its sheet's cells in `form/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from workbook.cells import Cell, Span
from workbook.fields import CHOICES
from workbook.setup import Setup

FORSIDE = "Forside"
OPPSETT = "Oppsett"
MAL = "Mål"
OMRADER = "Innsatsområder"
FINANSIERING = "Finansiering"
RESSURSER = "Ressurser"
STRATEGIER = "Strategier"
BAEREKRAFT = "Bærekraft"
KONTROLL = "Kontroll"
SAMMENDRAG = "Sammendrag"
VEILEDNING = "Veiledning"
ENDRINGSLOGG = "Endringslogg"
MACHINE = "_form"
CARRIER = "omx_form"  # the defined name and the custom property that say whose form it is

# The order of the sheets, the same in every language.
SHEETS = (
    FORSIDE, OPPSETT, MAL, OMRADER, FINANSIERING, RESSURSER, STRATEGIER, BAEREKRAFT, KONTROLL, SAMMENDRAG,
    VEILEDNING, ENDRINGSLOGG, MACHINE,
)  # fmt: skip

INDICATORS = 12
GOALS_EACH = 3
STRATEGIES_LEAST, STRATEGIES_EACH, STRATEGIES_MOST = 12, 4, 26
OVERHEAD = ("programme", "admin")
NARROWEST = 5  # columns for years; the indicators need five
MANY_YEARS = 8  # more make the columns narrower


class Grid(NamedTuple):
    """The columns that mean the same on every sheet with years: label, unit, years, spacer, sum and so on."""

    years: tuple[str, ...]

    @property
    def label(self) -> int:
        return 0

    @property
    def unit(self) -> int:
        return 1

    @property
    def width(self) -> int:
        return max(NARROWEST, len(self.years))

    def year(self, year: str) -> int:
        return 2 + self.years.index(year)

    @property
    def spacer(self) -> int:
        return 2 + self.width

    @property
    def sum(self) -> int:
        return self.spacer + 1

    @property
    def sign(self) -> int:
        return self.spacer + 2

    @property
    def share(self) -> int:
        return self.spacer + 3

    @property
    def agreed(self) -> int:
        return self.spacer + 4

    @property
    def guidance(self) -> int:
        return self.spacer + 5


class Table(NamedTuple):
    """Rows with ids between a locked header row and a thin locked closing row.

    `columns` are the input columns by name, `unit` and `spacer` the locked columns that frame them.
    """

    id: str
    sheet: str
    header: int
    rows: tuple[str, ...]
    columns: dict[str, int]
    unit: int
    spacer: int
    label: int = 0

    @property
    def closing(self) -> int:
        return self.header + 1 + len(self.rows)

    @property
    def after(self) -> int:
        """The row just below the closing row: the sum row of a table that has one."""
        return self.closing + 1

    def row(self, row: str) -> int:
        return self.header + 1 + self.rows.index(row)

    def cell(self, row: str, column: str) -> Cell:
        return Cell(self.sheet, self.row(row), self.columns[column])

    def at(self, row: str, column: int) -> Cell:
        """A cell of a row in a column of the grid that is no input: its sum, its name, its sign."""
        return Cell(self.sheet, self.row(row), column)

    def below(self, column: int) -> Cell:
        return Cell(self.sheet, self.after, column)

    def cells(self) -> Iterator[tuple[str, str, Cell]]:
        return ((row, column, self.cell(row, column)) for row in self.rows for column in self.columns)

    @property
    def frame(self) -> Span:
        """The locked frame round the table: unit column to spacer, header row to closing row."""
        return Span(Cell(self.sheet, self.header, self.unit), Cell(self.sheet, self.closing, self.spacer))

    @property
    def body(self) -> Span:
        """The input columns between locked rows: header row to closing row."""
        columns = tuple(self.columns.values())
        return Span(Cell(self.sheet, self.header, columns[0]), Cell(self.sheet, self.closing, columns[-1]))

    def down(self, column: int) -> Span:
        """One column from the header row to the closing row."""
        return Span(Cell(self.sheet, self.header, column), Cell(self.sheet, self.closing, column))

    def column(self, column: str) -> Span:
        return self.down(self.columns[column])

    def across(self, row: str) -> Span:
        """One row from the unit column to the spacer."""
        return Span(Cell(self.sheet, self.row(row), self.unit), Cell(self.sheet, self.row(row), self.spacer))

    @property
    def labels(self) -> Span:
        return self.down(self.label)


# Columns of Oppsett, which has no years.
LABEL, UNIT, VALUE, KIND, SHARE, TOTAL, END, SIGN, GUIDANCE = range(9)
# Columns of Kontroll.
NR, CHECK, LEFT, RIGHT, GAP, STATUS, DO, GO, REASON = range(9)
# Columns of Bærekraft.
DIMENSION, PICK, GOAL, WHY, GOAL_END, GOAL_SIGN, GOAL_GUIDANCE = range(7)

MASTER_ROW, LINK_ROW = 2, 3
TOP = 5  # first row below title, purpose, status, link and a blank row


@dataclass(frozen=True)
class Plan:
    """Every table of one setup, placed."""

    setup: Setup

    @cached_property
    def grid(self) -> Grid:
        return Grid(self.setup.years)

    # --- row ids ---

    @cached_property
    def area_rows(self) -> tuple[str, ...]:
        """Every area row of 5.2: those of the setup, then the reserve."""
        return (*(area.id for area in self.setup.areas), *self.setup.reserve_areas)

    @cached_property
    def job_rows(self) -> tuple[str, ...]:
        return (*(area.id for area in self.setup.areas if area.jobs), *self.setup.reserve_areas)

    @cached_property
    def support_rows(self) -> tuple[str, ...]:
        return tuple(area.id for area in self.setup.areas if not area.jobs)

    @cached_property
    def financier_rows(self) -> tuple[str, ...]:
        return (*(one.id for one in self.setup.financiers), *self.setup.reserve_financiers)

    # --- Oppsett: in the order of the template's chapters, which Tab follows ---

    @cached_property
    def facts(self) -> Table:
        return self._list("facts", TOP + len(self.fixed_facts) + 2, ("contact", "status", "adopted"))

    @property
    def fixed_facts(self) -> tuple[str, ...]:
        """The locked facts, under a header of their own above the ones to fill in."""
        return ("name", "edition", "municipalities", "job_years", "budget_years")

    def fixed_fact(self, fact: str) -> Cell:
        return Cell(OPPSETT, TOP + 1 + self.fixed_facts.index(fact), VALUE)

    @cached_property
    def goal(self) -> Table:
        return self._list("goal", self.activities.after + 1, ("goal",))

    @cached_property
    def frame(self) -> Table:
        return self._list("frame", self.areas.after + 1, ("frame",))

    @cached_property
    def areas(self) -> Table:
        return Table("area", OPPSETT, self.goal.after + 1, self.area_rows, {"name": VALUE}, UNIT, END)

    @cached_property
    def financiers(self) -> Table:
        columns = {"name": VALUE, "kind": KIND, "share": SHARE, "total": TOTAL}
        return Table("financier", OPPSETT, self.frame.after + 1, self.financier_rows, columns, UNIT, END)

    @cached_property
    def activities(self) -> Table:
        return self._list("activities", self.facts.after + 1, ("meetings", "participants"))

    @cached_property
    def attachments(self) -> Table:
        rows = ("knowledge_base", "communication_strategy", "action_plan")
        return self._list("attachments", self.financiers.after + 1, rows)

    @cached_property
    def limits(self) -> Table:
        rows = (
            "tolerance", "share_tolerance", "share_error", "own_min", "public_max", "admin_share", "years_max",
            "amount_max",
        )  # fmt: skip
        return self._list("limits", self.attachments.after + 1, rows)

    def _list(self, id: str, header: int, rows: tuple[str, ...]) -> Table:
        return Table(id, OPPSETT, header, rows, {"value": VALUE}, UNIT, KIND)

    def limit(self, name: str) -> Cell:
        return self.limits.cell(name, "value")

    def listed(self, table: Table, row: str) -> Cell:
        """The locked cell that holds a row's name as every other sheet shows it."""
        return self.beside(f"{table.id}.name", table, row)

    # --- sheets with years ---

    def _years(self, id: str, sheet: str, header: int, rows: tuple[str, ...], years: tuple[str, ...]) -> Table:
        columns = {year: self.grid.year(year) for year in years}
        return Table(id, sheet, header, rows, columns, self.grid.unit, self.grid.spacer)

    @cached_property
    def jobs(self) -> Table:
        return self._years("jobs", MAL, TOP + 4, ("jobs",), self.setup.job_years)

    @property
    def goal_shown(self) -> Cell:
        """2.2 as Mål shows it, in the sum column."""
        return Cell(MAL, TOP + 1, self.grid.sum)

    @cached_property
    def indicators(self) -> Table:
        names = ("name", "unit", "baseline", "target", "level", "area", "source")
        columns = {name: column for column, name in enumerate(names)}
        rows = tuple(str(number) for number in range(1, INDICATORS + 1))
        return Table("indicators", MAL, self.jobs.after + 2, rows, columns, 0, self.grid.spacer)

    @cached_property
    def area_jobs(self) -> Table:
        return self._years("area_jobs", OMRADER, TOP + 1, self.job_rows, self.setup.job_years)

    @cached_property
    def support(self) -> Table:
        """The areas without job target: a locked block below the sum, which must stay without numbers."""
        return self._years("support", OMRADER, self.area_jobs.after + 2, self.support_rows, self.setup.job_years)

    @cached_property
    def funding(self) -> Table:
        return self._years("funding", FINANSIERING, TOP + 1, self.financier_rows, self.setup.budget_years)

    @property
    def together(self) -> dict[str, int]:
        """The rows below 5.1's total that add up financiers: the kommuner, and the public grants."""
        return {"own": self.funding.after + 1, "public": self.funding.after + 2}

    def together_share(self, which: str) -> Cell:
        return Cell(FINANSIERING, self.together[which], self.grid.share)

    @cached_property
    def spending(self) -> Table:
        """5.2's areas; its closing row is the header row of the programme's own two rows."""
        return self._years("spending", RESSURSER, TOP + 1, self.area_rows, self.setup.budget_years)

    @cached_property
    def overhead(self) -> Table:
        """5.2's two programme rows, and below them the sum of the whole table."""
        return self._years("spending", RESSURSER, self.spending.closing, OVERHEAD, self.setup.budget_years)

    def spent(self, column: int) -> Span:
        """One column of the whole of 5.2, areas and programme rows."""
        return Span(self.spending.down(column).first, self.overhead.down(column).last)

    @cached_property
    def strategies(self) -> Table:
        most = min(STRATEGIES_MOST, max(STRATEGIES_LEAST, STRATEGIES_EACH * len(self.area_rows)))
        rows = tuple(str(number) for number in range(1, most + 1))
        columns = {"text": 0, "letter": 1, "area": 2}
        return Table("strategies", STRATEGIER, TOP + 1, rows, columns, 0, self.grid.spacer)

    @property
    def letter_counts(self) -> Span:
        """How many rows share each strategy's letter."""
        return self.helper("strategies.times", self.strategies)

    @property
    def letter_places(self) -> Span:
        """Each strategy's letter as a number, A = 1."""
        return self.helper("strategies.place", self.strategies)

    def linked(self, index: int) -> Table:
        """The 3.2.x table of the area with this index, linked to 3.1."""
        header = self.strategies.after + 2 + 4 * index
        return self._years(f"3.2.{index + 1}", STRATEGIER, header, (self.area_rows[index],), self.setup.job_years)

    # --- Bærekraft ---

    @cached_property
    def goals(self) -> dict[str, Table]:
        """The goals of each dimension, one table under the other."""
        tables: dict[str, Table] = {}
        header = TOP + 1
        for dimension, room in (
            ("environment", GOALS_EACH), ("society", GOALS_EACH), ("economy", GOALS_EACH), ("partnership", 1),
        ):  # fmt: skip
            rows = tuple(f"{dimension}{number}" for number in range(1, room + 1))
            tables[dimension] = Table("goals", BAEREKRAFT, header, rows, {"goal": GOAL, "why": WHY}, PICK, GOAL_END)
            header = tables[dimension].after + 1
        return tables

    # --- what the tables have in common ---

    @property
    def amount_tables(self) -> tuple[Table, ...]:
        """The tables that hold numbers year by year."""
        return (self.jobs, self.area_jobs, self.funding, self.spending, self.overhead)

    @property
    def money_tables(self) -> tuple[Table, ...]:
        return (self.funding, self.spending, self.overhead)

    def sum_of(self, table: Table, row: str) -> Cell:
        return table.at(row, self.grid.sum)

    def total_of(self, table: Table) -> Cell:
        return table.below(self.grid.sum)

    def year_total(self, table: Table, year: str) -> Cell:
        return table.below(self.grid.year(year))

    # --- lists that inputs choose from, and the words of a status ---

    @cached_property
    def lists(self) -> dict[str, Span]:
        """Each list of words on the hidden sheet: a header cell, the words, an empty cell."""
        return {
            name: Span(Cell(MACHINE, LISTS_TOP, column), Cell(MACHINE, LISTS_TOP + 1 + len(keys), column))
            for column, (name, keys) in enumerate(CHOICES.items())
        }

    @property
    def letter_numbers(self) -> Span:
        """1, 2, 3 … beside the letters of the alphabet."""
        first, last = self.alphabet
        column = len(CHOICES)
        return Span(Cell(MACHINE, first.row, column), Cell(MACHINE, last.row, column))

    @property
    def alphabet(self) -> Span:
        first, last = self.lists["letters"]
        return Span(first.moved(rows=1), last.moved(rows=-1))

    def area_item(self, row: str) -> Cell:
        """The locked cell that holds «1. Reiseliv», as a list shows the area."""
        return self.area_start(row).moved(columns=1)

    @property
    def area_items(self) -> Span:
        """The list of areas to choose from, with its header and an empty end."""
        column = len(CHOICES) + 2
        return Span(Cell(MACHINE, LISTS_TOP, column), Cell(MACHINE, LISTS_TOP + 1 + len(self.area_rows), column))

    @cached_property
    def job_copies(self) -> Span:
        """Every number of 2.3 and 3.1 once more, on the hidden sheet, so that whole ones can be told from others."""
        first = Cell(MACHINE, COPIES_TOP, 0)
        return Span(first, first.moved(rows=len(self.job_rows), columns=len(self.setup.job_years) - 1))

    @property
    def job_rounded(self) -> Span:
        width = len(self.setup.job_years) + 1
        return Span(*(cell.moved(columns=width) for cell in self.job_copies))

    @property
    def ranked_rows(self) -> tuple[str, ...]:
        """Every row of 5.2 in the order that equal sums keep: the areas, the programme's own rows, the spare rows."""
        return (*(area.id for area in self.setup.areas), *OVERHEAD, *self.setup.reserve_areas)

    def ranking(self, column: str) -> Span:
        """One column of the hidden table that puts the rows of 5.2 in order of size."""
        first = Cell(MACHINE, RANKING_TOP, RANKING.index(column))
        return Span(first, first.moved(rows=len(self.ranked_rows) - 1))

    def choice(self, name: str, key: str) -> Cell:
        return self.lists[name].first.moved(rows=1 + CHOICES[name].index(key))

    def area_start(self, row: str) -> Cell:
        """The locked cell that holds «1. », by which a strategy names its area."""
        return Cell(MACHINE, LISTS_TOP + 1 + self.area_rows.index(row), len(CHOICES) + 1)

    # --- numbers and words on the hidden sheet that only formulas read ---

    def helper(self, name: str, table: Table) -> Span:
        """One hidden column beside a table: a header cell, a cell for each row, an empty cell."""
        first = Cell(MACHINE, LISTS_TOP, HELPERS_LEFT + HELPERS.index(name))
        return Span(first, first.moved(rows=1 + len(table.rows)))

    def beside(self, name: str, table: Table, row: str) -> Cell:
        """The cell of one row in a hidden column."""
        return self.helper(name, table).first.moved(rows=1 + table.rows.index(row))

    @property
    def graded(self) -> dict[str, Table]:
        """The tables whose rows show a status, by the name of their hidden columns."""
        return dict(zip(GRADED, self.amount_tables, strict=True))

    def grade(self, table: Table, row: str) -> Cell:
        """Where a row's status stands in the list of status words."""
        name = next(name for name, one in self.graded.items() if one is table)
        return self.beside(f"{name}.grade", table, row)

    def headed(self, table: Table) -> Span:
        """The headers of a table's years; the programme rows of 5.2 stand under the header of the areas."""
        row = self.spending.header if table is self.overhead else table.header
        return Span(*(Cell(table.sheet, row, cell.column) for cell in table.body))

    def words(self) -> Span:
        """The four status words, gravest first."""
        return Span(self.word(STATUS_WORDS[0]), self.word(STATUS_WORDS[3]))

    def word(self, status: str) -> Cell:
        return Cell(MACHINE, LISTS_TOP + 1 + (*STATUS_WORDS, "total").index(status), WORDS_LEFT)


LISTS_TOP = 8
COPIES_TOP = LISTS_TOP + 30
RANKING_TOP = COPIES_TOP + 20
RANKING = ("name", "areas", "overhead", "share", "key", "rank")
STATUS_WORDS = ("error", "missing", "warning", "ok", "none")
# Right of the lists: each status word, how many checks have it, both as a text, and the sentence it gives every sheet.
WORDS_LEFT = len(CHOICES) + 4
COUNT, COUNTED, SENTENCE = 1, 2, 3
HELPERS_LEFT = WORDS_LEFT + 5
GRADED = ("jobs", "area_jobs", "funding", "spending", "overhead")
HELPERS = (
    "area.name", "area.times", "financier.name", "financier.times", "financier.rest", "strategies.times",
    "strategies.place", "strategies.text", "strategies.area", "strategies.rest", "strategies.loose",
    *(f"{name}.{what}" for name in GRADED for what in ("faults", "grade")),
)  # fmt: skip
CHECKS_TOP = TOP + 1


def status_cell(index: int) -> Cell:
    """Where Kontroll shows the status of the check with this index."""
    return Cell(KONTROLL, CHECKS_TOP + 1 + index, STATUS)
