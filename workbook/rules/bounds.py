"""213: what a field takes. The form tests what somebody types, but not what is pasted or written by a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from workbook.fields import Input, Nature
from workbook.findings import Finding, Severity
from workbook.numbers import as_shown, days_of
from workbook.rules.rule import Case, Rule
from workbook.setup import FIRST_YEAR
from workbook.submission import Answer

WHOLE = ("jobs", "area_jobs")  # 303 tells of what is not whole there


def answers_fit_their_fields(rule: Rule, case: Case) -> Iterator[Finding]:
    """Answers that the form's own tests refuse, and no other rule tells of."""
    for answer in case.answers():
        input = case.form.inputs[answer.field].input
        if input is not None and answer.usable and input.nature in FITS:
            yield from FITS[input.nature](rule, case, answer, input)


def _number(rule: Rule, case: Case, answer: Answer, input: Input) -> Iterator[Finding]:
    value = answer.counted
    if not isinstance(value, Decimal):
        return
    if input.most is not None and value > input.most:  # 207 tells of amounts
        yield rule.at(case, answer, "over", most=input.most)
    elif input.least and value < input.least:  # 204 tells of what is under 0
        yield rule.at(case, answer, "under", least=input.least)
    elif input.whole and answer.field.table not in WHOLE and as_shown(value) != value.to_integral_value():
        yield rule.at(case, answer, "part")


def _text(rule: Rule, case: Case, answer: Answer, input: Input) -> Iterator[Finding]:
    if len(answer.raw) > input.length:
        yield rule.at(case, answer, "long", Severity.WARNING, length=len(answer.raw), most=input.length)


def _day(rule: Rule, case: Case, answer: Answer, input: Input) -> Iterator[Finding]:
    """A day before the years that the form knows, or after those of the plan; 210 tells of what is no day."""
    last = int(case.setup.years[-1])
    day = days_of(answer.counted, answer.date1904) if isinstance(answer.counted, Decimal) else None
    if day is not None and not FIRST_YEAR <= day.year <= last:
        yield rule.at(case, answer, "day", day=day, first=FIRST_YEAR, last=last)


FITS: dict[Nature, Callable[[Rule, Case, Answer, Input], Iterator[Finding]]] = {
    Nature.NUMBER: _number,
    Nature.TEXT: _text,
    Nature.DATE: _day,
}

RULES = (Rule("OMX213", "all", Severity.ERROR, find=answers_fit_their_fields, also=(Severity.WARNING,)),)
