"""One form for each kommune, against the same cells from a bare script: `python -m benchmarks.forms [runs]`.

Ours is `new common.toml --register FILE -d DIR`, a process from start to end. Theirs is a script that writes, with
XlsxWriter alone, workbooks of the same cells, formulas, formats and charts, known beforehand. Memory is measured for a
tenth of the forms too: it must not grow with their number.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.run import OURS, ROOT, SETUP, Run, run
from generators.form import options
from generators.looks import LOOKS, number_format
from omstilling_xlsx.samples.plans import FJELLVIK
from workbook.form.build import build_form
from workbook.form.page import Entry, Style
from workbook.formula import Formula
from workbook.setup import setup_of

GOAL = 1.6
KOMMUNER = ROOT / "readers" / "data" / "kommuner.csv"

BARE = """
import json, sys, xlsxwriter
work = json.load(open(sys.argv[1], encoding="utf-8"))
for path in sys.argv[2:]:
    with xlsxwriter.Workbook(path, work["options"]) as book:
        formats = [book.add_format(one) for one in work["formats"]]
        for sheet in work["sheets"]:
            page = book.add_worksheet(sheet["name"])
            for column, width in enumerate(sheet["widths"]):
                page.set_column(column, column, width)
            for row, column, kind, content, look in sheet["cells"]:
                if kind == "f":
                    page.write_formula(row, column, content, formats[look], "")
                elif kind == "s":
                    page.write_string(row, column, content, formats[look])
                elif kind == "n":
                    page.write_number(row, column, content, formats[look])
                else:
                    page.write_blank(row, column, None, formats[look])
            for chart in sheet["charts"]:
                drawn = book.add_chart(chart["options"])
                for values in chart["series"]:
                    drawn.add_series({"categories": chart["categories"], "values": values})
                page.insert_chart(chart["at"], drawn)
"""


def bare_work() -> dict[str, object]:
    """What the bare script writes: the cells of one of our forms, its formats and its charts."""
    form = build_form(setup_of(FJELLVIK))
    looks = sorted({(entry.style, entry.shape) for entry in form.entries})
    sheets = [
        {
            "name": sheet.name,
            "widths": sheet.widths,
            "cells": [_cell(entry, looks.index((entry.style, entry.shape))) for entry in sheet.entries],
            "charts": [
                {
                    "options": {"type": "column", "subtype": "stacked"},
                    "series": [f"={series.values.absolute}" for series in chart.shown],
                    "categories": f"={chart.categories.absolute}",
                    "at": chart.place.area.first.a1,
                }
                for chart in sheet.charts
            ],
        }
        for sheet in form.sheets
    ]
    formats = [{**LOOKS[style].properties, "num_format": number_format(style, shape)} for style, shape in looks]
    return {"options": options(), "formats": formats, "sheets": sheets}


def _cell(entry: Entry, look: int) -> tuple[int, int, str, str | float | None, int]:
    at = entry.cell.row, entry.cell.column
    match entry.content:
        case Formula() as formula:
            return (*at, "f", f"={formula.on(entry.cell.sheet)}", look)
        case str() as text if entry.style is not Style.INPUT or text:
            return (*at, "s", text, look)
        case None | str():
            return (*at, "b", None, look)
        case number:
            return (*at, "n", float(number), look)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = list(csv.DictReader(KOMMUNER.open(encoding="utf-8")))
        work = folder / "work.json"
        work.write_text(json.dumps(bare_work()), "utf-8")
        pairs = [(_ours(folder, rows), _theirs(folder, work, len(rows))) for _ in range(runs)]
        few = _ours(folder, rows[: len(rows) // 10])
    own, other = (median(pair[side].seconds for pair in pairs) / len(rows) * 1000 for side in (0, 1))
    ratio = median(ours.seconds / theirs.seconds for ours, theirs in pairs)
    print(
        f"{len(rows)} forms: {own:.0f} ms each, a bare script {other:.0f} ms; ratio {ratio:.2f} (goal at most {GOAL})"
    )
    print(f"memory: {few.memory:.0f} MB for {len(rows) // 10} forms, {pairs[-1][0].memory:.0f} MB for {len(rows)}")


def _ours(folder: Path, rows: list[dict[str, str]]) -> Run:
    register, out = folder / "register.csv", folder / "ut"
    shutil.rmtree(out, ignore_errors=True)
    with register.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "municipalities"])
        writer.writerows([f"Omstilling {row['navn']} {row['kommunenummer']}", row["kommunenummer"]] for row in rows)
    found = run([sys.executable, "-c", OURS, "new", str(SETUP), "--register", str(register), "-d", str(out)])
    made = len(list(out.glob("*.xlsx")))
    if made != len(rows):
        raise SystemExit(f"{made} of {len(rows)} forms were written")
    return found


def _theirs(folder: Path, work: Path, count: int) -> Run:
    out = folder / "bar"
    out.mkdir(exist_ok=True)
    return run([sys.executable, "-c", BARE, str(work), *(str(out / f"{number}.xlsx") for number in range(count))])


if __name__ == "__main__":
    main()
