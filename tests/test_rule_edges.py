"""Every rule at its edge: what just holds and what is just over, worked by hand; and each mutant of a rule is seen.

The plan behind the figures (samples/utfylt/fjellvik.xlsx): 60 jobs 2027–2032; 36 mill. kr 2027–2031, 8 in 2027 (KDD 4,
fylkeskommune 2, kommune 2), spent on area1 2.4, area2 2.2, area3 0.8, programme 2, admin 0.6.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generators.report.letter import as_markdown, letter
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK
from readers.registers import register
from tests.plans import submitted
from workbook.answers import inputs
from workbook.cells import Cell
from workbook.check import Report, check
from workbook.fields import Field
from workbook.findings import Finding, Severity
from workbook.form.build import _form_of_shape, build_form
from workbook.formula import Value, Values, number
from workbook.numbers import serial_of
from workbook.plan import Plan
from workbook.register import Register
from workbook.rules import catalogue
from workbook.rules.amounts import when_any
from workbook.rules.editions import next_free
from workbook.rules.rule import Check, Compare, Rule
from workbook.setup import setup_of
from workbook.submission import State, Submission
from workbook.texts import texts
from workbook.verdict import CRASHED
from workbook.wording import wording

D = Decimal
Name = tuple[str, str, str]
NO_CHANGE: Mapping[Field, Value] = {}
YEARS = ("2027", "2028", "2029", "2030", "2031")


@dataclass(frozen=True)
class Edge:
    """One rule, changes to the balanced plan under which it holds, and changes that break it."""

    rule: str
    holds: tuple[Mapping[Name, Value], ...]
    breaks: tuple[Mapping[Name, Value], ...]
    limits: Mapping[str, str] = field(default_factory=dict)
    # The same two for what no typed value can be: an error in a cell, a number in a locked one.
    holds_as: tuple[Callable[[Submission], Submission], ...] = ()
    breaks_as: tuple[Callable[[Submission], Submission], ...] = ()
    informs: bool = False  # what is over the edge is only information
    says: tuple[str, ...] = ()  # a part of what is said of each broken case, in turn
    earlier_years: Mapping[str, list[int]] = field(default_factory=dict)  # 8xx: the balanced plan with these years
    edition: int = 1  # 8xx: that of the plan; the earlier one is the first


def paid(row: str, year: str, amount: str) -> dict[Name, Value]:
    return {("funding", row, year): D(amount)}


def spent(row: str, year: str, amount: str | None) -> dict[Name, Value]:
    return {("spending", row, year): None if amount is None else D(amount)}


def shifted(year: str, kdd: str, kommune: str) -> dict[Name, Value]:
    """KDD's and the kommune's amounts of one year, their sum as before."""
    return {**paid("fin1", year, kdd), **paid("fin3", year, kommune)}


def answer(table: str, row: str, column: str, **changed: Any) -> Callable[[Submission], Submission]:
    """The submission with one answer as a file would hold it."""

    def change(submission: Submission) -> Submission:
        name = Field(table, row, column)
        return replace(submission, answers={**submission.answers, name: submission.answers[name]._replace(**changed)})

    return change


def stray(amount: Value) -> Callable[[Submission], Submission]:
    """A number in the locked row of an area without job target."""

    def change(submission: Submission) -> Submission:
        cell: Cell = submission.form.plan.support.cell("area3", "2027")
        return replace(submission, strays={} if amount is None else {cell: amount})

    return change


def admin(*amounts: str) -> dict[Name, Value]:
    """What the programme's administration costs, year by year."""
    return {("spending", "admin", year): D(amount) for year, amount in zip(YEARS, amounts, strict=True)}


