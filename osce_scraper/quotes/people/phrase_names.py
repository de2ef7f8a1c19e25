"""The name in a noun phrase: not in "N's lawyer", beyond "N's lawyer M", behind a comma in "court administrator, M"."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, is_head, part
from osce_scraper.quotes.text.frames import Frame

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})


def is_complement(frame: Frame, i: int, end: int, start: int, headed: bool, lexicon: Lexicon) -> bool:
    """A name that only says whose: "Koja's lawyer", "a spokesman for Koja"; but "the message of Koja" is his."""
    if frame.words[end : end + 1] and frame.words[end] in _POSSESSIVE and end + 1 < len(frame.words):
        return (
            part(frame, end + 1, lexicon) in (Part.HEAD, Part.WORD)
            and frame.lower[end + 1] not in lexicon.nouns.documents
        )
    if lexicon.nouns_are_capital and frame.words[end - 1][-1] == "s" and end < len(frame.words):  # Meiers | Sprecherin
        return is_head(frame.lower[end], lexicon) and frame.lower[end] not in lexicon.nouns.documents
    if not lexicon.free_order and i > start and _says_whose(frame, i, end, lexicon):
        return True
    if not headed or i == start:
        return False
    if frame.lower[i - 1] not in lexicon.roles.connectors:
        return not lexicon.free_order and _is_titled_complement(frame, i, start, lexicon)
    return not any(frame.lower[k] in lexicon.nouns.documents for k in range(start, i)) and i - 1 > start


def name_beyond(frame: Frame, end: int, stop: int, names: dict[int, int], lexicon: Lexicon) -> int | None:
    """The name that a name and a title lead to: "Koja's office", but "Koja senior adviser | Ana Ilić"."""
    headed = False
    for k in range(end, min(end + 6, stop)):
        if k in names:
            return k if headed else None
        kind = part(frame, k, lexicon)
        if kind is Part.COMMA and headed and k + 1 in names and not lexicon.free_order:
            return k + 1  # "Virginia director, | Mike Rubino |"
        if kind not in (Part.HEAD, Part.WORD) or frame.words[k] in _POSSESSIVE:
            return None
        headed = headed or is_head(frame.lower[k], lexicon)
    return None


def apposed_name(frame: Frame, i: int, stop: int, names: dict[int, int], lexicon: Lexicon) -> int | None:
    """The name behind a comma, past its own title: ", Ambassador | Clemens Koja", ", court administrator | Ana Ilić"."""
    for k in range(i, min(i + 12, stop)):
        if k in names:
            return k
        kind = part(frame, k, lexicon)
        if kind in (Part.COMMA, Part.VERB, Part.LOOSE) or (kind is Part.STOP and frame.words[k] != "."):
            if kind is Part.STOP and frame.lower[k] in lexicon.honorifics:
                continue
            return None
    return None


def _is_titled_complement(frame: Frame, i: int, start: int, lexicon: Lexicon) -> bool:
    """ "an official in the office of Mayor | N", not "the Head of Mission | N"."""
    k = i - 1
    while k > start and (frame.words[k][0].isupper() or frame.words[k] == "."):
        k -= 1
    title = frame.lower[k + 1 : i]
    if not title or frame.lower[k] not in lexicon.grammar.prepositions:
        return False
    one = sum(is_head(low, lexicon) for low in title) == 1 and title[0][-1] != "s"
    plain = title[0] in lexicon.roles.modifiers and title[0] not in lexicon.nominal  # Chief of Police Colonel N
    return one and is_head(title[-1], lexicon) and (len(title) == 1 or plain)


def _says_whose(frame: Frame, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "a | Koja | spokesman", "the | Koja | campaign": an article before the name, a noun in lower case behind it."""
    if frame.lower[start - 1] not in lexicon.grammar.determiners or end >= len(frame.words):
        return False
    return frame.words[end][0].islower() and part(frame, end, lexicon) is Part.HEAD
