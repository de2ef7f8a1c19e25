"""From the words beside a quote to its speaker: names, pronouns, titles without a name, organizations, documents."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from osce_scraper.items import Speaker, Term
from osce_scraper.quotes.attribution import Clause, Source, cue_verb, partner, sentence_subject, subject_of
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.people import Mention, Person, Registry
from osce_scraper.quotes.phrases import is_capital, is_head, noun_phrase
from osce_scraper.vocabularies import state_of_role, structure_of_role

Kind = Literal["person", "organization", "document", "group"]
_SENTENCES_BACK = 8
_DEEPEST = 6
_MENTIONS = 100
_WINDOW = 150
_PARAGRAPHS_BACK = 12
_CROWD = 200
"""So many people are weighed at most."""


def _place(mention: Mention) -> tuple[int, int]:
    return mention.paragraph, mention.start


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a person of the registry, or somebody given only by a noun phrase."""

    person: Person | None = None
    phrase: str = ""
    kind: Kind = "person"


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
    candidates: list[str] = field(default_factory=list)
    """People weighed for the last pronoun or title, for `explain`."""

    def voice(self, frame: Frame, source: Source) -> Voice | None:
        """The voice a source names; None when a pronoun fits nobody."""
        if source.name is not None and source.partner is not None:
            return self._both(frame, source.partner, source.name)
        return self._of_phrase(frame, source.start, source.end, source.name, 0)

    def _of_phrase(self, frame: Frame, start: int, end: int, name: int | None, depth: int) -> Voice | None:
        if name is not None:
            return self._named(frame, name, depth)
        low, lexicon = frame.lower[start], self.registry.lexicon
        gender = lexicon.pronouns.get(low) or lexicon.possessives.get(low)
        if gender and end == start + 1:
            return self._by_pronoun(frame, start, gender, depth)
        return self._by_noun(frame, start, end, depth)

    def subject(self, frame: Frame, sentence: int, depth: int = 0) -> tuple[Voice, str] | None:
        """Voice of the subject of a sentence, and the verb of speech that says it speaks ("" if none does)."""
        key = (frame.paragraph, sentence)
        if key not in self.subjects and depth <= _DEEPEST:
            self.subjects[key] = None  # while it is being found
            self.subjects[key] = self._subject(frame, sentence, depth)
        return self.subjects.get(key)

    def _subject(self, frame: Frame, sentence: int, depth: int) -> tuple[Voice, str] | None:
        clause = Clause(frame, *frame.sentences[sentence], self.registry)
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
        return voice, core or voice in self.heard or self._is_introduced(voice, frame.paragraph)

    def _is_introduced(self, voice: Voice, paragraph: int) -> bool:
        """Named here for the first time, or by a title before the name is given at all."""
        return bool(voice.person and voice.person.titles and voice.person.places[0][0] >= paragraph)

    def topic(self, frame: Frame, sentence: int) -> Voice | None:
        """Whom a sentence is about: its subject if that is a person, else the only person it names."""
        found = self.subject(frame, sentence)
        if found and found[0].person:
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
        return self._by_noun(frame, found[0], found[1], _DEEPEST) if found and found[2] is None else None

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
        if first is None and depth < _DEEPEST and (subject := self.subject(frame, sentence, depth)):
            first = subject[0]
        voices = [first] if first else []
        voices += map(Voice, self.registry.between(frame.paragraph, *frame.sentences[sentence]))
        self.casts[key] = voices
        return voices

    def _by_pronoun(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """The topic: the first of the latest sentence before whom the pronoun can mean."""
        if gender == "p":
            return self._pair(frame, token, depth)
        if gender not in ("m", "f", "n"):
            return None
        seen: list[Voice] = []
        for voice in self._earlier(frame, token, depth):
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
            self.candidates.append(" ".join(voice.person.name))
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

    def _earlier(self, frame: Frame, token: int, depth: int) -> Iterator[Voice]:
        """Who was named before a token: in its sentence, then in those before, the subject of each first."""
        place = frame.sentence_index(token)
        first = max(frame.sentences[place][0], token - _WINDOW)
        here = [Voice(person) for person in self.registry.between(frame.paragraph, first, token)]
        subject = sentence_subject(Clause(frame, first, token, self.registry)) if token > first else None
        if subject and subject[2] is not None:
            here.insert(0, Voice(self.registry.named[frame.paragraph, subject[2]]))
        elif subject and frame.lower[subject[0]] not in self.registry.lexicon.pronouns and depth < _DEEPEST:
            here[:0] = filter(None, [self._by_noun(frame, subject[0], subject[1], _DEEPEST)])
        yield from here
        for each, sentence in self.before(frame, place)[:_SENTENCES_BACK]:
            yield from self.cast(each, sentence, depth)

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

    def _by_noun(self, frame: Frame, first: int, end: int, depth: int) -> Voice | None:
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
            person = person or self._untitled_ambassador(words)
            if person:
                return Voice(person)
        if kind == "person" and definite and start > first and (earlier := self._fuller(frame, end, words)):
            return Voice(None, earlier, kind)
        phrase = frame.slice(first, end)
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

    def _kind(self, frame: Frame, first: int, end: int, start: int) -> Kind:
        """By the first noun of a kind before "of", "from", ...; a plain noun nobody knows is a person or many."""
        lexicon = self.registry.lexicon
        if tuple(frame.lower[first : first + 2]) in lexicon.one_of:
            return "person"
        kind: Kind | None = None
        words = frame.lower[start:end]
        for word in words:
            if kind and word in lexicon.connectors:
                break
            if word in lexicon.groups:
                kind = "group"
            elif word in lexicon.documents:
                kind = "document"
            elif is_head(word, lexicon) or word in lexicon.people:
                kind = "person"
            elif word in lexicon.organizations:
                kind = "organization"
        if kind is None and start > first and frame.words[start][0].islower():
            return "person"
        return kind or "organization"

    def _by_title(self, frame: Frame, first: int, end: int, words: list[str]) -> Person | None:
        """ "the Ambassador", "the Special Envoy": the last person before whose titles hold these words, else the next."""
        lexicon = self.registry.lexicon
        skip = lexicon.connectors | lexicon.determiners | {"'s", "’s"}
        wanted = {word for word in words if word not in skip}
        mentions = self.registry.mentions
        here = bisect_left(mentions, (frame.paragraph, first), key=_place)
        near = [*mentions[max(0, here - _MENTIONS) : here][::-1], *mentions[here : here + _MENTIONS]]
        for person in dict.fromkeys(mention.person for mention in near):
            if wanted <= person.title_words():
                self.candidates.append(" ".join(person.name))
                return person
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

    def _by_epithet(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "the Swiss diplomat", "the Dutchman": nobody's title, but the person just mentioned."""
        lexicon = self.registry.lexicon
        if depth >= _DEEPEST:
            return None
        nouns = [w for w in words if w in lexicon.nominal or w in lexicon.epithets or w.endswith(lexicon.ages)]
        head = next((w for w in nouns if w not in lexicon.demonyms), (nouns or words)[-1])
        if head not in lexicon.epithets and not head.endswith(lexicon.ages):
            return None
        if any(
            w in lexicon.nominal or is_capital(p)
            for w, p in self._beside(frame, first, end, head)
            if w not in lexicon.demonyms
        ):
            return None  # "the Interior Minister" is an office of its own
        office = head in lexicon.heads and head not in ("diplomat", "official")
        for voice in self._earlier(frame, first, depth + 1):
            person = voice.person
            if person and person.evidence and not (office and person.titles and head not in person.title_words()):
                return person
        return None

    def _beside(self, frame: Frame, first: int, end: int, head: str) -> list[tuple[str, str]]:
        """The other words of an epithet, lower case and as printed."""
        words = zip(frame.lower[first + 1 : end], frame.words[first + 1 : end], strict=True)
        return [(low, printed) for low, printed in words if low != head]

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
        return {"structure": structure_of_role(role), "country": state_of_role(role)} if role else {}

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