FINANCIER = ("name", "kind", "share", "total")
KDD_2027 = ("funding", "fin1", "2027")
FUNDED = [("funding", row, year) for row in ("fin1", "fin2", "fin3") for year in YEARS]
SPENT = [("spending", row, year) for row in ("area1", "area2", "area3", "programme", "admin") for year in YEARS]
# No row of 5.1, or of 3.1, has a name or a number: then no field is asked for, and Kontroll lacks the sums.
UNFUNDED: Mapping[Name, Value] = dict.fromkeys(
    [*FUNDED, *(("financier", row, column) for row in ("fin1", "fin2", "fin3") for column in FINANCIER)]
)
TINY: Mapping[Name, Value] = dict.fromkeys(FUNDED, D("0.05"))  # 0.75 in all
EVERY_AREA: Mapping[Name, Value] = {("area", "area4", "name"): "Fjerde", ("area", "area5", "name"): "Femte"}
WITHOUT_AREAS: Mapping[Name, Value] = dict.fromkeys(
    [
        *(
            (table, row, str(year))
            for table in ("area_jobs", "spending")
            for row in ("area1", "area2")
            for year in range(2027, 2033)
            if (table, year) != ("spending", 2032)
        ),
        ("area", "area1", "name"),
        ("area", "area2", "name"),
    ]
)
EDGES = (
    Edge(
        "OMX201",
        ({KDD_2027: D(5)}, {KDD_2027: None}),
        (
            {KDD_2027: "4,0"}, {KDD_2027: " "},
            *({("financier", "fin1", "share"): text} for text in ("0,25", "1", "1,5", "0,25 %")),
        ),
        says=("lest som 4", "mellomrom", "er 25 % ment?", "er 100 % ment?", "lest som 1,5", "lest som 0,25"),
    ),
    # 36 526 is 1 January 2000, the first day that a mistyped amount becomes.
    Edge(
        "OMX202",
        ({KDD_2027: D(36525)}, {KDD_2027: D("36526.5")}, {KDD_2027: D(73051)}),
        ({KDD_2027: D(36526)}, {KDD_2027: D(73050)}),
        breaks_as=(
            answer(*KDD_2027, is_date=True),
            answer(*KDD_2027, is_percent=True),
            answer("financier", "fin1", "share", is_percent=True, counted=D("0.5")),
            answer("financier", "fin1", "share", is_percent=True, counted=D(50)),
            answer(*KDD_2027, is_date=True, date1904=True, counted=D(44682)),
        ),
        says=(
            "1. januar 2000", "2099", "klokkeslett", "viser 400 %", "hundre ganger for lavt", "regnes som 50",
            "2. mai 2026",
        ),
    ),
    Edge(
        "OMX203",
        ({},),
        (),
        holds_as=(answer(*KDD_2027, formula="2+2"),),
        breaks_as=(
            answer(*KDD_2027, formula="A1+2"),
            answer(*KDD_2027, state=State.ERROR, raw="#REF!", counted=None),
            answer(*KDD_2027, state=State.BOOLEAN, raw="1", counted=None),
        ),
    ),
    Edge(
        "OMX204",
        ({KDD_2027: D(0)},),
        (
            {KDD_2027: D("-0.000001")}, {("activities", "meetings", "value"): D(-1)},
            {**paid("fin1", "2027", "-1"), **paid("fin2", "2027", "0"), **paid("fin3", "2027", "0.5")},
        ),
    ),
    Edge(
        "OMX205",
        (
            {KDD_2027: D("4.000001")}, {("financier", "fin1", "share"): D("33.3333333")},
            {KDD_2027: D("4.000000000000001")},  # a sum that was pasted as a value
        ),
        ({KDD_2027: D("4.0000001")}, {("financier", "fin2", "total"): D("9.0000001")}),
        holds_as=(answer(*KDD_2027, is_date=True, counted=D("46144.0000001")),),
    ),
    Edge("OMX205", ({KDD_2027: D("4.001")},), ({KDD_2027: D("4.0011")},), informs=True),
    Edge(
        "OMX206",
        ({KDD_2027: D(0)},),
        (
            {KDD_2027: None}, {("goal", "goal", "value"): None}, {("strategies", "2", "text"): None},
            {("strategies", "2", "letter"): None}, {("strategies", "3", "area"): None},
            {("strategies", "2", "text"): "\u00a0 "}, UNFUNDED, WITHOUT_AREAS,
        ),
        says=(
            "", "", "", "", "", "bare mellomrom", "Ingen finansiører er ført opp",
            "Ingen innsatsområder med arbeidsplassmål",
        ),
    ),
    # 199.9 / 0.6 is 333.2 times, 200 / 0.6 is 333.3: a third of 1 000. 12 000 / 36 is a third of 1 000 too.
    # 900 / 0.3 is 3 000 times, and so is 1 000 within the limit; a 0 is no peer.
    Edge(
        "OMX207",
        (
            {KDD_2027: D(1000)}, spent("admin", "2027", "199.9"), {**TINY, ("frame", "frame", "value"): D("249.9")},
            admin("900.000001", "0.3", "0.3", "0.3", "0.3"),
            {("frame", "frame", "value"): D(0), **{name: D(0) for name in FUNDED}},
        ),
        (
            admin("900", "0.3", "0.3", "0.3", "0.3"), admin("0", "0", "0", "0.5", "500"),
            spent("admin", "2027", "1000"),
            {**paid("fin1", "2027", "1000.000001"), **paid("fin2", "2027", "1000")},
            {KDD_2027: D("1000.000001")}, spent("admin", "2027", "200"), spent("admin", "2027", "900"),
            {**TINY, ("frame", "frame", "value"): D(250)}, {("frame", "frame", "value"): D(36_000_000)},
            {("frame", "frame", "value"): D("0.036")},
            {KDD_2027: D(1000), ("frame", "frame", "value"): D("1.032")},
        ),
    ),
    Edge(
        "OMX208",
        tuple(
            {("facts", "contact", "value"): text}
            for text in (
                "[navn", "] navn [", "[]", "Se vedlegg [1] og plan", "[1–3, 5]", "[vedlegg 2]", "[jf. § 3]",
                "[planen](https://fjellvik.kommune.no)", "[https://fjellvik.kommune.no]",
            )
        ),
        (
            {("area", "area3", "name"): "[Bærekraft]"},
            *({("facts", "contact", "value"): text} for text in ("[navn] [", "Kari [navn]", "[1] [navn]", "[mål 1]")),
        ),
        says=("Navnet på innsatsområde 3 har",),
    ),
    Edge(
        "OMX209",
        (
            {("area", "area2", "name"): "Eksisterende næringsliv 2"}, {("funding", "fin4", "2027"): None},
            {("area", "area4", "name"): "  "},
            {("indicators", "9", "name"): "Besøkende", ("indicators", "9", "target"): D(9)},
        ),
        (
            {("area", "area2", "name"): "eksisterende  næringsliv"}, {("funding", "fin4", "2027"): D(0)},
            {("financier", "fin2", "name"): "KDD"}, {("financier", "fin4", "share"): D(0)},
            {("funding", "fin4", "2027"): D(1), ("funding", "fin4", "2028"): D(2)},
            {("area", "area2", "name"): "EKSISTERENDE\u00a0nærings\u200bliv"},
            {("financier", "fin2", "name"): "K\u00adDD"},
            {("area", "area4", "name"): "\u00a0"},
            {("indicators", "9", "target"): D(9), ("indicators", "9", "baseline"): D(5)},
            {("indicators", "8", "name"): "Besøkende", ("indicators", "9", "name"): "besøkende "},
        ),
        says=("flere rader", "", "flere rader", "", "", "som navnet på en annen rad", "som navnet på en", "ikke synes",
              "står 5, men målet", "på flere mål"),
    ),
    Edge(
        "OMX210",
        (
            {("financier", "fin2", "name"): "Fylkeskommunen"}, {("facts", "adopted", "value"): D(61)},
            {("financier", "fin3", "name"): "Nordland kommune"},
        ),
        (
            {("facts", "contact", "value"): None}, {("facts", "adopted", "value"): D(60)},
            {("financier", "fin2", "name"): "Nordland fylkeskommune"},
            *({("facts", "adopted", "value"): text} for text in ("10.12.2026", "snart")),
        ),
        says=("mangler", "ikke en dato", "ikke fylkeskommunen til", "lagret som tekst", "ikke en dato"),
        holds_as=(
            answer("facts", "adopted", "value", date1904=True, counted=D(0)),
            answer("facts", "adopted", "value", formula="Ark!A1", raw="", counted=None),
            answer("facts", "contact", "value", formula="Ark!A1", raw="", counted=""),
        ),
    ),
    Edge("OMX211", ({},), (), {"years_max": "5"}),
    Edge("OMX211", (), ({},), {"years_max": "4"}),
    # 2027: 5 in 2.3, and 3 + 2 in 3.1.
    Edge(
        "OMX301",
        ({("jobs", "jobs", "2027"): D(6), ("area_jobs", "area1", "2027"): D(4)},),
        (
            {("area_jobs", "area1", "2027"): D(4)}, {("area_jobs", "area1", "2027"): D(2)},
            {("area_jobs", "area1", "2027"): D(1), ("area_jobs", "area2", "2027"): D(5)},
        ),
        says=("", "", "Innsatsområder!C8"),
    ),
    Edge("OMX302", ({},), ({("goal", "goal", "value"): D(61)}, {("goal", "goal", "value"): D(59)})),
    Edge("OMX303", ({("jobs", "jobs", "2027"): D(6)}, {("jobs", "jobs", "2027"): D("5.000000000000001")}),
        ({("jobs", "jobs", "2027"): D("5.000001")}, {("jobs", "jobs", "2027"): D("5.00000001")}),
        says=("står 5,000001.", "står 5,00000001."),
    ),
    Edge("OMX304", (), (), holds_as=(stray(None),), breaks_as=(stray(D(0)), stray(D(2)))),
    Edge(
        "OMX305",
        ({("jobs", "jobs", "2027"): D(1)},),
        ({("jobs", "jobs", "2027"): D(0)}, {KDD_2027: D(0)},
         {("funding", row, "2027"): D(0) for row in ("fin1", "fin2", "fin3")}),
        says=("har finansiering, men ikke", "KDD", "har arbeidsplasser, men ikke"),
    ),
    # 50.1 + 25 + 25 is 0.1 percentage points over 100.
    Edge(
        "OMX401",
        ({("financier", "fin1", "share"): D("50.1")}, {("financier", "fin1", "share"): D("49.9")}),
        ({("financier", "fin1", "share"): D("50.100001")}, {("financier", "fin1", "share"): D("49.899999")}),
    ),
    # 18.036 of 36 is 50.1 %, and 8.964 is 24.9 %.
    Edge("OMX402", (shifted("2027", "4.036", "1.964"),), (shifted("2027", "4.036001", "1.963999"),)),
    # 4.008 of 8 is 50.1 %; 2.008 is 25.1 %, and 1.984 is 24.8 %.
    Edge(
        "OMX403",
        (shifted("2027", "4.008", "1.992"),),
        (
            shifted("2027", "4.008001", "1.991999"),
            {**shifted("2027", "4.008", "1.984"), **paid("fin2", "2027", "2.008")},
            {**shifted("2027", "0.6", "0.2"), **paid("fin2", "2027", "0.2")},
        ),
    ),
    Edge(
        "OMX404",
        ({("frame", "frame", "value"): D("36.0005")}, {("frame", "frame", "value"): D("35.9995")}),
        ({("frame", "frame", "value"): D("36.000501")}, {("frame", "frame", "value"): D("35.999499")}),
    ),
    # The kommune pays 9 of 36, which is 25 %, and state and fylke 75 %; more than that is fine, less is not.
    Edge(
        "OMX405",
        ({}, shifted("2027", "3", "3")),
        (shifted("2027", "4.00001", "1.99999"),),
    ),
    Edge(
        "OMX406",
        ({("financier", "fin2", "total"): D("9.0005")}, {("financier", "fin2", "total"): None}),
        ({("financier", "fin2", "total"): D("9.000501")}, {("financier", "fin2", "total"): D("8.999499")}),
    ),
    Edge(
        "OMX501",
        (spent("area1", "2027", "2.4005"), spent("area1", "2027", "2.3995")),
        (
            spent("area1", "2027", "2.400501"), spent("area1", "2027", "2.399499"), spent("area2", "2027", "3"),
            spent("area1", "2027", "4.4"),
        ),
        says=("", "", "Ressurser!C10", ""),
    ),
    # Five times 0.0001 is 0.0005.
    Edge(
        "OMX502",
        ({("spending", "admin", year): D(amount) for year, amount in zip(
            YEARS, ("0.6001", "0.6001", "0.6001", "0.5001", "0.5001"), strict=True)},),
        ({("spending", "admin", year): D(amount) for year, amount in zip(
            YEARS, ("0.6001", "0.6001", "0.6001", "0.5001", "0.500101"), strict=True)},
         {("spending", "admin", year): D(amount) for year, amount in zip(
             YEARS, ("0.5999", "0.5999", "0.5999", "0.4999", "0.499899"), strict=True)}),
    ),
    # 1.4 + 0.6 + 0.6 + 0.5 + 0.5 is 3.6, a tenth of 36.
    Edge(
        "OMX503",
        (spent("admin", "2027", "1.4"), spent("programme", "2027", "0")),
        (spent("admin", "2027", "1.40001"), spent("programme", "2027", None)),
    ),
    Edge(
        "OMX504",
        ({("jobs", "jobs", str(year)): D(0) for year in range(2027, 2033)}, dict.fromkeys(SPENT)),
        ({}, {("jobs", "jobs", str(year)): D(0) if year > 2027 else D(1) for year in range(2027, 2033)}),
    ),
    Edge(
        "OMX601",
        ({("spending", "area2", year): D(0) if year > "2027" else D("0.000001") for year in YEARS},),
        ({("spending", "area2", year): D(0) for year in YEARS}, {("strategies", "3", "area"): None}),
    ),
    Edge(
        "OMX602",
        tuple({("area", "area3", "name"): name} for name in ("Klima og BÆREKRAFT", "Berekraft", "Sustainability")),
        ({("area", "area3", "name"): "Klima"},),
    ),
    Edge(
        "OMX701",
        ({("strategies", "2", "letter"): "H"},),
        (
            {("strategies", "2", "letter"): "a"},
            {("strategies", "7", "letter"): "F"},
            {("strategies", "8", "letter"): "G"},
        ),
        says=("Neste ledige bokstav er B", "på linje 6. Neste ledige bokstav er G", "Neste ledige bokstav er H"),
    ),
    Edge(
        "OMX701", (), ({("strategies", "2", "letter"): "a"},), says=("Neste ledige bokstav er H",), edition=2
    ),
    Edge(
        "OMX702",
        ({}, {("strategies", "7", "letter"): "B", ("strategies", "2", "letter"): "G"}),
        ({("strategies", "7", "letter"): "H"}, {("strategies", "7", "letter"): "A"}),
    ),
    Edge(
        "OMX212",
        (
            {("facts", "status", "value"): "Vedteken"}, {("facts", "status", "value"): "  vedtatt "},
            {("strategies", "2", "area"): "1. Et gammelt navn"}, {("strategies", "2", "letter"): "b"},
            {("goals", "society1", "goal"): "Fred på jord"}, {("goals", "society1", "goal"): "God helse"},
            {("goals", "society1", "goal"): "3. Good health and well-being"},
            {("goals", "society1", "goal"): "13. Stoppe klimaendringene"}, {("goals", "society1", "goal"): D(13)},
            {**EVERY_AREA, ("strategies", "2", "area"): "5. Femte"},
        ),
        (
            {("facts", "status", "value"): "Til behandling"}, {("strategies", "2", "letter"): "AB"},
            {("strategies", "2", "letter"): D(7)}, {("strategies", "2", "area"): "Reiseliv"},
            {("strategies", "2", "area"): "0. Reiseliv"}, {("strategies", "2", "area"): "9. Reiseliv"},
            {("strategies", "2", "area"): "4. Uten navn"}, {("indicators", "1", "level"): "tiltak"},
            {("goals", "economy1", "goal"): "9"}, {("goals", "economy1", "goal"): D(9)},
            {("goals", "society1", "goal"): "3. God helse"},
            {("goals", "society1", "goal"): "god helse og livskvalitet"},
            {("strategies", "2", "letter"): " \u200b"}, {("facts", "status", "value"): "Vedtatt 10. desember"},
            {**EVERY_AREA, ("strategies", "2", "area"): "0. Femte"}, {("goals", "society1", "goal"): "1"},
            {("area", "area4", "name"): "Reiseliv og handel", ("strategies", "2", "area"): "Reiseliv"},
        ),
        says=(
            "I feltet står «Til behandling»", "står ikke på listen", "står «7»", "ligner på «2. Reiseliv»",
            "står «0. Reiseliv»", "står «9. Reiseliv»", "står «4. Uten navn»", "står «tiltak»",
            "ligner på «9. Industri, innovasjon og infrastruktur»", "ligner på «9. ", "ligner på «3. God helse og liv",
            "ligner på «3. God helse og livskvalitet»", "bare mellomrom", "ligner på «Vedtatt»",
            "står «0. Femte»", "ligner på «1. Utrydde fattigdom»", "ligner på «2. Reiseliv»",
        ),
    ),
    # The goal of 2.2 has 100 000 jobs at most, a name sixty signs; the plan ends with 2032.
    Edge(
        "OMX213",
        (
            {("activities", "meetings", "value"): D(1_000_000)}, {("financier", "fin1", "total"): D(1001)},
            {("area", "area2", "name"): "n" * 60}, {("facts", "adopted", "value"): D(serial_of(date(2032, 12, 31)))},
            {("indicators", "1", "baseline"): D(-1_000_000_000)}, {("facts", "adopted", "value"): "i fjor"},
        ),
        (
            {("activities", "meetings", "value"): D("2.5")}, {("activities", "meetings", "value"): D(1_000_001)},
            {("goal", "goal", "value"): D("60.5")}, {("financier", "fin1", "share"): D("100.1")},
            {("area", "area2", "name"): "n" * 61}, {("facts", "adopted", "value"): D(2026)},
            {("facts", "adopted", "value"): D(serial_of(date(2033, 1, 1)))},
            {("indicators", "1", "baseline"): D(-1_000_000_001)}, {("jobs", "jobs", "2027"): D(100_001)},
        ),
        says=(
            "er ikke et helt tall. Det står 2,5", "høyst 1\u00a0000\u00a0000", "ikke et helt tall", "høyst 100",
            "har 61 tegn. Feltet tar imot 60", "18. juli 1905", "mellom 1980 og 2032",
            "minst −1\u00a0000\u00a0000\u00a0000", "høyst 100\u00a0000",
        ),
        holds_as=(answer("facts", "status", "value", formula="Ark!A1", raw="", counted=None),),
    ),
    Edge("OMX703", ({("goals", "society1", "goal"): "5. Likestilling"},), ({("goals", "society1", "goal"): None},)),
    Edge(
        "OMX704",
        ({("goals", "society1", "goal"): D(16)},),
        (
            {("goals", "society1", "goal"): D(15)}, {("goals", "society1", "goal"): "Fred på jord"},
            {("goals", "society1", "goal"): "God helse"}, {("goals", "society1", "goal"): "\u00a0"},
        ),
        says=(
            "«15. Livet på land» hører til Miljø", "er ikke et av FNs", "ligner på «3. God helse og livskvalitet»",
            "bare mellomrom",
        ),
    ),
    Edge(
        "OMX801",
        (
            {}, {("goal", "goal", "value"): None}, {("goal", "goal", "value"): "seksti"},
            {("frame", "frame", "value"): D("36.00000000000001")},
        ),
        ({("goal", "goal", "value"): D("60.5")}, {("frame", "frame", "value"): D(37)}),
        says=("Forskjellen er 0,5", "Nå er den 37"),
    ),
    Edge("OMX802", ({},), ()),
    Edge("OMX802", (), ({},), says=("De var 2027–2030. Nå er de 2027–2031",), earlier_years={"budget": [2027, 2030]}),
    Edge("OMX802", (), ({},), says=("De var 2027–2033. Nå er de 2027–2032",), earlier_years={"jobs": [2027, 2033]}),
    Edge(
        "OMX803",
        ({("area", "area2", "name"): " REISELIV"}, {("area", "area4", "name"): "Havbruk"}),
        ({("area", "area2", "name"): "Turisme"}, {("area", "area2", "name"): "Turisme\tog handel"}),
        says=("«Reiseliv» heter nå «Turisme»", "heter nå «Turisme og handel»"),
    ),
    Edge("OMX804", ({("area", "area2", "name"): "Turisme"},), ({("area", "area2", "name"): None},)),
    # C is «Helårs reiseliv med lokale produkter» for Reiseliv.
    Edge(
        "OMX805",
        (
            {("strategies", "3", "text"): "Reiseliv"}, {("strategies", "3", "text"): None},
            {("strategies", "3", "area"): "1. Eksisterende næringsliv"},  # the same strategy, its area corrected
            {("strategies", "3", "area"): "1. Eksisterende næringsliv", ("strategies", "3", "text"): None},
        ),
        (
            {("strategies", "3", "text"): "Ny kai"},
            {("strategies", "3", "area"): "1. Eksisterende næringsliv", ("strategies", "3", "text"): "Reiseliv"},
        ),
        says=("Neste ledige bokstav er H", "Neste ledige bokstav er H"),
        edition=2,
    ),
    # A corrected file of the same edition: another text under C is an edit, as `diff` tells.
    Edge("OMX805", ({("strategies", "3", "text"): "Ny kai"},), ()),
    # Seven strategies, A to G; H is the next.
    Edge(
        "OMX806",
        ({}, {("strategies", "8", "letter"): "H"}, {("strategies", "7", "letter"): None}),
        ({("strategies", "8", "letter"): "I"}, {("strategies", "7", "letter"): "J"}),
        says=("Neste ledige bokstav er H", "Neste ledige bokstav er H"),
        edition=2,
    ),
    Edge("OMX806", ({("strategies", "8", "letter"): "I"},), ()),
)  # fmt: skip


