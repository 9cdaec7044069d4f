"""The plans that samples are made of: setups, a balanced plan, two real programmes."""

from __future__ import annotations

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


def setup_named(name: str) -> Setup:
    return setup_of(SETUPS[name])


def filled_form(name: str) -> tuple[Form, dict[Field, Value]]:
    form = build_form(setup_named(name))
    return form, inputs(form, FILLED[name])
