"""`new` by file, by options, by answers on a terminal and by register: what is written, and what is refused."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.file_names import file_stem
from omstilling_xlsx.cli import ended
from readers.rows import RowsRefused
from readers.setup_file import read_setup
from tests.setups import FYRESDAL
from tests.terminal import CTRL_C, at_terminal
from tests.test_cli import SAMPLES, run
from workbook.setup import Kind, SetupError, setup_of

FJELLVIK = SAMPLES / "oppsett" / "fjellvik.toml"
OPTIONS = (
    "--name", "Fjellvik omstilling", "--municipality", "4032", "--job-years", "2027-2032", "--budget-years",
    "2027–2031",
)  # fmt: skip
COMMON = "schema = 1\n[years]\njobs = [2027, 2032]\nbudget = [2027, 2031]\n"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(words: Sequence[str | Path], folder: Path, *says: str) -> None:
    """The command ends with 2, says this and leaves the folder as it was."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run("new", *words, cwd=folder)
    assert done.returncode == 2, done
    for one in says:
        assert one in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


# --- by file ---------------------------------------------------------------------------------------------------


def test_the_setup_that_was_used_stands_beside_the_form(tmp_path: Path) -> None:
    assert run("new", FJELLVIK, "-o", "plan.xlsx", cwd=tmp_path).returncode == 0
    assert files(tmp_path) == ["plan.toml", "plan.xlsx"]
    assert read_setup(tmp_path / "plan.toml") == read_setup(FJELLVIK) == ox.read(tmp_path / "plan.xlsx").setup


def test_a_setup_that_stands_there_already_is_left_alone(tmp_path: Path) -> None:
    own = "# mitt eget\n" + FJELLVIK.read_text(encoding="utf-8")
    (tmp_path / "plan.toml").write_text(own, encoding="utf-8")
    assert run("new", "plan.toml", cwd=tmp_path).returncode == 0
    assert run("new", "plan.toml", "-f", cwd=tmp_path).returncode == 0
    assert (tmp_path / "plan.toml").read_text(encoding="utf-8") == own
    assert files(tmp_path) == ["plan.toml", "plan.xlsx"]
    (tmp_path / "plan.xlsx").unlink()
    refused(["plan.toml", "--edition", "2", "-f"], tmp_path, "plan.toml", "-o")


@pytest.mark.parametrize("taken", ["plan.toml", "plan.xlsx"])
def test_neither_is_written_when_one_is_there(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("mitt", encoding="utf-8")
    refused([FJELLVIK, "-o", "plan.xlsx"], tmp_path, f"{taken} finnes fra før")
    assert run("new", FJELLVIK, "-o", "plan.xlsx", "-f", cwd=tmp_path).returncode == 0
    assert read_setup(tmp_path / "plan.toml") == read_setup(FJELLVIK)


def test_the_same_setup_there_from_before_is_no_hindrance(tmp_path: Path) -> None:
    run("new", FJELLVIK, "-o", "plan.xlsx", cwd=tmp_path)
    (tmp_path / "plan.xlsx").unlink()
    assert run("new", FJELLVIK, "-o", "plan.xlsx", cwd=tmp_path).returncode == 0


def test_a_file_that_is_not_there_gets_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "fjellvik.toml").write_text("", encoding="utf-8")
    refused(["fjelvik.toml"], tmp_path, "Mente du fjellvik.toml?")


def test_a_form_is_an_xlsx(tmp_path: Path) -> None:
    refused([FJELLVIK, "-o", "plan.toml"], tmp_path, ".xlsx")


# --- by options ------------------------------------------------------------------------------------------------


