"""A document becomes a setup or one SetupError, whatever stands in it; and a setup becomes its document again."""

import copy
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.setups import FYRESDAL, documents
from workbook.setup import (
    AREAS_MOST,
    FINANCIERS_MOST,
    Kind,
    Limits,
    SetupError,
    document_of,
    setup_of,
)
from workbook.texts import LANGUAGES, texts


def changed(path: str, value: object) -> dict[str, Any]:
    """Fyresdal with one value changed; «financier.0.share» is the share of the first."""
    document: dict[str, Any] = copy.deepcopy(FYRESDAL)
    *way, last = path.split(".")
    place: Any = document
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return document


def refused(document: object) -> SetupError:
    with pytest.raises(SetupError) as caught:
        setup_of(document)
    # Every refusal has its text, and the text takes no fact that is not given.
    assert texts("nb")(f"setup.{caught.value.message_key}", **caught.value.facts)
    return caught.value


def test_a_document_in_full() -> None:
    setup = setup_of(FYRESDAL)
    assert (setup.name, setup.municipalities, setup.language) == ("Fjellvik omstilling", ("4032",), "nb")
    assert (setup.edition, setup.reserve) == (1, 2)
    assert (setup.goal_jobs, setup.frame) == (Decimal(60), Decimal(36))
    assert setup.job_years == ("2027", "2028", "2029", "2030", "2031", "2032")
    assert setup.budget_years == ("2027", "2028", "2029", "2030", "2031")
    assert setup.limits == Limits()
    assert [(one.id, one.kind, one.share, one.total) for one in setup.financiers] == [
        ("fin1", Kind.STATE, Decimal(50), Decimal(18)),
        ("fin2", Kind.COUNTY, Decimal(25), None),
        ("fin3", Kind.MUNICIPALITY, Decimal(25), None),
    ]
    assert [(area.id, area.name, area.jobs) for area in setup.areas] == [
        ("area1", "Eksisterende næringsliv", True),
        ("area2", "Bærekraft", False),
    ]


def test_what_is_left_out_has_the_defaults_of_the_contract() -> None:
    setup = setup_of(
        {
            "schema": 1,
            "programme": {"name": "Nesna", "municipalities": ["1828"]},
            "years": {"jobs": [2027, 2027], "budget": [2027, 2027]},
        }
    )
    assert (setup.language, setup.edition, setup.reserve) == ("nb", 1, 2)
    assert (setup.goal_jobs, setup.frame, setup.financiers, setup.areas) == (None, None, (), ())
    assert [str(value) for value in setup.limits] == [
        "0.0005",
        "0.1",
        "1",
        "25",
        "75",
        "10",
        "6",
        "1000",
    ]


def test_reserve_rows_go_on_from_the_last() -> None:
    setup = setup_of(FYRESDAL)
    assert setup.reserve_financiers == ("fin4", "fin5")
    assert setup.reserve_areas == ("area3", "area4")
    assert setup_of(changed("programme.reserve", 0)).reserve_areas == ()


def test_areas_with_and_without_job_target() -> None:
    setup = setup_of(FYRESDAL)
    assert [area.id for area in setup.job_areas] == ["area1"]
    assert [area.id for area in setup.support_areas] == ["area2"]


@pytest.mark.parametrize(
    ("jobs", "budget", "first", "last", "count"),
    [
        ([2027, 2032], [2027, 2031], "2027", "2032", 6),
        ([2030, 2032], [2027, 2031], "2027", "2032", 6),
        ([2027, 2028], [2029, 2030], "2027", "2030", 4),  # they meet
        ([2029, 2030], [2027, 2028], "2027", "2030", 4),
        ([2020, 2031], [2024, 2026], "2020", "2031", 12),
    ],
)
def test_years_are_those_of_both_sets(jobs: list[int], budget: list[int], first: str, last: str, count: int) -> None:
    setup = setup_of({**FYRESDAL, "years": {"jobs": jobs, "budget": budget}})
    assert (setup.years[0], setup.years[-1], len(setup.years)) == (first, last, count)


