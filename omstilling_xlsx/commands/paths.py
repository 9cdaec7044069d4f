"""What is read and written on disk: the workbooks that paths name, and files that are there already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert
from workbook.verdict import Exit

MAGIC = re.compile(r"[*?\[]")


def writing(write: Callable[[], Path]) -> None:
    """Write a file, or say that it is there already."""
    try:
        path = write()
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    click.echo(said("cli.written", path=path), err=True)


def writing_all(files: Mapping[Path, bytes], force: bool) -> None:
    """Write files that belong together, or none when one of them is there already."""
    from generators.files import write_together

    try:
        write_together(files, force)
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    for path in files:
        click.echo(said("cli.written", path=path), err=True)


ALIKE = 0.75  # of a name without its suffix: a suggestion is nearly the same word, or none


def nearest(path: Path) -> str:
    """« Mente du plan.xlsx?» for a file that is not there, or nothing."""
    from difflib import get_close_matches

    try:
        names = {one.stem.casefold(): one.name for one in path.parent.iterdir() if one.name != path.name}
    except OSError:
        return ""
    near = [] if path.exists() else get_close_matches(path.stem.casefold(), names, 1, ALIKE)
    return f" {said('cli.nearest', id=inert(str(path.with_name(names[near[0]]))))}" if near else ""


def note_nearest(path: Path) -> None:
    """Say what a file that is not there may have been meant to be; the refusal of it comes with the result."""
    hint = nearest(path)
    if hint:
        click.echo(f"{path}:{hint}", err=True)


def workbooks(paths: Iterable[Path]) -> Iterator[Path]:
    """Every named file, and every workbook in a named folder; Excel's own lock files are noted and left out.

    Patterns are taken here, since cmd and PowerShell leave them as they are.
    """
    for path in (one for given in paths for one in expanded(given)):
        note_nearest(path)
        found = sorted(path.rglob("*.xls[xm]")) if path.is_dir() else [path]
        kept = [one for one in found if not one.name.startswith("~$")]
        for one in found:
            if one.name.startswith("~$"):
                click.echo(said("cli.skipped", name=inert(one.name)), err=True)
        if path.is_dir() and not kept:
            raise Stop(said("cli.nothing", path=path), Exit.NO_VERDICT)
        yield from kept


def expanded(path: Path) -> list[Path]:
    """The files of a pattern like *.xlsx, in order; the path itself when it is none, or when nothing fits."""
    if not MAGIC.search(str(path)) or path.exists():
        return [path]
    from glob import glob

    return [Path(one) for one in sorted(glob(str(path), recursive=True))] or [path]
