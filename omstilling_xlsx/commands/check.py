"""`check`: filled forms in, a verdict on each and an exit code out."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from omstilling_xlsx.commands.options import JSON, QUIET
from omstilling_xlsx.commands.paths import workbooks
from workbook.findings import Severity
from workbook.texts import texts
from workbook.verdict import Exit, exit_of, gravest, verdict_of


@click.command(short_help="Kontroller utfylte skjema.")
@click.argument("files", type=click.Path(path_type=Path, readable=False), nargs=-1, required=True)
@JSON
@QUIET
@click.option("--fail-level", type=click.Choice([one.value for one in Severity]), default="missing", show_default=True)
@click.option("--all", "unfolded", is_flag=True, help="Vis også funn som følger av andre.")
@click.option("--ascii", is_flag=True, help="Bare ASCII-tegn rundt tekstene.")
@click.option("--no-color", is_flag=True, help="Uten farger.")
@click.option("--exit-zero", is_flag=True, help="Avslutt med 0 også når det er funn.")
def check(
    files: tuple[Path, ...], as_json: bool, quiet: bool, fail_level: str, unfolded: bool, ascii: bool, no_color: bool,
    exit_zero: bool,
) -> None:  # fmt: skip
    """Kontroller utfylte skjema. Avslutter med 0 når alt stemmer, 1 ved funn, 3 når en fil ikke kan leses.

    \b
      omstilling-xlsx check utfylt.xlsx
      omstilling-xlsx check --json utfylt.xlsx
    """
    from generators.report.record import as_json as json_of
    from generators.report.terminal import Screen, as_text
    from omstilling_xlsx import api

    level = Severity(fail_level)
    reports = [api.check(path) for path in workbooks(files)]
    codes = [exit_of(report, level) for report in reports]
    verdicts = [verdict_of(report, level) for report in reports]
    code = gravest(codes)
    code = Exit.OK if exit_zero and code is Exit.FINDINGS else code
    if as_json:
        click.echo(json_of(reports, codes, texts("nb"), verdicts))
    elif not (quiet and code is Exit.OK):
        colour = sys.stdout.isatty() and not no_color and not os.environ.get("NO_COLOR")
        width = max(60, min(100, shutil.get_terminal_size().columns))
        screen = Screen(width, colour, ascii or not _speaks_unicode(), unfolded)
        click.echo(as_text(reports, verdicts, texts("nb"), screen))
    sys.exit(code)


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "") in ("utf8", "utf16", "utf8sig")
