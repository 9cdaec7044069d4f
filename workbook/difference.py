"""Two submissions → what is different between them, by meaning: programme, table, row id and year, never by cell.

Both are first read as they are meant, so that «5 mill» and 5 are one amount. A row that was renamed keeps its id and is
told as renamed. A line of a list is found again by `SAME`; one that came or went is one difference, not one for each
of its columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from workbook.answers import document, lines_of
from workbook.fields import CHOICES, DIMENSIONS, Field, Nature
from workbook.numbers import EXACT
from workbook.phrase import Fact, Phrase
from workbook.plan import OVERHEAD
from workbook.readings import understood
from workbook.setup import NAME_LONGEST, Setup, document_of
from workbook.submission import State, Submission
from workbook.words import GOALS, area_item

SETUP_ROW = "setup"
TARGETS = ("goal_jobs", "jobs", "area_jobs")  # what the plan promises: a change of it is a revised target
MONEY = ("frame", "funding", "spending", "share", "total")
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
    before: str | None  # of a whole line that went: the column that tells most of it
    after: str | None
    name: str = ""  # of the row, as it is called now

    @property
    def target(self) -> bool:
        """Whether a job target was revised."""
        return self.key.table in TARGETS

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None]:
        """Each side as the amount it is; None for a text, for nothing, and for what is no amount."""
        if self.key.table not in (*TARGETS, *MONEY):
            return None, None
        before, after = (None if side is None else _decimal(side) for side in (self.before, self.after))
        return before, after

    @property
    def step(self) -> Decimal | None:
        """How much more it is now."""
        before, after = self.amounts
        return None if before is None or after is None else EXACT.subtract(after, before)


class Difference(NamedTuple):
    """Everything that is different, in the plan's own order."""

    before: Submission
    after: Submission
    changes: tuple[Change, ...]

    @property
    def targets(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.target)


Values: TypeAlias = dict[Key, str]
Line: TypeAlias = dict[str, str]
Lists: TypeAlias = dict[str, list[Line]]


def difference(before: Submission, after: Submission) -> Difference:
    """What is different from the one to the other; nothing for a form and its reissue."""
    (old, old_lists), (new, new_lists) = _values(before), _values(after)
    keys = dict.fromkeys((*old, *new))
    names = {**_names(old), **_names(new)}
    found = [_change(key, old, new, names) for key in keys if old.get(key) != new.get(key)]
    whole = {(one.key.table, one.key.row) for one in found if one.key.column == "name" and one.what in CAME_OR_WENT}
    found = [one for one in found if not (one.key.column in ("kind", "support") and one.key[:2] in whole)]
    for table in SAME:
        found += _listed(table, old_lists.get(table, []), new_lists.get(table, []))
    return Difference(before, after, tuple(sorted(found, key=_order)))


def setup_changes(before: Setup, after: Setup) -> tuple[Change, ...]:
    """What one setup says otherwise than another of the programme itself, its years and its limits."""
    old, new = _setup(before), _setup(after)
    keys = dict.fromkeys(key for key in (*old, *new) if key.table == SETUP_ROW)
    return tuple(_change(key, old, new, {}) for key in keys if old.get(key) != new.get(key))


CAME_OR_WENT = ("added", "removed")


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
    row = "" if change.key.table in ("goals", "indicators") else change.key.row  # they come in the plan's order
    return (place, f"{row:>12}", change.key.column)


def _home(table: str) -> str:
    return {"area_jobs": "area", "spending": "area", "funding": "financier", "share": "financier",
            "total": "financier"}.get(table, table)  # fmt: skip


def _names(values: Values) -> dict[tuple[str, str], str]:
    return {(key.table, key.row): value for key, value in values.items() if key.column == "name"}


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text.replace(".", "", 1).replace("-", "", 1).isdecimal() else None


# --- a submission, flat ------------------------------------------------------------------------------------------


def _values(submission: Submission) -> tuple[Values, Lists]:
    """Every value by what it is about, and the lines of the lists that have no ids."""
    meant = understood(submission)
    unread = _unread(meant)
    single = {_key(name): raw for name, raw in unread.items() if name.table not in SAME}
    return {**_setup(submission.setup), **single, **_answers(document(meant))}, _lists(meant, unread)


def _lists(submission: Submission, unread: Mapping[Field, str]) -> Lists:
    """Every line with what stands in it; a text where a number belongs is of the line too."""
    found: Lists = {}
    for table, lines in lines_of(submission).items():
        told = {row: _line(record) for row, record in lines.items()}
        for name, raw in unread.items():
            if name.table == table:
                told.setdefault(name.row, _bare(name))[name.column] = raw
        rows = dict.fromkeys(name.row for name in submission.form.inputs if name.table == table)
        found[table] = [told[row] for row in rows if row in told]
    return found


def _bare(name: Field) -> Line:
    """A line in which nothing can be read; the dimension of a goal is that of its row."""
    return {"dimension": name.row.rstrip("0123456789")} if name.table == "goals" else {}


def _line(record: Mapping[str, object]) -> Line:
    return {key: str(value) for key, value in record.items()}


