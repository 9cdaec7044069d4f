"""A damaged form is refused, or says so in a finding, or holds in a field what might as well have been typed there."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

import omstilling_xlsx as ox
from tests.hostile import Lie, form_parts, zipped
from workbook.check import Report
from workbook.fields import Field, Input, Nature
from workbook.form.form import Form
from workbook.limits import LIMITS
from workbook.submission import Answer

PLAN = Path(__file__).parent.parent / "samples" / "utfylt" / "fjellvik.xlsx"
FLIPS, CUTS, MUTATIONS = 1_500, 500, 2_000
ROUNDS = 10  # tests for each kind, so that a failure names a tenth of it


@cache
def clean() -> Report:
    return ox.check(PLAN)


def silent(data: bytes, path: Path) -> list[str]:
    """The fields of a damaged form whose answers nobody typed and nobody tells of."""
    path.write_bytes(data)
    started = time.thread_time()
    report = ox.check(path)
    assert time.thread_time() - started < LIMITS.seconds
    if report.submission is None:
        assert report.refusal is not None
        return []
    known = {(one.rule, one.fingerprint) for one in clean().findings}
    if {(one.rule, one.fingerprint) for one in report.findings} - known:
        return []
    return list(_differing(path, report.submission.form, report.submission.answers, _answers(clean())))


def _answers(report: Report) -> Mapping[Field, Answer]:
    assert report.submission is not None
    return report.submission.answers


def _differing(path: Path, form: Form, found: Mapping[Field, Answer], before: Mapping[Field, Answer]) -> Iterator[str]:
    for name in found.keys() | before.keys():
        one, other = found.get(name), before.get(name)
        same = one is not None and other is not None and (one.counted, one.state) == (other.counted, other.state)
        if not same and not _legal(path, form, name, one):
            yield f"{name}: {other} became {one}"


def _legal(path: Path, form: Form, name: Field, answer: Answer | None) -> bool:
    """Whether the field may hold this, and does so in the eyes of openpyxl too."""
    entry = form.inputs.get(name)
    if entry is None or entry.input is None:
        return False
    cell = entry.cell if answer is None else answer.cell
    theirs = openpyxl.load_workbook(path)[cell.sheet][cell.a1].value
    if answer is None:
        return theirs is None
    return _fits(entry.input, answer) and (isinstance(theirs, datetime) or str(theirs) == answer.raw)


def _fits(wanted: Input, answer: Answer) -> bool:
    value = answer.counted
    if wanted.nature in (Nature.NUMBER, Nature.DATE):
        least = Decimal(-1) if wanted.least is None else wanted.least
        return isinstance(value, Decimal) and value >= least
    return isinstance(value, str) and bool(value)


def flipped(seed: int) -> bytes:
    chance = random.Random(f"flip {seed}")
    data = bytearray(PLAN.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut(seed: int) -> bytes:
    chance = random.Random(f"cut {seed}")
    data = PLAN.read_bytes()
    return data[: chance.randrange(len(data))] + b"\0" * chance.choice((0, 0, chance.randrange(5_000)))


@cache
def parts() -> dict[str, bytes]:
    return {name: content for name, content in form_parts().items() if "theme" not in name}


PIECES = re.compile(rb"<[^<>]*>|[^<>]+")
BYTES = b"0123456789<>/=\"'& ;:.,-_#!$aAcCrRstvxX\xc3\xa5\xff\0"


def mutated(seed: int) -> bytes:
    """The form with one thing changed in the XML of one part: a byte, or a tag or text gone, doubled or moved."""
    chance = random.Random(f"mutation {seed}")
    name = chance.choice(list(parts()))
    content = parts()[name]
    if chance.random() < 0.5:
        at = chance.randrange(len(content))
        new = content[:at] + bytes([chance.choice(BYTES)]) + content[at + chance.choice((0, 1, 1, 1, 2)) :]
    else:
        new = b"".join(_rearranged(PIECES.findall(content), chance))
    changed = {**parts(), name: new}
    return zipped(changed, {part: Lie(method=0) for part in changed})


def _rearranged(pieces: list[bytes], chance: random.Random) -> list[bytes]:
    """The pieces of a part, with an element or a piece taken away, doubled, or two pieces exchanged."""
    at, to = chance.randrange(len(pieces)), chance.randrange(len(pieces))
    start = b"<" + pieces[at][1:].split(b" ")[0].strip(b"/>")
    end = next((i + 1 for i in range(at, min(at + 60, len(pieces))) if pieces[i].startswith(b"</" + start[1:])), at + 1)
    what = chance.randrange(4)
    if what == 0:
        del pieces[at:end]
    elif what == 1:
        pieces[at:at] = pieces[at:end]
    elif what == 2:
        pieces[at], pieces[to] = pieces[to], pieces[at]
    else:
        pieces[at] = re.sub(rb"[0-9]+", lambda number: str(chance.randrange(30)).encode(), pieces[at], count=1)
    return pieces


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize(("damaged", "count"), [(flipped, FLIPS), (cut, CUTS), (mutated, MUTATIONS)])
def test_damage_is_never_silent(damaged: object, count: int, turn: int, tmp_path: Path) -> None:
    assert callable(damaged)
    wrong = {seed: silent(damaged(seed), tmp_path / "plan.xlsx") for seed in range(turn, count, ROUNDS)}
    assert {seed: fields for seed, fields in wrong.items() if fields} == {}