FAR_FROM_AGREED = Edge("OMX402", (), (shifted("2027", "4.5", "1.5"),))


def cases(edge: Edge) -> Iterator[tuple[Submission, bool]]:
    """Every submission at a rule's edge, and whether the rule is to be broken by it."""
    programme = {**FJELLVIK["programme"], "edition": edge.edition}
    form = build_form(setup_of({**FJELLVIK, "programme": programme, "limits": dict(edge.limits)}))
    given = inputs(form, BALANCED)
    for several, breaks in ((edge.holds, False), (edge.breaks, True)):
        for changes in several:
            values = {**given, **{Field(*name): value for name, value in changes.items()}}
            yield submitted(form, {name: value for name, value in values.items() if value is not None}), breaks
    for several_as, breaks in ((edge.holds_as, False), (edge.breaks_as, True)):
        for change in several_as:
            yield change(submitted(form, given)), breaks


def earlier(edge: Edge) -> Submission:
    """The balanced plan as an earlier edition, perhaps for other years."""
    form = build_form(setup_of({**FJELLVIK, "years": {**FJELLVIK["years"], **edge.earlier_years}}))
    given = inputs(build_form(setup_of(FJELLVIK)), BALANCED)
    return submitted(form, {name: value for name, value in given.items() if name in form.inputs})


