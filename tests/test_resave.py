"""A filled form that another program has opened, recalculated and saved gives the same answers, and no alarm."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import omstilling_xlsx as ox
from tests import engines
from tests.conftest import needs
from workbook.findings import Severity

PLAN = Path(__file__).parent.parent / "samples" / "utfylt" / "fjellvik.xlsx"
FAULTY = Path(__file__).parent.parent / "samples" / "feil" / "OMX501.xlsx"


def alarms(path: Path) -> list[str]:
    report = ox.check(path)
    return [f"{one.rule} {one.label} {one.facts}" for one in report.findings if one.severity is not Severity.INFO]


@pytest.mark.office
def test_libreoffice(tmp_path: Path) -> None:
    needs("soffice")
    saved = engines.libreoffice([PLAN, FAULTY], tmp_path)
    assert ox.extract(saved[PLAN])["answers"] == ox.extract(PLAN)["answers"]
    assert alarms(saved[PLAN]) == []
    traces = [one.rule for one in ox.check(saved[PLAN]).findings if one.rule < "OMX200"]
    assert traces == ["OMX121"]
    same = [(one.rule, one.fingerprint) for one in ox.check(FAULTY).findings]
    again = [(one.rule, one.fingerprint) for one in ox.check(saved[FAULTY]).findings if one.rule > "OMX200"]
    assert again == same


@pytest.mark.office
def test_gnumeric(tmp_path: Path) -> None:
    needs("ssconvert")
    saved = engines.gnumeric([PLAN, FAULTY], tmp_path)
    assert ox.extract(saved[PLAN])["answers"] == ox.extract(PLAN)["answers"]
    assert alarms(saved[PLAN]) == []
    assert alarms(saved[FAULTY]) == alarms(FAULTY)
    traces = [one.rule for one in ox.check(saved[PLAN]).findings if one.rule < "OMX200"]
    assert traces == ["OMX121", "OMX122", "OMX123"]


def test_openpyxl_drops_every_stored_result_and_that_is_said_once(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(PLAN)
    book.save(tmp_path / "plan.xlsx")
    report = ox.check(tmp_path / "plan.xlsx")
    assert ox.extract(tmp_path / "plan.xlsx")["answers"] == ox.extract(PLAN)["answers"]
    assert alarms(tmp_path / "plan.xlsx") == []
    assert [one.message for one in report.findings if one.rule < "OMX200"] == ["OMX115.absent", "OMX122"]
