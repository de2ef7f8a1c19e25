"""Whom a noun phrase without a name means: "the Ambassador", "the Irish Minister", "the farmer", "the Ministry"."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal

from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.lexicon import Lexicon, fold
from osce_scraper.quotes.parts import is_capital, is_head
from osce_scraper.quotes.people import Mention, Person, Registry
from osce_scraper.quotes.phrases import noun_phrase
from osce_scraper.vocabularies import state_of_role

Kind = Literal["person", "organization", "document", "group"]
DEEPEST = 6
"""So many mentions may lead to one another ("he" who is "the diplomat" who is ...)."""
_MANY = frozenset({"die", "viele", "mehrere", "einige", "alle"})
"""Articles that tell "die Beobachter" from "der Beobachter"."""
_MENTIONS = 100
_WINDOW = 150
_PARAGRAPHS_BACK = 12
_FULL = 3
"""So many words make a title that says who somebody is: "Head of Mission"."""
_JUST_MET = 4
"""The sentence itself and so many before it, less one."""
_CROWD = 200
"""So many people are weighed at most."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a person of the registry, or somebody given only by a noun phrase."""

    person: Person | None = None
    phrase: str = ""
    kind: Kind = "person"


@dataclass(slots=True)
class Descriptions:
    """The people and others of an article by what they are called, not by name."""

    registry: Registry
    frames: list[Frame]
    loose: LooseTitles
    earlier: Callable[[Frame, int, int], Iterator[list[Voice]]]
    """Who was named before a token, sentence by sentence, the latest first."""
    candidates: list[str] = field(default_factory=list)
    """People weighed for the last pronoun or title, for `explain`."""

    def voice(self, frame: Frame, first: int, end: int, depth: int, rule: Method | None = None) -> Voice | None:
        lexicon = self.registry.lexicon
        start = first
        while start < end and frame.lower[start] in lexicon.determiners:
            start += 1
        words = frame.lower[start:end]
        if not words:
            return None
        kind = self._kind(frame, first, end, start)
        definite = start == first or frame.lower[first] in lexicon.definite
        if kind == "person" and definite:
            person = self._by_title(frame, first, end, words) or self._by_epithet(frame, first, end, words, depth)
            person = person or self._untitled_ambassador(words) or self._just_met(frame, first, end, words, depth)
            if person:
                return Voice(person)
        vague = kind == "person" and definite and start > first and not lexicon.free_order
        if vague and (earlier := self._fuller(frame, end, words)):
            return Voice(None, earlier, kind)
        phrase = frame.slice(first, end)
        if rule in ("according-to", "verb-subject"):
            phrase = self.nominative(phrase)
        if frame.lower[first] in lexicon.determiners:
            phrase = phrase[0].lower() + phrase[1:]
        return Voice(None, phrase, kind)

    def _fuller(self, frame: Frame, end: int, words: list[str]) -> str | None:
        """ "the farmer": somebody without a name, introduced before as "a farmer from Osh"."""
        for each in reversed(self.frames[max(0, frame.paragraph - _PARAGRAPHS_BACK) : frame.paragraph + 1]):
            stop = end - 1 if each is frame else len(each.lower)
            for k in range(stop - 1, max(0, stop - _WINDOW), -1):
                if each.lower[k] == words[-1] and (found := self._introduction(each, k, stop)):
                    return found
        return None

    def _introduction(self, frame: Frame, noun: int, stop: int) -> str | None:
        lexicon = self.registry.lexicon
        first = next((i for i in range(noun - 1, max(-1, noun - 4), -1) if frame.lower[i] in lexicon.determiners), -1)
        if first < 0 or frame.lower[first] in lexicon.definite:
            return None
        phrase = noun_phrase(frame, first, stop, self.registry.names[frame.paragraph], lexicon)
        if phrase is None or phrase[1] is not None or phrase[0] <= noun:
            return None
        text = frame.slice(first, phrase[0])
        return text[0].lower() + text[1:]

    def is_human(self, phrase: str) -> bool:
        """Whether a phrase has a noun of people; a noun nobody knows may be a thing as well."""
        lexicon = self.registry.lexicon
        words = phrase.lower().split()
        return lexicon.free_order or any(is_head(word, lexicon) or word in lexicon.people for word in words)

    def _kind(self, frame: Frame, first: int, end: int, start: int) -> Kind:
        """By the first noun of a kind before "of", "from", ...; a plain noun nobody knows is a person or many."""
        lexicon = self.registry.lexicon
        if tuple(frame.lower[first : first + 2]) in lexicon.one_of:
            return "person"
        kind: Kind | None = None
        words = frame.lower[start:end]
        for word in words:
            if kind and (word in lexicon.connectors or lexicon.cases):  # "глава | Офиса" has no "of"
                break
            one = lexicon.compounds and word in lexicon.heads and frame.lower[first] not in _MANY
            if word in lexicon.groups and not one:
                kind = "group"
            elif word in lexicon.documents:
                kind = "document"
            elif is_head(word, lexicon) or word in lexicon.people:
                kind = "person"
            elif word in lexicon.organizations:
                kind = "organization"
            elif word.endswith(lexicon.ages):
                kind = "person"
        plain = start > first or lexicon.free_order  # "кто-то из зала" has no article
        if kind is None and plain and frame.words[start][0].islower():
            return "person"
        return kind or "organization"

    def _by_title(self, frame: Frame, first: int, end: int, words: list[str]) -> Person | None:
        """ "the Ambassador", "the Special Envoy": the last person before whose titles hold these words, else the next."""
        lexicon = self.registry.lexicon
        skip = lexicon.connectors | lexicon.determiners | {"'s", "’s"}
        wanted = {lexicon.root(word) for word in words if word not in skip}
        mentions = self.registry.mentions
        here = bisect_left(mentions, (frame.paragraph, first), key=_place)
        near = [*mentions[max(0, here - _MENTIONS) : here][::-1], *mentions[here : here + _MENTIONS]]
        near_people = list(dict.fromkeys(mention.person for mention in near))
        for person in near_people:
            if _holds(person.title_words(), wanted, lexicon) and _is_headed(person, words, lexicon):
                self.candidates.append(" ".join(person.name))
                return person
        if lexicon.free_order:
            place = next((k for k, word in enumerate(words) if k and word in lexicon.place_prepositions), 0)
            return self._by_title(frame, first, end, words[:place]) if place else None
        return self._by_country(frame, first, end, wanted) or self._by_shorter_title(frame, first, end, wanted)

    def _by_country(self, frame: Frame, first: int, end: int, wanted: set[str]) -> Person | None:
        """ "the Irish Minister" is the Minister of Foreign Affairs of Ireland."""
        office = wanted - self.registry.lexicon.demonyms
        country = state_of_role(frame.slice(first, end)) if office and office < wanted else None
        if country is None:
            return None
        people = [p for p in self.registry.people[:_CROWD] if country in map(state_of_role, p.titles)]
        fitting = [p for p in people if office <= p.title_words()] or (people if len(people) == 1 else [])
        return fitting[0] if fitting else None

    def _by_shorter_title(self, frame: Frame, first: int, end: int, wanted: set[str]) -> Person | None:
        """ "the co-ordinator of the clinic" is the only one of whom the article says "co-ordinator" and no more."""
        skip = self.registry.lexicon.connectors | self.registry.lexicon.determiners
        found = [p for p in self.registry.people[:_CROWD] if p.titles and p.title_words() - skip <= wanted]
        if len(found) != 1 or not any(is_head(word, self.registry.lexicon) for word in found[0].title_words()):
            return None
        found[0].add_title(frame.slice(first + 1, end))
        return found[0]

    def _untitled_ambassador(self, words: list[str]) -> Person | None:
        """ "the Head of Mission": the only Ambassador of whom the article gives no title."""
        lexicon = self.registry.lexicon
        if lexicon.missions.isdisjoint(words):
            return None
        found = [p for p in self.registry.people[:_CROWD] if p.honorific_is_title and not p.titles]
        if len(found) != 1 or (found[0].honorific or "").lower() not in lexicon.missions:
            return None
        wanted = frozenset(words) - lexicon.connectors - lexicon.determiners
        found[0].add_title(self.loose.fullest(wanted) or " ".join(words))
        return found[0]

    def _just_met(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "Major N told a story. | The Deputy Head of the Department | ...": the one just named whose title was still to come."""
        lexicon = self.registry.lexicon
        if lexicon.free_order or depth >= DEEPEST or len(words) < _FULL or not any(is_head(w, lexicon) for w in words):
            return None
        near = chain.from_iterable(islice(self.earlier(frame, first, depth + 1), _JUST_MET))
        person = next((voice.person for voice in near if voice.person and voice.person.evidence), None)
        if person is None or person.titles or person.places[-1][0] < frame.paragraph - 1:
            return None
        person.add_title(frame.slice(first + 1, end))
        return person

    def _by_epithet(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "the Swiss diplomat", "the Dutchman", "the master": nobody's title, but the person just mentioned."""
        lexicon = self.registry.lexicon
        if depth >= DEEPEST:
            return None
        if lexicon.free_order:
            return self._by_lone_noun(frame, first, words, depth)
        nouns = [w for w in words if w in lexicon.nominal or w in lexicon.epithets or w.endswith(lexicon.ages)]
        head = next((w for w in reversed(nouns) if w not in lexicon.demonyms), (nouns or words)[-1])
        if not (head in lexicon.epithets or head.endswith(lexicon.ages) or self._is_lone(frame, first, end, words)):
            return None
        beside = self._beside(frame, first, end, head)
        office = head in lexicon.offices
        for voice in chain.from_iterable(self.earlier(frame, first, depth + 1)):
            person = voice.person
            likely = person is not None and (person.evidence or len(person.name) > 1)
            if person is None or not likely or not beside <= person.title_words():
                continue
            if not (office and person.titles and head not in person.title_words()):
                return person
        return None

    def _is_lone(self, frame: Frame, first: int, end: int, words: list[str]) -> bool:
        """ "the master": one noun of people, of nobody introduced as "a master", and not "her colleague"."""
        lexicon = self.registry.lexicon
        noun = len(words) == 1 and (words[0] in lexicon.heads or words[0] in lexicon.people)
        own = frame.lower[first] in lexicon.articles and words[0] not in lexicon.offices
        return noun and own and not self._fuller(frame, end, words)

    def _beside(self, frame: Frame, first: int, end: int, head: str) -> set[str]:
        """Of an epithet's words those that a title must hold: "the OSCE official", but any "Swiss diplomat"."""
        lexicon = self.registry.lexicon
        words = zip(frame.lower[first + 1 : end], frame.words[first + 1 : end], strict=True)
        others = [(low, word) for low, word in words if low != head and low not in lexicon.demonyms]
        return {low for low, word in others if low in lexicon.nominal or is_capital(word)}

    def _by_lone_noun(self, frame: Frame, first: int, words: list[str], depth: int) -> Person | None:
        """The same in languages where a noun alone does: "die Ärztin", "пасечница"."""
        lexicon = self.registry.lexicon
        head = next(
            (w for w in words if w in lexicon.nominal or w in lexicon.epithets or w.endswith(lexicon.ages)), words[-1]
        )
        theirs = frame.lower[first] in lexicon.possessives  # "sa collègue" is somebody else
        alone = not theirs and len(words) == 1 and head in lexicon.nominal and head not in lexicon.offices
        if head not in lexicon.epithets and not head.endswith(lexicon.ages) and not alone:
            return None
        sex = "f" if alone and head.endswith(lexicon.female_endings) else ""
        for voices in islice(self.earlier(frame, first, depth + 1), 2 if alone else None):
            for person in (voice.person for voice in voices if voice.person):
                if person.evidence and person.gender in ("", sex or person.gender):
                    return person
        return None

    def nominative(self, phrase: str) -> str:
        """The phrase in the nominative if the article prints it so; else its first noun in it; else as printed."""
        lexicon = self.registry.lexicon
        words = phrase.split()
        if not lexicon.cases or words[0].lower() in lexicon.nominatives:
            return phrase
        stems = [fold(word)[: max(3, len(word) - 3)] for word in words]
        for frame in self.frames:
            for k in range(len(frame.words) - len(words) + 1):
                if all(fold(frame.words[k + j]).startswith(stem) for j, stem in enumerate(stems)):
                    printed = frame.lower[k : k + len(words)]
                    if any(low in lexicon.nominatives for low in printed):
                        return frame.slice(k, k + len(words))
        return " ".join([lexicon.root(words[0].lower()), *words[1:]])


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
    if noun not in lexicon.offices:
        return True  # "die Richterin" may well be the "Präsidentin des Verbands der Richterinnen"
    titles = [*person.titles, *person.other_titles, person.honorific or ""]
    return not noun or any(head.endswith(noun) for title in titles for head in _heads(title, lexicon))


def _heads(title: str, lexicon: Lexicon) -> list[str]:
    """Roots of the nouns of a title that stand before a genitive or a preposition; those an "and" joins count."""
    heads: list[str] = []
    for word in title.lower().replace(",", "").split():
        links = word in lexicon.genitive_articles or word in lexicon.connectors or word[:2] in ("d’", "d'")
        if heads and links and word not in lexicon.joining:
            break
        if is_head(word, lexicon) and (not heads or not lexicon.cases or word in lexicon.nominatives):
            heads.append(lexicon.root(word))
    return heads
