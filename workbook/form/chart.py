"""A chart as data: which locked cells it shows and what each series stands for; how it is drawn is the generators'."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from workbook.cells import Cell, Span


class Kind(StrEnum):
    STACKED = "stacked"  # columns, the series on top of each other
    COLUMNS = "columns"
    LINE = "line"
    BARS = "bars"  # lying, the first category on top


class Role(StrEnum):
    """What a series stands for; the same role has the same colour in every chart."""

    STATE = "state"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    OTHER = "other"
    OVERHEAD = "overhead"
    MAIN = "main"
    TARGET = "target"
    AREA1 = "area1"
    AREA2 = "area2"
    AREA3 = "area3"
    AREA4 = "area4"
    AREA5 = "area5"
    AREA6 = "area6"
    REST = "rest"


AREA_ROLES = (Role.AREA1, Role.AREA2, Role.AREA3, Role.AREA4, Role.AREA5, Role.AREA6)


class Series(NamedTuple):
    """One row or column of a table. `points` are the roles of its single values, where these differ."""

    name: Cell
    values: Span
    role: Role
    points: tuple[Role, ...] = ()


class Place(NamedTuple):
    """The cells that a chart covers: the part numbered `part` (from 0) of an area cut into `parts` across."""

    area: Span
    part: int = 0
    parts: int = 1


class Chart(NamedTuple):
    """Title and alt text are `chart.<id>.title` and `chart.<id>.alt`, both told the `period`; categories are texts.

    `target` is what the series are held against: a grey line in a line chart, a mark across each column elsewhere.
    `unit` is the key of what the value axis counts.
    """

    id: str
    kind: Kind
    unit: str
    period: str
    categories: Span
    series: tuple[Series, ...]
    place: Place
    target: Series | None = None
    labelled: bool = False  # each value is written on its column or point

    @property
    def title(self) -> str:
        return f"chart.{self.id}.title"

    @property
    def alt(self) -> str:
        return f"chart.{self.id}.alt"

    @property
    def shown(self) -> tuple[Series, ...]:
        """Every series, the target last."""
        return self.series if self.target is None else (*self.series, self.target)
