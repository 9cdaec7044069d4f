"""Where in a document of answers something stands, as people see it: «Innsatsområde «Reiseliv», 5.2, 2030»."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbook.answers import FACTS, SINGLES
from workbook.phrase import Fact, Phrase
from workbook.plan import OVERHEAD
from workbook.texts import texts

ROW = re.compile(r"(\w+)\[([0-9]+)\]")
LISTS = {
    "areas": "area", "financiers": "financier", **{name: name for name in ("strategies", "indicators", "goals")},
}  # fmt: skip
BESIDE = ("activities", "attachments", "reasons")
NAMED_BY = {"strategies": "letter"}
TABLES = {"spending": "spending", "funding": "funding", "total": "total", "share": "share"}
COLUMNS = ("name", "kind", "text", "letter", "area", "unit", "baseline", "target", "level", "source", "goal", "why")


def place(key: str, answers: object) -> Fact:
    """A key of the document («areas[2].spending.2030») in words; what only the document has a name for as it stands."""
    first, *rest = key.split(".")
    row = ROW.fullmatch(first)
    if row and row[1] in LISTS:
        return _joined([_row(row[1], int(row[2]), answers), *(_column(one, row[1]) for one in rest)])
    if first in OVERHEAD:
        return _joined([Phrase(f"spending.{first}"), *(_column(one, first) for one in rest)])
    if first in BESIDE and len(rest) == 1:
        return _beside(first, rest[0])
    return _joined([_table(first), *rest])


def _beside(table: str, row: str) -> Fact:
    """What stands on Oppsett or Kontroll beside its answer."""
    if table == "reasons":
        return Phrase("subject.reasons.reason", {"row": row})
    key = f"{table}.{row}"
    return Phrase(key) if key in texts("nb").catalogue else key


def _joined(parts: list[Fact]) -> Fact:
    *before, last = parts
    return last if not before else Phrase("diff.rest", {"row": _joined(before), "column": last})


def _table(key: str) -> Fact:
    if key in (*SINGLES, "jobs"):
        return Phrase(f"diff.{key}")
    if key in FACTS:
        return Phrase(f"facts.{key}")
    return Phrase(f"diff.{LISTS[key]}") if key in LISTS else key


def _row(table: str, number: int, answers: object) -> Fact:
    records = answers.get(table) if isinstance(answers, Mapping) else None
    record = records[number - 1] if isinstance(records, list) and number <= len(records) else None
    name = record.get(NAMED_BY.get(table, "name")) if isinstance(record, Mapping) else None
    facts: dict[str, Fact] = {"table": Phrase(f"diff.{LISTS[table]}")}
    if isinstance(name, str) and name:
        return Phrase("answers.row", {**facts, "name": name})
    return Phrase("answers.row.number", {**facts, "number": number})


def _column(key: str, table: str) -> Fact:
    if key == "jobs" and table == "areas":
        return Phrase("diff.area_jobs")
    if key in TABLES:
        return Phrase(f"diff.{TABLES[key]}")
    return Phrase(f"diff.column.{key}") if key in COLUMNS else key
