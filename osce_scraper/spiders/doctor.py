"""The spider `doctor`: runs an examination with all manners of the crawl. It keeps the pages it saw as one WARC."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings

from osce_scraper import archive
from osce_scraper.doctor import Examination, Finding, Visit
from osce_scraper.download import asker
from osce_scraper.errors import StoreError
from osce_scraper.exchange import Exchange
from osce_scraper.middlewares import SITE_WISH, SiteStopsUs
from osce_scraper.spiders.mannered import Mannered
from osce_scraper.standin import StandIn

WARC = "doctor.warc.gz"
REPORT = "doctor.jsonl"


class Doctor(Mannered):
    """Looks at the site as it is today: `osce-scraper doctor`."""

    name = "doctor"

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """It leaves output, ledger and health of the crawl alone."""
        super().update_settings(settings)
        alone = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}, "OSCE_OUTPUT": "doctor"}
        settings.setdict(alone, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **given: Any) -> Self:
        """As Scrapy makes spiders. Raises `StoreError` when the folder cannot be written or holds files of others."""
        spider = super().from_crawler(crawler, *args, **given)
        folder = Path(crawler.settings["OSCE_OUTPUT"])
        try:
            _refuse_foreign(folder)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / REPORT).write_text("")
            (folder / WARC).write_bytes(archive.opening(WARC, crawler.settings["USER_AGENT"]))
        except OSError as error:
            raise StoreError(f"{folder}: {error.strerror}") from error
        return spider

    async def start(self) -> AsyncIterator[Finding]:
        """The findings, as items of the crawl."""
        folder = Path(self.settings["OSCE_OUTPUT"])
        self._warc = folder / WARC
        visit = Visit(asker(self.crawler, self._keep), StandIn(self.settings["OSCE_SITE"]).original)
        delay = max(SITE_WISH, self.settings.getfloat("DOWNLOAD_DELAY"))
        self.examination = Examination(visit, delay)
        try:
            async for finding in self.examination.findings_one_by_one():
                with (folder / REPORT).open("a", encoding="utf-8") as report:
                    report.write(finding.model_dump_json() + "\n")
                yield finding
        except SiteStopsUs as stop:
            raise CloseSpider(stop.finish) from stop

    def _keep(self, exchange: Exchange) -> None:
        with self._warc.open("ab") as file:
            file.write(archive.records(exchange)[0])


def _refuse_foreign(folder: Path) -> None:
    """Raises `StoreError` when what a visit would replace is no earlier visit."""
    report = folder / REPORT
    standing = [file for file in (report, folder / WARC) if file.exists()]
    if not standing:
        return
    try:
        with report.open("rb") as lines:
            if line := lines.readline():
                Finding.model_validate_json(line)
    except (OSError, ValidationError) as error:
        raise StoreError(f"{standing[0]} was not written by a doctor's visit: name another folder") from error
