"""An archive file of ours read back: its whole records, the damage between them, and the pages of items in it.

`archives` reads the archives of others; this reads what `archive` wrote, also when half of it is broken.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from pathlib import Path
from typing import BinaryIO, Final

from warcio.archiveiterator import ArchiveIterator

from osce_scraper import urls
from osce_scraper.page import Page

_RECORD: Final = b"WARC/1."
_GZIP: Final = re.compile(rb"\x1f\x8b\x08")
_CHUNK: Final = 1 << 15  # about one record with its page
_HEAD: Final = 1 << 14  # the WARC headers of a record of ours take less than 1 KB


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an archive file, bytes `start` to `end`: one whole record, or damage up to the next one."""

    start: int
    end: int
    headers: dict[str, str]
    """WARC headers of the record; empty for damage."""

    @property
    def whole(self) -> bool:
        """Whether this is a whole record: zlib has checked its length and its CRC."""
        return bool(self.headers)


def spans(path: Path, start: int = 0) -> Iterator[Span]:
    """The records of an archive file from a position on, and the damaged parts between them."""
    with path.open("rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        while start < size:
            end, head = _member(stream, start)
            if not head.startswith(_RECORD):
                end, head = _next_record(stream, start + 1, size), b""
            yield Span(start, end, _headers(head))
            start = end


def _member(stream: BinaryIO, start: int) -> tuple[int, bytes]:
    """Where the gzip member that begins at a position ends, and its first bytes; none when it is not whole."""
    stream.seek(start)
    member, head, end = zlib.decompressobj(wbits=31), b"", start
    try:
        while not member.eof:
            chunk = stream.read(_CHUNK)
            if not chunk:
                return start, b""
            head = (head + member.decompress(chunk)[:_HEAD])[:_HEAD]
            end += len(chunk) - len(member.unused_data)
    except zlib.error:
        return start, b""
    return end, head


def _next_record(stream: BinaryIO, start: int, size: int) -> int:
    """Where the next whole record after a position begins; the end of the file when there is none."""
    tail = b""
    stream.seek(start)
    while chunk := stream.read(_CHUNK):
        window, begin = tail + chunk, stream.tell() - len(chunk) - len(tail)
        for match in _GZIP.finditer(window):
            resume = stream.tell()
            if _member(stream, begin + match.start())[1].startswith(_RECORD):
                return begin + match.start()
            stream.seek(resume)
        tail = window[-2:]
    return size


def _headers(head: bytes) -> dict[str, str]:
    lines = head.partition(b"\r\n\r\n")[0].decode("utf-8", "replace").split("\r\n")[1:]
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def pages(path: Path) -> Iterator[Page]:
    """The pages of items in an archive file of ours, in the order in which they were fetched."""
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            url = record.rec_headers.get_header("WARC-Target-URI")
            if record.rec_type != "response" or urls.node_id(url) is None or record.http_headers is None:
                continue
            if record.http_headers.get_statuscode() == "200":
                fetched_at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
                kind = Message()
                kind["Content-Type"] = record.http_headers.get_header("Content-Type", "text/html")
                yield Page(record.content_stream().read(), url, kind.get_content_charset(), fetched_at)
