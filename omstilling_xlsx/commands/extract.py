"""`extract`: a filled form in, its answers as JSON out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from omstilling_xlsx.commands.options import FORCE, OUTPUT
from omstilling_xlsx.commands.paths import note_nearest, writing
from omstilling_xlsx.speech import Stop
from workbook.findings import Refused
from workbook.texts import texts
from workbook.verdict import Exit
from workbook.wording import refusal_words


@click.command(short_help="Hent svarene fra et utfylt skjema som JSON.")
@click.argument("filled", type=click.Path(path_type=Path, readable=False))
@OUTPUT
@FORCE
def extract(filled: Path, output: Path | None, force: bool) -> None:
    """Hent svarene fra FILLED som JSON.

    \b
      omstilling-xlsx extract utfylt.xlsx -o svar.json
    """
    from omstilling_xlsx import api

    note_nearest(filled)
    try:
        document = api.extract(filled)
    except Refused as refused:
        raise Stop(
            " ".join((f"{filled.name}:", *refusal_words(refused.refusal, texts("nb")))), Exit.NO_VERDICT
        ) from refused
    _give(json.dumps(document, ensure_ascii=False, indent=2), output, force)


def _give(text: str, output: Path | None, force: bool) -> None:
    """Text to a file, or to stdout when none is named."""
    if output is None or str(output) == "-":
        click.echo(text)
        return
    from generators.files import write_whole

    def write() -> Path:
        write_whole(output, (text + "\n").encode("utf-8"), force)
        return output

    writing(write)