REFUSED: list[tuple[str, object, str, str]] = [
    # keys and types
    ("colour", "red", "colour", "unknown_key"),
    ("programme.nmae", "x", "programme.nmae", "unknown_key_near"),
    ("Area", [], "Area", "unknown_key_near"),
    ("financier.1.shares", "25", "financier[2].shares", "unknown_key_near"),
    ("programme", "Fjellvik", "programme", "not_table"),
    ("area", {"name": "x"}, "area", "not_list"),
    ("area.0", "x", "area[1]", "not_table"),
    ("programme.name", 7, "programme.name", "not_text"),
    ("programme.edition", "1", "programme.edition", "not_whole"),
    ("programme.edition", True, "programme.edition", "not_whole"),
    ("area.1.jobs", "nei", "area[2].jobs", "not_flag"),
    # schema
    ("schema", 2, "schema", "schema_newer"),
    ("schema", 0, "schema", "out_of_range"),
    ("schema", "1", "schema", "not_whole"),
    ("schema", True, "schema", "not_whole"),
    # programme
    ("programme.name", "  ", "programme.name", "empty_name"),
    ("programme.name", "x" * 61, "programme.name", "long_name"),
    ("programme.name", "a\nb", "programme.name", "control_character"),
    ("programme.name", "a\u202eb", "programme.name", "control_character"),
    ("programme.name", "a\ud800b", "programme.name", "control_character"),
    ("programme.name", "a\uffffb", "programme.name", "control_character"),
    ("programme.language", "se", "programme.language", "unknown_choice"),
    ("programme.language", None, "programme.language", "not_text"),
    ("programme.edition", 0, "programme.edition", "out_of_range"),
    ("programme.reserve", 4, "programme.reserve", "out_of_range"),
    ("programme.reserve", -1, "programme.reserve", "out_of_range"),
    ("programme.goal_jobs", "60.5", "programme.goal_jobs", "whole_amount"),
    ("programme.municipalities", [], "programme.municipalities", "no_municipality"),
    ("programme.municipalities", "4032", "programme.municipalities", "not_list"),
    ("programme.municipalities", [4032], "programme.municipalities[1]", "bad_municipality"),
    ("programme.municipalities", ["301"], "programme.municipalities[1]", "bad_municipality"),
    ("programme.municipalities", ["４０３２"], "programme.municipalities[1]", "bad_municipality"),
    ("programme.municipalities", ["4032\n"], "programme.municipalities[1]", "bad_municipality"),
    ("programme.municipalities", ["4032", "0301", "4032"], "programme.municipalities[3]", "municipality_twice"),
    ("programme.municipalities", ["4032"] * 13, "programme.municipalities", "too_many_rows"),
    # amounts
    ("programme.frame", 36.5, "programme.frame", "float_amount"),
    ("programme.frame", Decimal("36.5"), "programme.frame", "float_amount"),
    ("programme.frame", Decimal("sNaN"), "programme.frame", "bad_amount"),
    ("programme.frame", -0.0, "programme.frame", "float_amount"),
    ("programme.frame", float("nan"), "programme.frame", "bad_amount"),
    ("programme.frame", float("-inf"), "programme.frame", "bad_amount"),
    ("programme.frame", "NaN", "programme.frame", "bad_amount"),
    ("programme.frame", "1e3", "programme.frame", "bad_amount"),
    ("programme.frame", "0,5", "programme.frame", "bad_amount"),
    ("programme.frame", "0.1234567", "programme.frame", "bad_amount"),
    ("programme.frame", "３６", "programme.frame", "bad_amount"),
    ("programme.frame", "", "programme.frame", "bad_amount"),
    ("programme.frame", True, "programme.frame", "not_amount"),
    ("programme.frame", None, "programme.frame", "not_amount"),
    ("programme.frame", [36], "programme.frame", "not_amount"),
    ("programme.frame", "-1", "programme.frame", "out_of_range"),
    ("programme.frame", "-0", "programme.frame", "out_of_range"),
    ("programme.frame", -1, "programme.frame", "out_of_range"),
    ("programme.frame", 10**99, "programme.frame", "out_of_range"),
    ("financier.0.share", "100.000001", "financier[1].share", "out_of_range"),
    ("limits.tolerance", "1.000001", "limits.tolerance", "out_of_range"),
    ("limits.years_max", "0", "limits.years_max", "out_of_range"),
    ("limits.years_max", "6.5", "limits.years_max", "whole_amount"),
    ("limits.amount_max", "0", "limits.amount_max", "out_of_range"),
    ("limits.share_error", "0.05", "limits.share_error", "share_limits"),
    # years
    ("years.jobs", [2027], "years.jobs", "not_years"),
    ("years.jobs", "2027", "years.jobs", "not_years"),
    ("years.jobs", [2027, True], "years.jobs", "not_years"),
    ("years.jobs", [2027, 2032.0], "years.jobs", "not_years"),
    ("years.jobs", [2032, 2027], "years.jobs", "years_descending"),
    ("years.jobs", [2027, 10**99], "years.jobs", "out_of_range"),
    ("years.jobs", [1979, 1980], "years.jobs", "out_of_range"),
    ("years.jobs", [2033, 2034], "years.budget", "years_hole"),
    ("years.jobs", [2020, 2025], "years.budget", "years_hole"),
    ("years.jobs", [2027, 2039], "years.budget", "too_many_years"),
    # rows
    ("financier.0.kind", "kommune", "financier[1].kind", "unknown_choice"),
    ("financier.1.name", " kdd ", "financier[2].name", "name_twice"),
    ("area.1.name", "EKSISTERENDE  NÆRINGSLIV", "area[2].name", "name_twice"),
    ("area", [{"name": f"Område {n}"} for n in range(AREAS_MOST + 1)], "area", "too_many_rows"),
    (
        "financier",
        [{"name": f"{n}", "kind": "other"} for n in range(FINANCIERS_MOST + 1)],
        "financier",
        "too_many_rows",
    ),
]


