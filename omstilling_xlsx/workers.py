"""Files spread over processes, each file isolated: one that kills or hangs its worker is refused, all others are read.

Our own workers are supervised: the file in hand is known, so nothing else is lost with it. An executor of somebody
else's gets chunks; whatever it loses is read again by a worker of our own, one file at a time.
"""

from __future__ import annotations

import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from typing import NamedTuple

from omstilling_xlsx.examine import Examined, Wanted, examine_all, refusal
from readers.deliveries import Piece
from workbook.findings import Refusal

SECONDS = 60.0  # of one file before it counts as hanging; a check takes a few hundredths
TRIES = 2  # a worker may have been killed for no fault of the file's
CHUNK, CHUNKS_EACH = 20, 8
EXECUTOR_CHUNK, EXECUTOR_CHUNKS, EXECUTOR_AHEAD = 100, 16, 64  # files of a chunk at most, chunks at least
PATIENCE = 300.0  # seconds without one finished chunk before an executor counts as hanging
AHEAD = 200  # results that wait to be taken
WATCH = 0.25  # seconds between looks at what each worker has in its hand
SIZES = struct.Struct("<III")
RUN = "import sys; from omstilling_xlsx.worker import main; main(sys.argv[1], sys.argv[2:] == ['page'])"


class Job(NamedTuple):
    """A piece by its number, and how many workers it has been the last thing of."""

    number: int
    piece: Piece
    deaths: int = 0


Result = tuple[int, Examined]


