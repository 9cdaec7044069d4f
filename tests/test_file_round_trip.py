"""Answers through a real file: written, gated, read by our own reader, and the same again."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

from generators.form import form_bytes
from readers.filled import read_filled
from tests.test_answers import ANSWERS, FORM, normal
from workbook.answers import document, inputs
from workbook.findings import Finding


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(ANSWERS)
def test_what_is_filled_in_a_file_is_extracted_from_it(tmp_path_factory: Any, answers: dict[str, Any]) -> None:
    path = tmp_path_factory.mktemp("fylt") / "plan.xlsx"
    path.write_bytes(form_bytes(FORM, inputs(FORM, answers)))
    submission = read_filled(path)
    assert document(submission) == normal(answers)
    assert unexpected(submission.integrity) == []


def unexpected(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{one.rule} {one.facts}" for one in findings]
