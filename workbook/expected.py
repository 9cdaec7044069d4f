"""Programmes that should deliver and what was delivered → one of five states for each."""

from __future__ import annotations

import re
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


class States(NamedTuple):
    """Each expected programme with its state, in the register's order, and the delivered files that none expected."""

    due: tuple[Due, ...] = ()
    unexpected: tuple[tuple[str, str], ...] = ()


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
    due = tuple(_due(one, keys, counted, held, refused) for one, keys in zip(expected, own, strict=True))
    met = {key for keys in own for key in keys}
    return States(due, tuple((name, key) for name, key, _ in chosen if key not in met))


def _places(keys: Iterable[str]) -> dict[str, list[str]]:
    """The programme ids by kommunenummer."""
    places: dict[str, list[str]] = {}
    for key in sorted(keys):
        places.setdefault(key[:4], []).append(key)
    return places


def _matches(one: Expected, places: dict[str, list[str]]) -> Iterator[str]:
    """The programme ids that are this programme: by its id, or by number, name and years as far as they are given."""
    for number in one.numbers or (one.programme_id[:4],):
        for key in places.get(number, ()):
            _, first, last, name = key.split("-", 3)
            wanted = ((one.key, name), (one.first, first), (one.last, last))
            if key == one.programme_id if one.programme_id else all(a in ("", b) for a, b in wanted):
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
