"""Many files → one data set: which count, how each ended, sums that tie, bytes that nothing but the files decides."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sqlite3
import unicodedata
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.properties import PageSetupProperties

import omstilling_xlsx as ox
from generators import samlet
from generators.heights import LINE
from generators.paper import DIGIT, READABLE, ROOM
from omstilling_xlsx.commands.report import report
from omstilling_xlsx.examine import Examined
from omstilling_xlsx.journal import Journal, Unkept, seal
from omstilling_xlsx.samples.plans import FJELLVIK
from readers.opening import reason_of
from tests import engines
from tests.conftest import needs
from tests.deliveries import PLACES, contents, deliver, hooked, programmes
from tests.hostile import zipped
from tests.test_cli import SAMPLES, run
from workbook.batch import Batch, Content, Delivery, delivered, notes, programme_id, settle
from workbook.expected import Expected, States
from workbook.phrase import told
from workbook.texts import texts


def rows(path: Path) -> Sequence[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def control(folder: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return known


@pytest.fixture
def inn(tmp_path: Path) -> Path:
    """Nine files: five that count (two of them faulty), two bad ones, a copy, and an edition that is replaced."""
    folder = tmp_path / "inn"
    programmes(folder, 3)
    shutil.copytree(SAMPLES / "utfylt", folder, dirs_exist_ok=True)
    (folder / "fjellvik.xlsx").unlink()
    (folder / "notat.xlsx").write_text("nei", encoding="utf-8")
    (folder / "tom.xlsx").write_bytes(b"")
    shutil.copy(folder / "00.xlsx", folder / "kopi.xlsx")
    deliver(folder / "utgave2.xlsx", "Program 1", edition=2, municipalities=[PLACES[1]])
    return folder


# --- what ties -------------------------------------------------------------------------------------------------


def test_every_file_ends_in_one_way_and_is_listed(inn: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    before = contents(inn)
    done = run("consolidate", inn, "-o", out)
    assert (done.returncode, done.stdout.strip()) == (
        3, "9 filer: 3 klare, 2 med funn, 2 avvist, 2 erstattet."
    ), done  # fmt: skip
    assert contents(inn) == before
    files = control(out)["files"]
    assert files == {"found": 9, "ready": 3, "findings": 2, "refused": 2, "replaced": 2, "skipped": 0}
    assert len(rows(out / "programmes.csv")) == 9 - 2 - 2
    refused = {one["file"]: one for one in rows(out / "refused.csv")}
    assert {name: one["state"] for name, one in refused.items()} == {
        "notat.xlsx": "refused", "tom.xlsx": "refused", "kopi.xlsx": "replaced", "01.xlsx": "replaced",
    }  # fmt: skip
    assert all(one["reason"] and one["remedy"] for one in refused.values())
    assert "00.xlsx" in refused["kopi.xlsx"]["reason"]
    assert "utgave2.xlsx" in refused["01.xlsx"]["reason"]


def extracted(paths: Sequence[Path]) -> dict[tuple[str, str, str], Decimal]:
    """Sums per table, year and financier's kind, from `extract` of each file on its own."""
    sums: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for path in paths:
        answers: Any = ox.extract(path)["answers"]
        for year, amount in answers.get("jobs", {}).items():
            sums["jobs", year, ""] += Decimal(amount)
        for area in answers.get("areas", []):
            for year, amount in area.get("jobs", {}).items():
                sums["area_jobs", year, ""] += Decimal(amount)
            for year, amount in area.get("spending", {}).items():
                sums["spending", year, ""] += Decimal(amount)
        for row in ("programme", "admin"):
            for year, amount in answers.get(row, {}).get("spending", {}).items():
                sums["spending", year, row] += Decimal(amount)
        for one in answers.get("financiers", []):
            for year, amount in one.get("funding", {}).items():
                sums["funding", year, one["kind"]] += Decimal(amount)
            if "share" in one:
                sums["share", "", one["kind"]] += Decimal(one["share"])
        for table, key in (("goal", "goal_jobs"), ("frame", "frame")):
            if key in answers:
                sums[table, "", ""] += Decimal(answers[key])
    return dict(sums)


