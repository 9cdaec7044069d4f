"""801–806: what has moved since an earlier edition of the plan. They are run when one is given (`--previous`).

Rows are compared by their ids, so that a renamed area is seen as the same area. The earlier file may be one of the same
edition that was sent back and corrected; then the letters of its strategies are not compared (BETWEEN_EDITIONS).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import wraps

from workbook.fields import CHOICES, Field
from workbook.findings import Finding, Quantity, Severity
from workbook.numbers import gap
from workbook.phrase import Fact
from workbook.rules.rule import Case, Rule
from workbook.submission import Submission
from workbook.words import area_index

EDITIONS = "editions"
# Letters are kept from one edition to the next; within one, a corrected file may set them right as 701 and 702 ask.
BETWEEN_EDITIONS = ("OMX805", "OMX806")
LETTERS = CHOICES["letters"]


def compared(find: Callable[[Rule, Case, Submission], Iterator[Finding]]) -> Callable[[Rule, Case], Iterator[Finding]]:
    """A look at two editions as a rule's look at one case; without an earlier edition it sees nothing."""

    @wraps(find)
    def found(rule: Rule, case: Case) -> Iterator[Finding]:
        return iter(()) if case.previous is None else find(rule, case, case.previous)

    return found


def counted(submission: Submission, table: str, row: str, column: str = "value") -> Decimal | None:
    answer = submission.answers.get(Field(table, row, column))
    return answer.counted if answer is not None and isinstance(answer.counted, Decimal) else None


@compared
def goal_stands(rule: Rule, case: Case, before: Submission) -> Iterator[Finding]:
    """The goal of 2.2 and the frame of 5.1 are what the board and the financiers agreed on."""
    for table in ("goal", "frame"):
        now, then = counted(case.submission, table, table), counted(before, table, table)
        if now is not None and then is not None and gap(now, then) != 0:
            name = Field(table, table, "value")
            facts: dict[str, Fact] = {"before": then, "now": now, "gap": abs(gap(now, then))}
            unit = case.unit(name)
            found = rule.at_input(case, name, table, None, **facts)
            yield found._replace(expected=Quantity(then, unit), actual=Quantity(now, unit), difference=gap(now, then))


@compared
def years_stand(rule: Rule, case: Case, before: Submission) -> Iterator[Finding]:
    now, then = case.setup, before.setup
    for variant, table, years, earlier in (
        ("jobs", "jobs", now.job_years, then.job_years),
        ("budget", "funding", now.budget_years, then.budget_years),
    ):
        if years != earlier:
            facts: dict[str, Fact] = {"before": span(earlier), "now": span(years)}
            yield Finding(rule.id, rule.severity, rule.message(variant), facts, table, variant)


def span(years: tuple[str, ...]) -> str:
    return f"{years[0]}–{years[-1]}"


def area_names(submission: Submission) -> dict[str, str]:
    """The name of each area that has one, by its id."""
    form, plan = submission.form, submission.form.plan
    names = {row: form.name_of(plan.areas, row, submission.values) for row in plan.area_rows}
    return {row: " ".join(name.split()) for row, name in names.items() if name.strip()}


@compared
def areas_keep_names(rule: Rule, case: Case, before: Submission) -> Iterator[Finding]:
    then = area_names(before)
    for row, name in area_names(case.submission).items():
        if row in then and then[row].casefold() != name.casefold():
            yield rule.at_input(case, Field("area", row, "name"), before=then[row], now=name)


@compared
def areas_remain(rule: Rule, case: Case, before: Submission) -> Iterator[Finding]:
    now = area_names(case.submission)
    for row, name in area_names(before).items():
        if row not in now:
            facts: dict[str, Fact] = {"before": name}
            yield Finding(rule.id, rule.severity, rule.message(), facts, "area", row, label=name)


def strategies(submission: Submission) -> dict[str, tuple[Field, str, str]]:
    """Each letter's input, area and text; of a letter that stands twice, the first."""
    found: dict[str, tuple[Field, str, str]] = {}
    for row in submission.form.plan.strategies.rows:
        letter, area, text = (_said(submission, row, column) for column in ("letter", "area", "text"))
        if letter:
            found.setdefault(letter.upper(), (Field("strategies", row, "letter"), area, text))
    return found


def _said(submission: Submission, row: str, column: str) -> str:
    answer = submission.answers.get(Field("strategies", row, column))
    return " ".join(str(answer.counted).split()) if answer is not None and answer.counted is not None else ""


@compared
def letters_keep_meaning(rule: Rule, case: Case, before: Submission) -> Iterator[Finding]:
    """A letter that now stands for something else: another area, or a text without a word in common."""
    now, then = strategies(case.submission), strategies(before)
    taken = {*now, *then}
    for letter, (name, area, text) in now.items():
        if letter in then and _another(area, text, *then[letter][1:]):
            taken.add(free := next_free(taken))
            yield rule.at_input(case, name, letter=letter, before=then[letter][2], now=text, free=free)


def _another(area: str, text: str, old_area: str, old_text: str) -> bool:
    """Whether it is another strategy; one with the same text is the same, though its area was corrected."""
    now, then = text.casefold(), old_text.casefold()
    if not now or not then or now == then:
        return False
    return area_index(area) != area_index(old_area) or not set(now.split()) & set(then.split())


@compared
def letters_go_on(rule: Rule, case: Case, before: Submission) -> Iterator[Finding]:
    """A new strategy takes the next letter that no edition has used."""
    now, taken = strategies(case.submission), set(strategies(before))
    for letter in sorted(set(now) - taken):
        free = next_free(taken)
        taken.add(letter)
        if letter != free and letter in LETTERS:
            taken.add(free)
            yield rule.at_input(case, now[letter][0], letter=letter, free=free)


def next_free(*used: dict[str, tuple[Field, str, str]] | set[str]) -> str:
    """The letter after the last one that was ever used; a dash when the alphabet is spent."""
    last = max((LETTERS.index(letter) for one in used for letter in one if letter in LETTERS), default=-1)
    return LETTERS[last + 1] if last + 1 < len(LETTERS) else "–"


RULES = (
    Rule("OMX801", EDITIONS, Severity.WARNING, find=goal_stands),
    Rule("OMX802", EDITIONS, Severity.WARNING, find=years_stand),
    Rule("OMX803", EDITIONS, Severity.INFO, find=areas_keep_names),
    Rule("OMX804", EDITIONS, Severity.WARNING, find=areas_remain),
    Rule("OMX805", EDITIONS, Severity.WARNING, find=letters_keep_meaning),
    Rule("OMX806", EDITIONS, Severity.INFO, find=letters_go_on),
)
