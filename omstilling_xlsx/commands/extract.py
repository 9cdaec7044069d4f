"""`extract`: a filled form in, its answers as JSON out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from omstilling_xlsx.commands.options import FORCE, OUTPUT, QUIET, Place
from omstilling_xlsx.commands.paths import note_nearest, writing_all
from omstilling_xlsx.speech import Stop, document
from workbook.findings import Refused
from workbook.texts import texts
from workbook.verdict import Exit
from workbook.wording import refusal_words


@click.command(short_help="Hent svarene fra et utfylt skjema som JSON.")
@click.argument("filled", type=Place())
@OUTPUT
@FORCE
@QUIET
def extract(filled: Path, output: Path | None, force: bool, quiet: bool) -> None:
    """Hent svarene fra FILLED som JSON.

    \b
      omstilling-xlsx extract utfylt.xlsx -o svar.json
    """
    from omstilling_xlsx import api

    note_nearest(filled)
    try:
        answers = api.extract(filled)
    except Refused as refused:
        raise Stop(
            " ".join((f"{filled.name}:", *refusal_words(refused.refusal, texts("nb")))), Exit.NO_VERDICT
        ) from refused
    text = json.dumps(answers, ensure_ascii=False, indent=2)
    if output is None or str(output) == "-":
        document(text)
    else:
        writing_all({output: (text + "\n").encode("utf-8")}, force, [filled], quiet)
