"""A Row: what a listing, a sitemap, a feed or a user says about one item before its page is asked for."""

from dataclasses import dataclass
from datetime import datetime

from osce_scraper import urls


@dataclass(frozen=True, slots=True)
class Row:
    """One item as a source announces it; everything but the address may be unsaid.

    `url` is canonical. Facts are what the row prints, not what they mean: `published` is the printed or ISO date.
    `modified` is the time of change that a sitemap or feed gives (aware).
    """

    url: str
    source: str = "address"
    """Which source said it: `listing`, `sitemap`, `feed`, `node`, `translation`, `address`."""
    origin: str = ""
    """Which listing, where there are several: each prints other facts, and only its own can be compared."""
    title: str | None = None
    published: str | None = None
    kind: str | None = None
    issued_by: tuple[str, ...] = ()
    fields_of_work: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    snippet: str | None = None
    language: str | None = None
    modified: datetime | None = None

    @property
    def id(self) -> int | None:
        """Node id, None when the address names none."""
        return urls.node_id(self.url)

    @property
    def facts(self) -> str:
        """What the row says of the item in one line; when it differs from last time, the item may have changed."""
        moment = self.modified.isoformat() if self.modified else ""
        texts = (self.title, self.published, self.kind, *self.issued_by, *self.fields_of_work, self.snippet, moment)
        return "\x1f".join(text or "" for text in texts)