def _setup(setup: Setup) -> Values:
    given = document_of(setup)
    found: Values = {}
    for part in ("programme", "years", "limits"):
        section = given[part]
        for key, value in section.items() if isinstance(section, dict) else ():
            if key not in ("goal_jobs", "frame", "reserve"):
                found[Key(SETUP_ROW, part, key)] = _several(key, value) if isinstance(value, list) else str(value)
    for area in setup.areas:
        if not area.jobs:
            found[Key("area", area.id, "support")] = "yes"
    return found


def _several(key: str, values: Sequence[object]) -> str:
    return (", " if key == "municipalities" else "–").join(map(str, values))


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
            case _, list():
                pass
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


def _unread(submission: Submission) -> dict[Field, str]:
    """Texts where a number or a day belongs, and what cannot be computed with: they have no other reading."""
    return {
        name: answer.raw for name, answer in submission.answers.items()
        if not answer.usable or (answer.state is State.TEXT and not _takes_text(submission, name))
    }  # fmt: skip


def _key(name: Field) -> Key:
    if name.table in YEARLY:
        return Key(name.table, "" if name.table == "jobs" else name.row, name.column)
    if name.table in ("goal", "frame"):
        return Key({"goal": "goal_jobs"}.get(name.table, name.table))
    if name.table == "facts":
        return Key(name.row)
    if name.table in ("activities", "attachments", "reasons"):
        return Key(name.table, name.row)
    return Key(name.column, name.row) if name.column in ("share", "total") else Key(name.table, name.row, name.column)


def _takes_text(submission: Submission, name: Field) -> bool:
    input = submission.form.inputs[name].input
    return input is None or input.nature not in (Nature.NUMBER, Nature.DATE)


# --- lines of lists ----------------------------------------------------------------------------------------------


def _by(*columns: str) -> Callable[[Line], object]:
    """What these columns hold together; None for a line that leaves one of them empty."""
    return lambda line: tuple(line[name] for name in columns) if all(name in line for name in columns) else None


def _whole(line: Line) -> object:
    return frozenset(line.items())


def _but_name(line: Line) -> object:
    """What a renamed indicator is known by: all the rest of it, when that is more than two columns."""
    rest = frozenset((key, value) for key, value in line.items() if key != "name")
    return rest if len(rest) > 2 else None


# What says that two lines are one and the same, tried in this order.
SAME: dict[str, tuple[Callable[[Line], object], ...]] = {
    "strategies": (_whole, _by("letter", "text"), _by("text"), _by("letter")),
    "indicators": (_whole, _by("name"), _but_name),
    "goals": (_whole, _by("dimension", "goal"), _by("dimension", "why")),
}
CALLED = {"strategies": ("letter",), "indicators": ("name",), "goals": ("dimension", "goal")}
TELLS = {  # of a line that came or went, the first of these that it has
    "strategies": ("text", "letter"),
    "indicators": ("target", "baseline", "name"),
    "goals": ("why", "goal"),
}


def _listed(table: str, old: list[Line], new: list[Line]) -> Iterator[Change]:
    pairs = _pairs(table, old, new)
    for before, after in pairs:
        yield from _between(table, before, after)
    yield from (_all_of(table, "removed", line) for line in _left(old, [before for before, _ in pairs]))
    yield from (_all_of(table, "added", line) for line in _left(new, [after for _, after in pairs]))


def _pairs(table: str, old: list[Line], new: list[Line]) -> list[tuple[Line, Line]]:
    pairs: list[tuple[Line, Line]] = []
    for known in SAME[table]:
        free = _left(new, [after for _, after in pairs])
        for before in _left(old, [before for before, _ in pairs]):
            after = next((one for one in free if known(one) == known(before) is not None), None)
            if after is not None:
                pairs.append((before, after))
                free = _left(free, [after])
    return pairs


def _left(lines: list[Line], taken: list[Line]) -> list[Line]:
    """The lines that are not taken; two that read alike are two."""
    return [line for line in lines if not any(line is one for one in taken)]


def _between(table: str, before: Line, after: Line) -> Iterator[Change]:
    row = _called(table, after)
    for column in dict.fromkeys((*before, *after)):
        old, new = before.get(column), after.get(column)
        if old != new:
            what = "added" if old is None else "removed" if new is None else "changed"
            yield Change(Key(table, row, column), what, old, new, _title(table, column, after))


def _title(table: str, column: str, line: Line) -> str:
    """The name of a line whose letter changed is its text."""
    return line.get("text", "") if (table, column) == ("strategies", "letter") else ""


def _all_of(table: str, what: str, line: Line) -> Change:
    tells = next((line[key] for key in TELLS[table] if key in line), "")
    sides = (tells, None) if what == "removed" else (None, tells)
    return Change(Key(table, _called(table, line)), what, *sides)


def _called(table: str, line: Line) -> str:
    return " ".join(line.get(key, "") for key in CALLED[table]).strip()


# --- in words ----------------------------------------------------------------------------------------------------


