"""Tables of answers with links: columns that only carry a key become the address of the words beside them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


class Link(NamedTuple):
    """A column of words, the column with their key, and the page that takes the key."""

    words: str
    key: str
    page: str


LINKS: Final = (
    Link("title", "item", "item"),
    Link("speaker", "speaker_id", "speaker"),
    Link("structure", "structure_id", "structure"),
    Link("country", "country_id", "country"),
)


def key_columns(columns: Sequence[str]) -> list[str]:
    """Columns that are not shown, for the words beside them are.

    >>> key_columns(["speaker", "quotes", "speaker_id"]), key_columns(["item"])
    (['speaker_id'], [])
    """
    return [link.key for link in LINKS if link.key in columns and link.words in columns]


def link_of(row: Mapping[str, Any], column: str) -> str | None:
    """The address that a cell leads to; None for most.

    >>> link_of({"title": "A", "item": "5-en"}, "title"), link_of({"item": "5-en"}, "item"), link_of({"year": 1}, "year")
    ('/item?item=5-en', '/item?item=5-en', None)
    """
    link = next((link for link in LINKS if column in (link.words, link.key) and link.key in row), None)
    key = str(row[link.key]).strip() if link else ""
    return f"/{link.page}?{urlencode({link.page: key})}" if link and key else None


def rows_of(columns: Iterable[str], cells: Iterable[Iterable[Any]]) -> list[dict[str, Any]]:
    """Rows of cells as tables of answers are drawn from."""
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in cells]


def number_columns(rows: Sequence[Mapping[str, Any]]) -> set[str]:
    """Columns that hold nothing but numbers, whether typed or printed.

    >>> sorted(number_columns([{"a": "1", "b": "x", "c": 2.5}, {"a": "20", "b": "3", "c": 1}]))
    ['a', 'c']
    """
    return {column for column in (rows[0] if rows else ()) if all(_NUMBER.fullmatch(str(row[column])) for row in rows)}


def dict_of(rows: Iterable[Mapping[str, Any]], key: str, value: str) -> dict[Any, Any]:
    """Two columns of an answer, one by the other."""
    return {row[key]: row[value] for row in rows}
