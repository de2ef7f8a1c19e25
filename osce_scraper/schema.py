"""The record described for others: its JSON Schema and its field table, both made from `items`."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from osce_scraper import items

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: tuple[type[BaseModel], ...] = (
    items.NewsItem,
    items.Term,
    items.Quote,
    items.Speaker,
    items.Dateline,
    items.Image,
    items.Attachment,
    items.Translation,
    items.Provenance,
)


def record_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of the output."""
    schema = items.NewsItem.model_json_schema(mode="serialization")
    return {"$schema": DIALECT, **schema}


def field_tables() -> str:
    """Markdown tables of every part of the record: field, type, meaning."""
    return "\n".join(line for model in _MODELS for line in _table(model))


def _table(model: type[BaseModel]) -> Iterator[str]:
    schema = model.model_json_schema(mode="serialization")
    yield f"### {model.__name__}\n"
    yield f"{model.__doc__}\n"
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    for name, field in schema["properties"].items():
        # A field that is another model carries only a reference; its meaning is in its own field description.
        meaning = model.model_fields[name].description or ""
        yield f"| `{name}` | {_type(field)} | {meaning.replace('|', '/')} |"
    yield ""


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    if "enum" in field:
        return " or ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}"
    if field.get("type") == "object":
        return "object of strings"
    return str(field.get("format") or field["type"])
