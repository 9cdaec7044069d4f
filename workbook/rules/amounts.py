"""301–305, 401–406 and 501–504: jobs, funding and spending agree with each other and with what is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbook.cells import Cell, Span
from workbook.fields import Field
from workbook.findings import Finding, Quantity, Severity
from workbook.formula import (
    ZERO,
    Formula,
    blanks_in_named_rows,
    count,
    farthest_share,
    number,
    number_at,
    percent,
    ref,
    total_if_any,
    unlike,
)
from workbook.numbers import HUNDRED, added, as_shown, gap
from workbook.phrase import Amount, Fact, Phrase
from workbook.plan import Plan, Table
from workbook.rules.filling import decimals, explain_blanks, none_of, said
from workbook.rules.rule import SHARE_DECIMALS, Case, Check, Compare, Rule

WHOLE = number(HUNDRED)


def year_sum(plan: Plan, table: Table, year: str) -> Formula:
    """What a table's sum row says of a year, as a reference to that locked cell."""
    return ref(plan.year_total(table, year), said(f"words.{table.id}.year", year=year))


# --- 3xx: jobs ---


def area_jobs_meet_target(plan: Plan) -> Iterator[Check]:
    for year in plan.setup.job_years:
        target = plan.jobs.column(year)
        yield Check(
            total_if_any(target, said("words.jobs.year", year=year)),
            year_sum(plan, plan.area_jobs, year),
            plan.jobs.cell("jobs", year),
            about={"year": year},
            parts=(target, plan.area_jobs.column(year)),
            table="jobs",
            year=year,
        )


def goal_is_one_number(plan: Plan) -> Iterator[Check]:
    goal = ref(plan.goal_shown, said("words.goal"))
    jobs = ref(plan.sum_of(plan.jobs, "jobs"), said("words.jobs.row"))
    areas = ref(plan.total_of(plan.area_jobs), said("words.area_jobs.all"))
    home = plan.goal.cell("goal", "value")
    yield Check(goal, jobs, home, variant="goal", parts=(plan.goal.column("value"), plan.jobs.body), table="goal")
    yield Check(
        jobs, areas, plan.jobs.cell("jobs", plan.setup.job_years[0]), variant="areas",
        parts=(plan.jobs.body, plan.area_jobs.body), table="jobs",
    )  # fmt: skip


def jobs_are_whole(plan: Plan) -> Iterator[Check]:
    broken = unlike(plan.job_copies, plan.job_rounded, said("formula.broken", of="2.3, 3.1"))
    yield Check(
        broken, number(ZERO), plan.jobs.body.first.moved(rows=1), Compare.AT_MOST,
        parts=(plan.jobs.body, plan.area_jobs.body), table="jobs",
    )  # fmt: skip


