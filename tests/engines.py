"""A workbook's path in, every cell's value out, as recomputed by somebody else's engine.

Nothing here trusts a cached value: each engine computes the formulas anew. Add an engine as one function from a path
to `Values`; if it is a program, let it write a recalculated copy and read that with `cached`.
"""

import json
import math
import os
import shutil
import signal
import subprocess
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import formualizer as fz
import ironcalc as ic
import openpyxl
from openpyxl.utils import get_column_letter

Value = Decimal | str | bool | None
Values = dict[tuple[str, str], Value]
"""What stands in (sheet, cell), for instance `("Mål", "C7")`; blank cells are left out, an error is its word."""

Action = Mapping[str, object]

LIBREOFFICE_BATCH = 100
"""`soffice --convert-to` stops silently after about 246 files and exits 0."""

DEBIAN_PYTHON = "/usr/bin/python3"
"""The interpreter that Debian's python3-uno belongs to."""

DRIVER = Path(__file__).parent / "office" / "drive.py"

FORCED_RECALCULATION = ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "0")

NORWEGIAN_KEYBOARD = ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "nb-NO")
"""What makes «2,5» a number and «2.5» the second of May, as for our users."""

ERROR_WORDS = {
    "Div": "#DIV/0!",
    "Na": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
    "Spill": "#SPILL!",
    "Calc": "#CALC!",
    "Circ": "#CIRC!",
}
"""formualizer's kinds of error, as Excel writes them."""

EXCEL_EPOCH = datetime(1899, 12, 30)


class EngineError(RuntimeError):
    """An engine that gave no answer, or not for every file."""


def missing(*programs: str) -> tuple[str, ...]:
    """Those of the programs that this machine lacks.

    "python3-uno" is Debian's Python with LibreOffice's module, "libreoffice-writer" the part of LibreOffice for Word.
    """
    return tuple(program for program in programs if not _there(program))


def _there(program: str) -> bool:
    if program == "libreoffice-writer":
        office = shutil.which("soffice")
        return office is not None and any(Path(office).resolve().parent.glob("*swlo.*"))
    if program != "python3-uno":
        return shutil.which(program) is not None
    found = shutil.which(DEBIAN_PYTHON)
    return (
        found is not None
        and not subprocess.run([found, "-c", "import uno"], capture_output=True, check=False).returncode
    )


def ironcalc(path: Path) -> Values:
    """Each filled cell by IronCalc.

    Known faults: over a range it maps operators and IF, but not ROUND, ISNUMBER or the like (0 or #VALUE!);
    `SUM(INDEX(…))` of a text is #VALUE!.
    """
    model = ic.load_from_xlsx(str(path), "en", "UTC", "en")
    model.evaluate()
    return _present({place: model.get_cell_value(*at) for place, at in _cells(model).items()})


def formualizer(path: Path) -> Values:
    """Each filled cell by formualizer.

    Known faults: over a range it maps operators and IF, but no function; «Ærlig» = «ærlig» is false.
    """
    workbook = fz.load_workbook(str(path))
    workbook.evaluate_all()
    places = _cells(ic.load_from_xlsx(str(path), "en", "UTC", "en"))
    return _present({(sheet, cell): workbook.get_value(sheet, *at[1:]) for (sheet, cell), at in places.items()})


