"""What a report says, before it is known as what it will be written: parts of headings, sentences, tables and charts.

One value, rendered by `web`, `markdown`, `word` and `sheets`, so that the same words and numbers stand in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from workbook.form.chart import Kind, Role
from workbook.numbers import NBSP, shown

AMOUNTS, WHOLE, SHARES, RATIOS = (0, 6), (0, 6), (0, 1), (0, 3)


class Number(NamedTuple):
    """An amount with at least and at most so many decimals, its unit if no heading says it, a footnote's mark.

    A signed one is a change: it has a plus when it is a rise.
    """

    value: Decimal
    decimals: tuple[int, int] = AMOUNTS
    unit: str = ""
    mark: str = ""
    signed: bool = False

    def text(self, language: str) -> str:
        unit = f"{NBSP}{self.unit.replace(' ', NBSP)}" if self.unit else ""
        sign = "+" if self.signed and self.value > 0 else ""
        return sign + shown(self.value, language, self.decimals) + unit + self.mark


Content: TypeAlias = "str | Number"


class Heading(NamedTuple):
    """A heading below the part's own; `level` counts from 1 within the part."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """Sentences; `look` is a severity or ok for a verdict, `note` for small print, else nothing."""

    text: str
    look: str = ""


class Points(NamedTuple):
    """A list without numbers."""

    texts: tuple[str, ...]


class Item(NamedTuple):
    """One finding: its sign and word, what is wrong, and sentences below it, the remedy last."""

    severity: str
    sign: str
    word: str
    rule: str
    head: str
    says: tuple[str, ...]
    remedy: str


class Table(NamedTuple):
    """A table with one header row; the first column names the row. `totals` are rows that add up others."""

    id: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]
    totals: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    facts: bool = False  # names and values, without a header row to show

    def is_numeric(self, column: int) -> bool:
        """Whether a column holds numbers more than texts: all of it, its head too, then stands to the right."""
        filled = [row[column] for row in self.rows if row[column] != ""]
        return 2 * sum(isinstance(one, Number) for one in filled) > len(filled)


class Line(NamedTuple):
    """One series of a chart, None where there is no number."""

    name: str
    role: Role
    values: tuple[Decimal | None, ...]


class Figure(NamedTuple):
    """A chart: its categories and series, and the line that they are held against."""

    id: str
    kind: Kind
    title: str
    alt: str
    unit: str
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    target: Line | None = None

    @property
    def shown(self) -> tuple[Line, ...]:
        return self.lines if self.target is None else (*self.lines, self.target)

    def table(self, first: str) -> Table:
        """The numbers of the chart, a row for each category."""
        rows = tuple(
            (category, *("" if (value := line.values[at]) is None else Number(value) for line in self.shown))
            for at, category in enumerate(self.categories)
        )
        return Table(f"figure.{self.id}", self.title, (first, *(line.name for line in self.shown)), rows)


class Decision(NamedTuple):
    """A line to write on: what is asked for, one field each."""

    fields: tuple[str, ...]


Block: TypeAlias = "Heading | Paragraph | Points | Item | Table | Figure | Decision"


FEW = 8  # rows of a part that is too short for a page of its own


class Part(NamedTuple):
    """A chapter of the report; in a workbook, and in print unless it is short, it starts a page of its own."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def short(self) -> bool:
        rows = sum(len(block.rows) for block in self.blocks if isinstance(block, Table))
        return rows <= FEW and not any(isinstance(block, Figure) for block in self.blocks)

    @property
    def captioned(self) -> Iterator[tuple[Block, bool]]:
        """Each block, and whether it is a table whose caption only repeats the heading right above it."""
        above = self.title
        for block in self.blocks:
            yield block, isinstance(block, Table) and above.endswith(block.caption)
            above = block.text if isinstance(block, Heading) else ""


class Page(NamedTuple):
    """A whole report."""

    title: str
    stamp: str
    language: str
    parts: tuple[Part, ...]
    said: dict[str, str]  # the few words that the renderers need of their own

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for part in self.parts for block in part.blocks)

    def numbers(self, figure: Figure) -> Table:
        """The numbers of a chart, under the word for what its categories are."""
        return figure.table(self.said["year" if all(map(str.isdigit, figure.categories)) else "category"])


def plain_text(content: Content, language: str) -> str:
    return content.text(language) if isinstance(content, Number) else content
