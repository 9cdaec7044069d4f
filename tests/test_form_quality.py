"""The form's promises for every setup: structure, places and formulas. docs/form-quality.md lists all of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from generators.form import form_bytes
from tests import engines
from tests.forms import CALL, CASES, LANGUAGES, REFERENCE, SETUPS, TEXT, WORD, Case, form, references, relative
from tests.hostile import zipped
from tests.plans import Changes, balanced
from tests.test_form_file import FUNCTIONS, MAIN, cells_of
from workbook.cells import QUOTELESS, Cell, Span
from workbook.fields import Field, Nature
from workbook.form.build import build_form
from workbook.form.page import Entry, Sheet, Style
from workbook.formula import Formula, Value, as_text
from workbook.plan import (
    FINANSIERING,
    KONTROLL,
    MACHINE,
    MASTER_ROW,
    OMRADER,
    OPPSETT,
    RESSURSER,
    SAMMENDRAG,
    STRATEGIER,
)
from workbook.setup import setup_of

every_setup = pytest.mark.parametrize("name", SETUPS)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.filling}-{case.language}")

D = Decimal


@cache
def package(name: str) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(form_bytes(form(name)))) as source:
        return {part: source.read(part) for part in source.namelist()}


def visible(name: str, language: str = "nb") -> Iterator[Sheet]:
    return (sheet for sheet in form(name, language).sheets if not sheet.hidden)


def at(name: str, language: str = "nb") -> dict[Cell, Entry]:
    return {entry.cell: entry for entry in form(name, language).entries}


def formulas(name: str) -> Iterator[tuple[Cell, Formula, str]]:
    return ((cell, formula, formula.on(cell.sheet)) for cell, formula in form(name).formulas.items())


def bare(excel: str) -> str:
    """A formula with its texts emptied."""
    return TEXT.sub('""', excel)


# --- sheets -----------------------------------------------------------------------------------------------------------


@pytest.mark.quality("Q01")
@every_setup
@every_language
def test_the_sheets_are_these_in_this_order(name: str, language: str) -> None:
    assert [sheet.name for sheet in form(name, language).sheets] == [
        "Forside", "Oppsett", "Mål", "Innsatsområder", "Finansiering", "Ressurser", "Strategier", "Bærekraft",
        "Kontroll", "Sammendrag", "Veiledning", "Endringslogg", "_form",
    ]  # fmt: skip


@pytest.mark.quality("Q02")
@every_setup
def test_the_front_page_links_to_every_sheet(name: str) -> None:
    front = next(visible(name))
    linked = {entry.link.sheet for entry in front.entries if entry.link is not None}

    assert linked == {sheet.name for sheet in visible(name)} - {front.name}


CHAPTERS = {
    "Mål": "2.2–2.4 ", "Innsatsområder": "3.1 ", "Finansiering": "5.1 ", "Ressurser": "5.2 ", "Strategier": "3.2 ",
    "Bærekraft": "6. ",
}  # fmt: skip
EXAMPLES = {"nb": "2,5 betyr 2 500 000 kroner", "nn": "2,5 betyr 2 500 000 kroner", "en": "2.5 means NOK 2,500,000"}


@pytest.mark.quality("Q03")
@every_setup
@every_language
def test_a_sheet_begins_with_its_title_and_its_purpose(name: str, language: str) -> None:
    cells = at(name, language)
    for sheet in visible(name, language):
        title, purpose = (cells[Cell(sheet.name, row, 0)] for row in (0, 1))
        assert (title.style, purpose.style) == (Style.TITLE, Style.PURPOSE)
        assert str(title.content).startswith(CHAPTERS.get(sheet.name, ""))
        assert "\n" not in str(purpose.content)
        if any(entry.input is not None and entry.input.id == "amount" for entry in sheet.entries):
            assert plain(EXAMPLES[language]) in plain(str(purpose.content)), sheet.name


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.quality("Q05")
@every_setup
def test_a_column_means_the_same_on_every_sheet_with_years(name: str) -> None:
    texts, grid = form(name).texts, form(name).plan.grid
    columns = {
        texts("column.unit"): grid.unit, texts("column.sum"): grid.sum, texts("column.sign"): grid.sign,
        texts("column.share"): grid.share, texts("column.agreed"): grid.agreed,
        texts("column.guidance"): grid.guidance,
    }  # fmt: skip
    years = {sheet.name for sheet in visible(name) if _years(sheet)}
    found = {
        (str(entry.content), entry.cell.column)
        for entry in form(name).entries
        if entry.cell.sheet in years and entry.style is Style.HEADER and entry.content in columns
    }

    assert years == {"Mål", "Innsatsområder", "Finansiering", "Ressurser", "Strategier", "Sammendrag"}
    beside = {(text, column) for text, column in found if column > grid.guidance}  # areas by size, without years
    assert found - beside == set(columns.items())
    assert len(beside) <= 2


def _years(sheet: Sheet) -> bool:
    return any(e.style is Style.HEADER and re.fullmatch(r"20\d\d", str(e.content)) for e in sheet.entries)


@pytest.mark.quality("Q06")
@every_setup
def test_the_first_year_is_set_once(name: str) -> None:
    """Sixty years on, every year of the form has moved along, and no old one is left in a cell or a title."""
    years = {key: [year + 60 for year in span] for key, span in SETUPS[name]["years"].items()}
    later = build_form(setup_of({**SETUPS[name], "years": years}))
    old = set(form(name).setup.years)
    said = {str(entry.content) for entry in later.entries if isinstance(entry.content, str)}
    said |= {chart.period for sheet in later.sheets for chart in sheet.charts}
    left = {text for text in said for year in old if re.search(rf"\b{year}\b", text)}

    assert left <= {later.texts("facts.adopted.guidance")}  # a day, as an example
    assert [formula.excel for formula in later.formulas.values()] == [
        formula.excel for formula in form(name).formulas.values()
    ]


@pytest.mark.quality("Q09")
@every_setup
def test_no_formula_needs_quotes(name: str) -> None:
    assert [sheet.name for sheet in form(name).sheets if not set(sheet.name) <= QUOTELESS] == []
    assert [cell.address for cell, _, excel in formulas(name) if "'" in bare(excel)] == []


PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core|custom)\.xml|xl/(?:workbook|styles|sharedStrings)\.xml"
    r"|xl/theme/theme1\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet(?:[1-9]|1[0-3])\.xml"
    r"|xl/worksheets/_rels/sheet10\.xml\.rels|xl/drawings/drawing1\.xml|xl/drawings/_rels/drawing1\.xml\.rels"
    r"|xl/charts/chart[1-5]\.xml"
)
UNFINISHED = re.compile(r"TODO|FIXME|XXX|lorem|Sheet\d|\bArk\d|\{[a-z_]+\}|None\b|\bnan\b", re.IGNORECASE)


@pytest.mark.quality("Q10", "Q11", "Q15")
@every_setup
def test_the_package_holds_what_the_form_asks_for_and_nothing_else(name: str) -> None:
    """No macros, comments, queries, printers' settings or links to other files: such a part would have another name."""
    assert [part for part in package(name) if not PARTS.fullmatch(part)] == []
    assert {
        part: len(re.findall(b"TargetMode", data)) for part, data in package(name).items() if b"TargetMode" in data
    } == {}
    cells = {
        Cell(page.title, cell.row - 1, cell.column - 1)
        for page in openpyxl.load_workbook(io.BytesIO(zipped(package(name))))
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert cells <= {entry.cell for entry in form(name).entries}


@pytest.mark.quality("Q10")
@every_setup
@every_language
def test_no_text_is_unfinished(name: str, language: str) -> None:
    texts = [entry.content for entry in form(name, language).entries if isinstance(entry.content, str)]
    shown = [text for text in texts if not text.startswith('{"schema"')]

    assert [text for text in shown if UNFINISHED.search(text)] == []


@pytest.mark.quality("Q11")
@every_setup
def test_nothing_reaches_out_of_the_workbook(name: str) -> None:
    forbidden = re.compile(
        rb"externalReference|oleLink|ddeLink|queryTable|<connection|vbaProject|https?://(?!schemas\.|purl\.org/dc|www\.w3\.org/)"
    )

    assert {part: forbidden.findall(data) for part, data in package(name).items() if forbidden.search(data)} == {}
    assert [cell.address for cell, _, excel in formulas(name) if set("[]|{}") & set(bare(excel))] == []


# --- inputs -----------------------------------------------------------------------------------------------------------


@pytest.mark.quality("Q14")
@pytest.mark.parametrize(
    ("table", "row", "old", "sheets"),
    [
        ("area", "area2", "Reiseliv", {OPPSETT, OMRADER, RESSURSER, STRATEGIER, KONTROLL, SAMMENDRAG}),
        ("financier", "fin1", "KDD", {OPPSETT, FINANSIERING, KONTROLL}),
    ],
)
def test_a_name_is_typed_once_and_shown_everywhere(table: str, row: str, old: str, sheets: set[str]) -> None:
    typed = {name for name in form("example").inputs if name.column == "name" and name.table in ("area", "financier")}
    before, after = _shown({}), _shown({(table, row, "name"): "Øyhopping"})
    held = {cell: after[cell] for cell, text in before.items() if old in text and cell.sheet != MACHINE}

    assert {form("example").inputs[name].cell.sheet for name in typed} == {OPPSETT}
    assert {cell.sheet for cell in held} == sheets
    assert {cell.address: text for cell, text in held.items() if old in text} == {}


def _shown(changes: Changes) -> dict[Cell, str]:
    """Every text, with the strategies' own choice of area left out: a person made that one."""
    one, answers = balanced(changes)
    inputs = {one.inputs[name].cell: value for name, value in answers.items()}
    values = one.values(inputs)
    chosen = {one.inputs[name].cell for name in answers if name.table == "strategies"}
    return {cell: as_text(values[cell]) for cell in (*one.formulas, *inputs) if cell not in chosen}


@pytest.mark.quality("Q15")
@every_setup
def test_an_input_has_its_label_its_unit_and_its_guidance_in_sight(name: str) -> None:
    cells = at(name)
    for field, entry in form(name).inputs.items():
        sheet, row, _ = entry.cell
        left = [cells.get(Cell(sheet, row, column)) for column in range(entry.cell.column)]
        own = {"indicators", "strategies"}  # lists of their own, with a header over every column
        if field.table not in own:
            assert any(one is not None and one.field is None and one.content for one in left), entry.cell.address
        assert _guidance(name, entry.cell), entry.cell.address
        if entry.input is not None and entry.input.unit is not None and field.table not in own:
            units = [str(one.content) for one in left if one is not None and one.style is Style.UNIT]
            heading = _heading(name, entry.cell)
            assert units or "%" in heading or "kr" in heading, entry.cell.address


def _heading(name: str, cell: Cell) -> str:
    """The nearest header above a cell."""
    cells = at(name)
    above = (cells.get(Cell(cell.sheet, row, cell.column)) for row in range(cell.row, -1, -1))
    return str(next((one.content for one in above if one is not None and one.style is Style.HEADER), ""))


def _guidance(name: str, cell: Cell) -> bool:
    """Whether the table that a cell stands in has a text in its last column, in sight."""
    table = next(found for found in form(name).entries if found.cell == cell)
    assert table.field is not None
    rows = {entry.cell.row for field, entry in form(name).inputs.items() if field.table == table.field.table}
    texts = (e for e in form(name).entries if e.cell.sheet == cell.sheet and e.cell.row in rows)
    return any(entry.style is Style.GUIDANCE and entry.content for entry in texts)


@pytest.mark.quality("Q16")
@every_language
def test_what_a_validation_says_fits(language: str) -> None:
    texts = form("example", language).texts
    for input in {entry.input for entry in form("example", language).inputs.values() if entry.input is not None}:
        assert 0 < len(texts(f"input.{input.id}.title")) <= 32
        assert 0 < len(texts(f"input.{input.id}.message")) <= 255


@pytest.mark.quality("Q17")
def test_empty_is_not_0() -> None:
    """KDD's row of 5.1: without numbers it has no sum and lacks something, with zeros it has the sum 0."""
    one, _ = balanced()
    row = [("funding", "fin1", year) for year in one.setup.budget_years]
    total, sign = one.plan.sum_of(one.plan.funding, "fin1"), one.plan.funding.at("fin1", one.plan.grid.sign)

    assert _values(dict.fromkeys(row))[total] == ""
    assert str(_values(dict.fromkeys(row))[sign]).startswith("…")
    assert _values(dict.fromkeys(row, D(0)))[total] == 0
    assert str(_values(dict.fromkeys(row, D(0)))[sign]).startswith("✓")


def _values(changes: Mapping[tuple[str, str, str], Value]) -> Mapping[Cell, Value]:
    one, answers = balanced(changes)
    return one.values({one.inputs[name].cell: value for name, value in answers.items()})


@pytest.mark.quality("Q19")
@every_setup
def test_tab_walks_the_inputs_in_the_order_of_the_template(name: str) -> None:
    """Row by row on each sheet, sheet by sheet: the chapters of the paper come in their own order."""
    order = {sheet.name: number for number, sheet in enumerate(form(name).sheets)}
    inputs = sorted(form(name).inputs.items(), key=lambda pair: (order[pair[1].cell.sheet], pair[1].cell))
    walked = list(dict.fromkeys((entry.cell.sheet, field.table) for field, entry in inputs))

    assert walked == [
        *((OPPSETT, table) for table in ("facts", "activities", "goal", "area", "frame", "financier", "attachments")),
        ("Mål", "jobs"), ("Mål", "indicators"), ("Innsatsområder", "area_jobs"), ("Finansiering", "funding"),
        ("Ressurser", "spending"), ("Strategier", "strategies"), ("Bærekraft", "goals"), (KONTROLL, "reasons"),
    ]  # fmt: skip
    for table in ("jobs", "area_jobs", "funding", "spending"):
        years = [field.column for field, _ in inputs if field.table == table]
        width = len(set(years))
        assert all(years[start : start + width] == sorted(set(years)) for start in range(0, len(years), width))


# --- formulas ---------------------------------------------------------------------------------------------------------


@pytest.mark.quality("Q20")
@every_setup
def test_one_formula_a_row_across_the_years(name: str) -> None:
    grid = form(name).plan.grid
    years = range(2, 2 + len(grid.years))
    rows: dict[tuple[str, int], set[str]] = {}
    for cell, _, excel in formulas(name):
        if cell.column in years and cell.sheet in {sheet.name for sheet in visible(name) if _years(sheet)}:
            rows.setdefault((cell.sheet, cell.row), set()).add(relative(excel, cell))

    assert len(rows) > 10
    assert {place: found for place, found in rows.items() if len(found) > 1} == {}


def test_what_a_formula_reads_from_its_own_cell() -> None:
    assert relative('SUM(C5:$D$7)&"A1"&Mål!B$9', Cell("Ark", 5, 3)) == 'SUM(Ark!R[-1]C[-1]:R6C3)&"A1"&Mål!R8C[-2]'
    assert relative("SUM(D6:D9)", Cell("Ark", 9, 3)) == relative("SUM(E6:E9)", Cell("Ark", 9, 4))


# What a number may be in a formula, with the pattern that takes it out.
CONSTANTS = {
    "what a check is held against": r"^(?:0|1|100)$",
    "true as a number": r"\)\*1\)",
    "the locked texts that stand in a row's frame": r"(?<=\))-[1-9]$",
    "the place of a word in the list of statuses": r"^IF\(@(\+\(MAX\(@\)>@\))?,1,IF\(COUNT\(@\)=COUNTA\(@\),4,2\)\)$",
    "the place in a range": r"INDEX\(@,(?:\d+|@),1\)",
    "the rank that a row of Sammendrag shows": r"INDEX\(@,MATCH\(\d+,@,0\),1\)",
    "an exact match": r"MATCH\([^()]*,0\)",
    "the first sign of a word": r"LEFT\([^()]*,1\)",
    "how many of the two sides are numbers": r"COUNT\([^()]*\)<2",
    "none, some or several": r"(?:=|<|>|<>|<=|>=)[01](?![\d.])",
    "nothing": r"(?<=[,(])0(?=[,)*+-])",
    "one": r"(?<=[,(])1(?=[,)*+-])",
    "the grid of decimals": r",6\)",
    "per cent": r"\*100(?!\d)",
}


@pytest.mark.quality("Q21")
@every_setup
def test_no_number_that_may_change_stands_in_a_formula(name: str) -> None:
    left: dict[str, str] = {}
    for cell, _, excel in formulas(name):
        rest = REFERENCE.sub("@", bare(excel))
        for pattern in CONSTANTS.values():
            rest = re.sub(pattern, "§", rest)
        if re.search(r"\d", rest):
            left[cell.address] = excel

    assert left == {}


@pytest.mark.quality("Q22")
@every_setup
def test_formulas_are_short(name: str) -> None:
    assert [
        (cell.address, excel) for cell, formula, excel in formulas(name) if len(excel) > 120 and not formula.array
    ] == []


@pytest.mark.quality("Q23")
@every_setup
def test_at_most_one_if_inside_another(name: str) -> None:
    deep = [(cell.address, excel) for cell, formula, excel in formulas(name) if ifs(excel) > 2 and not formula.array]

    assert deep == []


def ifs(excel: str) -> int:
    """How many IF stand inside each other at the deepest place."""
    open_calls: list[str] = []
    deepest = 0
    for found in re.finditer(r"([A-Z.]*)\(|\)", bare(excel)):
        if found[0] == ")":
            open_calls.pop()
        else:
            open_calls.append(found[1])
            deepest = max(deepest, open_calls.count("IF"))
    return deepest


def test_the_depth_is_that_of_the_deepest_place() -> None:
    assert ifs('IF(SUM(A1),IF(B1,1,"IF("),IF(C1,IFERROR(IF(D1,1,2),3),4))') == 3


@pytest.mark.quality("Q26")
@every_setup
def test_no_link_to_a_link(name: str) -> None:
    links = {
        cell: found[0].span.first
        for cell, _, excel in formulas(name)
        if re.fullmatch(rf"(?:{WORD}+!)?\$?[A-Z]{{1,3}}\$?\d+", excel)
        and (found := list(references(excel, cell.sheet)))
    }

    assert len(links) > 20
    assert {cell.address: source.address for cell, source in links.items() if source in links} == {}


@pytest.mark.quality("Q28")
@every_setup
def test_only_checks_round(name: str) -> None:
    """On Kontroll, and on the hidden sheet where checks count what is no whole number and put areas in order."""
    rounding = {cell.sheet for cell, _, excel in formulas(name) if "ROUND" in bare(excel)}

    assert rounding == {KONTROLL, MACHINE}


@pytest.mark.quality("Q29")
@every_setup
def test_an_error_is_caught_only_where_a_blank_is_expected(name: str) -> None:
    caught = [excel for _, _, excel in formulas(name) if "IFERROR" in excel]
    share = re.compile(r'IFERROR\([^(),/]+/[^(),/]+\*100,""\)')
    graded = re.compile(r"IFERROR\(IF\(ABS\(E\d+\)<=.*\),_form!\$[A-Z]+\$\d+\)")  # a gap that may be blank

    assert caught
    assert [excel for excel in caught if not share.fullmatch(excel) and not graded.fullmatch(excel)] == []


@pytest.mark.quality("Q30")
@every_setup
def test_no_reference_starts_or_ends_on_an_input(name: str) -> None:
    inputs = form(name).input_at.keys()
    loose = {
        (cell.address, one.span.a1)
        for cell, _, excel in formulas(name)
        for one in references(excel, cell.sheet)
        if set(one.span) & inputs
    }

    assert loose == set()
    assert {name for name, span in form(name).names.items() if set(span) & inputs} == set()


@pytest.mark.quality("Q30")
@every_setup
def test_no_format_or_validation_looks_at_an_input(name: str) -> None:
    """A test of theirs reads a locked cell, a defined name or a number; the cells that formats colour are locked."""
    inputs = form(name).input_at.keys()
    for number, sheet in enumerate(form(name).sheets, start=1):
        root = ElementTree.fromstring(package(name)[f"xl/worksheets/sheet{number}.xml"])
        for part, tags in (("conditionalFormatting", ("formula",)), ("dataValidation", ("formula1", "formula2"))):
            for rule in root.iter(f"{MAIN}{part}"):
                read = [str(found.text) for tag in tags for found in rule.iter(f"{MAIN}{tag}")]
                assert read or part == "dataValidation"
                corners = {corner for text in read for one in references(text, sheet.name) for corner in one.span}
                assert not corners & inputs
                if part == "conditionalFormatting":
                    assert not set(cells_of(sheet.name, rule.attrib["sqref"])) & inputs


@pytest.mark.quality("Q30")
@every_setup
def test_only_functions_that_every_program_has(name: str) -> None:
    assert {call for _, _, excel in formulas(name) for call in CALL.findall(bare(excel))} <= FUNCTIONS


@pytest.mark.quality("Q30")
@every_setup
def test_every_reference_points_at_something_of_the_form(name: str) -> None:
    """No formula reads a cell where nothing ever stands, and none reads itself, however far round."""
    there = {entry.cell for entry in form(name).entries}
    read = {cell: [one.span for one in references(excel, cell.sheet)] for cell, _, excel in formulas(name)}
    empty = {(cell.address, span.a1) for cell, spans in read.items() for span in spans if not set(span.cells) & there}

    assert empty == set()
    assert _circle(read) is None


def _circle(read: Mapping[Cell, list[Span]]) -> Cell | None:
    done: set[Cell] = set()
    for start in read:
        path: set[Cell] = set()
        stack = [(start, False)]
        while stack:
            cell, leaving = stack.pop()
            if leaving:
                path.discard(cell)
                done.add(cell)
            elif cell in path:
                return cell
            elif cell not in done and cell in read:
                path.add(cell)
                stack.append((cell, True))
                stack.extend((one, False) for span in read[cell] for one in span.cells)
    return None


# --- values and statuses ----------------------------------------------------------------------------------------------


@pytest.mark.quality("Q32")
@every_case
def test_no_cell_holds_an_error(case: Case, tmp_path: Path) -> None:
    path = case.write(tmp_path)
    computed = engines.ironcalc(path)

    assert {place: value for place, value in computed.items() if str(value).startswith("#")} == {}
    assert engines.differences(computed, {(c.sheet, c.a1): value for c, value in case.values().items()}) == {}


@pytest.mark.quality("Q34")
@every_setup
def test_every_sheet_says_the_status_of_the_whole_form(name: str) -> None:
    cells = at(name)
    for sheet in visible(name):
        master = cells[Cell(sheet.name, MASTER_ROW, 0)]
        assert master.style is Style.STATUS
        assert isinstance(master.content, Formula)
        assert sheet.name == KONTROLL or master.content.on(sheet.name) == f"{KONTROLL}!$A${MASTER_ROW + 1}"


@pytest.mark.quality("Q34")
@pytest.mark.parametrize(
    ("changes", "sign"),
    [
        ({}, "✓"),
        ({("financier", "fin1", "share"): D("50.2")}, "✗"),
        ({("spending", "admin", "2027"): None}, "✗"),
        ({("strategies", "2", "text"): None}, "…"),
        ({("spending", "admin", "2027"): D("1.5"), ("spending", "area1", "2027"): D("1.5")}, "!"),
    ],
)
def test_the_gravest_check_gives_the_status(changes: Changes, sign: str) -> None:
    values = _values(changes)
    said = {str(values[Cell(sheet.name, MASTER_ROW, 0)]) for sheet in visible("example")}

    assert len(said) == 1
    assert said.pop().startswith(sign)


@pytest.mark.quality("Q37")
@every_case
def test_as_many_checks_as_the_sheet_says(case: Case) -> None:
    one = case.form
    values = case.values()
    rows = [entry for entry in one.entries if entry.cell.sheet == KONTROLL and entry.style is Style.STATUS]
    words = Counter(str(values[entry.cell])[0] for entry in rows if entry.cell.column == 5)
    total = one.plan.word("total").moved(columns=1)

    assert values[total] == len(one.checks)
    assert sum(words.values()) - 5 == len(one.checks)  # the legend below names the five words once more


def test_natures_are_all_asked_for() -> None:
    """The worst case fills every kind of input."""
    case = Case("worst", "nb")
    asked = {case.form.inputs[name].input for name in case.answers or ()}

    assert {one.nature for one in asked if one is not None} == set(Nature)
    assert {len(str(name)) for name in (case.form.setup.areas[0].name, case.form.setup.financiers[0].name)} == {60}
    assert Field("area", "area12", "name") in case.form.inputs
