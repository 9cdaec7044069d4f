"""The html report in a real browser: axe finds nothing at 320 px, at 1280 px and on paper, and nothing is fetched.

Needs node, Chromium and the modules of tests/web (npm ci there, or OMSTILLING_WEB naming the folder that has them).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators.report.formats import OF_A_RUN
from tests.reports import hostile_file, results_of
from workbook.texts import texts

WEB = Path(__file__).parent / "web"
MODULES = Path(os.environ.get("OMSTILLING_WEB", WEB))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PLAN = Path(__file__).parent.parent / "samples" / "utfylt" / "fjellvik.xlsx"


def missing() -> str | None:
    """Why there is no browser here, if there is none."""
    if shutil.which("node") is None:
        return "no node"
    if CHROMIUM is None:
        return "no Chromium"
    return (
        None if (MODULES / "node_modules" / "axe-core").is_dir() else "axe-core is not installed: npm ci in tests/web"
    )


def _reports(folder: Path, hostile: Path, foreign: Path) -> Iterator[Path]:
    """The report of a clean, a hostile and a refused plan, of several, and of the differences between two."""
    commands = {
        "ren": ["report", str(PLAN), "--lang", "nn"],
        "fremmed": ["report", str(hostile)],
        "avvist": ["report", str(foreign)],
        "flere": ["report", str(PLAN), str(hostile), str(foreign), str(PLAN.with_name("meloy.xlsx"))],
        "ulike": ["diff", str(PLAN), str(hostile)],
    }
    for name, command in commands.items():
        page = folder / f"rapport-{name}.html"
        code = "from omstilling_xlsx.cli import main; main()"
        subprocess.run([sys.executable, "-c", code, *command, "-o", str(page)], cwd=WEB.parent.parent, check=False)
        yield page


@pytest.mark.slow
def test_axe_finds_nothing_at_any_width_or_on_paper(tmp_path: Path) -> None:
    why = missing()
    if why is not None:
        assert not os.environ.get("CI"), why
        pytest.skip(why)
    hostile, foreign = hostile_file(tmp_path), tmp_path / "notat.xlsx"
    foreign.write_text("nei", encoding="utf-8")
    pages = []
    for language in ("nb", "nn"):
        for name, paths in (("en", [hostile]), ("ren", [PLAN]), ("flere", [PLAN, hostile, foreign])):
            page = tmp_path / f"{language}-{name}.html"
            page.write_bytes(OF_A_RUN["html"](results_of(*paths)._replace(texts=texts(language))))
            pages.append(page)
    pages += list(_reports(tmp_path, hostile, foreign))
    done = subprocess.run(
        ["node", str(WEB / "audit.mjs"), str(MODULES), *map(str, pages)],
        capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "CHROMIUM": str(CHROMIUM)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == 3 * len(pages)
    assert min(one["passes"] for one in found) > 20
    for one in found:
        assert (one["violations"], one["fetched"]) == ([], []), one
        assert one["view"] != "320" or one["overflow"] == 0, one
