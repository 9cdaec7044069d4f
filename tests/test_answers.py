"""`extract(fill(x))` gives x back, for every answer a form can hold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK
from tests.fillings import WIDE
from tests.plans import submitted
from workbook.answers import AnswersError, document, inputs
from workbook.fields import DIMENSIONS, Field
from workbook.form.build import build_form
from workbook.formula import Value
from workbook.numbers import plain
from workbook.setup import setup_of

FORM = build_form(setup_of(FJELLVIK))
PLAN = FORM.plan

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=60,
)
AMOUNT = st.decimals(min_value=-1000, max_value=10**8, places=6, allow_nan=False).map(plain)


def years(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(names), AMOUNT, max_size=len(names)).map(
        lambda found: {year: found[year] for year in names if year in found}
    )


def record(
    required: dict[str, st.SearchStrategy[Any]], optional: dict[str, st.SearchStrategy[Any]]
) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(required, optional=optional).map(
        lambda found: {key: value for key, value in found.items() if value not in ({}, None)}
    )


JOB_YEARS, BUDGET_YEARS = PLAN.setup.job_years, PLAN.setup.budget_years
AREA_IDS = st.sampled_from(PLAN.area_rows)


@st.composite
def areas(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for row in PLAN.area_rows:
        jobs = {"jobs": years(JOB_YEARS)} if row in PLAN.job_rows else {}
        if draw(st.booleans()):
            found.append(draw(record({"id": st.just(row), "name": TEXT}, {**jobs, "spending": years(BUDGET_YEARS)})))
    return found


@st.composite
def financiers(draw: st.DrawFn) -> list[dict[str, Any]]:
    fixed = {one.id: one.kind.value for one in PLAN.setup.financiers}
    kinds = st.sampled_from(["state", "county", "municipality", "other"])
    found = []
    for row in PLAN.financier_rows:
        kind = st.just(fixed[row]) if row in fixed else kinds
        optional = {"share": AMOUNT, "total": AMOUNT, "funding": years(BUDGET_YEARS)}
        if draw(st.booleans()):
            found.append(draw(record({"id": st.just(row), "name": TEXT, "kind": kind}, optional)))
    return found


@st.composite
def goals(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for dimension, table in PLAN.goals.items():
        every = st.sampled_from([goal for numbers in DIMENSIONS.values() for goal in numbers])
        one = record({"dimension": st.just(dimension), "goal": every}, {"why": TEXT})
        found += draw(st.lists(one, max_size=len(table.rows)))
    return found


STRATEGY = record({"letter": st.sampled_from("ABCDEFGHIJ"), "text": TEXT}, {"area": AREA_IDS})
INDICATOR = record(
    {"name": TEXT},
    {
        "unit": TEXT, "baseline": AMOUNT, "target": AMOUNT, "source": TEXT, "area": AREA_IDS,
        "level": st.sampled_from(["result", "impact"]),
    },
)  # fmt: skip
ANSWERS = st.fixed_dictionaries(
    {
        "activities": record({}, {"meetings": AMOUNT, "participants": AMOUNT}),
        "attachments": st.dictionaries(st.sampled_from(["knowledge_base", "action_plan"]), st.booleans()),
        "jobs": years(JOB_YEARS),
        "areas": areas(),
        "programme": st.fixed_dictionaries({"spending": years(BUDGET_YEARS)}),
        "admin": st.fixed_dictionaries({"spending": years(BUDGET_YEARS)}),
        "financiers": financiers(),
        "indicators": st.lists(INDICATOR, max_size=12),
        "strategies": st.lists(STRATEGY, max_size=12),
        "goals": goals(),
        "reasons": st.dictionaries(st.sampled_from(["OMX211", "OMX402", "OMX405"]), TEXT),
    },
    optional={
        "goal_jobs": AMOUNT, "frame": AMOUNT, "contact": TEXT,
        "status": st.sampled_from(["utkast", "vedtatt"]),
        "adopted": st.dates().filter(lambda day: day.year > 1900).map(str),
    },
)  # fmt: skip


def normal(answers: dict[str, Any]) -> dict[str, Any]:
    """An absent key keeps the prefill of the setup: goal and frame."""
    return {"goal_jobs": "60", "frame": "36", **answers}


@settings(max_examples=200, deadline=None)
@given(ANSWERS)
def test_what_is_filled_is_extracted(answers: dict[str, Any]) -> None:
    assert document(submitted(FORM, inputs(FORM, answers))) == normal(answers)


def test_the_balanced_plan_comes_back() -> None:
    given_kinds = [
        {**one, "kind": kind}
        for one, kind in zip(BALANCED["financiers"], ("state", "county", "municipality"), strict=True)
    ]
    found = document(submitted(FORM, inputs(FORM, BALANCED)))
    assert found["areas"] == BALANCED["areas"]
    assert found["strategies"] == BALANCED["strategies"]
    assert found["goals"] == BALANCED["goals"]
    assert found["financiers"] == [
        {key: one[key] for key in ("id", "name", "kind", "share", "total", "funding")} for one in given_kinds
    ]


def test_two_rows_of_one_name_are_two_rows() -> None:
    twins = [{"id": "area1", "name": "Reiseliv"}, {"id": "area2", "name": "Reiseliv"}]
    strategies = [{"letter": "A", "text": "x", "area": "area2"}]
    found = document(submitted(FORM, inputs(FORM, {"areas": twins, "strategies": strategies})))
    assert found["areas"] == twins
    assert found["strategies"] == strategies


def test_a_row_without_id_finds_its_place_by_name_then_takes_a_spare_one() -> None:
    answers = {"areas": [{"name": "Havbruk", "jobs": {"2027": 1}}, {"name": "Reiseliv"}]}
    found = document(submitted(FORM, inputs(FORM, answers)))["areas"]
    assert found == [{"id": "area2", "name": "Reiseliv"}, {"id": "area4", "name": "Havbruk", "jobs": {"2027": "1"}}]


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"areas": [{"name": f"Ny {number}"} for number in range(6)]}, "areas[3]"),
        ({"areas": [{"id": "area9", "name": "x"}]}, "areas[1]"),
        ({"areas": [{"id": "area1", "name": "x"}, {"id": "area1", "name": "y"}]}, "areas[1]"),
        ({"areas": [{"id": "area3", "name": "Bærekraft", "jobs": {"2027": 1}}]}, "areas[1].jobs.2027"),
        ({"jobs": {"2040": 1}}, "jobs.2040"),
        ({"jobs": {"2027": "5 mill"}}, "jobs.2027"),
        ({"jobs": {"2027": "NaN"}}, "jobs.2027"),
        ({"jobs": {"2027": True}}, "jobs.2027"),
        ({"jobs": {"2027": "1.2345678901234567"}}, "jobs.2027"),
        ({"goals": [{"dimension": "magic", "goal": 3}]}, "goals[1].dimension"),
        ({"goals": [{"dimension": "partnership", "goal": 17}] * 2}, "goals[2]"),
        ({"jobs": {"2027": "1_0"}}, "jobs.2027"),
        ({"jobs": {"2027": "٣"}}, "jobs.2027"),
        ({"jobs": {"2027": "1e3"}}, "jobs.2027"),
        ({"jobs": {"2027": "+5"}}, "jobs.2027"),
        ({"jobs": {"2027": " 5"}}, "jobs.2027"),
        ({"jobs": {"2027": "1234567890123456"}}, "jobs.2027"),
        ({"jobs": {"2027": Decimal("1e99999999999")}}, "jobs.2027"),
        ({"jobs": {"2027": 10**5000}}, "jobs.2027"),
        ({"adopted": "i går"}, "adopted"),
        ({"adopted": "20261210"}, "adopted"),
        ({"contact": "a\x00b"}, "contact"),
        ({"nonsense": 1}, "nonsense"),
        ({"financiers": [{"id": "fin1", "name": "KDD", "kind": "county"}]}, "financiers[1].kind"),
        ({"strategies": [{"letter": "A"}] * 40}, "strategies"),
        ([], "answers"),
    ],
)
def test_what_has_no_place_is_refused_and_nothing_dropped(answers: object, key: str) -> None:
    with pytest.raises(AnswersError) as refused:
        inputs(FORM, answers)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"contact": 5}, "answers.not_text"),
        ({"strategies": [{"letter": 1, "text": "x"}]}, "answers.not_text"),
        ({"areas": [{"id": "area1", "name": ["x"]}]}, "answers.not_text"),
        ({"goals": [{"dimension": "society", "goal": 18}]}, "answers.not_goal"),
        ({"contact": "a\x07"}, "answers.text"),
    ],
)
def test_a_wrong_kind_of_value_is_told_as_that(answers: object, message: str) -> None:
    with pytest.raises(AnswersError) as refused:
        inputs(FORM, answers)
    assert refused.value.message == message


def test_fill_reads_all_that_extract_writes() -> None:
    """Also when a cell holds what nobody can type in JSON: line ends of Windows, a bell, a day that is a text."""
    typed: dict[Field, Value] = {
        Field("facts", "contact", "value"): "Kari\r\nNordmann\rsjef\x07",
        Field("facts", "adopted", "value"): "10.12.2026",
        Field("strategies", "1", "text"): "_x000D_",
        Field("jobs", "jobs", "2027"): Decimal("0.30000000000000004"),
        Field("jobs", "jobs", "2028"): Decimal("1e300"),
        Field("goals", "society1", "goal"): Decimal(18),
    }
    found = document(submitted(FORM, typed))
    assert (found["contact"], "adopted" in found) == ("Kari\nNordmann\nsjef\ufffd", False)
    assert (found["jobs"]["2027"], found["strategies"][0]["text"]) == ("0.3", "_x000D_")  # type: ignore[call-overload, index]
    assert document(submitted(FORM, inputs(FORM, found))) == {"goal_jobs": "60", "frame": "36", **found}


def test_a_json_number_is_an_amount() -> None:
    values = inputs(FORM, {"jobs": {"2027": 5, "2028": Decimal("2.5"), "2029": 0.1}})
    assert [values[name] for name in values if name.table == "jobs"] == [Decimal(5), Decimal("2.5"), Decimal("0.1")]


def test_an_absent_key_keeps_the_prefill_and_a_given_list_replaces_it() -> None:
    form = build_form(setup_of(WIDE))
    assert len(document(submitted(form, inputs(form, {})))["areas"]) == 8  # type: ignore[arg-type]
    assert document(submitted(form, inputs(form, {"areas": []})))["areas"] == []
