"""How the tables of a `<language>.toml` are read: by the types of the classes that stand for them.

A list of words is a string of words parted by white space; a phrase of several words stands in an array. What a
language does not need may be missing. Nouns and verbs are listed in one form: `[inflection]` gives the others.
"""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Annotated, Any, Final, TypeVar, get_type_hints

from osce_scraper.quotes.languages.inflection import all_forms

Words = frozenset[str]
"""A set, because a set answers thirty times faster than a pattern."""
Endings = tuple[str, ...]
Phrases = tuple[tuple[str, ...], ...]
Mapped = dict[str, str]
"""Words and what they tell: mostly the sex, "" where a word does not tell."""
Nouns = Annotated[Words, "nouns"]
"""Words given in the nominative; `[inflection.nouns]` has the endings of the other forms."""
Plurals = Annotated[Words, "plurals"]
Names = Annotated[Words, "names"]
Verbs = Annotated[Words, "verbs"]

_READERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    Words: lambda value: frozenset(value.split()),
    Endings: lambda value: tuple(value.split()),
    Phrases: lambda value: tuple(tuple(phrase.split()) for phrase in value),
    Mapped: dict,
    str: str,
    bool: bool,
}
_EMPTY: Final[Mapping[Any, Any]] = {Phrases: (), Mapped: {}}
_Table = TypeVar("_Table")


def read_table(table: type[_Table], data: Mapping[str, Any], inflection: Mapping[str, Mapping[str, str]]) -> _Table:
    """The class of a table from what the file has of it; what neither file nor class gives is empty.

    >>> from osce_scraper.quotes.languages.tables import PlaceTable
    >>> read_table(PlaceTable, {"names": "wien"}, {"nouns": {"": "s"}}).names == {"wien", "wiens"}
    True
    """
    return table(
        **{
            key: _value(hint, data.get(key, _EMPTY.get(hint, "")), inflection)
            for key, hint in get_type_hints(table, include_extras=True).items()
            if key in data or not hasattr(table, key)
        }
    )


def _value(hint: Any, value: Any, inflection: Mapping[str, Mapping[str, str]]) -> Any:
    """One value as its type says."""
    if isinstance(hint, type) and is_dataclass(hint):
        return read_table(hint, value or {}, inflection)
    if not (forms := getattr(hint, "__metadata__", ())):
        return _READERS[hint](value)
    others = {} if forms[0] == "verbs" else inflection.get("nouns", {})
    return all_forms(value.split(), inflection.get(forms[0], others))