@pytest.mark.parametrize(("path", "value", "key", "message_key"), REFUSED)
def test_a_wrong_value_is_refused_by_its_key(path: str, value: object, key: str, message_key: str) -> None:
    error = refused(changed(path, value))
    assert (error.key, error.message_key) == (key, message_key)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("schema", "schema"),
        ("programme", "programme"),
        ("programme.name", "programme.name"),
        ("programme.municipalities", "programme.municipalities"),
        ("years.budget", "years.budget"),
        ("financier.2.kind", "financier[3].kind"),
        ("area.0.name", "area[1].name"),
    ],
)
def test_a_key_that_must_be_there(path: str, key: str) -> None:
    *way, last = path.split(".")
    document = changed(path, None)
    place: Any = document
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]
    del place[last]
    error = refused(document)
    assert (error.key, error.message_key) == (key, "missing_key")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("programme.name", "x" * 60),
        ("programme.frame", 36),
        ("programme.frame", "100000000"),
        ("programme.frame", "0"),
        ("financier.0.share", "100"),
        ("financier.0.share", "33.333333"),
        ("limits.tolerance", "1"),
        ("limits.years_max", "12"),
        ("programme.reserve", 3),
        ("years.jobs", [2027, 2038]),
        ("area", []),
        ("area", [{"name": f"Område {n}"} for n in range(AREAS_MOST)]),
        ("area.1.name", "Hábmer – «næring» & =SUM(A1)"),
    ],
)
def test_what_is_just_possible_is_taken(path: str, value: object) -> None:
    setup = setup_of(changed(path, value))
    assert setup_of(document_of(setup)) == setup


