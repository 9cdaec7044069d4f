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
    """The finding's own sentences, and its rule's remedies."""
    facts = {key: inert(value) if isinstance(value, str) else value for key, value in finding.facts.items()}
    return Wording(
        texts(f"{finding.message}.head", **facts),
        texts(f"{finding.message}.says", **facts),
        texts(f"{finding.rule}.remedy"),
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
    found: list[Cell | Span] = [finding.cell] if finding.cell is not None else []
    found += [place for place in finding.places if not isinstance(place, Span) or finding.cell not in place.cells]
    return " · ".join(dict.fromkeys(place.address for place in found))
