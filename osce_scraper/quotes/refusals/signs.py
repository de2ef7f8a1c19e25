"""Words on things: what a notice at the entrance says, what is written on a wall."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_nominal
from osce_scraper.quotes.reading import Reading
from osce_scraper.quotes.text.frames import Frame

_NEAR: Final = 4
"""Within so many words behind "on" stands the thing that is written on."""
_FAR: Final = 6
"""Within so many words behind a notice it is told whose it is."""
_BESIDE: Final = 2


def is_on_thing(reading: Reading, source: Source, left: int, lexicon: Lexicon) -> bool:
    """`A notice at the entrance says Q`, `says a T-shirt`, `a seal and a signboard which says Q`, `It is written on the wall: Q`.

    Whoever wrote them; but a notice of a body is a document, and the woman with the banner speaks.
    """
    frame, token = reading.frame, reading.token
    if source.name is not None or lexicon.free_order:
        return False
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


def is_inscribed(reading: Reading, lexicon: Lexicon) -> bool:
    """`Q is written on the gate`, `Q, painted across the bridge`."""
    frame, k = reading.frame, reading.token + 1
    while k < len(frame.words) and (frame.words[k] == "," or frame.lower[k] in lexicon.verbs.auxiliaries):
        k += 1
    placed = k + 1 < len(frame.words) and frame.lower[k + 1] in lexicon.negatives.surfaces
    return placed and frame.lower[k] in lexicon.negatives.inscribed


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
