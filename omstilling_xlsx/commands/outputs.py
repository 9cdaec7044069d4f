"""`--output FORMAT=PATH`: several formats of one check in one run, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from omstilling_xlsx.commands.paths import refuse_twins, writing_all
from omstilling_xlsx.speech import Stop, give, said
from workbook.phrase import inert
from workbook.texts import texts

if TYPE_CHECKING:
    from generators.report.results import Judged, Results

STDOUT = "-"
LETTERS = (".md", ".docx")


class Output(NamedTuple):
    """One format and where it goes; `-` is stdout."""

    format: str
    path: str


def parsed(given: Sequence[str]) -> tuple[Output, ...]:
    """What was asked for, each as FORMAT=PATH."""
    from generators.report.formats import FORMATS

    found = tuple(Output(*one.partition("=")[::2]) for one in given)
    for one in found:
        if not one.path:
            raise Stop(said("check.bad_output", formats=", ".join(FORMATS)))
        if one.format not in FORMATS:
            raise Stop(said("check.no_format", format=inert(one.format), formats=", ".join(FORMATS)))
    if sum(one.path == STDOUT for one in found) > 1:
        raise Stop(said("check.two_on_stdout"))
    return found


class Files(NamedTuple):
    """What one check reads: the forms, and what stands beside them."""

    forms: Sequence[Path]
    others: Sequence[Path]


def write(
    outputs: Sequence[Output], results: Results, read: Files, language: str | None, force: bool, quiet: bool
) -> None:
    """Make every format, then write them all."""
    made = [one for output in outputs for one in _made(output, results, read.forms, language)]
    files = [one for one in made if str(one[0]) != STDOUT]
    refuse_twins(path for path, _ in files)
    if files:
        writing_all(dict(files), force, [*read.forms, *read.others], quiet)
    for path, data in made:
        if str(path) == STDOUT:
            give(data)


def _made(
    output: Output, results: Results, paths: Sequence[Path], language: str | None
) -> Iterator[tuple[Path, bytes]]:
    from generators.report.formats import OF_A_RUN

    path = Path(output.path)
    if output.format in OF_A_RUN:
        seen = results._replace(judged=tuple(_placed(results, paths, path)))
        yield path, OF_A_RUN[output.format](seen)
        return
    for one, target in zip(results.judged, _targets(output, paths), strict=True):
        made = _of_a_file(output.format, one, target, language)
        if made is None:
            click.echo(said("check.unread", file=one.name, format=output.format), err=True)
        else:
            yield made


def _placed(results: Results, paths: Sequence[Path], output: Path) -> Iterator[Judged]:
    """Each report with the way from what is written to its file, for links."""
    for one, path in zip(results.judged, paths, strict=True):
        try:
            place = Path(os.path.relpath(path, output.parent)).as_posix()
        except ValueError:  # another drive
            place = None
        yield one._replace(place=place if os.path.exists(path) else None)


def _targets(output: Output, paths: Sequence[Path]) -> list[Path]:
    """The file for each form: the one that is named, or files in the folder that is named."""
    from generators.files import make_folder
    from generators.report.formats import OF_A_FILE

    named = Path(output.path)
    folder = named.is_dir() or output.path.endswith(("/", os.sep))
    if not folder and len(paths) == 1:
        return [named]
    if not folder:
        raise Stop(said("check.need_folder", format=output.format))
    make_folder(named)
    stems: dict[str, int] = {}
    targets = []
    for path in paths:
        count = stems[path.stem] = stems.get(path.stem, 0) + 1
        stem = path.stem if count == 1 else f"{path.stem}-{count}"
        targets.append(named / f"{stem}{OF_A_FILE[output.format]}")
    return targets


def _of_a_file(format: str, one: Judged, target: Path, language: str | None) -> tuple[Path, bytes] | None:
    """What goes back to one municipality, in the form's language unless another is asked for."""
    from generators.report.formats import annotated, docx, markdown
    from readers.registers import kommuner

    submission = one.report.submission
    words = texts(language or (submission.setup.language if submission else "nb"))
    one = one._replace(kommuner=kommuner(submission.setup.municipalities if submission else ()))
    if format == "annotated":
        data = annotated(one, words)
        return None if data is None else (target, data)
    if str(target) != STDOUT and target.suffix not in LETTERS:
        raise Stop(said("check.letter_name", path=target))
    if target.suffix == ".docx":
        try:
            return target, docx(one, words)
        except ImportError:
            plain = target.with_suffix(".md")
            click.echo(said("check.no_docx", path=target, md=plain), err=True)
            target = plain
    return target, markdown(one, words)
