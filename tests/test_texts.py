"""The catalogues are whole: every language has every text that the code asks for, and no other."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from workbook.fields import INPUTS
from workbook.plan import SHEETS
from workbook.rules.batches import BATCH
from workbook.rules.catalogue import EVERY
from workbook.rules.rule import Rule
from workbook.texts import LANGUAGES, texts

ROOT = Path(__file__).parent.parent
CODE = ("workbook", "generators", "readers", "omstilling_xlsx")
CATALOGUES = ROOT / "workbook" / "texts"
TITLE_LONGEST, MESSAGE_LONGEST = 32, 255  # Excel's own limits for a validation's texts
OTHERS = [language for language in LANGUAGES if language != "nb"]


def catalogue(language: str) -> dict[str, str]:
    return texts(language).catalogue


# --- one catalogue like the other -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert catalogue(language).keys() ^ catalogue("nb").keys() == set()


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*/*.py")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_key_stands_twice_in_a_module(path: Path) -> None:
    """A dictionary would quietly keep the last one."""
    tables = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Dict)]
    keys = Counter(key.value for table in tables for key in table.keys if isinstance(key, ast.Constant))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_ends_in_a_blank(language: str) -> None:
    assert [key for key, text in catalogue(language).items() if not text or text != text.rstrip()] == []


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_tells_the_same_facts(language: str) -> None:
    pairs = {key: (placeholders(text), placeholders(catalogue("nb")[key])) for key, text in catalogue(language).items()}
    assert {key: pair for key, pair in pairs.items() if pair[0] != pair[1]} == {}


def numbers(text: str) -> set[str]:
    """The numbers of a text, without what separates decimals, thousands and the parts of a date."""
    return {re.sub(r"\D", "", number) for number in re.findall(r"\d+(?:[.,/\u00a0]\d+)*", text)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_names_the_same_numbers(language: str) -> None:
    pairs = {key: (numbers(text), numbers(catalogue("nb")[key])) for key, text in catalogue(language).items()}
    assert {key: pair for key, pair in pairs.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_validation_texts_are_within_the_limits_of_excel(language: str) -> None:
    said = texts(language)
    titles = {input.id: len(said(f"input.{input.id}.title")) for input in INPUTS}
    messages = {input.id: len(said(f"input.{input.id}.message")) for input in INPUTS}
    assert {id: length for id, length in titles.items() if length > TITLE_LONGEST} == {}
    assert {id: length for id, length in messages.items() if length > MESSAGE_LONGEST} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_status_begins_with_its_own_sign_in_every_language(language: str) -> None:
    """The colours on Kontroll and in the tables go by the sign."""
    signs = {status: texts(language)(f"status.{status}")[0] for status in ("error", "missing", "warning", "ok", "none")}
    assert signs == {"error": "✗", "missing": "…", "warning": "!", "ok": "✓", "none": "–"}


# Whole words that are wrong in the language; names in quotation marks and the names of sheets are as they are.
FOREIGN = {
    "nn": (
        "ikke hva hvem hver hvert hvilken hvilket hvilke hvis hvor hvordan hvorfor noe noen fra uten navn navnet eget "
        "samme sammen mulig gjør gjøre være velg mangler lavere høyere andel andelen andeler arbeidsplasser "
        "arbeidsplassene kommer gjelder ble fikk finnes endres vises regnes hovedmål tall tallet beløpene årene "
        "feltene arkene strategiene innsatsområdene skriver åpne jeg antall måned mye tegn sifre valgt lagret endret "
        "regnet begrunnelse forskjell veiledning navnene summene enhet enheten kilde bærekraftsmål programledelse"
    ),
    "en": (
        "avvik mangler manglar sjekk merk ikke og skal er på år av som til fra eller med det den kr mill kan blir "
        "ikkje frå eit ein der når hvis"
    ),
}
QUOTED = re.compile("«[^»]*»|“[^”]*”")


def words(text: str) -> set[str]:
    plain = QUOTED.sub("", text)
    for sheet in SHEETS:
        plain = re.sub(rf"\b{sheet}\b", "", plain)
    return {word.lower() for word in re.findall(r"\w+", plain)}


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_another_language_is_left(language: str) -> None:
    foreign = set(FOREIGN[language].split())
    found = {key: words(text) & foreign for key, text in catalogue(language).items()}
    assert {key: hits for key, hits in found.items() if hits} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_most_sentences_are_translated(language: str) -> None:
    """Two sentences may be alike in both languages, but a module that was only copied is found."""
    long = {key: text for key, text in catalogue("nb").items() if len(text.split()) > 6}
    same = [key for key, text in long.items() if catalogue(language)[key] == text]
    assert len(same) <= len(long) // 20, same[:20]


# --- the code asks for every text, and only for these ----------------------------------------------------------


@cache
def modules() -> tuple[ast.Module, ...]:
    paths = (path for folder in CODE for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths if CATALOGUES not in path.parents[:-1])


def nodes() -> Iterator[ast.AST]:
    return (node for module in modules() for node in ast.walk(module))


@cache
def literals() -> frozenset[str]:
    """What the code spells out: its strings, and the names of its fields."""
    fields = {
        node.target.id for node in nodes() if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    spelt = {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(spelt | fields | set(in_templates()))


def in_templates() -> Iterator[str]:
    """The texts that the pages ask for."""
    for path in sorted(ROOT.glob("generators/**/*.j2")):
        yield from re.findall(r'said\("([^"]+)"', path.read_text(encoding="utf-8"))


RULE = "|".join(rule.id for rule in EVERY)
MESSAGE = rf"(?:{RULE})(?:\.[^.]+)*|amounts"
TABLE = "facts|goal|frame|area|financier|activities|attachments|limits"
# What an f-string's first placeholder may stand for. One that is not named here asks for nothing.
LEADING = {
    "self.name": "|".join(SHEETS),
    "name": "|".join(SHEETS),
    "table.id": TABLE,
    "rule.id": RULE,
    "finding.rule": RULE,
    "finding.message": MESSAGE,
    "rule.message(check.variant)": MESSAGE,
    "self.message(check.variant)": MESSAGE,
    "variant": r"[^.]+",
    "key": r"refusal\.[^.]+|forside\.colour\.[^.]+|subject\.[^.]+\.[^.]+",
}
# Any other placeholder stands for one piece of a key, but for these.
WIDER = {"column": r"\.?[^.]*", "version": r"[0-9.]+", "key": r"[^.]+(?:\.[^.]+)?"}


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every f-string of the code as a pattern for keys, with a group for each placeholder."""
    made = {_pattern(node) for node in nodes() if isinstance(node, ast.JoinedStr)}
    return tuple(re.compile(pattern) for pattern in made if pattern is not None)


