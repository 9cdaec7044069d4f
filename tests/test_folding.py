"""Findings as a person reads them: many equal ones in the words for many."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from readers.registers import register
from tests.plans import Changes, balanced, checked, submitted
from workbook.check import check
from workbook.fields import Field
from workbook.folding import group_places, group_words, grouped
from workbook.submission import State
from workbook.texts import texts


def test_many_are_told_by_name_and_number_and_cells_without_a_name_by_their_places() -> None:
    changes: Changes = {("funding", "fin1", year): Decimal(-2) for year in ("2027", "2028", "2029", "2030")}
    found = [one for one in checked(*balanced(changes)).findings if one.rule == "OMX204"]
    (named,) = grouped(found, texts("nb"))
    assert group_words(named, texts("nb")).says == (
        "Beløpet for KDD i 2027 (−2), Beløpet for KDD i 2028 (−2), Beløpet for KDD i 2029 (−2) og 1 til."
    )
    (nameless,) = grouped((one._replace(label=one.cell) for one in found), texts("nb"))
    assert (group_words(nameless, texts("nb")).says, group_places(nameless)) == ("", "Finansiering!C8:F8")


def test_a_formula_and_a_boolean_are_named_as_a_person_sees_them() -> None:
    submission = submitted(*balanced())
    held: dict[str, dict[str, Any]] = {
        "2027": {"formula": "Ressurser!C8", "raw": "", "counted": None},
        "2028": {"state": State.ERROR, "raw": "#REF!", "counted": None},
        "2029": {"state": State.BOOLEAN, "raw": "1", "counted": None},
    }
    names = {Field("funding", "fin1", year): one for year, one in held.items()}
    typed = {name: submission.answers[name]._replace(**one) for name, one in names.items()}
    report = check(replace(submission, answers={**submission.answers, **typed}), register())
    (group,) = grouped((one for one in report.findings if one.rule == "OMX203"), texts("nb"))
    assert group_words(group, texts("nb")).says == (
        "Beløpet for KDD i 2027 (=Ressurser!C8), Beløpet for KDD i 2028 («#REF!»), Beløpet for KDD i 2029 (SANN)."
    )
