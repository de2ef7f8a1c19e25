"""The newsroom's listings, page by page (site.md, section 3)."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from osce_scraper import urls
from osce_scraper.errors import FetchError
from osce_scraper.listings import Listing, page_number, page_url, read_listing
from osce_scraper.sources import Batch, Walk

# The newsroom has had the first address since 2010; where the site of 2026 keeps it is not known, so the likely ones
# are tried until one shows rows.
NEWSROOMS = ("https://www.osce.org/press-releases", "https://www.osce.org/newsroom", "https://www.osce.org/news")
# Pages in a row that may fail or show nothing new: one may be a passing fault or a slip of rows.
PATIENCE = 2


@dataclass(slots=True)
class Newsroom:
    """Listings to walk: each of `starts`, or, without any, the first of the `alternatives` that shows rows."""

    starts: Sequence[str] = ()
    alternatives: Sequence[str] = NEWSROOMS
    name: str = field(default="listings", init=False)

    async def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """Rows in printed order, page by page."""
        failures = []
        for start in self.starts or self.alternatives:
            pages = _Pages(start, walk)
            walk.done = False
            async for batch in pages.batches():
                yield batch
            if pages.failure:
                failures.append((start, pages.failure))
            elif pages.seen and not self.starts:
                return
        for start, failure in failures:
            walk.watch.alarm("listing failed", failure, start)


class _Pages:
    """One walk through one listing."""

    def __init__(self, start: str, walk: Walk) -> None:
        self._start, self._walk = start, walk
        self._base = start  # where the start redirects to, which may forget the page number on the way
        self._first = page_number(start) or 0
        self._number, self._barren, self._highest = self._first, 0, 0
        self._next_url: str | None = None
        self.seen: set[str] = set()
        self.failure: str | None = None
        """Why the first page could not be had."""

    async def batches(self) -> AsyncIterator[Batch]:
        """Until the listing ends, the walk is done, or the page limit is reached."""
        reached = self._walk.reached(self._start)
        while self._number < self._first + self._walk.page_limit:
            listing = await self._read()
            if listing and listing.rows:
                yield Batch(self._start, self._number, listing.rows)
                if self._walk.done and self._number >= reached:
                    return
                if self._walk.taken and (slid := await self._slid(listing)):
                    listing = slid
                    yield Batch(self._start, self._number, listing.rows)
            if self._over(listing):
                return
            # On known ground the walk goes on where an earlier one was cut off: rows slide to later pages only.
            self._number = max(self._number + 1, reached - 1) if self._walk.done else self._number + 1
            self._walk.done = False
        self._alarm("page limit", f"the listing {self._start} went on after {self._walk.page_limit} pages")

    async def _slid(self, before: Listing) -> Listing | None:
        """The page again when its rows have changed while its items were read.

        A row taken out of the listing pulls the first row of the next page here, where nobody would look again.
        """
        again = await self._read()
        return again if again and again.rows and again.rows != before.rows else None

    async def _read(self) -> Listing | None:
        url = self._url()
        try:
            exchange = await self._walk.ask(url)
        except FetchError as error:
            self._failed(str(error))
            return None
        if exchange.status != 200:
            self._failed(f"{url} answers HTTP {exchange.status}", past_end=exchange.status in (404, 410))
            return None
        if self._number == self._first and is_listing(exchange.page.address):
            self._base = exchange.page.address
        listing = read_listing(exchange.page, self._walk.original)
        self._walk.watch.listing(self._start, url, rows=listing.blocks, links=len(listing.rows))
        self._next_url = listing.next_url
        return listing

    def _url(self) -> str:
        """The address of the page at hand: as the pager writes it if it leads one page on, else counted."""
        pager = self._next_url
        if pager and page_number(pager) == self._number and urls.is_osce(pager) and is_listing(pager):
            return pager
        return page_url(self._base, self._number)

    def _failed(self, reason: str, past_end: bool = False) -> None:
        if self._number == self._first:
            self.failure = reason
            self._barren = PATIENCE
        elif not past_end:
            self._alarm("listing failed", reason)
        self._next_url = None

    def _over(self, listing: Listing | None) -> bool:
        """Whether this was the last page: it says so, or shows nothing new and does not claim that more follows."""
        new = {row.url for row in listing.rows} - self.seen if listing else set()
        self.seen |= new
        self._barren = 0 if new else self._barren + 1
        if listing is None:
            return self._barren > PATIENCE
        self._highest = max(self._highest, listing.last or 0)
        last = listing.has_pager and not listing.next_url and self._number >= self._highest
        if not (last or (self._barren and not listing.next_url) or self._barren > PATIENCE):
            return False
        if self._number < self._highest:
            pages = f"page {self._number + 1} though its pager names page {self._highest + 1}"
            self._alarm("early end", f"the listing {self._start} ended on {pages}")
        if self.seen:
            self._walk.watch.listing_end(self._start, self._number)
        return True

    def _alarm(self, kind: str, text: str) -> None:
        self._walk.watch.alarm(kind, text, self._url())


def is_listing(url: str) -> bool:
    """Whether an address may be walked as a listing: no item, no keyword search below `/press-releases/`.

    >>> is_listing("https://www.osce.org/press-releases?rows=50"), is_listing("https://www.osce.org/press-releases/x")
    (True, False)
    """
    path = urlsplit(url).path.lower()
    return urls.node_id(url) is None and not path.startswith("/press-releases/")
