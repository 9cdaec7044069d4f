"""`diff`: two filled forms in, what is different between them out, by meaning and never by cell."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, JSON, LANG, QUIET
from omstilling_xlsx.commands.paths import writing_all
from omstilling_xlsx.commands.reissue import submission_of
from omstilling_xlsx.commands.report import WRITERS, page_files
from omstilling_xlsx.speech import Stop, said
from workbook.texts import Texts, texts
from workbook.verdict import Exit

if TYPE_CHECKING:
    from workbook.difference import Difference

FORMATS = (".txt", ".json", *WRITERS)


@click.command(short_help="Vis forskjellene mellom to utgaver.")
@click.argument("before", type=click.Path(path_type=Path, readable=False))
@click.argument("after", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o", "--output", "outputs", type=click.Path(path_type=Path), multiple=True,
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

    for path in outputs:
        if path.suffix.casefold() not in FORMATS:
            raise Stop(said("diff.no_format", path=path, formats=", ".join(FORMATS)))
        if any(path.exists() and one.exists() and path.samefile(one) for one in (before, after)):
            raise Stop(said("reissue.same_file", path=path))
    found = difference(submission_of(before), submission_of(after))
    words = texts(lang or found.after.setup.language)
    if not quiet or found.changes:
        click.echo((written.as_json if as_json else written.as_text)(found, words))
    if outputs:
        writing_all(_files(found, words, outputs, now()), force)
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
