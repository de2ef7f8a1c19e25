"""Who speaks or acts in each sentence, and whom it names: what pronouns, titles and quotes without a cue are resolved by."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, Protocol

from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.clauses.sentence_subjects import sentence_subject
from osce_scraper.quotes.clauses.subjects import subject_of
from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.cues.cue_verbs import cue_verb
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.people.people import Person, Registry
from osce_scraper.quotes.text.frames import Frame

Kind = Literal["person", "organization", "document", "group"]
DEEPEST: Final = 6
"""So many mentions may lead to one another ("he" who is "the diplomat" who is ...)."""
_DASHES: Final = frozenset("-–—―")
_SENTENCES_BACK: Final = 8
_SENTENCES_BEFORE: Final = 12
_WINDOW: Final = 150
_SHORTEST: Final = 2
"""A sentence of so many tokens has no subject."""


class Voice(NamedTuple):
    """Who speaks: a person of the registry, or somebody given only by a noun phrase."""

    person: Person | None = None
    phrase: str = ""
    kind: Kind = "person"


class Phrases(Protocol):
    """Whom the words of an article mean."""

    def of_phrase(
        self, frame: Frame, start: int, end: int, name: int | None, depth: int, rule: Method | None = None
    ) -> Voice | None:
        """The voice of a noun phrase: `name` is the name in it, `depth` counts the mentions that lead to it, `rule` is
        that by which it speaks, if it does."""


@dataclass(slots=True)
class Scene:
    """The sentences of an article with the people in them."""

    registry: Registry
    frames: list[Frame]
    phrases: Phrases
    """Held by a weak reference where it holds the scene: what is read of an article is freed with it, at once."""
    voices: dict[tuple[int, int], Voice] = field(default_factory=dict)
    """Paragraph and sentence -> the last voice heard in it."""
    heard: set[Voice] = field(default_factory=set)
    bodies: dict[str, str] = field(default_factory=dict)
    """The nouns of bodies, and what the article calls them in full."""
    acronyms: dict[str, str] | None = None
    """The same for letters in brackets; None until somebody asks."""
    sexes: dict[str, str] = field(default_factory=dict)
    """What pronouns told of people without a name, by the phrase for them."""
    partial: set[tuple[int, int]] = field(default_factory=set)
    """Where that voice had a few words only."""
    embedded: set[tuple[int, int]] = field(default_factory=set)
    """Where that voice was quoted by another: "N quoted a colleague, who | had written | to her: Q"."""
    subjects: dict[tuple[int, int], tuple[Voice, str] | None] = field(default_factory=dict)
    casts: dict[tuple[int, int], list[Voice]] = field(default_factory=dict)
    earlier_sentences: dict[tuple[int, int], list[tuple[Frame, int]]] = field(default_factory=dict)
    words: str = ""
    """The words of the quote being understood, folded: who is named in them does not say them."""
    weighed: list[object] = field(default_factory=list)
    """People weighed for the last pronoun or title: `explain` prints them, so nothing else need."""

    def hear(self, voice: Voice, frame: Frame, token: int, partial: bool, embedded: bool) -> None:
        """Remember who spoke in a sentence; later quotes, pronouns and titles ask."""
        place = frame.paragraph, frame.sentence_index(token)
        self.voices[place] = voice
        self.heard.add(voice)
        if partial:
            self.partial.add(place)
        if embedded:
            self.embedded.add(place)

    def before(self, frame: Frame, sentence: int) -> list[tuple[Frame, int]]:
        """The sentences before one, latest first, a bounded number."""
        place = frame.paragraph, sentence
        if place not in self.earlier_sentences:
            self.earlier_sentences[place] = self._before(frame, sentence)
        return self.earlier_sentences[place]

    def _before(self, frame: Frame, sentence: int) -> list[tuple[Frame, int]]:
        found: list[tuple[Frame, int]] = []
        paragraph, k = frame.paragraph, sentence
        while len(found) < _SENTENCES_BEFORE and paragraph >= 0:
            if k == 0:
                paragraph -= 1
                k = len(self.frames[paragraph].sentences) if paragraph >= 0 else 0
                continue
            k -= 1
            found.append((self.frames[paragraph], k))
        return found

    def after(self, frame: Frame, sentence: int) -> list[tuple[Frame, int]]:
        """The sentences behind one, the next first, in its paragraph and the two that follow."""
        following = self.frames[frame.paragraph : frame.paragraph + 3]
        places = [(each, k) for each in following for k in range(min(len(each.sentences), _SENTENCES_BEFORE))]
        return [(each, k) for each, k in places if each is not frame or k > sentence]

    def named_in(self, frame: Frame, sentence: int) -> list[Person]:
        """The people a sentence names."""
        return self.registry.between(frame.paragraph, *frame.sentences[sentence])

    def subject(self, frame: Frame, sentence: int, depth: int = 0) -> tuple[Voice, str] | None:
        """Voice of the subject of a sentence, and the verb of speech that says it speaks ("" if none does)."""
        key = (frame.paragraph, sentence)
        if key not in self.subjects and depth <= DEEPEST:
            self.subjects[key] = None  # while it is being found
            self.subjects[key] = self._subject(frame, sentence, depth)
        return self.subjects.get(key)

    def _subject(self, frame: Frame, sentence: int, depth: int) -> tuple[Voice, str] | None:
        clause = Clause(frame, *frame.sentences[sentence], self.registry)
        if clause.stop - clause.first <= _SHORTEST or (sentence == 0 and frame.words[clause.stop - 1] in _DASHES):
            return None  # a quote and its full stop, a dateline
        verb = cue_verb(clause)
        found = subject_of(clause, verb) if verb is not None else None
        if found is None:
            verb, found = None, sentence_subject(clause)
        if found is None:
            return None
        speaks = verb is not None and frame.lower[verb] in self.registry.lexicon.verbs.core
        voice = self.phrases.of_phrase(frame, *found, depth + 1, "bare" if speaks else None)
        return (voice, "" if verb is None else frame.lower[verb]) if voice else None

    def speaking(self, frame: Frame, sentence: int) -> tuple[Voice, bool] | None:
        """Who speaks in a sentence without a quote, and whether they surely are the article's next speaker.

        People speak by any verb of speech, others by a plain one. Sure are a plain verb of speech, somebody heard before,
        and somebody whom the paragraph introduces with a title: "N, editor of a magazine, presented a survey. ¶ Q".
        """
        found = self.subject(frame, sentence)
        if found is None or not found[1]:
            return None
        voice, verb = found
        core = verb in self.registry.lexicon.verbs.core
        if not (core or voice.person or voice.kind == "person"):
            return None
        if voice.person is None and voice.kind == "person" and not _is_human(voice.phrase, self.registry.lexicon):
            return None  # "the exercise showed"
        return voice, core or voice in self.heard or self._is_introduced(voice, frame.paragraph)

    def _is_introduced(self, voice: Voice, paragraph: int) -> bool:
        """Named here for the first time, or by a title before the name is given at all."""
        return bool(voice.person and voice.person.titles and voice.person.places[0][0] >= paragraph)

    def topic(self, frame: Frame, sentence: int) -> Voice | None:
        """Whom a sentence is about: its subject if that is a person, else the only person it names."""
        found = self.subject(frame, sentence)
        if found and (found[0].person or self._is_unnamed_topic(found[0])):
            return found[0]
        cast = dict.fromkeys(voice.person for voice in self.cast(frame, sentence, 0) if voice.person)
        people = [person for person in cast if person.evidence]
        return Voice(people[0]) if len(people) == 1 else None

    def _is_unnamed_topic(self, voice: Voice) -> bool:
        """ "Then the moderator took the microphone. Q"."""
        lexicon = self.registry.lexicon
        return self.is_new(voice) if lexicon.free_order else voice.kind == "person" and _is_human(voice.phrase, lexicon)

    def cast(self, frame: Frame, sentence: int, depth: int) -> list[Voice]:
        """Who is in a sentence: its speaker or subject first, then the people it names."""
        key = (frame.paragraph, sentence)
        if key in self.casts:
            return self.casts[key]
        first = self.voices.get(key)
        if first is None and depth < DEEPEST and (subject := self.subject(frame, sentence, depth)):
            first = subject[0]
        voices = [first] if first else []
        voices += map(Voice, self.registry.between(frame.paragraph, *frame.sentences[sentence]))
        voices += self._brought_in(frame, *frame.sentences[sentence])
        self.casts[key] = voices
        return voices

    def _brought_in(self, frame: Frame, first: int, stop: int) -> Iterator[Voice]:
        """ "N told the meeting of | an old woman from Kičevo |": somebody without a name who is not the subject."""
        lexicon = self.registry.lexicon
        stop = min(stop, first + _WINDOW)
        if lexicon.free_order or lexicon.grammar.indefinite.isdisjoint(frame.lower[first + 1 : stop]):
            return
        clause = Clause(frame, first, stop, self.registry)
        for k in range(first + 1, clause.stop):
            if frame.words[k - 1] == "," and k - 1 in self.registry.ends[frame.paragraph]:
                continue  # N, | a judge |
            if frame.lower[k] in lexicon.grammar.indefinite and (phrase := clause.phrase(k)) and phrase[1] is None:
                text = frame.slice(k, phrase[0])
                if _is_human(text, lexicon):
                    yield Voice(None, text)

    def earlier(self, frame: Frame, token: int, depth: int) -> Iterator[list[Voice]]:
        """Who was named before a token: in its sentence, then in those before, the subject of each first."""
        place = frame.sentence_index(token)
        first = max(frame.sentences[place][0], token - _WINDOW)
        here = [Voice(person) for person in self.registry.between(frame.paragraph, first, token)]
        plain = token > first and not self.registry.lexicon.free_order
        subject = sentence_subject(Clause(frame, first, token, self.registry)) if plain else None
        if subject and subject[2] is not None:
            here.insert(0, Voice(self.registry.named[frame.paragraph, subject[2]]))
        elif subject and frame.lower[subject[0]] not in self.registry.lexicon.pronouns and depth < DEEPEST:
            here[:0] = filter(None, [self.phrases.of_phrase(frame, *subject, DEEPEST, None)])
        yield here
        for each, sentence in self.before(frame, place)[:_SENTENCES_BACK]:
            yield self.cast(each, sentence, depth)

    def is_new(self, voice: Voice) -> bool:
        """Somebody without a name whom the article brings in: "eine Teilnehmerin", but "die Lehrerin" has a name elsewhere."""
        definite = voice.phrase.lower().split()[:1]
        return (
            voice.person is None
            and voice.kind == "person"
            and self.registry.lexicon.grammar.definite.isdisjoint(definite)
        )


def _is_human(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a phrase has a noun of people; a noun nobody knows may be a thing as well: "the exercise"."""
    words = phrase.lower().split()
    if tuple(words[:2]) in lexicon.grammar.one_of:
        return not lexicon.nouns.groups.isdisjoint(words)  # one of the participants
    if lexicon.free_order or (words and words[-1] in lexicon.places.demonyms):
        return True  # a young Afghan
    return any(is_head(word, lexicon) or word in lexicon.nouns.people for word in words)
