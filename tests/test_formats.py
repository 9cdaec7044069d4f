"""Every format of a check: valid by its own schema, the same findings in the same order, hostile texts inert."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest
from lxml import etree

import omstilling_xlsx as ox
from generators.report.annotated import as_annotated, is_tame
from generators.report.formats import FORMATS, OF_A_RUN, annotated, docx, markdown
from generators.report.letter import letter
from generators.report.results import Results, message
from generators.report.schema import schema
from omstilling_xlsx.samples.faults import FAULTS
from readers.registers import register
from tests.plans import Changes, balanced, checked, submitted
from tests.reports import COMMAND, LONG, SCRIPT, hostile_file, results_of
from workbook.check import check
from workbook.fields import Field
from workbook.findings import Severity
from workbook.folding import grouped
from workbook.submission import State
from workbook.texts import LANGUAGES, texts
from workbook.wording import wording

DATA = Path(__file__).parent / "data"
SAMPLES = Path(__file__).parent.parent / "samples"
PLAN = SAMPLES / "utfylt" / "fjellvik.xlsx"
SARIF = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
JUNIT = etree.XMLSchema(etree.parse(str(DATA / "junit-10.xsd")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rapport")
    hostile_file(made)
    (made / "notat.xlsx").write_text("nei", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def hostile(folder: Path) -> Results:
    return results_of(folder / "fiendtlig.xlsx")


@pytest.fixture(scope="module")
def several(folder: Path) -> Results:
    return results_of(PLAN, folder / "fiendtlig.xlsx", folder / "notat.xlsx")


def said(results: Results) -> list[tuple[str, str]]:
    """Rule and message of every finding, in order, as every format must have them."""
    return [(one.rule, message(wording(one, results.texts))) for file in results.judged for one in file.report.findings]


# --- valid by their own schemas ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_is_as_its_published_schema_says(several: Results, language: str) -> None:
    for results in (several, several._replace(judged=several.judged[1:2]), several._replace(judged=several.judged[2:])):
        document = json.loads(OF_A_RUN["json"](results._replace(texts=texts(language))))
        jsonschema.validate(document, schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_is_strict(hostile: Results) -> None:
    document = json.loads(OF_A_RUN["json"](hostile))
    document["findings"][0]["difference"] = 0.4
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema(), cls=jsonschema.Draft202012Validator)


def test_sarif_is_as_oasis_says(several: Results) -> None:
    jsonschema.validate(json.loads(OF_A_RUN["sarif"](several)), SARIF, cls=jsonschema.Draft4Validator)


def test_junit_is_as_the_common_schema_says(several: Results) -> None:
    JUNIT.assertValid(etree.fromstring(OF_A_RUN["junit"](several)))


# --- the same findings, words and order in all ---


def test_json_and_sarif_hold_every_finding_in_order(several: Results) -> None:
    files = json.loads(OF_A_RUN["json"](several))["files"]
    assert [(one["rule"], one["message"]) for file in files for one in file["findings"]] == said(several)
    for file in files:
        counted = Counter(one["severity"] for one in file["findings"])
        assert file["counts"] == {severity.value: counted[severity] for severity in Severity}
    run = json.loads(OF_A_RUN["sarif"](several))["runs"][0]
    assert [(one["ruleId"], one["message"]["text"]) for one in run["results"]] == said(several)
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(ids[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert not run["invocations"][0]["executionSuccessful"]


def test_sarif_relates_the_numbers_behind_a_finding() -> None:
    run = json.loads(OF_A_RUN["sarif"](results_of(SAMPLES / "feil" / "OMX301.xlsx")))["runs"][0]
    first = run["results"][0]
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("Mål!")
    assert [one["message"]["text"].partition(" = ")[2] for one in first["relatedLocations"]] == ["10", "7", "4"]
    assert re.fullmatch("[0-9a-f]{16}", first["partialFingerprints"]["omstilling/v1"])


def test_junit_has_a_suite_a_file_and_a_case_a_rule(several: Results) -> None:
    root = ET.fromstring(OF_A_RUN["junit"](several))
    assert [suite.get("name") for suite in root] == ["fjellvik.xlsx", "fiendtlig.xlsx", "notat.xlsx"]
    suite, report = root[1], several.judged[1].report
    assert [case.get("name", "")[:6] for case in suite] == [rule.id for rule in report.rules]
    grave = [one for one in report.findings if one.severity in (Severity.ERROR, Severity.MISSING)]
    told = [failure.get("message") for failure in suite.iter("failure")]
    assert sorted(told, key=str) == sorted(message(wording(one, texts("nb"))) for one in grave)
    rest = " ".join(text.text or "" for text in suite.iter("system-out"))
    for one in report.findings:
        if one not in grave:
            assert wording(one, texts("nb")).head in rest
    assert suite.get("failures") == str(len(suite.findall("testcase[failure]")))
    assert root[2].get("errors") == "1"


class Page(HTMLParser):
    """What a browser makes of a page: its elements with attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(results: Results) -> Page:
    return Page(OF_A_RUN["html"](results).decode("utf-8"))


