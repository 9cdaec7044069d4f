"""Checks of hostile files, each in a process of its own, with what it took: `python -m tests.measured` is the worker.

The worker imports everything once and forks for each line it reads: a path, and what to do to the child first.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parent.parent


class Measured(NamedTuple):
    """How one check ended: exit code, refusal, answers read, CPU-seconds, peak memory in MB, and stderr."""

    exit: int
    refusal: str
    read: int
    rules: list[str]
    seconds: float
    memory: float
    said: str


@contextmanager
def worker() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.measured"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        _stream(process.stdin).close()


def measured(process: subprocess.Popen[str], path: Path, trick: str = "") -> Measured:
    """The check of one file; `trick` is "" or one of TRICKS."""
    _stream(process.stdin).write(json.dumps([str(path), trick]) + "\n")
    _stream(process.stdin).flush()
    return Measured(*json.loads(_stream(process.stdout).readline()))


def _stream(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise ValueError("the worker has no pipe")
    return stream


# -- in the worker ----------------------------------------------------------------------------------------------------


def _grow(path: str) -> None:
    """Another program appends to the file between our look at its size and our reading of it."""

    def at_read(_: object, event: str, called: object) -> None:
        if event == "c_call" and called is os.read:
            with open(path, "ab") as file:
                file.write(b"more")

    sys.setprofile(at_read)


def _touch(path: str) -> None:
    """Another program writes the same number of bytes while we read."""

    def at_read(_: object, event: str, called: object) -> None:
        if event == "c_call" and called is os.read:
            with open(path, "r+b") as file:
                file.write(b"PK")
            os.utime(path, ns=(1, 1))

    sys.setprofile(at_read)


def _strip(path: str) -> None:
    """Somebody who may not read the file."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setuid(65_534)


TRICKS = {"": lambda path: None, "grow": _grow, "touch": _touch, "strip": _strip}


def main() -> None:
    from omstilling_xlsx.cli import main as cli

    def check(path: str, trick: str) -> None:
        sys.argv = ["omstilling-xlsx", "check", "--json", path]
        TRICKS[trick](path)
        cli()

    _warm()
    for line in sys.stdin:
        print(json.dumps(_forked(check, *json.loads(line))), flush=True)


def _warm() -> None:
    """Imports everything that a check imports, before the first fork."""
    import omstilling_xlsx as ox
    from generators.report.record import as_json
    from workbook.texts import texts

    for name in ("fjellvik.xlsx", "fjellvik"):
        as_json([ox.check(ROOT / "samples" / "utfylt" / name)], [0], texts("nb"), [""])


def _forked(check: Callable[[str, str], None], path: str, trick: str) -> list[object]:
    import resource

    outputs = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        for number, (_, writing) in enumerate(outputs, 1):
            os.dup2(writing, number)
        for pipe in outputs:
            os.closerange(pipe[0], pipe[1] + 1)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8") for number in (1, 2))  # noqa: SIM115
        check(path, trick)
        os._exit(99)  # the command line ends the process itself
    out, errors = (_all_of(*pipe) for pipe in outputs)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return [code, *_of(out), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, errors]


def _all_of(reading: int, writing: int) -> str:
    os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        return pipe.read()


def _of(out: str) -> tuple[str, int, list[str]]:
    record = json.loads(out) if out.startswith("{") else {}
    refusal = (record.get("refusal") or {}).get("id", "")
    return refusal, record.get("cells", {}).get("read", 0), [one["rule"] for one in record.get("findings", ())]


if __name__ == "__main__":
    main()
