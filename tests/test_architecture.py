"""Who may import whom: the face sees everything, writers and readers see only the workbook's model."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "workbook": {"workbook"},
    "generators": {"generators", "workbook"},
    "readers": {"readers", "workbook"},
    "omstilling_xlsx": {"omstilling_xlsx", "generators", "readers", "workbook"},
}
# The model opens no file and knows no format.
FORBIDDEN_IN_MODEL = {"xlsxwriter", "openpyxl", "pandas", "zipfile", "pathlib", "io", "csv", "json", "click", "rich"}
FILES = [path for name in MAY_IMPORT for path in sorted((ROOT / name).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    home = path.relative_to(ROOT).parts[0]
    assert imported(path) & MAY_IMPORT.keys() <= MAY_IMPORT[home]


def test_the_model_knows_no_format() -> None:
    allowed = {
        "form/lists.py": {"json"},
        "batch.py": {"pandas"},
    }  # the setup travels as JSON; frames are made on demand
    for path in sorted((ROOT / "workbook").rglob("*.py")):
        name = path.relative_to(ROOT / "workbook").as_posix()
        assert imported(path) & FORBIDDEN_IN_MODEL <= allowed.get(name, set()), name


def test_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    )
    assert lengths[len(lengths) // 2] < 10
