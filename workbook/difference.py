"""Two submissions → what is different between them, by meaning: programme, table, row id and year, never by cell.

Both are first read as they are meant, so that «5 mill» and 5 are one amount. A row that was renamed keeps its id and is
told as renamed; strategies are known by their letter, indicators by their name, goals by their number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from workbook.answers import document
from workbook.fields import CHOICES, DIMENSIONS, Field, Nature
from workbook.numbers import EXACT
from workbook.phrase import Phrase
from workbook.plan import OVERHEAD
from workbook.readings import understood
from workbook.setup import document_of
from workbook.submission import State, Submission

SETUP_ROW = "setup"
TARGETS = ("goal_jobs", "jobs", "area_jobs")  # what the plan promises: a change of it is a revised target
MONEY = ("frame", "funding", "spending", "share", "total")
NO_NAMES: Mapping[str, str] = {}
YEARLY = ("jobs", "area_jobs", "funding", "spending")


class Key(NamedTuple):
    """What a value is about: its table, the id of its row, its column or year."""

    table: str
    row: str = ""
    column: str = ""


class Change(NamedTuple):
    """One difference: what it is about, and what stood before and stands now; None is nothing at all."""

    key: Key
    what: str  # changed, added, removed or renamed
    before: str | None
    after: str | None
    name: str = ""  # of the row, as it is called now

    @property
    def target(self) -> bool:
        """Whether a job target was revised."""
        return self.key.table in TARGETS

    @property
    def sides(self) -> tuple[Decimal | None, Decimal | None]:
        """What stood and what stands as numbers; None for a text, and for nothing."""
        if self.key.table not in (*TARGETS, *MONEY):
            return None, None
        before, after = (None if side is None else _decimal(side) for side in (self.before, self.after))
        return before, after

    @property
    def step(self) -> Decimal | None:
        """How much more it is now."""
        sides = self.sides
        if sides[0] is None or sides[1] is None:
            return None
        return EXACT.subtract(sides[1], sides[0])


class Difference(NamedTuple):
    """Everything that is different, in the plan's own order."""

    before: Submission
    after: Submission
    changes: tuple[Change, ...]
    names: Mapping[str, str] = NO_NAMES  # of the innsatsområder by their ids, as they are called now

    @property
    def targets(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.target)


Values: TypeAlias = dict[Key, str]


def difference(before: Submission, after: Submission) -> Difference:
    """What is different from the one to the other; nothing for a form and its reissue."""
    old, new = _values(before), _values(after)
    keys = dict.fromkeys((*old, *new))
    names = {**_names(old), **_names(new)}
    found = tuple(_change(key, old, new, names) for key in keys if old.get(key) != new.get(key))
    areas = {row: name for (table, row), name in names.items() if table == "area"}
    return Difference(before, after, tuple(sorted(found, key=_order)), areas)


def _change(key: Key, old: Values, new: Values, names: Mapping[tuple[str, str], str]) -> Change:
    before, after = old.get(key), new.get(key)
    what = "added" if before is None else "removed" if after is None else "changed"
    if what == "changed" and key.column == "name" and key.table in ("area", "financier"):
        what = "renamed"
    return Change(key, what, before, after, names.get((_home(key.table), key.row), ""))


ORDER = (
    "setup", "goal_jobs", "jobs", "area", "area_jobs", "strategies", "frame", "financier", "share", "total", "funding",
    "spending", "goals", "indicators",
)  # fmt: skip


def _order(change: Change) -> tuple[int, str, str]:
    place = ORDER.index(change.key.table) if change.key.table in ORDER else len(ORDER)
    return (place, f"{change.key.row:>12}", change.key.column)


def _home(table: str) -> str:
    return {"area_jobs": "area", "spending": "area", "funding": "financier", "share": "financier",
            "total": "financier"}.get(table, table)  # fmt: skip


def _names(values: Values) -> dict[tuple[str, str], str]:
    return {(key.table, key.row): value for key, value in values.items() if key.column == "name"}


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text.replace(".", "", 1).replace("-", "", 1).isdecimal() else None


# --- a submission, flat ------------------------------------------------------------------------------------------


def _values(submission: Submission) -> Values:
    """Every value by what it is about."""
    meant = understood(submission)
    return {**_setup(submission), **_answers(document(meant)), **_unread(meant)}


def _setup(submission: Submission) -> Values:
    given = document_of(submission.setup)
    found: Values = {}
    for part in ("programme", "years", "limits"):
        section = given[part]
        for key, value in section.items() if isinstance(section, dict) else ():
            if key not in ("goal_jobs", "frame", "reserve"):
                found[Key(SETUP_ROW, part, key)] = "–".join(map(str, value)) if isinstance(value, list) else str(value)
    for area in submission.setup.areas:
        if not area.jobs:
            found[Key("area", area.id, "support")] = "yes"
    return found


def _answers(answers: Mapping[str, object]) -> Values:
    found: Values = {}
    for key, value in answers.items():
        match key, value:
            case "jobs", dict():
                found |= _years("jobs", "", value)
            case ("areas" | "financiers") as kind, list():
                for record in value:
                    found |= _row("area" if kind == "areas" else "financier", record)
            case ("programme" | "admin") as row, dict():
                found |= _years("spending", row, value.get("spending"))
            case ("strategies" | "indicators" | "goals") as table, list():
                for record in value:
                    found |= _listed(table, record, found)
            case _, dict():
                found |= {Key(key, str(row)): str(one) for row, one in value.items()}
            case _:
                found[Key(key)] = str(value)
    return found


