"""What a token can be inside a noun phrase."""

from enum import Enum, auto
from functools import lru_cache
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.frames import QUOTE, Frame

_STOPS: Final = frozenset(
    {QUOTE, ".", ";", ":", "(", ")", "!", "?", "…", "–", "—", "―", "-", "[", "]", "/", '"', "*", "•"}
)
_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_MOST_LOOSE: Final = 3
_MOST_RUN_ON: Final = 7
"""Words in lower case that a title may hold in a row where genitives and adjectives follow the noun."""
_SHORTEST_HEAD: Final = 4
_LONGEST_HEAD: Final = 16
_SHORTEST_TRADE: Final = 7
"""Letters of a noun that its ending alone makes a title: postwoman, not woman or person."""


class Part(Enum):
    """What a token can be inside a noun phrase."""

    STOP = auto()
    COMMA = auto()
    DETERMINER = auto()
    LINK = auto()
    """of, for, in, and: goes on only if what follows can."""
    HEAD = auto()
    """A noun that makes the phrase a title, an organization, a document, a group, a person."""
    WORD = auto()
    """Capitalised, or a modifier of titles."""
    VERB = auto()
    LOOSE = auto()
    """Any other word in lower case: an adjective or a topic, for as long as there are few."""


def is_capital(word: str) -> bool:
    """Whether a word starts with a capital letter."""
    return word[0].isupper()


@lru_cache(maxsize=1 << 14)
def is_head(low: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word is the head of a title: "minister", "chairperson-in-office", "judge-rapporteur"."""
    if low in lexicon.roles.heads or ("-" in low and not lexicon.roles.heads.isdisjoint(low.split("-"))):
        return True
    if low.endswith(lexicon.roles.endings) and low not in lexicon.nouns.people and len(low) > _SHORTEST_TRADE:
        return True
    return lexicon.compounds and compound_of(low, lexicon) == "head"


@lru_cache(maxsize=1 << 14)
def compound_of(low: str, lexicon: Lexicon) -> str:
    """What the last noun of a long word is: "head" of a title ("außenministerin"), "noun" of those who speak, or ""."""
    if low in lexicon.roles.no_compounds:
        return ""
    for start in range(max(2, len(low) - _LONGEST_HEAD), len(low) - _SHORTEST_HEAD + 1):
        if low[start:] in lexicon.roles.surnames:
            return ""
        if low[start:] in lexicon.roles.heads:
            return "head"
        if low[start:] in lexicon.nominal and low[start:] not in lexicon.nouns.people:
            return "noun"
    return ""


def is_nominal(low: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word makes a phrase a title, an organization, a document, a group or a person."""
    return low in lexicon.nominal or is_head(low, lexicon) or (lexicon.compounds and bool(compound_of(low, lexicon)))


def part(frame: Frame, k: int, lexicon: Lexicon) -> Part:
    """What token `k` can be inside a noun phrase."""
    if lexicon.free_order:
        if frame.lower[k] in lexicon.grammar.genitive_articles and k and _is_noun(frame, k - 1, lexicon):
            return Part.LINK
        if k in frame.named:
            return Part.WORD
    return _parts(frame.lower[k], lexicon)[frame.words[k][0].isupper()]


@lru_cache(maxsize=1 << 14)
def _parts(low: str, lexicon: Lexicon) -> tuple[Part, Part]:
    """What a word can be in lower case, and with a capital."""
    kind = _part_of_any(low, lexicon)
    if kind is Part.STOP and lexicon.cases and low in lexicon.verbs.adverbs:
        return kind, Part.WORD  # gradonačelnik Novog | Sada
    if kind is not None:
        return kind, kind
    if low[0].isdigit() or low in _POSSESSIVE or low in lexicon.roles.modifiers or low in lexicon.places.demonyms:
        return Part.WORD, Part.WORD
    if low.endswith(lexicon.grammar.ages):
        return Part.WORD, Part.WORD
    if (
        low in lexicon.speech
        or low in lexicon.verbs.irregular
        or (len(low) > 5 and low.endswith(lexicon.verbs.endings))
    ):
        return Part.VERB, Part.WORD
    return Part.LOOSE, Part.WORD


def _part_of_any(low: str, lexicon: Lexicon) -> Part | None:
    """What a word can be however it is written; None if its capital tells."""
    if low in _STOPS:
        return Part.STOP
    if low == ",":
        return Part.COMMA
    if low in lexicon.grammar.determiners:
        return Part.DETERMINER
    if low in lexicon.roles.connectors:
        return Part.LINK
    if low in lexicon.names.days or (low in lexicon.function_words and low not in lexicon.roles.modifiers):
        return Part.STOP
    return Part.HEAD if is_nominal(low, lexicon) else None


def _is_noun(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """What a genitive may follow: "Leiter | der Mission", "Ministerium | für Inneres | der Republik"."""
    low = frame.lower[k]
    if lexicon.runs_on and frame.words[k][0].islower():
        return part(frame, k, lexicon) in (Part.HEAD, Part.LOOSE, Part.WORD)
    return frame.words[k][0].isupper() and low not in lexicon.function_words and low not in lexicon.roles.modifiers


def most_loose(lexicon: Lexicon) -> int:
    """How many words in lower case a phrase may hold in a row."""
    return _MOST_RUN_ON if lexicon.runs_on else _MOST_LOOSE