def label(change: Change) -> Phrase:
    """What a change is about: «3.1 Arbeidsplasser: Reiseliv, 2028»."""
    whole = change.key.column == "name" and change.what in CAME_OR_WENT
    parts = _row_name(change), "" if whole else _column(change.key)
    return Phrase("diff.about", {
        "table": Phrase(f"diff.{change.key.table if change.key.table in ORDER else 'other'}"),
        "rest": Phrase("diff.rest", {"row": parts[0], "column": parts[1]}) if all(parts) else parts[0] or parts[1],
    })  # fmt: skip


def _row_name(change: Change) -> Phrase | str:
    table, row, _ = change.key
    if row in OVERHEAD and table == "spending":
        return Phrase(f"spending.{row}")
    if table == "goals":
        return _goal_name(row)
    if table == "reasons":
        return Phrase("subject.reasons.reason", {"row": row})
    if table == SETUP_ROW or table not in ORDER:
        return ""
    return _short(change.name) or _nameless(_home(table), row)


def _goal_name(row: str) -> Phrase | str:
    """«Miljø, 13. Stoppe klimaendringene» for «environment 13»; a goal that is none of the 17 is told as it stands."""
    dimension, _, goal = row.partition(" ")
    if dimension not in DIMENSIONS:
        return row
    named = Phrase(f"tables.dimension.{dimension}")
    return Phrase("diff.rest", {"row": named, "column": _goal(goal)}) if goal else named


def _goal(number: str) -> Phrase | str:
    return Phrase(f"goal.{number}") if number in map(str, GOALS) else number


def _short(name: str) -> str:
    return name if len(name) <= NAME_LONGEST else name[: NAME_LONGEST - 1] + "…"


def _nameless(table: str, row: str) -> Phrase | str:
    index = row.lstrip("abcdefghijklmnopqrstuvwxyz")
    return Phrase(f"row.{table}", {"index": index}) if table in ("area", "financier") and index else row


def _column(key: Key) -> Phrase | str:
    """The column as people see it."""
    table, row, column = key
    if table not in ORDER:
        return _fact_name(key)
    if row == "limits":
        return Phrase(f"limits.{column}")
    return Phrase(f"diff.column.{column}") if column in COLUMNS else column


def _fact_name(key: Key) -> Phrase | str:
    """What stands on Oppsett beside its answer."""
    match key.table:
        case "status" | "adopted" | "contact":
            return Phrase(f"facts.{key.table}")
        case "activities" | "attachments":
            return Phrase(f"{key.table}.{key.row}")
        case _:
            return ""


COLUMNS = (
    "name", "kind", "text", "letter", "area", "unit", "baseline", "target", "level", "source", "dimension", "goal",
    "why", "support", "municipalities", "language", "edition", "jobs", "budget",
)  # fmt: skip


def sides(found: Difference, change: Change) -> tuple[Fact, Fact]:
    """What stood before and what stands now, in the words of the form; «–» for nothing."""
    submissions = (found.before, found.after)
    texts = (change.before, change.after)
    before, after = (
        "–" if not text else _worded(change.key, text, one) for one, text in zip(submissions, texts, strict=True)
    )
    if before == after and change.key.column == "area":  # a name that was typed, and the item of the list
        before, after = (_listed_area(str(text), one) for one, text in zip(submissions, texts, strict=True))
    return before, after


LISTED = {("financier", "kind"): "kinds", ("indicators", "level"): "levels", ("status", ""): "statuses"}


def _worded(key: Key, text: str, submission: Submission) -> Fact:
    choices = LISTED.get((key.table, key.column))
    match key.table, key.column:
        case _ if choices is not None:
            return Phrase(f"choice.{choices}.{text}") if text in CHOICES[choices] else text
        case ("area", "support") | ("attachments", _):
            word = {"True": "yes", "False": "no"}.get(text, text)
            return Phrase(f"choice.attached.{word}") if word in CHOICES["attached"] else text
        case (("strategies" | "indicators"), "area"):
            return _area_name(text, submission)
        case "goals", ("goal" | ""):
            return _goal(text)
        case "setup", "language":
            return Phrase(f"diff.language.{text}")
        case "adopted", _:
            return _day(text)
    number = _decimal(text)
    if key.table in (*TARGETS, *MONEY) or _numeric(key):
        return Phrase("tables.raw", {"raw": text}) if number is None else number
    return text


def _numeric(key: Key) -> bool:
    """Whether it is a number that is neither a target nor money."""
    measure = key.table == "indicators" and key.column in ("baseline", "target", "")
    return measure or key.row == "limits" or key.table == "activities"


def _area_name(id: str, submission: Submission) -> str:
    answer = submission.answers.get(Field("area", id, "name"))
    return answer.raw if answer is not None else id


def _listed_area(id: str, submission: Submission) -> str:
    """An area as the list shows it, «2. Reiseliv»; what was typed, when it is none of the list."""
    rows = submission.form.plan.area_rows
    return area_item(rows.index(id) + 1, _area_name(id, submission)) if id in rows else id


def _day(text: str) -> Fact:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
