"""What click writes by itself (the frame of a help, a password typed twice) in our words; the texts are `click.*`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# What click hands to gettext, and the key of ours; a new one is a line here.
WORDS = {
    "Usage:": "click.usage",
    "Options": "click.options",
    "Commands": "click.commands",
    "Show this message and exit.": "click.help",
    "Show the version and exit.": "click.version",
    "required": "click.required",
    "default: {default}": "click.default",
    "%(prog)s, version %(version)s": "click.version_line",
    "Error: {message}": "click.error",
    "Error: The two entered values do not match.": "click.not_match",
    "path": "click.path",
}
MODULES = ("core", "decorators", "exceptions", "formatting", "termui", "types")


def speak() -> None:
    """Put our words in the place of gettext's, for this process; click asks no other way."""
    for name in MODULES:
        module: Any = import_module(f"click.{name}")
        module._ = _word


def _word(english: str) -> str:
    # Only this one catalogue: a help loads no more than it says.
    from workbook.texts.nb.system import TEXTS

    return TEXTS[WORDS[english]] if english in WORDS else english
