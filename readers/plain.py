"""A small part as programs usually write it → what it repeats, in one sweep of a regular expression.

Most of a workbook is thousands of elements that all look alike. What matches these patterns from end to end is
well-formed XML, and means here what it means to expat, which still reads the rest of the part, the frame. Whatever
does not match is no fault: it is read by expat's handlers, a few times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# Control characters, and the line end that XML would turn into another.
_NEVER = bytes(set(range(0x20)) - {0x09, 0x0A})
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ATTRIBUTES = r'(?: [A-Za-z0-9:]+="[^"<&\t\n]*")*'
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"<&\t\n]*)"')
_REFERENCE = re.compile("&([^;]{0,6};?)")
_KEPT = 400  # characters of what is remembered: a worker reads many files, and none may fill its memory
_NAMED = {"amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'"}

# address, style, type; attributes, text and value of a formula; value of a cell without one
CELL = re.compile(
    r'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]{1,9})")? ?(?:/>|>'
    rf"(?:<f({_ATTRIBUTES}) ?(?:/>|>([^<]*)</f>)(?:<v>([^<]*)</v>|<v ?/>)?|<v>([^<]*)</v>)?</c>)"
)
_ROW = re.compile(rf"</row>|<row({_ATTRIBUTES}) ?(/?)>")
_STRING = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_OF_A_ROW = frozenset(("r", "spans", "s", "ht", "hidden", "outlineLevel", "collapsed", "ph", "x14ac:dyDescent"))
_OF_A_ROW |= {"customFormat", "customHeight", "thickTop", "thickBot"}


class Odd(Exception):
    """Not as programs usually write it."""


class Swept(NamedTuple):
    """A part without what stands in one of its elements, and that, as text."""

    frame: bytes
    inside: str


def swept(content: bytes, element: bytes) -> Swept:
    """The part cut where its `element` opens and closes; raises Odd where that cannot be seen from the bytes.

    That nothing but text and whole elements lies inside is for the patterns to see, and expat sees that the frame is
    one document: no comment, CDATA or instruction may hide the element from it.
    """
    opens, closes = content.find(b"<" + element), content.rfind(b"</" + element + b">")
    inside = content.find(b">", opens) + 1
    frame = content[:inside] + content[closes:]
    if opens < 0 or closes < inside or b"<!" in frame or frame.count(b"<?") > frame.startswith(b"<?"):
        raise Odd
    if len(content.translate(None, _NEVER)) != len(content) or b"]]>" in content:
        raise Odd
    root = frame[: frame.find(b">", frame.find(b"?>") + 2)]
    if b" x14ac:" in content and b' xmlns:x14ac="' not in root:
        raise Odd
    if not content.isascii() and any(sign in content for sign in _NO_CHARACTERS):
        raise Odd
    return Swept(frame, content[inside:closes].decode())


def strings(inside: str) -> Iterator[str]:
    """The shared strings, each one plain text; raises Odd."""
    parts = _STRING.split(inside)
    if any(parts[::2]):
        raise Odd
    return (meant(text) for text in parts[1::2])


def rows(between: str, open_: bool) -> tuple[bool, list[dict[str, str]]]:
    """The rows that open between two cells, by their attributes, and whether one is open at the end; raises Odd."""
    return _rows(between, open_) if len(between) <= _KEPT else _rows.__wrapped__(between, open_)


@lru_cache(4096)
def _rows(between: str, open_: bool) -> tuple[bool, list[dict[str, str]]]:
    opened: list[dict[str, str]] = []
    at = 0
    while at < len(between):
        found = _ROW.match(between, at)
        if found is None or (found[1] is None) != open_:
            raise Odd
        if found[1] is not None:
            opened.append(attributes(found[1]))
            if not opened[-1].keys() <= _OF_A_ROW:
                raise Odd
        open_ = found[1] is not None and not found[2]
        at = found.end()
    return open_, opened


def attributes(text: str) -> dict[str, str]:
    found: Sequence[tuple[str, str]] = _ATTRIBUTE.findall(text)
    given = dict(found)
    if len(given) < len(found):
        raise Odd
    return given


def meant(text: str) -> str:
    """Text with XML's five names for characters put in; raises Odd for any other reference."""
    if "&" not in text:
        return text
    return _named(text) if len(text) <= _KEPT else _named.__wrapped__(text)


@lru_cache(4096)
def _named(text: str) -> str:
    return _REFERENCE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    character = _NAMED.get(found[1])
    if character is None:
        raise Odd
    return character
