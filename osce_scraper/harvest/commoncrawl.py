"""Common Crawl: https://index.commoncrawl.org (pywb's CDX server API, one index a crawl, numbered pages)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from pydantic import BaseModel, NonNegativeInt, PositiveInt, TypeAdapter, ValidationError

from osce_scraper.errors import HarvestError
from osce_scraper.harvest import records
from osce_scraper.harvest.captures import PAGE_TYPES, Capture, Selection
from osce_scraper.harvest.indexes import DAMAGED, fields_of, parsed
from osce_scraper.harvest.manners import Client, TooLarge

INDEX: Final = "https://index.commoncrawl.org"
DATA: Final = "https://data.commoncrawl.org"


class _Crawl(BaseModel):
    id: str


class _Pages(BaseModel):
    pages: int


class _Row(BaseModel):
    url: str
    timestamp: str
    digest: str
    filename: str
    offset: NonNegativeInt
    length: PositiveInt
    mime: str = ""


_CRAWLS: Final = TypeAdapter(list[_Crawl])
_PAGES: Final = TypeAdapter(_Pages)
_ROW: Final = TypeAdapter(_Row)


class CommonCrawl:
    """The crawls of Common Crawl, newest first."""

    name = "commoncrawl"

    def __init__(self, client: Client, index: str = INDEX, data: str = DATA) -> None:
        self._client, self._index, self._data = client, index.rstrip("/"), data.rstrip("/")

    def queries(self, wanted: Selection) -> Iterator[tuple[str, bool]]:
        """One question a crawl; a crawl that is published does not change."""
        crawls = parsed(_CRAWLS, self._client.get(f"{self._index}/collinfo.json").data)
        if not crawls:  # so it was during an outage of its storage (cdx_toolkit, issue 24)
            raise HarvestError(f"{self._index} lists no crawls; run again later")
        for crawl in crawls:
            # CC-MAIN-2025-21, CC-MAIN-2009-2010
            years = [int(year) for year in re.findall(r"(?<=-)\d{4}", crawl.id)]
            if not years or (min(years) <= wanted.until and max(years) >= wanted.since):
                yield crawl.id, True

    def page(self, query: str, wanted: Selection, mark: str) -> tuple[list[Capture], str]:
        """One of the numbered pages of a crawl's index. How many there are is asked with the first."""
        url, fields = f"{self._index}/{query}-index", fields_of(wanted)
        number, _, total = mark.partition("/")
        if not mark:
            number, total = "0", str(self._pages(url, fields))
        if int(number) >= int(total):
            return [], ""
        answer = self._client.get(url, {**fields, "filter": "=status:200", "page": number})
        lines = [] if answer.status == 404 else answer.data.splitlines()
        captures = [
            Capture(self.name, row.url, row.timestamp, row.digest, f"{row.filename} {row.offset} {row.length}")
            for row in _sound(lines)
            if row.mime in PAGE_TYPES
        ]
        following = int(number) + 1
        return captures, f"{following}/{total}" if following < int(total) else ""

    def record(self, capture: Capture) -> bytes | None:
        """The gzip member that Common Crawl itself wrote."""
        name, offset, length = capture.place.rsplit(" ", 2)
        span = f"bytes={offset}-{int(offset) + int(length) - 1}"
        try:
            answer = self._client.get(f"{self._data}/{name}", headers={"Range": span}, as_sent=True)
        except TooLarge:
            return DAMAGED
        if answer.status != 206 or len(answer.data) != int(length):
            return None
        return records.from_arc(answer.data) if name.endswith(".arc.gz") else answer.data

    def _pages(self, url: str, fields: dict[str, str]) -> int:
        answer = self._client.get(url, {**fields, "showNumPages": "true"})
        return 0 if answer.status == 404 else parsed(_PAGES, answer.data).pages


def _sound(lines: list[bytes]) -> list[_Row]:
    """The rows of an index, without those that are none. Raises `HarvestError` when not one is."""
    rows: list[_Row] = []
    for line in lines:
        with suppress(ValidationError):
            rows.append(_Row.model_validate_json(line))
    return rows if rows or not lines else [parsed(_ROW, lines[0])]
