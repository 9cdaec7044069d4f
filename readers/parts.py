"""The XML boundary: the parts of one file, found by name and parsed within its limits."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Container, Iterable, Sequence
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

from readers.gate import Limits, Received, spend
from readers.plain import Odd
from workbook.findings import Refused

Attributes = dict[str, str]

Parser: TypeAlias = "expat.XMLParserType"

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
        self.limits: Limits = received.limits
        self.started = time.thread_time() - received.seconds
        self.stored = {name.lower(): part for name, part in received.parts.items()}
        self.characters = 0
        self.cells = 0
        self.elements = 0

    def has(self, part: str) -> bool:
        return part.lower() in self.stored

    def spend(self) -> None:
        spend(self.started, self.limits)

    def keep(self, text: str) -> None:
        """Counts the memory of a string against the limit for all of them."""
        self.characters += text.__sizeof__()
        if self.characters > self.limits.strings:
            raise Refused("too-much-text", limit=self.limits.strings >> 20)

    def keep_all(self, attributes: Attributes) -> None:
        self.characters += sum(map(str.__sizeof__, attributes.values()))
        self.keep("")

    def element(self, part: str, depth: int) -> None:
        """Counts an element outside the cells against the limit for all of them."""
        self.elements += 1
        if self.elements > self.limits.elements:
            raise Refused("too-many-elements", part=part, limit=self.limits.elements)
        if depth > self.limits.depth:
            raise Refused("too-deep", part=part, limit=self.limits.depth)

    def parse(self, part: str, wire: Callable[[Parser], Sequence[str]]) -> None:
        """Runs one part through expat, whose handlers see `namespace local` as names.

        `wire` gives the parser its handlers and returns the list in which they gather text: neither what they gather
        nor a token that expat has not seen the end of may be longer than a run. Before 2.6 expat began a long token
        anew with each chunk, and a `>` within quotes, comments and CDATA hides one from the gate's scan.
        """
        found = self.stored.get(part.lower())
        if found is None:
            raise Refused("missing-part", part=part[:200])
        if not found.xml:
            raise Refused("damaged-xml", part=found.name, line=1)
        self.parse_chunks(found.name, found.chunks(), wire)

    def parse_chunks(self, name: str, chunks: Iterable[bytes], wire: Callable[[Parser], Sequence[str]]) -> None:
        # UTF-8 by force: the gate has scanned the bytes as such.
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        gathered = wire(parser)
        fed = 0
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
                fed += len(chunk)
                if max(fed - parser.CurrentByteIndex, sum(map(len, gathered))) > self.limits.run:
                    raise Refused("long-run", part=name, limit=self.limits.run // 1024)
                self.spend()
            parser.Parse(b"", True)
        except expat.ExpatError as cause:
            raise Refused("damaged-xml", part=name, line=cause.lineno) from cause

    def plainly(self, part: str, read: Callable[[bytes], bool]) -> bool:
        """Whether a small part could be read the quick way; if not, what that has counted is forgotten."""
        found = self.stored.get(part.lower())
        counts = self.characters, self.cells, self.elements
        try:
            if found is not None and found.content is not None and read(found.content):
                return True
        # What the quick way would refuse is refused by the other, which knows the line.
        except (Odd, Refused):
            pass
        self.characters, self.cells, self.elements = counts
        return False


_DEEPEST_READ = 5  # no small part has anything of interest further in


class Node(NamedTuple):
    """An element of a small part: its name without namespace, what is in it, and how deep it stands."""

    path: tuple[str, ...]
    attributes: Attributes
    text: list[str]


def nodes(reading: Reading, part: str, names: Container[str] | None = None) -> list[Node]:
    """The root of a small part and its elements with these local names (None: all), each with its path of them."""
    found: list[Node] = []
    open_: list[Node] = []
    gathered: list[str] = []
    outside = Node((), {}, gathered)

    def start(name: str, attributes: Attributes) -> None:
        reading.element(part, len(open_) + 1)
        gathered.clear()
        above = open_[-1] if open_ else outside
        own = local(name)
        node = Node((*above.path, own), attributes, [])
        open_.append(node)
        if len(open_) == 1 or (len(open_) <= _DEEPEST_READ and (names is None or own in names)):
            reading.keep_all(attributes)
            found.append(node)

    def end(_: str) -> None:
        if gathered:
            open_[-1].text.append("".join(gathered))
            reading.keep(open_[-1].text[-1])
            gathered.clear()
        open_.pop()

    def wire(parser: Parser) -> list[str]:
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = gathered.append
        return gathered

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
