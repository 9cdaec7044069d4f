"""Mutation testing of the rules, the numbers and the formulas: `python -m tests.mutation` writes docs/mutation.md.

mutmut writes a module and all its mutants into one file. In a copy of the tree pytest collects the tests once; each
mutant is then a fork of that process, in which a function gets its mutant's code, and which runs the tests that reach
the function until one fails. `python -m tests.mutation amounts editions` runs some modules and writes nothing.
Give a survivor a test, or its reason in tests/data/survivors.toml. Needs the extra `mutation` (Linux, macOS).
"""

from __future__ import annotations

import ast
import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple, TypeAlias

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "mutation.md"
REASONS = ROOT / "tests" / "data" / "survivors.toml"
MODULES = (
    "workbook/rules/amounts.py",
    "workbook/rules/bounds.py",
    "workbook/rules/catalogue.py",
    "workbook/rules/coherence.py",
    "workbook/rules/editions.py",
    "workbook/rules/filling.py",
    "workbook/rules/rule.py",
    "workbook/formula.py",
    "workbook/numbers.py",
)
COPIED = ("workbook", "generators", "readers", "omstilling_xlsx", "tests", "samples", "pyproject.toml")
# The fast tests, those that see most first.
TESTS = ("test_ledger", "test_formula", "test_numbers", "test_rules", "test_rule_edges", "test_typed", "test_causes")
FORMLESS = ("test_formula", "test_numbers")  # the tests that build no form
# These look at the code itself, and would see mutmut's.
LEFT_OUT = (
    "test_every_mutant_of_a_rule_is_seen",
    "test_every_word_is_in_the_table",
    "test_numbers_import_the_standard_library_alone",
)
EXAMPLES = 20  # of each property, the same ones for every mutant
LONGEST = 60  # seconds: a mutant that goes on longer is seen by that
ENOUGH = 90  # per cent killed
AROUND = 30  # characters that are shown on each side of a change
MARK = "__mutmut_"
# The line of mutmut that brings its own way from function to mutant, slower than ours by a look at the environment.
TRAMPOLINE = "from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated, MutantDict"
OURS = "from tests.mutation import mutable as _mutmut_mutated; MutantDict = dict"
JOB, OUTCOMES = "mutants.json", "outcomes.json"


class Mutant(NamedTuple):
    """One change to one function, and how it ended: `killed`, `crashed`, `timeout`, `survived` or `untested`."""

    name: str  # as mutmut calls it
    module: str
    function: str
    change: str
    outcome: str = ""

    @property
    def seen(self) -> bool:
        return self.outcome in ("killed", "crashed", "timeout")


# --- in the copy of the tree: a plugin of pytest ---------------------------------------------------------------

Function: TypeAlias = FunctionType
FUNCTIONS: list[tuple[Function, dict[str, Function]]] = []  # those with mutants
Reach = dict[str, dict[pytest.Item, float]]  # the tests that call a function, with their seconds


def pytest_sessionstart() -> None:
    patient = settings.get_profile("patient")
    settings.register_profile("few", patient, max_examples=EXAMPLES, derandomize=True, database=None)
    settings.load_profile("few")


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Every mutant in its turn, in the place of every test."""
    items = [item for item in session.items if item.name.partition("[")[0] not in LEFT_OUT]
    building, reach = _reached(items)
    gc.freeze()
    if _outcome("", items, False)[0] != "survived":
        pytest.exit("a test fails in a fork without a mutant", 1)
    orders = {function: sorted(tests, key=lambda item: tests[item]) for function, tests in reach.items()}
    outcomes: dict[str, str] = {}
    for name in json.loads(Path(JOB).read_text("utf-8")):
        function = name.partition(MARK)[0]
        outcomes[name], place = _outcome(name, order := orders.get(function, []), function in building)
        order[:0] = [order.pop(place)] if order else []  # what saw one mutant of a function sees most others
    Path(OUTCOMES).write_text(json.dumps(outcomes), "utf-8")
    return True


def mutable(mutants: dict[str, Function]) -> Callable[[Function], Function]:
    """Stands for mutmut's decorator of a function with mutants: keeps the function, and with it all of them."""

    def keep(function: Function) -> Function:
        FUNCTIONS.append((function, mutants))
        return function

    return keep


def _mutants() -> dict[str, tuple[Function, Function]]:
    """Each mutant's name with the function that stands in the program, and the one that may take its place."""
    return {
        f"{function.__module__}.{name}": (function, mutant)
        for function, mutants in FUNCTIONS
        for name, mutant in mutants.items()
        if MARK in name
    }


