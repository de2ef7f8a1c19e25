"""Writing WARC files for tests, well-formed or not."""

import io
from collections.abc import Iterable
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = ("Content-Type", "text/html; charset=utf-8")


def html(number: int, text: str = "", url: str = "") -> bytes:
    """A small page that hardly compresses away, so that each record has bytes of its own to damage."""
    filler = " ".join(f"{number * 7919 * word % 99991:x}" for word in range(2000))
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return f"<html><head>{link}<title>Item {number}</title></head><body><p>{text}{filler}</p></body></html>".encode()


def response(
    url: str,
    body: bytes,
    *,
    date: str = "2025-06-01T12:00:00Z",
    status: str = "200 OK",
    headers: Iterable[tuple[str, str]] = (HTML,),
    gzip: bool = True,
    **warc: str,
) -> bytes:
    """A `response` record. Further WARC headers as keywords: `WARC_Truncated="length"`."""
    http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    return _record("response", url, body, http, date, gzip, warc)


def revisit(url: str, *, date: str, gzip: bool = True, status: str = "200 OK", **warc: str) -> bytes:
    """A `revisit` record."""
    http = StatusAndHeaders(status, [HTML], protocol="HTTP/1.1")
    profile = {"WARC_Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"}
    return _record("revisit", url, b"", http, date, gzip, {**profile, **warc})


def bare(
    url: str,
    body: bytes,
    *,
    version: str = "WARC/1.0",
    kind: str = "response",
    status: str = "HTTP/1.1 200 OK",
    headers: str = "Content-Type: text/html\r\n",
    date: str = "2025-06-01T12:00:00Z",
    extra: str = "",
    block: bytes | None = None,
) -> bytes:
    """A record by hand, not compressed, with nothing in it but what the standard demands; `extra` are more lines."""
    if block is None:
        block = f"{status}\r\n{headers}\r\n".encode() + body
    head = (
        f"{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n{extra}"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def payload_digest(record: bytes) -> str:
    """The payload digest that a record written here carries."""
    from warcio.archiveiterator import ArchiveIterator

    return str(next(iter(ArchiveIterator(io.BytesIO(record)))).rec_headers.get_header("WARC-Payload-Digest"))


def write(path: Path, records: Iterable[bytes]) -> Path:
    """A WARC file of these records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(records))
    return path


def _record(
    kind: str, url: str, body: bytes, http: StatusAndHeaders, date: str, gzip: bool, warc: dict[str, str]
) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzip, warc_version="WARC/1.1")
    more = {"WARC-Date": date} | {name.replace("_", "-"): value for name, value in warc.items()}
    writer.write_record(
        writer.create_warc_record(
            url, kind, io.BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=more
        )
    )
    return stream.getvalue()
