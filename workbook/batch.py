"""Many reports as one batch: a row for every number, a row for every programme, and how every file ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from workbook.check import Report
from workbook.fields import Field
from workbook.findings import Severity
from workbook.phrase import told
from workbook.plan import OVERHEAD
from workbook.submission import Answer, Submission
from workbook.words import choice_of

if TYPE_CHECKING:
    import pandas as pd

# Which inputs are facts, under which table name, and in which unit.
FACT_TABLES = {
    ("jobs", None): ("jobs", "jobs"),
    ("area_jobs", None): ("area_jobs", "jobs"),
    ("funding", None): ("funding", "mill. kr"),
    ("spending", None): ("spending", "mill. kr"),
    ("financier", "share"): ("share", "%"),
    ("goal", "value"): ("goal", "jobs"),
    ("frame", "value"): ("frame", "mill. kr"),
}


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


class Ended(NamedTuple):
    """How one file ended: ready, findings, refused or replaced, and why."""

    file: str
    sha256: str
    state: str
    reason: str


def programme_id(submission: Submission) -> str:
    """First kommunenummer, first and last year, and the programme's name: what makes two files the same programme."""
    setup = submission.setup
    name = "-".join("".join(char if char.isalnum() else " " for char in setup.name.lower()).split())
    return f"{setup.municipalities[0]}-{setup.years[0]}-{setup.years[-1]}-{name}"


def facts_of(report: Report) -> Iterator[Fact]:
    """Every number of one report's submission."""
    submission = report.submission
    if submission is None:
        return
    about = _about(report, submission)
    for answer in submission.answers.values():
        table = FACT_TABLES.get((answer.field.table, None)) or FACT_TABLES.get(
            (answer.field.table, answer.field.column)
        )
        if table is not None and isinstance(answer.counted, Decimal):
            yield _fact(about, submission, answer, answer.counted, *table)


def _about(report: Report, submission: Submission) -> Fact:
    """What every fact of one file has in common."""
    setup, source = submission.setup, submission.source
    status = submission.answers.get(Field("facts", "status", "value"))
    text = str(status.counted) if status is not None else ""
    return Fact(
        programme_id(submission),
        setup.name,
        " ".join(setup.municipalities),
        setup.municipalities[0][:2],
        setup.edition,
        choice_of("statuses", text) or text,
        "plan",
        "",
        "",
        "",
        "",
        "",
        Decimal(0),
        "",
        source.name,
        source.sha256,
        "",
        "",
        source.form_version,
    )


def _fact(about: Fact, submission: Submission, answer: Answer, amount: Decimal, table: str, unit: str) -> Fact:
    name, form = answer.field, submission.form
    named = told(form.row_name(name.table, name.row, submission.values), form.texts)
    return about._replace(
        table=table,
        row_id=name.row,
        row=named,
        kind=_kind(submission, name),
        year=name.column if name.column.isdigit() else "",
        amount=amount,
        unit=unit,
        sheet=answer.cell.sheet,
        cell=answer.cell.a1,
    )


def _kind(submission: Submission, name: Field) -> str:
    if name.table in ("funding", "financier"):
        return submission.kind_of(name.row) or ""
    return name.row if name.row in OVERHEAD else ""


@dataclass(frozen=True)
class Batch:
    """The files of one consolidation, each ended; the reports whose numbers count, in the order of their programmes."""

    reports: tuple[Report, ...]
    ended: tuple[Ended, ...]

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.state for one in self.ended)

    @cached_property
    def rows(self) -> tuple[Fact, ...]:
        return tuple(fact for report in self.reports for fact in facts_of(report))

    @property
    def facts(self) -> pd.DataFrame:
        """One row per number; `amount` is a Decimal, exact."""
        import pandas as pd

        return pd.DataFrame(self.rows, columns=list(Fact._fields))

    @property
    def programmes(self) -> pd.DataFrame:
        """One row per programme: totals, goal, counts of findings and state."""
        import pandas as pd

        return pd.DataFrame([programme_row(report) for report in self.reports], columns=PROGRAMME_COLUMNS)

    @property
    def refused(self) -> tuple[Ended, ...]:
        return tuple(one for one in self.ended if one.state in ("refused", "replaced"))


