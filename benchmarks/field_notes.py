"""Try the form as a finance officer would, in LibreOffice: `python -m benchmarks.field_notes` draws docs/field/ anew.

Prints what each cell shows afterwards and what `check` says of it, for docs/field-notes.md. Needs LibreOffice with its
Python (`soffice`, `python3-uno`) and poppler (`pdftoppm`).
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import omstilling_xlsx as ox
from generators.form import write_form
from omstilling_xlsx.samples.plans import FJELLVIK, filled_form
from tests import engines
from workbook.fields import Field, Nature
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.formula import Value
from workbook.setup import setup_of

FOLDER = Path(__file__).parent.parent / "docs" / "field"
TYPED = ("2.5", "2,5", "5 mill", "50 %", "-", "2 500 000", "kr 3", "=2+2")
KDD = "Finansiering!C8"


def typed(form: Form, answers: Mapping[Field, Value]) -> list[engines.Action]:
    """Every answer typed in its own cell, in the order in which Tab comes to it, on a Norwegian keyboard."""
    order = [sheet.name for sheet in form.sheets]
    places = sorted(answers, key=lambda name: (order.index(form.inputs[name].cell.sheet), form.inputs[name].cell))
    return [
        {"do": "type", "sheet": cell.sheet, "cell": cell.a1, "value": _keys(form, name, answers[name])}
        for name in places
        for cell in [form.inputs[name].cell]
    ]


def _keys(form: Form, name: Field, value: Value) -> str:
    """What is typed for an answer; a text that looks like a number keeps its apostrophe."""
    asked = form.inputs[name].input
    if asked is not None and asked.nature is Nature.DATE:
        return "10.12.2026"
    return format(value, "f").replace(".", ",") if isinstance(value, Decimal) else str(value)


def at(place: str, **action: object) -> engines.Action:
    sheet, cell = place.split("!")
    return {"sheet": sheet, "cell": cell, **action}


def cases() -> dict[str, list[engines.Action]]:
    """What is done to the balanced plan, by a short name."""
    one = {f"typed {keys}": [at(KDD, do="type", value=keys)] for keys in TYPED}
    table = [
        at(f"Finansiering!{column}{row}", do="text", value=text)
        for row, texts in ((8, ("4,0", "4,0", "4 mill")), (9, ("2", "2 ", "–")))
        for column, text in zip("CDE", texts, strict=True)
    ]
    return {
        **one,
        "a text table pasted over 5.1": table,
        "2027 cut and pasted on 2028": [at(KDD, do="move", to="D8")],
        "a row deleted by the Delete key": [at("Finansiering!C8:G8", do="clear")],
        "a name cut and pasted": [at("Oppsett!C30", do="move", to="C32")],
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, (form, answers) = folder / "tom.xlsx", filled_form("fjellvik")
        write_form(build_form(setup_of(FJELLVIK)), empty, {})
        _tell("every input typed in the empty form", engines.act(empty, typed(form, answers), folder / "skrevet.xlsx"))
        plan = folder / "plan.xlsx"
        write_form(form, plan, answers)
        for number, (said, actions) in enumerate(cases().items()):
            out = folder / f"{number:02}.xlsx"
            steps = [*actions, {"do": "calculate"}, {"do": "pdf", "path": str(out.with_suffix(".pdf"))}]
            _tell(said, engines.act(plan, steps, out), actions)
            _draw(out.with_suffix(".pdf"), said)


def _tell(said: str, path: Path, actions: list[engines.Action] | None = None) -> None:
    report, values = ox.check(path), engines.cached(path)
    print(f"\n## {said}")
    for action in actions or ():
        place = str(action["sheet"]), str(action.get("to") or action["cell"]).split(":")[0]
        print(f"{place[0]}!{place[1]} holds {values.get(place)!r}")
    print("Kontroll:", values.get(("Kontroll", "A3")))
    for text in sorted({f"{one.rule} {one.severity.value}" for one in report.findings}):
        print("-", text)


PICTURED = {"typed 2.5": 5, "typed 5 mill": 5, "a text table pasted over 5.1": 5, "a name cut and pasted": 2}


def _draw(print_out: Path, said: str) -> None:
    """The page that shows it, as a small picture."""
    if said not in PICTURED:
        return
    page = str(PICTURED[said])
    name = FOLDER / said.replace(" ", "-").replace(".", "-")
    command = ["pdftoppm", "-r", "60", "-f", page, "-l", page, "-png", "-singlefile", str(print_out), str(name)]
    subprocess.run(command, check=True, timeout=180)


if __name__ == "__main__":
    main()
