"""Tables for analysts: the log as SQLite, Parquet, CSV or Excel.

The database is made first and is what the other formats are written from, so the same question has the same answer
in each. What each column means comes from the record.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from osce_scraper.errors import ExportError
from osce_scraper.log import log_file, read

Format = Literal["sqlite", "parquet", "csv", "excel"]
DATABASE_NAME = "news.sqlite"
_TARGETS: dict[Format, str] = {"sqlite": DATABASE_NAME, "parquet": "parquet", "csv": "csv", "excel": "news.xlsx"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did: where the result is, how many lines of the log were new, whether anything was written."""

    target: Path
    new_lines: int
    written: bool


def export(log: Path, to: Format, target: Path | None = None, overwrite: bool = False) -> Exported:
    """Bring one format up to date with a log (file or output folder).

    Without `target` it goes beside the log. Raises `LogError` when the log cannot be read, `ExportError` when
    `target` exists and is not an earlier export (unless `overwrite`), or a library is missing.
    """
    try:
        from osce_scraper.export import database
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[tables]'") from error
    beside = log_file(log).parent
    chosen = target or beside / _TARGETS[to]
    if target is not None and not overwrite:
        _refuse_foreign(target, to)
    base = chosen if to == "sqlite" else beside / DATABASE_NAME
    new_lines = database.update(log, base)
    if to == "sqlite":
        return Exported(chosen, new_lines, new_lines > 0)
    with closing(sqlite3.connect(base)) as connection:
        state = database.state(connection)
        written = to == "excel" or datapackage_state(chosen) != state
        if written:
            _write(connection, log, to, chosen, state)
    return Exported(chosen, new_lines, written)


def datapackage_state(folder: Path) -> dict[str, Any] | None:
    """Up to where the log was read for an earlier export in this folder."""
    from osce_scraper.export import datapackage

    return datapackage.written_state(folder)


def _write(connection: sqlite3.Connection, log: Path, to: Format, target: Path, state: dict[str, Any]) -> None:
    from osce_scraper.export import datapackage, sheets
    from osce_scraper.export.database import TABLES

    if to == "excel":
        part = target.with_name(f".{target.name}.part")
        sheets.write_excel(connection, TABLES, part)
        part.replace(target)
        return
    target.mkdir(parents=True, exist_ok=True)
    if to == "csv":
        files = [sheets.write_csv(connection, table, target) for table in TABLES]
    else:
        try:
            from osce_scraper.export import parquet
        except ImportError as error:
            raise ExportError("Parquet needs pyarrow: pip install 'osce-scraper[tables]'") from error
        files = [parquet.write_table(connection, table, target) for table in TABLES]
        parquet.write_nested(read(log), target)
    datapackage.write(TABLES, files, target, state)


def _refuse_foreign(target: Path, to: Format) -> None:
    empty_folder = target.is_dir() and not any(target.iterdir())
    if target.exists() and not empty_folder and not _is_ours(target, to):
        raise ExportError(f"{target} exists and is no earlier export: name another place, or say --overwrite")


def _is_ours(target: Path, to: Format) -> bool:
    """Whether an earlier export wrote the target; a workbook may hold a user's own work, so it never counts as ours."""
    from osce_scraper.export import database

    if to == "sqlite":
        return database.is_ours(target)
    return to != "excel" and datapackage_state(target) is not None
