"""Answers in JSON → their document, every number as it was written; `AnswersRefused` with why not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from readers.opening import text_of
from workbook.answers import kept
from workbook.numbers import written
from workbook.setup import is_schema, seen


class AnswersRefused(Exception):
    """Answers that are no document of ours: the facts of the text `message`."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message, facts)
        self.message, self.facts = message, facts


def read_answers(data: bytes) -> dict[str, object]:
    """The document of `schema`, `setup` and `answers`. Raises AnswersRefused, and `readers.opening.Unopened`."""
    document = _json(text_of(data))
    if not isinstance(document, dict) or not isinstance(document.get("setup"), dict):
        raise AnswersRefused("cli.no_setup")
    if not is_schema(document.get("schema")):
        raise AnswersRefused("cli.schema", found=seen(document.get("schema")))
    return document


def _json(text: str) -> object:
    try:
        return json.loads(
            text, parse_int=_whole, parse_float=_amount, parse_constant=_amount, object_pairs_hook=_record
        )
    except (json.JSONDecodeError, RecursionError) as error:
        raise AnswersRefused("cli.not_json", line=getattr(error, "lineno", 1)) from error


def _whole(text: str) -> int:
    return int(_amount(text))


def _amount(text: str) -> Decimal:
    """A number exactly as it stands; never through a float, and never larger than a cell can hold."""
    amount = written(text)
    if amount is None or not kept(amount):
        raise AnswersRefused("cli.bad_number", value=text)
    return amount


def _record(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        raise AnswersRefused("cli.twice", key=next(key for key in keys if keys.count(key) > 1))
    return record
