"""The XML boundary: the parts of one file, found by name and parsed within its limits."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from readers.gate import Limits, Received, is_xml, spend
from workbook.findings import Refused

CHUNK = 1 << 18

Attributes = dict[str, str]
Parser = expat.XMLParserType

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)
X14 = ("http://schemas.microsoft.com/office/spreadsheetml/2009/9/main ",)
XM = ("http://schemas.microsoft.com/office/excel/2006/main ",)
TRUE = frozenset(("1", "true", "on"))


class Reading:
    """The parts of one file while they are read: found by name in any letter case, parsed within the limits."""

    def __init__(self, received: Received) -> None:
        self.parts = received.parts
        self.limits: Limits = received.limits
        self.started = time.thread_time() - received.seconds
        self.stored = {name.lower(): name for name in received.parts}
        self.characters = 0
        self.cells = 0

    def has(self, part: str) -> bool:
        return part.lower() in self.stored

    def spend(self) -> None:
        spend(self.started, self.limits)

    def keep(self, text: str) -> None:
        """Counts a string against the limit for all of them."""
        self.characters += len(text)
        if self.characters > self.limits.strings:
            raise Refused("too-much-text", limit=self.limits.strings >> 20)

    def parse(self, part: str, wire: Callable[[Parser], None]) -> None:
        """Runs one part through expat; `wire` gives the parser its handlers, which see `namespace local` as names."""
        stored = self.stored.get(part.lower())
        if stored is None:
            raise Refused("missing-part", part=part[:200])
        content = self.parts[stored]
        if not is_xml(stored, content):
            raise Refused("damaged-xml", part=stored, line=1)
        # UTF-8 by force: the gate has scanned the bytes as such.
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        wire(parser)
        try:
            for at in range(0, len(content), CHUNK):
                parser.Parse(content[at : at + CHUNK], False)
                self.spend()
            parser.Parse(b"", True)
        except expat.ExpatError as cause:
            raise Refused("damaged-xml", part=stored, line=cause.lineno) from cause


def _refuse_doctype(*_: object) -> None:
    raise Refused("doctype", part="")


class Node(NamedTuple):
    """An element of a small part: its name without namespace, what is in it, and how deep it stands."""

    path: tuple[str, ...]
    attributes: Attributes
    text: list[str]


def nodes(reading: Reading, part: str) -> list[Node]:
    """The elements of a small part in document order, each with its path of local names."""
    found: list[Node] = []
    open_: list[Node] = []
    deepest = reading.limits.depth

    def start(name: str, attributes: Attributes) -> None:
        if len(open_) >= deepest:
            raise Refused("too-deep", part=part, limit=deepest)
        path = (*open_[-1].path, local(name)) if open_ else (local(name),)
        node = Node(path, attributes, [])
        open_.append(node)
        found.append(node)

    def end(_: str) -> None:
        open_.pop()

    def text(data: str) -> None:
        open_[-1].text.append(data)

    def wire(parser: Parser) -> None:
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text

    reading.parse(part, wire)
    return found


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def relation_id(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith("/relationships id")), "")


def number(text: str | None, default: int) -> int:
    """A whole number of plain digits; Python's int() would take 1_000 and Arabic-Indic digits."""
    return int(text) if text and len(text) <= 9 and text.isascii() and text.isdigit() else default


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """`_x000D_` and its like as the characters they stand for."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # Two halves of a pair become one character, a lone half the replacement character: it could not be written again.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def codes(table: dict[str, int], namespaces: tuple[str, ...] = MAIN) -> dict[str, int]:
    return {namespace + name: code for name, code in table.items() for namespace in namespaces}
