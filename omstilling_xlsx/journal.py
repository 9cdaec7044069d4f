"""What was found in each file, on disk: memory does not grow with the files, and a second run reads only what is new.

One SQLite file (it survives being killed, and any machine with Python reads it). Its key is the tool's version, the
rules and the words; files are known by their hash, never by name or time. Without a path it is a nameless one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

from omstilling_xlsx.examine import Examined

NAME = "journal.sqlite"
OURS = 0x6F6D7832  # application_id: «omx2»
EVERY = 100  # files between commits


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


def is_journal(path: Path) -> bool:
    """Whether a journal of ours lies here; a file that is none is left alone."""
    try:
        with closing(sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True)) as book:
            return bool(book.execute("PRAGMA application_id").fetchone()[0] == OURS)
    except sqlite3.Error:
        return False


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(os.fspath(path.absolute()).replace("\\", "/"))


class Journal:
    """Files by hash, each with its head and body. Used by one thread."""

    def __init__(self, path: Path | None, language: str) -> None:
        self.path, self.waiting, self.language = path, 0, language
        with self._telling():
            self.book = sqlite3.connect(path or "")
            self._begin(edition(language))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """A disk that is full or fails is the same trouble here as for any other file."""
        try:
            yield
        except sqlite3.Error as error:
            raise OSError(errno.EIO, str(error), str(self.path or "")) from error

    def _begin(self, key: str) -> None:
        book = self.book
        book.execute(f"PRAGMA application_id = {OURS}")
        book.execute("PRAGMA synchronous = NORMAL")
        book.execute("PRAGMA cache_size = -4096")
        book.execute("CREATE TABLE IF NOT EXISTS edition (key TEXT)")
        book.execute("CREATE TABLE IF NOT EXISTS files (sha256 TEXT PRIMARY KEY, head TEXT, body BLOB)")
        if book.execute("SELECT key FROM edition").fetchall() != [(key,)]:
            book.execute("DELETE FROM files")
            book.execute("DELETE FROM edition")
            book.execute("INSERT INTO edition VALUES (?)", (key,))
        book.commit()

    @property
    def empty(self) -> bool:
        return self.book.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None

    def head(self, sha256: str) -> str | None:
        found = self.book.execute("SELECT head FROM files WHERE sha256 = ?", (sha256,)).fetchone()
        return None if found is None else str(found[0])

    def body(self, sha256: str) -> bytes:
        body: bytes = self.book.execute("SELECT body FROM files WHERE sha256 = ?", (sha256,)).fetchone()[0]
        return body

    def keep(self, sha256: str, found: Examined) -> None:
        with self._telling():
            self.book.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (sha256, found.head, found.body))
        self.waiting += 1
        if self.waiting >= EVERY:
            self.commit()

    def commit(self) -> None:
        with self._telling():
            self.book.commit()
        self.waiting = 0
