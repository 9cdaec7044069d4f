"""`new`: a setup in, a locked form out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, OUTPUT
from omstilling_xlsx.commands.paths import writing
from omstilling_xlsx.speech import Stop, safe, said

if TYPE_CHECKING:
    from workbook.setup import Setup


@click.command(short_help="Lag et låst skjema fra en oppsettfil.")
@click.argument("setup", type=click.Path(path_type=Path))
@OUTPUT
@FORCE
def new(setup: Path, output: Path | None, force: bool) -> None:
    """Lag et låst skjema fra oppsettfilen SETUP (TOML).

    \b
      omstilling-xlsx new program.toml -o plan.xlsx
    """
    from omstilling_xlsx import api

    target = output or setup.with_suffix(".xlsx")
    writing(lambda: api.new(_setup(setup), target, force=force))


def _setup(path: Path) -> Setup:
    from readers.setup_file import SetupRefused, read_setup

    try:
        return read_setup(path)
    except SetupRefused as refused:
        line = f":{refused.line}" if refused.line else ""
        raise Stop(f"{path}{line}: {said(f'setup.{refused.message_key}', **safe(refused.facts))}") from refused
