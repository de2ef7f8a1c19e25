"""The tasks on a Dask cluster (https://distributed.dask.org), as `engines` runs them on one machine."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import distributed

from osce_scraper.archives import Segment
from osce_scraper.bulk.engines import KILLED, Ended
from osce_scraper.bulk.parts import Parts
from osce_scraper.bulk.tasks import read_segment
from osce_scraper.errors import ReplayError

_ADDRESS: Final = re.compile(r"(?:tcp|tls|wss?)://\S+:\d+")
_PATIENCE: Final = 60  # seconds for the first worker to join


def read_all(segments: Iterable[Segment], parts: Parts, scheduler: str) -> Iterator[Ended]:
    """The workers of a Dask cluster. Dask gives the segments of a worker that died to the others.

    Raises `ReplayError` when there is no scheduler at that address or it dies, no worker joins it, or a worker has
    other code.
    """
    with _connected(scheduler) as client:
        todo = list(segments)
        # Keys of Dask's making: two replays at a time may read the same segment into different outputs.
        futures = client.map(read_segment, todo, parts=parts, pure=False)
        running = dict(zip(futures, todo, strict=True))
        for future in distributed.as_completed(futures, loop=client.loop):
            try:
                yield running[future], future.result()
            except distributed.KilledWorker:
                yield running[future], KILLED
            except distributed.CancelledError as error:
                raise ReplayError(f"{scheduler}: the scheduler has gone; run again to go on from here") from error
            future.release()


@contextmanager
def _connected(scheduler: str) -> Iterator[distributed.Client]:
    """A client of a scheduler that has workers."""
    if not _ADDRESS.fullmatch(scheduler):
        raise ReplayError(f"{scheduler}: the address of a scheduler is written as tcp://host:8786")
    try:
        client = distributed.Client(scheduler, set_as_default=False)
    except OSError as error:
        raise ReplayError(f"{scheduler}: no scheduler answers: {error}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise ReplayError(f"{scheduler}: no worker has joined this scheduler in {_PATIENCE} seconds") from error
        yield client
