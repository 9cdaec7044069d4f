"""The report of a plan, and of many: the numbers of `extract` in every format; whole, inert, and the same twice."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

import omstilling_xlsx as ox
from generators.form import form_bytes
from generators.report.batch_page import batch_page
from generators.report.document import Figure, Item, Line, Number, Page, Paragraph, Part, Table
from generators.report.html import called
from generators.report.listing import as_listing
from generators.report.markdown import as_markdown
from generators.report.plan_page import own, plan_page, tables_page
from generators.report.results import Results, judged
from generators.report.sheets import as_xlsx
from generators.report.svg import drawn, step
from generators.report.web import as_html
from generators.report.word import as_docx
from omstilling_xlsx.batch import Asked, consolidated
from omstilling_xlsx.examine import page_of
from tests.deliveries import deliver
from tests.plans import balanced
from workbook.findings import Severity
from workbook.form.chart import Kind, Role
from workbook.formula import Value
from workbook.texts import LANGUAGES, texts

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
WHEN = datetime(2026, 12, 10, tzinfo=UTC)
PLAN, FAULTY = SAMPLES / "utfylt" / "fjellvik.xlsx", SAMPLES / "feil" / "OMX301.xlsx"


def made(path: Path, language: str = "nb") -> Page:
    return plan_page(judged(ox.check(path), Severity.MISSING), texts(language), WHEN)


def filled(tmp_path: Path, changes: dict[tuple[str, str, str], Value]) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(form_bytes(*balanced(changes)))
    return path


def number(text: str) -> Decimal:
    """A number as the reports write it, back again."""
    plain = re.sub(r"[\s\u00a0*]|mill\. kr|arbeidsplasser|%", "", text).replace("\u2212", "-").replace(",", ".")
    return Decimal(plain)


# --- what `extract` says --------------------------------------------------------------------------------------------


def extracted(path: Path) -> dict[str, dict[str, list[Decimal]]]:
    """The yearly numbers of every row that has any, by table and name."""
    answers: Any = ox.extract(path)["answers"]

    def row(years: dict[str, str]) -> list[Decimal]:
        return [Decimal(years[year]) for year in sorted(years)]

    return {
        "jobs": {"Arbeidsplasser": row(answers["jobs"])},
        "area_jobs": {area["name"]: row(area["jobs"]) for area in answers["areas"] if area.get("jobs")},
        "funding": {one["name"]: row(one["funding"]) for one in answers["financiers"] if one.get("funding")},
        "spending": {
            **{area["name"]: row(area["spending"]) for area in answers["areas"] if area.get("spending")},
            "Programorganisasjonens ressursinnsats*": row(answers["programme"]["spending"]),
            "Administrative kostnader til programledelse**": row(answers["admin"]["spending"]),
        },
    }


Grid = list[list[str]]
CAPTIONS = {
    "jobs": "Antall nye eller sikrede arbeidsplasser skapt i omstillingsperioden, fordelt på år",
    "area_jobs": "Hvert innsatsområde har årlig periodiserte arbeidsplassmål",
    "funding": "Årlige budsjettramme fordelt på finansiør, oppgitt i millioner",
    "spending": "Årlig budsjettramme fordelt på innsatsområder, oppgitt i millioner",
}


class Tables(HTMLParser):
    """The tables of an html page by caption, as texts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Grid] = {}
        self.caption, self.cell, self.inside = "", None, False
        self.rows: Grid = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self.inside = True
        elif tag == "caption":
            self.caption = "\0"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self.inside = False
        elif tag == "table":
            self.found[self.caption.strip("\0")] = self.rows

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data
        elif self.caption == "\0":
            self.caption = data


def in_html(page: Page) -> dict[str, Grid]:
    parser = Tables()
    parser.feed(as_html(page, texts(page.language)).decode())
    return parser.found


def in_markdown(page: Page) -> dict[str, Grid]:
    found: dict[str, Grid] = {}
    caption = ""
    for line in as_markdown(page).decode().splitlines():
        if line.startswith("**"):
            caption = line.strip("*")
        elif line.startswith("|") and not line.startswith("|-"):
            cells = [cell.strip().strip("*") for cell in line.replace("\\*", "*").strip("|").split("|")]
            found.setdefault(caption, []).append(cells)
    return found


