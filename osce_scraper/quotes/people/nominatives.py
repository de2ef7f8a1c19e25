"""A phrase in the nominative, as the article prints it somewhere else: "по словам посла ОБСЕ" and "Посол ОБСЕ сказал"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon, fold
from osce_scraper.quotes.text.frames import Frame

_STEM: Final = 3
_PLACES: Final = 200
"""So many places are compared, at most."""


@dataclass
class Nominatives:
    """The words of an article by their first letters; read only where a language has cases."""

    lexicon: Lexicon
    frames: Sequence[Frame]

    @cached_property
    def _places(self) -> dict[str, list[tuple[Frame, int]]]:
        found: dict[str, list[tuple[Frame, int]]] = {}
        for frame in self.frames:
            for k, word in enumerate(frame.words):
                found.setdefault(fold(word)[:_STEM], []).append((frame, k))
        return found

    def of(self, phrase: str) -> str:
        """The phrase in the nominative if the article prints it so; else its first noun in it; else as printed."""
        lexicon = self.lexicon
        words = phrase.split()
        if not lexicon.cases or words[0].lower() in lexicon.nominatives:
            return phrase
        stems = [fold(word)[: max(_STEM, len(word) - 3)] for word in words]
        for frame, k in self._places.get(stems[0][:_STEM], ())[:_PLACES]:
            end = k + len(words)
            alike = end <= len(frame.words) and all(map(_starts, frame.words[k:end], stems))
            if alike and not lexicon.nominatives.isdisjoint(frame.lower[k:end]):
                return frame.slice(k, end)
        return " ".join([lexicon.root(words[0].lower()), *words[1:]])


def _starts(word: str, stem: str) -> bool:
    return fold(word).startswith(stem)
