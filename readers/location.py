"""Where the cells of a form stand in a file: by the sheet's name, else where the form's defined names point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readers.package import Found, Package, SheetRead
from workbook.cells import Cell
from workbook.form.form import Form


@dataclass(frozen=True)
class Located:
    """The form's sheets as found in a file: the form's name of each, and the sheet that has its cells."""

    sheets: Mapping[str, SheetRead]

    def found(self, cell: Cell) -> Found | None:
        sheet = self.sheets.get(cell.sheet)
        return None if sheet is None else sheet.cells.get((cell.row, cell.column))

    def place(self, cell: Cell) -> Cell:
        """The cell as a person finds it in the file."""
        sheet = self.sheets.get(cell.sheet)
        return cell if sheet is None else Cell(sheet.name, cell.row, cell.column)


def locate(package: Package, form: Form) -> Located:
    """Every sheet of the form that the file has, a renamed one by the names that point into it."""
    known = {sheet.name: sheet for sheet in package.sheets}
    found = {sheet.name: known[sheet.name] for sheet in form.sheets if sheet.name in known}
    for name, span in form.names.items():
        target = package.names.get(name, "").rpartition("!")[0].strip("'").replace("''", "'")
        if span.first.sheet not in found and target in known:
            found[span.first.sheet] = known[target]
    return Located(found)
