"""What a check says: findings about data, and the refusal of a file that gives no verdict.

A finding is a value with a place; wrong data is never raised. Only a file that cannot be read at all
raises `Refused`, which the face catches once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workbook.cells import Cell, Span
from workbook.phrase import NO_FACTS, Amount, Fact, Phrase, spoken


class Severity(StrEnum):
    """How grave a finding is; the values are those of the JSON."""

    ERROR = "error"
    MISSING = "missing"
    WARNING = "warning"
    INFO = "info"


NEW, KNOWN, ACCEPTED = "new", "known", "accepted"  # what is known of a finding from before
OK = "ok"  # how a finding that was accepted is shown
SIGNS: Mapping[str, str] = {
    Severity.ERROR: "✗", Severity.MISSING: "…", Severity.WARNING: "!", Severity.INFO: "i", OK: "✓",
}  # fmt: skip


class Refusal(NamedTuple):
    """Why a file has no verdict: an id, and the facts that its text `refusal.<id>` names."""

    id: str
    facts: Mapping[str, Fact] = NO_FACTS


class Refused(Exception):
    """A file that cannot be read; `refusal` says why."""

    def __init__(self, id: str, **facts: Fact) -> None:
        super().__init__(id, facts)
        self.refusal = Refusal(id, facts)

    def __str__(self) -> str:
        key, facts = f"refusal.{self.refusal.id}", self.refusal.facts
        return f"{spoken(key, facts)} {spoken(f'{key}.remedy', facts)}"


class Quantity(NamedTuple):
    """One side of a comparison: exact amount, unit, where it comes from, and for a typed cell what stood there."""

    value: Decimal | str | None
    unit: str | None = None
    source: tuple[Cell | Span, ...] = ()
    raw: str | None = None
    cached: str | None = None


class Finding(NamedTuple):
    """One thing to correct, fill in, look at or know; it is put into words only when it is told (`wording`)."""

    rule: str
    severity: Severity
    message: str  # the texts' key: its sentences are key + ".head" and ".says"
    facts: Mapping[str, Fact]
    table: str | None = None
    row: str | None = None
    year: str | None = None
    label: Phrase | Cell | str | None = None
    cell: Cell | None = None
    span: Span | None = None
    places: tuple[Cell | Span, ...] = ()
    expected: Quantity | None = None
    actual: Quantity | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    contributors: tuple[tuple[Cell, Decimal], ...] = ()
    reason: str | Phrase | None = None
    parent: str | None = None
    status: str = NEW

    @property
    def spans(self) -> tuple[Span, ...]:
        """The blocks of inputs behind the finding."""
        return tuple(place if isinstance(place, Span) else Span(place, place) for place in self.places)

    @property
    def look(self) -> str:
        """What it is shown as: how grave it is, or as what is in order once it is accepted."""
        return OK if self.status == ACCEPTED else self.severity.value

    @property
    def numbers(self) -> tuple[object, ...]:
        """What it tells of: with other amounts, or another text in the cell, it is not what was known before."""
        sides = ((one.value, one.raw) for one in (self.actual, self.expected) if one is not None)
        return (*sides, *(fact for fact in self.facts.values() if isinstance(fact, int | Decimal | Amount)))

    @property
    def fingerprint(self) -> str:
        """What the finding is about, not where it stands: it survives inserted rows."""
        # Two inputs of one row, a share and a total, have the same table and row; their label's key tells them apart.
        column = self.label.key if isinstance(self.label, Phrase) else ""
        about = "\x1f".join((self.rule, self.table or "", self.row or "", self.year or "", column))
        return hashlib.sha256(about.encode()).hexdigest()[:16]
