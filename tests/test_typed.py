"""Numbers as people type them, each through a real file: what is counted, and what `check` says at the cell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import omstilling_xlsx as ox
from tests import tamper
from workbook.fields import Field
from workbook.findings import Finding, Severity
from workbook.formula import Value
from workbook.phrase import Amount, Fact
from workbook.submission import Answer

AMOUNT = Field("funding", "fin1", "2027")  # mill. kr, 4 in the plan
JOBS = Field("area_jobs", "area1", "2027")
D = Decimal


def written(path: Path, name: Field, attributes: str, inner: str) -> tuple[Answer | None, list[Finding]]:
    """The answer of one cell and the findings at it, when the cell holds this XML."""
    path.write_bytes(tamper.typed(name, attributes, inner)(tamper.plan()))
    report = ox.check(path)
    assert report.submission is not None
    cell = report.submission.form.inputs[name].cell
    return report.submission.answers.get(name), [one for one in report.findings if one.cell == cell]


def told(findings: list[Finding]) -> list[str]:
    return sorted(one.message for one in findings if one.rule < "OMX300")


@pytest.mark.parametrize(
    ("text", "message", "meant"),
    [
        ("2,5", "OMX201.number_as_text", D("2.5")),
        ("2.5", "OMX201.number_as_text", D("2.5")),
        ("1 234,5", "OMX201.number_as_text", D("1234.5")),
        ("1\u00a0234,5", "OMX201.number_as_text", D("1234.5")),
        ("1\u202f234,5", "OMX201.number_as_text", D("1234.5")),
        ("1\u2009234,5", "OMX201.number_as_text", D("1234.5")),
        ("1.234,5", "OMX201.number_as_text", D("1234.5")),
        ("2,5*", "OMX201.number_as_text", D("2.5")),
        ("−3", "OMX201.number_as_text", D(-3)),
        ("kr 5", "OMX201.with_unit", D(5)),
        ("5 mill", "OMX201.with_unit", D(5)),
        ("5 mill. kr", "OMX201.with_unit", D(5)),
        ("2 500 000 kr", "OMX201.with_unit", D("2.5")),
        ("2500 tkr", "OMX201.thousands", D("2.5")),
        ("50 %", "OMX201.unclear", ""),
        ("-", "OMX201.dash", ""),
        ("–", "OMX201.dash", ""),
        ("—", "OMX201.dash", ""),
        ("120–130", "OMX201.words", ""),
        ("minst 50", "OMX201.words", ""),
        ("ca 2,5", "OMX201.words", ""),
        ("2. mai", "OMX201.date_text", ""),
        ("02.05.2026", "OMX201.date_text", ""),
        ("[beløp]", "OMX201.placeholder", ""),
        (" ", "OMX201.empty", ""),
        ("\u00a0", "OMX201.empty", ""),
    ],
)  # fmt: skip
def test_text_is_read_but_never_counted(tmp_path: Path, text: str, message: str, meant: Fact) -> None:
    inner = f'<is><t xml:space="preserve">{text}</t></is>'
    answer, findings = written(tmp_path / "plan.xlsx", AMOUNT, ' t="inlineStr"', inner)
    assert answer is not None
    assert answer.counted == answer.raw == text
    found = next(one for one in findings if one.rule == "OMX201")
    assert (found.message, found.severity, found.facts["raw"], found.facts["meant"]) == (
        message, Severity.ERROR, text, meant,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["1.234", "1,234"])
def test_two_readings_are_both_told(tmp_path: Path, text: str) -> None:
    _, findings = written(tmp_path / "plan.xlsx", AMOUNT, ' t="inlineStr"', f"<is><t>{text}</t></is>")
    found = next(one for one in findings if one.rule == "OMX201")
    assert (found.message, found.facts["options"]) == ("OMX201.ambiguous", (D("1.234"), D(1234)))


@pytest.mark.parametrize(
    ("attributes", "inner", "counted", "messages"),
    [
        ("", "<v>2.5</v>", D("2.5"), []),
        ("", "<v>2.5000000000000004</v>", D("2.5000000000000004"), ["OMX112.digits"]),
        ("", "<v>0.1</v>", D("0.1"), []),
        ("", "<v>-0</v>", D(0), []),
        ("", "<v>46144</v>", D(46144), ["OMX202.date", "OMX207"]),
        ("", "<f>2+0.5</f><v>2.5</v>", D("2.5"), ["OMX203.constant"]),
        ("", "<f>2+0.5</f><v>77</v>", D("2.5"), ["OMX203.constant"]),
        ("", "<f>2+0.5</f>", D("2.5"), ["OMX203.constant"]),
        ("", "<f>D7+0.5</f><v>2.5</v>", D("2.5"), ["OMX203.formula"]),
        ("", "<f>[1]Ark1!A1</f><v>2.5</v>", D("2.5"), ["OMX203.formula"]),
        (' t="e"', "<v>#REF!</v>", None, ["OMX203.error"]),
        (' t="e"', "<f>#REF!</f><v>#REF!</v>", None, ["OMX203.error"]),
        (' t="e"', "<v>#N/A</v>", None, ["OMX203.error"]),
        (' t="b"', "<v>1</v>", None, ["OMX203.boolean"]),
        (' t="d"', "<v>2026-05-02</v>", D(46144), ["OMX202.date", "OMX207"]),
        (' t="str"', "<v>5 mill</v>", "5 mill", ["OMX201.with_unit"]),
    ],
)
def test_what_else_may_stand_in_an_amount(
    tmp_path: Path, attributes: str, inner: str, counted: Value, messages: list[str]
) -> None:
    answer, findings = written(tmp_path / "plan.xlsx", AMOUNT, attributes, inner)
    assert answer is not None
    assert answer.counted == counted
    assert told(findings) == messages


def test_a_serial_suggests_the_amount_and_is_never_taken_over(tmp_path: Path) -> None:
    answer, findings = written(tmp_path / "plan.xlsx", AMOUNT, "", "<v>46144</v>")
    assert answer is not None
    assert answer.counted == 46144
    assert next(one for one in findings if one.rule == "OMX202").facts["meant"] == D("2.5")


def in_format_of(code: str) -> tamper.Make:
    """The amount's cell in a number format of its own."""

    def change(parts: tamper.Parts) -> None:
        styles = parts["xl/styles.xml"].decode("utf-8")
        cell = tamper.form().inputs[AMOUNT].cell
        part = tamper.part_of(cell.sheet)
        sheet = parts[part].decode("utf-8")
        index = styles[: styles.index("</cellXfs>")].rpartition("<cellXfs")[2].count("<xf ")
        new = '<xf numFmtId="999" applyNumberFormat="1"><protection locked="0"/></xf></cellXfs>'
        styles = styles.replace("</cellXfs>", new).replace(
            "</numFmts>", f'<numFmt numFmtId="999" formatCode="{code}"/></numFmts>'
        )
        start = sheet.index(f'<c r="{cell.a1}"')
        end = sheet.index(">", start)
        sheet = sheet[:start] + f'<c r="{cell.a1}" s="{index}"' + sheet[end:]
        parts["xl/styles.xml"], parts[part] = styles.encode("utf-8"), sheet.encode("utf-8")

    return lambda data: tamper.repacked(data, change)


