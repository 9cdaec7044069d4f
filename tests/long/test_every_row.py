"""Every row of answers deleted, and copied in once more, in LibreOffice: `pytest tests/long/test_every_row.py`."""

from __future__ import annotations

import pytest

from tests.conftest import needs
from tests.test_rows_moved import CHOSEN, Row, judge, made, rows

OTHERS = tuple(row for row in rows() if row not in CHOSEN)


@pytest.mark.office
@pytest.mark.parametrize("row", OTHERS, ids=lambda row: f"{row[0]}-{row[1] + 1}")
def test_every_answer_follows_its_own_row(row: Row) -> None:
    needs("soffice", "python3-uno")
    judge(row, made(OTHERS))
