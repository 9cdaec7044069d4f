"""Job targets from a goal: every sum ties, nobody gets more than one job over another, and the form is the same."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plans import checked
from tests.setups import FYRESDAL
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.setup import Setup, SetupError, setup_of
from workbook.spread import dealt, even, spread


def setup(goal: int | None, years: int, areas: int, support: int = 0) -> Setup:
    programme = {**FYRESDAL["programme"], "goal_jobs": None if goal is None else str(goal)}
    named: list[dict[str, Any]] = [{"name": f"Område {number}"} for number in range(areas)]
    named += [{"name": f"Støtte {number}", "jobs": False} for number in range(support)]
    return setup_of(
        FYRESDAL
        | {"programme": {key: value for key, value in programme.items() if value is not None}, "area": named}
        | {"years": {"jobs": [2027, 2026 + years], "budget": [2027, 2026 + years]}}
    )


@pytest.mark.parametrize(
    ("goal", "totals", "rows"),
    [
        (60, [10] * 6, [[3, 3, 4, 3, 3, 4], [3, 4, 3, 3, 4, 3], [4, 3, 3, 4, 3, 3]]),
        (20, [3, 3, 3, 3, 4, 4], [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 2, 1]]),
        (2, [0, 0, 0, 0, 1, 1], [[0] * 6, [0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 1, 0]]),
        (0, [0] * 6, [[0] * 6] * 3),
    ],
)
def test_by_hand(goal: int, totals: list[int], rows: list[list[int]]) -> None:
    assert even(goal, 6) == totals
    assert dealt(totals, 3) == rows


@settings(max_examples=300)
@given(st.integers(0, 100_000), st.integers(1, 12), st.integers(0, 12))
def test_every_sum_ties(goal: int, years: int, areas: int) -> None:
    made = setup(goal, years, areas)
    found = spread(made)
    totals = [found[Field("jobs", "jobs", year)] for year in made.job_years]
    rows = [[found[Field("area_jobs", area.id, year)] for year in made.job_years] for area in made.job_areas]
    assert sum(totals) == goal
    assert totals == sorted(totals)
    assert totals[-1] - totals[0] <= 1
    assert all(jobs >= 0 for jobs in found.values())
    assert len(found) == years * (1 + areas)
    if areas:
        columns = list(zip(*rows, strict=True))
        assert [sum(column) for column in columns] == totals
        assert all(max(column) - min(column) <= 1 for column in columns)
        sums = [sum(row) for row in rows]
        assert max(sums) - min(sums) <= 1
        assert sums == sorted(sums)


def test_only_the_areas_with_job_target_get_jobs() -> None:
    found = spread(setup(60, 6, 2, support=2))
    assert {name.row for name in found if name.table == "area_jobs"} == {"area1", "area2"}


def test_no_goal_is_refused() -> None:
    with pytest.raises(SetupError) as caught:
        spread(setup(None, 6, 2))
    assert (caught.value.key, caught.value.message_key) == ("programme.goal_jobs", "spread_goal")


def test_the_check_finds_nothing_wrong_with_the_jobs() -> None:
    form = build_form(setup(61, 6, 3, support=1))
    prefilled = {form.input_at[cell]: content for cell, content in form.prefilled.items()}
    report = checked(form, {**prefilled, **spread(form.setup)})
    rules = {finding.rule for finding in report.findings}
    assert not rules & {"OMX301", "OMX302", "OMX303", "OMX304"}
    assert Decimal(61) == sum(jobs for name, jobs in spread(form.setup).items() if name.table == "jobs")
