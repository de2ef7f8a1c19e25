"""Noun phrases in a frame: where they end, and the name in them. No memory of the article."""

from typing import Final

from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.parts import Part, is_capital, is_head, most_loose, part
from osce_scraper.quotes.titles import connects, is_modifier, list_goes_on, trimmed

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_LONGEST_PHRASE: Final = 40


def noun_phrase(
    frame: Frame, start: int, stop: int, names: dict[int, int], lexicon: Lexicon
) -> tuple[int, int | None] | None:
    """End, and start of the name in it, of the noun phrase at `start`; None if none starts there.

    `the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja`, `she`, `three participants`, `the report`,
    `one of them, Ana Ilić`. `names` gives the end of each name of the frame by its first token.
    """
    if start >= stop:
        return None
    i, loose, headed = start, 0, False
    stop = min(stop, start + _LONGEST_PHRASE)
    while i < stop:
        if i in names and not _is_complement(frame, i, names[i], start, headed, lexicon):
            beyond = _name_beyond(frame, names[i], stop, names, lexicon)
            return (names[i], i) if beyond is None else (names[beyond], beyond)
        kind = part(frame, i, lexicon)
        low = frame.lower[i]
        if kind is Part.STOP:
            if low in lexicon.pronouns and (i == start or frame.lower[i - 1] in lexicon.connectors):
                headed = True
                i += 1
                if i - 1 == start:
                    return i, None
                continue
            if low == "." and start < i < stop - 1 and (i + 1 in names or frame.lower[i - 1] in lexicon.honorifics):
                i += 1
                continue
            break
        if kind is Part.VERB and not _is_adjective(frame, i, start, headed, lexicon):
            break
        if kind is Part.HEAD and headed and lexicon.cases and _begins_another(frame, i, names, lexicon):
            break
        if kind is Part.COMMA:
            name = _apposed_name(frame, i + 1, stop, names, lexicon) if i > start else None
            if name is not None:
                return names[name], name
            if not (headed and list_goes_on(frame, i, stop, lexicon)):
                break
        elif kind is Part.LINK:
            vague = frame.lower[start] in lexicon.determiners and frame.lower[start] not in lexicon.definite
            further = connects(frame, i, stop, lexicon) or (vague and _is_attribute(frame, i + 1, stop, lexicon))
            if i == start or not (further or frame.lower[i + 1 : i + 2] == ["them"]):
                break
            if lexicon.runs_on and low in lexicon.place_prepositions and not _names_place(frame, i + 1, lexicon):
                break
        elif kind is Part.DETERMINER:
            if i > start and part(frame, i - 1, lexicon) not in (Part.LINK, Part.DETERMINER):
                break
        elif kind is Part.HEAD:
            if headed and low in lexicon.speech and frame.words[i][0].islower() and _predicate(frame, i, stop, lexicon):
                break
            headed, loose = True, 0
        elif kind is Part.LOOSE:
            loose += 1
            goes_on = lexicon.runs_on or (_follows_link(frame, i, lexicon) and i > start)
            goes_on = goes_on or (i == start and i + 1 in names)  # says | stove-maker N
            if loose > most_loose(lexicon) or (not goes_on and (headed or i == start)):
                break
            headed = headed or _ends_nominal(frame, i, stop, lexicon)
        headed = headed or low.endswith(lexicon.ages)  # the 24-year-old
        i += 1
    end = trimmed(frame, start, i, lexicon)
    if end == start or not (headed or (is_capital(frame.words[end - 1]) and not lexicon.nouns_are_capital)):
        return None
    return end, None


def _is_adjective(frame: Frame, i: int, start: int, headed: bool, lexicon: Lexicon) -> bool:
    """ "the | stated | aim", "ODIHR's | written | opinion": a verb's form right behind what opens a noun."""
    if i == start:
        return False
    return frame.words[i - 1] in _POSSESSIVE if headed else frame.lower[i - 1] in lexicon.determiners


def _is_attribute(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "a man in | military-type clothing": plain words after a preposition, no participle or event."""
    if i >= stop or part(frame, i, lexicon) is not Part.LOOSE:
        return False
    low = frame.lower[i]
    return not (low.endswith(lexicon.participles) or low in lexicon.events)


def _names_place(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "глава Центра | в Астане", not "участники | в итоговой анкете"."""
    return is_capital(frame.words[k]) or part(frame, k, lexicon) in (Part.HEAD, Part.DETERMINER)


def _begins_another(frame: Frame, i: int, names: dict[int, int], lexicon: Lexicon) -> bool:
    """A nominative behind a noun that no "and" joins: "с сотрудниками | посол"; but "глава Миссии | посол N" is one."""
    low = frame.lower[i]
    if low not in lexicon.nominatives or part(frame, i - 1, lexicon) is Part.LINK or is_modifier(frame, i - 1, lexicon):
        return False
    return not (frame.words[i].isupper() or (low in lexicon.honorifics and i + 1 in names))


def _is_complement(frame: Frame, i: int, end: int, start: int, headed: bool, lexicon: Lexicon) -> bool:
    """A name that only says whose: "Koja's lawyer", "a spokesman for Koja"; but "the message of Koja" is his."""
    if frame.words[end : end + 1] and frame.words[end] in _POSSESSIVE and end + 1 < len(frame.words):
        return part(frame, end + 1, lexicon) in (Part.HEAD, Part.WORD) and frame.lower[end + 1] not in lexicon.documents
    if lexicon.nouns_are_capital and frame.words[end - 1][-1] == "s" and end < len(frame.words):  # Meiers | Sprecherin
        return is_head(frame.lower[end], lexicon) and frame.lower[end] not in lexicon.documents
    if not headed or i == start or frame.lower[i - 1] not in lexicon.connectors:
        return False
    return not any(frame.lower[k] in lexicon.documents for k in range(start, i)) and i - 1 > start


def _name_beyond(frame: Frame, end: int, stop: int, names: dict[int, int], lexicon: Lexicon) -> int | None:
    """The name that a name and a title lead to: "Koja's office", but "Koja senior adviser | Ana Ilić"."""
    headed = False
    for k in range(end, min(end + 6, stop)):
        if k in names:
            return k if headed else None
        kind = part(frame, k, lexicon)
        if kind not in (Part.HEAD, Part.WORD) or frame.words[k] in _POSSESSIVE:
            return None
        headed = headed or is_head(frame.lower[k], lexicon)
    return None


def _predicate(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "the declaration | states.": a noun that is a verb here, for it ends the clause or opens its object."""
    return (
        i + 1 >= stop
        or part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA)
        or frame.lower[i + 1] in lexicon.determiners
    )


def _follows_link(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    before = frame.lower[i - 1]
    return before in lexicon.connectors or before in lexicon.determiners or part(frame, i - 1, lexicon) is Part.LOOSE


def _ends_nominal(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """An unknown word is the noun of the phrase if a link, a verb or the end follows it: "one mentee from ..."."""
    if i + 1 >= stop:
        return True
    return part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA, Part.LINK, Part.VERB)


def _apposed_name(frame: Frame, i: int, stop: int, names: dict[int, int], lexicon: Lexicon) -> int | None:
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