def examined(
    pieces: Sequence[Piece], wanted: Wanted, jobs: int | None = None, executor: Executor | None = None,
    seconds: float = SECONDS,
) -> Iterator[Result]:  # fmt: skip
    """Every piece by its number with what was found, as they are finished."""
    left = [Job(number, piece) for number, piece in enumerate(pieces)]
    if executor is not None:
        lost: list[Job] = []
        yield from _by_executor(left, wanted, executor, lost)
        left = sorted(lost)
    if left:
        many = max(1, min(jobs or os.cpu_count() or 1, len(left)))
        size = 1 if executor is not None else max(1, min(CHUNK, len(left) // (many * CHUNKS_EACH)))
        with _Crew(left, wanted, many, size, seconds) as crew:
            yield from crew.results(len(left))


# --- somebody else's workers -----------------------------------------------------------------------------------


def _by_executor(left: Sequence[Job], wanted: Wanted, executor: Executor, lost: list[Job]) -> Iterator[Result]:
    size = max(1, min(EXECUTOR_CHUNK, len(left) // EXECUTOR_CHUNKS))
    chunks = deque(left[at : at + size] for at in range(0, len(left), size))
    running: dict[Future[list[Examined]], Sequence[Job]] = {}
    while chunks or running:
        while chunks and len(running) < EXECUTOR_AHEAD:
            chunk = chunks.popleft()
            try:
                running[executor.submit(examine_all, [job.piece for job in chunk], wanted)] = chunk
            except (BrokenExecutor, RuntimeError):
                lost += chunk
        done, _ = wait(running, timeout=PATIENCE, return_when=FIRST_COMPLETED)
        for future in done or list(running):
            chunk = running.pop(future)
            if not done:
                future.cancel()
                lost += chunk
            else:
                yield from _given(future, chunk, lost)


def _given(future: Future[list[Examined]], chunk: Sequence[Job], lost: list[Job]) -> Iterator[Result]:
    try:
        found = future.result()
    # An executor may fail in any way its makers chose: a broken pool, a killed worker, a lost node.
    except (Exception, CancelledError):
        lost += chunk
        return
    yield from zip((job.number for job in chunk), found, strict=True)


# --- our own ---------------------------------------------------------------------------------------------------


class _Crew:
    """Worker processes, a thread for each that hands it chunks, and the one watch over all of them."""

    def __init__(self, left: Sequence[Job], wanted: Wanted, many: int, size: int, seconds: float) -> None:
        self.chunks = deque(list(left[at : at + size]) for at in range(0, len(left), size))
        self.wanted, self.seconds = wanted, seconds
        self.done: queue.Queue[Result | BaseException] = queue.Queue(AHEAD)
        self.lock = threading.Condition()
        self.open, self.stopped = len(left), False  # files without an answer
        self.hands = [_Hand(self) for _ in range(many)]

    def __enter__(self) -> _Crew:
        for hand in self.hands:
            hand.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self.lock:
            self.stopped = True
            self.lock.notify_all()
        while any(hand.thread.is_alive() for hand in self.hands):
            # Again each time: a hand may just have begun a process, or be waiting for room to lay its result.
            for hand in self.hands:
                hand.kill()
            try:
                self.done.get(timeout=0.02)
            except queue.Empty:
                continue

    def results(self, count: int) -> Iterator[Result]:
        watched = time.monotonic()
        while count:
            if time.monotonic() - watched > WATCH:
                self._watch()
                watched = time.monotonic()
            try:
                result = self.done.get(timeout=WATCH)
            except queue.Empty:
                continue
            if isinstance(result, BaseException):
                raise result
            count -= 1
            yield result

    def _watch(self) -> None:
        now = time.monotonic()
        for hand in self.hands:
            if now > hand.until:
                hand.hung = True
                hand.kill()

    def next(self) -> list[Job] | None:
        """The next chunk; waits while others may yet give one back. None when every file has its answer."""
        with self.lock:
            while not self.chunks and self.open and not self.stopped:
                self.lock.wait()
            return self.chunks.popleft() if self.open and not self.stopped else None

    def back(self, *chunks: list[Job]) -> None:
        with self.lock:
            self.chunks.extendleft(chunk for chunk in chunks if chunk)
            self.lock.notify_all()

    def answer(self, job: Job, found: Examined) -> None:
        with self.lock:
            self.open -= 1
            if not self.open:
                self.lock.notify_all()
        self.done.put((job.number, found))


class _Hand:
    """One worker process and the thread that feeds it; a dead process is replaced when there is more to do."""

    def __init__(self, crew: _Crew) -> None:
        self.crew = crew
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.process: subprocess.Popen[bytes] | None = None
        self.until, self.hung = float("inf"), False

    def _run(self) -> None:
        try:
            while chunk := self.crew.next():
                self._read(chunk)
        # Told to the one who waits for results, who raises it.
        except BaseException as error:
            self.crew.done.put(error)
        finally:
            self.kill()

    def _read(self, chunk: list[Job]) -> None:
        self.hung = False
        process = self._started()
        left = deque(chunk)
        try:
            _send(process, [job.piece for job in chunk])
            while left:
                self.until = time.monotonic() + self.crew.seconds
                found = _receive(process)
                self.crew.answer(left.popleft(), found)
        except (EOFError, OSError):
            self.kill()
            self._died(left)
        finally:
            self.until = float("inf")

    def _died(self, left: deque[Job]) -> None:
        """The worker went with the first of these in its hand; the rest have done nothing wrong."""
        job = left.popleft()
        job = job._replace(deaths=job.deaths + 1)
        if not self.hung and job.deaths < TRIES:
            self.crew.back(list(left), [job])
            return
        why = Refusal("too-slow", {"limit": f"{self.crew.seconds:g}"}) if self.hung else Refusal("worker-died")
        self.crew.answer(job, refusal(why))
        self.crew.back(list(left))

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(
                # -P: what lies in the folder we are run from must not be imported.
                [sys.executable, "-P", "-c", RUN, self.crew.wanted.language, "page" if self.crew.wanted.page else ""],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self.process

    def kill(self) -> None:
        process = self.process
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None and threading.current_thread() is self.thread:
                    pipe.close()
            except OSError:  # what was not sent goes with the worker
                continue


def _environment() -> dict[str, str]:
    """The worker imports what this process would, wherever it was started."""
    places = [os.path.abspath(place) for place in sys.path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}


def _send(process: subprocess.Popen[bytes], pieces: Sequence[Piece]) -> None:
    import json

    data = json.dumps(pieces).encode()
    if process.stdin is None:
        raise OSError("no pipe")
    process.stdin.write(SIZES.pack(len(data), 0, 0) + data)
    process.stdin.flush()


def _receive(process: subprocess.Popen[bytes]) -> Examined:
    if process.stdout is None:
        raise OSError("no pipe")
    head, body, _ = SIZES.unpack(_exactly(process.stdout, SIZES.size))
    return Examined(_exactly(process.stdout, head).decode(), _exactly(process.stdout, body))


def _exactly(pipe: object, size: int) -> bytes:
    data: bytes = pipe.read(size)  # type: ignore[attr-defined]
    if len(data) < size:
        raise EOFError
    return data