PROGRAMME_COLUMNS = [
    "programme_id",
    "programme",
    "municipalities",
    "edition",
    "state",
    "goal_jobs",
    "jobs",
    "area_jobs",
    "frame",
    "funding",
    "spending",
    *(severity.value for severity in Severity),
    "file",
    "sha256",
]


def programme_row(report: Report) -> tuple[object, ...]:
    submission = report.submission
    if submission is None:
        raise ValueError("a refused file is no programme")
    setup, plan, values = submission.setup, submission.form.plan, submission.values
    cells = (
        plan.goal_shown,
        plan.sum_of(plan.jobs, "jobs"),
        plan.total_of(plan.area_jobs),
        plan.frame.cell("frame", "value"),
        plan.total_of(plan.funding),
        plan.total_of(plan.overhead),
    )
    totals = (value if isinstance(value := usable(values, cell), Decimal) else None for cell in cells)
    return (
        programme_id(submission),
        setup.name,
        " ".join(setup.municipalities),
        setup.edition,
        state_of(report),
        *totals,
        *(report.counts[severity] for severity in Severity),
        report.source.name,
        report.source.sha256,
    )


def usable(values: object, cell: object) -> object:
    from workbook.formula import Unusable

    try:
        return values[cell]  # type: ignore[index]
    except Unusable:
        return None


def state_of(report: Report) -> str:
    grave = report.counts[Severity.ERROR] + report.counts[Severity.MISSING]
    return "findings" if grave else "ready"


def settle(reports: Sequence[Report], reason: dict[str, str]) -> Batch:
    """One batch: identical copies and older editions are replaced, an undecided duplicate keeps both files out.

    `reason` gives the words for what is replaced and refused.
    """
    kept: dict[str, Report] = {}
    ended: list[Ended] = []
    seen: set[str] = set()
    undecided: set[str] = set()
    for report in sorted(reports, key=_newest_first):
        source = report.source
        if report.refusal is not None or report.submission is None:
            ended.append(Ended(source.name, source.sha256, "refused", report.refusal.id if report.refusal else ""))
        elif source.sha256 in seen:
            ended.append(Ended(source.name, source.sha256, "replaced", reason["copy"]))
        else:
            seen.add(source.sha256)
            ended += _placed(report, report.submission, kept, undecided, reason)
    chosen = tuple(report for key, report in sorted(kept.items()) if key not in undecided)
    return Batch(chosen, tuple(sorted((*ended, *_states(chosen)))))


def _placed(
    report: Report, submission: Submission, kept: dict[str, Report], undecided: set[str], reason: dict[str, str]
) -> Iterator[Ended]:
    """The highest edition of a programme counts; two files of the same edition are a question, not a guess."""
    key, source = programme_id(submission), report.source
    first = kept.get(key)
    if first is None or first.submission is None:
        kept[key] = report
    elif first.submission.setup.edition > submission.setup.edition:
        yield Ended(source.name, source.sha256, "replaced", reason["edition"])
    else:
        if key not in undecided:
            yield Ended(first.source.name, first.source.sha256, "refused", reason["twice"])
        undecided.add(key)
        yield Ended(source.name, source.sha256, "refused", reason["twice"])


def _states(reports: Iterable[Report]) -> Iterator[Ended]:
    return (Ended(one.source.name, one.source.sha256, state_of(one), "") for one in reports)


def _newest_first(report: Report) -> tuple[int, str, str]:
    edition = report.submission.setup.edition if report.submission else 0
    return (-edition, report.source.name, report.source.sha256)


def renamed(report: Report, name: str) -> Report:
    """The report with the file's name as the batch knows it."""
    return report._replace(source=report.source._replace(name=name))
