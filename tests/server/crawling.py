"""Real crawls through real Scrapy, many in one process: a reactor that runs in a thread for the whole test session."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.utils.reactor import install_reactor

from osce_scraper.items import NewsItem
from osce_scraper.output import log
from osce_scraper.running import Outcome, outcome_of, settings_of_crawl
from osce_scraper.spiders.news import News

TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Crawls:
    """Runs crawls in the reactor's thread."""

    loop: asyncio.AbstractEventLoop

    def run(self, spider: type[Spider], changes: dict[str, object], arguments: dict[str, str]) -> Crawler:
        """One whole crawl; what it raises on its way to the start is raised here."""
        settings = settings_of_crawl({"SPIDER_MODULES": [], "LOG_ENABLED": False, **changes})
        crawler = AsyncCrawlerRunner(settings).create_crawler(spider)
        asyncio.run_coroutine_threadsafe(crawler.crawl_async(**arguments), self.loop).result(TIMEOUT)
        return crawler

    def crawl(self, site: str, out: Path, changes: dict[str, object] | None = None, **arguments: str) -> "Crawled":
        """Crawl the newsroom that a server plays."""
        crawler = self.run(News, {"OSCE_SITE": site, "OSCE_OUTPUT": str(out), **(changes or {})}, arguments)
        return Crawled(outcome_of(crawler), crawler.stats.get_stats(), list(log.read(out)))


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl came to: how it ended, Scrapy's counts, and the newest record of each item in the output."""

    outcome: Outcome
    stats: dict[str, Any]
    items: list[NewsItem]

    @property
    def ids(self) -> list[int]:
        """Node ids in the output, sorted."""
        return sorted(item.id for item in self.items if item.id is not None)


@contextmanager
def reactor() -> Iterator[Crawls]:
    """The one reactor of a process."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    twisted: Any = import_module("twisted.internet.reactor")  # exists only now
    thread = threading.Thread(target=twisted.run, kwargs={"installSignalHandlers": False}, daemon=True)
    thread.start()
    yield Crawls(loop)
    twisted.callFromThread(twisted.stop)
    thread.join(TIMEOUT)
