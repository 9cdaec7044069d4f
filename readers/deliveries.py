"""What paths name → the workbooks to read: files, folders, patterns and zip archives, whose members stay in memory.

Nothing is extracted to disk, so a member's name is only ever shown. A zip within a zip is refused. Whatever is found
ends as a piece: an archive that cannot be believed whole, or holds no workbook, is one with a refusal.
"""

from __future__ import annotations

import glob
import hashlib
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from os.path import commonpath
from pathlib import Path
from typing import NamedTuple

from readers.container import TAIL, end_of
from readers.folders import walked
from readers.suffixes import WORKBOOKS, beside
from workbook.findings import Refused

ARCHIVE = ".zip"
ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")  # how an archive begins: its first member, or the end of an empty one
WORKBOOK_ITSELF = "[content_types].xml"  # a member that only a workbook has, or another Office file
LOCAL_HEADER, END_RECORD = 30, 22  # bytes, without names and comments
FULL = 0xFFFF  # a count that stands elsewhere
UTF8 = 0x800
MEMBERS_MOST = 100_000
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
        own = legible(os.path.basename(self.path))
        return f"{own}/{self.inner}" if self.member >= 0 else own


class Found(NamedTuple):
    """The workbooks that paths name, by name, and the files beside them that are none and are not counted."""

    pieces: tuple[Piece, ...]
    skipped: tuple[str, ...]
    empty: tuple[str, ...]  # folders and patterns without a workbook


OWN_OUTPUT = "own-output"  # the refusal of what this run writes itself


class Own:
    """The folder a run writes in, and the names it gives files and folders there: none of them is a delivery.

    `written` says of a path in the folder whether it stands as a run has written it.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str] | None = None,
        names: Iterable[str] = (),
        written: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        self.names, self.written = frozenset(names), written
        self.known: dict[str, bool] = {}
        try:
            self.stat = None if folder is None else os.stat(folder)
        except OSError:  # not made yet
            self.stat = None

    def is_it(self, folder: str) -> bool:
        """Whether this folder is ours, whatever it is called."""
        if folder not in self.known:
            try:
                self.known[folder] = self.stat is not None and os.path.samestat(os.stat(folder), self.stat)
            except OSError:
                self.known[folder] = False
        return self.known[folder]

    def wrote(self, path: str) -> bool:
        """Whether the path is in the folder itself, as a run has written it."""
        at = os.path.abspath(path)
        return self.is_it(os.path.dirname(at)) and self.written(Path(at))

    def holds(self, path: str) -> bool:
        """Whether the path is one that we write, or lies in a folder that we write."""
        at = os.path.abspath(path)
        while self.stat is not None and (above := os.path.dirname(at)) != at:
            if self.is_it(above):
                return os.path.basename(at) in self.names
            at = above
        return False


def find(
    paths: Iterable[str | os.PathLike[str]], own: Own | None = None, besides: str | os.PathLike[str] | None = None
) -> Found:
    """Every workbook once, in an order that the order of the paths does not change; `besides` is no delivery."""
    pieces: dict[tuple[str, int], Piece] = {}
    skipped: set[str] = set()
    empty: list[str] = []
    own = own or Own()
    for path in [os.fspath(path) for path in paths]:
        found = False
        for piece in _pieces(path, own):
            aside = beside(piece.inner or piece.path)
            found = found or not aside or piece.path == path
            if besides is not None and piece.member < 0 and _same(piece.path, besides):
                continue
            if aside:
                skipped.add(piece.shown)
            else:
                pieces.setdefault((_key(piece.path), piece.member), piece)
        # What a shell made of a pattern was meant to be left out; a folder of nothing else was meant to have more.
        if not found and not own.is_it(path) and not own.wrote(path):
            empty.append(path)
    return Found(_named(list(pieces.values())), tuple(sorted(skipped)), tuple(empty))


def legible(path: str) -> str:
    """A path as text that can be written anywhere: a byte that is no UTF-8 is shown as \\xe6."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


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


def _same(path: str, other: str | os.PathLike[str]) -> bool:
    """Whether two names are one file; one that is not there is none."""
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def _key(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))


def _pieces(path: str, own: Own) -> Iterator[Piece]:
    if os.path.isdir(path):
        yield from _walked(path, own)
    elif not os.path.lexists(path) and glob.has_magic(path):
        # cmd and PowerShell hand a pattern on as it was typed.
        for name in sorted(glob.glob(path, recursive=True)):
            if not own.is_it(name) and not own.holds(name):
                yield from _pieces(name, own)
    elif own.holds(path):
        # A shell has made a pattern into these names, or somebody has changed the file or given it one of them.
        if not own.wrote(path):
            yield Piece(path, refusal=OWN_OUTPUT)
    else:
        yield from _file(path)


def _walked(top: str, own: Own) -> Iterator[Piece]:
    unlisted: list[str] = []
    for folder, folders, names in walked(top, lambda error: unlisted.append(error.filename)):
        inner = [name for name in sorted(folders) if not own.is_it(os.path.join(folder, name))]
        ours = own.is_it(folder)
        folders[:] = [name for name in inner if not (ours and name in own.names)]
        for name in sorted(names):
            if name.casefold().endswith((*WORKBOOKS, ARCHIVE)) and not (ours and name in own.names):
                yield from _file(os.path.join(folder, name))
    for folder in unlisted:
        yield Piece(folder, refusal="unlisted-folder")


