"""Random fillings of several forms: blanks, texts, zeros, negatives, six decimals, the tolerance, large amounts."""

from __future__ import annotations

import random
from decimal import Decimal

from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK, Document
from workbook.answers import inputs
from workbook.fields import CHOICES, Field, Nature
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import setup_of

SMALL: Document = {
    "schema": 1,
    "programme": {"name": "Liten", "municipalities": ["0301"], "reserve": 1},
    "years": {"jobs": [2030, 2032], "budget": [2030, 2032]},
    "financier": [
        {"name": "Fylket", "kind": "county", "share": "75"},
        {"name": "Kommunen", "kind": "municipality", "share": "25"},
    ],
    "area": [{"name": "Alt"}],
}  # fmt: skip
WIDE: Document = {
    "schema": 1,
    "programme": {"name": "Ringeriksregionen", "municipalities": ["3305", "3310"], "reserve": 0, "edition": 2},
    "years": {"jobs": [2026, 2035], "budget": [2028, 2037]},
    "financier": [
        {"name": "KDD", "kind": "state", "share": "50"}, {"name": "Fylket", "kind": "county", "share": "25"},
        {"name": "Ringerike", "kind": "municipality", "share": "12.5"},
        {"name": "Hole", "kind": "municipality", "share": "12.5"},
    ],
    "area": [{"name": f"Område {number}", "jobs": number % 4 != 0} for number in range(1, 9)],
}  # fmt: skip
SETUPS = (FJELLVIK, SMALL, WIDE)
WORDS = ("5 mill", "–", "minst 50", "2,5", "[sum]", "1.234", "ca 3", " ", "x*", "~?")
AMOUNTS = (
    "0",
    "0.0005",
    "0.0006",
    "1.234567",
    "64",
    "32",
    "128.0005",
    "128.0006",
    "999.999999",
    "1000",
    "1000.5",
    "0.1",
    "2.5",
)


# Fillings with this number and above lack whole tables besides: names, shares, numbers or all of them.
UNNAMED = 10_000
TOGETHER = (("financier", "funding"), ("area", "area_jobs", "spending"), ("area_jobs",), ("funding",), ("area",))


def filling(seed: int) -> tuple[Form, dict[Field, Value]]:
    """The filling with this number; the same on every machine."""
    chance = random.Random(seed)
    document = SETUPS[seed % len(SETUPS)]
    form = build_form(setup_of(document))
    if document is FJELLVIK and chance.random() < 0.7:
        values: dict[Field, Value] = inputs(form, BALANCED)
        changed = chance.sample(list(form.inputs), chance.choice((1, 2, 4, 8)))
    else:
        values, changed = {}, list(form.inputs)
    emptiness = chance.choice((0.0, 0.1, 0.5, 0.95))
    for name in changed:
        value = None if chance.random() < emptiness else _value(form, name, chance)
        values[name] = value
    emptied = chance.choice(TOGETHER) if seed >= UNNAMED else ()
    return form, {name: value for name, value in values.items() if value is not None and name.table not in emptied}


def _value(form: Form, name: Field, chance: random.Random) -> Value:
    asked = form.inputs[name].input
    if asked is None:
        raise ValueError(name)
    if asked.choices == "areas":
        return f"{chance.randint(1, 4)}. Noe"
    if asked.choices is not None:
        return (
            chance.choice(CHOICES[asked.choices])
            if asked.choices == "letters"
            else _chosen(form, asked.choices, chance)
        )
    if asked.nature is not Nature.NUMBER:
        return chance.choice(("Reiseliv", "Havbruk", "reiseliv", " Havbruk ", "Alt mulig", "*", "Ås?"))
    kind = chance.random()
    if kind < 0.08:
        return chance.choice(WORDS)
    if kind < 0.14:
        return -Decimal(chance.choice(AMOUNTS))
    if kind < 0.3:
        return Decimal(chance.choice(AMOUNTS))
    if asked.whole and kind < 0.8:
        return Decimal(chance.randint(0, 60))
    return Decimal(chance.randint(0, 40_000_000)).scaleb(-chance.choice((0, 3, 6, 6, 6)))


def _chosen(form: Form, choices: str, chance: random.Random) -> str:
    span = form.plan.lists[choices]
    cell = chance.choice(span.cells[1:-1])
    return str(form.constants[cell])
