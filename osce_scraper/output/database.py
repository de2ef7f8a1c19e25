"""One SQLite file of ours: opened only when it is ours and of a version we know, changed in transactions."""

import contextlib
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Final

from osce_scraper.errors import DamageError, StoreError

# What the file cannot help: anything else means that it is not what we wrote.
_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    }
)
_ADVICE: Final = "`osce-scraper verify --repair` makes it anew"


class Database:
    """A SQLite file with the tables of a layout. Changes stand in one transaction until `commit`.

    Every method raises `StoreError` when the file cannot be read or written, `DamageError` when it is damaged.
    """

    LAYOUT: str
    """SQL file of the package that makes the tables."""
    TABLE: str
    """One of them, by which a file with a damaged head is still known."""
    APPLICATION: int
    """Number in the file's head that tells it from other databases (PRAGMA application_id)."""
    VERSION: int
    """Number of the layout (PRAGMA user_version)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._guarded():
            self._check()
            self._db = sqlite3.connect(path, isolation_level=None)
            # WAL: readers (browse, verify) never wait for a crawl. FULL: a commit is on the disk when it returns.
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            if not self._db.execute("PRAGMA user_version").fetchone()[0]:
                self._create()

    def _check(self) -> None:
        """Look at an existing file without touching it. Raises `StoreError` for a foreign one and a newer version."""
        if not self.path.exists() or not self.path.stat().st_size:
            return
        with contextlib.closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            application = db.execute("PRAGMA application_id").fetchone()[0]
            version = db.execute("PRAGMA user_version").fetchone()[0]
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
        if application != self.APPLICATION and tables and self.TABLE not in tables:
            raise StoreError(f"{self.path}: a database, but not one of osce_scraper; choose another output")
        if version > self.VERSION:
            known = f"layout {version}; known here: {self.VERSION}"
            raise StoreError(f"{self.path}: written by a newer osce_scraper ({known}); update it")

    def _create(self) -> None:
        stamp = f"PRAGMA application_id = {self.APPLICATION}; PRAGMA user_version = {self.VERSION};"
        self._db.executescript(f"BEGIN; {self._layout()} {stamp} COMMIT;")

    def _layout(self) -> str:
        return resources.files(__package__).joinpath(self.LAYOUT).read_text("utf-8")

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
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            found = [str(error)]
        if found != ["ok"]:
            return found
        with contextlib.closing(sqlite3.connect(":memory:")) as fresh:
            fresh.executescript(self._layout())
            missing = _columns(fresh) - _columns(self._db)
        return [f"its table {table} has no column {column} as it was made" for table, column, *_ in sorted(missing)]

    def put(self, table: str, *values: object) -> None:
        """Write a whole row, in place of the one with the same key."""
        self.do(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(values))})", *values)

    def do(self, sql: str, *values: object) -> None:
        """Change something."""
        with self._guarded():
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(sql, values)

    def all(self, sql: str, *values: object) -> list[Any]:
        """All rows of an answer."""
        with self._guarded():
            return self._db.execute(sql, values).fetchall()

    def first(self, sql: str, *values: object) -> Any:
        """The first row of an answer, None when it has none."""
        with self._guarded():
            return self._db.execute(sql, values).fetchone()

    def text(self, sql: str, *values: object) -> str | None:
        """The first value of an answer as text, None when there is none."""
        row = self.first(sql, *values)
        return None if row is None or row[0] is None else str(row[0])

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # Extended codes hold the primary one in their low byte.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _PASSING:
                raise StoreError(f"{self.path}: {error}") from error
            raise DamageError(f"{self.path}: {error}; {_ADVICE}") from error
        except UnicodeDecodeError as error:  # SQLite quotes damaged names in its messages
            raise DamageError(f"{self.path}: its text is damaged; {_ADVICE}") from error


def _columns(db: sqlite3.Connection) -> set[tuple[str, str, str, int, int]]:
    """Table, column, type, whether it may be null, and place in the key of each column of a database."""
    query = """SELECT m.name, c.name, c.type, c."notnull", c.pk
               FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"""
    return set(db.execute(query))