@pytest.mark.parametrize("table", ["financier", "area"])
def test_a_table_without_any_row_is_refused(table: str) -> None:
    document = changed("programme.reserve", 0)
    assert refused({**document, table: []}).key == table


def test_a_name_is_the_same_however_its_letters_are_stored() -> None:
    rows = [{"name": "Må"}, {"name": "Ma\u030a"}]
    assert refused({**FYRESDAL, "area": rows}).message_key == "name_twice"


def test_support_areas_alone_give_no_row_for_jobs() -> None:
    document = {**changed("programme.reserve", 0), "area": [{"name": "Bærekraft", "jobs": False}]}
    assert refused(document).message_key == "no_rows"


def test_a_newer_schema_is_said_before_its_unknown_keys() -> None:
    assert refused({**FYRESDAL, "schema": 2, "novelty": 1}).message_key == "schema_newer"


def test_the_nearest_key_and_all_that_are_allowed_are_named() -> None:
    error = refused(changed("programme.goal_job", "60"))
    assert error.facts["nearest"] == "goal_jobs"
    assert "municipalities" in str(error.facts["allowed"])


def test_zero_and_left_out_differ() -> None:
    assert setup_of(changed("programme.frame", "0")).frame == 0
    assert setup_of(changed("financier.0.total", "0")).financiers[0].total == 0
    assert setup_of(FYRESDAL).financiers[1].total is None


def test_the_document_has_the_shape_of_the_contract() -> None:
    assert document_of(setup_of(FYRESDAL)) == FYRESDAL


def test_an_error_crosses_processes() -> None:
    error = refused(changed("programme.frame", "x"))
    again = pickle.loads(pickle.dumps(error))
    assert (again.key, again.message_key, again.facts) == (error.key, error.message_key, error.facts)


def test_a_fact_never_carries_a_huge_or_unprintable_value() -> None:
    shown = [
        refused(changed("programme.frame", value)).facts["value"] for value in ("x" * 10**6, "\x1b[2J\ud800", 10**99)
    ]
    assert shown == ["x" * 60 + "…", "\ufffd[2J\ufffd", "…"]


@given(documents())
def test_a_setup_and_its_document_are_each_others_inverse(document: dict[str, object]) -> None:
    setup = setup_of(document)
    again = document_of(setup)
    assert setup_of(again) == setup
    assert document_of(setup_of(json.loads(json.dumps(again)))) == again
    assert setup.language in LANGUAGES
    assert [int(year) for year in setup.years] == list(range(int(setup.years[0]), int(setup.years[-1]) + 1))
    hash(setup)


KEYS = st.sampled_from(["schema", "programme", "years", "limits", "financier", "area", "name", "jobs", "kind", "share"])
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["nb", "4032", "0.5", "state"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | KEYS, inner, max_size=4),
    max_leaves=12,
)


def only_setup_errors(document: object) -> None:
    try:
        setup_of(document)
    except SetupError as error:
        texts("nb")(f"setup.{error.message_key}", **error.facts)


@given(ANYTHING)
def test_anything_at_all_raises_nothing_but_setup_error(document: object) -> None:
    only_setup_errors(document)


@given(documents(), st.data())
def test_a_setup_with_anything_put_in_raises_nothing_but_setup_error(document: Any, data: st.DataObject) -> None:
    """Goes down to a random place, so that every key sees values it does not expect."""
    place = document
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        step = data.draw(st.sampled_from(keys))
        inner = place[step]
        if isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
            place = inner
            continue
        place[step] = data.draw(ANYTHING)
        break
    only_setup_errors(document)


def test_a_document_that_is_deep_or_wide_is_refused_at_once() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert refused(changed("programme.name", deep)).message_key == "not_text"
    assert refused(changed("area", [{}] * 10**6)).message_key == "too_many_rows"
    for path in ("programme.frame", "programme.edition", "schema"):
        assert refused(changed(path, 10**5000)).facts["value"] == "…"
