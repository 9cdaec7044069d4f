"""A `Chart` of the form in, an Excel chart on its sheet out, with XlsxWriter.

Every role has its paint in PAINTS; a further kind of chart is one function and its line in DRAWN. What the chart shows
before anyone recalculates is filled from our own values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generators.looks import DARK, FONT, GREY, INK, LINE, MIDDLE, QUIET, WARM, WHITE
from workbook.cells import Span
from workbook.form.chart import Chart, Kind, Place, Role, Series
from workbook.form.page import Sheet
from workbook.formula import Value, Values, as_text
from workbook.texts import Texts

ROW_PIXELS, GAP_PIXELS = 20, 8
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 11, 9, 8
ROOMY = 10  # more categories than this get the small size


@dataclass(frozen=True)
class Paint:
    """A fill, the ink of a label on it, and the hatching that tells it from a plain fill of the same colour."""

    fill: str
    ink: str = WHITE
    hatch: str | None = None


PAINTS = {
    Role.STATE: Paint(DARK),
    Role.COUNTY: Paint(MIDDLE, INK),
    Role.MUNICIPALITY: Paint(WARM),
    Role.OTHER: Paint(GREY),
    Role.OVERHEAD: Paint(GREY),
    Role.MAIN: Paint(DARK),
    Role.TARGET: Paint(GREY),
    Role.AREA1: Paint(DARK),
    Role.AREA2: Paint(MIDDLE, INK),
    Role.AREA3: Paint(WARM),
    Role.AREA4: Paint(DARK, INK, "wide_upward_diagonal"),
    Role.AREA5: Paint(WARM, INK, "wide_downward_diagonal"),
    Role.AREA6: Paint(MIDDLE, INK, "narrow_horizontal"),
    Role.REST: Paint(GREY),
}
MARK = INK  # of an agreed share: seen on every column and on white

# A zero is neither written on a column nor on a line.
FORMATS = {"unit.amount": "#,##0.0##;-#,##0.0##;", "unit.jobs": "#,##0;-#,##0;", "unit.percent": "0.0;-0.0;"}
LABELS_MOST = 8  # years; more labels would stand on top of each other


def draw(book: Any, page: Any, sheet: Sheet, chart: Chart, values: Values, texts: Texts) -> None:
    """Put one chart on its sheet."""
    title = texts(chart.title, period=chart.period)
    made = DRAWN[chart.kind](_Drawing(book, chart, title, values))
    made.set_title({"name": title, "name_font": _font(TITLE_SIZE, bold=True), "overlay": False})
    made.set_legend({"position": "bottom", "font": _font(TEXT_SIZE)})
    made.set_chartarea({"border": {"color": LINE}, "fill": {"color": WHITE}})
    made.show_blanks_as("gap")
    left, width, height = extent(sheet, chart.place)
    made.set_size({"width": width, "height": height})
    top = chart.place.area.first
    options = {"x_offset": left, "description": texts(chart.alt, period=chart.period), "object_position": 2}
    if page.insert_chart(top.row, top.column, made, options):
        raise ValueError(f"no room for the chart {chart.id}")


def extent(sheet: Sheet, place: Place) -> tuple[int, int, int]:
    """How far from the left edge of its area a chart stands, how wide and how tall it is, in pixels."""
    area = place.area
    width = sum(_pixels(sheet.widths[column]) for column in range(area.first.column, area.last.column + 1))
    part = width // place.parts
    height = (area.last.row - area.first.row + 1) * ROW_PIXELS
    return part * place.part, part - GAP_PIXELS, height


def _pixels(width: float) -> int:
    """A column's width on the screen, as Excel counts it."""
    return int(width * 7 + 0.5) + 5 if width >= 1 else int(width * 12 + 0.5)


def _font(size: int, color: str = QUIET, bold: bool = False) -> dict[str, object]:
    return {"name": FONT, "size": size, "color": color, "bold": bold}


