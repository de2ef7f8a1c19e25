"""The Keeper of a crawl: opens the output before the first request, watches over its health, closes it at the end."""

import logging
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import AsyncioLoopingCall, create_looping_call
from twisted.internet.task import LoopingCall

from osce_scraper.alarms import alarms
from osce_scraper.errors import StoreError
from osce_scraper.health import AS_BEFORE, Alarm
from osce_scraper.middlewares import CrawlStops, Manners
from osce_scraper.output import run
from osce_scraper.output.store import Kept, Store
from osce_scraper.reading import Reading

logger = logging.getLogger(__name__)

_NUMBERS: Final = re.compile(r"\d+")
# Settings that tell later by which manners the site was asked.
_SETTINGS: Final = (
    "USER_AGENT",
    "ROBOTSTXT_OBEY",
    "CONCURRENT_REQUESTS",
    "DOWNLOAD_VERIFY_CERTIFICATES",
    "OSCE_SITE",
    "OSCE_OUTPUT",
    "OSCE_ARCHIVE",
)


class Keeper:
    """Holds the open `store` and the `health` of a crawl, for pipelines and spider.

    `alarms` are what a person should look at, as of the last save and in the end; `failure` is why the output could
    no longer be written.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._crawler = crawler
        self._command = f"crawl {getattr(crawler.spider, 'name', '')}"
        self.store = Store(
            Path(settings["OSCE_OUTPUT"]),
            keep_pages=settings.getbool("OSCE_ARCHIVE"),
            scope=str(getattr(crawler.spider, "scope", "")),
            user_agent=settings.get("USER_AGENT"),
        )
        self.started = datetime.now(UTC)
        self.health = self.store.run.health_so_far()
        self.alarms: list[Alarm] = []
        self._told: set[str] = set()
        self.failure: StoreError | None = None
        self._saving: AsyncioLoopingCall | LoopingCall | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the output. Raises `StoreError` before any request when it cannot be had."""
        keeper = cls(crawler)
        crawler.signals.connect(keeper.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(keeper.spider_closed, signal=signals.spider_closed)
        return keeper

    @classmethod
    def of(cls, crawler: Crawler) -> "Keeper":
        """The Keeper of a running crawl."""
        keeper = crawler.get_extension(cls)
        if keeper is None:
            raise StoreError("osce_scraper.extensions.Keeper is missing from the setting EXTENSIONS")
        return keeper

    def keep(self, reading: Reading) -> Kept:
        """Keep what became of an address and count it. Raises `StoreError` as the store does."""
        kept = self.store.keep(reading)
        if reading.item is not None and reading.outcome == "read":
            self.health.read(reading.item, reading.differences)
        else:
            announced = reading.row is not None and reading.row.source in ("listing", "sitemap", "feed")
            outcome = AS_BEFORE if kept.known else reading.outcome
            self.health.answer(outcome, reading.requested_url, reading.reason, announced=announced)
        if kept.change:
            self.health.changes[kept.change] += 1
        return kept

    def fail(self, error: StoreError) -> CrawlStops:
        """Let no further request pass, as the output can no longer be written and what is read would be lost."""
        self.failure = self.failure or error
        message = f"{self.failure}; the same command goes on from here"
        return Manners.of(self._crawler).stop("failed", message)

    def spider_opened(self, spider: Spider) -> None:
        """Keep the pace of an earlier crawl that was cut off; begin to save the health every so often."""
        Manners.of(self._crawler).pace.remember(self.store.output.pace)
        self._saving = create_looping_call(self._save_on)
        self._saving.start(self._crawler.settings.getfloat("OSCE_SAVE_INTERVAL"), now=False)

    def _save_on(self) -> None:
        try:
            self.save()
        except StoreError as error:
            self.fail(error)

    def save(self, reason: str | None = None) -> None:
        """Write run.json and keep the health in the ledger, so that a killed run leaves its counts behind."""
        store, settings = self.store, self._crawler.settings
        self.alarms = alarms(self.health, store.run.good_healths(), store.run.good_healths(alike=True))
        store.run.save(self.health)
        report = run.RunReport(
            command=self._command,
            started=self.started,
            ended=datetime.now(UTC) if reason else None,
            reason=reason,
            settings={"scope": store.run.scope, "delay": Manners.of(self._crawler).pace.delay}
            | {name: settings.get(name) for name in _SETTINGS},
            alarms=self.alarms,
            health=self.health,
        )
        run.write(store.output.run, report)
        for alarm in self.alarms:
            self._tell(alarm)

    def _tell(self, alarm: Alarm) -> None:
        """Log an alarm when it is raised, not again when only its numbers have grown."""
        words = _NUMBERS.sub("", f"{alarm.kind}: {alarm.text}")
        if words not in self._told:
            self._told.add(words)
            logger.warning("alarm, %s: %s %s", alarm.kind, alarm.text, " ".join(alarm.examples))

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Judge the run, write run.json, give the output back."""
        if self._saving and self._saving.running:
            self._saving.stop()
        try:
            self.save(reason)
            self.store.run.end(reason, self.health, good=not self.alarms)
        except StoreError as error:
            self.fail(error)
        finally:
            self.store.close()
        if self._crawler.stats:
            self._crawler.stats.set_value("osce/alarms", len(self.alarms))
