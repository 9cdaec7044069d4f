"""Results → SARIF 2.1.0: one run, the rules as its driver's, a result for every finding.

An address such as Mål!E7 is a logical location; a workbook has no lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from generators.report.record import Json, finding_record, quiet
from generators.report.results import TOOL, Judged, Results, message, tool_version, verdict_sentence
from workbook.cells import Cell, Span
from workbook.findings import ACCEPTED, KNOWN, NEW, Finding, Severity
from workbook.phrase import told
from workbook.rules.catalogue import RULES
from workbook.rules.rule import Rule
from workbook.texts import Texts
from workbook.verdict import Exit
from workbook.wording import refusal_words, wording

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.MISSING: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
BASELINE = {NEW: "new", KNOWN: "unchanged", ACCEPTED: "unchanged"}
FINGERPRINT = "omstilling/v1"
# What SARIF has a place of its own for, and what stands in the file's artifact.
PLACED = {"rule", "message", "fingerprint", "file", "sha256", "contributors", "status", "reason"}


def as_sarif(results: Results) -> str:
    texts = results.texts
    driver: dict[str, Json] = {
        "name": TOOL, "version": tool_version(), "language": texts.language,
        "rules": [_rule(rule, texts) for rule in RULES],
    }  # fmt: skip
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "language": texts.language,
        "invocations": [_invocation(results)],
        "artifacts": [_artifact(one) for one in results.judged],
        "results": [
            _result(finding, one, index, texts)
            for index, one in enumerate(results.judged)
            for finding in one.report.findings
        ],
        "columnKind": "unicodeCodePoints",
    }
    return quiet(json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2))


def _rule(rule: Rule, texts: Texts) -> Json:
    said = {part: texts(f"{rule.id}.{part}") for part in ("title", "why", "example", "remedy", "adviser")}
    return {
        "id": rule.id,
        "shortDescription": {"text": said["title"]},
        "fullDescription": {"text": said["why"]},
        "help": {"text": " ".join((said["example"], said["remedy"], said["adviser"]))},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"severity": rule.severity.value, "chapter": rule.chapter, "since": rule.since},
    }


def _invocation(results: Results) -> Json:
    """How the run went; a file without a verdict is told of here, for no result can say so."""
    unjudged: list[Json] = [_notification(one, results.texts) for one in results.judged if one.exit is Exit.NO_VERDICT]
    return {
        "executionSuccessful": not unjudged,
        "exitCode": int(results.exit),
        "endTimeUtc": results.when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "toolExecutionNotifications": unjudged,
    }


def _notification(one: Judged, texts: Texts) -> Json:
    refusal = one.report.refusal
    why = " ".join(refusal_words(refusal, texts)) if refusal is not None else verdict_sentence(one, texts)
    return {"level": "error", "message": {"text": f"{one.name}: {why}"}}


def _artifact(one: Judged) -> Json:
    source = one.report.source
    found: dict[str, Json] = {"location": _location(one)}
    return found | ({"hashes": {"sha-256": source.sha256}} if source.sha256 else {})


def _location(one: Judged) -> dict[str, Json]:
    name = one.report.source.name.encode("utf-8", "replace").decode("utf-8")
    return {"uri": quote(name)}


def _result(finding: Finding, one: Judged, index: int, texts: Texts) -> Json:
    record = finding_record(finding, one.report, texts)
    found: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": [rule.id for rule in RULES].index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": message(wording(finding, texts))},
        "locations": [_place(finding, one, index, texts)],
        "relatedLocations": list(_related(finding, one, index)),
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "baselineState": BASELINE[finding.status],
        "properties": {key: value for key, value in record.items() if key not in PLACED},
    }
    if finding.status == ACCEPTED:
        found["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": told(finding.reason or "", texts)}
        ]
    return found


def _place(finding: Finding, one: Judged, index: int, texts: Texts) -> Json:
    physical: dict[str, Json] = {"artifactLocation": {**_location(one), "index": index}}
    logical = [_named(place) for place in (finding.cell, finding.span, *finding.places) if place is not None]
    found: dict[str, Json] = {"physicalLocation": physical}
    if logical:
        found["logicalLocations"] = list({str(place): place for place in logical}.values())
    if finding.label is not None:
        found["message"] = {"text": told(finding.label, texts)}
    return found


def _named(place: Cell | Span) -> Json:
    return {"fullyQualifiedName": place.address, "name": place.a1, "kind": "member"}


def _related(finding: Finding, one: Judged, index: int) -> Iterator[Json]:
    for number, (cell, value) in enumerate(finding.contributors):
        yield {
            "id": number,
            "physicalLocation": {"artifactLocation": {**_location(one), "index": index}},
            "logicalLocations": [_named(cell)],
            "message": {"text": f"{cell.address} = {value}"},
        }
