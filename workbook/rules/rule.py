"""What a rule is: either amounts that must agree, shown live on Kontroll, or a look at the answers on hand-in.

A live rule yields `Check`s, one for each row of Kontroll; a rule of the other kind yields findings directly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workbook.cells import Cell, Span
from workbook.fields import Field
from workbook.findings import Finding, Quantity, Severity
from workbook.form.form import Form
from workbook.formula import Formula, Unusable, Value, Values, as_text
from workbook.numbers import gap
from workbook.phrase import NO_FACTS, Amount, Fact, Phrase
from workbook.plan import STATUS_WORDS, Plan, Table, status_cell
from workbook.register import Register
from workbook.setup import Setup
from workbook.submission import Answer, Submission

PERCENT = "unit.percent"
EMPTY = "report.hint.empty"  # the hint at the one input of a sum that is empty
UNUSABLE = ""  # no status: a cell behind the check holds an error value or a boolean


class Compare(StrEnum):
    """How the two amounts of a check stand to each other when it holds."""

    EQUAL = "equal"  # within the tolerance
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BOTH = "both"  # both above zero
    GRADED = "graded"  # equal within the tolerance, a warning up to the limit, an error above it


class Check(NamedTuple):
    """One row of Kontroll: two amounts, how they are compared, and where a person goes to mend it.

    `about` are the facts of its texts; `parts` are the inputs behind the amounts; `name` is the row's own name, `names`
    the column that names the rows of its inputs.
    An optional check without numbers does not apply; any other then lacks something.
    """

    left: Formula
    right: Formula
    go: Cell
    compare: Compare = Compare.EQUAL
    severity: Severity = Severity.ERROR
    variant: str = ""
    about: Mapping[str, Fact] = NO_FACTS
    parts: tuple[Span, ...] = ()
    table: str | None = None
    row: str | None = None
    year: str | None = None
    name: Formula | None = None
    names: Span | None = None
    tolerance: Cell | None = None
    limit: Cell | None = None
    optional: bool = False


class Case(NamedTuple):
    """One submission under check, with everything a rule may ask about it."""

    submission: Submission
    register: Register
    previous: Submission | None = None  # the edition before this one, or this one as it was before it was corrected

    @property
    def corrects(self) -> bool:
        """Whether the file compared with is of the same edition: one that was sent back, and no edition in use."""
        return self.previous is not None and self.previous.setup.edition == self.setup.edition

    @property
    def setup(self) -> Setup:
        return self.submission.setup

    @property
    def form(self) -> Form:
        return self.submission.form

    @property
    def plan(self) -> Plan:
        return self.form.plan

    @property
    def values(self) -> Values:
        return self.submission.values

    def answers(self, *tables: str) -> Iterator[Answer]:
        """The filled inputs of some tables, in the form's order; of all tables when none is named."""
        known = self.submission.answers
        return (known[name] for name in self.form.inputs if name in known and (not tables or name.table in tables))

    def answer(self, table: str, row: str, column: str) -> Answer | None:
        return self.submission.answers.get(Field(table, row, column))

    def number(self, cell: Cell) -> Decimal | None:
        value: Value = self.values[cell]
        return value if isinstance(value, Decimal) else None

    def contributors(self, check: Check) -> Iterator[tuple[Cell, Decimal]]:
        """The filled number inputs behind a check's amounts, each once though two blocks hold it."""
        for cell in dict.fromkeys(cell for span in check.parts for cell in span.cells):
            value = self.values[cell] if cell in self.form.input_at else None
            if isinstance(value, Decimal):
                yield cell, value

    def numbers_in(self, table: Table) -> Iterator[tuple[Field, Decimal]]:
        """The numbers that stand in a table's inputs."""
        for answer in self.answers(table.id):
            if isinstance(answer.counted, Decimal):
                yield answer.field, answer.counted

    def statuses(self) -> Iterator[tuple[Rule, Check, str]]:
        """Every live check with the status that Kontroll shows, UNUSABLE for one that cannot be computed."""
        words = {as_text(self.values[self.plan.word(word)]): word for word in STATUS_WORDS}
        for index, (rule, check) in enumerate(self.form.checks):
            try:
                status = words[as_text(self.values[status_cell(index)])]
            except Unusable:
                status = UNUSABLE
            yield rule, check, status

    def hint(self, check: Check, difference: Decimal, percent: bool) -> dict[str, Fact]:
        """The one input that is empty, or as large as the difference, where there is exactly one.

        A number that happens to be of that size is no clue while other numbers of the sum are missing, and no amount
        is one to a difference in per cent.
        """
        empty = [name for name in self._asked(check) if name not in self.submission.answers]
        if empty:
            cell = self.form.inputs[empty[0]].cell
            told = len(empty) == 1 and not self.submission.is_gone(cell)
            return self._hint(EMPTY, cell) if told else {}
        same = [
            cell
            for cell, value in self.contributors(check)
            if value == difference != 0 and (self.unit(self.form.input_at[cell]) == PERCENT) == percent
        ]
        return self._hint("report.hint", same[0]) if len(same) == 1 else {}

    def _hint(self, key: str, cell: Cell) -> dict[str, Fact]:
        subject = self.form.subject(self.form.input_at[cell], self.values)
        return {"hint": Phrase(key, {"what": subject, "cell": self.submission.place(cell)})}

    def _asked(self, check: Check) -> Iterator[Field]:
        """The inputs behind a check's amounts in rows that have a name."""
        for span in check.parts:
            for cell in span.cells:
                name = self.form.input_at.get(cell)
                if name is not None and self.asks(name):
                    yield name

    def asks(self, name: Field) -> bool:
        """Whether an input stands in a row that has a name, and so should have an answer."""
        names = self.names_of(name.row)
        return names is None or bool(self.form.name_of(names, name.row, self.values))

    def names_of(self, row: str) -> Table | None:
        """The table of Oppsett that names a row; None for a row that the form itself names."""
        return next((table for table in (self.plan.areas, self.plan.financiers) if row in table.rows), None)

    def inputs_in(self, check: Check) -> Iterator[Span]:
        """The blocks behind a check's amounts, without the locked cells that frame them."""
        for span in check.parts:
            inputs = [cell for cell in span.cells if cell in self.form.input_at]
            if inputs:
                yield Span(inputs[0], inputs[-1])

    def unit(self, name: Field) -> str | None:
        """The text key of an input's unit."""
        input = self.form.inputs[name].input
        return input.unit if input else None

    def row_name(self, table: str, row: str) -> str | Phrase:
        return self.form.row_name(table, row, self.values)


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


