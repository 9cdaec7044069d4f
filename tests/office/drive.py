"""A workbook and a JSON list of actions in, LibreOffice's doings out; run by Debian's Python, which has `uno`.

    /usr/bin/python3 drive.py WORKBOOK PROFILE < actions.json

Each action is an object; `do` says which, `sheet` and `cell` where. As a person would, locked cells refused:

    {"do": "type", "sheet": "Mål", "cell": "C5", "value": "2,5"}     on a Norwegian keyboard: a number, a date or text
    {"do": "clear", "sheet": "Mål", "cell": "C5:E5"}                 the Delete key
    {"do": "move", "sheet": "Mål", "cell": "C5:D5", "to": "E5"}      cut and paste
    {"do": "copy", "sheet": "Mål", "cell": "C5:D5", "to": "E5"}      copy and paste

As a program would, whatever is locked:

    {"do": "number", …, "value": 2.5}    {"do": "text", …, "value": "2,5"}    {"do": "formula", …, "value": "=1+1"}
    {"do": "unprotect", "sheet": "Mål", "password": "…"}             with the right password, none when left out
    {"do": "insert", "sheet": "Mål", "rows": [7, 2]}    {"do": "remove", "sheet": "Mål", "columns": [3, 1]}
    {"do": "hide", "sheet": "Mål", "rows": [7, 2]}
    {"do": "rename", "sheet": "Mål", "value": "Mål 2027"}    {"do": "shift", "sheet": "Mål", "to": 0}
    {"do": "double", "sheet": "Mål", "value": "Mål_2", "to": 3}    {"do": "drop", "sheet": "Mål"}
    {"do": "calculate"}                                              every formula anew
    {"do": "again"}                                                  the workbook as it was, opened anew
    {"do": "store", "path": "/…/out.xlsx"}    {"do": "pdf", "path": "/…/out.pdf"}

To add an action, write a function and name it in `ACTIONS`. Needs nothing but the standard library and `uno`.
"""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno

Action = dict[str, Any]

STARTUP_SECONDS = 60
CONTENTS = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA


