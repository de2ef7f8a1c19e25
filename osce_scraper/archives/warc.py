"""WARC files: their answers of OSCE items as captures, whatever stands between them counted and passed over."""

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO, Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from osce_scraper import urls
from osce_scraper.archives.answers import MAX_BODY, Answer, BadAnswer, parse
from osce_scraper.archives.found import Capture, Found, Revisit, Skipped
from osce_scraper.archives.tracks import RECORD, Window, next_record, torn_member, track_of
from osce_scraper.page import Page
from osce_scraper.saved import item_address

ENDINGS: Final = (".warc", ".warc.gz", ".warc.zst")
_READ: Final = (WarcRecordType.response, WarcRecordType.revisit)
_OTHERS: Final = (WarcRecordType.resource, WarcRecordType.conversion)
_STRANGE: Final = (WarcRecordType.unknown, WarcRecordType.no_type)
_TYPE: Final = re.compile(r"[\w-]+")  # others than the standard's are allowed, and passed over
_LENGTH: Final = re.compile(r"[0-9]{1,18}")
_SHORT_DATES: Final = {4: "-01-01", 7: "-01"}


class _Lost(BadAnswer):
    """A record whose length cannot be trusted, and with it the place of the next record."""

    url: str | None = None
    """Its address, where that is known."""


def read(file: BinaryIO, name: str, start: int, stop: int) -> Iterator[Found]:
    """What the records of a WARC file between two bytes hold, in their order; both must be starts of records or ends.

    Damage is reported once where it begins; reading goes on at the next sound record. Raises `ArchiveError` when the
    file itself cannot be read.
    """
    track = track_of(file, name, stop)
    at: int | None = start
    gap: int | None = None  # the last sound record, when what follows it could not be read
    while at is not None:
        here, sound, told = at, False, False
        before = track.before if at else b""
        try:
            for record in ArchiveIterator(Window(file, at, stop, before), parse_http=False):
                if gap is not None:
                    yield _unreadable_after(name, gap)
                    gap = None
                here, sound = at + record.stream_pos - len(before), True
                found = _found(record, f"{name}@{here}")
                told = isinstance(found, Skipped) and found.is_loss
                if found:
                    yield found
            if not track.is_compressed:
                break
            # For fastwarc, an empty gzip member is the end (some writers leave them in the middle), and so is one of
            # which only some bytes are left.
            if track.is_gzip and (torn := torn_member(file, here, stop)) is not None:
                at = next_record(file, track, here + 1, stop)
                if at is None or at > torn:
                    yield _torn(f"{name}@{torn}", is_last=at is None)
                continue
        except _Lost as error:
            yield Skipped(error.reason, f"{name}@{here}", str(error), error.url)
        except OSError as error:  # how fastwarc says that these bytes are no record
            gap = here if sound and not told else None
            if not sound:
                yield Skipped("damaged", f"{name}@{here}", str(error)[:120])
        at = next_record(file, track, here + 1, stop)
    if gap is not None:
        yield _unreadable_after(name, gap)


def _torn(place: str, is_last: bool) -> Skipped:
    """A member without an end. With records behind it, it is damaged: a flipped bit can ask for all the rest as header."""
    if is_last:
        return Skipped("cut off", place, "the file ends in this record")
    return Skipped("damaged", place, "a gzip member without an end")


def _unreadable_after(name: str, offset: int) -> Skipped:
    return Skipped("damaged", f"{name}@{offset}", "unreadable bytes after this record")


