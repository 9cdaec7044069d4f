"""Many deliveries as one batch: which of them count, how each file ended, and which expected programmes are missing.

A delivery is small and plain: what a file holds stays where it was put until `Batch.contents` asks for it, so that a
batch of a whole country's history fits in memory.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.expected import Due, Expected, Given, Near, States, judged
from workbook.findings import Refusal, Severity
from workbook.numbers import Tally
from workbook.phrase import Fact as Told
from workbook.phrase import Phrase, spoken, told
from workbook.texts import Texts
from workbook.wording import refusal_words

if TYPE_CHECKING:
    import pandas as pd


class Fact(NamedTuple):
    """One number of one plan, traceable to its cell. Only inputs that hold a number; no sums."""

    programme_id: str
    programme: str
    municipalities: str
    county: str
    edition: int
    status: str
    measure: str
    table: str
    row_id: str
    row: str
    kind: str
    year: str
    amount: Decimal
    unit: str
    file: str
    sha256: str
    sheet: str
    cell: str
    form_version: str


class Programme(NamedTuple):
    """One programme: what its plan adds up to, and how its file fared. An amount that is not there is None, never 0."""

    programme_id: str
    programme: str
    municipalities: str
    county: str
    edition: int
    status: str
    form_version: str
    job_years: str
    budget_years: str
    state: str
    goal_jobs: Decimal | None
    jobs: Decimal | None
    area_jobs: Decimal | None
    frame: Decimal | None
    funding: Decimal | None
    spending: Decimal | None
    share_state: Decimal | None
    share_county: Decimal | None
    share_municipality: Decimal | None
    share_other: Decimal | None
    error: int
    missing: int
    warning: int
    info: int
    file: str
    sha256: str


class Found(NamedTuple):
    """One finding of one file, or of the batch itself."""

    programme_id: str
    file: str
    sha256: str
    rule: str
    severity: str
    status: str
    sheet: str
    cell: str
    range: str
    table: str
    row: str
    year: str
    label: str
    message: str
    expected: str
    actual: str
    unit: str
    difference: str
    tolerance: str
    remedy: str
    reason: str
    fingerprint: str
    parent: str


class Ended(NamedTuple):
    """How one file ended: ready, findings, refused or replaced; why, and what to do."""

    file: str
    sha256: str
    state: str
    reason: str = ""
    remedy: str = ""


class Total(NamedTuple):
    """A sum as the file's own workbook computes it; an empty year or row means all of them."""

    table: str
    year: str
    row: str
    amount: Decimal


class Content(NamedTuple):
    """Everything that one file gives the data set, its language, and its letter in Markdown; empty without one.

    `page` is its own page of a report on many, packed by who made it; empty when none was asked for.
    """

    programme: Programme
    facts: Sequence[Fact]
    findings: Sequence[Found]
    totals: Sequence[Total]
    language: str = "nb"
    letter: str = ""
    page: str = ""


class Delivery(NamedTuple):
    """One file of the batch, in short. A refused one has no programme; `old` are kommunenummer no longer in use.

    `numbers` are the kommunenummer of today; one that was split stays as it is.
    """

    name: str
    sha256: str
    programme_id: str = ""
    edition: int = 0
    state: str = ""
    saved: str = ""
    form_version: str = ""
    facts: int = 0
    findings: int = 0
    old: tuple[tuple[str, tuple[str, ...]], ...] = ()
    refusal: Refusal | None = None
    programme: str = ""
    numbers: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()  # tables with numbers and no sum
    huge: tuple[str, ...] = ()  # tables whose sums may be more than a cell holds


class Note(NamedTuple):
    """What the batch itself has to say, of one programme or of all: a 9xx finding.

    `remedy` is the key of what to do when that is not the rule's own.
    """

    rule: str
    severity: Severity
    facts: Mapping[str, Told]
    programme_id: str = ""
    file: str = ""
    sha256: str = ""
    variant: str = "all"
    remedy: str = ""


