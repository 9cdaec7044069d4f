"""Draw docs/form/ anew: `python -m benchmarks.pictures` prints every sheet, empty, filled and at its worst.

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`). One picture for each printed page, numbered as in the print.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from generators.form import form_bytes
from omstilling_xlsx.samples import FJELLVIK, Document, filled_form
from workbook.fields import Field, Input, Nature
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import setup_of

FOLDER = Path(__file__).parent.parent / "docs" / "form"
DOTS = "60"  # per inch
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


def worst() -> tuple[Form, dict[Field, Value]]:
    """The widest form, filled with the largest numbers and long texts; the spare rows stay empty."""
    form = build_form(setup_of(WORST))
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


def forms() -> Iterator[tuple[str, bytes]]:
    yield "tom", form_bytes(build_form(setup_of(FJELLVIK)))
    yield "utfylt", form_bytes(*filled_form("fjellvik"))
    yield "verst", form_bytes(*worst())


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as place:
        for name, data in forms():
            path = Path(place) / f"{name}.xlsx"
            path.write_bytes(data)
            draw(path, Path(place))


def draw(path: Path, place: Path) -> None:
    """Print a workbook to PDF, and every page of it to a picture."""
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    printing = ["soffice", profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(place)]
    subprocess.run([*printing, str(path)], check=True, capture_output=True, timeout=180)
    pages = ["pdftoppm", "-r", DOTS, "-png", str(path.with_suffix(".pdf")), str(FOLDER / path.stem)]
    subprocess.run(pages, check=True, capture_output=True, timeout=180)


if __name__ == "__main__":
    main()
