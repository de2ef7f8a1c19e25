"""Whose title a noun phrase gives: "the Ambassador", "the Special Envoy", "the Irish Minister", "the Head of Mission"."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.people.people import Mention, Person
from osce_scraper.quotes.speakers.bodies import spelled_out
from osce_scraper.quotes.speakers.late import LooseTitles
from osce_scraper.quotes.speakers.scene import Scene, Voice
from osce_scraper.quotes.speakers.weights import TITLE_STEP, Candidate, best
from osce_scraper.quotes.text.frames import Frame
from osce_scraper.vocabularies import state_of_role

_MENTIONS: Final = 100
_FULL: Final = 3
"""So many words make a title that says who somebody is: "Head of Mission"."""
_NEARBY: Final = 6
"""So many sentences before and after are searched for somebody without a title."""
_LIKELY: Final = -1.3
_SURE: Final = -0.6
"""What the score of somebody without a title must be for a title of three words or more, and for a shorter one."""
_CROWD: Final = 200
"""So many people are weighed at most."""


@dataclass(slots=True)
class Titled:
    """The people of an article by their titles."""

    scene: Scene
    loose: LooseTitles
    asked: set[Person] = field(default_factory=set)

    def person(self, frame: Frame, first: int, end: int, words: list[str]) -> Person | None:
        """ "the Ambassador", "the Special Envoy": the last person before whose titles hold these words, else the next."""
        lexicon = self.scene.registry.lexicon
        skip = lexicon.roles.connectors | lexicon.grammar.determiners | {"'s", "’s"}
        wanted = {lexicon.root(word) for word in words if word not in skip}
        mentions = self.scene.registry.mentions
        here = bisect_left(mentions, (frame.paragraph, first), key=_place)
        near = [*mentions[max(0, here - _MENTIONS) : here][::-1], *mentions[here : here + _MENTIONS]]
        near_people = list(dict.fromkeys(mention.person for mention in near))
        if not lexicon.free_order:
            for person in near_people:
                self._learn_beside(person)
            near_people.sort(key=lambda person: not _is_called(person, wanted, lexicon))
        for person in near_people:
            if _holds(self._words_of(person), wanted, lexicon) and _is_headed(person, words, lexicon):
                self.scene.weighed.append(" ".join(person.name))
                if not _holds(person.title_words() | person.called, wanted, lexicon):
                    person.add_title(frame.slice(first + 1, end))  # letters written out
                return person
        if lexicon.free_order:
            place = next((k for k, word in enumerate(words) if k and word in lexicon.grammar.place_prepositions), 0)
            return self.person(frame, first, end, words[:place]) if place else None
        found = self._by_country(frame, first, end, wanted) or self._by_shorter_title(frame, first, end, wanted)
        return found or self._by_mission(wanted)

    def _words_of(self, person: Person) -> set[str]:
        """What the titles say, and what their letters stand for: "ODIHR Director" is the Director of the Office for ..."""
        words = person.title_words() | person.called
        if self.scene.registry.lexicon.free_order:
            return words
        acronyms = {word for title in person.titles for word in title.split() if word.isupper()}
        return words.union(*(spelled_out(self.scene, each).lower().split() for each in acronyms))

    def _learn_beside(self, person: Person) -> None:
        """The title that a sentence beside the name gives: "N visited Osh. | The Head of the Office | met judges."."""
        if not person.titles and person not in self.asked and (person.evidence or len(person.name) > 1):
            self.asked.add(person)
            if title := self.loose.beside(person):
                person.add_title(title)

    def _by_country(self, frame: Frame, first: int, end: int, wanted: set[str]) -> Person | None:
        """ "the Irish Minister" is the Minister of Foreign Affairs of Ireland."""
        office = wanted - self.scene.registry.lexicon.places.demonyms
        country = state_of_role(frame.slice(first, end)) if office and office < wanted else None
        if country is None:
            return None
        people = [p for p in self.scene.registry.people[:_CROWD] if country in map(state_of_role, p.titles)]
        fitting = [p for p in people if office <= p.title_words()] or (people if len(people) == 1 else [])
        return fitting[0] if fitting else None

    def _by_shorter_title(self, frame: Frame, first: int, end: int, wanted: set[str]) -> Person | None:
        """ "the co-ordinator of the clinic" is the only one of whom the article says "co-ordinator" and no more."""
        skip = self.scene.registry.lexicon.roles.connectors | self.scene.registry.lexicon.grammar.determiners
        found = [p for p in self.scene.registry.people[:_CROWD] if p.titles and p.title_words() - skip <= wanted]
        if len(found) != 1 or not any(is_head(word, self.scene.registry.lexicon) for word in found[0].title_words()):
            found = self._by_same_noun(frame.lower[first + 1 : end])
        if len(found) != 1:
            return None
        found[0].add_title(frame.slice(first + 1, end))
        return found[0]

    def _by_mission(self, wanted: set[str]) -> Person | None:
        """ "the Ambassador" where nobody is called so: the only head of a mission."""
        missions, heads = self.scene.registry.lexicon.roles.missions, self.scene.registry.lexicon.roles.heads
        if not wanted <= missions & heads:
            return None
        found = [p for p in self.scene.registry.people[:_CROWD] if _heads_mission(p.title_words(), missions, heads)]
        return found[0] if len(found) == 1 else None

    def _by_same_noun(self, words: list[str]) -> list[Person]:
        """ "the inspector from Malmö" is "Detective inspector N", of whom the article has not said from where."""
        lexicon = self.scene.registry.lexicon
        noun = _noun(words, lexicon)
        ranked = self._by_rank(noun) if noun and len(words) > 1 else []
        if ranked or not noun or noun in lexicon.roles.offices or len(words) < _FULL:
            return ranked
        people = [p for p in self.scene.registry.people[:_CROWD] if noun in p.title_words()]
        return (
            [p for p in people if all(title.lower().split()[-1] == noun for title in p.titles)]
            if len(people) == 1
            else []
        )

    def _by_rank(self, noun: str) -> list[Person]:
        """ "the Ohio senator" is the only "Sen. N"."""
        lexicon = self.scene.registry.lexicon
        people = self.scene.registry.people[:_CROWD]
        called = [p for p in people if noun in {lexicon.root(word) for word in p.title_words()}]
        return called if len(called) == 1 and not called[0].titles else []

    def by_elimination(
        self, frame: Frame, first: int, end: int, words: list[str], spoken: bool = False
    ) -> Person | None:
        """Somebody named nearby of whom no title is known yet: "Major N told a story. | The Deputy Head | ...".

        A noun nobody listed is a person's only if it is the speaker of a quote (`spoken`): "Q, says | the wheelchair user".

        The title is theirs from then on: "the Head of Mission" is the Ambassador, "the chief negotiator of Chisinau" the
        one of two who is not that of Tiraspol, "the host" whom the next sentence names.
        """
        lexicon = self.scene.registry.lexicon
        definite = frame.lower[first] in lexicon.grammar.articles
        theirs = lexicon.possessives.get(frame.lower[first], "n") != "n" and lexicon.roles.offices.isdisjoint(words)
        if theirs:
            return None  # "her father" is not she
        if lexicon.free_order or not ((spoken and definite) or any(is_head(word, lexicon) for word in words)):
            return None
        candidates = list(self._untitled(frame, first, words))
        self.scene.weighed.extend(candidates)
        found = best(candidates)
        if found is None or found.voice.person is None or found.score < (_LIKELY if len(words) >= _FULL else _SURE):
            return None
        if sum(candidate.score == found.score for candidate in candidates) > 1:
            return None  # two just appointed, and "the Chairperson"
        wanted = frozenset(words) - lexicon.roles.connectors - lexicon.grammar.determiners
        fullest = self.loose.fullest(wanted) if not lexicon.roles.missions.isdisjoint(words) else None
        start = first + (frame.lower[first] in lexicon.grammar.determiners)
        found.voice.person.add_title(fullest or frame.slice(start, end))
        return found.voice.person

    def _untitled(self, frame: Frame, first: int, words: list[str]) -> Iterator[Candidate]:
        """Those named within some sentences before and after, but not in the sentence itself."""
        here = frame.sentence_index(first)
        present = set(self.scene.named_in(frame, here))
        near: list[tuple[int, tuple[Frame, int], tuple[str, ...]]]
        near = [(k + 1, place, ()) for k, place in enumerate(self.scene.before(frame, here)[:_NEARBY])]
        near += [(k + 1, place, ("named later",)) for k, place in enumerate(self.scene.after(frame, here)[:_NEARBY])]
        met: dict[Person, tuple[int, tuple[str, ...]]] = {}
        for distance, place, later in near:
            for person in self.scene.named_in(*place):
                if not person.titles and person not in present:
                    met.setdefault(person, (distance, (*later, *_doubt(person))))
        for person in self.scene.registry.people[:_CROWD]:
            if not person.titles and person not in present and self._heads_missions(person, words):
                met.setdefault(person, (_NEARBY, ()))
        for person, (distance, later) in met.items():
            only = ("only one without a title",) * (len(met) == 1)
            yield Candidate(Voice(person), distance, (*later, *only, *self._office(person, words)), TITLE_STEP)

    def _office(self, person: Person, words: list[str]) -> tuple[str, ...]:
        """What an honorific tells: an Ambassador heads a mission and is no mayor."""
        if self._heads_missions(person, words):
            return ("an ambassador, who heads missions",)
        if self._heads_missions(person, None):
            return ("an ambassador, who has no other office",)
        return ("has a rank",) * person.honorific_is_title

    def _heads_missions(self, person: Person, words: list[str] | None) -> bool:
        """Whether somebody is called Ambassador, and the title, if any, is that of one."""
        missions = self.scene.registry.lexicon.roles.missions
        called = person.honorific_is_title and (person.honorific or "").lower() in missions
        return called and not (words is not None and missions.isdisjoint(words))


def _is_called(person: Person, wanted: set[str], lexicon: Lexicon) -> bool:
    """Whether a title begins with the noun: the "Chair of the Commission", not the "Representative of the Chairperson"."""
    nouns = {word for word in wanted if is_head(word, lexicon)}
    for title in [*person.titles, person.honorific or ""]:
        words = title.lower().replace(",", "").split()
        link = next((k for k, word in enumerate(words) if word in lexicon.roles.connectors and k), len(words))
        if nouns <= {lexicon.root(word) for word in words[:link]}:
            return True
    return False


def _heads_mission(title: set[str], missions: frozenset[str], heads: frozenset[str]) -> bool:
    return not title.isdisjoint(missions & heads) and not title.isdisjoint(missions - heads)


def _noun(words: list[str], lexicon: Lexicon) -> str:
    """The noun of a title: the last one before "of", "from"."""
    link = next((k for k, word in enumerate(words) if word in lexicon.roles.connectors), len(words))
    return next((word for word in reversed(words[:link]) if is_head(word, lexicon)), "")


def _doubt(person: Person) -> tuple[str, ...]:
    return () if person.is_likely else ("may be no person",)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.paragraph, mention.start


def _holds(title: set[str], wanted: set[str], lexicon: Lexicon) -> bool:
    """Whether a title holds all words of a shorter one, in any case: "Ministerin" is in "Außenministerin"."""
    roots = {lexicon.root(part) for word in title for part in (word, word.split("’")[-1].split("'")[-1])}
    if lexicon.compounds:
        return all(any(root.endswith(word) for root in roots) for word in wanted)
    return wanted <= roots


def _is_headed(person: Person, words: list[str], lexicon: Lexicon) -> bool:
    """Whether the noun is that of a title, not of its genitive: "der Vorsitzende" is no "Sprecherin des Vorsitzenden"."""
    if not lexicon.free_order:
        return True
    noun = next((lexicon.root(word) for word in words if is_head(word, lexicon)), "")
    if noun not in lexicon.roles.offices:
        return True  # "die Richterin" may well be the "Präsidentin des Verbands der Richterinnen"
    titles = [*person.titles, *person.other_titles, person.honorific or ""]
    return not noun or any(head.endswith(noun) for title in titles for head in _heads(title, lexicon))


def _heads(title: str, lexicon: Lexicon) -> list[str]:
    """Roots of the nouns of a title that stand before a genitive or a preposition; those an "and" joins count."""
    heads: list[str] = []
    for word in title.lower().replace(",", "").split():
        links = (
            word in lexicon.grammar.genitive_articles or word in lexicon.roles.connectors or word[:2] in ("d’", "d'")
        )
        if heads and links and word not in lexicon.grammar.joining:
            break
        if is_head(word, lexicon) and (not heads or not lexicon.cases or word in lexicon.nominatives):
            heads.append(lexicon.root(word))
    return heads
