"""`demo`: the whole job in one folder."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

import click

from omstilling_xlsx.commands.options import FORCE, QUIET, Place
from omstilling_xlsx.speech import Stop, said
from workbook.texts import texts

FOLDER = Path("omstilling-demo")


@click.command(short_help="Vis hele løpet i en mappe.")
@click.option("-o", "--output", type=Place(), help="Mappen.", show_default=str(FOLDER))
@FORCE
@QUIET
def demo(output: Path | None, force: bool, quiet: bool) -> None:
    """Lag skjema, fyll dem, kontroller dem og slå dem sammen i én mappe, og fortell hva som ligger der.

    Finnes omstilling-demo fra før, blir den liggende, og den nye mappen heter omstilling-demo-2.
    """
    from omstilling_xlsx.demo import make_demo

    try:
        lines = make_demo(output or (FOLDER if force else _free(FOLDER)), texts("nb"), force)
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    for line in () if quiet else lines:
        click.echo(line)


def _free(folder: Path) -> Path:
    """The first of omstilling-demo, omstilling-demo-2 and so on that is not there."""
    numbered = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
    return next(path for path in chain((folder,), numbered) if not path.exists())
