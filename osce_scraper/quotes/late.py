"""Titles printed away from the name: "The Head of the OSCE Mission to Serbia opened ...", and the name three lines on."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.parts import is_capital, is_head
from osce_scraper.quotes.people import Person, Registry
from osce_scraper.quotes.titles import title_end

_SENTENCES_AFTER = 3
_PLACES = 20
_CROWD = 200
"""So many mentions and people are looked at, at most."""


@dataclass(frozen=True)
class LooseTitle:
    """A title with a definite article and no name beside it."""

    paragraph: int
    sentence: int
    text: str
    words: frozenset[str]
    opens: bool
    """It opens its sentence: most likely its subject."""


@dataclass
class LooseTitles:
    """All loose titles of an article; read only when somebody needs one."""

    registry: Registry
    frames: Sequence[Frame]

    @cached_property
    def all(self) -> list[LooseTitle]:
        """In order of appearance."""
        return [title for frame in self.frames for title in self._in(frame)]

    def _in(self, frame: Frame) -> list[LooseTitle]:
        lexicon = self.registry.lexicon
        found = []
        for k in [k for k, low in enumerate(frame.lower) if low in lexicon.articles]:
            if k + 1 >= len(frame.words) or not (
                is_capital(frame.words[k + 1]) or is_head(frame.lower[k + 1], lexicon)
            ):
                continue
            end = title_end(frame, k + 1, len(frame.words), lexicon)
            if end == k + 1 or self._has_name(frame, k + 1, end):
                continue
            sentence = frame.sentence_index(k)
            words = frozenset(frame.lower[k + 1 : end]) - lexicon.connectors - lexicon.determiners
            text = frame.slice(k + 1, end)
            found.append(LooseTitle(frame.paragraph, sentence, text, words, frame.sentences[sentence][0] == k))
        return found

    def _has_name(self, frame: Frame, start: int, end: int) -> bool:
        starts = self.registry.starts[frame.paragraph]
        return bisect_left(starts, start) < bisect_left(starts, end + 4)

    def fullest(self, words: frozenset[str]) -> str | None:
        """The longest loose title that holds all these words."""
        holding = [title.text for title in self.all if words <= title.words]
        return max(holding, key=lambda text: len(text.split()), default=None)

    def beside(self, person: Person) -> str | None:
        """The title that opens a sentence near somebody of whom no title is known.

        "N said Y. | The Mayor | also ...", "| The Head of the Field Office | visited the village. N reported ...".
        """
        for paragraph, start in person.places[:_PLACES]:
            sentence = self.frames[paragraph].sentence_index(start)
            here = [title for title in self._openings.get(paragraph, ()) if _is_near(title.sentence - sentence)]
            if self._is_only_untitled(person, paragraph):
                here += [title for title in self._openings.get(paragraph + 1, ()) if title.sentence == 0]
            for title in here:
                if not self._is_taken(title, person) and not title.words <= person.title_words():
                    return title.text
        return None

    @cached_property
    def _openings(self) -> dict[int, list[LooseTitle]]:
        """The titles that open a sentence, by paragraph."""
        found: dict[int, list[LooseTitle]] = {}
        for title in self.all:
            if title.opens:
                found.setdefault(title.paragraph, []).append(title)
        return found

    def _is_taken(self, title: LooseTitle, person: Person) -> bool:
        others = self.registry.people[:_CROWD]
        return any(title.words <= other.title_words() for other in others if other is not person)

    def _is_only_untitled(self, person: Person, paragraph: int) -> bool:
        """Nobody else in the paragraph could have the title."""
        people = self.registry.between(paragraph, 0, len(self.frames[paragraph].words))
        return all(other is person or other.titles for other in people)


def _is_near(distance: int) -> bool:
    return distance == -1 or 0 < distance <= _SENTENCES_AFTER
