"""Where a name starts behind what is only written like its first word: a topic, a place, a verb; and whose it sounds."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon, fold
from osce_scraper.quotes.people.parts import is_capital, is_head
from osce_scraper.quotes.people.spelling import Spelling
from osce_scraper.quotes.text.frames import Frame

_MOST_PLACED: Final = 4
"""So many words behind the "of" of a title may be a place: Mayor of Fushë Kosovë/Kosovo Polje | N."""
_MOST_UNIT: Final = 6
"""So many words behind the "of" of a title may be a unit: the training department | N."""
_SENTENCE_ENDS: Final = frozenset(".!?…–—-")


def past_title(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind topic or place of its title: "Mayor of Fushë Kosovë/Kosovo Polje | Hamdi Berbatovci"."""
    low, words = frame.lower, frame.words
    link = start - 1
    while link > 0 and words[link][0].isupper() and start - link < _MOST_PLACED:
        link -= 1
    linking = low[link] in lexicon.roles.topical or low[link] in lexicon.grammar.place_prepositions
    linked = link > 0 and linking and low[link - 1] in lexicon.nominal
    if lexicon.free_order or low[start] in lexicon.first_names:
        return start
    if not linked:  # Prevention of | Money Laundering | Ana Ek; news portal | Kloop | Ana Ek
        held = linking and link > 0 and words[link - 1][0].isupper()
        before = low[start - 1] if start else ""
        held = held or before in lexicon.negatives.naming or before in lexicon.nouns.organizations
        return next((k for k in range(start + 1, end - 1) if held and low[k] in lexicon.first_names), start)
    topic = start > link + 1 and low[start - 1] in lexicon.never_a_name  # on Gender Issues | Ana Maria Ek
    somewhere = (
        is_head(low[link - 1], lexicon) or low[link - 1] in lexicon.nouns.organizations
    )  # University of | Graz N N
    placed = end - start > 2 and somewhere and not topic
    return next((k for k in range(start + 1, end - 1) if low[k] in lexicon.first_names), end - 2 if placed else start)


def ends_title(frame: Frame, start: int, common: Spelling, lexicon: Lexicon) -> bool:
    """ "Head of Mission | Koja", "Minister of Foreign Affairs | Koja": a surname behind the "of" of a title.

    Of somebody nobody has named yet the word before must be a noun: not "Minister of Digital | Sovereignty".
    """
    link = start - 1
    while link > 0 and frame.words[link][0].isupper() and start - link < _MOST_PLACED:
        link -= 1
    link -= link == start - 1  # member of | parliament | Koja
    if frame.words[start - 1] in lexicon.roles.units:  # head of the training department | Ana Ek
        while link > 0 and frame.lower[link] not in lexicon.grammar.prepositions and start - link < _MOST_UNIT:
            link -= 1
    if lexicon.free_order or link < 1 or frame.lower[link] not in lexicon.grammar.owning:
        return False
    if not is_head(frame.lower[link - 1], lexicon):
        return False
    before = frame.lower[start - 1]
    known = fold(frame.words[start]) in common.surnames or before in lexicon.places.names
    return known or not before.endswith(lexicon.roles.adjectives)


def past_verb(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a verb that opens the sentence: "Приехал | Марат Койшыбаев", "Foli | Besnik Malaj"."""
    low = frame.lower[start]
    opens = not start or frame.words[start - 1] in _SENTENCE_ENDS
    if not (lexicon.free_order and opens and end > start + 1) or low in lexicon.first_names:
        return start
    second = frame.lower[start + 1]
    named = (end > start + 2 or second in lexicon.first_names) and sex_of_first_name(second, lexicon)
    return start + 1 if lexicon.sex_of(low) or named else start


def past_place(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a place in the genitive: "мэр Оша | Айтмамат Кадырбаев"; `start` where none stands."""
    if lexicon.nouns_are_capital and start and frame.lower[start] not in lexicon.first_names:
        noun = (
            end > start + 2 and frame.lower[start - 1] in lexicon.grammar.determiners
        )  # die | Onkologin | Malika Tursunowa
        return start + (noun or (end > start + 1 and frame.lower[start + 1] in lexicon.first_names))
    if end - start < 3 or not lexicon.runs_on or not start or frame.lower[start] in lexicon.first_names:
        return start
    titled = is_head(frame.lower[start - 1], lexicon) or frame.lower[start - 1] in lexicon.nominal
    titled = (
        titled or frame.lower[start - 1] in lexicon.roles.connectors or frame.lower[start - 1] in lexicon.places.nouns
    )
    return start + 1 if titled and sex_of_first_name(frame.lower[start + 1], lexicon) else start


def sex_of_first_name(low: str, lexicon: Lexicon) -> str:
    """The sex of a known first name in any case, of "анна" also in "анны", of "lars-göran"; "" for others."""
    if low in lexicon.first_names:
        return lexicon.first_names[low]
    if "-" in low:
        return sex_of_first_name(low.partition("-")[0] or low.strip("-"), lexicon)
    if lexicon.inflected and len(low) > 3:
        return next(
            (
                lexicon.first_names[form]
                for form in (
                    low[:-1] + "а",
                    low[:-1],
                    low[:-1] + "a",
                    low[:-2],
                    low[:-1] + "я",
                    low[:-2] + "я",
                    low[:-2] + "а",
                )
                if form in lexicon.first_names
            ),
            "",
        )
    return "" if lexicon.inflected else lexicon.first_names.get(fold(low), "")


def is_origin(frame: Frame, k: int, names: dict[int, int], lexicon: Lexicon) -> bool:
    """ "Ana Kos of | Brenna |, an expert": the place of a full name."""
    if k < 2 or frame.lower[k - 1] not in lexicon.grammar.owning or not names:
        return False
    start, end = next(reversed(names.items()))
    return end == k - 1 and end > start + 1 and frame.words[k + 1 : k + 2] == [","]


def opens_place(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """A noun of places behind a single capital; behind a first name only if more capitals follow."""
    if end >= len(frame.words) or not is_capital(frame.words[end]) or frame.lower[end] not in lexicon.places.nouns:
        return False
    further = frame.words[end + 1 : end + 2]
    return frame.lower[end - 1] not in lexicon.first_names or (bool(further) and is_capital(further[0]))
