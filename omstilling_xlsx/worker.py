"""A worker process: chunks of files in on stdin, what was found in each out on stdout, as soon as it is known."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from omstilling_xlsx.examine import Wanted, examine
from omstilling_xlsx.workers import SIZES
from readers.deliveries import Piece

COLLECTED_AT = 200_000  # new objects before Python looks for circular ones, as in the command itself


def main(language: str, page: bool) -> NoReturn:
    gc.set_threshold(COLLECTED_AT)
    # Whatever a library prints must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        for turn, pieces in enumerate(_chunks()):
            _answer(pieces, answers, Wanted(language, page))
            if turn == 0:
                # Forms, texts and registers are made by now, and are kept: nobody need look through them for circles.
                gc.collect()
                gc.freeze()
    except (KeyboardInterrupt, BrokenPipeError):
        pass
    os._exit(0)


def _chunks() -> Iterator[list[Piece]]:
    while header := sys.stdin.buffer.read(SIZES.size):
        size, _, _ = SIZES.unpack(header)
        yield [Piece(*fields) for fields in json.loads(sys.stdin.buffer.read(size))]


def _answer(pieces: list[Piece], answers: BinaryIO, wanted: Wanted) -> None:
    for piece in pieces:
        found = examine(piece, wanted)
        head = found.head.encode()
        answers.write(SIZES.pack(len(head), len(found.body), 0) + head + found.body)
        answers.flush()
