"""Work that takes its time, with a bar: only on a terminal, only when it lasts, and gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")

PATIENCE = 0.5  # seconds


def watched(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """The items as they are made; on stderr, when that is a terminal, how far it has come."""
    if not sys.stderr.isatty():
        yield from items
        return
    started = monotonic()
    with ExitStack() as shown:
        progress = None
        for done, item in enumerate(items, start=1):
            if progress is None and monotonic() - started > PATIENCE:
                from rich.console import Console
                from rich.progress import Progress

                progress = shown.enter_context(Progress(console=Console(stderr=True), transient=True))
                progress.add_task(label, total=total)
            if progress is not None:
                progress.update(progress.task_ids[0], completed=done)
            yield item
