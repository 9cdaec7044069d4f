"""What people write for a key of a setup (an option, an answer, a cell of a register) in; the document's value out.

A new one: its line in WORDS. Whatever is wrong is a `SetupError` with the key; who asked says where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TypeAlias

from readers.registers import Municipality, municipality, named, nearly_named
from readers.setup_file import complete, read_document, refusal
from workbook.numbers import MILLIONS, PER_CENT, meant_in, plain, read_text
from workbook.setup import SCHEMA, Kind, Setup, SetupError
from workbook.words import choice_of

Written: TypeAlias = "str | Decimal"
Document: TypeAlias = "Mapping[str, object]"

PERIOD = re.compile(r"([0-9]{4})(?:\s*[-\u2010-\u2015\u2212:]\s*([0-9]{4}))?")
WITHOUT_JOBS = "*"


class Word(NamedTuple):
    """A key of the document (`years.jobs`), its name as option and column (`job_years`), and how it is read."""

    name: str
    key: str
    read: Callable[[str, Written], object]
    required: bool = False


# --- one value -------------------------------------------------------------------------------------------------


def _text(key: str, written: Written) -> str:
    return plain(written) if isinstance(written, Decimal) else written.strip()


def _language(key: str, written: Written) -> str:
    return _text(key, written).casefold()


def _whole(key: str, written: Written) -> int:
    text = _text(key, written)
    if re.fullmatch("[0-9]{1,9}", text) is None:
        raise SetupError(key, "word_whole", {"value": text})
    return int(text)


def _jobs(key: str, written: Written) -> str:
    return _amount(key, written, None)


def _millions(key: str, written: Written) -> str:
    return _amount(key, written, MILLIONS)


def per_cent(key: str, written: Written) -> str:
    return _amount(key, written, PER_CENT)


def _amount(key: str, written: Written, unit: str | None) -> str:
    """A number as the document has it; a text that may be two numbers is refused, not guessed."""
    amount = written if isinstance(written, Decimal) else meant_in(read_text(written), unit)
    if amount is None:
        raise SetupError(key, "word_amount", {"value": _text(key, written)})
    return plain(amount)


def period(key: str, written: Written) -> list[int]:
    """First and last year: «2027-2032», or one year alone."""
    text = _text(key, written)
    found = PERIOD.fullmatch(text)
    if found is None:
        raise SetupError(key, "word_years", {"value": text})
    return [int(found[1]), int(found[2] or found[1])]


def kommune(key: str, written: Written) -> str:
    """The number of a kommune given by number or name; whether the number is in use, the register says later."""
    text = _text(key, written)
    if re.fullmatch("[0-9]{4}", text):
        return text
    found = named(text)
    if len(found) == 1:
        return found[0].number
    if found:
        raise SetupError(key, "word_kommune_several", {"value": text, "choices": listed(found)})
    near = nearly_named(text)
    if near:
        raise SetupError(key, "word_kommune_near", {"value": text, "choices": listed(near)})
    raise SetupError(key, "word_kommune", {"value": text})


def listed(municipalities: Iterable[Municipality]) -> str:
    """«1515 Herøy (Møre og Romsdal), 1818 Herøy (Nordland)»."""
    return ", ".join(f"{one.number} {one.name} ({one.county})" for one in municipalities)


def area(key: str, written: Written) -> dict[str, object]:
    """«Reiseliv», or «Bærekraft*» for an innsatsområde without job target."""
    text = _text(key, written)
    name = text.strip(WITHOUT_JOBS).strip()
    return {"name": name} if WITHOUT_JOBS not in (text[:1], text[-1:]) else {"name": name, "jobs": False}


def financier(key: str, written: Written) -> dict[str, object]:
    """NAME:KIND, NAME:KIND:SHARE or NAME:KIND:SHARE:TOTAL; a name may hold a colon of its own."""
    text = _text(key, written)
    parts = [part.strip() for part in text.split(":")]
    kinds = [place for place in range(1, len(parts)) if choice_of("kinds", parts[place])]
    if not kinds or len(parts) - kinds[-1] > 3:
        raise SetupError(key, "word_financier", {"value": text, "kinds": ", ".join(Kind)})
    place = kinds[-1]
    row: dict[str, object] = {"name": ":".join(parts[:place]), "kind": choice_of("kinds", parts[place])}
    readers = (("share", per_cent), ("total", _millions))
    amounts = zip(readers, parts[place + 1 :], strict=False)
    return row | {column: read(key, part) for (column, read), part in amounts if part}


# --- several in one text ---------------------------------------------------------------------------------------


def _kommuner(key: str, written: Written) -> list[str]:
    # A space parts numbers, but stands within a name.
    return [kommune(key, part) for part in _parts(written, r"[,;\n]|(?<=[0-9])\s+(?=[0-9])")]


def _areas(key: str, written: Written) -> list[dict[str, object]]:
    return [area(key, part) for part in _parts(written, r"[;\n]")]


def _financiers(key: str, written: Written) -> list[dict[str, object]]:
    return [financier(key, part) for part in _parts(written, r"[;\n]")]


def _parts(written: Written, mark: str) -> list[str]:
    return [part.strip() for part in re.split(mark, _text("", written)) if part.strip()]


WORDS = (
    Word("name", "programme.name", _text, required=True),
    Word("municipalities", "programme.municipalities", _kommuner, required=True),
    Word("job_years", "years.jobs", period, required=True),
    Word("budget_years", "years.budget", period, required=True),
    Word("areas", "area", _areas),
    Word("financiers", "financier", _financiers),
    Word("goal_jobs", "programme.goal_jobs", _jobs),
    Word("frame", "programme.frame", _millions),
    Word("reserve", "programme.reserve", _whole),
    Word("language", "programme.language", _language),
    Word("edition", "programme.edition", _whole),
)
BY_NAME = {word.name: word for word in WORDS}


# --- in a document ---------------------------------------------------------------------------------------------


def word_at(key: str) -> Word | None:
    """The word that an error's key belongs to: `areas` for «area[2].name»."""
    whole = re.sub(r"\[[0-9]+\].*", "", key)
    return next((word for word in WORDS if word.key == whole), None)


