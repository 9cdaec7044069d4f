"""Stage 1: a path → the parts of its file, or a refusal; no XML is parsed here.

One open and one read, then the container is walked and every part inflated to its end. A new kind of foreign file is
one line in `_MAGIC` or `_FOREIGN_PARTS` and two texts in `texts/nb/refusals.py`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from readers.container import Entry, Part, directory, parts
from readers.opening import NOT_THERE, descriptor
from workbook.findings import Refused
from workbook.limits import LIMITS, MIB, Limits

__all__ = ["LIMITS", "Limits", "Received", "receive", "spend"]

# CPU-seconds left for what comes after the reader, so that the whole check ends within the limit.
_RESERVE = 0.3


@dataclass(frozen=True)
class Received:
    """A file that passed the gate; `seconds` is the CPU spent on it so far."""

    path: Path
    name: str
    size: int
    sha256: str
    parts: Mapping[str, Part]
    limits: Limits = LIMITS
    seconds: float = field(default=0.0, compare=False)


def receive(path: Path, limits: Limits = LIMITS, given: bytes | None = None) -> Received:
    """The file's parts, or those of the bytes given. Raises `Refused`, and nothing else, whatever the bytes are."""
    started = time.thread_time()
    name = os.path.basename(path)
    if name.startswith("~$"):
        raise Refused("owner-file", name=name)
    data = _read(path, limits) if given is None else given
    digest = hashlib.sha256(data).hexdigest()
    _refuse_foreign(data)
    entries, start = directory(data, limits)
    _refuse_foreign_parts(entries)
    found: dict[str, Part] = {}
    for part in parts(data, entries, start, limits):
        found[part.name] = part
        spend(started, limits)
    _refuse_opendocument(found)
    if not any(name.lower() == "[content_types].xml" for name in found):
        raise Refused("no-content-types")
    spent = time.thread_time() - started
    return Received(Path(path), name, len(data), digest, MappingProxyType(found), limits, spent)


def spend(started: float, limits: Limits) -> None:
    """Refuses when the thread has used its CPU-seconds since `started` (a time.thread_time())."""
    if time.thread_time() - started > limits.seconds - _RESERVE:
        raise Refused("too-slow", limit=f"{limits.seconds:g}")


# -- the file ---------------------------------------------------------------------------------------------------------


def _read(path: Path, limits: Limits) -> bytes:
    try:
        handle = descriptor(path)
    except (OSError, ValueError) as cause:
        _refuse_unopened(path, cause)
    try:
        return _read_open(handle, limits)
    except OSError as cause:
        raise Refused("unreadable", reason=_code(cause)) from cause
    finally:
        os.close(handle)


def _refuse_unopened(path: Path, cause: OSError | ValueError) -> NoReturn:
    if isinstance(cause, ValueError):  # a NUL or a lone surrogate in the path
        raise Refused("missing") from cause
    if os.path.isdir(path) or cause.errno in (errno.ENXIO, errno.EISDIR, errno.ENODEV):
        raise Refused("not-a-file") from cause
    if cause.errno in NOT_THERE:
        raise Refused("missing") from cause
    if cause.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        raise Refused("no-permission") from cause
    raise Refused("unreadable", reason=_code(cause)) from cause


def _code(cause: OSError) -> str:
    """The system's name of a fault, which is the same in every language."""
    return errno.errorcode.get(cause.errno or 0, str(cause.errno))


def _read_open(handle: int, limits: Limits) -> bytes:
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        raise Refused("not-a-file")
    if before.st_size > limits.file:
        raise Refused("file-too-large", found=-(-before.st_size // MIB), limit=limits.file // MIB)
    chunks = []
    left = before.st_size + 1  # one more than promised, so that a growing file is seen
    while left and (chunk := os.read(handle, left)):
        chunks.append(chunk)
        left -= len(chunk)
    data = b"".join(chunks)
    after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns, len(data)) != (after.st_size, after.st_mtime_ns, before.st_size):
        raise Refused("changed-while-read")
    return data


# -- what kind of file ------------------------------------------------------------------------------------------------

_ZIP = b"PK\x03\x04"
_END = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x09\x08\x10\x00", "old-xls"),  # BIFF without its OLE container
    (b"\x09\x08\x08\x00", "old-xls"),
    (b"\x09\x04\x06\x00", "old-xls"),
    (b"\x09\x02\x06\x00", "old-xls"),
    (b"\x09\x00\x04\x00", "old-xls"),
    (b"{\\rtf", "word"),
    (b"PK\x07\x08", "multi-disk"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
)

_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "old-xls"),
    ("Book", "old-xls"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "presentation"),
)

_MARKUP = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xml-spreadsheet"),
    (b"urn:oasis:names:tc:opendocument", "ods"),
    (b"<html", "html"),
    (b"<!doctype html", "html"),
    (b"<table", "html"),
    (b"<body", "html"),
)

_FOREIGN_PARTS = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "word"),
    ("ppt/presentation.xml", "presentation"),
    ("index/document.iwa", "numbers"),
)


def _refuse_foreign(data: bytes) -> None:
    if not data:
        raise Refused("empty")
    if data.startswith(_ZIP):
        return
    if data.count(0) == len(data):
        raise Refused("only-nul")
    if data.startswith(_OLE):
        raise Refused(next((id for name, id in _OLE_STREAMS if _ole_has(data, name)), "old-office"))
    for magic, id in _MAGIC:
        if data.startswith(magic):
            raise Refused(id)
    if data.startswith(_END):
        raise Refused("no-content-types")
    if _ZIP in data and _END in data[-65_557:]:
        raise Refused("data-before-zip")
    raise Refused(_text_kind(data))


def _ole_has(data: bytes, name: str) -> bool:
    """Whether a directory entry of the compound file has this name: padded name, its length, its type."""
    stored = name.encode("utf-16-le")
    entry = stored.ljust(64, b"\0") + struct.pack("<H", len(stored) + 2)
    return entry in data


def _text_kind(data: bytes) -> str:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"<"):
        small = head.lower()
        return next((id for sign, id in _MARKUP if sign in small), "not-a-workbook")
    # Control characters other than tab and line ends mean that this is no text.
    if b"\0" in head or head.translate(None, _PRINTABLE):
        return "not-a-workbook"
    if head.startswith((b"{", b"[")):
        return "json"
    return "csv" if any(separator in head for separator in (b";", b",", b"\t")) else "not-a-workbook"


_PRINTABLE = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])


def _refuse_foreign_parts(entries: list[Entry]) -> None:
    names = {entry.name.lower() for entry in entries}
    for part, id in _FOREIGN_PARTS:
        if part in names:
            raise Refused(id)
    if "[content_types].xml" not in names and any(name.endswith((".xlsx", ".xlsm", ".xls")) for name in names):
        raise Refused("archive")


def _refuse_opendocument(found: Mapping[str, Part]) -> None:
    mimetype = found.get("mimetype")
    if mimetype and next(mimetype.chunks(), b"").startswith(b"application/vnd.oasis.opendocument"):
        raise Refused("ods")
