"""What a submission means where it is not what Excel counts: texts in number cells that have one reading only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from workbook.fields import Nature
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.numbers import as_shown, meant_in, read_text
from workbook.rules.filling import UNITS
from workbook.submission import Answer, State, Submission
from workbook.words import choice_of


class Otherwise(NamedTuple):
    """An answer that Excel counts otherwise than it reads: how, and the number it means when there is only one."""

    answer: Answer
    why: str  # text, date, percent, formula or unusable
    meant: Decimal | None = None


def meant(form: Form, answer: Answer) -> Decimal | None:
    """The number that a number cell stands for in its own unit, where it is not what Excel counts.

    A text with one reading is that number, and a number of more digits than a cell keeps of what is typed is rounded
    to those. None for all that is a plain number, and for a text that may be several.
    """
    input = form.inputs[answer.field].input
    if input is None or input.nature is not Nature.NUMBER or not answer.usable:
        return None
    if isinstance(answer.counted, Decimal):
        typed = as_shown(answer.counted)
        return None if typed == answer.counted else typed
    return meant_in(read_text(answer.raw), UNITS.get(input.unit or ""))


def understood(submission: Submission) -> Submission:
    """The submission with every such text as the number it means."""
    answers = {
        name: answer if (number := meant(submission.form, answer)) is None
        else answer._replace(state=State.NUMBER, counted=number)
        for name, answer in submission.answers.items()
    }  # fmt: skip
    return replace(submission, answers=answers)


def spoken(submission: Submission, language: str) -> Submission:
    """The submission as the same form in another language, for what a report takes from the form's own words."""
    if submission.setup.language == language:
        return submission
    form = build_form(replace(submission.setup, language=language))
    answers = {
        name: answer if (word := _kind(form, answer)) is None else answer._replace(raw=word, counted=word)
        for name, answer in submission.answers.items()
    }
    return replace(submission, form=form, answers=answers)


def _kind(form: Form, answer: Answer) -> str | None:
    """What a financier is, as the form calls it: the one word that its sums go by."""
    key = choice_of("kinds", answer.raw) if answer.field.column == "kind" else None
    return None if key is None else form.texts(f"choice.kinds.{key}")


def otherwise(submission: Submission) -> Iterator[Otherwise]:
    """Every answer in a number cell that does not hold a plain number, and every one that cannot be computed with."""
    for answer in submission.answers.values():
        why = _why(submission.form, answer)
        if why is not None:
            yield Otherwise(answer, why, meant(submission.form, answer))


def _why(form: Form, answer: Answer) -> str | None:
    input = form.inputs[answer.field].input
    if not answer.usable:
        return "unusable"
    if answer.formula is not None:
        return "formula"
    if input is None or input.nature is not Nature.NUMBER:
        return None
    if answer.state is State.TEXT:
        return "text"
    return "date" if answer.is_date else "percent" if answer.is_percent else None
