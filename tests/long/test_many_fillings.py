"""Three thousand random fillings beyond those of every run: `python -m pytest tests/long`, about ten minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generators.form import form_bytes
from tests import engines
from tests.conftest import needs
from tests.fillings import filling
from tests.test_agreement import FILLINGS, disagreements

ROUND = 100
ROUNDS = range(FILLINGS, FILLINGS + 3_000, ROUND)


@pytest.fixture(params=ROUNDS, ids=lambda first: f"{first}-")
def workbooks(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Path]]:
    """A hundred fillings at a time, written and then removed again."""
    paths = [tmp_path / f"{seed}.xlsx" for seed in range(request.param, request.param + ROUND)]
    for path in paths:
        path.write_bytes(form_bytes(*filling(int(path.stem))))
    yield paths
    for path in paths:
        path.unlink()


@pytest.mark.parametrize("engine", [engines.ironcalc, engines.formualizer], ids=["ironcalc", "formualizer"])
def test_pip_engines_agree(workbooks: list[Path], engine: Callable[[Path], engines.Values]) -> None:
    assert {path.name: wrong for path in workbooks if (wrong := disagreements(int(path.stem), engine(path)))} == {}


@pytest.mark.office
@pytest.mark.parametrize("program", ["soffice", "ssconvert"])
def test_office_programs_agree(workbooks: list[Path], program: str, tmp_path: Path) -> None:
    needs(program)
    recalculated = engines.libreoffice if program == "soffice" else engines.gnumeric
    computed = recalculated(workbooks, tmp_path / "out")
    wrong = {path.name: disagreements(int(path.stem), engines.results(copy)) for path, copy in computed.items()}
    assert {name: cells for name, cells in wrong.items() if cells} == {}
