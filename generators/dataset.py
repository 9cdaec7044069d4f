"""A batch as files: its tables as csv and Parquet, samlet.xlsx, letters, run.json.

The contents come one file at a time and are written as they come, so that memory does not grow with the files. The
whole set is drafted, its sums compared with those of the files, and then put in place in one go.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TextIO, TypeAlias

from generators import files
from generators.files import (
    DRAFT,
    OLD,
    READY,
    RENAMED_LAST,
    clear,
    draft_folder,
    names_in,
    naming,
    refuse_blocked,
    refuse_strange,
    refuse_taken,
    switch,
    whole,
)  # fmt: skip
from generators.letter import letters, refusal_letters
from generators.samlet import Samlet
from workbook.batch import Batch, Content, Ended, Fact, Found, Programme, Untied, untied
from workbook.expected import STATES, Due
from workbook.numbers import Tally, plain

NEGATIVE = re.compile(r"-[0-9]+(?:\.[0-9]+)?", re.ASCII)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
TABLES: dict[str, Any] = {"facts": Fact, "programmes": Programme, "findings": Found, "refused": Ended, "missing": Due}
STREAMED = ("facts", "programmes", "findings")
OUTPUTS = (*(f"{name}.csv" for name in TABLES), "samlet.xlsx", RENAMED_LAST)
LETTERS = "brev"
# Every name that we give in the folder.
OURS = (*OUTPUTS, *(f"{name}.parquet" for name in TABLES), LETTERS, DRAFT, READY, OLD)
PARQUET_ROWS = 5_000  # held in memory for each table, two kilobytes each
ENDS = ("ready", "findings", "refused", "replaced")
Sums: TypeAlias = Tally[tuple[str, str, str]]


def write_dataset(batch: Batch, folder: Path, edition: str, workbook: bool = True, force: bool = False) -> list[Path]:
    """Every file of the data set, switched whole; the files written, in order.

    Raises Untied before anything is written, and `files.Taken` as `refuse_others` does.
    """
    recover(folder)
    draft = draft_folder(folder)
    try:
        with naming(folder):
            written = _drafted(batch, draft, edition, workbook)
        refuse_others(folder, force, (*written, RENAMED_LAST))
        switch(folder, _gone(folder, draft))
    finally:
        clear(draft)
    return [folder / name for name in (*written, RENAMED_LAST)]


def _drafted(batch: Batch, draft: Path, edition: str, workbook: bool) -> list[str]:
    """The whole set in a folder of its own, tied; the names of its files but run.json's."""
    sums: Sums = Tally()
    with ExitStack() as stack:
        writers = {name: _writers(stack, draft, name) for name in TABLES}
        book = stack.enter_context(Samlet(draft / "samlet.xlsx", batch)) if workbook else None
        _stream(batch, draft, writers, book, sums)
        for name, rows in (("refused", batch.set_aside), ("missing", batch.states.due)):
            _give(writers[name], rows)
        if book is not None:
            book.finish(sums)
    refusal_letters(batch, draft / LETTERS)
    _tie(batch, sums, draft)
    written = names_in(draft)
    (draft / RENAMED_LAST).write_bytes(_run(batch, draft, written, sums, edition))
    return written


def parquet_is_there() -> bool:
    return find_spec("pyarrow") is not None


# --- the stream ------------------------------------------------------------------------------------------------

Writer = Callable[[Sequence[Sequence[object]]], None]


def _stream(batch: Batch, draft: Path, writers: dict[str, list[Writer]], book: Samlet | None, sums: Sums) -> None:
    _give(writers["findings"], batch.notes)
    if book is not None:
        book.findings(batch.notes)
    for content in letters(_counted(batch, sums), draft / LETTERS):
        rows: dict[str, Sequence[Sequence[object]]] = {
            "facts": content.facts, "programmes": [content.programme], "findings": content.findings,
        }  # fmt: skip
        for name in STREAMED:
            _give(writers[name], rows[name])
        if book is not None:
            book.add(content)


def _counted(batch: Batch, sums: Sums) -> Iterator[Content]:
    """Each content after its facts have been held against its own workbook's sums, and counted."""
    for content in batch.every:
        wrong = untied(content)
        if wrong is not None:
            raise Untied(wrong)
        for fact in content.facts:
            sums.add((fact.table, fact.year, fact.kind), fact.amount)
        yield content


