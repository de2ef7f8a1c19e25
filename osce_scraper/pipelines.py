"""What is written: each Reading goes to the store, its record on to whoever else listens (feed exports)."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from osce_scraper.errors import StoreError
from osce_scraper.extensions import Keeper
from osce_scraper.items import NewsItem
from osce_scraper.reading import Reading


class KeepPipeline:
    """Keeps every Reading of a crawl, surely, before the next step sees it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes pipelines."""
        return cls(crawler)

    def process_item(self, reading: Reading) -> NewsItem:
        """Keep what became of an address and hand on its record.

        Raises `DropItem` when there is none, or when it is the same item at another address.
        """
        keeper = Keeper.of(self._crawler)
        if keeper.failure:
            raise DropItem(f"{reading.requested_url}: the output cannot be written", log_level="DEBUG")
        try:
            kept = keeper.keep(reading)
        except StoreError as error:
            keeper.fail(error)
            raise DropItem(f"{reading.requested_url}: {error}") from error
        if kept.item is None:
            raise DropItem(f"{reading.requested_url}: {reading.reason or reading.outcome}", log_level="DEBUG")
        if kept.change == "twin":
            raise DropItem(f"{reading.requested_url}: the same item as {kept.item.id}", log_level="DEBUG")
        return kept.item