def placed(document: Document, values: Mapping[str, object]) -> dict[str, object]:
    """The document with these values, named as words are, over what stood there."""
    made = {"schema": SCHEMA, **document} if not document else dict(document)
    for name, value in values.items():
        table, _, key = BY_NAME[name].key.partition(".")
        section = made.get(table, {})
        if not key:
            made[table] = value
        elif isinstance(section, Mapping):  # else the document is judged for it later
            made[table] = {**section, key: value}
    return made


def missing(document: Document) -> list[Word]:
    """The words that a setup cannot be without and that the document does not hold."""
    return [word for word in WORDS if word.required and value_at(document, word) is None]


def judge(document: Document) -> None:
    """Raises SetupError for what is wrong in a document that is not complete yet; what is missing is stood in for."""
    stood_in(document)


def stood_in(document: Document) -> Setup:
    """The setup of a document that is not complete yet, with something in place of what is missing."""
    years = value_at(document, BY_NAME["job_years"]) or value_at(document, BY_NAME["budget_years"]) or [2027, 2027]
    stand_ins = {"name": "–", "municipalities": ["0301"], "job_years": years, "budget_years": years}
    whole = placed(document, {word.name: stand_ins[word.name] for word in missing(document)})
    return complete({"area": [{"name": "–"}], **whole})


def read_common(path: Path) -> dict[str, object]:
    """The document of a setup file that something else completes. Raises SetupRefused for what is wrong in it."""
    document = read_document(path)
    try:
        judge(document)
    except SetupError as error:
        raise refusal(path, error) from error
    return document


def kommuner_of(document: Document) -> str:
    """The kommuner of a document that was judged, with number, name and fylke."""
    numbers = value_at(document, BY_NAME["municipalities"])
    found = (municipality(number) for number in numbers) if isinstance(numbers, list) else ()
    return listed(one for one in found if one is not None)


def value_at(document: Document, word: Word) -> object:
    """What the document holds for a word; None when it holds nothing."""
    table, _, key = word.key.partition(".")
    section = document.get(table)
    return section if not key else section.get(key) if isinstance(section, Mapping) else None
