"""The ledger of an output: which addresses and items were seen, fetched and written, in SQLite.

The files of the output are the truth; the ledger makes them quick to ask, and remembers the answers that leave no
line (304, validators, how far a source was followed). It can be rebuilt from the files (`recovery`).
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final

from osce_scraper import urls
from osce_scraper.archive import Capture
from osce_scraper.errors import StoreError

VERSION: Final = 1
# How a run ends that did what it was asked to; any other (killed, interrupted, stopped by the site) is continued.
COMPLETE: Final = frozenset({"finished", "limit", "closespider_itemcount", "closespider_pagecount"})
_APPLICATION: Final = 0x4F534345  # "OSCE": tells a ledger from any other database


def edition(url: str) -> str:
    """Which edition of which page an address asks for, whatever host or path leads to it.

    A node id names the item, a language in front of the path its edition: 382648 is served in English under
    `/secretary-general` and in Albanian under `/sq/node`. An address without a node id stands for itself.

    >>> edition("https://www.osce.org/node/591767") == edition("https://odihr.osce.org/secretariat/591767")
    True
    >>> edition("https://www.osce.org/sq/node/382648")
    '382648/sq'
    """
    node, language = urls.node_id(url), urls.language_hint(url)
    if node is None:
        return url
    return f"{node}/{language}" if language else str(node)


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


class Ledger:
    """The ledger file. Changes stand in one transaction until `commit`.

    Every method raises `StoreError` when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._guarded():
            _check(path)
            self._db = sqlite3.connect(path, isolation_level=None)
            # WAL: readers (browse, verify) never wait for a crawl. FULL: a commit is on the disk when it returns.
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
        if not self._value("PRAGMA user_version"):
            self._create()

    def _create(self) -> None:
        layout = resources.files("osce_scraper").joinpath("ledger.sql").read_text("utf-8")
        stamp = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {VERSION};"
        with self._guarded():
            self._db.executescript(f"BEGIN; {layout} {stamp} COMMIT;")

    def close(self) -> None:
        """Leave the file; changes that are not committed are gone."""
        self._db.close()

    def commit(self) -> None:
        """Make all changes sure."""
        with self._guarded():
            if self._db.in_transaction:
                self._db.execute("COMMIT")

    def rollback(self) -> None:
        """Forget all changes since the last commit."""
        with contextlib.suppress(sqlite3.Error):  # a full disk has rolled back by itself
            self._db.execute("ROLLBACK")

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file, in its words; empty when it is sound."""
        try:
            found = [str(row[0]) for row in self._db.execute("PRAGMA integrity_check(10)")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
        return [] if found == ["ok"] else found

    # -- addresses

    def address(self, edition: str) -> Address | None:
        """What is known of an edition, None when it was never seen."""
        row = self._row("SELECT * FROM addresses WHERE edition = ?", edition)
        return Address(*row) if row else None

    def put_address(self, address: Address) -> None:
        """Write down what is known of an edition."""
        self._put("addresses", astuple(address))

    def open_addresses(self) -> Iterator[Address]:
        """Editions that were seen but never asked for, and those whose last answer failed in passing."""
        for row in self._all("SELECT * FROM addresses WHERE outcome IS NULL OR outcome = 'failed' ORDER BY edition"):
            yield Address(*row)

    def facts(self, edition: str, source: str) -> str | None:
        """What a source printed of an edition when it was last read."""
        return self._text("SELECT facts FROM facts WHERE edition = ? AND source = ?", edition, source)

    def put_facts(self, edition: str, source: str, facts: str) -> None:
        """Write down what a source prints of an edition."""
        self._put("facts", (edition, source, facts))

    def replace_facts(self, edition: str, source: str, facts: str) -> None:
        """Write down what one source printed when the edition was read; the others are asked anew."""
        self._do("DELETE FROM facts WHERE edition = ?", edition)
        self.put_facts(edition, source, facts)

    # -- items

    def item(self, key: int | str, language: str) -> Written | None:
        """The newest line of an item, None when none was written."""
        row = self._row("SELECT * FROM items WHERE key = ? AND language = ?", key, language)
        return Written(*row) if row else None

    def item_of(self, edition: str) -> Written | None:
        """The item that an edition gave."""
        row = self._row("SELECT * FROM items WHERE edition = ?", edition)
        return Written(*row) if row else None

    def items(self) -> Iterator[Written]:
        """The newest line of every item."""
        for row in self._all("SELECT * FROM items"):
            yield Written(*row)

    def put_item(self, written: Written) -> None:
        """Write down the newest line of an item."""
        self._put("items", astuple(written))

    # -- files

    def capture(self, url: str) -> Capture | None:
        """The newest archived body of an address."""
        row = self._row("SELECT digest, date FROM captures WHERE url = ?", url)
        return Capture(*row) if row else None

    def put_capture(self, url: str, capture: Capture) -> None:
        """Write down that the body of an address was archived."""
        self._put("captures", (url, *astuple(capture)))

    def lengths(self) -> dict[str, int]:
        """How far each file is known, in bytes."""
        return dict(self._all("SELECT name, length FROM files"))

    def put_length(self, name: str, length: int) -> None:
        """Write down how far a file is known."""
        self._put("files", (name, length))

    def drop_lengths(self) -> None:
        """Forget all files."""
        self._do("DELETE FROM files")

    def mark(self, name: str) -> str | None:
        """What was written down under a name."""
        return self._text("SELECT value FROM marks WHERE name = ?", name)

    def put_mark(self, name: str, value: str) -> None:
        """Write down anything a later run wants to know."""
        self._put("marks", (name, value))

    # -- runs

    def begin_run(self, scope: str, now: str) -> tuple[int, int]:
        """Number of a new run, and of the run that it continues: the first one of those before it, all of the same
        scope, that did not come to their end (itself when there is none)."""
        self._do("INSERT INTO runs (scope, started) VALUES (?, ?)", scope, now)
        run = int(self._row("SELECT max(id) FROM runs")[0])  # type: ignore[index]
        query = "SELECT id, reason FROM runs WHERE scope = ? AND id < ? ORDER BY id DESC"
        first = run
        for number, reason in self._all(query, scope, run):
            if reason in COMPLETE:
                break
            first = number
        return run, first

    def scope(self, run: int) -> str | None:
        """Scope of a run."""
        return self._text("SELECT scope FROM runs WHERE id = ?", run)

    def put_health(self, run: int, health: str) -> None:
        """Keep the health of a run so far (JSON)."""
        self._do("UPDATE runs SET health = ? WHERE id = ?", health, run)

    def end_run(self, run: int, now: str, reason: str, good: bool) -> None:
        """Write down how a run ended."""
        self._do("UPDATE runs SET ended = ?, reason = ?, good = ? WHERE id = ?", now, reason, good, run)

    def good_healths(self, limit: int, scope: str | None = None) -> list[str]:
        """Health of the last good runs (of one scope, where it matters), newest first."""
        rows = self._all(
            "SELECT health FROM runs WHERE good AND scope = coalesce(?, scope) ORDER BY id DESC LIMIT ?",
            scope,
            limit,
        )
        return [row[0] for row in rows]

    def health(self, scope: str, first: int, run: int) -> str | None:
        """Health last kept by a run of a scope, of those from `first` on and before `run`."""
        query = "SELECT health FROM runs WHERE scope = ? AND id >= ? AND id < ? AND health NOT NULL ORDER BY id DESC"
        return self._text(query, scope, first, run)

    def newest_time(self) -> str:
        """The latest time that the ledger holds; empty when it holds none."""
        query = "SELECT max(t) FROM (SELECT max(checked_at) t FROM addresses UNION SELECT max(started) FROM runs)"
        return self._text(query) or ""

    # -- SQLite

    def _put(self, table: str, values: tuple[Any, ...]) -> None:
        self._do(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(values))})", *values)

    def _do(self, sql: str, *values: object) -> None:
        with self._guarded():
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(sql, values)

    def _all(self, sql: str, *values: object) -> list[Any]:
        with self._guarded():
            return self._db.execute(sql, values).fetchall()

    def _row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        with self._guarded():
            row: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
            return row

    def _value(self, sql: str, *values: object) -> Any:
        row = self._row(sql, *values)
        return row[0] if row else None

    def _text(self, sql: str, *values: object) -> str | None:
        value = self._value(sql, *values)
        return None if value is None else str(value)

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:  # full disk, read-only, busy
            raise StoreError(f"{self.path}: {error}") from error
        except sqlite3.DatabaseError as error:  # damaged
            raise StoreError(f"{self.path}: {error}; `osce-scraper verify --repair` rebuilds it") from error


def _check(path: Path) -> None:
    """Look at a ledger without touching it. Raises `StoreError` for a foreign database and a newer version."""
    if not path.exists() or not path.stat().st_size:
        return
    with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != _APPLICATION and tables:
        raise StoreError(f"{path}: a database, but not a ledger of osce_scraper; choose another output")
    if version > VERSION:
        raise StoreError(
            f"{path}: written by a newer osce_scraper (layout {version}, known here: {VERSION}); update it"
        )
