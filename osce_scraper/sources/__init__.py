"""Where addresses of items come from. Each module is one source; all have one face (`Source`) and know no Scrapy.

A source walks: it asks addresses through the `Walk` it is given and yields what it finds batch by batch, so that the
items of one batch are read before the next page is asked for.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from osce_scraper.exchange import Exchange
from osce_scraper.rows import Row

Ask = Callable[[str], Awaitable[Exchange]]
"""Asks one address with all manners and gives its answer of any status; raises `FetchError` when there is none."""


class Watch(Protocol):
    """Who is told what a source sees (the run's health; `osce-scraper doctor`)."""

    def listing(self, start: str, url: str, *, rows: int, links: int, dated: int, markup: str) -> None:
        """A listing page was read: so many row-shaped blocks, so many of them with a link to an item, with a date."""

    def listing_end(self, start: str, page: int) -> None:
        """A listing was walked to its natural end, which was page number `page` (0-based)."""

    def alarm(self, kind: str, text: str, url: str) -> None:
        """Something that a person must look at."""


class Memory(Protocol):
    """What is remembered of walks from one run to the next."""

    def reached(self, start: str) -> int:
        """Page (0-based) that a walk which was cut off had come to; 0 when the last one came to its end."""

    def complete(self, start: str) -> bool:
        """Whether a walk has come to the listing's natural end before."""

    def note(self, start: str, page: int) -> None:
        """All items of a page have been read."""

    def closed(self, start: str, *, natural: bool) -> None:
        """The walk is over: at the listing's natural end, or because there was nothing more to want."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that were found together. `start` names the listing, sitemap or feed; `page` its page (0-based).

    `last` is the highest page that is known to exist; None when nothing tells.
    """

    start: str
    page: int
    rows: tuple[Row, ...]
    last: int | None = None


@dataclass(slots=True)
class Walk:
    """What a source is given on its way. Whoever reads the batches sets `taken` and `done` after each."""

    ask: Ask
    watch: Watch
    memory: Memory
    original: Callable[[str], str] = str
    """Turns the links of a server that stands in for the OSCE's back into the OSCE's own."""
    page_limit: int = 6000
    """Most pages of one listing: twice the 2,743 ever seen (site.md, section 3)."""
    taken: int = 0
    """Rows of the last batch whose pages were asked for, so that time has passed since it was found."""
    done: bool = False
    """Whether the batches so far are enough."""


class Source(Protocol):
    """One way of finding items."""

    name: str

    def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """What this source finds, batch by batch. Stops soon after `walk.done` is set."""


__all__ = ["Ask", "Batch", "Memory", "Source", "Walk", "Watch"]