def test_html_tells_every_finding_in_the_order_of_the_groups(several: Results) -> None:
    articles = page_of(several).all("article")
    groups = [one for file in several.judged for one in grouped(file.report.findings, several.texts)]
    assert [one["data-rule"] for one in articles] == [one.first.rule for one in groups]
    assert sum(int(one["data-findings"] or 0) for one in articles) == len(said(several))


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_is_one_accessible_page_that_fetches_nothing(several: Results, language: str) -> None:
    page = page_of(several._replace(texts=texts(language)))
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1
    assert page.all("a")[0]["href"] == "#innhold"
    assert not {"script", "link", "img", "iframe", "object", "form", "svg"} & {tag for tag, _ in page.elements}
    assert not [attributes for _, attributes in page.elements if any(name.startswith("on") for name in attributes)]
    assert all(one.get("scope") in ("row", "col") for one in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert "url(" not in OF_A_RUN["html"](several).decode("utf-8")


def test_the_listing_is_a_real_table_with_every_finding(several: Results) -> None:
    book = openpyxl.load_workbook(io.BytesIO(OF_A_RUN["xlsx"](several)))
    assert [list(sheet.tables) for sheet in book] == [["omx_findings"], ["omx_rules"], ["omx_files"]]
    sheet = book["Funn"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [(row["Regel"], row["Hva som er galt"]) for row in rows] == said(several)
    assert book["Filer"].max_row == 1 + len(several.judged)


def test_text_names_every_rule_that_fired(hostile: Results) -> None:
    told = OF_A_RUN["text"](hostile).decode("utf-8")
    assert re.findall(r"^. (OMX\d{3})", told, re.MULTILINE) == [rule for rule, _ in said(hostile)]


# --- hostile texts are inert ---


def test_no_format_shows_a_control_character_or_turns_the_text(hostile: Results, folder: Path) -> None:
    for name, make in OF_A_RUN.items():
        data = make(hostile)
        if name != "xlsx":
            shown = data.decode("utf-8")
            assert not [char for char in shown if not char.isprintable() and char not in "\n\u00a0"], name
            # Machines get what stood in the cell; what people read is cut.
            assert (LONG in shown) == (name in ("json", "sarif")), name
    letter = markdown(hostile.judged[0], texts("nb")).decode("utf-8")
    assert not [char for char in letter if not char.isprintable() and char not in "\n\u00a0"]


def test_markup_stays_text(hostile: Results) -> None:
    page = page_of(hostile)
    assert SCRIPT in "".join(page.words)
    assert COMMAND in "".join(page.words)
    root = ET.fromstring(OF_A_RUN["junit"](hostile))
    assert SCRIPT in " ".join(failure.get("message", "") for failure in root.iter("failure"))
    letter = markdown(hostile.judged[0], texts("nb")).decode("utf-8")
    assert "<script" not in letter.replace("\\<", "")
    assert not re.search(r"(?<!\\)\]\(", letter)


def formulas_and_links(data: bytes) -> tuple[list[str], list[str]]:
    """The formulas and the link targets of a workbook, as the package holds them."""
    formulas: list[str] = []
    links: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name).decode("utf-8", "replace")
            if name.startswith("xl/worksheets/sheet"):
                formulas += re.findall(r"<f[^>]*>([^<]*)</f>", part)
            if name.endswith(".rels"):
                links += re.findall(r'Target="([^"]*)" TargetMode="External"', part)
    return formulas, links


def test_no_text_becomes_a_formula_or_a_link_in_a_workbook(hostile: Results) -> None:
    formulas, links = formulas_and_links(OF_A_RUN["xlsx"](hostile))
    assert (formulas, links) == ([], [])
    copy = annotated(hostile.judged[0], texts("nb"))
    assert copy is not None
    formulas, links = formulas_and_links(copy)
    assert links == []
    assert not [formula for formula in formulas if "cmd" in formula or "calc" in formula or "1+1" in formula]


def test_a_link_goes_only_to_a_plain_name() -> None:
    results = results_of(SAMPLES / "feil" / "OMX301.xlsx")
    for place, linked in (("mappe/OMX301.xlsx", True), ("http:x.xlsx", False), ("a\u202eb.xlsx", False)):
        placed = results._replace(judged=(results.judged[0]._replace(place=place),))
        assert bool(formulas_and_links(OF_A_RUN["xlsx"](placed))[1]) == linked, place


def test_a_letter_in_word_is_styled_and_says_the_language(hostile: Results) -> None:
    import docx as word

    letter = word.Document(io.BytesIO(docx(hostile.judged[0], texts("nn"))))
    style = letter.paragraphs[0].style
    assert style is not None
    assert style.name == "Heading 1"
    assert letter.core_properties.language == "nn-NO"
    assert COMMAND[:8] in "\n".join(one.text for one in letter.paragraphs)


# --- the annotated copy ---


def about(path: Path) -> list[tuple[object, ...]]:
    """What a check says of the answers; the form itself is new in a copy."""
    report = ox.check(path)
    return [
        (one.rule, one.severity, one.table, one.row, one.year, message(wording(one, texts("nb"))))
        for one in report.findings
        if one.rule >= "OMX200"
    ]


# Its number stands in a locked cell, which no copy carries on.
LOCKED = "OMX304"


@pytest.mark.parametrize("rule", sorted(set(FAULTS) - {LOCKED}))
def test_a_check_of_the_annotated_copy_gives_the_same_findings(rule: str, tmp_path: Path) -> None:
    path, copy = SAMPLES / "feil" / f"{rule}.xlsx", tmp_path / "kopi.xlsx"
    before = path.read_bytes()
    data = annotated(results_of(path).judged[0], texts("nb"))
    assert data is not None
    copy.write_bytes(data)
    assert about(copy) == about(path)
    assert path.read_bytes() == before
    assert [
        one.rule for one in ox.check(copy).findings if one.rule < "OMX200" and one.severity is not Severity.INFO
    ] == []


def test_the_hostile_plan_comes_back_with_the_same_findings(hostile: Results, folder: Path) -> None:
    data = annotated(hostile.judged[0], texts("nb"))
    assert data is not None
    (folder / "kopi.xlsx").write_bytes(data)
    assert about(folder / "kopi.xlsx") == about(folder / "fiendtlig.xlsx")


def test_the_copy_has_notes_borders_and_links_both_ways() -> None:
    results = results_of(SAMPLES / "feil" / "OMX301.xlsx")
    data = annotated(results.judged[0], texts("nb"))
    assert data is not None
    book = openpyxl.load_workbook(io.BytesIO(data))
    listed, finding = book["Funn"], results.judged[0].report.findings[0]
    assert finding.cell is not None
    cell = book[finding.cell.sheet][finding.cell.a1]
    assert cell.comment is not None
    assert finding.rule in cell.comment.text
    assert (cell.border.top.style, cell.border.top.color.rgb) == ("medium", "FFC00000")
    there, back = listed["E5"].hyperlink, book[finding.cell.sheet].cell(finding.cell.row + 1, 1).hyperlink
    assert there is not None
    assert back is not None
    assert there.location == f"'{finding.cell.sheet}'!{finding.cell.a1}"
    assert back.location == "'Funn'!A5"
    assert listed.max_row == 4 + len(results.judged[0].report.findings)


TYPED: dict[str, dict[str, Any]] = {
    "date": {"is_date": True, "counted": Decimal(100), "raw": "100"},
    "percent": {"is_percent": True, "counted": Decimal("0.5"), "raw": "0.5"},
    "boolean": {"state": State.BOOLEAN, "raw": "1", "counted": None},
    "error": {"state": State.ERROR, "raw": "#DIV/0!", "counted": None},
    "formula": {"formula": "SUM(C9:C10)+Ressurser!C8*2", "counted": Decimal(4)},
    "constant": {"formula": "1+3", "counted": Decimal(4)},
}


@pytest.mark.parametrize("typed", sorted(TYPED))
def test_what_was_typed_comes_back_as_it_was(typed: str, tmp_path: Path) -> None:
    """A date, a percentage, a boolean, an error value or a sum is in the copy what it was in the file."""
    submission, name = submitted(*balanced()), Field("funding", "fin1", "2027")
    answer = submission.answers[name]._replace(**TYPED[typed])
    changed = replace(submission, answers={**submission.answers, name: answer})
    before = check(changed, register())
    (tmp_path / "kopi.xlsx").write_bytes(as_annotated(changed, before.findings, texts("nb")))
    told = [(one.rule, one.message) for one in before.findings if one.rule >= "OMX200"]
    assert {"OMX202", "OMX203"} & {rule for rule, _ in told}
    copied = ox.check(tmp_path / "kopi.xlsx").findings
    assert [(one.rule, one.message) for one in copied if one.rule >= "OMX200"] == told


@pytest.mark.parametrize(
    ("formula", "tame"),
    [
        ("C8+1", True),
        ("=SUM(Finansiering!$C$8:$C$9)", True),
        ("ROUND(C8/2,1)", True),
        ("[1]Ark1!C8", False),
        ("cmd|'/c calc'!A1", False),
        ('HYPERLINK("http://x")', False),
        ('WEBSERVICE("http://x")', False),
        ("Ark1!C8", False),
        ("INDIRECT(A1)", False),
        ("", False),
    ],
)
def test_only_a_tame_formula_is_written_again(formula: str, tame: bool) -> None:
    assert is_tame(formula) == tame


# --- a second run ---


def test_a_second_run_is_the_same_bytes(several: Results) -> None:
    for name, make in OF_A_RUN.items():
        assert make(several) == make(several), name
    one = several.judged[1]
    assert annotated(one, texts("nb")) == annotated(one, texts("nb"))
    assert set(FORMATS) == {*OF_A_RUN, "annotated", "letter"}


def test_a_letter_goes_through_the_form_field_by_field_and_then_the_sums() -> None:
    changes: Changes = {("spending", "area2", "2028"): None, ("financier", "fin1", "share"): "halv"}
    said = letter(checked(*balanced(changes)), texts("nb"))
    assert [point.head for point in said.points] == [
        "Den avtalte andelen for KDD er tekst og blir ikke regnet med",
        "Beløpet til Reiseliv i 2028 mangler",
        "Budsjettet for 2028 er ulikt i 5.1 og 5.2",
    ]
    assert said.points[-1].says.endswith("Tomt felt: Beløpet til Reiseliv i 2028 (celle D9 på arket Ressurser).")


def test_letters_say_only_what_the_municipality_must_correct() -> None:
    for rule in sorted(FAULTS):
        results = results_of(SAMPLES / "feil" / f"{rule}.xlsx")
        letter = markdown(results.judged[0], texts("nb")).decode("utf-8").replace(f"{rule}.xlsx", "")
        assert "omstilling-xlsx" not in letter, rule
        assert "OMX" not in letter, rule
        assert not re.search(r"\w![A-Z]+[0-9]", letter), rule
        assert ("Ingenting må rettes" in letter) == (results.judged[0].verdict == "ok"), rule
