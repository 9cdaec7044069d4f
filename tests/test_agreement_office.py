"""The office programs compute every formula of the random fillings, and agree with ours on every cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import engines
from tests.conftest import needs
from tests.test_agreement import disagreements, folder, workbooks

__all__ = ["folder"]  # the same fillings, written by the same fixture

# Gnumeric is started anew for each file: every fifth here, thousands in tests/long.
GNUMERIC_EACH = 5


@pytest.mark.office
def test_libreoffice_agrees(folder: Path, tmp_path: Path) -> None:
    needs("soffice")
    computed = engines.libreoffice(workbooks(folder), tmp_path)
    wrong = {path.name: disagreements(int(path.stem), engines.results(out))[:5] for path, out in computed.items()}
    assert {name: cells for name, cells in wrong.items() if cells} == {}


@pytest.mark.office
def test_gnumeric_agrees(folder: Path, tmp_path: Path) -> None:
    needs("ssconvert")
    computed = engines.gnumeric(workbooks(folder)[::GNUMERIC_EACH], tmp_path)
    wrong = {path.name: disagreements(int(path.stem), engines.results(out))[:5] for path, out in computed.items()}
    assert {name: cells for name, cells in wrong.items() if cells} == {}
