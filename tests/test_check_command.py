"""`check` as it is used: formats, terms, languages, editions, streams; whole processes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generators.report.rules import rule_in_file
from omstilling_xlsx.samples.faults import FAULTS, earlier_form, faulty_form
from tests.plans import checked
from tests.reports import hostile_file
from tests.test_cli import FAULTY, PLAN, SAMPLES, run
from workbook.rules.catalogue import BY_ID, RULES
from workbook.texts import texts

EPOCH = "1795521600"  # 24 November 2026
ALL = ("text", "json", "sarif", "junit", "html", "xlsx")


def test_several_formats_in_one_run_twice_the_same(tmp_path: Path) -> None:
    hostile = hostile_file(tmp_path)
    before = hostile.read_bytes()
    made: list[dict[str, bytes]] = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        names = {**{name: f"{name}.ut" for name in ALL}, "annotated": "retur.xlsx", "letter": "brev.md"}
        wanted = [word for format, name in names.items() for word in ("--output", f"{format}={folder / name}")]
        done = run("check", hostile, *wanted, SOURCE_DATE_EPOCH=EPOCH)
        assert done.returncode == 1, done.stderr
        assert done.stderr.count("Skrev ") == len(names)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert b"2026-11-24" in made[0]["html.ut"]
    assert hostile.read_bytes() == before


def test_nothing_is_written_when_one_file_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("min", encoding="utf-8")
    wanted = ["--output", f"html={tmp_path / 'a.html'}", "--output", f"json={tmp_path / 'b.json'}"]
    done = run("check", FAULTY, *wanted)
    assert (done.returncode, (tmp_path / "a.html").exists()) == (2, False)
    assert (tmp_path / "b.json").read_text(encoding="utf-8") == "min"
    assert run("check", FAULTY, *wanted, "-f").returncode == 1


def test_a_format_on_stdout_stands_there_alone() -> None:
    for format in ("json", "sarif"):
        assert json.loads(run("check", FAULTY, "--output", f"{format}=-").stdout)
    assert run("check", FAULTY, "--output", "html=-").stdout.startswith("<!doctype html>")


def test_many_forms_go_back_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "notat.xlsx").write_text("nei", encoding="utf-8")
    files = (PLAN, FAULTY, tmp_path / "notat.xlsx")
    assert run("check", *files, "--output", f"annotated={tmp_path / 'retur.xlsx'}").returncode == 2
    out = tmp_path / "ut"
    done = run("check", *files, "--output", f"annotated={out}/", "--output", f"letter={out}/")
    assert done.returncode == 3, done.stderr
    assert sorted(path.name for path in out.iterdir()) == [
        "OMX301.md", "OMX301.xlsx", "fjellvik.md", "fjellvik.xlsx", "notat.md",
    ]  # fmt: skip
    assert "notat.xlsx" in done.stderr


def test_wrong_use_of_output_is_told() -> None:
    for words in ("html", "html=", "pdf=x.pdf", "letter=brev.txt"):
        done = run("check", FAULTY, "--output", words)
        assert done.returncode == 2, words
        assert "Traceback" not in done.stderr
    assert run("check", FAULTY, "--output", "json=-", "--output", "html=-").returncode == 2


def test_a_letter_without_word_support_is_markdown_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "docx.py").write_text("raise ImportError\n", encoding="utf-8")
    done = run(
        "check", FAULTY, "--output", f"letter={tmp_path / 'brev.docx'}",
        PYTHONPATH=os.pathsep.join((str(tmp_path), str(SAMPLES.parent))),
    )  # fmt: skip
    assert done.returncode == 1
    assert "omstilling-xlsx[report]" in done.stderr
    assert (tmp_path / "brev.md").exists()


# --- terms ---


def test_rules_are_chosen_by_id_and_prefix() -> None:
    assert run("check", "-q", "--ignore", "OMX301", FAULTY).returncode == 0
    assert run("check", "-q", "--ignore", "3", FAULTY).returncode == 0
    assert run("check", "-q", "--select", "OMX4,5", FAULTY).returncode == 0
    assert run("check", "-q", "--select", "omx301", FAULTY).returncode == 1
    wrong = run("check", "--select", "OMX1234", FAULTY)
    assert wrong.returncode == 2
    assert "OMX1234" in wrong.stderr


def test_an_empty_word_is_no_rule() -> None:
    assert run("check", "-q", "--ignore", "405,", FAULTY).returncode == 1
    for words in (("--ignore", ""), ("--select", ""), ("--select", " , ")):
        refused = run("check", *words, FAULTY)
        assert (refused.returncode, refused.stdout) == (2, ""), words
        assert words[0] in refused.stderr


def test_rules_of_many_files_are_told_of_as_consolidates() -> None:
    wrong = run("check", "--select", "OMX9", FAULTY)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "consolidate" in wrong.stderr


def test_a_draft_is_milder() -> None:
    missing = SAMPLES / "feil" / "OMX206.xlsx"
    assert run("check", "-q", missing).returncode == 1
    assert run("check", "-q", "--draft", missing).returncode == 0


def test_an_accepted_deviation_is_shown_with_who_and_until(tmp_path: Path) -> None:
    accepted = tmp_path / "godtatt.toml"
    text = """schema = 1
