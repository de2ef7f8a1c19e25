"""From the words beside a quote to the speaker of the record: fullest name, honorific, longest title, kind."""

from dataclasses import dataclass, field
from typing import Literal

from osce_scraper.items import Speaker
from osce_scraper.vocabularies import state_of_role, structure_of_role

from .attribution import Source
from .frames import Frame
from .people import Mention, Person, Registry
from .phrases import is_head

Kind = Literal["person", "organization", "document", "group"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a person of the registry, or somebody given only by a noun phrase."""

    person: Person | None = None
    others: tuple[Person, ...] = ()
    """More people who speak with one voice ("they")."""
    phrase: str = ""
    kind: Kind = "person"


@dataclass(slots=True)
class Resolver:
    """Finds the voice behind a phrase; remembers the order in which people appear."""

    registry: Registry
    frames: list[Frame]
    candidates: list[str] = field(default_factory=list)
    """Names weighed for the last pronoun or title, for `explain`."""

    def voice(self, frame: Frame, source: Source) -> Voice | None:
        """The voice a source names; None when a pronoun or title fits nobody."""
        self.candidates = []
        lexicon = self.registry.lexicon
        if source.name is not None:
            person = self.registry.names[frame.paragraph][source.name].person
            person.evidence = True
            return Voice(person)
        low = frame.lower[source.start]
        if low in lexicon.pronouns and source.end == source.start + 1:
            return self._by_pronoun(frame, source.start, lexicon.pronouns[low])
        return self._by_noun(frame, source)

    def _earlier(self, frame: Frame, token: int) -> list[list[Mention]]:
        """People by sentence before a token, latest sentence first."""
        sentences: list[list[Mention]] = []
        key: tuple[int, int] | None = None
        for mention in reversed(self.registry.mentions):
            if (mention.paragraph, mention.start) >= (frame.paragraph, token) or not mention.person.evidence:
                continue
            bounds = self.frames[mention.paragraph].sentence_at(mention.start)
            if (mention.paragraph, bounds[0]) != key:
                key = (mention.paragraph, bounds[0])
                sentences.append([])
                if len(sentences) > 12:
                    break
            sentences[-1].insert(0, mention)
        return sentences

    def _by_pronoun(self, frame: Frame, token: int, gender: str) -> Voice | None:
        if gender not in ("m", "f"):
            return None
        for sentence in self._earlier(frame, token):
            fits = [m for m in sentence if m.person.gender in ("", gender)]
            self.candidates += [" ".join(m.person.name) for m in fits]
            if fits:
                fits[0].person.gender = gender
                return Voice(fits[0].person)
        return None

    def _by_noun(self, frame: Frame, source: Source) -> Voice | None:
        lexicon = self.registry.lexicon
        start = source.start
        while start < source.end and frame.lower[start] in lexicon.determiners:
            start += 1
        words = frame.lower[start : source.end]
        phrase = frame.slice(start, source.end)
        if not words:
            return None
        kind = self._kind(words)
        if kind == "person" and (person := self._by_title(frame, source, words)):
            return Voice(person)
        return Voice(None, (), phrase, kind)

    def _kind(self, words: list[str]) -> Kind:
        lexicon = self.registry.lexicon
        for word in words:
            if word in lexicon.prepositions:
                break
            if word in lexicon.documents:
                return "document"
            if word in lexicon.groups:
                return "group"
            if is_head(word, lexicon) or word in lexicon.people:
                return "person"
        return "organization"

    def _by_title(self, frame: Frame, source: Source, words: list[str]) -> Person | None:
        """ "the Ambassador", "the Special Envoy": the last person before whose titles hold these words, else the next."""
        lexicon = self.registry.lexicon
        wanted = {word for word in words if word not in lexicon.connectors and word not in lexicon.determiners}
        place = (frame.paragraph, source.start)
        before = [m for m in self.registry.mentions if (m.paragraph, m.start) < place]
        after = [m for m in self.registry.mentions if (m.paragraph, m.start) >= place]
        for mention in [*reversed(before), *after]:
            person = mention.person
            given = " ".join([*person.titles, person.honorific or ""]).lower().split()
            if wanted <= {word.strip(",.()") for word in given}:
                self.candidates.append(" ".join(person.name))
                return person
        return None


def speaker_of(voice: Voice | None) -> Speaker | None:
    """The voice as the record wants it."""
    if voice is None:
        return None
    if voice.person is None:
        return Speaker(name=voice.phrase, kind=voice.kind)
    person = voice.person
    role, honorific = person.role_and_honorific()
    return Speaker(
        name=" ".join(person.name),
        honorific=honorific,
        role=role,
        kind="person",
        structure=structure_of_role(role) if role else None,
        country=state_of_role(role) if role else None,
    )
