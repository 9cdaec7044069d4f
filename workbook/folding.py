"""Findings as a person reads them: what follows from another is folded under it, and equal ones are told once.

Only for reading (terminal, html, letter, notes); records for machines and all counts hold every finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbook.cells import Cell, Span
from workbook.findings import ACCEPTED, Finding
from workbook.phrase import inert, told
from workbook.texts import Texts
from workbook.wording import Wording, spots, wording

MERGED_FROM = 3  # so many equal findings are told once
NAMED = 3  # so many of them are named
RAW = 40  # characters of what stands in a cell, when it is named among others


class Group(NamedTuple):
    """One thing to tell: a finding, the others that are equal to it, and those that follow from them."""

    findings: tuple[Finding, ...]
    follows: tuple[Finding, ...] = ()

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def merged(self) -> bool:
        return len(self.findings) > 1


def grouped(findings: Iterable[Finding], texts: Texts, unfolded: bool = False) -> tuple[Group, ...]:
    """The findings in groups, in their own order; each in a group of its own when everything is asked for."""
    every = tuple(findings)
    if unfolded:
        return tuple(Group((one,)) for one in every)
    follows: dict[str, list[Finding]] = {}
    for one in every:
        follows.setdefault(one.parent or "", []).append(one)
    return tuple(_group(alike, follows) for alike in _merged(follows.get("", []), texts))


def _group(alike: tuple[Finding, ...], follows: dict[str, list[Finding]]) -> Group:
    return Group(alike, tuple(one for finding in alike for one in follows.get(finding.fingerprint, [])))


def _merged(findings: list[Finding], texts: Texts) -> Iterator[tuple[Finding, ...]]:
    """Runs of equal findings where there are many, at the place of the first one."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault(_likeness(one, texts), []).append(one)
    for same in alike.values():
        if len(same) < MERGED_FROM:
            yield from ((one,) for one in same)
        else:
            yield tuple(same)


def _likeness(finding: Finding, texts: Texts) -> tuple[object, ...]:
    """What makes two findings equal; one whose rule has no words for many is like no other.

    One with a remedy of its own is only like those that have the same.
    """
    alike = _alike(finding, texts)
    mergeable = finding.cell is not None and alike in texts.catalogue
    own = finding.message if f"{finding.message}.remedy" in texts.catalogue else ""
    reason = told(finding.reason or "", texts)
    return (alike, own, finding.severity, finding.status, reason) if mergeable else (id(finding),)


def _alike(finding: Finding, texts: Texts) -> str:
    """The key of the words for many: those of the finding's own message, or those of its rule."""
    own = f"{finding.message}.alike"
    return own if own in texts.catalogue else f"{finding.rule}.alike"


def group_words(group: Group, texts: Texts) -> Wording:
    """The sentences of a group: those of its finding, or how many there are and the first of them by name.

    What is accepted asks nobody to do anything.
    """
    words = wording(group.first, texts)
    if group.first.status == ACCEPTED:
        words = words._replace(remedy="", adviser="")
    if not group.merged:
        return words
    number = len(group.findings)
    remedies = {wording(one, texts).remedy for one in group.findings} if words.remedy else {""}
    remedy = remedies.pop() if len(remedies) == 1 else texts(f"{group.first.rule}.remedy")
    return Wording(texts(_alike(group.first, texts), number=number), _names(group, texts), remedy, words.adviser)


def _names(group: Group, texts: Texts) -> str:
    """The first of many by name and how many more there are; nothing of cells without one, which the places list."""
    named = [_named(one, texts) for one in group.findings[:NAMED] if not isinstance(one.label, Cell | None)]
    left = len(group.findings) - len(named)
    return f"{', '.join(named)}{texts('report.alike.rest', number=left) if left else ''}." if named else ""


def _named(finding: Finding, texts: Texts) -> str:
    """One of many by its name, with what stands there when it is a formula, a text, or a number that is told."""
    label = told(finding.label or "", texts)
    value = finding.facts.get("value", finding.facts.get("formula"))
    if value is not None:
        return texts("report.alike.value", label=label, value=_cut(told(value, texts)))
    raw = finding.actual.raw if finding.actual is not None and finding.actual.value is None else None
    if not raw:
        return label
    return texts("report.alike.raw", label=label, raw=_cut(inert(raw)))


def _cut(shown: str) -> str:
    return shown if len(shown) <= RAW else f"{shown[: RAW - 1]}…"


def group_places(group: Group) -> str:
    """Where to look, with the cells of many findings joined to blocks: Mål!C10:H10 · Finansiering!C7:G9."""
    return " · ".join(place.address for place in group_spots(group))


def group_spots(group: Group) -> tuple[Cell | Span, ...]:
    """The cells and blocks to look at."""
    if not group.merged:
        return spots(group.first)
    return tuple(blocks(one.cell for one in group.findings if one.cell is not None))


def blocks(cells: Iterable[Cell]) -> Iterator[Span]:
    """Cells as rectangles: runs along a row, and equal runs under each other; in the order of the first cells."""
    joined: list[Span] = []
    for run in _runs(cells):
        above = next((at for at, one in enumerate(joined) if _under(one, run)), None)
        if above is None:
            joined.append(run)
        else:
            joined[above] = Span(joined[above].first, run.last)
    return iter(joined)


def _runs(cells: Iterable[Cell]) -> Iterator[Span]:
    seen = list(dict.fromkeys(cells))
    order = {sheet: place for place, sheet in enumerate(dict.fromkeys(cell.sheet for cell in seen))}
    run: Span | None = None
    for cell in sorted(seen, key=lambda cell: (order[cell.sheet], cell.row, cell.column)):
        if run is not None and cell == run.last.moved(columns=1):
            run = Span(run.first, cell)
            continue
        if run is not None:
            yield run
        run = Span(cell, cell)
    if run is not None:
        yield run


def _under(block: Span, run: Span) -> bool:
    return block.first.column == run.first.column and block.last.moved(rows=1) == run.last
