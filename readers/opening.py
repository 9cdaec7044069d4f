"""A small input (setup, register, acceptances, answers) → its file, its text, its TOML; `Unopened` with why not.

Only a regular file within its limit is opened: a FIFO would wait for ever, and a device has no end.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from workbook.phrase import Fact, Phrase, spoken

MIB = 1 << 20
# Non-blocking, or a FIFO would hang the open for ever.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_READING |= getattr(os, "O_NOCTTY", 0)
NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL})
TOLD = frozenset(
    {"EACCES", "EBUSY", "EDQUOT", "EEXIST", "EFBIG", "EIO", "EISDIR", "ELOOP", "EMFILE", "ENAMETOOLONG", "ENODEV",
     "ENOENT", "ENOSPC", "ENOTDIR", "ENOTEMPTY", "EPERM", "EROFS", "ETXTBSY", "EXDEV"}
)  # fmt: skip


class Unopened(Exception):
    """Why an input cannot be read: the facts of `open.<message_key>`; `line` is where, from 1, when that is known."""

    def __init__(self, message_key: str, line: int | None = None, **facts: Fact) -> None:
        super().__init__(message_key, line, facts)
        self.message_key, self.line, self.facts = message_key, line, facts

    def __str__(self) -> str:
        return spoken(self.says.key, self.facts)

    @property
    def says(self) -> Phrase:
        return Phrase(f"open.{self.message_key}", self.facts)


def reason_of(error: OSError) -> Fact:
    """What the system says, in words for the usual reasons, else as its code: ENOTSUP."""
    name = errno.errorcode.get(error.errno or 0, "")
    return Phrase(f"os.{name}") if name in TOLD else name or str(error)


def descriptor(path: str | os.PathLike[str]) -> int:
    """The file opened for reading. Raises OSError, and ValueError for a name that cannot be one."""
    return os.open(path, _READING)


def opened(path: Path, most: int) -> BinaryIO:
    """A regular file of at most so many bytes, open for reading. Raises Unopened."""
    try:
        handle = descriptor(path)
    except (OSError, ValueError) as error:
        _refuse(path, error)
    try:
        _fits(os.fstat(handle), most)
    except BaseException:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def _refuse(path: Path, error: OSError | ValueError) -> NoReturn:
    # A ValueError is a NUL or a lone surrogate in the name.
    if isinstance(error, ValueError) or error.errno in NOT_THERE:
        raise Unopened("no_file") from error
    reason = Phrase("os.EISDIR") if os.path.isdir(path) else reason_of(error)
    raise Unopened("unreadable", reason=reason) from error


def _fits(found: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Unopened("unreadable", reason=Phrase("os.EISDIR" if stat.S_ISDIR(found.st_mode) else "os.ENODEV"))
    if found.st_size > most:
        raise Unopened("too_large", most=most // MIB)


def read_small(path: Path, most: int) -> bytes:
    """The bytes of a regular file of at most so many. Raises Unopened."""
    with opened(path, most) as file:
        try:
            return within(file.read(most + 1), most)
        except OSError as error:
            raise Unopened("unreadable", reason=reason_of(error)) from error


def within(data: bytes, most: int) -> bytes:
    """The data, which may be no more than so many bytes. Raises Unopened."""
    if len(data) > most:
        raise Unopened("too_large", most=most // MIB)
    return data


def text_of(data: bytes) -> str:
    """The text of UTF-8, with or without BOM. Raises Unopened."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unopened("not_utf8", data.count(b"\n", 0, error.start) + 1) from error


def toml_of(text: str) -> dict[str, Any]:
    """The document of a TOML text. Raises Unopened with the line that cannot be read."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise Unopened("bad_toml") from error
    except ValueError as error:
        # Not only TOMLDecodeError: an integer of 5 000 digits is a ValueError of int().
        _, at, place = str(error).partition(" (at ")
        found = re.match(r"line ([0-9]+)", place)
        last = len(text.splitlines()) if at else None
        raise Unopened("bad_toml", int(found[1]) if found else last) from error