def explain_broken(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    for answer in case.answers("jobs", "area_jobs"):
        amount = answer.counted
        if isinstance(amount, Decimal) and as_shown(amount) != amount.to_integral_value():
            yield rule.at(case, answer, value=Amount(as_shown(amount), decimals(amount)))


def support_has_no_jobs(plan: Plan) -> Iterator[Check]:
    if plan.support.rows:
        frame = plan.support.frame
        counted = count(frame, said("table.support"))
        yield none_of("support", plan.support, frame, counted)


def explain_support(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """The first of the numbers that should not be there, and where the others are."""
    cells = [cell for span in check.parts for cell in span.cells if case.number(cell) is not None]
    if cells:
        yield rule.of_amounts(case, check)._replace(cell=cells[0], span=None, places=tuple(cells))


def money_and_jobs_go_together(rule: Rule, case: Case) -> Iterator[Finding]:
    plan = case.plan
    for year in plan.setup.years:
        money = _year_amount(case, plan.funding, year)
        jobs = _job_amount(case, year)
        if money is not None and jobs is not None and (money == 0) != (jobs == 0):
            variant = "jobs" if money == 0 else "money"
            cells = (plan.jobs.cell("jobs", year), plan.year_total(plan.funding, year))
            yield Finding(
                rule.id, Severity.INFO, rule.message(variant), {"year": year}, table="jobs", year=year, label=year,
                cell=cells[0], places=cells,
            )  # fmt: skip
    for row in plan.funding.rows:
        yield from _stops(rule, case, row)


def _year_amount(case: Case, table: Table, year: str) -> Decimal | None:
    return case.number(case.plan.year_total(table, year)) if year in table.columns else None


def _job_amount(case: Case, year: str) -> Decimal | None:
    return case.number(case.plan.jobs.cell("jobs", year)) if year in case.plan.jobs.columns else None


def _stops(rule: Rule, case: Case, row: str) -> Iterator[Finding]:
    """A financier that gives nothing in a year, though it gives in another."""
    amounts = {year: case.number(case.plan.funding.cell(row, year)) for year in case.plan.setup.budget_years}
    if not any(amounts.values()):
        return
    for year, amount in amounts.items():
        if amount is not None and amount == 0:
            yield rule.at_input(case, Field("funding", row, year), "stops")


# --- 4xx: funding ---


def shares_make_the_whole(plan: Plan) -> Iterator[Check]:
    shares = plan.financiers.column("share")
    yield Check(
        total_if_any(shares, said("table.share")), WHOLE, shares.first.moved(rows=1),
        parts=(shares,), table="financier", tolerance=plan.limit("share_tolerance"),
    )  # fmt: skip


def explain_shares(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """The sum of the shares, and whether some of them are parts of one where per cent are asked for."""
    found = rule.of_amounts(case, check)
    typed = dict(case.contributors(check))
    parts = {cell: share for cell, share in typed.items() if 0 < share <= 1}
    meant = {cell: as_shown(share * 100) for cell, share in parts.items()}
    whole = added({**typed, **meant}.values())
    if parts and abs(gap(whole, HUNDRED)) <= case.setup.limits.share_tolerance:
        facts: dict[str, Fact] = {"typed": tuple(parts.values()), "meant": tuple(meant.values())}
        found = found._replace(facts={**found.facts, "hint": Phrase("OMX401.parts", facts)})
    yield found


def financiers_pay_their_share(plan: Plan) -> Iterator[Check]:
    grid, table = plan.grid, plan.funding
    for row in table.rows:
        yield Check(
            ref(table.at(row, grid.share), said("words.share")),
            ref(table.at(row, grid.agreed), said("words.agreed")),
            table.cell(row, plan.setup.budget_years[0]),
            Compare.GRADED,
            Severity.WARNING,
            parts=(table.across(row), table.body),
            table="funding",
            row=row,
            name=ref(plan.listed(plan.financiers, row), said("words.name")),
            tolerance=plan.limit("share_tolerance"),
            limit=plan.limit("share_error"),
            optional=True,
        )


def shares_hold_each_year(plan: Plan) -> Iterator[Check]:
    grid, table = plan.grid, plan.funding
    for year in plan.setup.budget_years:
        column, whole = table.column(year), plan.year_total(table, year)
        yield Check(
            farthest_share(column, whole, table.down(grid.agreed), said("words.funding.year", year=year)),
            ref(plan.limit("share_tolerance"), said("words.limit"), anchored=True),
            column.first.moved(rows=1),
            Compare.AT_MOST,
            Severity.WARNING,
            about={"year": year},
            parts=(column,),
            table="funding",
            year=year,
            optional=True,
        )


def explain_year_shares(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """One finding for each financier whose share of the year is off."""
    plan, year = case.plan, check.year or ""
    whole = case.number(plan.year_total(plan.funding, year))
    if whole is None or whole == 0:
        return
    for row in plan.funding.rows:
        amount = case.number(plan.funding.cell(row, year))
        agreed = case.number(plan.funding.at(row, plan.grid.agreed))
        if amount is not None and agreed is not None:
            yield from _share_off(rule, case, Field("funding", row, year), amount / whole * 100, agreed)


def _share_off(rule: Rule, case: Case, name: Field, share: Decimal, agreed: Decimal) -> Iterator[Finding]:
    distance = abs(gap(share, agreed))
    if distance > case.setup.limits.share_tolerance:
        amounts = {"left": share, "right": agreed, "gap": distance}
        facts: dict[str, Fact] = {key: Amount(amount, SHARE_DECIMALS) for key, amount in amounts.items()}
        facts |= {"row": case.row_name("funding", name.row), "year": name.column}
        found = rule.at_input(case, name, "", None, **facts)
        table = case.plan.funding
        first, last = (table.cell(row, name.column) for row in (table.rows[0], table.rows[-1]))
        unit, parts = "unit.percent", (Span(first, last),)
        yield found._replace(
            expected=Quantity(agreed, unit), actual=Quantity(share, unit, (table.cell(*name[1:]),)),
            difference=gap(share, agreed), tolerance=case.setup.limits.share_tolerance, places=parts,
        )  # fmt: skip


def funding_is_the_frame(plan: Plan) -> Iterator[Check]:
    frame = plan.frame.column("value")
    yield Check(
        ref(plan.total_of(plan.funding), said("words.funding.all")),
        total_if_any(frame, said("words.frame")),
        plan.frame.cell("frame", "value"),
        parts=(plan.funding.body, frame),
        table="frame",
        tolerance=plan.limit("tolerance"),
    )


def grants_are_within_practice(plan: Plan) -> Iterator[Check]:
    whole = plan.total_of(plan.funding)
    sides = (("own_min", "own", Compare.AT_LEAST), ("public_max", "public", Compare.AT_MOST))
    for variant, which, compare in sides:
        yield Check(
            when_any(whole, ref(plan.together_share(which), said("words.share"))),
            ref(plan.limit(variant), said("words.limit"), anchored=True),
            plan.funding.body.first.moved(rows=1),
            compare,
            Severity.WARNING,
            variant,
            parts=(plan.funding.body,),
            table="funding",
            optional=True,
        )


def when_any(whole: Cell, amount: Formula) -> Formula:
    """An amount, or an empty text while the whole it is part of is empty."""
    address = Span(whole, whole).address
    return Formula(
        f'IF(COUNT({address})=0,"",{amount.excel})',
        lambda values: amount.value(values) if isinstance(values[whole], Decimal) else "",
        amount.words,
    )


def stated_totals_hold(plan: Plan) -> Iterator[Check]:
    table = plan.funding
    for index, row in enumerate(table.rows, start=1):
        yield Check(
            ref(plan.sum_of(table, row), said("words.funding.row")),
            number_at(plan.financiers.column("total"), index, said("words.stated")),
            plan.financiers.cell(row, "total"),
            parts=(table.across(row), Span(total := plan.financiers.cell(row, "total"), total)),
            table="financier",
            row=row,
            name=ref(plan.listed(plan.financiers, row), said("words.name")),
            tolerance=plan.limit("tolerance"),
            optional=True,
        )


# --- 5xx: spending ---


def funding_equals_spending(plan: Plan) -> Iterator[Check]:
    for year in plan.setup.budget_years:
        yield Check(
            year_sum(plan, plan.funding, year),
            year_sum(plan, plan.overhead, year),
            plan.funding.column(year).first.moved(rows=1),
            about={"year": year},
            parts=(plan.funding.column(year), plan.spent(plan.grid.year(year))),
            table="funding",
            year=year,
            tolerance=plan.limit("tolerance"),
        )


def explain_year(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """The two amounts of a year, and what to do with the difference: spread what is left, or cut what is too much."""
    found = rule.of_amounts(case, check)
    way = "spread" if (found.difference or ZERO) > 0 else "cut"
    remedy = Phrase(f"OMX501.{way}", {"gap": found.facts.get("gap", "")})
    yield found._replace(facts={**found.facts, "remedy": remedy})


def totals_are_equal(plan: Plan) -> Iterator[Check]:
    yield Check(
        ref(plan.total_of(plan.funding), said("words.funding.all")),
        ref(plan.total_of(plan.overhead), said("words.spending.all")),
        plan.funding.body.first.moved(rows=1),
        parts=(plan.funding.body, plan.spending.body, plan.overhead.body),
        table="funding",
        tolerance=plan.limit("tolerance"),
    )


def explain_totals(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """The two totals; when they are told of by themselves, it is not some year that is off."""
    found = rule.of_amounts(case, check)
    yield found._replace(facts={**found.facts, "remedy": Phrase("OMX502.rest")})


def programme_costs_are_given(plan: Plan) -> Iterator[Check]:
    table = plan.overhead
    blanks = blanks_in_named_rows(table.labels, table.body, said("table.overhead"))
    yield none_of("overhead", table, table.body, blanks, Severity.MISSING, table.labels)
    frame = ref(plan.total_of(plan.funding), said("words.funding.all"))
    yield Check(
        percent(ref(plan.sum_of(table, "admin"), said("words.spending.row")), frame, said("words.part")),
        ref(plan.limit("admin_share"), said("words.limit"), anchored=True),
        table.cell("admin", plan.setup.budget_years[0]),
        Compare.AT_MOST,
        Severity.WARNING,
        "admin",
        parts=(table.across("admin"), plan.funding.body),
        table="spending",
        row="admin",
        optional=True,
    )


def explain_overhead(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    if check.severity is Severity.MISSING:
        yield from explain_blanks(rule, check, case)
    else:
        yield rule.of_amounts(case, check)


def money_per_job(rule: Rule, case: Case) -> Iterator[Finding]:
    plan = case.plan
    whole = _per_job(rule, case, plan.total_of(plan.overhead), plan.sum_of(plan.jobs, "jobs"))
    if whole is None:
        return
    yield whole
    for row in plan.job_rows:
        one = _per_job(rule, case, plan.sum_of(plan.spending, row), plan.sum_of(plan.area_jobs, row), row)
        if one is not None:
            yield one._replace(parent=whole.fingerprint)


def _per_job(rule: Rule, case: Case, spent: Cell, target: Cell, row: str | None = None) -> Finding | None:
    """What a job costs, of the whole plan or of one area; nothing without both numbers."""
    money, jobs = case.number(spent), case.number(target)
    if money is None or jobs is None or jobs <= 0:
        return None
    facts: dict[str, Fact] = {"money": money, "jobs": jobs, "per_job": Amount(money / jobs, 2)}
    name = case.form.row_name("spending", row, case.values) if row else None
    facts |= {} if name is None else {"row": name}
    variant, places = ("area" if row else ""), (spent, target)
    return Finding(rule.id, Severity.INFO, rule.message(variant), facts, "spending", row, label=name, places=places)


RULES = (
    Rule("OMX301", "2.3, 3.1", Severity.ERROR, checks=area_jobs_meet_target),
    Rule("OMX302", "2.2, 2.3, 3.1", Severity.ERROR, checks=goal_is_one_number),
    Rule("OMX303", "2.3, 3.1", Severity.ERROR, checks=jobs_are_whole, explain=explain_broken),
    Rule("OMX304", "3.1", Severity.ERROR, checks=support_has_no_jobs, explain=explain_support),
    Rule("OMX305", "2.3, 5.1", Severity.INFO, find=money_and_jobs_go_together),
    Rule("OMX401", "5.1", Severity.ERROR, checks=shares_make_the_whole, explain=explain_shares),
    Rule(
        "OMX402", "5.1", Severity.WARNING, checks=financiers_pay_their_share, asks_reason=True, also=(Severity.ERROR,)
    ),
    Rule(
        "OMX403", "5.1", Severity.WARNING, checks=shares_hold_each_year, explain=explain_year_shares, asks_reason=True
    ),
    Rule("OMX404", "5.1", Severity.ERROR, checks=funding_is_the_frame),
    Rule("OMX405", "5.1", Severity.WARNING, checks=grants_are_within_practice, asks_reason=True),
    Rule("OMX406", "5.1", Severity.ERROR, checks=stated_totals_hold),
    Rule("OMX501", "5.1, 5.2", Severity.ERROR, checks=funding_equals_spending, explain=explain_year),
    Rule("OMX502", "5.1, 5.2", Severity.ERROR, checks=totals_are_equal, explain=explain_totals),
    Rule(
        "OMX503",
        "5.2",
        Severity.WARNING,
        checks=programme_costs_are_given,
        explain=explain_overhead,
        asks_reason=True,
        also=(Severity.MISSING,),
    ),
    Rule("OMX504", "2.3, 5.2", Severity.INFO, find=money_per_job),
)
