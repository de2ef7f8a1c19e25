"""Paragraphs with their quotes folded to one placeholder: the short frames on which the attribution grammar works."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from osce_scraper.quotes.text.marks import Span

QUOTE: Final = "“”"
"""The placeholder token; two marks can never be one token of real text."""

_AHEAD: Final = 8
"""So many tokens more are placed in one go."""
_SHORTEST: Final = 2
"""A sentence of so many tokens, a quote and its full stop, has no words of its own."""


@dataclass(eq=False)
class Frame:
    """One paragraph as tokens; a quote is one token."""

    text: str
    paragraph: int
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    """Token positions of the quotes, in order."""
    spans: list[Span] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    """The tokens that start with a capital letter."""
    named: set[int] = field(default_factory=set)
    """Quotes that are names and stand in `words` as printed."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """First and one past the last token of each sentence."""
    _starts: list[int] = field(default_factory=list)
    _read: int = 0
    """So far the text was read for `_starts`, and so many quotes met."""
    _quotes_read: int = 0

    @cached_property
    def worded(self) -> list[int]:
        """The tokens that are words or numbers, not signs or quotes; read when a quote stands among signs alone."""
        return [k for k, word in enumerate(self.words) if word[0].isalnum()]

    def start(self, k: int) -> int:
        """Where token `k` stands in the text; found from left to right, no farther than anybody asks."""
        found = self._starts
        if k >= len(found):
            position, index = self._read, self.text.index
            for word in self.words[len(found) : k + _AHEAD]:
                if word == QUOTE:
                    span = self.spans[self._quotes_read]
                    self._quotes_read += 1
                    found.append(span.outer_start)
                    position = span.outer_end
                else:
                    position = index(word, position)
                    found.append(position)
                    position += len(word)
            self._read = position
        return found[k]

    def slice(self, start: int, end: int) -> str:
        """The printed text of tokens `start` to `end`."""
        if start >= end:
            return ""
        last = self.start(end - 1)
        return self.text[self.start(start) : last + len(self.words[end - 1])]

    def sentence_at(self, token: int) -> tuple[int, int]:
        """Bounds of the sentence that holds a token."""
        return self.sentences[self.sentence_index(token)]

    def sentence_index(self, token: int) -> int:
        """Which sentence holds a token."""
        return bisect_right(self.sentences, token, key=_first_token) - 1

    def is_quote(self, sentence: int) -> bool:
        """Whether a sentence is nothing but a quote."""
        first, stop = self.sentences[sentence]
        return stop - first <= _SHORTEST and QUOTE in self.words[first:stop]

    def printed(self, start: int, end: int) -> str:
        """A frame for human eyes: `Q said Koja .`"""
        return " ".join("Q" if word == QUOTE else word for word in self.words[start:end])


def _first_token(sentence: tuple[int, int]) -> int:
    return sentence[0]
