"""The pace of a crawl: one request at a time, whoever asks and whichever host is asked."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic, time

from scrapy.exceptions import IgnoreRequest

_LOOK = 0.5  # seconds between two looks whether the crawl still goes on
_LONGEST = 3600.0  # seconds that are believed of an earlier crawl: the clock may have been set back since


class Pace:
    """Hands out turns. `delay` is the rest in seconds between the answer to one request and the next request.

    Counted from the answer, not from the request: whatever the network does to a request on its way, the server sees
    no two closer to each other than the delay.
    """

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self._answered = self._not_before = float("-inf")
        self._turn = asyncio.Lock()
        self._file: Path | None = None

    def remember(self, file: Path) -> None:
        """Keep in a file when the next turn is, and wait for the one that an earlier crawl left there: a crawl that
        is killed and started again is one visitor to the site."""
        with suppress(OSError, ValueError):
            self.rest(min(float(file.read_text()) - time(), _LONGEST))
        self._file = file

    def rest(self, seconds: float) -> None:
        """Ask for nothing for so long from now on."""
        self._not_before = max(self._not_before, monotonic() + seconds)
        self._note()

    def _left(self) -> float:
        return max(self._not_before, self._answered + self.delay) - monotonic()

    def _note(self) -> None:
        if self._file:
            with suppress(OSError):  # a full disk ends the crawl elsewhere
                self._file.write_text(f"{time() + self._left():.3f}")

    @asynccontextmanager
    async def turn(self, goes_on: Callable[[], bool]) -> AsyncIterator[None]:
        """Wait for our turn and have it until the block ends.

        Raises IgnoreRequest when `goes_on` says no meanwhile: Ctrl-C must not wait for an hour's Retry-After.
        """
        async with self._turn:
            while (left := self._left()) > 0:
                await asyncio.sleep(min(left, _LOOK))
                if not goes_on():
                    raise IgnoreRequest("the crawl was stopped while it waited for its turn")
            try:
                yield
            finally:
                self._answered = monotonic()
                self._note()
