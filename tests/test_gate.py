"""The gate: what is let in, and the id of each refusal."""

from __future__ import annotations

import hashlib
import random
import threading
import time
import zipfile
from pathlib import Path

import pytest

from readers.gate import LIMITS, Received, receive
from readers.package import read_package
from readers.scan import scanned
from tests.conftest import refusing
from tests.hostile import CASES, SHEET, Case, Lie, book, honest, sheet, zipped
from workbook.findings import Refused
from workbook.texts.nb.refusals import TEXTS


def verdict(path: Path) -> str:
    """The id of the refusal, or "" for a file that is read; a refusal has its texts."""
    try:
        read_package(receive(path))
    except Refused as refused:
        refusal = refused.refusal
        return refusal.id if TEXTS[f"refusal.{refusal.id}"].format(**refusal.facts) else "no text"
    return ""


def contents(received: Received) -> dict[str, bytes]:
    return {name: b"".join(part.chunks()) for name, part in received.parts.items()}


# Traced for coverage, a file takes several times the CPU it takes a user; tests/test_hostile.py holds the seconds.
PATIENT = LIMITS._replace(seconds=60)


def refused(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        read_package(receive(path, PATIENT))
    return caught.value


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_hostile(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    case.write(path)
    started = time.process_time()
    refusal = refused(path).refusal
    assert refusal.id == case.id
    assert TEXTS[f"refusal.{refusal.id}"].format(**refusal.facts)
    assert TEXTS[f"refusal.{refusal.id}.remedy"]
    assert time.process_time() - started < 2 * LIMITS.seconds + 1


def test_each_refusal_has_a_text_and_each_text_a_refusal() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path("readers").glob("*.py"))
    keys = {key.removeprefix("refusal.").removesuffix(".remedy") for key in TEXTS}
    assert {f"refusal.{key}{end}" for key in keys for end in ("", ".remedy")} == TEXTS.keys()
    assert [key for key in sorted(keys) if f'"{key}"' not in sources] == []


def test_what_was_received(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    data = zipped(honest())
    path.write_bytes(data)
    received = receive(path)
    assert (received.name, received.size) == ("plan.xlsx", len(data))
    assert received.sha256 == hashlib.sha256(data).hexdigest()
    assert contents(received) == honest()
    assert path.read_bytes() == data


def test_honest_oddities_are_let_in(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    parts = {
        **honest(sheet=b"\xef\xbb\xbf" + sheet()),
        "customXml/item1.xml": "<a/>".encode("utf-16"),
        "xl/media/a.svg": b"<!DOCTYPE svg><svg/>",
        "xl/tom/": b"",
    }
    path.write_bytes(zipped(parts, {SHEET: Lie(method=0)}, comment=b"PK\x05\x06 hei"))
    assert read_package(receive(path)).sheets[0].cells[0, 0].raw == "1"


def test_streamed_zip(tmp_path: Path) -> None:
    """A writer that cannot seek leaves sizes at 0 and puts them behind each part."""

    class Pipe:
        def __init__(self) -> None:
            self.data = bytearray()

        def write(self, data: bytes) -> int:
            self.data += data
            return len(data)

        def flush(self) -> None:
            pass

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, content in honest().items():
            archive.writestr(name, content)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(pipe.data)
    assert contents(receive(path)) == honest()


def test_owner_file(tmp_path: Path) -> None:
    path = tmp_path / "~$plan.xlsx"
    path.write_bytes(zipped(honest()))
    assert refused(path).refusal.id == "owner-file"


@pytest.mark.parametrize("name", ["a\0b.xlsx", "a\ud800.xlsx", "x" * 300], ids=["NUL", "surrogate", "too long"])
def test_impossible_names(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path / name).refusal.id == "missing"


def test_limits_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest()))
    with refusing("too-slow"):
        receive(path, LIMITS._replace(seconds=-1))
    with refusing("too-many-cells"):
        read_package(receive(path, LIMITS._replace(cells=0)))
    with refusing("too-much-text"):
        read_package(receive(path, LIMITS._replace(strings=2)))
    with refusing("too-many-elements"):
        read_package(receive(path, LIMITS._replace(elements=3)))
    path.write_bytes(zipped(honest(book=book(before="<!-- " + ">" * 600_000 + " -->"))))
    with refusing("long-run"):
        read_package(receive(path))


def test_a_part_that_ends_within_a_character(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest(sheet=sheet() + b"\xc3")))
    assert refused(path).refusal.id == "not-utf-8"


def test_declarations_across_the_seam_of_two_chunks() -> None:
    for at in range(1, 12):
        text = b"<a/><!DOCTYPE a>"
        with refusing("doctype"):
            list(scanned("a.xml", (text[:at], text[at : at + 2], text[at + 2 :]), LIMITS))


def test_characters_across_the_seam_are_whole() -> None:
    text = "<a>æøå €😀</a>".encode()
    for at in range(1, len(text)):
        assert b"".join(scanned("a.xml", (text[:at], text[at:]), LIMITS)) == text


@pytest.mark.parametrize(("before", "after", "longest"), [(5, 5, 10), (0, 10, 10), (10, 0, 10)])
def test_a_run_is_counted_across_the_seam(before: int, after: int, longest: int) -> None:
    chunks = (b"<a>" + b"x" * before, b"x" * after + b">")
    assert list(scanned("a.xml", chunks, LIMITS._replace(run=longest))) == list(chunks)
    with refusing("long-run"):
        list(scanned("a.xml", chunks, LIMITS._replace(run=longest - 1)))


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(zipped(honest()))
    stop = threading.Event()

    def touch() -> None:
        while not stop.is_set():
            with path.open("ab") as file:
                file.write(b"x" * 1000)
            path.write_bytes(zipped(honest()))

    seen = set()
    writer = threading.Thread(target=touch)
    writer.start()
    try:
        until = time.monotonic() + 5
        while "changed-while-read" not in seen and time.monotonic() < until:
            try:
                receive(path)
            except Refused as refusal:
                seen.add(refusal.refusal.id)
    finally:
        stop.set()
        writer.join()
    assert "changed-while-read" in seen


def test_byte_flips_and_cuts_never_give_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    whole = zipped(honest())
    chance = random.Random(42)
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 5))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.choice((len(data), len(data), chance.randrange(len(data))))])
        if not verdict(path):
            assert read_package(receive(path)).sheets[0].cells[0, 0].raw == "1"


@pytest.mark.parametrize("part", list(honest()))
def test_flips_inside_a_part_never_give_a_traceback(part: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    chance = random.Random(part)
    for _ in range(150):
        data = bytearray(honest()[part])
        for _ in range(chance.choice((1, 2, 3))):
            data[chance.randrange(len(data))] = chance.choice(b'<>/="& 019AZ\xff\xc3')
        path.write_bytes(zipped({**honest(), part: bytes(data)}))
        assert verdict(path) != "no text"
