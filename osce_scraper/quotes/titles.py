"""Titles: how far they reach. "the Head of the OSCE Mission to Skopje | during"."""

from dataclasses import dataclass
from typing import Final

from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.parts import Part, is_capital, is_head, most_loose, part

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_LONGEST_PHRASE: Final = 40


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase by its tokens, and the honorific that stands between it and the name."""

    start: int
    end: int
    honorific: str | None = None
    gender: str = ""


def title_end(frame: Frame, start: int, stop: int, lexicon: Lexicon, headed: bool = False) -> int:
    """One past the last token of a title phrase that starts at `start`; `start` if there is no head noun in it.

    "the Head of the OSCE Mission to Skopje | during ...", "Minister of Labour, Family and Social Affairs | ,".
    """
    stop = min(stop, start + _LONGEST_PHRASE)
    i, loose, linked = start, 0, headed
    while i < stop:
        kind = part(frame, i, lexicon)
        if (
            kind is Part.STOP
            and headed
            and is_acronym(frame, i)
            and _part_after(frame, i + 3, stop, lexicon) is Part.LINK
        ):
            i += 3
            continue
        if kind is Part.VERB and linked and _names_topic(frame, i, stop, lexicon):
            kind = Part.LOOSE
        if kind is Part.STOP or kind is Part.VERB:
            break
        if kind is Part.COMMA:
            if not (headed and list_goes_on(frame, i, stop, lexicon)):
                break
        elif kind is Part.LINK:
            if not connects(frame, i, stop, lexicon):
                break
        elif kind is Part.DETERMINER:
            if i > start and frame.lower[i - 1] not in lexicon.connectors:
                break
        elif kind is Part.HEAD:
            headed, loose = headed or is_head(frame.lower[i], lexicon), 0
        elif kind is Part.WORD:
            loose = 0
        elif kind is Part.LOOSE:
            loose += 1
            topic = linked and _topic_goes_on(frame, i, stop, lexicon)
            if loose > most_loose(lexicon) or (headed and not (topic or lexicon.runs_on)):
                break
        linked = linked or kind is Part.LINK
        i += 1
    return trimmed(frame, start, i, lexicon) if headed else start


def _names_topic(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "coordinator for Roma | issues | in Niš": a verb's form between an adjective and the rest of the phrase."""
    before = part(frame, i - 1, lexicon)
    if frame.lower[i] not in lexicon.nounish or before not in (Part.WORD, Part.LOOSE, Part.DETERMINER):
        return False
    if before is Part.DETERMINER:
        return True  # head of the | rule | of law unit
    return i + 1 >= stop or part(frame, i + 1, lexicon) in (Part.LINK, Part.STOP, Part.COMMA)


def is_acronym(frame: Frame, i: int) -> bool:
    """Whether "(ODIHR)" starts at a token."""
    words = frame.words[i : i + 3]
    return len(words) == 3 and words[0] == "(" and words[2] == ")" and words[1].replace("/", "").isupper()


def _part_after(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> Part:
    return part(frame, i, lexicon) if i < stop else Part.STOP


def trimmed(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    while end > start and part(frame, end - 1, lexicon) in (Part.LINK, Part.DETERMINER, Part.COMMA):
        end -= 1
    return end


def _topic_goes_on(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """Lower case after "of", "on", "at": a topic or a place ("at the Jajce | technical school"), but no participle."""
    before = frame.lower[i - 1]
    if before in lexicon.connectors or before in lexicon.determiners:
        return not frame.lower[i].endswith(lexicon.participles) or frame.lower[i - 1] in lexicon.determiners
    if frame.lower[i].endswith(lexicon.participles) or frame.lower[i].endswith(lexicon.past_endings):
        return i + 1 < stop and frame.lower[i + 1] in lexicon.nominal
    return i + 1 >= stop or part(frame, i + 1, lexicon) is not Part.DETERMINER


def list_goes_on(frame: Frame, comma: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Minister of Labour, Family and Social Affairs": capitals, none of them a head, up to an "and" with more."""
    for k in range(comma + 1, min(comma + 6, stop)):
        low = frame.lower[k]
        if low in lexicon.conjunctions:
            return (
                k > comma + 1
                and k + 1 < stop
                and is_capital(frame.words[k + 1])
                and not is_head(frame.lower[k + 1], lexicon)
            )
        if is_head(low, lexicon) or not (is_capital(frame.words[k]) or frame.words[k] == ","):
            return False
        if low in lexicon.organizations:
            return False
    return False


def _is_event(frame: Frame, k: int, stop: int, lexicon: Lexicon) -> bool:
    """ "at the | opening", but "Head of the | Training Department"."""
    if frame.lower[k] not in lexicon.events:
        return False
    named = is_capital(frame.words[k]) and k + 1 < stop and part(frame, k + 1, lexicon) in (Part.HEAD, Part.WORD)
    return lexicon.free_order or not named


def connects(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether "of", "for", "in" ... at `i` belongs to the phrase: what follows must be able to be part of it."""
    k = i + 1
    while k < stop and (frame.lower[k] in lexicon.determiners or frame.lower[k] in lexicon.connectors):
        k += 1
    if k >= stop:
        return False
    kind = part(frame, k, lexicon)
    if kind is Part.VERB and frame.lower[k] in lexicon.nounish and frame.lower[k - 1] in lexicon.determiners:
        return True  # head of the | rule of law unit
    if (
        k > i + 1
        and frame.lower[i] in lexicon.joining
        and frame.words[k][0].islower()
        and not is_head(frame.lower[k], lexicon)
    ):
        return False  # "director of the school and the | elder brother of ..."
    if frame.words[k + 1 : k + 2] and frame.words[k + 1] in _POSSESSIVE and frame.lower[i] in lexicon.joining:
        return False  # "and the mayor's brother"
    event = _is_event(frame, k, stop, lexicon) and frame.lower[i] not in lexicon.owning
    if kind is Part.HEAD or (kind is Part.WORD and not frame.words[k][0].isdigit()):
        return not event
    if (
        kind is not Part.LOOSE
        or event
        or (frame.lower[k].endswith(lexicon.participles) and frame.lower[k] not in lexicon.events)
    ):
        return False
    return frame.lower[i] in lexicon.topical or (k > i + 1 and frame.lower[k - 1] in lexicon.determiners)


def is_modifier(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    low = frame.lower[k]
    capital = frame.words[k][0].isupper() and part(frame, k, lexicon) is Part.WORD
    if lexicon.cases:
        capital = capital and low.endswith(lexicon.not_names)  # u | Podgorici direktorica
    return capital or low in lexicon.modifiers or low in lexicon.demonyms
