"""Every seed, and so every find of the fuzzing, is read without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.run import SEEDS, TARGETS

ALL = sorted(path for path in SEEDS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_seed(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_each_target_has_its_seeds() -> None:
    assert {path.parent.name for path in ALL} == TARGETS.keys()
