"""One faulty plan for each rule that a form is held against."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from omstilling_xlsx.samples.edits import Edit
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK
from workbook.answers import inputs
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import setup_of

Values = Mapping[Field, Value]


@dataclass(frozen=True)
class Fault:
    """What to change in the balanced plan so that one rule fires; `companions` are rules that must fire with it.

    A rule of editions fires when the plan, then in its second edition, is held against an `earlier` one: the balanced
    plan with these changes.
    """

    edits: Values = field(default_factory=dict)
    setup: dict[str, str] = field(default_factory=dict)
    raw: Callable[[Form], tuple[Edit, ...]] = lambda form: ()
    companions: tuple[str, ...] = ()
    earlier: Values | None = None
    earlier_years: Mapping[str, list[int]] = field(default_factory=dict)


def funding(row: str, year: int, amount: str) -> Values:
    return {Field("funding", row, str(year)): Decimal(amount)}


def spending(row: str, *amounts: str) -> Values:
    return {Field("spending", row, str(year)): Decimal(amount) for year, amount in enumerate(amounts, start=2027)}


def jobs(table: str, row: str, *amounts: str) -> Values:
    return {Field(table, row, str(year)): Decimal(amount) for year, amount in enumerate(amounts, start=2027)}


def value(table: str, row: str, column: str, content: Value) -> Values:
    return {Field(table, row, column): content}


def input_edit(form: Form, name: Field, attributes: str, inner: str) -> Edit:
    cell = form.inputs[name].cell
    return Edit(cell.sheet, cell.a1, attributes, inner)


def a_formula(form: Form) -> tuple[Edit, ...]:
    return (input_edit(form, Field("activities", "meetings", "value"), "", "<f>1+C1</f><v>1</v>"),)


def a_number_without_target(form: Form) -> tuple[Edit, ...]:
    cell = form.plan.support.cell("area3", "2027")
    return (Edit(cell.sheet, cell.a1, "", "<v>2</v>"),)


OTHER_SHARES: Values = {
    **value("financier", "fin1", "share", Decimal(55)),
    **value("financier", "fin3", "share", Decimal(20)),
    **value("financier", "fin1", "total", Decimal("19.8")),
    **value("financier", "fin3", "total", Decimal("7.2")),
    **{Field("funding", "fin1", str(year)): Decimal("4.4" if year < 2030 else "3.3") for year in range(2027, 2032)},
    **{Field("funding", "fin3", str(year)): Decimal("1.6" if year < 2030 else "1.2") for year in range(2027, 2032)},
}

FAULTS: dict[str, Fault] = {
    "OMX201": Fault(value("financier", "fin1", "total", "18 mill")),
    # A stated total that became a date is also another total than the years give, and far too large.
    "OMX202": Fault(value("financier", "fin1", "total", Decimal(46144)), companions=("OMX207", "OMX406")),
    "OMX203": Fault(raw=a_formula),
    "OMX204": Fault(value("activities", "meetings", "value", Decimal(-1))),
    "OMX205": Fault(value("frame", "frame", "value", Decimal("36.0000001"))),
    "OMX206": Fault(value("strategies", "2", "text", None)),
    "OMX207": Fault(setup={"amount_max": "3"}),
    "OMX208": Fault(value("facts", "contact", "value", "[navn] prosjektleder")),
    "OMX209": Fault(value("area", "area2", "name", "Eksisterende næringsliv")),
    "OMX210": Fault(value("facts", "contact", "value", None)),
    "OMX211": Fault(setup={"years_max": "4"}),
    "OMX212": Fault(value("facts", "status", "value", "Til behandling")),
    "OMX213": Fault(value("activities", "meetings", "value", Decimal("2.5"))),
    "OMX301": Fault(jobs("area_jobs", "area1", "3", "7", "6", "8", "7", "5")),
    "OMX302": Fault(value("goal", "goal", "value", Decimal(61))),
    "OMX303": Fault({**jobs("jobs", "jobs", "5.5", "9.5"), **jobs("area_jobs", "area1", "3.5", "5.5")}),
    # The number stands in a locked cell, behind the stored results: the form was changed, and Kontroll is stale.
    "OMX304": Fault(raw=a_number_without_target, companions=("OMX103", "OMX104")),
    "OMX305": Fault(
        {
            **jobs("jobs", "jobs", "0", "15"),
            **jobs("area_jobs", "area1", "0", "9"),
            **jobs("area_jobs", "area2", "0", "6"),
        }
    ),
    "OMX401": Fault(
        {
            **value("financier", "fin1", "share", Decimal("50.08")),
            **value("financier", "fin2", "share", Decimal("25.08")),
            **value("financier", "fin3", "share", Decimal("25.08")),
        }
    ),
    # Nobody's share of the whole is off unless some year's is; the stated totals follow the amounts here.
    "OMX402": Fault(
        {
            **funding("fin1", 2027, "4.2"),
            **funding("fin3", 2027, "1.8"),
            **value("financier", "fin1", "total", Decimal("18.2")),
            **value("financier", "fin3", "total", Decimal("8.8")),
        },
        companions=("OMX403", "OMX405"),
    ),
    "OMX403": Fault(
        {
            **funding("fin1", 2027, "4.5"),
            **funding("fin3", 2027, "1.5"),
            **funding("fin1", 2028, "3.5"),
            **funding("fin3", 2028, "2.5"),
        }
    ),
    "OMX404": Fault(value("frame", "frame", "value", Decimal(37))),
    "OMX405": Fault(OTHER_SHARES),
    "OMX406": Fault(value("financier", "fin1", "total", Decimal(17))),
    "OMX501": Fault(spending("area1", "2.5", "2.3")),
    # Five differences too small to see add up to one that is not; the form shows fewer decimals, which 205 says.
    "OMX502": Fault(spending("area1", "2.4004", "2.4004", "2.4004", "1.8004", "1.8004"), companions=("OMX205",)),
    "OMX503": Fault(
        {**spending("programme", "1", "1", "1", "0.5", "0.5"), **spending("admin", "1.6", "1.6", "1.6", "1.5", "1.5")}
    ),
    "OMX504": Fault(),
    "OMX601": Fault(value("strategies", "3", "area", "1. Eksisterende næringsliv")),
    "OMX602": Fault(value("area", "area3", "name", "Grønn omstilling")),
    "OMX701": Fault(value("strategies", "2", "letter", "A")),
    "OMX702": Fault(value("strategies", "7", "letter", "H")),
    "OMX703": Fault({**value("goals", "environment1", "goal", None), **value("goals", "environment1", "why", None)}),
    "OMX704": Fault(value("goals", "society1", "goal", "13. Stoppe klimaendringene")),
    "OMX801": Fault(earlier=value("goal", "goal", "value", Decimal(55))),
    "OMX802": Fault(earlier={}, earlier_years={"budget": [2027, 2030]}),
    "OMX803": Fault(earlier=value("area", "area2", "name", "Turisme")),
    "OMX804": Fault(earlier=value("area", "area4", "name", "Havbruk")),
    "OMX805": Fault(earlier=value("strategies", "3", "text", "Ny kai")),
    # F and G are new here, and the earlier edition has used H.
    "OMX806": Fault(
        earlier={**value("strategies", "6", "letter", "H"), **value("strategies", "7", "letter", None)},
    ),
}

# Money per job is told for every plan that has both.
ALWAYS = "OMX504"


def faulty_form(fault: Fault) -> tuple[Form, dict[Field, Value]]:
    """The form and the inputs of one faulty plan."""
    document = {**FJELLVIK, "limits": fault.setup} if fault.setup else FJELLVIK
    if fault.earlier is not None:
        document = {**document, "programme": {**FJELLVIK["programme"], "edition": 2}}
    form = build_form(setup_of(document))
    changed = {**inputs(form, BALANCED), **fault.edits}
    return form, {name: content for name, content in changed.items() if content is not None}


def earlier_form(fault: Fault) -> tuple[Form, dict[Field, Value]]:
    """The form and the inputs of the earlier edition that a faulty plan is held against."""
    form = build_form(setup_of({**FJELLVIK, "years": {**FJELLVIK["years"], **fault.earlier_years}}))
    balanced = inputs(build_form(setup_of(FJELLVIK)), BALANCED)
    changed = {**balanced, **(fault.earlier or {})}
    return form, {name: content for name, content in changed.items() if content is not None and name in form.inputs}
