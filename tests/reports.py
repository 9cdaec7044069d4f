"""Reports for the tests of formats: a clean plan, one full of hostile texts and faults, and a file that is no form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from generators.form import form_bytes
from generators.report.results import Results, judged
from omstilling_xlsx.api import checked
from omstilling_xlsx.samples.plans import filled_form
from workbook.fields import Field
from workbook.findings import Severity
from workbook.formula import Value
from workbook.texts import texts

WHEN = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
COMMAND = "=cmd|'/c calc'!A1"
SCRIPT = "<script>alert(1)</script>"
ESCAPES = "\x1b[31mrød\x07"
TURNED = "\u202egnp.exe"
LONG = "ø" * 5_000

HOSTILE: Mapping[tuple[str, str, str], Value] = {
    ("area", "area2", "name"): SCRIPT,
    ("financier", "fin2", "name"): COMMAND,
    ("facts", "contact", "value"): f"[navn] {COMMAND} {SCRIPT}",
    ("strategies", "2", "text"): f"[tekst] {TURNED}",
    ("strategies", "3", "text"): f"[lang] {LONG}",
    ("funding", "fin1", "2027"): f"5 mill {TURNED}",
    ("funding", "fin1", "2028"): "=1+1",
    ("funding", "fin2", "2029"): "@SUM(1)",
    ("jobs", "jobs", "2027"): "-5 ]](javascript:alert(1))",
    ("spending", "area1", "2027"): Decimal(-1),
    ("goals", "society1", "goal"): '"><img src=x onerror=alert(1)>',
    ("financier", "fin1", "share"): Decimal(55),
    ("reasons", "OMX405", "reason"): f"{SCRIPT} {COMMAND}",
}


def hostile_file(folder: Path, name: str = "fiendtlig.xlsx") -> Path:
    form, values = filled_form("fjellvik")
    path = folder / name
    path.write_bytes(form_bytes(form, {**values, **{Field(*at): value for at, value in HOSTILE.items()}}))
    return path


def results_of(*paths: Path, language: str = "nb", level: Severity = Severity.MISSING) -> Results:
    return Results(tuple(judged(checked(path, whole=True), level) for path in paths), texts(language), WHEN, level)