def styled(document: Any) -> list[tuple[str, str]]:
    """The paragraphs of a document with the names of their styles."""
    return [(one.style.name, one.text) for one in document.paragraphs]


def in_docx(page: Page) -> dict[str, Grid]:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(io.BytesIO(as_docx(page, WHEN)))
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables]
    grids = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return dict(zip(captions, grids, strict=True))


def in_xlsx(page: Page) -> dict[str, Grid]:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(page)))
    found: dict[str, Grid] = {}
    for sheet in book:
        rows = [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        for at, row in enumerate(rows):
            if row[0] in CAPTIONS.values():
                end = next((to for to in range(at + 1, len(rows)) if not any(rows[to])), len(rows))
                found[row[0]] = [row for row in rows[at + 1 : end] if not row[0].startswith("*")]
    return found


FORMATS = {"html": in_html, "md": in_markdown, "docx": in_docx, "xlsx": in_xlsx}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "path", [PLAN, FAULTY, SAMPLES / "endret" / "sum-overskrevet.xlsx"], ids=lambda path: path.stem
)
def test_every_number_of_every_format_is_the_one_of_extract(path: Path, format: str) -> None:
    tables = FORMATS[format](made(path))
    for table, rows in extracted(path).items():
        grid = {row[0].strip("*"): row for row in tables[CAPTIONS[table]][1:]}
        shares = 1 if table == "funding" else 0
        for name, amounts in rows.items():
            cells = [cell for cell in grid[name.strip("*")][1 + shares :] if cell != ""]
            assert [number(cell) for cell in cells] == [*amounts, sum(amounts)], (table, name)


def test_the_words_of_all_formats_are_the_same() -> None:
    page = made(FAULTY)
    grids = [read(page) for read in FORMATS.values()]
    for caption in CAPTIONS.values():
        first = [[row[0].strip("*") for row in grid[caption]] for grid in grids]
        heads = [[cell.strip("*") for cell in grid[caption][0] if cell] for grid in grids]
        assert first == [first[0]] * len(grids)
        assert heads == [heads[0]] * len(grids)


# --- html -----------------------------------------------------------------------------------------------------------


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_stands_alone_and_tells_its_structure(language: str) -> None:
    page = made(FAULTY, language)
    text = as_html(page, texts(language)).decode()
    seen = Seen()
    seen.feed(text)
    names = [name for name, _ in seen.tags]
    assert not {"script", "iframe", "object", "embed", "link", "img", "form", "base"} & set(names)
    assert not [key for _, given in seen.tags for key in given if key.startswith("on") or key == "src"]
    assert "http" not in text.replace("http-equiv", "")
    assert seen.of("html") == [{"lang": language}]
    assert names.count("h1") == 1
    assert names.count("caption") == names.count("table")
    assert all(given.get("scope") in ("col", "row") for given in seen.of("th"))
    assert seen.of("a")[0] == {"class": "skip", "href": "#innhold"}
    assert [given["role"] for given in seen.of("svg")] == ["img", "img"]
    assert all(given["aria-label"] for given in seen.of("svg"))


HOSTILE = "<script>alert(1)</script>\"=cmd|'/c calc'!A1 [x](http://x.no) **b**"


@pytest.fixture(name="hostile")
def _hostile(tmp_path: Path) -> Path:
    name = HOSTILE[:59]
    changes: dict[tuple[str, str, str], Value] = {
        ("area", "area2", "name"): name, ("financier", "fin1", "name"): "=1+1",
        ("strategies", "1", "text"): HOSTILE, ("facts", "contact", "value"): "=HYPERLINK()",
        ("jobs", "jobs", "2028"): "<b>ti</b>",
    }  # fmt: skip
    return filled(tmp_path, changes)


def test_what_a_stranger_wrote_is_inert(hostile: Path) -> None:
    page = made(hostile)
    html, markdown = as_html(page, texts("nb")).decode(), as_markdown(page).decode()
    assert "<script" not in html
    assert "<b>" not in html
    assert not re.search(r"(?<!\\)(\[x|<script|<b>)|http://", markdown)
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(page)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    with zipfile.ZipFile(io.BytesIO(as_xlsx(page))) as package:
        assert not [name for name in package.namelist() if "externalLink" in name or "hyperlink" in name]
    with zipfile.ZipFile(io.BytesIO(as_docx(page, WHEN))) as package:
        assert b"hyperlink" not in package.read("word/document.xml")


