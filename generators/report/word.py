"""A `Page` → a Word document: real heading styles, language, tables whose header rows repeat.

Without a light way to draw pictures a chart is the table of its numbers here; html and xlsx draw it.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from generators.looks import DARK, PALE, QUIET
from generators.report.document import (
    Block,
    Content,
    Decision,
    Figure,
    Heading,
    Item,
    Number,
    Page,
    Paragraph,
    Points,
    Table,
    plain_text,
)  # fmt: skip
from generators.report.letter import LANGUAGE_TAGS

SMALL = 9  # points
WIDE = 8  # more columns than this, and the paper is turned
MARGIN = 2.0


def as_docx(page: Page, when: datetime) -> bytes:
    """The document. Raises ImportError without python-docx."""
    from docx import Document

    writer = _Writer(Document(), page)
    writer.start(when)
    for part in page.parts:
        writer.heading(part.title, 1)
        for block in part.blocks:
            writer.block(block)
    out = io.BytesIO()
    writer.document.save(out)
    return _still(out.getvalue())


def _still(data: bytes) -> bytes:
    """The package with one fixed time in every entry, so that a second run gives the same bytes."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0)), source.read(item),
                            zipfile.ZIP_DEFLATED)  # fmt: skip
    return out.getvalue()


class _Writer:
    """One document in the making."""

    def __init__(self, document: Any, page: Page) -> None:
        self.document, self.page = document, page

    def start(self, when: datetime) -> None:
        """Styles, paper, language, properties, title."""
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        tag = LANGUAGE_TAGS[self.page.language]
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(10)
        properties = normal.element.get_or_add_rPr()
        properties.append(properties.makeelement(qn("w:lang"), {qn("w:val"): tag}))
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
            style = self.document.styles[name]
            style.font.name, style.font.color.rgb = "Arial", RGBColor.from_string(DARK[1:])
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(theme), None)
        core = self.document.core_properties
        core.title, core.language, core.author, core.comments = self.page.title, tag, "omstilling-xlsx", ""
        core.created = core.modified = when.replace(tzinfo=None)
        section = self.document.sections[0]
        width, height = Cm(21.0), Cm(29.7)
        turned = any(isinstance(block, Table) and len(block.heads) > WIDE for block in self.page.blocks)
        section.page_width, section.page_height = (height, width) if turned else (width, height)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
        self.room = (29.7 if turned else 21.0) - 2 * MARGIN
        self.document.add_paragraph(self.page.title, style="Title")
        if self.page.stamp:
            self.small(self.page.stamp)

    def heading(self, text: str, level: int) -> None:
        self.document.add_heading(text, level)

    def small(self, text: str) -> None:
        from docx.shared import Pt, RGBColor

        run = self.document.add_paragraph().add_run(text)
        run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(QUIET[1:])

    def block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.heading(text, level + 1)
            case Paragraph(text, "note"):
                self.small(text)
            case Paragraph(text, look):
                self.document.add_paragraph().add_run(text).bold = bool(look)
            case Points(texts):
                for text in texts:
                    self.document.add_paragraph(text, style="List Bullet")
            case Item():
                self.item(block)
            case Table():
                self.table(block)
            case Figure():
                self.table(block.table(self.page.said["category"]))
                self.small(block.alt)
            case Decision(fields):
                self.decision(fields)

    def item(self, item: Item) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_together = True
        paragraph.add_run(f"{item.sign} {item.word} {item.rule} {item.head}").bold = True
        for text in (*item.says, f"→ {item.remedy}"):
            paragraph.add_run().add_break()
            paragraph.add_run(text)

    def decision(self, fields: tuple[str, ...]) -> None:
        for field in fields:
            self.document.add_paragraph(f"{field}: {'_' * 40}")

    def table(self, table: Table) -> None:
        """A real table with a caption above, its first row as a header that repeats on each page."""
        caption = self.document.add_paragraph(style="Caption")
        caption.add_run(table.caption)
        caption.paragraph_format.keep_with_next = True
        heads: tuple[tuple[Content, ...], ...] = (table.heads,)
        rows = table.rows if table.facts else heads + table.rows
        made = self.document.add_table(len(rows), len(table.heads), style="Table Grid")
        made.autofit = False
        widths = self.widths(table)
        for at, row in enumerate(rows):
            self.row(made.rows[at], row, widths, self.look(table, at))
        self.described(made, table.caption)
        for note in table.notes:
            self.small(note)
        self.document.add_paragraph().paragraph_format.space_after = 0

    def look(self, table: Table, at: int) -> str:
        if at == 0 and not table.facts:
            return "header"
        return "total" if at - (not table.facts) in table.totals else ""

    def widths(self, table: Table) -> list[float]:
        """In centimetres: columns of numbers alike and narrow, columns of text by how much stands in them."""
        count = len(table.heads)
        numbers = [any(isinstance(row[at], Number) for row in table.rows) for at in range(count)]
        weight = [1.6 if one else min(9.0, max(2.0, self.longest(table, at) * 0.16)) for at, one in enumerate(numbers)]
        weight[0] = max(weight[0], 2.4)
        return [self.room * one / sum(weight) for one in weight]

    def longest(self, table: Table, column: int) -> int:
        texts = [plain_text(row[column], self.page.language) for row in table.rows]
        return max(map(len, [table.heads[column], *texts]))

    def row(self, row: Any, cells: tuple[Content, ...], widths: list[float], look: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt, RGBColor

        self.flag(row, "w:cantSplit")
        if look == "header":
            self.flag(row, "w:tblHeader")
        for at, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Cm(widths[at])
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = 0
            run = paragraph.add_run(plain_text(content, self.page.language))
            run.font.size, run.bold = Pt(SMALL), look != "" or at == 0
            if isinstance(content, Number):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if look == "header":
                run.font.color.rgb = RGBColor(255, 255, 255)
            self.shade(cell, {"header": DARK, "total": PALE}.get(look))

    def flag(self, row: Any, name: str) -> None:
        from docx.oxml.ns import qn

        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qn(name), {}))

    def shade(self, cell: Any, fill: str | None) -> None:
        from docx.oxml.ns import qn

        if fill is not None:
            properties = cell._tc.get_or_add_tcPr()
            given = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): fill[1:]}
            properties.append(properties.makeelement(qn("w:shd"), given))

    def described(self, table: Any, text: str) -> None:
        """The table's alternative text."""
        from docx.oxml.ns import qn

        properties = table._tbl.tblPr
        properties.append(properties.makeelement(qn("w:tblCaption"), {qn("w:val"): text}))
