"""Draw docs/report, check, diff and consolidation anew: `python -m benchmarks.report_pictures [FOLDER]`.

Every report, and every format of a check, for a clean, a faulty and a tampered plan and for twenty programmes, in both
languages. What was written and printed is kept in FOLDER, if one is named. Needs the programs that `drawn` names.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import omstilling_xlsx as ox
from benchmarks import drawn
from generators.form import form_bytes
from generators.report.results import judged
from generators.report.terminal import Screen, as_text
from omstilling_xlsx.samples.edits import edited, tampered
from omstilling_xlsx.samples.faults import Fault, earlier_form, faulty_form, jobs, spending, value
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK, Document, filled_form, years
from workbook.findings import Severity
from workbook.texts import texts

DOCS = Path(__file__).parent.parent / "docs"
LANGUAGES = ("nb", "nn")
WHEN = "1795608000"  # 2026-11-25 12:00 UTC: the time that the reports carry
WIDTHS, COLUMNS = (320, 1280), (60, 80)
COMMAND = "from omstilling_xlsx.cli import main; main()"
NAMES = (
    "Andøy 2.0", "Bygdalivet i Bykle", "Datterselskapet for omstilling i Kvinesdal", "Eidfjord", "Fjellvik omstilling",
    "Grane", "Hammerfest og Kvalsund nærings- og omstillingsprogram", "Innherred", "Jølster", "Kyrkjebø", "Lierne",
    "Meløy", "Nore og Uvdal", "Oppdal", "Porsanger", "Rjukan og Tinn omstillingsprogram", "Sauda", "Tydal", "Utsira",
    "Vinje",
)  # fmt: skip
# A municipality for each, of several fylker: two programmes of one would be asked about.
HOMES = (
    "4032", "1837", "3305", "4020", "5501", "4034", "1834", "3310", "4016", "5503",
    "4036", "1870", "3312", "4018", "5510", "4030", "1835", "3316", "4014", "5512",
)  # fmt: skip
FAULTY = Fault(
    {
        **jobs("jobs", "jobs", "5", "10", "13"),
        **spending("area1", "2.45"),
        **value("facts", "contact", "value", None),
        **value("goals", "society1", "why", None),
        **value("strategies", "2", "text", None),
        **value("funding", "fin1", "2027", "4 mill"),
        **value("funding", "fin1", "2029", "fire millioner"),
        **value("funding", "fin2", "2031", "1,5 (se vedlegg)"),
    },
    earlier={**value("goal", "goal", "value", Decimal(55)), **value("area", "area2", "name", "Turisme")},
)


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(sys.argv[1] if sys.argv[1:] else place).resolve()
        cases = plans(folder)
        for draw in (reports, checks, differences, batch):
            draw(cases, folder)


# --- what is pictured --------------------------------------------------------------------------------------------


def plans(folder: Path) -> dict[str, Path]:
    """The plans by the names of the cases: one file each, and a folder of twenty with one that is no form."""
    folder.mkdir(parents=True, exist_ok=True)
    form, values = filled_form("fjellvik")
    every = tuple(edit for edits in tampered(form).values() for edit in edits)
    found = {
        "ren": form_bytes(form, values),
        "feil": form_bytes(*faulty_form(FAULTY)),
        "endret": edited(form_bytes(form, values), form, every),
        "tidligere": form_bytes(*earlier_form(FAULTY)),
    }
    for name, data in found.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    twenty(folder / "mange")
    return {**{name: folder / f"{name}.xlsx" for name in found}, "mange": folder / "mange"}


def twenty(folder: Path) -> None:
    """Twenty programmes of different sizes in several fylker; some have findings, and one file is no form."""
    folder.mkdir(exist_ok=True)
    for number, (name, place) in enumerate(zip(NAMES, HOMES, strict=True)):
        home = {**FJELLVIK["programme"], "name": name, "municipalities": [place]}
        answers = {**BALANCED, **_own(number)}
        document = {"schema": 1, "setup": {**FJELLVIK, "programme": home}, "answers": answers}
        ox.fill(document, folder / f"plan-{number + 1:02}.xlsx", force=True)
    (folder / "notat.xlsx").write_text("Dette er et notat.", encoding="utf-8")


def _own(number: int) -> Document:
    """What is another programme's own: every third has more jobs in 2.3 than in 3.1, every fifth a smaller 5.1."""
    found: Document = {}
    if number % 3 == 1:
        found["jobs"] = years(2027, "5", "10", "12", "13", "12", str(8 + number))
    if number % 5 == 2:
        first, *rest = BALANCED["financiers"]
        found["financiers"] = [{**first, "funding": years(2027, "4", "4", "4", "3", f"{number / 8:.2f}")}, *rest]
    return found


