"""Whom somebody stands for, read from a role: an OSCE structure, a State, both, or neither."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from osce_scraper.vocabularies.labels import Entry, fold, toml_text, vocabulary
from osce_scraper.vocabularies.mentions import Mention, Names, spellings
from osce_scraper.vocabularies.states import name_patterns

_CHAIR, _SECRETARY, _ASSEMBLY = "chairpersonship", "secretary-general", "parliamentary-assembly"
_LAST_WORD = re.compile(r"([^\W\d_]+) (?:the )?$")


# "Head of the | OSCE Mission", "Deputy Head of | Mission": a field operation by its noun, its place left out.
_NOUN = re.compile(r"(?:^|\b(?:of|at|for|with|from) )(?:the )?(?P<osce>OSCE )?(?P<noun>(?:[A-Z][\w-]+ )*[A-Z][\w-]+)$")
_HEAD_OF = re.compile(r"\b[Hh]ead of (?:the )?(?:Mission|Presence)$")
_PLACE = re.compile(r" (?:in|to) ")


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
    chair: re.Pattern[str]


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
        shared=frozenset(fold(name) for pattern in table["shared"] for name in spellings(pattern)),
        nobody=frozenset(table["nobody"]),
        ranks=frozenset(table["ranks"].split()),
        hosts=frozenset(table["hosts"].split()),
        chair=_any_of((name for pattern in table["chair"] for name in spellings(pattern)), re.IGNORECASE),
    )


@cache
def _titles() -> dict[str, str]:
    """Folded titles that mean a structure -> its id."""
    return {
        fold(title): entry.id
        for entry in vocabulary("structures")
        for pattern in entry.facts.get("titles", ())
        for title in spellings(pattern)
    }


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
    mentions = [each for each in _structure_names().mentions(folded.upper()) if is_osce or _is_ours(folded, each)]
    ids = [each.id for each in mentions]
    if at := [each.id for each in mentions if folded[: each.start].endswith(" at ")]:
        return at[0]  # "FSC Support Officer at the Conflict Prevention Centre"
    if not ids and words.chair.search(role):
        return _CHAIR
    if ids[:1] == [_SECRETARY] and _ASSEMBLY in ids:  # "Secretary General of the OSCE Parliamentary Assembly"
        return _ASSEMBLY
    units = [id for id in ids[1:] if vocabulary("structures")[id].facts.get("parent") == ids[0]]
    return next(iter(units or ids), None)


@cache
def _printed_structures() -> Names:
    return Names((name, id) for id, entry in vocabulary("structures").entries.items() for name in _in_print(entry))


def _in_print(entry: Entry) -> Iterator[str]:
    """The names of a field operation that tell its place: in running text "Mission" alone may be anybody's."""
    return (name for name in (entry.label, *entry.former) if _PLACE.search(name) and name[0].isupper())


def field_operations_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Ids of the field operations named with their place in running text in English, in order, each once."""
    return _printed_structures().first_mentions(texts)


def operation_noun(role: str) -> str | None:
    """The noun by which a role calls a field operation, folded: "Head of the OSCE Mission", "Deputy Head of Mission".

    A role that does not name the OSCE may be of another body's centre.
    """
    found = _NOUN.search(role)
    if found is None or not (found["osce"] or (_HEAD_OF.search(role) and not _words().others.search(role))):
        return None
    return fold(found["noun"])


def operation_id(role: str, named: Iterable[str]) -> str | None:
    """Id of the field operation that a role calls by its noun: the only one of `named` that is called so."""
    noun = operation_noun(role)
    if noun is None:
        return None
    ids = [id for id in named if any(fold(called).endswith(noun) for called in _nouns(vocabulary("structures")[id]))]
    return ids[0] if len(ids) == 1 else None


def _nouns(entry: Entry) -> Iterator[str]:
    """ "Programme Office", "Centre": what a field operation is and was called without its place."""
    return (_PLACE.split(name)[0] for name in _in_print(entry))


@cache
def _state_names() -> Names:
    return Names(_role_patterns())


def _role_patterns() -> Iterator[tuple[str, str | None]]:
    demonyms = [(name, entry.id) for entry in vocabulary("states") for name in entry.facts.get("demonyms", ())]
    for demonym, _ in demonyms:  # peoples, not States
        yield f"(Kosovo|ethnic|Ethnic) {demonym}(|s)", None
    yield from name_patterns()
    yield from demonyms


@cache
def _adjectives() -> tuple[tuple[re.Pattern[str], re.Pattern[str], dict[str, str]], ...]:
    """For each language of state_adjectives.toml: its offices, any of its adjectives, and whose each stem is."""
    found = []
    for table in tomllib.loads(toml_text("state_adjectives")).values():
        endings, offices = table.pop("endings"), table.pop("offices")
        ids = {stem.lower(): id for id, stems in table.items() for stem in stems.split()}
        stems = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
        adjective = re.compile(rf"\b(?P<stem>{stems})(?:{endings})\b", re.IGNORECASE)
        found.append((re.compile("|".join(offices.split()), re.IGNORECASE), adjective, ids))
    return tuple(found)


def _state_by_adjective(role: str) -> str | None:
    """ "deutsche Außenministerin", "ministre suisse des affaires étrangères"; English demonyms are names to look for."""
    for offices, adjective, ids in _adjectives():
        if offices.search(role) and (found := adjective.search(role)):
            return ids[found["stem"].lower()]
    return None


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
    return _state_by_adjective(role)
