"""A vocabulary: the entries of one TOML file, and the Term that a printed label means."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from typing import Any

from osce_scraper.errors import VocabularyError
from osce_scraper.items import Term

_BRACKETS = re.compile(r"\([^()]*\)")
_CLOSED = re.compile(r"\((?:closed|discontinued)\)", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w\s]+")
# "Co-operation" is "Cooperation", "Co-ordinator" is "Coordinator", with any dash.
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010-\u2015\u2212](?=\w)")
_APOSTROPHE_S = re.compile(r"['’]s\b")
# Words without which two labels are still the same label, and spellings of one word.
_SILENT = frozenset({"the", "osce"})
_SPELLINGS = {"center": "centre", "program": "programme"}


def fold(label: str) -> str:
    """What two spellings of one label share: no case, accents, hyphens, punctuation, "OSCE", "the", "(closed)".

    >>> fold("The OSCE Project Co-ordinator in Baku (closed):")
    'project coordinator in baku'
    """
    text = _CLOSED.sub(" ", unicodedata.normalize("NFKD", label).replace("&", " and "))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    words = _NOT_WORD.sub(" ", _HYPHEN.sub("", _APOSTROPHE_S.sub("", text))).split()
    kept = [_SPELLINGS.get(word, word) for word in words if word not in _SILENT]
    return " ".join(kept or words)


@dataclass(frozen=True)
class Entry:
    """One table of a vocabulary file."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings of the entry, the label first."""
        return (self.label, *self.aliases, *self.former)


@dataclass(frozen=True)
class Vocabulary:
    """The entries of one file, in its order."""

    name: str
    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @cached_property
    def ids(self) -> dict[str, str]:
        """Folded spelling -> id. Raises `VocabularyError` when two entries claim one spelling."""
        ids: dict[str, str] = {}
        for entry in self.entries:
            for name in entry.names:
                if ids.setdefault(fold(name), entry.id) != entry.id:
                    raise VocabularyError(f"{self.name}: {name!r} is claimed by {ids[fold(name)]} and {entry.id}")
        return ids

    def term(self, label: str) -> Term:
        """The Term for a printed label: its id is None when the label is unknown."""
        whole = self.ids.get(fold(label))
        # "Office for Democratic Institutions and Human Rights (ODIHR)"
        return Term(id=whole or self.ids.get(fold(_BRACKETS.sub(" ", label))), label=label)


def read(name: str, toml: str) -> Vocabulary:
    """The vocabulary that a TOML text holds. Raises `VocabularyError` when it contradicts itself."""
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:  # a doubled id is one
        raise VocabularyError(f"{name}: {error}") from error
    vocabulary = Vocabulary(name, tuple(_entry(id, table) for id, table in tables.items()))
    _ = vocabulary.ids
    return vocabulary


def _entry(id: str, table: dict[str, Any]) -> Entry:
    facts = {key: value for key, value in table.items() if key not in {"label", "aliases", "former"}}
    former = tuple(former["label"] for former in table.get("former", ()))
    return Entry(id, table["label"], tuple(table.get("aliases", ())), former, facts)


def load(name: str) -> Vocabulary:
    """The vocabulary of a file of this package ("structures.toml")."""
    return read(name, resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
