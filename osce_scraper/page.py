"""A Page: the bytes of one answer and where and when they came from.

Everything upstream (spiders, archives, files) makes Pages; nothing downstream fetches or asks the clock.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from osce_scraper import urls


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one page, its address, and the encoding its server named.

    `url` is the address as fetched; an archive's address is kept as it is and unwrapped by `address`.
    `fetched_at` (aware, UTC) is None for a saved page whose capture nobody noted. `read_at` is when the bytes
    reached this program: with no capture time it is the latest date the page can print.
    """

    body: bytes
    url: str
    encoding: str | None = None
    fetched_at: datetime | None = None
    read_at: datetime = field(default_factory=_now)

    @property
    def address(self) -> str:
        """The canonical address of the page on the OSCE's own site (see `urls.canonical`)."""
        return urls.canonical(self.url)

    @property
    def captured_at(self) -> datetime | None:
        """When the page was fetched (UTC): as noted, else the time an archive wrote into the address."""
        return self.fetched_at or urls.capture_time(self.url)
