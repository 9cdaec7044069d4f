"""How the form looks and reads: contrast, colours for every eye, print, columns, links, and each row's own sign."""

from __future__ import annotations

import io
import math
import re
import subprocess
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from benchmarks.pictures import LONG, WORST
from benchmarks.pictures import worst as worst_case
from generators.form import form_bytes, write_form
from generators.heights import heights
from generators.looks import DARK, GREY, INPUT_FILL, INPUT_LINE, LOOKS, MIDDLE, SIGNALS, WARM, WHITE
from generators.paper import READABLE, scale
from omstilling_xlsx.samples.plans import FJELLVIK, filled_form
from tests import engines
from tests.conftest import needs
from tests.plans import Changes, balanced
from workbook.cells import Cell
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.form.page import Shape, Style
from workbook.formula import as_text
from workbook.plan import CHECKS_TOP, KONTROLL, LINK_ROW, SAMMENDRAG, STATUS_WORDS, TOP, Plan, Table
from workbook.setup import setup_of
from workbook.texts import LANGUAGES, texts

D = Decimal


@cache
def form(worst: bool = False) -> Form:
    return build_form(setup_of(WORST if worst else FJELLVIK))


def opened(worst: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form_bytes(form(worst))))


# --- long numbers -----------------------------------------------------------------------------------------------------


def test_a_number_too_long_for_its_cell_is_written_smaller() -> None:
    book = opened()
    cells = [entry for entry in form().entries if entry.shape is not Shape.TEXT]
    assert len(cells) > 300
    for entry in cells:
        alignment = book[entry.cell.sheet][entry.cell.a1].alignment
        assert (alignment.shrink_to_fit, bool(alignment.wrap_text)) == (True, False), entry.cell.address