# --- docx and xlsx --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_docx_has_headings_a_language_and_headers_that_repeat(language: str) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(io.BytesIO(as_docx(made(FAULTY, language), WHEN)))
    headings = [text for style, text in styled(document) if style.startswith("Heading")]
    assert texts(language)("page.figures") in headings
    assert texts(language)("tables.5.1") in headings
    tag = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[language]
    assert document.core_properties.language == tag
    assert [one.get(qn("w:val")) for one in document.styles["Normal"].element.iter(qn("w:lang"))] == [tag]
    described = document.tables[1:-1]  # the first and the last are names and values
    assert all(list(table.rows[0]._tr.iter(qn("w:tblHeader"))) for table in described)
    assert not any(list(row._tr.iter(qn("w:tblHeader"))) for table in described for row in list(table.rows)[1:])
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in document.tables)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_the_packages_are_valid(tmp_path: Path, suffix: str) -> None:
    page = made(FAULTY)
    path = tmp_path / f"rapport.{suffix}"
    path.write_bytes(as_xlsx(page) if suffix == "xlsx" else as_docx(page, WHEN))
    assert faults(path) - (faults(blank(tmp_path)) if suffix == "docx" else set()) == set()


def faults(path: Path) -> set[str]:
    return {str(one) for one in OpenXmlValidator().validate(path).errors}


def blank(folder: Path) -> Path:
    """What python-docx itself writes, whose template has faults of its own."""
    from docx import Document

    document = Document()
    document.save(str(folder / "tom.docx"))
    return folder / "tom.docx"


def test_xlsx_has_tables_native_charts_and_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(made(PLAN))))
    summary = book.worksheets[0]
    assert len(vars(summary)["_charts"]) == 2
    assert sum(len(sheet.tables) for sheet in book) >= 10
    assert book.sheetnames[-1] == "Tallene i figurene"


def test_every_amount_of_kontroll_is_a_number_in_xlsx_and_apart_from_its_unit(tmp_path: Path) -> None:
    path = filled(tmp_path, {("spending", "admin", "2027"): Decimal("0.7")})
    page = made(path)
    (table,) = (block for block in page.blocks if isinstance(block, Table) and block.id == "kontroll")
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(page)))[texts("nb")("page.kontroll")]
    rows = [row for row in sheet.iter_rows() if str(row[0].value).startswith("OMX")]
    assert len(rows) == len(table.rows)
    for cells, contents in zip(rows, table.rows, strict=True):
        numbers = [at for at, content in enumerate(contents) if isinstance(content, Number)]
        assert [at for at, cell in enumerate(cells) if cell.data_type == "n" and cell.value is not None] == numbers
        assert cells[5].alignment.indent == 1
    (share,) = (cells for cells, row in zip(rows, table.rows, strict=True) if row[0] == "OMX503" and row[5] == "%")
    assert (f"{share[2].value:.3f}", share[2].number_format) == ("8.056", "#,##0.###")  # 2,9 of 36


@pytest.mark.parametrize(
    ("value", "held", "format"),
    [
        ("6.666666666667", True, "#,##0.###"),
        ("49.9999999999", True, "#,##0"),
        ("123456789012.345", True, "#,##0.###"),
        ("1234567890123456.7", False, ""),
    ],
)
def test_a_cell_holds_what_is_shown_of_a_number_up_to_fifteen_digits(value: str, held: bool, format: str) -> None:
    rows = ((Number(Decimal(value), (0, 3)),),)
    page = Page("x", "", "nb", (Part("x", (Table("x", "x", ("x",), rows),)),), own(texts("nb")))
    found = [cell for row in openpyxl.load_workbook(io.BytesIO(as_xlsx(page)))["x"].iter_rows() for cell in row]
    (number,) = [cell for cell in found if str(cell.value)[:1].isdigit()]
    assert (number.data_type == "n", number.number_format if held else "") == (held, format)


