"""The written workbook, read by others: openpyxl, the raw XML, our own reader and the engines."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter.worksheet
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from generators.blocks import blocks, sqref
from generators.form import form_bytes, write_form
from generators.heights import lines
from generators.looks import INPUT_FILL, INPUT_INK, INPUT_LINE, LOOKS, SIGNALS, number_format
from generators.paper import printed
from readers.gate import receive
from readers.package import read_package
from tests import engines
from tests.conftest import needs
from workbook.cells import Cell, Span
from workbook.fields import Field, Nature
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.form.page import Shape, Style
from workbook.formula import Value
from workbook.setup import setup_of

SETUP = {
    "schema": 1,
    "programme": {"name": "Fjellvik & <omstilling>", "municipalities": ["4032"], "goal_jobs": "60", "frame": "36"},
    "years": {"jobs": [2027, 2032], "budget": [2028, 2031]},
    "financier": [
        {"name": "KDD", "kind": "state", "share": "50", "total": "18"},
        {"name": "Telemark fylkeskommune", "kind": "county", "share": "25"},
        {"name": "Fyresdal kommune", "kind": "municipality", "share": "25"},
    ],
    "area": [{"name": "Eksisterende næringsliv"}, {"name": "Bærekraft", "jobs": False}],
}

Engine = Callable[[Path], engines.Values]
Recompute = Callable[[list[Path], Path], dict[Path, Path]]

# What Excel 2010, LibreOffice and Gnumeric compute alike; the list of the design.
FUNCTIONS = {
    *("SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "ABS", "ROUND", "MIN", "MAX", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF"),
    *("COUNTIFS", "IF", "AND", "OR", "NOT", "IFERROR", "INDEX", "MATCH", "ISNUMBER", "ISTEXT", "LEN", "TRIM", "LEFT"),
    *("EXACT", "HYPERLINK", "N"),
}
TEXT = re.compile(r'"(?:[^"]|"")*"')
CALL = re.compile(r"([A-Z][A-Z0-9.]*)\(")
REFERENCE = re.compile(
    r"(?:([A-Za-zÆØÅæøå_]+)!)?\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?([A-Z]{1,3})\$?([0-9]+))?(?![(A-Z0-9])"
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def form() -> Form:
    return build_form(setup_of(SETUP))


@cache
def parts() -> dict[str, bytes]:
    return unpacked(form_bytes(form()))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(data: bytes | None = None, *, results: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form_bytes(form()) if data is None else data), data_only=results)


def at(name: str, row: int | None, column: int | None) -> Cell:
    """The cell that openpyxl counts from 1."""
    assert row is not None
    assert column is not None
    return Cell(name, row - 1, column - 1)


def sheet_xml(name: str) -> ElementTree.Element:
    number = [sheet.name for sheet in form().sheets].index(name) + 1
    return ElementTree.fromstring(parts()[f"xl/worksheets/sheet{number}.xml"])


def cells_of(sheet: str, ranges: str) -> Iterator[Cell]:
    for one in ranges.split():
        left, top, right, bottom = range_boundaries(one)
        assert left is not None
        assert top is not None
        yield from (
            Cell(sheet, row - 1, column - 1)
            for row in range(top, (bottom or top) + 1)
            for column in range(left, (right or left) + 1)
        )


def inputs_on(sheet: str) -> set[Cell]:
    return {cell for cell in form().input_at if cell.sheet == sheet}


SHEETS = [sheet.name for sheet in form().sheets]
every_sheet = pytest.mark.parametrize("name", SHEETS)


# --- what is locked ---------------------------------------------------------------------------------------------------


@pytest.mark.quality("Q12")
@every_sheet
def test_the_inputs_are_the_unlocked_cells(name: str) -> None:
    page = opened()[name]
    unlocked = {
        at(name, cell.row, cell.column) for row in page.iter_rows() for cell in row if cell.protection.locked is False
    }

    assert unlocked == inputs_on(name)


@pytest.mark.quality("Q12")
@every_sheet
def test_every_input_stays_editable_when_its_cell_is_locked(name: str) -> None:
    ranges = sheet_xml(name).findall(f"{MAIN}protectedRanges/{MAIN}protectedRange")
    covered = [cell for one in ranges for cell in cells_of(name, one.attrib["sqref"])]

    assert sorted(covered) == sorted(inputs_on(name))
    assert all(one.attrib.keys() == {"sqref", "name"} for one in ranges)
    assert max(Counter(one.attrib["name"] for one in ranges).values(), default=1) == 1


@pytest.mark.quality("Q65")
@every_sheet
def test_every_sheet_is_protected_without_a_password(name: str) -> None:
    lock = sheet_xml(name).find(f"{MAIN}sheetProtection")

    assert lock is not None
    assert lock.attrib == {
        "sheet": "1", "objects": "1", "scenarios": "1", "formatColumns": "0", "formatRows": "0",
    }  # fmt: skip


def test_the_structure_is_locked_where_the_schema_wants_it() -> None:
    book = ElementTree.fromstring(parts()["xl/workbook.xml"])
    order = [child.tag.removeprefix(MAIN) for child in book]

    assert order[:4] == ["fileVersion", "workbookPr", "workbookProtection", "bookViews"]
    assert [dict(child.attrib) for child in book if child.tag == f"{MAIN}workbookProtection"] == [
        {"lockStructure": "1"}
    ]


# --- names, identity, properties --------------------------------------------------------------------------------------


@pytest.mark.quality("Q10")
def test_the_names_are_those_of_the_form() -> None:
    found = {name: one.attr_text for name, one in opened().defined_names.items()}

    assert found == {name: span.absolute for name, span in form().names.items()}


@pytest.mark.quality("Q01")
def test_the_sheets_stand_in_order_and_only_the_machine_s_is_hidden() -> None:
    book = opened()

    assert book.sheetnames == SHEETS
    assert [page.title for page in book if page.sheet_state != "visible"] == ["_form"]
    assert book["_form"].sheet_state == "veryHidden"
    assert book.active is not None
    assert book.active.title == "Forside"


def test_our_own_reader_recognises_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write_form(form(), path)
    package = read_package(receive(path))

    assert package.custom["omx_form"] == "omstilling-xlsx 1.0"
    assert package.workbook_protected
    assert all(sheet.protected for sheet in package.sheets)
    assert {sheet.notes for sheet in package.sheets} == {()}


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"gammel")

    with pytest.raises(FileExistsError):
        write_form(form(), path)
    assert path.read_bytes() == b"gammel"


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_file_says_its_language(language: str, tag: str) -> None:
    document = {**SETUP, "programme": {**SETUP["programme"], "language": language}}  # type: ignore[dict-item]
    properties = opened(form_bytes(build_form(setup_of(document)))).properties

    assert properties.language == tag
    assert properties.subject == "Fjellvik & <omstilling>"
    assert str(properties.created) == "2026-01-01 00:00:00"


def test_everything_is_computed_anew_on_load() -> None:
    assert b'fullCalcOnLoad="1"' in parts()["xl/workbook.xml"]


# --- the same bytes ---------------------------------------------------------------------------------------------------


def test_the_same_form_gives_the_same_bytes() -> None:
    first = form_bytes(form())
    build_form.cache_clear()

    assert form_bytes(form()) == first
    assert form_bytes(build_form(setup_of(SETUP))) == first


def test_formulas_are_written_as_xlsxwriter_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would look for newer functions in them, and the form has none."""
    ours = form_bytes(form())
    monkeypatch.setattr("generators.form.plain_formula", xlsxwriter.worksheet.Worksheet()._prepare_formula)

    assert form_bytes(form()) == ours


