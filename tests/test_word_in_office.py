"""The Word report in LibreOffice: its headings are headings, header rows are repeated, no table leaves the paper."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

import omstilling_xlsx as ox
from generators.report.document import Figure, Heading, Page, Table
from generators.report.plan_page import plan_page, tables_page
from generators.report.results import judged
from generators.report.word import as_docx
from tests import engines
from tests.conftest import needs
from tests.reports import WHEN, hostile_file
from workbook.findings import Severity
from workbook.texts import texts

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}


class Opened(NamedTuple):
    """What was written, and what LibreOffice made of it: its own document, and its print."""

    page: Page
    content: ElementTree.Element
    styles: ElementTree.Element
    pdf: Path


def named(space: str, name: str) -> str:
    return f"{{{NAMES[space]}}}{name}"


@pytest.fixture(scope="module", params=["ren", "fremmed", "tabeller"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    needs("libreoffice-writer", "pdftotext")
    folder = tmp_path_factory.mktemp("word")
    plan = hostile_file(folder) if request.param == "fremmed" else SAMPLES / "utfylt" / "fjellvik.xlsx"
    one, said = judged(ox.check(plan), Severity.MISSING), texts("nn")
    page = tables_page(one, said) if request.param == "tabeller" else plan_page(one, said, WHEN)
    path = folder / "rapport.docx"
    path.write_bytes(as_docx(page, WHEN))
    (own,) = engines.written([path], folder / "odt", "odt").values()
    (pdf,) = engines.pdf([path], folder / "pdf").values()
    with zipfile.ZipFile(own) as package:
        content, styles = (ElementTree.fromstring(package.read(f"{name}.xml")) for name in ("content", "styles"))
    return Opened(page, content, styles, pdf)


def expected_headings(page: Page) -> Iterator[tuple[int, str]]:
    for part in page.parts:
        yield 1, part.title
        for block in part.blocks:
            if isinstance(block, Heading):
                yield block.level + 1, block.text


@pytest.mark.office
def test_the_headings_stand_in_the_navigator(opened: Opened) -> None:
    told = [
        (int(one.get(named("text", "outline-level"), "0")), "".join(one.itertext()))
        for one in opened.content.iter(named("text", "h"))
    ]
    assert told == list(expected_headings(opened.page))


@pytest.mark.office
def test_every_header_row_is_repeated(opened: Opened) -> None:
    tables = [opened.page.numbers(one) if isinstance(one, Figure) else one for one in opened.page.blocks]
    heads = [table.heads for table in tables if isinstance(table, Table) and not table.facts]
    repeated = [
        tuple("".join(cell.itertext()) for cell in row.iter(named("table", "table-cell")))
        for row in opened.content.iter(named("table", "table-header-rows"))
    ]
    assert repeated == heads


@pytest.mark.office
def test_no_table_is_broader_than_the_paper(opened: Opened) -> None:
    widths = {
        style.get(named("style", "name")): one
        for style in opened.content.iter(named("style", "style"))
        for one in style.iter(named("style", "table-column-properties"))
    }
    tables = list(on_paper(opened))
    assert tables
    for table, room in tables:
        columns = [
            inches(widths[column.get(named("table", "style-name"))].get(named("style", "column-width"), ""))
            for column in table.iter(named("table", "table-column"))
            for _ in range(int(column.get(named("table", "number-columns-repeated"), "1")))
        ]
        assert 0 < sum(columns) <= room + 0.01


def on_paper(opened: Opened) -> Iterator[tuple[ElementTree.Element, float]]:
    """Each table, and what the margins of the page that it stands on leave across."""
    layouts = {one.get(named("style", "name")): one for one in opened.styles.iter(named("style", "page-layout"))}
    rooms = {
        one.get(named("style", "name")): room(layouts[one.get(named("style", "page-layout-name"))])
        for one in opened.styles.iter(named("style", "master-page"))
    }
    turning = {
        one.get(named("style", "name")): one.get(named("style", "master-page-name"))
        for one in opened.content.iter(named("style", "style"))
        if one.get(named("style", "master-page-name"))
    }
    at = rooms["Standard"]
    for one in next(opened.content.iter(named("office", "text"))).iter():
        style = one.get(named("text", "style-name")) or one.get(named("table", "style-name"))
        at = rooms[turning[style]] if style in turning else at
        if one.tag == named("table", "table"):
            yield one, at


def room(layout: ElementTree.Element) -> float:
    properties = next(layout.iter(named("style", "page-layout-properties")))
    across, left, right = (
        inches(properties.get(named("fo", name), "0in")) for name in ("page-width", "margin-left", "margin-right")
    )
    return across - left - right


def inches(length: str) -> float:
    assert length.endswith("in"), length
    return float(length.removesuffix("in"))


@pytest.mark.office
def test_a_table_over_several_pages_has_its_head_on_each(opened: Opened) -> None:
    pages = subprocess.run(
        ["pdftotext", "-layout", str(opened.pdf), "-"], capture_output=True, encoding="utf-8", check=True, timeout=60
    ).stdout.split("\f")
    rows = [page for page in pages if any(line.lstrip().startswith("OMX") for line in page.splitlines())]
    heads = [page for page in pages if any(line.split()[:1] == ["Regel"] for line in page.splitlines())]
    assert heads == rows
    assert len(rows) > 2 or opened.page.stamp == ""