def _pattern(string: ast.JoinedStr) -> str | None:
    if not any(isinstance(part, ast.Constant) for part in string.values):
        return None
    parts: list[str] = []
    for place, part in enumerate(string.values):
        if isinstance(part, ast.Constant):
            parts.append(re.escape(str(part.value)))
        elif isinstance(part, ast.FormattedValue):
            name = ast.unparse(part.value)
            if place == 0 and name not in LEADING:
                return None
            parts.append(f"({LEADING[name] if place == 0 else WIDER.get(name, '[^.]+')})")
    return "".join(parts)


@cache
def known(text: str) -> bool:
    """Whether the code spells a text out, whole, counted («step3») or made by an f-string («goal_environment»)."""
    bare = text.rstrip("0123456789")
    return not bare or text in literals() or bare in literals() or made(text)


def made(text: str) -> bool:
    """Whether an f-string makes a text of what the code spells out."""
    found = filter(None, (pattern.fullmatch(text) for pattern in patterns()))
    return any(all(map(spelt, one.groups())) for one in found)


def spelt(group: str) -> bool:
    """Whether the code spells out what a placeholder stands for, as a whole or from piece to piece."""
    head, dot, rest = group.partition(".")
    return known(group) or (dot == "." and known(head) and spelt(rest))


def asked_for(key: str) -> bool:
    """Whether the code asks for a text, or for the one that it replaces in a manner of speaking or for one thing."""
    plain = (key.partition("/")[2] or key).removesuffix(".one")
    return plain in catalogue("nb") and (plain in literals() or made(plain))


def test_every_text_is_asked_for() -> None:
    """When an f-string that begins with a placeholder asks for the text, name that placeholder in LEADING."""
    assert [key for key in catalogue("nb") if not asked_for(key)] == []


ASKING = {"texts", "said", "_said", "Phrase", "say", "AnswersError"}
KEY = re.compile(r"[\wÆØÅæøå]+(?:\.[\w-]+)+")
# The texts that an exception's own id asks for: which argument holds the id, and the keys it makes.
RAISED = {"Refused": (0, ("refusal.{}", "refusal.{}.remedy")), "SetupError": (1, ("setup.{}",))}


def wanted() -> Iterator[str]:
    """Every key that the code spells out."""
    for node in nodes():
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        if name in ASKING:
            yield from (one for one in given if isinstance(one, str) and KEY.fullmatch(one))
        place, keys = RAISED.get(name, (0, ()))
        if len(given) > place and isinstance(given[place], str):
            yield from (key.format(given[place]) for key in keys)


def test_every_text_that_the_code_names_is_there() -> None:
    named = set(wanted())
    assert len(named) > 150
    assert sorted(named - catalogue("nb").keys()) == []


def test_nynorsk_has_one_word_for_a_difference() -> None:
    assert [key for key, text in catalogue("nn").items() if "forskjell" in text.lower()] == []


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.id)
def test_a_rule_has_its_texts(rule: Rule) -> None:
    id = rule.id
    parts = ("title", "why", "example", "remedy", "adviser")
    assert [part for part in parts if f"{id}.{part}" not in catalogue("nb")] == []
    told = {key.rpartition(".")[0] for key in catalogue("nb") if key.startswith(id) and key.endswith(".head")}
    noted = any(key.startswith(f"note.{id}.") for key in catalogue("nb"))
    assert told if rule.chapter != BATCH else noted
    assert [message for message in told if f"{message}.says" not in catalogue("nb")] == []
