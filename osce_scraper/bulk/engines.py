"""Where the tasks run on one machine: in this process, or in several. `cluster` runs them on many machines.

Each engine takes the same segments and gives, as they end, the segment and why it could not be read (None when its
part is in place). What part a segment becomes does not depend on the engine.
"""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Final

from osce_scraper.archives import Segment
from osce_scraper.bulk.parts import Parts
from osce_scraper.bulk.tasks import read_segment

Ended = tuple[Segment, str | None]
KILLED: Final = "its worker was killed several times, most likely for its memory"
_TRIES: Final = 3  # as Dask's `allowed-failures`: a segment that kills its worker this often is given up


def here(segments: Iterable[Segment], parts: Parts) -> Iterator[Ended]:
    """One segment after the other in this process."""
    for segment in segments:
        yield segment, read_segment(segment, parts)


def processes(segments: Iterable[Segment], parts: Parts, workers: int) -> Iterator[Ended]:
    """Several processes on this machine. When one is killed, the segments it took along are read again."""
    left = {segment.name: segment for segment in segments}
    tries = 0
    while left and tries < _TRIES:
        before = len(left)
        try:
            for segment, fault in _pooled(list(left.values()), parts, workers):
                del left[segment.name]
                yield segment, fault
        except BrokenProcessPool:
            done = parts.done()
            yield from [(left.pop(name), None) for name in list(left) if name in done]
            tries = tries + 1 if len(left) == before else 1
    yield from ((segment, KILLED) for segment in left.values())


def _pooled(segments: list[Segment], parts: Parts, workers: int) -> Iterator[Ended]:
    """One pool of processes; when it is left early (an interrupt, other code), what has not begun is dropped."""
    pool = ProcessPoolExecutor(
        workers,
        # Workers that share nothing: a fork would copy threads and open files of the caller.
        mp_context=multiprocessing.get_context("spawn"),
        # An interrupt from the keyboard reaches all processes; this one answers it for all.
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        running = {pool.submit(read_segment, segment, parts): segment for segment in segments}
        for future in as_completed(running):
            yield running[future], future.result()
    finally:
        pool.shutdown(cancel_futures=True)
