"""Setup → Form: every sheet in order, then the defined names. To add a sheet, list its function in SHEETS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from workbook.cells import Cell, Span
from workbook.form import kontroll, lists, oppsett, pages, sammendrag, tables
from workbook.form.form import Form
from workbook.plan import CARRIER, FORSIDE, MACHINE, OPPSETT, Plan
from workbook.rules.catalogue import checks
from workbook.setup import Limits, Setup
from workbook.texts import texts


@lru_cache(maxsize=64)
def build_form(setup: Setup) -> Form:
    """The form of a setup. The same setup gives the same form, kept for the next file that has it."""
    plan, said = Plan(setup), texts(setup.language)
    like = _form_of_shape(shape(setup))
    hidden = next(sheet for sheet in like.sheets if sheet.name == MACHINE)
    own = {
        FORSIDE: pages.forside(plan, said),
        OPPSETT: oppsett.sheet(plan, said),
        MACHINE: lists.carrying(hidden, plan, said),
    }
    return Form(plan, said, tuple(own.get(sheet.name, sheet) for sheet in like.sheets), like.names, like.checks)


def shape(setup: Setup) -> Setup:
    """The setup without what only Forside, Oppsett and the hidden sheet say: names, amounts, kommuner and limits."""
    return replace(
        setup,
        name="",
        municipalities=(),
        goal_jobs=None,
        frame=None,
        limits=Limits(),
        financiers=tuple(one._replace(name="", share=None, total=None) for one in setup.financiers),
        areas=tuple(one._replace(name="") for one in setup.areas),
    )


@lru_cache(maxsize=64)
def _form_of_shape(setup: Setup) -> Form:
    """Thousands of programmes share a few shapes, and nine parts in ten of a form are the shape's."""
    plan, said = Plan(setup), texts(setup.language)
    live = checks(plan)
    sheets = (
        pages.forside(plan, said),
        oppsett.sheet(plan, said),
        tables.mal(plan, said),
        tables.omrader(plan, said),
        tables.finansiering(plan, said),
        tables.ressurser(plan, said),
        lists.strategier(plan, said),
        lists.baerekraft(plan, said),
        kontroll.sheet(plan, said, live),
        sammendrag.sheet(plan, said),
        pages.veiledning(plan, said),
        pages.endringslogg(plan, said),
        lists.machine(plan, said, kontroll.checks_table(len(live))),
    )
    return Form(plan, said, sheets, dict(names(plan, len(live))), live)


def names(plan: Plan, live: int) -> Iterator[tuple[str, Span]]:
    """Every defined name: the locked frames of the input tables, the limits, the lists, the form's identity."""
    for table in (plan.jobs, plan.area_jobs, plan.funding, plan.strategies, plan.indicators):
        yield f"inn_{table.id}", table.frame
    yield "inn_spending", Span(plan.spending.frame.first, plan.overhead.frame.last)
    yield "inn_financiers", plan.financiers.frame
    yield "inn_areas", plan.areas.frame
    goals = tuple(plan.goals.values())
    yield "inn_goals", Span(goals[0].frame.first, goals[-1].frame.last)
    yield "inn_reasons", kontroll.checks_table(live).frame
    for limit in plan.limits.rows:
        yield f"kfg_{limit}", Span(plan.limit(limit), plan.limit(limit))
    for name, (first, last) in plan.lists.items():
        yield f"lst_{name}", Span(first.moved(rows=1), last.moved(rows=-1))
    first, last = plan.area_items
    yield "lst_areas", Span(first.moved(rows=1), last)
    yield CARRIER, Span(Cell(MACHINE, 0, 0), Cell(MACHINE, 0, 1))
