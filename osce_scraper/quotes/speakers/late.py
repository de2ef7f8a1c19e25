"""Titles printed away from the name: "The Head of the OSCE Mission to Serbia opened ...", and the name three lines on."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_capital, is_head
from osce_scraper.quotes.people.people import Person, Registry
from osce_scraper.quotes.people.titles import title_end
from osce_scraper.quotes.text.frames import QUOTE, Frame

_POSSESSIVE = frozenset({"'s", "’s"})
_SENTENCES_AFTER = 3
_PLACES = 20
_CROWD = 200
"""So many mentions and people are looked at, at most."""


class LooseTitle(NamedTuple):
    """A title with a definite article and no name beside it."""

    paragraph: int
    sentence: int
    text: str
    words: frozenset[str]
    start: int
    end: int
    """Its tokens, the article first."""
    opens: bool
    """It opens its sentence or stands behind a verb of speech: most likely its subject."""


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
        for k in [k for k, low in enumerate(frame.lower) if low in lexicon.grammar.articles]:
            if k + 1 >= len(frame.words) or not (
                is_capital(frame.words[k + 1]) or is_head(frame.lower[k + 1], lexicon)
            ):
                continue
            end = title_end(frame, k + 1, len(frame.words), lexicon)
            if end == k + 1 or self._has_name(frame, k + 1, end):
                continue
            if (end == k + 2 and frame.lower[k + 1] in lexicon.nouns.relational) or _owns(frame, k, end, lexicon):
                continue  # the host
            sentence = frame.sentence_index(k)
            words = frozenset(frame.lower[k + 1 : end]) - lexicon.roles.connectors - lexicon.grammar.determiners
            text = frame.slice(k + 1, end)
            opens = frame.sentences[sentence][0] == k or _is_said_by(frame, k, lexicon)
            found.append(LooseTitle(frame.paragraph, sentence, text, words, k, end, opens))
        return found

    @cached_property
    def of_pronouns(self) -> list[tuple[Frame, int, str]]:
        """Titles that a pronoun has, with the place of the pronoun: "She is | a captain", "As | Director of the Centre |, he"."""
        lexicon, small = self.registry.lexicon, self.registry.lexicon.grammar
        if lexicon.free_order:
            return []
        openings = small.nominative | small.as_clause | small.indefinite
        return [
            title
            for frame in self.frames
            for first, stop in frame.sentences
            if frame.lower[first] in openings and (title := _title_of_pronoun(frame, first, stop, lexicon))
        ]

    def _has_name(self, frame: Frame, start: int, end: int) -> bool:
        starts = self.registry.starts[frame.paragraph]
        return bisect_left(starts, start) < bisect_left(starts, end + 4)

    def fullest(self, words: frozenset[str]) -> str | None:
        """The longest loose title that holds all these words."""
        holding = [title.text for title in self.all if words <= title.words]
        return max(holding, key=lambda text: len(text.split()), default=None)

    def with_rank(self, person: Person, rank: Sequence[str]) -> str | None:
        """The only title nobody has that holds somebody's rank, or is an Ambassador's: "the Interior Minister", "Minister N"."""
        missions = self.registry.lexicon.roles.missions
        if self.registry.lexicon.free_order or not rank or len(self.registry.people) > _CROWD:
            return None
        wanted = missions & self.registry.lexicon.roles.heads if rank[0] in missions else frozenset(rank)
        further = [title for title in self.all[:_CROWD] if len(title.words) > 1 and not wanted.isdisjoint(title.words)]
        found = {title.text for title in further if not self._is_taken(title, person)}
        return found.pop() if len(found) == 1 else None

    def beside(self, person: Person) -> str | None:
        """The title that opens a sentence near somebody of whom no title is known.

        "N said Y. | The Mayor | also ...", "| The Head of the Field Office | visited the village. N reported ...".
        """
        for paragraph, start in person.places[:_PLACES]:
            sentence = self.frames[paragraph].sentence_index(start)
            here = [title for title in self._openings.get(paragraph, ()) if _is_near(title.sentence - sentence)]
            if self._is_only_untitled(person, paragraph):
                here += [title for title in self._openings.get(paragraph + 1, ()) if title.sentence == 0]
                before = self._openings.get(paragraph - 1, ())
                here += before[-1:] if (paragraph, start) == person.places[0] else []
            for title in here:
                if self._is_taken(title, person) or title.words <= person.title_words():
                    continue
                if self._fits(title, person):
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

    def _fits(self, title: LooseTitle, person: Person) -> bool:
        """An Ambassador heads a mission and is no President."""
        missions = self.registry.lexicon.roles.missions
        called = person.honorific_is_title and (person.honorific or "").lower() in missions
        return self.registry.lexicon.free_order or not called or not missions.isdisjoint(title.words)

    def _is_only_untitled(self, person: Person, paragraph: int) -> bool:
        """Nobody else in the paragraph could have the title."""
        people = self.registry.between(paragraph, 0, len(self.frames[paragraph].words))
        return all(other is person or other.titles for other in people)


def _owns(frame: Frame, k: int, end: int, lexicon: Lexicon) -> bool:
    """ "the Ambassador's last | word": the title of whom something is, and no title behind it."""
    owner = next((i for i in range(k + 1, end) if frame.words[i] in _POSSESSIVE), end)
    return owner < end and lexicon.nominal.isdisjoint(frame.lower[owner:end])


def _is_said_by(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "It began with a bet, says | the adviser."; not beside a quote, where the title need be nobody's named before."""
    return k > 1 and frame.lower[k - 1] in lexicon.verbs.core and QUOTE not in frame.words[max(0, k - 3) : k - 1]


def _is_near(distance: int) -> bool:
    return distance == -1 or 0 < distance <= _SENTENCES_AFTER


def _title_of_pronoun(frame: Frame, first: int, stop: int, lexicon: Lexicon) -> tuple[Frame, int, str] | None:
    lower = frame.lower
    if lower[first] in lexicon.grammar.nominative:  # She is a captain in the Turkish navy
        start = first + 1
        while start < stop and (lower[start] in lexicon.verbs.adverbs or lower[start] in lexicon.verbs.auxiliaries):
            start += 1
        is_one = start < stop and start > first + 1 and lower[start - 1] in lexicon.roles.copulas
        if not is_one or lower[start] not in lexicon.grammar.determiners:
            return None
        end = title_end(frame, start + 1, stop, lexicon)
        return (frame, first, frame.slice(start + 1, end)) if end > start + 1 else None
    opens = lower[first] in lexicon.grammar.as_clause or lower[first] in lexicon.grammar.indefinite
    if not opens or first + 2 >= stop:
        return None
    start = first + 1 + (lower[first + 1] in lexicon.grammar.determiners)
    end = title_end(frame, start, stop, lexicon)  # As Director of the Centre, he; A fact-checker with an agency, she
    pronoun = end + (frame.words[end : end + 1] == [","])
    if end == start or pronoun >= stop or lower[pronoun] not in lexicon.grammar.nominative:
        return None
    return frame, pronoun, frame.slice(start, end)
