"""What paths name → the workbooks to read: files, folders, patterns and zip archives, whose members stay in memory.

Nothing is extracted to disk, so a member's name is only ever shown. A zip within a zip is refused.
"""

from __future__ import annotations

import glob
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from os.path import commonpath
from pathlib import Path
from typing import NamedTuple

from workbook.findings import Refused

WORKBOOKS = (".xlsx", ".xlsm")
ARCHIVE = ".zip"
MEMBERS_MOST = 100_000
LOCK, MAC = "~$", "._"  # what Excel and macOS leave beside a workbook
MIB = 1 << 20
FILE_MOST = 50  # MiB, as for any other file


class Piece(NamedTuple):
    """One workbook to read: a file, or a member of an archive by its place in it. `name` is what the batch calls it."""

    path: str
    member: int = -1
    inner: str = ""
    name: str = ""
    refusal: str = ""

    @property
    def shown(self) -> str:
        return f"{os.path.basename(self.path)}/{self.inner}" if self.member >= 0 else os.path.basename(self.path)


class Found(NamedTuple):
    """The workbooks that paths name, by name, and the files beside them that are none and are not counted."""

    pieces: tuple[Piece, ...]
    skipped: tuple[str, ...]
    empty: tuple[str, ...]  # folders, patterns and archives without a workbook


def find(paths: Iterable[str | os.PathLike[str]]) -> Found:
    """Every workbook once, in an order that the order of the paths does not change."""
    pieces: dict[tuple[str, int], Piece] = {}
    skipped: set[str] = set()
    empty: list[str] = []
    for path in [os.fspath(path) for path in paths]:
        before = len(pieces), len(skipped)
        for piece in _pieces(path):
            if _beside(piece.inner or piece.path):
                skipped.add(piece.shown)
            else:
                pieces.setdefault((_key(piece.path), piece.member), piece)
        if (len(pieces), len(skipped)) == before and not any(_pieces(path)):
            empty.append(path)
    return Found(_named(list(pieces.values())), tuple(sorted(skipped)), tuple(empty))


def content(piece: Piece) -> bytes | None:
    """The bytes of an archive's member, never more than a file may have; None for a file, which the gate reads."""
    if piece.refusal:
        raise Refused(piece.refusal)
    return None if piece.member < 0 else _member(piece)


def digest(piece: Piece) -> str:
    """The hash by which a file is known again; empty for what cannot be read, which is then for the gate to refuse."""
    try:
        data = content(piece)
        if data is None:
            if not os.path.isfile(piece.path) or os.path.getsize(piece.path) > FILE_MOST * MIB:
                return ""
            data = Path(piece.path).read_bytes()
    except (Refused, OSError, ValueError):
        return ""
    return hashlib.sha256(data).hexdigest()


def _key(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))


def _beside(path: str) -> bool:
    return path.replace("\\", "/").rsplit("/", 1)[-1].startswith((LOCK, MAC))


def _pieces(path: str) -> Iterator[Piece]:
    if os.path.isdir(path):
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                if name.casefold().endswith((*WORKBOOKS, ARCHIVE)):
                    yield from _file(os.path.join(folder, name))
    elif not os.path.lexists(path) and glob.has_magic(path):
        # cmd and PowerShell hand a pattern on as it was typed.
        for name in sorted(glob.glob(path, recursive=True)):
            yield from _pieces(name)
    else:
        yield from _file(path)


def _file(path: str) -> Iterator[Piece]:
    if not path.casefold().endswith(ARCHIVE) or not os.path.isfile(path) or _beside(path):
        yield Piece(path)
        return
    try:
        members = _members(path)
    except Refused as refused:
        yield Piece(path, refusal=refused.refusal.id)
        return
    for place, member in enumerate(members):
        inner = member.filename
        if inner.casefold().endswith(ARCHIVE):
            yield Piece(path, place, inner, refusal="nested-archive")
        elif inner.casefold().endswith(WORKBOOKS):
            yield Piece(path, place, inner)


# Held by the path and the time it was changed: a worker reads many members of one archive in turn.
@lru_cache(maxsize=2)
def _opened(path: str, changed: int) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)


def _members(path: str) -> list[zipfile.ZipInfo]:
    try:
        members = _opened(path, os.stat(path).st_mtime_ns).infolist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError) as error:
        raise Refused("bad-archive") from error
    if len(members) > MEMBERS_MOST:
        raise Refused("bad-archive")
    return members


def _member(piece: Piece) -> bytes:
    try:
        archive = _opened(piece.path, os.stat(piece.path).st_mtime_ns)
        member = archive.infolist()[piece.member]
        if member.flag_bits & 0x1:
            raise Refused("encrypted")
        with archive.open(member) as file:
            data = file.read(FILE_MOST * MIB + 1)
    except (OSError, EOFError, ValueError, IndexError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise Refused("damaged-member") from error
    if len(data) > FILE_MOST * MIB:
        raise Refused("file-too-large", found=len(data) // MIB + 1, limit=FILE_MOST)
    return data


def _named(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Each piece with its name: the file's own when no other has it, else its way from the folder they share."""
    own = [piece.shown for piece in pieces]
    if len(set(own)) == len(own):
        named = [piece._replace(name=name) for piece, name in zip(pieces, own, strict=True)]
    else:
        whole = [os.path.abspath(piece.path) for piece in pieces]
        shared = _shared([os.path.dirname(one) for one in whole])
        ways = [one[len(shared) :].lstrip("\\/").replace("\\", "/") for one in whole]
        named = [
            piece._replace(name=f"{way}/{piece.inner}" if piece.member >= 0 else way)
            for piece, way in zip(pieces, ways, strict=True)
        ]
    return tuple(sorted(named, key=lambda piece: (piece.name, piece.path, piece.member)))


def _shared(folders: list[str]) -> str:
    """The folder that all lie in; none when they lie on several drives."""
    try:
        return commonpath(folders)
    except ValueError:
        return ""
