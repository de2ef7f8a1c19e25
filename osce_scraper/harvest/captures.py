"""What to harvest, and one row of an archive's index."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from osce_scraper import urls

PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", "unk", ""})  # "unk": the index could not tell
REPEATS: Final = "repeats another capture"
"""`place` of a row that only says that a payload came again; whether it was a page, the row does not say."""
_RANGE: Final = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which captures are wanted: of items with these node ids, taken in these years, under this address prefix.

    >>> Selection(ids=((591000, 592000),)).holds("https://www.osce.org/secretariat/591767", "20250601120000")
    True
    """

    ids: tuple[tuple[int, int], ...] = ()
    """Ranges of node ids, both ends included; none means all."""
    since: int = 1996
    until: int = 9999
    """Years of capture, both included."""
    prefix: str = "osce.org"
    """Host, or host and beginning of a path, without scheme: `www.osce.org/secretariat`."""

    @property
    def is_domain(self) -> bool:
        """Whether all hosts below the prefix are meant, against one beginning of addresses."""
        return "/" not in self.prefix

    def holds(self, url: str, timestamp: str) -> bool:
        """Whether a capture is one of an item and wanted."""
        # What an index says is copied into headers and questions: nothing in it may begin a line of its own.
        if not (url.isprintable() and " " not in url and urls.is_osce(url)):
            return False
        node = urls.node_id(url)
        if node is None or not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) >= 4):
            return False
        in_ids = not self.ids or any(first <= node <= last for first, last in self.ids)
        return in_ids and self.since <= int(timestamp[:4]) <= self.until and self._is_under_prefix(url)

    def _is_under_prefix(self, url: str) -> bool:
        """Compared as the indexes do it: without scheme, `www.` and case."""
        address = urls.canonical(url).removeprefix("https://").removeprefix("www.")
        prefix = self.prefix.lower().removeprefix("www.")
        if not self.is_domain:
            return address.startswith(prefix)
        host = address.partition("/")[0]
        return host == prefix or host.endswith(f".{prefix}")


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of an index: an address at a time, the digest of its payload, and where the archive keeps it."""

    source: str
    url: str
    timestamp: str
    digest: str
    place: str = ""
    """Common Crawl: file, offset and length of the record, separated by blanks. Wayback: empty, or `REPEATS`."""


def moment(timestamp: str) -> datetime:
    """When a capture was taken (UTC). Indexes hold times cut short and days that never were.

    >>> [f"{moment(stamp):%Y-%m-%d %H:%M}" for stamp in ("20250601123000", "2025", "20000800241213")]
    ['2025-06-01 12:30', '2025-01-01 00:00', '2000-08-01 00:00']
    """
    for length in (14, 12, 10, 8, 6):
        try:
            padded = timestamp[:length] + "00000101000000"[length:]
            return datetime.strptime(padded[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            continue
    return datetime(int(timestamp[:4]), 1, 1, tzinfo=UTC)


def ranges(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Ranges of node ids as users write them. Raises ValueError for other words.

    >>> ranges(["591000-592000", "599990"])
    ((591000, 592000), (599990, 599990))
    """
    pairs = []
    for word in words:
        match = _RANGE.fullmatch(word.strip())
        if match is None or int(match[1]) > int(match[2] or match[1]):
            raise ValueError(f"node ids are given as 591000-592000 or 591767, not {word!r}")
        pairs.append((int(match[1]), int(match[2] or match[1])))
    return tuple(pairs)


def prefix(words: str) -> str:
    """Host, or host and beginning of a path, as users write it. Raises ValueError for one that is not the OSCE's.

    >>> prefix("https://www.osce.org/secretariat/"), prefix("ODIHR.osce.org/")
    ('www.osce.org/secretariat/', 'odihr.osce.org')
    """
    address = words.strip() if "://" in words else f"https://{words.strip()}"
    if not urls.is_osce(address):
        raise ValueError(f"not an address of the OSCE: {words!r}")
    parts = urlsplit(address)
    return parts.netloc.lower() + (parts.path if parts.path != "/" else "")