def told(edge: Edge, submission: Submission) -> list[str]:
    """What a rule has to say of a submission, beyond information unless that is what it is for."""
    informs = edge.informs or catalogue.BY_ID[edge.rule].severity is Severity.INFO
    before = earlier(edge) if edge.rule >= "OMX800" else None
    report = check(submission, register(), before)
    assert [one for one in report.rules if one.reason == CRASHED] == []
    found = (one for one in report.findings if one.rule == edge.rule)
    spoken = [wording(one, texts("nb")) for one in found if informs or one.severity is not Severity.INFO]
    return [f"{words.head}. {words.says}" for words in spoken]


def as_expected(edge: Edge) -> bool:
    """Whether the rule holds where it should, breaks where it should, and then says what it should."""
    said = iter(edge.says)
    verdicts = [(told(edge, submission), breaks) for submission, breaks in cases(edge)]
    return all(
        bool(found) == breaks and (not breaks or any(part in one for part in [next(said, "")] for one in found))
        for found, breaks in verdicts
    )


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.rule)
def test_a_rule_turns_exactly_at_its_edge(edge: Edge) -> None:
    for _ in range(2):  # nothing is remembered from one check to the next
        verdicts = [(told(edge, submission), breaks) for submission, breaks in cases(edge)]
        assert [bool(found) for found, _ in verdicts] == [breaks for _, breaks in verdicts], verdicts
        assert as_expected(edge), verdicts


