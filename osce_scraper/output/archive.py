"""Every page that was fetched, kept as it came: WARC 1.1 (ISO 28500:2017), one gzip member a record.

A better extractor reads the pages again from here, without a second crawl; any tool for web archives reads them.
"""

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from osce_scraper import __version__
from osce_scraper.exchange import Exchange

MAX_BYTES: Final = 512 * 1024 * 1024  # of one archive file: some 25,000 pages, still quick to copy and to verify
_NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Headers that speak of the body on the wire. The archive holds the decoded body, so they are kept under the names
# that Common Crawl uses for this, and Content-Length is set anew.
_WIRE: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_IN_TARGET: Final = "/%?:@!$&'()*+,;=~[]"  # what a request line carries as it is (RFC 3986)
_BREAKS: Final = re.compile(r"[\r\n\0]+")  # nothing a server sends may begin a new header line


@dataclass(frozen=True, slots=True)
class Capture:
    """An archived body: its digest (`sha1:BASE32`) and the date of its record."""

    digest: str
    date: str


def records(exchange: Exchange, earlier: Capture | None = None) -> tuple[bytes, Capture | None]:
    """The WARC records of one exchange, response before request, and the capture that a later one may refer to.

    `earlier` is the newest archived body of the same address: when the body is the same again, or the server said
    so (304), a revisit record refers to it instead of holding it twice.
    """
    date = _date(exchange.page.fetched_at or exchange.page.read_at)
    body, url = exchange.page.body, exchange.page.url
    digest = _digest(body)
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    head = {"WARC-Date": date} | ({"WARC-IP-Address": exchange.ip_address} if exchange.ip_address else {})
    http = _Head(_status_line(exchange.status), _archived(exchange), protocol=exchange.protocol)
    capture: Capture | None = earlier
    if earlier and exchange.status == 304:
        response = writer.create_revisit_record(url, earlier.digest, url, earlier.date, http, head)
        response.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED)
    elif earlier and body and digest == earlier.digest:
        response = writer.create_revisit_record(url, digest, url, earlier.date, http, head)
    else:
        response = _record(writer, "response", url, body, http, head)
        capture = Capture(digest, date) if body else earlier
    writer.write_request_response_pair(_request(writer, exchange), response)
    return out.getvalue(), capture


def opening(name: str, operator: str | None = None) -> bytes:
    """The first record of an archive file: who wrote it and by which rules."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    about = {
        "software": f"osce_scraper/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
        "http-header-user-agent": operator,
    }
    writer.write_record(writer.create_warcinfo_record(name, about))
    return out.getvalue()


def file_name(number: int, moment: datetime) -> str:
    """Name of the archive file begun as the number-th of its folder.

    >>> file_name(1, datetime(2026, 3, 1, 8, 30, tzinfo=UTC))
    'osce-00001-20260301083000.warc.gz'
    """
    return f"osce-{number:05}-{moment.astimezone(UTC):%Y%m%d%H%M%S}.warc.gz"


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio is untyped
    """A head of HTTP as it came: warcio would percent-encode what is not ASCII, and servers send Latin-1."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = str(self.to_str(header_filter)).encode("latin-1", "replace") + b"\r\n"


def _request(writer: WARCWriter, exchange: Exchange) -> ArcWarcRecord:
    parts = urlsplit(exchange.page.url)
    path = quote(parts.path or "/", safe=_IN_TARGET)
    target = f"{path}?{quote(parts.query, safe=_IN_TARGET)}" if parts.query else path
    headers = [(name, _BREAKS.sub(" ", value)) for name, value in exchange.request_headers]
    if not any(name.lower() == "host" for name, _ in headers):
        headers.insert(0, ("Host", parts.netloc))
    http = _Head(f"GET {target} {exchange.protocol}", headers, is_http_request=True)
    return _record(writer, "request", exchange.page.url, b"", http, {})


def _record(
    writer: WARCWriter, kind: str, url: str, body: bytes, http: StatusAndHeaders, head: dict[str, str]
) -> ArcWarcRecord:
    return writer.create_warc_record(
        url, kind, payload=io.BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=head
    )


def _archived(exchange: Exchange) -> list[tuple[str, str]]:
    kept = [(_archived_name(name), _BREAKS.sub(" ", value)) for name, value in exchange.response_headers]
    return [*kept, ("Content-Length", str(len(exchange.page.body)))]


def _archived_name(name: str) -> str:
    name = _BREAKS.sub("", name)
    return f"X-Crawler-{name}" if name.lower() in _WIRE else name


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:  # a status of the server's own making (499, 520)
        return f"{status} "


def _digest(body: bytes) -> str:
    digester = Digester("sha1")
    digester.update(body)
    return str(digester)


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
