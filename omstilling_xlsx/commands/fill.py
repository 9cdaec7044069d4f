"""`fill`: answers in JSON in, a filled form out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, OUTPUT, QUIET, Place
from omstilling_xlsx.commands.paths import nearest, writing_all
from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert, spoken

if TYPE_CHECKING:
    from workbook.answers import AnswersError

ZIP = b"PK\x03\x04"  # what a workbook begins with
STDIN = Path("-")
LARGEST = 16 << 20  # bytes; the answers of the largest form are a tenth of it


@click.command(short_help="Fyll et skjema med svar fra JSON.")
@click.argument("answers", type=Place(allow_dash=True))
@OUTPUT
@FORCE
@QUIET
def fill(answers: Path, output: Path | None, force: bool, quiet: bool) -> None:
    """Lag et utfylt skjema fra ANSWERS (JSON fra extract; - er stdin).

    \b
      omstilling-xlsx fill svar.json -o utfylt.xlsx
    """
    from omstilling_xlsx.api import filled
    from workbook.answers import AnswersError
    from workbook.setup import SetupError

    target = _target(answers, output)
    document = _document(answers)
    try:
        data = filled(document)
    except AnswersError as error:
        raise Stop(f"{_named(answers)}: {_told(error, document)}") from error
    except SetupError as error:
        raise Stop(f"{_named(answers)}: {error}") from error
    writing_all({target: data}, force, [answers], quiet)


def _target(answers: Path, output: Path | None) -> Path:
    if output is None and answers == STDIN:
        raise Stop(said("cli.need_output"))
    target = output or answers.with_suffix(".xlsx")
    if target.suffix.casefold() != ".xlsx":
        raise Stop(said("new.not_xlsx", path=target))
    return target


def _named(answers: Path) -> str:
    return "stdin" if answers == STDIN else inert(str(answers))


def _told(error: AnswersError, document: dict[str, object]) -> str:
    """What is wrong with the answers, and where, as people see it."""
    from workbook.answer_places import place

    return spoken(error.message, {**error.facts, "key": place(error.key, document.get("answers"))})


def _document(path: Path) -> dict[str, object]:
    """A JSON document with a setup; amounts as they were written, never through a float."""
    from readers.answers_file import AnswersRefused, read_answers
    from readers.opening import Unopened, read_small, within

    name = "stdin" if path == STDIN else path
    try:
        data = within(sys.stdin.buffer.read(LARGEST + 1), LARGEST) if path == STDIN else read_small(path, LARGEST)
        if data.startswith(ZIP):
            raise Stop(said("cli.is_workbook", path=name))
        return read_answers(data)
    except Unopened as error:
        hint = nearest(path) if error.message_key == "no_file" else ""
        raise Stop(f"{name}: {error}{hint}") from error
    except AnswersRefused as error:
        raise Stop(spoken(error.message, {"path": name, **error.facts})) from error
