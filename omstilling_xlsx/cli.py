"""The command line: the list of its commands, and how every run ends in a sentence and an exit code.

A new command: a module in `commands`, and its name in COMMANDS.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from omstilling_xlsx.commands.check import check
from omstilling_xlsx.commands.consolidate import consolidate
from omstilling_xlsx.commands.demo import demo
from omstilling_xlsx.commands.extract import extract
from omstilling_xlsx.commands.fill import fill
from omstilling_xlsx.commands.new import new
from omstilling_xlsx.commands.rules import explain, rules, schema
from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert
from workbook.verdict import Exit

# In the order of the work, as the help lists them.
COMMANDS: tuple[click.Command, ...] = (new, fill, extract, check, consolidate, rules, explain, schema, demo)


class Commands(click.Group):
    """Commands in the order of the work; a misspelt one is refused with the nearest name, never run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, self.commands, 1)
            hint = f" {said('cli.nearest', id=near[0])}" if near else ""
            raise Stop(f"Kommandoen «{inert(name)}» finnes ikke.{hint} Se omstilling-xlsx --help")
        return super().resolve_command(ctx, args)


HELP = """Lag, kontroller og slå sammen arbeidsbøker for omstillingsplaner.

\b
  omstilling-xlsx new program.toml -o plan.xlsx     lag et låst skjema
  omstilling-xlsx check utfylt.xlsx                 kontroller et utfylt skjema
"""


@click.group(cls=Commands, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="omstilling-xlsx")
def group() -> None:
    pass


for command in COMMANDS:
    group.add_command(command)


# So many new objects before Python looks for circular ones: reading a file makes many, and none of them circular.
COLLECTED_AT = 200_000


def main() -> NoReturn:
    """Run a command. Whatever happens ends in a sentence and an exit code, never in a traceback."""
    gc.set_threshold(COLLECTED_AT)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    code = _ended()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = Exit.USE
    # Nothing is left to do but to free memory piece by piece, which takes as long as a tenth of a check.
    os._exit(code)


def _ended() -> int:
    """The exit code of the command, after a sentence for what went wrong."""
    try:
        group(standalone_mode=False)
    except (click.exceptions.Exit, SystemExit) as done:
        return done.exit_code if isinstance(done, click.exceptions.Exit) else int(done.code or 0)
    except (click.Abort, KeyboardInterrupt):
        return _told(said("cli.interrupted"), Exit.INTERRUPTED)
    except Stop as stop:
        return _told(stop.message, stop.code)
    except click.ClickException as wrong:
        wrong.show()
        return Exit.USE
    except BrokenPipeError:
        return Exit.USE
    except OSError as error:
        path = inert(str(error.filename or ""))
        return _told(said("cli.cannot_write", path=path, reason=inert(error.strerror or str(error))), Exit.USE)
    # The one place that may catch everything: a fault of ours is told in a sentence too.
    except Exception as fault:
        if os.environ.get("OMSTILLING_DEBUG"):
            raise
        return _told(said("cli.fault", what=f"{type(fault).__name__}: {inert(str(fault))}"), Exit.FAULT)
    return Exit.OK


def _told(message: str, code: Exit) -> Exit:
    click.echo(message, err=True)
    return code
