"""A run that is killed before each of its writes in turn, and then done again: `python -m tests.killing SOUND SCRATCH`.

A process of its own, because it forks: the test session has threads.
"""

import itertools
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from osce_scraper.database import Database
from osce_scraper.store import Store
from tests.readings import reading, refused, row


def run(out: Path) -> None:
    """What is killed, and done again."""
    with closing(Store(out)) as store:
        store.agenda.wanted(row(5))
        store.keep(reading(5))
        store.keep(reading(3, version=2))
        store.keep(refused(6, 404))
        with store.batch():
            store.keep(reading(7))
            store.keep(reading(8))


def killed_at(step: int, out: Path) -> bool:
    """Run in a process that is killed before its step-th write; whether it came so far.

    Steps are the writes to files (the one it is killed in is done by half), their way to the disk, and all that is
    said to SQLite.
    """
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
    count = itertools.count(1)
    pwrite = os.pwrite

    def stepping(function: Callable[..., object]) -> Callable[..., object]:
        def step_of(*values: object) -> object:
            if next(count) == step:
                if function is pwrite:
                    handle, data, offset = values
                    pwrite(handle, bytes(data)[: len(data) // 2], offset)  # type: ignore[arg-type,call-overload]
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*values)

        return step_of

    for name in ("pwrite", "fdatasync", "ftruncate"):
        setattr(os, name, stepping(getattr(os, name)))
    for method in ("do", "commit"):
        setattr(Database, method, stepping(getattr(Database, method)))
    run(out)
    os._exit(0)


def main(sound: Path, scratch: Path) -> None:
    """Kill at every step, each in a copy of a sound output of its own, until a run comes to its end."""
    for step in itertools.count(1):
        out = scratch / str(step)
        shutil.copytree(sound, out)
        killed = killed_at(step, out)
        run(out)
        if not killed:
            break


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
