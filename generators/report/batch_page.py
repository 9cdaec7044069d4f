"""A `Batch` and the reports of its files → one report: what came in, how it adds up, and each programme's own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from generators.report.document import (
    RATIOS,
    SHARES,
    Block,
    Content,
    Figure,
    Heading,
    Line,
    Number,
    Page,
    Paragraph,
    Part,
    Table,
)  # fmt: skip
from generators.report.html import called
from generators.report.plan_page import own, stamp, summary_part
from generators.report.results import Judged
from workbook.batch import Batch, Fact, Found, Programme, Untied, untied
from workbook.form.chart import Kind, Role
from workbook.form.sammendrag import KIND_ROLES
from workbook.numbers import EXACT, HUNDRED, ZERO, Tally, added
from workbook.phrase import inert
from workbook.setup import Kind as FinancierKind
from workbook.texts import Texts

DEVIATIONS_MOST, BARS_MOST = 40, 15
ASKED = ("error", "warning")  # of what the batch itself finds: what is missing and refused has tables of its own
GRAVE = ("refused", "findings")  # states that somebody must do something about, the gravest first


class Sums(NamedTuple):
    """What the report adds up of all plans, read once."""

    programmes: tuple[Programme, ...]
    kinds: Tally[tuple[str, str]]  # kind of financier and year
    counties: Tally[tuple[str, str]]
    jobs: Tally[str]
    admin: Tally[str]  # by programme
    agreed: Tally[tuple[str, str]]  # programme and kind of financier
    deviations: tuple[tuple[str, Found], ...]


def gathered(batch: Batch) -> Sums:
    """Every plan's numbers added up. Raises Untied when they are not what the files themselves add up to."""
    sums = _nothing()
    programmes, deviations = [], []
    for content in batch.every:
        if (why := untied(content)) is not None:
            raise Untied(why)
        programmes.append(content.programme)
        for fact in content.facts:
            _add(sums, fact)
        deviations += [(content.programme.programme, one) for one in content.findings if one.severity == "error"]
    return sums._replace(programmes=tuple(programmes), deviations=tuple(sorted(deviations, key=_largest_first)))


def _nothing() -> Sums:
    return Sums((), Tally(), Tally(), Tally(), Tally(), Tally(), ())


def _largest_first(pair: tuple[str, Found]) -> tuple[bool, Decimal]:
    """The error with the largest difference; those that are of no difference come last."""
    difference = pair[1].difference
    return (True, ZERO) if difference == "" else (False, -abs(Decimal(difference)))


def _add(sums: Sums, fact: Fact) -> None:
    if fact.table == "funding":
        sums.kinds.add((fact.kind, fact.year), fact.amount)
        sums.counties.add((fact.county, fact.year), fact.amount)
    elif fact.table == "jobs":
        sums.jobs.add(fact.year, fact.amount)
    elif fact.table == "share":
        sums.agreed.add((fact.programme_id, fact.kind), fact.amount)
    elif fact.table == "spending" and fact.row_id == "admin":
        sums.admin.add(fact.programme_id, fact.amount)


def batch_page(batch: Batch, pages: Iterable[Part], texts: Texts, when: datetime, counties: Mapping[str, str]) -> Page:
    """The report of many plans; `pages` are those of the files that count, in the batch's order.

    `counties` are the names of fylker by their numbers.
    """
    sums = gathered(batch)
    first = Part(texts("many.part"), tuple(_blocks(batch, sums, texts, counties)))
    deviations = Part(texts("many.deviations"), tuple(_deviations(sums, texts)))
    parts = (first, deviations, *pages, Part(texts("page.technical.many"), (_files(sums, texts),)))
    return Page(texts("many.title", number=batch.files), stamp(texts, when), texts.language, parts, own(texts))


def own_part(one: Judged, texts: Texts) -> Part:
    """A programme's page, under its own name, with all its findings: no other page of the report has them."""
    submission = one.report.submission
    title = one.name if submission is None else inert(submission.setup.name)
    return summary_part(one, texts)._replace(title=title)


def _blocks(batch: Batch, sums: Sums, texts: Texts, counties: Mapping[str, str]) -> Iterator[Block]:
    yield _verdict(batch, texts)
    yield from _absent(batch, texts)
    yield Heading(texts("many.delivered"))
    yield _delivered(batch, sums, texts)
    yield Heading(texts("many.money"))
    yield from _money(sums, texts, counties)
    yield Heading(texts("many.jobs"))
    yield _jobs(sums, texts)
    yield Heading(texts("many.shares"))
    yield _shares(sums, texts)


