"""A submission and a setup → the same answers in a fresh form, and a receipt of what was done to each on the way.

An answer keeps its row by name, else by id, else takes the next spare row. Texts that mean one number only become that
number, and a number that only its format hid is shown again. A number that finds no place is told, and then
`Carried.ties` is false: such a form is not to be written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from workbook.difference import Change, setup_changes
from workbook.fields import CHOICES, Field, Nature, choice_key
from workbook.findings import Finding, Severity
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value, as_text
from workbook.numbers import SHIFT_1904, ZERO
from workbook.phrase import Phrase
from workbook.plan import OVERHEAD, Plan, Table
from workbook.readings import meant
from workbook.rules.filling import only_shown
from workbook.setup import Setup, SetupError, document_of, setup_of
from workbook.submission import Answer, State, Submission
from workbook.words import area_index, area_item, choice_of

SUMMED = ("jobs", "area_jobs", "funding", "spending")
AREA_TABLES, FINANCIER_TABLES = ("area", "area_jobs", "spending"), ("financier", "funding")
NUMBERED = ("strategies", "indicators")


class Fate(StrEnum):
    """What became of an answer that is not simply where it was."""

    MOVED = "moved"
    READ = "read"
    LEFT = "left"
    DROPPED = "dropped"
    NEW = "new"
    KEPT = "kept"  # though the new setup says something else than the old one did


class Line(NamedTuple):
    """One line of the receipt: what it is about, what stood there and what stands there now."""

    fate: Fate
    label: Phrase
    raw: str = ""
    now: str = ""
    field: Field | None = None
    to: Field | None = None
    amount: Decimal | None = None  # what stood there, when that was a number


class Sum(NamedTuple):
    """One table and year: what Excel counted before, what was read out of texts, and what it adds up to now."""

    table: str
    year: str
    before: Decimal
    read: Decimal
    after: Decimal

    @property
    def ties(self) -> bool:
        return self.before + self.read == self.after


@dataclass(frozen=True)
class Carried:
    """The fresh form, what goes in its inputs, and the receipt.

    `formats` are dates and per cents that were left, `mended` the changes to the form that were not carried on, `setup`
    what the new setup says otherwise than the old one.
    """

    form: Form
    values: Mapping[Field, Value]
    lines: tuple[Line, ...]
    sums: tuple[Sum, ...]
    formats: Mapping[Field, str] = field(default_factory=dict)
    mended: tuple[Finding, ...] = ()
    setup: tuple[Change, ...] = ()

    @cached_property
    def ties(self) -> bool:
        return all(one.ties for one in self.sums)

    @property
    def untied(self) -> Sum:
        return next(one for one in self.sums if not one.ties)

    def of(self, fate: Fate) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.fate is fate)


# --- another size ------------------------------------------------------------------------------------------------


def resized(
    submission: Submission, areas: int | None = None, jobs: list[int] | None = None, budget: list[int] | None = None
) -> Setup:
    """The submission's setup with so many areas, and first and last years. Raises SetupError for what cannot be.

    `areas` is how many rows there are for innsatsområder; the spare rows (`reserve`) come besides. It cannot be fewer
    than those in use: the ones that have a name or a number.
    """
    if areas is None and jobs is None and budget is None:
        return submission.setup
    document = document_of(submission.setup)
    years = document["years"]
    if isinstance(years, dict):
        document["years"] = {"jobs": jobs or years["jobs"], "budget": budget or years["budget"]}
    if areas is not None:
        used = areas_in_use(submission)
        if areas < len(used):
            facts = {"asked": areas, "count": len(used), "names": ", ".join(used)}
            raise SetupError("area", "areas_in_use", facts)
        given = document["area"]
        document["area"] = [*given[:areas], *_more(submission, areas)] if isinstance(given, list) else given
    return setup_of(document)


def areas_in_use(submission: Submission) -> tuple[str, ...]:
    """The names of the areas that have a name of their own or a number, in the form's order."""
    found = []
    for index, row in enumerate(submission.form.plan.area_rows, start=1):
        own = {name.table: answer.raw for name, answer in submission.answers.items() if _of_area(name, row)}
        stand_in = submission.form.texts("row.area", index=index)
        if own.keys() - {"area"} or _plain(own.get("area", stand_in)) != _plain(stand_in):
            found.append(own.get("area") or stand_in)
    return tuple(found)


