"""Names of a vocabulary in running text: one scan over its words, the longest name at each place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from osce_scraper.errors import VocabularyError

# A word from its first capital on; names are looked up by it alone. Letters beyond ASCII all count as capitals: it is
# the quicker test, and they are rare in English. U+0300 to U+036F are accents, U+2000 to U+2BFF are marks: "l’Ukraine"
# holds the word "Ukraine".
_CAPITAL = re.compile("[A-Z\u00aa-\u02ff\u0370-\u1fff\u2c00-\U0010ffff][^\\W\\d_]*")
_CHOICE = re.compile(r"\(([^()]*)\)")
# One character for one, so that places in the text stay what they were.
_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "’": "'"})
_LONGEST_KEPT = 10_000  # characters: longer than any paragraph that people write; what is kept stays small


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text from their first capital on, and where."""
    return ((word[0], word.start()) for word in _CAPITAL.finditer(text))


@lru_cache(maxsize=256)
def _capitals(text: str) -> list[tuple[str, int]]:
    """The words of a paragraph, kept for the next vocabulary that reads the same page."""
    return list(_words(text))


def spellings(pattern: str) -> tuple[str, ...]:
    """All spellings that a pattern with choices stands for.

    >>> spellings("Росси(я|и) (|ныне)")
    ('Россия ', 'Россия ныне', 'России ', 'России ныне')
    """
    parts = _CHOICE.split(pattern)  # text, choices, text, choices, ..., text
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return tuple("".join(chosen) for chosen in product(*choices))


@dataclass(frozen=True)
class Mention:
    """One name in a text: whose it is and where it stands."""

    id: str
    start: int
    end: int


class Names:
    """Spellings to look for and the id that each one means; None marks a phrase that only looks like a name.

    Raises `VocabularyError` when two ids claim one spelling.
    """

    def __init__(self, patterns: Iterable[tuple[str, str | None]]) -> None:
        self._ids: dict[str, str | None] = {}
        for pattern, id in patterns:
            for name in spellings(pattern.translate(_PLAIN)):
                if self._ids.setdefault(name, id) not in (id, None):
                    raise VocabularyError(f"{name!r} is claimed by {self._ids[name]} and {id}")
        # First word with a capital -> names that hold it, the longest first, by where ("former Yugoslav Republic").
        self._by_capital: dict[str, dict[int, tuple[str, ...]]] = {}
        for name in sorted(self._ids, key=len, reverse=True):
            capital = _CAPITAL.search(name)
            if capital is None:
                raise VocabularyError(f"a name to look for needs a capital letter: {name!r}")
            names = self._by_capital.setdefault(capital[0], {})
            names[capital.start()] = (*names.get(capital.start(), ()), name)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every name in the text, in order, none within another. Linear in the text."""
        names_by_capital = self._by_capital
        if len(text) <= _LONGEST_KEPT:
            words: Iterable[tuple[str, int]] = _capitals(text)
        else:  # no report, but a page made to be slow: words alone take half the time of words and their places
            words = () if names_by_capital.keys().isdisjoint(_CAPITAL.findall(text)) else _words(text)
        capitals = [(names_by_capital[word], at) for word, at in words if word in names_by_capital]
        if not capitals:  # most paragraphs name nobody
            return
        if not text.isascii():
            text = text.translate(_PLAIN)
        done = 0
        for names_of_capital, at in capitals:
            found = [
                (name, start)
                for before, names in names_of_capital.items()
                if (start := at - before) >= done and text.startswith(names, start)  # one look at all of them
                for name in names
                if _stands_at(text, start, name)
            ]
            if found:
                name, start = max(found, key=lambda name_and_start: len(name_and_start[0]))
                done = start + len(name)
                id = self._ids[name]
                if id is not None:
                    yield Mention(id, start, done)

    def first_mentions(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The ids named in the texts, in order of first mention, each once."""
        return tuple(dict.fromkeys(mention.id for text in texts for mention in self.mentions(text)))


def _stands_at(text: str, start: int, name: str) -> bool:
    """Whether the name stands there in whole words."""
    end = start + len(name)
    return (
        text.startswith(name, start)
        and not text[start - 1 : start].isalnum()
        and not (text[end : end + 1].isalnum() and name[-1].isalnum())
    )
