"""Where a rearranged sheet's rows and columns went, by the formulas that point at them, and by its own.

A program moves the references of every formula along with the cells, so a formula on a sheet that stands as issued
tells where each row that it points at is now; and a row's own formulas still point at the same cells elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from readers.references import normal, paired, plain_name
from readers.shared import column_number
from workbook.cells import quoted
from workbook.form.page import Sheet
from workbook.formula import Formula
from workbook.stored import SheetRead

Whole = tuple[Sheet, SheetRead]  # a sheet of the form, and the one of the file
Votes = dict[int, Counter[int]]

_OUTWARD = re.compile(r'"(?:[^"]|"")*"|(\w+)!(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)')


class Links(NamedTuple):
    """Where rows and columns stand by what points at them, by the form's own."""

    rows: Mapping[int, int]
    columns: Mapping[int, int]


def links(issued: Sheet, sheet: SheetRead, straight: Sequence[Whole]) -> Links:
    """What the formulas of the sheets that stand as issued say of this one."""
    rows: Votes = {}
    columns: Votes = {}
    own, name = plain_name(issued.name), plain_name(sheet.name)
    for wanted, found in _pointing_at(issued, straight):
        for mine, theirs in paired(wanted, found):
            if (mine[1], theirs[1]) == (own, name):
                _vote(rows, [(int(one[3]) - 1, int(one[5] or one[3]) - 1) for one in (mine, theirs)])
                _vote(columns, [(column_number(one[2]), column_number(one[4] or one[2])) for one in (mine, theirs)])
    return Links(_elected(rows), _elected(columns))


def _pointing_at(issued: Sheet, straight: Sequence[Whole]) -> Iterator[tuple[str, str]]:
    """The formulas that name the sheet, each as issued and as found, in normal form."""
    name = f"{quoted(issued.name)}!"
    for other, there in straight:
        for entry in other.entries:
            found = there.cells.get((entry.cell.row, entry.cell.column))
            if isinstance(entry.content, Formula) and name in entry.content.excel and found and found.formula:
                yield normal(entry.content.on(other.name), other.name), normal(found.formula, there.name)


def _vote(votes: Votes, ends: Sequence[tuple[int, int]]) -> None:
    """What lies in one row, or column, in the form and in the file says where that one is; a longer range does not."""
    (first, last), (found, found_last) = ends
    if first == last and found == found_last:
        votes.setdefault(first, Counter())[found] += 1


def _elected(votes: Votes) -> dict[int, int]:
    return {one: max(sorted(found), key=found.__getitem__) for one, found in votes.items()}


def outward(normal_formula: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The references to sheets that stand as issued; `names` are the form's plain names of those, by the file's."""
    found = _OUTWARD.finditer(normal_formula)
    return tuple(f"{names[one[1]]}!{one[2]}" for one in found if one[1] is not None and one[1] in names)
