"""A `Page` → one html file that stands alone: no script, nothing fetched, charts as inline SVG."""

from __future__ import annotations

from generators.report.document import (
    Decision, Figure, Heading, Item, Number, Page, Paragraph, Part, Points, Table, plain_text,
)  # fmt: skip
from generators.report.html import Shown, page
from generators.report.svg import drawn
from workbook.texts import Texts

KINDS = {
    Heading: "heading", Paragraph: "paragraph", Points: "points", Item: "item", Table: "table", Figure: "figure",
    Decision: "decision",
}  # fmt: skip


def as_html(report: Page, texts: Texts) -> bytes:
    """The page. Every text goes through the template's escaping."""
    content: dict[str, Shown] = {"parts": [_part(part, report) for part in report.parts]}
    return page("page.html.j2", report.title, report.stamp, texts, content)


def _part(part: Part, report: Page) -> dict[str, Shown]:
    return {"title": part.title, "blocks": [_block(block, report) for block in part.blocks]}


def _block(block: object, report: Page) -> Shown:
    kind = KINDS[type(block)]  # type: ignore[index]
    if isinstance(block, Table):
        return {"kind": kind, "one": _table(block, report)}
    if isinstance(block, Figure):
        numbers = _table(block.table(report.said["category"]), report)
        return {"kind": kind, "one": block, "drawing": drawn(block, report.language), "numbers": numbers}  # type: ignore[dict-item]
    return {"kind": kind, "one": block}  # type: ignore[dict-item]


def _table(table: Table, report: Page) -> Shown:
    rows: list[Shown] = [
        {"total": at in table.totals, "cells": [_cell(cell, report.language) for cell in row]}
        for at, row in enumerate(table.rows)
    ]
    return {
        "id": table.id, "caption": table.caption, "heads": list(table.heads), "rows": rows, "facts": table.facts,
        "notes": list(table.notes), "right": [_is_numeric(table, column) for column in range(len(table.heads))],
    }  # fmt: skip


def _cell(cell: str | Number, language: str) -> Shown:
    return {"text": plain_text(cell, language), "number": isinstance(cell, Number)}


def _is_numeric(table: Table, column: int) -> bool:
    return any(isinstance(row[column], Number) for row in table.rows)
