"""The balanced plan, changed in one way a time by a person, a program or a text editor, and what `check` must say.

Each case is one function from the plan's bytes to other bytes, and the messages of its findings above info; those at
info are free. Made with raw XML, with openpyxl and with LibreOffice through UNO. To add a case, add it to a table.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from generators.form import form_bytes
from omstilling_xlsx.samples.edits import Edit, edited
from omstilling_xlsx.samples.plans import BALANCED, FJELLVIK, filled_form
from tests.engines import Action
from workbook.answers import inputs
from workbook.cells import Cell
from workbook.fields import Field
from workbook.form.build import build_form
from workbook.form.form import Form
from workbook.plan import FINANSIERING, KONTROLL, MACHINE, MAL, OMRADER, OPPSETT, RESSURSER, STRATEGIER, status_cell
from workbook.setup import setup_of

Parts = dict[str, bytes]
Make = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Case:
    """What was done, what is found above info, and whether the answers are the same all the same."""

    make: Make
    found: tuple[str, ...] = ()
    same: bool = True


@dataclass(frozen=True)
class Acted:
    """The same by a program's own actions."""

    actions: Callable[[Form], Sequence[Action]]
    found: tuple[str, ...] = ()
    same: bool = True


@cache
def form() -> Form:
    return filled_form("fjellvik")[0]


@cache
def plan() -> bytes:
    return form_bytes(*filled_form("fjellvik"))


# --- how a file is changed -------------------------------------------------------------------------------------------


def repacked(data: bytes, change: Callable[[Parts], None]) -> bytes:
    """The package with some of its parts changed, added or taken away."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def part_of(sheet: str) -> str:
    return f"xl/worksheets/sheet{[one.name for one in form().sheets].index(sheet) + 1}.xml"


def replaced(part: str, pattern: str, new: str, count: int = 0) -> Make:
    """One part with a pattern replaced; a pattern that is not there is a fault of the case."""

    def change(parts: Parts) -> None:
        text, hits = re.subn(pattern, new, parts[part].decode("utf-8"), count=count, flags=re.DOTALL)
        assert hits, f"{pattern} is not in {part}"
        parts[part] = text.encode("utf-8")

    return lambda data: repacked(data, change)


def cell(at: Cell, attributes: str, inner: str) -> Make:
    """One cell's content replaced; its style is kept."""
    return lambda data: edited(data, form(), (Edit(at.sheet, at.a1, attributes, inner),))


def typed(name: Field, attributes: str, inner: str) -> Make:
    return cell(form().inputs[name].cell, attributes, inner)


def styled(at: Cell, like: Cell) -> Make:
    """One cell in another cell's format."""

    def change(parts: Parts) -> None:
        style = re.search(rf'<c r="{like.a1}" s="(\d+)"', parts[part_of(like.sheet)].decode("utf-8"))
        assert style
        text = parts[part_of(at.sheet)].decode("utf-8")
        parts[part_of(at.sheet)] = re.sub(rf'(<c r="{at.a1}") s="\d+"', rf'\1 s="{style[1]}"', text).encode("utf-8")

    return lambda data: repacked(data, change)


def both(*makes: Make) -> Make:
    def make(data: bytes) -> bytes:
        for one in makes:
            data = one(data)
        return data

    return make


