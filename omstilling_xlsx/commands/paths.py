"""What is read and written on disk: the workbooks that paths name, and files that are there already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert
from workbook.verdict import Exit


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


def workbooks(paths: Iterable[Path]) -> Iterator[Path]:
    """Every named file, and every workbook in a named folder; Excel's own lock files are noted and left out."""
    for path in paths:
        found = sorted(path.rglob("*.xls[xm]")) if path.is_dir() else [path]
        kept = [one for one in found if not one.name.startswith("~$")]
        for one in found:
            if one.name.startswith("~$"):
                click.echo(said("cli.skipped", name=inert(one.name)), err=True)
        if path.is_dir() and not kept:
            raise Stop(said("cli.nothing", path=path), Exit.NO_VERDICT)
        yield from kept
