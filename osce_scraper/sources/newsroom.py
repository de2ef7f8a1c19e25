"""The newsroom's listings, page by page (site.md, section 3)."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace

from osce_scraper import urls
from osce_scraper.errors import FetchError
from osce_scraper.facts import published_on
from osce_scraper.listings import Listing, page_number, page_url, read_listing
from osce_scraper.sources import Batch, Walk

# The newsroom has had the first address since 2010; where the site of 2026 keeps it is not known, so the likely ones
# are all tried, and those that are there are all walked.
NEWSROOMS = ("https://www.osce.org/press-releases", "https://www.osce.org/newsroom", "https://www.osce.org/news")
# Pages in a row that may fail or show nothing new: one may be a passing fault or a slip of rows.
PATIENCE = 2


@dataclass(slots=True)
class Newsroom:
    """The listings at `starts`, else those of `NEWSROOMS` that exist."""

    starts: Sequence[str] = ()
    name: str = field(default="listings", init=False)

    async def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """Rows in printed order, page by page. A listing that repeats an earlier one is left after a few pages."""
        seen: set[str] = set()
        absent: list[tuple[str, str]] = []
        for start in self.starts or NEWSROOMS:
            pages = _Pages(start, walk, seen, named=start in self.starts)
            walk.done = False
            async for batch in pages.batches():
                yield batch
            if pages.absent and pages.expected:
                walk.watch.alarm("listing failed", pages.absent, start)
            elif pages.absent:
                absent.append((start, pages.absent))
        if len(absent) == len(self.starts or NEWSROOMS):
            for start, reason in absent:
                walk.watch.alarm("listing failed", reason, start)


class _Pages:
    """One walk through one listing."""

    def __init__(self, start: str, walk: Walk, seen: set[str], *, named: bool) -> None:
        self._start, self._walk = start, walk
        self.expected = named or walk.memory.complete(start) or walk.memory.reached(start) > 0
        """Whether a user named the listing or an earlier walk found it, so that it should be there."""
        self._base = start  # the listing's address as the site writes it: after redirects, then as its pager has it
        self._first = page_number(start) or 0
        self._number, self._barren, self._highest = self._first, 0, 0
        self._seen = seen
        self._found = False
        self.absent: str | None = None
        """Why there is no such listing."""

    async def batches(self) -> AsyncIterator[Batch]:
        """Until the listing ends, the walk is done, or the page limit is reached."""
        walk, memory = self._walk, self._walk.memory
        reached = memory.reached(self._start)
        listing = await self._read(self._number)
        while self._number < self._first + walk.page_limit:
            walk.taken = 0
            if listing and listing.rows:
                yield self._batch(self._number, listing)
                if walk.done and self._number >= reached:
                    memory.closed(self._start, natural=False)
                    return
            if self._over(listing):
                return
            memory.note(self._start, max(self._number, reached))
            before, taken = self._number, walk.taken
            # On known ground the walk goes on where an earlier one was cut off: rows slide to later pages only.
            self._number = max(before + 1, reached - 1) if walk.done else before + 1
            walk.done = False
            listing = await self._read(self._number)
            if taken and listing and (slid := await self._slid(before)):
                yield self._batch(before, slid)
        self._alarm("page limit", f"the listing {self._start} went on after {walk.page_limit} pages")

    async def _slid(self, number: int) -> Listing | None:
        """A page again, if it shows rows that it did not show before.

        A row taken out of the listing while items were read pulls the first row of the next page to this one, where
        nobody would look again. Asked after the next page, this loses none.
        """
        again = await self._read(number)
        new = {row.url for row in again.rows} - self._seen if again else set()
        self._seen |= new
        return again if new else None

    def _batch(self, number: int, listing: Listing) -> Batch:
        rows = tuple(replace(row, origin=self._start) for row in listing.rows)
        # A pager that names no page but the next one does not tell where the listing ends.
        told = self._highest > number + 1 or (listing.has_pager and not listing.next_url)
        return Batch(self._start, number, rows, max(self._highest, number) if told else None)

    def _url(self, number: int) -> str:
        """The first page is asked at the listing's own address, whatever number the site gives it."""
        return self._start if number == self._first else page_url(self._base, number)

    async def _read(self, number: int) -> Listing | None:
        url = self._url(number)
        try:
            exchange = await self._walk.ask(url)
        except FetchError as error:
            self._failed(number, str(error))
            return None
        if exchange.status != 200:
            self._failed(number, f"{url} answers HTTP {exchange.status}", past_end=exchange.status in (404, 410))
            return None
        listing = read_listing(exchange.page, self._walk.original)
        if number == self._first and not listing.blocks and not self.expected:
            self._failed(number, f"{url} shows no rows; perhaps they are drawn by script")
            return None
        self._watch(url, listing)
        self._learn_base(number, listing, exchange.page.address)
        return listing

    def _failed(self, number: int, reason: str, *, past_end: bool = False) -> None:
        if number == self._first and not self._found:
            self.absent = reason
        elif not past_end:
            self._alarm("listing failed", reason)
        if number == self._number and (past_end or self.absent):  # not when a page is only read again
            self._barren = PATIENCE

    def _watch(self, url: str, listing: Listing) -> None:
        dated = sum(published_on(row) is not None for row in listing.rows)
        counts = {"rows": listing.blocks, "links": len(listing.rows), "dated": dated}
        self._walk.watch.listing(self._start, url, markup=listing.markup, **counts)

    def _learn_base(self, number: int, listing: Listing, address: str) -> None:
        self._highest = max(self._highest, listing.last or 0)
        pager = listing.next_url
        if pager and page_number(pager) == number + 1 and urls.is_osce(pager) and is_listing(pager):
            self._base = pager
        elif number == self._first and is_listing(address):
            self._base = address

    def _over(self, listing: Listing | None) -> bool:
        """Whether this was the last page. Pages that promise more are believed for a while though they show nothing
        new; without a pager nothing is promised, and the listing goes on as long as there is something new."""
        new = {row.url for row in listing.rows} - self._seen if listing else set()
        self._seen |= new
        self._found |= bool(new)
        self._barren = 0 if new else self._barren + 1
        if listing is None or listing.next_url or self._number < self._highest:
            over = self._barren > PATIENCE
        else:
            over = listing.has_pager or self._barren > 0
        if over and self._found:
            self._end()
        return over

    def _end(self) -> None:
        if self._number < self._highest:
            pages = f"page {self._number + 1} though its pager names page {self._highest + 1}"
            self._alarm("early end", f"the listing {self._start} ended on {pages}")
        self._walk.watch.listing_end(self._start, self._number)
        self._walk.memory.closed(self._start, natural=True)

    def _alarm(self, kind: str, text: str) -> None:
        self._walk.watch.alarm(kind, text, self._url(self._number))


def is_listing(url: str) -> bool:
    """Whether an address may be walked as a listing: no item, no keyword search below `/press-releases/`.

    >>> is_listing("https://www.osce.org/press-releases?rows=50"), is_listing("https://www.osce.org/press-releases/x")
    (True, False)
    """
    return urls.node_id(url) is None and urls.is_page(url)
