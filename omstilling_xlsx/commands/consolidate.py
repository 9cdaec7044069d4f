"""`consolidate`: many filled forms in, one data set out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from omstilling_xlsx.commands.options import FORCE, QUIET
from omstilling_xlsx.commands.paths import workbooks
from omstilling_xlsx.speech import Stop, said
from workbook.texts import texts
from workbook.verdict import Exit


@click.command(short_help="Slå sammen mange utfylte skjema.")
@click.argument("paths", type=click.Path(path_type=Path, readable=False), nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Mappen som skrives.")
@FORCE
@QUIET
def consolidate(paths: tuple[Path, ...], output: Path, force: bool, quiet: bool) -> None:
    """Kontroller hvert skjema og slå sammen tallene: samlet.xlsx og csv i mappen OUTPUT.

    \b
      omstilling-xlsx consolidate innlevert/ -o samlet/
    """
    from generators.dataset import Untied, write_dataset
    from omstilling_xlsx import api

    batch = api.consolidate(list(workbooks(paths)))
    try:
        written = write_dataset(batch, output, texts("nb"), force)
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    except Untied as fault:
        raise Stop(said("cli.untied", what=str(fault)), Exit.FAULT) from fault
    if not quiet:
        for path in written:
            click.echo(said("cli.written", path=path), err=True)
        states = {state: batch.counts[state] for state in ("ready", "findings", "refused", "replaced")}
        click.echo(said("batch.counts", files=len(batch.ended), **states))
    sys.exit(Exit.NO_VERDICT if batch.counts["refused"] else Exit.OK)