PLACES = (("0", "Pacific/Auckland", "C"), ("1", "America/St_Johns", "C.UTF-8"), ("77", "UTC", "nb_NO.UTF-8"))


@pytest.mark.parametrize(("seed", "zone", "place"), PLACES)
def test_neither_hash_nor_clock_nor_locale_is_in_the_bytes(seed: str, zone: str, place: str) -> None:
    program = (
        "import contextlib, hashlib, locale\n"
        "with contextlib.suppress(locale.Error): locale.setlocale(locale.LC_ALL, '')\n"
        "from tests.test_form_file import form; from generators.form import form_bytes\n"
        "print(hashlib.sha256(form_bytes(form())).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": place}
    root = Path(__file__).parent.parent
    said = subprocess.run([sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, check=True)

    assert said.stdout.decode().strip() == hashlib.sha256(form_bytes(form())).hexdigest()


# --- validations ------------------------------------------------------------------------------------------------------


def validations(page: Worksheet) -> Iterator[tuple[Cell, object]]:
    for rule in page.data_validations.dataValidation:
        yield from ((cell, rule) for cell in cells_of(page.title, str(rule.sqref)))


KINDS = {Nature.TEXT: "textLength", Nature.DATE: "date", Nature.CHOICE: "list"}


@pytest.mark.quality("Q16")
@every_sheet
def test_every_input_has_one_validation_of_its_kind(name: str) -> None:
    found = list(validations(opened()[name]))

    assert sorted(cell for cell, _ in found) == sorted(inputs_on(name))
    for cell, rule in found:
        input = form().inputs[form().input_at[cell]].input
        assert input is not None
        expected = KINDS.get(input.nature, "whole" if input.whole else "decimal")
        assert getattr(rule, "type") == expected, cell.address  # noqa: B009


@pytest.mark.quality("Q16")
def test_a_validation_says_what_to_do_and_stops_what_is_wrong() -> None:
    rules = [rule for page in opened() for rule in page.data_validations.dataValidation]

    assert rules
    for rule in rules:
        assert 0 < len(rule.promptTitle or "") <= 32
        assert 0 < len(rule.prompt or "") <= 255
        assert (rule.errorTitle, rule.error) == (rule.promptTitle, rule.prompt)
        assert rule.errorStyle in (None, "stop")
        assert rule.showInputMessage
        assert rule.showErrorMessage


@pytest.mark.quality("Q21")
def test_an_amount_is_held_against_the_limit_of_the_form() -> None:
    """The limit is a labelled cell."""
    entry = form().inputs[Field("funding", "fin1", "2028")]
    rules = dict(validations(opened()["Finansiering"]))
    rule = rules[entry.cell]

    assert (getattr(rule, "formula1"), getattr(rule, "formula2")) == ("0", "kfg_amount_max")  # noqa: B009


def test_every_list_is_a_name_of_the_form() -> None:
    sources = {
        str(rule.formula1) for page in opened() for rule in page.data_validations.dataValidation if rule.type == "list"
    }

    assert sources <= {name for name in form().names if name.startswith("lst_")}


def test_as_few_validations_as_kinds_of_input() -> None:
    for page in opened():
        kinds = {entry.input for entry in form().inputs.values() if entry.cell.sheet == page.title}
        assert len(page.data_validations.dataValidation) == len(kinds)


# --- formulas ---------------------------------------------------------------------------------------------------------


def references(formula: str, sheet: str) -> Iterator[Span]:
    for found in REFERENCE.finditer(TEXT.sub('""', formula)):
        home, left, top, right, bottom = found.groups()
        (first, last) = (
            next(cells_of(home or sheet, f"{left}{top}")),
            next(cells_of(home or sheet, f"{right or left}{bottom or top}")),
        )
        yield Span(first, last)


FORMULAS = [(cell, formula, formula.on(cell.sheet)) for cell, formula in form().formulas.items()]


def test_the_file_holds_every_formula_of_the_form_and_no_other() -> None:
    found: dict[Cell, str] = {}
    for page in opened():
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    text = getattr(cell.value, "text", cell.value)
                    found[at(page.title, cell.row, cell.column)] = str(text).removeprefix("=")

    assert found == {cell: text for cell, _, text in FORMULAS}


def test_a_formula_is_short_enough_to_read() -> None:
    """Q22."""
    assert [(cell.address, text) for cell, formula, text in FORMULAS if len(text) > 120 and not formula.array] == []


def test_only_functions_that_every_program_computes_alike() -> None:
    assert {name for _, _, text in FORMULAS for name in CALL.findall(TEXT.sub('""', text))} <= FUNCTIONS


def test_every_reference_starts_and_ends_on_a_locked_cell() -> None:
    """Q30: no cut or paste of an input can move it."""
    loose = [
        (cell.address, span.address)
        for cell, _, text in FORMULAS
        for span in references(text, cell.sheet)
        if set(span) & form().input_at.keys()
    ]

    assert loose == []


def test_the_reference_finder_finds_them() -> None:
    found = list(references('IF(COUNT(C5:$D$7)<2,"A1:B2",Mål!$B$9+LOG10(_form!A1))', "Ark"))

    assert [span.address for span in found] == ["Ark!C5:D7", "Mål!B9", "_form!A1"]


def test_every_name_starts_and_ends_on_a_locked_cell() -> None:
    assert [name for name, span in form().names.items() if set(span) & form().input_at.keys()] == []


# --- values -----------------------------------------------------------------------------------------------------------

FULL = {
    name: Decimal("2.5") if entry.input and entry.input.nature is Nature.NUMBER else "1. Alt"
    for name, entry in form().inputs.items()
}
WORST: dict[Field, Value] = {
    name: ("5 mill", Decimal("-1e-9") if entry.shape is not Shape.TEXT else "–", Decimal(999_999_999), "…" * 60)[
        index % 4
    ]
    for index, (name, entry) in enumerate(form().inputs.items())
    if entry.shape is not Shape.DATE
}
FILLINGS: dict[str, Mapping[Field, Value] | None] = {"prefilled": None, "empty": {}, "full": FULL, "worst": WORST}
every_filling = pytest.mark.parametrize("filling", FILLINGS)


def expected(filling: str) -> engines.Values:
    answers = FILLINGS[filling]
    held = form().prefilled if answers is None else {form().inputs[name].cell: v for name, v in answers.items()}
    values = form().values(held)
    cells = {*form().formulas, *form().constants, *held}
    return {(cell.sheet, cell.a1): values[cell] for cell in cells}


@pytest.fixture
def written(filling: str, tmp_path: Path) -> Path:
    path = tmp_path / f"{filling}.xlsx"
    write_form(form(), path, FILLINGS[filling])
    return path


@every_filling
def test_every_cell_holds_what_we_compute(filling: str, written: Path) -> None:
    assert engines.differences(engines.cached(written), expected(filling)) == {}


@pytest.mark.quality("Q32")
@every_filling
def test_no_cell_shows_an_error(filling: str, written: Path) -> None:
    found = engines.ironcalc(written)

    assert {place: value for place, value in found.items() if isinstance(value, str) and value.startswith("#")} == {}


@every_filling
@pytest.mark.parametrize("engine", [engines.ironcalc, engines.formualizer], ids=["ironcalc", "formualizer"])
def test_engines_agree(filling: str, written: Path, engine: Engine) -> None:
    assert engines.differences(engine(written), expected(filling)) == {}


@pytest.mark.office
@pytest.mark.parametrize(("program", "compute"), [("soffice", engines.libreoffice), ("ssconvert", engines.gnumeric)])
@every_filling
def test_office_programs_agree(program: str, compute: Recompute, filling: str, written: Path, tmp_path: Path) -> None:
    needs(program)
    copy = compute([written], tmp_path / "ut")[written]

    assert engines.differences(engines.cached(copy), expected(filling)) == {}


def test_a_result_that_is_no_number_is_a_text_in_the_file() -> None:
    """A cell without a type is a number, and an empty number is shown as 0 by some."""
    for name, part in parts().items():
        if name.startswith("xl/worksheets/"):
            assert not re.findall(rb'<c r="[A-Z0-9]+"[^>]*(?<!t="str")><f[^>]*>[^<]*</f><v></v>', part)
            assert b' t="e"' not in part


@pytest.mark.quality("Q17")
def test_an_answer_left_out_is_an_empty_cell() -> None:
    """What the setup prefills is there only when no answers are given."""
    goal = form().inputs[Field("goal", "goal", "value")].cell

    assert opened()[goal.sheet][goal.a1].value == 60
    assert opened(form_bytes(form(), {}))[goal.sheet][goal.a1].value is None
    assert opened(form_bytes(form(), {Field("goal", "goal", "value"): ""}))[goal.sheet][goal.a1].value is None


def test_an_answer_to_no_question_is_wrong_use() -> None:
    with pytest.raises(KeyError):
        form_bytes(form(), {Field("goal", "goal", "valeu"): Decimal(1)})


HOSTILE = [
    "=1+1", "+47 900", "http://x.no", "internal:Mål!A1", "{=1}", "<r><t>falsk</t></r>", "<r></si></sst>", "a & <b>",
    "#N/A", "#REF!", "_x000D_", "fane\tlinje\nny", "klokke\x07", "  luft  ", "'", '"', "TRUE", "007", "½ – «æøå» 😀",
    "<r>", "\x0b<r>x</r>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_anything_but_itself(text: str, tmp_path: Path) -> None:
    """As typed in an input, and as shown by the formulas that repeat it."""
    named, path = Field("financier", "fin1", "name"), tmp_path / "plan.xlsx"
    write_form(form(), path, {named: text})
    cell, listed = form().inputs[named].cell, form().plan.listed(form().plan.financiers, "fin1")
    shown = form().values({cell: text})[listed]
    sheets = {sheet.name: sheet for sheet in read_package(receive(path)).sheets}
    repeated = sheets[listed.sheet].cells[listed.row, listed.column]

    assert sheets[cell.sheet].cells[cell.row, cell.column].value == text
    assert (repeated.kind, repeated.value) == ("text", shown)


@pytest.mark.parametrize(
    "literal", ["0.1", "2.5", "0", "-0.000001", "999999999.123456", "0.30000000000000004", "1E+20"]
)
def test_a_number_keeps_every_digit(literal: str) -> None:
    name = Field("frame", "frame", "value")
    cell = form().inputs[name].cell
    found = opened(form_bytes(form(), {name: Decimal(literal)}))[cell.sheet][cell.a1].value

    assert Decimal(repr(found)) == Decimal(literal)


def test_a_date_is_a_serial_shown_as_a_day() -> None:
    name = Field("facts", "adopted", "value")
    cell = form().inputs[name].cell
    found = opened(form_bytes(form(), {name: Decimal(46366)}))[cell.sheet][cell.a1]

    assert found.is_date
    assert found.number_format == "dd.mm.yyyy"
    assert str(found.value) == "2026-12-10 00:00:00"


# --- looks ------------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_text_is_readable_on_its_ground() -> None:
    pairs = {(look.ink, look.fill or "#FFFFFF") for look in LOOKS.values()}
    pairs |= {(signal.ink, signal.fill) for signal in SIGNALS.values()}

    assert {pair for pair in pairs if contrast(*pair) < 4.5} == set()
    assert contrast(INPUT_LINE, "#FFFFFF") >= 3
    assert contrast(INPUT_LINE, INPUT_FILL) >= 3


def test_no_font_gives_way_to_the_theme_s() -> None:
    assert b"<scheme" not in parts()["xl/styles.xml"]
    assert set(re.findall(rb'<name val="([^"]*)"', parts()["xl/styles.xml"])) == {b"Arial"}


@pytest.mark.quality("Q13")
def test_an_input_shows_by_fill_ink_and_border() -> None:
    book = opened()
    for cell in form().input_at:
        found = book[cell.sheet][cell.a1]
        seen = found.fill.fgColor.rgb, found.font.color.rgb if found.font.color else "", found.border.left.color
        assert seen[:2] == (f"FF{INPUT_FILL[1:]}", f"FF{INPUT_INK[1:]}")
        assert seen[2] is not None
        assert seen[2].rgb == f"FF{INPUT_LINE[1:]}"


@pytest.mark.quality("Q45")
def test_every_cell_has_the_number_format_of_its_shape() -> None:
    book = opened()
    for entry in form().entries:
        found = book[entry.cell.sheet][entry.cell.a1].number_format
        assert found == number_format(entry.style, entry.shape), entry.cell.address


@pytest.mark.quality("Q45")
def test_a_computed_zero_is_a_dash_and_a_typed_one_is_not() -> None:
    assert number_format(Style.TOTAL, Shape.AMOUNT) == '#,##0.0??;-#,##0.0??;"–"'
    assert number_format(Style.INPUT, Shape.AMOUNT) == "#,##0.0??"


@every_sheet
def test_every_status_is_coloured_by_its_sign(name: str) -> None:
    sheet = next(sheet for sheet in form().sheets if sheet.name == name)
    statuses = sorted(entry.cell for entry in sheet.entries if entry.style is Style.STATUS and entry.cell.row != 2)
    band = [Cell(name, 2, column) for column in range(printed(sheet).last.column + 1)]
    found = {
        tuple(sorted(cells_of(name, one.attrib["sqref"]))): [formula.text for formula in one.iter(f"{MAIN}formula")]
        for one in sheet_xml(name).findall(f"{MAIN}conditionalFormatting")
    }

    expected = {tuple(statuses): [f'LEFT({statuses[0].a1},1)="{sign}"' for sign in "✗…!✓"]} if statuses else {}
    if not sheet.hidden:
        expected[tuple(band)] = [f'LEFT($A$3,1)="{sign}"' for sign in "✗…!✓"]
    assert found == expected


@every_sheet
def test_no_green_triangle_on_a_year(name: str) -> None:
    found = sheet_xml(name).findall(f"{MAIN}ignoredErrors/{MAIN}ignoredError[@numberStoredAsText]")
    ignored = {cell for one in found for cell in cells_of(name, one.attrib["sqref"])}
    years = {
        entry.cell
        for entry in form().entries
        if entry.cell.sheet == name and isinstance(entry.content, str) and re.fullmatch(r"20\d\d", entry.content)
    }

    assert years <= ignored
    assert not ignored & inputs_on(name)


@pytest.mark.parametrize("name", SHEETS[:-1])
def test_a_sheet_prints_one_page_wide(name: str) -> None:
    page = opened()[name]

    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToWidth in (None, 1)
    assert page.print_area
    assert page.oddFooter is not None
    assert page.oddFooter.left.text == "&F · Skjemaversjon 1.0"
    assert page.oddFooter.right.text == "Side &P av &N"
    assert not page.sheet_view.showGridLines


def test_the_first_input_waits_for_the_cursor() -> None:
    for page in opened():
        inputs = inputs_on(page.title)
        assert page.sheet_view.selection[0].activeCell == (min(inputs).a1 if inputs else "A1")


def test_a_link_goes_to_a_sheet_of_the_form() -> None:
    links = {entry.cell: entry.link.address for entry in form().entries if entry.link is not None}
    found = {
        cell: link.attrib["location"]
        for name in SHEETS
        for link in sheet_xml(name).iter(f"{MAIN}hyperlink")
        for cell in cells_of(name, link.attrib["ref"])
    }

    assert found == links
    assert len(links) > len(SHEETS)


def test_a_thin_row_keeps_its_height_and_others_grow() -> None:
    for sheet in form().sheets:
        rows = sheet_xml(sheet.name).findall(f"{MAIN}sheetData/{MAIN}row[@customHeight]")
        assert {int(row.attrib["r"]) - 1 for row in rows} == set(sheet.thin)
        assert {row.attrib["ht"] for row in rows} <= {"3.75"}


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1), ("1234567890", 11, 1), ("12345 67890", 8, 2), ("1\n2\n3", 10, 3), ("1" * 35, 10, 4),
        ("iiiiiiiiii", 5, 1), ("MMMMM", 5, 2), ("ord", 0, 3),
    ],
)  # fmt: skip
def test_how_many_lines_a_text_fills(text: str, width: float, count: int) -> None:
    assert lines(text, width) == count


