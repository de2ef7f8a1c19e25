"""Whom somebody stands for, read from a role: an OSCE structure, a State, both, or neither."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from osce_scraper.vocabularies.labels import fold, toml_text, vocabulary
from osce_scraper.vocabularies.mentions import Mention, Names
from osce_scraper.vocabularies.states import name_patterns

_LAST_WORD = re.compile(r"([^\W\d_]+) (?:the )?$")


@dataclass(frozen=True)
class _Words:
    """The words of roles.toml, as patterns and sets."""

    osce: re.Pattern[str]
    others: re.Pattern[str]
    private: re.Pattern[str]
    offices: re.Pattern[str]
    shared: frozenset[str]
    nobody: frozenset[str]
    ranks: frozenset[str]
    hosts: frozenset[str]


def _any_of(phrases: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})(?:'s|’s|s)?\b", flags)


@cache
def _words() -> _Words:
    table = tomllib.loads(toml_text("roles"))
    return _Words(
        osce=_any_of(table["osce"].split()),
        others=_any_of(table["others"]),
        private=_any_of(table["private"], re.IGNORECASE),
        offices=_any_of(table["offices"], re.IGNORECASE),
        shared=frozenset(map(fold, table["shared"])),
        nobody=frozenset(table["nobody"]),
        ranks=frozenset(table["ranks"].split()),
        hosts=frozenset(table["hosts"].split()),
    )


@cache
def _titles() -> dict[str, str]:
    """Folded titles that mean a structure -> its id."""
    return {fold(title): entry.id for entry in vocabulary("structures") for title in entry.facts.get("titles", ())}


@cache
def _structure_names() -> Names:
    named = {name: id for name, id in vocabulary("structures").ids.items() if id not in _words().nobody}
    return Names((name.upper(), id) for name, id in (named | _titles()).items())  # Names look for capitals


def _is_ours(folded: str, mention: Mention) -> bool:
    """Whether a name in a role without "OSCE" is the OSCE's: one that no other body has, or the title alone."""
    words, name = _words(), folded[mention.start : mention.end]
    if name not in words.shared and name not in _titles():
        return True
    rest = folded[: mention.start] + folded[mention.end :]
    return all(word in words.ranks for word in rest.split())


@lru_cache(maxsize=4096)
def structure_id(role: str) -> str | None:
    """Id of the OSCE structure a role stands for: the first one it names, or a unit of that one named after it."""
    words, folded = _words(), fold(role)
    is_osce = words.osce.search(role) is not None
    if words.others.search(role) and not is_osce:
        return None
    mentions = _structure_names().mentions(folded.upper())
    ids = [mention.id for mention in mentions if is_osce or _is_ours(folded, mention)]
    units = [id for id in ids[1:] if vocabulary("structures")[id].facts.get("parent") == ids[0]]
    return next(iter(units or ids), None)


@cache
def _state_names() -> Names:
    return Names(_role_patterns())


def _role_patterns() -> Iterator[tuple[str, str | None]]:
    demonyms = [(name, entry.id) for entry in vocabulary("states") for name in entry.facts.get("demonyms", ())]
    for demonym, _ in demonyms:  # peoples, not States
        yield f"(Kosovo|ethnic|Ethnic) {demonym}(|s)", None
    yield from name_patterns()
    yield from demonyms


@lru_cache(maxsize=4096)
def state_id(role: str) -> str | None:
    """Id of the State a role stands for: not the host of a mission, not the one an ambassador is sent to."""
    words = _words()
    if words.private.search(role) and not words.offices.search(role):
        return None
    for mention in _state_names().mentions(role):
        before = _LAST_WORD.search(role[: mention.start])
        is_host = before is not None and before[1].lower() in words.hosts
        if not is_host and role[mention.end : mention.end + 1] not in ("-", "‑"):  # "Russian-language school"
            return mention.id
    return None
