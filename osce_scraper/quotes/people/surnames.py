"""Surnames that are words of another kind too: Anna London, Theresa May, Al From, Rasmus Baker."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.text.frames import Frame

_SHORTEST: Final = 3
_INTRODUCING: Final = frozenset({",", ":", "–", "—"})
_BEHIND: Final = frozenset({",", "(", "'s", "’s"})


def is_surname(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a capital that would be no name by itself goes on with the name that starts at token `first`."""
    word, low, before = frame.words[k], frame.lower[k], frame.lower[k - 1]
    if word.isupper() and len(word) > 2 and low not in lexicon.never_a_name:
        return True  # Anna BERG
    if low in lexicon.names.surnames and _closes_name(frame, k) and _names_somebody(frame, k, first, lexicon):
        return True
    if before in lexicon.names.particles and low in lexicon.places.names and k > first + 1:
        return not lexicon.free_order  # Fabrizio Lo | Monaco
    if before in lexicon.first_names or before[-1] == ".":
        return _is_place_or_trade(low, lexicon) or _is_of_no_body(low, lexicon) or _is_small(frame, k, first, lexicon)
    return False


def _closes_name(frame: Frame, k: int) -> bool:
    """ "Theresa | May | said", not "Vienna | May | 3", "Anna | Judge | Rossi"."""
    following = frame.words[k + 1] if k + 1 < len(frame.words) else "."
    return not (following[0].isupper() or following[0].isdigit())


def _names_somebody(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """A known first name, or another word where people are named: "Senator | Kadefa | May", "said | Kadefa | May"."""
    low = frame.lower[first]
    if low in lexicon.first_names:
        return True
    if low in lexicon.places.names or low in lexicon.places.demonyms:
        return False
    before = frame.lower[first - 1] if first else "."
    following = frame.lower[k + 1] if k + 1 < len(frame.lower) else "."
    introduced = before in lexicon.honorifics or before in lexicon.verbs.core or before in _INTRODUCING
    return introduced or is_head(before, lexicon) or following in _BEHIND or following in lexicon.verbs.core


def _is_place_or_trade(low: str, lexicon: Lexicon) -> bool:
    """After a first name even "Baker" or "London" is a surname, but "Anna Head of" is none."""
    if low in lexicon.places.names or low in lexicon.places.demonyms:
        return True
    return low in lexicon.roles.heads and low not in lexicon.roles.offices


def _is_of_no_body(low: str, lexicon: Lexicon) -> bool:
    """A word that names neither a body, a document, an event nor a day: "Anna | Young"."""
    if lexicon.free_order or len(low) < _SHORTEST:
        return False
    others = (
        *(lexicon.nouns.organizations, lexicon.nouns.documents, lexicon.roles.offices, lexicon.grammar.events),
        *(lexicon.negatives.naming, lexicon.negatives.named, lexicon.names.days, lexicon.honorifics),
        lexicon.function_words,
    )
    return not any(low in words for words in others)


def _is_small(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """ "George | Will |", "Al | From |": a small word with a capital behind a first name, in no headline."""
    small = frame.lower[k] in lexicon.verbs.modal or frame.lower[k] in lexicon.grammar.prepositions
    if lexicon.free_order or not small or k != first + 1 or frame.lower[first] not in lexicon.first_names:
        return False
    following = frame.words[k + 1 : k + 2]
    return len(frame.words[k]) > _SHORTEST and not (following and following[0][0].isupper())
