"""Every format of a check: valid by its own schema, the same findings in the same order, hostile texts inert."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest
from lxml import etree
from openpyxl.comments import Comment

from generators.report.copied import stored_of, tame
from generators.report.formats import FORMATS, OF_A_RUN, annotated, docx, markdown
from generators.report.letter import letter
from generators.report.results import Results, judged, message
from generators.report.schema import schema
from omstilling_xlsx.api import checked
from omstilling_xlsx.samples.faults import FAULTS
from readers.gate import receive
from readers.own_marks import without_own_marks
from readers.package import Package, read_package
from tests import plans, tamper
from tests.reports import COMMAND, LONG, SCRIPT, hostile_file, results_of
from workbook.check import Report
from workbook.fields import Field
from workbook.findings import Severity
from workbook.folding import grouped
from workbook.seal import JOINT
from workbook.stored import Found, SheetRead
from workbook.texts import LANGUAGES, texts
from workbook.wording import places, wording

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


def about(report: Report) -> list[tuple[object, ...]]:
    """What a check says, and where."""
    return [
        (one.fingerprint, one.rule, one.severity, one.parent, places(one), *wording(one, texts("nb")))
        for one in report.findings
    ]


def copy_of(report: Report) -> bytes:
    """The annotated copy of what was read."""
    data = annotated(judged(report, Severity.MISSING), texts("nb"))
    assert data is not None
    return data


def recheck(data: bytes) -> Report:
    return checked(Path("kopi.xlsx"), data, whole=True)


ALTERED = sorted((SAMPLES / "endret").glob("*.xlsx"))


@pytest.mark.parametrize("path", [*(SAMPLES / "feil" / f"{rule}.xlsx" for rule in sorted(FAULTS)), *ALTERED])
def test_a_check_of_the_annotated_copy_gives_the_same_findings(path: Path) -> None:
    before, report = path.read_bytes(), checked(path, whole=True)
    assert about(recheck(copy_of(report))) == about(report)
    assert path.read_bytes() == before


def crowded(book: Any) -> None:
    """Everything that a person puts around the form: text beside it, sheets, comments, rows gone and rows put in."""
    book["Finansiering"]["AC40"] = "se vedlegg"
    book["Finansiering"]["A8"] = "K\u0406DD"  # a look-alike
    book["Finansiering"]["C9"].comment = Comment("Etter avtale", "Kari")
    book.create_sheet("Funn")["A1"] = "Våre egne funn"
    book.copy_worksheet(book["Mål"]).title = "Mål (2)"
    book["Strategier"].delete_rows(9)
    book["Ressurser"].insert_rows(9)
    book["Ressurser"]["C9"] = 3
    book["Innsatsområder"].merge_cells("C8:D8")
    book["Bærekraft"].row_dimensions[8].hidden = True
    book["Bærekraft"].sheet_state = "hidden"
    book["Mål"].protection.sheet = False
    book["Oppsett"].title = "Oppsett nytt"


@pytest.fixture(scope="module")
def crowd() -> Report:
    return recheck(tamper.by_openpyxl(crowded)(tamper.plan()))


def test_what_a_person_put_around_the_form_is_found_in_the_copy_and_in_a_copy_of_the_copy(crowd: Report) -> None:
    told = {one.rule for one in crowd.findings}
    assert told > {"OMX103", "OMX105", "OMX106", "OMX116", "OMX117", "OMX118", "OMX120", "OMX125", "OMX126"}
    comments = next(one for one in crowd.findings if one.rule == "OMX125")
    assert "Finansiering" in {span.first.sheet for span in comments.spans}
    first = recheck(copy_of(crowd))
    assert about(first) == about(crowd)
    data = copy_of(first)
    assert about(recheck(data)) == about(crowd)
    there = {sheet.name: sheet for sheet in read_package(receive(Path("kopi.xlsx"), given=data)).sheets}
    assert [name for name in there if name.startswith("Funn")] == ["Funn", "Funn (2)"]
    assert there["Funn"].cells[0, 0].raw == "Våre egne funn"
    said = [one.text for one in there["Finansiering"].comments if one.place == (8, 2)]
    assert [text.split(JOINT)[-1] for text in said] == ["Etter avtale"]


def with_cell(place: tuple[int, int], found: Found) -> Callable[[SheetRead], SheetRead]:
    return lambda sheet: sheet._replace(cells={**sheet.cells, place: found})


PUT: dict[str, Callable[[SheetRead], SheetRead]] = {
    "a text": with_cell((40, 0), Found("text", "rettet", "rettet", None, False, 0)),
    "a formula": with_cell((4, 0), Found("number", "1", Decimal(1), "1", False, 0)),
    "a link": lambda sheet: sheet._replace(attached=frozenset(("hyperlink",))),
    "a picture": lambda sheet: sheet._replace(attached=frozenset(("drawing", "printerSettings"))),
    "another finding": lambda sheet: sheet._replace(cells={**sheet.cells, (4, 3): sheet.cells[4, 2]}),
}


@pytest.fixture(scope="module")
def copied_package() -> Package:
    return read_package(
        receive(Path("kopi.xlsx"), given=copy_of(checked(SAMPLES / "feil" / "OMX301.xlsx", whole=True)))
    )


def test_our_sheet_and_notes_are_known_by_the_seal_and_by_nothing_else(copied_package: Package) -> None:
    read = without_own_marks(copied_package)
    assert [sheet.name for sheet in copied_package.sheets if sheet not in read.sheets and not sheet.comments] == [
        "Funn"
    ]
    assert copied_package.comments
    assert not read.comments
    saved = copied_package.sheets[-1]._replace(name="Ark1", attached=frozenset(("printerSettings",)))
    assert len(without_own_marks(copied_package._replace(sheets=(*copied_package.sheets[:-1], saved))).sheets) == 13
    for custom in ({}, {"omx_funn": "0" * 64}):
        assert without_own_marks(copied_package._replace(custom=custom)).comments


@pytest.mark.parametrize("put", PUT)
def test_what_a_person_puts_on_our_sheet_is_told(copied_package: Package, put: str) -> None:
    *others, own = copied_package.sheets
    changed = copied_package._replace(sheets=(*others, PUT[put](own)))
    assert without_own_marks(changed) is changed


def test_a_comment_of_a_persons_own_is_told_and_kept_beside_our_note() -> None:
    def comment(book: Any) -> None:
        for cell in ("D11", "A2"):
            book["Mål"][cell].comment = Comment("Etter avtale", "Kari")

    report = recheck(tamper.by_openpyxl(comment)((SAMPLES / "feil" / "OMX301.xlsx").read_bytes()))
    data = copy_of(recheck(copy_of(report)))
    assert about(recheck(data)) == about(report)
    said = openpyxl.load_workbook(io.BytesIO(data))["Mål"]["D11"].comment
    assert said is not None
    assert said.text.count("OMX301") == said.text.count("Etter avtale") == 1


def test_the_hostile_plan_comes_back_with_the_same_findings(hostile: Results) -> None:
    report = hostile.judged[0].report
    assert about(recheck(copy_of(report))) == about(report)


def test_a_copy_leaves_out_what_could_run_or_fetch() -> None:
    cases = tamper.cases()
    report = recheck(tamper.both(cases["formula of another file"].make, cases["macros"].make)(tamper.plan()))
    copy = copy_of(report)
    assert {one.rule for one in report.findings} - {one.rule for one in recheck(copy).findings} == {"OMX113"}
    formulas, links = formulas_and_links(copy)
    assert links == []
    assert not [formula for formula in formulas if "[" in formula]


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
    assert there.location == finding.cell.address
    assert back.location == "Funn!A5"
    assert listed.max_row == 4 + len(results.judged[0].report.findings)


AMOUNT = Field("funding", "fin1", "2027")


def formatted(code: str, value: object) -> tamper.Make:
    """An amount as a program leaves it that took what was typed for something else."""

    def change(book: Any) -> None:
        at = tamper.answer(AMOUNT)
        cell = book[at.sheet][at.a1]
        cell.value, cell.number_format = value, code

    return tamper.by_openpyxl(change)


TYPED: dict[str, tamper.Make] = {
    "date": formatted("dd.mm.yyyy", 46144),
    "percent": formatted("0.0%", 0.5),
    "boolean": tamper.typed(AMOUNT, ' t="b"', "<v>1</v>"),
    "error": tamper.typed(AMOUNT, ' t="e"', "<v>#DIV/0!</v>"),
    "formula": tamper.typed(AMOUNT, "", "<f>SUM(C9:C10)+Ressurser!C8*2</f><v>4</v>"),
    "error of a formula": tamper.typed(AMOUNT, ' t="e"', "<f>C9/0</f><v>#DIV/0!</v>"),
    "constant": tamper.typed(AMOUNT, "", "<f>1+3</f><v>4</v>"),
}


@pytest.mark.parametrize("typed", sorted(TYPED))
def test_what_was_typed_comes_back_as_it_was(typed: str) -> None:
    """A date, a percentage, a boolean, an error value or a sum is in the copy what it was in the file."""
    report = recheck(TYPED[typed](tamper.plan()))
    assert {"OMX202", "OMX203"} & {one.rule for one in report.findings}
    assert about(recheck(copy_of(report))) == about(report)


FORMULAS = {
    ("fin1", "2027"): ("", "<f>[1]Ark1!C8</f><v>-2.5</v>"),
    ("fin1", "2028"): ("", "<f>[1]Ark1!C8</f>"),
    ("fin1", "2029"): ("", '<f>WEBSERVICE("http://x")</f><v>4</v>'),
    ("fin1", "2030"): (' t="str"', '<f>HYPERLINK("http://x","5 «mill»")</f><v>5 "mill"&#10;</v>'),
    ("fin2", "2027"): (' t="str"', f"<f>INDIRECT(A1)</f><v>{'ord ' * 900}</v>"),
    ("fin2", "2028"): (' t="b"', "<f>[1]Ark1!C8</f><v>1</v>"),
    ("fin2", "2029"): (' t="e"', "<f>[1]Ark1!C8</f><v>#DIV/0!</v>"),
    ("fin2", "2030"): ("", "<f>VLOOKUP(4,Ressurser!C:D,2,FALSE)</f><v>4</v>"),
    ("fin3", "2027"): ("", "<f>ROUNDUP(3.5,0)+0*TODAY()</f>"),
}


def test_every_formula_is_told_in_the_copy_as_it_was() -> None:
    """Where it may not be written again, one that gives the same and reads nothing stands for it."""
    data = tamper.plan()
    for (row, year), held in FORMULAS.items():
        data = tamper.typed(Field("funding", row, year), *held)(data)
    report = recheck(data)
    told, again = (
        [(one.message, one.cell, {**one.facts, "formula": ""}) for one in run.findings if one.rule < "OMX300"]
        for run in (report, recheck(copy_of(report)))
    )
    assert again == [one for one in told if not one[0].startswith("OMX11")]
    assert len([one for one in again if one[0].startswith("OMX203")]) == len(FORMULAS)


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ("XLOOKUP(C8,A:A,$B:$B)", True),
        ('_xlfn.TEXTJOIN(",",TRUE(),C8)', True),
        ("DATE(2026,1,1)+.5", True),
        ("C8+1", True),
        ("=SUM(Finansiering!$C$8:$C$9)", True),
        ("ROUND('Finansiering'!C8/2,1)", True),
        ('IF(C8="","ja",kfg_own_min)', True),
        ("Ressurser!#REF!+1", True),
        ("[1]Ark1!C8", False),
        ("cmd|'/c calc'!A1", False),
        ('HYPERLINK("http://x")', False),
        ('WEBSERVICE("http://x")', False),
        ("Ark1!C8", False),
        ("INDIRECT(A1)", False),
        ("", False),
    ],
)
def test_only_a_tame_formula_is_written_again(formula: str, kept: bool) -> None:
    submission = recheck(tamper.plan()).submission
    assert submission is not None
    assert tame(submission, stored_of(submission))(formula) == kept


# --- a second run ---


def test_a_second_run_is_the_same_bytes(several: Results) -> None:
    for name, make in OF_A_RUN.items():
        assert make(several) == make(several), name
    one = several.judged[1]
    assert annotated(one, texts("nb")) == annotated(one, texts("nb"))
    assert set(FORMATS) == {*OF_A_RUN, "annotated", "letter"}


def test_a_letter_goes_through_the_form_field_by_field_and_then_the_sums() -> None:
    changes: plans.Changes = {
        ("spending", "area2", "2028"): Decimal(9), ("financier", "fin1", "share"): "halv",
        ("strategies", "2", "text"): None,
    }  # fmt: skip
    said = letter(plans.checked(*plans.balanced(changes)), texts("nb"))
    assert [point.head for point in said.points] == [
        "Den avtalte andelen for KDD er tekst og blir ikke regnet med",
        "Teksten på linje 2 i 3.2 mangler",
        "Budsjettet for 2028 er ulikt i 5.1 og 5.2",
    ]
    assert said.points[0].where == "Hvor: arket Oppsett, celle E41"


def test_letters_say_only_what_the_municipality_must_correct() -> None:
    for rule in sorted(FAULTS):
        results = results_of(SAMPLES / "feil" / f"{rule}.xlsx")
        letter = markdown(results.judged[0], texts("nb")).decode("utf-8").replace(f"{rule}.xlsx", "")
        assert "omstilling-xlsx" not in letter, rule
        assert "OMX" not in letter, rule
        assert not re.search(r"\w![A-Z]+[0-9]", letter), rule
        assert ("Ingenting må rettes" in letter) == (results.judged[0].verdict == "ok"), rule
