"""The spider `replay`: records of saved pages, for those who want Scrapy's pipelines and feed exports behind them."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from scrapy import Spider

from osce_scraper import log
from osce_scraper.bulk import replay


class Replay(Spider):
    """Records of archives: `scrapy crawl replay -a source=out/pages,harvest -O again.jsonl`.

    `source` names files, folders or addresses, separated by commas; `workers` processes read them. Every version of
    an item comes in order of time, as in the log that `osce-scraper replay` writes. Nothing is asked of any server.
    """

    name = "replay"
    # The crawl's own keeper is for pages as they are fetched; a pipeline of yours gets the records.
    custom_settings = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}}  # noqa: RUF012 (Scrapy's own interface)

    def __init__(self, name: str | None = None, *, source: str = "", workers: str = "1", **unknown: str) -> None:
        super().__init__(name)
        if unknown:
            raise ValueError(f"unknown argument {', '.join(sorted(unknown))}; known are source, workers")
        if not source:
            raise ValueError("name what to read: -a source=out/pages")
        self._sources, self._workers = source.split(","), int(workers)

    async def start(self) -> AsyncIterator[Any]:
        """The records, none fetched."""
        with tempfile.TemporaryDirectory(prefix="osce-replay-") as out:
            report = await asyncio.to_thread(replay, self._sources, out, workers=self._workers)
            for alarm in report.alarms:
                self.logger.warning("%s", alarm.text)
            for fault in report.extra["failed"]:
                self.logger.error("not read: %s", fault)
            for item in log.lines(Path(out)):
                yield item