def test_sums_are_those_of_extract_exactly(inn: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    run("consolidate", inn, "-o", out)
    counted = [inn / one["file"] for one in rows(out / "programmes.csv")]
    alone = extracted(counted)
    sums: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for fact in rows(out / "facts.csv"):
        sums[fact["table"], fact["year"], fact["kind"]] += Decimal(fact["amount"])
    assert dict(sums) == alone
    totals = {
        (table, year.strip("-"), kind.strip("-")): Decimal(amount)
        for table, years in control(out)["totals"].items()
        for year, kinds in years.items()
        for kind, amount in kinds.items()
    }
    assert totals == alone


def test_every_number_leads_to_its_cell(inn: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    run("consolidate", inn, "-o", out)
    books: dict[str, openpyxl.Workbook] = {}
    for fact in rows(out / "facts.csv"):
        if fact["file"] not in books:
            books[fact["file"]] = openpyxl.load_workbook(inn / fact["file"], data_only=True)
        assert Decimal(repr(books[fact["file"]][fact["sheet"]][fact["cell"]].value)) == Decimal(fact["amount"])
    assert len(books) == 5


def resealed(book: sqlite3.Connection) -> None:
    """The rows as if we had written them so ourselves."""
    for sha, head, body in book.execute("SELECT sha256, head, body FROM files").fetchall():
        book.execute("UPDATE files SET seal = ? WHERE sha256 = ?", (seal(head.encode(), body), sha))


def test_totals_that_do_not_tie_leave_the_old_set_and_end_4(tmp_path: Path) -> None:
    import zlib

    inn, out = tmp_path / "inn", tmp_path / "ut"
    programmes(inn, 2)
    assert run("consolidate", inn, "-o", out).returncode == 0
    before = contents(out)
    with sqlite3.connect(out / "journal.sqlite") as book:
        sha, body = book.execute("SELECT sha256, body FROM files ORDER BY sha256").fetchone()
        wrong = json.loads(zlib.decompress(body))
        fact = next(one for one in wrong["facts"] if one[0] == "funding")
        fact[5] = str(Decimal(fact[5]) + Decimal("0.000001"))
        book.execute("UPDATE files SET body = ? WHERE sha256 = ?", (zlib.compress(json.dumps(wrong).encode()), sha))
        resealed(book)
    book.close()
    done = run("consolidate", inn, "-o", out)
    assert done.returncode == 4
    assert "funding" in done.stderr
    assert contents(out) == before


def test_a_year_without_a_number_is_missing_not_zero(tmp_path: Path) -> None:
    deliver(tmp_path / "a.xlsx", "A", {"jobs": {"2027": "5", "2029": "0"}})
    facts = ox.consolidate(tmp_path / "a.xlsx").facts
    jobs = facts[facts["table"] == "jobs"]
    assert dict(zip(jobs["year"], jobs["amount"], strict=True)) == {"2027": Decimal(5), "2029": Decimal(0)}


# --- nothing but the files decides the bytes -------------------------------------------------------------------


def test_order_workers_hash_seed_locale_and_zone_change_no_byte(inn: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "en", tmp_path / "to"
    paths = sorted(inn.iterdir())
    run("consolidate", *paths, "-o", one, "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    run(
        "consolidate", *reversed(paths), "-o", two, "--jobs", "4",
        PYTHONHASHSEED="77", TZ="Asia/Tokyo", LC_ALL="nb_NO.ISO-8859-1", LANG="C",
    )  # fmt: skip
    assert contents(one).keys() == contents(two).keys()
    assert contents(one) == contents(two)


def test_the_order_in_which_files_are_read_decides_nothing() -> None:
    files = [
        Delivery("b.xlsx", "1", "4032-2027-2032-a", 1, "ready"),
        Delivery("a.xlsx", "1", "4032-2027-2032-a", 1, "ready"),
        Delivery("c.xlsx", "2", "4032-2027-2032-a", 2, "ready"),
        Delivery("d.xlsx", "3", "0301-2027-2032-b", 1, "ready"),
        Delivery("e.xlsx", "4", "0301-2027-2032-b", 1, "ready"),
    ]  # fmt: skip
    orders = {repr(settle(order)) for order in permutations(files)}
    assert len(orders) == 1
    settled = settle(files)
    assert [one.name for one in settled.chosen] == ["c.xlsx"]
    assert {(one.name, ruling.value) for one, ruling, _ in settled.aside} == {
        ("a.xlsx", "edition"), ("b.xlsx", "copy"), ("d.xlsx", "twice"), ("e.xlsx", "twice"),
    }  # fmt: skip


A, B = "4032-2027-2032-a", "4032-2027-2033-a"
VEST = ("4032", "3305")


@pytest.mark.parametrize(
    ("sent", "expected", "asked"),
    [
        ([(A, "A", VEST), (B, "A", VEST[::-1])], (), ["0.xlsx («A», 2027–2032)", "1.xlsx («A», 2027–2033)"]),
        ([(A, "A", ("4032",)), ("4032-2027-2032-b", "B", ("4032",))], (), ["0.xlsx («A»", "1.xlsx («B»"]),
        ([(A, "A", ("4032",)), (B, "a", VEST)], (), ["0.xlsx", "1.xlsx"]),  # a kommune has joined it
        ([(A, "A", ("4032",)), ("3305-2027-2032-a", "A", ("3305",))], (), []),
        ([(A, "A", ("4032",)), ("3305-2027-2032-b", "B", VEST)], (), []),
        ([(A, "A", ("4032",)), ("4032-2033-2038-b", "B", ("4032",))], (), []),
        ([(A, "A", ("4032",)), ("4032-2033-2038-a", "A", ("4032",))], (), ["1.xlsx («A», 2033–2038)"]),
        ([(A, "A", ("4032",)), ("4032-2027-2032-b", "B", ("4032",))], ("A", "B"), []),
        ([(A, "A", ("4032",)), ("4032-2027-2032-b", "B", ("4032",))], ("A",), ["0.xlsx"]),
    ],
)
def test_what_may_be_one_programme_is_asked_about_unless_a_register_has_both(
    sent: list[tuple[str, str, tuple[str, ...]]], expected: tuple[str, ...], asked: list[str]
) -> None:
    files = [
        Delivery(f"{at}.xlsx", str(at), key, 1, "ready", programme=name, numbers=numbers)
        for at, (key, name, numbers) in enumerate(sent)
    ]
    known = [Expected("", name, name.casefold(), ("4032",), "", "", False, "") for name in expected]
    settled = settle(files)
    found = [note for note in notes(settled, delivered(settled, known or None)) if note.rule == "OMX908"]
    assert len(found) == bool(asked)
    assert all(words in str(found[0].facts["files"]) for words in asked)


def test_the_order_of_the_kommuner_makes_no_new_programme() -> None:
    assert programme_id(VEST, "2027", "2032", "A") == programme_id(VEST[::-1], "2027", "2032", "a")


# --- resume ----------------------------------------------------------------------------------------------------


def test_a_second_run_reads_only_what_is_new_and_gives_the_same_bytes(tmp_path: Path) -> None:
    inn, out, log = tmp_path / "inn", tmp_path / "ut", tmp_path / "opened"
    paths = programmes(inn, 4)
    late = tmp_path / paths[-1].name
    shutil.move(paths[-1], late)
    environment: Any = {"PYTHONPATH": f"{hooked(tmp_path / 'hook')}{os.pathsep}{SAMPLES.parent}", "OPENED": str(log)}
    assert run("consolidate", inn, "-o", out, **environment).returncode == 0
    assert set(log.read_text(encoding="utf-8").split()) == {path.name for path in paths[:-1]}
    log.unlink()
    shutil.move(late, inn)
    assert run("consolidate", inn, "-o", out, **environment).returncode == 0
    assert set(log.read_text(encoding="utf-8").split()) == {late.name}
    whole = tmp_path / "hel"
    run("consolidate", inn, "-o", whole)
    assert contents(out) == contents(whole)


def test_a_journal_of_other_rules_is_not_believed(tmp_path: Path) -> None:
    inn, out = tmp_path / "inn", tmp_path / "ut"
    programmes(inn, 1)
    run("consolidate", inn, "-o", out)
    with sqlite3.connect(out / "journal.sqlite") as book:
        book.execute("UPDATE files SET head = replace(head, '\"ready\"', '\"findings\"')")
        resealed(book)
    book.close()
    assert "0 klare" in run("consolidate", inn, "-o", out).stdout  # believed: the journal is the same edition's
    with sqlite3.connect(out / "journal.sqlite") as book:
        book.execute("UPDATE edition SET key = 'en annen'")
    book.close()
    assert "1 klar," in run("consolidate", inn, "-o", out).stdout


def changed(out: Path, statement: str) -> None:
    with sqlite3.connect(out / "journal.sqlite") as book:
        book.execute(statement)
    book.close()


@pytest.fixture(scope="module")
def consolidated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, bytes]]:
    """A folder of two files, what was made of it, and that as bytes."""
    top = tmp_path_factory.mktemp("journal")
    programmes(top / "inn", 2)
    ox.consolidate(top / "inn", output=top / "ut")
    return top / "inn", top / "ut", contents(top / "ut")


ROWS, ANEW = "ikke kunne leses, og er kontrollert på nytt: 2", "journal.sqlite kunne ikke brukes"
DAMAGE = {
    "UPDATE files SET body = x'00'": ROWS,
    "UPDATE files SET body = x'78da' || randomblob(99)": ROWS,
    "UPDATE files SET body = NULL": ROWS,
    "UPDATE files SET body = 7": ROWS,
    "UPDATE files SET head = '{'": ROWS,
    "UPDATE files SET head = x'ff'": ROWS,
    "UPDATE files SET head = NULL": ROWS,
    "UPDATE files SET head = replace(head, '1', '2')": ROWS,
    "UPDATE files SET seal = NULL": ROWS,
    "UPDATE edition SET key = x'ff'": "",
    "DELETE FROM edition": "",
    "DROP TABLE files": "",
    "DROP TABLE edition": "",
    "ALTER TABLE files RENAME COLUMN seal TO other": "",
    "PRAGMA user_version = 1": "",
    "PRAGMA application_id = 3": ANEW,
}


@pytest.mark.parametrize("statement", DAMAGE)
def test_a_damaged_row_is_read_anew_and_another_layout_begun_anew(
    consolidated: tuple[Path, Path, dict[str, bytes]], statement: str
) -> None:
    inn, out, before = consolidated
    changed(out, statement)
    done = run("consolidate", inn, "-o", out)
    assert (done.returncode, done.stdout) == (0, "2 filer: 2 klare, 0 med funn, 0 avvist, 0 erstattet.\n"), done
    assert DAMAGE[statement] in done.stderr
    assert len(done.stderr.splitlines()) == 1 + bool(DAMAGE[statement])
    assert contents(out) == before
    assert len(run("consolidate", inn, "-o", out).stderr.splitlines()) == 1


@pytest.mark.parametrize("damage", ["text", "empty", "cut", "flipped"])
def test_a_journal_that_is_none_is_begun_anew_where_a_set_of_ours_lies(
    consolidated: tuple[Path, Path, dict[str, bytes]], damage: str
) -> None:
    inn, out, before = consolidated
    journal = out / "journal.sqlite"
    data = journal.read_bytes()
    flipped = bytearray(data)
    flipped[4096:] = bytes(byte ^ 0x55 for byte in flipped[4096:])
    journal.write_bytes({"text": b"nei", "empty": b"", "cut": data[:5000], "flipped": bytes(flipped)}[damage])
    done = run("consolidate", inn, "-o", out)
    assert done.returncode == 0, done
    assert (ANEW in done.stderr) == (damage != "empty")
    assert contents(out) == before


def test_a_journal_of_somebody_elses_is_not_written_over(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 1)
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "journal.sqlite").write_bytes(b"nei")
    done = run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    assert done.returncode == 2
    assert "journal.sqlite finnes fra før" in done.stderr
    assert contents(tmp_path / "ut", ()) == {"journal.sqlite": b"nei"}
    assert run("consolidate", tmp_path / "inn", "-f", "-o", tmp_path / "ut").returncode == 0


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [("PRAGMA max_page_count = 1", "disken er full"), ("PRAGMA query_only = 1", "du har ikke tilgang")],
)
def test_a_journal_that_cannot_be_written_is_told_of_with_place_and_reason(
    tmp_path: Path, trouble: str, reason: str
) -> None:
    journal = Journal(tmp_path / "journal.sqlite")
    journal.begin("nb")
    journal.book.execute(trouble)
    with pytest.raises(Unkept) as error:
        journal.keep("a", Examined("{}", bytes(100_000)))
    assert error.value.filename == str(tmp_path / "journal.sqlite")
    assert told(reason_of(error.value), texts("nb")) == reason


