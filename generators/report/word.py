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
    Part,
    Points,
    Table,
    plain_text,
)  # fmt: skip
from generators.report.letter import LANGUAGE_TAGS, in_arial

SMALL = 9  # points
WIDE = 8  # more columns than this, and the paper is turned
SHORT_SIDE, LONG_SIDE, MARGIN, PADDING = 21.0, 29.7, 2.0, 0.19  # centimetres: of the paper, and beside a cell's text
LETTER, BROAD, BROADEST = 0.19, 0.24, 0.3  # centimetres of a bold letter in a table
LONGEST_WORD, LONGEST_TEXT = 7.0, 12.0  # centimetres that a column has room for
KEPT = 12  # rows of a table that is not split between pages
TWIPS = 567  # in a centimetre


def as_docx(page: Page, when: datetime) -> bytes:
    """The document. Raises ImportError without python-docx."""
    from docx import Document

    writer = _Writer(Document(), page)
    writer.start(when)
    for part in page.parts:
        writer.part(part)
    writer.end()
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


def _breadth(letter: str) -> float:
    return BROADEST if letter in "mMwW%" else BROAD if letter.isupper() else LETTER


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
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption"):
            style = self.document.styles[name]
            in_arial(style)
            style.font.color.rgb = RGBColor.from_string(DARK[1:])
        core = self.document.core_properties
        core.title, core.language, core.author, core.comments = self.page.title, tag, "omstilling-xlsx", ""
        core.created = core.modified = when.replace(tzinfo=None)
        section = self.document.sections[0]
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
        self.paper(section, self.turned(self.page.parts[0]))
        self.document.styles["Title"].font.size = Pt(20)
        self.document.styles["Caption"].paragraph_format.space_before = Pt(8)
        self.document.styles["Caption"].paragraph_format.space_after = Pt(3)
        self.document.add_paragraph(self.page.title, style="Title")
        if self.page.stamp:
            self.small(self.page.stamp)
        self.footer(section.footer.paragraphs[0])

    def paper(self, section: Any, turned: bool) -> None:
        """A4, upright or lying; `room` is what its margins leave across."""
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm

        across, down = (LONG_SIDE, SHORT_SIDE) if turned else (SHORT_SIDE, LONG_SIDE)
        section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(across), Cm(down)
        self.lying, self.room = turned, across - 2 * MARGIN

    def turned(self, part: Part) -> bool:
        """Whether a part has a table that is too broad for upright paper."""
        tables = [block for block in part.blocks if isinstance(block, Table)]
        room = SHORT_SIDE - 2 * MARGIN - 2 * PADDING
        return any(len(table.heads) > WIDE or sum(self.least(table)) > room for table in tables)

    def footer(self, paragraph: Any) -> None:
        """The title and «page / pages» at the foot of every page."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml.ns import qn
        from docx.shared import Pt

        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for text, field in ((f"{self.page.title}   ", "PAGE"), (" / ", "NUMPAGES")):
            paragraph.add_run(text).font.size = Pt(SMALL)
            counted = paragraph._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): field})
            paragraph._p.append(counted)
            run = paragraph.add_run("1")
            run.font.size = Pt(SMALL)
            counted.append(run._r)

    def part(self, part: Part) -> None:
        breaks = part is not self.page.parts[0] and not part.short
        if breaks and self.turned(part) != self.lying:
            self.paper(self.document.add_section(), not self.lying)
            breaks = False
        self.document.add_heading(part.title, 1).paragraph_format.page_break_before = breaks
        for block, said in part.captioned:
            if isinstance(block, Table):
                self.table(block, captioned=not said)
            else:
                self.block(block)

    def small(self, text: str) -> None:
        from docx.shared import Pt, RGBColor

        paragraph = self.paragraph()
        paragraph.paragraph_format.space_after = Pt(4)
        run = paragraph.add_run(text)
        run.font.size, run.font.color.rgb = Pt(SMALL), RGBColor.from_string(QUIET[1:])

    def block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.document.add_heading(text, level + 1)
            case Paragraph(text, "note"):
                self.small(text)
            case Paragraph(text, look):
                self.paragraph().add_run(text).bold = bool(look)
            case Points(texts):
                for text in texts:
                    self.paragraph(text, "List Bullet")
            case Item():
                self.item(block)
            case Figure():
                self.table(self.page.numbers(block))
            case Decision(fields):
                self.decision(fields)

    def item(self, item: Item) -> None:
        paragraph = self.paragraph()
        paragraph.paragraph_format.keep_together = True
        paragraph.add_run(f"{item.sign} {item.word} {item.rule} {item.head}").bold = True
        for text in (*item.says, f"→ {item.remedy}"):
            paragraph.add_run().add_break()
            paragraph.add_run(text)

    def decision(self, fields: tuple[str, ...]) -> None:
        for field in fields:
            self.document.add_paragraph(f"{field}: {'_' * 40}")

    def table(self, table: Table, captioned: bool = True) -> None:
        """A real table with a caption above, its first row as a header that repeats on each page."""
        if captioned:
            self.document.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
        heads: tuple[tuple[Content, ...], ...] = (table.heads,)
        rows = table.rows if table.facts else heads + table.rows
        made = self.document.add_table(len(rows), len(table.heads), style="Table Grid")
        self.fitted(made, self.widths(table))
        for at, row in enumerate(rows):
            self.row(made.rows[at], row, table, at)
        if len(rows) <= KEPT:
            for row in made.rows[:-1]:
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        self.described(made, table.caption)
        for note in table.notes:
            self.small(note)

    def end(self) -> None:
        """Word wants a paragraph after a table that is the last thing in the document."""
        if self.document.element.body[-2].tag.endswith("}tbl"):
            self.small("")

    def paragraph(self, text: str = "", style: str | None = None) -> Any:
        """A paragraph, a little below a table when it follows one."""
        from docx.shared import Pt

        below = self.document.element.body[-2].tag.endswith("}tbl")
        made = self.document.add_paragraph(text, style=style)
        if below:
            made.paragraph_format.space_before = Pt(6)
        return made

    def fitted(self, made: Any, widths: list[float]) -> None:
        """The table within the margins, its columns as broad as they are to be, whatever stands in them."""
        from docx.oxml.ns import qn
        from docx.shared import Cm

        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        properties = made._tbl.tblPr
        whole = properties.find(qn("w:tblW"))
        whole.set(qn("w:type"), "dxa")
        whole.set(qn("w:w"), str(round(sum(widths) * TWIPS)))
        # Else the text stands on the margin, and the border to the left of it.
        indent = {qn("w:w"): str(round(PADDING * TWIPS)), qn("w:type"): "dxa"}
        properties.find(qn("w:tblLayout")).addprevious(properties.makeelement(qn("w:tblInd"), indent))

    def look(self, table: Table, at: int) -> str:
        if at == 0 and not table.facts:
            return "header"
        return "total" if at - (not table.facts) in table.totals else ""

    def widths(self, table: Table) -> list[float]:
        """In centimetres, the whole room: each column has its longest word, and the rest by how much stands in it."""
        least = self.least(table)
        wished = [self.across(self.texts(table, column), LONGEST_TEXT) for column in range(len(table.heads))]
        room, needed, more = self.room - 2 * PADDING, sum(least), sum(wished) - sum(least)
        if needed > room or more == 0:
            return [room * one / needed for one in least]
        if needed + more <= room:
            return [room * one / sum(wished) for one in wished]
        return [one + (room - needed) * (wish - one) / more for one, wish in zip(least, wished, strict=True)]

    def texts(self, table: Table, column: int) -> list[str]:
        heads = [] if table.facts else [table.heads[column]]
        return [*heads, *(plain_text(row[column], self.page.language) for row in table.rows)]

    def least(self, table: Table) -> list[float]:
        """The widths that hold the longest word of each column."""
        texts = (self.texts(table, column) for column in range(len(table.heads)))
        return [self.across([word for text in column for word in text.split(" ")], LONGEST_WORD) for column in texts]

    def across(self, texts: list[str], most: float) -> float:
        """The width of a cell that holds each of the texts; of very long ones, a part."""
        widths = (sum(map(_breadth, text)) for text in texts)
        return min(most, max(widths, default=0)) + 2 * PADDING + 0.1

    def row(self, row: Any, cells: tuple[Content, ...], table: Table, at: int) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt, RGBColor

        look = self.look(table, at)
        self.flag(row, "w:cantSplit")
        if look == "header":
            self.flag(row, "w:tblHeader")
        for column, (cell, content) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = 0
            paragraph.paragraph_format.line_spacing = 1
            run = paragraph.add_run(plain_text(content, self.page.language))
            run.font.size, run.bold = Pt(SMALL), look != "" or column == 0
            if table.is_numeric(column) or isinstance(content, Number):
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
