"""The command line: the list of its commands, and how every run ends in a sentence and an exit code.

A new command: a module in `commands`, and its name and module in COMMANDS.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from omstilling_xlsx.click_words import speak
from omstilling_xlsx.commands.terminal import write_plainly
from omstilling_xlsx.speech import Stop, called, said
from workbook.phrase import inert, spoken
from workbook.verdict import Exit

speak()

# Every command and its module, in the order of the work, as the help lists them. A module is imported when its command
# is asked for: a check need not wait for what reports and registers need.
COMMANDS = {
    "new": "new", "fill": "fill", "extract": "extract", "check": "check", "report": "report", "reissue": "reissue",
    "diff": "diff", "consolidate": "consolidate", "rules": "rules", "explain": "rules", "limits": "limits",
    "schema": "rules", "demo": "demo",
}  # fmt: skip


CHOICES = "[VALG]"


class Commands(click.Group):
    """Commands in the order of the work; a misspelt one is refused with the nearest name, never run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"omstilling_xlsx.commands.{module}"), cmd_name)
        command.options_metavar = CHOICES
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            raise Stop(_sentence(said("cli.no_command", name=inert(name)), get_close_matches(name, COMMANDS, 1)))
        return super().resolve_command(ctx, args)


HELP = """Lag, kontroller og slå sammen arbeidsbøker for omstillingsplaner.

\b
  omstilling-xlsx new program.toml -o plan.xlsx     lag et låst skjema
  omstilling-xlsx check utfylt.xlsx                 kontroller et utfylt skjema
"""


@click.group(
    cls=Commands, help=HELP, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=CHOICES, subcommand_metavar="KOMMANDO …",
)  # fmt: skip
@click.version_option(package_name="omstilling-xlsx")
@click.pass_context
def group(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(Exit.USE)


EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)  # click has no class for it

# So many new objects before Python looks for circular ones: reading a file makes many, and none of them circular.
COLLECTED_AT = 200_000


def main() -> NoReturn:
    """Run a command. Whatever happens ends in a sentence and an exit code, never in a traceback."""
    gc.set_threshold(COLLECTED_AT)
    _open_streams()
    code = ended()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = Exit.USE
    # Nothing is left to do but to free memory piece by piece, which takes as long as a tenth of a check.
    os._exit(code)


def _open_streams() -> None:
    """Streams to write and read: one that was closed before we came is empty, and takes all without a word."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, it lasts as long as we do
    write_plainly()


def ended() -> int:
    """The exit code of the command, after a sentence for what went wrong."""
    try:
        group(standalone_mode=False)
    except (click.exceptions.Exit, SystemExit) as done:
        return done.exit_code if isinstance(done, click.exceptions.Exit) else int(done.code or 0)
    except (click.Abort, KeyboardInterrupt):
        # A terminal has shown ^C on the line by now.
        return _told(("\n" if sys.stderr.isatty() else "") + said("cli.interrupted"), Exit.INTERRUPTED)
    except Stop as stop:
        return _told(stop.message, stop.code)
    except click.ClickException as wrong:
        return _told(wrong_use(wrong), Exit.USE)
    except BrokenPipeError:
        return Exit.USE
    except OSError as error:
        return _told(_unwritten(error), Exit.USE)
    # The one place that may catch everything: a fault of ours is told in a sentence too.
    except Exception as fault:
        if os.environ.get("OMSTILLING_DEBUG"):
            raise
        return _told(said("cli.fault", what=f"{type(fault).__name__}: {inert(str(fault))}"), Exit.FAULT)
    return Exit.OK


def _unwritten(error: OSError) -> str:
    """What is read has refusals of its own: an error that comes this far is about what is written."""
    from generators.files import OverInput
    from readers.opening import reason_of

    if isinstance(error, OverInput):
        return str(error)
    facts = {"path": error.filename or "", "reason": reason_of(error)}
    return spoken("cli.cannot_write" if error.filename else "cli.cannot_write_unnamed", facts)


def wrong_use(error: click.ClickException) -> str:
    """What click says of a command that it cannot run, in our words."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = f"omstilling-xlsx {context.info_name}" if context and context.parent else "omstilling-xlsx"
    match error:
        case click.NoSuchOption():
            says = said("cli.no_option", option=inert(error.option_name))
            return _sentence(says, list(error.possibilities or ())[:1], command)
        case click.MissingParameter(param=click.Parameter() as param):
            return _sentence(said("cli.missing", what=called(param)), (), command)
        case click.BadOptionUsage() if "not take" in error.message:
            return _sentence(said("cli.not_a_flag", option=inert(error.option_name)), (), command)
        case click.BadOptionUsage():
            return _sentence(said("cli.no_value", option=inert(error.option_name)), (), command)
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as param):
            allowed = ", ".join(map(str, choice.choices))
            return _sentence(said("cli.not_a_choice", option=called(param), allowed=allowed), (), command)
        case click.BadParameter(param=click.Parameter(type=click.IntRange() as span) as param):
            facts = {"option": called(param), "least": span.min, "most": span.max}
            return _sentence(said("cli.not_in_range", **facts), (), command)
        case click.UsageError() if found := EXTRA.fullmatch(error.message):
            return _sentence(said("cli.too_many", what=inert(found[1])), (), command)
        case _:
            return _sentence(said("cli.wrong_use", reason=inert(error.format_message())), (), command)


def _sentence(says: str, near: Sequence[str], command: str = "omstilling-xlsx") -> str:
    """What is wrong, what may have been meant, and where to read on."""
    hint = f" {said('cli.nearest', id=near[0])}" if near else ""
    return f"{says}{hint} {said('cli.see_help', command=command)}"


def _told(message: str, code: Exit) -> Exit:
    click.echo(message, err=True)
    return code
