"""WARC files: their answers of OSCE items as captures, whatever stands between them counted and passed over."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from osce_scraper import urls
from osce_scraper.archives.answers import MAX_BODY, BadAnswer, parse
from osce_scraper.archives.found import Capture, Found, Revisit, Skipped
from osce_scraper.archives.tracks import RECORD, Window, next_record
from osce_scraper.layouts import address_of
from osce_scraper.page import Page

ENDINGS: Final = (".warc", ".warc.gz", ".warc.zst")
_WANTED: Final = WarcRecordType.response | WarcRecordType.revisit


class _Lost(BadAnswer):
    """A record whose length cannot be trusted, and with it the place of the next record."""


def read(file: BinaryIO, name: str, start: int, stop: int) -> Iterator[Found]:
    """What the records of a WARC file between two bytes hold, in their order; both must be starts of records or ends.

    Damage is reported once where it begins; reading goes on at the next sound record. Raises `ArchiveError` when the
    file itself cannot be read.
    """
    at: int | None = start
    gap: int | None = None  # the last sound record, when what follows it could not be read
    while at is not None:
        here = at
        sound = False
        try:
            for record in ArchiveIterator(Window(file, at, stop), record_types=_WANTED, parse_http=False):
                if gap is not None:
                    yield Skipped("damaged", f"{name}@{gap}", "unreadable bytes after this record")
                    gap = None
                here, sound = at + record.stream_pos, True
                yield _found(record, f"{name}@{here}")
            return
        except _Lost as error:
            yield Skipped(error.reason, f"{name}@{here}", str(error))
        except OSError as error:  # how fastwarc says that these bytes are no record
            if sound:
                gap = here
            else:
                yield Skipped("damaged", f"{name}@{here}", str(error)[:120])
                gap = None
        at = next_record(file, name, here + 1, stop)
    if gap is not None:
        yield Skipped("damaged", f"{name}@{gap}", "unreadable bytes after this record")


def _found(record: WarcRecord, place: str) -> Found:
    """What one record holds."""
    url = _header(record, "WARC-Target-URI").strip("<> ")  # some old writers put the address in <>
    if not url:
        return Skipped("no address", place, "no WARC-Target-URI")
    if not urls.is_osce(urls.unwrapped(url)):
        return Skipped("foreign", place, url[:200])
    fetched_at = urls.capture_time(url) or _instant(_header(record, "WARC-Date"))
    try:
        if record.record_type == WarcRecordType.revisit:
            return _revisit(record, url, fetched_at, place)
        return _capture(record, url, fetched_at, place)
    except _Lost:
        raise
    except BadAnswer as error:
        return Skipped(error.reason, place, str(error), url)


def _capture(record: WarcRecord, url: str, fetched_at: datetime | None, place: str) -> Capture | Skipped:
    answer = parse(_block(record))
    if answer.status != 200:
        return Skipped("status", place, str(answer.status), url)
    if not answer.is_html:
        return Skipped("media type", place, answer.media_type, url)
    if truncated := _header(record, "WARC-Truncated"):
        return Skipped("cut off", place, f"by its crawler: {truncated}", url)
    body = answer.body()
    if urls.node_id(url) is None:  # a word alias: the page may still name its node
        named = address_of(body)
        if named is None or urls.node_id(named) is None:
            return Skipped("no item", place, url[:200], url)
        url = named
    digest = _header(record, "WARC-Payload-Digest") or _sha1(answer.payload)
    return Capture(Page(body, url, answer.charset, fetched_at), place, digest.lower())


def _revisit(record: WarcRecord, url: str, fetched_at: datetime | None, place: str) -> Revisit | Skipped:
    if urls.node_id(url) is None:
        return Skipped("no item", place, url[:200], url)
    digest = _header(record, "WARC-Payload-Digest")
    refers_to = _instant(_header(record, "WARC-Refers-To-Date"))
    return Revisit(url, fetched_at, place, digest.lower() or None, refers_to)


def _block(record: WarcRecord) -> bytes:
    """The block of a record, whole and as its writer counted it. Raises `BadAnswer` when it is not."""
    length = _header(record, "Content-Length")
    if not length.isdecimal():
        raise _Lost("damaged", f"Content-Length: {length[:40]!r}")
    if int(length) > MAX_BODY:
        raise BadAnswer("too large", f"{length} bytes")
    digest_is_known = _header(record, "WARC-Block-Digest").lower().startswith(("sha1:", "sha256:"))
    try:
        matches = not digest_is_known or record.verify_block_digest()
        block = record.reader.read()
    except OSError as error:
        raise _Lost("damaged", str(error)[:120]) from error
    if len(block) < int(length):
        raise _Lost("cut off", f"{len(block)} of {length} bytes")
    if RECORD.search(block):
        raise _Lost("damaged", "its length runs into the next record")
    if not matches:
        raise BadAnswer("digest", "the bytes do not match WARC-Block-Digest")
    return block


def _header(record: WarcRecord, name: str) -> str:
    """A WARC header, empty when the record has none of that name."""
    return (record.headers.get(name) or "").strip()


def _sha1(payload: bytes) -> str:
    """The payload's digest as WARC writers note it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()


def _instant(text: str) -> datetime | None:
    """A WARC date (ISO 8601, UTC); None when it is none."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
