"""Titles: how far they reach. "the Head of the OSCE Mission to Skopje | during"."""

from typing import Final, NamedTuple

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.connectors import connects
from osce_scraper.quotes.people.parts import Part, is_capital, is_head, most_loose, part
from osce_scraper.quotes.text.frames import Frame

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_LONGEST_PHRASE: Final = 40
_NEAR: Final = 3
_FAR: Final = 5
"""Within so many tokens behind a possessive stands the body it owns."""
_PLAIN: Final = (Part.HEAD, Part.WORD)
"""What any title goes on over."""


class Title(NamedTuple):
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
        if kind is Part.STOP and headed and _goes_on_past_acronym(frame, i, stop, lexicon):
            i += 3
            continue
        if headed and _is_number(frame, i, lexicon):
            i += 3
            continue
        if headed and frame.words[i - 1] in _POSSESSIVE and i > start:
            i = _noun_owned(frame, i, stop, lexicon)  # headed ODIHR's | limited election observation | mission
            kind = part(frame, i, lexicon)
        if kind is Part.VERB and linked and _names_topic(frame, i, stop, lexicon):
            kind = Part.LOOSE
        if kind is Part.LOOSE:
            loose += 1
            topic = linked and _topic_goes_on(frame, i, stop, lexicon)
            topic = topic or (loose == 1 and not lexicon.free_order and _leads_to_trade(frame, i, stop, lexicon))
            if loose > most_loose(lexicon) or (headed and not (topic or lexicon.runs_on)):
                break
        elif kind not in _PLAIN and not _passes(frame, start, i, kind, stop, headed, lexicon):
            break
        if kind is Part.HEAD:
            headed = headed or is_head(frame.lower[i], lexicon)
        loose = loose if kind is not Part.HEAD and kind is not Part.WORD else 0
        loose = 0 if kind is Part.LINK and frame.lower[i] in lexicon.grammar.joining else loose
        linked = linked or kind is Part.LINK
        i += 1
    return trimmed(frame, start, i, lexicon) if headed else start


def _passes(frame: Frame, start: int, i: int, kind: Part, stop: int, headed: bool, lexicon: Lexicon) -> bool:
    """Whether a title goes on over a comma, a link, a determiner: "Minister of Labour | , | Family and Social Affairs"."""
    if kind is Part.COMMA:
        return headed and list_goes_on(frame, i, stop, lexicon)
    if kind is Part.LINK and not (headed or lexicon.free_order) and frame.lower[i] in lexicon.grammar.origins:
        return frame.lower[i] in lexicon.roles.topical  # the Award | from Secretary General N; Rule | of Law Adviser
    if kind is Part.LINK:
        return connects(frame, i, stop, lexicon) and not (frame.lower[i] == "for" and _counts(frame, i, stop, lexicon))
    if kind is Part.DETERMINER:
        return i == start or frame.lower[i - 1] in lexicon.roles.connectors
    return False


