"""Words that people choose or type, back to keys: goals, kinds, statuses, yes and no, «2. Reiseliv»."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from workbook.fields import CHOICES, DIMENSIONS, choice_key
from workbook.texts import LANGUAGES, texts

GOALS = tuple(goal for goals in DIMENSIONS.values() for goal in goals)
LEADING_NUMBER = re.compile(r"\s*([0-9]{1,2})(?:\.?\s|\.?$|\.)")
# Names that published plans use beside FN-sambandet's own.
ALSO = {"liv under vann": 14, "liv på land": 15, "fred og rettferdighet": 16}


@cache
def _goal_names() -> dict[str, int]:
    known = dict(ALSO)
    for language in LANGUAGES:
        for goal in GOALS:
            name = texts(language)(f"goal.{goal}").partition(". ")[2]
            known[name.lower()] = goal
    return known


def as_read(name: str) -> str:
    """What a name is to a reader: signs that are not seen, kinds of blanks and letter case make no other name."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    return " ".join(seen.casefold().split())


def goal_number(value: str | Decimal) -> int | None:
    """The number of a goal given as «13. Stoppe klimaendringene», as its name, or as the bare number."""
    if isinstance(value, Decimal):
        return int(value) if value in GOALS else None
    text = " ".join(value.split())
    leading = LEADING_NUMBER.match(text)
    if leading:
        number = int(leading[1])
        return number if number in GOALS else None
    return _goal_names().get(text.lower())


@cache
def _choices(choices: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for key in CHOICES[choices]:
        known[key.lower()] = key
        text_key = choice_key(choices, key)
        for language in LANGUAGES:
            if text_key is not None:
                known[texts(language)(text_key).lower()] = key
    return known


def choice_of(choices: str, value: str) -> str | None:
    """The key of a chosen word in any of our languages; None when it is not on the list."""
    return _choices(choices).get(" ".join(value.split()).lower())


def area_index(value: str) -> int | None:
    """The number that an area's item in a list begins with: 2 for «2. Reiseliv»."""
    leading = LEADING_NUMBER.match(value)
    return int(leading[1]) if leading else None


def area_item(index: int, name: str) -> str:
    """An area as the list shows it: «2. Reiseliv», also when its name has blanks about it."""
    return f"{index}. {' '.join(name.split(' ')).strip()}"
