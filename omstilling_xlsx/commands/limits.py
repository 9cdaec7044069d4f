"""`limits`: how much one file may hold."""

from __future__ import annotations

import click

from omstilling_xlsx.commands.options import JSON
from omstilling_xlsx.speech import document
from workbook.limits import LIMITS
from workbook.texts import texts


@click.command(short_help="Vis grensene for filer som leses.")
@JSON
def limits(as_json: bool) -> None:
    """Vis hvor mye en fil kan inneholde før den avvises."""
    from generators.report.limits import limits_json, limits_text

    if as_json:
        document(limits_json(LIMITS))
    else:
        click.echo(limits_text(LIMITS, texts("nb")))