def _tie(batch: Batch, sums: Sums, draft: Path) -> None:
    """What stands in the written facts is what was counted, and every file has ended in one way."""
    written: Sums = Tally()
    rows = 0
    with (draft / "facts.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            written.add((row["table"], row["year"], row["kind"]), Decimal(row["amount"]))
            rows += 1
    if written != sums or rows != sum(one.facts for one in batch.settled.chosen):
        raise Untied("facts.csv")
    counts = batch.counts
    if sum(counts[state] for state in ENDS) != batch.files or sum(counts.values()) != batch.files:
        raise Untied("files")


def _give(writers: Iterable[Writer], rows: Sequence[Sequence[object]]) -> None:
    for write in writers:
        write(rows)


# --- csv and Parquet -------------------------------------------------------------------------------------------


def _writers(stack: ExitStack, draft: Path, name: str) -> list[Writer]:
    # csv: UTF-8 with BOM, comma, decimal point, LF.
    file = stack.enter_context((draft / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
    writers = [_csv(file, TABLES[name]._fields)]
    if parquet_is_there():
        parquet = _Parquet(draft / f"{name}.parquet", TABLES[name])
        stack.callback(parquet.close)
        writers.append(parquet.add)
    return writers


def _csv(file: TextIO, columns: Sequence[str]) -> Writer:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)

    def write(rows: Sequence[Sequence[object]]) -> None:
        writer.writerows([_cell(value) for value in row] for row in rows)

    return write


def _cell(value: object) -> object:
    """As csv has it. A text that a spreadsheet would run as a formula gets an apostrophe; a negative number none."""
    if isinstance(value, str):
        runs = value.startswith(FORMULA_STARTS) and not NEGATIVE.fullmatch(value)
        return f"'{value}" if runs else value
    return plain(value) if isinstance(value, Decimal) else value


class _Parquet:
    """Rows to a Parquet file, in groups. An amount is the double that stood in the workbook."""

    def __init__(self, path: Path, kind: Any) -> None:
        import pyarrow
        from pyarrow import parquet

        kinds = {"int": pyarrow.int64(), "Decimal": pyarrow.float64(), "Decimal | None": pyarrow.float64()}
        hints = kind.__annotations__
        names = {name: hint if isinstance(hint, str) else hint.__forward_arg__ for name, hint in hints.items()}
        self.schema = pyarrow.schema([(name, kinds.get(hint, pyarrow.string())) for name, hint in names.items()])
        self.file = path.open("wb")  # opened here: pyarrow takes no name that is not UTF-8
        self.writer = parquet.ParquetWriter(self.file, self.schema)
        self.rows: list[Sequence[object]] = []

    def add(self, rows: Sequence[Sequence[object]]) -> None:
        self.rows += rows
        if len(self.rows) >= PARQUET_ROWS:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        columns = zip(*self.rows, strict=True) if self.rows else [()] * len(self.schema)
        arrays = [
            pyarrow.array([float(one) if isinstance(one, Decimal) else one for one in column], field.type)
            for column, field in zip(columns, self.schema, strict=True)
        ]
        self.writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self.schema))
        self.rows = []

    def close(self) -> None:
        self._flush()
        self.writer.close()
        self.file.close()


# --- beside the tables -----------------------------------------------------------------------------------------


def recover(folder: Path) -> None:
    """Finish what a killed run had begun, so that the folder holds one whole set."""
    new = [name for name in files.begun(folder) if _inside(name)]
    files.recover(folder, _gone(folder, folder / READY), new)


def refuse_others(folder: Path, force: bool, new: Iterable[str] = OUTPUTS, goes_on: bool = True) -> None:
    """Raises `files.Taken` for a file that would be written over or taken away, and is not as a run of ours left it.

    Ours are known by the hashes in run.json; a set that has no journal to go on from has been put away, and none of it
    is written over. With `force` only what is no file is in the way.
    """
    refuse_strange(folder)
    known = _known(folder)
    for path, hashes in ((folder / name, known[name]) for name in sorted({*new, *known})):
        refuse_blocked(path)
        # A link to nothing is somebody's too.
        if os.path.lexists(path) and not force and not (goes_on and _is_ours(path, hashes)):
            refuse_taken(path)


def _is_ours(path: Path, hashes: Container[str]) -> bool:
    """Whether a file is as a run left it; run.json itself says so of the others."""
    return is_set(path.parent) if path.name == RENAMED_LAST else path.is_file() and _hash(path) in hashes


def is_written(path: Path) -> bool:
    """Whether this is the folder of letters in a set of ours, or a file of it as the run left it."""
    folder = path.parent
    return is_set(folder) if path.name == LETTERS else path.is_file() and _is_ours(path, _known(folder)[path.name])


def _known(folder: Path) -> defaultdict[str, set[str]]:
    """The hashes that each file of ours may have: that of the set, and those of a switch that was cut short."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for place in (folder, folder / OLD, folder / READY, folder / DRAFT):
        for name, sha256 in _written(place).items():
            if _inside(name):
                known[name].add(sha256)
    return known


def is_set(folder: Path) -> bool:
    """Whether a set of ours lies here."""
    return bool(_written(whole(folder)))


def _gone(folder: Path, new: Path) -> list[str]:
    """What the set that stands here wrote and the new one has not; nothing when there is none of ours."""
    written = _written(new)
    return [name for name in _written(whole(folder)) if name not in written and _inside(name)]


def _written(folder: Path) -> dict[str, str]:
    """The files of a set and their hashes, as its run.json has them."""
    try:
        outputs = json.loads((folder / RENAMED_LAST).read_text(encoding="utf-8"))["outputs"]
        return {str(name): str(one["sha256"]) for name, one in outputs.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _inside(name: str) -> bool:
    """Whether a name is one that we write, so that a run.json from elsewhere can take nothing else away."""
    stem, _, ending = name.rpartition(".")
    own = {*OUTPUTS, *(f"{table}.parquet" for table in TABLES)}
    return name in own or (
        ending == "md" and name.startswith(f"{LETTERS}/") and stem.count("/") == 1 and ".." not in name
    )


def _run(batch: Batch, draft: Path, written: Sequence[str], sums: Sums, edition: str) -> bytes:
    """The run in figures: files by how they ended, control totals, and the hash of every file written."""
    counts = batch.counts
    totals: dict[str, dict[str, dict[str, str]]] = {}
    for (table, year, kind), amount in sorted(sums.items()):
        totals.setdefault(table, {}).setdefault(year or "-", {})[kind or "-"] = plain(amount)
    states = [due.state for due in batch.states.due]
    document = {
        "schema": 1,
        "set": ".",
        "tool": edition,
        "files": {"found": batch.files, **{state: counts[state] for state in ENDS}, "skipped": len(batch.skipped)},
        "expected": {state: states.count(state) for state in STATES} if states else None,
        "programmes": len(batch.settled.chosen),
        "facts": sum(one.facts for one in batch.settled.chosen),
        "totals": totals,
        "outputs": {name: {"sha256": _hash(draft / name), "bytes": (draft / name).stat().st_size} for name in written},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
