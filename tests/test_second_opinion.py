"""Our cells and formulas are openpyxl's on samples, generated forms and re-saves; each difference has its own test."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from generators.form import form_bytes
from readers.gate import receive
from readers.package import Package, read_package
from tests import engines
from tests.conftest import needs, refusing
from tests.fillings import filling
from tests.hostile import STRINGS, book, content_types, honest, sheet, strings, zipped
from workbook.stored import Found, SheetRead

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.xlsx"))
EPOCH = datetime(1899, 12, 30)


def ours(path: Path) -> Package:
    return read_package(receive(path))


def theirs(path: Path, results: bool = False, streaming: bool = False) -> Any:
    with warnings.catch_warnings():
        # Gnumeric writes no default style, which openpyxl says aloud.
        warnings.filterwarnings("ignore", message="Workbook contains no default style")
        # Of bytes: a path stays open when openpyxl gives up.
        return openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=results, read_only=streaming)


def disagreements(path: Path) -> list[str]:
    """Every cell whose value, formula, lock or number format the two read differently, and every other difference."""
    package, formulas, results = ours(path), theirs(path), theirs(path, results=True)
    wrong = [] if [one.name for one in package.sheets] == formulas.sheetnames else ["sheets"]
    wrong += [] if package.names.keys() >= set(formulas.defined_names) else ["names"]
    for one in package.sheets:
        wrong += _of_sheet(one, package, formulas[one.name], results[one.name])
    return wrong


def _of_sheet(one: SheetRead, package: Package, formulas: Any, results: Any) -> Iterator[str]:
    if (one.state, one.protected) != (formulas.sheet_state, formulas.protection.sheet):
        yield f"{one.name}: state or protection"
    if sorted(one.merges) != sorted(str(span) for span in formulas.merged_cells.ranges):
        yield f"{one.name}: merges"
    plain = {str(each.sqref): str(each.formula1 or "") for each in formulas.data_validations.dataValidation}
    if {each.sqref: each.formula1 for each in one.validations if not each.x14} != plain:
        yield f"{one.name}: validations"
    for row in formulas.iter_rows():
        for cell in row:
            found = one.cells.get((cell.row - 1, cell.column - 1))
            said = (_formula(cell.value), _value(results[cell.coordinate].value))
            if said != _told(found):
                yield f"{one.name}!{cell.coordinate}: {_told(found)} is {said}"
            if found is not None:
                style = package.styles[found.style]
                if (style.locked, style.number_format) != (cell.protection.locked, cell.number_format):
                    yield f"{one.name}!{cell.coordinate}: style"
    height, width = formulas.max_row, formulas.max_column
    yield from (f"{one.name}: {at}" for at in one.cells if at[0] >= height or at[1] >= width)


def _told(found: Found | None) -> tuple[str | None, object]:
    if found is None:
        return None, None
    value: object = float(found.value) if isinstance(found.value, Decimal) else found.value
    # An empty text is nothing to openpyxl.
    return found.formula, (value == "TRUE") if found.kind == "bool" else value or (None if value == "" else value)


def _formula(value: object) -> str | None:
    if isinstance(value, ArrayFormula):
        return str(value.text).removeprefix("=")
    return value[1:] if isinstance(value, str) and value.startswith("=") else None


def _value(value: object) -> object:
    """A date is its serial to us; every number is a double."""
    if isinstance(value, time):
        value = datetime.combine(EPOCH, value)
    if isinstance(value, datetime):
        return (value - EPOCH) / timedelta(days=1)
    return (
        float(value)
        if isinstance(value, int) and not isinstance(value, bool)
        else value or (value if value == 0 else None)
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_samples(path: Path) -> None:
    assert disagreements(path) == []


@given(st.integers(0, 1 << 32))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_generated_forms(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(form_bytes(*filling(seed)))
    assert disagreements(path) == []


@pytest.mark.office
@pytest.mark.parametrize("office", [engines.libreoffice, engines.gnumeric], ids=["libreoffice", "gnumeric"])
def test_saved_again(office: Any, tmp_path: Path) -> None:
    needs("soffice" if office is engines.libreoffice else "ssconvert")
    plans = [path for path in SAMPLES if path.parent.name in ("utfylt", "endret")]
    wrong = {path.name: disagreements(copy)[:5] for path, copy in office(plans, tmp_path).items()}
    assert {name: cells for name, cells in wrong.items() if cells} == {}


def test_saved_again_by_openpyxl(tmp_path: Path) -> None:
    for path in SAMPLES[:5]:
        theirs(path).save(tmp_path / path.name)
        assert disagreements(tmp_path / path.name) == []


# -- where the two differ, and why ours is what we want ---------------------------------------------------------------


STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def both(tmp_path: Path, rows: str, **changed: bytes | None) -> tuple[Found, Any, SheetRead]:
    """A1 as we and as openpyxl read it, and our sheet."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(sheet=sheet(rows), types=content_types(more=STRINGS_TYPE), **changed)))
    read = ours(path).sheets[0]
    return read.cells[0, 0], theirs(path).worksheets[0]["A1"].value, read


