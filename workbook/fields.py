"""What a person may fill in: a `Field` names an input for good, an `Input` says what belongs in it.

A field keeps its name when rows are inserted or renamed; the form says in which cell it stands.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Field(NamedTuple):
    """table (`funding`), row id (`fin1`) and column (`2027`, `name` …) of one input."""

    table: str
    row: str
    column: str


class Nature(StrEnum):
    """What kind of thing an input holds."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


class Input(NamedTuple):
    """What belongs in an input: its nature, bounds and unit. Its texts are `input.<id>.title` and `.message`.

    `unit` is a text key; `most` None means the form's own amount_max. `choices` names a list of the form.
    """

    id: str
    nature: Nature
    unit: str | None = None
    least: Decimal | None = Decimal(0)
    most: Decimal | None = None
    whole: bool = False
    length: int = 0
    choices: str | None = None


AMOUNT = Input("amount", Nature.NUMBER, "unit.amount")
JOBS = Input("jobs", Nature.NUMBER, "unit.jobs", most=Decimal(100_000), whole=True)
SHARE = Input("share", Nature.NUMBER, "unit.percent", most=Decimal(100))
TALLY = Input("tally", Nature.NUMBER, "unit.count", most=Decimal(1_000_000), whole=True)
MEASURE = Input("measure", Nature.NUMBER, least=Decimal(-1_000_000_000), most=Decimal(1_000_000_000))
NAME = Input("name", Nature.TEXT, length=60)
LINE = Input("line", Nature.TEXT, length=120)
PROSE = Input("prose", Nature.TEXT, length=500)
DAY = Input("day", Nature.DATE)
LETTER = Input("letter", Nature.CHOICE, choices="letters")
AREA = Input("area", Nature.CHOICE, choices="areas")
KIND = Input("kind", Nature.CHOICE, choices="kinds")
STATUS = Input("status", Nature.CHOICE, choices="statuses")
LEVEL = Input("level", Nature.CHOICE, choices="levels")
ATTACHED = Input("attached", Nature.CHOICE, choices="attached")
GOALS = {
    dimension: Input(f"goal_{dimension}", Nature.CHOICE, choices=f"goals_{dimension}")
    for dimension in ("environment", "society", "economy", "partnership")
}

INPUTS = (
    AMOUNT, JOBS, SHARE, TALLY, MEASURE, NAME, LINE, PROSE, DAY, LETTER, AREA, KIND, STATUS, LEVEL, ATTACHED,
    *GOALS.values(),
)  # fmt: skip

# FN-sambandet's goals by dimension, as the template's chapter 6 groups them.
DIMENSIONS: dict[str, tuple[int, ...]] = {
    "environment": (6, 13, 14, 15),
    "society": (1, 2, 3, 4, 5, 7, 11, 16),
    "economy": (8, 9, 10, 12),
    "partnership": (17,),
}

# Words to choose among: the JSON's key, and in the form the text `choice.<list>.<key>`.
CHOICES: dict[str, tuple[str, ...]] = {
    "kinds": ("state", "county", "municipality", "other"),
    "statuses": ("utkast", "styrebehandlet", "vedtatt", "godkjent"),
    "levels": ("result", "impact"),
    "attached": ("yes", "no"),
    "letters": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    **{f"goals_{dimension}": tuple(map(str, goals)) for dimension, goals in DIMENSIONS.items()},
}


def choice_key(choices: str, key: str) -> str | None:
    """The text key of a choice; None for letters, which are their own text."""
    if choices == "letters":
        return None
    return f"goal.{key}" if choices.startswith("goals_") else f"choice.{choices}.{key}"
