"""`check`: filled forms in, a verdict on each and an exit code out, in as many formats as are asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from omstilling_xlsx.commands.options import ASCII, FORCE, JSON, LANG, NO_COLOR, QUIET, Place
from omstilling_xlsx.commands.paths import tell_empty, workbooks
from omstilling_xlsx.speech import Stop, document, said
from workbook.findings import Severity
from workbook.phrase import Phrase, inert, told
from workbook.texts import texts
from workbook.verdict import Exit, gravest

if TYPE_CHECKING:
    from generators.report.results import Results
    from omstilling_xlsx.commands.outputs import Output
    from workbook.check import Report
    from workbook.submission import Submission
    from workbook.terms import Acceptance, Known

STDIN = Path("-")
LARGEST = 200_000_000  # bytes from stdin; the gate has a smaller limit of its own


@click.command(short_help="Kontroller utfylte skjema.")
@click.argument("files", type=Place(allow_dash=True), nargs=-1, required=True)
@JSON
@QUIET
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=FIL",
    help="Skriv også som text, json, sarif, junit, html, xlsx, annotated eller letter. Kan gis flere ganger.",
)  # fmt: skip
@FORCE
@LANG
@click.option("--select", multiple=True, metavar="ID", help="Bare disse reglene: id eller begynnelse, med komma.")
@click.option("--ignore", multiple=True, metavar="ID", help="Ikke disse reglene: id eller begynnelse, med komma.")
@click.option(
    "--fail-level", type=click.Choice([one.value for one in Severity]), default="missing", show_default=True,
    help="Fra hvilket nivå funn gir 1.",
)  # fmt: skip
@click.option("--draft", is_flag=True, help="Utkast: det som mangler, og følgene av det, er bare til opplysning.")
@click.option("--accept", type=Place(), help="Godtatte avvik (TOML, se docs/check.md).")
@click.option("--previous", type=Place(), help="Sammenlign med en tidligere utgave.")
@click.option("--all", "unfolded", is_flag=True, help="Vis hvert funn for seg, også dem som følger av andre.")
@ASCII
@NO_COLOR
@click.option("--exit-zero", is_flag=True, help="Avslutt med 0 også når det er funn.")
def check(
    files: tuple[Path, ...], as_json: bool, quiet: bool, outputs: tuple[str, ...], force: bool, lang: str | None,
    select: tuple[str, ...], ignore: tuple[str, ...], fail_level: str, draft: bool, accept: Path | None,
    previous: Path | None, unfolded: bool, ascii: bool, no_color: bool, exit_zero: bool,
) -> None:  # fmt: skip
    """Kontroller utfylte skjema. Avslutter med 0 når alt stemmer, 1 ved funn, 3 når en fil ikke kan leses.

    FILES er filer, mapper, mønstre eller - for stdin.

    \b
      omstilling-xlsx check utfylt.xlsx
      omstilling-xlsx check innlevert/ --output html=rapport.html --output sarif=funn.sarif
      omstilling-xlsx check utfylt.xlsx --output annotated=retur.xlsx --output letter=brev.docx
    """
    from generators.report.results import Results, judged
    from omstilling_xlsx.clock import now
    from workbook.terms import Terms, on, spent

    wanted = _outputs(outputs)
    accepted = _accepted(accept)
    earlier = _earlier(previous)
    terms = Terms(
        _rules("--select", select), _rules("--ignore", ignore), draft, accepted, now().date(),
        _known(earlier) if earlier else frozenset(),
    )  # fmt: skip
    named = workbooks(files)
    tell_empty(named)
    with ExitStack() as stack:
        paths = [_received(path, stack) for path in named.files]
        whole = any(one.format == "annotated" for one in wanted)
        raw = [_checked(path, earlier, whole) for path in paths]
    if earlier is not None:
        click.echo(_compared(earlier), err=True)
    reports = [on(terms, report) for report in raw]
    level = Severity(fail_level)
    results = Results(tuple(judged(report, level) for report in reports), texts(lang or "nb"), now(), level)
    for note in spent(terms, raw):
        _note(note)
    _tell(results, as_json, quiet, unfolded, ascii, no_color, any(one.path == "-" for one in wanted))
    if wanted:
        from omstilling_xlsx.commands.outputs import Files, write

        also_read = [path for path in (accept, previous) if path is not None]
        write(wanted, results, Files(paths, also_read), lang, force, quiet)
    code = gravest([results.exit, *[Exit.NO_VERDICT for _ in named.empty]])
    sys.exit(Exit.OK if exit_zero and code is Exit.FINDINGS else code)


def _tell(
    results: Results, as_json: bool, quiet: bool, unfolded: bool, ascii: bool, no_color: bool, taken: bool
) -> None:
    """The result on stdout, unless another format goes there."""
    reports, verdicts = [one.report for one in results.judged], [one.verdict for one in results.judged]
    if taken:
        return
    if as_json:
        from generators.report.record import as_json as json_of

        document(json_of(reports, [one.exit for one in results.judged], results.texts, verdicts))
    elif not (quiet and results.exit is Exit.OK):
        from generators.report.terminal import as_text
        from omstilling_xlsx.commands.terminal import screen

        seen = screen(unfolded=unfolded, ascii=ascii, no_color=no_color)
        click.echo(as_text(reports, verdicts, results.texts, seen))


def _note(phrase: Phrase) -> None:
    click.echo(told(phrase, texts("nb")), err=True)


def _outputs(given: Sequence[str]) -> tuple[Output, ...]:
    if not given:
        return ()
    from omstilling_xlsx.commands.outputs import parsed

    return parsed(given)


# --- what is read ---


def _received(path: Path, stack: ExitStack) -> Path:
    """A path that can be opened; what comes from stdin is put in a file for as long as the check lasts."""
    if path != STDIN:
        return path
    from tempfile import TemporaryDirectory

    folder = Path(stack.enter_context(TemporaryDirectory(prefix="omstilling-")))
    received = folder / "stdin.xlsx"
    received.write_bytes(sys.stdin.buffer.read(LARGEST))
    return received


def _checked(path: Path, earlier: Submission | None, whole: bool) -> Report:
    from omstilling_xlsx import api

    report = api.checked(path, earlier=earlier, whole=whole)
    if earlier is not None and report.submission is not None and not _akin(report.submission, earlier):
        name = inert(earlier.setup.name)
        raise Stop(said("check.another_programme", path=inert(earlier.source.name), name=name))
    return report


def _akin(one: Submission, other: Submission) -> bool:
    """Whether two plans can be editions of one programme: a kommune or the name in common."""
    shared = set(one.setup.municipalities) & set(other.setup.municipalities)
    return bool(shared) or one.setup.name.casefold() == other.setup.name.casefold()


def _earlier(path: Path | None) -> Submission | None:
    if path is None:
        return None
    from omstilling_xlsx import api
    from workbook.findings import Refused

    try:
        return api.read(path)
    except Refused as refused:
        raise Stop(said("check.previous", path=inert(str(path)), why=str(refused)), Exit.NO_VERDICT) from refused


def _compared(earlier: Submission) -> str:
    """Which earlier edition was compared with, and what its next strategy would be called."""
    from workbook.rules.editions import next_free, strategies

    free = said("check.next_letter", letter=next_free(strategies(earlier)))
    return f"{said('check.compares', name=inert(earlier.source.name))} {free}"


def _known(earlier: Submission) -> frozenset[Known]:
    """What a check of the earlier edition found already."""
    from readers.registers import register
    from workbook.check import check as run_check
    from workbook.terms import known

    return frozenset(known(finding) for finding in run_check(earlier, register()).findings)


def _accepted(path: Path | None) -> tuple[Acceptance, ...]:
    if path is None:
        return ()
    from readers.acceptances import AcceptRefused, read_acceptances

    try:
        return read_acceptances(path)
    except AcceptRefused as refused:
        raise Stop(told(refused.says, texts("nb"))) from refused


def _rules(option: str, given: Sequence[str]) -> tuple[str, ...]:
    """Ids and beginnings of ids, each of at least one rule: OMX301, OMX3, 3. An empty word between commas is none."""
    words = [word.strip().upper() for one in given for word in one.split(",")]
    named = [word for word in words if word]
    if given and not named:
        raise Stop(said("check.empty_rules", option=option))
    return tuple(_beginning(option, word) for word in named)


def _beginning(option: str, word: str) -> str:
    """The beginning of the ids that a word means. Raises Stop when no rule of a single file begins so."""
    from workbook.rules.catalogue import BY_ID, EVERY

    start = word if word.startswith("OMX") else f"OMX{word}"
    if not any(id.startswith(start) for id in BY_ID):
        of_many = any(rule.id.startswith(start) for rule in EVERY)
        raise Stop(said("check.rules_of_many" if of_many else "check.no_rules", option=option, id=inert(word)))
    return start