def _verdict(batch: Batch, texts: Texts) -> Paragraph:
    """The word and the colour of the gravest state, and how many files ended in each."""
    gravest = next((state for state in GRAVE if batch.counts[state]), "ready")
    look = "ok" if gravest == "ready" else "error"
    return Paragraph(f"{texts(f'many.verdict.{gravest}')} {batch.summary(texts)}", look)


def _cells(*cells: Content) -> tuple[Content, ...]:
    """A row, of texts and numbers alike."""
    return cells


def _absent(batch: Batch, texts: Texts) -> Iterator[Block]:
    """What is refused, replaced or missing, and what the batch itself has found."""
    if batch.set_aside:
        heads = tuple(texts(f"many.{name}") for name in ("file", "state", "reason", "remedy"))
        rows = tuple(
            (inert(one.file), texts(f"batch.ended.{one.state}"), one.reason, one.remedy) for one in batch.set_aside
        )
        yield Heading(texts("many.set_aside"))
        yield Table("set_aside", texts("many.set_aside"), heads, rows)
    notes = tuple((one.rule, inert(one.file), one.message, one.remedy) for one in batch.notes if one.severity in ASKED)
    if notes:
        heads = tuple(texts(f"batch.column.{name}") for name in ("rule", "file", "message", "remedy"))
        yield Heading(texts("many.notes"))
        yield Table("notes", texts("many.notes"), heads, notes)
    due = [one for one in batch.states.due if one.state not in ("delivered", "delivered with errors")]
    if due:
        heads = tuple(texts(f"many.{name}") for name in ("programme", "municipalities", "state"))
        late = tuple(
            (inert(one.programme), _called(batch, one.municipalities), texts(f"batch.due.{one.state}")) for one in due
        )
        yield Heading(texts("batch.due.missing"))
        yield Table("missing", texts("batch.expected"), heads, late)


def _called(batch: Batch, municipalities: str) -> str:
    """Kommuner by name and number, from their numbers with blanks between."""
    numbers = municipalities.split()
    return called(numbers, batch.places(numbers))


def _files(sums: Sums, texts: Texts) -> Table:
    """How to know each file again."""
    heads = (texts("many.file"), "SHA-256", texts("report.column.form"))
    rows = tuple((inert(one.file), one.sha256, one.form_version) for one in sums.programmes)
    return Table("files", texts("page.technical.many"), heads, rows)


def _delivered(batch: Batch, sums: Sums, texts: Texts) -> Table:
    heads = [texts(f"many.{name}") for name in ("programme", "municipalities", "edition", "state")]
    heads += [texts(f"severity.{severity}") for severity in ("error", "missing", "warning")]
    rows = tuple(
        _cells(inert(one.programme), _called(batch, one.municipalities), str(one.edition),
               texts(f"batch.ended.{one.state}"),
         *(Number(Decimal(getattr(one, severity))) for severity in ("error", "missing", "warning")))
        for one in sums.programmes
    )  # fmt: skip
    return Table("delivered", texts("many.delivered"), tuple(heads), rows)


def _money(sums: Sums, texts: Texts, counties: Mapping[str, str]) -> Iterator[Block]:
    # Money of nobody's kind comes last, so that every krone is in the sums.
    kinds = [kind for kind in (*(one.value for one in FinancierKind), "") if any(key[0] == kind for key in sums.kinds)]
    names = {kind: texts(f"batch.kind.{kind or 'unknown'}") for kind in kinds}
    yield _by_year("kinds", sums.kinds, names, texts)
    places = {number: counties.get(number, number) for number in sorted({key[0] for key in sums.counties})}
    yield _by_year("counties", sums.counties, places, texts)
    years = sorted({year for _, year in sums.kinds})
    lines = tuple(
        Line(
            names[kind],
            KIND_ROLES[FinancierKind(kind)] if kind else Role.REST,
            tuple(sums.kinds.get((kind, year)) for year in years),
        )
        for kind in kinds
    )
    facts = {"first": years[0], "last": years[-1]} if years else {"first": "", "last": ""}
    if years:
        title = texts("many.money.chart", **facts)
        yield Figure("money", Kind.STACKED, title, texts("many.money.alt"), texts("unit.amount"), tuple(years), lines)
        yield _largest(sums, texts)


