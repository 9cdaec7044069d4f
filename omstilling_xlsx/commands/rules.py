"""`rules`, `explain` and `schema`: what the check looks for, one rule for one file, and what its JSON looks like."""

from __future__ import annotations

from pathlib import Path

import click

from omstilling_xlsx.commands.options import JSON, LANG, Place
from omstilling_xlsx.speech import Stop, document, said
from workbook.phrase import inert
from workbook.texts import texts
from workbook.verdict import Exit


@click.command(short_help="Vis alle regler.")
@JSON
@click.option("--format", type=click.Choice(("text", "json", "md")), default="text", show_default=True, help="Format.")
@LANG
def rules(as_json: bool, format: str, lang: str | None) -> None:
    """Vis alle regler som kontrollen kjører."""
    from generators.report.rules import rules_json, rules_markdown, rules_text

    written = {"text": rules_text, "json": rules_json, "md": rules_markdown}
    chosen = "json" if as_json else format
    (click.echo if chosen == "text" else document)(written[chosen](texts(lang or "nb")))


@click.command(short_help="Forklar en regel, også for et utfylt skjema.")
@click.argument("rule")
@click.argument("file", required=False, type=Place())
@LANG
def explain(rule: str, file: Path | None, lang: str | None) -> None:
    """Forklar en regel: hva som må stemme, hvorfor, et eksempel og hva du gjør. Med FILE også filens egne tall.

    \b
      omstilling-xlsx explain OMX301
      omstilling-xlsx explain OMX301 utfylt.xlsx
    """
    from generators.report.rules import rule_in_file, rule_text
    from workbook.rules.catalogue import EVERY

    words, id = texts(lang or "nb"), rule.upper()
    by_id = {rule.id: rule for rule in EVERY}
    known = by_id.get(id) or by_id.get(f"OMX{id}")
    if known is None:
        from difflib import get_close_matches

        near = get_close_matches(rule.upper(), by_id, 1)
        hint = f" {said('cli.nearest', id=near[0])}" if near else ""
        raise Stop(f"{said('cli.no_rule', id=inert(rule))}{hint} {said('cli.rules')}")
    click.echo(rule_text(known, words))
    if file is not None:
        from omstilling_xlsx import api

        report = api.check(file)
        click.echo(rule_in_file(known, report, words))
        if report.refusal is not None:
            raise SystemExit(int(Exit.NO_VERDICT))


@click.command(short_help="Vis JSON Schema for rapporten fra check --json.")
def schema() -> None:
    """Vis JSON Schema for rapporten fra check --json."""
    from generators.report.schema import schema_text

    document(schema_text())
