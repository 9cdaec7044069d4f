"""What the form promises, by number, and the tests that hold each: `python -m tests.quality` writes the list anew.

A test says what it holds by `@pytest.mark.quality("Q12")`. To add a promise, give it a line in PROMISES and mark a
test.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "form-quality.md"

PROMISES = {
    "Q01": "The sheets stand in one fixed order, with the same names in every language; only `_form` is hidden.",
    "Q02": "The front page links to every visible sheet.",
    "Q03": "A1 is a title, with the chapter of the template where there is one; A2 says in one line what the sheet is "
    "for, and where money is asked for shows the unit by an example.",
    "Q05": "A column means the same on every sheet: label, unit, years, spacer, sum, status, share, guidance; a year "
    "has one column throughout, and a year outside a table's period is grey, locked and says so.",
    "Q06": "The first year is set once: another first year moves every year in the workbook.",
    "Q09": "No sheet's name needs quotes in a formula.",
    "Q10": "Nothing is left over: no cell, sheet, name or part that the form does not ask for, no unfinished text.",
    "Q11": "No macros, no links out of the workbook, no queries.",
    "Q12": "The inputs are the only unlocked cells, and every unlocked cell is an input.",
    "Q13": "An input is known by fill, ink and border together.",
    "Q14": "A name is typed once, in Oppsett; every other sheet follows it.",
    "Q15": "A label stands on the left, the unit beside it, guidance in a visible column; there are no cell comments.",
    "Q16": "Every input has one validation of its kind, with a title of at most 32 and a message of at most 255 signs.",
    "Q17": "Empty is not 0: a sum of nothing is empty and lacks something, a sum of zeros is 0 and is complete.",
    "Q19": "Tab walks the inputs in the order of the paper template.",
    "Q20": "One formula a row: across the years it is the same, seen from its own cell.",
    "Q21": "No number that may change stands in a formula: shares, limits and tolerances are labelled cells.",
    "Q22": "A formula is at most 120 signs long, array formulas apart.",
    "Q23": "At most one IF inside another, array formulas apart.",
    "Q26": "No cell only repeats a cell that only repeats another.",
    "Q28": "Nothing is rounded but in checks.",
    "Q29": "IFERROR only where a blank is expected: round a division that may lack its divisor.",
    "Q30": "Every reference, in formulas, names, charts, formats and validations, starts and ends on a locked cell and "
    "none is a lone input, so that cutting and pasting inputs changes no formula.",
    "Q32": "No cell shows an error value, neither in the empty form, the example nor the worst case.",
    "Q34": "All checks roll up to one status on top of every sheet.",
    "Q36": "Each row of a table has its own sign.",
    "Q37": "The number of checks is printed, so that a deleted one is seen.",
    "Q38": "One changed input turns the check that it breaks, and only that one and those that follow from it.",
    "Q45": "Every cell has a number format of its own; a computed 0 shows as a dash, and 1 000 kroner are not rounded "
    "away.",
    "Q65": "Locked cells can be selected, so that keyboards and screen readers reach labels and links.",
}


class Held(NamedTuple):
    """A test that says which promise it holds."""

    number: str
    file: str
    test: str


def held() -> list[Held]:
    """Every mark in the tests, in the order of files and lines."""
    return [found for path in sorted(TESTS.glob("test_*.py")) for found in _marks(path)]


def _marks(path: Path) -> Iterator[Held]:
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for number in _numbers(function):
                yield Held(number, path.name, function.name)


def _numbers(function: ast.FunctionDef) -> Iterator[str]:
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.quality":
            yield from (str(ast.literal_eval(argument)) for argument in mark.args)


def page() -> str:
    """docs/form-quality.md."""
    marks = held()
    return INTRODUCTION + "".join(_promise(number, said, marks) for number, said in PROMISES.items())


INTRODUCTION = """# What the form promises

Each point of the form's quality has a number, and tests that hold it. This page is written by `python -m tests.quality`
from the tests themselves; a test compares it with them.
"""


def _promise(number: str, said: str, marks: list[Held]) -> str:
    tests = [f"- [{one.test}](../tests/{one.file})\n" for one in marks if one.number == number]
    return f"\n**{number}** {said}\n\n{''.join(tests)}"


def main() -> None:
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
