"""Tables for pandas and polars, straight from a log."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

from osce_scraper.errors import ExportError

Library = Literal["pandas", "polars"]


def read_frame(path: str | Path, table: str = "items", library: Library = "pandas") -> Any:
    """One table of a log or output folder as a DataFrame, typed as the export is: dates are dates, numbers numbers.

    `table` is any of the export: items, quotes, speakers, speaker_names, speaker_roles, item_issuers, item_fields, ...
    Brings the SQLite export beside the log up to date first, as `osce-scraper export` does. Raises `LogError` when the
    log cannot be read, `ExportError` when there is no such table or a library is missing (extra `frames` brings pandas,
    polars users bring polars).
    """
    from osce_scraper.export import export  # not for those who only read pages

    try:
        from osce_scraper.export.parquet import arrow_table

        convert = _polars() if library == "polars" else _pandas()
    except ImportError as error:
        raise ExportError(f"{error.name} is missing: pip install 'osce-scraper[frames]'{_beside(library)}") from error
    from osce_scraper.export.tables import TABLES

    known = {each.name: each for each in TABLES}
    if table not in known:
        raise ExportError(f"no table {table!r}; there are {', '.join(known)}")
    with closing(sqlite3.connect(export(Path(path), "sqlite").target)) as connection:
        return convert(arrow_table(connection, known[table]))


def _beside(library: Library) -> str:
    return " polars" if library == "polars" else ""


def _pandas() -> Any:
    import pandas  # noqa: F401 - pyarrow asks for it only once it converts

    return lambda table: table.to_pandas(date_as_object=False)


def _polars() -> Any:
    from polars import from_arrow

    return from_arrow
