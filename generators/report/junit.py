"""Results → JUnit xml: a suite for each file, a case for each rule. A file without a verdict has one with an error."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generators.report.results import TOOL, Judged, Results, message
from workbook.check import Outcome, RuleResult
from workbook.findings import Finding
from workbook.phrase import inert
from workbook.texts import Texts
from workbook.verdict import Exit, fails
from workbook.wording import places, refusal_words, status_words, unchecked_words, wording

IDLE = (Outcome.NOT_RUN, Outcome.NOT_APPLICABLE)


def as_junit(results: Results) -> bytes:
    root = ET.Element("testsuites", name=TOOL)
    for one in results.judged:
        root.append(_suite(one, results))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(one: Judged, results: Results) -> ET.Element:
    suite = ET.Element("testsuite", name=one.name, timestamp=results.when.strftime("%Y-%m-%dT%H:%M:%S"), file=one.name)
    if one.exit is Exit.NO_VERDICT:
        suite.append(_unjudged(one, results.texts))
    for rule in one.report.rules:
        suite.append(_case(rule, one, results))
    counted = {"tests": "testcase", "failures": "testcase[failure]", "errors": "testcase[error]"}
    for name, path in (counted | {"skipped": "testcase[skipped]"}).items():
        suite.set(name, str(len(suite.findall(path))))
    return suite


def _unjudged(one: Judged, texts: Texts) -> ET.Element:
    case = ET.Element("testcase", classname=one.name, name=texts(f"html.verdict.{one.verdict}"))
    if one.report.refusal is not None:
        why, remedy = refusal_words(one.report.refusal, texts)
        ET.SubElement(case, "error", type=one.report.refusal.id, message=why).text = remedy
    else:
        ET.SubElement(case, "error", type=one.verdict, message=unchecked_words(one.report, texts))
    return case


def _case(rule: RuleResult, one: Judged, results: Results) -> ET.Element:
    texts = results.texts
    case = ET.Element("testcase", classname=one.name, name=f"{rule.id} {texts(f'{rule.id}.title')}")
    found = [finding for finding in one.report.findings if finding.rule == rule.id]
    for finding in found:
        if fails(finding, results.level):
            words = message(wording(finding, texts))
            ET.SubElement(case, "failure", type=finding.severity.value, message=words).text = _text(finding, texts)
    rest = [finding for finding in found if not fails(finding, results.level)]
    if rule.outcome in IDLE and not found:
        ET.SubElement(case, "skipped", message=texts(rule.reason or f"outcome.{rule.outcome}"))
    if rest:
        ET.SubElement(case, "system-out").text = "\n\n".join(_text(finding, texts) for finding in rest)
    return case


def _text(finding: Finding, texts: Texts) -> str:
    """A finding as the terminal tells it, line by line."""
    words = wording(finding, texts)
    head = f"{texts(f'severity.{finding.severity}')} {finding.rule} {words.head}"
    lines = (head, words.says, places(finding), status_words(finding, texts), words.remedy)
    return "\n".join(inert(line) if line == head else line for line in lines if line)