# --- the pictures ------------------------------------------------------------------------------------------------


def reports(cases: dict[str, Path], folder: Path) -> None:
    """`report` as html on two screens and on paper, in Word and in a workbook; and the tables alone."""
    target = emptied("report")
    for name in ("ren", "feil", "endret", "mange"):
        for language in LANGUAGES:
            made = [folder / f"{name}-{language}.{ending}" for ending in ("html", "docx", "xlsx")]
            written("report", cases[name], "--lang", language, *outputs(made))
            _pictured(made, target / f"{name}-{language}")
    for language in LANGUAGES:
        made = [folder / f"tabeller-{language}.docx"]
        written("report", cases["ren"], "--tables", "--lang", language, *outputs(made))
        _pictured(made, target / f"tabeller-{language}")


def checks(cases: dict[str, Path], folder: Path) -> None:
    """`check` on two terminals, as html and as a list, and what goes back: the annotated copy and the letter."""
    target = emptied("check")
    for name in ("ren", "feil", "endret"):
        for language in LANGUAGES:
            _terminals(cases[name], language, target / f"{name}-{language}", folder)
    for language in LANGUAGES:
        made = {
            "html": folder / f"kontroll-{language}.html", "xlsx": folder / f"liste-{language}.xlsx",
            "annotated": folder / f"kopi-{language}.xlsx", "letter": folder / f"brev-{language}.docx",
        }  # fmt: skip
        asked = [word for kind, path in made.items() for word in ("--output", f"{kind}={path}")]
        written("check", cases["feil"], "--lang", language, "-f", *asked)
        for path in made.values():
            _pictured([path], target / path.stem)


def differences(cases: dict[str, Path], folder: Path) -> None:
    """`diff` of two editions, and the receipt of a form that is issued anew."""
    target = emptied("diff")
    for language in LANGUAGES:
        made = [folder / f"endringer-{language}.{ending}" for ending in ("html", "docx", "xlsx")]
        said = written("diff", cases["tidligere"], cases["feil"], "--lang", language, *outputs(made))
        drawn.terminal(said, 80, target / f"endringer-{language}-80.png", folder)
        _pictured(made, target / f"endringer-{language}")
        new = ["-f", "-o", "ny.xlsx", "--areas", "5", "--lang", language]
        for name in ("feil", "endret"):
            said = written("reissue", f"{name}.xlsx", *new, within=folder)
            drawn.terminal(said, 80, target / f"kvittering-{name}-{language}-80.png", folder)


def batch(cases: dict[str, Path], folder: Path) -> None:
    """`samlet.xlsx` of the twenty as it is printed: Oversikt, and the sheet of jobs after it."""
    target = emptied("consolidation")
    written("consolidate", cases["mange"], "-o", folder / "samlet", "-f")
    drawn.pages(drawn.office(folder / "samlet" / "samlet.xlsx"), target / "samlet.png", 2, "100")


def _pictured(made: Sequence[Path], stem: Path) -> None:
    """Pictures of files by what they are: html on screens and paper, all else as an office program prints it."""
    for path in made:
        name = f"{stem}-{path.suffix[1:]}"
        if path.suffix != ".html":
            drawn.pages(drawn.office(path), Path(f"{name}.png"))
            continue
        drawn.pages(drawn.paper(path), Path(f"{name}-utskrift.png"))
        for width in WIDTHS:
            drawn.screen(path, width, Path(f"{name}-{width}.png"))


def _terminals(path: Path, language: str, stem: Path, folder: Path) -> None:
    one = judged(ox.check(path), Severity.MISSING)
    for columns in COLUMNS:
        said = as_text([one.report], [one.verdict], texts(language), Screen(columns, colour=True))
        drawn.terminal(said, columns, Path(f"{stem}-{columns}.png"), folder)


def emptied(name: str) -> Path:
    """A folder of docs/ without the pictures of the last time."""
    target = DOCS / name
    target.mkdir(exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    return target


def outputs(made: Sequence[Path]) -> Iterator[str | Path]:
    yield "-f"
    for path in made:
        yield from ("-o", path)


def written(*command: str | Path, within: Path = DOCS.parent) -> str:
    """What a command says that is run in a folder. Findings and differences are no failure here."""
    given = [sys.executable, "-c", COMMAND, *map(str, command)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": WHEN, "PYTHONUTF8": "1", "PYTHONPATH": str(DOCS.parent)}
    done = subprocess.run(given, capture_output=True, encoding="utf-8", env=environment, check=False, cwd=within)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(done.stderr)
    return done.stdout or done.stderr


if __name__ == "__main__":
    main()
