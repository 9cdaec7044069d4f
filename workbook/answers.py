"""Answers as JSON spells them ↔ what stands in each input of a form. Both directions, side by side, table by table.

`document(submission)` gives what was filled in; `inputs(form, document)` gives what to write in a fresh form.
Amounts are decimal strings, an empty cell is absent, a row is a record with an id (see docs/contract.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias, cast

from workbook.fields import CHOICES, DIMENSIONS, Field, Nature, choice_key
from workbook.form.form import Form
from workbook.formula import Value, as_text
from workbook.numbers import DIGITS_KEPT, EXACT, as_shown, days_of, plain, serial_of, written
from workbook.phrase import spoken
from workbook.plan import OVERHEAD, Plan
from workbook.setup import seen
from workbook.submission import Submission
from workbook.words import area_index, area_item, choice_of, goal_number

Json: TypeAlias = "str | int | float | bool | Decimal | list[Json] | dict[str, Json] | None"
Record: TypeAlias = dict[str, Json]

LARGEST = 307  # as a power of ten
TEXT_LONGEST = 32_767
# Excel shows no other control characters than tab and line feed, and holds no lone surrogates.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
LINE_END = re.compile("\r\n?")
REPLACED = "\ufffd"
SINGLES = {"goal_jobs": "goal", "frame": "frame"}
FACTS = ("status", "adopted", "contact")
ATTACHED = {True: "yes", False: "no"}


class AnswersError(ValueError):
    """Answers that cannot be written in this form. `key` is where in the document, `message` a text key."""

    def __init__(self, key: str, message: str, **facts: object) -> None:
        super().__init__(key, message, facts)
        self.key, self.message, self.facts = key, message, {"key": key, **facts}

    def __str__(self) -> str:
        return spoken(self.message, self.facts)


# --- a submission as a document ---------------------------------------------------------------------------------


def document(submission: Submission) -> Record:
    """Everything that was filled in, normalised: every row with its id, every list given, shortest decimals."""
    reader = _Reader(submission)
    plan = submission.form.plan
    found: Record = {}
    found |= {
        key: value for key, table in SINGLES.items() if (value := reader.amount(table, table, "value")) is not None
    }
    found |= {key: value for key in FACTS if (value := reader.fact(key)) is not None}
    found["activities"] = reader.row("activities", plan.activities.rows, reader.amount)
    found["attachments"] = reader.row("attachments", plan.attachments.rows, reader.attached)
    found["jobs"] = reader.years("jobs", "jobs")
    found["areas"] = [record for row in plan.area_rows if (record := reader.area(row))]
    for row in OVERHEAD:
        found[row] = {"spending": reader.years("spending", row)}
    found["financiers"] = [record for row in plan.financier_rows if (record := reader.financier(row))]
    found |= {table: list(lines.values()) for table, lines in lines_of(submission).items()}
    found["reasons"] = {
        name.row: text for name in submission.form.inputs
        if name.table == "reasons" and (text := reader.text("reasons", name.row, "reason")) is not None
    }  # fmt: skip
    return found


def lines_of(submission: Submission) -> dict[str, dict[str, Record]]:
    """The lines of the lists that have no ids, by table and by the row in which each stands."""
    reader, plan = _Reader(submission), submission.form.plan
    goals = {row: reader.goal(dimension, row) for dimension, table in plan.goals.items() for row in table.rows}
    found = {
        "indicators": {row: reader.indicator(row) for row in plan.indicators.rows},
        "strategies": {row: reader.strategy(row) for row in plan.strategies.rows},
        "goals": goals,
    }
    return {table: {row: line for row, line in lines.items() if line} for table, lines in found.items()}


@dataclass(frozen=True)
class _Reader:
    """One submission's inputs, each given as JSON spells it; None for an empty one."""

    submission: Submission

    def value(self, table: str, row: str, column: str) -> Value:
        answer = self.submission.answers.get(Field(table, row, column))
        return answer.counted if answer is not None and answer.usable else None

    def amount(self, table: str, row: str, column: str) -> str | None:
        value = self.value(table, row, column)
        return plain(as_shown(value)) if isinstance(value, Decimal) else None

    def text(self, table: str, row: str, column: str) -> str | None:
        """A text with line feeds for line ends, and a sign for what has none."""
        value = self.value(table, row, column)
        return None if value is None else UNPRINTABLE.sub(REPLACED, LINE_END.sub("\n", as_text(value)))

    def choice(self, choices: str, table: str, row: str, column: str) -> str | None:
        """The key of a chosen word; a word that is not on the list is given as it stands."""
        text = self.text(table, row, column)
        return None if text is None else choice_of(choices, text) or text

    def attached(self, table: str, row: str, column: str) -> bool | str | None:
        key = self.choice("attached", table, row, column)
        return {"yes": True, "no": False}.get(key, key) if key is not None else None

    def fact(self, key: str) -> str | None:
        if key == "status":
            return self.choice("statuses", "facts", key, "value")
        return self.day(key) if key == "adopted" else self.text("facts", key, "value")

    def day(self, key: str) -> str | None:
        """A day as year-month-day; what is no sure day is left out, as a text in a number cell is."""
        value = self.value("facts", key, "value")
        day = days_of(value, self.date1904) if isinstance(value, Decimal) else None
        return None if day is None else day.isoformat()

    @property
    def date1904(self) -> bool:
        return any(answer.date1904 for answer in self.submission.answers.values())

    def row(self, table: str, rows: Iterable[str], read: Callable[[str, str, str], Json]) -> Record:
        return {row: value for row in rows if (value := read(table, row, "value")) is not None}

    def years(self, table: str, row: str) -> Record:
        names = (name for name in self.submission.form.inputs if name.table == table and name.row == row)
        return {name.column: value for name in names if (value := self.amount(*name)) is not None}

    def area(self, row: str) -> Record:
        record: Record = {"name": self.text("area", row, "name")}
        record |= {"jobs": self.years("area_jobs", row), "spending": self.years("spending", row)}
        return _identified(row, record)

    def financier(self, row: str) -> Record:
        fixed = next((one.kind.value for one in self.submission.setup.financiers if one.id == row), None)
        record: Record = {
            "name": self.text("financier", row, "name"),
            "kind": self.choice("kinds", "financier", row, "kind"),
            "share": self.amount("financier", row, "share"),
            "total": self.amount("financier", row, "total"),
            "funding": self.years("funding", row),
        }
        filled = _identified(row, record)
        return filled if not filled or fixed is None else {**filled, "kind": fixed}

    def indicator(self, row: str) -> Record:
        record: Record = {key: self.text("indicators", row, key) for key in ("name", "unit", "source")}
        record |= {key: self.amount("indicators", row, key) for key in ("baseline", "target")}
        record["level"] = self.choice("levels", "indicators", row, "level")
        record["area"] = self.area_id("indicators", row)
        return _filled(record)

    def strategy(self, row: str) -> Record:
        record: Record = {key: self.text("strategies", row, key) for key in ("letter", "text")}
        record["area"] = self.area_id("strategies", row)
        return _filled(record)

    def area_id(self, table: str, row: str) -> str | None:
        """The id of a chosen area; a text that names none is given as it stands."""
        text = self.text(table, row, "area")
        rows = self.submission.form.plan.area_rows
        index = area_index(text) if text is not None else None
        return rows[index - 1] if index is not None and 1 <= index <= len(rows) else text

    def goal(self, dimension: str, row: str) -> Record:
        value = self.value("goals", row, "goal")
        number = None if value is None else goal_number(value)
        record: Record = {"goal": number or self.text("goals", row, "goal")}
        record["why"] = self.text("goals", row, "why")
        filled = _filled(record)
        return {"dimension": dimension, **filled} if filled else {}


