"""The indexes of public archives: which captures of the OSCE's items they hold, and how to get one.

Common Crawl: https://index.commoncrawl.org (pywb's CDX server API, one index a crawl, numbered pages).
Wayback Machine: https://web.archive.org/cdx/search/cdx (its CDX server API, resume keys).
"""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, Protocol, TypeVar

from pydantic import BaseModel, NonNegativeInt, PositiveInt, TypeAdapter, ValidationError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from osce_scraper.errors import HarvestError
from osce_scraper.harvest.captures import PAGE_TYPES, Capture, Selection
from osce_scraper.harvest.manners import Client, TooLarge

COMMON_CRAWL = ("https://index.commoncrawl.org", "https://data.commoncrawl.org")
WAYBACK = "https://web.archive.org"
DAMAGED: Final = b""  # in place of a record that an archive cannot give: too large to be a page

_Answer = TypeVar("_Answer")


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
_ROWS: Final = TypeAdapter(list[list[str]])


class Index(Protocol):
    """An archive that can be asked for its captures."""

    name: str

    def queries(self, wanted: Selection) -> Iterator[tuple[str, bool]]:
        """The questions to ask, and whether the answer to each is final: later runs need not ask it again."""

    def page(self, query: str, wanted: Selection, mark: str) -> tuple[list[Capture], str]:
        """A page of the answer to a question, from a mark on ("" is the beginning), and the mark of the next page.

        "" as next mark: that was the last page.
        """

    def record(self, capture: Capture) -> bytes | None:
        """The capture as a gzipped WARC record; None when the archive has it no more, `DAMAGED` when it has no end."""


class CommonCrawl:
    """The crawls of Common Crawl, newest first."""

    name = "commoncrawl"

    def __init__(self, client: Client, index: str = COMMON_CRAWL[0], data: str = COMMON_CRAWL[1]) -> None:
        self._client, self._index, self._data = client, index.rstrip("/"), data.rstrip("/")

    def queries(self, wanted: Selection) -> Iterator[tuple[str, bool]]:
        """One question a crawl; a crawl that is published does not change."""
        crawls = _parsed(_CRAWLS, self._client.get(f"{self._index}/collinfo.json").data)
        for crawl in crawls:
            # CC-MAIN-2025-21, CC-MAIN-2009-2010
            years = [int(year) for year in re.findall(r"(?<=-)\d{4}", crawl.id)]
            if not years or (min(years) <= wanted.until and max(years) >= wanted.since):
                yield crawl.id, True

    def page(self, query: str, wanted: Selection, mark: str) -> tuple[list[Capture], str]:
        """One of the numbered pages of a crawl's index. How many there are is asked with the first."""
        url = f"{self._index}/{query}-index"
        fields = {"url": wanted.prefix, "matchType": "domain" if wanted.is_domain else "prefix", "output": "json"}
        number, _, total = mark.partition("/")
        if not mark:
            number, total = "0", str(self._pages(url, fields))
        if int(number) >= int(total):
            return [], ""
        answer = self._client.get(url, {**fields, "filter": "=status:200", "page": number})
        lines = [] if answer.status == 404 else answer.data.splitlines()
        rows = _sound(lines)
        captures = [
            Capture(self.name, row.url, row.timestamp, row.digest, f"{row.filename} {row.offset} {row.length}")
            for row in rows
            if row.mime in PAGE_TYPES
        ]
        following = int(number) + 1
        return captures, f"{following}/{total}" if following < int(total) else ""

    def record(self, capture: Capture) -> bytes | None:
        """The gzip member that Common Crawl itself wrote."""
        name, offset, length = capture.place.rsplit(" ", 2)
        span = f"bytes={offset}-{int(offset) + int(length) - 1}"
        try:
            answer = self._client.get(f"{self._data}/{name}", headers={"Range": span})
        except TooLarge:
            return DAMAGED
        return answer.data if answer.status == 206 and len(answer.data) == int(length) else None

    def _pages(self, url: str, fields: dict[str, str]) -> int:
        answer = self._client.get(url, {**fields, "showNumPages": "true"})
        return 0 if answer.status == 404 else _parsed(TypeAdapter(_Pages), answer.data).pages