# --- one run at a time -----------------------------------------------------------------------------------------

HOLDS = """
import sys, time
from pathlib import Path
from omstilling_xlsx.journal import Journal
journal = Journal(Path(sys.argv[1]))
journal.begin("nb")
print("holds", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("force", [(), ("-f",)])
def test_another_run_in_the_folder_is_told_of_and_left_alone_until_it_is_gone(
    tmp_path: Path, force: tuple[str, ...]
) -> None:
    import subprocess
    import sys

    inn, out = tmp_path / "inn", tmp_path / "ut"
    programmes(inn, 1)
    out.mkdir()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, out / "journal.sqlite"], stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SAMPLES.parent)},
    )  # fmt: skip
    assert other.stdout is not None
    with other.stdout:
        assert other.stdout.readline() == b"holds\n"
        done = run("consolidate", inn, *force, "-o", out)
        assert (done.returncode, done.stdout) == (2, "")
        assert "En annen kjøring er i gang" in done.stderr
        assert contents(out) == {}
        other.kill()
        other.wait()
    assert run("consolidate", inn, *force, "-o", out).returncode == 0


def test_of_runs_at_once_one_writes_the_set_and_the_others_say_so(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    inn, out = tmp_path / "inn", tmp_path / "ut"
    programmes(inn, 4)
    with ThreadPoolExecutor(3) as many:
        ended = list(many.map(lambda _: run("consolidate", inn, "-o", out, "--jobs", "1"), range(3)))
    assert 0 in {done.returncode for done in ended}
    assert {done.stderr for done in ended if done.returncode} <= {
        f"En annen kjøring er i gang i {out}. Vent til den er ferdig, eller velg en annen mappe.\n"
    }
    whole = tmp_path / "hel"
    run("consolidate", inn, "-o", whole)
    assert contents(out) == contents(whole)


def test_a_batch_still_gives_its_numbers_when_another_run_has_used_the_folder(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 2)
    batch = ox.consolidate(tmp_path / "inn", output=tmp_path / "ut")
    assert run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut").returncode == 0
    assert len(batch.programmes) == 2
    assert ox.consolidate(tmp_path / "inn", output=tmp_path / "ut").counts == {"ready": 2}


def test_a_file_that_is_gone_takes_its_letter_with_it(tmp_path: Path) -> None:
    inn, out = tmp_path / "inn", tmp_path / "ut"
    programmes(inn, 1)
    shutil.copy(SAMPLES / "utfylt" / "meloy.xlsx", inn)
    run("consolidate", inn, "-o", out)
    letter = (out / "brev" / "1837.md").read_text(encoding="utf-8")
    assert "Meløy" in letter
    assert "Gjør slik: Fyll ut" in letter
    (inn / "meloy.xlsx").unlink()
    run("consolidate", inn, "-o", out)
    assert not (out / "brev" / "1837.md").exists()


def test_one_file_is_not_files(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 1)
    said = run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut").stdout
    assert said == "1 fil: 1 klar, 0 med funn, 0 avvist, 0 erstattet.\n"


def letter_of(out: Path) -> str:
    (path,) = (out / "brev").iterdir()
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_letter_is_the_one_that_check_writes_in_the_language_of_the_form(tmp_path: Path, language: str) -> None:
    """It names every kommune of the programme."""
    path = tmp_path / "inn" / "plan_1.xlsx"
    path.parent.mkdir()
    deliver(path, answers={"goal_jobs": "61"}, language=language, municipalities=["4032", "4034"])
    ox.consolidate(path.parent, output=tmp_path / "ut")
    run("check", path, "--output", f"letter={tmp_path / 'brev.md'}")
    letter = letter_of(tmp_path / "ut")
    assert letter == (tmp_path / "brev.md").read_text(encoding="utf-8")
    assert "Fyresdal kommune, Tokke kommune" in letter


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_letter_about_a_plan_in_two_files_asks_which_one_counts(tmp_path: Path, language: str) -> None:
    inn = tmp_path / "inn"
    inn.mkdir()
    for contact in ("a", "b"):
        deliver(inn / f"{contact}.xlsx", answers={"contact": contact}, language=language)
    ox.consolidate(inn, output=tmp_path / "ut")
    letter = letter_of(tmp_path / "ut")
    assert "a.xlsx, b.xlsx" in letter
    assert texts(language)("letter.twice") in letter
    assert "--" not in letter


# --- which files count -----------------------------------------------------------------------------------------


def test_an_undecided_duplicate_counts_as_refused_and_both_are_named(tmp_path: Path) -> None:
    for contact in ("a", "b"):
        deliver(tmp_path / f"{contact}.xlsx", answers={"contact": contact})
    batch = ox.consolidate(tmp_path)
    assert batch.counts == {"refused": 2}
    assert len(batch.facts) == 0
    (found,) = batch.findings.to_dict("records")
    assert (found["rule"], found["severity"]) == ("OMX901", "error")
    assert "a.xlsx" in found["message"]
    assert "b.xlsx" in found["message"]


def contents_of(one: Delivery) -> Content:
    """None: of files that do not count nothing is asked."""
    raise AssertionError(one)


def saved(path: Path, when: str) -> None:
    """The workbook as if saved at this time."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    core = parts["docProps/core.xml"].decode()
    start, end = core.index('W3CDTF">', core.index("modified")) + 8, core.index("</dcterms:modified>")
    parts["docProps/core.xml"] = (core[:start] + when + core[end:]).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)


