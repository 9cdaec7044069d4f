"""Cells in, the fewest plain rectangles out: what a validation, a protected range or a condition is applied to."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.cells import Cell, Span


def blocks(cells: Iterable[Cell]) -> tuple[Span, ...]:
    """The rectangles that the cells of one sheet fill: runs along a row, joined while the next row has the same run."""
    open_runs: dict[tuple[int, int], Span] = {}
    done: list[Span] = []
    for run in _runs(cells):
        columns = run.first.column, run.last.column
        above = open_runs.get(columns)
        if above is not None and above.last.row == run.first.row - 1:
            open_runs[columns] = Span(above.first, run.last)
            continue
        if above is not None:
            done.append(above)
        open_runs[columns] = run
    return tuple(sorted((*done, *open_runs.values())))


def _runs(cells: Iterable[Cell]) -> list[Span]:
    """Cells side by side in a row, row by row."""
    runs: list[Span] = []
    for cell in sorted(set(cells)):
        if runs and runs[-1].last == cell.moved(columns=-1):
            runs[-1] = Span(runs[-1].first, cell)
        else:
            runs.append(Span(cell, cell))
    return runs


def sqref(spans: Iterable[Span]) -> str:
    """Rectangles as a sheet's XML lists them: C7:H11 C13:H14."""
    return " ".join(span.a1 for span in spans)
