"""Whom a noun phrase without a name means: "the Ambassador", "the Irish Minister", "the farmer", "the Ministry"."""

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.people.nominatives import Nominatives
from osce_scraper.quotes.people.parts import is_capital, is_head
from osce_scraper.quotes.people.people import Person
from osce_scraper.quotes.people.phrases import noun_phrase
from osce_scraper.quotes.speakers.bodies import in_full, is_crowd, spelled_out
from osce_scraper.quotes.speakers.scene import DEEPEST, Kind, Scene, Voice
from osce_scraper.quotes.speakers.titled import Titled
from osce_scraper.quotes.text.frames import Frame

_MANY = frozenset({"die", "viele", "mehrere", "einige", "alle"})
"""Articles that tell "die Beobachter" from "der Beobachter"."""
_WINDOW = 150
_PHRASE: Final = 3
"""So many words with a noun of titles are a title, whoever it tells of."""
_SINCE: Final = 2
"""The sentence itself and the one before it."""
_TWO_MET: Final = 8
"""The sentence itself and so many before it, less one."""
_PARAGRAPHS_BACK = 12
_CROWD: Final = 200
"""So many people are compared at most."""


@dataclass(slots=True)
class Descriptions:
    """The people and others of an article by what they are called, not by name."""

    scene: Scene
    titled: Titled
    nominatives: Nominatives

    def voice(self, frame: Frame, first: int, end: int, depth: int, rule: Method | None = None) -> Voice | None:
        lexicon = self.scene.registry.lexicon
        start = first
        while start < end and frame.lower[start] in lexicon.grammar.determiners:
            start += 1
        words = frame.lower[start:end]
        if not words:
            return None
        kind = self._kind(frame, first, end, start)
        definite = start == first or frame.lower[first] in lexicon.grammar.definite
        if other := self._other_of_two(frame, first, words, depth):
            return Voice(other)
        if definite and end == start + 1 and (unnamed := self._just_met(frame, first, words[0], depth)):
            return unnamed
        if kind == "person" and definite:
            person = self.titled.person(frame, first, end, words) or self._by_epithet(frame, first, end, words, depth)
            person = person or self._apposed(frame, end, words)
            if not person and rule is not None:
                person = self._by_trade(frame, first, end, words, depth)
            if not person and not (start > first and self._fuller(frame, end, words)):
                person = self.titled.by_elimination(frame, first, end, words, spoken=rule is not None)
            if person:
                return Voice(person)
        vague = kind != "document" and definite and start > first and not lexicon.free_order
        if vague and (earlier := self._fuller(frame, end, words)):
            return Voice(None, earlier, kind)
        acronym = frame.words[start] if kind == "organization" and end == start + 1 else ""
        if acronym.isupper() and not lexicon.free_order and (spelled := spelled_out(self.scene, acronym)):
            return Voice(None, spelled, kind)
        called = start > first and end == start + 1 and is_capital(frame.words[start])
        if kind == "organization" and called and not lexicon.free_order:
            return Voice(None, in_full(self.scene, frame.lower[start]) or f"the {frame.words[start]}", kind)
        phrase = frame.slice(first, end)
        if rule in ("according-to", "verb-subject"):
            phrase = self.nominatives.of(phrase)
        if frame.lower[first] in lexicon.grammar.determiners:
            phrase = phrase[0].lower() + phrase[1:]
        return Voice(None, phrase, kind)

    def _fuller(self, frame: Frame, end: int, words: list[str]) -> str | None:
        """ "the farmer": somebody without a name, introduced before as "a farmer from Osh"; not "the wife of a farmer"."""
        if not self.scene.registry.lexicon.roles.connectors.isdisjoint(words):
            return None
        for each in reversed(self.scene.frames[max(0, frame.paragraph - _PARAGRAPHS_BACK) : frame.paragraph + 1]):
            stop = end - 1 if each is frame else len(each.lower)
            for k in range(stop - 1, max(0, stop - _WINDOW), -1):
                if each.lower[k] == words[-1] and (found := self._introduction(each, k, stop)):
                    return found
        return None

    def _apposed(self, frame: Frame, end: int, words: list[str]) -> Person | None:
        """ "the Norwegian instructor" is N, met as "N |, a police instructor from Norway"."""
        registry = self.scene.registry
        if registry.lexicon.free_order or not registry.lexicon.roles.connectors.isdisjoint(words):
            return None
        for person in reversed(registry.people[:_CROWD]):
            titles = [title.lower().split() for title in person.titles]
            links = registry.lexicon.roles.connectors
            if any(words[-1] == next((a for a, b in pairwise([*t, "of"]) if b in links), "") for t in titles):
                return person if words[-1] not in registry.lexicon.roles.offices else None
        return None

    def _introduced(self, frame: Frame, end: int, words: list[str]) -> str | None:
        """ "a teacher of Albanian" without its article, where "the teacher" is she."""
        fuller = self._fuller(frame, end, words)
        return fuller.partition(" ")[2] if fuller else None

    def _introduction(self, frame: Frame, noun: int, stop: int) -> str | None:
        lexicon = self.scene.registry.lexicon
        first = next(
            (i for i in range(noun - 1, max(-1, noun - 4), -1) if frame.lower[i] in lexicon.grammar.determiners), -1
        )
        if first < 0 or frame.lower[first] in lexicon.grammar.definite:
            return None
        if first and frame.words[first - 1] == "," and first - 1 in self.scene.registry.ends[frame.paragraph]:
            return None  # N, | a judge |, is not unnamed
        phrase = noun_phrase(frame, first, stop, self.scene.registry.names[frame.paragraph], lexicon)
        if phrase is None or phrase[1] is not None or phrase[0] <= noun:
            return None
        text = frame.slice(first, phrase[0])
        return text[0].lower() + text[1:]

    def _kind(self, frame: Frame, first: int, end: int, start: int) -> Kind:
        """By the first noun of a kind before "of", "from", ...; a plain noun nobody knows is a person or many."""
        lexicon = self.scene.registry.lexicon
        if tuple(frame.lower[first : first + 2]) in lexicon.grammar.one_of:
            return "person"
        kind: Kind | None = None
        words = frame.lower[start:end]
        if not lexicon.free_order and is_crowd(frame.lower[first:end], lexicon):
            return "group"
        for word in words:
            if kind and (word in lexicon.roles.connectors or lexicon.cases):  # "глава | Офиса" has no "of"
                break
            one = lexicon.compounds and word in lexicon.roles.heads and frame.lower[first] not in _MANY
            if word in lexicon.nouns.groups and not one:
                kind = "group"
            elif word in lexicon.nouns.documents:
                kind = "document"
            elif is_head(word, lexicon) or word in lexicon.nouns.people:
                kind = "person"
            elif word in lexicon.nouns.organizations:
                kind = "organization"
            elif word.endswith(lexicon.grammar.ages):
                kind = "person"
        plain = start > first or lexicon.free_order  # "кто-то из зала" has no article
        if kind is None and plain and frame.words[start][0].islower():
            return "person"
        return kind or "organization"

    def _other_of_two(self, frame: Frame, first: int, words: list[str], depth: int) -> Person | None:
        """ "his colleague", "her namesake": of those just named the latest who is not meant by "his"."""
        lexicon = self.scene.registry.lexicon
        sex = lexicon.possessives.get(frame.lower[first])
        if sex is None or depth >= DEEPEST or lexicon.nouns.relational.isdisjoint(words):
            return None
        owner = self.scene.phrases.of_phrase(frame, first, first + 1, None, depth + 1, None)
        if owner is None or owner.person is None:
            return None
        for voices in islice(self.scene.earlier(frame, first, depth + 1), _TWO_MET):
            for person in (voice.person for voice in voices if voice.person):
                if person is not owner.person and (person.evidence or len(person.name) > 1):
                    return person
        return None

    def _just_met(self, frame: Frame, first: int, noun: str, depth: int) -> Voice | None:
        """ "A forester complained. Q, | the man | said": somebody without a name, with nobody else named since."""
        lexicon = self.scene.registry.lexicon
        sexed = noun in lexicon.nouns.epithets and noun in lexicon.roles.sexed
        if lexicon.free_order or not sexed or depth >= DEEPEST:
            return None
        met = [voice for voices in islice(self.scene.earlier(frame, first, depth + 1), _SINCE) for voice in voices]
        return met[0] if met and self.scene.is_new(met[0]) and met[0].phrase.split()[-1] != noun else None

    def _by_epithet(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "the Swiss diplomat", "the Dutchman", "the master": nobody's title, but the person just mentioned."""
        lexicon = self.scene.registry.lexicon
        if depth >= DEEPEST:
            return None
        if lexicon.free_order:
            return self._by_lone_noun(frame, first, words, depth)
        nouns = [
            w for w in words if w in lexicon.nominal or w in lexicon.nouns.epithets or w.endswith(lexicon.grammar.ages)
        ]
        head = next((w for w in reversed(nouns) if w not in lexicon.places.demonyms), (nouns or words)[-1])
        if lexicon.possessives.get(frame.lower[first], "n") != "n":
            return None  # "her father" is nobody just mentioned
        if not (
            head in lexicon.nouns.epithets
            or head.endswith(lexicon.grammar.ages)
            or self._is_lone(frame, first, end, words)
        ):
            return None
        beside = self._beside(frame, first, end, head)
        office = head in lexicon.roles.offices
        met = [voice.person for voices in self.scene.earlier(frame, first, depth + 1) for voice in voices]
        likely = [person for person in met if person and person.is_likely]
        if is_head(head, lexicon) and head not in lexicon.nouns.epithets:  # a trade: of whom none is known
            likely = [person for person in likely if office or not person.titles]
        for person in likely:
            if not beside <= person.title_words():
                continue
            if not (office and person.titles and head not in person.title_words()):
                trade = head not in lexicon.nouns.epithets or len(words) >= _PHRASE  # a mother of three
                if not person.titles and is_head(head, lexicon) and trade:
                    person.add_title(self._introduced(frame, end, words) or frame.slice(first + 1, end))
                return person
        return None

    def _by_trade(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "N spent 26 years in Baltimore. Q, | the retired detective | said": of whom the sentence before tells."""
        lexicon = self.scene.registry.lexicon
        here = frame.sentence_index(first)
        trade = is_head(words[-1], lexicon) and words[-1] not in lexicon.roles.offices
        if lexicon.free_order or depth >= DEEPEST or not trade or not here or self._fuller(frame, end, words):
            return None
        subject = self.scene.subject(frame, here - 1, depth + 1)
        person = subject[0].person if subject and frame.lower[first] in lexicon.grammar.articles else None
        return person if person and person.is_likely else None

    def _is_lone(self, frame: Frame, first: int, end: int, words: list[str]) -> bool:
        """ "the master": one noun of people, of nobody introduced as "a master", and not "her colleague"."""
        lexicon = self.scene.registry.lexicon
        noun = len(words) == 1 and (words[0] in lexicon.roles.heads or words[0] in lexicon.nouns.people)
        own = frame.lower[first] in lexicon.grammar.articles and words[0] not in lexicon.roles.offices
        return noun and own and not self._fuller(frame, end, words)

    def _beside(self, frame: Frame, first: int, end: int, head: str) -> set[str]:
        """Of an epithet's words those that a title must hold: "the OSCE official", but any "Swiss diplomat"."""
        lexicon = self.scene.registry.lexicon
        words = zip(frame.lower[first + 1 : end], frame.words[first + 1 : end], strict=True)
        others = [(low, word) for low, word in words if low != head and low not in lexicon.places.demonyms]
        return {low for low, word in others if low in lexicon.nominal or is_capital(word)}

    def _by_lone_noun(self, frame: Frame, first: int, words: list[str], depth: int) -> Person | None:
        """The same in languages where a noun alone does: "die Ärztin", "пасечница"."""
        lexicon = self.scene.registry.lexicon
        head = next(
            (
                w
                for w in words
                if w in lexicon.nominal or w in lexicon.nouns.epithets or w.endswith(lexicon.grammar.ages)
            ),
            words[-1],
        )
        theirs = frame.lower[first] in lexicon.possessives  # "sa collègue" is somebody else
        alone = not theirs and len(words) == 1 and head in lexicon.nominal and head not in lexicon.roles.offices
        if head not in lexicon.nouns.epithets and not head.endswith(lexicon.grammar.ages) and not alone:
            return None
        sex = "f" if alone and head.endswith(lexicon.roles.female_endings) else ""
        for voices in islice(self.scene.earlier(frame, first, depth + 1), 2 if alone else None):
            for person in (voice.person for voice in voices if voice.person):
                if person.evidence and person.gender in ("", sex or person.gender):
                    return person
        return None
