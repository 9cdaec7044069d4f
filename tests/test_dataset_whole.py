"""The set is the old one or the new one, whole, whatever stops the run; the next run completes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.dataset import recover, refuse_others
from generators.files import DRAFT, MARK, Blocked, Taken, whole
from omstilling_xlsx.batch import Asked, consolidated
from tests.deliveries import contents, programmes
from tests.test_cli import SAMPLES, run

OURS = "from omstilling_xlsx.cli import main; main()"
MOST = 400  # more calls than any run makes


class Sets:
    """Two sets of one folder: what stands there, and what the next run would make of it."""

    def __init__(self, tmp_path: Path) -> None:
        self.inn, self.out = tmp_path / "inn", tmp_path / "ut"
        first = programmes(self.inn, 2)
        faulty = self.inn / "meloy.xlsx"
        faulty.write_bytes((SAMPLES / "utfylt" / "meloy.xlsx").read_bytes())
        ox.consolidate(self.inn, output=self.out, jobs=1)
        self.old = contents(self.out)
        faulty.unlink()
        first[0].unlink()
        (self.inn / "fyresdal.xlsx").write_bytes((SAMPLES / "utfylt" / "fyresdal.xlsx").read_bytes())
        # What the run reads is in the journal already, so that only the writing differs.
        ox.consolidate(self.inn, output=tmp_path / "ny", jobs=1)
        self.new = contents(tmp_path / "ny")
        self.journal = (self.out / "journal.sqlite").read_bytes()
        assert self.old.keys() != self.new.keys()

    def restore(self) -> None:
        for path in sorted(self.out.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for name, data in self.old.items():
            (self.out / name).parent.mkdir(exist_ok=True)
            (self.out / name).write_bytes(data)
        (self.out / "journal.sqlite").write_bytes(self.journal)


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Sets:
    return Sets(tmp_path_factory.mktemp("sets"))


def failing(call: Callable[..., object], at: int) -> tuple[Callable[..., object], Callable[[], int]]:
    """The call, which fails as a full disk does the time with this number; and how often it was made."""
    made = 0

    def instead(*facts: object, **named: object) -> object:
        nonlocal made
        made += 1
        if made == at:
            raise OSError(28, "No space left on device", str(facts[0]))
        return call(*facts, **named)

    return instead, lambda: made


@pytest.mark.parametrize("name", ["fsync", "replace", "rename", "mkdir", "open"])
def test_an_error_anywhere_leaves_the_old_set_or_the_new_one(
    sets: Sets, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of the many files that are opened, every third fails; what they leave is what the others do.
    for at in range(1, MOST, 3 if name == "open" else 1):
        sets.restore()
        instead, made = failing(getattr(os, name), at)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, instead)
            with suppress(OSError):
                consolidated(Asked([sets.inn], sets.out), None, 1)
        if made() < at:
            break
        # What could not be cleared away is hidden, and goes with the next run.
        left = {path: data for path, data in contents(sets.out).items() if not path.startswith(".")}
        assert left in (sets.old, sets.new), (at, sorted(left.keys() ^ sets.old.keys()))
    assert made() < at < MOST
    assert at > 1
    ox.consolidate(sets.inn, output=sets.out)
    assert contents(sets.out) == sets.new


# What a user has put or changed in the folder, and what is said to be in the way.
THEIRS = {
    "brev/4032.md": ("brev/4032.md", Taken),  # a letter that only the new set has
    "brev/1837.md": ("brev/1837.md", Taken),  # one that would be taken away
    "samlet.xlsx": ("samlet.xlsx", Taken),
    "run.json": ("facts.csv", Taken),  # which nobody knows then
    ".utkast/notat.txt": (".utkast", Blocked),
    ".forrige/facts.csv": (".forrige", Blocked),
    "missing.csv/notat.txt": ("missing.csv", Blocked),
}


@pytest.mark.parametrize("name", THEIRS)
def test_what_is_the_users_own_is_never_written_over_unasked(sets: Sets, name: str) -> None:
    says, kind = THEIRS[name]
    sets.restore()
    path = sets.out / name
    if path.parent.is_file():
        path.parent.unlink()
    path.parent.mkdir(exist_ok=True)
    path.write_text("mitt", encoding="utf-8")
    before = contents(sets.out)
    with pytest.raises(Taken) as refused:
        consolidated(Asked([sets.inn], sets.out), None, 1)
    assert (type(refused.value), refused.value.filename) == (kind, str(sets.out / says))
    assert contents(sets.out) == before
    if name == "samlet.xlsx":
        consolidated(Asked([sets.inn], sets.out, force=True), None, 1)
        assert sets.new.items() <= contents(sets.out).items()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("name", ["facts.csv", "run.json"])
def test_a_link_to_nothing_is_the_users_own_too(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("borte")
    with pytest.raises(Taken):
        refuse_others(tmp_path, force=False)


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from omstilling_xlsx.cli import main; main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_write_that_fails_leaves_the_old_set(sets: Sets) -> None:
    """A file may grow to so many bytes and no further, as on a disk that is full."""
    sizes = sorted({len(data) for data in sets.new.values()} | {1, 100, 4096, 20_000})
    for size in sizes:
        sets.restore()
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, str(size - 1), "consolidate", sets.inn, "-o", sets.out],
            capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(SAMPLES.parent)},
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        left = contents(sets.out)
        assert left == (sets.new if done.returncode == 0 else sets.old), (size, done)
    assert run("consolidate", sets.inn, "-o", sets.out).returncode == 0
    assert contents(sets.out) == sets.new


# Kills a process of its own at each change of a name, in a copy of the folder for each; stops when one lives through.
KILLED = """
import os, shutil, signal, sys
from itertools import count
from pathlib import Path
from generators import dataset, files

