"""One crawl in this process: settings, Scrapy, and an exit status that tells the truth (Scrapy's own is always 0)."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from scrapy import Spider
from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.settings import Settings
from twisted.python.failure import Failure

from osce_scraper.errors import OsceScraperError
from osce_scraper.extensions import Keeper
from osce_scraper.health import Alarm, Health


class ExitStatus(IntEnum):
    """What `osce-scraper crawl` says to the shell."""

    GOOD = 0
    FAILED = 1
    USAGE = 2
    ALARMS = 3
    STOPPED_BY_SITE = 4
    INTERRUPTED = 130


BY_REASON = {
    "finished": ExitStatus.GOOD,
    "limit": ExitStatus.GOOD,
    "closespider_itemcount": ExitStatus.GOOD,
    "closespider_pagecount": ExitStatus.GOOD,
    "blocked": ExitStatus.STOPPED_BY_SITE,
    "site_down": ExitStatus.STOPPED_BY_SITE,
    "wait_too_long": ExitStatus.STOPPED_BY_SITE,
    "robots_unreachable": ExitStatus.STOPPED_BY_SITE,
    "shutdown": ExitStatus.INTERRUPTED,
}
"""Scrapy's finish reason -> exit status; any other reason is a failure."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a crawl ended: why, with which alarms, and what to tell the user about it.

    `message` says what went wrong, `read` what came of the addresses that were asked for; None when none was.
    """

    status: ExitStatus
    reason: str
    message: str | None = None
    alarms: tuple[Alarm, ...] = ()
    read: str | None = None


def settings_of_crawl(changes: Mapping[str, object]) -> Settings:
    """The project's settings with a user's changes on top."""
    settings = Settings()
    settings.setmodule("osce_scraper.settings", priority="project")
    settings.update({name: value for name, value in changes.items() if value is not None}, priority="cmdline")
    return settings


def run(
    spider: type[Spider],
    settings: Settings,
    arguments: Mapping[str, str],
    watch: Callable[[Crawler], None] = lambda crawler: None,
    judge: Callable[[Crawler], Outcome] | None = None,
) -> Outcome:
    """Run one spider to its end. Can be called once in a process, as Twisted's reactor starts only once.

    `watch` is shown the crawler before it starts; `judge` says how it went (default: `outcome_of`). Errors of this
    package and of the arguments become an Outcome.
    """
    settings.set("SPIDER_MODULES", [], priority="cmdline")  # the spider is at hand, the others need not be loaded
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    watch(crawler)
    failures: list[Failure] = []
    process.crawl(crawler, **arguments).addErrback(failures.append)
    process.start()
    if failures:
        return _failed(failures[0])
    return (judge or outcome_of)(crawler)


def _failed(failure: Failure) -> Outcome:
    error = failure.value
    assert error is not None
    if isinstance(error, ValueError):
        return Outcome(ExitStatus.USAGE, "usage", str(error))
    if not isinstance(error, OsceScraperError):
        logging.getLogger(__name__).error("The crawl could not start", exc_info=error)
    return Outcome(ExitStatus.FAILED, "failed", str(error))


def outcome_of(crawler: Crawler) -> Outcome:
    """How an ended crawl went, from Scrapy's stats and the keeper's alarms."""
    stats = crawler.stats.get_stats()
    reason = str(stats.get("finish_reason", "failed"))
    status = BY_REASON.get(reason, ExitStatus.FAILED)
    message = stats.get("osce/stopped")
    keeper = Keeper.of(crawler)
    if keeper.failure:
        status = ExitStatus.FAILED
    if status == ExitStatus.GOOD and (count := stats.get("spider_exceptions/count", 0)):
        status, message = ExitStatus.FAILED, f"{count} pages met a fault of this program; see the log"
    if status == ExitStatus.GOOD and stats.get("robotstxt/forbidden") and not keeper.health.pages:
        status, message = ExitStatus.STOPPED_BY_SITE, "robots.txt forbids what was asked for"
    if status == ExitStatus.GOOD and keeper.alarms:
        status = ExitStatus.ALARMS
    return Outcome(status, reason, message, tuple(keeper.alarms), _words(keeper.health))


def _words(health: Health) -> str:
    """What came of a run: `30 new, 1 revised, 2 unreadable`.

    >>> _words(Health()), _words(Health(changes={"new": 3, "same": 1}, outcomes={"read": 4, "gone": 1}))
    ('nothing new', '3 new, 1 gone')
    """
    changes = [f"{health.changes[change]} {change}" for change in ("new", "revised") if health.changes[change]]
    without = ("unchanged", "outside", "gone", "unreadable", "failed")
    others = [f"{health.outcomes[outcome]} {outcome}" for outcome in without if health.outcomes[outcome]]
    return ", ".join([*(changes or ["nothing new"]), *others])
