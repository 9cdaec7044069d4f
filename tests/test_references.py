"""Formulas as programs write them: what is the same, what moved with its cells, and what was changed."""

from __future__ import annotations

import time

import pytest

from readers.location import _aligned
from readers.references import (
    Blank,
    Reference,
    moved,
    normal,
    plain_name,
    reference_of,
    same_but_for_blanks,
    skeleton,
)
from workbook.cells import Cell, Span
from workbook.places import Moved, cell_in, placed, span_in


@pytest.mark.parametrize(
    ("formula", "same"),
    [
        ("=SUM( C6:C12 )", "SUM(C6:C12)"),
        ("SUM('Ressurser'!C6:C12)", "SUM(Ressurser!C6:C12)"),
        ("SUM(Mål!C6:C12)", "SUM(C6:C12)"),
        ("SUM('mål'!c6:c12)", "SUM(C6:C12)"),
        ("IF(TRUE(),1,FALSE())", "IF(TRUE,1,FALSE)"),
        ("_xlfn.SINGLE(A1)", "SINGLE(A1)"),
        ("SUM(@C6:C12)", "SUM(C6:C12)"),
        ("A1*0.50", "A1*0.5"),
        ("{=SUM(A1)}", "SUM(A1)"),
        ("'Mål 2027–2032'!A1", "'mål 2027–2032'!A1"),
    ],
)
def test_what_programs_change_is_no_change(formula: str, same: str) -> None:
    assert normal(formula, "Mål") == normal(same, "Mål")


@pytest.mark.parametrize(
    ("formula", "other"),
    [
        ("SUM(C6:C12)", "SUM(C6:C13)"),
        ("SUM(C6:C12)", "SUM($C6:C12)"),
        ("SUM(Mål!C6)", "SUM(Forside!C6)"),
        ('IF(A1="x y",1,0)', 'IF(A1="xy",1,0)'),
        ('IF(A1="TRUE()",1,0)', 'IF(A1="TRUE",1,0)'),
        ("A1*0.5", "A1*0.05"),
        ("A1+B1", "A1-B1"),
    ],
)
def test_what_people_change_is_one(formula: str, other: str) -> None:
    assert normal(formula, "Mål") != normal(other, "Mål")


@pytest.mark.parametrize("formula", ["'" * 8_000, '"' * 8_000, "a" * 8_000, "A1" * 4_000, "''a" * 2_600, "a!" * 4_000])
def test_no_formula_takes_long(formula: str) -> None:
    started = time.process_time()
    skeleton(normal(formula, "Mål"))
    assert time.process_time() - started < 0.5


def test_names_point_at_blocks_of_cells() -> None:
    assert reference_of("'Mål ''27'!$B$5:$I$9") == Reference("Mål '27", 4, 1, 8, 8)
    assert reference_of("Oppsett!$C$60") == Reference("Oppsett", 59, 2, 59, 2)
    for text in ("#REF!", "Mål!#REF!", "", "SUM(A1)", "Mål!A:A", "[1]Mål!$A$1"):
        assert reference_of(text) is None


ROWS = {0: 0, 1: 1, 2: 3, 4: 5, 5: 6}  # one inserted after 1, and 3 is gone
PLACES = {"Mål": Moved("Mål 2", ROWS, {0: 1, 1: 2, 2: 4})}


@pytest.mark.parametrize(
    ("formula", "there"),
    [
        ("SUM(Mål!A1:B3)", "SUM('Mål 2'!B1:C4)"),
        ("Mål!$A$3", "'Mål 2'!$B$4"),
        ("Mål!A4", "#REF!"),
        ("SUM(Mål!A4:A6)", "SUM('Mål 2'!B6:B7)"),
        ("SUM(Mål!A3:A4)", "SUM('Mål 2'!B4:B4)"),
        ("Mål!C9", "'Mål 2'!E10"),
        ('Forside!A3&"Mål!A3"', 'Forside!A3&"Mål!A3"'),
    ],
)
def test_a_formula_follows_its_cells(formula: str, there: str) -> None:
    assert moved(formula, PLACES) == there


def test_a_place_follows_its_cell_and_what_is_gone_stands_by_what_is_left() -> None:
    assert cell_in(PLACES, Cell("Mål", 2, 2)) == Cell("Mål 2", 3, 4)
    assert cell_in(PLACES, Cell("Mål", 3, 0)) == Cell("Mål 2", 3, 1)
    assert cell_in(PLACES, Cell("Forside", 3, 0)) == Cell("Forside", 3, 0)
    assert span_in(PLACES, Span(Cell("Mål", 0, 0), Cell("Mål", 4, 1))) == Span(Cell("Mål 2", 0, 1), Cell("Mål 2", 5, 2))
    assert span_in(PLACES, Span(Cell("Mål", 3, 0), Cell("Mål", 3, 1))) is None
    assert placed(None, 7) == 7
    assert placed(ROWS, 8) == 9
    assert placed(ROWS, 3) is None


def test_a_range_may_end_on_any_of_several_blank_rows() -> None:
    blanks = {"": Blank(frozenset((8, 9, 10)), frozenset()), plain_name("Mål"): Blank(frozenset((3,)), frozenset((5,)))}
    assert same_but_for_blanks("SUM(C6:C9)", "SUM(C6:C11)", blanks)
    assert not same_but_for_blanks("SUM(C6:C9)", "SUM(C6:C12)", blanks)
    assert not same_but_for_blanks("SUM(C6:C9)", "MAX(C6:C9)", blanks)
    assert not same_but_for_blanks("SUM(_mål!C6:C9)", "SUM(_mål!C6:C11)", blanks)


def marks(*rows: str) -> list[frozenset[object]]:
    return [frozenset(row) for row in rows]


@pytest.mark.parametrize(
    ("wanted", "found", "anchors", "where"),
    [
        (("a", "b", "c"), ("a", "b", "c", "x"), {}, None),
        (("a", "b", "c"), ("a", "x", "c"), {}, None),
        (("a", "b", "c"), ("a", "", "b", "c"), {}, {0: 0, 1: 2, 2: 3}),
        (("a", "b", "c"), ("", "", "a", "b", "c"), {}, {0: 2, 1: 3, 2: 4}),
        (("a", "b", "c"), ("a", "c"), {}, {0: 0, 2: 1}),
        (("a", "", "", "c"), ("a", "", "", "", "c"), {2: 3}, {0: 0, 1: 2, 2: 3, 3: 4}),
        (("a", "", "", "c"), ("a", "", "", "", "c"), {2: 2}, {0: 0, 1: 1, 2: 2, 3: 4}),
    ],
)
def test_rows_are_found_by_what_they_say_and_by_names(
    wanted: tuple[str, ...], found: tuple[str, ...], anchors: dict[int, int], where: dict[int, int] | None
) -> None:
    assert _aligned(marks(*wanted), marks(*found), anchors) == where
