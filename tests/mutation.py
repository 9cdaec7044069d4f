"""Mutation testing of the rules, the numbers and the formulas: `python -m tests.mutation`, half an hour on one core.

mutmut writes every mutant of a module into one file, where a function asks at each call which of its mutants is on. The
tests are collected once, in a copy of the tree; each mutant is then a fork of that process, which runs the tests that
reach its function until one fails. `python -m tests.mutation rules.amounts` runs the modules whose name holds the word.
"""

from __future__ import annotations

import ast
import difflib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
MODULES = (
    *(f"workbook/rules/{name}.py" for name in ("amounts", "catalogue", "coherence", "editions", "filling", "rule")),
    "workbook/numbers.py",
    "workbook/formula.py",
)
TESTS = ("test_ledger", "test_formula", "test_numbers", "test_rules", "test_rule_edges", "test_typed")
# These look at the source or at what is imported, and see mutmut's instead of ours.
LEFT_OUT = ("test_every_mutant_of_a_rule_is_seen", "test_numbers_import_the_standard_library_alone")
COPIED = ("workbook", "generators", "readers", "omstilling_xlsx", "tests", "samples", "pyproject.toml")
FORMLESS = ("test_numbers", "test_formula")
BUILDING: set[str] = set()
LONGEST = 60  # seconds for one mutant; one that never ends is seen by that


class Mutant(NamedTuple):
    """One change to one function, and how it ended: `killed`, `timeout`, `survived` or `untested`."""

    module: str
    function: str
    number: int
    change: str
    outcome: str = ""


# --- in the copy of the tree: a plugin of pytest -----------------------------------------------------------------


def pytest_sessionstart() -> None:
    settings.register_profile("few", settings.get_profile("patient"), max_examples=20, derandomize=True, database=None)
    settings.load_profile("few")


def forget() -> None:
    """A form is kept by its setup and by its shape, and both hold formulas and the rules' checks."""
    from workbook.form.build import _form_of_shape, build_form

    build_form.cache_clear()
    _form_of_shape.cache_clear()


def pytest_runtestloop(session: pytest.Session) -> bool:
    job = Path("job.json")
    items = [item for item in session.items if item.originalname not in LEFT_OUT]  # type: ignore[attr-defined]
    reach = _reached(items)
    out = []
    import gc

    gc.collect()
    gc.freeze()
    everything = next(iter(reach.values()))
    if _outcome("none", [item for _, item in everything])[0] != "survived":
        pytest.exit("a test fails in a fork without a mutant", 2)
    killers: dict[str, list[pytest.Item]] = {}
    for name in json.loads(job.read_text("utf-8")):
        function = name.rpartition("__mutmut_")[0]
        order = killers.setdefault(
            function,
            [item for _, item in sorted(reach[function], key=lambda one: ("ledger" not in one[1].nodeid, one[0]))],
        )
        outcome, killer = _outcome(name, order)
        if killer:
            order.insert(0, order.pop(killer))
        out.append((name, outcome))
        if len(out) % 50 == 0:
            with open("/tmp/scratch-mut/progress", "a") as f:
                f.write(f"{len(out)} {time.strftime('%H:%M:%S')} {[o for _, o in out].count('survived')}\n")
            Path("/tmp/scratch-mut/sofar.json").write_text(json.dumps([n for n, o in out if o != "killed"]))
    Path("outcomes.json").write_text(json.dumps(out), "utf-8")
    return True


def _passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol

    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _reached(items: list[pytest.Item]) -> dict[str, list[tuple[float, pytest.Item]]]:
    """The tests that call each function, with their seconds."""
    from mutmut.mutation.trampoline import set_mutant_under_test
    from mutmut.state import state

    reach: dict[str, list[tuple[float, pytest.Item]]] = defaultdict(list)
    set_mutant_under_test("stats")
    building = _building()
    for item in items:
        state()._stats.clear()
        start = time.perf_counter()
        if not _passes(item):
            pytest.exit(f"{item.nodeid} fails without a mutant", 2)
        seconds = time.perf_counter() - start
        whole = building if item.path.stem not in FORMLESS else set()
        for function in state()._stats | whole:
            reach[function].append((seconds, item))
    set_mutant_under_test("")
    return reach


