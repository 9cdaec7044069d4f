"""What will be said, before it is known in which language: a `Phrase` is a text's key and the facts that fill it.

Findings, refusals and labels carry phrases; whoever writes for a reader calls `told` with that reader's catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from workbook.cells import Cell
from workbook.numbers import shown
from workbook.texts import Texts, texts

LONGEST = 200
REPLACED = "\ufffd"


NO_FACTS: Mapping[str, Fact] = {}


class Phrase(NamedTuple):
    """A text of the catalogue by its key, with its facts."""

    key: str
    facts: Mapping[str, Fact] = NO_FACTS


class Amount(NamedTuple):
    """A number told with at most so many decimals; a bare `Decimal` is told with six."""

    value: Decimal
    most: int


# A tuple is told as its parts with a slash between: numbers among which nobody can choose.
Fact: TypeAlias = "str | int | Decimal | date | Amount | Phrase | Cell | tuple[Fact, ...]"


def told(fact: Fact, texts: Texts) -> str:
    """A fact in the words of a language, with nothing in a stranger's text that could steer or turn what is read."""
    match fact:
        case Phrase(key, facts):
            return texts(key, **{name: told(one, texts) for name, one in facts.items()})
        case Amount(value, most):
            return shown(value, texts.language, (0, most))
        case Cell():
            return texts("cell", address=inert(fact.address), cell=fact.a1, sheet=inert(fact.sheet))
        case Decimal():
            return shown(fact, texts.language)
        case date():
            return texts("day", day=fact.day, month=texts(f"month.{fact.month}"), year=fact.year)
        case tuple():
            return " / ".join(told(one, texts) for one in fact)
        case int():
            return str(fact)
        case str():
            return inert(fact)


def spoken(key: str, facts: Mapping[str, object]) -> str:
    """A text of ours in bokmål with harmless facts: what an exception says of itself, and the command line of it."""
    said = texts("nb")
    return said(
        key, **{name: told(one, said) if isinstance(one, Phrase) else inert(str(one)) for name, one in facts.items()}
    )


def inert(text: str) -> str:
    """A stranger's text on one line, of bounded length, with nothing that could steer a terminal or turn the text."""
    seen = text[: 4 * LONGEST]
    if not seen.isprintable():
        seen = "".join(" " if char.isspace() else char if char.isprintable() else REPLACED for char in seen)
    line = seen.strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
