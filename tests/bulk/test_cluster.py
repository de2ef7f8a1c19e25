"""Replays on a real Dask cluster on loopback: a scheduler and its workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dask
import pytest
import yaml

from osce_scraper.bulk import cluster, replay
from osce_scraper.errors import ReplayError
from osce_scraper.output.run import RunReport
from tests.archives.writing import write
from tests.bulk.newsroom import archives, capture, run, same


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler without workers."""
    with scheduling(tmp_path_factory.mktemp("scheduler")) as (address, _):
        yield address


@contextmanager
def scheduling(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-jupyter"]
    with _process(words, folder) as process:
        while process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"tcp://127.0.0.1:{port}", process


@contextmanager
def workers(scheduler: str, folder: Path, number: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Worker processes of one thread each, without the nanny that would start a killed one anew."""
    words = ["worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0"]
    with ExitStack() as stack:
        yield [stack.enter_context(_process(words, folder)) for _ in range(number)]


@contextmanager
def _process(words: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words], cwd=folder, env=environment, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_killed_worker_costs_only_its_task(tmp_path: Path, scheduler: str) -> None:
    source = archives(tmp_path / "in", files=9, items=3)
    write(source / "torn.warc.gz", [capture(300), capture(301)[:-500]])
    with workers(scheduler, tmp_path, 2) as (victim, _):

        def kill_one(done: int, total: int) -> None:
            if done == 3:
                os.kill(victim.pid, signal.SIGKILL)

        report = replay([str(source)], str(tmp_path / "cluster"), scheduler=scheduler, progress=kill_one)
        assert victim.wait() == -signal.SIGKILL
    assert report.extra["failed"] == []
    assert report.extra["segments"] == {"planned": 10, "read now": 10}
    run(source, tmp_path / "alone")
    assert same(tmp_path / "cluster", tmp_path / "alone")


def test_second_run_on_the_cluster_reads_only_what_is_missing(tmp_path: Path, scheduler: str) -> None:
    source = archives(tmp_path / "in", files=2)
    run(source, tmp_path / "out")
    write(source / "more.warc.gz", [capture(400)])
    with workers(scheduler, tmp_path, 1):
        report = run(source, tmp_path / "out", scheduler=scheduler)
    assert report.extra["segments"] == {"planned": 3, "read now": 1}


def test_no_scheduler(tmp_path: Path) -> None:
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(ReplayError, match="no scheduler"):
        run(archives(tmp_path / "in", files=1), tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_scheduler_without_workers(tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with pytest.raises(ReplayError, match="no worker has joined"):
        run(archives(tmp_path / "in", files=1), tmp_path / "out", scheduler=scheduler)


@pytest.mark.parametrize("address", ["", "scheduler", "scheduler:8786", "http://127.0.0.1:9", "tcp://scheduler"])
def test_address_that_is_none(tmp_path: Path, address: str) -> None:
    with pytest.raises(ReplayError, match="tcp://host:8786"):
        run(archives(tmp_path / "in", files=1), tmp_path / "out", scheduler=address)


def test_scheduler_that_dies_is_named_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source = archives(tmp_path / "in", files=6, items=3)
    with scheduling(tmp_path) as (address, scheduler), workers(address, tmp_path, 1):

        def kill_it(done: int, total: int) -> None:
            if done == 2:
                scheduler.kill()

        soon = {"distributed.comm.timeouts.connect": "2s"}
        with dask.config.set(soon), pytest.raises(ReplayError, match="the scheduler has gone"):
            replay([str(source)], str(tmp_path / "out"), scheduler=address, progress=kill_it)
    report = run(source, tmp_path / "out")
    assert report.extra["segments"]["read now"] < 6
    run(source, tmp_path / "alone")
    assert same(tmp_path / "out", tmp_path / "alone")


def test_two_replays_at_a_time_do_not_take_each_others_tasks(tmp_path: Path, scheduler: str) -> None:
    source = archives(tmp_path / "in", files=2, items=3)
    with workers(scheduler, tmp_path, 1):
        other: list[RunReport] = []

        def meanwhile(done: int, total: int) -> None:
            if not other:
                other.append(run(source, tmp_path / "other", scheduler=scheduler))

        replay([str(source)], str(tmp_path / "one"), scheduler=scheduler, progress=meanwhile)
    assert same(tmp_path / "one", tmp_path / "other")


def test_compose_file_starts_what_the_docs_say(tmp_path: Path) -> None:
    services = yaml.safe_load((Path(__file__).parents[2] / "compose.yaml").read_text())["services"]
    assert services["worker"]["deploy"]["replicas"] == 2
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])

    def words(service: str) -> list[str]:
        here = {"0.0.0.0": "127.0.0.1", "8786": port, "tcp://scheduler:8786": f"tcp://127.0.0.1:{port}"}
        return [here.get(word, word) for word in services[service]["entrypoint"][1:]]

    archives(tmp_path / "in", files=2, items=3)
    with _process(words("scheduler"), tmp_path), _process(words("worker"), tmp_path):
        command = [sys.executable, "-m", "osce_scraper", *words("replay"), "in", "-o", "out"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 3), result.stderr
    run(tmp_path / "in", tmp_path / "alone")
    assert same(tmp_path / "out", tmp_path / "alone")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone", "in", "out"]  # nothing of Dask's own