@dataclass(frozen=True)
class _Drawing:
    """One chart in the making."""

    book: Any
    chart: Chart
    title: str
    values: Values

    @property
    def size(self) -> int:
        return TEXT_SIZE if len(self.chart.categories.cells) <= ROOMY else SMALL_SIZE

    def new(self, kind: str, subtype: str | None = None) -> Any:
        made = self.book.add_chart({"type": kind, "subtype": subtype, "name": self.title})
        grid = {"visible": True, "line": {"color": LINE, "width": 0.75}}
        ink, quiet = _font(self.size), {"color": LINE}
        amounts = {
            "min": 0, "major_gridlines": grid, "num_font": ink, "line": {"none": True},
            "num_format": "[>=1000]#,##0;General", "major_tick_mark": "none",
        }  # fmt: skip
        names = {"num_font": ink, "line": quiet, "major_tick_mark": "none", "interval_unit": 1}
        if kind == "bar":
            # Read from the top; the axis of amounts crosses at the last category, which is at the bottom.
            made.set_y_axis(names | {"reverse": True, "crossing": "max"})
            made.set_x_axis(amounts)
        else:
            made.set_x_axis(names)
            made.set_y_axis(amounts)
        return made

    def add(self, made: Any, series: Series, **looks: object) -> None:
        made.add_series(
            {
                "name": f"={Span(series.name, series.name).absolute}",
                "name_data": [as_text(self.values[series.name])],
                "categories": f"={self.chart.categories.absolute}",
                "categories_data": [as_text(self.values[cell]) for cell in self.chart.categories.cells],
                "values": f"={series.values.absolute}",
                "values_data": [_point(self.values[cell]) for cell in series.values.cells],
                **looks,
            }
        )

    def labels(self, ink: str, position: str) -> dict[str, object]:
        """Each value written on its column, when there is room for it."""
        room = self.chart.kind is Kind.BARS or len(self.chart.categories.cells) <= LABELS_MOST
        if not self.chart.labelled or not room:
            return {}
        number = FORMATS[self.chart.unit]
        font = _font(self.size, ink)
        return {"data_labels": {"value": True, "num_format": number, "font": font, "position": position}}


def _point(value: Value) -> int | float | None:
    """A number as the chart keeps it; what is no number is left out."""
    if not isinstance(value, Decimal):
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _filled(role: Role, edge: bool = False) -> dict[str, object]:
    """A role's fill; segments on each other have a white edge, so that they are told apart without colour."""
    paint = PAINTS[role]
    border: dict[str, object] = {"border": {"color": WHITE, "width": 0.75} if edge else {"none": True}}
    if paint.hatch is None:
        return border | {"fill": {"color": paint.fill}}
    return border | {"pattern": {"pattern": paint.hatch, "fg_color": paint.fill, "bg_color": WHITE}}


def _stacked(drawing: _Drawing) -> Any:
    made = drawing.new("column", "stacked")
    for series in drawing.chart.series:
        labels = drawing.labels(PAINTS[series.role].ink, "center")
        drawing.add(made, series, gap=50, **_filled(series.role, edge=True), **labels)
    return made


def _columns(drawing: _Drawing) -> Any:
    """Columns, and a mark across each for what it is held against."""
    made = drawing.new("column")
    for series in drawing.chart.series:
        points = [_filled(role) for role in series.points]
        drawing.add(made, series, gap=80, **_filled(series.role), **({"points": points} if points else {}))
    if drawing.chart.target is not None:
        marks = drawing.new("line")
        mark = {"type": "long_dash", "size": 14, "fill": {"color": MARK}, "border": {"color": WHITE}}
        drawing.add(marks, drawing.chart.target, line={"none": True}, marker=mark)
        made.combine(marks)
    return made


def _line(drawing: _Drawing) -> Any:
    """A line with points, and a broken grey line for what it is held against."""
    made = drawing.new("line")
    for series in drawing.chart.series:
        fill = PAINTS[series.role].fill
        mark = {"type": "circle", "size": 6, "fill": {"color": fill}, "border": {"color": WHITE}}
        labels = drawing.labels(QUIET, "above")
        drawing.add(made, series, line={"color": fill, "width": 2.5}, marker=mark, **labels)
    if drawing.chart.target is not None:
        fill = PAINTS[drawing.chart.target.role].fill
        line = {"color": fill, "width": 2, "dash_type": "dash"}
        drawing.add(made, drawing.chart.target, line=line, marker={"type": "none"})
    return made


def _bars(drawing: _Drawing) -> Any:
    """Lying bars; a category has its number in one of the series, so these share the category's whole height."""
    made = drawing.new("bar")
    for series in drawing.chart.series:
        labels = drawing.labels(QUIET, "outside_end")
        drawing.add(made, series, gap=40, overlap=100, **_filled(series.role), **labels)
    return made


DRAWN: dict[Kind, Callable[[_Drawing], Any]] = {
    Kind.STACKED: _stacked,
    Kind.COLUMNS: _columns,
    Kind.LINE: _line,
    Kind.BARS: _bars,
}
