"""From the words beside a quote to its speaker: names, pronouns, titles without a name, organizations, documents."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from osce_scraper.items import Speaker, Term
from osce_scraper.quotes.clauses import Clause, Source
from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.cue_before import cue_verb
from osce_scraper.quotes.descriptions import DEEPEST, Descriptions, Voice
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.parts import is_head
from osce_scraper.quotes.people import Person, Registry
from osce_scraper.quotes.subjects import partner, sentence_subject, subject_of
from osce_scraper.vocabularies import state_of_role, structure_of_role

_DASHES = frozenset("-–—―")
_ELISION = re.compile(r"\b(?:de )?l['’](?=OSCE)|\b[ld]['’]")  # de l’OSCE, l’Assemblée
_HYPHENED = re.compile(r"\b([A-ZÄÖÜ]{3,})-(?=[A-ZÄÖÜ][a-zäöü])")  # OSZE-Präsenz
_ENDING = re.compile(r"\b([A-Z]{3,})-[a-zë]{1,4}\b")  # ODIHR-it, OSBE-së, OEBS-a
_SENTENCES_BACK = 8
_WINDOW = 150


def _parted(role: str) -> str:
    """A role as the vocabularies read it.

    >>> _parted("cheffe de l’Assemblée"), _parted("Leiter der OSZE-Präsenz"), _parted("Shefe e ODIHR-it")
    ('cheffe de Assemblée', 'Leiter der OSZE Präsenz', 'Shefe e ODIHR')
    """
    return _ENDING.sub(r"\1", _HYPHENED.sub(r"\1 ", _ELISION.sub("", role)))


@dataclass(slots=True)
class Resolver:
    """Finds the voice behind a phrase; knows who speaks or acts in each sentence."""

    registry: Registry
    frames: list[Frame]
    loose: LooseTitles
    voices: dict[tuple[int, int], Voice] = field(default_factory=dict)
    """Paragraph and sentence -> the last voice heard in it."""
    heard: set[Voice] = field(default_factory=set)
    completed: set[Person] = field(default_factory=set)
    partial: set[tuple[int, int]] = field(default_factory=set)
    """Where that voice had a few words only."""
    subjects: dict[tuple[int, int], tuple[Voice, str] | None] = field(default_factory=dict)
    casts: dict[tuple[int, int], list[Voice]] = field(default_factory=dict)
    descriptions: Descriptions = field(init=False)

    def __post_init__(self) -> None:
        self.descriptions = Descriptions(self.registry, self.frames, self.loose, self._earlier)

    def voice(self, frame: Frame, source: Source) -> Voice | None:
        """The voice a source names; None when a pronoun fits nobody."""
        lexicon = self.registry.lexicon
        if source.rule == "stated" and source.name is None:
            return self._stated(frame, source)
        if source.rule == "document":
            return Voice(None, self.descriptions.nominative(frame.slice(source.start, source.end)), "document")
        if source.rule == "verb-only":
            return None
        if source.dropped is not None:
            return self._by_pronoun(frame, source.start, source.dropped, 0)
        if source.name is not None and source.verb is not None and lexicon.verb_gender:
            person = self.registry.named[frame.paragraph, source.name]
            person.gender = person.gender or lexicon.sex_of(frame.lower[source.verb])
        if source.name is not None and source.partner is not None:
            return self._both(frame, source.partner, source.name)
        many = source.verb is not None and frame.lower[source.verb].endswith(lexicon.plural_endings)
        if many and source.end == source.start + 1 and lexicon.pronouns.get(frame.lower[source.start]) == "f":
            return self._by_pronoun(frame, source.start, "p", 0)  # sie sagten
        return self._of_phrase(frame, source.start, source.end, source.name, 0, source.rule)

    def _of_phrase(
        self, frame: Frame, start: int, end: int, name: int | None, depth: int, rule: Method | None = None
    ) -> Voice | None:
        if name is not None:
            return self._named(frame, name, depth)
        low, lexicon = frame.lower[start], self.registry.lexicon
        gender = lexicon.pronouns.get(low, lexicon.possessives.get(low))
        if gender is not None and end == start + 1:
            return self._by_pronoun(frame, start, gender, depth)
        return self.descriptions.voice(frame, start, end, depth, rule)

    def _stated(self, frame: Frame, source: Source) -> Voice | None:
        """ "heißt es in einer Stellungnahme": of whom the sentence before speaks; a report speaks for itself."""
        lexicon = self.registry.lexicon
        noun = next((k for k in range(source.start, source.end) if frame.lower[k] in lexicon.documents), source.start)
        if frame.lower[noun] in lexicon.statements:
            for k in range(noun + 1, source.end):
                if frame.lower[k] in lexicon.prepositions and frame.lower[k] not in lexicon.origins:
                    break  # "in einem Brief an das Parlament" is not the parliament's
                if frame.lower[k] in lexicon.organizations:
                    start = noun + 1 + (frame.lower[noun + 1] in lexicon.connectors)
                    return self.descriptions.voice(frame, start, source.end, 0, "according-to")
            for each, sentence in self.before(frame, frame.sentence_index(source.start))[:2]:
                found = self.subject(each, sentence)
                if found and (found[0].person or self._is_body(found[0])):
                    return found[0]
        return Voice(None, self.descriptions.nominative(frame.slice(noun, source.end)), "document")

    def _is_body(self, voice: Voice) -> bool:
        lexicon = self.registry.lexicon
        return any(
            word in lexicon.organizations or (lexicon.compounds and word.endswith(tuple(lexicon.organizations)))
            for word in voice.phrase.lower().split()
        )

    def subject(self, frame: Frame, sentence: int, depth: int = 0) -> tuple[Voice, str] | None:
        """Voice of the subject of a sentence, and the verb of speech that says it speaks ("" if none does)."""
        key = (frame.paragraph, sentence)
        if key not in self.subjects and depth <= DEEPEST:
            self.subjects[key] = None  # while it is being found
            self.subjects[key] = self._subject(frame, sentence, depth)
        return self.subjects.get(key)

    def _subject(self, frame: Frame, sentence: int, depth: int) -> tuple[Voice, str] | None:
        clause = Clause(frame, *frame.sentences[sentence], self.registry)
        if sentence == 0 and frame.words[clause.stop - 1] in _DASHES:
            return None  # a dateline
        verb = cue_verb(clause)
        found = subject_of(clause, verb) if verb is not None else None
        if found is None:
            verb, found = None, sentence_subject(clause)
        if found is None:
            return None
        voice = self._of_phrase(frame, *found, depth + 1)
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
        core = verb in self.registry.lexicon.core
        if not (core or voice.person or voice.kind == "person"):
            return None
        if voice.person is None and voice.kind == "person" and not self.descriptions.is_human(voice.phrase):
            return None  # "the exercise showed"
        return voice, core or voice in self.heard or self._is_introduced(voice, frame.paragraph)

    def _is_introduced(self, voice: Voice, paragraph: int) -> bool:
        """Named here for the first time, or by a title before the name is given at all."""
        return bool(voice.person and voice.person.titles and voice.person.places[0][0] >= paragraph)

    def topic(self, frame: Frame, sentence: int) -> Voice | None:
        """Whom a sentence is about: its subject if that is a person, else the only person it names."""
        found = self.subject(frame, sentence)
        if found and (found[0].person or (self.registry.lexicon.free_order and self._is_new(found[0]))):
            return found[0]
        cast = dict.fromkeys(voice.person for voice in self.cast(frame, sentence, 0) if voice.person)
        people = [person for person in cast if person.evidence]
        return Voice(people[0]) if len(people) == 1 else None

    def _named(self, frame: Frame, name: int, depth: int = 0) -> Voice:
        """The person of a name; whoever speaks is one, a single capital word at the start of a sentence need not be."""
        person = self.registry.named[frame.paragraph, name]
        person.evidence = person.evidence or depth == 0 or len(person.name) > 1
        return Voice(person)

    def _pair(self, frame: Frame, token: int, depth: int) -> Voice | None:
        """ "they": the latest "N and N" before, else the latest group that speaks."""
        here = frame.sentence_index(token)
        for each, sentence in [(frame, here), *self.before(frame, here)]:
            if pair := self._pair_in(each, *each.sentences[sentence]):
                return pair
            if each is frame and sentence == here:
                voice = self._group_before(frame, token)
            else:
                heard = self.voices.get((each.paragraph, sentence))
                subject = None if heard else self.subject(each, sentence, depth + 1)
                voice = heard or (subject[0] if subject else None)
            if voice and voice.kind == "group":
                return voice
        return None

    def _group_before(self, frame: Frame, token: int) -> Voice | None:
        """ "the two officials signed a protocol in which | they | promised"."""
        found = sentence_subject(Clause(frame, frame.sentence_at(token)[0], token, self.registry))
        return self.descriptions.voice(frame, found[0], found[1], DEEPEST) if found and found[2] is None else None

    def _pair_in(self, frame: Frame, first: int, stop: int) -> Voice | None:
        starts = self.registry.starts[frame.paragraph]
        clause = Clause(frame, first, stop, self.registry)
        for start in starts[bisect_left(starts, first) : bisect_left(starts, stop)]:
            other = partner(clause, start)
            if other is not None:
                return self._both(frame, other, start)
        return None

    def _both(self, frame: Frame, first: int, second: int) -> Voice:
        """Two people with one voice: "N and N", a group."""
        people = [self.registry.named[frame.paragraph, name] for name in (first, second)]
        joint = frame.words[
            frame.lower.index(next(iter(self.registry.lexicon.joining & set(frame.lower[first:second]))), first)
        ]
        return Voice(None, f" {joint} ".join(" ".join(person.name) for person in people), "group")

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
        self.casts[key] = voices
        return voices

    def _by_pronoun(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """The topic: the first of the latest sentence before whom the pronoun can mean."""
        if gender == "p":
            return self._pair(frame, token, depth)
        if self.registry.lexicon.free_order:
            return self._by_pronoun_or_verb(frame, token, gender, depth)
        if gender not in ("m", "f", "n"):
            return None
        seen: list[Voice] = []
        for voice in chain.from_iterable(self._earlier(frame, token, depth)):
            if self._can_mean(voice, gender):
                return self._meant(voice, gender)
            seen.append(voice)
        doubtful = next((voice for voice in seen if self._can_mean(voice, gender, doubtful=True)), None)
        return self._meant(doubtful, gender) if doubtful else None

    def _meant(self, voice: Voice, gender: str) -> Voice:
        if voice.person:
            voice.person.gender = gender
        return voice

    def _can_mean(self, voice: Voice, gender: str, doubtful: bool = False) -> bool:
        """ "it" is an organization or a document, "she" a person not known to be a man, named or "a woman from Osh"."""
        if gender == "n":
            return voice.kind in ("organization", "document")
        if voice.person is None:
            return voice.kind == "person" and self._is_somebody(voice.phrase.lower().split(), gender)
        if not (voice.person.evidence or doubtful):
            return False
        known = voice.person.gender or ("" if doubtful else voice.person.hint)
        fits = known in ("", gender)
        if fits:
            self.descriptions.candidates.append(" ".join(voice.person.name))
        return fits

    def _is_somebody(self, words: list[str], gender: str) -> bool:
        """ "a woman from Osh" for "she", "one participant" for both; never "the course", "the Minister"."""
        lexicon = self.registry.lexicon
        vague = words[0] in lexicon.determiners and words[0] not in lexicon.definite
        if not vague or not any(is_head(w, lexicon) or w in lexicon.people for w in words):
            return False
        own, other = lexicon.female_endings, lexicon.male_endings
        if gender == "m":
            own, other = other, own
        return not any(word.endswith(other) and not word.endswith(own) for word in words)

    def _by_pronoun_or_verb(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """The same where verbs and articles tell the sex: a person first, then somebody without a name."""
        if gender not in ("m", "f", ""):
            return None
        sentences = [None, *self.before(frame, frame.sentence_index(token))]
        for voices, sentence in zip(self._earlier(frame, token, depth), sentences, strict=False):
            people = [voice.person for voice in voices if voice.person]
            fits = [p for p in people if p.evidence and (p.gender in ("", gender) or not gender)]
            self.descriptions.candidates += [" ".join(p.name) for p in fits]
            if fits:
                fits[0].gender = gender or fits[0].gender
                return Voice(fits[0])
            if sentence and (unnamed := self._unnamed(*sentence, gender, depth)):
                return unnamed
        return None

    def _unnamed(self, frame: Frame, sentence: int, gender: str, depth: int) -> Voice | None:
        """Somebody without a name whom the pronoun can mean: "Eine Teilnehmerin kam aus Osh. Q, sagte sie."."""
        lexicon = self.registry.lexicon
        if depth >= DEEPEST:
            return None
        found = self.voices.get((frame.paragraph, sentence)) or (self.subject(frame, sentence, depth + 1) or (None,))[0]
        if found is None or not self._is_new(found):
            return None
        female = any(word.endswith(lexicon.female_endings) for word in found.phrase.lower().split() if len(word) > 3)
        article = lexicon.article_sex.get(found.phrase.lower().split()[0], "f" if female else "")
        return found if gender in ("", article) or (not article and gender == "m") else None

    def _is_new(self, voice: Voice) -> bool:
        """Somebody without a name whom the article brings in: "eine Teilnehmerin", but "die Lehrerin" has a name elsewhere."""
        definite = voice.phrase.lower().split()[:1]
        return voice.person is None and voice.kind == "person" and self.registry.lexicon.definite.isdisjoint(definite)

    def _earlier(self, frame: Frame, token: int, depth: int) -> Iterator[list[Voice]]:
        """Who was named before a token: in its sentence, then in those before, the subject of each first."""
        place = frame.sentence_index(token)
        first = max(frame.sentences[place][0], token - _WINDOW)
        here = [Voice(person) for person in self.registry.between(frame.paragraph, first, token)]
        plain = token > first and not self.registry.lexicon.free_order
        subject = sentence_subject(Clause(frame, first, token, self.registry)) if plain else None
        if subject and subject[2] is not None:
            here.insert(0, Voice(self.registry.named[frame.paragraph, subject[2]]))
        elif subject and frame.lower[subject[0]] not in self.registry.lexicon.pronouns and depth < DEEPEST:
            here[:0] = filter(None, [self.descriptions.voice(frame, subject[0], subject[1], DEEPEST)])
        yield here
        for each, sentence in self.before(frame, place)[:_SENTENCES_BACK]:
            yield self.cast(each, sentence, depth)

    def before(self, frame: Frame, sentence: int) -> list[tuple[Frame, int]]:
        """The sentences before one, latest first, at most a dozen."""
        found: list[tuple[Frame, int]] = []
        paragraph, k = frame.paragraph, sentence
        while len(found) < 12 and paragraph >= 0:
            if k == 0:
                paragraph -= 1
                k = len(self.frames[paragraph].sentences) if paragraph >= 0 else 0
                continue
            k -= 1
            found.append((self.frames[paragraph], k))
        return found

    def speaker(self, voice: Voice | None) -> Speaker | None:
        """The voice as the record wants it."""
        if voice is None:
            return None
        if voice.person is None:
            return Speaker(name=voice.phrase, kind=voice.kind, **self._standing(self._role_of_unnamed(voice)))
        self._complete(voice.person)
        role, honorific = voice.person.role_and_honorific()
        name = " ".join(voice.person.name)
        return Speaker(name=name, honorific=honorific, role=role, kind="person", **self._standing(role))

    def _standing(self, role: str | None) -> dict[str, Term | None]:
        if not role:
            return {}
        if self.registry.lexicon.free_order:
            role = _parted(role)
        return {"structure": structure_of_role(role), "country": state_of_role(role)}

    def _role_of_unnamed(self, voice: Voice) -> str | None:
        """An organization stands for itself ("the OSCE Mission to Skopje said")."""
        return voice.phrase if voice.kind in ("organization", "group") else None

    def _complete(self, person: Person) -> None:
        """A title from elsewhere for somebody without one, or of whom only "heads the Mission" is known."""
        if person in self.completed:
            return
        self.completed.add(person)
        lexicon = self.registry.lexicon
        role, _ = person.role_and_honorific()
        words = (role or "").lower().split()
        if words and words[0] in lexicon.relative_titles:
            wanted = (
                frozenset([lexicon.relative_titles[words[0]], *words[1:]]) - lexicon.connectors - lexicon.determiners
            )
            title = self.loose.fullest(wanted)
        elif not person.titles:
            title = self.loose.beside(person)
        else:
            return
        if title:
            person.add_title(title)
