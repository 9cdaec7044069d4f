"""The engines that judge us are judged first: a wrong cached value must come back right from each of them."""

import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests import engines
from tests.conftest import needs
from tests.engines import EngineError, Values

Recompute = Callable[[Path, Path], Values]

WRONG = 999
RIGHT: Values = {
    ("Mål", "A1"): Decimal("2.5"),
    ("Mål", "A2"): "tekst",
    ("Mål", "B1"): Decimal(5),
    ("Mål", "B2"): "✗ Avvik",
    ("Mål", "B3"): "",
    ("Mål", "B4"): Decimal(1),
    ("Mål", "B5"): "#DIV/0!",
    ("Bærekraft", "C7"): Decimal(6),
}


def in_process(recompute: Callable[[Path], Values]) -> Recompute:
    return lambda path, out: recompute(path)


def by_libreoffice(path: Path, out: Path) -> Values:
    needs("soffice")
    return engines.cached(engines.libreoffice([path], out)[path])


def by_gnumeric(path: Path, out: Path) -> Values:
    needs("ssconvert")
    return engines.cached(engines.gnumeric([path], out)[path])


def by_hand(path: Path, out: Path) -> Values:
    needs("soffice", "python3-uno")
    return engines.cached(engines.act(path, [], out / "acted.xlsx"))


EVERY_ENGINE = [
    pytest.param(in_process(engines.ironcalc), id="ironcalc"),
    pytest.param(in_process(engines.formualizer), id="formualizer"),
    pytest.param(by_libreoffice, id="libreoffice", marks=pytest.mark.office),
    pytest.param(by_gnumeric, id="gnumeric", marks=pytest.mark.office),
    pytest.param(by_hand, id="act", marks=pytest.mark.office),
]


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A workbook in which every cached result is wrong."""
    path = tmp_path / "kanari.xlsx"
    with xlsxwriter.Workbook(path) as book:
        goals, sustainability = book.add_worksheet("Mål"), book.add_worksheet("Bærekraft")
        yellow = book.add_format({"bg_color": "#FFF2CC", "locked": False})
        goals.write("A1", 2.5)
        goals.write("A2", "tekst")
        goals.write_blank("A3", None, yellow)
        goals.write_formula("B1", "=SUM(A1:A3)*2", None, WRONG)
        goals.write_formula("B2", '=IF(A1>2,"✗ Avvik","✓ OK")', None, WRONG)
        goals.write_formula("B3", '=IF(A1>2,"","x")', None, WRONG)
        goals.write_array_formula("B4", '{=SUM(IF(A1:A3<"",1,0))}', None, WRONG)
        goals.write_formula("B5", "=A1/0", None, WRONG)
        sustainability.write_formula("C7", "=Mål!B1+1", None, WRONG)
    return path


@pytest.mark.parametrize("recompute", EVERY_ENGINE)
def test_an_engine_recomputes_what_is_cached_wrong(recompute: Recompute, canary: Path, tmp_path: Path) -> None:
    assert engines.differences(RIGHT, recompute(canary, tmp_path / "ut")) == {}


def test_a_wrong_cached_value_is_seen_as_a_difference(canary: Path) -> None:
    found = engines.differences(RIGHT, engines.cached(canary))

    assert found[("Mål", "B1")] == (Decimal(5), Decimal(WRONG))
    assert set(found) == {place for place in RIGHT if place not in {("Mål", "A1"), ("Mål", "A2")}}


@pytest.mark.office
def test_libreoffice_believes_the_cache_unless_recalculation_is_forced(canary: Path, tmp_path: Path) -> None:
    """The trap that `forced` is there for: without the profile's setting a comparison would prove nothing."""
    needs("soffice")
    copy = engines.libreoffice([canary], tmp_path / "ut", forced=False)[canary]

    assert engines.cached(copy)[("Mål", "B1")] == WRONG


