"""What one question of a visitor may cost, and what it may touch: read the tables, in two seconds and some megabytes.

Datasette limits time and rows. A single value may still have a gigabyte (`zeroblob(1e9)`), a row two thousand of them,
and SQLite's own functions tell where the file lies.
"""

import sqlite3
import weakref
from collections.abc import Callable
from typing import Any, Final

from datasette import hookimpl

from osce_scraper.browse.metadata import DATABASE

_LIMITS: Final = {
    # Bytes of a value. The longest bodies have some 100 KB; what cannot be stopped in its middle (instr, replace) takes
    # the square of it, 2 s at worst.
    sqlite3.SQLITE_LIMIT_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,  # of an answer; the widest table has 40
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
MOST: Final = 20_000_000
"""Bytes of one answer; five thousand rows of items with their bodies have 20 MB."""
# What Datasette asks to draw its pages. `database_list` would tell the path of the file.
_PRAGMAS: Final = {
    "data_version",
    "foreign_key_list",
    "index_info",
    "index_list",
    "schema_version",
    "table_info",
    "table_xinfo",
}
# Loads code; shows an address of this process; count to a billion before anybody can stop them.
_FUNCTIONS: Final = {"load_extension", "fts3_tokenizer", "printf", "format"}
_READING: Final = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Bound a connection to the database that is shown, as Datasette opens it."""
    if database != DATABASE:
        return
    for limit, most in _LIMITS.items():
        conn.setlimit(limit, most)
    conn.set_authorizer(_authorized)
    conn.row_factory = _counting()


def _authorized(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if second in _FUNCTIONS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        return sqlite3.SQLITE_OK if first in _PRAGMAS else sqlite3.SQLITE_IGNORE  # it answers nothing
    # SQLite asks so when it opens a table of full-text search; nothing is written, the file is immutable.
    opens_search = action == sqlite3.SQLITE_UPDATE and first == "sqlite_master"
    return sqlite3.SQLITE_OK if action in _READING or opens_search else sqlite3.SQLITE_DENY


def _counting() -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """Makes the rows of a connection, up to so many bytes of each answer."""
    asked: Callable[[], sqlite3.Cursor | None] = lambda: None  # noqa: E731
    size = 0

    def row_of(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> sqlite3.Row:
        nonlocal asked, size
        if asked() is not cursor:
            asked, size = weakref.ref(cursor), 0
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
        if size > MOST:
            raise sqlite3.OperationalError(f"the answer has more than {MOST // 1_000_000} MB: ask for less at a time")
        return sqlite3.Row(cursor, row)

    return row_of
