"""Consolidation beside what an analyst would write instead: `python -m benchmarks.consolidation [files] [runs]`.

Prints wall and CPU time, ratios and peak memory of whole processes, in turn; `--plot` also draws time and memory for
1, 10, 100 … files into docs/. The plans are made once in a folder beside the temporary files and used again.
"""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.run import COMPILED, OURS, PANDAS, PLANS, ROOT

# The cells of our samlet.xlsx, written by a script that does nothing else.
BARE = """
import csv, sys, xlsxwriter
LONG, *SHORT = sys.argv[2:]
with xlsxwriter.Workbook(sys.argv[1], {"constant_memory": True}) as book:
    with open(LONG, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    def typed(row):
        return [float(one) if place in (4, 11, 12) and one else one for place, one in enumerate(row)]
    numbers = [typed(row) for row in rows]
    def write(name, rows):
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value.__class__ is float:
                    sheet.write_number(at, column, value)
                elif value:
                    sheet.write_string(at, column, value)
    tables = {}
    for row in numbers:
        part = row[:6] + row[9:15] + row[16:18]
        tables.setdefault(row[7], []).append(part)
    for name, part in tables.items():
        write(name, part)
    write("Data", numbers)
    for name, path in zip(("Programmer", "Funn"), SHORT, strict=True):
        with open(path, encoding="utf-8-sig", newline="") as file:
            write(name, list(csv.reader(file)))
"""


class Run(NamedTuple):
    """A finished process and its children: wall and CPU seconds, peak memory in MB of itself and of all together."""

    seconds: float
    cpu: float
    own: float
    tree: float


def run(command: Sequence[str]) -> Run:
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=COMPILED)
    peaks = [0.0, 0.0]
    watch = threading.Thread(target=_watch, args=(process, peaks))
    watch.start()
    process.wait()
    seconds = time.perf_counter() - start
    watch.join()
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, cpu, *peaks)


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    import psutil

    try:
        parent = psutil.Process(process.pid)
        while process.poll() is None:
            own = parent.memory_info().rss / 1e6
            tree = own + sum(child.memory_info().rss for child in parent.children(recursive=True)) / 1e6
            peaks[:] = max(peaks[0], own), max(peaks[1], tree)
            time.sleep(0.05)
    except psutil.Error:
        return


def plans(count: int) -> Path:
    """A folder with so many plans, each its own programme: the first as `fill` writes it, the others by its pattern."""
    folder = Path(tempfile.gettempdir()) / "omstilling-plans" / str(count)
    folder.mkdir(parents=True, exist_ok=True)
    first, *others = (folder / f"{number:05}.xlsx" for number in range(count))
    if not first.exists():
        subprocess.run([sys.executable, "-c", PLANS, str(first)], cwd=ROOT, env=COMPILED, check=True)
    with zipfile.ZipFile(first) as pattern:
        parts = {info: pattern.read(info) for info in pattern.infolist()}
    for number, path in enumerate(others, 1):
        if not path.exists():
            path.write_bytes(_named(parts, f"Program {number}".encode()))
    return folder