def _found(record: WarcRecord, place: str) -> Found | None:
    """What one record holds; None for one that only describes others (requests, metadata, the file itself)."""
    kind = record.record_type
    if kind in _STRANGE and not _TYPE.fullmatch(_header(record, "WARC-Type")):
        raise _Lost("damaged", "no WARC-Type, or header lines that do not end as the standard asks")
    if not _LENGTH.fullmatch(length := _header(record, "Content-Length")):
        raise _Lost("damaged", f"Content-Length: {length[:40]!r}")
    if kind not in _READ + _OTHERS:
        return None
    url = _header(record, "WARC-Target-URI").strip("<> ")  # some old writers put the address in <>
    if not url:
        return Skipped("no address", place, "no WARC-Target-URI")
    if not urls.is_osce(urls.unwrapped(url)):
        return Skipped("foreign", place, url[:200])
    if kind in _OTHERS:
        return Skipped("record type", place, _header(record, "WARC-Type"), url)
    fetched_at = urls.capture_time(url) or _instant(_header(record, "WARC-Date"))
    try:
        if kind == WarcRecordType.revisit:
            return _revisit(record, url, fetched_at, place)
        return _capture(record, url, fetched_at, place)
    except _Lost as error:
        error.url = url
        raise
    except BadAnswer as error:
        return Skipped(error.reason, place, str(error), url)


def _capture(record: WarcRecord, url: str, fetched_at: datetime | None, place: str) -> Capture | Skipped:
    answer = parse(_block(record))
    if unwanted := _unwanted(answer, url, place):
        return unwanted
    if truncated := _header(record, "WARC-Truncated"):
        return Skipped("cut off", place, f"by its crawler: {truncated}", url)
    body = answer.body()
    item = item_address(url, body)
    if item is None:
        return Skipped("no item", place, url[:200], url)
    return Capture(Page(body, item, answer.charset, fetched_at), place, _digest(record) or _sha1(answer.payload))


def _revisit(record: WarcRecord, url: str, fetched_at: datetime | None, place: str) -> Revisit | Skipped:
    if urls.node_id(url) is None:
        return Skipped("no item", place, url[:200], url)
    # Redirects and files are repeated too; 304 is how a server says that a page is unchanged.
    if (block := _block(record)) and (unwanted := _unwanted(parse(block), url, place, 304)):
        return unwanted
    refers_to = _instant(_header(record, "WARC-Refers-To-Date"))
    return Revisit(url, fetched_at, place, _digest(record) or None, refers_to)


def _unwanted(answer: Answer, url: str, place: str, *good: int) -> Skipped | None:
    """Why an answer holds no page; `good` are statuses that do beside 200."""
    if answer.status not in (200, *good):
        return Skipped("status", place, str(answer.status), url)
    if not answer.is_html:
        return Skipped("media type", place, answer.media_type, url)
    return None


def _block(record: WarcRecord) -> bytes:
    """The block of a record, whole and as its writer counted it. Raises `BadAnswer` when it is not."""
    length = _header(record, "Content-Length")
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
    if not (digest_is_known and matches) and RECORD.search(block):
        raise _Lost("damaged", "its length runs into the next record")
    if not matches:
        raise BadAnswer("digest", "the bytes do not match WARC-Block-Digest")
    return block


def _header(record: WarcRecord, name: str) -> str:
    """A WARC header, empty when the record has none of that name."""
    return (record.headers.get(name) or "").strip()


def _digest(record: WarcRecord) -> str:
    """The payload's digest as its writer noted it, in one spelling; empty when it is not noted."""
    return "".join(_header(record, "WARC-Payload-Digest").split()).lower()


def _sha1(payload: bytes) -> str:
    """The payload's digest as WARC writers note it."""
    digest = base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()
    return f"sha1:{digest}".lower()


def _instant(text: str) -> datetime | None:
    """A WARC date (UTC); None when it is none. WARC 1.1 allows a year, or a year and a month, too.

    >>> _instant("2025-06")
    datetime.datetime(2025, 6, 1, 0, 0, tzinfo=datetime.timezone.utc)
    """
    text += _SHORT_DATES.get(len(text), "")
    try:
        instant = datetime.fromisoformat(text)
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
    except (ValueError, OverflowError):  # OverflowError: before the year 1 or after 9999 in UTC
        return None