# Amounts are told exactly; shares are quotients.
AMOUNT_DECIMALS, SHARE_DECIMALS = 6, 3


def check_phrase(rule: Rule, check: Check) -> Phrase:
    """What a check is about, as its row on Kontroll says it."""
    return Phrase(f"{rule.message(check.variant)}.check", check.about)


Explain = Callable[["Rule", Check, Case], Iterator[Finding]]


class Rule(NamedTuple):
    """One rule: an id that is never re-used, how grave a breach is, and how it is found.

    Its texts stand in the catalogue under its id: title, why, example, remedy and adviser, and a message for each
    variant. `checks` makes it live; `explain` then turns a broken check into findings at cells, else one finding
    tells of the two amounts. `find` looks at the answers on hand-in, where Kontroll cannot.
    """

    id: str
    chapter: str
    severity: Severity
    since: str = "1.0"
    checks: Callable[[Plan], Iterator[Check]] | None = None
    explain: Explain | None = None
    find: Callable[[Rule, Case], Iterator[Finding]] | None = None
    asks_reason: bool = False
    also: tuple[Severity, ...] = ()  # what else a breach may be, besides the usual severity

    @property
    def severities(self) -> tuple[Severity, ...]:
        """How grave a breach may be, the usual first."""
        return (self.severity, *self.also)

    @property
    def live(self) -> bool:
        return self.checks is not None

    def at(
        self, case: Case, answer: Answer, variant: str = "", severity: Severity | None = None, **facts: Fact
    ) -> Finding:
        """A finding at one filled input, with what stands there and, where it is clear, what was meant."""
        unit, meant = case.unit(answer.field), facts.get("meant")
        counted = answer.counted if isinstance(answer.counted, Decimal) else None
        said = answer.raw if counted is None else Amount(counted, most=_decimals(counted))
        found = self.at_input(case, answer.field, variant, severity, raw=said, **facts)
        return found._replace(
            actual=Quantity(counted, unit, (found.cell,) if found.cell else (), answer.raw),
            expected=Quantity(meant, unit) if isinstance(meant, Decimal) else None,
        )

    def at_input(
        self, case: Case, name: Field, /, variant: str = "", severity: Severity | None = None, **facts: Fact
    ) -> Finding:
        """A finding at one input, filled or not."""
        entry = case.form.inputs[name]
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            message=self.message(variant),
            facts={"subject": case.form.subject(name, case.values), **facts},
            table=name.table,
            row=name.row,
            year=name.column if name.column.isdigit() else None,
            label=case.form.subject(name, case.values),
            cell=entry.cell,
        )

    def of_amounts(self, case: Case, check: Check, severity: Severity | None = None) -> Finding:
        """A finding that tells of the two amounts of a check, their difference and the inputs behind them."""
        values = case.values
        left, right = check.left.value(values), check.right.value(values)
        difference = None
        unit = f"{self.message(check.variant)}.unit"
        facts: dict[str, Fact] = {**check.about}
        if check.name is not None and check.row is not None:
            facts["name"] = as_text(check.name.value(values)) or case.row_name(check.table or "", check.row)
        if isinstance(left, Decimal) and isinstance(right, Decimal):
            difference = None if check.compare is Compare.BOTH else gap(left, right)
            percent = case.form.texts(unit) == case.form.texts(PERCENT)
            most = SHARE_DECIMALS if percent else AMOUNT_DECIMALS
            apart = abs(difference or Decimal(0))
            amounts = {"left": left, "right": right, "gap": apart}
            facts |= {key: Amount(amount, most) for key, amount in amounts.items()}
            facts |= case.hint(check, apart, percent)
        places = tuple(case.inputs_in(check))
        tolerance = None if check.tolerance is None else case.number(check.tolerance)
        return Finding(
            rule=self.id,
            severity=severity or check.severity,
            message=self._graded(check, severity),
            facts=facts,
            table=check.table,
            row=check.row or check.variant or None,
            year=check.year,
            label=check_phrase(self, check),
            cell=check.go,
            span=next((span for span in places if check.go in span.cells and span.first != span.last), None),
            places=places,
            expected=Quantity(right, unit, places[1:] or places),
            actual=Quantity(left, unit, places[:1]),
            difference=difference,
            tolerance=tolerance,
            contributors=tuple(case.contributors(check)),
        )

    def _graded(self, check: Check, severity: Severity | None) -> str:
        """The message of a check; one that is graver than its usual severity has words of its own."""
        graver = check.compare is Compare.GRADED and severity not in (None, check.severity)
        return self.message(str(severity) if graver else check.variant)

    def message(self, variant: str = "") -> str:
        return f"{self.id}.{variant}" if variant else self.id
