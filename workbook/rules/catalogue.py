"""RULES is what a form is held against; `checks` are the rows of Kontroll for one plan."""

from __future__ import annotations

from workbook.plan import Plan
from workbook.rules import amounts, batches, bounds, coherence, editions, filling, integrity
from workbook.rules.rule import Check, Rule

CHAPTERS = (integrity, filling, bounds, amounts, coherence, editions)
RULES: tuple[Rule, ...] = tuple(rule for chapter in CHAPTERS for rule in chapter.RULES)
BY_ID = {rule.id: rule for rule in RULES}
# Those of a whole batch are listed and explained with the others, but no single form is held against them.
EVERY: tuple[Rule, ...] = (*RULES, *batches.RULES)


def checks(plan: Plan) -> tuple[tuple[Rule, Check], ...]:
    """Every live check of the plan with its rule, in the order of the list."""
    return tuple((rule, check) for rule in RULES if rule.checks is not None for check in rule.checks(plan))
