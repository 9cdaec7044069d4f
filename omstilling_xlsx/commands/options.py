"""Options that mean the same wherever they stand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from omstilling_xlsx.speech import Stop, called, said
from workbook.texts import LANGUAGES


class Place(click.Path):
    """A file or folder, there or not; the empty name, which would be the folder we stand in, is none."""

    def __init__(self, allow_dash: bool = False) -> None:
        super().__init__(readable=False, allow_dash=allow_dash, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not os.fspath(value):
            raise Stop(said("cli.empty_path", what=called(param)))
        return super().convert(value, param, ctx)


OUTPUT = click.option("-o", "--output", type=Place(), help="Filen som skrives.")
FORCE = click.option("-f", "--force", is_flag=True, help="Skriv over det som finnes.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Ingen utskrift når alt er i orden.")
JSON = click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
LANG = click.option("--lang", type=click.Choice(LANGUAGES), help="Språket i det som skrives.")
ASCII = click.option("--ascii", is_flag=True, help="Ord i stedet for tegn som ✗ og →.")
NO_COLOR = click.option("--no-color", is_flag=True, help="Uten farger.")
