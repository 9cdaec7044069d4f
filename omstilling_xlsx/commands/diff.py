"""`diff`: two filled forms in, what is different between them out, by meaning and never by cell."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, JSON, LANG, QUIET, Place
from omstilling_xlsx.commands.paths import writing_all
from omstilling_xlsx.commands.reissue import submission_of
from omstilling_xlsx.commands.report import WRITERS, check_names, page_files
from omstilling_xlsx.commands.terminal import lines
from omstilling_xlsx.speech import document
from workbook.texts import Texts, texts
from workbook.verdict import Exit

if TYPE_CHECKING:
    from workbook.difference import Difference

FORMATS = (".txt", ".json", *WRITERS)


@click.command(short_help="Vis forskjellene mellom to utgaver.")
@click.argument("before", type=Place())
@click.argument("after", type=Place())
@click.option(
    "-o", "--output", "outputs", type=Place(), multiple=True,
    help="Skriv også .txt, .json, .html, .xlsx, .docx eller .md. Kan gis flere ganger.",
)  # fmt: skip
@FORCE
@JSON
@QUIET
@LANG
def diff(
    before: Path, after: Path, outputs: tuple[Path, ...], force: bool, as_json: bool, quiet: bool, lang: str | None
) -> None:
    """Vis hva som er annerledes i AFTER enn i BEFORE: program, tabell, rad og år.

    Avslutter med 0 når de er like, 1 når de er ulike, 3 når en fil ikke kan leses.

    \b
      omstilling-xlsx diff utgave1.xlsx utgave2.xlsx
      omstilling-xlsx diff utkast.xlsx plan.xlsx -o endringer.html
    """
    from generators.report import difference as written
    from omstilling_xlsx.clock import now
    from workbook.difference import difference

    check_names(outputs, FORMATS, (before, after), "diff.no_format")
    found = difference(submission_of(before), submission_of(after))
    words = texts(lang or found.after.setup.language)
    if not quiet or found.changes:
        if as_json:
            document(written.as_json(found, words))
        else:
            click.echo(lines(written.as_text(found, words)))
    if outputs:
        writing_all(_files(found, words, outputs, now()), force, (before, after), quiet)
    sys.exit(Exit.FINDINGS if found.changes else Exit.OK)


def _files(found: Difference, words: Texts, outputs: tuple[Path, ...], when: datetime) -> dict[Path, bytes]:
    from generators.report import difference as written

    plain = {".txt": written.as_text, ".json": written.as_json}
    files: dict[Path, bytes] = {}
    for path in outputs:
        suffix = path.suffix.casefold()
        if suffix in plain:
            files[path] = (plain[suffix](found, words) + "\n").encode("utf-8", "replace")
        else:
            files |= page_files(written.difference_page(found, words, when), words, (path,), when)
    return files
