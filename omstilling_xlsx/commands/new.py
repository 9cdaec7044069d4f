"""`new`: a setup file, options or answers in, a locked form out; or a register in, a form for each of its rows out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from omstilling_xlsx.commands.options import FORCE, OUTPUT, QUIET, Place
from omstilling_xlsx.commands.paths import nearest, writing_all
from omstilling_xlsx.speech import Stop, said
from workbook.phrase import spoken

if TYPE_CHECKING:
    from readers.setup_file import SetupRefused
    from readers.setup_words import Document
    from workbook.setup import Setup, SetupError

# The option that stands for each word of `readers.setup_words`.
OPTIONS = {
    "name": "--name", "municipalities": "--municipality", "job_years": "--job-years", "budget_years": "--budget-years",
    "areas": "--area", "financiers": "--financier", "goal_jobs": "--goal-jobs", "frame": "--frame",
    "reserve": "--reserve", "language": "--lang", "edition": "--edition",
}  # fmt: skip


@click.command(short_help="Lag et låst skjema, eller ett for hver rad i et register.")
@click.argument("setup", type=Place(), required=False)
@OUTPUT
@FORCE
@QUIET
@click.option("--name", metavar="NAVN", help="Navnet på programmet.")
@click.option("--municipality", "municipalities", multiple=True, metavar="NUMMER", help="Kommunenummer eller navn.")
@click.option("--job-years", metavar="2027-2032", help="Årene med arbeidsplassmål.")
@click.option("--budget-years", metavar="2027-2031", help="Budsjettårene.")
@click.option("--area", "areas", multiple=True, metavar="NAVN", help="Innsatsområde med arbeidsplassmål.")
@click.option("--support-area", "support_areas", multiple=True, metavar="NAVN", help="Innsatsområde uten.")
@click.option("--financier", "financiers", multiple=True, metavar="NAVN:TYPE:ANDEL", help="Finansiør: KDD:state:50.")
@click.option("--goal-jobs", metavar="TALL", help="Hovedmålet i 2.2, arbeidsplasser.")
@click.option("--frame", metavar="TALL", help="Rammen i 5.1, mill. kr.")
@click.option("--reserve", metavar="0-3", help="Ledige rader for områder og finansiører.")
@click.option("--lang", "language", metavar="nb|nn|en", help="Språket i skjemaet.")
@click.option("--edition", metavar="TALL", help="Utgave av planen.")
@click.option("--spread", "spreading", is_flag=True, help="Fordel hovedmålet likt på år og områder.")
@click.option("--password", metavar="PASSORD", help="Lås med passord; - spør etter det uten å vise det.")
@click.option("--register", type=Place(), metavar="FIL", help="Ett skjema for hver rad (csv, xlsx).")
@click.option("-d", "--directory", type=Place(), metavar="MAPPE", help="Mappen for dem.")
def new(
    setup: Path | None, output: Path | None, force: bool, quiet: bool, spreading: bool, password: str | None,
    register: Path | None, directory: Path | None, **given: Any,
) -> None:  # fmt: skip
    """Lag et låst skjema fra oppsettfilen SETUP (TOML), fra alternativer, eller fra det du svarer på terminalen.

    \b
      omstilling-xlsx new program.toml -o plan.xlsx
      omstilling-xlsx new --name Fjellvik --municipality 4032 --job-years 2027-2032 --budget-years 2027-2031
      omstilling-xlsx new felles.toml --register programmer.csv -d ut/

    Alternativer går foran det som står i filen, og en rad i registeret foran begge. Oppsettet som ble brukt, legges
    ved siden av skjemaet. Kolonner i et register: name, municipalities, municipality_names, job_years, budget_years,
    areas, financiers, goal_jobs, frame, reserve, language, edition, share_state, share_county, share_municipality.
    """
    values = _values(given)
    if register is not None:
        _many(setup, values, register, directory, output, force, quiet, spreading, password)
        return
    if directory is not None:
        raise Stop(said("new.need_register"))
    _one(setup, values, output, force, quiet, spreading, password)


def _values(given: Mapping[str, Any]) -> dict[str, object]:
    """The values of the options that were given, by word."""
    from readers.setup_words import BY_NAME, area, financier, kommune
    from workbook.setup import SetupError

    lists = {"municipalities": kommune, "areas": area, "financiers": financier}
    values: dict[str, object] = {}
    for name, option in OPTIONS.items():
        word = BY_NAME[name]
        try:
            if name in lists and given[name]:
                values[name] = [lists[name](word.key, one) for one in given[name]]
            elif name not in lists and given[name] is not None:
                values[name] = word.read(word.key, given[name])
        except SetupError as error:
            raise Stop(_says(error, option)) from error
    if given["support_areas"]:
        areas = [{"name": name.strip(), "jobs": False} for name in given["support_areas"]]
        values["areas"] = [*[area("area", one) for one in given["areas"]], *areas]
    return values


def _says(error: SetupError, where: str) -> str:
    return spoken(f"setup.{error.message_key}", {**error.facts, "where": where})


def _refused(refused: SetupRefused) -> Stop:
    hint = nearest(refused.path) if refused.message_key == "no_file" else ""
    return Stop(f"{refused}{hint}")


def _password(given: str | None) -> str | None:
    """The password as given, or asked for and not shown; without a terminal «-» is a line of stdin."""
    from generators.password import LONGEST
    from omstilling_xlsx.commands.questions import may_ask

    password = given
    if given == "-" and may_ask():
        password = click.prompt(said("new.ask.password"), hide_input=True, confirmation_prompt=said("new.ask.again"))
    elif given == "-":
        password = sys.stdin.readline().rstrip("\r\n")
    if password is not None and not 0 < len(password) <= LONGEST:
        raise Stop(said("new.bad_password", most=LONGEST))
    return password


# --- one form --------------------------------------------------------------------------------------------------


def _one(
    setup: Path | None, values: Mapping[str, object], output: Path | None, force: bool, quiet: bool,
    spreading: bool, password: str | None,
) -> None:  # fmt: skip
    from generators.file_names import file_stem
    from generators.setup_file import setup_toml
    from omstilling_xlsx.issue import workbook_of
    from workbook.setup import SetupError

    document = _document(setup, values)
    chosen = _completed(setup, values, document)
    target = output or (setup.with_suffix(".xlsx") if setup else Path(f"{file_stem(chosen)}.xlsx"))
    if target.suffix.casefold() != ".xlsx":
        raise Stop(said("new.not_xlsx", path=target))
    beside = target.with_suffix(".toml")
    try:
        files = {target: workbook_of(chosen, spreading, _password(password))}
    except SetupError as error:
        raise Stop(_says(error, OPTIONS["goal_jobs"])) from error
    toml = setup_toml(chosen).encode("utf-8")
    if not _stands(beside, toml, setup, values):
        files[beside] = toml
    writing_all(files, force, [setup] if setup else [], quiet)


def _document(setup: Path | None, values: Mapping[str, object]) -> Document:
    """What the file and the options say; without a file and on a terminal, also what is answered."""
    from omstilling_xlsx.commands.questions import asked, may_ask
    from readers.setup_file import SetupRefused, read_document
    from readers.setup_words import judge, missing, placed
    from workbook.setup import SetupError

    try:
        document = placed(read_document(setup) if setup else {}, values)
    except SetupRefused as refused:
        raise _refused(refused) from refused
    absent = missing(document) if setup is None else []
    if not absent:
        return document
    if not may_ask():
        lines = [f"  {OPTIONS[word.name]}: {said(f'new.nothing.{word.name}')}" for word in absent]
        raise Stop("\n".join((said("new.nothing"), *lines)))
    try:
        judge(document)  # a wrong option is told of before anything is asked
    except SetupError as error:
        raise _blamed(error, None, values) from error
    return asked(document)


def _completed(setup: Path | None, values: Mapping[str, object], document: Document) -> Setup:
    from readers.setup_file import complete
    from workbook.setup import SetupError

    try:
        return complete(document)
    except SetupError as error:
        raise _blamed(error, setup, values) from error


def _blamed(error: SetupError, setup: Path | None, values: Mapping[str, object]) -> Stop:
    """The error with the option that it came by, else with the line of the file."""
    from readers.setup_file import refusal
    from readers.setup_words import word_at

    word = word_at(error.key)
    if setup is None or (word is not None and word.name in values):
        return Stop(_says(error, OPTIONS[word.name] if word else error.key))
    return _refused(refusal(setup, error))


def _stands(beside: Path, toml: bytes, setup: Path | None, values: Mapping[str, object]) -> bool:
    """True when the setup that was used stands beside the form already; a file that is read is never written."""
    from readers.setup_file import read_document
    from readers.setup_words import placed

    if not os.path.isfile(beside):
        return False
    if setup is None or not beside.samefile(setup):
        return beside.read_bytes() == toml
    document = read_document(setup)
    if placed(document, values) != document:
        raise Stop(said("new.same_file", path=beside))
    return True


# --- a form for each row ---------------------------------------------------------------------------------------


def _many(
    setup: Path | None, values: Mapping[str, object], register: Path, folder: Path | None, output: Path | None,
    force: bool, quiet: bool, spreading: bool, password: str | None,
) -> None:  # fmt: skip
    from generators.files import OverInput
    from omstilling_xlsx.commands.progress import watched
    from omstilling_xlsx.issue import BadRows, planned, written
    from readers.rows import RowsRefused

    if output is not None:
        raise Stop(said("new.output_and_register"))
    if folder is None:
        raise Stop(said("new.need_folder"))
    try:
        issue = planned(_common(setup, values), register, folder, force, spreading, [setup] if setup else [])
        for _ in watched(written(issue, _password(password)), len(issue.names), said("new.working")):
            pass
    except OverInput:
        raise
    except FileExistsError as error:
        raise Stop(said("cli.exists", path=error.filename)) from error
    except RowsRefused as refused:
        hint = nearest(register) if refused.message_key == "no_file" else ""
        raise Stop(f"{refused}{hint}") from refused
    except BadRows as bad:
        raise Stop(str(bad)) from bad
    if not quiet:
        click.echo(said("new.made", number=len(issue.names), folder=folder), err=True)


def _common(setup: Path | None, values: Mapping[str, object]) -> Document:
    from readers.setup_file import SetupRefused, read_document
    from readers.setup_words import judge, placed
    from workbook.setup import SetupError

    try:
        document = placed(read_document(setup) if setup else {}, values)
        judge(document)
    except SetupRefused as refused:
        raise _refused(refused) from refused
    except SetupError as error:
        raise _blamed(error, setup, values) from error
    return document
