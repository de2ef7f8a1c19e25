"""The pace of a crawl: one request at a time, whoever asks and whichever host is asked."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from scrapy.exceptions import IgnoreRequest

_LOOK = 0.5  # seconds between two looks whether the crawl still goes on


class Pace:
    """Hands out turns. `delay` is the rest in seconds between the answer to one request and the next request.

    Counted from the answer, not from the request: whatever the network does to a request on its way, the server sees
    no two closer to each other than the delay.
    """

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self._answered = self._not_before = float("-inf")
        self._turn = asyncio.Lock()

    def rest(self, seconds: float) -> None:
        """Ask for nothing for so long from now on."""
        self._not_before = max(self._not_before, monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, goes_on: Callable[[], bool]) -> AsyncIterator[None]:
        """Wait for our turn and have it until the block ends.

        Raises IgnoreRequest when `goes_on` says no meanwhile: Ctrl-C must not wait for an hour's Retry-After.
        """
        async with self._turn:
            while (left := max(self._not_before, self._answered + self.delay) - monotonic()) > 0:
                await asyncio.sleep(min(left, _LOOK))
                if not goes_on():
                    raise IgnoreRequest("the crawl was stopped while it waited for its turn")
            try:
                yield
            finally:
                self._answered = monotonic()
