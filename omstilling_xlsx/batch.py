"""Many files → one batch: each read and checked on its own, here or by an executor's workers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING

from omstilling_xlsx.api import check
from workbook.batch import Batch, renamed, settle
from workbook.check import Report
from workbook.texts import texts

if TYPE_CHECKING:
    from concurrent.futures import Executor

REPLACED = ("copy", "edition", "twice")


def gather(paths: Sequence[Path], executor: Executor | None = None) -> Batch:
    """Check every file and settle which of them count."""
    reports: Iterable[Report] = map(check, paths) if executor is None else executor.map(check, paths)
    named = [renamed(report, name) for report, name in zip(reports, names(paths), strict=True)]
    said = texts("nb")
    return settle(named, {why: said(f"batch.{why}") for why in REPLACED})


def names(paths: Sequence[Path]) -> list[str]:
    """Each file's name within the folder they share, so that two files of one name can be told apart."""
    if len({path.name for path in paths}) == len(paths):
        return [path.name for path in paths]
    whole = [str(path.absolute()) for path in paths]
    shared = commonpath([str(Path(one).parent) for one in whole])
    return [Path(one).relative_to(shared).as_posix() for one in whole]
