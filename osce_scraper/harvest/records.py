"""Captures as gzipped WARC records, under their original address and time."""

import io
from datetime import datetime
from http import HTTPStatus
from typing import Final

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from osce_scraper.harvest.captures import Capture, moment

_SAME_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


def response(capture: Capture, source: str, headers: list[tuple[str, str]], body: bytes) -> bytes:
    """A capture that is a page; `source` is the address it was had from."""
    http = StatusAndHeaders(f"200 {HTTPStatus.OK.phrase}", headers, protocol="HTTP/1.1")
    more = {"WARC-Date": _date(moment(capture.timestamp)), "WARC-Source-URI": source}
    return _written("response", capture.url, body, http, more)


def revisit(capture: Capture, known: Capture) -> bytes:
    """A capture with the same payload as one that was had."""
    more = {
        "WARC-Date": _date(moment(capture.timestamp)),
        "WARC-Profile": _SAME_PAYLOAD,
        "WARC-Payload-Digest": f"sha1:{capture.digest}",
        "WARC-Refers-To-Target-URI": known.url,
        "WARC-Refers-To-Date": _date(moment(known.timestamp)),
    }
    return _written("revisit", capture.url, b"", None, more)


def from_arc(data: bytes) -> bytes:
    """The WARC record for a gzipped record of ARC, as Common Crawl wrote them until 2012; other bytes as they are."""
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(data), arc2warc=True)))
    except (ArchiveLoadFailed, StopIteration):
        return data
    return _gzipped(record)


def _written(kind: str, url: str, body: bytes, http: StatusAndHeaders | None, more: dict[str, str]) -> bytes:
    record = WARCWriter(io.BytesIO(), warc_version="WARC/1.1").create_warc_record(
        url, kind, io.BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=more
    )
    return _gzipped(record)


def _gzipped(record: ArcWarcRecord) -> bytes:
    stream = io.BytesIO()
    WARCWriter(stream, gzip=True, warc_version="WARC/1.1").write_record(record)
    return stream.getvalue()


def _date(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"
