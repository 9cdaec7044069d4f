"""Stage 1: a path → the bytes of its parts, or a refusal; no XML is parsed here.

One open, one read, our own walk over the zip's directory, every part inflated to its end. A new kind of foreign
file is one line in `_MAGIC` or `_FOREIGN_PARTS` and two texts in `texts/nb/refusals.py`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, NoReturn

from workbook.findings import Refused

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one file may take; sizes in bytes, `seconds` of CPU for gate and cells together."""

    file: int = 50 * MIB
    parts: int = 2_000
    part: int = 64 * MIB
    total: int = 128 * MIB
    ratio: int = 200
    ratio_from: int = MIB
    run: int = 256 * 1024
    depth: int = 128
    sheets: int = 256
    cells: int = 200_000
    strings: int = 32 * MIB
    seconds: float = 2.0


LIMITS = Limits()


@dataclass(frozen=True)
class Received:
    """A file that passed the gate: each part inflated to its end, its CRC checked, its XML scanned."""

    path: Path
    name: str
    size: int
    sha256: str
    parts: Mapping[str, bytes]
    limits: Limits = LIMITS
    seconds: float = field(default=0.0, compare=False)  # CPU spent so far


class _Entry(NamedTuple):
    """One line of the zip's central directory."""

    name: str
    stored_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def receive(path: Path, limits: Limits = LIMITS, given: bytes | None = None) -> Received:
    """The file's parts, or those of the bytes given. Raises `Refused`, and nothing else, whatever the bytes are."""
    started = time.thread_time()
    name = os.path.basename(path)
    if name.startswith("~$"):
        raise Refused("owner-file", name=name)
    data = _read(path, limits) if given is None else given
    digest = hashlib.sha256(data).hexdigest()
    _refuse_foreign(data)
    entries, directory = _directory(data, limits)
    _refuse_foreign_parts(entries)
    parts: dict[str, bytes] = {}
    # The whole layout is checked before anything is inflated.
    for entry, packed in list(_packed(data, entries, directory)):
        if entry.name.endswith("/"):
            continue
        content = _inflated(entry, packed)
        if is_xml(entry.name, content):
            _scan(entry.name, content, limits)
        parts[entry.name] = content
        spend(started, limits)
    _refuse_opendocument(parts)
    if not any(name.lower() == "[content_types].xml" for name in parts):
        raise Refused("no-content-types")
    spent = time.thread_time() - started
    return Received(Path(path), name, len(data), digest, MappingProxyType(parts), limits, spent)


def spend(started: float, limits: Limits) -> None:
    """Refuses when the thread has used its CPU-seconds since `started` (a time.thread_time())."""
    if time.thread_time() - started > limits.seconds:
        raise Refused("too-slow", limit=f"{limits.seconds:g}")


# -- the file ---------------------------------------------------------------------------------------------------------


def _read(path: Path, limits: Limits) -> bytes:
    # Non-blocking, or a FIFO would hang the open for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except (OSError, ValueError) as cause:
        _refuse_unopened(path, cause)
    try:
        return _read_open(handle, limits)
    except OSError as cause:
        raise Refused("unreadable", reason=cause.strerror or "") from cause
    finally:
        os.close(handle)


def _refuse_unopened(path: Path, cause: OSError | ValueError) -> NoReturn:
    if isinstance(cause, ValueError):  # a NUL or a lone surrogate in the path
        raise Refused("missing") from cause
    if os.path.isdir(path) or cause.errno in (errno.ENXIO, errno.EISDIR, errno.ENODEV):
        raise Refused("not-a-file") from cause
    if cause.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG, errno.EINVAL):
        raise Refused("missing") from cause
    if cause.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        raise Refused("no-permission") from cause
    raise Refused("unreadable", reason=cause.strerror or "") from cause


def _read_open(handle: int, limits: Limits) -> bytes:
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        raise Refused("not-a-file")
    if before.st_size > limits.file:
        raise Refused("file-too-large", found=_mib(before.st_size), limit=_mib(limits.file))
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


def _mib(size: int) -> int:
    return -(-size // MIB)


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
    if not data.strip(b"\0"):
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
    if b"\0" in head or not any(separator in head for separator in (b";", b",", b"\t")):
        return "not-a-workbook"
    # Control characters other than tab and line ends mean that this is no text.
    return "not-a-workbook" if head.translate(None, _PRINTABLE) else "csv"


_PRINTABLE = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])


