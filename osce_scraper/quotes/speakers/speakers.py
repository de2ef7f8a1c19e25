"""From the words beside a quote to its speaker: names, pronouns, titles without a name, organizations, documents."""

from dataclasses import dataclass, field
from typing import Final
from weakref import proxy

from osce_scraper.items import Speaker
from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.people.capacities import capacities
from osce_scraper.quotes.people.nominatives import Nominatives
from osce_scraper.quotes.people.people import Registry
from osce_scraper.quotes.speakers.descriptions import Descriptions
from osce_scraper.quotes.speakers.late import LooseTitles
from osce_scraper.quotes.speakers.pronouns import Pronouns
from osce_scraper.quotes.speakers.scene import Scene, Voice
from osce_scraper.quotes.speakers.standing import Standings
from osce_scraper.quotes.speakers.titled import Titled
from osce_scraper.quotes.text.frames import Frame

_FULL: Final = 3
"""A title of so many words may be somebody's full one."""


@dataclass(slots=True, weakref_slot=True)
class Resolver:
    """Finds the voice behind a phrase, and the speaker behind a voice."""

    registry: Registry
    frames: list[Frame]
    title: str = ""
    loose: LooseTitles = field(init=False)
    scene: Scene = field(init=False)
    descriptions: Descriptions = field(init=False)
    pronouns: Pronouns = field(init=False)
    standings: Standings = field(init=False)

    def __post_init__(self) -> None:
        loose = self.loose = LooseTitles(self.registry, self.frames)
        self.scene = Scene(self.registry, self.frames, proxy(self))
        titled = Titled(self.scene, loose)
        nominatives = Nominatives(self.registry.lexicon, self.frames)
        self.descriptions = Descriptions(self.scene, titled, nominatives)
        self.pronouns = Pronouns(self.scene, self.descriptions)
        self.standings = Standings(self.registry, loose, [self.title, *(frame.text for frame in self.frames)])

    def voice(self, frame: Frame, source: Source) -> Voice | None:
        """The voice a source names; None when a pronoun fits nobody."""
        lexicon = self.registry.lexicon
        if source.rule == "stated" and source.name is None:
            return self._stated(frame, source)
        if source.rule == "document":
            return Voice(None, self.descriptions.nominatives.of(frame.slice(source.start, source.end)), "document")
        if source.rule == "verb-only":
            return None
        if source.dropped is not None:
            return self.pronouns.voice(frame, source.start, source.dropped, 0)
        if source.name is not None and source.verb is not None and lexicon.verbs.gender:
            person = self.registry.named[frame.paragraph, source.name]
            person.gender = person.gender or lexicon.sex_of(frame.lower[source.verb])
        if source.name is not None and source.partner is not None:
            return self.pronouns.both(frame, source.partner, source.name)
        many = source.verb is not None and frame.lower[source.verb].endswith(lexicon.verbs.plural_endings)
        if many and source.end == source.start + 1 and lexicon.pronouns.get(frame.lower[source.start]) == "f":
            return self.pronouns.voice(frame, source.start, "p", 0)  # sie sagten
        return self.of_phrase(frame, source.start, source.end, source.name, 0, source.rule)

    def of_phrase(
        self, frame: Frame, start: int, end: int, name: int | None, depth: int, rule: Method | None = None
    ) -> Voice | None:
        """The voice of a noun phrase, as `Phrases` has it."""
        if name is not None:
            return self._named(frame, name, depth)
        low, lexicon = frame.lower[start], self.registry.lexicon
        gender = lexicon.pronouns.get(low, lexicon.possessives.get(low))
        if gender is not None and end == start + 1:
            return self.pronouns.voice(frame, start, gender, depth)
        if end == start + 2 and frame.lower[start + 1] in lexicon.grammar.latter:
            return self.pronouns.latter(frame, start)  # the latter
        if self._is_own_message(frame, start, end):
            return self.pronouns.voice(frame, start, lexicon.possessives[low], depth)
        return self.descriptions.voice(frame, start, end, depth, rule)

    def _is_own_message(self, frame: Frame, start: int, end: int) -> bool:
        """ "his letter read", "her message said": himself, herself."""
        lexicon = self.registry.lexicon
        theirs = lexicon.possessives.get(frame.lower[start], "n") in ("m", "f") and end == start + 2
        return not lexicon.free_order and theirs and frame.lower[start + 1] in lexicon.nouns.statements

    def _named(self, frame: Frame, name: int, depth: int = 0) -> Voice:
        """The person of a name; whoever speaks is one, a single capital word at the start of a sentence need not be."""
        person = self.registry.named[frame.paragraph, name]
        person.evidence = person.evidence or depth == 0 or len(person.name) > 1
        return Voice(person)

    def _stated(self, frame: Frame, source: Source) -> Voice | None:
        """ "heißt es in einer Stellungnahme": of whom the sentence before speaks; a report speaks for itself."""
        lexicon = self.registry.lexicon
        noun = next(
            (k for k in range(source.start, source.end) if frame.lower[k] in lexicon.nouns.documents), source.start
        )
        if frame.lower[noun] in lexicon.nouns.statements:
            for k in range(noun + 1, source.end):
                if frame.lower[k] in lexicon.grammar.prepositions and frame.lower[k] not in lexicon.grammar.origins:
                    break  # "in einem Brief an das Parlament" is not the parliament's
                if frame.lower[k] in lexicon.nouns.organizations:
                    start = noun + 1 + (frame.lower[noun + 1] in lexicon.roles.connectors)
                    return self.descriptions.voice(frame, start, source.end, 0, "according-to")
            for each, sentence in self.scene.before(frame, frame.sentence_index(source.start))[:2]:
                found = self.scene.subject(each, sentence)
                if found and (found[0].person or self._is_body(found[0])):
                    return found[0]
        return Voice(None, self.descriptions.nominatives.of(frame.slice(noun, source.end)), "document")

    def _is_body(self, voice: Voice) -> bool:
        lexicon = self.registry.lexicon
        return any(
            word in lexicon.nouns.organizations
            or (lexicon.compounds and word.endswith(tuple(lexicon.nouns.organizations)))
            for word in voice.phrase.lower().split()
        )

    def speaker(self, voice: Voice | None) -> Speaker | None:
        """The voice as the record wants it."""
        return self.standings.speaker(voice) if voice else None

    def _speaks_without_title(self) -> bool:
        people = [voice.person for voice in self.scene.heard if voice.person]
        return any(len(max(person.titles, key=len, default="").split()) < _FULL for person in people)

    def learn_late(self) -> None:
        """Titles whose owner a pronoun tells, once all speakers are known: "She is a captain in the Turkish navy"."""
        lexicon = self.registry.lexicon
        if lexicon.free_order:
            return
        for loose in self.loose.all if self._speaks_without_title() else ():
            if loose.opens:
                self.descriptions.voice(self.frames[loose.paragraph], loose.start, loose.end, 0)
        if self._speaks_without_title():
            self._learn_capacities()
        for frame, pronoun, title in self.loose.of_pronouns:
            voice = self.pronouns.voice(frame, pronoun, lexicon.pronouns[frame.lower[pronoun]], 0)
            if voice and voice.person:
                voice.person.add_title(title)

    def _learn_capacities(self) -> None:
        """ "N took up her duties as Head of Mission", "She works as a judge in Osh"."""
        pronouns = self.registry.lexicon.pronouns
        for frame, title, person, first in capacities(self.registry, self.frames):
            voice = None if person else self.pronouns.voice(frame, first, pronouns[frame.lower[first]], 0)
            if owner := person or (voice.person if voice else None):
                owner.add_title(title)