def _goes_on_past_acronym(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Director of the Office for ... | (ODIHR) | in Warsaw"."""
    return is_acronym(frame, i) and i + 3 < stop and part(frame, i + 3, lexicon) is Part.LINK


def _leads_to_trade(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "veteran human | rights | defender": one word between two nouns of titles."""
    if i + 1 >= stop or frame.lower[i].endswith((*lexicon.verbs.past_endings, *lexicon.verbs.participle_endings)):
        return False
    return is_head(frame.lower[i + 1], lexicon) and frame.words[i + 1][0].islower()


def _is_number(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """ "teacher at School | No. 4"."""
    words = frame.words[i : i + 3]
    numbered = len(words) == 3 and frame.lower[i] in lexicon.grammar.numbered and words[0][0].isupper()
    return numbered and words[1] == "." and words[2].isdigit()


def _noun_owned(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> int:
    """The noun of a body that a possessive leads to over words nobody knows; `i` itself if none is near."""
    for k in range(i, min(i + _FAR, stop)):
        if frame.lower[k] in lexicon.nouns.organizations:
            return k
        participle = frame.lower[k].endswith(lexicon.verbs.past_endings) and k == i
        if lexicon.free_order or not (participle or part(frame, k, lexicon) in (Part.LOOSE, Part.WORD)):
            return i
    return i


def _names_topic(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "coordinator for Roma | issues | in Niš": a verb's form between an adjective and the rest of the phrase."""
    before = part(frame, i - 1, lexicon)
    if before is Part.HEAD and frame.lower[i] in lexicon.verbs.nounish and not lexicon.free_order:
        return i + 1 < stop and frame.lower[i + 1] in lexicon.nouns.organizations  # the witness | support | office
    if frame.lower[i] not in lexicon.verbs.nounish or before not in (Part.WORD, Part.LOOSE, Part.DETERMINER):
        return False
    if before is Part.DETERMINER:
        return True  # head of the | rule | of law unit
    if not lexicon.free_order and i + 1 < stop and frame.lower[i + 1] in lexicon.grammar.subordinators:
        return False  # the surveyor from Osh | laughs when
    return i + 1 >= stop or part(frame, i + 1, lexicon) in (Part.LINK, Part.STOP, Part.COMMA)


def is_acronym(frame: Frame, i: int) -> bool:
    """Whether "(ODIHR)" starts at a token."""
    words = frame.words[i : i + 3]
    return len(words) == 3 and words[0] == "(" and words[2] == ")" and words[1].replace("/", "").isupper()


def _counts(frame: Frame, k: int, stop: int, lexicon: Lexicon) -> bool:
    """ "leader at the airport | for eleven years"."""
    if k + 1 >= stop or lexicon.free_order:
        return False
    if frame.words[k + 1][0].isdigit() or frame.lower[k + 1] in lexicon.grammar.counting:
        return True
    return not lexicon.grammar.times.isdisjoint(frame.lower[k + 1 : k + 1 + _NEAR])  # for the fourth time


def trimmed(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """A phrase without what can only lead on: "the Head of the Mission | and the"."""
    while end > start and part(frame, end - 1, lexicon) in (Part.LINK, Part.DETERMINER, Part.COMMA):
        if frame.lower[end - 1] in lexicon.grammar.counting and part(frame, end - 2, lexicon) is Part.LINK:
            break  # a mother of | two
        end -= 1
    return end


def _topic_goes_on(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """Lower case after "of", "on", "at": a topic or a place ("at the Jajce | technical school"), but no participle."""
    before = frame.lower[i - 1]
    if frame.lower[i] in lexicon.roles.gerunds or before in lexicon.roles.gerunds:
        return True
    if before in lexicon.roles.connectors or before in lexicon.grammar.determiners:
        return (
            not frame.lower[i].endswith(lexicon.verbs.participle_endings)
            or frame.lower[i - 1] in lexicon.grammar.determiners
        )
    if frame.lower[i].endswith(lexicon.verbs.participle_endings) or frame.lower[i].endswith(lexicon.verbs.past_endings):
        return i + 1 < stop and frame.lower[i + 1] in lexicon.nominal
    return i + 1 >= stop or part(frame, i + 1, lexicon) is not Part.DETERMINER


def list_goes_on(frame: Frame, comma: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Minister of Labour, Family and Social Affairs": capitals, none of them a head, up to an "and" with more."""
    for k in range(comma + 1, min(comma + 6, stop)):
        low = frame.lower[k]
        if low in lexicon.grammar.conjunctions:
            return (
                k > comma + 1
                and k + 1 < stop
                and is_capital(frame.words[k + 1])
                and not is_head(frame.lower[k + 1], lexicon)
            )
        if is_head(low, lexicon) or not (is_capital(frame.words[k]) or frame.words[k] == ","):
            return False
        if low in lexicon.nouns.organizations:
            return False
    return False


def is_modifier(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    low = frame.lower[k]
    capital = frame.words[k][0].isupper() and part(frame, k, lexicon) is Part.WORD
    if lexicon.cases:
        capital = capital and low.endswith(lexicon.names.endings)  # u | Podgorici direktorica
    return capital or low in lexicon.roles.modifiers or low in lexicon.places.demonyms