def _of_area(name: Field, row: str) -> bool:
    return name.row == row and name.table in AREA_TABLES


def _more(submission: Submission, areas: int) -> Iterator[dict[str, object]]:
    """The further areas: spare rows that have been given a name, then rows without one."""
    taken = {_plain(area.name) for area in submission.setup.areas}
    for number in range(len(submission.setup.areas) + 1, areas + 1):
        typed = submission.answers.get(Field("area", f"area{number}", "name"))
        name = " ".join(typed.raw.split())[:60] if typed is not None else ""
        if not name or not name.isprintable() or _plain(name) in taken:
            name = submission.form.texts("row.area", index=number)
        taken.add(_plain(name))
        yield {"name": name}


# --- every answer to its place -----------------------------------------------------------------------------------


def carried(submission: Submission, setup: Setup, *, prefill: bool = False) -> Carried:
    """The answers in the form of this setup; with `prefill` its rows that are new get what the setup says of them."""
    form = build_form(setup)
    carrier = _Carrier(submission, form, _places(submission, form))
    for answer in submission.answers.values():
        carrier.take(answer)
    carrier.strays()
    if prefill:
        carrier.kept()
    carrier.new(prefill)
    mended = tuple(one for one in submission.integrity if one.severity is not Severity.INFO)
    sums = _tied(sums_of(submission), carrier.read, _sums(carrier.values.items()))
    changes = setup_changes(submission.setup, setup)
    return Carried(form, carrier.values, tuple(carrier.lines), sums, carrier.formats, mended, changes)


