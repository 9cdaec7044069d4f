"""Whatever was done to the form behind its back is told by the rules it breaks, and by no other above info."""

from __future__ import annotations

from pathlib import Path

import pytest

import omstilling_xlsx as ox
from tests import engines, tamper
from tests.conftest import needs
from workbook.check import Report
from workbook.findings import Severity


def told(report: Report) -> list[str]:
    """The messages above info, each once."""
    assert report.refusal is None, report.refusal
    return sorted({one.message for one in report.findings if one.severity is not Severity.INFO})


def answers(path: Path) -> object:
    return ox.extract(path)["answers"]


def judge(tmp_path: Path, path: Path, found: tuple[str, ...], same: bool) -> None:
    report = ox.check(path)
    details = "\n".join(f"{one.message} {one.label} {dict(one.facts)}" for one in report.findings)
    assert told(report) == sorted(found), details
    whole = tmp_path / "hel.xlsx"
    whole.write_bytes(tamper.plan())
    assert (answers(path) == answers(whole)) == same


CASES = {**tamper.cases(), **tamper.OPENPYXL}


def test_there_are_enough_cases() -> None:
    assert len(CASES) + len(tamper.LIBREOFFICE) + len(tamper.REFUSED) >= 40


@pytest.mark.parametrize("name", CASES)
def test_what_was_done_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(case.make(tamper.plan()))
    judge(tmp_path, path, case.found, case.same)


@pytest.mark.office
@pytest.mark.parametrize("name", tamper.LIBREOFFICE)
def test_what_a_person_did_in_libreoffice(tmp_path: Path, name: str) -> None:
    needs("soffice", "python3-uno")
    case = tamper.LIBREOFFICE[name]
    source = tmp_path / "utfylt.xlsx"
    source.write_bytes(tamper.plan())
    path = engines.act(source, case.actions(tamper.form()), tmp_path / "ut" / "plan.xlsx")
    judge(tmp_path, path, case.found, case.same)


@pytest.mark.parametrize("name", tamper.REFUSED)
def test_a_file_without_a_verdict_says_why(tmp_path: Path, name: str) -> None:
    make, id = tamper.REFUSED[name]
    path = tmp_path / "plan.xlsx"
    path.write_bytes(make(tamper.plan()))
    report = ox.check(path)
    assert report.refusal is not None
    assert report.refusal.id == id
