"""Programmes that should deliver and what was delivered → one of five states for each."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple


class Expected(NamedTuple):
    """A programme that should deliver. `numbers` are the kommunenummer of today, `former` those that led to them.

    What is left out is empty.
    """

    programme_id: str
    programme: str
    key: str  # the name as it stands in a programme_id
    numbers: tuple[str, ...]
    first: str
    last: str
    nothing: bool
    file: str
    former: tuple[str, ...] = ()


class Given(NamedTuple):
    """A delivered programme: its file, every kommunenummer that it may be known by, and its state when it counts."""

    file: str
    programme_id: str
    numbers: tuple[str, ...]
    state: str = ""


class Due(NamedTuple):
    """An expected programme: delivered, delivered with errors, refused, nothing to report, or missing."""

    programme_id: str
    programme: str
    municipalities: str
    state: str
    file: str


class Near(NamedTuple):
    """An expected programme, its years as far as the register gives them, and a file with one of its kommunenummer."""

    due: Due
    years: str
    file: str
    programme_id: str


class States(NamedTuple):
    """Each expected programme with its state, in the register's order, and the delivered files that none expected.

    `renamed` are those that were taken for each other by kommunenummer alone, `near` those that were not.
    """

    due: tuple[Due, ...] = ()
    unexpected: tuple[tuple[str, str], ...] = ()
    renamed: tuple[Near, ...] = ()
    near: tuple[Near, ...] = ()


NUMBER = re.compile(r"(?<!\d)(?!20)\d{4}(?!\d)")  # of a kommune in a file's name, where 2027 is a year
STATES = ("delivered", "delivered with errors", "refused", "nothing to report", "missing")


def judged(
    expected: Sequence[Expected] | None,
    chosen: Sequence[Given],
    undecided: Sequence[Given],
    refused: Sequence[str],
) -> States:
    """The states, from what counts, what contradicts each other, and the names of what was refused."""
    if expected is None:
        return States()
    counted = {one.programme_id: one for one in chosen}
    held: dict[str, list[str]] = {}
    for one in undecided:
        held.setdefault(one.programme_id, []).append(one.file)
    places = _places((*chosen, *undecided))
    own = [sorted(_matches(row, places)) for row in expected]
    taken = {key for keys in own for key in keys}
    free = _places(one for one in (*chosen, *undecided) if one.programme_id not in taken)
    left = {at: row for at, row in enumerate(expected) if not own[at] and not _called(row, refused)}
    alone = _by_number_alone(left, free)
    own = [[alone[at]] if at in alone else keys for at, keys in enumerate(own)]
    met = {key for keys in own for key in keys}
    named = {_last(row.file) for row in expected}
    nameless = [name for name in refused if _last(name) not in named]
    waiting = [_called(row, refused) or _with_number_of(row, nameless) for row in expected]
    due = tuple(map(_due, expected, own, repeat(counted), repeat(held), waiting))
    unexpected = tuple((one.file, one.programme_id) for one in chosen if one.programme_id not in met)
    files = {**held, **{key: [one.file] for key, one in counted.items()}}
    near = {at: tuple(_near(due[at], row, free, files)) for at, row in left.items()}
    renamed = tuple(pair for at in alone for pair in near[at])
    others = (pair for at in near if at not in alone for pair in near[at] if pair.programme_id not in met)
    return States(due, unexpected, renamed, tuple(others))


def _near(
    due: Due, one: Expected, free: Mapping[str, Sequence[str]], files: Mapping[str, Sequence[str]]
) -> Iterator[Near]:
    """Every file that is left with a kommunenummer of an expected programme."""
    for key in _numbered(one, free):
        yield from (Near(due, _years(one), name, key) for name in files[key])


def _called(one: Expected, refused: Sequence[str]) -> list[str]:
    """The refused files that the register itself says a programme is in."""
    return [name for name in refused if one.file and _last(name) == _last(one.file)]


def _with_number_of(one: Expected, refused: Sequence[str]) -> list[str]:
    """The refused files with a kommunenummer of the programme in their names, one out of use too."""
    known = {*one.numbers, *one.former}
    return [name for name in refused if not known.isdisjoint(NUMBER.findall(_last(name)))]


def _by_number_alone(left: Mapping[int, Expected], free: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """The expected programmes and programme ids that are left alone with their kommunenummer, and agree on the years.

    Only the name is otherwise: a number is not enough where more than one may be meant.
    """
    claims = {at: list(_numbered(one, free)) for at, one in left.items()}
    claimed = Counter(key for keys in claims.values() for key in keys)
    return {
        at: keys[0] for at, keys in claims.items()
        if len(keys) == 1 and claimed[keys[0]] == 1 and _same_years(left[at], keys[0])
    }  # fmt: skip


def _numbered(one: Expected, places: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """The programme ids with a kommunenummer of the programme, each once."""
    return dict.fromkeys(key for number in one.numbers for key in places.get(number, ()))


def _period(one: Expected) -> tuple[str, str]:
    """First and last year, as far as they are given; a programme's id has them."""
    found = re.match(r"\d{4}-(\d{4})-(\d{4})-", one.programme_id)
    return (found[1], found[2]) if found else (one.first, one.last)


def _same_years(one: Expected, key: str) -> bool:
    return all(known in ("", year) for known, year in zip(_period(one), key.split("-", 3)[1:3], strict=True))


def _years(one: Expected) -> str:
    return "–".join(filter(None, dict.fromkeys(_period(one))))


def _places(given: Iterable[Given]) -> dict[str, list[str]]:
    """The programme ids by kommunenummer."""
    places: dict[str, list[str]] = {}
    for key, number in sorted({(one.programme_id, number) for one in given for number in one.numbers}):
        places.setdefault(number, []).append(key)
    return places


def _matches(one: Expected, places: dict[str, list[str]]) -> Iterator[str]:
    """The programme ids that are this programme: by its id, or by number, name and years as far as they are given."""
    for key in _numbered(one, places):
        _, _, _, name = key.split("-", 3)
        # Which of its kommuner an id begins with says nothing: the number has been compared.
        if key[4:] == one.programme_id[4:] if one.programme_id else one.key in ("", name) and _same_years(one, key):
            yield key


def _due(
    one: Expected,
    own: Sequence[str],
    counted: Mapping[str, Given],
    held: Mapping[str, Sequence[str]],
    refused: Sequence[str],
) -> Due:
    """The state of a programme; `refused` are files that cannot be read and are its own, as their names tell."""
    numbers = " ".join(one.numbers)
    key = own[0] if own else one.programme_id
    given = [counted[key] for key in own if key in counted]
    if given:
        state = "delivered with errors" if any(plan.state == "findings" for plan in given) else "delivered"
        return Due(key, one.programme, numbers, state, ", ".join(plan.file for plan in given))
    waiting = [name for key in own for name in held.get(key, ())] or refused
    if waiting:
        return Due(key, one.programme, numbers, "refused", ", ".join(waiting))
    return Due(key, one.programme, numbers, "nothing to report" if one.nothing else "missing", "")


def _last(path: str) -> str:
    """A file's own name, as Windows and macOS compare names."""
    return unicodedata.normalize("NFC", path).casefold().replace("\\", "/").rsplit("/", 1)[-1]
