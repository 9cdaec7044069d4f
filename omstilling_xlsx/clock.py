"""The moment that reports carry: now, or what SOURCE_DATE_EPOCH says, so that a second run gives the same bytes."""

from __future__ import annotations

import math
import os
import re
from datetime import UTC, datetime

from omstilling_xlsx.speech import Stop, said
from workbook.phrase import inert


def now() -> datetime:
    """Raises Stop for a SOURCE_DATE_EPOCH that is no moment."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return datetime.now(UTC)
    try:
        # int() would take underscores, and has trouble with thousands of digits.
        return datetime.fromtimestamp(int(given) if re.fullmatch("[0-9]{1,20}", given) else math.inf, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Stop(said("cli.epoch", value=inert(given))) from error
