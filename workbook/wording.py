"""A finding in words: what is wrong, both numbers, and what to do, in the language it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.cells import Cell, Span
from workbook.findings import Finding, Refusal
from workbook.texts import Texts

LONGEST = 200
REPLACED = "\ufffd"


@dataclass(frozen=True)
class Wording:
    """The sentences of one finding."""

    head: str
    says: str
    remedy: str
    adviser: str


def wording(finding: Finding, texts: Texts) -> Wording:
    """The finding's own sentences, and its rule's remedies unless it has one of its own."""
    facts = {key: inert(value) if isinstance(value, str) else value for key, value in finding.facts.items()}
    says = texts(f"{finding.message}.says", **facts)
    return Wording(
        texts(f"{finding.message}.head", **facts),
        f"{says} {facts['hint']}" if "hint" in facts else says,
        texts(own if (own := f"{finding.message}.remedy") in texts.catalogue else f"{finding.rule}.remedy"),
        texts(f"{finding.rule}.adviser"),
    )


def refusal_words(refusal: Refusal, texts: Texts) -> tuple[str, str]:
    """Why a file has no verdict, and what to do about it."""
    key = f"refusal.{refusal.id}"
    facts = {name: inert(value) if isinstance(value, str) else value for name, value in refusal.facts.items()}
    return texts(key, **facts), texts(f"{key}.remedy", **facts)


def inert(text: str) -> str:
    """A stranger's text on one line, of bounded length, with nothing that could steer a terminal or turn the text."""
    seen = "".join(" " if char.isspace() else char if char.isprintable() else REPLACED for char in text[: 4 * LONGEST])
    line = " ".join(seen.split(" ")).strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def places(finding: Finding) -> str:
    """Where to look, as addresses that are never cut: Mål!E7 · Innsatsområder!E7:E12."""
    found: list[Cell | Span] = list(finding.places)
    if finding.cell is not None and not any(finding.cell in span.cells for span in finding.spans):
        found.insert(0, finding.cell)
    return " · ".join(dict.fromkeys(place.address for place in found))