def cached(path: Path) -> Values:
    """Each filled cell as the file's own cached results have it; a formula without a result counts as ""."""
    formulas, results = _opened(path, results=False), _opened(path, results=True)
    return _present(
        {
            (sheet.title, cell.coordinate): ""
            if (value := results[sheet.title][cell.coordinate].value) is None
            else value
            for sheet in formulas.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
    )


def results(path: Path) -> Values:
    """What each cell of a file shows, read in a tenth of the time of `cached`; an error in any cell raises EngineError.

    calamine gives an error as an empty cell, so the parts themselves are asked for errors first.
    """
    from python_calamine import CalamineWorkbook

    with zipfile.ZipFile(path) as package:
        wrong = [name for name in package.namelist() if "/worksheets/" in name and b' t="e"' in package.read(name)]
    if wrong:
        raise EngineError(f"{path.name} shows an error in {', '.join(wrong)}")
    book = CalamineWorkbook.from_path(path)
    found: Values = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            for column, value in enumerate(values, start=1):
                if value != "":
                    found[name, f"{get_column_letter(column)}{row}"] = _value(value)
    return found


def differences(one: Values, other: Values) -> dict[tuple[str, str], tuple[Value, Value]]:
    """The cells on which two engines disagree, with both values.

    An absent cell is like "". Numbers are alike to 12 digits, or to 1e-9 near 0: engines add in binary.
    """
    places = sorted(one.keys() | other.keys())
    pairs = {place: (one.get(place), other.get(place)) for place in places}
    return {place: pair for place, pair in pairs.items() if not _alike(*pair)}


def libreoffice(paths: Sequence[Path], out: Path, *, forced: bool = True) -> dict[Path, Path]:
    """A copy in `out` of each workbook, recalculated and saved by LibreOffice; the names of the files must differ.

    With `forced` off LibreOffice shows what XlsxWriter cached, right or wrong: only the test of that trap wants it.
    """
    copies = _planned(paths, out)
    profile = _profile(out / ".profile", *([FORCED_RECALCULATION] if forced else []))
    for start in range(0, len(paths), LIBREOFFICE_BATCH):
        batch = [str(path) for path in paths[start : start + LIBREOFFICE_BATCH]]
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        filters = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
        _run(["soffice", *options, *filters, *batch], seconds=300 + 5 * len(batch))
    return _made("soffice", copies)


def pdf(paths: Sequence[Path], out: Path) -> dict[Path, Path]:
    """A print in `out` of each workbook or document, by LibreOffice; the names of the files must differ."""
    return written(paths, out, "pdf")


def written(paths: Sequence[Path], out: Path, ending: str) -> dict[Path, Path]:
    """Each file as LibreOffice writes it in the format of this ending, in `out`; the names of the files must differ."""
    copies = {path: out / f"{path.stem}.{ending}" for path in paths}
    profile = _profile(out / ".profile")
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command = ["soffice", *options, "--convert-to", ending, "--outdir", str(out), *map(str, paths)]
    _run(command, seconds=300 + 10 * len(paths))
    return _made("soffice", copies)


def gnumeric(paths: Sequence[Path], out: Path) -> dict[Path, Path]:
    """A copy in `out` of each workbook, recalculated and saved by Gnumeric; the names of the files must differ."""
    copies = _planned(paths, out)
    for path, copy in copies.items():
        _run(["ssconvert", "--recalc", "-T", "Gnumeric_Excel:xlsx2", str(path), str(copy)], seconds=300)
    return _made("ssconvert", copies)


def act(path: Path, actions: Sequence[Action], out: Path) -> Path:
    """`out`, saved by LibreOffice after it did the actions in the workbook as a person would (see `office/drive.py`).

    All formulas are recalculated before it is saved. The workbook at `path` is left as it was. An action that the
    program will not do, as moving a locked cell, raises `EngineError`: LibreOffice itself would say nothing.
    """
    act_each(path, {out: actions})
    return out


def act_each(path: Path, variants: Mapping[Path, Sequence[Action]]) -> None:
    """The same for many outputs in one folder, each made from the workbook as it was."""
    first, *others = variants
    first.parent.mkdir(parents=True, exist_ok=True)
    profile = _profile(first.parent / f".profile-{first.stem}", FORCED_RECALCULATION, NORWEGIAN_KEYBOARD)
    steps: list[Action] = []
    for out, actions in variants.items():
        steps += [*actions, {"do": "calculate"}, {"do": "store", "path": str(out.resolve())}, {"do": "again"}]
    seconds = 300 + 10 * len(others)
    _run([DEBIAN_PYTHON, str(DRIVER), str(path.resolve()), str(profile)], seconds=seconds, typed=json.dumps(steps[:-1]))
    lost = [out.name for out in variants if not out.is_file()]
    if lost:
        raise EngineError(f"drive.py made no {', '.join(lost)}")


def _profile(folder: Path, *settings: tuple[str, str, str]) -> Path:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in settings
    )
    user = folder.resolve() / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n',
        encoding="utf-8",
    )
    return folder.resolve()


def _planned(paths: Sequence[Path], out: Path, *, name: str = "") -> dict[Path, Path]:
    out.mkdir(parents=True, exist_ok=True)
    copies = {path: out / (name or f"{path.stem}.xlsx") for path in paths}
    if len(set(copies.values())) < len(paths):
        raise EngineError("two files of one name cannot share a folder")
    if clashes := [path for path in paths if path.resolve() in {copy.resolve() for copy in copies.values()}]:
        raise EngineError(f"{clashes[0]} would be overwritten by its own copy")
    for copy in copies.values():
        copy.unlink(missing_ok=True)
    return copies


def _made(program: str, copies: dict[Path, Path]) -> dict[Path, Path]:
    absent = [copy.name for copy in copies.values() if not copy.is_file()]
    if absent:
        raise EngineError(f"{program} left out {len(absent)} of {len(copies)} files: {', '.join(absent[:5])}")
    return copies


def _run(command: list[str], *, seconds: int, typed: str = "") -> None:
    # A group of its own: soffice is a script, and killing it alone would leave the office running.
    program = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    with program:
        try:
            said, _ = program.communicate(typed, timeout=seconds)
        except subprocess.TimeoutExpired as late:
            os.killpg(program.pid, signal.SIGKILL)
            raise EngineError(f"{command[0]} gave no answer in {seconds} s") from late
    if program.returncode:
        raise EngineError(f"{command[0]} ended with {program.returncode}: {said.strip()}")


def _cells(model: ic.Model) -> dict[tuple[str, str], tuple[int, int, int]]:
    sheets = [sheet["name"] for sheet in model.get_worksheets_properties()]
    return {
        (sheets[sheet], f"{get_column_letter(column)}{row}"): (sheet, row, column)
        for sheet, row, column in model.get_all_cells()
    }


def _opened(path: Path, *, results: bool) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # Gnumeric writes no default style, which openpyxl says aloud.
        warnings.filterwarnings("ignore", message="Workbook contains no default style")
        return openpyxl.load_workbook(path, data_only=results)


def _present(raw: Mapping[tuple[str, str], object]) -> Values:
    return {place: _value(value) for place, value in raw.items() if value is not None}


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)
    one, other = ("" if value is None else value for value in (one, other))
    return type(one) is type(other) and one == other


def _value(raw: object) -> Value:
    match raw:
        case None | bool() | str() | Decimal():
            return raw
        case int() | float():
            return Decimal(repr(raw))
        case datetime() | date() | time() | timedelta():
            return _serial(raw)
        case {"type": "Error", "kind": str(kind)}:
            return ERROR_WORDS.get(kind, f"#{kind.upper()}!")
    raise EngineError(f"unknown kind of value: {raw!r}")


def _serial(moment: datetime | date | time | timedelta) -> Decimal:
    match moment:
        case timedelta():
            length = moment
        case time():
            length = datetime.combine(EXCEL_EPOCH, moment) - EXCEL_EPOCH
        case datetime():
            length = moment - EXCEL_EPOCH
        case date():
            length = datetime.combine(moment, time()) - EXCEL_EPOCH
    return Decimal(repr(length / timedelta(days=1)))
