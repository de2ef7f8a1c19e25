"""Names of a vocabulary in running text: one scan over its words, the longest name at each place."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+")
_TIGHTER = re.compile(r"(?<=\w)[\u2010\u2011](?=\w)")


@dataclass(frozen=True)
class Mention:
    """One name in a text: whose it is and where it stands."""

    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Names:
    """Spellings to look for and the id each one means; None marks a phrase that only looks like a name."""

    ids: Mapping[str, str | None]

    @cached_property
    def by_first_word(self) -> dict[str, list[str]]:
        """First word -> names that begin with it, the longest first."""
        names: dict[str, list[str]] = {}
        for name in sorted(self.ids, key=len, reverse=True):
            first = _WORD.match(name)
            if first is None:
                raise ValueError(f"a name must begin with a letter: {name!r}")
            names.setdefault(first[0], []).append(name)
        return names

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every name in the text, in order, none within another. Linear in the text."""
        if not text.isascii():
            text = _TIGHTER.sub("-", text.replace("\u00a0", " "))
        by_first_word = self.by_first_word
        done = 0
        for word in _WORD.finditer(text):
            if word[0] not in by_first_word or (start := word.start()) < done:
                continue
            for name in by_first_word[word[0]]:
                end = start + len(name)
                if text.startswith(name, start) and not (text[end : end + 1].isalnum() and name[-1].isalnum()):
                    done = end
                    if (found := self.ids[name]) is not None:
                        yield Mention(found, start, end)
                    break

    def first_mentions(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The ids named in the texts, in order of first mention, each once."""
        return tuple(dict.fromkeys(mention.id for text in texts for mention in self.mentions(text)))