NAMED_MOST = 20  # files in one sentence
SUMMED = ("jobs", "area_jobs", "funding", "spending")  # tables whose sum is a column of its own for each programme
UNSUMMED = ("partial", "huge")  # why a sum is not all there is to say of a table
HUGE = Decimal("1E+300")  # a million of these are still a number that a cell holds


class Untied(Exception):
    """The data set's sums are not the sums of the files: a fault of ours, and nothing is written."""

    def __str__(self) -> str:
        return spoken("cli.untied", {"what": " ".join(map(str, self.args))})


class Ruling(StrEnum):
    """How a file that does not count was set aside."""

    COPY = "copy"
    EDITION = "edition"
    OLDER = "older"  # than editions of which none counts yet
    LATEST = "latest"
    TWICE = "twice"
    SAME_TIME = "same_time"  # twice, and they do not tell which was saved last

    @property
    def undecided(self) -> bool:
        """Whether the file is one of several among which somebody must choose."""
        return self in (Ruling.TWICE, Ruling.SAME_TIME)


# The files of one programme that cannot all count, and how that was settled.
Aside = tuple[Delivery, Ruling, str]


def normal(name: str) -> str:
    """A programme's name as a key: small letters and digits with a hyphen between the words."""
    composed = unicodedata.normalize("NFC", name).casefold()  # macOS may write å as a and a ring
    return "-".join("".join(char if char.isalnum() else " " for char in composed).split())


def programme_id(numbers: Iterable[str], first: str, last: str, name: str) -> str:
    """Lowest kommunenummer of today, first and last year, and name: what makes two files the same programme."""
    return f"{min(numbers)}-{first}-{last}-{normal(name)}"


# --- which files count -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Settled:
    """The deliveries whose numbers count, in the order of their programmes, and those set aside."""

    chosen: tuple[Delivery, ...]
    aside: tuple[Aside, ...]
    refused: tuple[Delivery, ...]


def settle(deliveries: Iterable[Delivery], latest: bool = False) -> Settled:
    """Identical copies and older editions are replaced; an undecided duplicate keeps all its files out.

    With `latest` the file that was saved last counts, when the files say so.
    """
    programmes: defaultdict[str, list[Delivery]] = defaultdict(list)
    refused, aside, chosen = [], [], []
    first: dict[str, Delivery] = {}
    for one in sorted(deliveries, key=lambda one: (one.name, one.sha256)):
        if one.refusal is not None:
            refused.append(one)
        elif one.sha256 in first:
            aside.append((one, Ruling.COPY, first[one.sha256].name))
        else:
            first[one.sha256] = one
            programmes[one.programme_id].append(one)
    for _, rivals in sorted(programmes.items()):
        winner, losers = _decided(rivals, latest)
        chosen += winner
        aside += losers
    return Settled(tuple(chosen), tuple(aside), tuple(refused))


def _decided(rivals: list[Delivery], latest: bool) -> tuple[list[Delivery], list[Aside]]:
    newest = max(one.edition for one in rivals)
    equal = [one for one in rivals if one.edition == newest]
    times = [_saved(one) for one in equal]
    if latest and len(equal) > 1 and None not in times and times.count(max(filter(None, times))) == 1:
        winners = [equal[times.index(max(filter(None, times)))]]
    else:
        winners = equal
    counts = ", ".join(one.name for one in winners)
    decided = len(winners) == 1
    replaced = Ruling.EDITION if decided else Ruling.OLDER
    aside: list[Aside] = [(one, replaced, counts) for one in rivals if one.edition < newest]
    if decided:
        return winners, [*aside, *((one, Ruling.LATEST, counts) for one in equal if one not in winners)]
    return [], [*aside, *((one, Ruling.SAME_TIME if latest else Ruling.TWICE, counts) for one in equal)]


