"""A command on a terminal of its own: what is typed goes in, what is shown and the exit code come out."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).parent.parent
# The terminal becomes the process's own, so that Ctrl-C reaches it, also when the tests run in the background.
START = """
import fcntl, signal, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.default_int_handler)
from omstilling_xlsx.cli import main
main()
"""
CTRL_C = "\x03"
PATIENCE, AGAIN = 60, 2
MOMENT = 0.2  # seconds before a person answers; a Ctrl-C between a prompt and the read behind it is lost in any program


def at_terminal(words: Sequence[str], typed: Sequence[tuple[str, str]], cwd: Path) -> tuple[str, int]:
    """Run a command; each time the first text of a pair has been shown, the second is typed."""
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-c", START, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm"}
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, cwd=cwd, env=environment, start_new_session=True
    )
    os.close(slave)
    shown = _talk(master, typed)
    os.close(master)
    return shown, process.wait(PATIENCE)


def _talk(master: int, typed: Sequence[tuple[str, str]]) -> str:
    shown, seen, waiting, said = b"", 0, list(typed), ""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if not select.select([master], [], [], AGAIN)[0]:
            # On a busy machine the answer comes late, and a person presses Ctrl-C once more.
            if said == CTRL_C:
                os.write(master, CTRL_C.encode())
            continue
        try:
            part = os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
        while waiting and (at := shown.find(waiting[0][0].encode(), seen)) >= 0:
            seen = at + len(waiting[0][0].encode())
            sleep(MOMENT)
            said = waiting.pop(0)[1]
            os.write(master, said.encode())
    return shown.decode(errors="replace").replace("\r\n", "\n")