def test_every_key_has_an_option(tmp_path: Path) -> None:
    more = (
        "--municipality", "Nesna", "--area", "Reiseliv", "--area", "Mat, hav*", "--support-area", "Bærekraft",
        "--financier", "KDD:state:50:18", "--financier", "A:B: fylkeskommune :25,5", "--financier", "Kommunen:Kommune",
        "--goal-jobs", "60", "--frame", "36,5", "--reserve", "1", "--lang", "nb", "--edition", "2",
    )  # fmt: skip
    assert run("new", *OPTIONS, *more, "-o", "plan.xlsx", cwd=tmp_path).returncode == 0
    setup = ox.read(tmp_path / "plan.xlsx").setup
    assert (setup.name, setup.municipalities) == ("Fjellvik omstilling", ("4032", "1828"))
    assert (setup.job_years[0], setup.job_years[-1], setup.budget_years[-1]) == ("2027", "2032", "2031")
    assert [(one.name, one.jobs) for one in setup.areas] == [
        ("Reiseliv", True), ("Mat, hav", False), ("Bærekraft", False),
    ]  # fmt: skip
    assert [(one.name, one.kind, one.share, one.total) for one in setup.financiers] == [
        ("KDD", Kind.STATE, Decimal(50), Decimal(18)),
        ("A:B", Kind.COUNTY, Decimal("25.5"), None),
        ("Kommunen", Kind.MUNICIPALITY, None, None),
    ]
    assert (setup.goal_jobs, setup.frame, setup.reserve, setup.edition) == (Decimal(60), Decimal("36.5"), 1, 2)


def test_options_alone_make_a_form_named_after_the_programme(tmp_path: Path) -> None:
    assert run("new", *OPTIONS, cwd=tmp_path).returncode == 0
    assert files(tmp_path) == ["fjellvik-omstilling-4032.toml", "fjellvik-omstilling-4032.xlsx"]
    setup = ox.read(tmp_path / "fjellvik-omstilling-4032.xlsx").setup
    assert [(one.name, one.share) for one in setup.financiers] == [
        ("KDD", Decimal(50)), ("Telemark fylkeskommune", Decimal(25)), ("Fyresdal kommune", Decimal(25)),
    ]  # fmt: skip


def test_options_count_before_the_file(tmp_path: Path) -> None:
    before = hashlib.sha256(FJELLVIK.read_bytes()).hexdigest()
    assert run("new", FJELLVIK, "--edition", "3", "--area", "Alt", "-o", "plan.xlsx", cwd=tmp_path).returncode == 0
    setup = read_setup(tmp_path / "plan.toml")
    assert (setup.edition, [one.name for one in setup.areas]) == (3, ["Alt"])
    assert setup.financiers == read_setup(FJELLVIK).financiers
    assert hashlib.sha256(FJELLVIK.read_bytes()).hexdigest() == before


def test_without_a_terminal_all_that_is_missing_is_named(tmp_path: Path) -> None:
    refused([], tmp_path, "--name:", "--municipality:", "--job-years:", "--budget-years:")
    refused(["--name", "x", "--job-years", "2027-2030"], tmp_path, "--municipality:", "--budget-years:")
    assert "--name" not in run("new", "--name", "x", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--financier", "KDD"], "--financier: «KDD»"),
        (["--financier", "KDD:stat:50:1:2"], "NAVN:TYPE:ANDEL"),
        (["--financier", "KDD:stta:50"], "state, county, municipality, other"),
        (["--financier", "KDD:stat:halv"], "--financier: «halv»"),
        (["--financier", "KDD:stat:101"], "--financier: 101"),
        (["--area", "A", "--area", "a"], "--area: navnet «a» står også"),
        (["--job-years", "2027-32"], "--job-years: «2027-32» er ikke en periode"),
        (["--job-years", "2032-2027"], "--job-years: siste år (2027) er før"),
        (["--budget-years", "2040-2041"], "--budget-years: mellom 2032 og 2040"),
        (["--municipality", "Herøy"], "1515 Herøy (Møre og Romsdal), 1818 Herøy (Nordland)"),
        (["--municipality", "Nessna"], "Mente du 1828 Nesna (Nordland)?"),
        (["--municipality", "301"], "fire sifre"),
        (["--municipality", "1850"], "1806 Narvik"),
        (["--goal-jobs", "1.234"], "--goal-jobs: «1.234»"),
        (["--goal-jobs", "2,5"], "--goal-jobs: 2.5 er ikke et helt tall"),
        (["--frame", "mye"], "--frame: «mye»"),
        (["--reserve", "9"], "--reserve: 9 er utenfor"),
        (["--edition", "to"], "--edition: «to»"),
        (["--lang", "no"], "--lang: «no» er ikke et av valgene. Velg en av: nb, nn, en."),
        (["--frmae", "3"], "Mente du --frame?"),
        (["--spread"], "--goal-jobs mangler"),
    ],
)
def test_a_wrong_option_is_named(
    tmp_path: Path, words: list[str], says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["omstilling-xlsx", "new", *OPTIONS, *words])
    code = ended()
    shown = capsys.readouterr()
    assert (code, shown.out, files(tmp_path)) == (2, "", [])
    assert says in shown.err