def start(profile: Path) -> tuple[subprocess.Popen[bytes], Any]:
    """The office process and its desktop, on a pipe that nobody else has."""
    pipe = f"omstilling-{uuid.uuid4().hex}"
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    office = subprocess.Popen(
        ["soffice", *options, f"--accept=pipe,name={pipe};urp;"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    deadline = time.monotonic() + STARTUP_SECONDS
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except Exception:  # uno's own NoConnectException: the office is not listening yet
            if time.monotonic() > deadline or office.poll() is not None:
                os.killpg(office.pid, signal.SIGKILL)
                raise
            time.sleep(0.1)


def prop(name: str, value: object) -> Any:
    """A named argument, as LibreOffice wants it."""
    return uno.createUnoStruct("com.sun.star.beans.PropertyValue", name, 0, value, 0)


def place(document: Any, action: Action) -> Any:
    """The cell or range that the action names."""
    return document.Sheets.getByName(action["sheet"]).getCellRangeByName(action["cell"])


def unlocked(cells: Any) -> Any:
    """The same cells. LibreOffice writes in locked ones when a program asks, and skips a forbidden move in silence."""
    protected = cells.Spreadsheet.isProtected()
    for column in range(cells.Columns.Count):
        for row in range(cells.Rows.Count):
            cell = cells.getCellByPosition(column, row)
            if protected and cell.CellProtection.IsLocked:
                raise SystemExit(f"{cell.AbsoluteName} is locked")
    return cells


def target(document: Any, action: Action) -> Any:
    """The address that the action goes `to`, where as many unlocked cells begin as it takes along."""
    source = place(document, action)
    first = source.Spreadsheet.getCellRangeByName(action["to"]).getCellByPosition(0, 0).CellAddress
    last = first.Column + source.Columns.Count - 1, first.Row + source.Rows.Count - 1
    unlocked(source.Spreadsheet.getCellRangeByPosition(first.Column, first.Row, *last))
    return first


def typed(document: Any, action: Action) -> None:
    unlocked(place(document, action)).getCellByPosition(0, 0).FormulaLocal = action["value"]


def clear(document: Any, action: Action) -> None:
    unlocked(place(document, action)).clearContents(CONTENTS)


def move(document: Any, action: Action) -> None:
    source = unlocked(place(document, action))
    source.Spreadsheet.moveRange(target(document, action), source.RangeAddress)


def copy(document: Any, action: Action) -> None:
    source = place(document, action)
    source.Spreadsheet.copyRange(target(document, action), source.RangeAddress)


def number(document: Any, action: Action) -> None:
    place(document, action).getCellByPosition(0, 0).Value = float(action["value"])


def text(document: Any, action: Action) -> None:
    place(document, action).getCellByPosition(0, 0).String = action["value"]


def formula(document: Any, action: Action) -> None:
    place(document, action).getCellByPosition(0, 0).Formula = action["value"]


def unprotect(document: Any, action: Action) -> None:
    locked = document.Sheets.getByName(action["sheet"])
    if not locked.isProtected():
        raise SystemExit("there is no lock")
    try:
        locked.unprotect(action.get("password", ""))
    except Exception as refused:  # uno's own IllegalArgumentException
        raise SystemExit(f"wrong password: {refused}") from refused
    if locked.isProtected():
        raise SystemExit("wrong password")


def lines(document: Any, action: Action) -> tuple[Any, int, int]:
    """The rows or columns of the action's sheet, its first one and how many."""
    sheet = document.Sheets.getByName(action["sheet"])
    axis, named = (sheet.Rows, "rows") if "rows" in action else (sheet.Columns, "columns")
    first, number = action[named]
    return axis, first, number


def insert(document: Any, action: Action) -> None:
    axis, first, number = lines(document, action)
    axis.insertByIndex(first, number)


def remove(document: Any, action: Action) -> None:
    axis, first, number = lines(document, action)
    axis.removeByIndex(first, number)


def hide(document: Any, action: Action) -> None:
    axis, first, number = lines(document, action)
    for one in range(first, first + number):
        axis.getByIndex(one).IsVisible = False


def rename(document: Any, action: Action) -> None:
    document.Sheets.getByName(action["sheet"]).Name = action["value"]


def shift(document: Any, action: Action) -> None:
    document.Sheets.moveByName(action["sheet"], action["to"])


def double(document: Any, action: Action) -> None:
    document.Sheets.copyByName(action["sheet"], action["value"], action["to"])


def drop(document: Any, action: Action) -> None:
    document.Sheets.removeByName(action["sheet"])


def calculate(document: Any, action: Action) -> None:
    document.calculateAll()


def store(document: Any, action: Action) -> None:
    document.storeToURL(Path(action["path"]).as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))


def pdf(document: Any, action: Action) -> None:
    document.storeToURL(Path(action["path"]).as_uri(), (prop("FilterName", "calc_pdf_Export"),))


ACTIONS: dict[str, Callable[[Any, Action], None]] = {
    "type": typed,
    "number": number,
    "text": text,
    "formula": formula,
    "clear": clear,
    "move": move,
    "copy": copy,
    "unprotect": unprotect,
    "insert": insert,
    "remove": remove,
    "hide": hide,
    "rename": rename,
    "shift": shift,
    "double": double,
    "drop": drop,
    "calculate": calculate,
    "store": store,
    "pdf": pdf,
}


def opened(desktop: Any, workbook: Path) -> Any:
    document = desktop.loadComponentFromURL(workbook.as_uri(), "_blank", 0, (prop("Hidden", True),))
    if document is None:
        raise SystemExit(f"LibreOffice could not open {workbook}")
    return document


def main(workbook: Path, profile: Path) -> None:
    """Does the actions on standard input, one after the other, and closes the office whatever happens."""
    actions = json.load(sys.stdin)
    office, desktop = start(profile)
    try:
        document = opened(desktop, workbook)
        for action in actions:
            if action["do"] == "again":
                document.close(True)
                document = opened(desktop, workbook)
            else:
                ACTIONS[action["do"]](document, action)
        document.close(True)
        desktop.terminate()
        office.wait(timeout=30)
    finally:
        if office.poll() is None:
            os.killpg(office.pid, signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
