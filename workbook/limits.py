"""What one file may take. A further limit is a field here, its check in the readers, and its text `limit.<name>`."""

from __future__ import annotations

from typing import NamedTuple

MIB = 1 << 20


class Limits(NamedTuple):
    """Sizes in bytes; `strings` is memory taken by texts; `seconds` are of CPU for one file, whatever it holds."""

    file: int = 50 * MIB
    parts: int = 2_000
    part: int = 64 * MIB
    total: int = 128 * MIB
    ratio: int = 200
    ratio_from: int = MIB
    run: int = 256 * 1024
    depth: int = 128
    elements: int = 100_000
    sheets: int = 256
    cells: int = 200_000
    strings: int = 32 * MIB
    seconds: float = 2.0


LIMITS = Limits()
