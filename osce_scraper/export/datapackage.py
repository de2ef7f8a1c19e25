"""`datapackage.json`: the tables described for machines (Frictionless Data Package, version 1)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from osce_scraper import __version__
from osce_scraper.export.columns import Column, Table
from osce_scraper.output.durable import replacing

NAME = "datapackage.json"
_TYPES = {"text": "string", "integer": "integer", "real": "number", "date": "date", "datetime": "datetime"}
_MEDIA_TYPES = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


def write(tables: Sequence[Table], files: Sequence[Path], folder: Path, state: dict[str, Any]) -> None:
    """Describe the files (one a table) in `datapackage.json`; `state` says up to where the log was read."""
    package = {
        "profile": "data-package",
        "name": "osce-newsroom",
        "title": "News items of the OSCE",
        "description": "News items of the OSCE with quotes and speakers, read from its public pages.",
        "version": __version__,
        "sources": [{"title": "Organization for Security and Co-operation in Europe", "path": "https://www.osce.org/"}],
        "osce_scraper": state,
        "resources": [_resource(table, file) for table, file in zip(tables, files, strict=True)],
    }
    with replacing(folder / NAME) as stream:
        stream.write(f"{json.dumps(package, indent=2, ensure_ascii=False)}\n".encode())


def written_state(folder: Path) -> dict[str, Any] | None:
    """Up to where the log was read for the files of this folder; None when the folder is no package of ours."""
    try:
        package = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    state = package.get("osce_scraper") if isinstance(package, dict) else None
    return state if isinstance(state, dict) else None


def _resource(table: Table, file: Path) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": file.name,
        "profile": "tabular-data-resource",
        "format": file.suffix[1:],
        "mediatype": _MEDIA_TYPES[file.suffix],
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "description": table.description,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(column) for column in table.columns if column.refers],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    return {"name": column.name, "type": _TYPES[column.type], "description": column.description}


def _reference(column: Column) -> dict[str, Any]:
    key = {"items": "item", "speakers": "speaker"}.get(column.refers or "", "id")
    return {"fields": [column.name], "reference": {"resource": column.refers, "fields": [key]}}
