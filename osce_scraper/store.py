"""The keeper of an output: log, rejects, page archive and ledger move together, or not at all.

One commit point: the files are written and brought to the disk first, then one ledger transaction says how far they
count and what was learned. A run killed in between leaves whole lines or a torn one behind what counts; the next
open takes the whole ones in and cuts the torn one (`recovery`).
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from osce_scraper import __version__, archive, log, recovery, rejects
from osce_scraper.durable import AppendOnly
from osce_scraper.exchange import Exchange
from osce_scraper.health import Health
from osce_scraper.items import NewsItem
from osce_scraper.ledger import Address, edition
from osce_scraper.output import Output
from osce_scraper.reading import Reading
from osce_scraper.rows import Row

Why = Literal["new", "changed", "failed", "recheck", "asked"]
Change = Literal["new", "revised", "same", "twin"]
_ROW = TypeAdapter(Row)


@dataclass(frozen=True, slots=True)
class Wanted:
    """That an address is to be asked for: why, and what to send along so that an unchanged page costs no body."""

    why: Why
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a listing was followed: the last page (from 0) of which all rows are taken, and whether it ended."""

    reached: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a Reading came to.

    `item` is the record with its revision, None when there is none. `change`: `new` and `revised` wrote a line,
    `same` is the version that the log holds, `twin` the same item from another edition's address.
    """

    item: NewsItem | None = None
    change: Change | None = None


class Store:
    """An open output. One process has it; `close` gives it back.

    Every method raises `StoreError` when a file cannot be written; what counted before still counts.
    """

    def __init__(self, path: Path, *, keep_pages: bool = True, scope: str = "", user_agent: str | None = None) -> None:
        """Open the output at a path (`Output.at`) for a run of a scope: the words that tell which selection it makes.

        A run that did not come to its end is continued by the next one of its scope: what it has checked is not
        asked for again. Raises `StoreError` when the output cannot be had, saying why.
        """
        self.output = Output.at(path)
        self._keep_pages, self._scope, self._user_agent = keep_pages, scope, user_agent
        self._asked: set[str] = set()
        self._in_batch = False
        self._archive: AppendOnly | None = None
        with contextlib.ExitStack() as opening:
            opening.enter_context(self.output.locked())
            self.ledger = recovery.open_ledger(self.output)
            opening.callback(self.ledger.close)
            self._log = opening.enter_context(AppendOnly(self.output.log))
            self._rejects = opening.enter_context(AppendOnly(self.output.rejects))
            self.run, self._horizon = self.ledger.begin_run(scope, _now())
            self.ledger.commit()
            self._held = opening.pop_all()

    def close(self) -> None:
        """Give the output back; whatever was kept counts already."""
        self.ledger.commit()
        if self._archive:
            self._archive.close()
        self._held.close()

    # -- what to ask for

    def wanted(self, row: Row, *, full: bool = False, recheck: timedelta | None = None) -> Wanted | None:
        """Whether the item of a row is to be asked for now, None when it is not.

        It is when it is new, when the row says something else than at the last reading, when the last answer failed
        in passing, when the item is younger than `recheck`, and under `full`. What is gone (404, 410) or no item
        stays so until its row changes, `full`, or, for pages that could not be read, a newer scraper. An edition is
        asked for once a run, however many sources name it.
        """
        name = edition(row.url)
        address = self.ledger.address(name)
        if address is None:
            address = Address(name, row.url, row.id, _ROW.dump_json(row).decode(), _now())
            self.ledger.put_address(address)
        why = self._why(address, row, full, recheck) if name not in self._asked else None
        if why is None:
            if address.checked_at and self.ledger.facts(name, row.source) is None:
                self.ledger.put_facts(name, row.source, row.facts)
            return None
        self._asked.add(name)
        if why in ("new", "asked") or self.ledger.item_of(name) is None:
            return Wanted(why)
        return Wanted(why, address.etag, address.last_modified)

    def _why(self, address: Address, row: Row, full: bool, recheck: timedelta | None) -> Why | None:
        run = address.checked_run or 0
        if address.checked_at is None:
            return "new"
        if run == self.run:
            return None
        if address.outcome == "failed":
            return "failed"
        if address.outcome == "outside":
            return "new" if self.ledger.scope(run) != self._scope else None
        if full and run < self._horizon:
            return "asked"
        if address.outcome == "unreadable" and address.version != __version__:
            return "failed"
        facts = self.ledger.facts(address.edition, row.source)
        if facts != row.facts if facts is not None else _modified_since(row, address.checked_at):
            return "changed"
        if recheck is not None and run < self._horizon and self._younger(address, recheck):
            return "recheck"
        return None

    def _younger(self, address: Address, age: timedelta) -> bool:
        item = self.ledger.item_of(address.edition)
        return (
            item is not None and (item.issued_on or address.first_seen) >= (datetime.now(UTC) - age).date().isoformat()
        )

    def unfinished(self) -> Iterator[Row]:
        """Rows of earlier runs that were never asked for, or whose answer failed in passing."""
        for address in self.ledger.open_addresses():
            yield _ROW.validate_json(address.row) if address.row else Row(address.url)

    # -- what came of it

    def keep(self, reading: Reading) -> Kept:
        """Keep what became of one address: its page, its line, and what was learned. Sure when it returns."""
        with self.batch():
            place = self._keep_page(reading.exchange)
            kept = Kept()
            if reading.item is not None:
                kept = self._write(reading.item)
            elif reading.outcome in ("gone", "unreadable", "failed"):
                self._reject(reading, place)
            self._note(reading)
        return kept

    def keep_page(self, exchange: Exchange) -> None:
        """Keep a page that is no item (a listing, a sitemap, robots.txt) in the archive."""
        with self.batch():
            self._keep_page(exchange)

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Everything kept inside counts together at the end, for one price; on an error nothing of it counts."""
        if self._in_batch:
            yield
            return
        self.ledger.commit()  # rows seen until now count whatever becomes of the batch
        self._in_batch = True
        try:
            yield
            self._settle()
        except BaseException:
            self.ledger.rollback()
            for file in self._files():
                file.take_back()
            raise
        finally:
            self._in_batch = False

    def _settle(self) -> None:
        for file in self._files():
            if file.length != file.settled:
                file.sync()
                self.ledger.put_length(self.output.name(file.path), file.length)
        self.ledger.commit()
        for file in self._files():
            file.settle()

    def _files(self) -> list[AppendOnly]:
        return [self._log, self._rejects] + ([self._archive] if self._archive else [])

    # -- the run

    def walk(self, start: str) -> Walk | None:
        """How far the listing that begins at an address was followed by runs of this scope, None if never."""
        text = self.ledger.mark(f"walk {self._scope} {start}")
        return Walk(**json.loads(text)) if text else None

    def note_walk(self, start: str, reached: int, *, complete: bool = False) -> None:
        """Write down that all rows of a listing up to a page are taken; `complete`: it ended there.

        Once complete it stays so: what comes later stands in front.
        """
        before = self.walk(start)
        walk = Walk(max(reached, before.reached if before else 0), complete or (before is not None and before.complete))
        self.ledger.put_mark(f"walk {self._scope} {start}", json.dumps(asdict(walk)))

    def earlier_health(self) -> Health | None:
        """Health of the run that this one continues, None when it continues none."""
        text = self.ledger.health(self._scope, self._horizon, self.run)
        return Health.model_validate_json(text) if text else None

    def good_healths(self, limit: int, *, alike: bool = False) -> list[Health]:
        """Health of the last good runs, newest first; `alike`: only of those with this run's scope."""
        return [
            Health.model_validate_json(text) for text in self.ledger.good_healths(limit, self._scope if alike else None)
        ]

    def keep_health(self, health: Health) -> None:
        """Keep the health so far, for a run that continues this one and for runs that are compared with it."""
        self.ledger.put_health(self.run, health.model_dump_json())
        self.ledger.commit()

    def end(self, reason: str, *, good: bool) -> None:
        """Write down why the run ended, and whether later ones can be compared with it."""
        self.ledger.end_run(self.run, _now(), reason, good)
        self.ledger.commit()

    # -- how it is done

    def _write(self, item: NewsItem) -> Kept:
        key, language = item.key
        place, known = edition(item.url), self.ledger.item(key, language)
        revision = 1
        if known:
            # Another edition's address may print the same language again (/it/node/108354 is English): no second
            # item, and no revision either, unless the address without a language takes its place.
            foreign = place != known.edition and place != str(key)
            if foreign or item.provenance.content_hash == known.content_hash:
                return Kept(_revised(item, known.revision), "same" if place == known.edition else "twin")
            revision = known.revision + 1
        item = _revised(item, revision)
        self._log.append(log.line_of(item))
        self.ledger.put_item(recovery.written(item))
        return Kept(item, "revised" if known else "new")

    def _reject(self, reading: Reading, place: str | None) -> None:
        known = self.ledger.address(edition(reading.requested_url))
        status = reading.exchange.status if reading.exchange else None
        reason = reading.reason or f"the server answered {status}"
        if known and (known.outcome, known.status, known.reason) == (reading.outcome, status, reason):
            return  # the rejects say so already
        fetched_at = reading.exchange.page.fetched_at if reading.exchange else None
        reject = rejects.Reject.model_validate(
            {
                "url": reading.requested_url,
                "id": reading.id,
                "outcome": reading.outcome,
                "status": status,
                "reason": reason,
                "fetched_at": fetched_at,
                "page": place,
            }
        )
        self._rejects.append(log.line_of(reject))

    def _note(self, reading: Reading) -> None:
        """Write down what was learned of the address, and of the one that a redirect led to."""
        names = {edition(reading.requested_url): reading.requested_url}
        if reading.item is not None:
            names[edition(reading.item.url)] = reading.item.url
        now, exchange = _now(), reading.exchange
        for name, url in names.items():
            known = self.ledger.address(name) or Address(name, url, reading.id, None, now)
            address = replace(
                known,
                checked_at=now,
                checked_run=self.run,
                outcome=reading.outcome,
                status=exchange.status if exchange else None,
                reason=reading.reason,
                version=__version__,
            )
            if exchange and reading.outcome in ("read", "unchanged"):
                etag, modified = exchange.etag, exchange.last_modified
                if reading.outcome == "unchanged":  # a 304 may leave out what has not changed
                    etag, modified = etag or known.etag, modified or known.last_modified
                address = replace(address, etag=etag, last_modified=modified)
            self.ledger.put_address(address)
            if reading.row and reading.outcome != "failed":
                self.ledger.replace_facts(name, reading.row.source, reading.row.facts)

    def _keep_page(self, exchange: Exchange | None) -> str | None:
        if exchange is None or not self._keep_pages:
            return None
        url = exchange.page.url
        records, capture = archive.records(exchange, self.ledger.capture(url))
        file = self._open_archive()
        start = file.append(records)
        if capture:
            self.ledger.put_capture(url, capture)
        return f"{self.output.name(file.path)}@{start}"

    def _open_archive(self) -> AppendOnly:
        """The newest archive file with room in it, else a fresh one."""
        file = self._archive
        if file and (file.length < archive.MAX_BYTES or file.length != file.settled):
            return file  # a file is left only between batches, when all of it counts
        if file:
            file.close()
        earlier = self.output.archives()
        if file or not earlier or earlier[-1].stat().st_size >= archive.MAX_BYTES:
            path = self.output.pages / archive.file_name(len(earlier) + 1, datetime.now(UTC))
        else:
            path = earlier[-1]
        self._archive = file = AppendOnly(path)
        if not file.length:
            file.append(archive.opening(path.name, self._user_agent))
        return file


def _modified_since(row: Row, moment: str) -> bool:
    return row.modified is not None and row.modified > datetime.fromisoformat(moment)


def _revised(item: NewsItem, revision: int) -> NewsItem:
    provenance = item.provenance.model_copy(update={"revision": revision})
    return item.model_copy(update={"provenance": provenance})


def _now() -> str:
    return recovery.stamp(datetime.now(UTC))
