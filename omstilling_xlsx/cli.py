"""The command line: each command reads its input, calls the API, writes whole files and ends with its exit code."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from workbook.findings import Refused, Severity
from workbook.phrase import inert
from workbook.texts import texts
from workbook.verdict import Exit, exit_of, gravest, verdict_of
from workbook.wording import refusal_words

if TYPE_CHECKING:
    from workbook.setup import Setup


def said(key: str, /, **facts: object) -> str:
    return texts("nb")(key, **facts)


def safe(facts: Mapping[str, object]) -> dict[str, str]:
    """The facts of a message, with nothing in them that could steer a terminal."""
    return {key: inert(str(value)) for key, value in facts.items()}


OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help="Filen som skrives.")
FORCE = click.option("-f", "--force", is_flag=True, help="Skriv over det som finnes.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Ingen utskrift når alt er i orden.")
JSON = click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")


class Stop(click.ClickException):
    """Wrong use: one sentence on stderr, and the exit code."""

    def __init__(self, message: str, code: Exit = Exit.USE) -> None:
        super().__init__(message)
        self.code = code

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


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


def writing(write: Callable[[], Path]) -> None:
    """Write a file, or say that it is there already."""
    try:
        path = write()
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    click.echo(said("cli.written", path=path), err=True)


# --- new --------------------------------------------------------------------------------------------------------


@group.command(short_help="Lag et låst skjema fra en oppsettfil.")
@click.argument("setup", type=click.Path(path_type=Path))
@OUTPUT
@FORCE
def new(setup: Path, output: Path | None, force: bool) -> None:
    """Lag et låst skjema fra oppsettfilen SETUP (TOML).

    \b
      omstilling-xlsx new program.toml -o plan.xlsx
    """
    from omstilling_xlsx import api

    target = output or setup.with_suffix(".xlsx")
    writing(lambda: api.new(_setup(setup), target, force=force))


def _setup(path: Path) -> Setup:
    from readers.setup_file import SetupRefused, read_setup

    try:
        return read_setup(path)
    except SetupRefused as refused:
        line = f":{refused.line}" if refused.line else ""
        raise Stop(f"{path}{line}: {said(f'setup.{refused.message_key}', **safe(refused.facts))}") from refused


# --- fill and extract -------------------------------------------------------------------------------------------


@group.command(short_help="Fyll et skjema med svar fra JSON.")
@click.argument("answers", type=click.Path(path_type=Path, allow_dash=True))
@OUTPUT
@FORCE
def fill(answers: Path, output: Path | None, force: bool) -> None:
    """Lag et utfylt skjema fra ANSWERS (JSON fra extract; - er stdin).

    \b
      omstilling-xlsx fill svar.json -o utfylt.xlsx
    """
    from omstilling_xlsx import api
    from workbook.answers import AnswersError
    from workbook.setup import SetupError

    document = _document(answers)
    target = output or answers.with_suffix(".xlsx")
    try:
        writing(lambda: api.fill(document, target, force=force))
    except AnswersError as error:
        raise Stop(said(error.message, **safe(error.facts))) from error
    except SetupError as error:
        raise Stop(said(f"setup.{error.message_key}", **safe(error.facts))) from error


def _document(path: Path) -> dict[str, object]:
    """A JSON document with a setup; amounts as they were written, never through a float."""
    from decimal import Decimal

    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
        document = json.loads(text, parse_float=Decimal)
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(said("cli.no_file", path=path)) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise Stop(said("cli.not_json", path=path, line=getattr(error, "lineno", 1))) from error
    if not isinstance(document, dict) or not isinstance(document.get("setup"), dict):
        raise Stop(said("cli.no_setup"))
    if document.get("schema") != 1:
        raise Stop(said("cli.schema", found=inert(str(document.get("schema")))))
    return document


@group.command(short_help="Hent svarene fra et utfylt skjema som JSON.")
@click.argument("filled", type=click.Path(path_type=Path))
@OUTPUT
@FORCE
def extract(filled: Path, output: Path | None, force: bool) -> None:
    """Hent svarene fra FILLED som JSON.

    \b
      omstilling-xlsx extract utfylt.xlsx -o svar.json
    """
    from omstilling_xlsx import api

    try:
        document = api.extract(filled)
    except Refused as refused:
        raise Stop(
            " ".join((f"{filled.name}:", *refusal_words(refused.refusal, texts("nb")))), Exit.NO_VERDICT
        ) from refused
    _give(json.dumps(document, ensure_ascii=False, indent=2), output, force)


def _give(text: str, output: Path | None, force: bool) -> None:
    """Text to a file, or to stdout when none is named."""
    if output is None or str(output) == "-":
        click.echo(text)
        return
    from generators.files import write_whole

    def write() -> Path:
        write_whole(output, (text + "\n").encode("utf-8"), force)
        return output

    writing(write)


# --- check ------------------------------------------------------------------------------------------------------


@group.command(short_help="Kontroller utfylte skjema.")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
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


def workbooks(paths: Iterable[Path]) -> Iterator[Path]:
    """Every named file, and every workbook in a named folder; Excel's own lock files are noted and left out."""
    for path in paths:
        found = sorted(path.rglob("*.xls[xm]")) if path.is_dir() else [path]
        kept = [one for one in found if not one.name.startswith("~$")]
        for one in found:
            if one.name.startswith("~$"):
                click.echo(said("cli.skipped", name=inert(one.name)), err=True)
        if path.is_dir() and not kept:
            raise Stop(said("cli.nothing", path=path), Exit.NO_VERDICT)
        yield from kept


