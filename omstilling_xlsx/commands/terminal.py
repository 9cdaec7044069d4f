"""What the reader's terminal can show: its width, its colours, its letters."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generators.report.terminal import Screen

NARROWEST, WIDEST = 60, 100


def screen(*, unfolded: bool, ascii: bool, no_color: bool) -> Screen:
    """The terminal behind stdout; colour only there, never in a file or a pipe."""
    from generators.report.terminal import Screen

    colour = sys.stdout.isatty() and not no_color and not os.environ.get("NO_COLOR")
    return Screen(_width(), colour and speaks_colour(), ascii or not speaks_unicode(), unfolded)


def lines(text: str) -> str:
    """A text in lines of the terminal's width."""
    from generators.report.terminal import folded

    return folded(text, _width())


def _width() -> int:
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


PLAINLY = "omstilling-plainly"


def write_plainly() -> None:
    """What a console cannot show is written as the plain sign for it, else as the letter under its marks, else as ?."""
    codecs.register_error(PLAINLY, _plainly)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=PLAINLY)


def _plainly(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return "".join(map(_plain, fault.object[fault.start : fault.end])), fault.end


def _plain(sign: str) -> str:
    from generators.file_names import LETTERS
    from generators.report.terminal import PLAIN_SIGNS

    letters = PLAIN_SIGNS.get(ord(sign)) or unicodedata.normalize("NFKD", sign.casefold().translate(LETTERS))
    plain = letters.encode("ascii", "ignore").decode() or "?"
    return plain.capitalize() if sign.isupper() else plain


def speaks_unicode() -> bool:
    return (sys.stdout.encoding or "ascii").lower().replace("-", "").replace("_", "") in ("utf8", "utf16", "utf8sig")


def speaks_colour() -> bool:
    """Whether escape codes colour instead of showing: not on an old Windows console or a dumb terminal."""
    if os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or bool(os.environ.get("WT_SESSION") or os.environ.get("ANSICON"))
