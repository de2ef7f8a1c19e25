"""Whom somebody stands for, read from a role: an OSCE structure, a State, both, or neither."""

import re
from functools import cache

from osce_scraper.vocabularies.labels import Vocabulary, fold
from osce_scraper.vocabularies.mentions import Names

_TO_STATE = re.compile(r"\bto\s+(?:the\s+)?$")
# Titles that mean a structure though they do not print its label.
_TITLES = {
    "chief monitor": "special-monitoring-mission-to-ukraine",
    "chief observer": "observer-mission-at-russian-checkpoints-gukovo-and-donetsk",
    "gender issues": "gender-issues-programme",
    "special representative": "chairpersonship",
    "special envoy": "chairpersonship",
    "personal representative": "chairpersonship",
}


@cache
def _folded_names(structures: tuple[tuple[str, str | None], ...]) -> Names:
    return Names(dict(structures))


def structure_id(role: str, structures: Vocabulary) -> str | None:
    """Id of the first, longest structure that a role names."""
    folded = fold(role)
    spellings = {name: id for name, id in structures.ids.items() if name not in {"osce", "pa", "pc", "networks"}}
    first = next(_folded_names(tuple((spellings | _TITLES).items())).mentions(folded), None)
    return None if first is None else first.id


def state_id(role: str, states: Vocabulary, structures: Vocabulary) -> str | None:
    """Id of the State that a role represents: not the host of a mission, not the one an ambassador is sent to."""
    names: dict[str, str | None] = {name: entry.id for entry in states for name in entry.names}
    names |= {demonym: entry.id for entry in states for demonym in entry.facts.get("demonyms", ())}
    names |= {name: None for entry in structures for name in entry.names if name[0].isalpha()}
    for mention in _folded_names(tuple(names.items())).mentions(role):
        if not _TO_STATE.search(role[: mention.start]):
            return mention.id
    return None
