"""Programmes that should deliver and what was delivered → one of five states for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Expected(NamedTuple):
    """A programme that should deliver. `numbers` are the kommunenummer of today; what is left out is empty."""

    programme_id: str
    programme: str
    key: str  # the name as it stands in a programme_id
    numbers: tuple[str, ...]
    first: str
    last: str
    nothing: bool
    file: str


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


STATES = ("delivered", "delivered with errors", "refused", "nothing to report", "missing")


def judged(
    expected: Sequence[Expected] | None,
    chosen: Sequence[tuple[str, str, str]],
    undecided: Sequence[tuple[str, str]],
    refused: Sequence[str],
) -> States:
    """The states, from (file, programme_id, state) of what counts and the names of what was refused."""
    if expected is None:
        return States()
    counted = {key: (name, state) for name, key, state in chosen}
    held: dict[str, list[str]] = {}
    for name, key in undecided:
        held.setdefault(key, []).append(name)
    places = _places({*counted, *held})
    own = [sorted(_matches(one, places)) for one in expected]
    free = _places({*counted, *held} - {key for keys in own for key in keys})
    left = {at: one for at, one in enumerate(expected) if not own[at] and not _is_refused(one, refused)}
    alone = _by_number_alone(left, free)
    own = [[alone[at]] if at in alone else keys for at, keys in enumerate(own)]
    met = {key for keys in own for key in keys}
    due = tuple(_due(one, keys, counted, held, refused) for one, keys in zip(expected, own, strict=True))
    unexpected = tuple((name, key) for name, key, _ in chosen if key not in met)
    files = {**held, **{key: [name] for key, (name, _) in counted.items()}}
    near = {at: tuple(_near(due[at], one, free, files)) for at, one in left.items()}
    renamed = tuple(one for at in alone for one in near[at])
    others = (one for at in near if at not in alone for one in near[at] if one.programme_id not in met)
    return States(due, unexpected, renamed, tuple(others))


def _near(
    due: Due, one: Expected, free: Mapping[str, Sequence[str]], files: Mapping[str, Sequence[str]]
) -> Iterator[Near]:
    """Every file that is left with a kommunenummer of an expected programme."""
    for key in _numbered(one, free):
        yield from (Near(due, _years(one), name, key) for name in files[key])


def _is_refused(one: Expected, refused: Sequence[str]) -> bool:
    """Whether the register itself says that a programme is in a file that was refused."""
    return one.file != "" and any(_names(one, name) for name in refused)


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


def _numbered(one: Expected, places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The programme ids with a kommunenummer of the programme."""
    for number in one.numbers or (one.programme_id[:4],):
        yield from places.get(number, ())


def _period(one: Expected) -> tuple[str, str]:
    """First and last year, as far as they are given; a programme's id has them."""
    found = re.match(r"\d{4}-(\d{4})-(\d{4})-", one.programme_id)
    return (found[1], found[2]) if found else (one.first, one.last)


def _same_years(one: Expected, key: str) -> bool:
    return all(known in ("", year) for known, year in zip(_period(one), key.split("-", 3)[1:3], strict=True))


def _years(one: Expected) -> str:
    return "–".join(filter(None, dict.fromkeys(_period(one))))


def _places(keys: Iterable[str]) -> dict[str, list[str]]:
    """The programme ids by kommunenummer."""
    places: dict[str, list[str]] = {}
    for key in sorted(keys):
        places.setdefault(key[:4], []).append(key)
    return places


def _matches(one: Expected, places: dict[str, list[str]]) -> Iterator[str]:
    """The programme ids that are this programme: by its id, or by number, name and years as far as they are given."""
    for key in _numbered(one, places):
        same = one.key in ("", key.split("-", 3)[3]) and _same_years(one, key)
        if key == one.programme_id if one.programme_id else same:
            yield key


def _due(
    one: Expected,
    own: Sequence[str],
    counted: Mapping[str, tuple[str, str]],
    held: Mapping[str, Sequence[str]],
    refused: Sequence[str],
) -> Due:
    numbers = " ".join(one.numbers)
    key = own[0] if own else one.programme_id
    given = [counted[key] for key in own if key in counted]
    if given:
        state = "delivered with errors" if any(state == "findings" for _, state in given) else "delivered"
        return Due(key, one.programme, numbers, state, ", ".join(name for name, _ in given))
    waiting = [name for key in own for name in held.get(key, ())] or [name for name in refused if _names(one, name)]
    if waiting:
        return Due(key, one.programme, numbers, "refused", ", ".join(waiting))
    return Due(key, one.programme, numbers, "nothing to report" if one.nothing else "missing", one.file)


def _names(one: Expected, file: str) -> bool:
    """Whether a refused file is this programme's, as its name tells: the register's own, or the kommunenummer."""
    last = file.replace("\\", "/").rsplit("/", 1)[-1]
    return last == one.file if one.file else not set(one.numbers).isdisjoint(re.findall(r"(?<!\d)\d{4}(?!\d)", last))
