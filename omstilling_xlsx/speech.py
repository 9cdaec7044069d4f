"""How the command line speaks: texts by key, strangers' words made harmless, and the sentence it stops with."""

from __future__ import annotations

import sys

import click

from workbook.texts import texts
from workbook.verdict import Exit


def said(key: str, /, **facts: object) -> str:
    return texts("nb")(key, **facts)


def called(param: click.Parameter | None) -> str:
    """An option as it is written, an argument as the help shows it."""
    if param is None:
        return ""
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name


def document(text: str) -> None:
    """What a program reads, on stdout: UTF-8 whatever the console speaks, with a lone surrogate as JSON escapes it."""
    give(f"{text}\n".encode("utf-8", "backslashreplace"))


def give(data: bytes) -> None:
    """The bytes of a document on stdout. Raises Stop when it is closed, for then nobody gets them."""
    if sys.__stdout__ is None:
        raise Stop(said("cli.no_stdout"))
    click.echo(data, nl=False)


class Stop(click.ClickException):
    """Wrong use: one sentence on stderr, and the exit code."""

    def __init__(self, message: str, code: Exit = Exit.USE) -> None:
        super().__init__(message)
        self.code = code

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)
