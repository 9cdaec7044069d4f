"""Coverage-guided fuzzing by Atheris: `python -m tests.fuzz.run` takes a minute, `… gate 20` twenty seconds of one.

A target raises `Refused` or gives an answer that holds together; anything else is a find. It is saved in the folder
of seeds, where `tests/test_fuzz_seeds.py` runs it for ever, once it is mended. Needs the extra `fuzz` (Linux).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from readers.gate import receive
from readers.package import read_package
from readers.sheet import held
from tests.hostile import honest, zipped
from workbook.findings import Refused
from workbook.limits import LIMITS
from workbook.numbers import MILLIONS, constant_formula, date_as_amount, meant_in, plain, read_text, shown, stored

SEEDS = Path(__file__).parent / "seeds"
# Small, so that a find is a fault and not a lack of time.
SMALL = LIMITS._replace(file=1 << 20, total=1 << 22, part=1 << 21, cells=20_000, elements=20_000, seconds=30)
KINDS = {"number", "text", "bool", "error", "blank"}


def gate(data: bytes) -> None:
    """A file of any bytes."""
    _read(data)


def sheet(data: bytes) -> None:
    """One sheet's part of any bytes, in a workbook that is sound."""
    _read(zipped(honest(sheet=data)))


def strings(data: bytes) -> None:
    """Shared strings of any bytes."""
    _read(zipped(honest(strings=data)))


def number(data: bytes) -> None:
    """Any text in a number cell: typed, stored, or as a formula."""
    text = data.decode("utf-8", "replace")
    reading = read_text(text)
    if reading.meant is not None and not reading.meant.is_finite():
        raise AssertionError(f"{text!r} means {reading.meant}")
    if reading.meant is not None:
        shown(reading.meant), plain(reading.meant), meant_in(reading, MILLIONS)
        if abs(reading.meant) < 10**7:
            date_as_amount(reading.meant, False)
    for value in (stored(text), held(text)[0]):
        if value is not None and Decimal(repr(float(value))) != value:
            raise AssertionError(f"{text!r} is stored as {value}")
    constant_formula(text)


def _read(data: bytes) -> None:
    handle, name = tempfile.mkstemp(suffix=".xlsx", dir=_memory())
    try:
        with open(handle, "wb") as file:
            file.write(data)
        with suppress(Refused):
            for one in read_package(receive(Path(name), SMALL)).sheets:
                for place, found in one.cells.items():
                    if found.kind not in KINDS or not (0 <= place[0] < 1 << 20 and 0 <= place[1] < 1 << 14):
                        raise AssertionError(f"{place} holds {found}")
                    if (found.kind == "number") != isinstance(found.value, Decimal):
                        raise AssertionError(f"{place} holds {found}")
    finally:
        os.unlink(name)


def _memory() -> str | None:
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


TARGETS: dict[str, Callable[[bytes], None]] = {"gate": gate, "sheet": sheet, "strings": strings, "number": number}


PAIR = 2  # at a time: half of a target's time goes into getting ready


def main() -> None:
    if len(sys.argv) < 3:
        # A process for each: Atheris ends its own.
        commands = [[sys.executable, "-m", "tests.fuzz.run", name, str(60 // len(TARGETS))] for name in TARGETS]
        with ThreadPoolExecutor(PAIR) as pair:
            sys.exit(max(pair.map(lambda command: subprocess.run(command, check=False).returncode, commands)))
    _fuzz(sys.argv[1], int(sys.argv[2]))


def _fuzz(name: str, seconds: int) -> None:
    import atheris

    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as grown:
        finds = f"-artifact_prefix={SEEDS / name}/find-"
        limits = ("-max_len=65536", "-timeout=10", "-rss_limit_mb=1024", f"-max_total_time={seconds}")
        atheris.Setup([sys.argv[0], grown, str(SEEDS / name), *limits, finds, "-seed=1"], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