def _refuse_foreign_parts(entries: list[_Entry]) -> None:
    names = {entry.name.lower() for entry in entries}
    for part, id in _FOREIGN_PARTS:
        if part in names:
            raise Refused(id)
    if "[content_types].xml" not in names and any(name.endswith((".xlsx", ".xlsm", ".xls")) for name in names):
        raise Refused("archive")


def _refuse_opendocument(parts: Mapping[str, bytes]) -> None:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise Refused("ods")


# -- the zip ----------------------------------------------------------------------------------------------------------

_END_RECORD = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_DESCRIPTOR = 0x0008
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF


def _end_of(data: bytes) -> int:
    """Where the end record starts: the last one whose comment reaches exactly to the end of the file."""
    lowest = max(0, len(data) - _END_RECORD.size - _FULL16)
    at = data.rfind(_END, lowest)
    if at < 0:
        raise Refused("truncated")
    while at >= 0:
        if at + _END_RECORD.size <= len(data):
            comment = int.from_bytes(data[at + 20 : at + 22], "little")
            if at + _END_RECORD.size + comment == len(data):
                return at
        at = data.rfind(_END, lowest, at)
    raise Refused("damaged-directory")


def _directory(data: bytes, limits: Limits) -> tuple[list[_Entry], int]:
    """The entries of the central directory, and where it starts."""
    end = _end_of(data)
    offset: int
    _, disk, first_disk, here, count, size, offset, _ = _END_RECORD.unpack_from(data, end)
    if data[end - 20 : end - 16] == b"PK\x06\x07" or _FULL16 in (here, count) or _FULL32 in (size, offset):
        raise Refused("zip64")
    if disk or first_disk or here != count:
        raise Refused("multi-disk")
    if count > limits.parts:
        raise Refused("too-many-parts", found=count, limit=limits.parts)
    if offset + size != end:
        raise Refused("data-before-zip" if _shifted(data, end - size - offset, end - size) else "damaged-directory")
    entries = list(_entries(data, offset, end, count))
    _refuse_unfit(entries, limits)
    return entries, offset


def _shifted(data: bytes, by: int, directory: int) -> bool:
    """Whether a whole zip with this directory starts `by` bytes into the file."""
    return by > 0 and data[by : by + 4] == _ZIP and data[directory : directory + 4] == b"PK\x01\x02"


def _entries(data: bytes, at: int, end: int, count: int) -> Iterator[_Entry]:
    for _ in range(count):
        if at + _CENTRAL.size > end or data[at : at + 4] != b"PK\x01\x02":
            raise Refused("damaged-directory")
        fields = _CENTRAL.unpack_from(data, at)
        (flags, method), (crc, packed, size, name_length, extra, comment, disk) = fields[3:5], fields[7:14]
        offset = fields[16]
        name_at = at + _CENTRAL.size
        stored_name = data[name_at : name_at + name_length]
        at = name_at + name_length + extra + comment
        if at > end:
            raise Refused("damaged-directory")
        if _FULL32 in (packed, size, offset):
            raise Refused("zip64")
        if disk:
            raise Refused("multi-disk")
        yield _Entry(_decoded(stored_name), stored_name, flags, method, crc, packed, size, offset)
    if at != end:
        raise Refused("damaged-directory")


def _decoded(stored: bytes) -> str:
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored.decode("cp437")


def _refuse_unfit(entries: list[_Entry], limits: Limits) -> None:
    seen: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.name
        if _unsafe(name):
            raise Refused("unsafe-part-name", part=ascii(name)[:120])
        if name.casefold() in seen:
            raise Refused("duplicate-part", part=name)
        seen.add(name.casefold())
        if entry.flags & _ENCRYPTED:
            raise Refused("encrypted-part", part=name)
        if entry.method not in (0, 8):
            raise Refused("compression", part=name, method=entry.method)
        if entry.size > limits.part:
            raise Refused("part-too-large", part=name, found=_mib(entry.size), limit=_mib(limits.part))
        if entry.size > limits.ratio_from and entry.size > limits.ratio * entry.packed:
            raise Refused("bomb", part=name, limit=limits.ratio)
        if name.endswith("/") and entry.size:
            raise Refused("unsafe-part-name", part=ascii(name)[:120])
        total += entry.size
    if total > limits.total:
        raise Refused("unpacked-too-large", found=_mib(total), limit=_mib(limits.total))


_FORBIDDEN = frozenset('\\:*?"<>|\x7f') | {chr(code) for code in range(32)}


def _unsafe(name: str) -> bool:
    segments = name.removesuffix("/").split("/")
    return len(name) > 1024 or not _FORBIDDEN.isdisjoint(name) or any(part in ("", ".", "..") for part in segments)


