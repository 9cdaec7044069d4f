"""Independent engines compute every formula of hundreds of random fillings, and agree with ours on every cell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from generators.form import form_bytes
from tests import engines
from tests.conftest import needs
from tests.fillings import filling
from tests.plans import submitted
from workbook.formula import Value
from workbook.plan import status_cell

FILLINGS = 300
GNUMERIC_EACH = 10  # Gnumeric is started anew for each file: every tenth here, thousands in tests/long


def disagreements(seed: int, theirs: engines.Values) -> list[str]:
    """Every formula cell where an engine's value is not ours."""
    form, values = filling(seed)
    computed = submitted(form, values).values
    return [
        f"{cell.address}: {theirs.get((cell.sheet, cell.a1))!r} for {computed[cell]!r}"
        for cell in form.formulas
        if not alike(computed[cell], theirs.get((cell.sheet, cell.a1)))
    ]


def alike(own: Value, other: object) -> bool:
    if isinstance(own, Decimal):
        number = isinstance(other, (Decimal, int)) and not isinstance(other, bool)
        return number and abs(own - Decimal(str(other))) <= max(Decimal("1e-9"), abs(own) * Decimal("1e-12"))
    return (own or "") == (other or "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fillings as workbooks, written once."""
    path = tmp_path_factory.mktemp("fillings")
    for seed in range(FILLINGS):
        (path / f"{seed:03}.xlsx").write_bytes(form_bytes(*filling(seed)))
    return path


def workbooks(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.xlsx"))


def test_the_fillings_reach_every_status(folder: Path) -> None:
    """The comparison proves something only if every kind of verdict occurs."""
    seen: set[str] = set()
    for seed in range(FILLINGS):
        form, values = filling(seed)
        computed = submitted(form, values).values
        seen |= {f"{rule.id} {str(computed[status_cell(index)])[:1]}" for index, (rule, _) in enumerate(form.checks)}
    bad = {one.split()[0] for one in seen if one.split()[1] in "✗…!"}
    assert bad == {one.split()[0] for one in seen} - {"OMX304", "OMX211"} | ({"OMX211"} & bad)
    assert {one.split()[0] for one in seen if one.endswith("✓")} >= {"OMX301", "OMX402", "OMX403", "OMX501", "OMX601"}


@pytest.mark.parametrize("engine", [engines.ironcalc, engines.formualizer], ids=["ironcalc", "formualizer"])
def test_pip_engines_agree(folder: Path, engine: Callable[[Path], engines.Values]) -> None:
    wrong = {path.name: disagreements(int(path.stem), engine(path))[:5] for path in workbooks(folder)}
    assert {name: cells for name, cells in wrong.items() if cells} == {}


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


def test_cached_values_are_ours(folder: Path) -> None:
    wrong = {path.name: disagreements(int(path.stem), engines.results(path))[:5] for path in workbooks(folder)[:60]}
    assert {name: cells for name, cells in wrong.items() if cells} == {}
