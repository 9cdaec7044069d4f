"""The public functions: a setup into a form, a file into answers, a check of it, and many files into one batch.

Each imports what it needs when it is called, so that `--help` and a check start at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from workbook.batch import Batch
    from workbook.check import Report
    from workbook.reissue import Carried
    from workbook.setup import Setup
    from workbook.submission import Submission

Where: TypeAlias = "str | PathLike[str]"


def new(
    setup: Setup | Where, output: Where, *, force: bool = False, spread: bool = False, password: str | None = None
) -> Path:
    """Write the locked form of a setup, or of the setup file at a path; gives the file written.

    With `spread` the job targets of 2.3 and 3.1 are laid out linearly from the goal. With a `password` nobody opens the
    lock without it; without one anybody can, and `check` tells what was changed. Raises
    `readers.setup_file.SetupRefused` for a setup that cannot be used, `workbook.setup.SetupError` when there is no goal
    to spread, ValueError for a password that is empty or longer than Excel takes, FileExistsError without `force`.
    A file that is read is never written over, whatever is asked for: `generators.files.OverInput`, here and below.
    """
    from generators.files import write_whole
    from omstilling_xlsx.issue import workbook_of
    from readers.setup_file import read_setup
    from workbook.setup import Setup

    chosen = setup if isinstance(setup, Setup) else read_setup(Path(setup))
    inputs = () if isinstance(setup, Setup) else (setup,)
    write_whole(Path(output), workbook_of(chosen, spread, password), force, inputs)
    return Path(output)


def new_many(
    common: Mapping[str, object] | Where, register: Where, folder: Where, *, force: bool = False, spread: bool = False,
    password: str | None = None,
) -> list[Path]:  # fmt: skip
    """Write a form for each row of a register (csv or xlsx) into a folder; gives the files, in the register's order.

    `common` is what the rows share, as a setup file or a document, and need not be complete: a cell of a row counts
    before it. Nothing is written unless every row is good: raises `omstilling_xlsx.issue.BadRows` with all that is
    wrong, `readers.rows.RowsRefused`, `readers.setup_file.SetupRefused`, or FileExistsError.
    """
    from omstilling_xlsx.issue import planned, written
    from readers.setup_words import read_common

    document, inputs = (common, ()) if isinstance(common, Mapping) else (read_common(Path(common)), (common,))
    return list(written(planned(document, Path(register), Path(folder), force, spread, inputs), password))


def fill(document: Mapping[str, object], output: Where, *, force: bool = False) -> Path:
    """Write a filled form from a document of `schema`, `setup` and `answers` (docs/contract.md).

    Raises `workbook.answers.AnswersError` for answers that have no place in the form; nothing is dropped.
    """
    from generators.files import write_whole

    write_whole(Path(output), filled(document), force)
    return Path(output)


def filled(document: Mapping[str, object]) -> bytes:
    """The filled form of a document, as `fill` writes it."""
    from generators.form import form_bytes
    from workbook import answers as answers_of
    from workbook.form.build import build_form
    from workbook.setup import setup_of

    setup = document.get("setup")
    form = build_form(setup_of(setup if isinstance(setup, dict) else {}))
    return form_bytes(form, answers_of.inputs(form, document.get("answers", {})))


def read(path: Where) -> Submission:
    """A filled form as read: setup, answers, integrity. Raises `workbook.findings.Refused`; the file is only read."""
    from readers.filled import read_filled

    return read_filled(Path(path))


def extract(path: Where) -> dict[str, object]:
    """A filled form as a document: `schema`, `form`, `setup` and `answers`, amounts as decimal strings."""
    return document_of(read(path))


def document_of(submission: Submission) -> dict[str, object]:
    from workbook import answers as answers_of
    from workbook.setup import document_of as setup_document

    source = submission.source
    return {
        "schema": 1,
        "form": {"version": source.form_version, "file": source.name, "sha256": source.sha256},
        "setup": setup_document(submission.setup),
        "answers": answers_of.document(submission),
    }


def check(path: Where, previous: Submission | Where | None = None) -> Report:
    """Read a filled form and run every rule on it. A file that cannot be read gives a report with a refusal.

    With an earlier edition the rules of 8xx are run too. Raises `workbook.findings.Refused` when that cannot be read.
    """
    from workbook.submission import Submission

    earlier = previous if previous is None or isinstance(previous, Submission) else read(previous)
    return checked(Path(path), earlier=earlier)


def checked(
    where: Path, given: bytes | None = None, earlier: Submission | None = None, whole: bool = False
) -> Report:  # fmt: skip
    """The check of a file, or of the bytes that an archive holds under this name.

    The `whole` workbook, half a megabyte, stays with the report when an annotated copy is to be made of it.
    """
    from readers.filled import read_filled
    from readers.registers import register
    from workbook.check import Report
    from workbook.check import check as run_check
    from workbook.findings import Refused
    from workbook.submission import Source

    try:
        submission = read_filled(where, given=given, whole=whole)
    except Refused as refused:
        return Report(Source(where.name, str(refused.refusal.facts.get("sha256", ""))), refusal=refused.refusal)
    return run_check(submission, register(), earlier)


def reissue(
    path: Where, output: Where, setup: Setup | Where | None = None, *, areas: int | None = None,
    job_years: tuple[int, int] | None = None, budget_years: tuple[int, int] | None = None, force: bool = False,
) -> Carried:  # fmt: skip
    """Write a fresh form with the answers of a filled one, of another size when asked for; gives the receipt.

    Raises `workbook.findings.Refused` for a file that cannot be read, `workbook.setup.SetupError` for a size that
    cannot be, and `omstilling_xlsx.renewal.Unequal` when a number would be lost; then nothing is written.
    """
    from generators.files import write_whole
    from omstilling_xlsx.renewal import renewed
    from readers.setup_file import read_setup
    from workbook.reissue import carried, resized
    from workbook.setup import Setup

    submission = read(path)
    if setup is None:
        years = [None if one is None else list(one) for one in (job_years, budget_years)]
        chosen = resized(submission, areas, *years)
    else:
        chosen = setup if isinstance(setup, Setup) else read_setup(Path(setup))
    made = carried(submission, chosen, prefill=setup is not None)
    inputs = (path,) if setup is None or isinstance(setup, Setup) else (path, setup)
    write_whole(Path(output), renewed(made), force, inputs)
    return made


def consolidate(
    paths: Iterable[Where] | Where,
    executor: Executor | None = None,
    *,
    jobs: int | None = None,
    expected: Where | None = None,
    latest: bool = False,
    output: Where | None = None,
    force: bool = False,
    language: str = "nb",
) -> Batch:
    """Check every file on its own and gather the numbers of those that could be read; with `output`, write the set.

    `paths` are files, folders, patterns and zip archives. `executor` (any concurrent.futures.Executor) spreads the
    work; without one `jobs` processes of our own do it. `expected` is a register of programmes that should deliver.
    `language` (nb, nn or en) is that of findings and reasons; a letter to a kommune is in its form's own.
    With `output` the folder's journal is used, so that a file read before is not read again. Raises FileExistsError
    (`generators.files.Taken`) for a file that would be written over and that no run left so, without `force`;
    BlockingIOError when another run is writing in the folder; `workbook.batch.Untied` when sums do not tie, before a
    byte is written; `readers.rows.RowsRefused` for a register that cannot be read.
    """
    from omstilling_xlsx.batch import Asked, consolidated

    many = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    where = None if output is None else Path(output)
    asked = Asked(many, where, None if expected is None else Path(expected), latest, force, language=language)
    return consolidated(asked, executor, jobs)
