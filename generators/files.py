"""Bytes in, whole files out: each the old file or the new one, never half of either."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path


def write_whole(path: Path, data: bytes, force: bool = False) -> None:
    """Write a file in one step; without `force` an existing one raises FileExistsError and is left as it was."""
    write_together({path: data}, force)


def write_together(files: Mapping[Path, bytes], force: bool = False) -> None:
    """Write files that belong together: all are drafted before the first one gets its name.

    Without `force` one that exists raises FileExistsError, and none is written.
    """
    for path in files:
        if not force and path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with ExitStack() as drafts:
        drafted = {path: drafts.enter_context(_draft(path, data)) for path, data in files.items()}
        for path, draft in drafted.items():
            _name(draft, path, force)


@contextmanager
def _draft(path: Path, data: bytes) -> Iterator[Path]:
    """The data in a file beside the one it becomes, for a rename is one step only within one file system."""
    draft = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, path: Path, force: bool) -> None:
    """Give the draft its name; a link, unlike a rename, fails when somebody made the file in the meantime."""
    if not force:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            force = True
    if force:
        draft.replace(path)
