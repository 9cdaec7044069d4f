"""Every rule declares and tells, to the last field, what its ledger says."""

import pytest

from tests.ledger import FOLDER, LISTED, ledger
from workbook.rules.rule import Rule


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.id)
def test_a_rule_is_as_its_ledger_says(rule: Rule) -> None:
    """Written by `python -m tests.ledger`."""
    assert ledger(rule) == (FOLDER / f"{rule.id}.txt").read_text("utf-8")


def test_there_is_no_ledger_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {rule.id for rule in LISTED}
