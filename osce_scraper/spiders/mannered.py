"""What all spiders that ask the site have in common: who they say they are, and how long they wait."""

from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.utils.log import get_scrapy_root_handler

from osce_scraper.manners.plainlog import make_plain
from osce_scraper.manners.standin import StandIn


class Mannered(Spider):
    """A spider that asks the OSCE's site, or a server that stands in for it."""

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Adds the contact to the user agent; a server on this machine is asked without delay unless it wishes one."""
        super().update_settings(settings)
        if contact := settings["OSCE_CONTACT"]:
            settings.set("USER_AGENT", f"{settings['USER_AGENT']} (+{contact})", priority="spider")
        if StandIn(settings["OSCE_SITE"]).is_loopback:  # it burdens nobody
            settings.set("DOWNLOAD_DELAY", 0, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> Self:
        """As Scrapy makes spiders; the log of a crawl is of plain lines."""
        crawler.signals.connect(_plain_log, signals.engine_started)  # Scrapy's handler stands only then
        return super().from_crawler(crawler, *args, **given)


def _plain_log() -> None:
    make_plain(get_scrapy_root_handler())
