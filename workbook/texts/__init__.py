"""Every text a user sees, one package per language; a key stands in one module of it and nowhere else.

To add a language, copy the package `nb`, translate the values and list it in LANGUAGES.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

LANGUAGES = ("nb", "nn", "en")
SUBJECTS = ("batch", "face", "form", "integrity", "page", "refusals", "report", "rules", "setup", "system")


class Texts(NamedTuple):
    """The catalogue of one language. Calling it gives a text with its facts put in; an unknown key is our own fault.

    A text that counts what its `number` is may have another under `key.one` for when there is one of it.
    """

    language: str
    catalogue: dict[str, str]

    def __call__(self, key: str, /, **facts: object) -> str:
        counted = f"{key}.one" if str(facts.get("number")) == "1" else key
        template = self.catalogue.get(counted) or self.catalogue[key]
        return template.format(**facts) if facts else template

    def speaking(self, manner: str) -> Texts:
        """The same, with the texts that this manner has of its own: «letter/cell» in place of «cell»."""
        start = f"{manner}/"
        own = {key.removeprefix(start): text for key, text in self.catalogue.items() if key.startswith(start)}
        return Texts(self.language, {**self.catalogue, **own})


@cache
def texts(language: str) -> Texts:
    """The catalogue of a language, nb when the language is not ours."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    catalogue: dict[str, str] = {}
    for subject in SUBJECTS:
        part: dict[str, str] = import_module(f"workbook.texts.{known}.{subject}").TEXTS
        twice = catalogue.keys() & part.keys()
        if twice:
            raise ValueError(f"texts declared twice in {known}: {sorted(twice)}")
        catalogue |= part
    return Texts(known, catalogue)
