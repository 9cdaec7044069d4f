"""A report → a letter to the municipality, as Markdown or Word: only what must be corrected, in the filler's words.

`check` writes it for one file, and `consolidate` the same one for each file that must be corrected or does not count.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from workbook.cells import Cell, Span
from workbook.check import Report
from workbook.findings import Refusal, Severity
from workbook.folding import Group, group_spots, group_words, grouped
from workbook.phrase import inert
from workbook.texts import Texts
from workbook.verdict import fails, is_unchecked
from workbook.wording import reason_words, refusal_words, unchecked_words

MARKUP = re.compile(r"([\\`*_\[\]<>|~&]|^[#+=-])")
LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


class Point(NamedTuple):
    """One thing to correct: what is wrong, where, and what to do."""

    head: str
    says: str
    where: str
    remedy: str


class Letter(NamedTuple):
    title: str
    to: str  # the kommuner, when they are known
    about: str
    intro: str
    points: tuple[Point, ...]
    end: str


def letter(report: Report, texts: Texts, kommuner: Sequence[str] = (), file: str = "") -> Letter:
    """What stands in the letter, whatever it is written as; `file` when it has another name to those who sent it."""
    name = inert(file or report.source.name)
    if report.refusal is not None:
        return refused_letter(report.refusal, name, texts)
    # What follows from another finding is gone when that is corrected.
    points = tuple(_points(report, texts.speaking("letter")))
    setup = report.submission.setup if report.submission else None
    return Letter(
        texts("letter.title", name=inert(setup.name) if setup else name),
        addressed(kommuner, texts),
        texts("letter.about", file=name, edition=setup.edition if setup else ""),
        _unchecked(report, points, texts) if is_unchecked(report) else _intro(len(points), texts),
        points,
        texts("letter.end") if points else "",
    )


def refused_letter(refusal: Refusal, file: str, texts: Texts) -> Letter:
    """The letter that goes with a file that could not be read: nobody knows whose it is."""
    why, remedy = refusal_words(refusal, texts)
    return Letter(texts("letter.title.refused"), "", texts("letter.refused", file=inert(file)), why, (), remedy)


def twice_letter(name: str, kommuner: Sequence[str], files: Sequence[str], texts: Texts) -> Letter:
    """The letter about a plan that came in several files with unlike content, none of which counts."""
    return Letter(
        texts("letter.title.twice", name=inert(name)),
        addressed(kommuner, texts),
        texts("letter.twice.files", files=", ".join(map(inert, files))),
        texts("letter.twice"),
        (),
        texts("letter.twice.end"),
    )


def addressed(kommuner: Sequence[str], texts: Texts) -> str:
    return texts("letter.to", kommuner=", ".join(kommuner)) if kommuner else ""


def _intro(number: int, texts: Texts) -> str:
    return texts("letter.intro", number=number) if number else texts("letter.ok")


def _unchecked(report: Report, points: Sequence[Point], texts: Texts) -> str:
    """That the plan has no verdict, and why; what was found nevertheless is still told."""
    found = [_intro(len(points), texts)] if points else []
    return " ".join((texts("html.verdict.unchecked"), unchecked_words(report, texts), *found))


def _points(report: Report, texts: Texts) -> Iterator[Point]:
    failing = [one for one in report.findings if fails(one, Severity.MISSING)]
    there = {one.fingerprint for one in failing}
    rooted = (one if one.parent in there else one._replace(parent=None) for one in failing)
    for one in sorted(grouped(rooted, texts), key=partial(_order, _sheets(report))):
        words, where = group_words(one, texts), _where(group_spots(one), texts)
        says = " ".join(filter(None, (words.says, reason_words(one.first, texts))))
        yield Point(words.head, says, texts("letter.where", places=where) if where else "", words.remedy)


def _sheets(report: Report) -> list[str]:
    """The sheets in the form's order, by their names in the file."""
    submission = report.submission
    if submission is None:
        return []
    names = (sheet.name for sheet in submission.form.sheets)
    return [submission.places[name].sheet if name in submission.places else name for name in names]


def _order(sheets: Sequence[str], group: Group) -> tuple[bool, int, int, int]:
    """As one goes through the form: what is wrong with the file, then field by field, then the sums of the fields."""
    spot = next(iter(group_spots(group)), None)
    cell = spot if spot is None or isinstance(spot, Cell) else spot.first
    place = (-1, 0, 0) if cell is None or cell.sheet not in sheets else (sheets.index(cell.sheet), *cell[1:])
    return group.first.difference is not None, *place


def _where(spots: tuple[Cell | Span, ...], texts: Texts) -> str:
    """The cells by sheet, as one says them: «arket Finansiering, D8 og D9:E9; arket Mål, C11»."""
    sheets: dict[str, list[str]] = {}
    for spot in spots:
        sheets.setdefault(spot.sheet if isinstance(spot, Cell) else spot.first.sheet, []).append(spot.a1)
    told = (texts("letter.sheet", sheet=sheet, cells=", ".join(cells)) for sheet, cells in sheets.items())
    return "; ".join(told)


def as_markdown(said: Letter, texts: Texts) -> str:
    lines = [f"# {_safe(said.title)}", ""]
    for text in filter(None, (said.to, said.about, said.intro)):
        lines += [_safe(text), ""]
    for number, point in enumerate(said.points, start=1):
        parts = [f"{number}. **{_safe(point.head)}**", *map(_safe, filter(None, (point.says, point.where)))]
        lines += ["  \n   ".join([*parts, texts("letter.do", remedy=_safe(point.remedy))]), ""]
    return "\n".join([*lines, _safe(said.end)]).rstrip() + "\n"


def marked(name: str) -> str:
    """A file's name in a letter in Markdown."""
    return _safe(inert(name))


def _safe(text: str) -> str:
    """A text that Markdown shows as it stands, with nothing in it that marks up or links."""
    return MARKUP.sub(r"\\\1", text)


def in_arial(style: Any) -> None:
    """A Word style in Arial, where the theme's own font would else win."""
    from docx.oxml.ns import qn

    style.font.name = "Arial"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def as_docx(said: Letter, texts: Texts) -> bytes:
    """The letter as a Word document. Raises ImportError without python-docx."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): LANGUAGE_TAGS[texts.language]})
    normal.element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.language, properties.author = said.title, LANGUAGE_TAGS[texts.language], ""
    in_arial(document.styles["Heading 1"])
    document.add_heading(said.title, 1)
    for text in filter(None, (said.to, said.about, said.intro)):
        document.add_paragraph(text)
    for point in said.points:
        paragraph = document.add_paragraph(style="List Number")
        paragraph.add_run(point.head).bold = True
        for text in filter(None, (point.says, point.where, texts("letter.do", remedy=point.remedy))):
            paragraph.add_run().add_break()
            paragraph.add_run(text)
    document.add_paragraph(said.end)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