def _by_year(id: str, amounts: dict[tuple[str, str], Decimal], names: dict[str, str], texts: Texts) -> Table:
    """A row for each name, a column for each year, sums both ways; a year without a number stays empty."""
    years = sorted({year for _, year in amounts})
    rows: list[tuple[Content, ...]] = [
        (inert(shown), *(_maybe(amounts.get((name, year))) for year in years),
         Number(added(amounts.get((name, year), ZERO) for year in years)))
        for name, shown in names.items()
    ]  # fmt: skip
    totals = [added(amounts.get((name, year), ZERO) for name in names) for year in years]
    rows.append((texts("tables.sum"), *map(Number, totals), Number(added(totals))))
    heads = (texts(f"many.{id}"), *years, texts("tables.sum"))
    return Table(id, texts(f"many.{id}.caption"), heads, tuple(rows), frozenset({len(rows) - 1}))


def _maybe(amount: Decimal | None, decimals: tuple[int, int] = (0, 6), unit: str = "") -> Content:
    return "" if amount is None else Number(amount, decimals, unit)


def _largest(sums: Sums, texts: Texts) -> Figure:
    """The programmes with the largest budgets."""
    largest = sorted((one for one in sums.programmes if one.funding), key=lambda one: -(one.funding or ZERO))
    shown = largest[:BARS_MOST]
    line = Line(texts("batch.sum.funding"), Role.MAIN, tuple(one.funding for one in shown))
    title = texts("many.largest", number=len(shown))
    alt = texts("many.largest.alt")
    names = tuple(inert(one.programme) for one in shown)
    return Figure("largest", Kind.BARS, title, alt, texts("unit.amount"), names, (line,))


def _jobs(sums: Sums, texts: Texts) -> Table:
    keys = ("many.programme", "many.goal", "batch.sum.jobs", "batch.sum.area_jobs", "many.gap", "many.per_job")
    heads = tuple(texts(key) for key in keys)
    rows = tuple(
        (inert(one.programme), _maybe(one.goal_jobs), _maybe(one.jobs), _maybe(one.area_jobs),
         _maybe(_less(one.jobs, one.goal_jobs)), _maybe(_part(one.spending, one.jobs), (0, 2)))
        for one in sums.programmes
    )  # fmt: skip
    return Table("goals", texts("many.jobs"), heads, rows)


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.subtract(one, other)


def _part(part: Decimal | None, whole: Decimal | None, times: Decimal = Decimal(1)) -> Decimal | None:
    if part is None or whole is None or whole == 0:
        return None
    return EXACT.divide(part, whole).quantize(Decimal("1e-12"), context=EXACT) * times


def _shares(sums: Sums, texts: Texts) -> Table:
    """Each kind's share of the funding, what was agreed, and administration's part of the spending; in per cent."""
    kinds = ("state", "county", "municipality")
    heads = [texts("many.programme")]
    heads += [text for kind in kinds for text in (texts(f"batch.kind.{kind}"), texts(f"many.agreed.{kind}"))]
    heads.append(texts("many.admin"))
    rows = []
    for one in sums.programmes:
        cells: list[Content] = [inert(one.programme)]
        for kind in kinds:
            agreed = sums.agreed.get((one.programme_id, kind))
            cells += [_maybe(getattr(one, f"share_{kind}"), SHARES, "%"), _maybe(agreed, SHARES, "%")]
        admin = _part(sums.admin.get(one.programme_id), one.spending, HUNDRED)
        rows.append((*cells, _maybe(admin, SHARES, "%")))
    return Table("shares", texts("many.shares"), tuple(heads), tuple(rows))


def _gap(one: Found, texts: Texts) -> Content:
    """How far apart the two amounts are, where there are two; two shares are so many points apart."""
    if one.difference == "":
        return ""
    if one.unit != texts("unit.percent"):
        return Number(Decimal(one.difference), unit=one.unit)
    return Number(Decimal(one.difference), RATIOS, texts("unit.points"))


def _deviations(sums: Sums, texts: Texts) -> Iterator[Block]:
    if not sums.deviations:
        yield Paragraph(texts("many.no_deviations"))
        return
    heads = tuple(texts(f"many.{name}") for name in ("programme", "rule", "what", "cell", "gap"))
    rows = tuple(
        (inert(name), one.rule, one.message, f"{one.sheet}!{one.cell}" if one.cell else one.sheet,
         _gap(one, texts))
        for name, one in sums.deviations[:DEVIATIONS_MOST]
    )  # fmt: skip
    yield Table("deviations", texts("many.deviations"), heads, rows)
    left = len(sums.deviations) - len(rows)
    if left:
        yield Paragraph(texts("many.more", number=left), "note")
