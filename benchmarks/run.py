"""Whole processes in turn, ours and theirs: `python -m benchmarks.run [runs]` prints medians, ratios and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "samples" / "utfylt" / "fjellvik.xlsx"
SETUP = ROOT / "samples" / "oppsett" / "fjellvik.toml"
MANY = 100

OURS = "from omstilling_xlsx.cli import main; main()"
TWICE = """
import sys, openpyxl
for path in sys.argv[1:]:
    openpyxl.load_workbook(path); openpyxl.load_workbook(path, data_only=True)
"""
PANDAS = """
import sys, pandas as pd
frames = [pd.concat(pd.read_excel(path, sheet_name=["Mål", "Finansiering", "Ressurser"], engine="ENGINE", header=None))
          for path in sys.argv[2:]]
pd.concat(frames).to_csv(sys.argv[1])
"""
BARE = """
import sys, xlsxwriter
with xlsxwriter.Workbook(sys.argv[1], {"in_memory": True}) as book:
    for _ in range(13):
        sheet = book.add_worksheet()
        style = book.add_format({"bold": True})
        for row in range(40):
            for column in range(3):
                sheet.write_string(row, column, "tekst", style)
            sheet.write_formula(row, 3, "=SUM(A1:C1)", style, 0)
"""


# As an installed program runs: its modules are compiled once, by pip or at the first start.
COMPILED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
PLANS = """
import sys, omstilling_xlsx as ox
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK
for number, path in enumerate(sys.argv[1:]):
    setup = {**FJELLVIK, "programme": {**FJELLVIK["programme"], "name": f"Program {number}"}}
    ox.fill({"schema": 1, "setup": setup, "answers": BALANCED}, path)
"""


class Run(NamedTuple):
    """One finished process: wall seconds and peak memory in MB."""

    seconds: float
    memory: float


def run(command: Sequence[str]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=COMPILED)
    _, _, usage = os.wait4(process.pid, 0)
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def compare(title: str, ours: Sequence[str], theirs: Sequence[str], goal: float | None, runs: int) -> None:
    """Both in turn, so that a drift of the machine's speed meets both; the ratio is taken pair by pair."""
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(runs)]
    own, other = (statistics.median(pair[side].seconds for pair in pairs) for side in (0, 1))
    memory = [max(pair[side].memory for pair in pairs) for side in (0, 1)]
    ratio = statistics.median(one.seconds / two.seconds for one, two in pairs)
    wanted = "" if goal is None else f"  (goal at most {goal})"
    peaks = f"{memory[0]:4.0f} MB / {memory[1]:4.0f} MB"
    print(f"{title:<40} {own:7.3f} s  {other:7.3f} s  ratio {ratio:5.2f}  {peaks}{wanted}")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    python = [sys.executable, "-c"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _copies(folder)
        out, csv = str(folder / "ut"), str(folder / "ut.csv")
        help_ = [*python, OURS, "--help"]
        check = [*python, OURS, "check", str(PLAN)]
        html = [*python, OURS, "check", str(PLAN), "-f", "--output", f"html={folder / 'ut.html'}"]
        report = [*python, OURS, "report", str(PLAN), "-f", "-o", str(folder / "rapport.html")]
        new = [*python, OURS, "new", str(SETUP), "-f", "-o", str(folder / "ny.xlsx")]
        consolidate = [*python, OURS, "consolidate", "-f", *files, "-o", out]
        few = max(3, runs // 3)
        print(f"{'ours / theirs':<46} {'ours':>9}  {'theirs':>9}")
        compare("--help / import click", help_, [*python, "import click"], 2.0, runs)
        compare("check one / openpyxl twice", check, [*python, TWICE, str(PLAN)], 0.35, runs)
        compare("check one with html / openpyxl twice", html, [*python, TWICE, str(PLAN)], 1.0, runs)
        compare("report as html / openpyxl twice", report, [*python, TWICE, str(PLAN)], 1.0, runs)
        for engine in ("openpyxl", "calamine"):
            script = PANDAS.replace("ENGINE", engine)
            compare(f"check one / pandas {engine}", check, [*python, script, csv, str(PLAN)], None, runs)
        compare("new / bare XlsxWriter script", new, [*python, BARE, str(folder / "bar.xlsx")], None, runs)
        for engine in ("openpyxl", "calamine"):
            script = PANDAS.replace("ENGINE", engine)
            compare(f"consolidate {MANY} / pandas {engine}", consolidate, [*python, script, csv, *files], None, few)


def _copies(folder: Path) -> list[str]:
    """Many plans, each its own programme; made in a process of its own, for a child's peak begins at its parent's."""
    files = [str(folder / f"{number:03}.xlsx") for number in range(MANY)]
    subprocess.run([sys.executable, "-c", PLANS, *files], cwd=ROOT, env=COMPILED, check=True)
    return files


if __name__ == "__main__":
    main()
