"""A run that is stopped before each of its writes in turn, and then done again.

    python -m tests.killing kill SOUND SCRATCH      killed (SIGKILL), its last write done by half
    python -m tests.killing full SOUND SCRATCH      the disk is full from there on, also by half

A process of its own, because it forks: the test session has threads. Exits with 1 when a full disk raised anything
but `StoreError`.
"""

import contextlib
import errno
import itertools
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from osce_scraper.errors import StoreError
from osce_scraper.output.database import Database
from osce_scraper.output.store import Store
from tests.readings import reading, refused, row

Function = Callable[..., object]


def run(out: Path) -> None:
    """What is stopped, and done again."""
    with closing(Store(out)) as store:
        store.agenda.wanted(row(5))
        store.keep(reading(5))
        store.keep(reading(3, version=2))
        store.keep(refused(6, 404))
        with store.batch():
            store.keep(reading(7))
            store.keep(reading(8))


def kill() -> None:
    """End this process here and now."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse_file() -> None:
    """What the kernel says when the disk is full."""
    raise OSError(errno.ENOSPC, "No space left on device")


def refuse_row() -> None:
    """What the ledger says when the disk is full."""
    raise StoreError("database or disk is full")


def run_until(step: int, out: Path, how: str) -> None:
    """Run, but stop before the step-th write: to a file, to the disk, or to SQLite."""
    count = itertools.count(1)
    pwrite = os.pwrite

    def stepping(function: Function, stop: Callable[[], None]) -> Function:
        def step_of(*values: object) -> object:
            now = next(count)
            if now == step and function is pwrite:
                handle, data, offset = values
                pwrite(handle, bytes(data)[: len(data) // 2], offset)  # type: ignore[arg-type,call-overload]
            if now == step or (now > step and how == "full"):
                stop()
            return function(*values)

        return step_of

    os.pwrite = stepping(pwrite, kill if how == "kill" else refuse_file)  # type: ignore[assignment]
    os.fdatasync = stepping(os.fdatasync, kill if how == "kill" else refuse_file)  # type: ignore[assignment]
    for method in ("do", "commit"):
        setattr(Database, method, stepping(getattr(Database, method), kill if how == "kill" else refuse_row))
    with contextlib.suppress(StoreError):
        run(out)
        os._exit(3)  # the steps are over


def stopped(step: int, out: Path, how: str) -> bool:
    """Run until a step in a process of its own; whether there was such a step."""
    pid = os.fork()
    if not pid:
        try:
            run_until(step, out, how)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if code == 1:
        sys.exit(f"step {step}: another error than StoreError")
    return code != 3


def main(how: str, sound: Path, scratch: Path) -> None:
    """Stop at every step, each in a copy of a sound output of its own, until a run comes to its end."""
    for step in itertools.count(1):
        out = scratch / str(step)
        shutil.copytree(sound, out)
        was_stopped = stopped(step, out, how)
        run(out)
        if not was_stopped:
            break


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
