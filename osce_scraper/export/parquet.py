"""The tables as Parquet, and the whole records nested in one file beside them. Needs pyarrow (extra `tables`)."""

import sqlite3
import types
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import AwareDatetime, BaseModel

from osce_scraper.export.columns import Table, Type
from osce_scraper.export.renewing import renewing
from osce_scraper.items import NewsItem

NESTED_NAME = "records.parquet"
_MOMENT = pa.timestamp("us", tz="UTC")
_OF_COLUMNS: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "date": pa.date32(),
    "datetime": _MOMENT,
}
_OF_FIELDS: dict[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    AwareDatetime: _MOMENT,
}
# Rows of a row group: near 10 MB of items, so that readers can skip and the writer stays small.
_ROWS = 2000


def write_table(connection: sqlite3.Connection, table: Table, folder: Path) -> Path:
    """One table of the database as `<name>.parquet` in the folder; returns the file."""
    return _write(folder / f"{table.name}.parquet", _schema(table), _rows(connection, table))


def arrow_table(connection: sqlite3.Connection, table: Table) -> pa.Table:
    """One table of the database in memory."""
    return pa.Table.from_pylist(list(_rows(connection, table)), schema=_schema(table))


def _schema(table: Table) -> pa.Schema:
    columns = ((c.name, _OF_COLUMNS[c.type], {"description": c.description}) for c in table.columns)
    return pa.schema([pa.field(name, type_, metadata=metadata) for name, type_, metadata in columns])


def _rows(connection: sqlite3.Connection, table: Table) -> Iterator[dict[str, Any]]:
    cursor = connection.execute(f"SELECT {', '.join(table.names)} FROM {table.name} ORDER BY {', '.join(table.key)}")
    read = [_READ.get(column.type) for column in table.columns]
    for row in cursor:
        yield {
            name: parse(value) if parse and value is not None else value
            for name, parse, value in zip(table.names, read, row, strict=True)
        }


_READ = {"date": date.fromisoformat, "datetime": datetime.fromisoformat}


def write_nested(records: Iterable[NewsItem], folder: Path) -> Path:
    """Whole records, typed and nested as the record is; returns the file."""
    return _write(folder / NESTED_NAME, record_schema(), (record.model_dump() for record in records))


def record_schema() -> pa.Schema:
    """The Arrow schema of the record, made from its model."""
    return pa.schema(list(_fields(NewsItem)))


def _fields(model: type[BaseModel]) -> Iterator[pa.Field]:
    for name, field in model.model_fields.items():
        yield pa.field(name, _arrow(field.annotation), metadata={"description": field.description or ""})


def _arrow(annotation: Any) -> pa.DataType:
    if annotation in _OF_FIELDS:
        return _OF_FIELDS[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _arrow(arguments[0])
    if origin is Literal:
        return _arrow(type(arguments[0]))
    if origin in (types.UnionType, Union):  # `Annotated[...] | None` is the older kind
        return _arrow(next(option for option in arguments if option is not types.NoneType))
    if origin is tuple:
        return pa.list_(_arrow(arguments[0]))
    if origin is dict:
        return pa.map_(_arrow(arguments[0]), _arrow(arguments[1]))
    return pa.struct(list(_fields(annotation)))


def _write(file: Path, schema: pa.Schema, rows: Iterator[dict[str, Any]]) -> Path:
    with renewing(file) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
    return file
