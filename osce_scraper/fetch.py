"""One page from one address, for commands that look at a page or two; a crawl goes through Scrapy instead.

It goes to the OSCE's hosts, to the Wayback Machine, or to a site that the user names, and follows redirects nowhere
else; hosts whose names lead into this machine's own network are not asked. Certificates are verified.
"""

import urllib.error
import urllib.request
import zlib
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from typing import IO
from urllib.parse import urlsplit, urlunsplit

from osce_scraper import __version__, urls
from osce_scraper.errors import FetchError
from osce_scraper.manners.connections import handlers
from osce_scraper.page import Page

# The longest pages of the site's kind are near 150 KB (numbers.md); a hundred times that is no page.
MAX_BYTES = 16 * 1024 * 1024
TIMEOUT = 60.0  # seconds for one answer, head and body; old capture servers answer slowly
USER_AGENT = f"osce_scraper/{__version__}"


def fetch(url: str, site: str | None = None) -> Page:
    """The page behind an address; `site` is the base address of a server that answers for www.osce.org.

    Raises `FetchError` naming the address and the reason: a host that is not allowed, a status other than 200, an
    answer that is no HTML or too large, a broken connection or certificate.
    """
    try:
        target = _through(url, site) if site else url
        _check(target, site)
        request = urllib.request.Request(target, headers={"User-Agent": USER_AGENT, "Accept": "text/html"})
        opener = urllib.request.build_opener(_Redirects(site), *handlers(named_by_user=site is not None))
        with opener.open(request, timeout=TIMEOUT) as answer:
            body = answer.read(MAX_BYTES + 1)
            if len(body) <= MAX_BYTES and getattr(answer, "length", None):  # what is still to come
                raise FetchError(f"{url}: the answer broke off after {len(body)} bytes")
            body = _decoded(body, answer.headers.get("Content-Encoding", ""))
            encoding = answer.headers.get_content_charset()
            kind = answer.headers.get_content_type()
            final = url if site else answer.url
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        raise FetchError(f"{url}: {error or type(error).__name__}") from error
    if kind not in ("text/html", "application/xhtml+xml"):
        raise FetchError(f"{url}: answered with {kind}, not with a page")
    if len(body) > MAX_BYTES:
        raise FetchError(f"{url}: answered with more than {MAX_BYTES} bytes")
    return Page(body, final, encoding, fetched_at=datetime.now(UTC))


def _decoded(body: bytes, coding: str) -> bytes:
    """The body without a coding that nobody asked for: archives give pages as they once got them."""
    if coding.strip().lower() in ("", "identity"):
        return body
    if coding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"answered in the coding {coding!r}")
    return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, MAX_BYTES + 1)


def _through(url: str, site: str) -> str:
    base, parts = urlsplit(site), urlsplit(url)
    return urlunsplit((base.scheme, base.netloc, parts.path, parts.query, ""))


def _check(url: str, site: str | None) -> None:
    parts = urlsplit(url)
    if site and parts[:2] == urlsplit(site)[:2]:
        return
    if urls.is_osce(url) or (parts.scheme in ("http", "https") and parts.netloc == "web.archive.org"):
        return
    raise FetchError(f"{url}: neither a host of the OSCE nor the Wayback Machine")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to where a first request may go."""

    def __init__(self, site: str | None) -> None:
        self.site = site

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request | None:
        _check(newurl, self.site)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