def _reached(items: Sequence[pytest.Item]) -> tuple[set[str], Reach]:
    """The functions that building a form calls, and the tests that reach each function; each test runs once."""
    named = {function.__code__: name.partition(MARK)[0] for name, (function, _) in _mutants().items()}
    with _called() as codes:
        _build()
    building, reach = {named[code] for code in codes & named.keys()}, defaultdict[str, dict[pytest.Item, float]](dict)
    for item in items:
        start = time.perf_counter()
        with _called() as codes:
            passes = _passes(item)
        if not passes:
            pytest.exit(f"{item.nodeid} fails without a mutant", 1)
        kept = building if item.path.stem not in FORMLESS else set()
        for function in {named[code] for code in codes & named.keys()} | kept:
            reach[function][item] = time.perf_counter() - start if item.path.stem != TESTS[0] else 0
    return building, reach


@contextmanager
def _called() -> Iterator[set[CodeType]]:
    """The code that is called inside."""
    codes: set[CodeType] = set()
    sys.setprofile(lambda frame, event, _: codes.add(frame.f_code) if event == "call" else None)
    try:
        yield codes
    finally:
        sys.setprofile(None)


def _build() -> None:
    """A form is kept by its setup and by its shape, and holds formulas and checks: here it is built anew."""
    from omstilling_xlsx.samples.plans import FJELLVIK
    from workbook.form.build import _form_of_shape, build_form
    from workbook.setup import setup_of

    build_form.cache_clear()
    _form_of_shape.cache_clear()
    build_form(setup_of(FJELLVIK))


def _builds() -> bool:
    """Whether a form can be built; if not, every test of one fails."""
    try:
        _build()
    except Exception:
        return False
    return True


def _passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol

    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _outcome(name: str, order: Sequence[pytest.Item], builds: bool) -> tuple[str, int]:
    """How a mutant ends in a fork, and the place in the order of the test that saw it."""
    if not order:
        return "untested", 0
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _fork(name, order, builds, write)
    os.close(write)
    with os.fdopen(read) as pipe:
        place = pipe.read()
    _, status = os.waitpid(child, 0)
    if place.isdigit():
        return "killed", int(place)
    ended = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    return "survived" if place else "timeout" if ended else "crashed", 0


def _fork(name: str, order: Sequence[pytest.Item], builds: bool, write: int) -> None:
    """Tells the place of the first test that fails, a dash when none does, and nothing when all breaks down."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST)
        if name:
            function, mutant = _mutants()[name]
            function.__code__, function.__defaults__ = mutant.__code__, mutant.__defaults__
            function.__kwdefaults__ = mutant.__kwdefaults__
        found = (str(place) for place, item in enumerate(order) if not _passes(item))
        os.write(write, next(found, "-").encode() if not builds or _builds() else b"0")
    finally:
        os._exit(0)


# --- outside: the copy and the run -----------------------------------------------------------------------------


def run(modules: Sequence[str]) -> list[Mutant]:
    """Every mutant of some modules, with its outcome."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in COPIED:
            (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, folder / part)
        mutants = [mutant for module in modules for mutant in _mutated(module, folder)]
        (folder / JOB).write_text(json.dumps([mutant.name for mutant in mutants]), "utf-8")
        tests = [f"tests/{test}.py" for test in TESTS]
        command = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", "-p", "tests.mutation", *tests]
        subprocess.run(command, cwd=folder, check=True)
        outcomes = json.loads((folder / OUTCOMES).read_text("utf-8"))
    return [mutant._replace(outcome=outcomes[mutant.name]) for mutant in mutants]


