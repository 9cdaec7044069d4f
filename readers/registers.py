"""Norway's kommuner of 2024 and the changes that led to them: a kommunenummer in, its kommune or its successors out.

Data: Kartverket (CC BY 4.0) and SSB's KLASS. A new year is new rows in data/; nothing here names one.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from workbook.register import Register


class Municipality(NamedTuple):
    """A kommune; its number is a text, since «0301» is one. `norwegian` is its Norwegian name when it has several."""

    number: str
    name: str
    county_number: str
    county: str
    norwegian: str


class Change(NamedTuple):
    """From `day` (ISO) on, `old` is `new`."""

    day: str
    old: str
    new: str


def municipality(number: str) -> Municipality | None:
    """The kommune that has this number today."""
    return _municipalities().get(number)


def kommuner(numbers: Iterable[str]) -> tuple[str, ...]:
    """The names of some kommuner as a letter has them: «Fyresdal kommune»; a number that leads to none as it is."""
    today = ((one, successors(one)) for one in numbers)
    found = ((one, municipality(now[0]) if len(now) == 1 else None) for one, now in today)
    return tuple(f"{known.norwegian} kommune" if known else one for one, known in found)


def named(name: str) -> tuple[Municipality, ...]:
    """Every kommune that is called this, or that has it in its double name; Herøy and Våler are two each."""
    return tuple(_municipalities()[number] for number in _names().get(_plain(name), ()))


def nearly_named(name: str) -> tuple[Municipality, ...]:
    """The kommuner whose names are most like a misspelt one."""
    from difflib import get_close_matches

    near = get_close_matches(_plain(name), _names(), n=3, cutoff=0.7)
    found = dict.fromkeys(number for one in near for number in _names()[one])
    return tuple(_municipalities()[number] for number in found)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for one in _municipalities().values():
        for name in dict.fromkeys((one.name, *one.name.split(" - "))):
            names[_plain(name)] = (*names.get(_plain(name), ()), one.number)
    return names


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split()).removesuffix(" kommune")


@cache
def register() -> Register:
    """The register as the rules ask it."""
    return Register({number: one.county for number, one in _municipalities().items()})


@cache
def successors(number: str) -> tuple[str, ...]:
    """The numbers of today that a number leads to: itself if it is one, several after a split, none if it never was."""
    if municipality(number):
        return (number,)
    return tuple(sorted(_today(number, "")))


def former(numbers: Iterable[str]) -> tuple[str, ...]:
    """The numbers out of use that lead to any of these of today."""
    return tuple(sorted({old for number in numbers for old in _former().get(number, ())}))


@cache
def _former() -> Mapping[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for old in _changes():
        for number in successors(old):
            known[number] = (*known.get(number, ()), old)
    return known


def _today(number: str, since: str) -> frozenset[str]:
    # A number may be used anew, so a chain only ever goes forward in time.
    changes = [change for change in _changes().get(number, ()) if change.day > since]
    if not changes:
        return frozenset({number}) if municipality(number) else frozenset()
    first = min(change.day for change in changes)
    return frozenset().union(*(_today(change.new, change.day) for change in changes if change.day == first))


@cache
def _municipalities() -> Mapping[str, Municipality]:
    rows = (Municipality(*row) for row in _rows("kommuner.csv"))
    return {row.number: row for row in rows}


@cache
def _changes() -> Mapping[str, tuple[Change, ...]]:
    changes: dict[str, tuple[Change, ...]] = {}
    for day, old, _, new, _ in _rows("kommune_endringer.csv"):
        changes[old] = (*changes.get(old, ()), Change(day, old, new))
    return changes


def _rows(file: str) -> list[list[str]]:
    text = Path(__file__).with_name("data").joinpath(file).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


@cache
def municipalities_digest() -> str:
    """What the register says, in short: a new year's register is another one."""
    return sha256(repr((_rows("kommuner.csv"), _rows("kommune_endringer.csv"))).encode()).hexdigest()[:16]
