"""`rules` and `explain`: what the check looks for, all of it or one rule."""

from __future__ import annotations

from difflib import get_close_matches

import click

from omstilling_xlsx.commands.options import JSON
from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert
from workbook.texts import texts


@click.command(short_help="Vis alle regler.")
@JSON
def rules(as_json: bool) -> None:
    """Vis alle regler som kontrollen kjører."""
    from generators.report.rules import rules_json, rules_text

    click.echo(rules_json(texts("nb")) if as_json else rules_text(texts("nb")))


@click.command(short_help="Forklar en regel.")
@click.argument("rule")
def explain(rule: str) -> None:
    """Forklar en regel: hva som må stemme, hvorfor, et eksempel og hva du gjør.

    \b
      omstilling-xlsx explain OMX301
    """
    from generators.report.rules import rule_text
    from workbook.rules.catalogue import BY_ID

    known = BY_ID.get(rule.upper())
    if known is None:
        near = get_close_matches(rule.upper(), BY_ID, 1)
        hint = f" {said('cli.nearest', id=near[0])}" if near else ""
        raise Stop(f"{said('cli.no_rule', id=inert(rule))}{hint} {said('cli.rules')}")
    click.echo(rule_text(known, texts("nb")))
