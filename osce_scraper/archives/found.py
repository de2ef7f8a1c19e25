"""What reading an archive yields: captures of pages, revisits of earlier captures, and what was passed over."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from osce_scraper.page import Page

Reason = Literal[
    "foreign",  # another host's answer: Common Crawl files hold little else
    "no item",  # the OSCE's, but its address names no item: a listing, a file, the front page
    "status",  # redirects, 404s, errors
    "media type",  # PDFs, pictures
    "record type",  # the OSCE's, but no answer of its server: text made of a page, a page without its HTTP headers
    "no address",  # a saved page that nothing tells the address of
    "damaged",  # bytes that are no record
    "digest",  # a record whose bytes are not those its writer counted
    "cut off",  # a record, gzip member or answer that ends too early
    "too large",
    "undecodable",  # an answer whose content coding cannot be undone
]

# What was lost, against what was not wanted: each of these is worth a line of its own in the rejects.
LOSSES: frozenset[Reason] = frozenset({"no address", "damaged", "digest", "cut off", "too large", "undecodable"})

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def printable(name: str) -> str:
    """A file name as people and rows can carry it: what cannot be printed or encoded is escaped.

    >>> printable("pages/a\\tb.warc.gz")
    'pages/a\\\\tb.warc.gz'
    """
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape", "surrogatepass").decode(), name)


@dataclass(frozen=True, slots=True)
class Capture:
    """One page of an archive. `place` is where it lies (`file.warc.gz@12345`), `digest` names its payload."""

    page: Page
    place: str
    digest: str


@dataclass(frozen=True, slots=True)
class Revisit:
    """A note that an address gave the same payload as an earlier capture, which may lie in another archive.

    `digest` names that payload, `refers_to` is the time of that capture; a revisit may carry one or both.
    """

    url: str
    fetched_at: datetime | None
    place: str
    digest: str | None
    refers_to: datetime | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in an archive that is no page of an item: why, where, and in words."""

    reason: Reason
    place: str
    detail: str
    url: str | None = None

    @property
    def is_loss(self) -> bool:
        """Whether a page may have been lost here, against one that nobody wants."""
        return self.reason in LOSSES


Found = Capture | Revisit | Skipped
