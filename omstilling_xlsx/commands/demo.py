"""`demo`: the whole job in one folder."""

from __future__ import annotations

from pathlib import Path

import click

from omstilling_xlsx.commands.options import FORCE
from omstilling_xlsx.speech import Stop, said
from workbook.texts import texts


@click.command(short_help="Vis hele løpet i en mappe.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("omstilling-demo"), show_default=True)
@FORCE
def demo(output: Path, force: bool) -> None:
    """Lag skjema, fyll dem, kontroller dem og slå dem sammen i én mappe, og fortell hva som ligger der."""
    from omstilling_xlsx.demo import make_demo

    try:
        lines = make_demo(output, texts("nb"), force)
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    for line in lines:
        click.echo(line)
