"""How a crawl is going: a live line on a terminal, a plain line a minute elsewhere, nothing when quiet."""

from time import monotonic
from typing import Final

from rich.console import Console
from rich.status import Status
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from osce_scraper.extensions import Keeper

_LIVE: Final = 0.5  # seconds between two looks on a terminal
_PLAIN: Final = 60.0


class Progress:
    """Shows counts, rate and time left while a crawler runs."""

    def __init__(self, crawler: Crawler, console: Console) -> None:
        self._crawler, self._console = crawler, console
        self._status: Status | None = None
        self._started, self._shown = monotonic(), ""
        self._first_page: int | None = None
        # Signals hold their receivers weakly, and nobody else holds this one.
        crawler.signals.connect(self.start, signals.spider_opened, weak=False)
        crawler.signals.connect(self.stop, signals.spider_closed, weak=False)

    def start(self) -> None:
        """Begin to show."""
        self._started = monotonic()
        if self._console.is_terminal:
            self._status = self._console.status("starting")
            self._status.start()
        self._loop = create_looping_call(self.show)  # there is a loop only now
        self._loop.start(_LIVE if self._status else _PLAIN, now=False)

    def stop(self) -> None:
        """The crawl is over; the summary follows."""
        if self._loop.running:
            self._loop.stop()
        if self._status:
            self._status.stop()

    def show(self) -> None:
        """Show how it stands now, if that has changed."""
        words = self.words()
        if self._status:
            self._status.update(words)
        elif words != self._shown:
            self._console.print(words, highlight=False, soft_wrap=True)
        self._shown = words

    def words(self) -> str:
        """`12 read, 1 unreadable · page 3 of 41 · 5.9 a minute · about 2 h left`."""
        elapsed = monotonic() - self._started
        outcomes = Keeper.of(self._crawler).health.outcomes
        counts = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items() if count) or "nothing yet"
        requests = self._crawler.stats.get_value("downloader/request_count", 0)
        parts = [counts, f"{60 * requests / max(elapsed, 1):.1f} requests a minute"]
        page, pages = (self._crawler.stats.get_value(f"osce/{name}") for name in ("page", "pages"))
        if page:
            self._first_page = page if self._first_page is None else self._first_page
            parts.insert(1, f"page {page} of {pages}" if pages else f"page {page}")
        if pages and self._first_page is not None and (walked := page - self._first_page):
            parts.append(f"about {_time(elapsed / walked * (pages - page))} left")
        return " · ".join(parts)


def _time(seconds: float) -> str:
    """Time as people say it.

    >>> _time(40), _time(600), _time(200000)
    ('40 s', '10 min', '56 h')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"