def test_latest_lets_the_file_saved_last_count(tmp_path: Path) -> None:
    for contact, when in (("a", "2027-03-01T10:00:00Z"), ("b", "2027-02-01T10:00:00Z")):
        saved(deliver(tmp_path / f"{contact}.xlsx", answers={"contact": contact}), when)
    assert ox.consolidate(tmp_path).counts == {"refused": 2}
    batch = ox.consolidate(tmp_path, latest=True)
    assert batch.counts == {"ready": 1, "replaced": 1}
    assert set(batch.facts["file"]) == {"a.xlsx"}


@pytest.mark.parametrize(
    ("one", "other", "counts"),
    [
        ("2026-11-25T10:30:00+02:00", "2026-11-25T09:00:00Z", ["b.xlsx"]),  # 08:30 is before 09:00
        ("ukjent", "2026-11-25T09:00:00Z", []),
        ("2026-11-25T10:30:00", "2026-11-25T09:00:00Z", []),  # whose clock?
    ],
)
def test_latest_compares_times_and_not_their_letters(tmp_path: Path, one: str, other: str, counts: list[str]) -> None:
    for contact, when in (("a", one), ("b", other)):
        saved(deliver(tmp_path / f"{contact}.xlsx", answers={"contact": contact}), when)
    assert sorted(set(ox.consolidate(tmp_path, latest=True).facts["file"])) == counts


def test_a_negative_difference_is_a_number_in_csv(tmp_path: Path) -> None:
    (tmp_path / "inn").mkdir()
    deliver(tmp_path / "inn" / "a.xlsx", answers={"frame": "37"})
    ox.consolidate(tmp_path / "inn", output=tmp_path / "ut")
    (found,) = [one for one in rows(tmp_path / "ut" / "findings.csv") if one["rule"] == "OMX404"]
    assert Decimal(found["difference"]) == -1


def test_a_name_is_the_same_however_its_letters_are_composed(tmp_path: Path) -> None:
    deliver(tmp_path / "a.xlsx", unicodedata.normalize("NFC", "Ås omstilling"), edition=1)
    deliver(tmp_path / "b.xlsx", unicodedata.normalize("NFD", "Ås omstilling"), edition=2)
    assert ox.consolidate(tmp_path).counts == {"ready": 1, "replaced": 1}


def test_latest_does_not_choose_between_files_saved_at_the_same_time(tmp_path: Path) -> None:
    for contact in ("a", "b"):
        saved(deliver(tmp_path / f"{contact}.xlsx", answers={"contact": contact}), "2027-03-01T10:00:00Z")
    assert ox.consolidate(tmp_path, latest=True).counts == {"refused": 2}


