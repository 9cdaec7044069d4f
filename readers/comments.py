"""One part of comments → what stands at which cell of its sheet."""

from __future__ import annotations

from readers.parts import Attributes, Parser, Reading, local, number, unescaped
from readers.shared import place_of
from workbook.stored import Comment


def comments(reading: Reading, part: str) -> tuple[Comment, ...]:
    """Every comment of the part in its order; one at no cell is left out. Raises `Refused`."""
    authors: list[str] = []
    found: list[Comment] = []
    pieces: list[str] = []
    said: list[str] = []
    at: Attributes = {}
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth, at
        depth += 1
        reading.element(part, depth)
        pieces.clear()
        if local(name) == "comment":
            at = attributes
            said.clear()

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        own = local(name)
        if own in ("author", "t"):
            (authors if own == "author" else said).append(unescaped("".join(pieces)))
            reading.keep("".join(pieces))
        elif own == "comment" and (place := place_of(at.get("ref", ""))) is not None:
            author = number(at.get("authorId"), len(authors))
            found.append(Comment(place, authors[author] if author < len(authors) else "", "".join(said)))
        pieces.clear()

    def wire(parser: Parser) -> list[str]:
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = pieces.append
        return pieces

    reading.parse(part, wire)
    return tuple(found)
