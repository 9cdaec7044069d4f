"""What is as usual is read in one sweep, all else by handlers; whatever a file holds, both give the same answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from readers.gate import Received, receive
from readers.package import read_package
from tests.fuzz.run import SEEDS
from tests.hostile import CASES, MAIN, SHEET, STRINGS, honest, sheet, strings, zipped
from tests.test_damage import mutated
from workbook.findings import Refused

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.xlsx"))
ODD_ROWS = (
    '<row r="1"><c r="A1"><f>1</f><f>2</f></c></row>',
    '<row r="1"><c r="A1"><v>1</v><f>2</f></c></row>',
    '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
    '<row r="1"><c r="A1"><v>1<!-- a -->2</v><v/></c></row>',
    '<row r="1">a<c r="A1">b<f>c</f>d<v>1</v>e</c>f</row>g',
    '<row r="1"><c r="A1"><is><t>1</t></is></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><f/></c><c r="B1"><f t="shared" si="0"/></c></row>',
    '<row r="1"><c r="A1"/><c r="A1"/></row><row r="1"/><row/>',
    '<row r="1"><extLst/><c r="A1"><extLst/></c></row>',
    '<x r="1"/>',
    '<row r="1"><!--<c r="A1"><v>1</v></c>--></row>',
    '<row r="1"><![CDATA[<c r="A1"><v>1</v></c>]]></row>',
    '<row r="1"><?a <c r="A1"><v>1</v></c>?></row>',
    '<row r="1"><c r="A1"><v>1]]></v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>&#49;</v></c></row>',
    '<row r="1"><c r="A1" t="str"><f>1&lt;2</f><v>&lt;&amp;lt;&quot;&apos;></v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a&lt b</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a\r\nb\tc\nd</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>\ufffe</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>\x7f\u0085</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v> 1 </v></c><c r="B1" t="str"><v></v></c><c r="C1" t="str"><v/></c></row>',
    '<row r="1"><c r="A1"><f aca="false">1</f><v>1</v></c><c r="B1"><f aca="false" ca="1">1</f></c></row>',
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f></c></row><row><c><f si="0" t="shared"/></c></row>',
    '<row r="1"><c r="A1"><f t="array" t="array">1</f></c></row>',
    '<row r="1" r="2"><c r="A1"/></row>',
    '<row r="1" x14ac:dyDescent="0.3"><c r="A1"/></row>',
    '<row r="1" xmlns:x14ac="a" x14ac:dyDescent="0.3"><c r="A1"/></row>',
    '<row r="1" xmlns="a"><c r="A1"/></row>',
    "<row r='1' ><c r='A1' ></c ></row >",
    '<row r="1" hidden="1" ht=">"><c r="A1" s="0" t="n" /></row><row r="2" hidden="true" />',
    '<c r="A1"/><row r="1"/>',
    '<row r="1"><row r="2"><c r="A2"/></row></row>',
    '<row r="1"></row></row>',
    '<row r="1"><c r="A1"><v>1</v></c>',
    '<row r="1"><c r="A2"><v>1</v></c><c r="AAAA1"/></row>',
    '<row r="2000000"><c r="A2000000"/></row>',
    '</sheetData><sheetData><row r="1"/>',
    "</sheetData><!--</sheetData>--><a>",
)
ODD_TEXTS = (
    "<t>&amp;&#10;</t>",
    "<t>&amp;lt;&gt;</t>",
    "<t xml:space='preserve'> </t>",
    "<t>]]></t>",
    "<t>\x02</t>",
    "</si><si>",
)
HIDING = (("<!--<sheetData/>", "-->"), ("<?a ", "?>"), ("<![CDATA[", "]]>"), ('<a b="', '"/>'), ("<a>", "</a>"))
ODD_FRAMES = (
    '<dataValidations><dataValidation sqref="A1"><formula1>5<x/>6</formula1></dataValidation></dataValidations>',
    '<dataValidation sqref="A1">\n<formula1> 5 </formula1> <formula2/></dataValidation>',
    '<a><sheetProtection sheet="1"/></a>',
    "<sheetData/>",
    "<a><b><c/></b>d<e/></a>",
)


def handled(received: Received) -> Received:
    """The same file, none of whose parts is kept whole."""
    parts = {name: part._replace(content=None) for name, part in received.parts.items()}
    return replace(received, parts=MappingProxyType(parts))


def answer(received: Received) -> object:
    try:
        read = read_package(received)
    except Refused as refused:
        return refused.refusal
    return read._replace(received=None)  # type: ignore[arg-type]


def same(path: Path) -> None:
    try:
        received = receive(path)
    except Refused:
        return
    assert answer(received) == answer(handled(received))


@pytest.mark.parametrize("path", SAMPLES[::4], ids=lambda path: path.stem)
def test_samples(path: Path) -> None:
    received = receive(path)
    assert all(part.content for part in received.parts.values() if part.xml)
    assert not isinstance(answer(received), Refused)
    same(path)


def test_mutated_forms(tmp_path: Path) -> None:
    for seed in range(10_000, 10_200):
        (tmp_path / "plan.xlsx").write_bytes(mutated(seed))
        same(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("rows", ODD_ROWS)
def test_odd_rows(rows: str, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(zipped(honest(sheet=sheet(rows))))
    same(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("frame", ODD_FRAMES)
def test_odd_frames(frame: str, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(zipped(honest(sheet=sheet(after=frame))))
    same(tmp_path / "plan.xlsx")


@pytest.mark.parametrize(("before", "after"), HIDING)
def test_hidden_rows(before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(zipped(honest(sheet=sheet(before=before, after=after))))
    same(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("root", ['xmlns="a"', 'xmlns:x="a"', f'xmlns="{MAIN}" xmlns:x14ac="a"'])
def test_roots(root: str, tmp_path: Path) -> None:
    rows = '<row r="1" x14ac:dyDescent="0.3"><c r="A1"/></row>'
    for part in (
        f"<worksheet {root}><sheetData>{rows}</sheetData></worksheet>",
        f"<worksheet {root}><sheetData/></worksheet>",
    ):
        (tmp_path / "plan.xlsx").write_bytes(zipped(honest(sheet=part.encode())))
        same(tmp_path / "plan.xlsx")
    (tmp_path / "plan.xlsx").write_bytes(zipped(honest(strings=f"<sst {root}><si><t>a</t></si></sst>".encode())))
    same(tmp_path / "plan.xlsx")


@pytest.mark.parametrize(
    "item", ["", "a<t>b</t>c", "<t>a</t><t>b</t>", "<t>a<x/>b</t>", "<t>a<!-- b -->c</t>", "<x/>", *ODD_TEXTS]
)
def test_odd_strings(item: str, tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(zipped(honest(strings=strings(item, "<t>_x000D_</t>"))))
    same(tmp_path / "plan.xlsx")


def test_hostile_files(tmp_path: Path) -> None:
    for case in CASES:
        if "link" not in case.name and case.name not in ("fifo", "device", "directory"):
            path = tmp_path / "plan.xlsx"
            case.write(path)
            same(path)


@pytest.mark.parametrize(("folder", "part"), [("sheet", SHEET), ("strings", STRINGS)])
def test_seeds(folder: str, part: str, tmp_path: Path) -> None:
    for seed in sorted((SEEDS / folder).iterdir()):
        (tmp_path / "plan.xlsx").write_bytes(zipped({**honest(), part: seed.read_bytes()}))
        same(tmp_path / "plan.xlsx")
