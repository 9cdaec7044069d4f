"""The limits of what is read, for people and for machines; both from the code that holds them."""

from __future__ import annotations

import json
from decimal import Decimal

from workbook.limits import MIB, Limits
from workbook.numbers import shown
from workbook.texts import Texts


def limits_text(limits: Limits, texts: Texts) -> str:
    """One line for each limit, the numbers right under each other."""
    lines = [(_amount(value, texts), texts(f"limit.{name}")) for name, value in limits._asdict().items()]
    width = max(len(amount) for amount, _ in lines)
    return "\n".join([texts("limits.head"), "", *(f"{amount:>{width}}  {text}" for amount, text in lines)])


def limits_json(limits: Limits) -> str:
    """Sizes in bytes, time in seconds."""
    return json.dumps({"schema": 1, "limits": limits._asdict()}, indent=2)


def _amount(value: float, texts: Texts) -> str:
    """Whole mebibytes and kibibytes as such, all else as a number."""
    for unit, size in (("MiB", MIB), ("KiB", 1024)):
        if value >= size and not value % size:
            return f"{shown(Decimal(int(value) // size), texts.language)} {unit}"
    return shown(Decimal(repr(value)), texts.language)
