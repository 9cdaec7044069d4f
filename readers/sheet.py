"""One sheet's part → its cells, each as it is stored, and what the sheet says about itself, in one pass of expat.

The hot path: four calls from expat for a cell with a value, two for an empty one, text gathered by `list.append`.
Within sheetData the handlers are those of `_read_cells`, around it those of `_read_frame`; a further element of the
frame is one line in `_FRAME` and one branch there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from readers.parts import (
    MAIN,
    TRUE,
    X14,
    XM,
    Attributes,
    Parser,
    Reading,
    codes,
    local,
    number,
    unescaped,
)
from readers.plain import CELL, Odd, attributes, meant, rows, swept
from readers.shared import LAST_COLUMN, LAST_ROW, Shared, place_of, shared_formula
from workbook.cells import letters
from workbook.findings import Refused
from workbook.stored import Found, OpenRange, Place, SheetRead, Validation

Handlers = tuple[Callable[[str, Attributes], None], Callable[[str], None]]


_SHEET_DATA, _COL, _MERGE, _PROTECTION, _VALIDATION, _FORMULA1, _FORMULA2, _X_VALIDATION, _SQREF, _F, _RANGE = range(
    1, 12
)
_FRAME = codes(
    {
        "sheetData": _SHEET_DATA,
        "col": _COL,
        "mergeCell": _MERGE,
        "sheetProtection": _PROTECTION,
        "protectedRange": _RANGE,
        "dataValidation": _VALIDATION,
        "formula1": _FORMULA1,
        "formula2": _FORMULA2,
    }
)
_FRAME |= codes(
    {"protectedRange": _RANGE, "dataValidation": _X_VALIDATION, "formula1": _FORMULA1, "formula2": _FORMULA2}, X14
)
_FRAME |= codes({"f": _F, "sqref": _SQREF}, XM)
_ROOTS = frozenset(codes({"worksheet": 0, "chartsheet": 0, "dialogsheet": 0})) | {XM[0] + "macrosheet"}
_TEXTS = {_FORMULA1: "formula1", _FORMULA2: "formula2", _SQREF: "sqref"}

# Names without their namespace, as constants in the handlers: a fifth faster than numbers under a name.
_CELLS = {
    namespace + name: name for namespace in MAIN for name in ("c", "v", "f", "row", "is", "t", "rPh", "sheetData")
}

_NOTHING: Attributes = {}

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?")
_ERROR = re.compile(r"#[A-Z0-9_/!?]{1,30}")
# Addresses are the same few hundred in every sheet and file: what each means is kept, up to a bound.
_PLACES: dict[str, Place] = {}
_PLACES_KEPT = _NUMBERS_KEPT = 1 << 14
_COLUMNS: dict[str, int] = {}
_ROWS = {str(row + 1): row for row in range(500)}
_BOOLEANS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
_SPACE = " \t\r\n"
_LONGEST_NUMBER = 400
_DIGITS = 15  # what Excel keeps of a typed number


class Surroundings:
    """What the sheets of one file share: strings, formats, the day count, and what was already made of a text."""

    def __init__(self, reading: Reading, strings: Sequence[str], styles: int, date1904: bool) -> None:
        self.reading = reading
        self.strings = strings
        self.styles = styles
        self.date1904 = date1904
        self.style_of: dict[str, int] = {}
        self.blanks: dict[int, Found] = {}
        self.numbers: dict[str | None, tuple[Decimal | None, str]] = {}
        self.numbered = {str(number): text for number, text in enumerate(strings)}


def held(raw: str) -> tuple[Decimal | None, str]:
    """The Decimal of the double that a literal is read as, and a note: not-a-number, not-finite, digits or none."""
    literal = raw.strip(_SPACE)
    if len(literal) > _LONGEST_NUMBER or not _NUMBER.fullmatch(literal):
        infinite = literal.lstrip("+-").lower() in ("inf", "infinity", "nan")
        return None, "not-finite" if infinite else "not-a-number"
    shortest = repr(float(literal))
    if shortest in ("inf", "-inf"):
        return None, "not-finite"
    value = Decimal(shortest.removesuffix(".0"))
    if not value:
        return Decimal(0), ""
    # Excel itself writes 1.1 as 1.1000000000000001: the digits of the double count, not those of the literal.
    if len(shortest) <= _DIGITS:
        return value, ""
    digits = len(shortest.partition("e")[0].removesuffix(".0").replace(".", "").strip("-0"))
    return value, "digits" if digits > _DIGITS else ""


def read_sheet(around: Surroundings, part: str, name: str, state: str, wanted: bool) -> SheetRead:
    """One sheet; without its cells when they are not wanted. Raises `Refused`."""
    sheet = _Sheet(around, part, wanted)
    if not wanted or not around.reading.plainly(part, sheet.plainly):
        sheet = _Sheet(around, part, wanted)
        around.reading.parse(part, sheet.wire)
    sheet.resolve_waiting()
    return SheetRead(
        name=name,
        state=state,
        cells=sheet.cells,
        protected=sheet.protection.get("sheet") in TRUE,
        protection=sheet.protection,
        validations=tuple(sheet.validations),
        merges=tuple(sheet.merges),
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=tuple(sheet.hidden_columns),
        open_ranges=tuple(sheet.open_ranges),
        duplicates=tuple(dict.fromkeys(sheet.duplicates)),
        notes=tuple(sheet.notes),
    )


class _Sheet:
    """A sheet while it is read."""

    def __init__(self, around: Surroundings, part: str, wanted: bool) -> None:
        self.around, self.part, self.wanted = around, part, wanted
        self.reading = around.reading
        self.strings = around.strings
        self.cells: dict[Place, Found] = {}
        self.protection: Attributes = {}
        self.validations: list[Validation] = []
        self.open_ranges: list[OpenRange] = []
        self.rows = 0
        self.data_seen = False
        self.merges: list[str] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.duplicates: list[Place] = []
        self.notes: list[tuple[int, int, str]] = []
        self.shared: dict[str, Shared] = {}
        self.waiting: list[tuple[Place, str]] = []

    def wire(self, parser: Parser) -> list[str]:
        """Gives the parser its handlers: the frame's, and within sheetData those of the cells."""
        pieces: list[str] = []
        described: Attributes = {}
        depth = 0

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            self.reading.element(self.part, depth)
            pieces.clear()
            code = _FRAME.get(name)
            if depth == 1 and name not in _ROOTS:
                raise Refused("not-a-sheet", part=self.part)
            if code == _SHEET_DATA:
                if depth != 2 or self.data_seen:
                    raise self.misplaced("sheetData")
                self.data_seen = True
                parser.StartElementHandler, parser.EndElementHandler = inner
            elif code == _COL:
                self.column(attributes)
            elif code == _MERGE:
                self.merges.append(self.kept(attributes.get("ref", "")))
            elif code == _PROTECTION:
                if depth == 2:
                    self.protection = attributes
            elif code in (_VALIDATION, _X_VALIDATION, _RANGE):
                described.clear()
                described.update(attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            code = _FRAME.get(name)
            if code is None:
                return
            if code in _TEXTS:
                described[_TEXTS[code]] = "".join(pieces).strip()
            elif code in (_VALIDATION, _X_VALIDATION):
                self.validations.append(self.validation(described, code == _X_VALIDATION))
            elif code == _RANGE:
                self.open_ranges.append(self.open_range(described))

        def back() -> None:
            nonlocal depth
            depth -= 1
            parser.StartElementHandler, parser.EndElementHandler = start, end

        inner = self.cell_handlers(pieces, back) if self.wanted else self.skipping_handlers(pieces, back)
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = pieces.append
        return pieces

    def plainly(self, content: bytes) -> bool:
        """Reads a small sheet in a third of the time; False or Odd, and all to be read anew, unless it is as usual."""
        frame, inside = swept(content, b"sheetData")
        self.plain_rows(inside)
        self.reading.cells += self.count()
        self.reading.parse_chunks(self.part, (frame,), self.wire)
        return self.data_seen

    def plain_rows(self, inside: str) -> None:
        """The cells of rows that are as usual; raises Odd for others."""
        cells, made, style_of, places = self.cells, self.made, self.around.style_of, _PLACES
        strings, numbers, blanks = self.around.numbered, self.around.numbers, self.around.blanks
        self.reading.keep(inside)
        open_, row, column = False, -1, -1
        *parts, last = CELL.split(inside)
        for between, address, id, kind, shape, text, result, value in zip(*[iter(parts)] * 8, strict=True):
            if between:
                open_, opened = rows(between, open_)
                for attributes in opened:
                    row, column = self.row(attributes, row), -1
            if not open_:
                raise Odd
            known = places.get(address)
            place = known if known is not None and known[0] == row else self.place(address, row, column)
            column = place[1]
            if place in cells:
                self.twice(place)
            known_style = style_of.get(id or "0")
            style = known_style if known_style is not None else self.style(id or "0", place)
            if shape is None:
                if value is None and style in blanks:
                    cells[place] = blanks[style]
                elif kind == "s" and value in strings:
                    cells[place] = _made(Found, ("text", value := strings[value], value, None, False, style))
                elif not kind and (number := numbers.get(value)) and number[0] is not None and not number[1]:
                    cells[place] = _made(Found, ("number", value, number[0], None, False, style))
                else:
                    cells[place] = made(place, kind or "n", value and meant(value), None, _NOTHING, style)
            else:
                formula = meant(text or "")
                if kind == "str" and result and not shape and "_x" not in (result := meant(result)):
                    cells[place] = _made(Found, ("text", result, result, formula.removeprefix("="), False, style))
                else:
                    cells[place] = made(place, kind or "n", result and meant(result), formula, _described(shape), style)
        open_, opened = rows(last, open_)
        for attributes in opened:
            row = self.row(attributes, row)
        if open_:
            raise Odd

    def skipping_handlers(self, pieces: list[str], back: Callable[[], None]) -> Handlers:
        """Handlers that pass over the cells; their depth is counted all the same."""
        deepest = self.reading.limits.depth
        depth = 2

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            pieces.clear()
            if depth > deepest:
                raise Refused("too-deep", part=self.part, limit=deepest)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            if depth < 2:
                back()

        return start, end

    def cell_handlers(self, pieces: list[str], back: Callable[[], None]) -> Handlers:
        """Handlers for what stands in sheetData. One long pair of closures: their variables are the cell at hand."""
        cells, made, style_of, places = self.cells, self.made, self.around.style_of, _PLACES
        code_of = _CELLS.get
        inline: list[str] = []
        depth, phonetic, style = 2, 0, 0
        row = column = -1
        place = (0, 0)
        gathering: str | None = None
        kind = ""
        raw: str | None = None
        formula: str | None = None
        described: Attributes = {}

        def start(name: str, attributes: Attributes) -> None:
            nonlocal depth, phonetic, style, row, column, place, gathering, kind, raw, formula, described
            depth += 1
            code = code_of(name)
            if code == "c":
                if depth != 4:
                    raise self.misplaced("c")
                address = attributes.get("r", "")
                known = places.get(address)
                place = known if known is not None and known[0] == row else self.place(address, row, column)
                column = place[1]
                if place in cells:
                    self.twice(place)
                given = attributes.get("s", "0")
                known_style = style_of.get(given)
                style = known_style if known_style is not None else self.style(given, place)
                kind = attributes.get("t", "n")
                raw = formula = None
                pieces.clear()
            elif code in ("v", "f"):
                if depth != 5 or gathering:
                    raise self.misplaced(local(name))
                if (raw if code == "v" else formula) is not None:
                    self.twice(place)
                if code == "f":
                    described = attributes
                gathering = code
                pieces.clear()
            elif gathering:
                raise self.misplaced(local(name))
            elif code == "row":
                if depth != 3:
                    raise self.misplaced("row")
                row = self.row(attributes, row)
                self.count()
                column = -1
            elif code == "is":
                if depth != 5 or raw is not None or kind != "inlineStr":
                    raise self.misplaced("is")
                inline.clear()
                raw = ""
            elif code == "t":
                if depth < 6:
                    raise self.misplaced("t")
                gathering = code
                pieces.clear()
            elif depth == 3 or (depth <= 5 and name.startswith(MAIN) and not name.endswith(" extLst")):
                raise self.misplaced(local(name))
            else:
                phonetic += code == "rPh"
                self.reading.element(self.part, depth)

        def end(name: str) -> None:
            nonlocal depth, phonetic, gathering, raw, formula
            depth -= 1
            code = code_of(name)
            if code is None:
                return
            if code == "v":
                gathering = None
                raw = "".join(pieces)
            elif code == "c":
                cells[place] = made(place, kind, raw, formula, described, style)
            elif code == "f":
                gathering = None
                formula = "".join(pieces)
            elif code == "t":
                gathering = None
                if not phonetic:
                    inline.append(self.kept("".join(pieces)))
            elif code == "is":
                raw = "".join(inline)
            elif code == "rPh":
                phonetic -= 1
            elif depth < 2:
                self.reading.cells += self.count()
                back()

        return start, end

    def misplaced(self, element: str) -> Refused:
        return Refused("misplaced", part=self.part, element=element[:40])

    def row(self, attributes: Attributes, before: int) -> int:
        """The row, from 0, that a row element opens; the next one when it does not say."""
        given = attributes.get("r")
        known = _ROWS.get(given or "")
        row = known if known is not None else before + 1 if given is None else number(given, 0) - 1
        if not 0 <= row < LAST_ROW:
            raise Refused("bad-reference", part=self.part, reference=(given or str(row + 1))[:40])
        if attributes.get("hidden") in TRUE:
            self.hidden_rows.add(row)
        self.rows += 1
        return row

    def place(self, address: str, row: int, column: int) -> Place:
        """The place of an address that is new or not in the row at hand; the next one when there is no address."""
        place = (row, column + 1)
        if address:
            known = _COLUMNS.get(address.removesuffix(str(row + 1)))
            place = (row, known) if known is not None else _addressed(address)
        if not (0 <= place[0] < LAST_ROW and 0 <= place[1] < LAST_COLUMN):
            raise Refused("bad-reference", part=self.part, reference=address[:40])
        if place[0] != row:
            self.notes.append((*place, "row-mismatch"))
            self.count()
        elif address and len(_PLACES) < _PLACES_KEPT:
            _PLACES[address] = place
            _COLUMNS[letters(place[1])] = place[1]
        return place

    def twice(self, place: Place) -> None:
        self.duplicates.append(place)
        self.count()

    def count(self) -> int:
        """How many cells the sheet has so far, empty rows among them; refuses more than the file may have in all."""
        limit = self.reading.limits.cells
        found = max(len(self.cells), len(self.duplicates), len(self.notes), self.rows)
        if self.reading.cells + found > limit:
            raise Refused("too-many-cells", limit=limit)
        return found

    def kept(self, text: str) -> str:
        if text:
            self.reading.keep(text)
        return text

    def style(self, given: str, place: Place) -> int:
        """The index of a cell's format, 0 and a note when there is no such format."""
        style = number(given, self.around.styles)
        if style < self.around.styles:
            self.around.style_of[given] = style
            return style
        self.notes.append((*place, "style-index"))
        return 0

    def made(
        self, place: Place, kind: str, raw: str | None, formula: str | None, described: Attributes, style: int
    ) -> Found:
        """A cell from what its element holds; the usual kinds at once, the others by `cell`."""
        if formula is None:
            if raw is None or (not raw and kind != "inlineStr" and kind != "str"):
                blank = self.around.blanks.get(style)
                if blank is None:
                    blank = self.around.blanks[style] = Found("blank", "", None, None, False, style)
                return blank
            if kind == "s":
                if len(raw) < 8 and raw.isascii() and raw.isdigit() and (index := int(raw)) < len(self.strings):
                    text = self.strings[index]
                    return _made(Found, ("text", text, text, None, False, style))
            elif kind == "n":
                known = self.around.numbers.get(raw)
                value, note = known if known is not None else self.number(raw)
                if value is not None:
                    if note:
                        self.notes.append((*place, note))
                    return _made(Found, ("number", raw, value, None, False, style))
        elif not described:
            if raw and kind == "n":
                known = self.around.numbers.get(raw)
                value = known[0] if known is not None else self.number(raw)[0]
                if value is not None:
                    self.reading.keep(formula)
                    return _made(Found, ("number", raw, value, formula.removeprefix("="), False, style))
            elif kind == "str" and "_x" not in (text := raw or ""):
                self.reading.keep(formula)
                self.reading.keep(text)
                return _made(Found, ("text", text, text, formula.removeprefix("="), False, style))
        return self.cell(place, kind, raw, formula, described, style)

    def cell(
        self, place: Place, kind: str, raw: str | None, formula: str | None, described: Attributes, style: int
    ) -> Found:
        """A cell with a formula, or of a less common kind."""
        if formula is not None:
            formula = self.formula(place, formula.removeprefix("="), described)
        array = formula is not None and described.get("t") == "array"
        if raw is None and kind == "str":
            raw = ""
        if not raw and kind not in ("str", "inlineStr"):
            return Found("blank", "", None, formula, array, style)
        meant, raw, value, note = self.value(kind, raw or "")
        # A computed number may have all the digits of a double.
        if note and not (note == "digits" and formula is not None):
            self.notes.append((*place, note))
        return Found(meant, raw, value, formula, array, style)

    def value(self, kind: str, raw: str) -> tuple[str, str, Decimal | str, str]:
        """Kind, raw text, value and note of what a cell holds."""
        if kind in ("str", "inlineStr"):
            text = unescaped(raw)
            self.reading.keep(text)
            return "text", text, text, ""
        plain = raw.strip(_SPACE)
        note = "bad-type"
        if kind == "n" or kind == "d":
            value, note = self.number(raw) if kind == "n" else serial(plain, self.around.date1904)
            if value is not None:
                return "number", raw, value, note
        elif kind == "s":
            index = number(plain, len(self.around.strings))
            if index < len(self.around.strings):
                text = self.around.strings[index]
                return "text", text, text, ""
            note = "string-index"
        elif kind == "b":
            if plain in _BOOLEANS:
                return "bool", raw, _BOOLEANS[plain], ""
            note = "not-a-boolean"
        elif kind == "e":
            return "error", plain, plain, "" if _ERROR.fullmatch(plain) else "unknown-error"
        return "error", raw, raw, note

    def number(self, raw: str) -> tuple[Decimal | None, str]:
        known = self.around.numbers.get(raw)
        if known is None:
            known = held(self.kept(raw))
            if len(self.around.numbers) < _NUMBERS_KEPT:
                self.around.numbers[raw] = known
        return known

    def formula(self, place: Place, text: str, described: Attributes) -> str:
        """The formula of this cell; of a shared one whose first cell comes later, "" until the sheet has been read."""
        self.reading.keep(text)
        kind = described.get("t")
        if kind == "dataTable":
            self.notes.append((*place, "data-table"))
        if kind != "shared":
            return text
        index = described.get("si", "")
        if text:
            if "ref" in described or index not in self.shared:
                self.shared[index] = Shared.of(*place, text)
            return text
        if index not in self.shared:
            self.waiting.append((place, index))
            return ""
        return self.resolved(place, self.shared[index])

    def resolved(self, place: Place, shared: Shared) -> str:
        if shared.pieces is None:
            self.notes.append((*place, "formula-too-long"))
            return ""
        if len(shared.pieces) > _LONG_FORMULA:
            self.reading.spend()
        text = shared_formula(shared, *place)
        self.reading.keep(text)
        return text

    def resolve_waiting(self) -> None:
        """Gives the cells before the first cell of their shared formula their text."""
        for place, index in self.waiting:
            shared = self.shared.get(index)
            if shared is None:
                self.notes.append((*place, "shared-formula"))
            else:
                self.cells[place] = self.cells[place]._replace(formula=self.resolved(place, shared))

    def validation(self, described: Attributes, x14: bool) -> Validation:
        """One validation as its element and those within it describe it."""
        named = {"kind": "type", "title": "promptTitle"} | {name: name for name in _OF_A_VALIDATION}
        texts = {field: self.kept(described.get(name, "")) for field, name in named.items()}
        texts["kind"] = texts["kind"] or "none"
        texts["operator"] = texts["operator"] or "between"
        texts["title"], texts["prompt"] = unescaped(texts["title"]), unescaped(texts["prompt"])
        return Validation(**texts, x14=x14)

    def open_range(self, described: Attributes) -> OpenRange:
        password = bool(described.get("password") or described.get("hashValue"))
        return OpenRange(self.kept(described.get("name", "")), self.kept(described.get("sqref", "")), password)

    def column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in TRUE:
            first = min(max(number(attributes.get("min"), 1), 1), LAST_COLUMN)
            last = min(max(number(attributes.get("max"), first), first), LAST_COLUMN)
            self.hidden_columns.append((first - 1, last - 1))


def _described(shape: str) -> Attributes:
    """What a formula's element says of it; LibreOffice says of every one that it is not always calculated."""
    described = attributes(shape) if shape else _NOTHING
    return _NOTHING if described == {"aca": "false"} else described


def _addressed(address: str) -> Place:
    return place_of(address) or (-1, -1)


# tuple.__new__ is what Found() calls, without a Python frame: a third of the time.
_made = tuple.__new__
_LONG_FORMULA = 64  # pieces; the time is looked at for each cell above it


_OF_A_VALIDATION = ("sqref", "operator", "formula1", "formula2", "prompt")


def serial(text: str, date1904: bool) -> tuple[Decimal | None, str]:
    """The day number of an ISO date (Strict workbooks may store one), and the note not-a-date when it is none."""
    from datetime import datetime, timedelta

    try:
        moment = datetime.fromisoformat(text.removesuffix("Z"))
        start = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
        days = (moment.replace(tzinfo=None) - start) / timedelta(days=1)
    except (ValueError, OverflowError):
        return None, "not-a-date"
    return held(repr(days))[0], ""
