"""A vocabulary: the entries of one TOML file, and the Term that a printed label means."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from typing import Any

from osce_scraper.errors import VocabularyError
from osce_scraper.items import Term
from osce_scraper.vocabularies.mentions import spellings

_BRACKETS = re.compile(r"\([^()]*\)")
_CLOSED = re.compile(r"\((?:closed|discontinued)\)", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^\w\s]+")
# "Co-operation" is "Cooperation", "Co-ordinator" is "Coordinator", with any dash.
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010-\u2015\u2212](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s|$)")
# French "l’Assemblée", "d’observation".
_ELISION = re.compile(r"\b[ld]['’](?=\w)")
# The OSCE's own abbreviations, without which two labels are still the same: "Misije OSCE-a u BiH", "OSZE-Büro",
# "Centre de l’OSCE à Achgabat", "Hoher Kommissar der OSZE für nationale Minderheiten", "Misioni i OSBE-së në Kosovë".
_OURS = re.compile(
    r"\b(?:de (?=osce)|der (?=osze)|(?:te|se|e|i) (?=osbe|obse)|на (?=обсе\b))?(?:osce|обсе|обсє|osze|osbe|obse|oebs|оебс)\b(?:[-’']\w{1,3}\b)?"
)
# "the", and the year in "2025 OSCE Chairpersonship".
_SILENT = re.compile(r"the|(?:19|20)\d\d")
_SPELLINGS = {"center": "centre", "program": "programme", "organisation": "organization"}


def fold(label: str) -> str:
    """What two spellings of one label share: no case, accent, hyphen, punctuation, year, "OSCE", "the", "(closed)".

    >>> fold("The OSCE Project Co-ordinator in Baku (closed):")
    'project coordinator in baku'
    """
    text = unicodedata.normalize("NFKD", _CLOSED.sub(" ", label).replace("&", " and "))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = _HYPHEN.sub("", _POSSESSIVE.sub("", _OURS.sub("", _ELISION.sub("", text)))).strip() or text
    return " ".join(
        _SPELLINGS.get(word, word) for word in _NOT_WORD.sub(" ", text).split() if not _SILENT.fullmatch(word)
    )


@dataclass(frozen=True)
class Entry:
    """One table of a vocabulary file."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    translations: tuple[str, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    """What else the file says: parent, country, closed, vid, partner, titles, demonyms."""

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings of the entry, the label first."""
        return (self.label, *self.aliases, *self.former, *self.translations)

    @cached_property
    def term(self) -> Term:
        """The Term of the entry with the vocabulary's own label."""
        return Term(id=self.id, label=self.label)


@dataclass(frozen=True)
class Vocabulary:
    """The entries of one file by id, in the file's order."""

    name: str
    entries: dict[str, Entry]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __getitem__(self, id: str) -> Entry:
        return self.entries[id]

    @cached_property
    def ids(self) -> dict[str, str]:
        """Folded spelling -> id. Raises `VocabularyError` when two entries claim one spelling."""
        ids: dict[str, str] = {}
        for entry in self:
            for name in entry.names:
                if ids.setdefault(fold(name), entry.id) != entry.id:
                    raise VocabularyError(f"{self.name}: {name!r} is claimed by {ids[fold(name)]} and {entry.id}")
        return ids

    def term(self, label: str) -> Term:
        """The Term for a printed label: its id is None when the label is unknown."""
        id = self.ids.get(fold(label))
        if id is None and "(" in label:  # "Office for Democratic Institutions and Human Rights (ODIHR)"
            id = self.ids.get(fold(_BRACKETS.sub(" ", label)))
        return Term(id=id, label=label)


def read(name: str, toml: str) -> Vocabulary:
    """The vocabulary that a TOML text holds. Raises `VocabularyError` when it contradicts itself."""
    try:
        tables = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:  # a doubled id is one
        raise VocabularyError(f"{name}: {error}") from error
    vocabulary = Vocabulary(name, {id: _entry(id, dict(table)) for id, table in tables.items()})
    for entry in vocabulary:
        if entry.facts.get("parent", entry.id) not in tables:
            raise VocabularyError(f"{name}: {entry.id} has an unknown parent, {entry.facts['parent']!r}")
    if not vocabulary.ids:
        raise VocabularyError(f"{name}: no entries")
    return vocabulary


def _entry(id: str, table: dict[str, Any]) -> Entry:
    former = tuple(former["label"] for former in table.pop("former", ()))
    return Entry(
        id, table.pop("label"), _all(table.pop("aliases", ())), former, _all(table.pop("translations", ())), table
    )


def _all(patterns: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for pattern in patterns for name in spellings(pattern))


def toml_text(name: str) -> str:
    """The text of a TOML file of this package."""
    return resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


@cache
def vocabulary(name: str) -> Vocabulary:
    """A vocabulary by its file's name: fields_of_work, structures, states, meetings."""
    return read(f"{name}.toml", toml_text(name))