# --- consolidate ------------------------------------------------------------------------------------------------


@group.command(short_help="Slå sammen mange utfylte skjema.")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Mappen som skrives.")
@FORCE
@QUIET
def consolidate(paths: tuple[Path, ...], output: Path, force: bool, quiet: bool) -> None:
    """Kontroller hvert skjema og slå sammen tallene: samlet.xlsx og csv i mappen OUTPUT.

    \b
      omstilling-xlsx consolidate innlevert/ -o samlet/
    """
    from generators.dataset import Untied, write_dataset
    from omstilling_xlsx import api

    batch = api.consolidate(list(workbooks(paths)))
    try:
        written = write_dataset(batch, output, texts("nb"), force)
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    except Untied as fault:
        raise Stop(said("cli.untied", what=str(fault)), Exit.FAULT) from fault
    if not quiet:
        for path in written:
            click.echo(said("cli.written", path=path), err=True)
        states = {state: batch.counts[state] for state in ("ready", "findings", "refused", "replaced")}
        click.echo(said("batch.counts", files=len(batch.ended), **states))
    sys.exit(Exit.NO_VERDICT if batch.counts["refused"] else Exit.OK)


# --- rules and explain ------------------------------------------------------------------------------------------


@group.command(short_help="Vis alle regler.")
@JSON
def rules(as_json: bool) -> None:
    """Vis alle regler som kontrollen kjører."""
    from generators.report.rules import rules_json, rules_text

    click.echo(rules_json(texts("nb")) if as_json else rules_text(texts("nb")))


@group.command(short_help="Forklar en regel.")
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
        from difflib import get_close_matches

        near = get_close_matches(rule.upper(), BY_ID, 1)
        hint = f" {said('cli.nearest', id=near[0])}" if near else ""
        raise Stop(f"{said('cli.no_rule', id=inert(rule))}{hint} {said('cli.rules')}")
    click.echo(rule_text(known, texts("nb")))


# --- demo -------------------------------------------------------------------------------------------------------


@group.command(short_help="Vis hele løpet i en mappe.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("omstilling-demo"), show_default=True)
@FORCE
def demo(output: Path, force: bool) -> None:
    """Lag skjema, fyll dem, kontroller dem og slå dem sammen i én mappe, og fortell hva som ligger der."""
    from omstilling_xlsx.demo import make_demo

    try:
        lines = make_demo(output, texts("nb"), force)
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename or str(error))) from error
    for line in lines:
        click.echo(line)