# --- the tables for the Omstillingsplan -----------------------------------------------------------------------------


def test_the_word_tables_are_those_of_the_template_in_its_order() -> None:
    page = tables_page(judged(ox.check(PLAN), Severity.MISSING), texts("nb"))
    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert [table.id for table in tables] == ["jobs", "area_jobs", "3.2.1", "3.2.2", "funding", "spending", "goals"]
    jobs, area_jobs, _, _, funding, spending, goals = tables
    years, budget = [str(year) for year in range(2027, 2033)], [str(year) for year in range(2027, 2032)]
    assert jobs.heads == ("År", *years, "Sum")
    assert area_jobs.heads == ("Innsatsområde", *years, "Sum*")
    assert funding.heads == ("Finansiør", "Andel", *budget, "Sum*")
    assert spending.heads == ("Innsatsområder", *budget, "Sum")
    assert [row[0] for row in funding.rows] == ["KDD", "Telemark fylkeskommune", "Fjellvik kommune", "Totalt"]
    assert [row[0] for row in spending.rows][-3:] == [
        "Programorganisasjonens ressursinnsats*", "Administrative kostnader til programledelse**", "Sum",
    ]  # fmt: skip
    assert area_jobs.rows[-1] == ("Bærekraft**", *["-"] * 7)
    assert funding.rows[0][1] == Number(Decimal(50), unit="%")
    assert [row[1] for row in goals.rows][-1] == "17. Samarbeid for å nå målene"
    assert [len(table.notes) for table in tables] == [1, 2, 0, 0, 1, 2, 0]


def test_empty_is_not_zero_in_a_table(tmp_path: Path) -> None:
    path = filled(tmp_path, {("funding", "fin1", "2028"): None, ("funding", "fin2", "2028"): Decimal(0)})
    funding = next(one for one in made(path).blocks if isinstance(one, Table) and one.id == "funding")
    assert funding.rows[0][3] == ""
    assert funding.rows[1][3] == Number(Decimal(0))


def payer(tmp_path: Path, amounts: dict[str, Value]) -> tuple[object, object]:
    """What the report says of the state: its line in the chart, and its amount and share."""
    page = made(filled(tmp_path, {("funding", "fin1", year): amount for year, amount in amounts.items()}))
    chart = next(one for one in page.blocks if isinstance(one, Figure) and one.id == "funding")
    shares = next(one for one in page.blocks if isinstance(one, Table) and one.id == "shares")
    return next((line.values for line in chart.lines if line.name == "Stat"), None), shares.rows[0][1:3]


def test_empty_is_not_zero_in_sums_of_payers(tmp_path: Path) -> None:
    assert payer(tmp_path, {"2028": Decimal(0)})[0] == (4, 0, 4, 3, 3)
    assert payer(tmp_path, {"2028": None})[0] == (4, None, 4, 3, 3)
    assert payer(tmp_path, dict.fromkeys(("2027", "2028", "2029", "2030", "2031"))) == (None, ("", ""))


def test_money_of_nobodys_kind_is_in_the_table_and_the_chart_so_that_they_tie_out(tmp_path: Path) -> None:
    page = made(filled(tmp_path, {("financier", "fin4", "name"): "Gave", ("funding", "fin4", "2028"): Decimal(4)}))
    shares = next(one for one in page.blocks if isinstance(one, Table) and one.id == "shares")
    chart = next(one for one in page.blocks if isinstance(one, Figure) and one.id == "funding")
    assert shares.rows[-1] == ("Uten type", Number(Decimal(4)), Number(Decimal(10), (0, 1), "%"), "")
    assert sum(row[1].value for row in shares.rows if isinstance(row[1], Number)) == 40
    assert chart.lines[-1] == Line("Uten type", Role.REST, (None, Decimal(4), None, None, None))


# --- what was read otherwise ----------------------------------------------------------------------------------------


def test_a_text_in_a_number_cell_is_shown_as_typed_and_explained(tmp_path: Path) -> None:
    page = made(filled(tmp_path, {("funding", "fin1", "2028"): "4 mill"}))
    tables = {block.id: block for block in page.blocks if isinstance(block, Table)}
    assert tables["funding"].rows[0][3] == "«4 mill»"
    (row,) = tables["readings"].rows
    assert row[2:] == ("4 mill", "ikke med", Number(Decimal(4)))


