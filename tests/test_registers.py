"""The registers: every old number leads to kommuner of today, and a split leads to all of them."""

import csv
import subprocess
import sys
from importlib import resources

import pytest

from readers.registers import Municipality, kommuner, municipality, successors


def rows(file: str) -> list[list[str]]:
    text = resources.files("readers").joinpath("data", file).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


def test_a_number_is_a_text_and_names_its_county() -> None:
    assert municipality("0301") == Municipality("0301", "Oslo", "03", "Oslo", "Oslo")
    assert municipality("4032") == Municipality("4032", "Fyresdal", "40", "Telemark", "Fyresdal")


def test_a_kommune_of_several_languages_has_a_norwegian_name() -> None:
    assert kommuner(["5544", "5612", "5025", "3823", "9999"]) == (
        "Nordreisa kommune", "Kautokeino kommune", "Røros kommune", "Fyresdal kommune", "9999",
    )  # fmt: skip


@pytest.mark.parametrize("number", ["", "301", "9999", "Oslo", "０３０１", "3824"])
def test_what_is_no_number_of_today_has_no_municipality(number: str) -> None:
    assert municipality(number) is None


def test_the_register_is_that_of_2024() -> None:
    numbers = [row[0] for row in rows("kommuner.csv")]
    assert len(numbers) == len(set(numbers)) == 357
    assert all(municipality(number) for number in numbers)
    assert len({found.county for number in numbers if (found := municipality(number))}) == 15


@pytest.mark.parametrize(
    ("number", "today"),
    [
        ("4032", ("4032",)),  # is one of today
        ("3823", ("4032",)),  # one change
        ("0831", ("4032",)),  # two changes in a chain
        ("1723", ("5053",)),  # three: Mosvik, Inderøy in Nord-Trøndelag, in Trøndelag
        ("1850", ("1806", "1875")),  # a split: Tysfjord
        ("1534", ("1508", "1580")),  # merged and split again: Haram, by way of Ålesund
        ("5012", ("5055", "5056", "5059")),  # a split in three: Snillfjord
        ("9999", ()),
        ("", ()),
    ],
)
def test_a_number_leads_to_those_of_today(number: str, today: tuple[str, ...]) -> None:
    assert successors(number) == today


def test_every_old_number_leads_to_today() -> None:
    for _, old, _, _, _ in rows("kommune_endringer.csv"):
        assert successors(old)
        assert all(municipality(number) for number in successors(old))


def test_the_register_starts_without_pandas() -> None:
    code = "import sys, readers.setup_file; print('pandas' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
