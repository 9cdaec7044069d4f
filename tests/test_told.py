"""What Kontroll shows and what a check tells of hundreds of random fillings are the same verdict."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fillings import UNNAMED, filling
from tests.plans import checked, submitted
from workbook.findings import SIGNS, Finding, Severity
from workbook.form.form import Form
from workbook.plan import status_cell
from workbook.rules.rule import Check, Rule

FILLINGS = 150
SEEDS = (*range(FILLINGS), *range(UNNAMED, UNNAMED + FILLINGS))
BAD = {SIGNS[severity]: severity for severity in (Severity.ERROR, Severity.MISSING, Severity.WARNING)}
GRAVE = (Severity.ERROR, Severity.MISSING)
# What live rules tell of fields that no row of Kontroll counts: other goals, the frame and stated totals.
UNCOUNTED = ("OMX207.stated", "OMX209.measure", "OMX209.measures")


def kontroll(seed: int) -> Iterator[tuple[Rule, Check, str]]:
    """Each check that does not hold on Kontroll, with the sign that it shows."""
    form, values = filling(seed)
    computed = submitted(form, values).values
    for index, (rule, one) in enumerate(form.checks):
        sign = str(computed[status_cell(index)])[0]
        if sign in "✗…!":
            yield rule, one, sign


@pytest.mark.parametrize("seed", SEEDS)
def test_what_kontroll_shows_is_told(seed: int) -> None:
    """A check that does not hold is told by its own rule, or, if it lacks numbers, by what stands at its fields.

    What a live rule tells as wrong or missing does not hold on Kontroll either, but for what only a field shows.
    """
    form, values = filling(seed)
    found = checked(form, values).findings
    shown = tuple(kontroll(seed))
    for rule, one, sign in shown:
        own = [finding.severity for finding in found if finding.rule == rule.id]
        assert BAD[sign] in own or (sign == "…" and lacks(form, one, found)), (rule.id, one.go.address)
    grave = {one.rule for one in found if one.severity in GRAVE and one.message not in UNCOUNTED}
    told = grave & {rule.id for rule, _ in form.checks}
    assert told - {rule.id for rule, _, sign in shown if sign in "✗…"} <= {"OMX206"}
    assert bool({"✗", "…"} & {sign for _, _, sign in shown}) or "OMX206" not in told


def lacks(form: Form, one: Check, found: tuple[Finding, ...]) -> bool:
    """Whether something grave is told at a field of a check, or at the name of such a field's row."""
    fields = {form.input_at[cell] for span in one.parts for cell in span.cells if cell in form.input_at}
    rows, cells = {name.row for name in fields}, {form.inputs[name].cell for name in fields}
    grave = (finding for finding in found if finding.severity in GRAVE)
    return any(one.cell in cells or (one.table in ("area", "financier") and one.row in rows) for one in grave)