@pytest.mark.parametrize(
    ("code", "number", "messages"),
    [
        ("dd.mm.yyyy", "46144", ["OMX202.date", "OMX207"]),
        ("d. mmm", "46144", ["OMX202.date", "OMX207"]),
        ("0 %", "0.5", ["OMX202.percent"]),
        ('0.0 "mill"', "4", []),
        ("[$kr-414] # ##0.00", "4", []),
    ],
)
def test_the_format_of_a_number_may_tell_what_it_was(
    tmp_path: Path, code: str, number: str, messages: list[str]
) -> None:
    path = tmp_path / "plan.xlsx"
    shown = code.replace('"', "&quot;")
    path.write_bytes(in_format_of(shown)(tamper.typed(AMOUNT, "", f"<v>{number}</v>")(tamper.plan())))
    report = ox.check(path)
    cell = tamper.form().inputs[AMOUNT].cell
    assert told([one for one in report.findings if one.cell == cell]) == messages


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_in_the_row_of_an_area_without_target_is_none(tmp_path: Path, dash: str) -> None:
    """The form itself says «–» there: another dash is no answer and no number."""
    cell = tamper.form().plan.support.cell("area3", "2027")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(tamper.cell(cell, *tamper.text(dash))(tamper.plan()))
    assert [one.message for one in ox.check(path).findings if one.severity is not Severity.INFO] == []


def test_a_finding_tells_of_more_decimals_than_excel_keeps(tmp_path: Path) -> None:
    _, findings = written(tmp_path / "plan.xlsx", AMOUNT, "", "<v>4.1234567</v>")
    many = next(one for one in findings if one.rule == "OMX205")
    assert many.facts["value"] == Amount(D("4.1234567"), 7)
