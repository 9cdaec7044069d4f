"""A workbook's bytes in, what Excel would repair or refuse out, where the validators of the file format see nothing.

Each fault is one function of the package in LINTS that yields a sentence; to add one, write it and list it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple, TypeVar
from xml.etree import ElementTree

from openpyxl.utils import range_boundaries

Element = ElementTree.Element
T = TypeVar("T")

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The functions of the form with the fewest and the most arguments that Excel takes.
FUNCTIONS = {
    "SUM": (1, 255), "SUMIF": (2, 3), "SUMIFS": (3, 255), "SUMPRODUCT": (1, 255), "ABS": (1, 1), "ROUND": (2, 2),
    "MIN": (1, 255), "MAX": (1, 255), "COUNT": (1, 255), "COUNTA": (1, 255), "COUNTBLANK": (1, 1), "COUNTIF": (2, 2),
    "COUNTIFS": (2, 255), "IF": (2, 3), "AND": (1, 255), "OR": (1, 255), "NOT": (1, 1), "IFERROR": (2, 2),
    "INDEX": (2, 4), "MATCH": (2, 3), "ISNUMBER": (1, 1), "ISTEXT": (1, 1), "LEN": (1, 1), "TRIM": (1, 1),
    "LEFT": (1, 2), "EXACT": (2, 2), "HYPERLINK": (1, 2), "N": (1, 1),
}  # fmt: skip
LONGEST_FORMULA, DEEPEST, LONGEST_TEXT = 8_192, 64, 32_767
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
TITLE, MESSAGE, LIST, SHEET_NAME = 32, 255, 255, 31
NAME = re.compile(r"[^\W\d][\w.]*|\\[\w.]*")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*|[RrCc]")


class Sheet(NamedTuple):
    """One sheet: its name, its part and its content."""

    name: str
    part: str
    root: Element


class Package(NamedTuple):
    """The parts of a workbook, read once for all lints."""

    parts: Mapping[str, bytes]
    listed: list[str]  # the names in the zip, twice when they stand there twice
    book: Element
    sheets: list[Sheet]

    @property
    def sheet_names(self) -> set[str]:
        return {sheet.name for sheet in self.sheets}

    @property
    def names(self) -> list[tuple[str, str]]:
        return [(one.attrib["name"], one.text or "") for one in self.book.iter(f"{MAIN}definedName")]


def lint(data: bytes) -> list[str]:
    """Every fault of a workbook, as sentences; none for a good one."""
    package = opened(data)
    return [fault for check in LINTS for fault in check(package)]


def opened(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        listed = source.namelist()
        parts = {name: source.read(name) for name in listed}
    book = ElementTree.fromstring(parts["xl/workbook.xml"])
    targets = dict(_relationships(parts, "xl/workbook.xml"))
    sheets = [
        Sheet(one.attrib["name"], part, ElementTree.fromstring(parts[part]))
        for one in book.iter(f"{MAIN}sheet")
        if (part := targets.get(one.attrib[f"{OFFICE}id"], "")) in parts
    ]
    return Package(parts, listed, book, sheets)


# --- the zip and its relationships ------------------------------------------------------------------------------------


def _relationships(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """The id and the target of every relationship of a part within the package."""
    folder, name = posixpath.split(part)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in ElementTree.fromstring(data).iter(RELATIONSHIP) if data else ():
        if one.get("TargetMode") != "External":
            yield one.attrib["Id"], posixpath.normpath(posixpath.join("/", folder, one.attrib["Target"])).lstrip("/")


def relationships(package: Package) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for part in ("", *package.parts):
        found = list(_relationships(package.parts, part))
        yield from (
            f"{part}: {key} leads to {target}, which is not there"
            for key, target in found
            if target not in package.parts
        )
        yield from (f"{part}: the relationship {key} stands twice" for key in _twice(key for key, _ in found))
        reached |= {target for _, target in found}
        used = set(re.findall(rb'r:(?:id|embed|pict)="([^"]*)"', package.parts.get(part, b"")))
        ids = {key.encode() for key, _ in found}
        yield from (f"{part} uses {key.decode()}, which is no relationship" for key in sorted(used - ids))
    lost = [part for part in package.parts if part not in reached and not part.endswith(".rels")]
    yield from (f"nothing leads to {part}" for part in lost)


def content_types(package: Package) -> Iterator[str]:
    root = ElementTree.fromstring(package.parts["[Content_Types].xml"])
    defaults = {one.attrib["Extension"] for one in root.iter(f"{TYPES}Default")}
    named = [one.attrib["PartName"].lstrip("/") for one in root.iter(f"{TYPES}Override")]
    yield from (f"{part} has a type and is not there" for part in named if part not in package.parts)
    typed = {part for part in package.parts if part in named or part.rpartition(".")[2] in defaults}
    yield from (f"{part} has no type" for part in package.parts if part not in typed and part != "[Content_Types].xml")
    yield from (f"{part} stands twice in the file" for part in _twice(package.listed))


# --- sheets and names -------------------------------------------------------------------------------------------------


def sheet_names(package: Package) -> Iterator[str]:
    for sheet in package.sheets:
        if not 0 < len(sheet.name) <= SHEET_NAME or re.search(r"[\[\]:*?/\\]", sheet.name):
            yield f"«{sheet.name}» cannot be the name of a sheet"
    yield from (f"two sheets are called {name}" for name in _twice(sheet.name.casefold() for sheet in package.sheets))


def defined_names(package: Package) -> Iterator[str]:
    for name, formula in package.names:
        plain = name.removeprefix("_xlnm.")
        if not NAME.fullmatch(plain) or LIKE_A_CELL.fullmatch(plain):
            yield f"«{name}» cannot be a name"
        yield from (f"the name {name}: {fault}" for fault in formula_faults(package, formula))
    own = [(one.attrib["name"].casefold(), one.get("localSheetId")) for one in package.book.iter(f"{MAIN}definedName")]
    yield from (f"the name {name} is defined twice" for name, _ in _twice(own))


# --- cells ------------------------------------------------------------------------------------------------------------


def cells(package: Package) -> Iterator[str]:
    strings = len(ElementTree.fromstring(package.parts["xl/sharedStrings.xml"]).findall(f"{MAIN}si"))
    formats = ElementTree.fromstring(package.parts["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    looks = 0 if formats is None else len(formats)
    for sheet in package.sheets:
        places = [one.attrib["r"] for one in sheet.root.iter(f"{MAIN}c")]
        yield from (f"{sheet.name}!{place} stands twice" for place in _twice(places))
        corners = [_corner(place) for place in places]
        yield from (
            f"{sheet.name}!{place} stands after a later cell"
            for place, one, before in zip(places[1:], corners[1:], corners, strict=False)
            if one < before
        )
        for one in sheet.root.iter(f"{MAIN}c"):
            for fault in _cell(one, strings, looks):
                yield f"{sheet.name}!{one.attrib['r']}: {fault}"


def _cell(one: Element, strings: int, looks: int) -> Iterator[str]:
    kind, value = one.get("t", "n"), one.findtext(f"{MAIN}v")
    if int(one.get("s", "0")) >= looks:
        yield "no such cell format"
    if kind == "s" and not (value or "").isdecimal():
        yield "no number of a text"
    elif kind == "s" and int(value or "0") >= strings:
        yield "no such text"
    if kind == "n" and value is not None and not re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", value):
        yield f"«{value}» is no number"
    if len(value or "") > LONGEST_TEXT:
        yield "a text of more than 32 767 signs"


def formulas(package: Package) -> Iterator[str]:
    for sheet in package.sheets:
        for one in sheet.root.iter(f"{MAIN}c"):
            formula = one.findtext(f"{MAIN}f")
            if formula is not None:
                yield from (f"{sheet.name}!{one.attrib['r']}: {fault}" for fault in formula_faults(package, formula))


def charts(package: Package) -> Iterator[str]:
    for part, data in package.parts.items():
        if part.startswith("xl/charts/chart"):
            for one in ElementTree.fromstring(data).iter(f"{CHART}f"):
                yield from (f"{part}: {fault}" for fault in formula_faults(package, one.text or ""))


def links(package: Package) -> Iterator[str]:
    for sheet in package.sheets:
        for one in sheet.root.iter(f"{MAIN}hyperlink"):
            yield from (
                f"the link in {sheet.name}!{one.attrib['ref']}: {fault}"
                for fault in formula_faults(package, one.get("location", "") or '""')
            )


# --- what lies over cells ---------------------------------------------------------------------------------------------


def validations(package: Package) -> Iterator[str]:
    for sheet in package.sheets:
        rules = list(sheet.root.iter(f"{MAIN}dataValidation"))
        yield from _overlaps(sheet, "two validations", [one.attrib["sqref"] for one in rules])
        for one in rules:
            where = f"{sheet.name}!{one.attrib['sqref'].split()[0]}"
            for key, most in (("promptTitle", TITLE), ("errorTitle", TITLE), ("prompt", MESSAGE), ("error", MESSAGE)):
                if len(one.get(key, "")) > most:
                    yield f"the validation of {where}: {key} is longer than {most} signs"
            bounds = [one.findtext(f"{MAIN}{tag}") for tag in ("formula1", "formula2")]
            if one.get("type", "none") != "none" and not bounds[0]:
                yield f"the validation of {where} tests nothing"
            if one.get("type") == "list" and (bounds[0] or "").startswith('"') and len(bounds[0] or "") > LIST + 2:
                yield f"the validation of {where}: its list is longer than {LIST} signs"
            for bound in filter(None, bounds):
                yield from (f"the validation of {where}: {fault}" for fault in formula_faults(package, bound))


def open_ranges(package: Package) -> Iterator[str]:
    for sheet in package.sheets:
        ranges = list(sheet.root.iter(f"{MAIN}protectedRange"))
        yield from _overlaps(sheet, "two open ranges", [one.attrib["sqref"] for one in ranges])
        yield from (
            f"two open ranges of {sheet.name} are called {name}"
            for name in _twice(one.attrib["name"] for one in ranges)
        )


def merged(package: Package) -> Iterator[str]:
    for sheet in package.sheets:
        yield from _overlaps(
            sheet, "two merged ranges", [one.attrib["ref"] for one in sheet.root.iter(f"{MAIN}mergeCell")]
        )


def conditional_formats(package: Package) -> Iterator[str]:
    looks = ElementTree.fromstring(package.parts["xl/styles.xml"]).find(f"{MAIN}dxfs")
    for sheet in package.sheets:
        rules = list(sheet.root.iter(f"{MAIN}cfRule"))
        for one in rules:
            if int(one.get("dxfId", "0")) >= (0 if looks is None else len(looks)):
                yield f"a conditional format of {sheet.name} has no look"
            for formula in one.iter(f"{MAIN}formula"):
                yield from (
                    f"a conditional format of {sheet.name}: {fault}"
                    for fault in formula_faults(package, formula.text or "")
                )
        priorities = _twice(one.get("priority", "") for one in rules)
        yield from (f"two conditional formats of {sheet.name} have priority {number}" for number in priorities)


def _overlaps(sheet: Sheet, what: str, ranges: list[str]) -> Iterator[str]:
    blocks = [(block, _block(block)) for one in ranges for block in one.split()]
    for (one, (left, top, right, bottom)), (other, (west, north, east, south)) in combinations(blocks, 2):
        if left <= east and west <= right and top <= south and north <= bottom:
            yield f"{what} of {sheet.name} overlap: {one} and {other}"


def _block(block: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(block)
    return left or 1, top or 1, right or LAST_COLUMN, bottom or LAST_ROW


def _corner(place: str) -> tuple[int, int]:
    left, top, _, _ = _block(place)
    return top, left


def _twice(items: Iterable[T]) -> list[T]:
    return [item for item, count in Counter(items).items() if count > 1]


LINTS: tuple[Callable[[Package], Iterator[str]], ...] = (
    relationships, content_types, sheet_names, defined_names, cells, formulas, charts, links, validations, open_ranges,
    merged, conditional_formats,
)  # fmt: skip


# --- the grammar of a formula -----------------------------------------------------------------------------------------

CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*"
TOKEN = re.compile(
    rf"""\s*(?:
      (?P<text> "(?:[^"]|"")*" )
    | (?P<error> \#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!) )
    | (?P<sheet> (?:'(?:[^']|'')+'|[^\W\d][\w.]*)!(?=\$?[A-Za-z0-9]) )
    | (?P<rows> \$?[1-9][0-9]*:\$?[1-9][0-9]* )
    | (?P<cell> {CELL}(?![\w.(]) )
    | (?P<call> [^\W\d][\w.]*\( )
    | (?P<number> [0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?(?![\w.]) )
    | (?P<name> (?:[^\W\d]|\\)[\w.]* )
    | (?P<operator> <=|>=|<>|[-+*/^&=<>%(),:] )
    )""",
    re.VERBOSE,
)
BINARY = {"+", "-", "*", "/", "^", "&", "=", "<", ">", "<=", ">=", "<>"}


class Token(NamedTuple):
    kind: str
    text: str


class Fault(Exception):
    """A formula that Excel would not read."""


def formula_faults(package: Package, formula: str) -> list[str]:
    """What Excel would not read in a formula: one fault, the first."""
    if len(formula) > LONGEST_FORMULA:
        return [f"a formula of {len(formula)} signs"]
    try:
        tokens = list(_tokens(formula.strip("{}").removeprefix("=")))
        rest = _expression(package, tokens, 0, 0)
        if rest < len(tokens):
            raise Fault(f"«{tokens[rest].text}» is one too many")
    except Fault as fault:
        return [f"{fault} in {formula}"]
    return []


def _tokens(formula: str) -> Iterator[Token]:
    at = 0
    while at < len(formula.rstrip()):
        found = TOKEN.match(formula, at)
        if found is None or found.lastgroup is None:
            raise Fault(f"«{formula[at : at + 10]}» cannot be read")
        yield Token(found.lastgroup, found[found.lastgroup])
        at = found.end()


def _peek(tokens: list[Token], at: int) -> Token:
    return tokens[at] if at < len(tokens) else Token("end", "")


def _expression(package: Package, tokens: list[Token], at: int, depth: int) -> int:
    """Where the expression that starts at a token ends."""
    at = _operand(package, tokens, at, depth)
    while _peek(tokens, at).text in BINARY:
        at = _operand(package, tokens, at + 1, depth)
    return at


def _operand(package: Package, tokens: list[Token], at: int, depth: int) -> int:
    while _peek(tokens, at).text in {"-", "+"}:
        at += 1
    kind, text = _peek(tokens, at)
    match kind:
        case "call":
            at = _arguments(package, tokens, at, depth + 1)
        case "operator" if text == "(":
            at = _closed(tokens, _expression(package, tokens, at + 1, depth + 1))
        case "sheet" | "cell" | "rows":
            at = _range(package, tokens, at)
        case "name":
            _known(package, text)
            at += 1
        case "text" | "number":
            at += 1
        case "error":
            raise Fault(f"the error {text}")
        case _:
            raise Fault(f"«{text}» where a value is missing")
    while _peek(tokens, at).text == "%":
        at += 1
    return at


def _arguments(package: Package, tokens: list[Token], at: int, depth: int) -> int:
    function = tokens[at].text.rstrip("(")
    if function not in FUNCTIONS:
        raise Fault(f"the unknown function {function}")
    if depth > DEEPEST:
        raise Fault("more than 64 functions in each other")
    at, count = _expression(package, tokens, at + 1, depth), 1
    while _peek(tokens, at).text == ",":
        at, count = _expression(package, tokens, at + 1, depth), count + 1
    least, most = FUNCTIONS[function]
    if not least <= count <= most:
        raise Fault(f"{count} arguments of {function}")
    return _closed(tokens, at)


def _closed(tokens: list[Token], at: int) -> int:
    if _peek(tokens, at).text != ")":
        raise Fault("a bracket that is not closed")
    return at + 1


def _range(package: Package, tokens: list[Token], at: int) -> int:
    if tokens[at].kind == "sheet":
        sheet = tokens[at].text[:-1].strip("'").replace("''", "'")
        if sheet not in package.sheet_names:
            raise Fault(f"no sheet {sheet}")
        at += 1
    if _peek(tokens, at).kind == "rows":
        return at + 1
    at = _within(tokens, at)
    if _peek(tokens, at).text == ":":
        at = _within(tokens, at + 1)
    return at


def _within(tokens: list[Token], at: int) -> int:
    kind, text = _peek(tokens, at)
    if kind != "cell":
        raise Fault(f"«{text}» where a cell is missing")
    row, column = _corner(text.replace("$", ""))
    if row > LAST_ROW or column > LAST_COLUMN:
        raise Fault(f"{text}, outside every sheet")
    return at + 1


def _known(package: Package, name: str) -> None:
    if name.upper() not in {"TRUE", "FALSE"} and name.casefold() not in {one.casefold() for one, _ in package.names}:
        raise Fault(f"the unknown name {name}")
