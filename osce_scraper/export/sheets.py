"""The tables as CSV files or as one Excel workbook; nothing in a cell is ever a formula."""

import csv
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from osce_scraper.errors import ExportError
from osce_scraper.export.tables import Table, Value

# A spreadsheet runs a cell that begins so (OWASP, "CSV Injection"); an apostrophe in front makes it text.
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r＝＋－＠]")
# Excel's own limits: characters of a cell, rows of a sheet.
MAX_CELL = 32_767
MAX_ROWS = 1_048_576
_CUT = " […cut: longer than an Excel cell]"


def write_csv(connection: sqlite3.Connection, table: Table, folder: Path) -> Path:
    """One table of the database as `<name>.csv` (UTF-8, RFC 4180) in the folder; returns the file."""
    file = folder / f"{table.name}.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.names)
        writer.writerows(map(_safe_row, _rows(connection, table)))
    return file


def write_excel(connection: sqlite3.Connection, tables: Sequence[Table], file: Path) -> Path:
    """All tables as sheets of one workbook, with a sheet that tells what the columns mean; returns the file.

    A text longer than an Excel cell holds is cut and says so. Raises `ExportError` when a table has more rows than a
    sheet holds, or the library is missing.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise ExportError("Excel needs xlsxwriter: pip install 'osce-scraper[tables]'") from error
    texts_stay_texts = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, texts_stay_texts) as workbook:
        bold = workbook.add_format({"bold": True})
        about = workbook.add_worksheet("about")
        about.write_row(0, 0, ("table", "column", "type", "meaning"), bold)
        columns = [(table.name, c.name, c.type, c.description) for table in tables for c in table.columns]
        for number, column in enumerate(columns, start=1):
            about.write_row(number, 0, column)
        for table in tables:
            sheet = workbook.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, table.names, bold)
            for number, row in enumerate(_rows(connection, table), start=1):
                if number >= MAX_ROWS:
                    raise ExportError(f"{table.name} has more rows than an Excel sheet holds: take csv or parquet")
                sheet.write_row(number, 0, [_cell(value) for value in row])
    return file


def _rows(connection: sqlite3.Connection, table: Table) -> sqlite3.Cursor:
    return connection.execute(f"SELECT {', '.join(table.names)} FROM {table.name} ORDER BY {', '.join(table.key)}")


def _safe_row(row: Sequence[Value]) -> list[Value]:
    return [f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value for value in row]


def _cell(value: Value) -> Value:
    if isinstance(value, str) and len(value) > MAX_CELL:
        return value[: MAX_CELL - len(_CUT)] + _CUT
    return value