def _packed(data: bytes, entries: list[_Entry], directory: int) -> Iterator[tuple[_Entry, bytes]]:
    """Each entry with its packed bytes, in the order they lie in the file; no byte belongs to two of them."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < free:
            raise Refused("overlapping-parts", part=entry.name)
        if not free and entry.offset:
            raise Refused("data-before-zip")
        start = _content_at(data, entry)
        free = start + entry.packed
        if free > directory:
            raise Refused("lying-sizes", part=entry.name)
        yield entry, data[start:free]


def _content_at(data: bytes, entry: _Entry) -> int:
    """Where the content starts, once the local header says the same as the directory."""
    if entry.offset + _LOCAL.size > len(data) or data[entry.offset : entry.offset + 4] != _ZIP:
        raise Refused("damaged-directory")
    _, _, flags, method, _, _, crc, packed, size, name_length, extra = _LOCAL.unpack_from(data, entry.offset)
    start = entry.offset + _LOCAL.size + name_length + extra
    stored_name = data[entry.offset + _LOCAL.size : entry.offset + _LOCAL.size + name_length]
    if _FULL32 in (packed, size):
        raise Refused("zip64")
    if flags & _ENCRYPTED:
        raise Refused("encrypted-part", part=entry.name)
    if stored_name != entry.stored_name or method != entry.method or (flags ^ entry.flags) & _DESCRIPTOR:
        raise Refused("damaged-directory")
    local, central = (crc, packed, size), (entry.crc, entry.packed, entry.size)
    # A streaming writer leaves zeros here and the truth behind the content.
    if local != central and not (flags & _DESCRIPTOR and all(a in (0, b) for a, b in zip(local, central, strict=True))):
        raise Refused("lying-sizes", part=entry.name)
    return int(start)


def _inflated(entry: _Entry, packed: bytes) -> bytes:
    if entry.method == 0:
        content = packed
    else:
        engine = zlib.decompressobj(-15)
        try:
            content = engine.decompress(packed, entry.size + 1)
        except zlib.error as cause:
            raise Refused("damaged-part", part=entry.name) from cause
        if len(content) <= entry.size and not engine.eof:
            raise Refused("damaged-part", part=entry.name)
        if engine.unused_data:
            raise Refused("lying-sizes", part=entry.name)
    if len(content) != entry.size:
        raise Refused("lying-sizes", part=entry.name)
    if zlib.crc32(content) != entry.crc:
        raise Refused("crc", part=entry.name)
    return content


# -- the XML, as bytes ------------------------------------------------------------------------------------------------

# Never parsed by us, and honest ones break the rules: Power Query keeps UTF-16, drawings keep their DOCTYPE.
_OPAQUE = ("xl/media/", "customxml/", "xl/embeddings/", "docprops/thumbnail")
_BOM = b"\xef\xbb\xbf"


def is_opaque(name: str) -> bool:
    """Whether a part is carried but never parsed."""
    return name.lower().startswith(_OPAQUE)


def is_xml(name: str, content: bytes) -> bool:
    """Whether a part could be parsed as XML: by its name or by its first byte, never for an opaque one."""
    if is_opaque(name):
        return False
    first = content[:64].removeprefix(_BOM).lstrip()[:1]
    return first == b"<" or name.lower().endswith((".xml", ".rels", ".vml"))


def _scan(name: str, content: bytes, limits: Limits) -> None:
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise Refused("not-utf-8", part=name)
    if b"\0" in content:
        raise Refused("nul", part=name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused("doctype", part=name)
    if not content.isascii():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as cause:
            raise Refused("not-utf-8", part=name) from cause
    if _declares_other(content):
        raise Refused("not-utf-8", part=name)
    if _longest_run_exceeds(content, limits.run):
        raise Refused("long-run", part=name, limit=limits.run // 1024)


def _declares_other(content: bytes) -> bool:
    """Whether the XML declaration names another encoding than UTF-8 (or its subset ASCII)."""
    head = content[:256].removeprefix(_BOM)
    if not head.startswith(b"<?xml"):
        return False
    _, found, rest = head.partition(b"?>")[0].partition(b"encoding")
    return bool(found) and rest.strip(b"= \t\r\n'\"").split(b'"')[0].split(b"'")[0].strip().lower() not in _UTF8


_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def _longest_run_exceeds(content: bytes, limit: int) -> bool:
    """Whether more than `limit` bytes stand without a `>` between them."""
    at = 0
    while len(content) - at > limit:
        found = content.rfind(b">", at, at + limit + 1)
        if found < 0:
            return True
        at = found + 1
    return False