def _building() -> set[str]:
    """The functions that building a form calls; a form is kept, so a mutant of these needs it built anew."""
    from mutmut.state import state

    from omstilling_xlsx.samples import FJELLVIK
    from workbook.form.build import build_form
    from workbook.setup import setup_of

    forget()
    state()._stats.clear()
    build_form(setup_of(FJELLVIK))
    BUILDING.update(state()._stats)
    return set(BUILDING)


def _outcome(name: str, order: list[pytest.Item]) -> tuple[str, int]:
    """How a mutant ends, and the place of the test that saw it."""
    if not order:
        return "untested", 0
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _child(name, order, write)
    os.close(write)
    with os.fdopen(read) as pipe:
        place = pipe.read()
    _, status = os.waitpid(child, 0)
    if place:
        return ("survived" if place == "-" else "killed"), 0 if place == "-" else int(place)
    return "timeout" if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM else "killed", 0


def _child(name: str, order: list[pytest.Item], write: int) -> None:
    from mutmut.mutation import trampoline
    from mutmut.mutation.trampoline import set_mutant_under_test

    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST)
        if name.rpartition("__mutmut_")[0] in BUILDING:
            forget()
        set_mutant_under_test(name)
        trampoline.get_mutant_under_test = lambda: name
        found = next((place for place, item in enumerate(order) if not _passes(item)), "-")
        os.write(write, str(found).encode())
    finally:
        os._exit(0)


# --- outside: the copy, the run, the page ------------------------------------------------------------------------


def mutated(folder: Path, names: list[str]) -> list[Mutant]:
    """The mutants of some modules, whose files in the folder are replaced by mutmut's."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    found = []
    for name in names:
        source = (ROOT / name).read_text("utf-8")
        file = mutate_file_contents(name, source)
        (folder / name).write_text(file.code, "utf-8")
        found += list(_mutants(name.removesuffix(".py").replace("/", "."), file.code))
    return found


def _mutants(module: str, code: str) -> Iterator[Mutant]:
    functions = {node.name: node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)}
    for name, node in functions.items():
        function, _, number = name.rpartition("__mutmut_")
        if number.isdigit():
            before, after = (_lines(one) for one in (functions[f"{function}__mutmut_orig"], node))
            yield Mutant(module, function, int(number), _change(before, after))


def _lines(node: ast.FunctionDef) -> list[str]:
    node.name = "_"
    return [line.strip() for line in ast.unparse(node).splitlines()]


def _change(before: list[str], after: list[str]) -> str:
    lines = [
        line for line in difflib.unified_diff(before, after, lineterm="", n=0) if line[:2] not in ("--", "++", "@@")
    ]
    return " ".join(lines)


def run(words: list[str]) -> list[Mutant]:
    names = [name for name in MODULES if not words or any(word in name.replace("/", ".") for word in words)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in COPIED:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
        mutants = mutated(folder, names)
        known = {f"{one.module}.{one.function}__mutmut_{one.number}": one for one in mutants}
        Path("/tmp/scratch-mut/known.json").write_text(json.dumps({k: v.change for k, v in known.items()}))
        wanted = os.environ.get("ONLY")
        if wanted:
            keep = set(json.loads(Path(wanted).read_text()))
            known = {key: one for key, one in known.items() if key in keep}
        (folder / "job.json").write_text(json.dumps(list(known)), "utf-8")
        tests = [f"tests/{name}.py" for name in TESTS]
        command = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", "-p", "tests.mutation", *tests]
        subprocess.run(command, cwd=folder, check=True)
        outcomes = json.loads((folder / "outcomes.json").read_text("utf-8"))
    return [known[name]._replace(outcome=outcome) for name, outcome in outcomes]


def main() -> None:
    mutants = run(sys.argv[1:])
    Path(os.environ.get("OUT", "/tmp/scratch-mut/out.json")).write_text(json.dumps(mutants), "utf-8")
    for module in sorted({one.module for one in mutants}):
        own = [one.outcome for one in mutants if one.module == module]
        print(module, {outcome: own.count(outcome) for outcome in set(own)})


if __name__ == "__main__":
    main()
