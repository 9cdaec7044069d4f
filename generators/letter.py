"""What a municipality must correct, as a short letter in Markdown: only that, in the words of its own remedies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from workbook.batch import Batch, Content, Ended, Found
from workbook.texts import Texts

GRAVE = ("error", "missing")
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def letters(contents: Iterable[Content], folder: Path, batch: Batch) -> Iterator[Content]:
    """The contents, unchanged; after the last one of a municipality its letter is written, if there is one to write."""
    for number, group in groupby(contents, key=lambda content: content.programme.programme_id[:4]):
        parts: list[str] = []
        for content in group:
            grave = [one for one in content.findings if one.severity in GRAVE and not one.parent]
            if grave:
                parts.append(_programme(content, grave, batch.texts))
            yield content
        if parts:
            _write(folder / f"{number}.md", [_head(number, batch), *parts, batch.texts("letters.end")])


def refusal_letter(one: Ended, folder: Path, texts: Texts) -> None:
    """The letter that goes with a file that could not be read."""
    stem = re.sub(r"[^a-z0-9]+", "-", one.file.casefold()).strip("-")[:60] or "fil"
    path = folder / f"avvist-{stem}-{_short(one)}.md"
    says = texts("letters.refused", file=marked(one.file), reason=marked(one.reason), remedy=marked(one.remedy))
    _write(path, [texts("letters.refused.head"), says, texts("letters.end")])


def _short(one: Ended) -> str:
    """What tells two refused files with alike names apart."""
    from hashlib import sha256

    return sha256(one.file.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _head(number: str, batch: Batch) -> str:
    return batch.texts("letters.head", place=marked(batch.place(number)))


def _programme(content: Content, grave: Sequence[Found], texts: Texts) -> str:
    about = content.programme
    head = texts("letters.programme", programme=marked(about.programme), file=marked(about.file), count=len(grave))
    return "\n\n".join([head, *_by_remedy(grave, texts)])


def _by_remedy(grave: Sequence[Found], texts: Texts) -> Iterator[str]:
    """Each thing to do once, with everything it mends under it."""
    lines: dict[str, list[str]] = {}
    for one in grave:
        lines.setdefault(one.remedy, []).append(_line(one, texts))
    for remedy, mended in lines.items():
        yield "\n".join([f"**{marked(remedy)}**", "", *mended])


def _line(one: Found, texts: Texts) -> str:
    places = one.range or one.cell
    where = f"{one.sheet}!{places}" if one.sheet and places else places
    shown = texts("letters.place", place=marked(where)) if where else ""
    return f"- {marked(one.message)}{shown}"


def marked(text: str) -> str:
    """A text on one line, in which nothing is markup."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def _write(path: Path, parts: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\n\n".join(parts) + "\n").encode("utf-8", "replace"))
