"""An XML part as bytes, chunk by chunk → the same chunks, or a refusal for what no workbook's part has.

Here stands all that must hold before expat sees a byte: UTF-8, no NUL, no DOCTYPE or ENTITY, no endless run.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from workbook.findings import Refused
from workbook.limits import Limits

# Never parsed by us, and honest ones break the rules: Power Query keeps UTF-16, drawings keep their DOCTYPE.
_OPAQUE = ("xl/media/", "customxml/", "xl/embeddings/", "docprops/thumbnail")
_BOM = b"\xef\xbb\xbf"
_OTHER_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_SEAM = 8  # one less than the longer declaration
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_DECODER = codecs.getincrementaldecoder("utf-8")


def is_xml(name: str, head: bytes) -> bool:
    """Whether a part could be parsed as XML: by its name or by its first byte, never for an opaque one."""
    if name.lower().startswith(_OPAQUE):
        return False
    return head[:64].removeprefix(_BOM).lstrip()[:1] == b"<" or name.lower().endswith((".xml", ".rels", ".vml"))


def scanned(name: str, chunks: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    """The chunks as they come, each looked through first."""
    decoder = _DECODER()
    pending = False
    seam = b""
    run = -1
    for chunk in chunks:
        if run < 0:
            run = 0
            _refuse_other_encoding(name, chunk)
        if b"\0" in chunk:
            raise Refused("nul", part=name)
        if any(sign in chunk or sign in seam + chunk[:_SEAM] for sign in _DECLARATIONS):
            raise Refused("doctype", part=name)
        if pending or not chunk.isascii():
            pending = _half_a_character(name, decoder, chunk)
        run = _run_after(name, chunk, run, limits.run)
        seam = (seam + chunk[-_SEAM:])[-_SEAM:]
        yield chunk
    if pending:
        raise Refused("not-utf-8", part=name)


def _half_a_character(name: str, decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    """Whether the chunk ends within a character; refuses what is no UTF-8."""
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError as cause:
        raise Refused("not-utf-8", part=name) from cause
    return bool(decoder.getstate()[0])


def _refuse_other_encoding(name: str, head: bytes) -> None:
    if head.startswith(_OTHER_STARTS) or _declares_other(head[:256].removeprefix(_BOM)):
        raise Refused("not-utf-8", part=name)


def _declares_other(head: bytes) -> bool:
    """Whether the XML declaration names another encoding than UTF-8 (or its subset ASCII)."""
    if not head.startswith(b"<?xml"):
        return False
    _, found, rest = head.partition(b"?>")[0].partition(b"encoding")
    return bool(found) and rest.strip(b"= \t\r\n'\"").split(b'"')[0].split(b"'")[0].strip().lower() not in _UTF8


def _run_after(name: str, chunk: bytes, run: int, limit: int) -> int:
    """How many bytes stand without a `>` at the chunk's end, when `run` stood before it; refuses more than `limit`."""
    at = 0
    while run + len(chunk) - at > limit:
        found = chunk.rfind(b">", at, at + limit + 1 - run)
        if found < 0:
            raise Refused("long-run", part=name, limit=limit // 1024)
        at, run = found + 1, 0
    last = chunk.rfind(b">", at)
    return run + len(chunk) - at if last < 0 else len(chunk) - last - 1
