"""Each hostile file ends with its id within two CPU-seconds and 150 MB, measured in a process of its own."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import CASES, HEAVY, READ, TRICKED, Case, honest, zipped
from tests.measured import Measured, measured, worker
from workbook.limits import LIMITS

MEMORY_MOST = 150

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only where a process can be forked and measured")


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    with worker() as running:
        yield running


def within_bounds(ended: Measured) -> bool:
    assert "Traceback" not in ended.said
    assert ended.seconds < LIMITS.seconds
    assert ended.memory < MEMORY_MOST
    return True


def test_there_are_enough() -> None:
    assert len({case.name for case in (*CASES, *HEAVY, *READ)}) >= 120


# A folder is no refusal on the command line: it is searched.
NAMED = [case for case in (*CASES, *HEAVY) if case.name != "directory"]


@pytest.mark.parametrize("case", NAMED, ids=lambda case: case.name)
def test_refused(case: Case, process: subprocess.Popen[str], tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    case.write(path)
    ended = measured(process, path)
    assert ended.exit == 3
    assert ended.refusal in case.id.split("|")
    assert within_bounds(ended)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.name)
def test_read(case: Case, process: subprocess.Popen[str], tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    clean = measured(process, Path(__file__).parent.parent / "samples" / "utfylt" / "fjellvik.xlsx")
    case.write(path)
    ended = measured(process, path)
    assert (ended.refusal, ended.read) == ("", clean.read)
    assert set(ended.rules) >= set(clean.rules)
    assert ended.exit in (0, 1)
    assert within_bounds(ended)


@pytest.mark.parametrize(("name", "trick", "id"), TRICKED, ids=[name for name, _, _ in TRICKED])
def test_tricked(name: str, trick: str, id: str, process: subprocess.Popen[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # to be seen by somebody else
        path = Path(folder, "plan.xlsx")
        path.write_bytes(zipped(honest()))
        path.chmod(0)
        ended = measured(process, path, trick)
    assert (ended.exit, ended.refusal) == (3, id)
    assert within_bounds(ended)
