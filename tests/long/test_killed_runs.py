"""Twenty runs killed at random moments: `python -m pytest tests/long/test_killed_runs.py`."""

from __future__ import annotations

from pathlib import Path

from tests.test_dataset_whole import Sets, moments


def test_twenty_random_moments(tmp_path: Path) -> None:
    moments(Sets(tmp_path), 20, 2)
