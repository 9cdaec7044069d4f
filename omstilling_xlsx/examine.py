"""One delivered workbook → plain data: what `check` found, every number, and the sums that must tie. Runs in a worker.

What comes back is two small texts, never a form or a report: a head that is always looked at, and a packed body that is
opened only when the data set is written.
"""

from __future__ import annotations

import json
import pickle
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from readers.deliveries import Piece, content, digest
from workbook.batch import (
    HUGE,
    SUMMED,
    UNSUMMED,
    Content,
    Delivery,
    Fact,
    Found,
    Programme,
    Total,
    programme_id,
)  # fmt: skip
from workbook.findings import Refusal, Refused, Severity
from workbook.numbers import EXACT, HUNDRED, ZERO, Tally, as_shown, plain
from workbook.setup import Kind

if TYPE_CHECKING:
    from generators.report.document import Part
    from workbook.cells import Cell
    from workbook.check import Report
    from workbook.formula import Values
    from workbook.submission import Submission

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
SHARE_DECIMALS = Decimal("0.001")
FACT_OWN = ("table", "row_id", "row", "kind", "year", "amount", "unit", "sheet", "cell")
# What stands in a file's own name and hash, which a copy shares only in part.
NAMED = ("file", "sha256")
NAME_MARK = "FILENS:NAVN"  # no file is called so on Windows, and no sentence of ours has it


class Wanted(NamedTuple):
    """The language of findings, and whether the programme's own page of a report is wanted too, in that language."""

    language: str
    page: bool = False


class Examined(NamedTuple):
    """What a worker sends back of one file."""

    head: str
    body: bytes


def examine(piece: Piece, wanted: Wanted) -> Examined:
    """One file, checked in full. Whatever happens gives an answer; nothing is raised."""
    try:
        return _examined(piece, wanted)
    except Refused as refused:
        return refusal(refused.refusal, digest(piece))
    # A fault of ours in one file must not keep the others from being read.
    except Exception as fault:
        return refusal(Refusal("check-fault", {"reason": type(fault).__name__}))


def examine_all(pieces: Sequence[Piece], wanted: Wanted) -> list[Examined]:
    """What an executor's worker does with a chunk of files."""
    return [examine(piece, wanted) for piece in pieces]


def refusal(refused: Refusal, sha256: str = "") -> Examined:
    facts = {key: value if isinstance(value, int) else str(value) for key, value in refused.facts.items()}
    return Examined(_json({"refusal": refused.id, "facts": facts, "sha256": sha256}), b"")


def report_of(piece: Piece) -> Report:
    """The check of a file, or of an archive's member."""
    from omstilling_xlsx.api import checked

    given = content(piece)
    name = piece.inner or piece.path
    return checked(Path(name.replace("\\", "/").rsplit("/", 1)[-1]) if given is not None else Path(name), given)


def _examined(piece: Piece, wanted: Wanted) -> Examined:
    report = report_of(piece)
    if report.refusal is not None:
        return refusal(report.refusal, digest(piece))
    if report.submission is None:
        raise ValueError("a report without submission is refused")
    return _told(report, report.submission, wanted)


def _told(report: Report, submission: Submission, wanted: Wanted) -> Examined:
    old = tuple((number, today) for number, today in _today(submission) if today and today != (number,))
    programme = _programme(report, submission)
    facts = list(facts_of(submission, programme))
    body = {
        "programme": _plain(programme),
        "facts": [[_text(getattr(fact, column)) for column in FACT_OWN] for fact in facts],
        "findings": list(_findings(report, programme, wanted.language)),
        "totals": [_plain(total) for total in totals_of(submission)],
        "language": submission.setup.language,
        "letter": _letter(report, submission) if programme.state == "findings" else "",
        "page": _page(report, wanted.language) if wanted.page else "",
    }
    head = {
        "sha256": report.source.sha256,
        "programme_id": programme.programme_id,
        "programme": programme.programme,
        "numbers": programme.municipalities.split(),
        "edition": programme.edition,
        "state": programme.state,
        "saved": submission.source.saved_at,
        "form_version": programme.form_version,
        "facts": len(facts),
        "findings": len(report.findings),
        "old": old,
        **_unsummed(programme, facts),
    }
    return Examined(_json(head), zlib.compress(_json(body).encode(), 1))


def _unsummed(programme: Programme, facts: Sequence[Fact]) -> dict[str, list[str]]:
    """The tables with numbers whose sum the workbook cannot give, and those whose sums may be too large for a cell."""
    sizes: Tally[str] = Tally()
    for fact in facts:
        sizes.add(fact.table, abs(fact.amount))
    tables = [table for table in SUMMED if table in sizes]
    return {
        "partial": [table for table in tables if getattr(programme, table) is None],
        "huge": [table for table in tables if sizes[table] >= HUGE],
    }


# --- and back --------------------------------------------------------------------------------------------------


