"""The SQLite database of an output folder, brought up to date from the log.

The log only grows, so an export reads on from where the last one stopped; rows and position are one transaction. A
log that was compacted or replaced no longer holds the line that the last export ended with: the database is then
made anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from osce_scraper.errors import LogError
from osce_scraper.export import speakers
from osce_scraper.export.tables import ITEMS, OF_ITEMS, OF_SPEAKERS, REVISIONS, VOCABULARIES, Table, item_key
from osce_scraper.items import NewsItem
from osce_scraper.log import item_of, log_file, raw_lines
from osce_scraper.vocabularies.labels import vocabulary

# Bumped when a table changes: a database of another version is made anew from the log.
VERSION = 1
TABLES: tuple[Table, ...] = (*VOCABULARIES, *OF_SPEAKERS, *OF_ITEMS)
_PYTHON_TYPES = {"text": str, "integer": int, "real": float, "date": str, "datetime": str}
# Items that are rows in memory at one time, about 5 MB of text.
_BATCH = 1000
_WORDS = "unicode61 remove_diacritics 2"  # a search for "Turkiye" finds Türkiye


def update(path: Path, database: Path) -> int:
    """Bring a database up to date with a log (file or output folder); returns how many lines of it were new.

    Raises `LogError` when the log cannot be read or a line is no record; the database is then as before.
    """
    file = log_file(path)
    if not file.is_file():
        raise LogError(f"{file}: no such log")
    db = Database(database)
    if not _goes_on(db, file):
        db.close()
        database.unlink(missing_ok=True)
        db = Database(database)
    with db.conn:
        db.execute("BEGIN")
        if not db["export_state"].exists():
            _make(db)
        count = _read_on(db, file)
        if count:
            _name_unknown_terms(db)
            speakers.resolve(db, speakers.read_corrections(file.with_name(speakers.CORRECTIONS_NAME)))
    db.close()
    return count


def state(connection: sqlite3.Connection) -> dict[str, Any]:
    """Up to where the log was read: version of the tables, byte, and digest of the line that ended there."""
    version, offset, digest = connection.execute("SELECT version, offset, digest FROM export_state").fetchone()
    return {"tables": version, "log_bytes": offset, "last_line": digest}


def is_ours(file: Path) -> bool:
    """Whether a file is a database that an export made."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as connection:
            state(connection)
    except sqlite3.Error:
        return False
    return True


def _goes_on(db: Database, file: Path) -> bool:
    """Whether the log still holds the line that the last export ended with, where it ended."""
    if not db["export_state"].exists():
        return False
    version, offset, length, digest = db.execute("SELECT version, offset, length, digest FROM export_state").fetchone()
    if version != VERSION:
        return False
    with file.open("rb") as stream:
        stream.seek(offset - length)
        return bool(_digest(stream.read(length)) == digest)


def _digest(line: bytes) -> str:
    return sha256(line).hexdigest()


def _make(db: Database) -> None:
    """Tables, keys, indexes and full-text search, and the vocabularies, which no item changes."""
    for table in TABLES:
        made = db.table(table.name).create(
            {column.name: _PYTHON_TYPES[column.type] for column in table.columns},
            pk=table.key[0] if len(table.key) == 1 else table.key,
            foreign_keys=[(c.name, c.refers, _key_of(c.refers)) for c in table.columns if c.refers],
        )
        for column in table.indexed:
            made.create_index([column])
    for table, name in VOCABULARIES.items():
        db.table(table.name).insert_all({"id": entry.id, "label": entry.label} for entry in vocabulary(name))
    db.table("items").enable_fts(["title", "lead", "body"], tokenize=_WORDS, create_triggers=True)
    db.table("quotes").enable_fts(["text", "speaker_name", "role"], tokenize=_WORDS, create_triggers=True)
    db.table("export_state").insert({"version": VERSION, "offset": 0, "length": 0, "digest": _digest(b"")})


def _key_of(name: str) -> str:
    return next(table.key[0] for table in TABLES if table.name == name)


def _read_on(db: Database, file: Path) -> int:
    """Add the lines behind the last export's end; returns how many."""
    start = db.execute("SELECT offset FROM export_state").fetchone()[0]
    lines = raw_lines(file, start)
    count = 0
    while batch := list(islice(lines, _BATCH)):
        items = [item_of(line, f"{file}, line that ends at byte {end}") for end, line in batch]
        _put(db, items)
        count += len(items)
        end, line = batch[-1]
        db.execute("UPDATE export_state SET offset = ?, length = ?, digest = ?", (end, len(line), _digest(line)))
    return count


def _put(db: Database, items: list[NewsItem]) -> None:
    """Replace the rows of these items; every version leaves its row in `revisions`."""
    newest = {item_key(item): item for item in items}
    old = [(key,) for key in newest]
    for table in OF_ITEMS:
        if table not in (ITEMS, REVISIONS):
            db.conn.executemany(f"DELETE FROM {table.name} WHERE item = ?", old)
    for table in OF_ITEMS:
        _insert(db.conn, table, items if table is REVISIONS else newest.values())


def _insert(connection: sqlite3.Connection, table: Table, items: Iterable[NewsItem]) -> None:
    names, marks = ", ".join(table.names), ", ".join("?" * len(table.names))
    others = ", ".join(f"{name} = excluded.{name}" for name in table.names if name not in table.key)
    rows: Iterator[tuple[object, ...]] = (row for item in items for row in table.rows(item))
    conflict = f"ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {others}"
    connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks}) {conflict}", rows)


def _name_unknown_terms(db: Database) -> None:
    """Ids that an older or newer vocabulary gave are kept: they name themselves."""
    vocabularies = {table.name for table in VOCABULARIES}
    for table in OF_ITEMS:
        for column in table.columns:
            if column.refers in vocabularies:
                db.execute(
                    f"INSERT OR IGNORE INTO {column.refers} (id, label) SELECT DISTINCT {column.name}, {column.name}"
                    f" FROM {table.name} WHERE {column.name} IS NOT NULL"
                )