class Wayback:
    """The Wayback Machine of the Internet Archive."""

    name = "wayback"
    _FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")
    _LIMIT = 5000  # rows a page

    def __init__(self, client: Client, base: str = WAYBACK) -> None:
        self._client, self._base = client, base.rstrip("/")

    def queries(self, wanted: Selection) -> Iterator[tuple[str, bool]]:
        """One question a year; the answer for this year and the last may still grow."""
        this_year = datetime.now(UTC).year
        for year in range(wanted.since, min(wanted.until, this_year) + 1):
            yield str(year), year < this_year - 1

    def page(self, query: str, wanted: Selection, mark: str) -> tuple[list[Capture], str]:
        """Some thousand rows of a year. Neighbours with the same payload are one row."""
        fields = {
            "url": wanted.prefix,
            "matchType": "domain" if wanted.is_domain else "prefix",
            "output": "json",
            "fl": ",".join(self._FIELDS),
            "from": query,
            "to": query,
            "filter": "statuscode:200",
            "collapse": "digest",
            "limit": str(self._LIMIT),
            "showResumeKey": "true",
        }
        answer = self._client.get(f"{self._base}/cdx/search/cdx", {**fields, **({"resumeKey": mark} if mark else {})})
        rows = _parsed(_ROWS, answer.data) if answer.data.strip() else []
        following = ""
        if len(rows) > 1 and rows[-2] == [] and rows[-1]:  # [..., [], ["resume key"]]
            following = rows[-1][0]
            rows = rows[:-2]
        captures = [
            Capture(self.name, row["original"], row["timestamp"], row["digest"])
            for row in (dict(zip(self._FIELDS, row, strict=True)) for row in rows[1:] if len(row) == len(self._FIELDS))
            if row["mimetype"] in PAGE_TYPES
        ]
        return captures, following

    def record(self, capture: Capture) -> bytes | None:
        """The capture as the Wayback Machine gives it with `id_`: the bytes it was given, its headers renamed."""
        try:
            answer = self._client.get(f"{self._base}/web/{capture.timestamp}id_/{capture.url}")
        except TooLarge:
            return DAMAGED
        if answer.status != 200:
            return None
        original = [
            (name[len("x-archive-orig-") :], " ".join(value.split()))
            for name, value in answer.headers.items()
            if name.lower().startswith("x-archive-orig-")
        ]
        # urllib3 has undone the codings, so what spoke of them is no longer true.
        kept = [(name, value) for name, value in original if name.lower() not in _OF_THE_WIRE]
        if not any(name.lower() == "content-type" for name, _ in kept):
            kept.append(("Content-Type", answer.headers.get("Content-Type", "text/html")))
        return _record(capture, f"{self._base}/web/{capture.timestamp}id_/{capture.url}", kept, answer.data)


_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def _record(capture: Capture, source: str, headers: list[tuple[str, str]], body: bytes) -> bytes:
    """A WARC record of a capture, under its original address and time; `source` is where it was had from."""
    stamp = datetime.strptime(capture.timestamp.ljust(14, "0")[:14], "%Y%m%d%H%M%S")
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
    http = StatusAndHeaders(f"200 {HTTPStatus.OK.phrase}", headers, protocol="HTTP/1.1")
    more = {"WARC-Date": f"{stamp:%Y-%m-%dT%H:%M:%SZ}", "WARC-Source-URI": source}
    writer.write_record(
        writer.create_warc_record(
            capture.url, "response", io.BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=more
        )
    )
    return stream.getvalue()


def _sound(lines: list[bytes]) -> list[_Row]:
    """The rows of an index, without those that are none. Raises `HarvestError` when not one is."""
    rows: list[_Row] = []
    for line in lines:
        with suppress(ValidationError):
            rows.append(_Row.model_validate_json(line))
    return rows if rows or not lines else [_parsed(TypeAdapter(_Row), lines[0])]


def _parsed(kind: "TypeAdapter[_Answer]", data: bytes) -> _Answer:
    """An archive's answer. Raises `HarvestError` when it is something else, such as a page of apology."""
    try:
        return kind.validate_json(data)
    except ValidationError as error:
        raise HarvestError(f"the archive answers what nobody asked: {data[:80]!r}; run again later") from error