def _saved(one: Delivery) -> datetime | None:
    """When the file was saved, as it says itself; None when that is no time with a zone (W3CDTF)."""
    try:
        when = datetime.fromisoformat(one.saved)
        return None if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


# --- the batch -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Batch:
    """The files of one consolidation, each ended. Frames are made when asked for."""

    settled: Settled
    states: States
    skipped: tuple[str, ...]
    contents: Callable[[Delivery], Content]
    texts: Texts
    places: Callable[[Iterable[str]], tuple[str, ...]]  # the names of kommunenummer
    empty: tuple[str, ...] = ()  # folders and patterns that were given and hold no workbook
    remarks: tuple[Phrase, ...] = ()  # of how the run went

    @property
    def counts(self) -> Counter[str]:
        """How many files ended in each way: ready + findings + refused + replaced = files found."""
        counts = Counter(one.state for one in self.settled.chosen)
        counts.update(state_aside(ruling) for _, ruling, _ in self.settled.aside)
        return counts + Counter(refused=len(self.settled.refused))

    @property
    def files(self) -> int:
        settled = self.settled
        return len(settled.chosen) + len(settled.aside) + len(settled.refused)

    def summary(self, texts: Texts) -> str:
        """How many files there are and how they ended, in one sentence."""
        counts = self.counts
        files = texts("batch.counts.files", number=self.files)
        ready = texts("batch.counts.ready", number=counts["ready"])
        others = {state: counts[state] for state in ("findings", "refused", "replaced")}
        return texts("batch.counts", files=files, ready=ready, **others)

    @property
    def unsummed(self) -> tuple[Phrase, ...]:
        """Which programmes' sums are not whole, or may be too large for a cell; a sentence for each that applies."""
        named = {
            why: [_tables_told(one, tables) for one in self.settled.chosen if (tables := getattr(one, why))]
            for why in UNSUMMED
        }
        return tuple(Phrase(f"batch.{why}", {"programmes": _first(some)}) for why, some in named.items() if some)

    @property
    def ended(self) -> tuple[Ended, ...]:
        """Every file and how it ended, by name."""
        counted = (Ended(one.name, one.sha256, one.state) for one in self.settled.chosen)
        return tuple(sorted((*counted, *self.set_aside)))

    @property
    def set_aside(self) -> tuple[Ended, ...]:
        """The files that do not count, by name: refused or replaced, why, and what to do."""
        refused = (_refused(one, self.texts) for one in self.settled.refused)
        aside = (_aside(one, self.texts) for one in self.settled.aside)
        return tuple(sorted((*refused, *aside)))

    @property
    def every(self) -> Iterator[Content]:
        """What counts, one file at a time, in the order of the programmes."""
        return (self.contents(one) for one in self.settled.chosen)

    @property
    def notes(self) -> tuple[Found, ...]:
        """The findings of the batch itself, the gravest first."""
        found = sorted(notes(self.settled, self.states), key=lambda note: list(Severity).index(note.severity))
        return tuple(_worded(note, self.texts) for note in found)

    @property
    def facts(self) -> pd.DataFrame:
        """One row per number; `amount` is a Decimal, exact."""
        return _frame(Fact, (fact for content in self.every for fact in content.facts))

    @property
    def programmes(self) -> pd.DataFrame:
        """One row per programme: totals, shares, goal, counts of findings and state."""
        return _frame(Programme, (content.programme for content in self.every))

    @property
    def findings(self) -> pd.DataFrame:
        """One row per finding, first those of the batch itself (9xx)."""
        return _frame(Found, (*self.notes, *(one for content in self.every for one in content.findings)))

    @property
    def refused(self) -> pd.DataFrame:
        """One row per file that does not count: refused or replaced."""
        return _frame(Ended, self.set_aside)

    @property
    def missing(self) -> pd.DataFrame:
        """One row per expected programme, with its state; empty when no register was given."""
        return _frame(Due, self.states.due)


