"""Options that mean the same wherever they stand."""

from __future__ import annotations

from pathlib import Path

import click

from workbook.texts import LANGUAGES

OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="Filen som skrives.")
FORCE = click.option("-f", "--force", is_flag=True, help="Skriv over det som finnes.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Ingen utskrift når alt er i orden.")
JSON = click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
LANG = click.option("--lang", type=click.Choice(LANGUAGES), help="Språket i det som skrives.")
ASCII = click.option("--ascii", is_flag=True, help="Ord i stedet for tegn som ✗ og →.")
NO_COLOR = click.option("--no-color", is_flag=True, help="Uten farger.")