# --- the goal laid out -----------------------------------------------------------------------------------------


def test_spread_gives_answers_and_the_same_form(tmp_path: Path) -> None:
    for name, more in (("uten.xlsx", ()), ("med.xlsx", ("--spread",))):
        assert run("new", FJELLVIK, "-o", name, *more, cwd=tmp_path).returncode == 0
    plain, laid_out = ox.extract(tmp_path / "uten.xlsx"), ox.extract(tmp_path / "med.xlsx")
    assert plain["setup"] == laid_out["setup"]
    answers = laid_out["answers"]
    assert isinstance(answers, dict)
    years = [str(year) for year in range(2027, 2033)]
    assert answers["jobs"] == dict.fromkeys(years, "10")
    assert [one.get("jobs") for one in answers["areas"]] == [dict.fromkeys(years, "5"), dict.fromkeys(years, "5"), None]
    rules = {one.rule for one in ox.check(tmp_path / "med.xlsx").findings}
    assert not {rule for rule in rules if rule.startswith(("OMX1", "OMX3"))}


def test_the_rest_of_a_spread_form_is_prefilled_as_without(tmp_path: Path) -> None:
    setup = setup_of(FYRESDAL)
    ox.new(setup, tmp_path / "uten.xlsx")
    ox.new(setup, tmp_path / "med.xlsx", spread=True)
    one, other = (ox.read(tmp_path / name).answers for name in ("uten.xlsx", "med.xlsx"))
    assert {field for field in other if one.get(field) != other[field]} == {
        field for field in other if field.table in ("jobs", "area_jobs") and other[field].raw
    } - {field for field in one if one[field].raw}
    no_goal = setup_of({**FYRESDAL, "programme": {"name": "x", "municipalities": ["4032"]}})
    with pytest.raises(SetupError):
        ox.new(no_goal, tmp_path / "nei.xlsx", spread=True)
    assert not (tmp_path / "nei.xlsx").exists()


# --- by answers ------------------------------------------------------------------------------------------------

terminal = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is POSIX")


@terminal
def test_six_questions_make_a_form(tmp_path: Path) -> None:
    typed = [
        ("Navn på", "\n"), ("navnet er tomt", ""), ("Navn på", "Fjellvik\n"),
        ("Kommunenummer", "Herøy\n"), ("1818 Herøy (Nordland)", ""), ("Kommunenummer", "1818, Nesna\n"),
        ("1818 Herøy (Nordland), 1828 Nesna (Nordland)", ""),
        ("arbeidsplassmål, første og siste", "2027-32\n"), ("ikke en periode", ""),
        ("arbeidsplassmål, første og siste", "2027-2032\n"),
        ("År med budsjett, første og siste [2027-2031]", "\n"),
        ("Innsatsområder", "Reiseliv, Mat, Bærekraft*\n"), ("Språk", "\n"),
    ]  # fmt: skip
    shown, code = at_terminal(["new"], typed, tmp_path)
    assert code == 0, shown
    setup = ox.read(tmp_path / "fjellvik-1818.xlsx").setup
    assert (setup.name, setup.municipalities, setup.language) == ("Fjellvik", ("1818", "1828"), "nb")
    assert (setup.job_years[-1], setup.budget_years[-1]) == ("2032", "2031")
    assert [(one.name, one.jobs) for one in setup.areas] == [("Reiseliv", True), ("Mat", True), ("Bærekraft", False)]
    assert read_setup(tmp_path / "fjellvik-1818.toml") == setup


@terminal
def test_what_an_option_says_is_not_asked(tmp_path: Path) -> None:
    words = ["new", *OPTIONS[2:], "--lang", "nb", "--area", "Alt", "--reserve", "1"]
    shown, code = at_terminal(words, [("Navn på", "Vik\n")], tmp_path)
    assert code == 0, shown
    for word in ("Kommunenummer", "År med", "Innsatsområder (", "Språk:"):
        assert word not in shown
    shown, code = at_terminal(["new", "--reserve", "9"], [], tmp_path)
    assert (code, "Navn på" in shown) == (2, False)