def _years(table: str, row: str, years: object) -> Values:
    return {Key(table, row, year): str(value) for year, value in (years.items() if isinstance(years, dict) else ())}


def _row(table: str, record: dict[str, object]) -> Values:
    row = str(record["id"])
    found: Values = {}
    for key, value in record.items():
        if key in ("jobs", "spending", "funding"):
            found |= _years("area_jobs" if key == "jobs" else key, row, value)
        elif key in ("share", "total"):
            found[Key(key, row)] = str(value)
        elif key != "id":
            found[Key(table, row, key)] = str(value)
    return found


NAMED_BY = {"strategies": ("letter",), "indicators": ("name",), "goals": ("dimension", "goal")}


def _listed(table: str, record: dict[str, object], taken: Mapping[Key, str]) -> Values:
    """A row of a list, known by what it calls itself; a second one of that name has a number after it."""
    name = " ".join(str(record.get(key, "")) for key in NAMED_BY[table]).strip()
    row, number = name, 1
    while any(key.table == table and key.row == row for key in taken):
        number += 1
        row = f"{name} ({number})"
    return {Key(table, row, key): str(value) for key, value in record.items()}


def _unread(submission: Submission) -> Values:
    """Texts in number cells, and what cannot be computed with: as they stand, for they have no other reading."""
    return {
        _key(name): answer.raw for name, answer in submission.answers.items()
        if not answer.usable or (answer.state is State.TEXT and _is_number(submission, name))
    }  # fmt: skip


def _key(name: Field) -> Key:
    if name.table in YEARLY:
        return Key(name.table, "" if name.table == "jobs" else name.row, name.column)
    if name.table in ("goal", "frame"):
        return Key({"goal": "goal_jobs"}.get(name.table, name.table))
    return Key(name.column, name.row) if name.column in ("share", "total") else Key(name.table, name.row, name.column)


def _is_number(submission: Submission, name: Field) -> bool:
    input = submission.form.inputs[name].input
    return input is not None and input.nature is Nature.NUMBER


def label(change: Change) -> Phrase:
    """What a change is about: «3.1 Arbeidsplasser, Reiseliv, 2028»."""
    key = change.key
    row = "" if key.table == SETUP_ROW else _row_words(change)
    parts = (row, key.column if key.column.isdigit() else _column(key))
    return Phrase("diff.about", {
        "table": Phrase(f"diff.{key.table if key.table in ORDER else 'other'}"),
        "rest": Phrase("diff.rest", {"row": parts[0], "column": parts[1]}) if all(parts) else parts[0] or parts[1],
    })  # fmt: skip


def _row_words(change: Change) -> Phrase | str:
    """The row as the form calls it, or as it was called by who filled it in."""
    key = change.key
    if key.row in OVERHEAD:
        return Phrase(f"spending.{key.row}")
    if key.table in ("activities", "attachments"):
        return Phrase(f"{key.table}.{key.row}")
    if key.table in FACTS:
        return Phrase(f"subject.facts.value.{key.table}")
    dimension, _, goal = key.row.partition(" ")
    if key.table == "goals" and dimension in DIMENSIONS:
        return Phrase("diff.goal", {"dimension": Phrase(f"tables.dimension.{dimension}"), "goal": goal or "–"})
    return change.name or key.row


def _column(key: Key) -> Phrase | str:
    """The column in words; one that only the machine has a name for is told by that."""
    if not key.column:
        return ""
    if key.table == SETUP_ROW and key.row == "limits":
        return Phrase(f"limits.{key.column}")
    return Phrase(f"diff.column.{key.column}") if key.column in COLUMNS else key.column


def words(change: Change, side: str | None, names: Mapping[str, str]) -> Phrase | date | str:
    """What stood or stands as a person says it; `names` are those of the rows by their ids."""
    table, column = change.key.table, change.key.column
    if side is None:
        return "–"
    if table == "attachments" or column == "support":
        return Phrase("choice.attached.yes" if side in ("yes", "True") else "choice.attached.no")
    key, choices = CHOSEN.get(column or table, ("", ()))
    if side in choices:
        return Phrase(f"{key}.{side}")
    if table == "adopted" and ISO.fullmatch(side):
        return date.fromisoformat(side)
    return names.get(side, side) if (table, column) == ("strategies", "area") else side


ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
FACTS = ("contact", "status", "adopted")
CHOSEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "kind": ("choice.kinds", CHOICES["kinds"]),
    "level": ("choice.levels", CHOICES["levels"]),
    "dimension": ("tables.dimension", tuple(DIMENSIONS)),
    "status": ("choice.statuses", CHOICES["statuses"]),
}
COLUMNS = (
    "name", "kind", "text", "letter", "area", "unit", "baseline", "target", "level", "source", "dimension", "goal",
    "why", "support", "municipalities", "language", "edition", "jobs", "budget",
)  # fmt: skip
