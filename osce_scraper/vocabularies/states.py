"""States named in running text, in the languages of the site."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from osce_scraper.vocabularies.labels import toml_text, vocabulary
from osce_scraper.vocabularies.mentions import Mention, Names

# People with a State's name: "Mr. Jordan", "Michael Jordan", "Jordan said". Only Jordan is common as a surname;
# before the other names a capitalised word is mostly a headline's ("OSCE Helps Georgia").
_HONORIFICS = tuple(
    f"{title} " for title in ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Judge")
)
_GIVEN_NAME = re.compile(r"\b(?!The\b|In\b|Of\b|To\b|And\b|For\b|With\b|From\b)[A-Z][a-z]+ (?:[A-Z]\. )?$")
_SPOKE = re.compile(r" (?:said|told|added|noted|stressed|explained|stated)\b")


def name_patterns() -> Iterator[tuple[str, str | None]]:
    """Every spelling of every State in every language with its id, and the phrases that only look like one."""
    for phrase in tomllib.loads(toml_text("look_alikes"))["states"]:
        yield phrase, None
    for entry in vocabulary("states"):
        for name in entry.names:
            yield name, entry.id
            if len(name) > 3:  # headings in capitals
                yield name.upper(), entry.id
    for names in tomllib.loads(toml_text("state_names")).values():
        for id, patterns in names.items():
            for pattern in [patterns] if isinstance(patterns, str) else patterns:
                yield pattern, id


@cache
def _names() -> Names:
    return Names(name_patterns())


def _is_person(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 24) : mention.start]
    if mention.id == "JO" and (_GIVEN_NAME.search(before) or _SPOKE.match(text, mention.end)):
        return True
    return before.endswith(_HONORIFICS)


def first_mentions(texts: Iterable[str]) -> tuple[str, ...]:
    """Ids of the States named in the texts, in order of first mention, each once."""
    found: dict[str, None] = {}
    for text in texts:
        for mention in _names().mentions(text):
            if mention.id not in found and not _is_person(text, mention):
                found[mention.id] = None
    return tuple(found)