def delivery(head: str, name: str) -> Delivery:
    """The head of one file as the batch knows it, under the name the file has now."""
    known = json.loads(head)
    if "refusal" in known:
        facts = {**known["facts"], "name": name} if "name" in known["facts"] else known["facts"]
        return Delivery(name, known["sha256"], refusal=Refusal(known["refusal"], facts))
    old = tuple((number, tuple(today)) for number, today in known.pop("old"))
    known |= {key: tuple(known[key]) for key in ("numbers", *UNSUMMED)}
    return Delivery(name=name, old=old, **known)


def opened(body: bytes, one: Delivery) -> Content:
    """The body of one file: its facts, findings and sums, under the name the file has now."""
    known = json.loads(zlib.decompress(body))
    programme = Programme._make(map(_value, known["programme"]))._replace(file=one.name, sha256=one.sha256)
    base = _base(programme)
    facts = [
        base._replace(**{**dict(zip(FACT_OWN, row, strict=True)), "amount": Decimal(row[5])}) for row in known["facts"]
    ]
    found = [Found._make(row)._replace(file=one.name, sha256=one.sha256) for row in known["findings"]]
    totals = [Total._make(map(_value, row)) for row in known["totals"]]
    return Content(programme, facts, found, totals, known["language"], _named(known["letter"], one.name), known["page"])


def _base(programme: Programme) -> Fact:
    """What every fact of one programme has in common."""
    return Fact(
        *programme[:6], "plan", "", "", "", "", "", Decimal(0), "", programme.file, programme.sha256, "", "",
        programme.form_version,
    )  # fmt: skip


def _json(value: object) -> str:
    """As text that can be written anywhere: a name may hold what is no character."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()


def _plain(row: Sequence[object]) -> list[object]:
    """A row for JSON: an amount is a list of its digits, so that it is no text when it comes back."""
    return [[plain(value)] if isinstance(value, Decimal) else value for value in row]


def _value(value: object) -> object:
    return Decimal(value[0]) if isinstance(value, list) else value


def _text(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


# --- what a file holds -----------------------------------------------------------------------------------------


def _today(submission: Submission) -> Iterator[tuple[str, tuple[str, ...]]]:
    from readers.registers import successors

    return ((number, successors(number)) for number in submission.setup.municipalities)


def _numbers(submission: Submission) -> list[str]:
    """The kommuner of today; a number that leads to several, or to none, stays as it is."""
    return list(dict.fromkeys(today[0] if len(today) == 1 else number for number, today in _today(submission)))


def facts_of(submission: Submission, programme: Programme) -> Iterator[Fact]:
    """Every number of one submission, in the form's order."""
    base = _base(programme)
    names: dict[tuple[str, str], str] = {}
    for name in submission.form.inputs:
        table = FACT_TABLES.get((name.table, None)) or FACT_TABLES.get((name.table, name.column))
        answer = submission.answers.get(name)
        if table is None or answer is None or not isinstance(answer.counted, Decimal):
            continue
        row = names.get((name.table, name.row)) or names.setdefault((name.table, name.row), _row(submission, *name[:2]))
        yield base._replace(
            table=table[0],
            row_id=name.row,
            row=row,
            kind=_kind(submission, name.table, name.row),
            year=name.column if name.column.isdigit() else "",
            amount=as_shown(answer.counted),
            unit=table[1],
            sheet=answer.cell.sheet,
            cell=answer.cell.a1,
        )


def _row(submission: Submission, table: str, row: str) -> str:
    from workbook.phrase import told

    form = submission.form
    return told(form.row_name(table, row, submission.values), form.texts)


def _kind(submission: Submission, table: str, row: str) -> str:
    from workbook.plan import OVERHEAD

    if table in ("funding", "financier"):
        return str(submission.kind_of(row) or "")
    return row if row in OVERHEAD else ""


def _programme(report: Report, submission: Submission) -> Programme:
    from workbook.fields import Field
    from workbook.words import choice_of

    setup, plan, numbers = submission.setup, submission.form.plan, _numbers(submission)
    values = _counted(submission)
    status = submission.answers.get(Field("facts", "status", "value"))
    text = str(status.counted) if status is not None else ""
    cells = (
        plan.goal_shown, plan.sum_of(plan.jobs, "jobs"), plan.total_of(plan.area_jobs),
        plan.frame.cell("frame", "value"), plan.total_of(plan.funding), plan.total_of(plan.overhead),
    )  # fmt: skip
    counts = report.counts
    return Programme(
        programme_id(numbers, setup.years[0], setup.years[-1], setup.name),
        setup.name,
        " ".join(numbers),
        numbers[0][:2],
        setup.edition,
        choice_of("statuses", text) or text,
        submission.source.form_version,
        f"{setup.job_years[0]}-{setup.job_years[-1]}",
        f"{setup.budget_years[0]}-{setup.budget_years[-1]}",
        "findings" if counts[Severity.ERROR] + counts[Severity.MISSING] else "ready",
        *_six(values, cells),
        *_shares(submission, values),
        counts[Severity.ERROR],
        counts[Severity.MISSING],
        counts[Severity.WARNING],
        counts[Severity.INFO],
        "",
        "",
    )


