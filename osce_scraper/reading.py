"""A Reading: what became of one address in this run. The spider yields it, the store keeps it."""

from dataclasses import dataclass
from typing import Literal

from osce_scraper import urls
from osce_scraper.exchange import Exchange
from osce_scraper.items import NewsItem
from osce_scraper.rows import Row

Outcome = Literal["read", "unchanged", "outside", "gone", "unreadable", "failed"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One address that was asked for, and what came of it.

    `requested_url` is the canonical address that was asked, `exchange` the answer (None when the network gave none),
    `item` the record read from it, `reason` why there is none, in words for the user, `outside` why a record is not
    what the user asked for. `differences` names fields in which the row and the page disagree.
    """

    requested_url: str
    exchange: Exchange | None = None
    item: NewsItem | None = None
    reason: str | None = None
    row: Row | None = None
    outside: str | None = None
    differences: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """`read`, `unchanged` (304), `outside` (not asked for), `gone` (404, 410), `unreadable` (no item), `failed`."""
        if self.outside is not None:
            return "outside"
        if self.item is not None:
            return "read"
        if self.exchange is None:
            return "failed"
        match self.exchange.status:
            case 304:
                return "unchanged"
            case 404 | 410:
                return "gone"
            case status if 200 <= status < 300:
                return "unreadable"
            case _:
                return "failed"

    @property
    def id(self) -> int | None:
        """Node id of the item, from the record, else from the address."""
        return self.item.id if self.item is not None else urls.node_id(self.requested_url)
