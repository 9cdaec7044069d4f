"""Stage 2: the parts of a received file → its sheets, cell by cell, as they are stored; nothing is judged here.

One expat pass per part. What is odd about a cell becomes a note with the cell's place; what makes a part unreadable is
a refusal. A further element to read is one code in the table of its part.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from readers.comments import comments
from readers.gate import Received
from readers.parts import (
    TRUE,
    Attributes,
    Node,
    Parser,
    Reading,
    codes,
    local,
    nodes,
    number,
    relation_id,
    unescaped,
)
from readers.plain import strings as plain_strings
from readers.plain import swept
from readers.sheet import Surroundings, read_sheet
from workbook.findings import Refused
from workbook.stored import SheetRead, Style


class Package(NamedTuple):
    """A workbook as stored. Names that belong to a sheet stand under `Sheet!name`."""

    received: Received
    sheets: tuple[SheetRead, ...]
    styles: tuple[Style, ...]
    names: Mapping[str, str]
    date1904: bool
    calc_mode: str
    workbook_protected: bool
    properties: Mapping[str, str]
    custom: Mapping[str, str]
    has_macros: bool
    external_links: bool
    connections: bool
    comments: bool


def read_package(received: Received, sheets: Collection[str] | None = None) -> Package:
    """The workbook; of sheets not among `sheets`, everything but the cells. Raises `Refused`, and nothing else."""
    reading = Reading(received)
    types = _content_types(reading)
    root = _relations(reading, "")
    main = _main_part(reading, types, root)
    book = _workbook(reading, main)
    related = _relations(reading, main)
    strings = _shared_strings(reading, _first(related, "/sharedStrings"))
    styles = _styles(reading, _first(related, "/styles"))
    around = Surroundings(reading, strings, len(styles), book.date1904)
    return Package(
        received=received,
        sheets=tuple(_sheets(around, book, related, sheets)),
        styles=styles,
        names=book.names,
        date1904=book.date1904,
        calc_mode=book.calc_mode,
        workbook_protected=book.protected,
        properties=_properties(reading, root),
        custom=_custom(reading, root),
        has_macros=_any(types, "vbaproject", "macrosheet", "macroenabled") or bool(_first(related, "/vbaProject")),
        external_links=_any(types, "externallink"),
        connections=_any(types, "connections+xml", "querytable"),
        comments=_any(types, "comments+xml"),
    )


# -- parts and how they hang together ---------------------------------------------------------------------------------

_WORKBOOKS = (
    "spreadsheetml.sheet.main",
    "spreadsheetml.template.main",
    "macroenabled.main",
    "spreadsheetml.addin.main",
)
_FOREIGN_TYPES = (
    ("sheet.binary.macroenabled", "xlsb"),
    ("wordprocessingml", "word"),
    ("ms-word", "word"),
    ("presentationml", "presentation"),
    ("ms-powerpoint", "presentation"),
)


class _Relation(NamedTuple):
    """One relationship of a part; `target` is a part name, or "" for something outside the file."""

    id: str
    type: str
    target: str


def _content_types(reading: Reading) -> dict[str, str]:
    """The content type of each part there is, both in small letters."""
    given: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for node in nodes(reading, "[Content_Types].xml", ("Override", "Default")):
        attributes = node.attributes
        kind = attributes.get("ContentType", "").lower()
        if node.path[-1] == "Override":
            given[attributes.get("PartName", "").lower().lstrip("/")] = kind
        elif node.path[-1] == "Default":
            defaults[attributes.get("Extension", "").lower()] = kind
    return {name: given.get(name) or defaults.get(name.rpartition(".")[2], "") for name in reading.stored}


def _any(types: Mapping[str, str], *signs: str) -> bool:
    return any(sign in kind for kind in types.values() for sign in signs)


def _main_part(reading: Reading, types: Mapping[str, str], root: list[_Relation]) -> str:
    for kind in types.values():
        for sign, id in _FOREIGN_TYPES:
            if sign in kind and kind.endswith(("main+xml", ".main")):
                raise Refused(id)
    main = _first(root, "/officeDocument")
    if not main or not reading.has(main):
        raise Refused("no-workbook")
    if not any(sign in types[main.lower()] for sign in _WORKBOOKS):
        raise Refused("no-workbook")
    return main


def _relations(reading: Reading, part: str) -> list[_Relation]:
    """The relationships of a part, "" for the package itself."""
    folder, _, name = part.rpartition("/")
    where = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if not reading.has(where):
        return []
    return [
        _Relation(a.get("Id", ""), a.get("Type", ""), _target(folder, a))
        for path, a, _ in nodes(reading, where, ("Relationship",))
        if len(path) == 2
    ]


def _target(folder: str, attributes: Attributes) -> str:
    if attributes.get("TargetMode", "").lower() == "external":
        return ""
    target = _PERCENT.sub(lambda found: chr(int(found[1], 16)), attributes.get("Target", "")).replace("\\", "/")
    steps = [] if target.startswith("/") else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(filter(None, steps))


_PERCENT = re.compile("%([2-7][0-9A-Fa-f])")


def _first(relations: list[_Relation], ending: str) -> str:
    return next((target for _, type, target in relations if type.endswith(ending) and target), "")


# -- the workbook -----------------------------------------------------------------------------------------------------


class _Listed(NamedTuple):
    name: str
    state: str
    relation: str


class _Book(NamedTuple):
    sheets: list[_Listed]
    names: dict[str, str]
    date1904: bool
    calc_mode: str
    protected: bool


_OF_THE_WORKBOOK = frozenset(("sheet", "definedName", "workbookPr", "workbookProtection", "calcPr"))


def _workbook(reading: Reading, main: str) -> _Book:
    found = nodes(reading, main, _OF_THE_WORKBOOK)
    if found[0].path != ("workbook",):
        raise Refused("no-workbook")
    listed = [
        _Listed(a.get("name", ""), _state(a), relation_id(a))
        for path, a, _ in found
        if path == ("workbook", "sheets", "sheet")
    ]
    if not listed:
        raise Refused("no-sheets")
    if len(listed) > reading.limits.sheets:
        raise Refused("too-many-sheets", found=len(listed), limit=reading.limits.sheets)
    twice = _repeated(sheet.name.casefold() for sheet in listed)
    if twice:
        raise Refused("duplicate-sheet", sheet=twice[:40])
    return _Book(
        sheets=listed,
        names=_names(found, [sheet.name for sheet in listed]),
        date1904=_says(found, "workbookPr", "date1904"),
        calc_mode=next((n.attributes.get("calcMode", "auto") for n in found if n.path[1:] == ("calcPr",)), "auto"),
        protected=_says(found, "workbookProtection", "lockStructure"),
    )


def _state(attributes: Attributes) -> str:
    state = attributes.get("state", "visible")
    return state if state in ("hidden", "veryHidden") else "visible"


def _says(found: list[Node], element: str, attribute: str) -> bool:
    return any(n.path[1:] == (element,) and n.attributes.get(attribute) in TRUE for n in found)


def _repeated(values: Iterator[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None


def _names(found: list[Node], sheets: list[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    seen: set[str] = set()
    for path, attributes, text in found:
        if path != ("workbook", "definedNames", "definedName"):
            continue
        name, sheet = attributes.get("name", ""), attributes.get("localSheetId")
        if sheet is not None:
            index = number(sheet, len(sheets))
            name = f"{sheets[index] if index < len(sheets) else '#REF'}!{name}"
        # Excel tells names apart without regard to case.
        if name.casefold() in seen:
            raise Refused("duplicate-name", name=name[:80])
        seen.add(name.casefold())
        names[name] = "".join(text).strip()
    return names


def _sheets(
    around: Surroundings, book: _Book, relations: list[_Relation], wanted: Collection[str] | None
) -> Iterator[SheetRead]:
    target_of = {relation.id: relation.target for relation in relations}
    twice = _repeated(target_of.get(sheet.relation, "").lower() for sheet in book.sheets)
    if twice:
        raise Refused("shared-part", part=twice[:200])
    for sheet in book.sheets:
        target = target_of.get(sheet.relation)
        if not target:
            raise Refused("missing-part", part=sheet.name[:200])
        read = read_sheet(around, target, sheet.name, sheet.state, wanted is None or sheet.name in wanted)
        yield _with_attached(around.reading, read, _relations(around.reading, target))


def _with_attached(reading: Reading, sheet: SheetRead, relations: list[_Relation]) -> SheetRead:
    """The sheet with what hangs on it: comments, and the kinds of all else."""
    if not relations:
        return sheet
    part = _first(relations, "/comments")
    kinds = frozenset(relation.type.rpartition("/")[2] for relation in relations)
    return sheet._replace(comments=comments(reading, part) if reading.has(part) else (), attached=kinds)


# -- properties -------------------------------------------------------------------------------------------------------


def _properties(reading: Reading, root: list[_Relation]) -> dict[str, str]:
    """Who and what wrote the file, under the elements' own names with a small first letter: lastModifiedBy."""
    found: dict[str, str] = {}
    for ending in ("/core-properties", "/extended-properties", "/coreProperties", "/extendedProperties"):
        part = _first(root, ending)
        for path, _, text in nodes(reading, part) if reading.has(part) else ():
            if len(path) == 2 and (value := "".join(text).strip()):
                found[path[1][:1].lower() + path[1][1:]] = value
    return found


