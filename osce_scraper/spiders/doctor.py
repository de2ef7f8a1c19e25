"""The spider `doctor`: runs an examination with all manners of the crawl. It keeps the pages it saw as one WARC."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings

from osce_scraper.doctor import Examination, Finding, Visit, advice
from osce_scraper.doctor.findings import bad
from osce_scraper.errors import StoreError
from osce_scraper.exchange import Exchange
from osce_scraper.manners.download import asker
from osce_scraper.manners.standin import StandIn
from osce_scraper.middlewares import CrawlStops, Manners
from osce_scraper.output import archive, log
from osce_scraper.spiders.mannered import Mannered

_LATER = "Come back later; the pages seen so far are kept."
_STOPPED = {
    "blocked": "The site does not want this visitor. Does a browser on this network get the page? Then say who you are "
    "(--contact) and ask the OSCE for leave; do not work around it.",
    "certificate": "It is not bypassed. Renew this machine's certificates (ca-certificates), or tell the OSCE.",
}
"""Finish reason -> what to do about it."""
WARC = "doctor.warc.gz"
REPORT = "doctor.jsonl"


class Doctor(Mannered):
    """Looks at the site as it is today: `osce-scraper doctor`."""

    name = "doctor"
    _folder: Path
    _warc: Path

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
        spider._folder = folder = Path(crawler.settings["OSCE_OUTPUT"])
        spider._warc = folder / WARC
        try:
            _refuse_foreign(folder)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / REPORT).write_text("")
            spider._warc.write_bytes(archive.opening(WARC, crawler.settings["USER_AGENT"]))
        except OSError as error:
            raise StoreError(f"{folder}: {error.strerror}") from error
        return spider

    async def start(self) -> AsyncIterator[Finding]:
        """The findings, as items of the crawl; the advice comes last, also where the site stops the visit."""
        visit = Visit(asker(self.crawler, self._keep), StandIn(self.settings["OSCE_SITE"]).original)
        self.examination, stopped = Examination(visit), None
        try:
            async for finding in self.examination.findings_one_by_one():
                yield self._noted(finding)
        except CrawlStops as stop:
            stopped = stop
            self.examination.findings.insert(0, bad("stopped", str(stop), _STOPPED.get(stop.finish, _LATER)))
        delay = Manners.of(self.crawler).pace.delay
        for finding in advice(self.examination, delay, str(self._folder)):
            yield self._noted(finding)
        if stopped:
            raise CloseSpider(stopped.finish)

    def _noted(self, finding: Finding) -> Finding:
        self._append(self._folder / REPORT, log.line_of(finding))
        return finding

    def _keep(self, exchange: Exchange) -> None:
        self._append(self._warc, archive.records(exchange)[0])

    def _append(self, file: Path, data: bytes) -> None:
        """Raises `CloseSpider` when the disk is full: what is seen from now on would be lost."""
        try:
            with file.open("ab") as stream:
                stream.write(data)
        except OSError as error:
            self.crawler.stats.set_value("osce/stopped", f"{file}: cannot write: {error.strerror}")
            raise CloseSpider("failed") from error


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
