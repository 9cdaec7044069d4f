"""601–704: areas, strategies and sustainability goals hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from workbook.fields import DIMENSIONS, Field
from workbook.findings import Finding, Severity
from workbook.formula import ZERO, above_one, filled, largest, number, ref, rows_beginning, total_if_any, when_named
from workbook.numbers import is_blank
from workbook.phrase import Phrase
from workbook.plan import Plan
from workbook.rules.editions import LETTERS, strategies
from workbook.rules.filling import said, suggested
from workbook.rules.rule import Case, Check, Compare, Rule
from workbook.submission import Answer
from workbook.words import goal_number

SUSTAINABILITY = ("bærekraft", "berekraft", "sustainab")  # as an area is called in our languages


def areas_have_money_and_strategies(plan: Plan) -> Iterator[Check]:
    areas = plan.strategies.column("area")
    for row in plan.job_rows:
        name = plan.listed(plan.areas, row)
        money = total_if_any(plan.spending.across(row), said("words.spending.row"))
        yield Check(
            when_named(name, money, said("words.spending.row")),
            rows_beginning(areas, plan.area_start(row), said("table.strategies")),
            plan.strategies.column("text").first.moved(rows=1),
            Compare.BOTH,
            Severity.WARNING,
            parts=(plan.spending.across(row),),
            table="area",
            row=row,
            name=ref(name, said("words.name")),
            optional=True,
        )


def explain_area(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """Which of the two an area lacks, or that it lacks both."""
    found = rule.of_amounts(case, check)
    lacks = {"strategy": found.expected, "money": found.actual}
    empty = [name for name, side in lacks.items() if side is not None and side.value == 0]
    yield found._replace(message=rule.message(empty[0] if len(empty) == 1 else ""))


def sustainability_is_an_area(rule: Rule, case: Case) -> Iterator[Finding]:
    names = [case.form.name_of(case.plan.areas, row, case.values) for row in case.plan.area_rows]
    if any(names) and not any(word in name.lower() for name in names for word in SUSTAINABILITY):
        yield Finding(rule.id, Severity.INFO, rule.message(), {}, table="area")


def letters_are_unique(plan: Plan) -> Iterator[Check]:
    letters = plan.strategies.column("letter")
    shared = above_one(plan.letter_counts, said("table.strategies"))
    home = letters.first.moved(rows=1)
    yield Check(shared, number(ZERO), home, Compare.AT_MOST, parts=(letters,), table="strategies")


def explain_letters(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    """Each strategy whose letter an earlier line has, with the letter that is free for it, another for each."""
    letters = {answer.field: str(answer.counted) for answer in case.answers("strategies") if _is_letter(answer)}
    free, first = free_letters(case, letters.values()), dict[str, str]()
    for name, letter in letters.items():
        line = first.setdefault(letter.upper(), name.row)
        if line != name.row:
            spare = next(free, "")
            yield rule.at_input(case, name, "again" if spare else "", letter=letter, line=line, free=spare)


def _is_letter(answer: Answer) -> bool:
    return answer.field.column == "letter" and not is_blank(str(answer.counted))


def free_letters(case: Case, used: Iterable[str]) -> Iterator[str]:
    """The letters for strategies that have none of their own: in the first edition those that make the row whole, as
    702 asks, later those after the last one of any edition, then any that is left."""
    earlier = set() if case.previous is None or case.corrects else set(strategies(case.previous))
    taken = {letter.upper() for letter in used} | earlier
    left = [letter for letter in LETTERS if letter not in taken]
    last = max(taken.intersection(LETTERS), default="")
    later = [letter for letter in left if letter > last and case.setup.edition > 1]
    return iter(dict.fromkeys((*later, *left)))


def letters_run_on(plan: Plan) -> Iterator[Check]:
    """In the first edition the highest letter's number is the number of letters; later editions may have gaps."""
    if plan.setup.edition == 1:
        letters = plan.strategies.column("letter")
        yield Check(
            largest(plan.letter_places, said("table.strategies")),
            filled(letters, said("table.strategies")),
            letters.first.moved(rows=1),
            severity=Severity.WARNING,
            parts=(letters,),
            table="strategies",
        )


def dimensions_have_goals(plan: Plan) -> Iterator[Check]:
    for dimension, table in plan.goals.items():
        yield Check(
            filled(table.column("goal"), said(f"goals.{dimension}")),
            number(Decimal(1)),
            table.cell(f"{dimension}1", "goal"),
            Compare.AT_LEAST,
            Severity.MISSING,
            about={"dimension": Phrase(f"goals.{dimension}")},
            parts=(table.column("goal"),),
            table="goals",
            row=dimension,
        )


def explain_goals(rule: Rule, check: Check, case: Case) -> Iterator[Finding]:
    yield rule.at_input(
        case,
        Field("goals", f"{check.row}1", "goal"),
        dimension=check.about["dimension"],
    )


def goals_stand_under_their_dimension(rule: Rule, case: Case) -> Iterator[Finding]:
    for answer in case.answers("goals"):
        if answer.field.column != "goal" or not isinstance(answer.counted, (str, Decimal)):
            continue
        dimension = answer.field.row.rstrip("0123456789")
        goal = goal_number(answer.counted)
        if goal is None:
            yield _no_goal(rule, case, answer, dimension)
        elif goal not in DIMENSIONS[dimension]:
            home = next(name for name, goals in DIMENSIONS.items() if goal in goals)
            yield rule.at(case, answer, goal=Phrase(f"goal.{goal}"), home=Phrase(f"goals.{home}"))


def _no_goal(rule: Rule, case: Case, answer: Answer, dimension: str) -> Finding:
    """What stands there, with the one goal of its dimension that it may be the beginning of."""
    if is_blank(answer.raw):
        return rule.at(case, answer, "blank")
    meant = suggested(case, f"goals_{dimension}", answer.counted)
    return rule.at(case, answer, "unknown") if meant is None else rule.at(case, answer, "meant", meant=meant)


RULES = (
    Rule("OMX601", "3.1–5.2", Severity.WARNING, checks=areas_have_money_and_strategies, explain=explain_area),
    Rule("OMX602", "3", Severity.INFO, find=sustainability_is_an_area),
    Rule("OMX701", "3.2", Severity.ERROR, checks=letters_are_unique, explain=explain_letters),
    Rule("OMX702", "3.2", Severity.WARNING, checks=letters_run_on),
    Rule("OMX703", "6", Severity.MISSING, checks=dimensions_have_goals, explain=explain_goals),
    Rule("OMX704", "6", Severity.ERROR, find=goals_stand_under_their_dimension),
)
