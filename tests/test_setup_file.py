"""A setup file read and written: the register fills in what is left out, and a refusal names its line."""

import pickle
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from generators.setup_file import setup_toml
from readers.setup_file import SetupRefused, complete, read_setup
from tests.setups import FYRESDAL, documents
from workbook.setup import Kind, SetupError, setup_of
from workbook.texts import texts

CONTRACT = """\
schema = 1

[programme]
name = "Fjellvik omstilling"
municipalities = ["4032"]             # kommunenummer as text
language = "nb"
edition = 1
reserve = 2
goal_jobs = "60"
frame = "36"

[years]
jobs = [2027, 2032]                   # first and last
budget = [2027, 2031]

[limits]
tolerance = "0.0005"                  # mill. kr

[[financier]]
name = "KDD"
kind = "state"
share = "50"
total = "18"
[[financier]]
name = "Telemark fylkeskommune"
kind = "county"
share = "25"
[[financier]]
name = "Fyresdal kommune"
kind = "municipality"
share = "25"

[[area]]
name = "Eksisterende næringsliv"
[[area]]
name = "Bærekraft"
jobs = false
"""


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in FYRESDAL.items() if key not in keys}


def programme(*municipalities: str) -> dict[str, Any]:
    return without("financier") | {"programme": {"name": "Prøve", "municipalities": list(municipalities)}}


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "program.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(path: Path) -> SetupRefused:
    with pytest.raises(SetupRefused) as caught:
        read_setup(path)
    assert texts("nb")(f"setup.{caught.value.message_key}", **caught.value.facts)
    return caught.value


# --- read ------------------------------------------------------------------------------------------------------


def test_the_file_of_the_contract(tmp_path: Path) -> None:
    assert read_setup(written(tmp_path, CONTRACT)) == setup_of(FYRESDAL)


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf" + CONTRACT.encode(), CONTRACT.replace("\n", "\r\n").encode()])
def test_a_mark_at_the_start_and_line_ends_of_windows_are_read(tmp_path: Path, content: bytes) -> None:
    assert read_setup(written(tmp_path, content)) == setup_of(FYRESDAL)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "key", "message_key"),
    [
        ("schema = 1", "schema = 2", 1, "schema", "schema_newer"),
        ("schema = 1", "colour = 'red'\nschema = 1", 1, "colour", "unknown_key"),
        ("[years]", "[yaers]", 12, "yaers", "unknown_key_near"),
        ("[programme]", "[programme]\nnmae = 'x'", 4, "programme.nmae", "unknown_key_near"),
        ('frame = "36"', "frame = 36.5", 10, "programme.frame", "float_amount"),
        ('"4032"', "4032", 5, "programme.municipalities[1]", "bad_municipality"),
        ('"4032"', '"4032", "9999"', 5, "programme.municipalities[2]", "unknown_municipality"),
        ('"4032"', '"3823"', 5, "programme.municipalities[1]", "old_municipality"),
        ('name = "Fjellvik omstilling"\n', "", 3, "programme.name", "missing_key"),
        ("budget = [2027, 2031]", "budget = [2031, 2027]", 14, "years.budget", "years_descending"),
        ('kind = "county"', 'kind = "fylke"', 26, "financier[2].kind", "unknown_choice"),
        ('"Fyresdal kommune"', '"KDD"', 29, "financier[3].name", "name_twice"),
        ("jobs = false", "jobs = 0", 37, "area[2].jobs", "not_flag"),
        ("jobs = [2027, 2032]", "jobs = [2027, 2032", 14, "", "bad_toml"),
        ('language = "nb"', 'language = "nb', 6, "", "bad_toml"),
        ("edition = 1", "edition = 1\nedition = 2", 8, "", "bad_toml"),
        ("jobs = false\n", "jobs = [", 37, "", "bad_toml"),
    ],
)
def test_a_refusal_names_the_line(
    tmp_path: Path, was: str, becomes: str, line: int, key: str, message_key: str
) -> None:
    assert was in CONTRACT
    path = written(tmp_path, CONTRACT.replace(was, becomes, 1))
    error = refused(path)
    assert (error.path, error.line, error.key, error.message_key) == (path, line, key, message_key)


def test_a_table_that_is_missing_has_no_line(tmp_path: Path) -> None:
    error = refused(written(tmp_path, "schema = 1\n"))
    assert (error.line, error.key, error.message_key) == (None, "programme", "missing_key")


def test_a_table_on_one_line_has_a_line(tmp_path: Path) -> None:
    error = refused(written(tmp_path, "schema = 1\nprogramme = {name = 7, municipalities = []}\nyears = {}\n"))
    assert (error.line, error.key) == (3, "years.jobs")


@pytest.mark.parametrize(
    ("content", "line", "message_key"),
    [
        (b"schema = 1\nname = '\xf8'\n", 2, "not_utf8"),
        ("schema = 1".encode("utf-16"), 1, "not_utf8"),
        (b"x" * ((1 << 20) + 1), None, "too_large"),
        (b"a = " + b"[" * 100_000, None, "bad_toml"),
        (b"schema = " + b"1" * 5000, None, "bad_toml"),
        (b"", None, "missing_key"),
    ],
)
def test_a_file_that_is_no_setup(tmp_path: Path, content: bytes, line: int | None, message_key: str) -> None:
    error = refused(written(tmp_path, content))
    assert (error.line, error.message_key) == (line, message_key)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.toml").message_key == "no_file"
    assert refused(tmp_path).message_key == "unreadable"
    assert refused(tmp_path / "a\0b.toml").message_key in {"no_file", "unreadable"}


