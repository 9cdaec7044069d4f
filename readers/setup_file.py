"""A setup file (TOML) in; a `Setup`, completed from the register, or `SetupRefused` with file and line out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from readers.opening import Unopened, read_small, text_of, toml_of
from readers.registers import Municipality, municipality, successors
from workbook.numbers import plain
from workbook.phrase import inert, spoken
from workbook.setup import Kind, Setup, SetupError, setup_of

BYTES_MOST = 1 << 20
STATE = "KDD"
SHARES = {Kind.STATE: Decimal(50), Kind.COUNTY: Decimal(25), Kind.MUNICIPALITY: Decimal(25)}
OSLO = "0301"


class SetupRefused(ValueError):
    """A setup file that gives no setup; `line` counts from 1 and is None when nothing in the file is to blame."""

    def __init__(self, path: Path, line: int | None, key: str, message_key: str, facts: Mapping[str, object]) -> None:
        super().__init__(path, line, key, message_key, facts)
        self.path, self.line, self.key, self.message_key = path, line, key, message_key
        self.facts = dict(facts)

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{inert(str(self.path))}{line}: {spoken(f'setup.{self.message_key}', self.facts)}"


def read_setup(path: Path) -> Setup:
    """The setup of a TOML file. Raises SetupRefused."""
    document = read_document(path)
    try:
        return complete(document)
    except SetupError as error:
        raise refusal(path, error) from error


def read_document(path: Path) -> dict[str, object]:
    """What stands in a TOML file, not yet judged. Raises SetupRefused for a file that is no TOML."""
    return _document(path, _text(path))


def refusal(path: Path, error: SetupError) -> SetupRefused:
    """The error as a refusal of the file, with the line where its key stands."""
    return SetupRefused(path, line_of(error.key, _text(path)), error.key, error.message_key, error.facts)


def complete(document: object) -> Setup:
    """The setup of a document with its kommuner looked up and financiers put in when left out. Raises SetupError."""
    if isinstance(document, Mapping) and "financier" not in document:
        # A row of ours stands in, so that everything else is judged before the financiers are made from it.
        setup = setup_of({**document, "financier": [_row(STATE, Kind.STATE, SHARES[Kind.STATE])]})
        return setup_of({**document, "financier": _financiers(_municipalities(setup))})
    setup = setup_of(document)
    _municipalities(setup)
    return setup


# --- the file --------------------------------------------------------------------------------------------------


def _text(path: Path) -> str:
    try:
        return text_of(read_small(path, BYTES_MOST))
    except Unopened as error:
        _refuse(path, error.line, error.message_key, **error.facts)


def _document(path: Path, text: str) -> dict[str, object]:
    try:
        return toml_of(text)
    except Unopened as error:
        _refuse(path, error.line, error.message_key)


def _refuse(path: Path, line: int | None, message_key: str, **facts: object) -> NoReturn:
    raise SetupRefused(path, line, "", message_key, {"where": str(path), **facts})


# --- where a key stands ----------------------------------------------------------------------------------------

HEADER = re.compile(r"""\s*\[\[?\s*["']?([^\]"']+?)["']?\s*\]\]?\s*(?:#.*)?""")
ASSIGNED = re.compile(r"""\s*["']?([^="'#]+?)["']?\s*=""")


def line_of(key: str, text: str) -> int | None:
    """The line, from 1, where a key like «financier[2].share» stands: its own, else its table's. A best effort."""
    table, _, rest = key.partition(".")
    name, _, number = table.rstrip("]").partition("[")
    own = rest.partition("[")[0]
    place: int | None = None
    inside, headers = False, 0
    for line, written in enumerate(text.split("\n"), start=1):
        header, assigned = HEADER.fullmatch(written.rstrip("\r")), ASSIGNED.match(written)
        if header:
            headers += header[1] == name
            inside = header[1] == name and headers == int(number or 1)
            place = line if inside else place
        elif assigned and inside and assigned[1] == own:
            return line
        elif assigned and assigned[1] in (key, name) and not headers and place is None:
            place = line
    return place


# --- what the register adds ------------------------------------------------------------------------------------


def _municipalities(setup: Setup) -> tuple[Municipality, ...]:
    return tuple(_municipality(number, place) for place, number in enumerate(setup.municipalities, start=1))


def _municipality(number: str, place: int) -> Municipality:
    found = municipality(number)
    if found:
        return found
    key = f"programme.municipalities[{place}]"
    today = [municipality(successor) for successor in successors(number)]
    if not today:
        raise SetupError(key, "unknown_municipality", {"value": number})
    named = ", ".join(f"{one.number} {one.name}" for one in today if one)
    raise SetupError(key, "old_municipality", {"value": number, "successors": named})


def _financiers(municipalities: tuple[Municipality, ...]) -> list[dict[str, str]]:
    """The template's own division: KDD 50, the first kommune's fylke 25, the kommuner together 25."""
    named = Counter(one.norwegian for one in municipalities)
    names = [
        one.norwegian if named[one.norwegian] == 1 else f"{one.norwegian} ({one.number})" for one in municipalities
    ]
    shares = even_shares(SHARES[Kind.MUNICIPALITY], len(names))
    return [
        _row(STATE, Kind.STATE, SHARES[Kind.STATE]),
        _row(_county(municipalities[0]), Kind.COUNTY, SHARES[Kind.COUNTY]),
        *(_row(f"{name} kommune", Kind.MUNICIPALITY, share) for name, share in zip(names, shares, strict=True)),
    ]


def _county(first: Municipality) -> str:
    # Oslo is kommune and fylkeskommune in one: two roles, two rows, and names must differ.
    return "Oslo kommune som fylkeskommune" if first.number == OSLO else f"{first.county} fylkeskommune"


def even_shares(whole: Decimal, count: int) -> list[Decimal]:
    """A share in so many even parts, the larger ones last: 25 → 8.33, 8.33, 8.34; together they are the whole of it.

    The parts have two decimals, or as many as the share itself.
    """
    decimals = max(2, len(plain(whole).partition(".")[2]))
    steps, rest = divmod(int(whole.scaleb(decimals)), count)
    return [Decimal(steps + (place >= count - rest)).scaleb(-decimals) for place in range(count)]


def _row(name: str, kind: Kind, share: Decimal) -> dict[str, str]:
    return {"name": name, "kind": kind.value, "share": plain(share)}
