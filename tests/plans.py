"""A plan that balances, and submissions made from it in memory: break one thing, see what is found."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from omstilling_xlsx.samples.plans import filled_form
from readers.registers import register
from workbook.check import Report, check
from workbook.fields import Field
from workbook.form.form import Form
from workbook.formula import Value
from workbook.submission import Answer, Source, State, Submission

Changes = Mapping[tuple[str, str, str], Value]


def submitted(form: Form, values: Mapping[Field, Value]) -> Submission:
    """A submission that holds these values, as if read from a file."""
    answers = {
        name: Answer(
            name, form.inputs[name].cell, State.NUMBER if isinstance(value, Decimal) else State.TEXT, str(value), value
        )
        for name, value in values.items()
        if value is not None
    }
    return Submission(form, answers, Source("plan.xlsx", "0" * 64))


def checked(form: Form, values: Mapping[Field, Value]) -> Report:
    return check(submitted(form, values), register())


def balanced(changes: Changes | None = None) -> tuple[Form, dict[Field, Value]]:
    """The balanced plan with some inputs changed; None empties one."""
    form, values = filled_form("fjellvik")
    changed: dict[Field, Value] = {**values, **{Field(*name): value for name, value in (changes or {}).items()}}
    return form, {name: value for name, value in changed.items() if value is not None}


def ids(report: Report) -> list[str]:
    return sorted({finding.rule for finding in report.findings})