def test_a_refused_file_says_why(tmp_path: Path) -> None:
    path = tmp_path / "notat.xlsx"
    path.write_text("nei", encoding="utf-8")
    page = made(path)
    assert [part.title for part in page.parts] == ["Sammendrag"]
    assert "Filen er ikke kontrollert." in as_markdown(page).decode()


# --- what a politician reads, and what stands behind it ---------------------------------------------------------------


def test_the_page_for_the_council_has_no_technical_lines_and_they_stand_at_the_end() -> None:
    plan = ox.check(PLAN)
    office = "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2 15.0000"
    saved = plan._replace(source=plan.source._replace(saved_by=office))
    page = plan_page(judged(saved, Severity.MISSING)._replace(kommuner=("Fyresdal kommune",)), texts("nb"), WHEN)
    assert page.stamp.startswith("Kontrollert 10. desember 2026 med omstilling-xlsx ")
    facts = {row[0]: row[1] for row in next(block for block in page.blocks if isinstance(block, Table)).rows}
    assert facts["Kommune"] == "Fyresdal kommune (4032)"
    assert not {"SHA-256", "Skjema", "Lagret av"} & facts.keys()
    (technical,) = page.parts[-1].blocks
    assert isinstance(technical, Table)
    assert technical.rows == (("SHA-256", plan.source.sha256), ("Skjema", "1.0"), ("Lagret av", "LibreOffice 7.4"))


@pytest.mark.parametrize(
    ("numbers", "names", "said"),
    [
        (("4032",), (), "4032"),
        (("4032", "9999"), ("Fyresdal kommune", "9999"), "Fyresdal kommune (4032), 9999"),
    ],
)
def test_a_kommune_is_called_by_name_and_number(numbers: tuple[str, ...], names: tuple[str, ...], said: str) -> None:
    assert called(numbers, names) == said


def test_the_report_of_many_names_the_kommuner_and_ends_with_the_files(tmp_path: Path) -> None:
    path = deliver(tmp_path / "plan.xlsx")
    page = together(tmp_path, path)
    delivered = next(block for block in page.blocks if isinstance(block, Table) and block.id == "delivered")
    assert delivered.rows[0][1] == "Fyresdal kommune (4032)"
    assert "Fyresdal kommune (4032)" in str(page.parts[-2])
    (files,) = page.parts[-1].blocks
    assert isinstance(files, Table)
    assert files.rows == ((path.name, ox.check(path).source.sha256, "1.0"),)


# --- what was noted -------------------------------------------------------------------------------------------------


