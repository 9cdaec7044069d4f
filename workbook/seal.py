"""How a check knows what it put into a copy itself: the sheet of findings, sealed, which lists the text of every note.

The seal is a hash of all that the sheet holds, kept among the workbook's own properties. Whatever somebody writes,
pastes or links there breaks it, and a sheet that somebody else calls by the same name never had one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from workbook.stored import Place

PROPERTY = "omx_funn"
NOTES = 7  # the column, from 0, that lists what the notes at the cells say
JOINT = "\n\n———\n\n"  # between a note of ours and the comment that stood at the cell


def seal(cells: Iterable[tuple[Place, str]]) -> str:
    """The seal of a sheet that holds these texts, whatever their order."""
    held = "\x1e".join(f"{row}\x1f{column}\x1f{text}" for (row, column), text in sorted(cells) if text)
    return hashlib.sha256(held.encode("utf-8", "replace")).hexdigest()