def _tables_told(one: Delivery, tables: Iterable[str]) -> Phrase:
    """A programme by its file, with these of its tables as the sheets of samlet.xlsx are called."""
    named = tuple(Phrase(f"batch.sheet.{table}") for table in tables)
    return Phrase("batch.tables_of", {"file": one.name, "programme": one.programme, "tables": named})


def _frame(kind: Any, rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(kind._fields))


def state_aside(ruling: Ruling) -> str:
    return "refused" if ruling.undecided else "replaced"


def _aside(aside: Aside, texts: Texts) -> Ended:
    one, ruling, others = aside
    reason = told(Phrase(f"batch.{ruling}", {"others": others}), texts)
    return Ended(one.name, one.sha256, state_aside(ruling), reason, texts(f"batch.{ruling}.remedy"))


def _refused(one: Delivery, texts: Texts) -> Ended:
    if one.refusal is None:
        raise ValueError("not refused")
    return Ended(one.name, one.sha256, "refused", *refusal_words(one.refusal, texts))


# --- what the batch itself finds -------------------------------------------------------------------------------


def notes(settled: Settled, states: States) -> Iterator[Note]:
    """Programmes delivered twice, or under two names, missing or not expected; old kommunenummer; several versions."""
    twice: defaultdict[tuple[str, Ruling], list[Delivery]] = defaultdict(list)
    for one, ruling, others in settled.aside:
        if ruling.undecided:
            twice[one.programme_id, ruling].append(one)
        else:
            facts = {"file": one.name, "others": others}
            yield _ruled(Note("OMX904", Severity.INFO, facts, *_place(one)), ruling)
    for (_, ruling), rivals in sorted(twice.items()):
        files = [f"{one.name} ({one.sha256[:8]})" for one in rivals]
        yield _ruled(Note("OMX901", Severity.ERROR, {"files": _first(files)}, *_place(rivals[0])), ruling)
    names = {one.name: one.programme for one in (*settled.chosen, *(one for one, *_ in settled.aside))}
    yield from _alike(settled.chosen, states)
    yield from _expected_notes(states, names)
    yield from _versions(settled.chosen)
    yield from (note for one in settled.chosen for note in _old_numbers(one))


def _ruled(note: Note, ruling: Ruling) -> Note:
    """The note as how the file was set aside has it; what to do is the rule's own but where a choice must be made."""
    remedy = f"batch.{ruling}.remedy" if ruling in (Ruling.OLDER, Ruling.SAME_TIME) else ""
    return note._replace(variant=ruling.value, remedy=remedy)


def _first(files: Sequence[Told]) -> tuple[Told, ...]:
    """The files to name in a sentence, and how many more there are."""
    more = len(files) - NAMED_MOST
    return (*files[:NAMED_MOST], *([f"… (+{more})"] if more > 0 else []))


def _place(one: Delivery) -> tuple[str, str, str]:
    return one.programme_id, one.name, one.sha256


def _alike(chosen: Iterable[Delivery], states: States) -> Iterator[Note]:
    """Programmes that may be one, unless a register tells them apart: all of them are in the sums.

    They are of the same kommuner in the same year, or of one name with a kommune in common.
    """
    groups: defaultdict[object, list[Delivery]] = defaultdict(list)
    for one in chosen:
        _, first, last, name = one.programme_id.split("-", 3)
        kommuner, years = frozenset(one.numbers), range(int(first), int(last) + 1)
        for key in (*((kommuner, year) for year in years), *((number, name) for number in one.numbers)):
            groups[key].append(one)
    listed = {due.programme_id for due in states.due} - {one.programme_id for one in states.renamed}
    for group in dict.fromkeys(tuple(group) for group in groups.values() if len(group) > 1):
        if not listed.issuperset(one.programme_id for one in group):
            files = [_file_told(one.name, one.programme, one.programme_id) for one in group]
            yield Note("OMX908", Severity.WARNING, {"files": _first(files)}, *_place(group[0]))


