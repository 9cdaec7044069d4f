"""A row of answers deleted, or copied in once more, in LibreOffice: every other answer still follows its own row.

Here each row of the tables of numbers, and some of every other; `tests/long/test_every_row.py` takes them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from readers.filled import read_filled
from tests import engines, tamper
from tests.conftest import needs
from workbook.fields import Field
from workbook.findings import Severity
from workbook.formula import Value
from workbook.submission import Submission

pytestmark = pytest.mark.office

Row = tuple[str, int]  # sheet, and row from 0
LAST_COLUMN = "N"
# A row of these has nothing of its own to be known by: it is one in a list.
LISTS = {("Mål", row) for row in range(15, 27)}


# All the rows that look alike and hold numbers, and one or two of every other table.
NUMBERS = ("Innsatsområder", "Finansiering", "Ressurser")
SOME = {"Oppsett": (29, 41), "Strategier": (9,), "Bærekraft": (14,), "Mål": (10, 15)}


@cache
def rows() -> tuple[Row, ...]:
    """Every row with an input, but those of Kontroll, whose rows are no table of answers."""
    cells = (entry.cell for entry in tamper.form().inputs.values())
    return tuple(sorted({(cell.sheet, cell.row) for cell in cells if cell.sheet != "Kontroll"}))


CHOSEN = tuple(row for row in rows() if row[0] in NUMBERS or row[1] in SOME[row[0]])


def removed(row: Row) -> list[engines.Action]:
    return tamper.on(row[0], {"do": "remove", "rows": [row[1], 1]})


def copied(row: Row) -> list[engines.Action]:
    """What «insert copied cells» does: a new row below, with all that stands in this one."""
    sheet, at = row
    return tamper.on(
        sheet,
        {"do": "insert", "rows": [at + 1, 1]},
        {"do": "copy", "cell": f"A{at + 1}:{LAST_COLUMN}{at + 1}", "to": f"A{at + 2}"},
    )


@cache
def made(chosen: tuple[Row, ...] = CHOSEN) -> Mapping[tuple[str, Row], Path]:
    """Both variants of each row, by LibreOffice in one go."""
    folder = Path(mkdtemp(prefix="rader-"))
    source = folder / "utfylt.xlsx"
    source.write_bytes(tamper.plan())
    variants = {}
    for name, act in (("removed", removed), ("copied", copied)):
        for row in chosen:
            variants[name, row] = (folder / name / f"{row[0]}-{row[1]}.xlsx", act(row))
    (folder / "removed").mkdir()
    (folder / "copied").mkdir()
    engines.act_each(source, dict(variants.values()))
    return {key: path for key, (path, _) in variants.items()}


def answers(submission: Submission) -> dict[Field, Value]:
    return {field: answer.counted for field, answer in submission.answers.items()}


@cache
def whole() -> Mapping[Field, Value]:
    path = Path(mkdtemp()) / "hel.xlsx"
    path.write_bytes(tamper.plan())
    return answers(read_filled(path))


def in_row(row: Row) -> Iterator[Field]:
    return (field for field, entry in tamper.form().inputs.items() if (entry.cell.sheet, entry.cell.row) == row)


def judge_removed(row: Row, path: Path) -> None:
    """The answers of the deleted row are gone, and no other has moved."""
    submission, gone = read_filled(path), set(in_row(row))
    assert answers(submission) == {field: value for field, value in whole().items() if field not in gone}
    (told,) = [one for one in submission.integrity if one.rule == "OMX117"]
    assert (told.severity, told.facts["which"]) == (Severity.ERROR, str(row[1] + 1))


def judge_copied(row: Row, path: Path) -> None:
    """No answer has moved, and what was copied in is told of."""
    submission = read_filled(path)
    assert answers(submission) == whole()
    (told,) = [one for one in submission.integrity if one.rule == "OMX116"]
    assert told.facts["which"] in (str(row[1] + 1), str(row[1] + 2))
    filled = whole().keys() & set(in_row(row))
    assert not filled or told.severity is Severity.ERROR


def judge_list(row: Row, removed: Path, copied: Path) -> None:
    """One row of a list is like another: what is read stands in its order, and none is lost without a word."""
    once = len([field for field in whole() if field.table == "indicators"])
    mine = len([field for field in in_row(row) if field in whole()])
    for path, rule, expected in ((removed, "OMX117", once - mine), (copied, "OMX116", once + mine)):
        submission = read_filled(path)
        assert len([field for field in submission.answers if field.table == "indicators"]) == expected
        assert rule in {one.rule for one in submission.integrity}


def judge(row: Row, files: Mapping[tuple[str, Row], Path]) -> None:
    removed, copied = files["removed", row], files["copied", row]
    if row in LISTS:
        judge_list(row, removed, copied)
    else:
        judge_removed(row, removed)
        judge_copied(row, copied)


@pytest.mark.parametrize("row", CHOSEN, ids=lambda row: f"{row[0]}-{row[1] + 1}")
def test_every_answer_follows_its_own_row(row: Row) -> None:
    needs("soffice", "python3-uno")
    judge(row, made())
