"""Setups in, forms out: one with its answers, or one for each row of a register, written as the rows are read."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generators.file_names import file_stem
from generators.files import Where, make_folder, refuse_inputs, write_whole
from generators.form import form_bytes
from readers.setup_register import Problem, Programme, read_register
from workbook.form.build import build_form
from workbook.phrase import inert, spoken
from workbook.setup import Setup, SetupError
from workbook.spread import spread
from workbook.texts import texts


def workbook_of(setup: Setup, spreading: bool = False, password: str | None = None) -> bytes:
    """The form of a setup, its job targets laid out from the goal when asked for."""
    # Not the build_form that keeps its forms: of thousands of programmes no two are the same.
    form = build_form.__wrapped__(setup)
    if not spreading:
        return form_bytes(form, password=password)
    prefilled = {form.input_at[cell]: content for cell, content in form.prefilled.items()}
    return form_bytes(form, {**prefilled, **spread(setup)}, password)


class BadRows(ValueError):
    """A register with rows that give no form; nothing was written."""

    def __init__(self, register: Path, problems: Sequence[Problem]) -> None:
        super().__init__(register, problems)
        self.register, self.problems = register, tuple(problems)

    def __str__(self) -> str:
        lines = [_row_words(self.register, one) for one in self.problems]
        return "\n".join((*lines, spoken("register.nothing_written", {"number": len(lines)})))


def _row_words(register: Path, problem: Problem) -> str:
    says = spoken(f"setup.{problem.message_key}", {**problem.facts, "where": problem.column})
    return texts("nb")("register.row", file=inert(register.name), row=problem.row, says=says)


@dataclass(frozen=True)
class Issue:
    """A register that was read through and found good, and the name of each row's file."""

    common: Mapping[str, object]
    register: Path
    folder: Path
    names: tuple[str, ...]
    force: bool
    spreading: bool


def planned(
    common: Mapping[str, object], register: Path, folder: Path, force: bool, spreading: bool, read: Sequence[Where] = ()
) -> Issue:
    """Read the register through and name every file, before any is written.

    Raises BadRows, `readers.rows.RowsRefused`, FileExistsError without `force`, or `generators.files.OverInput` when
    one of them is the register or else among those `read`.
    """
    names: dict[str, int] = {}
    seen: dict[tuple[object, ...], int] = {}
    problems: list[Problem] = []
    for found in read_register(register, common):
        problem = found if isinstance(found, Problem) else _wrong(found, seen, spreading)
        if problem is not None:
            problems.append(problem)
        elif isinstance(found, Programme):
            names[_free(file_stem(found.setup), names)] = found.row
    if problems:
        raise BadRows(register, problems)
    refuse_inputs((folder / name for name in names), (register, *read))
    for name in names:
        if not force and (folder / name).exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / name))
    return Issue(common, register, folder, tuple(names), force, spreading)


def written(issue: Issue, password: str | None = None) -> Iterator[Path]:
    """Write one form after the other and keep none."""
    make_folder(issue.folder)
    rows = read_register(issue.register, issue.common)
    for name, found in zip(issue.names, rows, strict=True):
        if isinstance(found, Problem):  # the register was changed in the meantime
            raise BadRows(issue.register, [found])
        write_whole(issue.folder / name, workbook_of(found.setup, issue.spreading, password), issue.force)
        # What wrote the form refers to itself in circles; a hundred of them would be a hundred MB.
        gc.collect(0)
        yield issue.folder / name


def _wrong(found: Programme, seen: dict[tuple[object, ...], int], spreading: bool) -> Problem | None:
    """What keeps a good row from getting a form of its own."""
    setup = found.setup
    # One programme may have a form in each language, and one for each edition.
    key = setup.name.casefold(), setup.municipalities, setup.edition, setup.language
    other = seen.setdefault(key, found.row)
    if other != found.row:
        return Problem(found.row, "name", "word_row_twice", {"value": setup.name, "other": other})
    try:
        if spreading:
            spread(setup)
    except SetupError as error:
        return Problem(found.row, "goal_jobs", error.message_key, error.facts)
    return None


def _free(stem: str, taken: Mapping[str, int]) -> str:
    """The name, with a number when an earlier row has it."""
    number = 1
    name = f"{stem}.xlsx"
    while name in taken:
        number += 1
        name = f"{stem}-{number}.xlsx"
    return name
