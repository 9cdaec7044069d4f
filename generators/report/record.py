"""Report → the JSON record of a check: exact decimals in strings, every field of the record present."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from generators.report.results import TOOL, message, tool_version
from workbook.cells import Cell, Span
from workbook.check import Report
from workbook.findings import Finding, Quantity, Severity
from workbook.numbers import plain
from workbook.phrase import told
from workbook.texts import Texts
from workbook.wording import refusal_words, unchecked_words, unit_words, wording

SCHEMA = 1
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def as_json(reports: Sequence[Report], exits: Sequence[int], texts: Texts, verdicts: Sequence[str]) -> str:
    """One object for one file; several stand under `files`."""
    objects: list[Json] = [
        record(report, code, verdict, texts) for report, code, verdict in zip(reports, exits, verdicts, strict=True)
    ]
    document: Json = objects[0] if len(objects) == 1 else {"schema": SCHEMA, "files": objects}
    return quiet(json.dumps(document, ensure_ascii=False, indent=2))


def quiet(text: str) -> str:
    """JSON whose strings show nothing that could turn or steer what is read; the values are the same."""
    return "".join(char if char.isprintable() or char == "\n" else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    """A character as JSON spells it: one \\u, or two when it lies beyond the first 65 536."""
    return json.dumps(char)[1:-1]


def record(report: Report, exit_code: int, verdict: str, texts: Texts) -> dict[str, Json]:
    """Everything a check says of one file."""
    refusal: Json = None
    if report.refusal is not None:
        refusal = {"id": report.refusal.id, "message": " ".join(refusal_words(report.refusal, texts))}
    counts: dict[str, Json] = {severity.value: report.counts[severity] for severity in Severity}
    return {
        "schema": SCHEMA,
        "tool": {"name": TOOL, "version": tool_version()},
        "form": {"version": report.source.form_version},
        "file": report.source.name,
        "sha256": report.source.sha256,
        "saved_by": report.source.saved_by,
        "verdict": verdict,
        "verdict_reason": unchecked_words(report, texts) if verdict == "unchecked" else None,
        "refusal": refusal,
        "cells": {"read": report.read, "expected": report.expected},
        "counts": counts,
        "findings": [finding_record(finding, report, texts) for finding in report.findings],
        "rules": [
            {"id": one.id, "status": one.outcome.value, "reason": _reason(one.reason, texts)} for one in report.rules
        ],
        "exit_code": exit_code,
    }


def finding_record(finding: Finding, report: Report, texts: Texts) -> dict[str, Json]:
    """The finding record: one key for each of its fields."""
    words = wording(finding, texts)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "status": finding.status,
        "file": report.source.name,
        "sha256": report.source.sha256,
        "sheet": finding.cell.sheet if finding.cell else None,
        "cell": finding.cell.a1 if finding.cell else None,
        "range": finding.span.a1 if finding.span else None,
        "table": finding.table,
        "row": finding.row,
        "year": finding.year,
        "label": None if finding.label is None else told(finding.label, texts),
        "message": message(words),
        "expected": _quantity(finding.expected, texts),
        "actual": _quantity(finding.actual, texts),
        "difference": _amount(finding.difference),
        "tolerance": _amount(finding.tolerance),
        "contributors": [{"cell": cell.address, "value": plain(value)} for cell, value in finding.contributors],
        "remedy": {"filler": words.remedy, "adviser": words.adviser},
        "reason": None if finding.reason is None else told(finding.reason, texts),
        "fingerprint": finding.fingerprint,
        "parent": finding.parent,
    }


def _reason(key: str | None, texts: Texts) -> str | None:
    return texts(key) if key is not None else None


def _amount(value: Decimal | str | None) -> str | None:
    return plain(value) if isinstance(value, Decimal) else value


def _quantity(quantity: Quantity | None, texts: Texts) -> Json:
    if quantity is None:
        return None
    unit = None if quantity.unit is None else unit_words(quantity.unit, texts)
    source: list[Json] = [_address(place) for place in quantity.source]
    return {
        "value": _amount(quantity.value),
        "unit": unit,
        "from": source,
        "raw": quantity.raw,
        "cached": quantity.cached,
    }


def _address(place: Cell | Span) -> str:
    return place.address