Six: TypeAlias = "tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None, Decimal | None, Decimal | None]"
Four: TypeAlias = "tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]"


def _six(values: Values, cells: tuple[Cell, Cell, Cell, Cell, Cell, Cell]) -> Six:
    one, two, three, four, five, six = (_amount(values, cell) for cell in cells)
    return one, two, three, four, five, six


def _counted(submission: Submission) -> Values:
    """What the workbook computes from its inputs alone, as they are shown: a number in a locked cell is no fact."""
    from dataclasses import replace

    longer = {
        name: answer._replace(counted=as_shown(answer.counted))
        for name, answer in submission.answers.items()
        if isinstance(answer.counted, Decimal) and answer.counted != as_shown(answer.counted)
    }
    if not longer and not submission.strays:
        return submission.values
    return replace(submission, strays={}, answers={**submission.answers, **longer}).values


def _amount(values: Values, cell: Cell) -> Decimal | None:
    from workbook.formula import Unusable

    try:
        value = values[cell]
    except Unusable:
        return None
    return value if isinstance(value, Decimal) else None


def _shares(submission: Submission, values: Values) -> Four:
    """Each kind's part of the funding, in per cent; None when there is no funding to share."""
    plan = submission.form.plan
    total = _amount(values, plan.total_of(plan.funding))
    sums: dict[str, Decimal | None] = dict.fromkeys(Kind)
    for row in plan.financier_rows:
        amount, kind = _amount(values, plan.sum_of(plan.funding, row)), _kind(submission, "funding", row)
        if amount is not None and kind in sums:
            sums[kind] = EXACT.add(sums[kind] or ZERO, amount)
    state, county, municipality, other = (_per_cent(sums[kind], total) for kind in Kind)
    return state, county, municipality, other


def _per_cent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    if part is None or not whole:
        return None
    return EXACT.divide(EXACT.multiply(HUNDRED, part), whole).quantize(SHARE_DECIMALS, context=EXACT)


def totals_of(submission: Submission) -> Iterator[Total]:
    """The sums that the file's own workbook computes: per year, per financier, and of each table."""
    plan, values = submission.form.plan, _counted(submission)
    cells = {("jobs", "", ""): plan.sum_of(plan.jobs, "jobs")}
    for name, table in (("area_jobs", plan.area_jobs), ("funding", plan.funding), ("spending", plan.overhead)):
        cells[name, "", ""] = plan.total_of(table)
        cells |= {(name, year, ""): plan.year_total(table, year) for year in table.columns}
    cells |= {("funding", "", row): plan.sum_of(plan.funding, row) for row in plan.financier_rows}
    for key, cell in cells.items():
        amount = _amount(values, cell)
        if amount is not None:
            yield Total(*key, amount)


def _letter(report: Report, submission: Submission) -> str:
    """The letter that `check` writes, with a mark where the file's name belongs."""
    from generators.report.letter import as_markdown, letter
    from readers.registers import kommuner
    from workbook.texts import texts

    said = texts(submission.setup.language)
    return as_markdown(letter(report, said, kommuner(_numbers(submission)), NAME_MARK), said)


def _named(letter: str, name: str) -> str:
    from generators.report.letter import marked

    return letter.replace(NAME_MARK, marked(name))


def _page(report: Report, language: str) -> str:
    """The programme's part of a report on many, packed."""
    from generators.report.batch_page import own_part
    from generators.report.results import judged
    from readers.registers import kommuner
    from workbook.texts import texts

    numbers = report.submission.setup.municipalities if report.submission else ()
    one = judged(report, Severity.MISSING)._replace(kommuner=kommuner(numbers))
    return b64encode(pickle.dumps(own_part(one, texts(language)))).decode()


def page_of(content: Content) -> Part:
    """The part as it was packed by a worker of this run; such bytes are never taken from a file."""
    part: Part = pickle.loads(b64decode(content.page))
    return part


def _findings(report: Report, programme: Programme, language: str) -> Iterator[list[str]]:
    from generators.report.record import finding_record
    from workbook.texts import texts

    said = texts(language)
    for finding in report.findings:
        record: Mapping[str, object] = finding_record(finding, report, said)
        sides = {side: value if isinstance(value := record[side], dict) else {} for side in ("expected", "actual")}
        remedy = record["remedy"]
        known = {
            **record,
            "programme_id": programme.programme_id,
            "expected": sides["expected"].get("value"),
            "actual": sides["actual"].get("value"),
            "unit": sides["expected"].get("unit") or sides["actual"].get("unit"),
            "remedy": remedy.get("filler") if isinstance(remedy, dict) else "",
            **dict.fromkeys(NAMED, ""),
        }
        yield ["" if known[column] is None else str(known[column]) for column in Found._fields]