def test_a_refusal_crosses_processes(tmp_path: Path) -> None:
    error = refused(tmp_path / "no.toml")
    again = pickle.loads(pickle.dumps(error))
    assert (again.path, again.message_key, again.facts) == (error.path, error.message_key, error.facts)


def test_an_old_number_names_its_successors() -> None:
    with pytest.raises(SetupError) as caught:
        complete(programme("1850"))
    assert caught.value.facts["successors"] == "1806 Narvik, 1875 Hábmer - Hamarøy"


# --- completed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("municipalities", "rows"),
    [
        (("4032",), [("Telemark fylkeskommune", "25"), ("Fyresdal kommune", "25")]),
        (
            ("3305", "3443"),  # across two fylker: the first decides
            [("Buskerud fylkeskommune", "25"), ("Ringerike kommune", "12.5"), ("Vestre Toten kommune", "12.5")],
        ),
        (
            ("1515", "1818", "1828"),  # two named Herøy
            [
                ("Møre og Romsdal fylkeskommune", "25"),
                ("Herøy (1515) kommune", "8.33"),
                ("Herøy (1818) kommune", "8.33"),
                ("Nesna kommune", "8.34"),
            ],
        ),
        (("0301",), [("Oslo kommune som fylkeskommune", "25"), ("Oslo kommune", "25")]),
    ],
)
def test_financiers_left_out_are_the_template_s_own(
    municipalities: tuple[str, ...], rows: list[tuple[str, str]]
) -> None:
    found = complete(programme(*municipalities)).financiers
    assert [(one.name, one.share) for one in found] == [
        (name, Decimal(share)) for name, share in [("KDD", "50"), *rows]
    ]
    assert [one.kind for one in found] == [Kind.STATE, Kind.COUNTY, *[Kind.MUNICIPALITY] * len(municipalities)]
    assert [one.id for one in found] == [f"fin{number}" for number in range(1, len(found) + 1)]


@pytest.mark.parametrize("count", range(1, 7))
def test_the_shares_put_in_are_a_hundred(count: int) -> None:
    numbers = ("1101", "1103", "1106", "1108", "1111", "1112")[:count]
    shares = [one.share for one in complete(programme(*numbers)).financiers if one.share is not None]
    assert sum(shares) == 100
    assert max(shares[2:]) - min(shares[2:]) <= Decimal("0.01")


def test_more_kommuner_than_rows_must_be_listed() -> None:
    with pytest.raises(SetupError) as caught:
        complete(programme("1101", "1103", "1106", "1108", "1111", "1112", "1114"))
    assert (caught.value.key, caught.value.message_key) == ("financier", "too_many_rows")


def test_financiers_that_are_given_stay() -> None:
    assert complete(FYRESDAL) == setup_of(FYRESDAL)
    assert complete({**FYRESDAL, "financier": []}).financiers == ()


@pytest.mark.parametrize(
    "document", [None, [], "financier", {"financier": 1}, {"schema": 2}, without("programme", "financier")]
)
def test_what_is_no_document_is_one_error(document: object) -> None:
    with pytest.raises(SetupError):
        complete(document)


# --- written ---------------------------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(document=documents())
def test_what_is_written_is_read_back(tmp_path: Path, document: dict[str, object]) -> None:
    setup = setup_of(document)
    assert read_setup(written(tmp_path, setup_toml(setup))) == setup


def test_a_setup_without_rows_keeps_none(tmp_path: Path) -> None:
    setup = setup_of({**FYRESDAL, "financier": [], "area": []})
    assert read_setup(written(tmp_path, setup_toml(setup))).financiers == ()


def test_a_comment_is_said_where_the_key_stands_first() -> None:
    toml = setup_toml(setup_of(FYRESDAL))
    assert tomllib.loads(toml) == FYRESDAL
    assert toml.count("# state | county | municipality | other") == 1
    assert 'frame = "36"                          # rammen i 5.1, mill. kr\n' in toml
    assert max(map(len, toml.splitlines())) <= 100


def test_every_comment_belongs_to_a_key() -> None:
    toml = setup_toml(setup_of(FYRESDAL))
    comments = [key for key in texts("nb").catalogue if key.startswith("setup.comment.")]
    assert len(comments) == toml.count("  # ") == toml.count("#")


def test_a_kommune_that_pays_is_called_by_its_norwegian_name() -> None:
    document = {
        "schema": 1, "programme": {"name": "Nord", "municipalities": ["5544", "5610"]},
        "years": {"jobs": [2027, 2032], "budget": [2027, 2031]}, "area": [{"name": "Reiseliv"}],
    }  # fmt: skip
    assert [one.name for one in complete(document).financiers][2:] == ["Nordreisa kommune", "Karasjok kommune"]
