"""Bytes in, a whole file out: the old file or the new one, never half of either."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes, force: bool = False) -> None:
    """Write a file in one step; without `force` an existing one raises FileExistsError and is left as it was."""
    if not force and path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    # Beside the file it becomes: a rename is one step only within one file system.
    draft = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o777)
        _name(draft, path, force)
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
