"""Bytes in, whole files out: each the old file or the new one, never half of either."""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NoReturn, TypeAlias

from workbook.phrase import spoken

Where: TypeAlias = "str | os.PathLike[str]"


class OverInput(FileExistsError):
    """A file that is read would be written over; nothing is written, with or without `force`."""

    def __str__(self) -> str:
        return spoken("cli.same_file", {"path": self.filename})


class Taken(FileExistsError):
    """What stands under a name that we would write is not ours; nothing is written without `force`."""


class Blocked(Taken):
    """What stands in the way is nothing that can be written over, such as somebody else's folder."""


def write_whole(path: Path, data: bytes, force: bool = False, read: Iterable[Where] = ()) -> None:
    """Write a file in one step; without `force` an existing one raises FileExistsError and is left as it was."""
    write_together({path: data}, force, read)


def write_together(files: Mapping[Path, bytes], force: bool = False, read: Iterable[Where] = ()) -> None:
    """Write files that belong together: all are drafted before the first one gets its name.

    Without `force` one that exists raises FileExistsError, and none is written. A link stays, and the file that it
    points at is written. What stands there and is no file (a folder, a device) raises OSError, and one of the files
    that are `read` raises OverInput.
    """
    refuse_inputs(files, read)
    places = {path: _place(path) for path in files}
    for path in files:
        if not force and path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    with ExitStack() as drafts:
        drafted = {path: drafts.enter_context(_draft(path, places[path], data)) for path, data in files.items()}
        for path, draft in drafted.items():
            with naming(path):
                _name(draft, places[path], force)


def refuse_inputs(written: Iterable[Where], read: Iterable[Where]) -> None:
    """Raises OverInput for a file to be written that is one of those read, by whatever name."""
    inputs = {same for path in read if (same := _identity(path)) is not None}
    for path in written:
        if inputs and _identity(path) in inputs:
            raise OverInput(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path))


def _identity(path: Where) -> tuple[int, int] | None:
    """What tells a file from every other, through links and other spellings of its name; None when there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """What the system says of a draft is told of the file that was wanted."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def make_folder(path: Path) -> None:
    """A folder to write in, made when it is not there. Raises OSError, also when a file has its name."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from error


def _place(path: Path) -> Path:
    """Where the bytes of a name go: behind a link. Raises OSError when something else than a file stands there."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    if not stat.S_ISREG(mode):
        code = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENODEV
        raise OSError(code, os.strerror(code), str(path))
    return Path(os.path.realpath(path)) if path.is_symlink() else path


