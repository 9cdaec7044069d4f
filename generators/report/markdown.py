"""A `Page` → Markdown for pasting: headings, tables and lists; a chart is the table of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.report.document import (
    Block,
    Content,
    Decision,
    Figure,
    Heading,
    Item,
    Page,
    Paragraph,
    Points,
    Table,
    plain_text,
)  # fmt: skip

MARKUP = re.compile(r"([\\`*_\[\]<>|~&#])")
BLANK = "\\_" * 24


def as_markdown(page: Page) -> bytes:
    lines = [f"# {safe(page.title)}", "", safe(page.stamp), ""]
    for part in page.parts:
        lines += [f"## {safe(part.title)}", ""]
        for block in part.blocks:
            lines += [*_lines(block, page), ""]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def safe(text: str) -> str:
    """A text that Markdown shows as it stands, with nothing in it that marks up or links."""
    return MARKUP.sub(r"\\\1", text).replace("://", ":\u200b//")


def _lines(block: Block, page: Page) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 2)} {safe(text)}"
        case Paragraph(text, look):
            yield f"**{safe(text)}**" if look not in ("", "note") else safe(text)
        case Points(texts):
            yield from (f"- {safe(text)}" for text in texts)
        case Item():
            yield f"- **{safe(block.sign)} {safe(block.word)} {block.rule} {safe(block.head)}**  "
            yield from (f"  {safe(text)}  " for text in block.says)
            yield f"  → {safe(block.remedy)}"
        case Table():
            yield from _table(block, page.language)
        case Figure():
            yield from _table(page.numbers(block), page.language)
        case Decision(fields):
            yield "  \n".join(f"{safe(field)}: {BLANK}" for field in fields)


def _table(table: Table, language: str) -> Iterator[str]:
    yield f"**{safe(table.caption)}**"
    yield ""
    yield _row(table.heads, language)
    right = (any(not isinstance(row[at], str) for row in table.rows) for at in range(len(table.heads)))
    yield "|" + "|".join("---:" if one else "---" for one in right) + "|"
    for at, row in enumerate(table.rows):
        yield _row(row, language, bold=at in table.totals)
    for note in table.notes:
        yield ""
        yield safe(note)


def _row(cells: tuple[Content, ...], language: str, bold: bool = False) -> str:
    texts = (safe(plain_text(cell, language)) for cell in cells)
    return "| " + " | ".join(f"**{text}**" if bold and text else text for text in texts) + " |"
