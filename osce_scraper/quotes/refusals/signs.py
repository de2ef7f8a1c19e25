"""Words on things: what a notice at the entrance says, what is written on a wall."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_nominal
from osce_scraper.quotes.reading import Reading
from osce_scraper.quotes.text.frames import Frame

_PAUSES: Final = frozenset(",–—-")
_NEAR: Final = 4
"""Within so many words behind "on" stands the thing that is written on."""
_FAR: Final = 6
"""Within so many words behind a notice it is told whose it is."""
_BESIDE: Final = 2
_AROUND: Final = 10
"""So many tokens before or behind the quote a thing stands that it is written on."""
_BY_NOBODY: Final = ("stated", "document", "verb-only", "colon")
"""Rules by which nobody with a name speaks: на стене написано, auf der Wand steht."""


def is_on_thing(reading: Reading, source: Source, left: int, lexicon: Lexicon) -> bool:
    """`A notice at the entrance says Q`, `says a T-shirt`, `a seal and a signboard which says Q`, `It is written on the wall: Q`.

    Whoever wrote them; but a notice of a body is a document, and the woman with the banner speaks.
    """
    frame, token = reading.frame, reading.token
    if source.name is not None:
        return False
    if lexicon.free_order:
        return _is_told_by_thing(reading, source, left, lexicon)
    if lexicon.pronouns.get(frame.lower[source.start]) == "n":
        return _is_written(frame, source.start, token, lexicon) or _is_placed(frame, left, source.start, lexicon)
    phrase = frame.lower[source.start : source.end]
    head = _head(frame, source.start, source.end, lexicon)
    if _is_sign(frame, head, lexicon):
        return not _is_of_body(frame.lower[head : head + _FAR], lexicon)
    if frame.lower[head] in lexicon.negatives.wording:  # the words on the card
        return any(_is_sign(frame, k, lexicon) for k in range(head + 1, source.end))
    if source.verb is None:
        return False
    relative = frame.lower[source.verb - 1] in lexicon.grammar.relative
    read = frame.lower[source.verb] in lexicon.verbs.reading
    if (relative or read) and _is_sign(frame, source.verb - 1 - relative, lexicon):
        return True
    beside = min(abs(token - source.verb), abs(token - source.cue_end)) <= _BESIDE
    return beside and read and not any(is_nominal(low, lexicon) for low in phrase)


def _is_told_by_thing(reading: Reading, source: Source, left: int, lexicon: Lexicon) -> bool:
    """`Надпись на стене гласит: Q`, `„Q“, mahnt ein Schild`, `Sur la carte, on lit : Q`, `„Q“, piše na zidu`."""
    frame, signs = reading.frame, lexicon.negatives.signs
    behind = frame.lower[source.cue_end : source.cue_end + _BESIDE] if source.end <= source.cue_end else []
    for phrase in (frame.lower[source.start : source.end], behind):
        noun = next((low for low in phrase if low in signs or is_nominal(low, lexicon)), "")
        if noun in signs:
            return True
    if source.rule not in _BY_NOBODY:
        return False
    near = range(max(left, reading.token - _AROUND), min(len(frame.words), reading.token + _AROUND))
    things = (k for k in near if frame.lower[k] in signs)
    return any(not lexicon.negatives.surfaces.isdisjoint(frame.lower[max(left, k - _NEAR) : k]) for k in things)


def is_inscribed(reading: Reading, lexicon: Lexicon) -> bool:
    """`Q is written on the gate`, `Q, painted across the bridge`, `„Q“, steht auf einem Plakat`."""
    frame, k = reading.frame, reading.token + 1
    if lexicon.free_order:
        return _stands_on_thing(frame, k, lexicon)
    while k < len(frame.words) and (frame.words[k] == "," or frame.lower[k] in lexicon.verbs.auxiliaries):
        k += 1
    placed = k + 1 < len(frame.words) and frame.lower[k + 1] in lexicon.negatives.surfaces
    return placed and frame.lower[k] in lexicon.negatives.inscribed


def _stands_on_thing(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "„Q“ |, steht auf einem Plakat", "| stajalo je na transparentu": a verb or two, a surface, the thing."""
    k += k < len(frame.words) and frame.words[k] in _PAUSES
    on = next(
        (i for i in range(k + 1, min(k + _NEAR, len(frame.words))) if frame.lower[i] in lexicon.negatives.surfaces), -1
    )
    said = lexicon.verbs.core - lexicon.verbs.stated
    if on < 0 or any(frame.words[i][0].isupper() or frame.lower[i] in said for i in range(k, on)):
        return False
    thing = on + 1 + (frame.lower[on + 1 : on + 2] != [] and frame.lower[on + 1] in lexicon.grammar.determiners)
    return thing < len(frame.words) and frame.lower[thing] in lexicon.negatives.signs


def _head(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """The noun of a phrase: "a | card | from her daughter", "the inscription's | author"."""
    small = lexicon.grammar
    links = (small.prepositions, small.relative, lexicon.roles.connectors)
    stop = next((k for k in range(start + 1, end) if any(frame.lower[k] in words for words in links)), end)
    return max(start, stop - 1)


def _is_sign(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """A thing with words on it, with no capital of a name: a board, not the Board."""
    if not frame.words[k][0].islower() and not frame.words[k].startswith("T-"):
        return False
    return frame.lower[k] in lexicon.negatives.signs or frame.lower[k].rpartition("-")[2] in lexicon.negatives.signs


def _is_of_body(phrase: list[str], lexicon: Lexicon) -> bool:
    """ "A notice | by the Ministry |"."""
    links = lexicon.grammar.agents | lexicon.grammar.origins
    made = next((k for k, low in enumerate(phrase) if low in links), len(phrase))
    return any(low in lexicon.nouns.organizations for low in phrase[made:])


def _is_written(frame: Frame, first: int, stop: int, lexicon: Lexicon) -> bool:
    """ "It is | written on | the wall: Q"."""
    pairs = zip(frame.lower[first:stop], frame.lower[first + 1 : stop], strict=False)
    return any(low in lexicon.negatives.inscribed and behind in lexicon.negatives.surfaces for low, behind in pairs)


def _is_placed(frame: Frame, first: int, stop: int, lexicon: Lexicon) -> bool:
    """ "On the | door | it says Q"."""
    placed = frame.lower[first] in lexicon.negatives.surfaces
    return placed and any(_is_sign(frame, k, lexicon) for k in range(first + 1, min(stop, first + _NEAR)))
