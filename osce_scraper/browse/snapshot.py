"""What the pages read: a copy of the export with narrow tables, indexes and search weights of their own.

A copy, so that an analyst's database stays as the docs describe it, and that an export beside an open browser takes
nothing away under its readers: SQLite reads an immutable file without locks.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from osce_scraper.errors import ExportError
from osce_scraper.export.database import written_state

PREPARE = Path(__file__).with_name("prepare.sql").read_text("utf-8")


def snapshot(database: Path) -> Path:
    """The copy of an export, made anew when the export has changed since; `news.sqlite` gives `news.browse.sqlite`.

    Raises `ExportError` when it cannot be written.
    """
    copy = database.with_suffix(f".browse{database.suffix}")
    mark = json.dumps([written_state(database), PREPARE])
    if _mark_of(copy) == mark:
        return copy
    draft = copy.with_name(f"{copy.name}.new")
    try:
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.executescript(PREPARE)
            target.execute("CREATE TABLE snapshot AS SELECT ? AS mark", (mark,))
            target.commit()
        draft.replace(copy)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        raise ExportError(f"{copy}: cannot be written: {error}") from error
    return copy


def _mark_of(copy: Path) -> str | None:
    """What a copy was made from; None when there is none."""
    if not copy.exists():
        return None
    try:
        with closing(sqlite3.connect(copy)) as connection:
            return str(connection.execute("SELECT mark FROM snapshot").fetchone()[0])
    except sqlite3.Error:
        return None
