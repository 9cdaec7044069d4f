"""The samples, made from code: setups, a balanced plan, two real programmes, a file for each rule, tampered files.

The demo writes them for a new user; `samples/` in the repository holds the same files, kept in step by a test.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from workbook.answers import inputs
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import Setup, setup_of

Document = dict[str, Any]

FJELLVIK: Document = {
    "schema": 1,
    "programme": {
        "name": "Fjellvik omstilling",
        "municipalities": ["4032"],
        "language": "nb",
        "goal_jobs": "60",
        "frame": "36",
    },
    "years": {"jobs": [2027, 2032], "budget": [2027, 2031]},
    "financier": [
        {"name": "KDD", "kind": "state", "share": "50", "total": "18"},
        {"name": "Telemark fylkeskommune", "kind": "county", "share": "25", "total": "9"},
        {"name": "Fjellvik kommune", "kind": "municipality", "share": "25", "total": "9"},
    ],
    "area": [{"name": "Eksisterende næringsliv"}, {"name": "Reiseliv"}, {"name": "Bærekraft", "jobs": False}],
}

# What many programmes share, and a register with one programme in each row. A list stands in quotes.
COMMON = """\
schema = 1

[programme]
reserve = 2

[years]
jobs = [2027, 2032]
budget = [2027, 2031]
"""
REGISTER = """\
name;municipalities;municipality_names;areas;goal_jobs;frame;language
Omstilling i Fyresdal;4032;Fyresdal;"Reiseliv; Grønn industri; Bærekraft*";60;36;nb
Omstilling i Vest-Telemark;4034, 4036;Tokke, Vinje;"Havbruk; Reiseliv";80;48;nn
Omstilling i Meløy;1837;Meløy;Prosessindustri;150;100;nb
"""

# Published: 1,6 + 5 × 2,5 mill. from state and county, 0,4 + 5 × 0,625 from the kommune; the text says 14 and 4,2.
FYRESDAL: Document = {
    "schema": 1,
    "programme": {"name": "Omstillingsprogrammet i Fyresdal", "municipalities": ["4032"], "language": "nb"},
    "years": {"jobs": [2017, 2022], "budget": [2017, 2022]},
    "financier": [
        {"name": "Stat og fylkeskommune", "kind": "state", "total": "14"},
        {"name": "Fyresdal kommune", "kind": "municipality", "total": "4.2"},
    ],
}

# Published: 50 + 25 + 25 mill. kr over the whole period, exactly the template's shares.
MELOY: Document = {
    "schema": 1,
    "programme": {"name": "Omstillingsprogrammet i Meløy", "municipalities": ["1837"], "language": "nb"},
    "years": {"jobs": [2013, 2018], "budget": [2013, 2018]},
    "financier": [
        {"name": "KDD", "kind": "state", "share": "50", "total": "50"},
        {"name": "Nordland fylkeskommune", "kind": "county", "share": "25", "total": "25"},
        {"name": "Meløy kommune", "kind": "municipality", "share": "25", "total": "25"},
    ],
}

SETUPS = {"fjellvik": FJELLVIK, "fyresdal": FYRESDAL, "meloy": MELOY}


def years(first: int, *amounts: str) -> dict[str, str]:
    return {str(year): amount for year, amount in enumerate(amounts, start=first)}


WHY = "Valgt i samråd med næringslivet i innspillsmøtene."

BALANCED: Document = {
    "status": "vedtatt",
    "adopted": "2026-12-10",
    "contact": "Kari Nordmann, prosjektleder",
    "activities": {"meetings": "3", "participants": "74"},
    "attachments": {"knowledge_base": True, "communication_strategy": True, "action_plan": False},
    "jobs": years(2027, "5", "10", "12", "13", "12", "8"),
    "areas": [
        {
            "id": "area1",
            "name": "Eksisterende næringsliv",
            "jobs": years(2027, "3", "6", "7", "8", "7", "5"),
            "spending": years(2027, "2.4", "2.4", "2.4", "1.8", "1.8"),
        },
        {
            "id": "area2",
            "name": "Reiseliv",
            "jobs": years(2027, "2", "4", "5", "5", "5", "3"),
            "spending": years(2027, "2.2", "2.2", "2.2", "1.6", "1.6"),
        },
        {"id": "area3", "name": "Bærekraft", "spending": years(2027, "0.8", "0.8", "0.8", "0.6", "0.6")},
    ],
    "programme": {"spending": years(2027, "2", "2", "2", "1.5", "1.5")},
    "admin": {"spending": years(2027, "0.6", "0.6", "0.6", "0.5", "0.5")},
    "financiers": [
        {"id": "fin1", "name": "KDD", "share": "50", "total": "18", "funding": years(2027, "4", "4", "4", "3", "3")},
        {
            "id": "fin2",
            "name": "Telemark fylkeskommune",
            "share": "25",
            "total": "9",
            "funding": years(2027, "2", "2", "2", "1.5", "1.5"),
        },
        {
            "id": "fin3",
            "name": "Fjellvik kommune",
            "share": "25",
            "total": "9",
            "funding": years(2027, "2", "2", "2", "1.5", "1.5"),
        },
    ],
    "strategies": [
        {"letter": "A", "area": "area1", "text": "Bedriftsrettede tiltak – tilrettelegge for utviklingsaktiviteter"},
        {"letter": "B", "area": "area1", "text": "Nyskaping og vekst i etablerte virksomheter"},
        {"letter": "C", "area": "area2", "text": "Helårs reiseliv med lokale produkter"},
        {"letter": "D", "area": "area3", "text": "Miljø – stoppe klimaendringene"},
        {"letter": "E", "area": "area3", "text": "Samfunn – god helse og livskvalitet"},
        {"letter": "F", "area": "area3", "text": "Økonomi – anstendig arbeid og økonomisk vekst"},
        {"letter": "G", "area": "area3", "text": "Samarbeid for å nå målene"},
    ],
    "goals": [
        {"dimension": "environment", "goal": 13, "why": WHY},
        {"dimension": "society", "goal": 3, "why": WHY},
        {"dimension": "economy", "goal": 8, "why": WHY},
        {"dimension": "partnership", "goal": 17, "why": WHY},
    ],
}

FYRESDAL_ANSWERS: Document = {
    "financiers": [
        {"id": "fin1", "name": "Stat og fylkeskommune", "total": "14", "funding": years(2017, "1.6", *["2.5"] * 5)},
        {"id": "fin2", "name": "Fyresdal kommune", "total": "4.2", "funding": years(2017, "0.4", *["0.625"] * 5)},
    ],
}

FILLED = {"fjellvik": BALANCED, "fyresdal": FYRESDAL_ANSWERS, "meloy": {}}


# --- raw edits: what a person or a program does to a file behind the form's back --------------------------------


@dataclass(frozen=True)
class Edit:
    """One cell's content in the file, replaced by raw XML: attributes after its style, and what stands inside."""

    sheet: str
    cell: str
    attributes: str
    inner: str