def _filled(record: Record) -> Record:
    """The record without what is empty."""
    return {key: value for key, value in record.items() if value is not None and value != {}}


def _identified(row: str, record: Record) -> Record:
    filled = _filled(record)
    return {"id": row, **filled} if filled else {}


# --- a document as inputs ---------------------------------------------------------------------------------------


def inputs(form: Form, answers: object) -> dict[Field, Value]:
    """What to write in a form for these answers: a key left out keeps the prefill, a given list replaces it whole."""
    document = _record(answers, "answers")
    prefilled: dict[Field, Value] = {form.input_at[cell]: content for cell, content in form.prefilled.items()}
    writer = _Writer(form, prefilled)
    strange = next((key for key in document if key not in WRITERS), None)
    if strange is not None:
        raise AnswersError(strange, "answers.unknown", known=", ".join(WRITERS))
    for key, write in WRITERS.items():  # areas before the strategies that name them
        if key in document:
            write(writer, key, document[key])
    return {name: value for name, value in writer.values.items() if value is not None}


def _record(value: object, key: str) -> Record:
    if not isinstance(value, dict):
        raise AnswersError(key, "answers.record")
    return cast(Record, value)


def _records(value: Json, key: str) -> list[Record]:
    if not isinstance(value, list):
        raise AnswersError(key, "answers.list")
    return [_record(one, f"{key}[{index}]") for index, one in enumerate(value, start=1)]


