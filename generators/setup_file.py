"""A `Setup` in, its TOML out: every limit is written, so that nothing changes when a default does.

A comment is the text `setup.comment.<section>.<key>`, said where the key stands first; a key without one has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from workbook.setup import RESERVE_MOST, YEARS_MOST, Kind, Setup, document_of
from workbook.texts import LANGUAGES, Texts, texts

WIDTH = 38
ALLOWED = {
    "languages": " | ".join(LANGUAGES),
    "kinds": " | ".join(Kind),
    "reserve_most": RESERVE_MOST,
    "years_most": YEARS_MOST,
}


def setup_toml(setup: Setup) -> str:
    """The setup as a file that `read_setup` reads back, with comments in the setup's language."""
    return "\n".join(_lines(document_of(setup), texts(setup.language))) + "\n"


def _lines(document: Mapping[str, object], said: Texts) -> Iterator[str]:
    # Keys outside a table come first: below a header they would be the table's.
    yield from (f"{key} = {_value(value)}" for key, value in document.items() if not _tables(value))
    commented: set[str] = set()
    for section, value in document.items():
        header = f"[[{section}]]" if isinstance(value, list) else f"[{section}]"
        for table in _tables(value):
            yield from ("", header)
            for key, one in table.items():
                comment = f"setup.comment.{section}.{key}"
                known = comment in said.catalogue and comment not in commented
                commented.add(comment)
                yield _line(key, one, said(comment, **ALLOWED) if known else None)


def _tables(value: object) -> list[Mapping[str, object]]:
    """The tables to write under a header of their own: one, one for each row, or none."""
    rows = value if isinstance(value, list) else [value]
    return [row for row in rows if isinstance(row, Mapping)]


def _line(key: str, value: object, comment: str | None) -> str:
    line = f"{key} = {_value(value)}"
    return line if comment is None else f"{line.ljust(WIDTH - 1)} # {comment}"


def _value(value: object) -> str:
    """JSON's texts, whole numbers, lists and true and false are TOML's too; only DEL differs, and no name holds it."""
    return json.dumps(value, ensure_ascii=False)