@terminal
def test_a_password_is_asked_for_twice_and_never_shown(tmp_path: Path) -> None:
    typed = [
        ("vises ikke", "hemmelig1\n"), ("Gjenta", "hemmelig2\n"), ("De to du skrev, er ikke like.", ""),
        ("vises ikke", "hemmelig1\n"), ("Gjenta", "hemmelig1\n"),
    ]  # fmt: skip
    shown, code = at_terminal(["new", *OPTIONS, "--password", "-", "-o", "plan.xlsx"], typed, tmp_path)
    assert code == 0, shown
    assert "hemmelig1" not in shown
    assert b"hemmelig1" not in (tmp_path / "plan.toml").read_bytes()
    ox.new(tmp_path / "plan.toml", tmp_path / "likt.xlsx", password="hemmelig1")
    assert (tmp_path / "likt.xlsx").read_bytes() == (tmp_path / "plan.xlsx").read_bytes()


@terminal
def test_ctrl_c_ends_with_one_word_and_nothing_written(tmp_path: Path) -> None:
    shown, code = at_terminal(["new"], [("Navn på", "Vik\n"), ("Kommunenummer", CTRL_C)], tmp_path)
    assert code == 130, shown
    assert shown.rstrip().splitlines()[-1] == "Avbrutt."
    assert files(tmp_path) == []


def test_a_password_comes_as_an_option_or_by_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, given, line in (("a", "ord", ""), ("b", "-", "ord\n"), ("c", "-", "\n")):
        words = ["omstilling-xlsx", "new", str(FJELLVIK), "-o", f"{name}.xlsx", "--password", given]
        monkeypatch.setattr(sys, "argv", words)
        monkeypatch.setattr(sys, "stdin", io.StringIO(line))
        assert ended() == (2 if name == "c" else 0)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert ox.check(tmp_path / "a.xlsx").refusal is None
    assert files(tmp_path) == ["a.toml", "a.xlsx", "b.toml", "b.xlsx"]


# --- by register -----------------------------------------------------------------------------------------------


def register(folder: Path, text: str, common: str = COMMON) -> None:
    (folder / "felles.toml").write_text(common, encoding="utf-8")
    (folder / "programmer.csv").write_text(text, encoding="utf-8")


BY_REGISTER = ["felles.toml", "--register", "programmer.csv", "-d", "ut"]


def test_one_form_for_each_row(tmp_path: Path) -> None:
    text = (
        "name,municipalities,goal_jobs,edition,areas\n"
        "Ås omstilling,4032,60,1,Reiseliv;Bærekraft*\nÅs omstilling,4032,61,2,\n\nCON.,1828,7,,\n"
    )
    register(tmp_path, text, COMMON + '[[area]]\nname = "Alt"\n')
    done = run("new", *BY_REGISTER, "--spread", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, ""), done
    assert done.stderr.splitlines() == ["Skrev 3 skjema i ut"]
    assert files(tmp_path / "ut") == ["as-omstilling-4032-2.xlsx", "as-omstilling-4032.xlsx", "con-1828.xlsx"]
    first, second = (ox.read(tmp_path / "ut" / f"as-omstilling-4032{number}.xlsx") for number in ("", "-2"))
    assert [(one.name, one.jobs) for one in first.setup.areas] == [("Reiseliv", True), ("Bærekraft", False)]
    assert [one.name for one in second.setup.areas] == ["Alt"]
    assert (first.setup.edition, second.setup.edition) == (1, 2)
    assert [one.name for one in ox.read(tmp_path / "ut" / "con-1828.xlsx").setup.financiers] == [
        "KDD", "Nordland fylkeskommune", "Nesna kommune",
    ]  # fmt: skip