def test_an_error_is_an_error_value(tmp_path: Path) -> None:
    found, other, _ = both(tmp_path, '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    assert (found.kind, found.value, other) == ("error", "#REF!", "#REF!")


def test_an_error_as_text_is_text(tmp_path: Path) -> None:
    found, other, _ = both(tmp_path, '<row r="1"><c r="A1" t="str"><v>#REF!</v></c></row>')
    assert (found.kind, other) == ("text", "#REF!")


def test_a_date_is_its_serial(tmp_path: Path) -> None:
    styles = sheet().replace(b"worksheet", b"styleSheet").replace(
        b"<sheetData>", b'<cellXfs><xf numFmtId="14" applyNumberFormat="1"/></cellXfs><sheetData>'
    )  # fmt: skip
    found, other, _ = both(tmp_path, '<row r="1"><c r="A1"><v>46144</v></c></row>', styles=styles)
    assert (found.value, other) == (Decimal(46144), datetime(2026, 5, 2))


def test_escaped_characters_are_decoded(tmp_path: Path) -> None:
    found, other, _ = both(
        tmp_path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings("<t>a_x000D_b</t>")
    )
    assert (found.value, other) == ("a\rb", "a_x000D_b")


def test_an_empty_text_is_no_blank(tmp_path: Path) -> None:
    found, other, _ = both(tmp_path, '<row r="1"><c r="A1" t="str"><v></v></c></row>')
    assert (found.kind, found.value, other) == ("text", "", None)


def test_python_spellings_are_no_numbers(tmp_path: Path) -> None:
    found, other, read = both(tmp_path, '<row r="1"><c r="A1"><v>1_000</v></c></row>')
    assert (found.kind, other, read.notes) == ("error", 1000, ((0, 0, "not-a-number"),))


def test_infinity_is_no_number(tmp_path: Path) -> None:
    found, other, read = both(tmp_path, '<row r="1"><c r="A1"><v>1e400</v></c></row>')
    assert (found.kind, other, read.notes) == ("error", float("inf"), ((0, 0, "not-finite"),))


def test_more_digits_than_excel_keeps_are_told(tmp_path: Path) -> None:
    found, other, read = both(tmp_path, '<row r="1"><c r="A1"><v>12345678901234567</v></c></row>')
    assert (found.value, other, read.notes) == (Decimal("12345678901234568"), 12345678901234567, ((0, 0, "digits"),))


def test_minus_nought_is_nought(tmp_path: Path) -> None:
    found, other, _ = both(tmp_path, '<row r="1"><c r="A1"><v>-0.0</v></c></row>')
    assert (str(found.value), str(other)) == ("0", "-0.0")


def test_a_cell_given_twice_is_told(tmp_path: Path) -> None:
    found, other, read = both(tmp_path, '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')
    assert (found.value, other, read.duplicates) == (Decimal(2), 2, ((0, 0),))


def test_a_value_given_twice_is_told(tmp_path: Path) -> None:
    found, other, read = both(tmp_path, '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>')
    assert (found.value, other, read.duplicates) == (Decimal(2), 1, ((0, 0),))


def test_one_bad_cell_leaves_the_others_readable(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(sheet=sheet('<row r="1"><c r="A1"><v>2,5</v></c><c r="B1"><v>1</v></c></row>'))))
    read = ours(path).sheets[0]
    assert read.notes == ((0, 0, "not-a-number"),)
    assert read.cells[0, 1].value == 1
    with pytest.raises(ValueError, match="could not read worksheets"):
        theirs(path)


def test_a_string_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(sheet=sheet('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'))))
    assert ours(path).sheets[0].notes == ((0, 0, "string-index"),)
    with pytest.raises(IndexError):
        theirs(path)


def test_a_dimension_that_lies_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    path.write_bytes(zipped(honest(sheet=sheet(rows, before='<dimension ref="A1"/>'))))
    assert len(ours(path).sheets[0].cells) == 2
    quick = theirs(path, streaming=True)
    assert len(list(quick.worksheets[0].iter_rows())) == 1
    quick.close()


def test_rows_out_of_order_are_all_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    rows = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    path.write_bytes(zipped(honest(sheet=sheet(rows))))
    assert {at: found.value for at, found in ours(path).sheets[0].cells.items()} == {(0, 0): 1, (1, 0): 2}
    quick = theirs(path, streaming=True)
    assert [cell.value for row in quick.worksheets[0].iter_rows() for cell in row if cell.value] != [1, 2]
    quick.close()


def test_a_range_is_never_walked(tmp_path: Path) -> None:
    """openpyxl makes 17 billion cells of this."""
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(sheet=sheet(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))))
    read = ours(path).sheets[0]
    assert (read.merges, len(read.cells)) == (("A1:XFD1048576",), 1)


def test_strict_workbooks_have_sheets(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    strict = {
        name: content.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                              b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, content in honest().items()
    }  # fmt: skip
    path.write_bytes(zipped(strict))
    assert ours(path).sheets[0].cells[0, 0].value == 1
    assert [one["A1"].value for one in theirs(path).worksheets] == [None]


def test_two_sheets_of_one_part_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    two = '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/>'
    path.write_bytes(zipped(honest(book=book(two))))
    assert theirs(path).sheetnames == ["A", "B"]
    with refusing("shared-part"):
        ours(path)


def test_counts_that_lie_are_not_believed(tmp_path: Path) -> None:
    found, other, _ = both(tmp_path, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings("<t>hei</t>"))
    assert b'uniqueCount="4294967295"' in honest()[STRINGS]
    assert (found.value, other) == ("hei", "hei")