def test_every_rule_on_the_answers_has_edges_on_both_sides() -> None:
    sides = {(edge.rule, breaks) for edge in EDGES for _, breaks in cases(edge)}
    wanted = [rule.id for rule in catalogue.RULES if rule.id >= "OMX200"]
    assert sides == {(rule, breaks) for rule in wanted for breaks in (False, True)}


def test_a_share_above_the_second_limit_is_an_error() -> None:
    """18.36 of 36 is 51 %: one percentage point over is a warning, more is an error."""
    for kdd, kommune, severity in (("4.36", "1.64", Severity.WARNING), ("4.36001", "1.63999", Severity.ERROR)):
        edge = Edge("OMX402", (shifted("2027", kdd, kommune),), ())
        ((submission, _),) = cases(edge)
        found = check(submission, register()).findings
        assert {one.severity for one in found if one.rule == "OMX402"} == {severity}


def test_a_rule_is_as_grave_as_it_declares_and_no_other() -> None:
    """Every severity that a rule declares is given by some case at its edge, and none besides."""
    given: dict[str, set[Severity]] = {}
    for edge in (*EDGES, FAR_FROM_AGREED):
        before = earlier(edge) if edge.rule >= "OMX800" else None
        for submission, _ in cases(edge):
            for one in check(submission, register(), before).findings:
                given.setdefault(one.rule, set()).add(one.severity)
    assert given == {rule.id: set(rule.severities) for rule in catalogue.RULES if rule.id in given}
    assert given.keys() == {rule.id for rule in catalogue.RULES if rule.id >= "OMX200"}


