"""A `Page` → one html file that stands alone: no script, nothing fetched, charts as inline SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from generators.report.document import (
    Block,
    Decision,
    Figure,
    Heading,
    Item,
    Number,
    Page,
    Paragraph,
    Part,
    Points,
    Table,
    plain_text,
)  # fmt: skip
from generators.report.html import Shown, page
from generators.report.svg import Drawing, drawn
from workbook.texts import Texts

UNBROKEN = 24  # a word shorter than this, an address or a rule, stays on one line
KINDS = {
    Heading: "heading", Paragraph: "paragraph", Points: "points", Item: "item", Table: "table", Figure: "figure",
    Decision: "decision",
}  # fmt: skip


def as_html(report: Page, texts: Texts) -> bytes:
    """The page. Every text goes through the template's escaping."""
    content: dict[str, Shown] = {"parts": [_part(part, report) for part in report.parts]}
    return page("page.html.j2", report.title, report.stamp, texts, content)


def _part(part: Part, report: Page) -> dict[str, Shown]:
    blocks = [_block(block, report, part.title) for block in part.blocks]
    return {"title": part.title, "blocks": list(_together(blocks))}


def _together(blocks: list[Mapping[str, Shown]]) -> Iterator[Shown]:
    """The blocks, with charts, and tables, that follow each other side by side."""
    for kind, run in groupby(blocks, key=lambda block: block["kind"]):
        several = list(run)
        if kind == "figure" or (kind == "table" and len(several) > 1):
            yield {"kind": f"{kind}s", "one": list(several)}
        else:
            yield from several


def _block(block: Block, report: Page, within: str) -> Mapping[str, Shown]:
    kind = KINDS[type(block)]
    if isinstance(block, Table):
        return {"kind": kind, "one": _table(block, report, within)}
    if isinstance(block, Figure):
        numbers = _table(block.table(report.said["category"]), report, within)
        return {
            "kind": kind,
            "one": _named(block),
            "drawing": _named(drawn(block, report.language)),
            "numbers": numbers,
        }
    return {"kind": kind, "one": _named(block)}


def _named(value: Any) -> Shown:
    """A tuple with names, or a drawing, as the template reads it: what stands in it by name."""
    return dict(vars(value)) if isinstance(value, Drawing) else dict(value._asdict())


def _table(table: Table, report: Page, within: str) -> Shown:
    """A table; `within` tells it from one of the same name in another part."""
    rows: list[Shown] = [
        {"total": at in table.totals, "cells": [_cell(cell, report.language) for cell in row]}
        for at, row in enumerate(table.rows)
    ]
    return {
        "id": table.id, "caption": table.caption,
        "label": f"{table.caption}, {within}", "heads": list(table.heads), "rows": rows, "facts": table.facts,
        "notes": list(table.notes), "right": [_is_numeric(table, column) for column in range(len(table.heads))],
    }  # fmt: skip


def _cell(cell: str | Number, language: str) -> Shown:
    text = plain_text(cell, language)
    look = "number" if isinstance(cell, Number) else "tight" if len(text) < UNBROKEN and " " not in text else ""
    return {"text": text, "look": look}


def _is_numeric(table: Table, column: int) -> bool:
    return any(isinstance(row[column], Number) for row in table.rows)
