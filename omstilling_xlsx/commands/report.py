"""`report`: filled forms in, what goes on the council's table out, as html, xlsx, docx and md."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, LANG, QUIET, Place
from omstilling_xlsx.commands.paths import note_nearest, refuse_twins, tell_skipped, tell_trouble, writing_all
from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert
from workbook.texts import Texts, texts
from workbook.verdict import Exit

if TYPE_CHECKING:
    from generators.report.document import Page
    from generators.report.results import Judged
    from readers.deliveries import Piece


def _html(page: Page, words: Texts, when: datetime) -> bytes:
    from generators.report.web import as_html

    return as_html(page, words)


def _xlsx(page: Page, words: Texts, when: datetime) -> bytes:
    from generators.report.sheets import as_xlsx

    return as_xlsx(page)


def _docx(page: Page, words: Texts, when: datetime) -> bytes:
    from generators.report.word import as_docx

    return as_docx(page, when)


def _md(page: Page, words: Texts, when: datetime) -> bytes:
    from generators.report.markdown import as_markdown

    return as_markdown(page)


WRITERS: dict[str, Callable[[Page, Texts, datetime], bytes]] = {
    ".html": _html, ".xlsx": _xlsx, ".docx": _docx, ".md": _md,
}  # fmt: skip
OUTPUTS = click.option(
    "-o", "--output", "outputs", type=Place(), multiple=True, required=True,
    help="Filen som skrives: .html, .xlsx, .docx eller .md. Kan gis flere ganger.",
)  # fmt: skip


@click.command(short_help="Lag rapporten for kommunestyret.")
@click.argument("files", type=Place(), nargs=-1, required=True)
@OUTPUTS
@click.option("--tables", is_flag=True, help="Bare tabellene til Omstillingsplan, kapittel 2.2–6.")
@FORCE
@QUIET
@LANG
def report(
    files: tuple[Path, ...], outputs: tuple[Path, ...], tables: bool, force: bool, quiet: bool, lang: str | None
) -> None:
    """Lag en rapport om ett skjema, eller en samlet rapport om flere.

    \b
      omstilling-xlsx report utfylt.xlsx -o rapport.html -o rapport.docx
      omstilling-xlsx report utfylt.xlsx --tables -o tabeller.docx
      omstilling-xlsx report innlevert/ -o rapport.html
    """
    from omstilling_xlsx.clock import now
    from readers.deliveries import find
    from workbook.batch import Untied

    found = find(files)
    pieces = found.pieces
    for name in found.skipped:
        tell_skipped(name)
    if not pieces:
        raise Stop(said("cli.nothing", path=", ".join(map(str, files))), Exit.NO_VERDICT)
    read = [Path(piece.path) for piece in pieces]
    check_names(outputs, WRITERS, read, "report.no_format")
    when = now()
    try:
        if len(pieces) == 1 and not os.path.isdir(files[0]):
            page, words, whole = _one(pieces[0], lang, when, tables)
        else:
            page, words, whole = _many(files, lang, when, tables)
    except Untied as fault:
        raise Stop(str(fault), Exit.FAULT) from fault
    writing_all(page_files(page, words, outputs, when), force, read, quiet)
    for path in found.empty:
        click.echo(said("batch.empty", path=inert(path)), err=True)
    sys.exit(Exit.OK if whole and not found.empty else Exit.NO_VERDICT)


def _one(piece: Piece, lang: str | None, when: datetime, tables: bool) -> tuple[Page, Texts, bool]:
    """One plan's page, its language, and whether the file could be read."""
    from generators.report.plan_page import language_of, plan_page, tables_page

    note_nearest(Path(piece.path))
    one = _judged(piece)
    _tell_refusal(one)
    words, whole = texts(lang or language_of(one)), one.report.submission is not None
    if tables and not whole:
        raise Stop(said("report.tables_of_one"), Exit.NO_VERDICT)
    return (tables_page(one, words) if tables else plan_page(one, words, when)), words, whole


def _many(files: Sequence[Path], lang: str | None, when: datetime, tables: bool) -> tuple[Page, Texts, bool]:
    """The report of a batch, and whether every file could be read."""
    from generators.report.batch_page import batch_page
    from omstilling_xlsx.batch import Asked, consolidated
    from omstilling_xlsx.examine import page_of
    from readers.registers import register

    if tables:
        raise Stop(said("report.tables_of_one"))
    words = texts(lang or "nb")
    batch = consolidated(Asked(files, language=words.language, pages=True), None, None)
    tell_trouble(batch)
    own = (page_of(batch.contents(one)) for one in batch.settled.chosen)
    counties = {number[:2]: county for number, county in register().county_of.items()}
    return batch_page(batch, own, words, when, counties), words, not batch.counts["refused"]


def _tell_refusal(one: Judged) -> None:
    """Why the page has so little on it."""
    from workbook.wording import refusal_words

    if one.report.refusal is not None:
        click.echo(" ".join((f"{inert(one.name)}:", *refusal_words(one.report.refusal, texts("nb")))), err=True)


def _judged(piece: Piece) -> Judged:
    from generators.report.results import judged
    from omstilling_xlsx.examine import report_of
    from readers.registers import kommuner
    from workbook.findings import Severity

    report = report_of(piece)
    numbers = report.submission.setup.municipalities if report.submission else ()
    return judged(report, Severity.MISSING)._replace(kommuner=kommuner(numbers))


def check_names(outputs: Sequence[Path], formats: Iterable[str], read: Sequence[Path], says: str) -> None:
    """Every output has a suffix that is a format, none is given twice, and none is a file that is read."""
    from generators.files import refuse_inputs

    for path in outputs:
        if path.suffix.casefold() not in formats:
            raise Stop(said(says, path=path, formats=", ".join(formats)))
    refuse_twins(outputs)
    refuse_inputs(outputs, read)


def page_files(page: Page, words: Texts, outputs: tuple[Path, ...], when: datetime) -> dict[Path, bytes]:
    """The page in every format that was asked for; Markdown instead of Word where python-docx is not installed."""
    files: dict[Path, bytes] = {}
    for path in outputs:
        try:
            files[path] = WRITERS[path.suffix.casefold()](page, words, when)
        except ImportError:
            plain = path.with_suffix(".md")
            click.echo(said("check.no_docx", path=path, md=plain), err=True)
            files[plain] = _md(page, words, when)
    return files