@pytest.mark.office
@pytest.mark.slow
def test_no_page_shows_hashes_when_a_row_is_written_in_kroner(tmp_path: Path) -> None:
    needs("soffice", "python3-uno", "pdftotext")
    amounts = {"2027": D(4_000_000), "2028": D(1_234_567_890_123), "2029": D(24_000_000)}
    path = tmp_path / "kroner.xlsx"
    path.write_bytes(form_bytes(*balanced({("funding", "fin1", year): amount for year, amount in amounts.items()})))
    engines.act(path, [{"do": "pdf", "path": str(tmp_path / "kroner.pdf")}], tmp_path / "ut.xlsx")
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "kroner.pdf", "-"], capture_output=True, check=True)
    text = said.stdout.decode()
    assert "##" not in text
    # The difference of 2028 on Kontroll, as the language of the program writes it.
    assert re.search(r"1[\s,.\u00a0]234[\s,.\u00a0]567[\s,.\u00a0]890[\s,.\u00a0]119", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rows_sign_is_not_headed_as_the_status_of_kontroll(language: str) -> None:
    """A row says that its own fields are filled in; whether tables agree is said on Kontroll alone."""
    assert texts(language)("column.sign") != texts(language)("kontroll.status")


# --- contrast ---------------------------------------------------------------------------------------------------------


def channels(colour: str) -> tuple[float, float, float]:
    """Linear light of #RRGGBB, as sRGB defines it."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(light: float) -> float:
    return light / 12.92 if light <= 0.04045 else float(((light + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2.1's ratio of two colours."""
    dark, light = sorted(
        sum(part * weight for part, weight in zip(channels(colour), (0.2126, 0.7152, 0.0722), strict=True))
        for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_wcag_s() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def rgb(colour: Any) -> str:
    return "#" + (str(colour.rgb)[2:] if colour is not None and colour.type == "rgb" else "000000")


def test_every_text_is_readable_on_its_ground_in_the_file() -> None:
    pairs = {
        (rgb(cell.font.color), rgb(cell.fill.fgColor) if cell.fill.fill_type else WHITE)
        for page in opened()
        for row in page.iter_rows()
        for cell in row
    }
    pairs |= {(signal.ink, signal.fill) for signal in SIGNALS.values()}

    assert len(pairs) > 8
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


@pytest.mark.quality("Q13")
def test_the_border_of_an_input_shows_on_both_sides() -> None:
    assert min(contrast(INPUT_LINE, ground) for ground in (INPUT_FILL, WHITE)) >= 3


def test_few_looks() -> None:
    assert len(LOOKS) <= 16


# --- colours for every eye --------------------------------------------------------------------------------------------

# Machado, Oliveira and Fernandes (2009), full severity, on linear light.
SIGHTS = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
Lab = tuple[float, float, float]


def seen(colour: str, sight: str) -> Lab:
    """A colour as an eye sees it, in CIELAB under D65."""
    light = channels(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, light, strict=True)))) for row in SIGHTS[sight]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (_lightness(part) for part in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def _lightness(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def delta_e(one: Lab, other: Lab) -> float:
    """CIEDE2000, as Sharma, Wu and Dalal (2005) write it out."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    c7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(c7 / (c7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    cosines = ((0.17, 1, 30), (-0.24, 2, 0), (-0.32, 3, -6), (0.20, 4, 63))
    t = 1 - sum(weight * math.cos(math.radians(times * h - off)) for weight, times, off in cosines)
    sl = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    around = 30 * math.exp(-(((h - 275) / 25) ** 2))
    rt = -2 * math.sqrt(c**7 / (c**7 + 25**7)) * math.sin(math.radians(2 * around))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
    ],
)
def test_the_distance_is_as_published(one: Lab, other: Lab, distance: float) -> None:
    """Pairs 1, 17, 18, 34 and 12 of the authors' own test data."""
    assert delta_e(one, other) == pytest.approx(distance, abs=0.0001)


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_palette_is_told_apart_by_every_eye(sight: str) -> None:
    palette = {"KDD": DARK, "fylkeskommune": MIDDLE, "kommune": WARM, "programme": GREY}
    near = {
        pair: distance
        for pair in combinations(palette, 2)
        if (distance := delta_e(*(seen(palette[name], sight) for name in pair))) < 15
    }

    assert near == {}


@pytest.mark.parametrize("sight", SIGHTS)
def test_grey_print_keeps_the_financiers_apart(sight: str) -> None:
    lightness = sorted(seen(colour, sight)[0] for colour in (DARK, MIDDLE, WARM))

    assert min(after - before for before, after in pairwise(lightness)) >= 8


# --- columns and years ------------------------------------------------------------------------------------------------


@pytest.mark.quality("Q05")
@pytest.mark.parametrize("worst", [False, True])
def test_a_year_has_one_column_on_every_sheet(worst: bool) -> None:
    columns: dict[str, set[int]] = {}
    for sheet in form(worst).sheets:
        for entry in sheet.entries:
            if entry.style is Style.HEADER and re.fullmatch(r"20\d\d", str(entry.content)):
                columns.setdefault(str(entry.content), set()).add(entry.cell.column)

    assert columns.keys() == set(form(worst).setup.years)
    assert {year: found for year, found in columns.items() if len(found) > 1} == {}


@pytest.mark.quality("Q05")
def test_a_year_outside_the_period_is_grey_and_says_so() -> None:
    """Fjellvik has jobs in 2032 and no budget that year."""
    plan = form().plan
    at = {entry.cell: entry for entry in form().entries}
    column = plan.grid.year("2032")
    for table in plan.money_tables:
        for row in table.rows:
            entry = at[table.at(row, column)]
            assert (entry.style, entry.content, entry.field) == (Style.OUTSIDE, "ikke i budsjettperioden", None)


@pytest.mark.quality("Q19")
def test_tab_walks_oppsett_as_the_template_does() -> None:
    """Chapters 1.2, 2.2, 3, 5.1 and 7."""
    cells = sorted((entry.cell, name.table) for name, entry in form().inputs.items() if entry.cell.sheet == "Oppsett")

    assert list(dict.fromkeys(table for _, table in cells)) == [
        "facts", "activities", "goal", "area", "frame", "financier", "attachments",
    ]  # fmt: skip


# --- print and screen -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("worst", [False, True])
def test_print_is_readable(worst: bool) -> None:
    one_page = {SAMMENDRAG} if worst else set()  # smaller, so that eleven years and five charts stay on one page
    small = {
        sheet.name: scale(sheet) for sheet in form(worst).sheets if not sheet.hidden and sheet.name not in one_page
    }

    assert {name: size for name, size in small.items() if size < READABLE - 0.01} == {}


@pytest.mark.parametrize("worst", [False, True])
def test_panes_are_frozen_where_a_table_is_taller_than_a_screen(worst: bool) -> None:
    frozen = {page.title: page.freeze_panes for page in opened(worst) if page.freeze_panes}
    ressurser = form(worst).plan.spending.header

    assert frozen == {KONTROLL: f"A{CHECKS_TOP + 2}"} | ({"Ressurser": f"A{ressurser + 2}"} if worst else {})


def test_no_cell_is_merged_and_every_sheet_opens_at_full_size() -> None:
    for page in opened(worst=True):
        assert not page.merged_cells.ranges
        assert page.sheet_view.zoomScale in (None, 100)


@pytest.mark.parametrize("text", [LONG, "ord " * 30, "ubrukeliglangtord" * 6])
def test_a_long_text_gets_the_height_it_needs(text: str) -> None:
    one = build_form(setup_of(FJELLVIK))
    sheet = next(sheet for sheet in one.sheets if sheet.name == "Strategier")
    cell = one.inputs[Field("strategies", "1", "text")].cell
    height = heights(sheet, lambda entry: text if entry.cell == cell else None).get(cell.row, 16.25)

    assert height >= math.ceil(len(text) * 0.9 / sheet.widths[0]) * 13.8


# --- links ------------------------------------------------------------------------------------------------------------


def test_a_link_says_where_it_leads() -> None:
    links = [(entry.content, entry.link) for entry in form(True).entries if entry.link is not None]

    assert [text for text, _ in links if re.search(r"![A-Z]+\d", str(text))] == []
    assert [(text, link) for text, link in links if link.sheet not in str(text)] == []


def test_a_check_leads_to_a_sheet_and_a_field_in_words() -> None:
    words = {str(entry.content) for entry in form().entries if entry.cell.sheet == KONTROLL and entry.link is not None}

    assert {"Mål, 2029", "Finansiering, 2027", "Oppsett, hovedmål", "Oppsett, ramme", "Bærekraft, miljø"} <= words
    assert not [text for text in words if ", " not in text and text not in ("Gå til Forside", "Innsatsområder")]


def test_every_sheet_links_to_kontroll() -> None:
    for sheet in form().sheets:
        if not sheet.hidden and sheet.name != KONTROLL:
            link = next(entry for entry in sheet.entries if entry.cell == Cell(sheet.name, LINK_ROW, 0))
            assert (link.content, link.link) == ("Gå til Kontroll", Cell(KONTROLL, 0, 0))


# --- each row's own sign ----------------------------------------------------------------------------------------------


def sign_at(one: Form, changes: Changes, cell: Cell) -> str:
    _, answers = balanced(changes)
    return as_text(one.values({one.inputs[name].cell: value for name, value in answers.items()})[cell])


def sign_cell(plan: Plan, table: Table, row: str) -> Cell:
    if table.sheet == "Oppsett":
        return table.at(row, 7)
    return table.at(row, 5) if table.sheet == "Bærekraft" else table.at(row, plan.grid.sign)


@pytest.mark.quality("Q36")
@pytest.mark.parametrize(
    ("table", "row", "changes", "sign"),
    [
        ("funding", "fin1", {}, "✓ OK"),
        ("funding", "fin4", {}, ""),
        ("funding", "fin1", {("funding", "fin1", "2028"): None}, "… Mangler"),
        ("funding", "fin1", {("funding", "fin1", "2028"): D(0)}, "✓ OK"),
        ("funding", "fin1", {("funding", "fin1", "2028"): D("-1")}, "✗ Avvik"),
        ("funding", "fin1", {("funding", "fin1", "2028"): "4 mill"}, "✗ Avvik"),
        ("funding", "fin4", {("funding", "fin4", "2028"): D(0)}, "✗ Avvik"),
        ("funding", "fin1", {("funding", "fin1", "2028"): D(1000)}, "✓ OK"),
        ("funding", "fin1", {("funding", "fin1", "2028"): D(46144)}, "✗ Avvik"),
        ("funding", "fin1", {("funding", "fin1", "2028"): D(46144), ("funding", "fin1", "2027"): None}, "✗ Avvik"),
        ("jobs", "jobs", {("jobs", "jobs", "2032"): None}, "… Mangler"),
        ("area_jobs", "area1", {("area_jobs", "area1", "2027"): "–"}, "✗ Avvik"),
        ("spending", "area3", {("spending", "area3", "2031"): None}, "… Mangler"),
        ("overhead", "admin", {}, "✓ OK"),
        ("overhead", "admin", {("spending", "admin", "2031"): D("1000.5")}, "✗ Avvik"),
        ("overhead", "admin", {("spending", "admin", "2031"): None}, "… Mangler"),
        ("goal", "goal", {}, "✓ OK"),
        ("goal", "goal", {("goal", "goal", "value"): None}, "… Mangler"),
        ("frame", "frame", {("frame", "frame", "value"): D("-1")}, "✗ Avvik"),
        ("areas", "area4", {}, ""),
        ("areas", "area2", {("area", "area2", "name"): " bærekraft "}, "✗ Avvik"),
        ("financiers", "fin2", {}, "✓ OK"),
        ("financiers", "fin2", {("financier", "fin2", "share"): None}, "… Mangler"),
        ("financiers", "fin5", {("financier", "fin5", "share"): D(0)}, "✗ Avvik"),
        ("strategies", "1", {}, "✓ OK"),
        ("strategies", "12", {}, ""),
        ("strategies", "2", {("strategies", "2", "letter"): "A"}, "✗ Avvik"),
        ("strategies", "2", {("strategies", "2", "text"): None}, "… Mangler"),
        ("environment", "environment1", {("goals", "environment1", "goal"): None}, "… Mangler"),
        ("environment", "environment2", {}, ""),
    ],
)
def test_each_row_has_its_own_sign(table: str, row: str, changes: Changes, sign: str) -> None:
    one, _ = filled_form("fjellvik")
    place = one.plan.goals[table] if table in one.plan.goals else getattr(one.plan, table)

    assert sign_at(one, changes, sign_cell(one.plan, place, row)) == sign


@pytest.mark.quality("Q37")
def test_kontroll_counts_its_checks_on_top() -> None:
    one, answers = filled_form("fjellvik")
    values = one.values({one.inputs[name].cell: value for name, value in answers.items()})
    counts = [values[one.plan.word(word).moved(columns=1)] for word in STATUS_WORDS]
    said = as_text(values[Cell(KONTROLL, TOP, 0)])

    assert sum(count for count in counts if isinstance(count, Decimal)) == len(one.checks)
    assert said.startswith(f"{len(one.checks)} kontroller i alt: 0 ✗ Avvik, 0 … Mangler, ")
    assert said.endswith(f"{counts[-1]} ikke aktuelt")


def test_a_check_of_a_spare_row_names_the_row() -> None:
    values = form().values(form().prefilled)
    texts = [as_text(values[entry.cell]) for entry in form().entries if entry.cell.sheet == KONTROLL]

    assert [text for text in texts if text.endswith(": ")] == []
    assert any(text.endswith(": Finansiør 4") for text in texts)


def test_shares_and_amounts_on_kontroll_show_three_decimals() -> None:
    shapes = {entry.shape for entry in form().entries if entry.cell.sheet == KONTROLL and entry.style is Style.COMPUTED}

    assert shapes == {Shape.AMOUNT, Shape.SHARE, Shape.PLAIN, Shape.WHOLE}


@pytest.mark.office
@pytest.mark.slow
def test_the_widest_form_is_printed_without_a_cut_number(tmp_path: Path) -> None:
    needs("soffice", "python3-uno", "pdftotext")
    path, print_out = tmp_path / "verst.xlsx", tmp_path / "verst.pdf"
    widest, answers = worst_case()
    write_form(widest, path, answers)
    engines.act(path, [{"do": "pdf", "path": str(print_out)}], tmp_path / "ut.xlsx")
    said = subprocess.run(["pdftotext", "-layout", print_out, "-"], capture_output=True, check=True).stdout.decode()

    assert re.search(r"154\D000\D0", said)  # 14 rows, 11 years, 1 000 mill. kr
    assert not [line for line in said.splitlines() if "###" in line]
