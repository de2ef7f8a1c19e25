"""The last door to the network: waits for its turn, asks the stand-in where there is one, takes no half answers."""

import gzip
import zlib
from contextlib import suppress
from io import BytesIO
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from osce_scraper.manners.heads import bounded
from osce_scraper.manners.standin import StandIn
from osce_scraper.middlewares import Manners

_CHUNK = 1 << 16


class SiteHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler with the manners of one visitor; all requests of a crawl pass here, robots.txt too."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # Twisted would ask again at once when a kept connection breaks; when to ask again is for `middlewares`.
        self._pool.retryAutomatically = False
        self._pool._factory = bounded(self._pool._factory)
        self._standin = StandIn(crawler.settings["OSCE_SITE"])

    async def download_request(self, request: Request) -> Response:
        """The answer under the address that was asked for. Raises ResponseDataLossError when half of it is missing."""
        async with Manners.of(self._crawler).pace.turn(lambda: self._crawler.crawling):
            response = await self._answer(request)
        if is_cut(response, self._crawler.settings.getint("DOWNLOAD_MAXSIZE")):
            raise ResponseDataLossError(f"{request.url}: the compressed answer ends in its middle")
        return response

    async def _answer(self, request: Request) -> Response:
        """The answer of the stand-in where there is one; a Location then leads to the OSCE's own addresses."""
        served = self._standin.served(request.url)
        if served == request.url:
            return await super().download_request(request)
        meta = {key: value for key, value in request.meta.items() if key != "proxy"}
        standing_in = request.replace(url=served, meta=meta)
        standing_in.headers.setdefault("Host", urlsplit(request.url).netloc)
        response = await super().download_request(standing_in)
        if location := response.headers.get("Location"):
            with suppress(ValueError):  # no address at all: `middlewares.OwnRedirects` says so
                response.headers["Location"] = self._target(request.url, served, location.decode("latin-1"))
        return response.replace(url=request.url)

    def _target(self, asked: str, served: str, location: str) -> str:
        """Where a Location leads. A relative one stays on the host that was asked, whatever the stand-in is called."""
        if not urlsplit(location).netloc:
            return urljoin(asked, location)
        return self._standin.original(urljoin(served, location))


def is_cut(response: Response, most: int) -> bool:
    """Whether a gzipped body, of which at most `most` bytes are read, ends before its end.

    Its length on the wire may be right all the same, when the server itself kept half a page. Scrapy would hand on
    what there is of it, and half an article would enter the record as a whole one.
    """
    encoding = response.headers.get("Content-Encoding") or b""
    if encoding.strip().lower() not in (b"gzip", b"x-gzip"):
        return False
    read = 0
    with gzip.GzipFile(fileobj=BytesIO(response.body)) as stream:
        try:
            while read < most and (chunk := stream.read(_CHUNK)):
                read += len(chunk)
        except (EOFError, zlib.error):
            return True
        except gzip.BadGzipFile as error:  # words that are not gzipped at all are read as they are
            return not str(error).startswith(("Not a gzipped", "Unknown compression"))
    return False