def test_all_bad_rows_are_told_of_and_nothing_is_written(tmp_path: Path) -> None:
    text = "name;municipalities;goal_jobs;language\nA;4032;60;nb\nB;9999;x;no\n;4032;5;nn\na;4032;1;nb\nC;4032;;nb\n"
    register(tmp_path, text)
    refused(
        [*BY_REGISTER, "--spread"], tmp_path,
        "programmer.csv, rad 3: goal_jobs: «x»", "rad 3: municipalities: ingen kommune har", "rad 3: language: «no»",
        "programmer.csv, rad 4: name mangler",
        "rad 5: name: «a» står også i rad 2", "rad 6: goal_jobs mangler",
        "6 feil i registeret. Ingen skjema er skrevet.",
    )  # fmt: skip
    (tmp_path / "programmer.csv").write_text(text.replace("x;no", "2;no"), encoding="utf-8")
    refused(BY_REGISTER, tmp_path, "rad 3: municipalities: ingen kommune har", "rad 3: language: «no»")
    assert not (tmp_path / "ut").exists()


def test_the_common_setup_is_judged_by_its_own_line(tmp_path: Path) -> None:
    register(tmp_path, "name,municipalities\nA,4032\n", COMMON + "[limits]\ntolerence = '1'\n")
    refused(BY_REGISTER, tmp_path, "felles.toml:6: limits.tolerence", "Mente du «tolerance»?")


def test_a_form_that_is_there_stops_all_of_them(tmp_path: Path) -> None:
    register(tmp_path, "name,municipalities\nA,4032\nB,4032\n")
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "b-4032.xlsx").write_text("mitt", encoding="utf-8")
    refused(BY_REGISTER, tmp_path, "b-4032.xlsx finnes fra før")
    assert run("new", *BY_REGISTER, "-f", cwd=tmp_path).returncode == 0
    assert files(tmp_path / "ut") == ["a-4032.xlsx", "b-4032.xlsx"]


def test_a_register_needs_a_folder_and_a_folder_a_register(tmp_path: Path) -> None:
    register(tmp_path, "name,municipalities\nA,4032\n")
    refused(BY_REGISTER[:-2], tmp_path, "-d")
    refused([*BY_REGISTER, "-o", "x.xlsx"], tmp_path, "-o")
    refused(["felles.toml", "-d", "ut"], tmp_path, "--register")
    refused(["felles.toml", "--register", "program.csv", "-d", "ut"], tmp_path, "Mente du programmer.csv?")


def test_the_same_from_python(tmp_path: Path) -> None:
    register(tmp_path, "name,municipalities\nA,4032\nB,1828\n")
    made = ox.new_many(tmp_path / "felles.toml", tmp_path / "programmer.csv", tmp_path / "ut")
    assert made == [tmp_path / "ut" / "a-4032.xlsx", tmp_path / "ut" / "b-1828.xlsx"]
    assert [ox.read(path).setup.name for path in made] == ["A", "B"]
    common = {"schema": 1, "years": {"jobs": [2027, 2027], "budget": [2027, 2027]}}
    assert len(ox.new_many(common, tmp_path / "programmer.csv", tmp_path / "ut", force=True)) == 2
    with pytest.raises(RowsRefused):
        ox.new_many(common, tmp_path / "borte.csv", tmp_path / "ut")


@terminal
def test_progress_is_shown_when_it_lasts_and_gone_afterwards(tmp_path: Path) -> None:
    rows = "".join(f"P{number},4032\n" for number in range(12))
    register(tmp_path, f"name,municipalities\n{rows}")
    shown, code = at_terminal(["new", *BY_REGISTER], [], tmp_path)
    assert code == 0, shown
    assert "\x1b[1A\x1b[2K" in shown.rpartition("Lager skjema")[2]  # up one line, and it is empty
    assert "Skrev 12 skjema i ut" in shown.splitlines()[-1]


# --- file names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Ås omstilling 2027–2032", "as-omstilling-2027-2032-4032"),
        ("Øvre Ærlig", "ovre-aerlig-4032"),
        ("../../etc/passwd", "etc-passwd-4032"),
        ("NUL", "nul-4032"),
        ("a. ", "a-4032"),
        ("Kárášjohka – Đuo", "karasjohka-duo-4032"),
        ("«»", "plan-4032"),
        ("x" * 60, f"{'x' * 60}-4032"),
        ("日本", "plan-4032"),
    ],
)
def test_a_file_name_is_allowed_everywhere(name: str, stem: str) -> None:
    assert file_stem(setup_of({**FYRESDAL, "programme": {"name": name, "municipalities": ["4032"]}})) == stem
