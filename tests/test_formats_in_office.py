"""The list of findings and the annotated copy in real office programs: they open, and hold what was written."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import omstilling_xlsx as ox
from generators.report.formats import OF_A_RUN, annotated
from tests.conftest import needs
from tests.engines import cached, gnumeric, libreoffice
from tests.reports import hostile_file, results_of
from workbook.texts import texts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The list and the annotated copy of the hostile plan."""
    folder = tmp_path_factory.mktemp("kontor")
    results = results_of(hostile_file(folder))
    listing, copy = folder / "liste.xlsx", folder / "retur.xlsx"
    listing.write_bytes(OF_A_RUN["xlsx"](results))
    data = annotated(results.judged[0], texts("nb"))
    assert data is not None
    copy.write_bytes(data)
    return listing, copy


def words(path: Path) -> dict[tuple[str, str], object]:
    return {place: value for place, value in cached(path).items() if value != "" and place[0] in SHEETS}


SHEETS = ("Funn", "Regler", "Filer")


@pytest.mark.office
def test_libreoffice_opens_both_and_keeps_every_word(made: tuple[Path, Path], tmp_path: Path) -> None:
    needs("soffice")
    for path, saved in libreoffice(list(made), tmp_path).items():
        assert words(saved) == words(path), path.name
    saved_copy = tmp_path / made[1].name
    told = [one.rule for one in ox.check(saved_copy).findings if one.rule >= "OMX200"]
    assert told == [one.rule for one in ox.check(made[1]).findings if one.rule >= "OMX200"]
    notes = [cell.comment for row in openpyxl.load_workbook(saved_copy)["Finansiering"].iter_rows() for cell in row]
    assert any(note is not None and "OMX201" in note.text for note in notes)


@pytest.mark.office
def test_gnumeric_opens_both_and_keeps_every_word(made: tuple[Path, Path], tmp_path: Path) -> None:
    needs("ssconvert")
    for path, saved in gnumeric(list(made), tmp_path).items():
        assert words(saved) == words(path), path.name
