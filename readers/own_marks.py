"""What `check` itself put into a copy that goes back: taken out of what is read, as long as its seal is whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from readers.package import Package
from workbook.seal import JOINT, NOTES, PROPERTY, seal
from workbook.stored import Comment, SheetRead

HARMLESS = frozenset(("printerSettings",))  # what a program hangs on any sheet it saves


def without_own_marks(package: Package) -> Package:
    """The workbook without our sheet of findings and our notes; all of it when the sheet is not as we wrote it."""
    sealed = package.custom.get(PROPERTY)
    own = next((sheet for sheet in package.sheets if sealed and _seal_of(sheet) == sealed), None)
    if own is None:
        return package
    notes = {found.raw for (_, column), found in own.cells.items() if column == NOTES and found.raw}
    sheets = tuple(_without_notes(sheet, notes) for sheet in package.sheets if sheet is not own)
    return package._replace(sheets=sheets, comments=any(sheet.comments for sheet in sheets))


def _seal_of(sheet: SheetRead) -> str | None:
    """The seal of a sheet that holds plain texts and numbers and nothing else; None for any other."""
    plain = all(found.formula is None and found.kind in ("text", "number", "blank") for found in sheet.cells.values())
    if not plain or sheet.validations or sheet.duplicates or sheet.attached - HARMLESS:
        return None
    return seal((place, found.raw) for place, found in sheet.cells.items() if found.kind != "blank")


def _without_notes(sheet: SheetRead, notes: Collection[str]) -> SheetRead:
    return sheet._replace(comments=tuple(_others(sheet.comments, notes))) if sheet.comments else sheet


def _others(comments: tuple[Comment, ...], notes: Collection[str]) -> Iterator[Comment]:
    """Comments that are not ours, each without the note of ours that was put before it."""
    for one in comments:
        ours, joint, theirs = one.text.partition(JOINT)
        if ours not in notes:
            yield one
        elif joint:
            yield one._replace(text=theirs)
