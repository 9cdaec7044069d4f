"""The limits command prints what the code holds, in three languages."""

from __future__ import annotations

import json

import pytest

from generators.report.limits import limits_json, limits_text
from workbook.limits import LIMITS, MIB, Limits
from workbook.texts import texts


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_one_line_for_each_limit(language: str) -> None:
    lines = limits_text(LIMITS, texts(language)).splitlines()[2:]
    assert len(lines) == len(LIMITS._asdict())
    assert len({line.rindex("  ") for line in lines}) == 1


def test_amounts_are_those_of_the_code() -> None:
    limits = Limits(file=3 * MIB, parts=1_234, run=7 * 1024, seconds=1.5)
    lines = limits_text(limits, texts("nb")).splitlines()
    said = {line.split("  ")[-1]: line.rpartition("  ")[0].strip() for line in lines[2:]}
    assert said["hele filen"] == "3 MiB"
    assert said["deler i filen"] == "1\u00a0234"
    assert said["i ett stykke uten merke"] == "7 KiB"
    assert said["sekunder prosessortid for hele kontrollen"] == "1,5"


def test_json_has_the_numbers() -> None:
    assert json.loads(limits_json(LIMITS)) == {"schema": 1, "limits": LIMITS._asdict()}
