"""Every form printed by LibreOffice, in three languages: one page wide, nothing cut, the footer right."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from generators.heights import BOLD, LINE, PADDING, heights, measure
from generators.looks import LOOKS, SIZE
from generators.paper import FILLED, ROOM, breaks, printed
from tests import engines
from tests.conftest import needs
from tests.forms import CASES, Case
from workbook.cells import Cell
from workbook.form.page import Sheet, Style
from workbook.formula import as_text
from workbook.plan import KONTROLL, SAMMENDRAG

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.filling}-{case.language}")

FOOTER = {"nb": r"Side (\d+) av (\d+)", "nn": r"Side (\d+) av (\d+)", "en": r"Page (\d+) of (\d+)"}
VERSION = {"nb": "Skjemaversjon", "nn": "Skjemaversjon", "en": "Form version"}
WORD = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>')


class Word(NamedTuple):
    """A word on a page, and the box it fills, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """One printed page: the sheet that its footer names, what its footer says, and its words."""

    sheet: str
    footer: str
    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def said(self) -> Counter[str]:
        return Counter(part for word in self.words for part in word.text.split())


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Case, tuple[Page, ...]]:
    needs("soffice", "pdftotext")
    folder = tmp_path_factory.mktemp("paper")
    paths = {case: case.write(folder) for case in CASES}
    engines.pdf(list(paths.values()), folder)
    return {case: tuple(_pages(path.with_suffix(".pdf"), case)) for case, path in paths.items()}


def _pages(path: Path, case: Case) -> Iterator[Page]:
    boxes = _pdftotext("-bbox", path).split("<page ")[1:]
    texts = _pdftotext("-layout", path).split("\f")
    for boxed, text in zip(boxes, texts, strict=False):
        footer = [line for line in text.splitlines() if line.strip()][-1]
        sheet = next(sheet.name for sheet in case.form.sheets if re.search(rf"  {sheet.name}  ", footer))
        width, height = (float(size) for size in re.findall(r'(?:width|height)="([\d.]+)"', boxed)[:2])
        words = (_word(*found) for found in WORD.findall(boxed))
        yield Page(sheet, footer, width, height, tuple(words))


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), unescape(text))


def _pdftotext(how: str, path: Path) -> str:
    run = subprocess.run(["pdftotext", how, str(path), "-"], check=True, capture_output=True, timeout=300)
    return run.stdout.decode()


def visible(case: Case) -> Iterator[Sheet]:
    return (sheet for sheet in case.form.sheets if not sheet.hidden)


@pytest.mark.office
@pytest.mark.slow
@every_case
def test_the_footer_says_file_version_sheet_and_page(case: Case, prints: Mapping[Case, tuple[Page, ...]]) -> None:
    pages = prints[case]
    name = f"{case.filling}-{case.language}.xlsx · {VERSION[case.language]} 1.0"

    for number, page in enumerate(pages, start=1):
        assert re.fullmatch(rf"\s*{re.escape(name)}\s+{page.sheet}\s+{FOOTER[case.language]}", page.footer), page.footer
        assert re.findall(FOOTER[case.language], page.footer) == [(str(number), str(len(pages)))]
    assert list(dict.fromkeys(page.sheet for page in pages)) == [sheet.name for sheet in visible(case)]
    assert [page.sheet for page in pages].count(SAMMENDRAG) == 1


@pytest.mark.office
@pytest.mark.slow
@every_case
def test_every_row_stands_whole_on_one_page(case: Case, prints: Mapping[Case, tuple[Page, ...]]) -> None:
    """So a sheet is one page wide, and no text of it is missing; a text that LibreOffice cannot show is not printed."""
    values = case.values()
    for sheet in visible(case):
        pages = [page.said for page in prints[case] if page.sheet == sheet.name]
        for row, words in _rows(sheet, values).items():
            assert any(not words - page for page in pages), (sheet.name, row + 1, [words - page for page in pages])


def _rows(sheet: Sheet, values: Mapping[Cell, object]) -> dict[int, Counter[str]]:
    """The words of each printed row; numbers have a format, and are looked at by the test of hashes."""
    inside, rows = set(printed(sheet).cells), dict[int, Counter[str]]()
    for entry in sheet.entries:
        value = values.get(entry.cell)
        if entry.cell in inside and isinstance(value, str):
            rows.setdefault(entry.cell.row, Counter()).update(as_text(value).split())
    return rows


@pytest.mark.office
@pytest.mark.slow
@every_case
def test_the_words_and_the_last_checks_share_a_page(case: Case, prints: Mapping[Case, tuple[Page, ...]]) -> None:
    sheet = next(sheet for sheet in visible(case) if sheet.name == KONTROLL)
    below = sum((words for row, words in _rows(sheet, case.values()).items() if row > max(sheet.thin)), Counter[str]())
    last = [one.said for one in prints[case] if one.sheet == KONTROLL][-1]

    assert not below - last
    assert last["OMX703"] == 4


@every_case
def test_a_table_that_has_room_is_not_split(case: Case) -> None:
    """No page begins within a table, but for one that is longer than a page."""
    values = case.values()
    for sheet in visible(case):
        tall = heights(sheet, lambda entry: values.get(entry.cell))
        filled = {entry.cell.row for entry in sheet.entries} | set(sheet.thin)
        for row in breaks(sheet, tall):
            first = next(above for above in range(row, -1, -1) if above - 1 not in filled)
            after = next(below for below in range(row, row + 200) if below not in filled)
            assert row == first or sum(tall.get(at, LINE) for at in range(first, after)) > FILLED * ROOM[1]


@pytest.mark.office
@pytest.mark.slow
@every_case
def test_no_word_is_cut(case: Case, prints: Mapping[Case, tuple[Page, ...]]) -> None:
    """A text that its cell cannot hold runs over its neighbour, where the file has it under the edge of that cell."""
    for page in prints[case]:
        assert [word for word in page.words if "##" in word.text] == []
        assert [word for word in page.words if word.left < 0 or word.right > page.width] == []
        assert [word for word in page.words if word.top < 0 or word.bottom > page.height] == []
        assert list(_overlaps(page.words)) == []


def _overlaps(words: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
    ordered = sorted(words)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.left >= one.right:
                break
            across = min(one.right, other.right) - other.left
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            if across > 1 and down > min(one.bottom - one.top, other.bottom - other.top) / 2:
                yield one.text, other.text


@every_case
def test_a_text_on_one_line_has_room_beside_a_filled_neighbour(case: Case) -> None:
    """By the widths of Arial: where a cell does not wrap and the next one holds something, its text fits in it."""
    values, wide = case.values(), []
    for sheet in visible(case):
        taken = {entry.cell for entry in sheet.entries if values.get(entry.cell) not in (None, "")}
        for entry in sheet.entries:
            look, text = LOOKS[entry.style], values.get(entry.cell)
            if look.wrap or not isinstance(text, str) or entry.cell.moved(columns=1) not in taken:
                continue
            room = sheet.widths[entry.cell.column] - PADDING
            if measure(text) * (BOLD if look.bold else 1) * look.size / SIZE > room and entry.style is not Style.TITLE:
                wide.append((entry.cell.address, text))

    assert wide == []