@pytest.mark.parametrize("latest", [False, True])
def test_what_is_older_than_undecided_editions_is_told_so_and_latest_is_advised_only_where_it_helps(
    latest: bool,
) -> None:
    when = "2027-03-01T10:00:00Z"
    files = [Delivery(f"{at}.xlsx", str(at), A, at or 2, "ready", when) for at in range(3)]
    settled = settle(files, latest)
    batch = Batch(settled, States(), (), contents_of, texts("nb"), tuple)
    older, *newest = (batch.set_aside[at] for at in (1, 0, 2))
    assert (older.state, [one.state for one in newest]) == ("replaced", ["refused"] * 2)
    said = {note.file: f"{note.message} {note.remedy}" for note in batch.notes}
    for words in (f"{older.reason} {older.remedy}", said["1.xlsx"]):
        assert "ingen av utgavene teller før én er valgt: 0.xlsx, 2.xlsx" in words
        assert "Velg hvilken" in words
    for words in (f"{newest[0].reason} {newest[0].remedy}", said["0.xlsx"]):
        assert ("--latest" in words, "lagret sist:" in words) == (not latest, latest)


def test_an_old_kommunenummer_is_read_as_todays_and_a_split_one_is_asked_about(tmp_path: Path) -> None:
    # Fyresdal 0831 → 3823 → 4032; Tysfjord 1850 became part of two kommuner.
    for name, number in (("A", "0831"), ("B", "1850")):
        deliver(tmp_path / f"{name}.xlsx", name, municipalities=[number])
    batch = ox.consolidate(tmp_path)
    assert dict(zip(batch.programmes["programme"], batch.programmes["municipalities"], strict=True)) == {
        "A": "4032", "B": "1850",
    }  # fmt: skip
    told = {one["rule"]: one["message"] for one in batch.findings.to_dict("records") if one["rule"].startswith("OMX9")}
    assert told.keys() == {"OMX905", "OMX906"}
    assert "4032" in told["OMX905"]
    assert "1806, 1875" in told["OMX906"]


def test_old_and_new_number_of_a_programme_are_one_programme(tmp_path: Path) -> None:
    deliver(tmp_path / "a.xlsx", municipalities=["0831"])
    deliver(tmp_path / "b.xlsx", municipalities=["4032"], edition=2)
    assert ox.consolidate(tmp_path).counts == {"ready": 1, "replaced": 1} or pytest.fail("not one programme")


def test_a_programme_of_several_kommuner_counts_once(tmp_path: Path) -> None:
    deliver(tmp_path / "a.xlsx", municipalities=["4032", "3305"])
    batch = ox.consolidate(tmp_path)
    assert list(batch.programmes["municipalities"]) == ["4032 3305"]
    assert sum(batch.facts[batch.facts["table"] == "frame"]["amount"]) == Decimal(36)


# --- what was expected -----------------------------------------------------------------------------------------

REGISTER = (
    ("Kommunenummer", "Program", "Ingenting å rapportere", "Fil", "Noe annet"),
    ("4032", "Program 0", "", "", "x"),
    ("1837", "Omstillingsprogrammet i Meløy", "", "", ""),
    ("1515", "Herøy", "", "sendt fra herøy.xlsx", ""),
    ("301", "Oslo", "ja", "", ""),
    ("3305", "Ringerike", "", "", ""),
)
STATES = ["delivered", "delivered with errors", "refused", "nothing to report", "missing"]


@pytest.mark.parametrize("kind", ["utf-8-sig", "cp1252", "xlsx"])
def test_an_expected_programme_has_one_of_five_states(tmp_path: Path, kind: str) -> None:
    inn = tmp_path / "inn"
    programmes(inn, 2)
    shutil.copy(SAMPLES / "utfylt" / "meloy.xlsx", inn)
    (inn / "sendt fra herøy.xlsx").write_text("nei", encoding="utf-8")
    register = tmp_path / ("register.xlsx" if kind == "xlsx" else "register.csv")
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in REGISTER:
            book.worksheets[0].append([int(cell) if cell.isdigit() else cell for cell in row])
        book.save(register)
    else:
        register.write_bytes("\n".join(";".join(row) for row in REGISTER).encode(kind))
    out = tmp_path / "ut"
    done = run("consolidate", inn, "--expected", register, "-o", out)
    assert "5 ventede programmer: 1 levert, 1 levert med feil, 1 avvist, 1 uten noe å rapportere, 1 mangler" in (
        done.stdout
    ), done
    assert [one["state"] for one in rows(out / "missing.csv")] == STATES
    assert control(out)["expected"] == dict.fromkeys(STATES, 1)
    told = {(one["rule"], one["file"]) for one in rows(out / "findings.csv") if one["rule"] in ("OMX902", "OMX907")}
    assert told == {("OMX902", "sendt fra herøy.xlsx"), ("OMX902", ""), ("OMX907", "01.xlsx")}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "4032;Programmet 0",
            [("OMX907", "00.xlsx er regnet som «Programmet 0» i registeret. Kommunenummeret er det samme, men i "
              "filen er navnet «Program 0».")],
        ),
        (
            "4032;X\n4032;Y;2027-2032",
            [("OMX902", "X (4032) er ikke levert. Samme kommunenummer, men annet navn eller andre år: 00.xlsx "
              "(«Program 0», 2027–2032)."),
             ("OMX902", "Y (4032) er ikke levert. Samme kommunenummer, men annet navn eller andre år: 00.xlsx "
              "(«Program 0», 2027–2032)."),
             ("OMX907", "00.xlsx gjelder et program som ikke står i registeret. Samme kommunenummer, men annet navn "
              "eller andre år: «X», «Y» (2027–2032).")],
        ),
    ],
)  # fmt: skip
def test_a_name_that_is_spelt_otherwise_is_told_of(tmp_path: Path, lines: str, said: list[tuple[str, str]]) -> None:
    programmes(tmp_path / "inn", 1)
    (tmp_path / "register.csv").write_text(f"Kommunenummer;Program;Periode\n{lines}\n", encoding="utf-8")
    for _ in range(2):  # the second time from the journal
        run("consolidate", tmp_path / "inn", "--expected", tmp_path / "register.csv", "-o", tmp_path / "ut")
        found = [one for one in rows(tmp_path / "ut" / "findings.csv") if one["rule"].startswith("OMX9")]
        assert [(one["rule"], one["message"]) for one in found] == said
        assert all("samme program" in one["remedy"] for one in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Program\nA", "kommunenummer"),
        ("Kommunenummer;Program\n;A", "register.csv: Rad 2, kolonne «Kommunenummer»"),
        ("Kommunenummer;Program\n9998;A", "9998"),
        ("Kommunenummer\n", "ingen programmer"),
    ],
)
def test_a_register_that_cannot_be_used_is_told_of(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "register.csv").write_text(text, encoding="utf-8")
    programmes(tmp_path / "inn", 1)
    done = run("consolidate", tmp_path / "inn", "--expected", tmp_path / "register.csv", "-o", tmp_path / "ut")
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "ut").exists()


