"""What follows from what: a finding that another one explains has that one as its parent, and is told under it.

A link is a function *(finding, what is known) → its cause, or None*. To add one, write it and list it in LINKS.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from workbook.cells import Cell, Span
from workbook.fields import Field
from workbook.findings import Finding, Quantity, Severity
from workbook.phrase import Fact, Phrase
from workbook.rules.filling import inside
from workbook.rules.rule import EMPTY, Case
from workbook.words import area_index

# A cell that one of these points at spoils every sum it is part of.
SPOILING = ("OMX201", "OMX202", "OMX203", "OMX204", "OMX207", "OMX213")
# What tells of an input without an answer, in a row that asks for one.
BLANK = ("OMX206", "OMX503")
# What is told of numbers in a row without a name.
UNNAMED = "OMX209.unnamed"
# What took inputs away: a sheet, rows or columns that were deleted.
DELETING = ("OMX107", "OMX117")
# A total that is off by just what its years are off says nothing new.
TOTALS = {"OMX502": "OMX501", "OMX302.areas": "OMX301"}
# Shares that are not what is agreed, because what is agreed is not the whole.
SHARES = ("OMX402", "OMX403")
# Parts of the sum of 5.1, which every number in it changes.
PARTS = (*SHARES, "OMX405")


class Evidence(NamedTuple):
    """Everything that was found, and the inputs behind it."""

    case: Case
    findings: Sequence[Finding]
    spoilt: Mapping[Cell, Finding]  # inputs that count as nothing, or as something else than was meant
    blank: Mapping[Cell, Finding]  # inputs without an answer
    stray: Mapping[Cell, Decimal]  # numbers in rows without a name, and without a share that was agreed
    gone: Mapping[Cell, Finding]  # inputs that somebody deleted

    def of(self, rule: str) -> Iterator[Finding]:
        return (one for one in self.findings if one.rule == rule)


def tied(found: Sequence[Finding], case: Case) -> Iterator[Finding]:
    """The findings, each with the first cause behind it as its parent."""
    spoilt, blank = _at_cells(found, SPOILING, Severity.ERROR), _at_cells(found, BLANK, Severity.MISSING)
    known = Evidence(case, found, spoilt, blank, dict(_stray(found, case)), dict(_gone(case)))
    causes = {id(one): cause for one in found if (cause := _cause(one, known)) is not None}
    for one in found:
        first = causes.get(id(one))
        while first is not None and id(first) in causes:
            first = causes[id(first)]
        yield one if first is None else _following(one, first)


def _following(finding: Finding, cause: Finding) -> Finding:
    """A finding that follows from another: that one explains it, and no cell but an empty one does."""
    facts = {name: fact for name, fact in finding.facts.items() if name != "hint" or _is_empty_cell(fact)}
    return finding._replace(parent=cause.fingerprint, facts=facts)


def _is_empty_cell(hint: Fact) -> bool:
    return isinstance(hint, Phrase) and hint.key == EMPTY


def _cause(finding: Finding, known: Evidence) -> Finding | None:
    causes = (link(finding, known) for link in LINKS)
    return next((cause for cause in causes if cause is not None and cause is not finding), None)


def _at_cells(found: Sequence[Finding], rules: Sequence[str], severity: Severity) -> dict[Cell, Finding]:
    """The first finding of some rules at each cell."""
    first: dict[Cell, Finding] = {}
    for one in found:
        if one.rule in rules and one.severity is severity and one.cell is not None:
            first.setdefault(one.cell, one)
    return first


def _stray(found: Sequence[Finding], case: Case) -> Iterator[tuple[Cell, Decimal]]:
    rows = {(one.table, one.row) for one in found if one.message == UNNAMED}
    for answer in case.answers():
        table, row, _ = answer.field
        if (table, row) in rows and isinstance(answer.counted, Decimal) and not case.answer("financier", row, "share"):
            yield case.form.inputs[answer.field].cell, answer.counted


def _gone(case: Case) -> Iterator[tuple[Cell, Finding]]:
    deleted = {one.table: one for one in case.submission.integrity if one.rule in DELETING}
    for cell in case.form.input_at if deleted else ():
        if cell.sheet in deleted and case.submission.is_gone(cell):
            yield cell, deleted[cell.sheet]


# --- links -----------------------------------------------------------------------------------------------------------


def deleted(finding: Finding, known: Evidence) -> Finding | None:
    """An answer, or the name that it needs, that is missing because its cell is."""
    cells = filter(None, (finding.cell, _name_cell(_needed(finding, known), known)))
    return next((known.gone[cell] for cell in cells if cell in known.gone), None)


def _needed(finding: Finding, known: Evidence) -> str | None:
    """The row of Oppsett whose name a finding lacks: its numbers have none, or its area is off the list, or is gone."""
    if finding.message == UNNAMED or finding.rule == "OMX804":
        return finding.row
    chosen = finding.actual if (finding.rule, finding.table) == ("OMX212", "strategies") else None
    return _area(chosen.raw, known) if chosen else None


def _name_cell(row: str | None, known: Evidence) -> Cell | None:
    names = known.case.names_of(row) if row else None
    return known.case.form.inputs[Field(names.id, row, "name")].cell if names and row else None


def _area(item: object, known: Evidence) -> str | None:
    """The area that an item of the list begins with the number of."""
    index = area_index(item) if isinstance(item, str) else None
    rows = known.case.plan.area_rows
    return rows[index - 1] if index and index <= len(rows) else None


def without_name(finding: Finding, known: Evidence) -> Finding | None:
    """The row without a name that a name is needed for: the one of Oppsett where that has numbers too."""
    row = _needed(finding, known)
    unnamed = [one for one in known.of("OMX209") if one.message == UNNAMED and one.row == row]
    return max(unnamed, key=lambda one: one.table == "financier", default=None)


def without_what_is_deleted(finding: Finding, known: Evidence) -> Finding | None:
    """A sum that lacks an answer because its cell is deleted; in a row that was never used there was none."""
    rows = {name.row for name in known.case.submission.answers} if known.gone else frozenset()
    for cell, cause in known.gone.items():
        name = known.case.form.input_at[cell]
        used = known.case.asks(name) or name.row in rows
        if used and _is_behind(cell, finding):
            return cause
    return None


def spoilt_already(finding: Finding, known: Evidence) -> Finding | None:
    """What the same cell is told of before: a date typed for a number is too large a number as well."""
    return known.spoilt.get(finding.cell) if finding.rule in SPOILING and finding.cell else None


def sum_of_spoilt(finding: Finding, known: Evidence) -> Finding | None:
    """The first cell behind a sum that is no number, or one that was not meant."""
    if finding.difference is None:
        return None
    return next((one for cell, one in known.spoilt.items() if _is_behind(cell, finding)), None)


def _is_behind(cell: Cell, finding: Finding) -> bool:
    return any(inside(cell, span) for span in finding.spans)


def sum_without_blank(finding: Finding, known: Evidence) -> Finding | None:
    """The first blank cell behind a sum that a number in it would mend."""
    return next((one for cell, one in known.blank.items() if _would_mend(cell, finding)), None)


def _would_mend(cell: Cell, finding: Finding) -> bool:
    """Whether a number in a blank cell brings the two sides nearer: it adds to the side that is the smaller."""
    if not finding.difference or not _is_behind(cell, finding):
        return False
    left, right = (side is not None and _is_from(cell, side) for side in (finding.actual, finding.expected))
    # What is part of neither side is part of the whole that the left one is a share of.
    return left if finding.difference < 0 else right or not left


def _is_from(cell: Cell, side: Quantity) -> bool:
    return any(inside(cell, one if isinstance(one, Span) else Span(one, one)) for one in side.source)


def sum_with_stray(finding: Finding, known: Evidence) -> Finding | None:
    """The row without a name whose numbers are what a sum is off by, or are in the sum that it is a part of."""
    cells = [cell for cell in known.stray if _is_behind(cell, finding)]
    if not cells or finding.difference is None:
        return None
    apart = abs(finding.difference) - sum(known.stray[cell] for cell in cells)
    row = known.case.form.input_at[cells[0]].row
    explains = finding.rule in PARTS or abs(apart) <= (finding.tolerance or 0)
    return next((one for one in known.of("OMX209") if explains and one.row == row), None)


def total_of_years(finding: Finding, known: Evidence) -> Finding | None:
    """The first year of a total that is off by exactly the sum of what its years are off."""
    years = list(known.of(TOTALS.get(finding.message, "")))
    apart = sum((one.difference for one in years if one.difference is not None), Decimal(0))
    return years[0] if years and finding.difference == apart else None


def jobs_in_parts(finding: Finding, known: Evidence) -> Finding | None:
    """The first number of jobs that is no whole one, where a sum is off by what rounding it up or down changes."""
    if finding.difference is None:
        return None
    apart = abs(finding.difference)
    broken = (one for one in known.of("OMX303") if one.cell is not None and _is_behind(one.cell, finding))
    return next((one for one in broken if apart in _roundings(one)), None)


def _roundings(one: Finding) -> tuple[Decimal, ...]:
    jobs = one.actual.value if one.actual else None
    rest = jobs % 1 if isinstance(jobs, Decimal) else Decimal(0)
    return rest, 1 - rest


def letters_used_again(finding: Finding, known: Evidence) -> Finding | None:
    """The first letter that is used again, where the row of letters is short by just those."""
    again = list(known.of("OMX701")) if finding.rule == "OMX702" else []
    return again[0] if again and finding.difference == -len(again) else None


def year_of_spoilt(finding: Finding, known: Evidence) -> Finding | None:
    """The first spoilt cell of a year that has money and no jobs, or the other way."""
    if (finding.rule, finding.table) != ("OMX305", "jobs"):
        return None
    year = (one for one in known.spoilt.values() if one.year == finding.year)
    return next((one for one in year if one.table in ("jobs", "funding")), None)


def share_of_no_whole(finding: Finding, known: Evidence) -> Finding | None:
    """The agreed shares, where this one is as agreed but for what they lack of the whole, or is a part of one."""
    whole = next(known.of("OMX401"), None) if finding.rule in SHARES else None
    if whole is None or whole.difference is None or finding.difference is None:
        return None
    agreed = finding.expected.value if finding.expected else None
    # A share of 50 that is typed as 0.5 lacks 99 times itself.
    parts = 99 * agreed if isinstance(agreed, Decimal) else finding.difference
    tolerance = finding.tolerance or Decimal(0)
    return whole if any(abs(finding.difference - lack) <= tolerance for lack in (-whole.difference, parts)) else None


def strategy_of_no_area(finding: Finding, known: Evidence) -> Finding | None:
    """A strategy whose area is off the list, where the area without strategies is the one meant, or may be."""
    if not _lacks_strategy(finding):
        return None
    areas = known.case.plan.strategies.column("area")
    wrong = [one for one in known.of("OMX212") if one.cell is not None and inside(one.cell, areas)]
    meant = next((one for one in wrong if _area(one.facts.get("meant"), known) == finding.row), None)
    unclear = [one for one in wrong if "meant" not in one.facts]
    lacking = sum(map(_lacks_strategy, known.of("OMX601")))
    return meant or (unclear[0] if lacking <= len(wrong) and unclear else None)


def _lacks_strategy(finding: Finding) -> bool:
    return finding.rule == "OMX601" and finding.actual is not None and bool(finding.actual.value)


def number_in_locked_cell(finding: Finding, known: Evidence) -> Finding | None:
    """The change of a locked cell, which is the only way to a number where none belongs."""
    if finding.rule != "OMX304" or finding.cell is None:
        return None
    changed = (one for one in known.case.submission.integrity if one.rule == "OMX103")
    return next((one for one in changed if (one.table, one.row) == (finding.cell.sheet, finding.cell.a1)), None)


def blanks_for_letters(finding: Finding, known: Evidence) -> Finding | None:
    """Letters of blanks only, which Kontroll takes for one letter that is used more than once."""
    if finding.rule != "OMX701" or finding.row is not None:
        return None
    blank = (one for one in known.of("OMX212") if one.message == "OMX212.blank")
    return next((one for one in blank if one.cell and _is_behind(one.cell, finding)), None)


LINKS = (
    deleted,
    without_name,
    without_what_is_deleted,
    spoilt_already,
    sum_of_spoilt,
    sum_without_blank,
    sum_with_stray,
    jobs_in_parts,
    total_of_years,
    share_of_no_whole,
    strategy_of_no_area,
    letters_used_again,
    year_of_spoilt,
    number_in_locked_cell,
    blanks_for_letters,
)