def unlocked(path: Path, to: Path) -> Path:
    """The plan without the lock of its sheets' order, as LibreOffice saves it."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<workbookProtection[^>]*/>", b"", old.read(name)))
    return to


@pytest.mark.parametrize(
    ("language", "word", "says"),
    [
        ("nb", "merknad", "Én merknad om filen står blant funnene."),
        ("nn", "merknad", "Éin merknad om fila står blant funna."),
        ("en", "note", "One note on the file is among the findings."),
    ],
)
def test_what_is_noted_is_not_said_to_be_as_it_was(tmp_path: Path, language: str, word: str, says: str) -> None:
    path = unlocked(PLAN, tmp_path / "plan.xlsx")
    page = made(path, language)
    tables = {block.id: block.rows for block in page.blocks if isinstance(block, Table)}
    rules = {row[0]: row[2] for row in tables["rules"]}
    noted = {rule for rule, outcome in rules.items() if outcome == word}
    assert noted == {row[1] for row in tables["findings"]} == {"OMX121", "OMX504"}
    told = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert told[told.index(says) - 1] == texts(language)("page.integrity.sound")
    assert rules["OMX120"] == texts(language)("outcome.passed")
    results = Results((judged(ox.check(path), Severity.MISSING),), texts(language), WHEN)
    listed = openpyxl.load_workbook(io.BytesIO(as_listing(results)))[texts(language)("sheet.rules")]
    assert {row[1]: row[3] for row in listed.iter_rows(min_row=2, values_only=True)} == rules


def test_an_untouched_file_is_as_it_was_made() -> None:
    assert Paragraph(texts("nb")("page.integrity.whole")) in list(made(PLAN).blocks)


# --- charts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("most", "by"), [("8", "2"), ("60", "20"), ("0", "1"), ("0.7", "0.2"), ("1000", "200"), ("5", "1")]
)
def test_grid_lines_are_round_numbers(most: str, by: str) -> None:
    assert step(Decimal(most)) == Decimal(by)


def chart(kind: Kind, most: str) -> Figure:
    line = Line("Stat", Role.MAIN, (Decimal(most), Decimal(1)))
    return Figure("x", kind, "", "", "", ("2027", "2028"), (line,))


@pytest.mark.parametrize("kind", [Kind.STACKED, Kind.LINE, Kind.BARS])
@pytest.mark.parametrize("most", ["3", "50000", "2500000000"])
def test_no_label_of_a_chart_is_cut(kind: Kind, most: str) -> None:
    drawing = drawn(chart(kind, most), "nb")
    for label in drawing.labels:
        width = 7.3 * len(label.text)  # a digit of Arial at 13 pixels
        before = {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        assert drawing.left <= label.x - before
        assert label.x - before + width <= drawing.left + drawing.width
    page = Page("x", "", "nb", (Part("x", (chart(kind, most),)),), own(texts("nb")))
    assert f'viewBox="{drawing.left} 0 {drawing.width} ' in as_html(page, texts("nb")).decode()


def test_the_bars_of_a_year_are_as_high_as_its_sum() -> None:
    money = next(block for block in made(PLAN).blocks if isinstance(block, Figure) and block.id == "funding")
    bars = [bar for bar in drawn(money, "nb").bars if bar.x == drawn(money, "nb").bars[0].x]
    assert [round(bar.height) for bar in bars] == [100, 50, 50]


# --- the command ----------------------------------------------------------------------------------------------------


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = "from omstilling_xlsx.cli import main; main()"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796860800", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True, text=True, check=False, env=environment
    )


def names(suffixes: str) -> Iterator[str]:
    return (argument for suffix in suffixes.split() for argument in ("-o", f"rapport.{suffix}"))


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        done = run("report", str(FAULTY), "-f", *names("html xlsx docx md"), cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        found.append({path.name: path.read_bytes() for path in sorted(tmp_path.glob("rapport.*"))})
    assert sorted(found[0]) == ["rapport.docx", "rapport.html", "rapport.md", "rapport.xlsx"]
    assert found[0] == found[1]


def test_many_plans_in_one_report(tmp_path: Path) -> None:
    broken = tmp_path / "ødelagt.xlsx"
    broken.write_text("nei", encoding="utf-8")
    paths = [str(PLAN), str(SAMPLES / "utfylt" / "fyresdal.xlsx"), str(SAMPLES / "utfylt" / "meloy.xlsx"), str(broken)]
    done = run("report", *paths, *names("html xlsx md"), cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    text = (tmp_path / "rapport.md").read_text(encoding="utf-8")
    assert text.index("ødelagt.xlsx") < text.index("### Levert") < text.index("## Fjellvik omstilling")
    page = in_grid(text, "Budsjett per finansiør og år, mill. kr")
    assert number(page["Stat"][-1]) == Decimal("18") + Decimal("14.1")
    assert number(page["Sum"][-1]) == Decimal("36") + Decimal("17.625")
    assert "Telemark" in in_grid(text, "Budsjett per fylke og år, mill. kr")
    html = (tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert html.count("<h1") == 1
    assert "<script" not in html


def together(folder: Path, *plans: Path, language: str = "nb") -> Page:
    """The report of many plans."""
    batch = consolidated(Asked(plans, language=language, pages=True), None, 1)
    return batch_page(batch, [page_of(batch.contents(one)) for one in batch.settled.chosen], texts(language), WHEN, {})


def verdict(page: Page) -> Paragraph:
    return next(block for block in page.blocks if isinstance(block, Paragraph))


def test_the_headline_of_many_has_the_word_and_the_colour_of_the_gravest_state(tmp_path: Path) -> None:
    missing, broken = SAMPLES / "feil" / "OMX206.xlsx", tmp_path / "notat.xlsx"
    broken.write_text("nei", encoding="utf-8")
    counts = "2 filer: 1 klar, 1 med funn, 0 avvist, 0 erstattet."
    plan = deliver(tmp_path / "en.xlsx", "En annen plan")
    assert verdict(together(tmp_path, plan, FAULTY)) == (f"Noen planer må rettes. {counts}", "error")
    assert verdict(together(tmp_path, plan, missing)) == (f"Noen planer må rettes. {counts}", "error")
    said = "Noen filer er avvist. 2 filer: 1 klar, 0 med funn, 1 avvist, 0 erstattet."
    assert verdict(together(tmp_path, plan, broken)) == (said, "error")
    said = "Ingen planer må rettes. 1 fil: 1 klar, 0 med funn, 0 avvist, 0 erstattet."
    assert verdict(together(tmp_path, plan)) == (said, "ok")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_deviations_holds_exactly_the_errors(tmp_path: Path, language: str) -> None:
    letters = {"strategies": [{"letter": letter, "text": "Ny", "area": "area2"} for letter in "ACCCB"]}
    twice = deliver(tmp_path / "bokstaver.xlsx", "Bokstaver", letters)
    page = together(tmp_path, twice, FAULTY, language=language)
    tables = {block.id: block for block in page.parts[0].blocks + page.parts[1].blocks if isinstance(block, Table)}
    rows = tables["deviations"].rows
    assert {row[1] for row in rows} == {"OMX301", "OMX701"}
    counted = {row[0]: row[4] for row in tables["delivered"].rows}
    assert {name: Number(Decimal(sum(row[0] == name for row in rows))) for name in counted} == counted
    assert [row[1] for row in rows if row[4] == ""] == [row[1] for row in rows][-2:] == ["OMX701"] * 2


def test_the_report_of_many_has_every_finding_of_a_programme_on_its_page(tmp_path: Path) -> None:
    faults: dict[str, Any] = {"contact": "[navn]", "goal_jobs": "50", "frame": "30", "jobs": {"2028": "1"}}
    path = deliver(tmp_path / "plan.xlsx", answers={**faults, "strategies": []})
    own = together(tmp_path, path).parts[-2]
    found = {finding.rule for finding in ox.check(path).findings if finding.parent is None}
    assert len(found) > 4
    assert {block.rule for block in own.blocks if isinstance(block, Item)} >= found
    assert texts("nb")("page.all_findings") not in str(own)


def in_grid(text: str, caption: str) -> dict[str, list[str]]:
    lines = text.split(f"**{caption}**\n\n", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return {cells[0]: cells for line in lines if (cells := [cell.strip(" *") for cell in line.strip("|").split("|")])}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["report", str(PLAN), "-o", "x.pdf"], 2, ".html, .xlsx, .docx, .md"),
        (["report", str(PLAN), str(FAULTY), "--tables", "-o", "x.docx"], 2, "--tables"),
        (["report", "nowhere.xlsx", "-o", "x.md"], 3, "x.md"),
        (["report", str(PLAN), "-o", str(PLAN)], 2, "aldri endret"),
        (["reissue", str(PLAN), "-o", str(PLAN), "-f"], 2, "aldri endret"),
        (["reissue", str(PLAN), "--years", "2028-2033", "-o", "ny.xlsx"], 4, "Arbeidsplassene i 2027"),
        (["reissue", str(PLAN), "--years", "2028", "--setup", "x.toml", "-o", "ny.xlsx"], 2, "--setup"),
        (["diff", str(PLAN), "nowhere.xlsx"], 3, "nowhere.xlsx"),
        (["diff", str(PLAN), str(PLAN), "-o", "x.pdf"], 2, ".txt"),
    ],
)  # fmt: skip
def test_wrong_use_is_told(tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "ny.xlsx").exists()


def test_without_python_docx_the_report_is_markdown_and_says_so(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['docx'] = None; from omstilling_xlsx.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "report", str(PLAN), "-o", str(tmp_path / "x.docx")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.md").exists()
    assert not (tmp_path / "x.docx").exists()
    assert "report" in done.stderr
