"""The letters of a batch, as `check` writes them: one file for each kommune that must correct something.

A file that does not count has its own; files of one plan that contradict each other share one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from generators.report.letter import as_markdown, refused_letter, twice_letter
from workbook.batch import Batch, Content, Delivery
from workbook.texts import texts

BETWEEN = "\n---\n\n"


def letters(contents: Iterable[Content], folder: Path) -> Iterator[Content]:
    """The contents, unchanged; after the last one of a municipality its letter is written, if there is one to write."""
    for number, group in groupby(contents, key=lambda content: content.programme.programme_id[:4]):
        parts: list[str] = []
        for content in group:
            if content.letter:
                parts.append(content.letter)
            yield content
        if parts:
            _write(folder / f"{number}.md", BETWEEN.join(parts))


def refusal_letters(batch: Batch, folder: Path) -> None:
    """A letter for each file that could not be read, and for each plan whose files contradict each other."""
    for one in batch.settled.refused:
        if one.refusal is not None:
            said = refused_letter(one.refusal, one.name, batch.texts)
            _write(folder / _file_name(one), as_markdown(said, batch.texts))
    twice: defaultdict[str, list[Delivery]] = defaultdict(list)
    for one, ruling, _ in batch.settled.aside:
        if ruling.undecided:
            twice[one.programme_id].append(one)
    for rivals in twice.values():
        _write(folder / _file_name(rivals[0]), _twice(batch, rivals))


def _twice(batch: Batch, rivals: Sequence[Delivery]) -> str:
    content = batch.contents(rivals[0])
    about, words = content.programme, texts(content.language)
    places = batch.places(about.municipalities.split())
    return as_markdown(twice_letter(about.programme, places, [one.name for one in rivals], words), words)


def _file_name(one: Delivery) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", one.name.casefold()).strip("-")[:60] or "fil"
    return f"avvist-{stem}-{_short(one)}.md"


def _short(one: Delivery) -> str:
    """What tells two refused files with alike names apart."""
    return sha256(one.name.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "replace"))
