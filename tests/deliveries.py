"""Delivered files for the consolidation's tests: plans that balance, each its own programme, and what goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import omstilling_xlsx as ox
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK


def deliver(path: Path, name: str = "Program", answers: dict[str, Any] | None = None, **programme: Any) -> Path:
    """A filled form of the programme with this name; its other facts and answers may be changed."""
    setup = {**FJELLVIK, "programme": {**FJELLVIK["programme"], "name": name, **programme}}
    ox.fill({"schema": 1, "setup": setup, "answers": {**BALANCED, **(answers or {})}}, path, force=True)
    return path


# One programme each, or OMX908 asks whether they are the same.
PLACES = ("4032", "4034", "4036", "4201", "4202", "4203", "4204", "4205", "4206", "4207", "4211", "4212")


@cache
def _made() -> tuple[Path, ...]:
    folder = Path(mkdtemp(prefix="deliveries-"))
    return tuple(
        deliver(folder / f"{number:02}.xlsx", f"Program {number}", municipalities=[place])
        for number, place in enumerate(PLACES)
    )


def programmes(folder: Path, count: int) -> list[Path]:
    """Files of so many programmes; made once, then copied."""
    folder.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copy(path, folder)) for path in _made()[:count]]


# A worker that opens one of these comes to grief, whatever is in the file; nothing of ours is changed for it.
HOOK = """
import os, sys, time

def hook(event, facts):
    if event != "open" or "omstilling_xlsx.worker" not in sys.modules:
        return
    name = os.path.basename(os.fsdecode(facts[0])) if isinstance(facts[0], (str, bytes)) else ""
    if not name.endswith(".xlsx"):
        return
    if os.environ.get("OPENED"):
        with_log(name)
    if name.startswith("dreper"):
        os.abort()
    if name.startswith("henger"):
        time.sleep(600)

def with_log(name):
    handle = os.open(os.environ["OPENED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, (name + "\\n").encode())
    os.close(handle)

sys.addaudithook(hook)
"""


def hooked(folder: Path) -> Path:
    """A folder that, on the path of a worker, makes it die of files named dreper… and hang on those named henger…"""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    return folder


def contents(folder: Path, without: Iterable[str] = ("journal.sqlite", "journal.sqlite-journal")) -> dict[str, bytes]:
    """Every file of a folder but the journal."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in without
    }
