"""The ledger of an output: which addresses and items were seen, fetched and written, in SQLite.

The files of the output are the truth; the ledger makes them quick to ask, and remembers the answers that leave no
line (304, validators, how far a source was followed). It can be rebuilt from the files (`recovery`).
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from osce_scraper.output.archive import Capture
from osce_scraper.output.database import Database
from osce_scraper.urls import edition as edition


def stamp(moment: datetime) -> str:
    """A time as the ledger writes it: UTC to the second, so that texts compare as times do."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Address:
    """What the ledger knows of one edition; the fields are the columns of `addresses` (ledger.sql)."""

    edition: str
    url: str
    id: int | None
    row: str | None
    first_seen: str
    checked_at: str | None = None
    checked_run: int | None = None
    outcome: str | None = None
    status: int | None = None
    reason: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The newest line of an item in the log; the fields are the columns of `items` (ledger.sql)."""

    key: int | str
    language: str
    edition: str
    issued_on: str | None
    content_hash: str
    revision: int


class Ledger(Database):
    """The ledger file. Changes stand in one transaction until `commit`.

    Every method raises `StoreError` when the file cannot be read or written, `DamageError` when it is damaged.
    """

    LAYOUT, TABLE = "ledger.sql", "addresses"
    APPLICATION = 0x4F534345  # "OSCE"
    VERSION = 1

    # -- addresses

    def address(self, edition: str) -> Address | None:
        """What is known of an edition, None when it was never seen."""
        row = self.first("SELECT * FROM addresses WHERE edition = ?", edition)
        return Address(*row) if row else None

    def put_address(self, address: Address) -> None:
        """Write down what is known of an edition."""
        self.put("addresses", *astuple(address))

    def checked(self) -> dict[str, str]:
        """When each edition was last answered."""
        return dict(self.all("SELECT edition, checked_at FROM addresses WHERE checked_at NOT NULL"))

    def open_addresses(self) -> Iterator[Address]:
        """Editions that were seen but never asked for, and those whose last answer was no item."""
        none = "outcome IS NULL OR outcome IN ('failed', 'gone', 'unreadable')"
        for row in self.all(f"SELECT * FROM addresses WHERE {none} ORDER BY edition"):
            yield Address(*row)

    def facts(self, edition: str, source: str) -> str | None:
        """What a source printed of an edition when it was last read."""
        return self.text("SELECT facts FROM facts WHERE edition = ? AND source = ?", edition, source)

    def put_facts(self, edition: str, source: str, facts: str) -> None:
        """Write down what a source prints of an edition."""
        self.put("facts", edition, source, facts)

    def replace_facts(self, edition: str, source: str, facts: str) -> None:
        """Write down what one source printed when the edition was read; the others are asked anew."""
        self.do("DELETE FROM facts WHERE edition = ?", edition)
        self.put_facts(edition, source, facts)

    # -- items

    def item(self, key: int | str, language: str) -> Written | None:
        """The newest line of an item, None when none was written."""
        row = self.first("SELECT * FROM items WHERE key = ? AND language = ?", key, language)
        return Written(*row) if row else None

    def item_of(self, edition: str) -> Written | None:
        """The item that an edition gave."""
        row = self.first("SELECT * FROM items WHERE edition = ?", edition)
        return Written(*row) if row else None

    def items(self) -> Iterator[Written]:
        """The newest line of every item."""
        for row in self.all("SELECT * FROM items"):
            yield Written(*row)

    def put_item(self, written: Written) -> None:
        """Write down the newest line of an item."""
        self.put("items", *astuple(written))

    # -- files

    def capture(self, url: str) -> Capture | None:
        """The newest archived body of an address."""
        row = self.first("SELECT digest, date FROM captures WHERE url = ?", url)
        return Capture(*row) if row else None

    def put_capture(self, url: str, capture: Capture) -> None:
        """Write down that the body of an address was archived."""
        self.put("captures", url, *astuple(capture))

    def lengths(self) -> dict[str, int]:
        """How far each file is known, in bytes."""
        return dict(self.all("SELECT name, length FROM files"))

    def put_length(self, name: str, length: int) -> None:
        """Write down how far a file is known."""
        self.put("files", name, length)

    def mark(self, name: str) -> str | None:
        """What was written down under a name."""
        return self.text("SELECT value FROM marks WHERE name = ?", name)

    def put_mark(self, name: str, value: str) -> None:
        """Write down anything a later run wants to know."""
        self.put("marks", name, value)

    def scope(self, run: int) -> str | None:
        """Scope of a run."""
        return self.text("SELECT scope FROM runs WHERE id = ?", run)

    def newest_time(self) -> str:
        """The latest time that the ledger holds; empty when it holds none."""
        query = "SELECT max(t) FROM (SELECT max(checked_at) t FROM addresses UNION SELECT max(started) FROM runs)"
        return self.text(query) or ""

    def cap_times(self, now: str) -> None:
        """Bring times to come, written while the clock was wrong, back to now."""
        self.do("UPDATE addresses SET checked_at = min(checked_at, ?) WHERE checked_at NOT NULL", now)
        self.do("UPDATE runs SET started = min(started, ?)", now)