def _named(parts: Mapping[zipfile.ZipInfo, bytes], name: bytes) -> bytes:
    """The first plan, `Program 0`, under another name."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for info, content in parts.items():
            file.writestr(info, content.replace(b"Program 0", name), zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def ours(folder: Path, out: Path, *words: str) -> Callable[[], Run]:
    def fresh() -> Run:
        shutil.rmtree(out, ignore_errors=True)
        return run([sys.executable, "-c", OURS, "consolidate", str(folder), "-o", str(out), *words])

    return fresh


def theirs(folder: Path, out: Path, engine: str) -> Callable[[], Run]:
    files = [str(path) for path in sorted(folder.iterdir())]
    script = PANDAS.replace("ENGINE", engine)
    return lambda: run([sys.executable, "-c", script, str(out / f"{engine}.csv"), *files])


def compare(title: str, own: Callable[[], Run], other: Callable[[], Run], goal: float, runs: int) -> None:
    pairs = [(own(), other()) for _ in range(runs)]
    ratio = statistics.median(one.seconds / two.seconds for one, two in pairs)
    cpu = statistics.median(one.cpu / two.cpu for one, two in pairs)
    one, two = pairs[-1]
    print(
        f"{title:<34} {one.seconds:7.1f} s {two.seconds:7.1f} s  ratio {ratio:5.2f} (goal {goal})  cpu {cpu:5.2f}  "
        f"{one.own:4.0f} MB ({one.tree:.0f} with workers) / {two.own:4.0f} MB",
        flush=True,
    )


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--plot"]
    count, runs = (int(words[0]) if words else 1000), (int(words[1]) if len(words) > 1 else 3)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folder = plans(count)
        own = ours(folder, scratch / "ut", "--no-workbook")
        compare(f"{count} forms to csv / calamine", own, theirs(folder, scratch, "calamine"), 1.5, runs)
        compare(f"{count} forms to csv / openpyxl", own, theirs(folder, scratch, "openpyxl"), 0.33, 1)
        _workbook(folder, scratch, runs)
        if "--plot" in sys.argv:
            _plot(
                [
                    (size, ours(plans(size), scratch / "plot", "--no-workbook")())
                    for size in SIZES
                    if size <= max(count, 1)
                ]
            )


SIZES = (1, 10, 100, 1000, 10_000)


def _workbook(folder: Path, scratch: Path, runs: int) -> None:
    """What samlet.xlsx adds to a run that reads nothing, beside a bare script that writes the same cells."""
    out = scratch / "ut"
    run([sys.executable, "-c", OURS, "consolidate", str(folder), "-o", str(out)])
    again = [sys.executable, "-c", OURS, "consolidate", str(folder), "-o", str(out)]
    tables = [str(out / f"{name}.csv") for name in ("facts", "programmes", "findings")]
    bare = [sys.executable, "-c", BARE, str(scratch / "bar.xlsx"), *tables]
    added, other = [], []
    for _ in range(runs):
        without, whole = run([*again, "--no-workbook"]), run(again)
        added.append(whole.cpu - without.cpu)
        other.append(run(bare).cpu)
    one, two = statistics.median(added), statistics.median(other)
    print(f"{'samlet.xlsx / bare XlsxWriter, CPU':<34} {one:7.1f} s {two:7.1f} s  ratio {one / two:5.2f} (goal 1.3)")


# --- the plot --------------------------------------------------------------------------------------------------

WIDE, HIGH, LEFT, TOP, GAP = 320, 240, 60, 40, 110


def _plot(points: Sequence[tuple[int, Run]]) -> None:
    """Two panels on logarithmic axes, as SVG: seconds, and MB of the command itself, against the number of files."""
    panels = (
        ("Tid, sekunder", [(size, one.seconds) for size, one in points], (0.1, 1, 10, 100, 1000)),
        ("Minne i kommandoen, MB", [(size, one.own) for size, one in points], (10, 100, 1000)),
    )
    parts = [_panel(LEFT + place * (WIDE + GAP), *panel) for place, panel in enumerate(panels)]
    size = f'width="{2 * WIDE + GAP + 2 * LEFT}" height="{HIGH + 2 * TOP + 30}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Arial, sans-serif" font-size="12" role="img" '
        'aria-label="Tid og minne mot antall filer">\n<rect width="100%" height="100%" fill="#FFFFFF"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )
    (ROOT / "docs" / "consolidation.svg").write_text(svg, encoding="utf-8")
    for number, one in points:
        print(
            f"{number:>6} files {one.seconds:7.1f} s, CPU {one.cpu:7.1f} s, {one.own:5.0f} MB, all {one.tree:5.0f} MB"
        )


def _panel(left: int, title: str, points: Sequence[tuple[int, float]], ticks: Sequence[float]) -> str:
    from math import log10

    low, high = log10(ticks[0]), log10(ticks[-1])

    def at(size: int, value: float) -> tuple[float, float]:
        across = log10(size) / log10(SIZES[-1]) * WIDE
        return left + across, TOP + HIGH - (log10(max(value, ticks[0])) - low) / (high - low) * HIGH

    lines = [f'<text x="{left}" y="{TOP - 14}" font-weight="bold">{title}</text>']
    for tick in ticks:
        _, y = at(1, tick)
        lines.append(f'<path d="M{left} {y:.1f}h{WIDE}" stroke="#D9D9D9"/>')
        lines.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for size in SIZES:
        x, _ = at(size, ticks[0])
        lines.append(f'<text x="{x:.1f}" y="{TOP + HIGH + 18}" text-anchor="middle">{size}</text>')
    lines.append(f'<text x="{left + WIDE / 2}" y="{TOP + HIGH + 38}" text-anchor="middle">Antall filer</text>')
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
    lines.append(f'<polyline points="{path}" fill="none" stroke="#12436D" stroke-width="2"/>')
    for size, value in points:
        x, y = at(size, value)
        lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#12436D"/>')
        lines.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{value:.3g}</text>')
    return "\n".join(lines)


if __name__ == "__main__":
    main()
