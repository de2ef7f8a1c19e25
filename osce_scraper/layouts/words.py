"""The words that pages print around an article, from labels.toml: one look-up for all languages."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_FIELDS = ("issued_on", "issued_by", "fields_of_work", "places", "where", "kind", "collections")
_APOSTROPHES = str.maketrans("’ʼʻ‘`", "'''''")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """What two printings of one label share: no case, no colon, plain apostrophes, single spaces.

    >>> key(" Domaines d’activité : ")
    "domaines d'activité"
    """
    return " ".join(text.translate(_APOSTROPHES).casefold().split()).rstrip(" :：.").lstrip("•-–* ")


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))


@cache
def labels() -> dict[str, str]:
    """Key of a label -> field it announces, over all languages."""
    return {key(word): field for table in _words().values() for field in _FIELDS for word in table.get(field, ())}


@cache
def words(name: str) -> frozenset[str]:
    """Keys of the words of one list ("kinds", "crumbs", "ends", "sections", "contacts", "tools"), over all languages."""
    return frozenset(key(word) for table in _words().values() for word in table.get(name, ()))


@cache
def openings(name: str) -> re.Pattern[str]:
    """A pattern that holds where a casefolded text begins with one of the words of a list."""
    longest_first = sorted(words(name), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def label_with_colon() -> re.Pattern[str]:
    """A pattern that finds a known label and its colon within a line ("Issued by: ... Fields of work: ...")."""
    longest_first = sorted(labels(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})\s*[:：]", re.IGNORECASE)
