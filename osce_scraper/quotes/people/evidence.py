"""What beside a name tells that it is somebody's, and of whom: "N, 34,", "her classmate N", "a boy called N", "The baker is N"."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, part
from osce_scraper.quotes.people.titles import Title, title_end
from osce_scraper.quotes.text.frames import Frame

_LONGEST_SUBJECT: Final = 15
_GROWN: Final = 36
"""Whoever has fewer years is called young."""
_AGES: Final = 4
"""A number of fewer digits behind a name is an age."""


def is_somebody(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """ "N |, who | spent a year", "N |, 34 |,"."""
    following = frame.lower[end : end + 3]
    if len(following) < 2 or following[0] != ",":
        return False
    aged = following[1].isdigit() and len(following[1]) < _AGES and following[2:] in ([","], ["."])
    return aged or following[1] in lexicon.grammar.personal


def is_called(frame: Frame, start: int, lexicon: Lexicon) -> bool:
    """ "Her name is | Oygul", "a boy called | Nurtas"."""
    before = frame.lower[max(0, start - 2) : start]
    if lexicon.free_order or len(before) < 2:
        return False
    return before[1] in lexicon.roles.calling or (before[0] == "name" and before[1] in lexicon.verbs.passive)


def title_of_predicate(frame: Frame, start: int, lexicon: Lexicon) -> Title | None:
    """ "| The baker | is N from Osh", "| The president of the jury | was N"."""
    verb = start - 1
    verb -= verb > 1 and frame.lower[verb] in lexicon.roles.calling
    if lexicon.free_order or verb < 2 or frame.lower[verb] not in lexicon.verbs.passive:
        return None
    first = frame.sentence_at(start)[0]
    if frame.lower[first] not in lexicon.grammar.articles or verb - first > _LONGEST_SUBJECT:
        return None
    return Title(first + 1, verb) if title_end(frame, first + 1, verb, lexicon) == verb else None


def sex_of_apposition(frame: Frame, end: int, lexicon: Lexicon) -> str:
    """ "N |, a broad man | with a moustache": what the noun tells."""
    if lexicon.free_order or frame.words[end : end + 1] != [","]:
        return ""
    if frame.lower[end + 1 : end + 2] == [] or frame.lower[end + 1] not in lexicon.grammar.indefinite:
        return ""
    for k in range(end + 2, min(end + 5, len(frame.words) - 1)):
        if part(frame, k + 1, lexicon) in (Part.LINK, Part.COMMA, Part.STOP):  # not "a women's rights lawyer"
            return sex_of_noun(frame.lower[k], lexicon)
    return ""


def relation_before(frame: Frame, start: int, lexicon: Lexicon) -> str:
    """ "Her | classmate | N", "his | daughter | N": what somebody is to another, which is no title; "" if nothing."""
    if lexicon.free_order or start < 2 or frame.lower[start - 2] not in lexicon.possessives:
        return ""
    return frame.lower[start - 1] if part(frame, start - 1, lexicon) in (Part.LOOSE, Part.HEAD) else ""


def called_by_age(words: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """ "a | 24-year-old | investigator": young, as long as the age says so."""
    ages = [low.partition("-")[0] for low in words if low[0].isdigit() and low.endswith(lexicon.grammar.ages)]
    return lexicon.roles.youthful if any(age.isdigit() and int(age) < _GROWN for age in ages) else frozenset()


@lru_cache(maxsize=1 << 14)
def sex_of_noun(low: str, lexicon: Lexicon) -> str:
    """What the ending of a noun tells: "spokeswoman", "daughter"; "" where it tells nothing."""
    if low.endswith(lexicon.roles.female_endings):
        return "f"
    return "m" if low.endswith(lexicon.roles.male_endings) or low in lexicon.roles.males else ""