def test_a_reason_does_not_outweigh_a_share_far_from_the_agreed_one() -> None:
    """Nobody is told to give a reason twice, or above the second limit; the one that was given is shown, also in the
    letter where the finding must be corrected.
    """
    reason = {("reasons", "OMX402", "reason"): "Vedtak 12/27."}
    far, near = (
        Edge("OMX402", ({**shifted("2027", kdd, kommune), **reason},), ())
        for kdd, kommune in (("4.5", "1.5"), ("4.3", "1.7"))
    )
    for edge, enough in ((far, False), (near, True)):
        ((submission, _),) = cases(edge)
        report = check(submission, register())
        found = next(one for one in report.findings if one.rule == "OMX402")
        remedy = wording(found, texts("nb")).remedy
        assert "skriv en begrunnelse" not in remedy
        assert ("Begrunnelsen er gitt" in remedy) == enough
        assert found.reason == "Vedtak 12/27."
        sent = as_markdown(letter(report, texts("nb"), (), "plan.xlsx"), texts("nb"))
        assert ("Begrunnelse: Vedtak 12/27." in sent) != enough  # a warning needs no correction


@pytest.mark.parametrize(
    ("used", "free"),
    [((), "A"), (("A",), "B"), (("C", "A"), "D"), (("?",), "A"), (("Y",), "Z"), (("Z",), "–"), (("A", "Z"), "–")],
)
def test_the_next_free_letter(used: tuple[str, ...], free: str) -> None:
    assert next_free(set(used)) == free
    assert next_free(set(), set(used)) == free


