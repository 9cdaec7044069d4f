"""`limits`: how much one file may hold."""

from __future__ import annotations

import click

from omstilling_xlsx.commands.options import JSON
from workbook.limits import LIMITS
from workbook.texts import texts


@click.command(short_help="Vis grensene for filer som leses.")
@JSON
def limits(as_json: bool) -> None:
    """Vis hvor mye en fil kan inneholde før den avvises."""
    from generators.report.limits import limits_json, limits_text

    click.echo(limits_json(LIMITS) if as_json else limits_text(LIMITS, texts("nb")))