def _mutated(module: str, folder: Path) -> Iterator[Mutant]:
    """The mutants of a module, whose file in the folder is replaced by the one that holds them all."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    code: str = mutate_file_contents(module, (ROOT / module).read_text("utf-8")).code
    assert TRAMPOLINE in code
    (folder / module).write_text(code.replace(TRAMPOLINE, OURS), "utf-8")
    dotted = module.removesuffix(".py").replace("/", ".")
    functions = {node.name: node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)}
    for name, node in functions.items():
        start, _, number = name.partition(MARK)
        if number.isdigit():
            change = _change(functions[f"{start}{MARK}orig"], node)
            yield Mutant(
                f"{dotted}.{name}", dotted, start.removeprefix("xǁ").removeprefix("x_").replace("ǁ", "."), change
            )


def _change(before: ast.FunctionDef, after: ast.FunctionDef) -> str:
    """The place where two functions differ, with a little of what stands around it."""
    old, new = (ast.unparse(_nameless(node)).splitlines() for node in (before, after))
    one, other = next((pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]), ("", ""))
    start = _alike(one, other)
    end = min(_alike(one[::-1], other[::-1]), len(one) - start, len(other) - start)
    return " → ".join(_around(line.strip(), start - (len(line) - len(line.lstrip())), end) for line in (one, other))


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _nameless(node: ast.FunctionDef) -> ast.FunctionDef:
    node.name = "_"
    return node


def _around(line: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(line), len(line) - end + AROUND)
    return ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")


# --- the page --------------------------------------------------------------------------------------------------

INTRODUCTION = """# Mutation testing

A mutant is the program with one small change: another comparison, a number one larger, an argument left out, a text
misspelt. A good test fails for it. `python -m tests.mutation` makes every mutant of mutmut (mutmut.readthedocs.io) of
the rules, the vocabulary of formulas and the reading of numbers, runs the fast tests on each, and writes this page.

mutmut changes what stands in functions. Tables and constants of modules (the severities in `RULES`, the units in
`UNITS`, the patterns of digits and dates), properties and the functions of `editions.py` under `@compared` stay as they
are, and `integrity.py` is a table alone; `tests/test_ledger.py` and `tests/test_numbers.py` hold these.

The tests are those of {tests}, without those that look at the code itself. A property of hypothesis that sets no number
of its own has {examples} examples. «Killed» means that a test failed, that the mutant broke down, or that it went on
for more than {seconds} seconds. The run starts with no mutant at all, which has to survive.

| module | mutants | killed | survived | rate |
|---|---:|---:|---:|---:|
"""
SURVIVORS = """
## What survives, and why

The change is from what the code says to what the mutant says; `…` stands for what is equal.
"""
UNKNOWN = "**No reason yet.**"


def page(mutants: Sequence[Mutant]) -> str:
    """docs/mutation.md."""
    tests = ", ".join(f"`{name}`" for name in TESTS)
    parts = [INTRODUCTION.format(tests=tests, examples=EXAMPLES, seconds=LONGEST)]
    parts += [_counted(module, mutants) for module in dict.fromkeys(mutant.module for mutant in mutants)]
    parts += [_counted("", mutants), SURVIVORS]
    reasons, groups = known(), defaultdict[str, list[Mutant]](list)
    for mutant in mutants:
        if not mutant.seen:
            groups[reasons.get(key(mutant), UNKNOWN)].append(mutant)
    for reason, group in groups.items():
        parts += [f"\n{reason}\n\n| function | change |\n|---|---|\n", *map(_survivor, group)]
    return "".join(parts)


def _counted(module: str, mutants: Sequence[Mutant]) -> str:
    """A line of the table: of one module, or of all."""
    seen = Counter(mutant.seen for mutant in mutants if mutant.module == (module or mutant.module))
    name = f"`{module}`" if module else "all"
    return f"| {name} | {seen.total()} | {seen[True]} | {seen[False]} | {100 * seen[True] / seen.total():.1f} % |\n"


def _survivor(mutant: Mutant) -> str:
    change = mutant.change.replace("|", "\\|")
    home = mutant.module.removeprefix("workbook.").removeprefix("rules.")
    return f"| `{home}.{mutant.function}` | `{change}` |\n"


def key(mutant: Mutant) -> str:
    """A survivor's name in tests/data/survivors.toml, which no other change in the module moves."""
    return f"{mutant.module}.{mutant.function}: {mutant.change}"


def known() -> dict[str, str]:
    """Each survivor that has a reason, with it."""
    groups = tomllib.loads(REASONS.read_text("utf-8"))["survivor"]
    return {name: group["reason"] for group in groups for name in group["mutants"]}


def main() -> None:
    words = sys.argv[1:]
    mutants = run([module for module in MODULES if not words or Path(module).stem in words])
    text = page(mutants)
    print(text)
    if not words:
        PAGE.write_text(text, "utf-8")
    reasons = known()
    new = [key(mutant) for mutant in mutants if not mutant.seen and key(mutant) not in reasons]
    rate = 100 * sum(mutant.seen for mutant in mutants) / len(mutants)
    sys.exit(f"{rate:.1f} % killed, {len(new)} survivors without a reason" if new or rate < ENOUGH else 0)


if __name__ == "__main__":
    main()