def amount_of(value: object, key: str) -> Decimal:
    """An amount as a decimal string in plain digits, or as a number; of at most 15 significant digits."""
    amount = written(value) if isinstance(value, str) else _number(value)
    if amount is None or not kept(amount):
        raise AnswersError(key, "answers.amount", value=seen(value))
    return amount


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    # Thousands of digits are no text that int() will make.
    return Decimal(value) if isinstance(value, int) else Decimal(str(value))


def kept(amount: Decimal) -> bool:
    """Whether a cell keeps the whole of an amount: its digits are at most 15, and it is within a double's range."""
    if not amount.is_finite() or abs(amount.adjusted()) > LARGEST:
        return False
    return len(amount.normalize(EXACT).as_tuple().digits) <= DIGITS_KEPT


def text_of(value: object, key: str) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise AnswersError(key, "answers.not_text", value=seen(value))
    if len(value) > TEXT_LONGEST or UNPRINTABLE.search(value):
        raise AnswersError(key, "answers.text")
    return value


@dataclass
class _Writer:
    """The inputs of one form as they are being given their values."""

    form: Form
    values: dict[Field, Value] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        return self.form.plan

    def put(self, key: str, name: Field, value: Value) -> None:
        if name not in self.form.inputs:
            raise AnswersError(key, "answers.nowhere")
        self.values[name] = value

    def given(self, key: str, name: Field, value: Json) -> None:
        """One input as its own nature wants it: a number, a date, a word of its list, or text."""
        entry = self.form.inputs.get(name)
        input = entry.input if entry else None
        if input is None:
            raise AnswersError(key, "answers.nowhere")
        if value is None:
            self.put(key, name, None)
        elif input.nature is Nature.NUMBER:
            self.put(key, name, amount_of(value, key))
        elif input.nature is Nature.DATE:
            self.put(key, name, _day(value, key))
        elif input.nature is Nature.CHOICE and input.choices in CHOICES:
            self.put(key, name, self.word(input.choices, value, key))
        else:
            self.put(key, name, text_of(value, key))

    def word(self, choices: str, value: Json, key: str) -> str | None:
        text = text_of(value, key)
        known = choice_of(choices, text) if text is not None else None
        text_key = choice_key(choices, known) if known is not None else None
        return text if text_key is None else self.form.texts(text_key)

    def clear(self, *tables: str) -> None:
        for name in [name for name in self.values if name.table in tables]:
            del self.values[name]

    def years(self, key: str, table: str, row: str, value: Json) -> None:
        for name in [name for name in self.values if name.table == table and name.row == row]:
            del self.values[name]
        for year, amount in _record({} if value is None else value, key).items():
            self.given(f"{key}.{year}", Field(table, row, year), amount)

    def placed(
        self, key: str, records: list[Record], rows: tuple[str, ...], names: dict[str, str]
    ) -> Iterator[tuple[str, Record, str]]:
        """Each record with its row: by id, else by name, else the next row that nobody has."""
        taken = {str(record["id"]) for record in records if record.get("id") is not None}
        for index, record in enumerate(records, start=1):
            at = f"{key}[{index}]"
            given = record.get("id")
            row = str(given) if given is not None else self._row(record, rows, names, taken)
            if row is None or row not in rows or (given is not None and _twice(records, given)):
                raise AnswersError(at, "answers.full" if given is None else "answers.id", id=given, rows=len(rows))
            taken.add(row)
            yield at, record, row

    def _row(self, record: Record, rows: tuple[str, ...], names: dict[str, str], taken: set[str]) -> str | None:
        free = [row for row in rows if row not in taken]
        same = (row for row in free if names.get(row) == record.get("name"))
        spare = (row for row in free if row not in names)
        return next(same, None) or next(spare, None)

    def area_text(self, key: str, value: Json) -> str | None:
        """An area's id as the list shows the area; any other text as it stands."""
        text = text_of(value, key)
        if text not in self.plan.area_rows:
            return text
        name = self.values.get(Field("area", text, "name"))
        return area_item(self.plan.area_rows.index(text) + 1, as_text(name))


