"""The cells and what stands around them, as stored; openpyxl gives the second opinion."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from readers.gate import LIMITS, receive
from readers.package import Package, read_package
from readers.shared import Shared, shared_formula
from readers.sheet import held
from tests.conftest import refusing
from tests.hostile import MAIN, SHEET, STRICT, book, content_types, honest, relations, sheet, strings, zipped
from workbook.cells import Cell
from workbook.stored import Found, SheetRead


def package(tmp_path: Path, **changed: bytes | None) -> Package:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(**changed)))
    return read_package(receive(path))


def first(tmp_path: Path, rows: str, **around: str) -> SheetRead:
    return package(tmp_path, sheet=sheet(rows, **around)).sheets[0]


def one(tmp_path: Path, cell: str) -> tuple[Found, tuple[str, ...]]:
    read = first(tmp_path, f'<row r="1">{cell}</row>')
    return read.cells[0, 0], tuple(note for _, _, note in read.notes)


# -- one cell ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "kind", "value", "notes"),
    [
        ("<v>2.5</v>", "number", Decimal("2.5"), ()),
        ("<v>12</v>", "number", Decimal(12), ()),
        ("<v> 12\n</v>", "number", Decimal(12), ()),
        ("<v>1.1000000000000001</v>", "number", Decimal("1.1"), ()),
        ("<v>0.30000000000000004</v>", "number", Decimal("0.30000000000000004"), ("digits",)),
        ("<f>1/3</f><v>0.3333333333333333</v>", "number", Decimal("0.3333333333333333"), ()),
        ("<v>-0</v>", "number", Decimal(0), ()),
        ("<v>1E-3</v>", "number", Decimal("0.001"), ()),
        ("<v>1e400</v>", "error", "1e400", ("not-finite",)),
        ("<v>inf</v>", "error", "inf", ("not-finite",)),
        ("<v>NaN</v>", "error", "NaN", ("not-finite",)),
        ("<v>1_000</v>", "error", "1_000", ("not-a-number",)),
        ("<v>١٢</v>", "error", "١٢", ("not-a-number",)),
        ("<v>2,5</v>", "error", "2,5", ("not-a-number",)),
        ("<v>0x1F</v>", "error", "0x1F", ("not-a-number",)),
        (f"<v>{'9' * 5000}</v>", "error", "9" * 5000, ("not-a-number",)),
        ("<v></v>", "blank", None, ()),
        ("", "blank", None, ()),
        ("<v>1</v><!-- a --><?b c?>", "number", Decimal(1), ()),
        ("<v>1<![CDATA[2]]></v>", "number", Decimal(12), ()),
        ("<v>&#49;</v>", "number", Decimal(1), ()),
    ],
)
def test_numbers(cell: str, kind: str, value: object, notes: tuple[str, ...], tmp_path: Path) -> None:
    found, said = one(tmp_path, f'<c r="A1">{cell}</c>')
    assert (found.kind, found.value, said) == (kind, value, notes)


@pytest.mark.parametrize(
    ("cell", "kind", "value", "notes"),
    [
        ('t="s"><v>0</v>', "text", "hei", ()),
        ('t="s"><v>1</v>', "error", "1", ("string-index",)),
        ('t="s"><v>-1</v>', "error", "-1", ("string-index",)),
        ('t="s"><v>²</v>', "error", "²", ("string-index",)),
        ('t="s"/>', "blank", None, ()),
        ('t="str"><f>A2</f><v></v>', "text", "", ()),
        ('t="str"><v> a_x000D_b_x005F_x </v>', "text", " a\rb_x ", ()),
        ('t="str"><v>_xD83D__xDE00_ _xD800_</v>', "text", "\U0001f600 \ufffd", ()),
        ('t="inlineStr"><is><t>a</t></is>', "text", "a", ()),
        ('t="inlineStr">\n<is>\n<t xml:space="preserve"> a </t>\n</is>\n', "text", " a ", ()),
        ('t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is>', "text", "ab", ()),
        ('t="b"><v>1</v>', "bool", "TRUE", ()),
        ('t="b"><v>false</v>', "bool", "FALSE", ()),
        ('t="b"><v>2</v>', "error", "2", ("not-a-boolean",)),
        ('t="e"><v>#REF!</v>', "error", "#REF!", ()),
        ('t="e"><v>#DIV/0!</v>', "error", "#DIV/0!", ()),
        ('t="e"><v>5</v>', "error", "5", ("unknown-error",)),
        ('t="d"><v>2026-05-02T00:00:00Z</v>', "number", Decimal(46144), ()),
        ('t="d"><v>2026-05-02T12:00:00</v>', "number", Decimal("46144.5"), ()),
        ('t="d"><v>i går</v>', "error", "i går", ("not-a-date",)),
        ('t="x"><v>5</v>', "error", "5", ("bad-type",)),
        ('s="7"><v>5</v>', "number", Decimal(5), ("style-index",)),
    ],
)
def test_kinds(cell: str, kind: str, value: object, notes: tuple[str, ...], tmp_path: Path) -> None:
    found, said = one(tmp_path, f'<c r="A1" {cell}' + ("" if cell.endswith("/>") else "</c>"))
    assert (found.kind, found.value, said) == (kind, value, notes)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_what_the_double_holds(number: float) -> None:
    value, _ = held(repr(number))
    assert value is not None
    assert float(value) == number
    assert value == Decimal(repr(number))
    assert held(f"{number:.17g}")[0] == value


def test_strings_are_joined_and_phonetics_skipped(tmp_path: Path) -> None:
    items = (
        "<r><t>a</t></r><r><t> b</t></r>",
        "<t>東京</t><rPh sb='0' eb='1'><t>とう</t></rPh><phoneticPr/>",
        "<t/>",
        "",
    )
    cells = "".join(f'<c t="s"><v>{index}</v></c>' for index in range(4))
    read = package(tmp_path, sheet=sheet(f"<row>{cells}</row>"), strings=strings(*items)).sheets[0]
    assert [found.value for found in read.cells.values()] == ["a b", "東京", "", ""]


# -- places -----------------------------------------------------------------------------------------------------------


def test_far_cells_and_no_dimension(tmp_path: Path) -> None:
    rows = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    read = first(tmp_path, rows, before='<dimension ref="A1:A1"/>')
    assert {place: found.value for place, found in read.cells.items()} == {(1048575, 16383): 2, (0, 0): 1}


def test_addresses_left_out(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c/></row><row r="5"><c r="C5"/><c><v>2</v></c></row><row><c/></row>'
    assert list(first(tmp_path, rows).cells) == [(0, 0), (0, 1), (4, 2), (4, 3), (5, 0)]


def test_a_cell_given_twice(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>1</v><v>2</v></c></row>'
    assert first(tmp_path, rows).duplicates == ((0, 0), (0, 1))


def test_a_cell_in_another_row(tmp_path: Path) -> None:
    first(tmp_path, '<row r="7"><c r="A7"/></row>')  # an address that was met before
    read = first(tmp_path, '<row r="1"><c r="A7"><v>1</v></c><c r="A8"/></row>')
    assert list(read.cells) == [(6, 0), (7, 0)]
    assert read.notes == ((6, 0, "row-mismatch"), (7, 0, "row-mismatch"))


# -- formulas ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"),
        ("SUM(A1:B2)", "SUM(B3:C4)"),
        ("LOG10(A1)+ATAN2(A1,B1)", "LOG10(B3)+ATAN2(B3,C3)"),
        ('"A1"&A1&"x""A1"', '"A1"&B3&"x""A1"'),
        ("Q1!A1+'A1 B2'!A1+'It''s A1'!A1", "Q1!B3+'A1 B2'!B3+'It''s A1'!B3"),
        ("SUM(Q1:Q4!A1)", "SUM(Q1:Q4!B3)"),
        ("SUM(A:A,$B:C,1:1,$2:3)", "SUM(B:B,$B:D,3:3,$2:5)"),
        ("Total2027+inn_A1+A1.b+Mål1", "Total2027+inn_A1+A1.b+Mål1"),
        ("Tabell1[[#This Row],[A1]]+[1]Ark!A1", "Tabell1[[#This Row],[A1]]+[1]Ark!B3"),
        ("1E5+A1%+1.5E+3", "1E5+B3%+1.5E+3"),
        ("XFD1+A1048576", "A3+B2"),
        ("TRUE+#REF!+A1#", "TRUE+#REF!+B3#"),
        ("XFE1+A0", "XFE1+A0"),
        ("IF(A1>0,A1:INDEX(A1:A9,2),B1)", "IF(B3>0,B3:INDEX(B3:B11,2),C3)"),
    ],
)
def test_shared_formula_moves_references_only(text: str, moved: str) -> None:
    assert shared_formula(Shared.of(0, 0, text), 2, 1) == moved


REFERENCES = st.builds(
    "{}{}{}{}".format, st.sampled_from(["", "$"]), st.sampled_from(["A", "Z", "AA", "BZ"]), st.sampled_from(["", "$"]),
    st.integers(1, 500),
)  # fmt: skip
PIECES = st.one_of(REFERENCES, st.sampled_from(['"A1"', "Ark1!A1", "'A 1'!B2", "SUM(A1:B2)", "1.5", "LOG10(C3)"]))


@given(st.lists(PIECES, min_size=1, max_size=6), st.integers(0, 99), st.integers(0, 20))
def test_shared_formulas_move_as_openpyxl_moves_them(pieces: list[str], rows: int, columns: int) -> None:
    text = "+".join(pieces)
    theirs = Translator(f"={text}", "A1").translate_formula(Cell("", rows, columns).a1)
    assert f"={shared_formula(Shared.of(0, 0, text), rows, columns)}" == theirs


def test_formulas(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" si="1"/><v>1</v></c>'
        '<c r="B1"><f t="array" ref="B1">SUM(A1:A2*2)</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A3">B2*2</f></c><c r="B2"><f t="shared" si="9"/></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v>8</v></c><c r="B3"><f>=1+1</f></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="1" ref="A1:A4">C4</f></c></row>'
    )
    read = first(tmp_path, rows)
    formulas = {Cell("", *place).a1: found.formula for place, found in read.cells.items()}
    assert formulas == {
        "A1": "C1", "B1": "SUM(A1:A2*2)", "A2": "B2*2", "B2": "", "A3": "B3*2", "B3": "1+1", "A4": "C4",
    }  # fmt: skip
    assert read.notes == ((1, 1, "shared-formula"),)
    assert [place for place, found in read.cells.items() if found.array] == [(0, 1)]


def test_shared_formulas_cannot_grow_without_bound(tmp_path: Path) -> None:
    long = "+".join(["A1"] * 2_000)
    master = f'<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">{long}</f></c></row>'
    children = "".join(f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/></c></row>' for row in range(2, 20_000))
    started = time.process_time()
    with refusing("too-much-text", "too-slow"):
        first(tmp_path, master + children)
    assert time.process_time() - started < LIMITS.seconds + 1


# -- the sheet and the workbook ---------------------------------------------------------------------------------------


def test_frame_of_a_sheet(tmp_path: Path) -> None:
    x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    xm = "http://schemas.microsoft.com/office/excel/2006/main"
    after = (
        '<sheetProtection sheet="true" hashValue="ab" selectLockedCells="0"/>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        '<dataValidations><dataValidation type="decimal" sqref="A1:A9 C1" promptTitle="Beløp" prompt="Skriv">'
        "<formula1>0</formula1><formula2>1000</formula2></dataValidation></dataValidations>"
        f'<extLst><ext><x:dataValidations xmlns:x="{x14}" xmlns:m="{xm}"><x:dataValidation type="list">\n'
        "<x:formula1>\n<m:f>Lister!$A$1:$A$3</m:f>\n</x:formula1><m:sqref>B1</m:sqref></x:dataValidation>"
        "</x:dataValidations></ext></extLst>"
    )
    read = first(
        tmp_path, '<row r="3" hidden="1"/>', after=after, before='<cols><col min="2" max="4" hidden="1"/></cols>'
    )
    assert read.protected
    assert read.protection["hashValue"] == "ab"
    assert read.merges == ("A1:XFD1048576",)
    assert (read.hidden_rows, read.hidden_columns) == (frozenset({2}), ((1, 3),))
    plain, extended = read.validations
    assert (plain.sqref, plain.kind, plain.operator, plain.formula1, plain.formula2, plain.title, plain.prompt) == (
        "A1:A9 C1", "decimal", "between", "0", "1000", "Beløp", "Skriv",
    )  # fmt: skip
    assert (extended.sqref, extended.kind, extended.formula1, extended.x14) == ("B1", "list", "Lister!$A$1:$A$3", True)


def test_workbook(tmp_path: Path) -> None:
    after = (
        '<definedNames><definedName name="inn_jobs">Ark1!$A$1</definedName>'
        '<definedName name="p" localSheetId="0">Ark1!$B$1</definedName></definedNames><calcPr calcMode="manual"/>'
    )
    before = '<workbookPr date1904="1"/><workbookProtection lockStructure="1"/>'
    listed = '<sheet name="Ark1" state="veryHidden" r:id="rId1"/>'
    read = package(tmp_path, book=book(listed, after, before))
    assert read.names == {"inn_jobs": "Ark1!$A$1", "Ark1!p": "Ark1!$B$1"}
    assert (read.date1904, read.calc_mode, read.workbook_protected) == (True, "manual", True)
    assert [(one.name, one.state) for one in read.sheets] == [("Ark1", "veryHidden")]


def test_unwanted_sheets_keep_all_but_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(sheet=sheet(after='<sheetProtection sheet="1"/>'))))
    read = read_package(receive(path), sheets=()).sheets[0]
    assert (read.cells, read.protected) == ({}, True)


def test_styles(tmp_path: Path) -> None:
    formats = (
        "0.0", '#,##0.0" dmy"', "dd\\.mm\\.yyyy", "[h]:mm", "[Red]0", "0.0 %", '0" %"', "General", "_d0", "mmm yy;@",
    )  # fmt: skip
    numbered = "".join(
        f'<numFmt numFmtId="{170 + index}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for index, code in enumerate(formats)
    )
    xfs = "".join(f'<xf numFmtId="{170 + index}"/>' for index in range(len(formats)))
    xfs += '<xf numFmtId="14"><protection locked="0" hidden="1"/></xf><xf numFmtId="9"><protection/></xf>'
    part = (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{numbered}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f"<cellXfs>{xfs}</cellXfs></styleSheet>"
    )
    styles = package(tmp_path, styles=part.encode()).styles
    assert [style.is_date for style in styles] == [False, False, True, True, *[False] * 5, True, True, False]
    assert [style.is_percent for style in styles] == [*[False] * 5, True, *[False] * 5, True]
    assert [style.locked for style in styles] == [*[True] * 10, False, True]
    assert (styles[10].hidden, styles[10].number_format) == (True, "mm-dd-yy")


def test_strict_prefixed_and_oddly_named(tmp_path: Path) -> None:
    rows = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>hei</x:t></x:is></x:c></x:row>'
    part = f'<x:worksheet xmlns:x="{STRICT}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'.encode()
    parts = honest(sheet=None, books=relations(rId1="worksheet /XL/rare%20ark/../Ark%20A.XML"))
    strict = parts["xl/workbook.xml"].replace(MAIN.encode(), STRICT.encode())
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped({**parts, "xl/workbook.xml": strict, "xl/ark a.xml": part}))
    assert read_package(receive(path)).sheets[0].cells[0, 0].value == "hei"


@pytest.mark.parametrize(
    ("flag", "kind"),
    [
        ("has_macros", "application/vnd.ms-office.vbaProject"),
        ("external_links", "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"),
        ("connections", "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml"),
        ("comments", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"),
        (None, "application/xml"),
    ],
)
def test_what_else_is_in_the_file(flag: str | None, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    types = content_types(more=f'<Override PartName="/xl/a.bin" ContentType="{kind}"/>')
    path.write_bytes(zipped({**honest(types=types), "xl/a.bin": b"\x01"}))
    read = read_package(receive(path))
    flags = ("has_macros", "external_links", "connections", "comments")
    assert [name for name in flags if getattr(read, name)] == ([flag] if flag else [])


# -- second opinion ---------------------------------------------------------------------------------------------------


def written(path: Path) -> None:
    """A workbook with every kind of answer, by XlsxWriter."""
    with xlsxwriter.Workbook(path) as file:
        open_ = file.add_format({"locked": False, "num_format": "#,##0.0??"})
        date = file.add_format({"num_format": "dd.mm.yyyy"})
        bold = file.add_format({"bold": True})
        for name in ("Mål", "It's A1", "_form"):
            page = file.add_worksheet(name)
            page.write_row(0, 0, ["a", " b ", "æøå € 😀", "linje\nskift", "a_b", "<&>\"'"])
            page.write_row(1, 0, [1, -2.5, 0.1, 1 / 3, 1e-9, 20_000_000, 123456789012345678])
            page.write_row(2, 0, [True, False])
            page.write_blank(2, 2, None, open_)
            page.write_number(2, 3, 46144, date)
            page.write_rich_string(2, 4, "a", bold, "b", "c")
            page.write_formula(3, 0, "=SUM(A2:C2)", open_, -1.4)
            page.write_formula(3, 1, '=IF(A2>0,"ja","")', None, "ja")
            page.write_formula(3, 2, "=1/0", None, "#DIV/0!")
            page.write_array_formula("D4:D4", "{=SUM(A2:C2*2)}", None, 3)
            page.write_formula(3, 4, "=A2>0", None, True)
            page.protect()
        file.define_name("inn_jobs", "='Mål'!$A$1:$C$3")
        file.set_custom_property("omx", "1.0")
        file.set_properties({"author": "Kari"})


def rewritten(path: Path) -> None:
    """The same, once through openpyxl."""
    written(path)
    openpyxl.load_workbook(path, rich_text=True).save(path)


def theirs(book: Any, name: str) -> dict[tuple[int, int], Any]:
    return {
        (cell.row - 1, cell.column - 1): getattr(cell.value, "text", cell.value)
        for row in book[name].iter_rows()
        for cell in row
        if cell.value is not None
    }


def as_openpyxl(found: Found) -> object:
    if found.kind == "bool":
        return found.value == "TRUE"
    return float(found.value) if isinstance(found.value, Decimal) else found.value


@pytest.mark.parametrize("write", [written, rewritten])
def test_second_opinion(write: Any, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    write(path)
    read = read_package(receive(path))
    formulas, values = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    assert [one.name for one in read.sheets] == formulas.sheetnames
    for one in read.sheets:
        ours = {place: as_openpyxl(found) for place, found in one.cells.items() if found.value is not None}
        known = theirs(values, one.name)
        assert ours.pop((2, 3)) == 46144
        known.pop((2, 3))
        assert ours == known
        spelled = {place: f"={found.formula}" for place, found in one.cells.items() if found.formula is not None}
        known_formulas = theirs(formulas, one.name)
        assert spelled == {place: known_formulas[place] for place in spelled}
        assert {place for place, text in known_formulas.items() if str(text).startswith("=")} == spelled.keys()
        for place, found in one.cells.items():
            cell = formulas[one.name].cell(place[0] + 1, place[1] + 1)
            style = read.styles[found.style]
            assert (style.locked, style.number_format) == (cell.protection.locked, cell.number_format)
        assert one.protected
    assert read.names["inn_jobs"] == "'Mål'!$A$1:$C$3" or read.names["inn_jobs"] == "Mål!$A$1:$C$3"
    assert read.custom == {"omx": "1.0"}
    assert read.properties["creator"] == "Kari"
    assert "application" in read.properties
    assert "modified" in read.properties
    assert SHEET in read.received.parts
