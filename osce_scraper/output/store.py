"""The keeper of an output: log, rejects, page archive and ledger move together, or not at all.

One commit point: the files are written and brought to the disk first, then one ledger transaction says how far they
count and what was learned. A run killed in between leaves whole lines or a torn one behind what counts; the next
open takes the whole ones in and cuts the torn one (`recovery`).
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from osce_scraper import __version__
from osce_scraper.errors import StoreError
from osce_scraper.exchange import Exchange
from osce_scraper.items import NewsItem
from osce_scraper.output import archive, log, recovery
from osce_scraper.output.agenda import Agenda, voice
from osce_scraper.output.durable import AppendOnly
from osce_scraper.output.folder import Output
from osce_scraper.output.ledger import Address, edition, stamp
from osce_scraper.output.rejects import Reject
from osce_scraper.output.run import Run
from osce_scraper.reading import Reading
from osce_scraper.urls import is_twin

Change = Literal["new", "revised", "same", "twin"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a Reading came to.

    `item` is the record with its revision, None when there is none. `change`: `new` and `revised` wrote a line,
    `same` is the version that the log holds, `twin` the same item from another edition's address. `known`: there was
    no item there before, for the same reason.
    """

    item: NewsItem | None = None
    change: Change | None = None
    known: bool = False


