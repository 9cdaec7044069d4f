"""A file of accepted deviations (TOML) → acceptances. An unknown key or a wrong type is refused with its place."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from readers.opening import MIB, Unopened, read_small, text_of, toml_of
from readers.setup_file import line_of
from workbook.numbers import plain, written
from workbook.phrase import Phrase, spoken
from workbook.rules.catalogue import BY_ID
from workbook.setup import is_schema
from workbook.terms import Acceptance

NEEDED = ("rule", "reason", "who", "until")
NUMBERS = ("actual", "expected")
ALLOWED = Acceptance._fields
TABLES = ("schema", "accept")
LARGEST = MIB


class AcceptRefused(Exception):
    """A file of acceptances that cannot be used; `says` tells where and why."""

    def __init__(self, why: str, path: Path, **facts: Any) -> None:
        super().__init__(why)
        self.says = Phrase(f"accept.{why}", {"path": str(path), **facts})

    def __str__(self) -> str:
        return spoken(self.says.key, self.says.facts)


def read_acceptances(path: Path) -> tuple[Acceptance, ...]:
    """Every entry of the file, in its order."""
    text, document = _document(path)
    if not is_schema(document.get("schema")):
        raise AcceptRefused("schema", path)
    unknown = next((key for key in document if key not in TABLES), None)
    if unknown is not None:
        raise _unknown(unknown, text, path)
    entries = document.get("accept", [])
    rows = entries if isinstance(entries, list) else [entries]
    return tuple(_entry(row, number, path) for number, row in enumerate(rows, start=1))


def _document(path: Path) -> tuple[str, dict[str, Any]]:
    """The file as text and as TOML."""
    try:
        text = text_of(read_small(path, LARGEST))
        return text, toml_of(text)
    except Unopened as error:
        line = f":{error.line}" if error.line else ""
        raise AcceptRefused("unopened", path, line=line, says=error.says) from error


def _unknown(key: str, text: str, path: Path) -> AcceptRefused:
    """A key or table at the top that is none of ours: where it stands, and what it may be a slip for."""
    near = get_close_matches(key.casefold(), TABLES, 1)
    hint = (Phrase("accept.near", {"nearest": near[0]}),) if near else ("",)
    line = line_of(key, text)
    return AcceptRefused("bad_table", path, line=f":{line}" if line else "", key=key, hint=hint)


def _entry(row: Any, number: int, path: Path) -> Acceptance:
    if not isinstance(row, dict):
        raise AcceptRefused("not_tables", path)
    for key in row:
        if key not in ALLOWED:
            raise AcceptRefused("bad_key", path, number=number, key=key, allowed=", ".join(ALLOWED))
    for key in NEEDED:
        if key not in row:
            raise AcceptRefused("missing", path, number=number, key=key)
    return Acceptance(**{key: _value(key, value, number, path) for key, value in row.items()})


def _value(key: str, value: Any, number: int, path: Path) -> Any:
    if key == "until":
        good = isinstance(value, date) and not isinstance(value, datetime)
        return value if good else _wrong(key, number, path, "date")
    if not isinstance(value, str) or not value.strip():
        return _wrong(key, number, path, "text")
    if key == "rule":
        return value if value in BY_ID else _wrong(key, number, path, "rule")
    return _number(value, key, number, path) if key in NUMBERS else value


def _number(value: str, key: str, number: int, path: Path) -> Any:
    amount = written(value)
    return _wrong(key, number, path, "number") if amount is None else plain(amount)


def _wrong(key: str, number: int, path: Path, wanted: str) -> Any:
    raise AcceptRefused("bad_value", path, number=number, key=key, wanted=Phrase(f"accept.{wanted}"))