def _custom(reading: Reading, root: list[_Relation]) -> dict[str, str]:
    found: dict[str, str] = {}
    part = _first(root, "/custom-properties") or _first(root, "/customProperties")
    name = ""
    for path, attributes, text in nodes(reading, part) if reading.has(part) else ():
        if len(path) == 2:
            name = attributes.get("name", "")
        elif len(path) == 3 and name not in found:
            found[name] = unescaped("".join(text))
    return found


# -- strings ----------------------------------------------------------------------------------------------------------

_SI, _T, _RPH = 1, 2, 3
_STRING_CODES = codes({"si": _SI, "t": _T, "rPh": _RPH})
_SST = frozenset(codes({"sst": 0}))


def _shared_strings(reading: Reading, part: str) -> list[str]:
    """The shared strings in order; declared counts are not read, phonetic runs are skipped, rich text is joined."""
    strings: list[str] = []
    if not part:
        return strings
    joined: list[str] = []
    pieces: list[str] = []
    code_of = _STRING_CODES.get
    depth = phonetic = 0
    gathering = False
    root = ""

    def start(name: str, _: Attributes) -> None:
        nonlocal depth, phonetic, gathering, root
        depth += 1
        root = root or name
        code = code_of(name)
        if code is None or code == _RPH:
            reading.element(part, depth)
        if gathering or (code == _SI) != (depth == 2 and code is not None):
            raise Refused("misplaced", part=part, element=local(name)[:40])
        pieces.clear()
        if code == _T:
            gathering = True
        elif code == _SI:
            joined.clear()
        elif code == _RPH:
            phonetic += 1

    def end(name: str) -> None:
        nonlocal depth, phonetic, gathering
        depth -= 1
        code = code_of(name)
        if code == _T:
            gathering = False
            if not phonetic:
                joined.append("".join(pieces))
                reading.keep(joined[-1])
        elif code == _SI:
            strings.append(unescaped("".join(joined)))
            reading.keep("")
        elif code == _RPH:
            phonetic -= 1

    def wire(parser: Parser) -> list[str]:
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = pieces.append
        return pieces

    def plainly(content: bytes) -> bool:
        frame, inside = swept(content, b"sst")
        strings.extend(unescaped(text) for text in plain_strings(inside))
        for text in strings:
            reading.keep(text)
        reading.parse_chunks(part, (frame,), wire)
        return root in _SST

    if not reading.plainly(part, plainly):
        strings.clear()
        depth = phonetic = 0
        gathering = False
        reading.parse(part, wire)
    return strings