def _twice(records: list[Record], id: Json) -> bool:
    return sum(record.get("id") == id for record in records) > 1


def _day(value: Json, key: str) -> Decimal:
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return Decimal(serial_of(date.fromisoformat(value)))
    except ValueError:
        pass
    raise AnswersError(key, "answers.date", value=seen(value))


def _known(record: Record, key: str, *keys: str) -> None:
    strange = next((name for name in record if name not in keys), None)
    if strange is not None:
        raise AnswersError(f"{key}.{strange}", "answers.unknown", known=", ".join(keys))


def _single(writer: _Writer, key: str, value: Json) -> None:
    table = SINGLES[key]
    writer.given(key, Field(table, table, "value"), value)


def _fact(writer: _Writer, key: str, value: Json) -> None:
    writer.given(key, Field("facts", key, "value"), value)


def _activities(writer: _Writer, key: str, value: Json) -> None:
    for row, amount in _record(value, key).items():
        writer.given(f"{key}.{row}", Field("activities", row, "value"), amount)


def _attachments(writer: _Writer, key: str, value: Json) -> None:
    for row, attached in _record(value, key).items():
        word = ATTACHED[attached] if isinstance(attached, bool) else attached
        writer.given(f"{key}.{row}", Field("attachments", row, "value"), word)


def _jobs(writer: _Writer, key: str, value: Json) -> None:
    writer.years(key, "jobs", "jobs", value)


def _areas(writer: _Writer, key: str, value: Json) -> None:
    names = {area.id: area.name for area in writer.form.setup.areas}
    records = _records(value, key)
    writer.clear("area", "area_jobs")
    for name in [name for name in writer.values if name.table == "spending" and name.row not in OVERHEAD]:
        del writer.values[name]
    for at, record, row in writer.placed(key, records, writer.plan.area_rows, names):
        _known(record, at, "id", "name", "jobs", "spending")
        writer.given(f"{at}.name", Field("area", row, "name"), record.get("name"))
        writer.years(f"{at}.jobs", "area_jobs", row, record.get("jobs"))
        writer.years(f"{at}.spending", "spending", row, record.get("spending"))


def _overhead(writer: _Writer, key: str, value: Json) -> None:
    record = _record(value, key)
    _known(record, key, "spending")
    writer.years(f"{key}.spending", "spending", key, record.get("spending"))


