"""What a run has to ask for: what is new, what changed, what failed before, and how far its listings were followed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from osce_scraper import __version__
from osce_scraper.output.ledger import Address, Ledger, edition, stamp
from osce_scraper.output.run import Run
from osce_scraper.rows import Row

Why = Literal["new", "changed", "failed", "recheck", "asked"]
_ROW = TypeAdapter(Row)
_WALKED = TypeAdapter(tuple[int, bool])


@dataclass(frozen=True, slots=True)
class Wanted:
    """That an address is to be asked for: why, and what to send along so that an unchanged page costs no body."""

    why: Why
    etag: str | None = None
    last_modified: str | None = None


def voice(row: Row) -> str:
    """Who says what a row says: two listings print different facts of one item, and each is compared with itself."""
    return row.origin or row.source


def _row(address: Address) -> Row:
    """The row that announced an address; what a bad disk made of it tells nothing, but the address stays."""
    try:
        return _ROW.validate_json(address.row) if address.row else Row(address.url)
    except ValidationError:
        return Row(address.url)


class Agenda:
    """What one run has to ask for. Every method raises `StoreError` when the ledger cannot be read or written."""

    def __init__(self, ledger: Ledger, run: Run) -> None:
        self._ledger, self._run = ledger, run
        self._asked: set[str] = set()

    def wanted(self, row: Row, *, full: bool = False, recheck: timedelta | None = None) -> Wanted | None:
        """Whether the item of a row is to be asked for now, None when it is not.

        It is when it is new, when the row says something else than at the last reading, when the last answer failed
        in passing, when it was issued less than `recheck` ago, and under `full`. What was not found (404) or held no
        item is asked again ever more seldom (`_due`), and at once when it could not be read and the scraper is newer.
        An edition is asked for once a run, however many sources name it, and not again by a run that continues this
        one.
        """
        name = edition(row.url)
        address = self._ledger.address(name)
        if address is None:
            address = Address(name, row.url, row.id, _ROW.dump_json(row).decode(), stamp(datetime.now(UTC)))
            self._ledger.put_address(address)
        why = None if name in self._asked else self._why(address, row, full, recheck)
        if why is None:
            if address.checked_at and self._ledger.facts(name, voice(row)) is None:
                self._ledger.put_facts(name, voice(row), row.facts)
            return None
        self._asked.add(name)
        if why in ("new", "asked") or self._ledger.item_of(name) is None:
            return Wanted(why)
        return Wanted(why, address.etag, address.last_modified)

    def checked(self) -> dict[str, str]:
        """When each edition was last answered (UTC, ISO 8601)."""
        return self._ledger.checked()

    def unfinished(self) -> Iterator[Row]:
        """Rows of earlier runs that were never asked for, or gave no item and are worth asking again."""
        for address in self._ledger.open_addresses():
            row = _row(address)
            if address.outcome in (None, "failed") or _due(address, row):
                yield row

    def reached(self, start: str) -> int:
        """Page of a listing (from 0) at which a walk that was cut off goes on; 0 when the last one was closed."""
        return self._walk(start)[0]

    def complete(self, start: str) -> bool:
        """Whether a walk ever came to the natural end of the listing: what comes later stands in front."""
        return self._walk(start)[1]

    def note(self, start: str, page: int) -> None:
        """Write down that all rows of a listing up to a page are taken."""
        self._note(start, page, self.complete(start))

    def closed(self, start: str, *, natural: bool) -> None:
        """Write down that a walk is over, at the natural end of the listing or where nothing new came."""
        self._note(start, 0, natural or self.complete(start))

    def _walk(self, start: str) -> tuple[int, bool]:
        try:
            reached, complete = _WALKED.validate_json(self._ledger.mark(self._walk_mark(start)) or "[0, false]")
        except ValidationError:  # a bad disk: the listing is walked from its beginning
            return 0, False
        return reached, complete

    def _note(self, start: str, reached: int, complete: bool) -> None:
        self._ledger.put_mark(self._walk_mark(start), json.dumps([reached, complete]))
        self._ledger.commit()

    def _walk_mark(self, start: str) -> str:
        return f"walk {start} {self._run.scope}"

    def _why(self, address: Address, row: Row, full: bool, recheck: timedelta | None) -> Why | None:
        if address.checked_at is None:
            return "new"
        checked = address.checked_run or 0
        if checked == self._run.number:
            return None
        if address.outcome == "failed":
            return "failed"
        if address.outcome == "outside":
            return "new" if self._ledger.scope(checked) != self._run.scope else None
        if self._changed(address, row):
            return "changed"
        if checked >= self._run.horizon:
            return None
        if full:
            return "asked"
        if address.outcome in ("gone", "unreadable") and _due(address, row):
            return "failed"
        return "recheck" if recheck is not None and self._younger(address, recheck) else None

    def _changed(self, address: Address, row: Row) -> bool:
        facts = self._ledger.facts(address.edition, voice(row))
        if facts is not None:
            return facts != row.facts
        # The source names the item for the first time; only a time of change can tell.
        return row.modified is not None and stamp(row.modified) > (address.checked_at or "")

    def _younger(self, address: Address, age: timedelta) -> bool:
        item = self._ledger.item_of(address.edition)
        return item is not None and (item.issued_on or address.first_seen) >= stamp(datetime.now(UTC) - age)[:10]


def _due(address: Address, row: Row) -> bool:
    """Whether an address that gave no item is worth asking again: a passing error page may look like any other.

    It is once as much time has passed since the last answer as between its first sight and that: after one night,
    two, four, eight. Not so for 410, which is for good, and for ids that nobody named (a node walk).
    """
    if address.outcome == "unreadable" and address.version != __version__:
        return True
    if address.status == 410 or row.source == "node" or address.checked_at is None:
        return False
    seen, checked = datetime.fromisoformat(address.first_seen), datetime.fromisoformat(address.checked_at)
    return datetime.now(UTC) - checked >= checked - seen
