"""The command line as a person meets it: whole processes, their words and their exit codes."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import omstilling_xlsx as ox
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK
from tests.hostile import ole
from workbook.rules.catalogue import EVERY, RULES

SAMPLES = Path(__file__).parent.parent / "samples"
PLAN = SAMPLES / "utfylt" / "fjellvik.xlsx"
FAULTY = SAMPLES / "feil" / "OMX301.xlsx"


def run(*words: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120, check=False,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(SAMPLES.parent), **environment},
    )  # fmt: skip


def test_no_command_gives_short_help_with_examples() -> None:
    done = run()
    assert "omstilling-xlsx check utfylt.xlsx" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_new_fill_extract_check(tmp_path: Path) -> None:
    setup = SAMPLES / "oppsett" / "fjellvik.toml"
    assert run("new", setup, "-o", "tom.xlsx", cwd=tmp_path).returncode == 0
    empty = run("check", "tom.xlsx", cwd=tmp_path)
    assert empty.returncode == 1
    assert "0 avvik" in empty.stdout
    document = {"schema": 1, "setup": FJELLVIK, "answers": BALANCED}
    (tmp_path / "svar.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("fill", "svar.json", "-o", "fylt.xlsx", cwd=tmp_path).returncode == 0
    found = json.loads(run("extract", "fylt.xlsx", cwd=tmp_path).stdout)
    assert found["answers"]["areas"] == BALANCED["areas"]
    checked = run("check", "fylt.xlsx", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "INGENTING MÅ RETTES." in checked.stdout


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("min fil", encoding="utf-8")
    setup = SAMPLES / "oppsett" / "fjellvik.toml"
    done = run("new", setup, "-o", target)
    assert (done.returncode, target.read_text(encoding="utf-8")) == (2, "min fil")
    assert "finnes fra før" in done.stderr
    assert run("new", setup, "-o", target, "-f").returncode == 0
    assert target.read_bytes()[:2] == b"PK"


def test_check_says_both_numbers_and_ends_with_the_verdict() -> None:
    done = run("check", FAULTY)
    assert done.returncode == 1
    assert "Arbeidsplasser i 2028 er ulike i 2.3 og 3.1" in done.stdout
    assert "2.3 har 10" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("MÅ RETTES.")


def test_check_as_json_has_every_field_and_counts_that_agree() -> None:
    report = json.loads(run("check", "--json", FAULTY).stdout)
    assert set(report) == {
        "schema", "tool", "form", "file", "sha256", "saved_by", "verdict", "verdict_reason", "refusal", "cells",
        "counts", "findings", "rules", "exit_code",
    }  # fmt: skip
    assert report["exit_code"] == 1
    assert report["sha256"] == hashlib.sha256(FAULTY.read_bytes()).hexdigest()
    for severity, number in report["counts"].items():
        assert number == sum(one["severity"] == severity for one in report["findings"])
    assert {one["id"] for one in report["rules"]} == {rule.id for rule in RULES}
    finding = next(one for one in report["findings"] if one["rule"] == "OMX301")
    assert Decimal(finding["difference"]) == Decimal(finding["actual"]["value"]) - Decimal(finding["expected"]["value"])


def test_several_files_stand_under_files() -> None:
    done = run("check", "--json", PLAN, FAULTY)
    assert [one["file"] for one in json.loads(done.stdout)["files"]] == ["fjellvik.xlsx", "OMX301.xlsx"]
    assert done.returncode == 1


def test_levels_and_exit_zero() -> None:
    missing = SAMPLES / "feil" / "OMX206.xlsx"
    assert run("check", "-q", missing).returncode == 1
    assert run("check", "-q", "--fail-level", "error", missing).returncode == 0
    assert run("check", "-q", "--exit-zero", missing).returncode == 0


def test_quiet_says_nothing_when_clean() -> None:
    done = run("check", "-q", PLAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_console_without_unicode_gets_words(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONPATH": str(SAMPLES.parent)}
    command = [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", "check", str(FAULTY)]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == 1
    assert b"AVVIK OMX301" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [["extract"], ["check", "--json"], ["check", "--output", "html=-"], ["diff", "--json", str(FAULTY)]],
    ids=["extract", "check", "html", "diff"],
)
def test_what_a_program_reads_is_utf8_whatever_the_console_speaks(words: list[str]) -> None:
    command = [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", *words, str(PLAN)]
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent), "SOURCE_DATE_EPOCH": "1795521600"}
    said = [
        subprocess.run(
            command, capture_output=True, env={**environment, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            timeout=60, check=False,
        ).stdout
        for encoding in ("utf-8", "cp1252", "ascii")
    ]  # fmt: skip
    assert said[0].decode("utf-8")
    assert said[1:] == [said[0]] * 2


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows cannot close a stream")
def test_a_closed_stream_changes_no_verdict(tmp_path: Path) -> None:
    def closed(stream: str, *words: str | Path) -> tuple[int, str]:
        script = f'exec "$@" {stream}'
        command = [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", *map(str, words)]
        done = subprocess.run(
            ["sh", "-c", script, "sh", *command], capture_output=True, text=True, timeout=60, check=False,
            env={**os.environ, "PYTHONPATH": str(SAMPLES.parent)},
        )  # fmt: skip
        assert "Traceback" not in done.stdout + done.stderr
        return done.returncode, done.stderr

    assert closed("2>&-", "check", "-q", PLAN) == (0, "")
    assert closed(">&-", "check", PLAN) == (0, "")
    assert closed("2>&-", "check", FAULTY)[0] == 1
    assert closed("<&-", "check", "-")[0] == 3
    code, says = closed("<&-", "fill", "-", "-o", tmp_path / "x.xlsx")
    assert (code, "stdin er ikke gyldig JSON" in says) == (2, True)
    for words in (("extract", PLAN), ("check", "--json", PLAN)):
        code, says = closed(">&-", *words)
        assert (code, "Standard ut er lukket" in says) == (2, True)


# --- what is read is never written ---


def test_no_command_writes_over_what_it_reads(tmp_path: Path) -> None:
    plan, earlier = tmp_path / "plan.xlsx", tmp_path / "tidligere.xlsx"
    accepted, setup = tmp_path / "godtatt.toml", tmp_path / "oppsett.xlsx"
    for path in (plan, earlier):
        shutil.copy(PLAN, path)
    accepted.write_text("schema = 1\n", encoding="utf-8")
    shutil.copy(SAMPLES / "oppsett" / "fjellvik.toml", setup)
    (tmp_path / "inn").mkdir()
    shutil.copy(PLAN, tmp_path / "inn" / "samlet.xlsx")
    shutil.copy(PLAN, tmp_path / "svar.xlsx")  # fill: told before it is read
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    terms = ("--previous", earlier, "--accept", accepted)
    for words in (
        ("check", plan, "--output", f"html={plan}"),
        ("check", plan, *terms, "--output", f"json={earlier}"),
        ("check", plan, *terms, "--output", f"xlsx={accepted}"),
        ("check", plan, "--output", f"annotated={tmp_path}/"),
        ("extract", plan, "-o", plan),
        ("reissue", plan, "-o", plan),
        ("report", plan, "-o", plan),
        ("diff", plan, earlier, "-o", earlier),
        ("new", setup, "-o", setup),
        ("consolidate", tmp_path / "inn", "-o", tmp_path / "inn"),
    ):
        done = run(*words, "-f")
        assert done.returncode == 2, words
        assert "er filen som leses, og den blir aldri endret" in done.stderr, words
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_fill_and_a_register_are_never_written_over(tmp_path: Path) -> None:
    document = {"schema": 1, "setup": FJELLVIK, "answers": BALANCED}
    answers = tmp_path / "svar.xlsx"
    answers.write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "lenke.xlsx").symlink_to(answers)
    for target in (answers, tmp_path / "lenke.xlsx"):
        done = run("fill", answers, "-o", target, "-f")
        assert (done.returncode, "er filen som leses" in done.stderr) == (2, True)
    assert json.loads(answers.read_text(encoding="utf-8")) == document
    register = tmp_path / "fjellvik-4032.xlsx"
    book = openpyxl.Workbook()
    for row in (["name", "municipalities"], ["Fjellvik", "4032"]):
        book.worksheets[0].append(row)
    book.save(register)
    before = register.read_bytes()
    common = SAMPLES / "oppsett" / "fjellvik.toml"
    done = run("new", common, "--register", register, "-d", tmp_path, "-f")
    assert (done.returncode, "er filen som leses" in done.stderr) == (2, True), done
    assert register.read_bytes() == before
    expected = tmp_path / "ut" / "programmes.csv"
    expected.parent.mkdir()
    expected.write_text("name,municipalities\nx,4032\n", encoding="utf-8")
    done = run("consolidate", PLAN, "--expected", expected, "-o", expected.parent, "-f")
    assert (done.returncode, [path.name for path in expected.parent.iterdir()]) == (2, ["programmes.csv"])


def test_an_output_is_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "fil.txt").write_text("min", encoding="utf-8")
    for words, says in (
        (("check", PLAN, "--output", "html=a.html", "--output", "json=./a.html"), "a.html er oppgitt to ganger"),
        (("report", PLAN, "-o", "a.html", "-o", "mappe/../a.html"), "er oppgitt to ganger"),
        (("extract", PLAN, "-o", "mappe", "-f"), "Kan ikke skrive mappe: det er en mappe."),
        (("extract", PLAN, "-o", "borte/a.json"), "Kan ikke skrive borte/a.json: filen eller mappen finnes ikke."),
        (("extract", PLAN, "-o", f"{'a' * 300}.json"), "navnet er for langt"),
        (("extract", PLAN, "-o", ""), "--output: navnet er tomt."),
        (("check", ""), "FILES: navnet er tomt."),
        (("fill", "svar.json", "-o", "a.csv"), "et skjema må hete noe som slutter på .xlsx"),
        (("consolidate", PLAN, "-o", "fil.txt"), "fil.txt står i veien"),
        (("check", PLAN, "--output", "letter=fil.txt/"), "Kan ikke skrive fil.txt: en del av navnet er en fil"),
        (("fill", "-"), "Oppgi skjemaet som skal skrives, med -o."),
    ):
        done = run(*words, cwd=tmp_path)
        assert done.returncode == 2, words
        assert says in done.stderr, (words, done.stderr)
        assert ".tmp" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fil.txt", "mappe"]


def test_quiet_is_the_same_everywhere(tmp_path: Path) -> None:
    for words in (
        ("new", SAMPLES / "oppsett" / "fjellvik.toml", "-o", "tom.xlsx"),
        ("extract", PLAN, "-o", "svar.json"),
        ("fill", "svar.json", "-o", "fylt.xlsx"),
        ("reissue", PLAN, "-o", "ny.xlsx"),
        ("report", PLAN, "-o", "rapport.md"),
        ("check", PLAN, "--output", "json=funn.json"),
    ):
        done = run(*words, "-q", cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), words


# --- files that cannot be opened ---


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFO")
@pytest.mark.parametrize("what", ["pipe", "device", "folder", "long", "ring", "missing"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, what: str) -> None:
    path = {
        "pipe": tmp_path / "pipe", "device": Path("/dev/zero"), "folder": tmp_path, "long": tmp_path / ("x" * 300),
        "ring": tmp_path / "ring", "missing": tmp_path / "borte",
    }[what]  # fmt: skip
    if what == "pipe":
        os.mkfifo(path)
    if what == "ring":
        path.symlink_to(path)
    words = "finnes ikke" if what in ("long", "ring", "missing") else "Filen kan ikke leses (det er en "
    for command in (
        ("new", path, "-o", tmp_path / "ny.xlsx"),
        ("new", "--register", path, "-d", tmp_path / "ut"),
        ("fill", path, "-o", tmp_path / "ny.xlsx"),
        ("check", PLAN, "--accept", path),
        ("consolidate", PLAN, "--expected", path, "-o", tmp_path / "samlet"),
        ("reissue", PLAN, "--setup", path, "-o", tmp_path / "ny.xlsx"),
    ):
        done = run(*command)
        assert (done.returncode, words in done.stderr) == (2, True), (command, done)
        assert "Mente du" not in done.stderr
    assert run("check", path if what != "folder" else tmp_path / "tom", PLAN).returncode == 3


def test_one_bad_file_or_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    shutil.copy(PLAN, tmp_path / "PLAN.XLSX")
    done = run("check", "--json", tmp_path / "tom", "x" * 300, tmp_path)
    assert done.returncode == 3
    assert [(one["file"][:9], one["verdict"]) for one in json.loads(done.stdout)["files"]] == [
        ("xxxxxxxxx", "refused"), ("PLAN.XLSX", "ok"),
    ]  # fmt: skip
    assert "Fant ingen Excel-filer i" in done.stderr


# --- files that are no form ---


def refused(path: Path) -> str:
    done = run("check", path)
    assert done.returncode == 3, done
    assert "Traceback" not in done.stdout + done.stderr
    assert run("extract", path).returncode == 3
    return done.stdout


def test_a_missing_file(tmp_path: Path) -> None:
    assert "finnes ikke" in refused(tmp_path / "borte.xlsx")


def test_a_text_file_named_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "notat.xlsx"
    path.write_text("bare tekst", encoding="utf-8")
    assert "ikke" in refused(path)


def test_an_old_xls_and_an_encrypted_workbook(tmp_path: Path) -> None:
    for name, stream in (("gammel.xls", "Workbook"), ("laast.xlsx", "EncryptedPackage")):
        path = tmp_path / name
        path.write_bytes(ole(stream))
        assert ("passord" in refused(path)) == (stream == "EncryptedPackage")


def test_someone_elses_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "annet.xlsx")
    assert refused(tmp_path / "annet.xlsx")


def test_an_empty_folder(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.returncode == 3
    assert "Fant ingen Excel-filer" in done.stderr


def test_a_folder_is_searched_and_lock_files_are_noted(tmp_path: Path) -> None:
    shutil.copy(PLAN, tmp_path / "plan.xlsx")
    (tmp_path / "~$plan.xlsx").write_bytes(b"x")
    done = run("check", tmp_path)
    assert done.returncode == 0
    assert "~$plan.xlsx" in done.stderr


def test_a_pattern_is_taken_also_where_no_shell_does(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "[c].xlsx"):
        shutil.copy(PLAN, tmp_path / name)
    done = run("check", "--json", "?.xlsx", "[c].xlsx", cwd=tmp_path)
    assert [one["file"] for one in json.loads(done.stdout)["files"]] == ["a.xlsx", "b.xlsx", "[c].xlsx"]
    assert run("check", "*.xls", cwd=tmp_path).returncode == 3


def test_fill_says_that_a_workbook_is_none_of_its_answers(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "utfylt" / "fjellvik.xlsx", tmp_path / "nord.xlsx")
    done = run("fill", "nord.xlsx", "-o", "x.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("nord.xlsx er en Excel-arbeidsbok, ikke JSON.")
    assert "omstilling-xlsx extract nord.xlsx" in done.stderr
    assert "Mente du" not in done.stderr


def test_answers_are_not_taken_for_a_csv(tmp_path: Path) -> None:
    (tmp_path / "nord.json").write_text('{"schema": 1, "answers": {}}', encoding="utf-8")
    done = run("check", "nord.json", cwd=tmp_path)
    assert done.returncode == 3
    assert "Filen er JSON, ikke en arbeidsbok." in done.stdout


@pytest.mark.parametrize("name", ["finnesikke.xlsx", "felles.toml"])
def test_a_name_that_is_not_alike_is_not_suggested(tmp_path: Path, name: str) -> None:
    for there in ("feil.xlsx", "plan.toml"):
        (tmp_path / there).touch()
    assert "Mente du" not in run("fill", name, "-o", "x.xlsx", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (
            {"areas": [{"name": "Reiseliv", "spending": {"2030": "mye"}}]},
            "Innsatsområde «Reiseliv», 5.2 Ressurser, 2030:",
        ),
        ({"areas": [{"spending": {"2030": "mye"}}]}, "Innsatsområde nr. 1, 5.2 Ressurser, 2030:"),
        ({"jobs": {"2030": "mange"}}, "2.3 Arbeidsplasser, 2030:"),
        ({"admin": {"spending": {"2030": "mye"}}}, "Administrative kostnader til programledelse, 5.2 Ressurser, 2030:"),
        ({"strategies": [{"letter": "A", "area": 3}]}, "3.2 Strategi «A», innsatsområde:"),
        ({"goal_jobs": "mange"}, "2.2 Hovedmål:"),
    ],
)
def test_fill_says_where_as_people_see_it(tmp_path: Path, answers: dict[str, object], says: str) -> None:
    document = {"schema": 1, "setup": FJELLVIK, "answers": answers}
    (tmp_path / "svar.json").write_text(json.dumps(document), encoding="utf-8")
    done = run("fill", "svar.json", "-o", "x.xlsx", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"svar.json: {says}")


@pytest.mark.parametrize(("command", "code"), [("check", 3), ("extract", 3), ("fill", 2)])
def test_a_misspelt_file_is_suggested_and_not_read(tmp_path: Path, command: str, code: int) -> None:
    shutil.copy(PLAN, tmp_path / "fjellvik.xlsx")
    done = run(command, "fjelvik.xlsx", cwd=tmp_path)
    assert done.returncode == code
    assert "Mente du fjellvik.xlsx?" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["fjellvik.xlsx"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "--fail-levle", "error", "a"], "Alternativet --fail-levle finnes ikke. Mente du --fail-level?"),
        (["check", "--fail-level", "feil", "a"], "Velg en av: error, missing, warning, info."),
        (["extract", "a", "-o"], "-o trenger en verdi."),
        (["check"], "FILES mangler. Se omstilling-xlsx check --help"),
        (["explain", "OMX301", "a", "b"], "omstilling-xlsx explain --help"),
        (["chekc"], "Kommandoen «chekc» finnes ikke. Mente du check?"),
        (["explain", "OMX301", "a", "b c"], "Det er for mange argumenter: b c."),
        (["consolidate", "a", "-o", "b", "--jobs", "0"], "--jobs: oppgi et helt tall fra 1 til 512."),
        (["check", "a", "--draft=1"], "--draft tar ingen verdi."),
    ],
)
def test_wrong_use_is_told_in_our_words(words: list[str], says: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["", "new", "check", "report", "consolidate", "demo"])
def test_help_is_norwegian(command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.stdout.startswith("Bruk:")
    assert "Alternativer:" in done.stdout
    assert "Vis denne hjelpen og avslutt." in done.stdout
    for english in ("Usage", "Options", "Show ", "OPTIONS", "COMMAND", "PATH ", "required", "default"):
        assert english not in done.stdout


def test_wrong_use_ends_with_two(tmp_path: Path) -> None:
    wrong = tmp_path / "feil.toml"
    wrong.write_text("[programme]\nnavn = 'x'\n", encoding="utf-8")
    for words in (["chekc", "a"], ["check"], ["new", "finnes-ikke.toml"], ["new", str(wrong)], ["explain", "OMX999"]):
        done = run(*words)
        assert done.returncode == 2, (words, done)
        assert "Traceback" not in done.stderr
    assert "check" in run("chekc", "a").stderr


WHOLE = json.dumps({"schema": 1, "setup": FJELLVIK, "answers": {"frame": "37.5"}})


def test_answers_that_have_no_place_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "svar.json"
    for text in (
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"schema": 2, "setup": {}}',
        '{"schema": 1, "setup": {"programme": 3}}',
        '{"schema": true, "setup": {}}',
        '{"schema": 1.0, "setup": {}}',
        '{"schema": 1, "setup": {}, "setup": {}}',
        *(WHOLE.replace('"37.5"', number) for number in ("9" * 5000, "1e3", "1e100000000000000000000", "NaN")),
    ):
        path.write_text(text, encoding="utf-8")
        done = run("fill", path, "-o", tmp_path / "ut.xlsx")
        assert (done.returncode, (tmp_path / "ut.xlsx").exists()) == (2, False), (text[:20], done)
        assert "Traceback" not in done.stderr


# --- rules ---


def test_answers_in_another_encoding_are_told_so(tmp_path: Path) -> None:
    path = tmp_path / "svar.json"
    for data in (WHOLE.replace("Telemark", "Ås").encode("latin-1"), WHOLE.encode("utf-16")):
        path.write_bytes(data)
        done = run("fill", path, "-o", tmp_path / "ut.xlsx")
        assert (done.returncode, "ikke lagret som UTF-8" in done.stderr) == (2, True)


def test_a_moment_that_is_none_is_wrong_use() -> None:
    for given in ("99999999999999", "i går", "1_0"):
        done = run("check", "-q", PLAN, SOURCE_DATE_EPOCH=given)
        assert (done.returncode, "SOURCE_DATE_EPOCH" in done.stderr) == (2, True)


def test_every_rule_is_listed_and_explained() -> None:
    listed = run("rules").stdout
    assert [line.split()[1] for line in listed.splitlines()] == [rule.id for rule in EVERY]
    assert {one["id"] for one in json.loads(run("rules", "--json").stdout)["rules"]} == {rule.id for rule in EVERY}
    assert "! OMX402  Hver finansiør betaler sin avtalte andel i alt (sjekk, avvik)" in listed
    explained = run("explain", "omx301").stdout
    for word in ("Hvorfor", "Eksempel", "Gjør slik", "For rådgiver"):
        assert word in explained


# --- consolidate ---


def rows(path: Path) -> Sequence[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_consolidate_ties_and_tells_how_each_file_ended(tmp_path: Path) -> None:
    source, out = tmp_path / "inn", tmp_path / "ut"
    shutil.copytree(SAMPLES / "utfylt", source)
    shutil.copy(PLAN, source / "kopi.xlsx")
    (source / "notat.xlsx").write_text("nei", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in source.iterdir()}
    done = run("consolidate", source, "-o", out)
    assert done.returncode == 3, done
    assert "5 filer: 1 klar, 2 med funn, 1 avvist, 1 erstattet." in done.stdout
    assert {path.name: path.read_bytes() for path in source.iterdir()} == before
    facts = rows(out / "facts.csv")
    funding = sum(
        Decimal(one["amount"]) for one in facts if one["table"] == "funding" and one["municipalities"] == "4032"
    )
    assert funding == Decimal(36) + Decimal("17.625")
    assert {one["file"] for one in rows(out / "refused.csv")} == {"kopi.xlsx", "notat.xlsx"}
    assert len(rows(out / "programmes.csv")) == 3
    sheets = openpyxl.load_workbook(out / "samlet.xlsx")
    assert sheets["Data"].max_row == len(facts) + 1
    assert run("consolidate", source, "-o", out).returncode == 3  # its own journal: it goes on there
    (out / "journal.sqlite").unlink()
    assert run("consolidate", source, "-o", out).returncode == 2
    assert run("consolidate", source, "-o", out, "-f").returncode == 3


def test_two_files_of_one_programme_are_a_question(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        changed = {**BALANCED, "contact": name}
        ox.fill({"schema": 1, "setup": FJELLVIK, "answers": changed}, tmp_path / name)
    batch = ox.consolidate(sorted(tmp_path.iterdir()))
    assert batch.counts == {"refused": 2}
    assert len(batch.facts) == 0


def test_a_newer_edition_replaces_an_older(tmp_path: Path) -> None:
    for edition in (1, 2):
        programme = {**FJELLVIK["programme"], "edition": edition}
        setup = {**FJELLVIK, "programme": programme}
        ox.fill({"schema": 1, "setup": setup, "answers": BALANCED}, tmp_path / f"utgave{edition}.xlsx")
    batch = ox.consolidate(sorted(tmp_path.iterdir()))
    assert batch.counts == {"replaced": 1, "ready": 1}
    assert set(batch.facts["edition"]) == {2}


# --- what a check costs and touches ---


def test_check_imports_no_heavy_library_and_help_none_of_the_model() -> None:
    script = (
        "import sys\nfrom omstilling_xlsx.cli import group\n"
        "try: group(sys.argv[1:], standalone_mode=False)\nexcept SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent)}
    loaded = subprocess.run(
        [sys.executable, "-c", script, "check", str(PLAN)], capture_output=True, text=True, env=environment, check=False
    ).stderr.split()
    assert not {"pandas", "xlsxwriter", "openpyxl", "jinja2", "rich", "numpy"} & set(loaded)
    assert "readers.filled" in loaded
    helped = subprocess.run(
        [sys.executable, "-c", script, "--help"], capture_output=True, text=True, env=environment, check=False
    ).stderr.split()
    assert not {"readers.filled", "workbook.form.build"} & set(helped)


@pytest.mark.parametrize("command", ["check", "extract"])
def test_one_file_opens_no_socket_starts_no_process_and_writes_nothing(command: str) -> None:
    watch = (
        "import sys\n"
        "def hook(event, args):\n"
        "    if event.startswith(('socket.', 'subprocess.', 'os.exec', 'os.fork', 'os.posix_spawn', 'os.system')):\n"
        "        sys.stderr.write('AUDIT ' + event + chr(10))\n"
        "    if event == 'open' and isinstance(args[1], str) and set(args[1]) & set('wax+'):\n"
        "        sys.stderr.write('AUDIT open ' + str(args[0]) + chr(10))\n"
        "sys.addaudithook(hook)\n"
        "from omstilling_xlsx.cli import main\nmain()"
    )
    before = hashlib.sha256(PLAN.read_bytes()).hexdigest()
    environment = {**os.environ, "PYTHONPATH": str(SAMPLES.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", watch, command, str(PLAN)], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0
    assert "AUDIT" not in done.stderr
    assert hashlib.sha256(PLAN.read_bytes()).hexdigest() == before
