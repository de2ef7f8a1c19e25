"""The spider `news`: rows from the sources, pages of the wanted ones, a Reading of each. It must not know markup."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from osce_scraper import urls
from osce_scraper.errors import ForeignAddress, StoreError, UnreadablePage
from osce_scraper.extensions import Keeper
from osce_scraper.extract import extract_page
from osce_scraper.facts import differences, filled
from osce_scraper.filters import NewestFirst, all_before
from osce_scraper.items import NewsItem
from osce_scraper.manners.download import asker, exchange_of, reason_of
from osce_scraper.manners.standin import StandIn
from osce_scraper.middlewares import CrawlStops
from osce_scraper.output.agenda import Wanted
from osce_scraper.reading import Reading
from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Source, Walk
from osce_scraper.spiders.arguments import Arguments
from osce_scraper.spiders.mannered import Mannered

QUIET_PAGES = 2
"""Pages of a listing in a row without anything to want, after which the rest is known: one may be a slip of rows."""
COMPARED_PAGES = 50
"""Pages of a listing whose rows every run compares with what they said before, to find what was corrected: some eight
minutes at the site's wish, and two months of news. The whole listing would take all night."""


class News(Mannered):
    """News items of the OSCE: `scrapy crawl news -a since=2025-05-01`. Arguments: see `spiders.arguments`."""

    name = "news"

    def __init__(self, name: str | None = None, **given: str) -> None:
        super().__init__(name)
        self.arguments = Arguments.of(given)
        self.scope = self.arguments.scope  # the keeper resumes and compares runs of one scope
        self._filter = self.arguments.filter()
        self._left = self.arguments.most()
        self._open: set[str] = set()
        self._settled = asyncio.Event()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> "News":
        """As Scrapy makes spiders. Raises ValueError for an argument that is not known."""
        spider = super().from_crawler(crawler, *args, **given)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error, signals.spider_error):
            crawler.signals.connect(spider.closed_row, signal)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Requests for wanted items, source by source and batch by batch."""
        self._keeper = Keeper.of(self.crawler)
        self._standin = StandIn(self.settings["OSCE_SITE"])
        self._agenda = self._keeper.store.agenda
        with self._orderly():
            async for request in self._unfinished():
                yield request
            for source in self.arguments.sources():
                found = False
                async for wanted in self._draw(source):
                    found = True
                    if wanted:
                        yield wanted
                if found and self.arguments.fallbacks:
                    break

    @contextmanager
    def _orderly(self) -> Iterator[None]:
        """Ends the crawl in order when the site wants no more requests, or the output takes no more."""
        try:
            yield
        except CrawlStops as stop:
            raise CloseSpider(stop.finish) from stop
        except StoreError as error:
            raise CloseSpider(self._keeper.fail(error).finish) from error

    async def _unfinished(self) -> AsyncIterator[Request]:
        """What earlier runs found and did not read. A list of one's own choice is not the place for it."""
        if not (self.arguments.nodes or self.arguments.urls):
            rows = list(self._agenda.unfinished())
            async for request in self._requests(rows):
                yield request

    async def _draw(self, source: Source) -> AsyncIterator[Request | None]:
        """Requests for the wanted rows of one source; None where a batch holds none."""
        walk = Walk(
            ask=asker(self.crawler, self._keeper.store.keep_page),
            watch=self._keeper.health,
            memory=self._agenda,
            original=self._standin.original,
        )
        order, quiet, start = NewestFirst(), 0, ""
        async for batch in source.batches(walk):
            if batch.start != start:
                order, quiet, start = NewestFirst(), 0, batch.start
            async for request in self._requests(batch.rows):
                walk.taken += 1
                yield request
            order.take(batch.rows, batch.page)
            quiet = quiet + 1 if self._is_quiet(batch, walk.taken) else 0
            walk.done = order.proven and quiet >= QUIET_PAGES
            self._tell_progress(batch)
            yield None

    def _tell_progress(self, batch: Batch) -> None:
        """Put into the stats where the walk is, and where it ends if that is at the last page."""
        stops_before = self._agenda.complete(batch.start) or self._filter.since
        last = None if stops_before or batch.last is None else batch.last + 1
        self.crawler.stats.set_value("osce/page", batch.page + 1)
        self.crawler.stats.set_value("osce/pages", last)

    def _is_quiet(self, batch: Batch, taken: int) -> bool:
        """Whether a page gives no reason to read on, if rows come newest first."""
        cut_off = batch.page < self._agenda.reached(batch.start)  # a walk of this run that was killed came by here
        compared = self._agenda.complete(batch.start) and batch.page + QUIET_PAGES > COMPARED_PAGES
        known = taken == 0 and not self.arguments.everything() and (cut_off or compared)
        return known or all_before(batch.rows, self._filter.since)

    async def _requests(self, rows: Iterable[Row]) -> AsyncIterator[Request]:
        """Requests for the rows that are wanted; returns when all of them have been answered and kept."""
        for row in rows:
            if wanted := self._wanted(row):
                while self._left is not None and len(self._open) >= self._left:
                    await self._some_settled()
                yield self._request(row, wanted)
        while self._open:
            await self._some_settled()

    async def _some_settled(self) -> None:
        """Wait until one more row is closed. Raises CloseSpider when enough items are read."""
        if self._left is not None and self._left <= 0:
            raise CloseSpider("limit")
        self._settled.clear()
        await self._settled.wait()

    def _wanted(self, row: Row) -> Wanted | None:
        if not urls.is_osce(row.url) or self._filter.outside_row(row):
            return None
        arguments = self.arguments
        return self._agenda.wanted(row, full=arguments.everything(), recheck=arguments.age())

    def _request(self, row: Row, wanted: Wanted) -> Request:
        """A request for an item, conditional where an earlier answer gave validators; its row is open until kept."""
        self._open.add(row.url)
        validators = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
        return Request(
            row.url,
            callback=self.read,
            errback=self.failed,
            headers={name: value for name, value in validators.items() if value},
            cb_kwargs={"row": row},
            meta={"guessed": row.source == "node"},
            dont_filter=True,  # the store knows what was asked, over runs and over all names of an item
        )

    def read(self, response: Response, row: Row) -> Iterator[Reading | Request]:
        """The Reading of one answer, and requests for the item's other languages."""
        exchange = exchange_of(response)
        if response.status != 200:
            reason = None if response.status == 304 else f"HTTP {response.status}"
            yield Reading(row.url, exchange, reason=reason, row=row)
            return
        try:
            item = extract_page(exchange.page)
        except UnreadablePage as error:
            yield Reading(row.url, exchange, reason=str(error), row=row)
            return
        named = differences(item, row)
        item = filled(item, row)
        outside = self._filter.outside(item)
        if self._left is not None and outside is None:
            self._left -= 1
        yield Reading(row.url, exchange, item, row=row, outside=outside, differences=named)
        with self._orderly():
            yield from self._editions(item)

    def _editions(self, item: NewsItem) -> Iterator[Request]:
        for edition in item.translations:
            try:
                row = Row(
                    urls.canonical(self._standin.original(edition.url)), source="translation", language=edition.language
                )
            except ForeignAddress:
                continue
            if row.id is not None and self._left is None and (wanted := self._wanted(row)):
                yield self._request(row, wanted)

    def failed(self, failure: Failure) -> Iterator[Reading]:
        """The Reading of an address that gave no answer. Raises CloseSpider when the site wants no more requests."""
        error = failure.value
        assert error is not None
        if isinstance(error, CrawlStops):
            raise CloseSpider(error.finish)
        if not self.crawler.crawling:
            return  # stopped by the user: the address stays open for the next run
        row = _row_of(failure)
        yield Reading(row.url, reason=reason_of(error), row=row)

    def closed_row(self, response: Response | Failure | None) -> None:
        """The Reading of one row has passed the pipelines, or could not be made (None: `start` met a fault of ours)."""
        if response is not None:
            self._open.discard(_row_of(response).url)
        self._settled.set()


def _row_of(answer: Response | Failure) -> Row:
    row: Row = answer.request.cb_kwargs["row"]  # type: ignore[union-attr]  # Scrapy puts requests on failures too
    return row