@pytest.mark.office
def test_a_person_types_moves_and_clears(canary: Path, tmp_path: Path) -> None:
    needs("soffice", "python3-uno")
    before = canary.read_bytes()
    actions: list[engines.Action] = [
        {"do": "number", "sheet": "Mål", "cell": "D1", "value": 4},
        {"do": "move", "sheet": "Mål", "cell": "D1", "to": "A3"},
        {"do": "text", "sheet": "Mål", "cell": "D2", "value": "2,5"},
        {"do": "copy", "sheet": "Mål", "cell": "D2", "to": "E2"},
        {"do": "type", "sheet": "Mål", "cell": "D3", "value": "17,5"},
        {"do": "formula", "sheet": "Mål", "cell": "D4", "value": "=D3+1"},
        {"do": "clear", "sheet": "Mål", "cell": "D2:D2"},
        {"do": "pdf", "path": str(tmp_path / "ark.pdf")},
    ]

    values = engines.cached(engines.act(canary, actions, tmp_path / "flyttet.xlsx"))

    assert values[("Mål", "A3")] == 4
    assert values[("Mål", "B1")] == 13
    assert (values[("Mål", "D3")], values[("Mål", "D4")], values[("Mål", "E2")]) == (
        Decimal("17.5"),
        Decimal("18.5"),
        "2,5",
    )
    assert ("Mål", "D1") not in values
    assert ("Mål", "D2") not in values
    assert (tmp_path / "ark.pdf").read_bytes().startswith(b"%PDF")
    assert canary.read_bytes() == before


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "låst.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, unlocked = book.add_worksheet("Mål"), book.add_format({"locked": False})
        sheet.write_row("C5", [2, 3], unlocked)
        sheet.write_formula("H5", "=C5", None, 2)
        sheet.protect()
    return path


@pytest.mark.office
def test_a_moved_input_takes_a_formula_along_under_protection(protected: Path, tmp_path: Path) -> None:
    """Why every range of the form is anchored on locked cells, and why a move here is a real one."""
    needs("soffice", "python3-uno")
    out = engines.act(protected, [{"do": "move", "sheet": "Mål", "cell": "C5", "to": "D5"}], tmp_path / "ut.xlsx")

    assert openpyxl.load_workbook(out)["Mål"]["H5"].value == "=D5"


@pytest.mark.office
def test_a_point_typed_for_a_comma_becomes_the_second_of_may(protected: Path, tmp_path: Path) -> None:
    needs("soffice", "python3-uno")
    out = engines.act(protected, [{"do": "type", "sheet": "Mål", "cell": "C5", "value": "2.5"}], tmp_path / "ut.xlsx")

    assert openpyxl.load_workbook(out, data_only=True)["Mål"]["C5"].is_date


@pytest.mark.office
@pytest.mark.parametrize(
    "action",
    [
        {"do": "type", "cell": "H5", "value": "1"},
        {"do": "clear", "cell": "C5:H5"},
        {"do": "move", "cell": "C5", "to": "C7"},
        {"do": "copy", "cell": "C5:D5", "to": "D5"},
        {"do": "dance"},
    ],
    ids=lambda action: action["do"],
)
def test_what_a_person_cannot_do_is_said(action: engines.Action, protected: Path, tmp_path: Path) -> None:
    needs("soffice", "python3-uno")
    with pytest.raises(EngineError, match=r"locked|dance"):
        engines.act(protected, [{"sheet": "Mål", **action}], tmp_path / "ut.xlsx")


@pytest.mark.office
@pytest.mark.parametrize(("recompute", "program"), [(engines.libreoffice, "soffice"), (engines.gnumeric, "ssconvert")])
def test_a_file_that_cannot_be_opened_is_not_passed_over(
    recompute: Callable[[list[Path], Path], dict[Path, Path]], program: str, canary: Path, tmp_path: Path
) -> None:
    needs(program)
    broken = tmp_path / "brudd.xlsx"
    broken.write_bytes(canary.read_bytes()[:300])

    with pytest.raises(EngineError):
        recompute([canary, broken], tmp_path / "ut")


def test_a_copy_never_takes_the_place_of_its_original(canary: Path) -> None:
    with pytest.raises(EngineError, match="overwritten"):
        engines.gnumeric([canary], canary.parent)
    assert canary.is_file()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="one name"):
        engines.gnumeric([tmp_path / "a" / "plan.xlsx", tmp_path / "b" / "plan.xlsx"], tmp_path / "ut")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (Decimal("0.3"), Decimal("0.30000000000000004"), True),
        (Decimal("0.3"), Decimal("0.300001"), False),
        ("", None, True),
        (Decimal(0), None, False),
        (Decimal(0), "", False),
        (True, Decimal(1), False),
        (False, None, False),
        ("5", Decimal(5), False),
    ],
)
def test_what_counts_as_the_same_value(one: engines.Value, other: engines.Value, alike: bool) -> None:
    place = ("Mål", "C7")

    assert (engines.differences({place: one}, {place: other}) == {}) is alike


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_program_fails_only_in_ci(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)

    with pytest.raises(outcome, match="no-such-office"):
        needs("no-such-office")


def test_a_program_that_is_there_is_no_obstacle() -> None:
    needs(sys.executable)