def test_a_kommune_outside_the_register_is_told() -> None:
    (found,) = (one for one in _balanced({}).findings if one.rule == "OMX210")
    assert found == Finding(
        "OMX210", Severity.WARNING, "OMX210.unknown", {"number": "4032"}, "facts", "4032", label="4032"
    )


def test_a_fylke_that_pays_for_kommuner_of_others() -> None:
    counties = {"4032": "Telemark", "3301": "Buskerud", "1804": "Nordland"}
    setup = {**FJELLVIK, "programme": {**FJELLVIK["programme"], "municipalities": ["4032", "3301"]}}
    name = {Field("financier", "fin2", "name"): "Nordland fylkeskommune"}
    (found,) = (one for one in _balanced(counties, setup, name).findings if one.rule == "OMX210")
    assert found.facts["county"] == "Buskerud, Telemark"


def _balanced(
    counties: Mapping[str, str], setup: Mapping[str, Any] = FJELLVIK, changes: Mapping[Field, Value] = NO_CHANGE
) -> Report:
    """The check of the balanced plan under a register of some kommuner."""
    form = build_form(setup_of(setup))
    return check(submitted(form, {**inputs(form, BALANCED), **changes}), Register(counties))


def test_a_share_of_nothing_is_empty() -> None:
    whole = Cell("Ark", 0, 0)
    amount = when_any(whole, number(D(5)))
    assert [amount.value(Values({whole: held}, {}, frozenset())) for held in (D(0), "", None)] == [D(5), "", ""]


