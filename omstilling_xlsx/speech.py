"""How the command line speaks: texts by key, strangers' words made harmless, and the sentence it stops with."""

from __future__ import annotations

from collections.abc import Mapping

import click

from workbook.phrase import inert
from workbook.texts import texts
from workbook.verdict import Exit


def said(key: str, /, **facts: object) -> str:
    return texts("nb")(key, **facts)


def safe(facts: Mapping[str, object]) -> dict[str, str]:
    """The facts of a message, with nothing in them that could steer a terminal."""
    return {key: inert(str(value)) for key, value in facts.items()}


class Stop(click.ClickException):
    """Wrong use: one sentence on stderr, and the exit code."""

    def __init__(self, message: str, code: Exit = Exit.USE) -> None:
        super().__init__(message)
        self.code = code

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)
