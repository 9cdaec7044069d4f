"""A report of many beside their consolidation to csv: `python -m benchmarks.reports [files] [runs]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.consolidation import compare, ours, plans, run
from benchmarks.run import OURS

PROGRAMMES = 357


def main() -> None:
    words = sys.argv[1:]
    count, runs = (int(words[0]) if words else PROGRAMMES), (int(words[1]) if len(words) > 1 else 3)
    with tempfile.TemporaryDirectory() as name:
        scratch, folder = Path(name), plans(count)
        page = [sys.executable, "-c", OURS, "report", str(folder), "-o", str(scratch / "alle.html"), "-f"]
        csv = ours(folder, scratch / "ut", "--no-workbook")
        compare(f"html report of {count} / csv", lambda: run(page), csv, 2.0, runs)


if __name__ == "__main__":
    main()
