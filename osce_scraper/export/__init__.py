"""Tables for analysts: the log as SQLite, Parquet, CSV or Excel.

The database is made first and is what the other formats are written from, so the same question has the same answer
in each. What each column means comes from the record.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from osce_scraper.errors import ExportError, LogError
from osce_scraper.output.log import LOG_NAME, log_file, read

Format = Literal["sqlite", "parquet", "csv", "excel"]
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did: where the result is, how many lines of the log were new, whether anything was written."""

    target: Path
    new_lines: int
    written: bool


def export(log: Path, to: Format, target: Path | None = None, overwrite: bool = False) -> Exported:
    """Bring one format up to date with a log (file or output folder) and the `speakers.toml` beside it.

    Without `target` it goes beside the log, named after it. Raises `LogError` when the log cannot be read,
    `ExportError` when what stands there is no earlier export (unless `overwrite`), when a library is missing or
    SQLite fails, `StoreError` when a file cannot be written.
    """
    file = log_file(log)
    if not file.is_file():
        raise LogError(f"{file}: no such log")
    chosen = target or beside(file, to)
    base = chosen if to == "sqlite" else beside(file, "sqlite")
    try:
        from osce_scraper.export import database

        for place, format_ in {base: "sqlite", chosen: to}.items():
            _refuse_foreign(place, format_, overwrite and place == chosen)
        before = written_state(chosen, to)
        new_lines = database.update(file, base)
        state = written_state(base, "sqlite")
        if state and state != before and to != "sqlite":
            with closing(sqlite3.connect(base)) as connection:
                _write(connection, file, to, chosen, state)
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[tables]'") from error
    except (OSError, sqlite3.Error) as error:
        raise ExportError(f"{chosen}: cannot be written: {error}") from error
    return Exported(chosen, new_lines, state != before)


def beside(log: Path, to: Format) -> Path:
    """Where a format goes when nobody says where: beside the log and named after it.

    >>> beside(Path("out/news.jsonl"), "sqlite"), beside(Path("out/news.jsonl"), "csv")
    (PosixPath('out/news.sqlite'), PosixPath('out/csv'))
    >>> beside(Path("may.jsonl"), "excel"), beside(Path("may.jsonl"), "csv")
    (PosixPath('may.xlsx'), PosixPath('may-csv'))
    """
    match to:
        case "sqlite":
            return log.with_suffix(".sqlite")
        case "excel":
            return log.with_suffix(".xlsx")
        case _:
            return log.with_name(to if log.name == LOG_NAME else f"{log.stem}-{to}")


def written_state(target: Path, to: Format) -> State | None:
    """Up to where the log was read for an earlier export; None when nothing or something else stands there."""
    from osce_scraper.export import database, datapackage, sheets

    match to:
        case "sqlite":
            return database.written_state(target)
        case "excel":
            return sheets.written_state(target)
        case _:
            return datapackage.written_state(target)


def _refuse_foreign(target: Path, to: Format, overwrite: bool) -> None:
    if not target.exists() or (target.is_dir() and not any(target.iterdir())) or written_state(target, to) is not None:
        return
    if not overwrite:
        raise ExportError(f"{target} exists and is no earlier export: name another place, or say --overwrite")
    if target.is_file():
        target.unlink()


def _write(connection: sqlite3.Connection, log: Path, to: Format, target: Path, state: State) -> None:
    from osce_scraper.export import datapackage, sheets
    from osce_scraper.export.tables import TABLES

    if to == "excel":
        sheets.write_excel(connection, TABLES, target, state)
        return
    target.mkdir(parents=True, exist_ok=True)
    if to == "csv":
        files = [sheets.write_csv(connection, table, target) for table in TABLES]
    else:
        from osce_scraper.export import parquet

        files = [parquet.write_table(connection, table, target) for table in TABLES]
        parquet.write_nested(read(log), target)
    datapackage.write(TABLES, files, target, state)
