"""What a check may not do: change its input, write anything, reach for the net or start a process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

# Told of each event that Python itself reports; whatever opens for writing, connects or starts is kept.
WATCHED = """
import json, os, sys
seen = []
STARTS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.", "ctypes.",
          "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.utime",
          "os.chmod", "os.chown", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def hook(event, facts):
    if event.startswith(STARTS) or event == "open" and facts[2] & WRITING:
        seen.append([event, repr(facts)[:200]])

sys.dont_write_bytecode = True
sys.addaudithook(hook)
import omstilling_xlsx as ox
for path in sys.argv[2:]:
    DO
if sys.argv[1] == "red":
    open(os.devnull, "w").close()
print(json.dumps(seen))
"""


def seen(do: str, *paths: Path, kind: str = "") -> list[list[str]]:
    command = [sys.executable, "-c", WATCHED.replace("DO", do), kind, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    events: list[list[str]] = json.loads(done.stdout)
    return events


@pytest.mark.parametrize("do", ["ox.check(path)", "ox.extract(path)"])
def test_reading_opens_no_socket_starts_no_process_and_writes_nothing(do: str) -> None:
    paths = [SAMPLES / "utfylt" / "fjellvik.xlsx", *(SAMPLES / "endret").glob("*.xlsx")]
    assert seen(do, *paths) == []


def test_a_refused_file_is_only_read_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"PK\x03\x04")
    assert seen("ox.check(path)", path, tmp_path / "nowhere") == []


def test_the_hook_sees_what_is_written() -> None:
    assert [event for event, _ in seen("ox.check(path)", kind="red")] == ["open"]


def test_the_input_is_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes((SAMPLES / "endret" / "sum-overskrevet.xlsx").read_bytes())
    os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_123_456_789))
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    command = [sys.executable, "-c", "from omstilling_xlsx.cli import main; main()"]
    for arguments in (["check", "--json"], ["check"], ["extract"]):
        assert subprocess.run([*command, *arguments, str(path)], cwd=ROOT, capture_output=True, check=False).stdout
    after = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir()))
    assert after == before
