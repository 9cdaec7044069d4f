"""One form in three languages: the same cells, the same formulas, the same answers, the same verdicts."""

from __future__ import annotations

import copy
import re
from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from generators.form import form_bytes
from omstilling_xlsx.commands.terminal import PLAINLY, write_plainly
from omstilling_xlsx.samples.faults import FAULTS, Fault
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK, Document
from tests import engines
from tests.conftest import needs
from tests.fillings import WIDE
from tests.plans import checked, ids
from workbook.answers import document, inputs
from workbook.fields import Field
from workbook.findings import Severity
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.form.page import Content, Entry
from workbook.formula import Formula, Value
from workbook.setup import setup_of
from workbook.texts import LANGUAGES, texts
from workbook.wording import wording

OTHERS = [language for language in LANGUAGES if language != "nb"]
TEXT = re.compile(r'"[^"]*"')  # in a formula


def document_in(language: str, document: Document = FJELLVIK) -> Document:
    changed = copy.deepcopy(document)
    changed["programme"]["language"] = language
    return changed


def form_in(language: str, document: Document = FJELLVIK) -> Form:
    return build_form(setup_of(document_in(language, document)))


def filled_in(language: str, fault: Fault | None = None) -> tuple[Form, dict[Field, Value]]:
    """The balanced plan in a language, or with one fault in it."""
    document = document_in(language)
    if fault is not None and fault.setup:
        document["limits"] = fault.setup
    form = build_form(setup_of(document))
    values = {**inputs(form, BALANCED), **(fault.edits if fault else {})}
    return form, {name: value for name, value in values.items() if value is not None}


# --- the form ---


def bare(content: Content) -> object:
    """What a cell holds, but for the words: a number, a formula without its texts, or that it is a text."""
    if isinstance(content, Formula):
        return TEXT.sub('""', content.excel), content.array
    return content if isinstance(content, Decimal) or content is None else str


def layout(form: Form) -> list[tuple[object, ...]]:
    return [(*entry._replace(content=None), bare(entry.content)) for entry in form.entries]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("document", [FJELLVIK, WIDE], ids=["fjellvik", "wide"])
def test_only_the_words_differ(document: Document, language: str) -> None:
    own, other = form_in("nb", document), form_in(language, document)
    assert layout(other) == layout(own)
    about = [(sheet.name, sheet.widths, sheet.repeat, sheet.thin, sheet.hidden) for sheet in own.sheets]
    assert [(sheet.name, sheet.widths, sheet.repeat, sheet.thin, sheet.hidden) for sheet in other.sheets] == about
    assert other.names == own.names
    assert [rule.id for rule, _ in other.checks] == [rule.id for rule, _ in own.checks]


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_do_differ(language: str) -> None:
    def said(form: Form) -> dict[Entry, object]:
        return {entry._replace(content=None): entry.content for entry in form.entries if isinstance(entry.content, str)}

    own, other = said(form_in("nb")), said(form_in(language))
    assert sum(other[entry] != text for entry, text in own.items()) > len(own) / 3


# --- filled, written, read and checked ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_balances_is_read_back_without_a_remark(language: str, tmp_path: Path) -> None:
    path = tmp_path / f"{language}.xlsx"
    path.write_bytes(form_bytes(*filled_in(language)))
    report = ox.check(path)
    assert [one for one in report.findings if one.severity is not Severity.INFO] == []
    assert report.submission is not None
    assert report.submission.setup.language == language


def answers_in(language: str, folder: Path) -> dict[str, object]:
    """What is read from a filled form; of the targets it is prefilled with, only their level is no word of its own."""
    path = folder / f"{language}.xlsx"
    path.write_bytes(form_bytes(*filled_in(language)))
    found: dict[str, object] = {**document(ox.read(path))}
    targets = found.pop("indicators")
    assert isinstance(targets, list)
    return {**found, "levels": [target["level"] for target in targets]}


@pytest.mark.parametrize("language", OTHERS)
def test_the_answers_are_the_same(language: str, tmp_path: Path) -> None:
    own = answers_in("nb", tmp_path)
    assert answers_in(language, tmp_path) == own
    assert own["status"] == "vedtatt"
    assert own["levels"] == ["result", "result", "impact", "impact", "impact", "impact"]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_a_fault_is_found_in_every_language_and_told_in_it(rule: str, language: str) -> None:
    own, other = checked(*filled_in("nb", FAULTS[rule])), checked(*filled_in(language, FAULTS[rule]))
    assert ids(other) == ids(own)
    assert [one.cell for one in other.findings] == [one.cell for one in own.findings]
    for one, same in zip(own.findings, other.findings, strict=True):
        for told in LANGUAGES:
            sentences = wording(same, texts(told))
            assert sentences.head == wording(one, texts(told)).head
            assert "{" not in sentences.head + sentences.says + sentences.remedy + sentences.adviser


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("rule", ["OMX301", "OMX402", "OMX703"])
def test_what_kontroll_shows_is_in_the_language_of_the_form(rule: str, language: str) -> None:
    form, values = filled_in(language, FAULTS[rule])
    computed = form.values({form.inputs[name].cell: value for name, value in values.items()})
    shown = {str(computed[cell]) for cell in form.formulas if cell.sheet == "Kontroll"}
    said = texts(language)
    assert shown & {said("status.error"), said("status.missing"), said("status.warning")}
    assert not shown & {"✗ Avvik", "… Mangler", "! Sjekk"} - {said("status.error"), said("status.warning")}


# --- other engines ---


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Empty, balanced and faulty forms in the other languages."""
    folder = tmp_path_factory.mktemp("languages")
    made = []
    for language in OTHERS:
        forms = {"tom": (form_in(language), None), "fylt": filled_in(language)}
        forms |= {rule: filled_in(language, FAULTS[rule]) for rule in ("OMX206", "OMX301", "OMX403", "OMX703")}
        for name, (form, values) in forms.items():
            made.append(folder / f"{language}-{name}.xlsx")
            made[-1].write_bytes(form_bytes(form, values))
    return made


def test_ironcalc_agrees_with_the_cached_values(workbooks: list[Path]) -> None:
    wrong = {path.name: engines.differences(engines.cached(path), engines.ironcalc(path)) for path in workbooks}
    assert {name: cells for name, cells in wrong.items() if cells} == {}


@pytest.mark.office
def test_libreoffice_agrees_with_the_cached_values(workbooks: list[Path], tmp_path: Path) -> None:
    needs("soffice")
    computed = engines.libreoffice(workbooks, tmp_path)
    wrong = {
        path.name: engines.differences(engines.cached(path), engines.cached(copy)) for path, copy in computed.items()
    }
    assert {name: cells for name, cells in wrong.items() if cells} == {}


CONSOLES = ("cp1252", "cp850", "cp865", "cp437", "ascii")


@pytest.mark.parametrize("encoding", CONSOLES)
def test_an_old_console_shows_every_sign_of_every_text_or_a_plain_one(encoding: str) -> None:
    write_plainly()
    for language in LANGUAGES:
        for key, text in texts(language).catalogue.items():
            shown = text.encode(encoding, PLAINLY).decode(encoding)
            assert shown.count("?") == text.count("?"), key
    for said, plain in (("−0,7 → 1\u202f000", "-0,7 -> 1 000"), ("Čđ", "Cd"), ("\u202e", "?")):
        assert said.encode(encoding, PLAINLY).decode(encoding) == plain
