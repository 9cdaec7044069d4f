"""What was found in each file, on disk: memory does not grow with the files, and a second run reads only what is new.

One SQLite file (it survives being killed, and any machine with Python reads it). Its key is the tool's version, the
rules and the words; files are known by their hash, never by name or time. A row that is not what was written is as if
it were not there. Without a path it is a nameless one.
"""

from __future__ import annotations

import errno
import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from omstilling_xlsx.examine import Examined

NAME = "journal.sqlite"
OURS = 0x6F6D7832  # application_id: «omx2»
LAYOUT = 2  # of the tables
ANEW = (
    "DROP TABLE IF EXISTS files",
    "DROP TABLE IF EXISTS edition",
    "CREATE TABLE edition (key BLOB)",
    "CREATE TABLE files (sha256 TEXT PRIMARY KEY, head TEXT, body BLOB, seal INTEGER)",
    f"PRAGMA user_version = {LAYOUT}",
    f"PRAGMA application_id = {OURS}",
)
# SQLite's reasons as the system's own.
SYSTEMS = {
    sqlite3.SQLITE_BUSY: errno.EAGAIN, sqlite3.SQLITE_LOCKED: errno.EAGAIN, sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES, sqlite3.SQLITE_CANTOPEN: errno.EACCES, sqlite3.SQLITE_PERM: errno.EACCES,
}  # fmt: skip
EVERY = 100  # files between commits
WAIT = 1.0  # seconds for a folder that another run holds


@cache
def edition(language: str) -> str:
    """What a finding depends on beside the file: tool, rules, words, and the register of kommuner."""
    from readers.registers import municipalities_digest
    from workbook.form.lists import FORM_VERSION
    from workbook.rules.catalogue import RULES
    from workbook.texts import texts

    rules = [(rule.id, rule.severity.value, rule.since, rule.live) for rule in RULES]
    about = repr((rules, sorted(texts(language).catalogue.items()), FORM_VERSION, municipalities_digest()))
    return f"{version('omstilling-xlsx')} {language} {hashlib.sha256(about.encode()).hexdigest()[:16]}"


def seal(head: bytes, body: bytes) -> int:
    """By which a row is known to be what was written."""
    return zlib.crc32(body, zlib.crc32(head))


class Unkept(OSError):
    """The journal cannot be written or read."""


class Journal:
    """Files by hash, each with its head and body. Used by one thread, and its folder by this run alone.

    Opening it holds the folder, by SQLite's own lock, which goes with the process however that ends. Raises
    BlockingIOError when another run holds it, here and below Unkept. Nothing is written before `begin`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path, self.waiting = path, 0
        self.damaged = 0  # rows that could not be read
        self.fresh, self.broken = False, False
        with self._telling():
            self.book = self._connected()
            try:
                self._look()
            except sqlite3.Error:
                self.book.close()
                raise

    def begin(self, language: str) -> None:
        """Ready for use; one that is broken, or of another edition, is begun anew."""
        with self._telling():
            if self.broken and self.path is not None:
                self.book.close()
                for ending in ("", "-journal", "-wal", "-shm"):
                    Path(f"{self.path}{ending}").unlink(missing_ok=True)
                self.book = self._connected()
                self._hold()
            self._tables(edition(language).encode())

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What SQLite says, as the system says it of any other file."""
        try:
            yield
        except sqlite3.Error as error:
            number = SYSTEMS.get(_code(error), errno.EIO)
            kind = BlockingIOError if number == errno.EAGAIN else Unkept
            raise kind(number, str(error), str(self.path or "")) from error

    def _connected(self) -> sqlite3.Connection:
        book = sqlite3.connect(self.path or "", timeout=WAIT)
        book.text_factory = bytes  # a damaged text must not stop the reading
        return book

    def _hold(self) -> None:
        # The lock first, then that it is to be kept: of several that ask at once one gets it.
        self.book.execute("BEGIN EXCLUSIVE")
        self.book.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.book.commit()

    def _look(self) -> None:
        """Whether it is new, or none that we can use."""
        try:
            self._hold()
            self.fresh = self._said("SELECT count(*) FROM sqlite_master") == 0
            ours = self._said("PRAGMA application_id") == OURS
            self.broken = not self.fresh and not (ours and self._said("PRAGMA quick_check") == b"ok")
        except sqlite3.DatabaseError as error:
            if _code(error) not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise
            self.broken = True

    def _said(self, question: str) -> object:
        return self.book.execute(question).fetchone()[0]

    def _tables(self, key: bytes) -> None:
        book = self.book
        book.execute("PRAGMA cache_size = -4096")
        book.execute("PRAGMA synchronous = NORMAL")
        book.execute("BEGIN IMMEDIATE")
        if self._said("PRAGMA user_version") != LAYOUT or not self._of(key):
            for statement in ANEW:
                book.execute(statement)
            book.execute("INSERT INTO edition VALUES (?)", (key,))
        book.commit()

    def _of(self, key: bytes) -> bool:
        """Whether the tables are there, and hold what this edition found."""
        try:
            self.book.execute("SELECT sha256, head, body, seal FROM files LIMIT 0")
            return self.book.execute("SELECT key FROM edition").fetchall() == [(key,)]
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_ERROR:
                raise
            return False

    @property
    def empty(self) -> bool:
        with self._telling():
            return self.book.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None

    def head(self, sha256: str) -> str | None:
        """What is known of a file; None too when that is damaged."""
        with self._telling():
            row = self.book.execute("SELECT head, body, seal FROM files WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None
        head, body, sealed = row
        if not (isinstance(head, bytes) and isinstance(body, bytes) and seal(head, body) == sealed):
            self.damaged += 1
            return None
        return head.decode()

    def body(self, sha256: str) -> bytes:
        with self._telling():
            body: bytes = self.book.execute("SELECT body FROM files WHERE sha256 = ?", (sha256,)).fetchone()[0]
        return body

    def keep(self, sha256: str, found: Examined) -> None:
        row = (sha256, found.head, found.body, seal(found.head.encode(), found.body))
        with self._telling():
            self.book.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", row)
        self.waiting += 1
        if self.waiting >= EVERY:
            self.commit()

    def commit(self) -> None:
        with self._telling():
            self.book.commit()
        self.waiting = 0

    def release(self) -> None:
        """Let others use the folder. What has been read is kept, and can still be asked for."""
        with suppress(sqlite3.Error):
            self.book.commit()
            self.book.execute("PRAGMA locking_mode = NORMAL")
            # The lock goes with the next look at the file.
            self.book.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def __del__(self) -> None:
        with suppress(AttributeError, sqlite3.Error):
            self.book.close()


def _code(error: sqlite3.Error) -> int:
    """SQLite's own number, without its finer shades."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
