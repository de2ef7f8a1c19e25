"""Scrapy's answers as Exchanges, and one address asked in line: the doors between Scrapy and the rest."""

import sys
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import brotli
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Headers, Response
from scrapy.http.request import NO_CALLBACK
from twisted.internet.error import ConnectError, ConnectionClosed
from w3lib.encoding import http_content_type_encoding

from osce_scraper import exchange
from osce_scraper.errors import FetchError
from osce_scraper.exchange import Exchange
from osce_scraper.middlewares import CrawlStops, is_certificate_error
from osce_scraper.page import Page
from osce_scraper.sources import Ask

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError
else:
    from backports.zstd import ZstdError

DOWNLOAD_ERRORS = (
    IgnoreRequest,
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    ConnectError,
    ConnectionClosed,
    OSError,  # gzip of a damaged body; the other codings have errors of their own
    zlib.error,
    brotli.error,
    ZstdError,
)
"""Everything that a download may raise; anything else is a fault of ours and must be seen."""

_WORDLESS: dict[type[BaseException], str] = {
    DownloadCancelledError: "the answer is longer than DOWNLOAD_MAXSIZE",
    ResponseDataLossError: "the answer ended before its announced length",
}
"""What Scrapy raises without a word."""


def exchange_of(response: Response) -> Exchange:
    """What was asked and answered, as the archive keeps it; the moment of arrival is now."""
    content_type = response.headers.get("Content-Type") or b""
    page = Page(
        body=response.body,
        url=response.url,
        encoding=http_content_type_encoding(content_type.decode("latin-1")),
        fetched_at=datetime.now(UTC),
    )
    return Exchange(
        page=page,
        status=response.status,
        request_headers=_pairs(response.request.headers) if response.request else (),
        response_headers=_pairs(response.headers),
        protocol=response.protocol or "HTTP/1.1",
        ip_address=str(response.ip_address) if response.ip_address else None,
    )


def _pairs(headers: Headers) -> exchange.Headers:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name in headers for value in headers.getlist(name)
    )


def reason_of(error: BaseException) -> str:
    """Why an address gave no answer, in words for the user."""
    if is_certificate_error(error):
        return f"the server's certificate could not be verified: {error}"
    if isinstance(error, IgnoreRequest) and str(error):
        return str(error)  # a decision of ours, in words for the user
    words = str(error) or _WORDLESS.get(type(error), "")
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def asker(crawler: Crawler, keep: Callable[[Exchange], None]) -> Ask:
    """An `Ask` that runs through the crawler's middlewares and hands every answer to `keep` (the archive)."""

    async def ask(url: str) -> Exchange:
        try:
            response = await crawler.engine.download_async(Request(url, callback=NO_CALLBACK))
        except CrawlStops:
            raise
        except DOWNLOAD_ERRORS as error:
            raise FetchError(f"{url}: {reason_of(error)}") from error
        answer = exchange_of(response)
        keep(answer)
        return answer

    return ask
