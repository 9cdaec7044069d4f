"""What every rule declares and tells, line by line: `python -m tests.ledger` writes tests/data/ledger anew.

One file for each rule on the answers: its rows of Kontroll on the plan that balances, then every field of what it
tells of each case in `tests/test_rule_edges.py`, where the verdicts are worked by hand; a change is a diff to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from omstilling_xlsx.samples.plans import FJELLVIK
from readers.registers import register
from tests.test_rule_edges import EDGES, cases, earlier
from workbook.cells import Cell, Span
from workbook.check import check
from workbook.findings import Finding, Quantity
from workbook.form.build import build_form
from workbook.formula import Formula
from workbook.phrase import Amount, Phrase
from workbook.rules import catalogue
from workbook.rules.rule import Check, Rule
from workbook.setup import setup_of
from workbook.texts import texts

FOLDER = Path(__file__).parent / "data" / "ledger"
LISTED = [rule for rule in catalogue.RULES if rule.id >= "OMX200"]


def ledger(rule: Rule) -> str:
    return "".join(f"{line}\n" for line in (*_declared(rule), *_told(rule)))


def _declared(rule: Rule) -> Iterator[str]:
    plan = build_form(setup_of(FJELLVIK)).plan
    for row in rule.checks(plan) if rule.checks else ():
        yield "CHECK " + " | ".join(_fields(row))


def _told(rule: Rule) -> Iterator[str]:
    """The findings of each broken case in turn; information about a case that holds is told too."""
    for edge in (edge for edge in EDGES if edge.rule == rule.id):
        before = earlier(edge) if edge.rule >= "OMX800" else None
        for submission, breaks in cases(edge):
            report = check(submission, register(), before)
            result = next(one for one in report.rules if one.id == rule.id)
            yield f"{'BREAKS' if breaks else 'HOLDS'}: {' '.join(filter(None, result[1:]))}"
            for finding in report.findings:
                if finding.rule == rule.id:
                    yield "  " + " | ".join(_fields(finding))


def _fields(record: Check | Finding) -> Iterator[str]:
    """The fields that say something, as «name: content»."""
    for name, content in record._asdict().items():
        if content not in (None, "", (), {}, False):
            yield f"{name}: {_short(content)}"


def _short(content: object) -> str:
    match content:
        case Formula():
            return f"{content.excel} «{content.words(texts('nb'))}»"
        case Cell() | Span():
            return content.address
        case Quantity():
            return f"({' '.join(_short(part) for part in content)})"
        case Phrase(key, facts):
            return f"{key}{_short(facts) if facts else ''}"
        case Amount(value, most):
            return f"{value:.9f}/{most}"
        case Decimal():
            return str(content) if content == round(content, 9) else f"{content:.9f}…"
        case Mapping():
            return "{" + ", ".join(f"{name} {_short(one)}" for name, one in content.items()) + "}"
        case tuple():
            return f"[{' '.join(_short(one) for one in content)}]"
        case _:
            return str(content)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for rule in LISTED:
        (FOLDER / f"{rule.id}.txt").write_text(ledger(rule), "utf-8")


if __name__ == "__main__":
    main()