def test_a_register_among_the_deliveries_is_no_delivery(tmp_path: Path) -> None:
    programmes(tmp_path, 1)
    book = openpyxl.Workbook()
    for row in (("Kommunenummer", "Program"), (4032, "Program 0")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "register.xlsx")
    batch = ox.consolidate(tmp_path, expected=tmp_path / "register.xlsx", jobs=1)
    assert (batch.counts, [one.state for one in batch.states.due]) == ({"ready": 1}, ["delivered"])


# --- files, folders, patterns and archives ---------------------------------------------------------------------


def test_an_archive_is_read_from_memory_and_its_names_are_only_shown(tmp_path: Path) -> None:
    paths = programmes(tmp_path / "filer", 3)
    (tmp_path / "inn").mkdir()
    archive = tmp_path / "inn" / "levert.zip"
    with zipfile.ZipFile(archive, "w") as book:
        book.write(paths[0], "../../ut.xlsx")
        book.write(paths[1], "mappe/en.xlsx")
        book.write(paths[2], "C:\\annen\\to.xlsx")
        book.writestr("mappe/~$en.xlsx", b"x")
        book.writestr("__MACOSX/mappe/._en.xlsx", b"x")
        book.writestr("mappe/notat.docx", b"x")
        book.write(paths[0], "inni.zip")
    before = set(tmp_path.rglob("*"))
    batch = ox.consolidate(tmp_path / "inn")
    assert set(tmp_path.rglob("*")) == before
    assert batch.counts == {"ready": 3, "refused": 1}
    assert batch.skipped == ("levert.zip/__MACOSX/mappe/._en.xlsx", "levert.zip/mappe/~$en.xlsx")
    assert list(batch.refused["file"]) == ["levert.zip/inni.zip"]
    assert "zip-fil inne i en zip-fil" in batch.refused["reason"][0]
    assert {name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1] for name in batch.programmes["file"]} == {
        "ut.xlsx", "en.xlsx", "to.xlsx",
    }  # fmt: skip


def test_members_of_one_name_are_told_apart_and_have_a_letter_each(tmp_path: Path) -> None:
    archive = tmp_path / "levert.zip"
    with zipfile.ZipFile(archive, "w") as book:
        for text in ("nei", "heller ikke"):
            with warnings.catch_warnings(action="ignore"):
                book.writestr("plan.xlsx", text)
    batch = ox.consolidate(archive, output=tmp_path / "ut", jobs=1)
    assert list(batch.refused["file"]) == ["levert.zip/plan.xlsx", "levert.zip/plan.xlsx (2)"]
    assert len(list((tmp_path / "ut" / "brev").iterdir())) == 2


OTHER_KINDS = {
    "ny.ods": zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
    "gammel.XLS": b"\x09\x08\x10\x00" + bytes(60),
    "mappe/eple.numbers": b"PK",
}


def test_a_workbook_of_another_kind_is_refused_and_not_passed_over(tmp_path: Path) -> None:
    """In a folder and in an archive, by `consolidate` and by `check`."""
    (tmp_path / "inn" / "mappe").mkdir(parents=True)
    for name, data in OTHER_KINDS.items():
        (tmp_path / "inn" / name).write_bytes(data)
    archive = tmp_path / "levert.zip"
    archive.write_bytes(zipped({f"zip-{name}": data for name, data in OTHER_KINDS.items()}))
    batch = ox.consolidate([tmp_path / "inn", archive])
    assert batch.counts == {"refused": 2 * len(OTHER_KINDS)}
    reasons = dict(zip(batch.refused["file"], batch.refused["reason"], strict=True))
    assert "OpenDocument" in reasons["ny.ods"]
    assert ".xls" in reasons["levert.zip/zip-gammel.XLS"]
    done = run("check", tmp_path / "inn")
    assert done.returncode == 3
    assert all(name.rpartition("/")[2] in done.stdout for name in OTHER_KINDS)