[[accept]]
rule = "OMX404"
actual = "36"
expected = "37"
reason = "Vedtak 12/27."
who = "Ola Rådgiver"
until = 2026-12-31
"""
    accepted.write_text(text, encoding="utf-8")
    plan = SAMPLES / "feil" / "OMX404.xlsx"
    done = run("check", "--accept", accepted, plan, SOURCE_DATE_EPOCH=EPOCH)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Godtatt: Vedtak 12/27. (Ola Rådgiver, til 31. desember 2026)" in done.stdout
    assert "1 godtatt" in done.stdout
    sarif = json.loads(run("check", "--accept", accepted, plan, "--output", "sarif=-", SOURCE_DATE_EPOCH=EPOCH).stdout)
    suppressed = [one for one in sarif["runs"][0]["results"] if "suppressions" in one]
    assert [one["ruleId"] for one in suppressed] == ["OMX404"]
    late = run("check", "--accept", accepted, plan, SOURCE_DATE_EPOCH="1830000000")
    assert late.returncode == 1
    assert "gjaldt til 31. desember 2026" in late.stderr
    accepted.write_text(text.replace("37", "38"), encoding="utf-8")
    changed = run("check", "--accept", accepted, plan, SOURCE_DATE_EPOCH=EPOCH)
    assert changed.returncode == 1
    assert 'expected = "37"' in changed.stderr
    accepted.write_text("schema = 2", encoding="utf-8")
    assert run("check", "--accept", accepted, plan).returncode == 2


# --- editions ---


def edition(folder: Path, rule: str) -> tuple[Path, Path]:
    from generators.form import form_bytes

    now, before = folder / "ny.xlsx", folder / "gammel.xlsx"
    now.write_bytes(form_bytes(*faulty_form(FAULTS[rule])))
    before.write_bytes(form_bytes(*earlier_form(FAULTS[rule])))
    return now, before


def test_an_earlier_edition_is_compared_and_what_it_had_is_known(tmp_path: Path) -> None:
    now, before = edition(tmp_path, "OMX805")
    done = run("check", now, "--previous", before)
    assert done.returncode == 0, done.stdout
    assert "OMX805" in done.stdout
    assert "Neste ledige bokstav er H" in done.stdout
    assert "Neste ledige strategibokstav i en ny utgave: H." in done.stderr
    again = json.loads(run("check", "--json", FAULTY, "--previous", FAULTY).stdout)
    assert {one["status"] for one in again["findings"]} == {"known"}


def test_another_programme_is_no_earlier_edition(tmp_path: Path) -> None:
    done = run("check", PLAN, "--previous", SAMPLES / "utfylt" / "meloy.xlsx")
    assert done.returncode == 2
    assert "samme program" in done.stderr
    assert "strategibokstav" not in done.stderr  # it is refused before anything is said of it
    assert run("check", PLAN, "--previous", tmp_path / "borte.xlsx").returncode == 3


# --- streams and languages ---


def test_a_form_from_stdin() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", "check", "-"],
        input=FAULTY.read_bytes(), capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(SAMPLES.parent)},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "stdin.xlsx" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(("language", "word"), [("nn", "Arbeidsplassar"), ("en", "Jobs")])
def test_the_report_speaks_the_language_that_is_asked_for(language: str, word: str) -> None:
    assert word in run("check", "--lang", language, FAULTY).stdout


def test_all_unfolds_and_merging_says_how_many(tmp_path: Path) -> None:
    hostile = hostile_file(tmp_path)
    folded, unfolded = run("check", hostile).stdout, run("check", "--all", hostile).stdout
    assert "Tekst i tallfelt: 4 felt" in folded
    assert folded.count("OMX201  ") == 1
    assert unfolded.count("OMX201  ") == 4
    assert "følger av andre" not in unfolded


@pytest.mark.parametrize("columns", ["60", "80"])
def test_lines_keep_to_the_terminal_and_addresses_are_whole(columns: str, tmp_path: Path) -> None:
    told = run("check", hostile_file(tmp_path), COLUMNS=columns).stdout
    assert max(map(len, told.splitlines())) <= int(columns)
    assert "Finansiering!C8:D8" in told


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "cp865", "ascii"])
def test_an_old_console_gets_words_and_no_escape_codes(encoding: str, tmp_path: Path) -> None:
    hostile = hostile_file(tmp_path)
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "PYTHONPATH": str(SAMPLES.parent)}
    command = [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", "check", str(hostile)]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    # click takes a stream that says ascii for a badly set up one and writes UTF-8.
    told = done.stdout.decode("utf-8" if encoding == "ascii" else encoding)
    assert "AVVIK OMX201" in told
    assert "\x1b" not in told
    assert not {"✗", "→", "…"} & set(told)
    assert "Beløpet for KDD" in told


def test_ascii_has_words_alone() -> None:
    told = run("check", "--ascii", FAULTY).stdout
    assert not set("✗…·→–«»") & set(told)


def test_colour_only_on_a_terminal(tmp_path: Path) -> None:
    if shutil.which("script") is None:
        pytest.skip("no program `script` to make a terminal")
    command = f"{sys.executable} -c 'from omstilling_xlsx.cli import main; main()' check {FAULTY}"
    for flags, environment, coloured in (("", {}, True), (" --no-color", {}, False), ("", {"NO_COLOR": "1"}, False)):
        done = subprocess.run(
            ["script", "-qec", command + flags, "/dev/null"], capture_output=True, check=False, timeout=60,
            env={"TERM": "xterm", "PATH": os.environ["PATH"], "PYTHONPATH": str(SAMPLES.parent), **environment},
        )  # fmt: skip
        assert (b"\x1b[31m" in done.stdout) == coloured, (flags, done.stdout[:200])


# --- rules ---


def test_the_rule_page_is_printed_from_the_rules() -> None:
    page = (SAMPLES.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    assert run("rules", "--format", "md").stdout == page, "run: omstilling-xlsx rules --format md > docs/rules.md"
    assert all(f"## {rule.id}" in page for rule in RULES)


def test_explain_tells_a_files_own_numbers() -> None:
    told = run("explain", "301", FAULTY).stdout
    assert "Arbeidsplasser i 2028 er ulike" in told
    assert "Arbeidsplassmålet for Eksisterende næringsliv i 2028 (Innsatsområder!D8): 7" in " ".join(told.split())
    assert run("explain", "OMX801", FAULTY).stdout.endswith("Ingen tidligere utgave er oppgitt.\n")
    assert run("explain", "OMX301", SAMPLES / "borte.xlsx").returncode == 3


def test_explain_names_each_input_behind_once() -> None:
    told = rule_in_file(BY_ID["OMX402"], checked(*faulty_form(FAULTS["OMX402"])), texts("nb"))
    assert told.count("    Beløpet for KDD i 2027 (Finansiering!C8): 4,2\n") == told.count("! SJEKK: ") == 2
    assert told.count("Andelen i alt er som avtalt – KDD:") == 1


def test_explain_tells_of_rules_for_a_batch() -> None:
    assert "Et program er levert én gang i hver utgave" in run("explain", "OMX901").stdout
    told = run("explain", "901", str(PLAN))
    assert (told.returncode, told.stdout.split()[-4:]) == (
        0,
        ["Ikke", "aktuell.", "Sjekkes", "ved", "sammenslåing"][-4:],
    )


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["$defs"]["file"]["additionalProperties"] is False


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_commands(shell: str) -> None:
    main = "import sys; sys.argv[0] = 'omstilling-xlsx'; from omstilling_xlsx.cli import main; main()"
    asked = {"_OMSTILLING_XLSX_COMPLETE": f"{shell}_complete", "COMP_WORDS": "omstilling-xlsx che", "COMP_CWORD": "1"}
    fish = {"COMP_CWORD": "che"} if shell == "fish" else {}
    done = subprocess.run(
        [sys.executable, "-c", main], capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(SAMPLES.parent), **asked, **fish},
    )  # fmt: skip
    assert "check" in done.stdout, done


def test_the_readme_shows_what_check_says() -> None:
    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("$ omstilling-xlsx check samples/feil/OMX301.xlsx\n")[2].partition("```")[0]
    assert run("check", "samples/feil/OMX301.xlsx", cwd=SAMPLES.parent, COLUMNS="80").stdout == shown


# --- no verdict ---


UNCHECKED = [
    (("--select", "301", "--ignore", "301"), "Alle er valgt bort på kommandolinjen."),
    (("--ignore", "OMX"), "Alle er valgt bort på kommandolinjen."),
    (("--select", "801"), "Ingen tidligere utgave er oppgitt."),
]


@pytest.mark.parametrize(("terms", "why"), UNCHECKED)
def test_a_run_in_which_no_rule_ran_has_no_verdict_in_any_format(
    terms: tuple[str, ...], why: str, tmp_path: Path
) -> None:
    names = {format: tmp_path / f"{format}.ut" for format in ALL}
    names |= {"letter": tmp_path / "brev.md", "xlsx": tmp_path / "liste.xlsx"}
    wanted = [word for format, path in names.items() for word in ("--output", f"{format}={path}")]
    done = run("check", PLAN, *terms, *wanted)
    assert done.returncode == 3
    assert done.stdout.endswith(f"IKKE KONTROLLERT. Ingen regel er kjørt. {why}\n")
    found = json.loads(names["json"].read_text(encoding="utf-8"))
    assert (found["verdict"], found["verdict_reason"]) == ("unchecked", f"Ingen regel er kjørt. {why}")
    [invocation] = json.loads(names["sarif"].read_text(encoding="utf-8"))["runs"][0]["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert why in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert 'errors="1"' in names["junit"].read_text(encoding="utf-8")
    for format in ("text", "html", "junit", "letter"):
        told = names[format].read_text(encoding="utf-8")
        assert why in told, format
        assert "ngenting må rettes" not in told.replace("INGENTING MÅ RETTES", "ngenting må rettes"), format
    from openpyxl import load_workbook

    [files] = load_workbook(names["xlsx"])["Filer"].iter_rows(min_row=2, max_row=2, values_only=True)
    assert any(why in str(value) for value in files)


def test_the_copy_says_that_it_has_no_verdict(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    copy = tmp_path / "retur.xlsx"
    assert run("check", PLAN, "--ignore", "OMX", "--output", f"annotated={copy}").returncode == 3
    assert "Ingen regel er kjørt." in load_workbook(copy)["Funn"]["A3"].value
