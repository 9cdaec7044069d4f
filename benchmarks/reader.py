"""The reader alone, gate included, against two loads by openpyxl: `python -m benchmarks.reader [pairs]`.

In one process with all imports made: CPU time as the median of pairs, and the peak of Python's own memory.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable

import openpyxl

from benchmarks.run import PLAN
from omstilling_xlsx.cli import COLLECTED_AT
from readers.gate import receive
from readers.package import read_package

TURNS = 4


def ours() -> None:
    read_package(receive(PLAN))


def theirs() -> None:
    openpyxl.load_workbook(PLAN)
    openpyxl.load_workbook(PLAN, data_only=True)


def seconds(read: Callable[[], None]) -> float:
    """CPU time of one reading, over a few in a row: as in a batch, where the last file was read just now."""
    start = time.thread_time()
    for _ in range(TURNS):
        read()
    return (time.thread_time() - start) / TURNS


def peak(read: Callable[[], None]) -> float:
    """The most memory, in MB, that Python's objects take while the file is read."""
    gc.collect()
    tracemalloc.start()
    read()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    gc.set_threshold(COLLECTED_AT)  # as the program itself runs
    seconds(ours)
    seconds(theirs)
    timed = [(seconds(ours), seconds(theirs)) for _ in range(pairs)]
    own, other = (statistics.median(pair[side] for pair in timed) for side in (0, 1))
    ratio = statistics.median(one / two for one, two in timed)
    memory = peak(ours), peak(theirs)
    print(
        f"{'read one / openpyxl twice':<40} {own:7.4f} s  {other:7.4f} s  ratio 1/{1 / ratio:.1f}  (goal at most 1/6)"
    )
    share = memory[0] / memory[1]
    print(f"{'peak memory':<40} {memory[0]:6.1f} MB  {memory[1]:6.1f} MB  ratio {share:5.2f}  (goal at most 0.5)")


if __name__ == "__main__":
    main()
