"""The spider `replay`: records of saved pages, for those who want Scrapy's pipelines and feed exports behind them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Spider
from scrapy.exceptions import CloseSpider
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

from osce_scraper.archives import opened
from osce_scraper.bulk import replay
from osce_scraper.errors import OsceScraperError
from osce_scraper.extensions import Keeper
from osce_scraper.output import log
from osce_scraper.pipelines import KeepPipeline


class Replay(Spider):
    """Records of archives: `scrapy crawl replay -a source=out/pages,harvest -O again.jsonl`.

    `source` names files, folders or addresses, separated by commas; `workers` processes read them, or the Dask
    scheduler at `cluster` has them read; `out` (`replayed`) is the output folder, the same as that of
    `osce-scraper replay`. Every line of its log goes to the pipelines and feed exports of the project. Nothing is asked
    of any server.

    Raises ValueError for an argument that is unknown or missing.
    """

    name = "replay"

    def __init__(
        self,
        name: str | None = None,
        *,
        source: str = "",
        out: str = "replayed",
        workers: str = "1",
        cluster: str | None = None,
        **unknown: str,
    ) -> None:
        super().__init__(name)
        if unknown:
            raise ValueError(f"unknown argument {', '.join(sorted(unknown))}; known are source, out, workers, cluster")
        self._sources = [part.strip() for part in source.split(",") if part.strip()]
        if not self._sources:
            raise ValueError("name what to read: -a source=out/pages")
        if not workers.isdecimal() or not int(workers):
            raise ValueError(f"workers: a number of processes, not {workers!r}")
        self._out, self._workers, self._cluster = out, int(workers), cluster

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Leave out what keeps the pages of a crawl; pipelines and extensions of the user's own stay."""
        super().update_settings(settings)
        for name, ours in (("ITEM_PIPELINES", KeepPipeline), ("EXTENSIONS", Keeper)):
            others = {key: order for key, order in settings.getdict(name).items() if load_object(key) is not ours}
            # The project's own priority would not do: `scrapy crawl` lays the project's settings on top once more.
            settings.set(name, others, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """The records, none fetched. Raises CloseSpider with the reason `failed` when the sources cannot be read."""
        try:
            report = await asyncio.to_thread(
                replay, self._sources, self._out, workers=self._workers, scheduler=self._cluster
            )
            for alarm in report.alarms:
                self.logger.warning("alarm, %s: %s %s", alarm.kind, alarm.text, " ".join(alarm.examples))
            for fault in report.extra["failed"]:
                self.logger.error("not read: %s", fault)
            with opened(f"{self._out}/{log.LOG_NAME}") as stream:
                for number, line in enumerate(stream, start=1):
                    yield log.item_of(line, f"{self._out}, line {number}")
        except OsceScraperError as error:
            self.logger.error("%s", error)
            raise CloseSpider("failed") from error
        if report.reason != "finished":
            raise CloseSpider(report.reason or "failed")
