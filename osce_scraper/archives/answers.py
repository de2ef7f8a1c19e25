"""The HTTP answer inside a WARC record: its status, type and charset, and its body with all codings undone."""

import io
import re
import zlib
from dataclasses import dataclass
from typing import Final

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader
from fastwarc.warc import HeaderMap

from osce_scraper.archives.found import Reason

# Far above any page (60 to 120 KB) and low enough that a compression bomb cannot fill a worker's memory.
MAX_BODY: Final = 32 * 1024 * 1024

# Old servers end their lines with a bare line feed.
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_BARE_FEED = re.compile(rb"(?<!\r)\n")
_CHUNK = re.compile(rb"[0-9a-fA-F]+[ \t]*(?:;[^\r\n]*)?\r?\n")
# The chunk of length 0 that ends a body, with its trailer; some archives leave out the last line.
_LAST_CHUNK = re.compile(rb"(?:^|\n)0+\r?\n(?:[!-~]+:[^\n]*\n)*\r?\n?\Z")
_LENGTH = re.compile(r"[0-9]{1,18}")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


class BadAnswer(Exception):
    """Raised by `parse`, and only seen in this room: the answer gives no body. Carries the reason to count."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason: Reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as archived; `payload` is still coded, `body` undoes that."""

    status: int
    media_type: str
    charset: str | None
    payload: bytes
    headers: HeaderMap

    @property
    def is_html(self) -> bool:
        """Whether the server calls it HTML, or nothing at all (old captures often have no type)."""
        return self.media_type in ("text/html", "application/xhtml+xml", "")

    def body(self) -> bytes:
        """The body as the browser would see it. Raises `BadAnswer` when it is incomplete, too large or undecodable."""
        wanted = self.headers.get("Content-Length") or ""
        chunked = "chunked" in (self.headers.get("Transfer-Encoding") or "").lower()
        if _LENGTH.fullmatch(wanted) and not chunked and len(self.payload) < int(wanted):
            raise BadAnswer("cut off", f"{len(self.payload)} of {wanted} bytes")
        data = _undone(self.payload, "chunked") if chunked else self.payload
        for coding in reversed(_codings(self.headers)):
            data = _undone(data, coding)
        return data


def parse(block: bytes) -> Answer:
    """The answer in the block of a `response` record. Raises `BadAnswer` when it is none."""
    headers = HeaderMap()
    end = _END_OF_HEADER.search(block)
    length = end.end() if end else len(block)
    try:
        headers.parse(io.BytesIO(_BARE_FEED.sub(b"\r\n", block[:length])))
    except OSError as error:
        raise BadAnswer("damaged", f"HTTP header: {str(error)[:80]}") from error
    status = headers.status_code
    if status is None:
        raise BadAnswer("damaged", "no HTTP status line")
    content_type = headers.get("Content-Type") or ""
    charset = _CHARSET.search(content_type)
    return Answer(
        status=status,
        media_type=content_type.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
        payload=block[length:],
        headers=headers,
    )


def _codings(headers: HeaderMap) -> list[str]:
    return [name.strip().lower() for value in headers.get_multiple("Content-Encoding") for name in value.split(",")]


def _undone(data: bytes, coding: str) -> bytes:
    """The data without one coding; an archive that undid the coding but kept its header is believed by its bytes."""
    try:
        match coding:
            case "gzip" | "x-gzip" | "deflate":
                plain = _inflated(data)
            case "br":
                plain = BrotliReader(io.BytesIO(data)).read(MAX_BODY + 1)
            case "zstd":
                plain = ZstdReader(io.BytesIO(data)).read(MAX_BODY + 1)
            case "chunked":
                if _CHUNK.match(data) and not _LAST_CHUNK.search(data, max(0, len(data) - 1000)):
                    raise BadAnswer("cut off", "no last chunk")
                plain = ChunkedReader(io.BytesIO(data)).read(MAX_BODY + 1)
            case _:  # identity, or a name nobody knows: the bytes speak for themselves
                plain = data
    except (OSError, zlib.error) as error:
        if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
            return data
        raise BadAnswer("undecodable", f"{coding}: {str(error)[:80]}") from error
    if len(plain) > MAX_BODY:
        raise BadAnswer("too large", f"more than {MAX_BODY} bytes after {coding}")
    return plain


def _inflated(data: bytes) -> bytes:
    """Gzip or deflate, with or without its zlib header. Raises `BadAnswer` for a stream that stops too early."""
    raw = data[:2] != b"\x1f\x8b" and not (data[:1] == b"\x78" and int.from_bytes(data[:2], "big") % 31 == 0)
    stream = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
    plain = stream.decompress(data, MAX_BODY + 1)
    if not stream.eof and len(plain) <= MAX_BODY:
        raise BadAnswer("cut off", f"{len(plain)} bytes before the compressed body ended")
    return plain