# --- mutants ---------------------------------------------------------------------------------------------------

# What each comparison may be mistaken for; a count is never below 0, so AT_MOST 0 and EQUAL 0 are the same there.
MISTAKEN = {
    Compare.EQUAL: (Compare.AT_MOST, Compare.AT_LEAST),
    Compare.AT_MOST: (Compare.AT_LEAST,),
    Compare.AT_LEAST: (Compare.AT_MOST,),
    Compare.BOTH: (Compare.AT_LEAST, Compare.EQUAL),
    Compare.GRADED: (Compare.AT_MOST, Compare.AT_LEAST),
}


def mistaken(rule: Rule, plan: Plan) -> Iterator[Rule]:
    """The rule with the comparison of all its checks exchanged, and with its tolerance taken away."""
    compares = {check.compare for check in rule.checks(plan)} if rule.checks else set()
    for compare in sorted({wrong for one in compares for wrong in MISTAKEN[one]}):
        yield changed(rule, compare=compare, tolerance=None)
    if any(one.tolerance and one.compare is Compare.EQUAL for one in (rule.checks(plan) if rule.checks else ())):
        yield changed(rule, tolerance=None)


def changed(rule: Rule, **to: Any) -> Rule:
    def checks(plan: Plan) -> Iterator[Check]:
        return (one._replace(**to) for one in rule.checks(plan)) if rule.checks else iter(())

    return rule._replace(checks=checks)


SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


def miswritten(rule: Rule) -> Iterator[Rule]:
    """The rule with one comparison in its look at the answers turned round, each in its turn."""
    if rule.find is None:
        return
    source = textwrap.dedent(inspect.getsource(rule.find))
    count = sum(_turnable(node) for node in ast.walk(ast.parse(source)))
    for place in range(count):
        tree = ast.parse(source)
        node = [node for node in ast.walk(tree) if _turnable(node)][place]
        assert isinstance(node, ast.Compare)
        node.ops = [SWAPPED[type(node.ops[0])]()]
        names: dict[str, Any] = dict(inspect.getmodule(rule.find).__dict__)
        exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"), names)
        yield rule._replace(find=names[rule.find.__name__])
    yield rule._replace(find=lambda rule, case: iter(()))


def _turnable(node: ast.AST) -> bool:
    return isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in SWAPPED


def forget_forms() -> None:
    """A form is kept by its setup and by its shape, and both hold the rules' checks."""
    build_form.cache_clear()
    _form_of_shape.cache_clear()


def seen(mutant: Rule, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether some case at the rule's edge comes out otherwise, or crashes, with the mutant in the rule's place."""
    rules = tuple(mutant if rule.id == mutant.id else rule for rule in catalogue.RULES)
    monkeypatch.setattr(catalogue, "RULES", rules)
    monkeypatch.setattr("workbook.check.RULES", rules)
    forget_forms()
    try:
        return not all(as_expected(edge) for edge in EDGES if edge.rule == mutant.id)
    except (AssertionError, AttributeError, TypeError, ValueError, ArithmeticError, LookupError):
        return True
    finally:
        monkeypatch.undo()
        forget_forms()


@pytest.mark.parametrize("rule", [rule for rule in catalogue.RULES if rule.id >= "OMX200"], ids=lambda rule: rule.id)
def test_every_mutant_of_a_rule_is_seen(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = [*mistaken(rule, build_form(setup_of(FJELLVIK)).plan), *miswritten(rule)]
    assert mutants
    unseen = [number for number, mutant in enumerate(mutants) if not seen(mutant, monkeypatch)]
    assert unseen == []
