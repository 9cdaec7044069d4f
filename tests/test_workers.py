"""A file that kills or hangs its worker is refused, and every other file is read; so too on a pool or a cluster."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Generator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

import omstilling_xlsx as ox
from omstilling_xlsx import workers
from omstilling_xlsx.examine import Wanted, delivery
from omstilling_xlsx.workers import examined
from readers.deliveries import find
from tests.deliveries import contents, hooked, programmes
from tests.test_cli import SAMPLES, run


def ended(folder: Path, jobs: int | None = 2, executor: Executor | None = None, seconds: float = 60) -> dict[str, str]:
    """Each file, and the id of its refusal or nothing."""
    pieces = find([folder]).pieces
    found = {}
    for number, one in examined(pieces, Wanted("nb"), jobs, executor, seconds):
        told = delivery(one.head, pieces[number].name)
        assert told.name not in found
        found[told.name] = told.refusal.id if told.refusal else ""
    return found


def test_a_file_that_kills_its_worker_is_refused_and_all_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(hooked(tmp_path / "hook"))
    paths = programmes(tmp_path / "inn", 8)
    shutil.copy(paths[0], tmp_path / "inn" / "dreper.xlsx")
    found = ended(tmp_path / "inn")
    assert found.pop("dreper.xlsx") == "worker-died"
    assert found == {path.name: "" for path in paths}


def test_a_worker_that_dies_loses_nothing_of_its_chunk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(hooked(tmp_path / "hook"))
    monkeypatch.setattr(workers, "CHUNKS_EACH", 1)  # all files in one chunk
    paths = programmes(tmp_path / "inn", 4)
    shutil.copy(paths[0], tmp_path / "inn" / "02-først.xlsx")
    shutil.move(paths[1], tmp_path / "inn" / "dreper.xlsx")
    shutil.move(paths[0], tmp_path / "inn" / "etter.xlsx")
    found = ended(tmp_path / "inn", jobs=1)
    assert found == {
        "02-først.xlsx": "", "02.xlsx": "", "03.xlsx": "", "dreper.xlsx": "worker-died", "etter.xlsx": "",
    }  # fmt: skip


def test_a_file_that_hangs_is_refused_in_time_and_all_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(hooked(tmp_path / "hook"))
    paths = programmes(tmp_path / "inn", 6)
    shutil.copy(paths[0], tmp_path / "inn" / "henger.xlsx")
    found = ended(tmp_path / "inn", seconds=8)
    assert found.pop("henger.xlsx") == "too-slow"
    assert found == {path.name: "" for path in paths}


def test_a_worker_that_is_killed_midway_loses_no_file(tmp_path: Path) -> None:
    paths = programmes(tmp_path / "inn", 12)
    pieces = find([tmp_path / "inn"]).pieces
    results = examined(pieces, Wanted("nb"), 2)
    first, _ = next(results)
    children = psutil.Process().children()
    assert len(children) == 2
    children[0].kill()
    rest = dict(results)
    assert {first, *rest} == set(range(len(paths)))
    assert [head for head, _ in rest.values() if "refusal" in head] == []


def test_stopping_early_leaves_no_worker_behind(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 6)
    results = examined(find([tmp_path / "inn"]).pieces, Wanted("nb"), 2)
    next(results)
    children = psutil.Process().children()
    assert isinstance(results, Generator)
    results.close()
    psutil.wait_procs(children, timeout=10)
    assert [worker for worker in children if worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE] == []


def test_a_pool_that_breaks_loses_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(hooked(tmp_path / "hook"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))  # for the pool's own processes
    paths = programmes(tmp_path / "inn", 8)
    shutil.copy(paths[0], tmp_path / "inn" / "dreper.xlsx")
    with ProcessPoolExecutor(2, get_context("spawn"), initializer=_import_worker) as pool:
        found = ended(tmp_path / "inn", executor=pool)
    assert found.pop("dreper.xlsx") == "worker-died"
    assert found == {path.name: "" for path in paths}


def _import_worker() -> None:
    """The hook looks at what is imported, and a pool's process imports only what it runs."""
    import omstilling_xlsx.worker  # noqa: F401


def test_any_executor_gives_the_same_batch(tmp_path: Path) -> None:
    programmes(tmp_path / "inn", 3)
    with ThreadPoolExecutor(2) as pool:
        by_threads = ox.consolidate(tmp_path / "inn", executor=pool)
    assert by_threads.facts.equals(ox.consolidate(tmp_path / "inn", jobs=1).facts)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::UserWarning")
def test_the_command_on_a_dask_cluster_that_loses_a_worker_gives_the_same_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the two workers dies of the first file it opens, when the run is well under way."""
    from distributed import Client, LocalCluster

    monkeypatch.setenv("PYTHONPATH", str(SAMPLES.parent))
    inn = tmp_path / "inn"
    for path in programmes(inn, 12):
        for copy in range(4):
            shutil.copy(path, inn / f"{copy}-{path.name}")
    assert run("consolidate", inn, "-o", tmp_path / "alene").returncode == 0
    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=tmp_path / "dask"
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        (first, *_), before = client.scheduler_info()["workers"], set(client.run(os.getpid).values())
        client.run(_die_of_a_file, workers=[first])
        done = run("consolidate", inn, "--dask", cluster.scheduler_address, "-o", tmp_path / "klynge")
        after = set(client.run(os.getpid).values())
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done
    assert before - after  # one was killed, in the midst of the run
    assert contents(tmp_path / "klynge") == contents(tmp_path / "alene")


def _die_of_a_file() -> None:
    """From now on this process is killed by the third workbook that it opens."""
    import sys

    opened = []

    def hook(event: str, facts: tuple[object, ...]) -> None:
        if event == "open" and str(facts[0]).endswith(".xlsx"):
            opened.append(facts[0])
            if len(opened) == 3:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::UserWarning")
def test_a_dask_cluster_that_loses_a_worker_loses_no_file(tmp_path: Path) -> None:
    from distributed import Client, LocalCluster

    paths = programmes(tmp_path / "inn", 12)
    for copy in range(4):
        for path in paths[:]:
            shutil.copy(path, tmp_path / "inn" / f"{copy}-{path.name}")
    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=tmp_path / "dask"
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        pids = list(client.run(os.getpid).values())
        assert len(pids) == 2
        stop = threading.Timer(0.3, os.kill, (pids[0], signal.SIGKILL))
        stop.start()
        found = ended(tmp_path / "inn", executor=client.get_executor())
        stop.join()
        deadline = time.monotonic() + 30
        while psutil.pid_exists(pids[0]) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert pids[0] not in client.run(os.getpid).values()
    assert len(found) == 5 * len(paths)
    assert set(found.values()) == {""}
