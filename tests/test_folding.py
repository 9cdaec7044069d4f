"""Findings as a person reads them: many equal ones in the words for many."""

from __future__ import annotations

from decimal import Decimal

from tests.plans import Changes, balanced, checked
from workbook.folding import group_places, group_words, grouped
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
