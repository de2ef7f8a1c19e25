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

from osce_scraper.export import corrections, speakers
from osce_scraper.export.columns import Table, item_key
from osce_scraper.export.corrections import Corrections
from osce_scraper.export.item_tables import ITEMS, OF_ITEMS, REVISIONS
from osce_scraper.export.tables import TABLES, VOCABULARIES
from osce_scraper.items import NewsItem
from osce_scraper.output.log import item_of, raw_lines
from osce_scraper.vocabularies.labels import vocabulary

# Bumped when a table changes: a database of another version is made anew from the log.
VERSION = 3
_PYTHON_TYPES = {"text": str, "integer": int, "real": float, "date": str, "datetime": str}
# Items that are rows in memory at one time, about 5 MB of text.
_BATCH = 1000
_WORDS = "unicode61 remove_diacritics 2"  # a search for "Turkiye" finds Türkiye


def update(log: Path, database: Path) -> int:
    """Bring a database up to date with a log and the corrections beside it; returns how many lines were new.

    Raises `LogError` when the log cannot be read or a line is no record, `ExportError` when the corrections are
    wrong; the database is then as before.
    """
    file = log.with_name(corrections.NAME)
    known = corrections.read_corrections(file)
    corrected = _digest(file.read_bytes()) if file.exists() else None
    if _goes_on(database, log):
        return _bring_up_to_date(database, log, known, corrected)
    draft = database.with_name(f"{database.name}.new")
    draft.unlink(missing_ok=True)
    try:
        count = _bring_up_to_date(draft, log, known, corrected, new=True)
        draft.replace(database)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _bring_up_to_date(file: Path, log: Path, known: Corrections, corrected: str | None, new: bool = False) -> int:
    with closing(Database(file)) as db, db.conn:
        if new:  # a draft that nobody reads until it is whole needs no journal to go back by
            db.execute("PRAGMA journal_mode = OFF")
        db.execute("BEGIN IMMEDIATE")
        if new:
            _make(db)
        count = _read_on(db, log)
        if count:
            _name_unknown_terms(db)
        if count or corrected != db.execute("SELECT corrections FROM export_state").fetchone()[0]:
            speakers.resolve(db, known)
            db.execute("UPDATE export_state SET corrections = ?", (corrected,))
        if new:
            _make_search(db)
    return count


def written_state(file: Path) -> dict[str, Any] | None:
    """Up to where the log was read for a database: version of the tables, bytes, digests of the last line and of the
    corrections. None when the file is missing or no export made it.
    """
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as connection:
            cursor = connection.execute("SELECT * FROM export_state")
            return dict(zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True))
    except sqlite3.Error:
        return None


def _goes_on(database: Path, log: Path) -> bool:
    """Whether the log still holds the line that the last export ended with, where it ended."""
    state = written_state(database)
    if state is None or state["version"] != VERSION:
        return False
    with log.open("rb") as stream:
        stream.seek(state["log_bytes"] - state["line_bytes"])
        return bool(_digest(stream.read(state["line_bytes"])) == state["last_line"])


def _digest(line: bytes) -> str:
    return sha256(line).hexdigest()


def _make(db: Database) -> None:
    """Tables, keys and indexes, what the columns mean, and the vocabularies, which no item changes."""
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
    described = db.table("columns").create(
        {"table_name": str, "column_name": str, "type": str, "description": str}, pk=("table_name", "column_name")
    )
    described.insert_all(
        dict(
            zip(
                ("table_name", "column_name", "type", "description"),
                (t.name, c.name, c.type, c.description),
                strict=True,
            )
        )
        for t in TABLES
        for c in t.columns
    )
    db.execute(
        "CREATE TABLE export_state (version INT, log_bytes INT, line_bytes INT, last_line TEXT, corrections TEXT)"
    )
    db.execute("INSERT INTO export_state VALUES (?, 0, 0, ?, NULL)", (VERSION, _digest(b"")))


def _make_search(db: Database) -> None:
    """Full-text search over what is there, kept up by triggers from then on; row by row would take half as long again."""
    db.table("items").enable_fts(["title", "lead", "body"], tokenize=_WORDS, create_triggers=True)
    db.table("quotes").enable_fts(["text", "speaker_name", "role"], tokenize=_WORDS, create_triggers=True)


def _key_of(name: str) -> str:
    return next(table.key[0] for table in TABLES if table.name == name)


def _read_on(db: Database, file: Path) -> int:
    """Add the lines behind the last export's end; returns how many."""
    start = db.execute("SELECT log_bytes FROM export_state").fetchone()[0]
    lines = raw_lines(file, start)
    count = 0
    while batch := list(islice(lines, _BATCH)):
        items = [item_of(line, f"{file}, line that ends at byte {end}") for end, line in batch]
        _put(db, items)
        count += len(items)
        end, line = batch[-1]
        db.execute(
            "UPDATE export_state SET log_bytes = ?, line_bytes = ?, last_line = ?", (end, len(line), _digest(line))
        )
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
