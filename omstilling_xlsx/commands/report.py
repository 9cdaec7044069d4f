"""`report`: filled forms in, what goes on the council's table out, as html, xlsx, docx and md."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, LANG
from omstilling_xlsx.commands.paths import workbooks, writing_all
from omstilling_xlsx.speech import Stop, said
from workbook.texts import Texts, texts
from workbook.verdict import Exit

if TYPE_CHECKING:
    from generators.report.document import Page
    from generators.report.results import Judged


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
    "-o", "--output", "outputs", type=click.Path(path_type=Path), multiple=True, required=True,
    help="Filen som skrives: .html, .xlsx, .docx eller .md. Kan gis flere ganger.",
)  # fmt: skip


@click.command(short_help="Lag rapporten for kommunestyret.")
@click.argument("files", type=click.Path(path_type=Path, readable=False), nargs=-1, required=True)
@OUTPUTS
@click.option("--tables", is_flag=True, help="Bare tabellene til Omstillingsplan, kapittel 2.2–6.")
@FORCE
@LANG
def report(files: tuple[Path, ...], outputs: tuple[Path, ...], tables: bool, force: bool, lang: str | None) -> None:
    """Lag en rapport om ett skjema, eller en samlet rapport om flere.

    \b
      omstilling-xlsx report utfylt.xlsx -o rapport.html -o rapport.docx
      omstilling-xlsx report utfylt.xlsx --tables -o tabeller.docx
      omstilling-xlsx report innlevert/ -o rapport.html
    """
    from omstilling_xlsx.clock import now

    paths = list(workbooks(files))
    check_names(outputs, paths)
    one = len(paths) == 1 and not any(path.is_dir() for path in files)
    judged = [_judged(path) for path in paths]
    words = texts(lang or (_language(judged[0]) if one else "nb"))
    page = _page(judged, words, now(), tables, one)
    write_pages(page, words, outputs, now(), force)
    sys.exit(Exit.NO_VERDICT if any(each.verdict == "refused" for each in judged) else Exit.OK)


def _judged(path: Path) -> Judged:
    from generators.report.results import judged
    from omstilling_xlsx import api
    from workbook.findings import Severity

    return judged(api.check(path), Severity.MISSING)


def _language(one: Judged) -> str:
    from generators.report.plan_page import language_of

    return language_of(one)


def _page(judged: list[Judged], words: Texts, when: datetime, tables: bool, one: bool) -> Page:
    from generators.report.plan_page import plan_page, tables_page

    if tables:
        if not one or judged[0].report.submission is None:
            raise Stop(said("report.tables_of_one"), Exit.USE if len(judged) > 1 else Exit.NO_VERDICT)
        return tables_page(judged[0], words)
    if one:
        return plan_page(judged[0], words, when)
    raise Stop(said("report.tables_of_one"))


def check_names(outputs: tuple[Path, ...], paths: list[Path]) -> None:
    """Every output has a suffix that is a format, and none is a file that is read."""
    for path in outputs:
        if path.suffix.casefold() not in WRITERS:
            raise Stop(said("report.no_format", path=path, formats=", ".join(WRITERS)))
        if path.exists() and any(one.exists() and path.samefile(one) for one in paths):
            raise Stop(said("reissue.same_file", path=path))


def write_pages(page: Page, words: Texts, outputs: tuple[Path, ...], when: datetime, force: bool) -> None:
    """The page in every format, all of them or none."""
    files: dict[Path, bytes] = {}
    for path in outputs:
        try:
            files[path] = WRITERS[path.suffix.casefold()](page, words, when)
        except ImportError:
            plain = path.with_suffix(".md")
            click.echo(said("check.no_docx", path=path, md=plain), err=True)
            files[plain] = _md(page, words, when)
    writing_all(files, force)
