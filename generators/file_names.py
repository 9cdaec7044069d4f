"""A programme in, the name of its file out: plain letters, short, and allowed on every system."""

from __future__ import annotations

import re
import unicodedata

from workbook.setup import Setup

LONGEST = 60
# Letters that have no plain letter inside them.
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŧ": "t", "ŋ": "n", "ß": "ss", "ł": "l", "þ": "th", "ð": "d"})


def file_stem(setup: Setup) -> str:
    """«Ås omstilling» in 4032 → «as-omstilling-4032». With the number it is never CON or NUL, which Windows forbids."""
    apart = unicodedata.normalize("NFKD", setup.name.casefold().translate(LETTERS))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    words = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")
    return f"{words or 'plan'}-{setup.municipalities[0]}"
