"""The bytes of a zip → its parts, each inflated to its end once; nothing in it is believed before it is checked.

Our own walk: the directory, each local header and the layout must say the same, and no byte may belong to two parts.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from readers.scan import is_xml, scanned
from workbook.findings import Refused
from workbook.limits import MIB, Limits

CHUNK = 1 << 18
_STEP = 1 << 16
_KEPT = 8 * MIB

_END_RECORD = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_HEADER = b"PK\x03\x04"
_END = b"PK\x05\x06"
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_DESCRIPTOR = 0x0008
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_NAME_LONGEST = 1024
TAIL = _END_RECORD.size + _FULL16  # bytes of a file within which its end record starts


class Entry(NamedTuple):
    """One line of the zip's central directory."""

    name: str
    stored_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Part(NamedTuple):
    """One part that was inflated to its end, CRC and XML checked; a large one is inflated again when it is read."""

    name: str
    size: int
    xml: bool
    method: int
    packed: memoryview
    content: bytes | None

    def chunks(self) -> Iterator[bytes]:
        return iter((self.content,)) if self.content is not None else _inflated(self.method, self.packed)


# -- the directory ----------------------------------------------------------------------------------------------------


def directory(data: bytes, limits: Limits) -> tuple[list[Entry], int]:
    """The entries of the central directory, and where it starts."""
    end = end_of(data)
    offset: int
    _, disk, first_disk, here, count, size, offset, _ = _END_RECORD.unpack_from(data, end)
    if (
        data[max(end - 20, 0) : max(end - 16, 0)] == b"PK\x06\x07"
        or _FULL16 in (here, count)
        or _FULL32 in (size, offset)
    ):
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


def end_of(data: bytes) -> int:
    """Where the end record starts: the last one whose comment reaches exactly to the end of the file."""
    lowest = max(0, len(data) - TAIL)
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


def _shifted(data: bytes, by: int, directory: int) -> bool:
    """Whether a whole zip with this directory starts `by` bytes into the file."""
    return by > 0 and data[by : by + 4] == _HEADER and data[directory : directory + 4] == b"PK\x01\x02"


def _entries(data: bytes, at: int, end: int, count: int) -> Iterator[Entry]:
    for _ in range(count):
        if at + _CENTRAL.size > end or data[at : at + 4] != b"PK\x01\x02":
            raise Refused("damaged-directory")
        fields = _CENTRAL.unpack_from(data, at)
        (flags, method), (crc, packed, size, name_length, extra, comment, disk) = fields[3:5], fields[7:14]
        offset = fields[16]
        name_at = at + _CENTRAL.size
        stored_name = data[name_at : name_at + min(name_length, _NAME_LONGEST + 1)]
        at = name_at + name_length + extra + comment
        if at > end:
            raise Refused("damaged-directory")
        if _FULL32 in (packed, size, offset):
            raise Refused("zip64")
        if disk:
            raise Refused("multi-disk")
        yield Entry(_decoded(stored_name), stored_name, flags, method, crc, packed, size, offset)
    if at != end:
        raise Refused("damaged-directory")


def _decoded(stored: bytes) -> str:
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored.decode("cp437")


def _refuse_unfit(entries: list[Entry], limits: Limits) -> None:
    seen: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.name
        if _unsafe(name, len(entry.stored_name)) or (name.endswith("/") and entry.size):
            raise Refused("unsafe-part-name", part=ascii(name)[:120])
        if name.casefold() in seen:
            raise Refused("duplicate-part", part=name)
        seen.add(name.casefold())
        if entry.flags & _ENCRYPTED:
            raise Refused("encrypted-part", part=name)
        if entry.method not in (_STORED, _DEFLATED):
            raise Refused("compression", part=name, method=entry.method)
        if entry.size > limits.part:
            raise Refused("part-too-large", part=name, found=_mib(entry.size), limit=_mib(limits.part))
        if entry.size > limits.ratio_from and entry.size > limits.ratio * entry.packed:
            raise Refused("bomb", part=name, limit=limits.ratio)
        total += entry.size
    if total > limits.total:
        raise Refused("unpacked-too-large", found=_mib(total), limit=_mib(limits.total))