@pytest.mark.parametrize("damage", ["cut", "not a zip", "bad member"])
def test_a_damaged_archive_is_refused_and_the_rest_is_read(tmp_path: Path, damage: str) -> None:
    paths = programmes(tmp_path / "inn", 2)
    archive = tmp_path / "inn" / "levert.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as book:
        book.write(paths[1], "en.xlsx")
    paths[1].unlink()
    data = bytearray(archive.read_bytes())
    if damage == "bad member":
        data[len(data) // 2] ^= 0xFF
    whole = bytes(data)
    archive.write_bytes({"cut": whole[: len(whole) // 2], "not a zip": b"nei"}.get(damage, whole))
    batch = ox.consolidate(tmp_path / "inn")
    assert batch.counts == {"ready": 1, "refused": 1}


def test_a_pattern_names_files_and_a_file_named_twice_is_one(tmp_path: Path) -> None:
    paths = programmes(tmp_path / "inn", 3)
    for beside in ("~$00.xlsx", "._00.xlsx"):
        (tmp_path / "inn" / beside).write_bytes(b"x")
    done = run("consolidate", str(tmp_path / "inn" / "*.xlsx"), paths[0], tmp_path / "inn", "-o", tmp_path / "ut")
    assert done.returncode == 0, done
    assert "3 filer: 3 klare" in done.stdout
    assert "~$00.xlsx er en låsefil fra Excel" in done.stderr
    assert "._00.xlsx er en følgefil fra macOS" in done.stderr


def test_nothing_to_read_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "inn").mkdir()
    done = run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut")
    assert done.returncode == 3
    assert not (tmp_path / "ut").exists()


def test_an_empty_folder_beside_files_is_told_of_and_ends_3(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 1)
    (tmp_path / "tom").mkdir()
    done = run("consolidate", tmp_path / "inn", tmp_path / "tom", "-o", tmp_path / "ut")
    assert done.returncode == 3
    assert f"Fant ingen Excel-filer i {tmp_path / 'tom'}." in done.stderr
    assert control(tmp_path / "ut")["files"]["found"] == 1


def test_report_tells_of_an_empty_folder_and_ends_3_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programmes(tmp_path / "inn", 1)
    (tmp_path / "tom").mkdir()
    with pytest.raises(SystemExit) as ended:
        report.main([str(tmp_path / one) for one in ("inn", "tom")] + ["-o", str(tmp_path / "ut.md")])
    assert ended.value.code == 3
    assert f"Fant ingen Excel-filer i {tmp_path / 'tom'}." in capsys.readouterr().err


def test_the_output_folder_among_the_deliveries_is_not_a_delivery(tmp_path: Path) -> None:
    inn = tmp_path / "inn"
    programmes(inn, 2)
    for out, given in ((inn / "ut", [inn]), (inn, [inn]), (inn, None)):
        sets = []
        for _ in range(2):
            # The last time as a shell makes names of a pattern: with all that the runs before wrote.
            done = run("consolidate", *(given or sorted(inn.iterdir())), "-o", out)
            assert (done.returncode, done.stdout) == (0, "2 filer: 2 klare, 0 med funn, 0 avvist, 0 erstattet.\n")
            sets.append(contents(out))
        assert sets[0] == sets[1]
        shutil.rmtree(inn / "ut", ignore_errors=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_no_utf8_stop_nothing(tmp_path: Path) -> None:
    folder = os.path.join(os.fsencode(tmp_path), b"inn\xe6")
    (path,) = programmes(tmp_path / "filer", 1)
    try:
        os.mkdir(folder)
        shutil.copy(os.fsencode(path), os.path.join(folder, b"g\xe6.xlsx"))
    except OSError:
        pytest.skip("this file system takes no such names")
    Path(os.fsdecode(os.path.join(folder, b"x\xe5.xlsx"))).write_bytes(b"nei")
    out = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"ut\xe6"))
    for _ in range(2):
        done = run("consolidate", os.fsdecode(folder), "-o", out)
        assert (done.returncode, done.stdout) == (3, "2 filer: 1 klar, 0 med funn, 1 avvist, 0 erstattet.\n"), done
    assert {fact["file"] for fact in rows(Path(out) / "facts.csv")} == {"g\\xe6.xlsx"}
    assert [one["file"] for one in rows(Path(out) / "refused.csv")] == ["x\\xe5.xlsx"]
    assert openpyxl.load_workbook(Path(out) / "samlet.xlsx")["Avvist"]["A2"].value == "x\\xe5.xlsx"


def test_files_of_one_name_in_two_folders_keep_their_ways(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        deliver(tmp_path / folder / "plan.xlsx", f"Program {folder}")
    assert set(ox.consolidate(tmp_path).programmes["file"]) == {"a/plan.xlsx", "b/plan.xlsx"}


# --- samlet.xlsx and Parquet -----------------------------------------------------------------------------------


@pytest.mark.office
@pytest.mark.filterwarnings("ignore:Workbook contains no default style")  # Gnumeric's
@pytest.mark.parametrize("program", ["soffice", "ssconvert"])
def test_the_overviews_formulas_agree_with_its_values(inn: Path, tmp_path: Path, program: str) -> None:
    needs(program)
    out = tmp_path / "ut"
    run("consolidate", inn, "-o", out)
    recalculated = engines.libreoffice if program == "soffice" else engines.gnumeric
    (computed,) = recalculated([out / "samlet.xlsx"], tmp_path / "regnet").values()
    stored = openpyxl.load_workbook(out / "samlet.xlsx", data_only=True)["Oversikt"]
    formulas = openpyxl.load_workbook(out / "samlet.xlsx")["Oversikt"]
    again = openpyxl.load_workbook(computed, data_only=True)["Oversikt"]
    compared = 0
    for row in formulas.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                assert again[cell.coordinate].value == pytest.approx(stored[cell.coordinate].value, abs=1e-9)
                compared += 1
    assert compared > 20


def test_short_sheets_hold_tables_and_long_ones_say_where_the_rest_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programmes(tmp_path / "inn", 2)
    monkeypatch.setattr(samlet, "SHORT", 20)
    monkeypatch.setattr(samlet, "LAST_ROW", 60)
    ox.consolidate(tmp_path / "inn", output=tmp_path / "ut")
    book = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx")
    assert book["Data"].max_row == 60
    facts = len(rows(tmp_path / "ut" / "facts.csv"))
    assert book["Data"]["A60"].value == f"{facts - 58} rader til får ikke plass på arket. De står i facts.csv."
    assert book["Data"].auto_filter.ref == "A1:S59"
    assert not book["Data"].tables
    assert len(book["Programmer"].tables) == 1
    assert book["Programmer"].max_row == 3


def test_the_sheets_hold_the_facts_of_their_table(inn: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    run("consolidate", inn, "-o", out)
    book = openpyxl.load_workbook(out / "samlet.xlsx")
    assert book.sheetnames == [
        "Oversikt", "Arbeidsplasser", "Innsatsområder", "Finansiering", "Ressurser", "Andeler", "Hovedmål", "Rammer",
        "Data", "Programmer", "Funn", "Avvist", "Mangler",
    ]  # fmt: skip
    funding = [fact for fact in rows(out / "facts.csv") if fact["table"] == "funding"]
    values = [(row[8], row[10], row[12]) for row in book["Finansiering"].iter_rows(min_row=2, values_only=True)]
    assert [(float(one["amount"]), one["file"], one["cell"]) for one in funding] == values
    with zipfile.ZipFile(out / "samlet.xlsx") as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == 3


def test_people_read_words_and_machines_the_words_of_the_contract(inn: Path, tmp_path: Path) -> None:
    ox.consolidate(inn, output=tmp_path / "ut")
    book = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx")

    def column(sheet: str, title: str) -> set[object]:
        header = [cell.value for cell in book[sheet][1]]
        return {row[header.index(title)] for row in book[sheet].iter_rows(min_row=2, values_only=True)}

    assert column("Finansiering", "Type") <= {"Stat", "Fylkeskommune", "Kommune", "Andre"}
    assert column("Programmer", "Tilstand") <= {"klar", "med funn"}
    assert column("Funn", "Alvor") <= {"Avvik", "Mangler", "Sjekk", "Merk"}
    assert [column(sheet, "Rad") for sheet in ("Arbeidsplasser", "Hovedmål", "Rammer")] == [
        {"Arbeidsplasser 2.3"}, {"Hovedmål 2.2"}, {"Ramme"},
    ]  # fmt: skip
    assert column("Data", "row") >= {"jobs", "goal", "frame"}
    assert column("Data", "kind") >= {"state", "county", "municipality"}
    assert {one["kind"] for one in rows(tmp_path / "ut" / "facts.csv")} >= {"state", "county", "municipality"}


def test_the_numbers_of_a_finding_are_numbers(tmp_path: Path) -> None:
    text = {"financiers": [{"id": "fin1", "funding": {"2027": "3.5", "2028": "4"}}]}
    deliver(tmp_path / "a.xlsx", answers={"frame": "36.5", "jobs": {"2027": "0.5"}, **text})
    ox.consolidate(tmp_path / "a.xlsx", output=tmp_path / "ut")
    sheet = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx")["Funn"]
    header = [cell.value for cell in sheet[1]]
    names = {"expected": "Ventet", "actual": "Funnet", "difference": "Forskjell", "tolerance": "Slingringsmonn"}
    known = rows(tmp_path / "ut" / "findings.csv")
    for column, title in names.items():
        shown = [row[header.index(title)] for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert [None if value is None else Decimal(str(value)) for value in shown] == [
            Decimal(one[column]) if one[column] else None for one in known
        ]
        assert sheet.cell(1, header.index(title) + 1).alignment.horizontal == "right"
    assert any(one["difference"].startswith("-") for one in known)


def test_every_sheet_is_printed_large_enough_to_read_under_its_header(inn: Path, tmp_path: Path) -> None:
    """What people read goes across one page; what programs read may take two. A row is as tall as its lines."""
    ox.consolidate(inn, output=tmp_path / "ut")
    book = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx")
    for sheet in book:
        across = sheet.page_setup.fitToWidth or 1
        assert sheet.page_setup.orientation == "landscape"
        assert (across, sheet.page_setup.fitToHeight) == (2 if sheet.title == "Data" else 1, 0)
        assert sheet.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
        if sheet.title == "Oversikt":
            continue
        assert sheet.print_title_rows == "$1:$1"
        last = range_boundaries(sheet.print_area.rpartition("!")[2])[2] or 0
        # The file has the padding too, and like columns in one.
        columns: Any = sheet.column_dimensions.values()
        width = sum((one.width - 0.72) * (min(one.max, last) + 1 - one.min) for one in columns if one.min <= last)
        assert ROOM[0] / (width * DIGIT / across) >= READABLE
    found = book["Funn"]
    column = next(cell.column for cell in found[1] if cell.value == "Melding")
    long = max(range(2, found.max_row + 1), key=lambda row: len(str(found.cell(row, column).value)))
    assert found.row_dimensions[long].height > 2 * LINE


def test_headings_stand_over_their_numbers_and_totals_below(inn: Path, tmp_path: Path) -> None:
    ox.consolidate(inn, output=tmp_path / "ut")
    book = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx")
    data = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx", data_only=True)["Oversikt"]
    assert book["Finansiering"]["I1"].alignment.horizontal == "right"
    totals = [row for row in data.iter_rows(values_only=True) if row[0] == "Sum"]
    facts = rows(tmp_path / "ut" / "facts.csv")
    funding = sum(Decimal(one["amount"]) for one in facts if one["table"] == "funding")
    assert [Decimal(str(row[column])) for row, column in zip(totals, (3, 1), strict=True)] == [funding, funding]


def test_parquet_holds_what_csv_holds(inn: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    run("consolidate", inn, "-o", out)
    for name in ("facts", "programmes", "findings", "refused", "missing"):
        known = pd.read_parquet(out / f"{name}.parquet")
        stored = pd.read_csv(out / f"{name}.csv", dtype=dict.fromkeys(known.columns[known.dtypes == "object"], str))
        assert list(known.columns) == list(stored.columns)
        assert len(known) == len(stored)
        if name == "facts":
            assert list(known["amount"]) == list(stored["amount"])


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    name = '=HYPERLINK("http://x")'
    setup = {**FJELLVIK, "area": [{"name": name}, {"name": "Reiseliv"}]}
    ox.fill({"schema": 1, "setup": setup, "answers": {"jobs": {"2027": "1"}, "areas": [
        {"id": "area1", "name": name, "jobs": {"2027": "1"}}]}}, tmp_path / "a.xlsx")  # fmt: skip
    ox.consolidate(tmp_path / "a.xlsx", output=tmp_path / "ut")
    assert {one["row"] for one in rows(tmp_path / "ut" / "facts.csv") if one["table"] == "area_jobs"} == {f"'{name}"}
    sheet = openpyxl.load_workbook(tmp_path / "ut" / "samlet.xlsx")["Innsatsområder"]
    assert (sheet["F2"].value, sheet["F2"].data_type) == (name, "s")


# --- the documentation -----------------------------------------------------------------------------------------


def test_the_worked_example_can_be_pasted(tmp_path: Path) -> None:
    import subprocess
    import sys

    shutil.copytree(SAMPLES / "utfylt", tmp_path / "innlevert")
    (tmp_path / "register.csv").write_text("Kommunenummer;Program\n4032;\n0301;Oslo\n", encoding="utf-8")
    text = (SAMPLES.parent / "docs" / "consolidate.md").read_text(encoding="utf-8")
    example = text.split("```python\n")[1].split("```")[0]
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(SAMPLES.parent), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "{'findings': 2, 'ready': 1}" in done.stdout or "{'ready': 1, 'findings': 2}" in done.stdout
    assert "mill. kr: fjellvik.xlsx, Finansiering!" in done.stdout
    assert "Oslo" in done.stdout
    assert re.search(r"^4032-2027-2032-fjellvik-omstilling +Fjellvik omstilling +[0-9]+\.[0-9] ", done.stdout, re.M), (
        done
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_progress_is_told_on_a_terminal_only_and_on_stderr(tmp_path: Path) -> None:
    import pty
    import subprocess
    import sys

    for copy in range(6):
        programmes(tmp_path / "inn" / str(copy), 12)
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()", "consolidate", "inn", "-o", "ut"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=slave,
        env={**os.environ, "PYTHONPATH": str(SAMPLES.parent), "PYTHONUTF8": "1", "TERM": "xterm", "COLUMNS": "100"},
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    said = process.communicate()[0].decode()
    os.close(master)
    assert said == "72 filer: 12 klare, 0 med funn, 0 avvist, 60 erstattet.\n"
    assert "av 72 filer" in shown.decode()
    assert "per sekund" in shown.decode()
    assert run("consolidate", tmp_path / "inn", "-o", tmp_path / "ut").stderr == f"Samlet data: {tmp_path / 'ut'}\n"


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 1)
    done = run("consolidate", tmp_path / "inn", "--dask", "tcp://127.0.0.1:9", "-o", tmp_path / "ut")
    assert done.returncode == 2
    assert "tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
