"""The five charts: what they show, read from the package; and the tables of Sammendrag behind them, by hand."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from generators.charts import FORMATS, MARK, PAINTS, extent
from generators.form import form_bytes
from generators.looks import DARK, GREY, MIDDLE, WARM, WHITE
from omstilling_xlsx.samples.plans import FJELLVIK, filled_form
from tests import engines
from tests.conftest import needs
from tests.fillings import WIDE
from tests.plans import balanced
from tests.test_form_file import contrast
from workbook.cells import Cell, Span
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.chart import AREA_ROLES, Chart, Kind, Place, Role
from workbook.form.form import Form
from workbook.form.page import Sheet
from workbook.form.sammendrag import SERIES_MOST, Layout
from workbook.formula import Value, Values, at_rank, falling, rank, running_total
from workbook.numbers import as_shown
from workbook.plan import MACHINE, SAMMENDRAG
from workbook.setup import setup_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

BARE: dict[str, Any] = {
    "schema": 1,
    "programme": {"name": "Ett år", "municipalities": ["0301"]},
    "years": {"jobs": [2027, 2027], "budget": [2027, 2027]},
}
LONG = "Nyskaping og omstilling i etablerte virksomheter i regionen"
WORST: dict[str, Any] = {
    "schema": 1,
    "programme": {"name": LONG, "municipalities": ["3305", "3310"], "reserve": 3},
    "years": {"jobs": [2026, 2037], "budget": [2026, 2037]},
    "financier": [
        {"name": "KDD", "kind": "state", "share": "40"},
        {"name": "Fylket", "kind": "county", "share": "30"},
        *({"name": f"{number} {LONG}"[:60], "kind": "municipality", "share": "5"} for number in range(6)),
    ],
    "area": [{"name": f"{number} {LONG}"[:60], "jobs": number % 5 != 0} for number in range(12)],
}
SETUPS = {"fjellvik": FJELLVIK, "bare": BARE, "wide": WIDE, "worst": WORST}
every_setup = pytest.mark.parametrize("name", SETUPS)


@cache
def form(name: str) -> Form:
    return build_form(setup_of(SETUPS[name]))


@cache
def parts(name: str, language: str = "nb") -> dict[str, bytes]:
    document = {**SETUPS[name], "programme": {**SETUPS[name]["programme"], "language": language}}
    with zipfile.ZipFile(io.BytesIO(form_bytes(build_form(setup_of(document))))) as package:
        return {part: package.read(part) for part in package.namelist()}


def sheet(name: str) -> Sheet:
    return next(sheet for sheet in form(name).sheets if sheet.name == SAMMENDRAG)


def drawn(name: str) -> Iterator[tuple[Chart, ElementTree.Element]]:
    """Each chart with its part, in order."""
    for number, chart in enumerate(sheet(name).charts, start=1):
        yield chart, ElementTree.fromstring(parts(name)[f"xl/charts/chart{number}.xml"])


def cells(reference: str) -> Span:
    home, _, corners = reference.partition("!")
    left, top, right, bottom = range_boundaries(corners)
    assert None not in (left, top, right, bottom)
    return Span(Cell(home, (top or 0) - 1, (left or 0) - 1), Cell(home, (bottom or 0) - 1, (right or 0) - 1))


def references(root: ElementTree.Element) -> list[Span]:
    return [cells(str(one.text)) for one in root.iter(f"{C}f")]


# --- what the package holds -------------------------------------------------------------------------------------


@every_setup
def test_five_charts_on_sammendrag_and_nowhere_else(name: str) -> None:
    kinds = [chart.kind for chart in sheet(name).charts]

    assert kinds == [Kind.STACKED, Kind.COLUMNS, Kind.LINE, Kind.STACKED, Kind.BARS]
    assert [part for part in parts(name) if part.startswith("xl/charts/")] == [
        f"xl/charts/chart{number}.xml" for number in range(1, 6)
    ]
    assert all(not other.charts for other in form(name).sheets if other.name != SAMMENDRAG)


@every_setup
def test_no_pie_and_nothing_in_three_dimensions(name: str) -> None:
    tags = {element.tag.removeprefix(C) for _, root in drawn(name) for element in root.iter()}

    assert {tag for tag in tags if tag.endswith("Chart")} == {"barChart", "lineChart"}
    assert not {tag for tag in tags if "3D" in tag or "pie" in tag.lower()}


@every_setup
def test_every_axis_of_amounts_starts_at_0(name: str) -> None:
    for chart, root in drawn(name):
        axes = root.findall(f".//{C}valAx")
        assert axes, chart.id
        assert {axis.find(f"{C}scaling/{C}min").attrib["val"] for axis in axes} == {"0"}, chart.id  # type: ignore[union-attr]


@every_setup
def test_a_reader_can_tell_the_series_apart(name: str) -> None:
    for chart, root in drawn(name):
        assert len(root.findall(f".//{C}ser")) == len(chart.shown) <= SERIES_MOST
        looks = [PAINTS[series.role] for series in chart.series]
        assert len(set(looks)) == len(looks), chart.id


@pytest.mark.quality("Q30")
@every_setup
def test_a_chart_shows_locked_cells_of_its_own_sheet(name: str) -> None:
    """A cell that is cut and pasted takes a series along."""
    locked = {entry.cell for entry in sheet(name).entries if entry.field is None}
    for chart, root in drawn(name):
        for span in references(root):
            assert set(span.cells) <= locked, f"{chart.id} {span.a1}"


@every_setup
def test_categories_are_texts_and_stored(name: str) -> None:
    """A year is a text in the form; Excel would number the columns 1, 2, 3 without it."""
    held = form(name).values(form(name).prefilled)
    for chart, root in drawn(name):
        found = root.findall(f".//{C}cat")
        assert len(found) == len(chart.shown)
        assert [child.tag for one in found for child in one] == [f"{C}strRef"] * len(found)
        for one in found:
            kept = [str(point.findtext(f"{C}v") or "") for point in one.iter(f"{C}pt")]
            assert kept == [str(held[cell] or "") for cell in chart.categories.cells]
            assert not list(one.iter(f"{C}formatCode"))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_title_and_language(language: str) -> None:
    tag = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[language]
    for number in range(1, 6):
        part = parts("fjellvik", language)[f"xl/charts/chart{number}.xml"].decode()
        assert set(re.findall(r'lang="([^"]*)"', part)) == {tag}
        assert re.findall(r'<c:lang val="([^"]*)"', part) == [tag]


@every_setup
def test_a_title_says_unit_and_years(name: str) -> None:
    said = form(name).texts
    units = {"unit.amount": "mill. kr", "unit.jobs": "antall", "unit.percent": "%"}
    for chart, root in drawn(name):
        title = "".join(part.text or "" for part in root.findall(f"{C}chart/{C}title//{A}t"))
        assert title == said(chart.title, period=chart.period)
        years = form(name).setup.job_years if "jobs" in chart.unit else form(name).setup.budget_years
        assert f"{units[chart.unit]}, {years[0]}" in title
        assert title.endswith(years[-1])
        assert set(FORMATS) >= {chart.unit}


@every_setup
def test_every_chart_is_told_in_words(name: str) -> None:
    root = ElementTree.fromstring(parts(name)["xl/drawings/drawing1.xml"])
    found = [one.attrib for one in root.iter(f"{DRAWING}cNvPr")]
    said = form(name).texts

    assert [one["descr"] for one in found] == [said(c.alt, period=c.period) for c in sheet(name).charts]
    assert [one["name"] for one in found] == [said(c.title, period=c.period) for c in sheet(name).charts]
    assert all("Tallene står i" in one["descr"] for one in found)


@every_setup
def test_a_chart_covers_no_cell_that_holds_anything_and_no_other_chart(name: str) -> None:
    taken = {entry.cell for entry in sheet(name).entries}
    seen: set[tuple[Cell, int]] = set()
    for chart in sheet(name).charts:
        area = chart.place.area
        assert not taken & set(area.cells), chart.id
        own = {(cell, chart.place.part) for cell in area.cells}
        assert not own & seen
        seen |= own
    lowest = max(chart.place.area.last.row for chart in sheet(name).charts)
    assert max(cell.row for cell in taken) > lowest  # or the print area would end above the charts


def test_halves_stand_beside_each_other() -> None:
    area = Span(Cell(SAMMENDRAG, 30, 0), Cell(SAMMENDRAG, 44, 5))
    left, width, height = extent(sheet("fjellvik"), Place(area, 0, 2))
    second, same, _ = extent(sheet("fjellvik"), Place(area, 1, 2))

    assert (left, width, height) == (0, same, 300)
    assert second > width


def test_what_is_stored_is_what_we_compute() -> None:
    filled, values = filled_form("fjellvik")
    held = filled.values({filled.inputs[name].cell: value for name, value in values.items()})
    with zipfile.ZipFile(io.BytesIO(form_bytes(filled, values))) as package:
        root = ElementTree.fromstring(package.read("xl/charts/chart3.xml"))
    series = root.findall(f".//{C}ser")
    kept = [[Decimal(str(point.text)) for point in one.findall(f"{C}val//{C}v")] for one in series]

    assert kept == [[5, 15, 27, 40, 52, 60], [60] * 6]
    chart = next(sheet for sheet in filled.sheets if sheet.name == SAMMENDRAG).charts[2]
    assert kept == [[held[cell] for cell in one.values.cells] for one in chart.shown]


def test_a_name_with_markup_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    filled, values = balanced({("area", "area1", "name"): '<b>&"1"\x07</b>'})
    path.write_bytes(form_bytes(filled, values))

    charts: Any = openpyxl.load_workbook(path)[SAMMENDRAG]
    assert len(charts._charts) == 5


# --- colours ----------------------------------------------------------------------------------------------------


def test_the_palette_is_the_form_s_and_stands_out_from_white() -> None:
    assert {paint.fill for paint in PAINTS.values()} == {DARK, MIDDLE, WARM, GREY}
    assert set(PAINTS) == set(Role)
    assert {paint.fill for paint in PAINTS.values() if contrast(paint.fill, WHITE) < 3} == set()
    assert contrast(MARK, WHITE) >= 3


def test_a_label_is_readable_on_its_column() -> None:
    plain = {role: paint for role, paint in PAINTS.items() if paint.hatch is None}

    assert {role for role, paint in plain.items() if contrast(paint.ink, paint.fill) < 4.5} == set()
    assert all(PAINTS[role].ink != WHITE for role in PAINTS if role not in plain)


def test_without_colour_areas_are_told_apart_by_shade_or_hatching() -> None:
    """Two plain fills differ in lightness, or a hatching does."""
    looks = [PAINTS[role] for role in AREA_ROLES]
    plain = [paint for paint in looks if paint.hatch is None]

    assert len({paint.hatch for paint in looks if paint.hatch}) == len(looks) - len(plain)
    for one in plain:
        assert all(one is other or contrast(one.fill, other.fill) > 1.4 for other in plain)


@every_setup
def test_stacked_segments_have_a_white_edge(name: str) -> None:
    for chart, root in drawn(name):
        if chart.kind is Kind.STACKED:
            edges = [one.find(f"{C}spPr/{A}ln//{A}srgbClr") for one in root.findall(f".//{C}ser")]
            assert {edge.attrib["val"] for edge in edges if edge is not None} == {"FFFFFF"}
            assert None not in edges


# --- the tables behind them, by hand ----------------------------------------------------------------------------


def shown(filled: Form, values: dict[Field, Value]) -> Values:
    return filled.values({filled.inputs[name].cell: value for name, value in values.items()})


def test_the_balanced_plan() -> None:
    filled, values = balanced()
    held, at = shown(filled, values), Layout(filled.plan)
    grid = filled.plan.grid
    money = [[held[at.money.at(kind, column)] for column in (2, 5, grid.sum, grid.share)] for kind in at.kinds]

    assert money == [[4, 3, 18, 50], [2, Decimal("1.5"), 9, 25], [2, Decimal("1.5"), 9, 25], [0, 0, 0, 0]]
    assert [held[at.jobs.cell("reached", year)] for year in filled.setup.job_years] == [5, 15, 27, 40, 52, 60]
    assert [held[at.jobs.at("rest", column)] for column in (2, 3, grid.sum)] == [0, 0, 0]
    rows = [[held[at.spent(place, column)] for column in range(3)] for place in range(1, 8)]
    assert rows == [
        ["Eksisterende næringsliv", Decimal("10.8"), 0],
        ["Reiseliv", Decimal("9.8"), 0],
        ["Programorganisasjonen", 0, Decimal(9)],
        ["Bærekraft", Decimal("3.6"), 0],
        ["Administrasjon", 0, Decimal("2.8")],
        ["", "", ""],
        ["", "", ""],
    ]
    totals = [held[at.spent(8, column)] for column in (1, 2, 3)]
    assert [as_shown(one) for one in totals if isinstance(one, Decimal)] == [Decimal("24.2"), Decimal("11.8"), 100]


def test_equal_sums_stand_in_the_order_of_the_plan() -> None:
    same = {("spending", "area1", str(year)): Decimal("1.96") for year in range(2027, 2032)}
    filled, values = balanced(same)
    held, at = shown(filled, values), Layout(filled.plan)

    assert [held[at.spent(place, 0)] for place in (1, 2)] == ["Eksisterende næringsliv", "Reiseliv"]
    assert held[at.spent(1, 1)] == held[at.spent(2, 1)] == Decimal("9.8")


def test_a_spare_row_with_a_name_joins_the_others() -> None:
    more: dict[tuple[str, str, str], Value] = {
        ("area", "area4", "name"): "Havbruk",
        ("area_jobs", "area4", "2028"): Decimal(4),
        ("spending", "area4", "2028"): Decimal(50),
    }
    filled, values = balanced(more)
    held, at = shown(filled, values), Layout(filled.plan)

    assert held[at.jobs.cell("rest", "2028")] == 4
    assert held[at.jobs.at("rest", filled.plan.grid.sum)] == 4
    assert [held[at.spent(1, column)] for column in (0, 1)] == ["Havbruk", 50]


def test_an_empty_form_has_no_rank_to_show_but_the_plan_s_own_order() -> None:
    held, at = form("fjellvik").values(form("fjellvik").prefilled), Layout(form("fjellvik").plan)
    names = [held[at.spent(place, 0)] for place in range(1, 8)]

    assert names[:5] == [
        "Eksisterende næringsliv", "Reiseliv", "Bærekraft", "Programorganisasjonen", "Administrasjon",
    ]  # fmt: skip
    assert names[5:] == ["", ""]
    assert [held[at.spent(place, 1)] for place in range(1, 8)] == [""] * 7


@pytest.mark.parametrize(
    ("name", "areas", "rest"), [("fjellvik", 2, True), ("bare", 2, False), ("wide", 6, False), ("worst", 5, True)]
)
def test_which_areas_have_a_series_of_their_own(name: str, areas: int, rest: bool) -> None:
    at = Layout(form(name).plan)

    assert (len(at.areas), at.rest) == (areas, rest)
    assert at.areas == form(name).plan.job_rows[:areas]


def test_several_kommuner_are_one_series() -> None:
    plan = form("worst").plan
    at = Layout(plan)
    held = form("worst").values(
        {form("worst").inputs[Field("funding", f"fin{row}", "2030")].cell: Decimal(row) for row in range(1, 9)}
    )

    assert len(sheet("worst").charts[0].series) == 4
    assert [held[at.money.cell(kind, "2030")] for kind in at.kinds] == [1, 2, 3 + 4 + 5 + 6 + 7 + 8, 0]


@every_setup
def test_the_hidden_table_shares_no_cell_with_another(name: str) -> None:
    hidden = next(sheet for sheet in form(name).sheets if sheet.name == MACHINE)
    places = [entry.cell for entry in hidden.entries]

    assert len(places) == len(set(places))


def column(*values: Value) -> tuple[Span, Values]:
    span = Span(Cell("Ark", 0, 0), Cell("Ark", len(values) - 1, 0))
    return span, Values(dict(zip(span.cells, values, strict=True)), {}, frozenset())


@pytest.mark.parametrize(
    ("keys", "ranks"),
    [
        ((Decimal(-3), Decimal(-5), Decimal(0)), [2, 1, 3]),
        ((Decimal(-1), "", Decimal(-1), "", Decimal(2)), [1, 4, 2, 5, 3]),
        (("", ""), [1, 2]),
    ],
)
def test_ranks(keys: tuple[Value, ...], ranks: list[int]) -> None:
    span, values = column(*keys)

    assert [rank(span, index, lambda _: "").value(values) for index in range(len(keys))] == ranks


def test_what_stands_at_a_rank() -> None:
    names, values = column("b", "a", None)
    ranks = Span(*(cell.moved(columns=1) for cell in names))
    values.update(zip(ranks.cells, (Decimal(2), Decimal(1), Decimal(3)), strict=True))

    assert [at_rank(names, ranks, place, lambda _: "").value(values) for place in (1, 2)] == ["a", "b"]
    assert at_rank(names, ranks, 2, lambda _: "").excel == "INDEX(Ark!$A$1:$A$3,MATCH(2,Ark!$B$1:$B$3,0),1)"


@pytest.mark.parametrize(("amount", "key"), [(Decimal("2.5"), Decimal("-2.5")), (Decimal(0), 0), ("", ""), ("–", "")])
def test_the_key_of_an_amount(amount: Value, key: Value) -> None:
    span, values = column(amount)

    assert falling(span.first, lambda _: "").value(values) == key


def test_a_running_total_waits_for_the_first_number() -> None:
    span = Span(Cell("Ark", 0, 1), Cell("Ark", 0, 4))
    values = Values(dict(zip(span.cells, ("antall", "", Decimal(2), Decimal(3)), strict=True)), {}, frozenset())
    totals = [running_total(span.first, cell, lambda _: "") for cell in span.cells[1:]]

    assert [one.value(values) for one in totals] == ["", 2, 5]
    assert totals[1].excel == 'IF(COUNT(Ark!$B1:D1)=0,"",SUM(Ark!$B1:D1))'


# --- on paper ---------------------------------------------------------------------------------------------------


@pytest.mark.office
@pytest.mark.slow
@every_setup
def test_sammendrag_is_one_page(name: str, tmp_path: Path) -> None:
    needs("soffice", "python3-uno", "pdftotext")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(form_bytes(form(name)))
    engines.act(path, [{"do": "pdf", "path": str(tmp_path / "plan.pdf")}], tmp_path / "ut.xlsx")
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "plan.pdf", "-"], capture_output=True, check=True)
    pages = [page for page in said.stdout.decode().split("\f") if page.lstrip().startswith("Sammendrag")]

    assert len(pages) == 1
    titles = [form(name).texts(chart.title, period=chart.period) for chart in sheet(name).charts]
    assert [title for title in titles if title not in re.sub(r"\s+", " ", pages[0])] == []
    assert "Tallene er hentet fra arkene" in pages[0]
