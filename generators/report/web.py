"""A `Page` → one html file that stands alone: no script, nothing fetched, charts as inline SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from generators.report.document import Block, Figure, Number, Page, Part, Table, plain_text
from generators.report.html import Shown, page
from generators.report.svg import Drawing, drawn
from workbook.texts import Texts

UNBROKEN, BRIEF = 24, 14  # a word shorter than this, an address or a rule, and a text so brief, stay on one line
SEVERAL = ("figure", "item", "table")  # what stands side by side when it follows its like


def as_html(report: Page, texts: Texts) -> bytes:
    """The page. Every text goes through the template's escaping."""
    content: dict[str, Shown] = {"parts": [_part(part, report) for part in report.parts]}
    return page("page.html.j2", report.title, report.stamp, texts, content)


def _part(part: Part, report: Page) -> dict[str, Shown]:
    blocks = [_block(block, report, part.title, said) for block, said in part.captioned]
    return {"title": part.title, "short": part.short, "blocks": list(_together(blocks))}


def _together(blocks: list[Mapping[str, Shown]]) -> Iterator[Shown]:
    """The blocks; charts, findings and tables that follow each other stand side by side."""
    for kind, run in groupby(blocks, key=lambda block: block["kind"]):
        several = list(run)
        if kind == "figure" or (kind in SEVERAL and len(several) > 1):
            yield {"kind": f"{kind}s", "one": list(several)}
        else:
            yield from several


def _block(block: Block, report: Page, within: str, said: bool) -> Mapping[str, Shown]:
    kind = type(block).__name__.lower()
    if isinstance(block, Table):
        return {"kind": kind, "one": _table(block, report, within, said)}
    if isinstance(block, Figure):
        numbers = _table(report.numbers(block), report, within)
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


def _table(table: Table, report: Page, within: str, said: bool = False) -> Shown:
    """A table; `within` tells it from one of the same name in another part, `said` is a caption not shown twice."""
    right = [table.is_numeric(column) for column in range(len(table.heads))]
    rows: list[Shown] = [
        {"total": at in table.totals, "cells": [_cell(cell, report.language, right[column])
                                                for column, cell in enumerate(row)]}
        for at, row in enumerate(table.rows)
    ]  # fmt: skip
    return {
        "id": table.id, "caption": table.caption, "said": said,
        "label": f"{table.caption}, {within}", "heads": list(table.heads), "rows": rows, "facts": table.facts,
        "notes": list(table.notes), "right": list(right),
    }  # fmt: skip


def _cell(cell: str | Number, language: str, right: bool) -> Shown:
    text = plain_text(cell, language)
    unbroken = (len(text) < UNBROKEN and " " not in text) or len(text) <= BRIEF
    return {"text": text, "look": "number" if right or isinstance(cell, Number) else "tight" if unbroken else ""}