def _financiers(writer: _Writer, key: str, value: Json) -> None:
    setup = writer.form.setup
    fixed = {one.id: one.kind.value for one in setup.financiers}
    records = _records(value, key)
    writer.clear("financier", "funding")
    rows = writer.placed(key, records, writer.plan.financier_rows, {one.id: one.name for one in setup.financiers})
    for at, record, row in rows:
        _known(record, at, "id", "name", "kind", "share", "total", "funding")
        for column in ("name", "share", "total"):
            writer.given(f"{at}.{column}", Field("financier", row, column), record.get(column))
        kind = record.get("kind")
        if row not in fixed:
            writer.given(f"{at}.kind", Field("financier", row, "kind"), kind)
        elif kind not in (None, fixed[row]):
            raise AnswersError(f"{at}.kind", "answers.kind", kind=kind, fixed=fixed[row])
        writer.years(f"{at}.funding", "funding", row, record.get("funding"))


def _listed(writer: _Writer, key: str, value: Json) -> Iterator[tuple[str, Record, str]]:
    """The records of a list without ids, each with the next row of its table."""
    table = writer.plan.indicators if key == "indicators" else writer.plan.strategies
    records = _records(value, key)
    writer.clear(key)
    if len(records) > len(table.rows):
        raise AnswersError(key, "answers.full", rows=len(table.rows))
    return ((f"{key}[{row}]", record, row) for row, record in zip(table.rows, records, strict=False))


def _indicators(writer: _Writer, key: str, value: Json) -> None:
    columns = ("name", "unit", "baseline", "target", "level", "source")
    for at, record, row in _listed(writer, key, value):
        _known(record, at, *columns, "area")
        for column in columns:
            writer.given(f"{at}.{column}", Field(key, row, column), record.get(column))
        writer.put(at, Field(key, row, "area"), writer.area_text(f"{at}.area", record.get("area")))


def _strategies(writer: _Writer, key: str, value: Json) -> None:
    for at, record, row in _listed(writer, key, value):
        _known(record, at, "letter", "text", "area")
        for column in ("letter", "text"):
            writer.given(f"{at}.{column}", Field(key, row, column), record.get(column))
        writer.put(at, Field(key, row, "area"), writer.area_text(f"{at}.area", record.get("area")))


def _goals(writer: _Writer, key: str, value: Json) -> None:
    records = _records(value, key)
    writer.clear("goals")
    used = dict.fromkeys(DIMENSIONS, 0)
    for index, record in enumerate(records, start=1):
        at = f"{key}[{index}]"
        _known(record, at, "dimension", "goal", "why")
        dimension = str(record.get("dimension"))
        if dimension not in DIMENSIONS:
            raise AnswersError(f"{at}.dimension", "answers.dimension", known=", ".join(DIMENSIONS))
        used[dimension] += 1
        rows = writer.plan.goals[dimension].rows
        if used[dimension] > len(rows):
            raise AnswersError(at, "answers.full", rows=len(rows))
        row = rows[used[dimension] - 1]
        writer.put(at, Field("goals", row, "goal"), _goal_text(writer, record.get("goal"), f"{at}.goal"))
        writer.given(f"{at}.why", Field("goals", row, "why"), record.get("why"))


def _goal_text(writer: _Writer, value: Json, key: str) -> str | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    number = goal_number(value if isinstance(value, str) else seen(value))
    if whole and number is None:
        raise AnswersError(key, "answers.not_goal", value=seen(value))
    return writer.form.texts(f"goal.{number}") if number is not None else text_of(value, key)


def _reasons(writer: _Writer, key: str, value: Json) -> None:
    for rule, reason in _record(value, key).items():
        writer.given(f"{key}.{rule}", Field("reasons", rule, "reason"), reason)


WRITERS: Mapping[str, Callable[[_Writer, str, Json], None]] = {
    **dict.fromkeys(SINGLES, _single),
    **dict.fromkeys(FACTS, _fact),
    "activities": _activities,
    "attachments": _attachments,
    "jobs": _jobs,
    "areas": _areas,
    **dict.fromkeys(OVERHEAD, _overhead),
    "financiers": _financiers,
    "indicators": _indicators,
    "strategies": _strategies,
    "goals": _goals,
    "reasons": _reasons,
}