def _file(path: str) -> Iterator[Piece]:
    if not path.casefold().endswith(ARCHIVE) or not os.path.isfile(path) or beside(path):
        yield Piece(path)
        return
    try:
        yield from _archived(path)
    except Refused as refused:
        yield Piece(path, refusal=refused.refusal.id)


def _archived(path: str) -> Iterator[Piece]:
    """The workbooks of an archive; the file itself when it is one, or is no archive, whatever it is called."""
    members = _members(path) if _is_zip(path) else None
    if members is None or any(member.filename.casefold() == WORKBOOK_ITSELF for member in members):
        yield Piece(path)  # the gate says what it is
        return
    found = False
    for place, member in enumerate(members):
        inner = _inner(member)
        if inner.casefold().endswith(ARCHIVE):
            piece = Piece(path, place, inner, refusal="nested-archive")
        elif inner.casefold().endswith(WORKBOOKS):
            piece = Piece(path, place, inner)
        else:
            continue
        found = found or not beside(inner)
        yield piece
    if not found:
        raise Refused("no-workbook-in-archive")


def _inner(member: zipfile.ZipInfo) -> str:
    """A member's name. Unmarked it is UTF-8 (macOS) or cp850 (Windows in our part of the world)."""
    name = member.filename
    if not member.flag_bits & UTF8:
        stored = name.encode("cp437")
        try:
            name = stored.decode("utf-8")
        except UnicodeDecodeError:
            name = stored.decode("cp850")
    return name.encode("utf-8", "backslashreplace").decode()


def _is_zip(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(4) in ZIPPED
    except OSError:
        return False


# Held by the path and the time it was changed: a worker reads many members of one archive in turn.
@lru_cache(maxsize=2)
def _opened(path: str, changed: int) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)


def _members(path: str) -> list[zipfile.ZipInfo]:
    try:
        archive = _opened(path, os.stat(path).st_mtime_ns)
        _refuse_unwhole(path, archive)
    except BROKEN as error:
        raise Refused("bad-archive") from error
    if len(archive.infolist()) > MEMBERS_MOST:
        raise Refused("bad-archive")
    return archive.infolist()


# What zipfile raises, depending on where the damage is.
BROKEN = (
    OSError, EOFError, ValueError, IndexError, RuntimeError, OverflowError, struct.error, zipfile.BadZipFile,
    zlib.error, Refused,
)  # fmt: skip


def _refuse_unwhole(path: str, archive: zipfile.ZipFile) -> None:
    """As the gate judges a workbook: the directory ends the file, a member begins it, no byte belongs to two.

    zipfile itself takes the last directory it sees, which in an archive cut short is that of a workbook inside it.
    """
    with open(path, "rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
        tail = file.read()
    end, members = end_of(tail), archive.infolist()
    count = int.from_bytes(tail[end + 10 : end + 12], "little")
    if end + END_RECORD + len(archive.comment) != len(tail) or count not in (FULL, len(members) & FULL):
        raise Refused("damaged-directory")
    free = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < free or (not free and member.header_offset):
            raise Refused("overlapping-parts" if free else "data-before-zip", part=member.filename)
        free = member.header_offset + LOCAL_HEADER + member.compress_size
    if free > archive.start_dir:
        raise Refused("lying-sizes")


def _member(piece: Piece) -> bytes:
    try:
        archive = _opened(piece.path, os.stat(piece.path).st_mtime_ns)
        member = archive.infolist()[piece.member]
        if member.flag_bits & 0x1:
            raise Refused("encrypted")
        with archive.open(member) as file:
            data = file.read(FILE_MOST * MIB + 1)
    except Refused:
        raise
    except BROKEN as error:
        raise Refused("damaged-member") from error
    if len(data) > FILE_MOST * MIB:
        raise Refused("file-too-large", found=len(data) // MIB + 1, limit=FILE_MOST)
    return data


def _named(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Each piece with its name: the file's own when no other has it, else its way from the folder they share.

    An archive may hold several members of one name; they are numbered, as no workbook of its own can be called.
    """
    own = [piece.shown for piece in pieces]
    if len(set(own)) == len(own):
        named = [piece._replace(name=name) for piece, name in zip(pieces, own, strict=True)]
    else:
        whole = [os.path.abspath(piece.path) for piece in pieces]
        shared = _shared([os.path.dirname(one) for one in whole])
        ways = [legible(one[len(shared) :].lstrip("\\/").replace(os.sep, "/")) for one in whole]
        named = [
            piece._replace(name=f"{way}/{piece.inner}" if piece.member >= 0 else way)
            for piece, way in zip(pieces, ways, strict=True)
        ]
    ordered = sorted(named, key=lambda piece: (piece.name, piece.path, piece.member))
    twins = (tuple(group) for _, group in groupby(ordered, key=lambda piece: piece.name))
    return tuple(_numbered(piece, number) for group in twins for number, piece in enumerate(group, start=1))


def _numbered(piece: Piece, number: int) -> Piece:
    return piece if number == 1 else piece._replace(name=f"{piece.name} ({number})")


def _shared(folders: list[str]) -> str:
    """The folder that all lie in; none when they lie on several drives."""
    try:
        return commonpath(folders)
    except ValueError:
        return ""
