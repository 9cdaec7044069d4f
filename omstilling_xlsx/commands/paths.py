"""What is read and written on disk: the workbooks that paths name, and files that are there already."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from omstilling_xlsx.speech import Stop, said
from readers.folders import walked
from readers.suffixes import WORKBOOKS, beside
from workbook.findings import Severity
from workbook.phrase import inert, told
from workbook.texts import texts
from workbook.verdict import Exit

if TYPE_CHECKING:
    from workbook.batch import Batch

MAGIC = re.compile(r"[*?\[]")
TOLD_MOST = 20  # files one by one
GRAVE = (Severity.ERROR, Severity.WARNING)  # what is missing is told as a number


def writing_all(files: Mapping[Path, bytes], force: bool, read: Iterable[Path], quiet: bool = False) -> None:
    """Write files that belong together and say so; none when one is there already, or is one of those that are read."""
    from generators.files import OverInput, write_together

    try:
        write_together(files, force, read)
    except OverInput:
        raise
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    if not quiet:
        for path in files:
            click.echo(said("cli.written", path=path), err=True)


def refuse_twins(paths: Iterable[Path]) -> None:
    """Raises Stop when two outputs are one file: the second would be written over the first."""
    taken: set[str] = set()
    for path in paths:
        place = os.path.normcase(os.path.realpath(path))
        if place in taken:
            raise Stop(said("cli.two_outputs", path=inert(str(path))))
        taken.add(place)


ALIKE = 0.75  # of a name without its suffix: a suggestion is nearly the same word, or none


def nearest(path: Path) -> str:
    """« Mente du plan.xlsx?» for a file that is not there, or nothing."""
    from difflib import get_close_matches

    try:
        names = {one.stem.casefold(): one.name for one in path.parent.iterdir() if one.name != path.name}
    except (OSError, ValueError):
        return ""
    near = get_close_matches(path.stem.casefold(), names, 1, ALIKE)
    return f" {said('cli.nearest', id=inert(str(path.with_name(names[near[0]]))))}" if near else ""


def note_nearest(path: Path) -> None:
    """Say what a file that is not there may have been meant to be; the refusal of it comes with the result."""
    hint = "" if os.path.exists(path) else nearest(path)
    if hint:
        click.echo(f"{path}:{hint}", err=True)


class Named(NamedTuple):
    """What paths name: the workbooks, and the folders where there are none."""

    files: tuple[Path, ...]
    empty: tuple[Path, ...]


def workbooks(paths: Iterable[Path]) -> Named:
    """Every named file, and every workbook in a named folder; what Excel and macOS leave beside is noted and left out.

    Patterns are taken here, since cmd and PowerShell leave them as they are.
    """
    files: list[Path] = []
    empty: list[Path] = []
    for path in (one for given in paths for one in expanded(given)):
        if os.path.isdir(path):
            found = _in_folder(path)
            files += found
            empty += [] if found else [path]
        else:
            note_nearest(path)
            files += _without_those_beside([path])
    return Named(tuple(files), tuple(empty))


def _in_folder(folder: Path) -> list[Path]:
    named = (Path(inner, name) for inner, _, names in walked(folder) for name in names)
    return _without_those_beside(sorted(one for one in named if one.suffix.casefold() in WORKBOOKS))


def _without_those_beside(paths: Iterable[Path]) -> list[Path]:
    kept = []
    for path in paths:
        if beside(path.name):
            tell_skipped(path.name)
        else:
            kept.append(path)
    return kept


def tell_skipped(name: str, language: str = "nb") -> None:
    """Say which file was left out, and what it is."""
    click.echo(texts(language)(f"cli.skipped.{beside(name)}", name=inert(name)), err=True)


def tell_trouble(batch: Batch) -> None:
    """Say of each file that could not be read why, and what to do, and what the files do to each other.

    Of a great many only the first are told.
    """
    unread = {one.name for one in batch.settled.refused}
    says = [f"{inert(one.file)}: {one.reason} {one.remedy}" for one in batch.set_aside if one.file in unread]
    says += [f"{inert(one.file)}: {one.message} {one.remedy}" for one in batch.notes if one.severity in GRAVE]
    for line in (*(told(one, batch.texts) for one in batch.unsummed), *says[:TOLD_MOST]):
        click.echo(line, err=True)
    if len(says) > TOLD_MOST:
        click.echo(batch.texts("batch.more", number=len(says) - TOLD_MOST), err=True)


def tell_empty(named: Named) -> None:
    """Say which folders hold no workbook; with nothing else to read, that is all there is to say."""
    says = [said("cli.nothing", path=inert(str(path))) for path in named.empty]
    if says and not named.files:
        raise Stop("\n".join(says), Exit.NO_VERDICT)
    for line in says:
        click.echo(line, err=True)


def expanded(path: Path) -> list[Path]:
    """The files of a pattern like *.xlsx, in order; the path itself when it is none, or when nothing fits."""
    if not MAGIC.search(str(path)) or os.path.exists(path):
        return [path]
    from glob import glob

    return [Path(one) for one in sorted(glob(str(path), recursive=True))] or [path]
