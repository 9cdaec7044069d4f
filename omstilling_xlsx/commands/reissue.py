"""`reissue`: a filled form in, a fresh one with the same answers out, and a receipt of every answer on the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import FORCE, JSON, LANG, QUIET, Place
from omstilling_xlsx.commands.paths import note_nearest, writing_all
from omstilling_xlsx.commands.terminal import lines
from omstilling_xlsx.speech import Stop, document, said
from workbook.phrase import inert
from workbook.texts import texts
from workbook.verdict import Exit

if TYPE_CHECKING:
    from workbook.setup import Setup
    from workbook.submission import Submission


@click.command(short_help="Lag et nytt skjema med de samme svarene.")
@click.argument("filled", type=Place())
@click.option("-o", "--output", type=Place(), required=True, help="Skjemaet som skrives.")
@click.option("--areas", type=click.IntRange(1, 12), metavar="TALL", help="Rader for innsatsområder, utenom de ledige.")
@click.option("--years", metavar="2027-2033", help="Årene, både for arbeidsplasser og budsjett.")
@click.option("--job-years", metavar="2027-2033", help="Årene med arbeidsplassmål.")
@click.option("--budget-years", metavar="2027-2033", help="Budsjettårene.")
@click.option("--setup", type=Place(), help="Et nytt oppsett (TOML).")
@FORCE
@JSON
@QUIET
@LANG
def reissue(
    filled: Path, output: Path, areas: int | None, years: str | None, job_years: str | None, budget_years: str | None,
    setup: Path | None, force: bool, as_json: bool, quiet: bool, lang: str | None,
) -> None:  # fmt: skip
    """Lag et nytt, helt skjema med svarene i FILLED: reparert, oppgradert eller med flere rader og år.

    --areas er antallet rader for innsatsområder. De ledige radene (reserve i oppsettet) kommer i tillegg, så et skjema
    med 2 ledige får 9 rader med --areas 7. Tallet kan ikke være mindre enn antallet områder med navn eller tall.

    Kvitteringen viser alt som er flyttet, lest, tatt bort eller nytt. Går summene ikke opp, skrives ingenting.

    \b
      omstilling-xlsx reissue utfylt.xlsx -o ny.xlsx
      omstilling-xlsx reissue utfylt.xlsx --areas 7 --years 2027-2033 -o ny.xlsx
    """
    from generators.files import refuse_inputs
    from generators.report import receipt
    from omstilling_xlsx.renewal import Unequal, renewed
    from workbook.reissue import carried

    if output.suffix.casefold() != ".xlsx":
        raise Stop(said("new.not_xlsx", path=output))
    read = [filled] if setup is None else [filled, setup]
    refuse_inputs([output], read)
    submission = submission_of(filled)
    chosen = _setup(submission, setup, areas, job_years or years, budget_years or years)
    made = carried(submission, chosen, prefill=setup is not None)
    try:
        data = renewed(made)
    except Unequal as fault:
        raise Stop(fault.told(texts(lang or "nb")), Exit.FAULT) from fault
    writing_all({output: data}, force, read, quiet)
    words = texts(lang or "nb")
    if as_json:
        document(receipt.as_json(made, submission, str(output), words))
    elif not quiet:
        click.echo(lines(receipt.as_text(made, submission, str(output), words)))


def submission_of(path: Path) -> Submission:
    """A filled form as read; one that cannot be read ends the run with its reason."""
    from omstilling_xlsx import api
    from workbook.findings import Refused
    from workbook.wording import refusal_words

    note_nearest(path)
    try:
        return api.read(path)
    except Refused as refused:
        words = refusal_words(refused.refusal, texts("nb"))
        raise Stop(" ".join((f"{inert(path.name)}:", *words)), Exit.NO_VERDICT) from refused


def _setup(submission: Submission, path: Path | None, areas: int | None, jobs: str | None, budget: str | None) -> Setup:
    from readers.setup_file import SetupRefused, read_setup
    from readers.setup_words import period
    from workbook.reissue import resized
    from workbook.setup import SetupError

    try:
        if path is not None:
            if areas is not None or jobs is not None or budget is not None:
                raise Stop(said("reissue.setup_alone"))
            return read_setup(path)
        spans = [None if text is None else period("years", text) for text in (jobs, budget)]
        return resized(submission, areas, *spans)
    except (SetupRefused, SetupError) as wrong:
        raise Stop(str(wrong)) from wrong
