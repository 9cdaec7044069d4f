"""Whose form a file is: three carriers that must agree, and the setup that travels on the hidden sheet.

The carriers are a custom property, a defined name and the hidden sheet itself; all three survive the programs we know.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from readers.package import Package
from readers.references import Reference, reference_of
from workbook.findings import Finding, Refused, Severity
from workbook.form.lists import FORM_ID, FORM_VERSION
from workbook.phrase import Fact
from workbook.plan import CARRIER, MACHINE, OPPSETT, SHEETS
from workbook.setup import Setup, SetupError, setup_of
from workbook.stored import SheetRead

SHEETS_NAMED = 4  # as many sheets as a refusal names
EXPECTED = ", ".join(SHEETS[:SHEETS_NAMED])


class Identity(NamedTuple):
    """What the carriers say, each «omstilling-xlsx 1.0» when it is whole; `machine` is the sheet that has the setup."""

    stated: str | None
    machine: SheetRead | None
    row: int
    written: str
    name: Reference | None

    @property
    def version(self) -> str:
        """The form's version, by the sheet, else by the property."""
        for carried in (self.written, self.stated or ""):
            id, _, version = carried.partition(" ")
            if id == FORM_ID:
                return version
        return ""

    @property
    def any(self) -> bool:
        said = (self.stated or "").startswith(FORM_ID) or self.written.startswith(FORM_ID)
        return said or self.name is not None


def identify(package: Package) -> Identity:
    """The carriers of a file. Raises `Refused` when there is none, or when the form is newer than we know."""
    name = reference_of(package.names.get(CARRIER, ""))
    machine, row = _machine(package, name)
    written = "" if machine is None else " ".join(_texts(machine, row, 2))
    identity = Identity(package.custom.get(CARRIER), machine, row, written, name)
    if not identity.any:
        raise Refused(
            "not-our-form", name=package.received.name, found=_sheets(package), expected=", ".join(SHEETS[:3])
        )
    if identity.version and _newer(identity.version):
        raise Refused("newer-form", name=package.received.name, version=identity.version, known=FORM_VERSION)
    return identity


def _machine(package: Package, name: Reference | None) -> tuple[SheetRead | None, int]:
    """The hidden sheet and the row of its identity: where the name points, else by its own name, else by content."""
    known = {sheet.name.casefold(): sheet for sheet in package.sheets}
    pointed = known.get(name.sheet.casefold()) if name is not None else None
    if pointed is not None and name is not None and _texts(pointed, name.row, 1) == [FORM_ID]:
        return pointed, name.row
    whose = (sheet for sheet in package.sheets if _texts(sheet, 0, 1) == [FORM_ID])
    return known.get(MACHINE) or next(whose, pointed), 0


def _texts(sheet: SheetRead, row: int, most: int) -> list[str]:
    """The texts of a row up to its first cell without one."""
    found: list[str] = []
    while len(found) < most and (cell := sheet.cells.get((row, len(found)))) is not None and cell.kind == "text":
        found.append(cell.raw)
    return found


def _sheets(package: Package) -> str:
    names = [sheet.name for sheet in package.sheets]
    return ", ".join(names[:SHEETS_NAMED]) + (" …" if len(names) > SHEETS_NAMED else "")


def _newer(version: str) -> bool:
    parts = version.split(".")
    known = tuple(map(int, FORM_VERSION.split(".")))
    plain = all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts)
    return not plain or tuple(map(int, parts)) > known


def setup_in(package: Package, identity: Identity) -> Setup:
    """The setup on the hidden sheet, validated like that of any setup file. Raises `Refused`."""
    machine = identity.machine
    written = "" if machine is None else "".join(_texts(machine, identity.row + 1, 64))
    if not written:
        raise Refused("setup-lost", name=package.received.name, sheet=MACHINE)
    try:
        return setup_of(json.loads(written))
    except (ValueError, RecursionError) as error:
        where = error.key if isinstance(error, SetupError) else MACHINE
        raise Refused("broken-setup", name=package.received.name, where=where) from error


def carriers(identity: Identity) -> Iterator[Finding]:
    """What is amiss with the carriers themselves."""
    expected = f"{FORM_ID} {FORM_VERSION}"
    facts: dict[str, Fact] = {"expected": expected, "found": identity.written}
    if identity.written != expected:
        yield _finding("sheet", Severity.ERROR, facts)
    if identity.stated is None:
        yield _finding("property_gone", Severity.INFO, {})
    elif identity.stated != identity.written:
        yield _finding("property", Severity.ERROR, {**facts, "stated": identity.stated})
    if identity.name is None:
        yield _finding("name_gone", Severity.INFO, {})
    elif identity.machine is None or identity.name.sheet.casefold() != identity.machine.name.casefold():
        yield _finding("name", Severity.ERROR, {"found": identity.name.sheet, "expected": MACHINE})


def swapped(setup: Setup, oppsett: dict[str, str]) -> Iterator[Finding]:
    """The hidden sheet of another programme: what Oppsett says of whose form it is, by fact, against the setup."""
    own = {"name": setup.name, "municipalities": ", ".join(setup.municipalities)}
    if oppsett and all(oppsett.get(fact, "") not in ("", said) for fact, said in own.items()):
        facts: dict[str, Fact] = {
            **{f"own_{fact}": said for fact, said in own.items()},
            **{f"found_{fact}": oppsett[fact] for fact in own},
            "sheet": OPPSETT,
        }
        yield _finding("swapped", Severity.ERROR, facts)


def _finding(variant: str, severity: Severity, facts: dict[str, Fact]) -> Finding:
    return Finding("OMX110", severity, f"OMX110.{variant}", facts, table="file", row=variant)
