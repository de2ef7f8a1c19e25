"""What to harvest, and one row of an archive's index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from osce_scraper import urls

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "unk", ""})  # "unk": the index could not tell


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
        if not (url.isprintable() and " " not in url and urls.is_osce(url) and _moment(timestamp)):
            return False
        node = urls.node_id(url)
        if node is None:
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


def _moment(timestamp: str) -> datetime | None:
    """When a timestamp of an index (14 digits) says that a capture was taken; None when it says nothing."""
    try:
        return datetime.strptime(timestamp, "%Y%m%d%H%M%S") if len(timestamp) == 14 else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of an index: an address at a time, the digest of its payload, and where the archive keeps it."""

    source: str
    url: str
    timestamp: str
    digest: str
    place: str = ""
    """Common Crawl: file, offset and length of the record, separated by blanks."""


def ranges(words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Ranges of node ids as users write them. Raises ValueError for other words.

    >>> ranges(["591000-592000", "599990"])
    ((591000, 592000), (599990, 599990))
    """
    pairs = [word.partition("-") for word in words]
    return tuple((int(first), int(last or first)) for first, _, last in pairs)