def _mib(size: int) -> int:
    return -(-size // MIB)


_FORBIDDEN = frozenset('\\:*?"<>|\x7f') | {chr(code) for code in range(32)}


def _unsafe(name: str, length: int) -> bool:
    segments = name.removesuffix("/").split("/")
    return (
        length > _NAME_LONGEST or not _FORBIDDEN.isdisjoint(name) or any(part in ("", ".", "..") for part in segments)
    )


# -- the parts --------------------------------------------------------------------------------------------------------


def parts(data: bytes, entries: list[Entry], directory: int, limits: Limits) -> Iterator[Part]:
    """Each part in the order they lie in the file; the whole layout is checked before anything is inflated."""
    kept = 0
    for entry, packed in list(_packed(memoryview(data), entries, directory)):
        if not entry.name.endswith("/"):
            part = _part(entry, packed, limits, keep=kept + entry.size <= _KEPT)
            kept += len(part.content or b"")
            yield part


def _packed(data: memoryview, entries: list[Entry], directory: int) -> Iterator[tuple[Entry, memoryview]]:
    """Each entry with its packed bytes; no byte belongs to two of them."""
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


def _content_at(data: memoryview, entry: Entry) -> int:
    """Where the content starts, once the local header says the same as the directory."""
    if entry.offset + _LOCAL.size > len(data) or data[entry.offset : entry.offset + 4] != _HEADER:
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
    said, central = (crc, packed, size), (entry.crc, entry.packed, entry.size)
    # A streaming writer leaves zeros here and the truth behind the content.
    if said != central and not (flags & _DESCRIPTOR and all(a in (0, b) for a, b in zip(said, central, strict=True))):
        raise Refused("lying-sizes", part=entry.name)
    return int(start)


def _part(entry: Entry, packed: memoryview, limits: Limits, keep: bool) -> Part:
    chunks = _verified(entry, packed)
    head = next(chunks, b"")
    xml = is_xml(entry.name, head)
    chunks = chain((head,), chunks)
    content = None
    if xml:
        checked = scanned(entry.name, chunks, limits)
        if keep and entry.size <= CHUNK:
            content = b"".join(checked)
        chunks = checked
    for _ in chunks:
        pass
    return Part(entry.name, entry.size, xml, entry.method, packed, content)


def _verified(entry: Entry, packed: memoryview) -> Iterator[bytes]:
    """The content in chunks; refused when it is larger, smaller or other than the directory says."""
    size = crc = 0
    try:
        for chunk in _inflated(entry.method, packed):
            size += len(chunk)
            if size > entry.size:
                raise Refused("lying-sizes", part=entry.name)
            crc = zlib.crc32(chunk, crc)
            yield chunk
    except zlib.error as cause:
        raise Refused("damaged-part", part=entry.name) from cause
    except _Trailing as cause:
        raise Refused("lying-sizes", part=entry.name) from cause
    if size != entry.size:
        raise Refused("lying-sizes", part=entry.name)
    if crc != entry.crc:
        raise Refused("crc", part=entry.name)


class _Trailing(Exception):
    """Bytes after the end of a deflated stream."""


def _inflated(method: int, packed: memoryview) -> Iterator[bytes]:
    """The content in chunks of at most CHUNK bytes; never more than that is held."""
    if method == _STORED:
        for at in range(0, len(packed), CHUNK):
            yield bytes(packed[at : at + CHUNK])
        return
    engine = zlib.decompressobj(-15)
    # Fed in small steps: what a step leaves over is copied each time.
    for at in range(0, len(packed), _STEP):
        rest: bytes | memoryview = packed[at : at + _STEP]
        while chunk := engine.decompress(rest, CHUNK):
            yield chunk
            rest = engine.unconsumed_tail
        if engine.eof:
            if engine.unused_data or at + _STEP < len(packed):
                raise _Trailing
            return
    raise zlib.error("cut short")
