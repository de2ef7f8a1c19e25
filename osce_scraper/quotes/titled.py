"""Whose title a noun phrase gives: "the Ambassador", "the Special Envoy", "the Irish Minister", "the Head of Mission"."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.parts import is_head
from osce_scraper.quotes.people import Mention, Person
from osce_scraper.quotes.scene import DEEPEST, Scene
from osce_scraper.vocabularies import state_of_role

_MENTIONS: Final = 100
_FULL: Final = 3
"""So many words make a title that says who somebody is: "Head of Mission"."""
_JUST_MET: Final = 4
"""The sentence itself and so many before it, less one."""
_CROWD: Final = 200
"""So many people are weighed at most."""


@dataclass(slots=True)
class Titled:
    """The people of an article by their titles."""

    scene: Scene
    loose: LooseTitles

    def person(self, frame: Frame, first: int, end: int, words: list[str]) -> Person | None:
        """ "the Ambassador", "the Special Envoy": the last person before whose titles hold these words, else the next."""
        lexicon = self.scene.registry.lexicon
        skip = lexicon.roles.connectors | lexicon.grammar.determiners | {"'s", "’s"}
        wanted = {lexicon.root(word) for word in words if word not in skip}
        mentions = self.scene.registry.mentions
        here = bisect_left(mentions, (frame.paragraph, first), key=_place)
        near = [*mentions[max(0, here - _MENTIONS) : here][::-1], *mentions[here : here + _MENTIONS]]
        near_people = list(dict.fromkeys(mention.person for mention in near))
        for person in near_people:
            if _holds(person.title_words(), wanted, lexicon) and _is_headed(person, words, lexicon):
                self.scene.weighed.append(" ".join(person.name))
                return person
        if lexicon.free_order:
            place = next((k for k, word in enumerate(words) if k and word in lexicon.grammar.place_prepositions), 0)
            return self.person(frame, first, end, words[:place]) if place else None
        return self._by_country(frame, first, end, wanted) or self._by_shorter_title(frame, first, end, wanted)

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
            return None
        found[0].add_title(frame.slice(first + 1, end))
        return found[0]

    def untitled_ambassador(self, words: list[str]) -> Person | None:
        """ "the Head of Mission": the only Ambassador of whom the article gives no title."""
        lexicon = self.scene.registry.lexicon
        if lexicon.roles.missions.isdisjoint(words):
            return None
        found = [p for p in self.scene.registry.people[:_CROWD] if p.honorific_is_title and not p.titles]
        if len(found) != 1 or (found[0].honorific or "").lower() not in lexicon.roles.missions:
            return None
        wanted = frozenset(words) - lexicon.roles.connectors - lexicon.grammar.determiners
        found[0].add_title(self.loose.fullest(wanted) or " ".join(words))
        return found[0]

    def just_met(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "Major N told a story. | The Deputy Head of the Department | ...": the one just named whose title was still to come."""
        lexicon = self.scene.registry.lexicon
        if lexicon.free_order or depth >= DEEPEST or len(words) < _FULL or not any(is_head(w, lexicon) for w in words):
            return None
        near = chain.from_iterable(islice(self.scene.earlier(frame, first, depth + 1), _JUST_MET))
        person = next((voice.person for voice in near if voice.person and voice.person.evidence), None)
        if person is None or person.titles or person.places[-1][0] < frame.paragraph - 1:
            return None
        person.add_title(frame.slice(first + 1, end))
        return person


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