class Store:
    """An open output and the `run` that writes it; its `agenda` tells what to ask for.

    One process has it; `close` gives it back. Every method raises `StoreError` when a file cannot be written; what
    counted before still counts.
    """

    def __init__(self, path: Path, *, keep_pages: bool = True, scope: str = "", user_agent: str | None = None) -> None:
        """Open the output at a path (`Output.at`) for a run of a scope (`Run`).

        Raises `StoreError` when the output cannot be had, saying why: another run writes it, it is read-only, its
        files disagree, they are not ours.
        """
        self.output = Output.at(path)
        self._keep_pages, self._user_agent = keep_pages, user_agent
        self._in_batch = False
        self._archive: AppendOnly | None = None
        with contextlib.ExitStack() as opening:
            opening.enter_context(self.output.locked())
            self._ledger = recovery.open_ledger(self.output)
            opening.callback(self._ledger.close)
            self._log = opening.enter_context(AppendOnly(self.output.log))
            self._rejects = opening.enter_context(AppendOnly(self.output.rejects))
            self.run = Run(self._ledger, scope)
            self.agenda = Agenda(self._ledger, self.run)
            self._held = opening.pop_all()

    def close(self) -> None:
        """Give the output back; whatever was kept counts already."""
        with self._held, contextlib.suppress(StoreError):  # rows seen since the last commit will be seen again
            if self._archive:
                self._archive.close()
            self._ledger.commit()

    def keep(self, reading: Reading) -> Kept:
        """Keep what became of one address: its page, its line, and what was learned. Sure when it returns."""
        with self.batch():
            place = self._keep_page(reading.exchange)
            kept = Kept()
            if reading.outcome == "read" and reading.item is not None:
                kept = self._write(reading.item)
            elif reading.outcome in ("gone", "unreadable", "failed"):
                kept = Kept(known=not self._reject(reading, place))
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
        self._ledger.commit()  # rows seen until now count whatever becomes of the batch
        self._in_batch = True
        try:
            yield
            self._settle()
        except BaseException:
            self._ledger.rollback()
            for file in self._files():
                file.take_back()
            raise
        finally:
            self._in_batch = False

    def _settle(self) -> None:
        for file in self._files():
            if file.length != file.settled:
                file.sync()
                self._ledger.put_length(self.output.name(file.path), file.length)
        self._ledger.commit()
        for file in self._files():
            file.settle()

    def _files(self) -> list[AppendOnly]:
        return [self._log, self._rejects] + ([self._archive] if self._archive else [])

    def _write(self, item: NewsItem) -> Kept:
        key, language = item.key
        place, known = edition(item.url), self._ledger.item(key, language)
        if known and (is_twin(place, known.edition, language) or item.provenance.content_hash == known.content_hash):
            return Kept(_revised(item, known.revision), "same" if place == known.edition else "twin")
        item = _revised(item, known.revision + 1 if known else 1)
        self._log.append(log.line_of(item))
        self._ledger.put_item(recovery.written(item))
        return Kept(item, "revised" if known else "new")

    def _reject(self, reading: Reading, place: str | None) -> bool:
        """Write a reject, unless the rejects say so already."""
        exchange = reading.exchange
        status = exchange.status if exchange else None
        known = self._ledger.address(edition(reading.requested_url))
        if known and (known.outcome, known.status, known.reason) == (reading.outcome, status, _reason(reading)):
            return False
        reject = Reject.model_validate(
            {
                "url": reading.requested_url,
                "id": reading.id,
                "outcome": reading.outcome,
                "status": status,
                "reason": _reason(reading),
                "fetched_at": exchange.page.fetched_at if exchange else None,
                "page": place,
            }
        )
        self._rejects.append(log.line_of(reject))
        return True

    def _note(self, reading: Reading) -> None:
        """Write down what was learned of the address, and of the one to which a redirect led."""
        names = {edition(reading.requested_url): reading.requested_url}
        if reading.item is not None:
            names[edition(reading.item.url)] = reading.item.url
        for name, url in names.items():
            known = self._ledger.address(name) or Address(name, url, reading.id, None, stamp(datetime.now(UTC)))
            self._ledger.put_address(self._answered(known, reading))
            if reading.row and reading.outcome != "failed":
                self._ledger.replace_facts(name, voice(reading.row), reading.row.facts)

    def _answered(self, address: Address, reading: Reading) -> Address:
        exchange = reading.exchange
        address = replace(
            address,
            checked_at=stamp(datetime.now(UTC)),
            checked_run=self.run.number,
            outcome=reading.outcome,
            status=exchange.status if exchange else None,
            reason=_reason(reading),
            version=__version__,
        )
        if exchange and reading.outcome == "read":
            return replace(address, etag=exchange.etag, last_modified=exchange.last_modified)
        if exchange and reading.outcome == "unchanged":  # a 304 may leave out what has not changed
            etag, modified = exchange.etag or address.etag, exchange.last_modified or address.last_modified
            return replace(address, etag=etag, last_modified=modified)
        return address

    def _keep_page(self, exchange: Exchange | None) -> str | None:
        """Archive an answer; returns where it is kept: file, `@`, offset."""
        if exchange is None or not self._keep_pages:
            return None
        url = exchange.page.url
        records, capture = archive.records(exchange, self._ledger.capture(url))
        file = self._open_archive()
        start = file.append(records)
        if capture:
            self._ledger.put_capture(url, capture)
        return f"{self.output.name(file.path)}@{start}"

    def _open_archive(self) -> AppendOnly:
        """The newest archive file while it has room, else a fresh one, with the record that opens it."""
        file = self._archive
        # A file is left only between batches, when all of it counts.
        if file is None or (file.length >= archive.MAX_BYTES and file.length == file.settled):
            if file:
                file.close()
            self._archive = file = AppendOnly(self._archive_path())
        if not file.length:
            file.append(archive.opening(file.path.name, self._user_agent))
        return file

    def _archive_path(self) -> Path:
        earlier = self.output.archives()
        if earlier and earlier[-1].stat().st_size < archive.MAX_BYTES:
            return earlier[-1]
        return self.output.pages / archive.file_name(len(earlier) + 1, datetime.now(UTC))


def _reason(reading: Reading) -> str | None:
    """Why there is no record."""
    if reading.outcome in ("read", "unchanged"):
        return None
    answer = f"the server answered {reading.exchange.status}" if reading.exchange else "no answer"
    return reading.reason or answer


def _revised(item: NewsItem, revision: int) -> NewsItem:
    provenance = item.provenance.model_copy(update={"revision": revision})
    return item.model_copy(update={"provenance": provenance})
