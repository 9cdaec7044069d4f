"""A `Figure` → where its bars, lines and words stand in an inline SVG; the template draws them.

Colours are those of the form's own charts. To draw one more kind, add its function to DRAWN.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from generators.charts import PAINTS
from generators.looks import INK, QUIET
from generators.report.document import Figure, Line
from workbook.form.chart import Kind
from workbook.numbers import shown

WIDTH, TOP, PLOT, LEFT, RIGHT = 640, 14, 200, 46, 12
TICKS = 5
LEGEND_ROW, AXIS_ROW, LETTER = 20, 24, 8.6  # a letter of the size that paper has, the larger one
LABELLED_FROM = 13  # a segment lower than this holds no number
BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a label stands before its place
BAR, NAMES = 24, 210  # a lying bar with its gap, and the width of the names beside them


class Bar(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    fill: str


class Label(NamedTuple):
    x: float
    y: float
    text: str
    anchor: str = "middle"
    ink: str = QUIET


class Path(NamedTuple):
    points: str
    colour: str
    dashed: bool = False


class Key(NamedTuple):
    """One entry of the legend."""

    x: float
    y: float
    name: str
    fill: str
    dashed: bool


@dataclass
class Drawing:
    """Everything of one chart, in the SVG's own units."""

    height: float = 0
    grid: list[tuple[float, float, float, float]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    dots: list[tuple[float, float, str]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    legend: list[Key] = field(default_factory=list)
    left: float = 0
    width: float = WIDTH


def drawn(figure: Figure, language: str) -> Drawing:
    """The drawing of a chart; one without any number is an empty plot with its legend."""
    drawing = Drawing()
    bottom = DRAWN[figure.kind](drawing, figure, language)
    drawing.height = _legend(drawing, figure, bottom)
    _widen(drawing)
    return drawing


def _widen(drawing: Drawing) -> None:
    """Room to the left and to the right for labels that are longer than usual: none is cut."""
    lefts = [one.x - len(one.text) * LETTER * BEFORE[one.anchor] for one in drawing.labels]
    rights = [one.x + len(one.text) * LETTER * (1 - BEFORE[one.anchor]) for one in drawing.labels]
    drawing.left = round(min([0, *lefts]), 1)
    drawing.width = round(max([WIDTH, *rights]) - drawing.left, 1)


def step(most: Decimal) -> Decimal:
    """The distance between grid lines: 1, 2 or 5 times a power of ten, and at most so many of them."""
    if most <= 0:
        return Decimal(1)
    size = Decimal(1).scaleb((most / TICKS).adjusted())
    return next(size * times for times in (1, 2, 5, 10) if size * times * TICKS >= most)


def _highest(figure: Figure, stacked: bool) -> Decimal:
    columns = [[max(value or Decimal(0), Decimal(0)) for value in line.values] for line in figure.lines]
    tops = [sum(values) if stacked else max(values) for values in zip(*columns, strict=True)] if columns else []
    target = [value for value in figure.target.values if value is not None] if figure.target else []
    return max([Decimal(0), *map(Decimal, tops), *target])


@dataclass(frozen=True)
class _Scale:
    """The vertical axis: from an amount to a place."""

    most: Decimal

    def y(self, amount: Decimal) -> float:
        return round(TOP + PLOT * (1 - float(max(amount, Decimal(0)) / self.most)), 1)


def _axes(drawing: Drawing, figure: Figure, most: Decimal, language: str) -> _Scale:
    by = step(most)
    top = by * max(1, int((most / by).to_integral_value(rounding="ROUND_CEILING")))
    scale = _Scale(top)
    for number in range(int(top / by) + 1):
        y = scale.y(by * number)
        drawing.grid.append((LEFT, y, WIDTH - RIGHT, y))
        drawing.labels.append(Label(LEFT - 6, y + 4, shown(by * number, language), "end"))
    for at, category in enumerate(figure.categories):
        drawing.labels.append(Label(_middle(figure, at), TOP + PLOT + 17, category))
    return scale


def _slot(figure: Figure) -> float:
    return (WIDTH - LEFT - RIGHT) / max(1, len(figure.categories))


def _middle(figure: Figure, at: int) -> float:
    return round(LEFT + _slot(figure) * (at + 0.5), 1)


def _stacked(drawing: Drawing, figure: Figure, language: str) -> float:
    scale = _axes(drawing, figure, _highest(figure, stacked=True), language)
    width = round(_slot(figure) * 0.64, 1)
    for at in range(len(figure.categories)):
        base = Decimal(0)
        for line in figure.lines:
            value = line.values[at]
            if value is not None and value > 0:
                _segment(drawing, line, scale, base, value, _middle(figure, at), width, language)
                base += value
    return TOP + PLOT + AXIS_ROW


def _segment(
    drawing: Drawing, line: Line, scale: _Scale, base: Decimal, value: Decimal, middle: float, width: float,
    language: str,
) -> None:  # fmt: skip
    paint, top, bottom = PAINTS[line.role], scale.y(base + value), scale.y(base)
    drawing.bars.append(Bar(round(middle - width / 2, 1), top, width, round(bottom - top, 1), paint.fill))
    text = shown(value, language, (0, 2))
    if bottom - top >= LABELLED_FROM and len(text) * LETTER <= width:
        drawing.labels.append(Label(middle, round((top + bottom) / 2 + 4, 1), text, ink=paint.ink))


def _lines(drawing: Drawing, figure: Figure, language: str) -> float:
    scale = _axes(drawing, figure, _highest(figure, stacked=False), language)
    for line in figure.shown:
        dashed, colour = line is figure.target, PAINTS[line.role].fill
        places = [
            (_middle(figure, at), scale.y(value), value) for at, value in enumerate(line.values) if value is not None
        ]
        drawing.paths.append(Path(" ".join(f"{x},{y}" for x, y, _ in places), colour, dashed))
        if not dashed:
            drawing.dots += [(x, y, colour) for x, y, _ in places]
            drawing.labels += [Label(x, y - 8 if y > TOP + 12 else y + 18, shown(v, language, (0, 2)), ink=INK)
                               for x, y, v in places]  # fmt: skip
    return TOP + PLOT + AXIS_ROW


def _bars(drawing: Drawing, figure: Figure, language: str) -> float:
    """Lying bars, the series of a category after each other, and the sum of them at the end."""
    most = _highest(figure, stacked=True) or Decimal(1)
    room = WIDTH - NAMES - RIGHT - 60
    for at, category in enumerate(figure.categories):
        y, x, total = TOP + BAR * at, float(NAMES), Decimal(0)
        letters = int((NAMES - 8) / LETTER)
        name = category if len(category) <= letters else f"{category[: letters - 1].rstrip()}…"
        drawing.labels.append(Label(NAMES - 8, y + 14, name, "end"))
        for line in figure.lines:
            value = line.values[at]
            if value is not None and value > 0:
                width = round(room * float(value / most), 1)
                drawing.bars.append(Bar(x, y, width, BAR - 7, PAINTS[line.role].fill))
                x, total = round(x + width, 1), total + value
        drawing.labels.append(Label(x + 6, y + 14, shown(total, language, (0, 2)), "start", INK))
    return TOP + BAR * len(figure.categories) + 8


DRAWN: dict[Kind, Callable[[Drawing, Figure, str], float]] = {
    Kind.STACKED: _stacked, Kind.LINE: _lines, Kind.BARS: _bars,
}  # fmt: skip


def _legend(drawing: Drawing, figure: Figure, top: float) -> float:
    """The names of the series below the plot, in as many rows as they need; where they end."""
    x, y = float(LEFT), top + 14
    for line in figure.shown:
        width = 36 + len(line.name) * LETTER
        if x + width > WIDTH and x > LEFT:
            x, y = float(LEFT), y + LEGEND_ROW
        drawing.legend.append(Key(x, y, line.name, PAINTS[line.role].fill, line is figure.target))
        x += width
    return y + 12