def _expected_notes(states: States, names: Mapping[str, str]) -> Iterator[Note]:
    for due in states.due:
        if due.state in ("missing", "refused"):
            near = [_file_told(one.file, names[one.file], one.programme_id) for one in states.near if one.due == due]
            facts = {"programme": due.programme, "number": due.municipalities}
            note = Note("OMX902", Severity.MISSING, facts, due.programme_id, due.file, variant=due.state)
            yield _nearly(note, near) if due.state == "missing" else note
    for file, key in states.unexpected:
        near = [_row_told(one) for one in states.near if one.file == file]
        yield _nearly(Note("OMX907", Severity.INFO, {"file": file}, key, file), near)
    for one in states.renamed:
        facts = {"file": one.file, "name": names[one.file], "programme": one.due.programme}
        yield Note(
            "OMX907", Severity.INFO, facts, one.programme_id, one.file, variant="renamed",
            remedy="note.OMX907.renamed.do",
        )  # fmt: skip


def _nearly(note: Note, near: Sequence[str]) -> Note:
    """The note with what has the same kommunenummer and another name or other years, which may be what is meant."""
    if not near:
        return note
    facts = {**note.facts, "near": ", ".join(near)}
    return note._replace(facts=facts, variant="near", remedy=f"note.{note.rule}.near.do")


def _file_told(file: str, programme: str, key: str) -> str:
    _, first, last, _ = key.split("-", 3)
    return f"{file} («{programme}», {first}–{last})"


def _row_told(one: Near) -> str:
    return f"«{one.due.programme}»" + (f" ({one.years})" if one.years else "")


def _versions(chosen: Sequence[Delivery]) -> Iterator[Note]:
    versions = Counter(one.form_version for one in chosen)
    if len(versions) > 1:
        listed = ", ".join(f"{version} ({count})" for version, count in sorted(versions.items()))
        yield Note("OMX903", Severity.INFO, {"versions": listed})


def _old_numbers(one: Delivery) -> Iterator[Note]:
    for old, today in one.old:
        facts: dict[str, Told] = {"old": old, "today": ", ".join(today)}
        split = len(today) > 1
        rule, severity = ("OMX906", Severity.WARNING) if split else ("OMX905", Severity.INFO)
        yield Note(rule, severity, facts, one.programme_id, one.name, one.sha256)


def _worded(note: Note, texts: Texts) -> Found:
    empty = Found(*("",) * len(Found._fields))
    return empty._replace(
        programme_id=note.programme_id,
        file=note.file,
        sha256=note.sha256,
        rule=note.rule,
        severity=note.severity.value,
        status="new",
        message=told(Phrase(f"note.{note.rule}.{note.variant}", note.facts), texts),
        remedy=texts(note.remedy or f"{note.rule}.adviser"),
    )


# --- what must tie ---------------------------------------------------------------------------------------------


def untied(content: Content) -> str | None:
    """The first sum of a file that its facts do not give, exactly; None when all tie."""
    sums: Tally[tuple[str, str, str]] = Tally()
    for fact in content.facts:
        for key in ((fact.year, ""), ("", fact.row_id), ("", "")):
            sums.add((fact.table, *key), fact.amount)
    for total in content.totals:
        if sums[total.table, total.year, total.row] != total.amount:
            return f"{content.programme.file}, {total.table} {total.year}{total.row}".strip()
    return None


def delivered(settled: Settled, expected: Sequence[Expected] | None) -> States:
    """The five states of the expected programmes."""
    chosen = [_given(one) for one in settled.chosen]
    undecided = [_given(one) for one, ruling, _ in settled.aside if ruling.undecided]
    return judged(expected, chosen, undecided, [one.name for one in settled.refused])


def _given(one: Delivery) -> Given:
    """A delivery as the register is asked for it; a kommune that was split may be each of those it became."""
    became = (number for _, today in one.old for number in today)
    return Given(one.name, one.programme_id, tuple(dict.fromkeys((*one.numbers, *became))), one.state)
