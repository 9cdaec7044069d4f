"""Draw docs/form/ anew: `python -m benchmarks.pictures` prints every sheet, empty, filled and at its worst.

Needs LibreOffice (`soffice`), poppler (`pdftoppm`) and ImageMagick (`convert`). One picture for each printed page,
named by language, by how the form is filled and by the page's number in the print: `nn-utfylt-03.png`.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from generators.form import form_bytes
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK, Document
from workbook.answers import inputs
from workbook.fields import Field, Input, Nature
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import setup_of
from workbook.texts import LANGUAGES

FOLDER = Path(__file__).parent.parent / "docs" / "form"
DOTS = "90"  # per inch
COLOURS = "48"  # in one picture; the form has some thirty, and letters have soft edges
# LibreOffice writes numbers as the people of the form's language do.
LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value>
</prop></item>
</oor:items>
"""
LONG = "et navn på seksti tegn for næringslivet i hele regionen i dag"
PROSE = "Omstillingsarbeidet skal bidra til å sikre og skape nye arbeidsplasser i hele regionen. "


def long_name(kind: str, number: int) -> str:
    return f"{kind} {number} {LONG}"[:60].strip()


# Twelve areas, eight financiers of which six kommuner, twelve years, names of sixty characters.
WORST: Document = {
    "schema": 1,
    "programme": {
        "name": long_name("Program", 1),
        "municipalities": ["3305", "3310", "3312", "3316", "3314", "3301"],
        "goal_jobs": "1200",
        "frame": "480",
    },
    "years": {"jobs": [2026, 2036], "budget": [2027, 2037]},
    "financier": [
        {"name": long_name("Stat", 1), "kind": "state", "share": "50"},
        {"name": long_name("Fylke", 1), "kind": "county", "share": "26"},
        *({"name": long_name("Kommune", one), "kind": "municipality", "share": "4"} for one in range(1, 7)),
    ],
    "area": [{"name": long_name("Område", one), "jobs": one % 4 != 0} for one in range(1, 13)],
}


def in_language(document: Document, language: str) -> Document:
    return {**document, "programme": {**document["programme"], "language": language}}


def worst(language: str = "nb") -> tuple[Form, dict[Field, Value]]:
    """The widest form, filled with the largest numbers and long texts; the spare rows stay empty."""
    form = build_form(setup_of(in_language(WORST, language)))
    spare = {*form.setup.reserve_areas, *form.setup.reserve_financiers}
    asked = {name: entry for name, entry in form.inputs.items() if name.row not in spare and entry.input is not None}
    answers = {name: entry.content for name, entry in asked.items() if isinstance(entry.content, (str, Decimal))}
    return form, {name: _large(form, name, entry.input) for name, entry in asked.items() if entry.input} | answers


def _large(form: Form, name: Field, input: Input) -> Value:
    if input.choices == "areas":
        return f"1. {form.setup.areas[0].name}"
    if input.choices == "letters":
        return chr(ord("A") + (int(name.row) - 1) % 26)
    if input.choices is not None:
        return max((str(form.constants[cell]) for cell in form.plan.lists[input.choices].cells[1:-1]), key=len)
    if input.nature is Nature.DATE:
        return Decimal(46366)
    if input.nature is Nature.NUMBER:
        return Decimal(1000) if input.id == "amount" else Decimal(4) if input.id == "share" else Decimal(12345)
    return LONG if input.length < len(PROSE * 2) else PROSE * 2


def forms(language: str) -> Iterator[tuple[str, bytes]]:
    """The three fillings in one language; what a kommune writes itself is bokmål in all of them."""
    form = build_form(setup_of(in_language(FJELLVIK, language)))
    yield f"{language}-tom", form_bytes(form)
    yield f"{language}-utfylt", form_bytes(form, inputs(form, BALANCED))
    yield f"{language}-verst", form_bytes(*worst(language))


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as place:
            for path in printed(language, Path(place)):
                draw(path, FOLDER)


def printed(language: str, place: Path) -> list[Path]:
    """The forms of one language as PDF, printed in a profile of their own."""
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    settings = SETTINGS.format(locale=LOCALES[language])
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    paths = [place / f"{name}.xlsx" for name, data in forms(language) if (place / f"{name}.xlsx").write_bytes(data)]
    office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    _run([*office, "--convert-to", "pdf", "--outdir", str(place), *map(str, paths)])
    return [path.with_suffix(".pdf") for path in paths]


def draw(path: Path, folder: Path, dots: str = DOTS) -> None:
    """Every page of a PDF as a picture with few colours."""
    _run(["pdftoppm", "-r", dots, "-png", str(path), str(path.with_suffix(""))])
    for page in sorted(path.parent.glob(f"{path.stem}-*.png")):
        few = ["-strip", "+dither", "-colors", COLOURS, "-define", "png:exclude-chunks=date,time"]
        _run(["convert", str(page), *few, f"png8:{folder / page.name}"])


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main()