def edited(data: bytes, form: Form, edits: tuple[Edit, ...]) -> bytes:
    """The workbook with some cells replaced, every other byte of its parts as it was."""
    if not edits:
        return data
    names = [sheet.name for sheet in form.sheets]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            for edit in edits:
                if item.filename == f"xl/worksheets/sheet{names.index(edit.sheet) + 1}.xml":
                    part = _replaced(part.decode("utf-8"), edit).encode("utf-8")
            target.writestr(item, part)
    return out.getvalue()


def _replaced(xml: str, edit: Edit) -> str:
    pattern = re.compile(rf'<c r="{edit.cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
    new, count = pattern.subn(rf'<c r="{edit.cell}"\1{edit.attributes}>{edit.inner}</c>', xml, count=1)
    if count != 1:
        raise ValueError(f"no cell {edit.sheet}!{edit.cell}")
    return new


# --- one workbook for each rule ---------------------------------------------------------------------------------

Values = Mapping[Field, Value]


@dataclass(frozen=True)
class Fault:
    """What to change in the balanced plan so that one rule fires; `companions` are rules that must fire with it.

    A rule of editions fires when the plan is held against an `earlier` one: the balanced plan with these changes.
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
    # A stated total that became a date is also another total than the years give.
    "OMX202": Fault(value("financier", "fin1", "total", Decimal(46144)), companions=("OMX406",)),
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
    form = build_form(setup_of(document))
    changed = {**inputs(form, BALANCED), **fault.edits}
    return form, {name: content for name, content in changed.items() if content is not None}


def earlier_form(fault: Fault) -> tuple[Form, dict[Field, Value]]:
    """The form and the inputs of the earlier edition that a faulty plan is held against."""
    form = build_form(setup_of({**FJELLVIK, "years": {**FJELLVIK["years"], **fault.earlier_years}}))
    balanced = inputs(build_form(setup_of(FJELLVIK)), BALANCED)
    changed = {**balanced, **(fault.earlier or {})}
    return form, {name: content for name, content in changed.items() if content is not None and name in form.inputs}


# --- tampered workbooks -----------------------------------------------------------------------------------------


def tampered(form: Form) -> dict[str, tuple[Edit, ...]]:
    """What someone did to locked cells, by name of the file."""
    plan = form.plan
    total = plan.year_total(plan.funding, "2029")
    shifted = plan.year_total(plan.overhead, "2028")
    label = plan.overhead.at("admin", plan.grid.label)
    behind = form.inputs[Field("spending", "area2", "2027")].cell
    return {
        "sum-overskrevet": (Edit(total.sheet, total.a1, "", "<v>8.5</v>"),),
        "formel-flyttet": (Edit(shifted.sheet, shifted.a1, "", "<f>SUM(D7:D14)</f><v>8</v>"),),
        "ledetekst-endret": (Edit(label.sheet, label.a1, ' t="inlineStr"', "<is><t>Reisekostnader</t></is>"),),
        "tall-endret-bak-summen": (Edit(behind.sheet, behind.a1, "", "<v>2.9</v>"),),
    }


# --- every sample by its path -----------------------------------------------------------------------------------


def setup_named(name: str) -> Setup:
    return setup_of(SETUPS[name])


def filled_form(name: str) -> tuple[Form, dict[Field, Value]]:
    form = build_form(setup_named(name))
    return form, inputs(form, FILLED[name])


def samples() -> Iterator[tuple[str, bytes]]:
    """Every sample as a relative path and its bytes, in order."""
    from generators.form import form_bytes
    from generators.setup_file import setup_toml

    for name in SETUPS:
        yield f"oppsett/{name}.toml", setup_toml(setup_named(name)).encode("utf-8")
    yield "oppsett/felles.toml", COMMON.encode("utf-8")
    yield "oppsett/programmer.csv", REGISTER.encode("utf-8-sig")  # with the mark that Excel knows UTF-8 by
    for name in SETUPS:
        yield f"tomme/{name}.xlsx", form_bytes(build_form(setup_named(name)))
    for name in FILLED:
        yield f"utfylt/{name}.xlsx", form_bytes(*filled_form(name))
    for rule, fault in FAULTS.items():
        form, values = faulty_form(fault)
        yield f"feil/{rule}.xlsx", edited(form_bytes(form, values), form, fault.raw(form))
        if fault.earlier is not None:
            yield f"tidligere/{rule}.xlsx", form_bytes(*earlier_form(fault))
    form, values = filled_form("fjellvik")
    whole = form_bytes(form, values)
    for name, edits in tampered(form).items():
        yield f"endret/{name}.xlsx", edited(whole, form, edits)
