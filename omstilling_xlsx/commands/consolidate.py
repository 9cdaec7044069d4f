"""`consolidate`: many filled forms in, one data set out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from omstilling_xlsx.commands.options import FORCE, LANG, QUIET, Place
from omstilling_xlsx.commands.paths import tell_skipped, tell_trouble
from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert, spoken, told
from workbook.verdict import Exit

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from omstilling_xlsx.batch import Step, Watch
    from workbook.batch import Batch

PATIENCE = 0.5  # seconds before work is worth a bar


@click.command(short_help="Slå sammen mange utfylte skjema.")
@click.argument("paths", type=Place(), nargs=-1, required=True)
@click.option("-o", "--output", type=Place(), metavar="MAPPE", required=True, help="Mappen som skrives.")
@click.option("--expected", type=Place(), help="Register (csv eller xlsx) over programmer som skal levere.")
@click.option("--latest", is_flag=True, help="La filen som er lagret sist, telle når et program er levert to ganger.")
@click.option(
    "--jobs", type=click.IntRange(1, 512), metavar="TALL", help="Antall prosesser.  [vanligvis: én per kjerne]"
)
@click.option("--dask", metavar="ADRESSE", help="Bruk en Dask-klynge, for eksempel tcp://10.0.0.5:8786.")
@click.option("--no-workbook", is_flag=True, help="Skriv ikke samlet.xlsx, bare csv og Parquet.")
@FORCE
@QUIET
@LANG
def consolidate(
    paths: tuple[Path, ...], output: Path, expected: Path | None, latest: bool, jobs: int | None, dask: str | None,
    no_workbook: bool, force: bool, quiet: bool, lang: str | None,
) -> None:  # fmt: skip
    """Kontroller hvert skjema og slå sammen tallene i mappen OUTPUT.

    PATHS er filer, mapper, mønstre og zip-filer. Kjør på nytt med samme mappe: bare nye filer leses.

    \b
      omstilling-xlsx consolidate innlevert/ -o samlet/
      omstilling-xlsx consolidate innlevert.zip --expected register.xlsx -o samlet/
    """
    from generators.files import Blocked, OverInput, Taken
    from omstilling_xlsx.batch import LANGUAGE, Asked, consolidated
    from omstilling_xlsx.journal import Unkept
    from readers.opening import reason_of
    from readers.rows import RowsRefused
    from workbook.batch import Untied

    asked = Asked(paths, output, expected, latest, force, not no_workbook, lang or LANGUAGE)
    try:
        with _cluster(dask) as executor, _progress(quiet) as watch:
            batch = consolidated(asked, executor, jobs, watch)
    except OverInput:
        raise
    except BlockingIOError as error:
        raise Stop(said("batch.busy", path=inert(str(output)))) from error
    except Unkept as error:
        facts = {"path": error.filename, "reason": reason_of(error)}
        raise Stop(spoken("batch.journal_unkept", facts)) from error
    except Taken as error:
        says = "batch.blocked" if isinstance(error, Blocked) else "batch.taken"
        raise Stop(said(says, path=inert(error.filename))) from error
    except RowsRefused as refused:
        raise Stop(str(refused)) from refused
    except Untied as fault:
        raise Stop(str(fault), Exit.FAULT) from fault
    for name in batch.skipped:
        tell_skipped(name, batch.texts.language)
    if not batch.files:
        raise Stop(batch.texts("cli.nothing", path=inert(", ".join(map(str, paths)))), Exit.NO_VERDICT)
    _tell(batch, output, quiet)
    sys.exit(Exit.NO_VERDICT if batch.counts["refused"] or batch.empty else Exit.OK)


def _tell(batch: Batch, output: Path, quiet: bool) -> None:
    from generators.dataset import parquet_is_there

    says = batch.texts
    for path in batch.empty:
        click.echo(says("batch.empty", path=inert(path)), err=True)
    for remark in batch.remarks:
        click.echo(told(remark, says), err=True)
    tell_trouble(batch)
    if quiet:
        return
    if not parquet_is_there():
        click.echo(says("batch.no_parquet"), err=True)
    click.echo(says("batch.where", path=output), err=True)
    click.echo(batch.summary(says))
    if batch.states.due:
        click.echo(_due(batch))


def _due(batch: Batch) -> str:
    """How many of the expected programmes are in each state."""
    due = [one.state for one in batch.states.due]
    return batch.texts(
        "batch.expected_counts",
        number=len(due),
        delivered=due.count("delivered"),
        errors=due.count("delivered with errors"),
        refused=due.count("refused"),
        nothing=due.count("nothing to report"),
        missing=due.count("missing"),
    )


@contextmanager
def _cluster(address: str | None) -> Iterator[Executor | None]:
    """The cluster's executor; none when no address is given."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise Stop(said("batch.no_dask")) from error
    try:
        client: Any = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise Stop(said("batch.dask_away", address=inert(address))) from error
    with client:
        yield client.get_executor()


@contextmanager
def _progress(quiet: bool) -> Iterator[Watch | None]:
    """On a terminal, when it lasts: files, rate, what is left, findings so far. Gone when it is done."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from time import monotonic

    started = monotonic()
    with _status() as status:

        def watch(step: Step) -> None:
            spent = monotonic() - started
            if spent > PATIENCE:
                rate = step.done / spent
                left = round((step.files - step.done) / rate)
                facts = {"done": step.done, "files": step.files, "findings": step.findings}
                status(said("batch.progress", **facts, rate=f"{rate:.0f}", left=left), step.done / step.files)

        yield watch


@contextmanager
def _status() -> Iterator[Callable[[str, float], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(24), TextColumn("{task.description}", markup=False))
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=1.0)
    started = False

    def status(text: str, part: float) -> None:
        nonlocal started
        if not started:
            progress.start()
            started = True
        progress.update(task, description=text, completed=part)

    try:
        yield status
    finally:
        progress.stop()
