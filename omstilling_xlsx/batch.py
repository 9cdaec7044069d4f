"""Many paths → one batch: every file checked on its own, what was read before taken from the journal, all settled."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from omstilling_xlsx.examine import Wanted, delivery, opened
from omstilling_xlsx.journal import NAME, Journal, edition
from omstilling_xlsx.workers import examined
from readers.deliveries import OWN_OUTPUT, Own, Piece, digest, find
from workbook.batch import Batch, Content, Delivery, delivered, settle
from workbook.phrase import Phrase
from workbook.texts import texts

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from readers.deliveries import Found
    from workbook.expected import Expected

LANGUAGE = "nb"  # of findings in the data set; a letter is in the language of its form
# Refused for how it went, not for what the file is: tried again the next time.
PASSING = frozenset({"worker-died", "too-slow", "check-fault", "unreadable", "changed-while-read", "no-permission"})


class Asked(NamedTuple):
    """What is to be consolidated, and where to."""

    paths: Sequence[str | os.PathLike[str]]
    output: Path | None = None
    expected: Path | None = None
    latest: bool = False
    force: bool = False
    workbook: bool = True  # samlet.xlsx too
    language: str = LANGUAGE  # of findings, reasons and letters
    pages: bool = False  # each programme's own page of a report too


class Step(NamedTuple):
    """How far it has come: files done of all, and findings so far."""

    done: int
    files: int
    findings: int


Watch = Callable[[Step], None]


def consolidated(asked: Asked, executor: Executor | None, jobs: int | None, watch: Watch | None = None) -> Batch:
    """The batch of the paths; with an output folder its data set is written too.

    Raises BlockingIOError when another run is writing in that folder, `generators.files.Taken` when it holds a file
    under a name of ours that no run of ours left so.
    """
    from readers.expected import read_expected

    expected = None if asked.expected is None else read_expected(asked.expected)
    found = find(asked.paths, _own(asked.output), asked.expected)
    output = asked.output if found.pieces else None  # with nothing to read nothing is written
    if output is not None:
        _refuse_inputs(output, found.pieces, asked.expected)
    journal = Journal() if output is None else _journal(output, asked.force)
    try:
        journal.begin(asked.language)
        deliveries = list(
            _deliveries(found.pieces, Wanted(asked.language, asked.pages), journal, executor, jobs, watch)
        )
        journal.commit()
        batch = _batch(deliveries, journal, asked, expected, found)
        if output is not None:
            from generators.dataset import write_dataset

            write_dataset(batch, output, edition(asked.language), asked.workbook, asked.force)
    finally:
        journal.release()
    return batch


def _batch(
    deliveries: Sequence[Delivery], journal: Journal, asked: Asked, expected: Sequence[Expected] | None, found: Found
) -> Batch:
    from readers.registers import kommuner

    settled = settle(deliveries, asked.latest)

    def contents(one: Delivery) -> Content:
        return opened(journal.body(one.sha256), one)

    states = delivered(settled, expected)
    remarks = tuple(_remarks(journal))
    return Batch(settled, states, found.skipped, contents, texts(asked.language), kommuner, found.empty, remarks)


def _remarks(journal: Journal) -> Iterator[Phrase]:
    if journal.broken:
        yield Phrase("batch.journal_anew", {"path": str(journal.path)})
    if journal.damaged:
        yield Phrase("batch.journal_rows", {"number": journal.damaged})


def _refuse_inputs(output: Path, pieces: Sequence[Piece], expected: Path | None) -> None:
    """Raises OverInput when a name that we write is a file that is read; what is our own is not read."""
    from generators.dataset import OUTPUTS
    from generators.files import refuse_inputs

    deliveries = [piece.path for piece in pieces if piece.refusal != OWN_OUTPUT]
    refuse_inputs([output / name for name in OUTPUTS], [*deliveries, *([expected] if expected else [])])


def _own(output: Path | None) -> Own:
    """What we write in the folder, however it came among what is to be read; in one that is not ours yet, nothing."""
    from generators.dataset import LETTERS, OURS, is_set, is_written

    journal = (NAME, f"{NAME}-journal")
    if output is None or not (os.path.exists(output / NAME) or is_set(output)):
        return Own()
    # Among the letters lies no workbook of ours: one that is there was delivered.
    return Own(output, {*OURS, *journal} - {LETTERS}, lambda path: path.name in journal or is_written(path))


def _journal(output: Path, force: bool) -> Journal:
    """The folder's journal, held by this run alone. The folder is made, or is one of ours, or may be written over."""
    from generators.dataset import is_set, recover, refuse_others
    from generators.files import make_folder, refuse_blocked, refuse_taken

    if not (output / NAME).exists():
        refuse_others(output, force, goes_on=False)  # before there is a journal of ours there
    make_folder(output)
    refuse_blocked(output / NAME)
    journal = Journal(output / NAME)
    try:
        if journal.broken and not force and not is_set(output):
            refuse_taken(output / NAME)
        refuse_others(output, force)
        recover(output)
    except BaseException:
        journal.book.close()
        raise
    return journal


def _deliveries(
    pieces: Sequence[Piece],
    wanted: Wanted,
    journal: Journal,
    executor: Executor | None,
    jobs: int | None,
    watch: Watch | None,
) -> Iterator[Delivery]:
    """Each file as it is known or has been read; the order means nothing."""
    done = findings = 0
    new: list[Piece] = []
    for piece in pieces:
        head = None if journal.empty else journal.head(digest(piece))
        if head is None:
            new.append(piece)
            continue
        done += 1
        yield delivery(head, piece.name)
    for number, found in examined(new, wanted, jobs, executor):
        one = delivery(found.head, new[number].name)
        if one.sha256 and (one.refusal is None or one.refusal.id not in PASSING):
            journal.keep(one.sha256, found)
        done += 1
        findings += one.findings
        if watch is not None:
            watch(Step(done, len(pieces), findings))
        yield one
