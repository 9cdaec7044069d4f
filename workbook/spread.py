"""A goal in, linear job targets out, the template's own default (3.1 *): whole jobs that tie in every year."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise

from workbook.fields import Field
from workbook.setup import Setup, SetupError


def spread(setup: Setup) -> dict[Field, Decimal]:
    """The job targets of 2.3 and 3.1. They are ordinary answers: the form is the same with and without them.

    Without an area that has a job target only 2.3 gets numbers. Raises SetupError when the setup has no goal.
    """
    if setup.goal_jobs is None:
        raise SetupError("programme.goal_jobs", "spread_goal", {})
    totals = even(int(setup.goal_jobs), len(setup.job_years))
    targets = {Field("jobs", "jobs", year): Decimal(jobs) for year, jobs in zip(setup.job_years, totals, strict=True)}
    for area, row in zip(setup.job_areas, dealt(totals, len(setup.job_areas)), strict=True):
        years = zip(setup.job_years, row, strict=True)
        targets |= {Field("area_jobs", area.id, year): Decimal(jobs) for year, jobs in years}
    return targets


def even(whole: int, count: int) -> list[int]:
    """A whole in so many parts that differ by one at most, the larger ones last: 20 → 6, 7, 7."""
    part, rest = divmod(whole, count)
    return [part + (place >= count - rest) for place in range(count)]


def dealt(totals: list[int], hands: int) -> list[list[int]]:
    """Each year's total dealt out one by one, the last hand first, and on from where the year before ended.

    So no two hands differ by more than one, neither in a year nor in all.
    """
    ends = [0, *accumulate(totals)]
    rows = []
    for waits in reversed(range(hands)):
        held = [(end - waits + hands - 1) // hands for end in ends]
        rows.append([after - before for before, after in pairwise(held)])
    return rows