def _sums(values: Iterable[tuple[Field, Value]]) -> dict[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for name, value in values:
        if name.table in SUMMED and isinstance(value, Decimal):
            found[name.table, name.column] += value
    return found


def sums_of(submission: Submission) -> dict[tuple[str, str], Decimal]:
    """What every table and year of a form adds up to."""
    return _sums((name, one.counted) for name, one in submission.answers.items() if one.usable)


def _tied(
    before: Mapping[tuple[str, str], Decimal], read: Mapping[tuple[str, str], Decimal],
    after: Mapping[tuple[str, str], Decimal],
) -> tuple[Sum, ...]:  # fmt: skip
    keys = sorted({*before, *read, *after}, key=lambda key: (SUMMED.index(key[0]), key[1]))
    return tuple(Sum(*key, before.get(key, ZERO), read.get(key, ZERO), after.get(key, ZERO)) for key in keys)


Places = Mapping[tuple[str, str], str | None]  # an old table's row → the new form's; what is not here stays where it is


def _places(submission: Submission, form: Form) -> Places:
    """Where rows go that do not simply keep their id."""
    old, new = submission.form.plan, form.plan
    found: dict[tuple[str, str], str | None] = {}
    for tables, one, other in (
        (AREA_TABLES, old.areas, new.areas), (FINANCIER_TABLES, old.financiers, new.financiers),
    ):  # fmt: skip
        for row, place in _matched(submission, one, other, form.setup).items():
            found |= {(table, row): place for table in tables}
    for table in (old.strategies, old.indicators):
        rows = _used(submission, table)
        room = (new.strategies if table is old.strategies else new.indicators).rows
        if not set(rows) <= set(room):
            found |= {(table.id, row): room[at] if at < len(room) else None for at, row in enumerate(rows)}
    return found


def _matched(submission: Submission, old: Table, new: Table, setup: Setup) -> dict[str, str | None]:
    """Each used row's row in the new table: one of the same name, else of the same id, else the next spare one."""
    named = {_plain(one.name): one.id for one in (setup.areas if new.id == "area" else setup.financiers)}
    rows = _used(submission, old)
    found: dict[str, str | None] = {}
    for row in rows:
        same = named.get(_plain(_name(submission, old, row)))
        if same is not None and same not in found.values():
            found[row] = same
    for row in (row for row in rows if row not in found):
        if row in new.rows and row not in found.values():
            found[row] = row
    spare = (row for row in new.rows if row not in named.values() and row not in set(found.values()))
    for row in (row for row in rows if row not in found):
        found[row] = next(spare, None)
    return found


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name(submission: Submission, table: Table, row: str) -> str:
    typed = submission.answers.get(Field(table.id, row, "name"))
    return typed.raw if typed is not None else ""


def _used(submission: Submission, table: Table) -> list[str]:
    """The rows of a table that hold an answer here or in a table that shows them."""
    tables = {"area": AREA_TABLES, "financier": FINANCIER_TABLES}.get(table.id, (table.id,))
    used = {name.row for name in submission.answers if name.table in tables}
    return [row for row in table.rows if row in used]


@dataclass
class _Carrier:
    """The answers on their way, one by one."""

    submission: Submission
    form: Form
    places: Places
    values: dict[Field, Value] = field(default_factory=dict)
    formats: dict[Field, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    read: dict[tuple[str, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    @property
    def old(self) -> Plan:
        return self.submission.form.plan

    def label(self, name: Field) -> Phrase:
        return self.submission.form.subject(name, self.submission.values)

    def take(self, answer: Answer) -> None:
        name, value = answer.field, self.content(answer)
        to = self.place(name)
        if value is None or to is None:
            if not self.is_fixed_kind(answer):
                self.say(Fate.DROPPED, answer)
            return
        self.values[to] = value
        if to != name:
            self.say(Fate.MOVED, answer, now=as_text(value), to=to)
        self.told(answer, to)

    def told(self, answer: Answer, to: Field) -> None:
        """What is otherwise than it was typed."""
        number = meant(self.submission.form, answer)
        if number is not None:
            self.say(Fate.READ, answer, now=number, to=to)
            if to.table in SUMMED:
                self.read[to.table, to.column] += number - (
                    answer.counted if isinstance(answer.counted, Decimal) else ZERO
                )
            return
        if answer.formula is not None:
            self.say(Fate.READ, answer, raw=answer.formula, now=answer.counted, to=to)
        elif (
            self.is_number(answer)
            and not only_shown(answer)
            and (answer.state is State.TEXT or answer.is_date or answer.is_percent)
        ):
            self.say(Fate.LEFT, answer, to=to)
            if answer.state is State.NUMBER:
                self.formats[to] = "date" if answer.is_date else "percent"

    def say(
        self, fate: Fate, answer: Answer, raw: str | None = None, now: Value = None, to: Field | None = None
    ) -> None:
        shown = answer.raw if raw is None else raw
        plain = raw is None and answer.state is State.NUMBER and not answer.is_date
        amount = answer.counted if plain and isinstance(answer.counted, Decimal) else None
        self.lines.append(Line(fate, self.label(answer.field), shown, as_text(now), answer.field, to, amount))

    def nature(self, answer: Answer) -> Nature:
        input = self.submission.form.inputs[answer.field].input
        return Nature.TEXT if input is None else input.nature

    def is_number(self, answer: Answer) -> bool:
        return self.nature(answer) is Nature.NUMBER

    def is_strange(self, answer: Answer) -> bool:
        """Whether what stands in a number cell is left to a person, in the format that it has."""
        return answer.state is State.TEXT or ((answer.is_date or answer.is_percent) and not only_shown(answer))

    def is_fixed_kind(self, answer: Answer) -> bool:
        """The kind of a financier that was chosen in a spare row and now is the setup's."""
        row = self.places.get(("financier", answer.field.row), answer.field.row)
        fixed = next((one.kind for one in self.form.setup.financiers if one.id == row), None)
        return answer.field.column == "kind" and fixed is not None and choice_of("kinds", answer.raw) == fixed

    def place(self, name: Field) -> Field | None:
        row = name.row if name.row in OVERHEAD else self.places.get((name.table, name.row), name.row)
        to = None if row is None else Field(name.table, row, name.column)
        return to if to in self.form.inputs else None

    def content(self, answer: Answer) -> Value:
        """What is written; None for what cannot be computed with."""
        if not answer.usable or answer.counted is None:
            return None
        number = meant(self.submission.form, answer)
        if number is not None:
            return number
        value = answer.counted
        if isinstance(value, Decimal):
            is_day = answer.is_date or self.nature(answer) is Nature.DATE
            return value + SHIFT_1904 if answer.date1904 and is_day else value
        return self.word(answer, value)

    def word(self, answer: Answer, text: str | None) -> str | None:
        """A chosen word in the new form's language, an area as the new form numbers it, any other text as it is."""
        input = self.submission.form.inputs[answer.field].input
        choices = input.choices if input is not None else None
        if text is None or choices is None:
            return text
        if choices == "areas":
            return self.area(text)
        key = choice_of(choices, text) if choices in CHOICES else None
        said = choice_key(choices, key) if key is not None else None
        return text if said is None else self.form.texts(said)

    def area(self, text: str) -> str | None:
        index = area_index(text)
        if index is None or not 1 <= index <= len(self.old.area_rows):
            return text
        old = self.old.area_rows[index - 1]
        new = self.places.get(("area", old), old)
        if new not in self.form.plan.area_rows:
            return None
        name = _name(self.submission, self.old.areas, old)
        return area_item(self.form.plan.area_rows.index(str(new)) + 1, name)

    def strays(self) -> None:
        """Numbers in locked cells, which a form holds nowhere."""
        for cell, value in self.submission.strays.items():
            place = Phrase("reissue.stray", {"cell": self.submission.place(cell)})
            self.lines.append(
                Line(Fate.DROPPED, place, as_text(value), amount=value if isinstance(value, Decimal) else None)
            )

    def kept(self) -> None:
        """Answers that stay as they are where the new setup says something else than the old one."""
        before = {self.place(name): content for name, content in _prefilled(self.submission.form).items()}
        for name, content in _prefilled(self.form).items():
            held = self.values.get(name)
            if held is not None and content not in (held, before.get(name)):
                label = self.form.subject(name, self.form.values(self.form.prefilled))
                amount = held if isinstance(held, Decimal) and isinstance(content, Decimal) else None
                self.lines.append(Line(Fate.KEPT, label, as_text(held), as_text(content), name, amount=amount))

    def new(self, prefill: bool) -> None:
        """Rows and years that the old form had none of."""
        for old, new in (
            (self.old.areas, self.form.plan.areas), (self.old.financiers, self.form.plan.financiers),
        ):  # fmt: skip
            held = {self.places.get((old.id, row), row) for row in self.held(old)}
            for row in (row for row in new.rows if row not in held):
                self.row(new, row, prefill, spare=row in old.rows)
        for table in ("jobs", "budget"):
            for year in _years(self.form.setup, table):
                if year not in _years(self.old.setup, table):
                    self.lines.append(Line(Fate.NEW, Phrase(f"reissue.new.{table}", {"year": year})))

    def held(self, table: Table) -> Iterator[str]:
        """The rows of an old table that the setup had named, or that somebody has filled in."""
        setup = self.submission.setup
        spare = {*setup.reserve_areas, *setup.reserve_financiers}
        return (row for row in table.rows if row not in spare or row in _used(self.submission, table))

    def row(self, table: Table, row: str, prefill: bool, spare: bool) -> None:
        """A row that is new, or was `spare` and empty until the setup named it."""
        given = {
            name: content
            for name, content in _prefilled(self.form).items()
            if prefill and (name.table, name.row) == (table.id, row)
        }
        if spare and not given:
            return
        self.values.update(given)
        name = Field(table.id, row, "name")
        index = table.rows.index(row) + 1
        label = Phrase(f"reissue.new.{table.id}", {"index": index})
        self.lines.append(Line(Fate.NEW, label, now=as_text(given.pop(name, None)), to=name))
        values = self.form.values(self.form.prefilled)
        self.lines += (Line(Fate.NEW, self.form.subject(one, values), now=as_text(given[one]), to=one) for one in given)


def _prefilled(form: Form) -> dict[Field, Value]:
    """What the setup puts in inputs beforehand."""
    return {form.input_at[cell]: content for cell, content in form.prefilled.items()}


def _years(setup: Setup, table: str) -> tuple[str, ...]:
    return setup.job_years if table == "jobs" else setup.budget_years