# -- styles -----------------------------------------------------------------------------------------------------------

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
# East Asian programs number their own date formats without spelling them out.
_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_UNSPOKEN = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)


def _styles(reading: Reading, part: str) -> tuple[Style, ...]:
    """The cell formats in the order that cells count them; at least one."""
    formats: dict[int, str] = {}
    known: dict[tuple[int, str, str], Style] = {}
    styles: list[tuple[int, Attributes]] = []
    for path, attributes, _ in nodes(reading, part, ("numFmt", "xf", "protection")) if part else ():
        if path == ("styleSheet", "numFmts", "numFmt"):
            formats[number(attributes.get("numFmtId"), -1)] = attributes.get("formatCode", "")
        elif path == ("styleSheet", "cellXfs", "xf"):
            styles.append((number(attributes.get("numFmtId"), 0), {}))
        elif path == ("styleSheet", "cellXfs", "xf", "protection"):
            styles[-1][1].update(attributes)

    def style(id: int, protection: Attributes) -> Style:
        key = (id, protection.get("locked", "1"), protection.get("hidden", "0"))
        if key not in known:
            known[key] = _style(id, formats.get(id), key[1] in TRUE, key[2] in TRUE)
        return known[key]

    return tuple(style(*given) for given in styles) or (Style(),)


def _style(id: int, code: str | None, locked: bool, hidden: bool) -> Style:
    spoken = _UNSPOKEN.sub("", code or "") if code is not None else ""
    date = not set(spoken.lower()).isdisjoint("dmyhs") if code is not None else id in _DATE_IDS
    if spoken.lower() in ("general", "standard"):
        date = False
    text = code if code is not None else _BUILT_IN.get(id, "General")
    percent = "%" in (spoken if code is not None else text)
    return Style(locked, text, date, percent, hidden)
