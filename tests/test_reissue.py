"""A fresh form with the same answers: repaired, resized, from another setup; nothing when a sum would change."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.form import form_bytes
from generators.report.receipt import as_json, as_text, sentence
from omstilling_xlsx.renewal import Unequal, renewed
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK, filled_form
from tests import tamper
from tests.plans import balanced, submitted
from workbook.answers import inputs
from workbook.check import Report
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.reissue import Fate, carried, resized
from workbook.setup import SetupError, setup_of
from workbook.texts import texts

SAMPLES = Path(__file__).parent.parent / "samples"
FAULTY = ("OMX201", "OMX202", "OMX203", "OMX209", "OMX304", "OMX704")
CHOSEN = [
    *sorted((SAMPLES / "endret").glob("*.xlsx")), *sorted((SAMPLES / "utfylt").glob("*.xlsx")),
    *(SAMPLES / "feil" / f"{rule}.xlsx" for rule in FAULTY),
]  # fmt: skip
CASES = {**tamper.cases(), **tamper.OPENPYXL}


def answers(path: Path) -> object:
    return ox.extract(path)["answers"]


def integrity(report: Report) -> list[str]:
    return [one.rule for one in report.findings if one.rule < "OMX2"]


@pytest.mark.parametrize("name", CASES)
def test_a_tampered_form_comes_back_whole_with_the_same_answers(tmp_path: Path, name: str) -> None:
    old, new = tmp_path / "plan.xlsx", tmp_path / "ny.xlsx"
    old.write_bytes(CASES[name].make(tamper.plan()))
    receipt = ox.reissue(old, new)
    assert integrity(ox.check(new)) == []
    if not receipt.of(Fate.READ):
        assert answers(new) == answers(old)


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_sample_comes_back(tmp_path: Path, path: Path) -> None:
    receipt = ox.reissue(path, tmp_path / "ny.xlsx")
    assert integrity(ox.check(tmp_path / "ny.xlsx")) == []
    if not receipt.of(Fate.READ):
        assert answers(tmp_path / "ny.xlsx") == answers(path)


def test_a_text_with_one_meaning_becomes_that_number_and_is_told() -> None:
    form, values = balanced({("funding", "fin1", "2028"): "4 mill"})
    receipt = carried(submitted(form, values), form.setup)
    (line,) = receipt.of(Fate.READ)
    assert (line.raw, line.now, line.field) == ("4 mill", "4", Field("funding", "fin1", "2028"))
    (year,) = [one for one in receipt.sums if (one.table, one.year) == ("funding", "2028")]
    assert [str(amount.normalize()) for amount in (year.before, year.read, year.after)] == ["4", "4", "8"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *((Field("funding", "fin1", "2028"), text) for text in ("1.234", "ca 3", "–", "[sum]", "5 %")),
        (Field("financier", "fin1", "share"), "0,25"),
    ],
)
def test_a_text_with_no_or_several_meanings_is_left_as_it_stands(name: Field, text: str) -> None:
    form, values = balanced({name: text})
    receipt = carried(submitted(form, values), form.setup)
    assert receipt.values[name] == text
    assert [line.raw for line in receipt.of(Fate.LEFT)] == [text]


def test_more_areas_and_years_keep_every_answer(tmp_path: Path) -> None:
    source, target = SAMPLES / "utfylt" / "fjellvik.xlsx", tmp_path / "ny.xlsx"
    ox.reissue(source, target, areas=7, job_years=(2026, 2033), budget_years=(2026, 2032))
    assert answers(target) == answers(source)
    setup = ox.read(target).setup
    assert (len(setup.areas), setup.job_years[0], setup.budget_years[-1]) == (7, "2026", "2032")


def test_a_spare_row_that_was_named_becomes_an_area_of_the_setup() -> None:
    form, values = balanced({("area", "area4", "name"): "Havbruk", ("spending", "area4", "2027"): Decimal(1)})
    submission = submitted(form, values)
    assert [area.name for area in resized(submission, areas=5).areas][3:] == ["Havbruk", "Innsatsområde 5"]


def test_so_many_areas_and_the_spare_rows_besides(tmp_path: Path) -> None:
    form, values = balanced()
    made = carried(submitted(form, values), resized(submitted(form, values), areas=7))
    assert len(made.form.plan.area_rows) == 7 + form.setup.reserve


def test_fewer_areas_than_are_in_use_is_refused() -> None:
    used = balanced({("area", "area4", "name"): "Havbruk"})
    with pytest.raises(SetupError) as caught:
        resized(submitted(*used), areas=3)
    assert caught.value.message_key == "areas_in_use"
    assert caught.value.facts["names"] == "Eksisterende næringsliv, Reiseliv, Bærekraft, Havbruk"
    assert len(resized(submitted(*used), areas=4).areas) == 4


def test_a_row_that_only_has_its_own_number_for_a_name_is_not_in_use() -> None:
    form, values = balanced()
    grown = resized(submitted(form, values), areas=7)
    again = carried(submitted(form, values), grown, prefill=True)
    assert len(resized(submitted(again.form, again.values), areas=3).areas) == 3


def test_a_number_that_would_be_lost_is_told_with_a_decimal_comma() -> None:
    form, values = balanced()
    lost = carried(submitted(form, values), resized(submitted(form, values), budget=[2028, 2031]))
    told = [sentence(line, texts("nb")) for line in lost.of(Fate.DROPPED)]
    assert "Beløpet til Eksisterende næringsliv i 2027: «2,4»" in told


@pytest.mark.parametrize("size", [{"job_years": [2028, 2032]}, {"areas": 1, "reserve": 0}])
def test_nothing_is_written_when_a_number_has_no_place(tmp_path: Path, size: dict[str, list[int] | int]) -> None:
    form, values = balanced()
    submission = submitted(form, values)
    document = deepcopy(FJELLVIK)
    if "areas" in size:
        document["area"] = document["area"][:1]
        document["programme"]["reserve"] = 0
    else:
        document["years"]["jobs"] = size["job_years"]
    receipt = carried(submission, setup_of(document))
    assert not receipt.ties
    with pytest.raises(Unequal):
        renewed(receipt)


def test_rows_find_their_names_in_another_setup(tmp_path: Path) -> None:
    document = deepcopy(FJELLVIK)
    document["area"] = [{"name": "Ny næring"}, *reversed(document["area"])]
    document["financier"] = document["financier"][::-1]
    document["programme"]["language"] = "nn"
    source, target = SAMPLES / "utfylt" / "fjellvik.xlsx", tmp_path / "ny.xlsx"
    wrong = deepcopy(document)
    wrong["area"] = [{**one, "jobs": False} for one in wrong["area"]]
    with pytest.raises(Unequal):  # jobs of areas that have no job target would be lost
        ox.reissue(source, target, setup_of(wrong))
    ox.reissue(source, target, setup_of(document))
    found = ox.extract(target)["answers"]
    assert isinstance(found, dict)
    assert [area["name"] for area in found["areas"]] == [
        "Ny næring", "Bærekraft", "Reiseliv", "Eksisterende næringsliv",
    ]  # fmt: skip
    assert [one["name"] for one in found["financiers"]] == ["Fjellvik kommune", "Telemark fylkeskommune", "KDD"]
    assert [one["area"] for one in found["strategies"]][:4] == ["area4", "area4", "area3", "area2"]
    assert found["status"] == "vedtatt"
    assert integrity(ox.check(target)) == []


def test_a_date_in_a_number_cell_stays_a_date_and_is_found_again(tmp_path: Path) -> None:
    form, values = balanced({("funding", "fin1", "2028"): Decimal(46_144)})
    submission = submitted(form, values)
    name = Field("funding", "fin1", "2028")
    dated = {**submission.answers, name: submission.answers[name]._replace(is_date=True)}
    receipt = carried(type(submission)(form, dated, submission.source), form.setup)
    target = tmp_path / "ny.xlsx"
    target.write_bytes(renewed(receipt))
    assert ox.read(target).answers[name].is_date
    assert [line.field for line in receipt.of(Fate.LEFT)] == [name]


def test_a_number_that_only_its_format_hid_is_shown_again() -> None:
    submission = submitted(*balanced())
    hidden = {
        name: submission.answers[name]._replace(is_percent=name.column == "share", is_date=name.column != "share")
        for name in (Field("financier", "fin1", "share"), Field("funding", "fin1", "2027"))
    }
    receipt = carried(replace(submission, answers={**submission.answers, **hidden}), submission.setup)
    assert (receipt.formats, receipt.lines) == ({}, ())


def test_the_second_calendar_is_counted_over() -> None:
    form, values = balanced()
    name = Field("facts", "adopted", "value")
    submission = submitted(form, values)
    late = submission.answers[name]._replace(date1904=True, counted=Decimal(44_000))
    again = carried(type(submission)(form, {**submission.answers, name: late}, submission.source), form.setup)
    assert again.values[name] == 44_000 + 1462


def test_the_same_form_gives_the_same_bytes() -> None:
    form, values = filled_form("fjellvik")
    receipt = carried(submitted(form, values), form.setup)
    assert renewed(receipt) == form_bytes(build_form(setup_of(FJELLVIK)), inputs(form, BALANCED))


def test_the_receipt_as_json_names_every_line(tmp_path: Path) -> None:
    form, values = balanced({("jobs", "jobs", "2027"): "fem", ("funding", "fin1", "2028"): "4 mill"})
    submission = submitted(form, values)
    found = json.loads(as_json(carried(submission, form.setup), submission, "ny.xlsx", texts("nb")))
    assert [line["what"] for line in found["lines"]] == ["left", "read"]
    assert {"table": "funding", "year": "2028", "before": "4", "read": "4", "after": "8"} in found["sums"]


def test_the_receipt_lists_what_was_mended_with_what_stood_there() -> None:
    path = SAMPLES / "endret" / "ledetekst-endret.xlsx"
    submission, said = ox.read(path), texts("nb")
    receipt = carried(submission, submission.setup)
    (one,) = json.loads(as_json(receipt, submission, "ny.xlsx", said))["mended"]
    stood, stands = "Reisekostnader", "Administrative kostnader til programledelse"
    assert (one["rule"], one["cell"], one["was"], one["is"]) == ("OMX103", "Ressurser!A15", stood, stands)
    assert f"  Innholdet i Ressurser!A15 er endret: «{stood}» → «{stands}»" in as_text(
        receipt, submission, "ny.xlsx", said
    )


def test_the_receipt_tells_what_another_setup_changes_and_what_the_answers_keep() -> None:
    document = deepcopy(FJELLVIK)
    document["programme"]["name"] = "Fjellvik nye"
    document["limits"] = {"own_min": "20"}
    document["years"] = {**document["years"], "budget": [2027, 2032]}
    document["financier"][0]["share"] = "45.5"
    document["financier"].append({"name": "Fond", "kind": "other", "share": "5"})  # takes a row that was spare
    submission = submitted(*balanced())
    receipt = carried(submission, setup_of(document), prefill=True)
    assert [one.key.column for one in receipt.setup] == ["name", "budget", "own_min"]
    assert receipt.values[Field("financier", "fin4", "name")] == "Fond"
    told = as_text(receipt, submission, "ny.xlsx", texts("nb"))
    for line in (
        "Oppsett: navn – endret: Fjellvik omstilling → Fjellvik nye",
        "Oppsett: Minste andel fra kommunene – endret: 25 → 20",
        "Rad for finansiør 4: «Fond»",
        "Den avtalte andelen for Fond: «5»",
        "Den avtalte andelen for KDD: «50». Oppsettet sier «45,5».",
    ):
        assert f"\n  {line}\n" in told
