"""What a harvest has asked and had so far, in `harvest.sqlite` beside its WARC files."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from osce_scraper import urls
from osce_scraper.errors import HarvestError
from osce_scraper.harvest.captures import Capture

_SCHEMA = """
CREATE TABLE IF NOT EXISTS question (name TEXT PRIMARY KEY, mark TEXT NOT NULL, done INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS capture (
  source TEXT NOT NULL, url TEXT NOT NULL, timestamp TEXT NOT NULL, node INTEGER NOT NULL, digest TEXT NOT NULL,
  place TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'wanted', PRIMARY KEY (source, url, timestamp)
) STRICT;
CREATE INDEX IF NOT EXISTS capture_in_order ON capture (state, node, timestamp);
CREATE INDEX IF NOT EXISTS capture_payload ON capture (node, digest, state);
CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, length INTEGER NOT NULL) STRICT;
PRAGMA user_version = 1;
"""


class Ledger:
    """The state of a harvest. Everything since the last `commit` is forgotten when the process dies."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator[Self]:
        """The ledger in a file. Raises `HarvestError` when it is not ours or another harvest is at it."""
        try:
            with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
                if connection.execute("PRAGMA user_version").fetchone()[0] > 1:
                    raise HarvestError(f"{path} was written by a newer version of osce-scraper")
                connection.executescript("PRAGMA locking_mode = EXCLUSIVE;" + _SCHEMA)
                connection.execute("BEGIN IMMEDIATE")
                yield cls(connection)
        except sqlite3.Error as error:
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            raise HarvestError(f"{path}: {'another harvest is running here' if busy else error}") from error

    def commit(self) -> None:
        """What was noted so far counts."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def mark(self, question: str) -> str | None:
        """Where the answer to a question goes on; "" for its beginning, None when it has been read to its end."""
        row = self._db.execute("SELECT mark, done FROM question WHERE name = ?", (question,)).fetchone()
        return "" if row is None else None if row[1] else row[0]

    def answered(self, question: str, captures: Iterable[Capture], mark: str, *, final: bool) -> None:
        """Note a page of an answer. At its end (`mark` is "") a final question is not asked again."""
        self._db.executemany(
            "INSERT OR IGNORE INTO capture (source, url, timestamp, node, digest, place) VALUES (?, ?, ?, ?, ?, ?)",
            ((c.source, c.url, c.timestamp, urls.node_id(c.url), c.digest, c.place) for c in captures),
        )
        done = not mark and final
        self._db.execute("INSERT OR REPLACE INTO question VALUES (?, ?, ?)", (question, mark, done))

    def wanted(self, source: str) -> Iterator[Capture]:
        """The captures of an archive that are still to be had, by node id and time."""
        rows = self._db.execute(
            "SELECT source, url, timestamp, digest, place FROM capture"
            " WHERE source = ? AND state = 'wanted' ORDER BY node, timestamp, url",
            (source,),
        )
        yield from (Capture(*row) for row in rows.fetchall())

    def kept(self, capture: Capture) -> Capture | None:
        """A capture of the same item with the same payload that was had already."""
        found = self._db.execute(
            "SELECT source, url, timestamp, digest, place FROM capture"
            " WHERE node = ? AND digest = ? AND state = 'kept' ORDER BY timestamp LIMIT 1",
            (urls.node_id(capture.url), capture.digest),
        ).fetchone()
        return Capture(*found) if found else None

    def settle(self, capture: Capture, state: str) -> None:
        """Note what became of a capture: `kept`, `same` (its payload was had), `gone`, `damaged`."""
        self._db.execute(
            "UPDATE capture SET state = ? WHERE source = ? AND url = ? AND timestamp = ?",
            (state, capture.source, capture.url, capture.timestamp),
        )

    def length(self, file: str) -> int | None:
        """How much of a WARC file counts, in bytes; None for one that no harvest began."""
        row = self._db.execute("SELECT length FROM file WHERE name = ?", (file,)).fetchone()
        return row[0] if row else None

    def grown(self, file: str, length: int) -> None:
        """Note how much of a WARC file counts."""
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (file, length))

    def counts(self) -> dict[str, int]:
        """State -> captures."""
        return dict(self._db.execute("SELECT state, count(*) FROM capture GROUP BY state ORDER BY state").fetchall())
