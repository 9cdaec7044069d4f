"""A batch as files: samlet.xlsx, and each of its tables as csv. Totals tie, or nothing is written."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from generators.files import write_whole
from generators.report.record import finding_record
from workbook.batch import PROGRAMME_COLUMNS, Batch, Ended, Fact, programme_row
from workbook.numbers import plain
from workbook.texts import Texts

FINDING_COLUMNS = (
    "file", "sha256", "rule", "severity", "status", "sheet", "cell", "table", "row", "year", "label", "message",
    "difference", "reason", "fingerprint", "parent",
)  # fmt: skip
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


Rows: TypeAlias = tuple[Sequence[str], list[tuple[object, ...]]]


class Untied(Exception):
    """The data set's sums are not the sums of the files: a fault of ours, and nothing is written."""


def write_dataset(batch: Batch, folder: Path, texts: Texts, force: bool = False) -> list[Path]:
    """Every file of the data set, written whole; the files written, in order."""
    tie(batch)
    tables: dict[str, Rows] = {
        "facts": (Fact._fields, [tuple(row) for row in batch.rows]),
        "programmes": (tuple(PROGRAMME_COLUMNS), [programme_row(report) for report in batch.reports]),
        "findings": (FINDING_COLUMNS, list(findings(batch, texts))),
        "refused": (Ended._fields, [tuple(one) for one in batch.refused]),
    }
    files = {f"{name}.csv": as_csv(columns, rows) for name, (columns, rows) in tables.items()}
    files["samlet.xlsx"] = as_xlsx(tables, texts)
    taken = [folder / name for name in files if (folder / name).exists()]
    if taken and not force:
        raise FileExistsError(17, "exists", str(taken[0]))
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_whole(folder / name, data, force)
    return [folder / name for name in files]


def findings(batch: Batch, texts: Texts) -> Iterable[tuple[object, ...]]:
    for report in batch.reports:
        for finding in report.findings:
            record = finding_record(finding, report, texts)
            yield tuple(record[column] for column in FINDING_COLUMNS)


def tie(batch: Batch) -> None:
    """The facts of every file and table sum to what the file's own workbook computes, exactly."""
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for fact in batch.rows:
        sums[fact.sha256, fact.table] += fact.amount
    for report in batch.reports:
        for table, total in own_totals(report.submission):
            if sums[report.source.sha256, table] != total:
                raise Untied(f"{report.source.name}, {table}")
    ended = sum(batch.counts.values())
    counted = sum(batch.counts[state] for state in ("ready", "findings", "refused", "replaced"))
    if ended != counted:
        raise Untied("files")


def own_totals(submission: object) -> list[tuple[str, Decimal]]:
    """What a submission's own locked totals say, where they can be computed."""
    from workbook.formula import Unusable
    from workbook.submission import Submission

    if not isinstance(submission, Submission):
        return []
    plan, values = submission.form.plan, submission.values
    cells = {
        "jobs": plan.sum_of(plan.jobs, "jobs"), "area_jobs": plan.total_of(plan.area_jobs),
        "funding": plan.total_of(plan.funding), "spending": plan.total_of(plan.overhead),
    }  # fmt: skip
    totals: list[tuple[str, Decimal]] = []
    for table, cell in cells.items():
        try:
            value = values[cell]
        except Unusable:
            continue
        totals.append((table, value if isinstance(value, Decimal) else Decimal(0)))
    return totals


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with BOM, comma, decimal point, LF. A text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and isinstance(value, str) else text


def as_xlsx(tables: dict[str, Rows], texts: Texts) -> bytes:
    """One sheet for each table, with a filter on its header; texts are written as texts, never as formulas or links."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        from generators.form import CREATED

        book.set_properties({"title": "omstilling-xlsx", "created": CREATED})
        head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#12436D"})
        for name, (columns, rows) in tables.items():
            sheet = book.add_worksheet(texts(f"batch.sheet.{name}"))
            sheet.write_row(0, 0, columns, head)
            for index, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    _write(sheet, index, column, value)
            sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(columns) - 1, 16)
    return out.getvalue()


def _write(sheet: object, row: int, column: int, value: object) -> None:
    if isinstance(value, (Decimal, int)):
        sheet.write_number(row, column, float(value))  # type: ignore[attr-defined]
    elif value is not None and value != "":
        sheet.write_string(row, column, str(value))  # type: ignore[attr-defined]