@contextmanager
def _draft(path: Path, place: Path, data: bytes) -> Iterator[Path]:
    """The data in a file beside the one it becomes, for a rename is one step only within one file system."""
    draft = place.with_name(f".{place.name[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        with naming(path):
            _written(draft, data)
            if place.exists():
                draft.chmod(place.stat().st_mode & 0o777)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _written(draft: Path, data: bytes) -> None:
    with draft.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _name(draft: Path, path: Path, force: bool) -> None:
    """Give the draft its name; a link, unlike a rename, fails when somebody made the file in the meantime."""
    if not force:
        try:
            os.link(draft, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            force = True
    if force:
        draft.replace(path)


# --- a set of files that belong together -----------------------------------------------------------------------

DRAFT, READY, OLD = ".utkast", ".klar", ".forrige"
MARK = ".omstilling-xlsx"  # lies in each of these folders, from before its first file until after its last
RENAMED_LAST = "run.json"  # names the others with their hashes, and says where the whole set lies
POINTER = ".peker"  # what that file says while the others change
BACK = ".tilbake"  # a file of the old set on its way back


def whole(folder: Path) -> Path:
    """Where the whole set lies: in the folder itself, or, when a switch was cut short, in the old set's beside it."""
    return folder / OLD if _pointed(folder / RENAMED_LAST).get("set") == OLD else folder


def _pointed(path: Path) -> dict[str, object]:
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def draft_folder(folder: Path) -> Path:
    """An empty folder beside the set, to write a new one in."""
    return _made(folder / DRAFT)


def refuse_taken(path: Path, kind: type[Taken] = Taken) -> NoReturn:
    raise kind(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def refuse_strange(folder: Path) -> None:
    """Raises Blocked when something else than ours has the name of one of our hidden folders; empty it is free."""
    for path in (folder / name for name in (DRAFT, READY, OLD)):
        if os.path.lexists(path) and not (path / MARK).exists() and not (path.is_dir() and not any(path.iterdir())):
            refuse_taken(path, Blocked)


def refuse_blocked(path: Path) -> None:
    """Raises Blocked when a file cannot have this name, for a folder has it, or a file has that of its folder."""
    if path.exists() and not path.is_file():
        refuse_taken(path, Blocked)
    if path.parent.exists() and not path.parent.is_dir():
        refuse_taken(path.parent, Blocked)


def _made(path: Path) -> Path:
    clear(path)
    path.mkdir(parents=True)
    (path / MARK).touch()
    return path


def clear(path: Path) -> None:
    """Take away a hidden folder of ours, as far as it goes, its mark last; of others nothing that is not empty."""
    with suppress(OSError):
        if (path / MARK).exists():
            for inner in sorted(path.iterdir(), key=lambda inner: inner.name == MARK):
                shutil.rmtree(inner) if inner.is_dir() else inner.unlink()
        path.rmdir()


def switch(folder: Path, gone: Sequence[str] = ()) -> None:
    """Put the drafted set in the place of the old one, and take away what only the old one had.

    Everything is on the disk before the first name is changed. Then run.json points at the old set, kept whole beside,
    until its own name is the last to be changed: whoever follows it sees the old set or the new one, at every moment. A
    name that cannot be changed (a file that is open in Excel) brings the whole old set back; a run that is killed
    between two names is finished by the next (`recover`).
    """
    draft, ready = folder / DRAFT, folder / READY
    names = names_in(draft)
    if (folder / RENAMED_LAST).exists():
        (draft / POINTER).write_text(json.dumps({"schema": 1, "set": OLD, "names": names}), encoding="utf-8")
    for path in sorted(draft.rglob("*"), reverse=True):
        _synced(path)
    _synced(draft)
    try:
        _kept(folder, (*names, *gone))
        draft.rename(ready)
    except OSError:
        clear(folder / OLD)
        raise
    try:
        _put(folder, gone)
    except OSError:
        # From here it is the old set that is to stand, also when we are killed before it does.
        ready.replace(draft)
        _back(folder, names)
        raise


def begun(folder: Path) -> list[str]:
    """The names that a switch cut short was giving."""
    names = _pointed(folder / RENAMED_LAST).get("names")
    return [str(name) for name in names] if isinstance(names, list) else []


def recover(folder: Path, gone: Sequence[str], new: Sequence[str]) -> None:
    """Finish the switch that a killed run had begun, or its way back; clear away a draft that was never finished.

    `gone` are names that only the old set has, `new` those of the new one.
    """
    if (folder / READY / RENAMED_LAST).exists():
        _put(folder, gone)
    elif whole(folder) != folder:
        _back(folder, new)
    for left in (READY, DRAFT, OLD):
        clear(folder / left)


def _kept(folder: Path, names: Sequence[str]) -> None:
    """The old set under second names, until the new one stands."""
    old = _made(folder / OLD)
    for name in names:
        if (folder / name).exists():
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            _copied(folder / name, old / name)
    for path in sorted(old.rglob("*"), reverse=True):
        _synced(path)


def _put(folder: Path, gone: Sequence[str]) -> None:
    ready = folder / READY
    if (ready / POINTER).exists():
        os.replace(ready / POINTER, folder / RENAMED_LAST)
    names = names_in(ready)
    for name in names:
        if name != RENAMED_LAST:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with naming(folder / name):
                os.replace(ready / name, folder / name)
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    for changed in {(folder / name).parent for name in (*names, *gone)}:
        _synced(changed)
    if RENAMED_LAST in names:
        os.replace(ready / RENAMED_LAST, folder / RENAMED_LAST)
    _synced(folder)
    clear(ready)
    clear(folder / OLD)


def _back(folder: Path, names: Sequence[str]) -> None:
    """The old set again; what was new in the new one goes. The old one stays whole beside until it stands."""
    old = folder / OLD
    kept = names_in(old)
    for name in names:
        if name not in kept:
            (folder / name).unlink(missing_ok=True)
    for name in sorted(kept, key=lambda name: name == RENAMED_LAST):
        _restored(old / name, folder / name, old / BACK)
    clear(folder / DRAFT)
    clear(old)


def _restored(kept: Path, path: Path, copy: Path) -> None:
    if path.exists() and path.samefile(kept):  # two names of one file cannot be renamed to each other
        return
    copy.unlink(missing_ok=True)
    _copied(kept, copy)
    os.replace(copy, path)


def names_in(folder: Path) -> list[str]:
    """The files of a set that lies in a hidden folder of ours."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if name not in (POINTER, MARK, BACK))


def _copied(path: Path, copy: Path) -> None:
    """The same file under a second name; a copy where the file system has no second names."""
    try:
        os.link(path, copy)
    except OSError:
        shutil.copyfile(path, copy)


def _synced(path: Path) -> None:
    """On the disk, as far as the system can say; Windows has no such thing for a folder."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
