"""Mend an output: bad bytes are set aside, the ledger is made anew, what was lost is read again from the archive.

Nothing is thrown away: what cannot stand where it stands goes to `damaged/`. Items that no archive gives back are
marked in the ledger as failed, so that the next crawl asks for them.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

from osce_scraper.errors import UnreadablePage
from osce_scraper.health import Health
from osce_scraper.items import NewsItem
from osce_scraper.output import durable, recovery
from osce_scraper.output.folder import Output
from osce_scraper.output.ledger import Address, Ledger, Written, edition, stamp
from osce_scraper.output.rejects import Reject, line_of, read
from osce_scraper.output.spans import Span, pages, spans
from osce_scraper.output.store import Store
from osce_scraper.output.verify import checked_lines
from osce_scraper.page import Page
from osce_scraper.reading import Outcome, Reading

_LOST = "its line was damaged"
_ADDRESS, _ITEM = (tuple(get_type_hints(row).values()) for row in (Address, Written))
_OTHERS: Final[dict[str, tuple[Any, ...]]] = {
    "facts": (str, str, str),
    "marks": (str, str),
    "runs": (int, str, str, str | None, str | None, int, str | None),
}
"""Columns of the ledger's other tables (ledger.sql)."""
_OUTCOMES: Final = (None, *get_args(Outcome))


def mend(output: Output) -> Iterator[str]:
    """Mend everything that can be mended; says in words what was done, step by step. The caller holds the lock.

    Raises `StoreError` when a file cannot be written.
    """
    aside = output.folder / "damaged" / f"{datetime.now(UTC):%Y%m%d%H%M%S}"
    with _made(aside):
        for path, model in ((output.log, NewsItem), (output.rejects, Reject)):
            if path.exists() and (lines := _mend_lines(path, model, aside)):
                yield f"{path}: {lines} lines set aside in {aside}"
        for path in output.archives():
            if damaged := _mend_archive(path, aside):
                _move_places(output, path, damaged)
                yield f"{path}: {len(damaged)} damaged parts set aside in {aside}"
        yield from _mend_ledger(output, aside)


def restore(path: Path, extract: Callable[[Page], NewsItem]) -> Iterator[str]:
    """Read again from an output's archive what its log has lost; says in words what was found.

    Raises `StoreError` as the store does.
    """
    with contextlib.closing(Store(path, keep_pages=False, scope="repair")) as store:
        checked, found = store.agenda.checked(), 0
        for file in store.output.archives():
            for page in pages(file):
                if page.fetched_at and stamp(page.fetched_at) > checked.get(edition(page.address), ""):
                    with contextlib.suppress(UnreadablePage):
                        kept = store.keep(Reading(page.address, None, extract(page)))
                        found += kept.change in ("new", "revised")
        if found:
            yield f"{store.output.log}: {found} lines written again from {store.output.pages}"
        if lost := sum(1 for _ in store.agenda.unfinished()):
            yield f"{lost} addresses are left for the next crawl"
        store.run.end("finished", Health(), good=False)


def _mend_lines(path: Path, model: type[recovery.Line], aside: Path) -> int:
    """Mend the bad lines of a file or set them aside; how many they were."""
    bad = [line.data for line in checked_lines(path, model) if line.reason]
    if bad:
        (aside / path.name).write_bytes(b"".join(data.rstrip(b"\n") + b"\n" for data in bad))
        with durable.replacing(path) as stream:
            stream.writelines(line.mended for line in checked_lines(path, model) if line.mended is not None)
    return len(bad)


def _mend_archive(path: Path, aside: Path) -> list[Span]:
    """Set the damaged parts of an archive file aside, and return them."""
    damaged = [span for span in spans(path) if not span.whole]
    if damaged:
        with path.open("rb") as whole, durable.replacing(path) as stream, (aside / path.name).open("wb") as bad:
            for span in spans(path):
                whole.seek(span.start)
                (stream if span.whole else bad).write(whole.read(span.end - span.start))
    return damaged


def _move_places(output: Output, archive: Path, damaged: list[Span]) -> None:
    """Let the rejects say where their pages are, now that what stood before them is gone."""
    name = output.name(archive)

    def moved(reject: Reject) -> Reject:
        file, _, offset = (reject.page or "").partition("@")
        if file != name:
            return reject
        gone = any(span.start <= int(offset) < span.end for span in damaged)
        before = sum(span.end - span.start for span in damaged if span.end <= int(offset))
        return reject.model_copy(update={"page": None if gone else f"{name}@{int(offset) - before}"})

    if output.rejects.exists():
        with durable.replacing(output.rejects) as stream:
            stream.writelines(line_of(moved(reject)) for reject in read(output.rejects))


def _mend_ledger(output: Output, aside: Path) -> Iterator[str]:
    """Make the ledger anew from the files, then add what only the old one knew."""
    old = _set_aside(output.ledger, aside)
    with contextlib.closing(recovery.open_ledger(output)) as ledger:
        if old:
            items = {row[2]: Written(*row) for row in _rows(old, "items", _ITEM)}
            standing = {item.key for item in ledger.items()}
            for row in _rows(old, "addresses", _ADDRESS):
                if row[7] in _OUTCOMES:
                    _merge(ledger, Address(*row), items, standing)
            for table, kinds in _OTHERS.items():
                for row in _rows(old, table, kinds):
                    ledger.put(table, *row)
        ledger.cap_times(stamp(datetime.now(UTC)))
        ledger.commit()
    yield f"{output.ledger}: made anew" + (f"; the old one is in {aside}" if old else "")


def _merge(ledger: Ledger, old: Address, items: dict[str, Written], standing: set[int | str]) -> None:
    """Take over what the old ledger knew of an address, unless the log knows better.

    An item whose newest line is gone is asked for again, without validators, which would bring no body.
    """
    new, before = ledger.address(old.edition), items.get(old.edition)
    if old.outcome not in ("read", "unchanged"):
        if new is None or (new.checked_at or "") < (old.checked_at or ""):
            ledger.put_address(old)
        return
    now = ledger.item(before.key, before.language) if before else None
    if now == before if before else old.id in standing:
        ledger.put_address(old)
    elif before and (now is None or now.revision < before.revision):
        checked_at = new.checked_at if new else None
        lost = replace(old, outcome="failed", reason=_LOST, checked_at=checked_at, etag=None, last_modified=None)
        ledger.put_address(lost)


def _set_aside(ledger: Path, aside: Path) -> Path | None:
    """Move a ledger with what belongs to it; where it is now, None when there is none."""
    for part in (ledger, ledger.with_name(f"{ledger.name}-wal"), ledger.with_name(f"{ledger.name}-shm")):
        if part.exists():
            part.replace(aside / part.name)
    return aside / ledger.name if (aside / ledger.name).exists() else None


def _rows(file: Path, table: str, kinds: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table that hold what they should, as far as a perhaps damaged file gives them."""
    with (
        contextlib.closing(sqlite3.connect(file)) as db,
        contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError),
    ):
        for row in db.execute(f"SELECT * FROM {table}"):
            if len(row) == len(kinds) and all(map(isinstance, row, kinds)):
                yield row


@contextlib.contextmanager
def _made(folder: Path) -> Iterator[None]:
    """A folder that is there while it is needed, and afterwards only when something is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for empty in (folder, folder.parent):
            with contextlib.suppress(OSError):
                empty.rmdir()
