"""The moment that reports carry: now, or what SOURCE_DATE_EPOCH says, so that a second run gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def now() -> datetime:
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