def by_openpyxl(change: Callable[[Any], None]) -> Make:
    def make(data: bytes) -> bytes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data))
        change(book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make


def text(content: str) -> tuple[str, str]:
    return ' t="inlineStr"', f"<is><t>{content}</t></is>"


# --- places ----------------------------------------------------------------------------------------------------------


def total() -> Cell:
    """«Totalt 2029» of 5.1: 4 + 2 + 2 = 8."""
    return form().plan.year_total(form().plan.funding, "2029")


def label() -> Cell:
    return form().plan.overhead.at("admin", form().plan.grid.label)


def limit() -> Cell:
    return form().plan.limit("tolerance")


def array_formula() -> Cell:
    return next(at for at, formula in form().formulas.items() if formula.array)


def empty_cell() -> Cell:
    """A locked cell without content that no formula reads."""
    return next(
        entry.cell
        for entry in form().entries
        if entry.cell.sheet == OPPSETT and entry.field is None and entry.content is None
    )


AMOUNT = Field("funding", "fin1", "2027")
TALLY = Field("activities", "participants", "value")
CONTACT = Field("facts", "contact", "value")


def answer(name: Field) -> Cell:
    return form().inputs[name].cell


def other_setup(data: bytes) -> bytes:
    """The hidden sheet's setup is that of a neighbour with as many areas and financiers."""
    neighbour = {**FJELLVIK, "programme": {**FJELLVIK["programme"], "name": "Nabovik", "municipalities": ["4028"]}}
    theirs = build_form(setup_of(neighbour))
    (written,) = [entry.content for entry in theirs.entries if entry.cell == Cell(MACHINE, 1, 0)]
    assert isinstance(written, str)
    shown = written.replace("&", "&amp;").replace("<", "&lt;")
    return cell(Cell(MACHINE, 1, 0), *text(shown))(data)


def filled_behind_its_back(data: bytes) -> bytes:
    """The issued form, whose inputs a script wrote without any program that computes."""
    values = inputs(form(), BALANCED)
    edits = []
    for name, value in values.items():
        at = form().inputs[name].cell
        if value is not None:
            attributes, inner = text(value) if isinstance(value, str) else ("", f"<v>{value}</v>")
            edits.append(Edit(at.sheet, at.a1, attributes, inner))
    return edited(form_bytes(form()), form(), tuple(edits))


def macros(parts: Parts) -> None:
    types = parts["[Content_Types].xml"].decode("utf-8")
    types = types.replace("spreadsheetml.sheet.main", "macro", 1).replace(
        "application/vnd.openxmlformats-officedocument.macro+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    vba = '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts["[Content_Types].xml"] = types.replace("</Types>", vba).encode("utf-8")
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(60)


def with_part(name: str, kind: str, content: bytes) -> Make:
    def change(parts: Parts) -> None:
        added = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        types = parts["[Content_Types].xml"].decode("utf-8")
        parts["[Content_Types].xml"] = types.replace("</Types>", added).encode("utf-8")
        parts[name] = content

    return lambda data: repacked(data, change)


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'


def x14_list(data: bytes) -> bytes:
    """The list of statuses as Excel stores a list that stands on another sheet."""
    at = answer(Field("facts", "status", "value")).a1
    found = f"<x14:formula1><xm:f>lst_statuses</xm:f></x14:formula1><xm:sqref>{at}</xm:sqref>"
    one = f'<x14:dataValidation type="list" allowBlank="1">{found}</x14:dataValidation>'
    lists = f'<x14:dataValidations count="1" {XM}>{one}</x14:dataValidations>'
    extension = f'<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" {X14}>{lists}</ext></extLst></worksheet>'
    pattern = rf'<dataValidation [^>]*sqref="{at}"[^>]*>.*?</dataValidation>'
    return both(replaced(part_of(OPPSETT), pattern, ""), replaced(part_of(OPPSETT), "</worksheet>", extension))(data)


def misplaced_row(data: bytes) -> bytes:
    """A cell that says another row than the one it is stored in."""
    here = answer(TALLY)
    moved = rf'<c r="{here.a1}"'
    far = here.moved(rows=400)
    return replaced(part_of(here.sheet), moved, f'<c r="{far.a1}"')(data)


# --- by a text editor ------------------------------------------------------------------------------------------------

WORKBOOK, CUSTOM = "xl/workbook.xml", "docProps/custom.xml"
YEARS = range(2027, 2032)


def cases() -> dict[str, Case]:
    plan = form().plan
    spent = plan.year_total(plan.overhead, "2028")
    header = Cell(FINANSIERING, plan.funding.header, plan.grid.year("2029"))
    return {
        # formulas
        "sum overwritten, wrong": Case(cell(total(), "", "<v>8.5</v>"), ("OMX101",)),
        "sum overwritten, right today": Case(cell(total(), "", "<v>8</v>"), ("OMX101.right",)),
        "sum overwritten by a text": Case(cell(total(), *text("8 mill")), ("OMX101",)),
        "sum deleted": Case(cell(total(), "", ""), ("OMX101.empty",)),
        "reference shifted": Case(cell(spent, "", f"<f>{_shifted(spent)}</f><v>8</v>"), ("OMX102.shifted",)),
        "reference lost": Case(cell(total(), ' t="e"', "<f>SUM(#REF!)</f><v>#REF!</v>"), ("OMX102.lost",)),
        "formula of another file": Case(cell(total(), "", "<f>[1]Ark1!A1</f><v>8</v>"), ("OMX102.external",)),
        "formula of constants": Case(cell(total(), "", "<f>4+4</f><v>8</v>"), ("OMX102",)),
        "formula of its own": Case(cell(total(), "", '<f>IF(TRUE,8,"C6")</f><v>8</v>'), ("OMX102",)),
        "array formula typed plainly": Case(
            replaced(part_of(KONTROLL), rf'(<c r="{array_formula().a1}"[^>]*><f)[^>]*>', r"\1>"), ("OMX102",)
        ),
        "formula in other clothes": Case(
            cell(total(), "", f"<f> sum( '{FINANSIERING}'!{_body(total())} ) </f><v>8</v>"), ("OMX102",)
        ),
        "inputs merged": Case(
            replaced(part_of(FINANSIERING), "(</sheetData>)", r'\1<mergeCells><mergeCell ref="C8:D8"/></mergeCells>'),
            ("OMX120.merged",),
        ),
        "a sum that differs in the seventh decimal": Case(cell(total(), "", f"<f>{_sum(total())}</f><v>8.0000004</v>")),
        # labels and other locked content
        "label changed": Case(cell(label(), *text("Reisekostnader")), ("OMX103",)),
        "label deleted": Case(cell(label(), "", ""), ("OMX103.empty",)),
        "year of a heading changed": Case(cell(header, *text("2039")), ("OMX103",)),
        "text in an empty locked cell": Case(cell(empty_cell(), *text("husk dette")), ("OMX103.added",)),
        "number in a closing column, never computed": Case(
            cell(Cell(MAL, plan.jobs.row("jobs"), plan.grid.spacer), "", "<v>3</v>"),
            ("OMX103.added", "OMX104", "OMX302.areas", "OMX302.goal"),
        ),
        "limit changed": Case(cell(limit(), "", "<v>5</v>"), ("OMX103",)),
        "label of a formula": Case(cell(label(), ' t="str"', "<f>A1</f><v>x</v>"), ("OMX103",)),
        # names
        "names deleted": Case(
            replaced(WORKBOOK, '<definedName name="(?:inn|kfg|lst)_[^>]*>[^<]*</definedName>', ""), ("OMX114.lost",)
        ),
        "names lost": Case(replaced(WORKBOOK, "(inn_[a-z]+\">)[^<]*", r"\1#REF!"), ("OMX114.lost",)),
        "name elsewhere": Case(
            replaced(WORKBOOK, '(kfg_own_min">)[^<]*', rf"\1{OPPSETT}!$C$1"), ("OMX114.elsewhere",)
        ),
        "name on another sheet": Case(
            replaced(WORKBOOK, f'(inn_area_jobs">){OMRADER}', rf"\1{RESSURSER}"), ("OMX114.elsewhere",)
        ),
        # identity
        "property gone": Case(replaced(CUSTOM, "<property .*</property>", "")),
        "property of another version": Case(replaced(CUSTOM, "omstilling-xlsx 1.0", "omstilling-xlsx 0.9"),
                                            ("OMX110.property",)),
        "identity name gone": Case(replaced(WORKBOOK, '<definedName name="omx_form">[^<]*</definedName>', "")),
        "identity name elsewhere": Case(
            replaced(WORKBOOK, '(omx_form">)[^<]*', rf"\1{OPPSETT}!$A$1:$B$1"), ("OMX110.name",)
        ),
        "hidden sheet without identity": Case(
            both(cell(Cell(MACHINE, 0, 0), "", ""), cell(Cell(MACHINE, 0, 1), "", "")),
            ("OMX103.empty", "OMX110.property", "OMX110.sheet"),
        ),
        "hidden sheet of a neighbour": Case(other_setup, ("OMX110.swapped",)),
        # locks
        "one sheet unprotected": Case(replaced(part_of(MAL), "<sheetProtection[^>]*/>", ""), ("OMX105",)),
        "protection switched off": Case(
            replaced(part_of(MAL), '(<sheetProtection[^>]*) sheet="1"', r"\1"), ("OMX105",)
        ),
        "input locked, as by a paste from Word": Case(styled(answer(AMOUNT), total()), ("OMX109.locked",)),
        "sum unlocked": Case(styled(total(), answer(AMOUNT)), ("OMX109.open",)),
        "structure unlocked": Case(replaced(WORKBOOK, "<workbookProtection[^>]*/>", "")),
        "open ranges lost": Case(replaced(part_of(MAL), "<protectedRanges>.*</protectedRanges>", "")),
        # what an input accepts
        "validations of a sheet lost": Case(
            replaced(part_of(RESSURSER), "<dataValidations.*</dataValidations>", ""), ("OMX108.lost",)
        ),
        "validation pasted over": Case(
            replaced(part_of(RESSURSER), '<dataValidation type="decimal"', '<dataValidation type="whole"'),
            ("OMX108.changed",),
        ),
        "bounds changed": Case(
            replaced(part_of(MAL), "<formula2>100000</formula2>", "<formula2>9</formula2>"), ("OMX108.changed",)
        ),
        "list of something else": Case(
            replaced(part_of(MAL), "lst_levels", "lst_letters"), ("OMX108.changed",)
        ),
        "list moved to the extension": Case(x14_list),
        # what is hidden
        "row with answers hidden": Case(
            replaced(part_of(FINANSIERING), f'<row r="{answer(AMOUNT).row + 1}"', r'\g<0> hidden="1"'), ("OMX120.rows",)
        ),
        "column with answers hidden": Case(
            replaced(part_of(FINANSIERING), r'<col min="\d+" max="8"', r'\g<0> hidden="1"'), ("OMX120.columns",)
        ),
        "row without answers hidden": Case(replaced(part_of(FINANSIERING), r'<row r="2"', '<row r="2" hidden="1"')),
        "sheet with answers hidden": Case(
            replaced(WORKBOOK, f'(<sheet name="{MAL}")', r'\1 state="hidden"'), ("OMX120.sheet",)
        ),
        "names of two sheets swapped": Case(
            both(*(replaced(WORKBOOK, f'name="{one}"', f'name="{other}"') for one, other in (
                (FINANSIERING, "x"), (RESSURSER, FINANSIERING), ("x", RESSURSER),
            ))),
            ("OMX102.shifted follows", "OMX106.traded", "OMX114.elsewhere follows"),
        ),
        "hidden sheet visible": Case(replaced(WORKBOOK, ' state="veryHidden"', "")),
        # stored results
        "never recalculated": Case(filled_behind_its_back, ("OMX115",)),
        "manual calculation, nothing old": Case(replaced(WORKBOOK, "<calcPr ", '<calcPr calcMode="manual" ')),
        "manual calculation, old sums": Case(
            both(replaced(WORKBOOK, "<calcPr ", '<calcPr calcMode="manual" '), typed(TALLY, "", "<v>75</v>"),
                 cell(total(), "", f"<f>{_sum(total())}</f><v>7</v>")),
            ("OMX115.manual",), same=False,
        ),
        "one old sum": Case(cell(total(), "", f"<f>{_sum(total())}</f><v>7</v>"), ("OMX104",)),
        "one old word": Case(_old_word, ()),
        "one old number of the hidden sheet": Case(_old_copy, ()),
        # the file
        "dates from 1904": Case(
            both(replaced(WORKBOOK, "<workbookPr ", '<workbookPr date1904="1" '),
                 typed(Field("facts", "adopted", "value"), "", "<v>44904</v>")),
            ("OMX124",),
        ),
        "macros": Case(lambda data: repacked(data, macros), ("OMX113.macros",)),
        "link to another file": Case(
            with_part("xl/externalLinks/externalLink1.xml", f"{SPREADSHEET}.externalLink+xml", b"<externalLink/>"),
            ("OMX113.links",),
        ),
        "connection": Case(
            with_part("xl/connections.xml", f"{SPREADSHEET}.connections+xml", b"<connections/>"),
            ("OMX113.connections",),
        ),
        # cells that are stored oddly
        "the same cell twice": Case(
            replaced(part_of(FINANSIERING), rf'<c r="{answer(AMOUNT).a1}"[^>]*>.*?</c>', r"\g<0>\g<0>"), ("OMX111",)
        ),
        "a text that is not in the file": Case(typed(CONTACT, ' t="s"', "<v>99999</v>"),
                                               ("OMX112.string", "OMX203.error"), same=False),
        "a label that is not in the file": Case(cell(label(), ' t="s"', "<v>99999</v>"), ("OMX112.string",)),
        "seventeen digits": Case(
            typed(TALLY, "", "<v>12345678901234567</v>"), ("OMX213.over",), same=False
        ),
        "1e400": Case(typed(TALLY, "", "<v>1e400</v>"), ("OMX112.infinite", "OMX203.error"), same=False),
        "inf": Case(typed(TALLY, "", "<v>inf</v>"), ("OMX112.infinite", "OMX203.error"), same=False),
        "nan": Case(typed(TALLY, "", "<v>nan</v>"), ("OMX112.infinite", "OMX203.error"), same=False),
        "a number of other digits": Case(
            typed(TALLY, "", "<v>١٢</v>"), ("OMX112.unreadable", "OMX203.error"), same=False
        ),
        "a format that is not in the file": Case(
            replaced(part_of(OPPSETT), rf'(<c r="{answer(TALLY).a1}") s="\d+"', r'\1 s="9999"'),
            ("OMX109.locked", "OMX112.style"),
        ),
        "a label in the wrong row": Case(_label_in_wrong_row, ("OMX112.row",)),
        "shared formula without its first": Case(
            cell(total(), "", '<f t="shared" si="77"/><v>8</v>'), ("OMX102", "OMX112.formula")
        ),
    }  # fmt: skip


def _sum(at: Cell) -> str:
    return form().formulas[at].on(at.sheet).replace('"', "&quot;")


def _shifted(at: Cell) -> str:
    """The formula of a sum that reaches one row less at each end, as after a cut and paste."""
    first, last = form().plan.spent(at.column)
    return _sum(at).replace(f"{first.a1}:{last.a1}", f"{first.moved(rows=1).a1}:{last.moved(rows=-1).a1}")


def _body(at: Cell) -> str:
    table = form().plan.funding
    return f"{Cell(at.sheet, table.header, at.column).a1}:{Cell(at.sheet, table.closing, at.column).a1}"


def _old_word(data: bytes) -> bytes:
    """A status that says another word than it should, as when only the words were never recalculated."""
    at = status_cell(0)
    formula = form().formulas[at].on(KONTROLL).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return cell(at, ' t="str"', f"<f>{formula}</f><v>noe annet</v>")(data)


def _old_copy(data: bytes) -> bytes:
    at = form().plan.job_copies.first
    formula = form().formulas[at].on(MACHINE)
    return cell(at, "", f"<f>{formula}</f><v>77</v>".replace('"', "&quot;"))(data)


def _label_in_wrong_row(data: bytes) -> bytes:
    """A label that is stored in the row above its own; it is read where it says that it stands."""
    here = label()
    part = part_of(here.sheet)

    def change(parts: Parts) -> None:
        xml = parts[part].decode("utf-8")
        found = re.search(rf'<c r="{here.a1}"[^>]*>.*?</c>', xml)
        above = re.search(rf'<row r="{here.row}"[^>]*>', xml)
        assert found
        assert above
        xml = xml.replace(found[0], "", 1).replace(above[0], above[0] + found[0], 1)
        parts[part] = xml.encode("utf-8")

    return repacked(data, change)


# --- by openpyxl -----------------------------------------------------------------------------------------------------


def _unprotected(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = False


def _without_validations(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.data_validations.dataValidation = []


def _moved(book: Any) -> None:
    book.move_sheet(RESSURSER, -3)


def _extra(book: Any) -> None:
    book.create_sheet("Notat")["A1"] = "Våre egne tanker"


def _commented(book: Any) -> None:
    book[FINANSIERING]["C7"].comment = Comment("Etter avtale", "Kari")


def _noted_beside(book: Any) -> None:
    book[FINANSIERING]["AC40"] = "se vedlegg"


def _deleted(book: Any) -> None:
    del book[STRATEGIER]


def _formatted(book: Any) -> None:
    for row in book[FINANSIERING].iter_rows():
        for one in row:
            one.number_format = "0.00"


OPENPYXL: dict[str, Case] = {
    "saved by openpyxl": Case(by_openpyxl(lambda book: None)),
    "all protection removed": Case(by_openpyxl(_unprotected), ("OMX105",)),
    "all validations lost": Case(by_openpyxl(_without_validations), ("OMX108.lost",)),
    "sheet moved": Case(by_openpyxl(_moved), ("OMX119",)),
    "sheet added": Case(by_openpyxl(_extra)),
    "comment": Case(by_openpyxl(_commented)),
    "text beside a table": Case(by_openpyxl(_noted_beside)),
    "other number formats": Case(by_openpyxl(_formatted)),
    "sheet deleted": Case(by_openpyxl(_deleted), ("OMX107", "OMX601.strategy follows"), same=False),
}


# --- by a person in LibreOffice --------------------------------------------------------------------------------------


def on(sheet: str, *actions: Action) -> list[Action]:
    """Actions on a sheet whose lock somebody has taken off."""
    return [{"do": "unprotect", "sheet": sheet}, *({"sheet": sheet, **one} for one in actions)]


def _row(table: str, row: str, column: str) -> int:
    return form().inputs[Field(table, row, column)].cell.row


def _row_within(form: Form) -> list[Action]:
    return on(FINANSIERING, {"do": "insert", "rows": [_row("funding", "fin2", "2027"), 1]})


def _rows_above(form: Form) -> list[Action]:
    return on(RESSURSER, {"do": "insert", "rows": [1, 2]})


def _row_before_the_sum(form: Form) -> list[Action]:
    return on(FINANSIERING, {"do": "insert", "rows": [form.plan.funding.after, 1]})


def _column(form: Form) -> list[Action]:
    return on(FINANSIERING, {"do": "insert", "columns": [form.plan.grid.year("2029"), 1]})


def _column_before_everything(form: Form) -> list[Action]:
    return on(MAL, {"do": "insert", "columns": [0, 1]})


def _in_oppsett(form: Form) -> list[Action]:
    """Everything else refers to Oppsett."""
    return on(OPPSETT, {"do": "insert", "rows": [form.plan.areas.header - 1, 3]}, {"do": "insert", "columns": [1, 1]})


def _row_with_numbers(form: Form) -> list[Action]:
    """Somebody needed one financier more: the sum counts a row that the form does not know."""
    row = _row("funding", "fin2", "2027")
    first = Cell(FINANSIERING, row, form.plan.grid.year("2027"))
    return on(FINANSIERING, {"do": "insert", "rows": [row, 1]}, {"do": "number", "cell": first.a1, "value": 0.5})


def _row_removed(form: Form) -> list[Action]:
    return on(MAL, {"do": "remove", "rows": [form.plan.indicators.row("12"), 1]})


def _renamed(form: Form) -> list[Action]:
    return [{"do": "rename", "sheet": MAL, "value": "Mål 2027–2032"}]


def _everything(form: Form) -> list[Action]:
    moved: list[Action] = [
        {"do": "rename", "sheet": RESSURSER, "value": "Budsjett"}, {"do": "shift", "sheet": MAL, "to": 0}
    ]  # fmt: skip
    return [*_row_within(form), *_in_oppsett(form), *_rows_above(form), *moved]


def _copied(form: Form) -> list[Action]:
    return [{"do": "double", "sheet": MAL, "value": "Mål_2", "to": 3}]


def _dropped(form: Form) -> list[Action]:
    return [{"do": "drop", "sheet": STRATEGIER}]


def _cut_and_pasted(form: Form) -> list[Action]:
    """On a sheet without lock a sum is dragged one cell down; what read it follows."""
    at = form.plan.sum_of(form.plan.funding, "fin1")
    return on(FINANSIERING, {"do": "move", "cell": at.a1, "to": at.moved(columns=8).a1})


def _input_dragged(form: Form) -> list[Action]:
    """On the locked form an input is cut and pasted; no formula follows."""
    at = answer(Field("indicators", "7", "name"))
    return [
        {"do": "type", "sheet": MAL, "cell": at.a1, "value": "Besøkende"},
        {"do": "move", "sheet": MAL, "cell": at.a1, "to": at.moved(rows=1).a1},
    ]


def _number_beside(form: Form) -> list[Action]:
    """A number in the locked column that closes the table: the sum counts it, and so do we."""
    at = Cell(MAL, form.plan.jobs.row("jobs"), form.plan.grid.spacer)
    return on(MAL, {"do": "number", "cell": at.a1, "value": 3})


def _limit_typed(form: Form) -> list[Action]:
    """Kontroll is computed again with the changed limit: nothing in it is old."""
    return on(OPPSETT, {"do": "number", "cell": form.plan.limit("own_min").a1, "value": 10})


def _sum_typed(form: Form) -> list[Action]:
    """What reads an overwritten sum was computed from it: only the sum itself is told of."""
    at = form.plan.sum_of(form.plan.overhead, "admin")
    return on(RESSURSER, {"do": "number", "cell": at.a1, "value": 99})


def _hidden(form: Form) -> list[Action]:
    return on(FINANSIERING, {"do": "hide", "rows": [_row("funding", "fin2", "2027"), 1]})


LIBREOFFICE: dict[str, Acted] = {
    "row inserted within a table": Acted(_row_within, ("OMX104.arranged follows", "OMX105", "OMX116.rows")),
    "rows inserted above a table": Acted(_rows_above, ("OMX105", "OMX116.rows")),
    "row inserted between table and sum": Acted(_row_before_the_sum, ("OMX105", "OMX116.rows")),
    "column inserted among the years": Acted(_column, ("OMX104.arranged follows", "OMX105", "OMX116.columns")),
    "column inserted before the labels": Acted(_column_before_everything, ("OMX105", "OMX116.columns")),
    "rows and a column inserted in Oppsett": Acted(_in_oppsett, ("OMX105", "OMX116.columns", "OMX116.rows")),
    "row inserted and filled": Acted(_row_with_numbers, ("OMX104.arranged follows", "OMX105", "OMX116.rows_full")),
    "row removed": Acted(_row_removed, ("OMX105", "OMX117.rows")),
    "sheet renamed": Acted(_renamed, ("OMX106",)),
    "much of it at once": Acted(
        _everything, ("OMX104.arranged follows", "OMX105", "OMX106", "OMX116.columns", "OMX116.rows", "OMX119")
    ),
    "sheet copied": Acted(_copied, ("OMX118.copy",)),
    "sheet deleted": Acted(_dropped, ("OMX102.lost follows", "OMX107", "OMX601.strategy follows"), same=False),
    "sum dragged away": Acted(_cut_and_pasted, ("OMX101.empty", "OMX102.shifted", "OMX105")),
    "input dragged": Acted(_input_dragged, ("OMX108.lost",), same=False),
    "number in a closing column": Acted(_number_beside, ("OMX103.added", "OMX105", "OMX302.areas", "OMX302.goal")),
    "limit changed and computed": Acted(_limit_typed, ("OMX103", "OMX105")),
    "sum overwritten and computed": Acted(_sum_typed, ("OMX101", "OMX105")),
    "row hidden": Acted(_hidden, ("OMX105", "OMX120.rows")),
}


# --- files without a verdict -----------------------------------------------------------------------------------------


def _emptied(parts: Parts) -> None:
    part = part_of(MACHINE)
    parts[part] = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", parts[part], flags=re.DOTALL)


def _machine_dropped(book: Any) -> None:
    del book[MACHINE]


def _stranger(data: bytes) -> bytes:
    book = openpyxl.Workbook()
    book.create_sheet("Noter")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


NEWER = both(cell(Cell(MACHINE, 0, 1), *text("2.0")), replaced(CUSTOM, "omstilling-xlsx 1.0", "omstilling-xlsx 2.0"))

REFUSED: dict[str, tuple[Make, str]] = {
    "hidden sheet emptied": (lambda data: repacked(data, _emptied), "setup-lost"),
    "hidden sheet deleted": (by_openpyxl(_machine_dropped), "setup-lost"),
    "hidden sheet with half a setup": (cell(Cell(MACHINE, 1, 0), *text('{"schema":1,')), "broken-setup"),
    "newer form": (NEWER, "newer-form"),
    "another workbook": (_stranger, "not-our-form"),
}