@pytest.mark.office
@pytest.mark.slow
def test_on_paper_no_number_is_cut_off(tmp_path: Path) -> None:
    needs("soffice", "python3-uno", "pdftotext")
    path = tmp_path / "plan.xlsx"
    write_form(form(), path, FULL)
    engines.act(path, [{"do": "pdf", "path": str(tmp_path / "plan.pdf")}], tmp_path / "ut.xlsx")
    said = subprocess.run(["pdftotext", "-layout", tmp_path / "plan.pdf", "-"], capture_output=True, check=True)
    pages = said.stdout.decode().split("\f")[:-1]

    assert not [line for page in pages for line in page.splitlines() if "###" in line]
    assert len(SHEETS) - 1 <= len(pages) <= len(SHEETS) + 6


# --- the package ------------------------------------------------------------------------------------------------------


@every_filling
def test_the_package_is_valid(filling: str, written: Path) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(written)).errors] == []


cells = st.builds(Cell, st.just("Ark"), st.integers(0, 6), st.integers(0, 6))


@given(st.sets(cells))
def test_blocks_cover_each_cell_once(some: set[Cell]) -> None:
    found = blocks(some)

    assert sorted(cell for span in found for cell in span.cells) == sorted(some)
    assert list(found) == sorted(found)


def test_blocks_are_as_large_as_they_can_be() -> None:
    frame = Span(Cell("Ark", 4, 2), Cell("Ark", 8, 5))
    hole = {cell for cell in frame.cells if cell != Cell("Ark", 6, 3)}

    assert sqref(blocks(frame.cells)) == "C5:F9"
    assert sqref(blocks(hole)) == "C5:F6 C7 E7:F7 C8:F9"
