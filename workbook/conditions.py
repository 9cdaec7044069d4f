"""What Excel tests when somebody types in an input: the writer makes it a validation, the reader looks for it again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from workbook.fields import Input, Nature
from workbook.numbers import plain, serial_of
from workbook.setup import FIRST_YEAR, LAST_YEAR


class Condition(NamedTuple):
    """A validation as the file stores it: its kind and its bounds, or the name of a list."""

    kind: str
    first: str
    second: str = ""
    operator: str = "between"


@lru_cache(maxsize=64)
def condition(input: Input) -> Condition:
    return CONDITIONS[input.nature](input)


def _number(input: Input) -> Condition:
    least = "0" if input.least is None else plain(input.least)
    most = "kfg_amount_max" if input.most is None else plain(input.most)
    return Condition("whole" if input.whole else "decimal", least, most)


def _length(input: Input) -> Condition:
    return Condition("textLength", str(input.length), operator="lessThanOrEqual")


def _day(input: Input) -> Condition:
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    return Condition("date", str(serial_of(first)), str(serial_of(last)))


def _choice(input: Input) -> Condition:
    return Condition("list", f"lst_{input.choices}")


CONDITIONS: dict[Nature, Callable[[Input], Condition]] = {
    Nature.NUMBER: _number,
    Nature.TEXT: _length,
    Nature.DATE: _day,
    Nature.CHOICE: _choice,
}
