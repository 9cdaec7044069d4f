"""A folder and all that lies in it, also behind links, each folder once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator


def walked(
    top: str | os.PathLike[str], onerror: Callable[[OSError], object] | None = None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """As `os.walk`, from the top down, through links too; a folder that links lead back to is not walked again."""
    seen: set[tuple[int, int]] = set()
    for folder, folders, names in os.walk(top, onerror=onerror, followlinks=True):
        try:
            stat = os.stat(folder)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            folders.clear()
            continue
        if stat.st_ino and (stat.st_dev, stat.st_ino) in seen:
            folders.clear()
            continue
        seen.add((stat.st_dev, stat.st_ino))
        yield folder, folders, names
