"""A password on the form: the hash that ECMA-376 describes, and a lock that LibreOffice opens with it alone."""

from __future__ import annotations

import base64
import hashlib
import io
import struct
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openxml_audit import OpenXmlValidator

import omstilling_xlsx as ox
from generators.form import form_bytes
from generators.password import locked_with
from omstilling_xlsx.samples.plans import FJELLVIK, filled_form, setup_named
from tests import engines
from tests.conftest import needs
from tests.engines import EngineError
from workbook.form.build import build_form
from workbook.setup import setup_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PASSWORD = "Fjellvik – ære 2027 😀"
FORM = build_form(setup_of(FJELLVIK))


@pytest.fixture(scope="module")
def locked() -> bytes:
    return form_bytes(FORM, None, PASSWORD)


def locks(data: bytes) -> dict[str, dict[str, str]]:
    """The attributes of each lock in the file, those of the workbook under the names that a sheet's have."""
    found: dict[str, dict[str, str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name == "xl/workbook.xml" or name.startswith("xl/worksheets/sheet"):
                root = ElementTree.fromstring(package.read(name))
                tag = "workbookProtection" if name == "xl/workbook.xml" else "sheetProtection"
                (lock,) = root.findall(f"{MAIN}{tag}")
                found[name] = {
                    key.removeprefix("workbook")[0].lower() + key.removeprefix("workbook")[1:]: value
                    for key, value in lock.attrib.items()
                }
    return found


def ecma(password: str, salt: bytes, spins: int) -> bytes:
    """ECMA-376 part 1, 18.2.29: H0 = H(salt + password), Hn = H(Hn-1 + the turn as four bytes, lowest first)."""
    hashed = hashlib.new("sha512", salt + password.encode("utf-16")[2:]).digest()
    for turn in range(spins):
        hashed = hashlib.new("sha512", hashed + struct.pack("<I", turn)).digest()
    return hashed


def test_every_sheet_and_the_structure_have_the_hash_of_the_standard(locked: bytes) -> None:
    found = locks(locked)

    assert len(found) == 1 + len(FORM.sheets)
    for lock in found.values():
        assert (lock["algorithmName"], lock["spinCount"]) == ("SHA-512", "100000")
        salt = base64.b64decode(lock["saltValue"])
        assert len(salt) == 16
        assert base64.b64decode(lock["hashValue"]) == ecma(PASSWORD, salt, 100_000)
    assert len({lock["saltValue"] for lock in found.values()}) == 1
    assert found["xl/workbook.xml"]["lockStructure"] == "1"
    assert all(lock["sheet"] == "1" for name, lock in found.items() if name != "xl/workbook.xml")


def test_without_a_password_there_is_no_hash() -> None:
    assert all("hashValue" not in lock for lock in locks(form_bytes(FORM)).values())


def test_the_same_password_gives_the_same_bytes_and_another_another_salt(locked: bytes) -> None:
    assert form_bytes(FORM, None, PASSWORD) == locked
    salts = {
        locked_with(PASSWORD, "a").salt,
        locked_with(PASSWORD, "b").salt,
        locked_with("fjellvik", "a").salt,
    }
    assert len(salts) == 3


@pytest.mark.parametrize("password", ["", "x" * 256])
def test_what_excel_cannot_take_is_wrong_use(password: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1 to 255"):
        ox.new(setup_named("fjellvik"), tmp_path / "plan.xlsx", password=password)
    assert list(tmp_path.iterdir()) == []


def test_new_takes_a_password_and_check_reads_the_file(tmp_path: Path) -> None:
    path = ox.new(setup_named("fjellvik"), tmp_path / "plan.xlsx", password=PASSWORD)

    assert path.read_bytes() == form_bytes(FORM, None, PASSWORD)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    filled = tmp_path / "fylt.xlsx"
    form, values = filled_form("fjellvik")
    filled.write_bytes(form_bytes(form, values, PASSWORD))
    assert ox.extract(filled)["answers"]
    assert [one.rule for one in ox.check(filled).findings if one.rule < "OMX200"] == []


@pytest.mark.office
@pytest.mark.parametrize("name", ["Mål", "_form"])
def test_libreoffice_opens_a_sheet_with_the_right_password_only(name: str, locked: bytes, tmp_path: Path) -> None:
    """The structure's own lock is not tried so: LibreOffice 7.4 does not keep one from an xlsx file."""
    needs("soffice", "python3-uno")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(locked)

    engines.act(path, [{"do": "unprotect", "sheet": name, "password": PASSWORD}], tmp_path / "åpnet.xlsx")
    with pytest.raises(EngineError, match="wrong password"):
        engines.act(path, [{"do": "unprotect", "sheet": name, "password": "feil"}], tmp_path / "låst.xlsx")
