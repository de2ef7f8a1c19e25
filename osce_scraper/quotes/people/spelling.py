"""How an article writes its words: small, with a capital inside a sentence, as a surname, in a dateline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from osce_scraper.quotes.text.frames import Frame

_FIRST: Final = 2
"""So many paragraphs may have a dateline."""
_DASHES: Final = frozenset("-–—―")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the article writes its words: what it also writes small, and what with a capital inside a sentence."""

    small: set[str]
    proper: set[str]
    places: frozenset[str] = frozenset()
    """What datelines name, lower case: "VIDIN, 23 October 2009 –"."""
    surnames: set[str] = field(default_factory=set)
    """Last words of the fuller names read so far, folded."""

    @classmethod
    def of(cls, frames: Sequence[Frame]) -> "Spelling":
        small = set().union(*(frame.words for frame in frames))
        proper: set[str] = set()
        for frame in frames:
            opening = {first for first, _ in frame.sentences} | {q + 1 for q in frame.quotes}
            proper.update([frame.words[k] for k in frame.capitals if k not in opening])
        datelines = [frame.lower[: frame.sentences[0][1]] for frame in frames[:_FIRST] if _has_dateline(frame)]
        return cls(small, proper, frozenset().union(*datelines))


def _has_dateline(frame: Frame) -> bool:
    return len(frame.sentences) > 1 and frame.words[frame.sentences[0][1] - 1] in _DASHES
