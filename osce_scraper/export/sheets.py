"""The tables as CSV files or as one Excel workbook; nothing in a cell is ever a formula."""

import csv
import json
import re
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from osce_scraper.errors import ExportError
from osce_scraper.export.columns import Table, Value
from osce_scraper.export.renewing import renewing
from osce_scraper.output.durable import replacing

# A spreadsheet runs a cell that begins so (OWASP, "CSV Injection"); an apostrophe in front makes it text.
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r＝＋－＠]")
# Excel's own limits: characters of a cell, rows of a sheet.
MAX_CELL = 32_767
MAX_ROWS = 1_048_576
# Stands in the description of a workbook of ours.
_MARK = "osce_scraper"
# When a workbook of ours says it was made, and last changed: whoever saves it puts the time of day there, and two
# exports of one log are the same bytes.
_UNTOUCHED = datetime(1980, 1, 1, tzinfo=UTC)
_CUT = " […cut: longer than an Excel cell]"


def write_csv(connection: sqlite3.Connection, table: Table, folder: Path) -> Path:
    """One table of the database as `<name>.csv` (UTF-8, RFC 4180) in the folder; returns the file."""
    file = folder / f"{table.name}.csv"
    with renewing(file) as stream:
        text = TextIOWrapper(stream, encoding="utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow(table.names)
        writer.writerows(map(_safe_row, _rows(connection, table)))
        text.detach()
    return file


def write_excel(connection: sqlite3.Connection, tables: Sequence[Table], file: Path, state: dict[str, Any]) -> Path:
    """All tables as sheets of one workbook, with a sheet that tells what the columns mean; returns the file.

    A text longer than an Excel cell holds is cut and says so; `state` says up to where the log was read. Raises
    `ExportError` when a table has more rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    texts_stay_texts = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with replacing(file) as stream, Workbook(stream, texts_stay_texts) as workbook:
        workbook.set_properties({"comments": json.dumps({_MARK: state}), "created": _UNTOUCHED})
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


def written_state(file: Path) -> dict[str, Any] | None:
    """Up to where the log was read for a workbook; None when it is no export of ours, or somebody saved it since."""
    try:
        with ZipFile(file) as workbook:
            core = etree.fromstring(workbook.read("docProps/core.xml"), etree.XMLParser(resolve_entities=False))
        texts = {etree.QName(element).localname: element.text or "" for element in core.iterchildren(etree.Element)}
        said = json.loads(texts.get("description", ""))
    except (OSError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError):
        return None
    state = said.get(_MARK) if isinstance(said, dict) and texts.get("created") == texts.get("modified") else None
    return state if isinstance(state, dict) else None


def _rows(connection: sqlite3.Connection, table: Table) -> sqlite3.Cursor:
    return connection.execute(f"SELECT {', '.join(table.names)} FROM {table.name} ORDER BY {', '.join(table.key)}")


def as_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before what it would run.

    >>> as_text("=1+1"), as_text("a=1")
    ("'=1+1", 'a=1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def _safe_row(row: Sequence[Value]) -> list[Value]:
    return [as_text(value) if isinstance(value, str) else value for value in row]


def _cell(value: Value) -> Value:
    if isinstance(value, str) and len(value) > MAX_CELL:
        return value[: MAX_CELL - len(_CUT)] + _CUT
    return value
