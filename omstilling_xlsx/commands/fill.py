"""`fill`: answers in JSON in, a filled form out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, OUTPUT
from omstilling_xlsx.commands.paths import nearest, writing
from omstilling_xlsx.speech import Stop, safe, said
from workbook.phrase import inert
from workbook.texts import texts

if TYPE_CHECKING:
    from workbook.answers import AnswersError


ZIP = b"PK\x03\x04"  # what a workbook begins with


@click.command(short_help="Fyll et skjema med svar fra JSON.")
@click.argument("answers", type=click.Path(path_type=Path, allow_dash=True))
@OUTPUT
@FORCE
def fill(answers: Path, output: Path | None, force: bool) -> None:
    """Lag et utfylt skjema fra ANSWERS (JSON fra extract; - er stdin).

    \b
      omstilling-xlsx fill svar.json -o utfylt.xlsx
    """
    from omstilling_xlsx import api
    from workbook.answers import AnswersError
    from workbook.setup import SetupError

    document = _document(answers)
    target = output or answers.with_suffix(".xlsx")
    try:
        writing(lambda: api.fill(document, target, force=force))
    except AnswersError as error:
        raise Stop(_told(error, document)) from error
    except SetupError as error:
        raise Stop(said(f"setup.{error.message_key}", **safe(error.facts))) from error


def _told(error: AnswersError, document: dict[str, object]) -> str:
    """What is wrong with the answers, and where, as people see it."""
    from workbook.answer_places import place
    from workbook.phrase import told

    where = told(place(error.key, document.get("answers")), texts("nb"))
    return said(error.message, **{**safe(error.facts), "key": where})


def _document(path: Path) -> dict[str, object]:
    """A JSON document with a setup; amounts as they were written, never through a float."""
    from decimal import Decimal

    try:
        given = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        if given.startswith(ZIP):
            raise Stop(said("cli.is_workbook", path=path))
        text = given.decode("utf-8-sig")
        document = json.loads(text, parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise Stop(said("cli.not_text", path=path)) from error
    except OSError as error:
        raise Stop(said("cli.no_file", path=path) + nearest(path)) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise Stop(said("cli.not_json", path=path, line=getattr(error, "lineno", 1))) from error
    if not isinstance(document, dict) or not isinstance(document.get("setup"), dict):
        raise Stop(said("cli.no_setup"))
    if document.get("schema") != 1:
        raise Stop(said("cli.schema", found=inert(str(document.get("schema")))))
    return document