template, out, action = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
gone = sys.argv[4:]
CHANGES = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir"}

def act(folder):
    if action == "recover":
        dataset.recover(folder)
    elif action == "switch":
        files.switch(folder, gone)
    else:
        replace = os.replace
        def refusing(source, target):
            if str(target).endswith("samlet.xlsx") and files.READY in str(source):
                raise PermissionError(13, "open in Excel", str(target))
            replace(source, target)
        os.replace = refusing
        try:
            files.switch(folder, gone)
        except PermissionError:
            pass

def killed(at, folder):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    made = 0
    def hook(event, facts):
        nonlocal made
        if event in CHANGES:
            made += 1
            if made == at:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    act(folder)
    os._exit(0)

for at in count(1):
    folder = out / str(at)
    shutil.copytree(template, folder)
    ended = killed(at, folder)
    if ended != -signal.SIGKILL:
        break
sys.exit(ended)
"""


def drafted(sets: Sets, folder: Path) -> list[str]:
    """The old set with the new one as its draft; what only the old one has."""
    for top, known in ((folder, sets.old), (folder / DRAFT, sets.new)):
        for name, data in known.items():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_bytes(data)
    (folder / DRAFT / MARK).touch()
    return sorted(sets.old.keys() - sets.new.keys())


def all_killed(template: Path, out: Path, action: str, gone: list[str]) -> list[Path]:
    """The folder as a kill left it, for each change of a name, and at last as it is when nothing kills."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, template, out, action, *gone],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(SAMPLES.parent)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return sorted(out.iterdir(), key=lambda folder: int(folder.name))


def visible(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in contents(folder).items() if not name.startswith(".")}


def seen(folder: Path) -> dict[str, bytes]:
    """The set that a reader sees who asks run.json where it lies; in the folder itself that is all there is."""
    return visible(whole(folder))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.parametrize("action", ["switch", "refused"])
def test_a_kill_at_any_change_of_a_name_shows_the_old_set_or_the_new_one(
    sets: Sets, tmp_path: Path, action: str
) -> None:
    template, first = tmp_path / "mal", tmp_path / "drept"
    gone = drafted(sets, template)
    assert gone
    folders = all_killed(template, first, action, gone)
    assert len(folders) > 40
    for folder in folders:
        assert seen(folder) in (sets.old, sets.new), folder.name
    assert visible(folders[-1]) == (sets.new if action == "switch" else sets.old)
    # What finishes it may be killed as well.
    for folder in folders[::9]:
        for again in all_killed(folder, tmp_path / f"{folder.name}-igjen", "recover", []):
            assert seen(again) in (sets.old, sets.new), (folder.name, again.name)
            recover(again)
            assert contents(again) in (sets.old, sets.new), (folder.name, again.name)
    for folder in folders:
        recover(folder)
        assert contents(folder) in (sets.old, sets.new), folder.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_the_first_set_is_there_whole_or_not_at_all(sets: Sets, tmp_path: Path) -> None:
    drafted(sets, tmp_path / "mal")
    for name in sets.old:
        (tmp_path / "mal" / name).unlink()
    folders = all_killed(tmp_path / "mal", tmp_path / "drept", "switch", [])
    for folder in folders:
        assert not (folder / "run.json").exists() or seen(folder) == sets.new, folder.name
        recover(folder)
        left = contents(folder)
        assert left in ({}, sets.new), folder.name


def moments(sets: Sets, count: int, seed: int) -> None:
    """Kill a whole run, workers and all, at random moments: what stands is the old set or the new one."""
    import random

    chance = random.Random(seed)
    sets.restore()
    started = time.monotonic()
    assert run("consolidate", sets.inn, "-o", sets.out, "-q").returncode in (0, 3)
    whole = time.monotonic() - started
    for _ in range(count):
        sets.restore()
        (sets.out / "journal.sqlite").unlink()
        process = subprocess.Popen(
            [sys.executable, "-c", OURS, "consolidate", sets.inn, "-f", "-o", sets.out],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(SAMPLES.parent)},
        )  # fmt: skip
        time.sleep(chance.uniform(0, whole))
        process.kill()
        process.wait()
        assert seen(sets.out) in (sets.old, sets.new)
        assert run("consolidate", sets.inn, "-f", "-o", sets.out).returncode == 0
        assert contents(sets.out) == sets.new


def test_a_run_killed_at_random_moments(sets: Sets) -> None:
    moments(sets, 3, 1)


def test_run_json_knows_every_other_file_by_its_hash(sets: Sets) -> None:
    import hashlib

    for known in (sets.old, sets.new):
        outputs = json.loads(known["run.json"])["outputs"]
        assert {name: one["sha256"] for name, one in outputs.items()} == {
            name: hashlib.sha256(data).hexdigest() for name, data in known.items() if name != "run.json"
        }
