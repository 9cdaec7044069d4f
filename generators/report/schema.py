"""The published JSON Schema of `check --json`; its lists of words are the code's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from generators.report.results import VERDICT_LOOKS
from workbook.check import Outcome
from workbook.findings import ACCEPTED, KNOWN, NEW, Severity

Schema: TypeAlias = "str | int | bool | list[Schema] | Mapping[str, Schema]"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:omstilling-xlsx:check:1"

TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
COUNT: Schema = {"type": "integer", "minimum": 0}
AMOUNT: Schema = {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
FINGERPRINT: Schema = {"type": ["string", "null"], "pattern": "^[0-9a-f]{16}$"}


def closed(properties: Mapping[str, Schema]) -> dict[str, Schema]:
    """An object with exactly these keys."""
    return {
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip


def or_null(schema: Mapping[str, Schema]) -> dict[str, Schema]:
    return {"anyOf": [schema, {"type": "null"}]}


QUANTITY = closed(
    {"value": MAYBE, "unit": MAYBE, "from": {"type": "array", "items": TEXT}, "raw": MAYBE, "cached": MAYBE}
)

FINDING = closed(
    {
        "rule": {"type": "string", "pattern": "^OMX[0-9]{3}$"},
        "severity": {"enum": [severity.value for severity in Severity]},
        "status": {"enum": [NEW, KNOWN, ACCEPTED]},
        "file": TEXT,
        "sha256": TEXT,
        "sheet": MAYBE,
        "cell": MAYBE,
        "range": MAYBE,
        "table": MAYBE,
        "row": MAYBE,
        "year": MAYBE,
        "label": MAYBE,
        "message": TEXT,
        "expected": or_null(QUANTITY),
        "actual": or_null(QUANTITY),
        "difference": AMOUNT,
        "tolerance": AMOUNT,
        "contributors": {"type": "array", "items": closed({"cell": TEXT, "value": TEXT})},
        "remedy": closed({"filler": TEXT, "adviser": TEXT}),
        "reason": MAYBE,
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "parent": FINGERPRINT,
    }
)

RULE = closed(
    {"id": {"type": "string", "pattern": "^OMX[0-9]{3}$"}, "status": {"enum": [one.value for one in Outcome]},
     "reason": MAYBE}
)  # fmt: skip

FILE = closed(
    {
        "schema": {"const": 1},
        "tool": closed({"name": TEXT, "version": TEXT}),
        "form": closed({"version": TEXT}),
        "file": TEXT,
        "sha256": TEXT,
        "saved_by": TEXT,
        "verdict": {"enum": list(VERDICT_LOOKS)},
        "verdict_reason": MAYBE,
        "refusal": or_null(closed({"id": TEXT, "message": TEXT})),
        "cells": closed({"read": COUNT, "expected": COUNT}),
        "counts": closed({severity.value: COUNT for severity in Severity}),
        "findings": {"type": "array", "items": FINDING},
        "rules": {"type": "array", "items": RULE},
        "exit_code": {"enum": [0, 1, 3]},
    }
)


def schema() -> dict[str, Schema]:
    """One file's report, or several under `files`."""
    one: Schema = {"$ref": "#/$defs/file"}
    many = closed({"schema": {"const": 1}, "files": {"type": "array", "items": one}})
    return {
        "$schema": DRAFT,
        "$id": ID,
        "title": "omstilling-xlsx check",
        "anyOf": [one, many],
        "$defs": {"file": FILE},
    }


def schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2)
