"""From the words beside a quote to its speaker: names, pronouns, titles without a name, organizations, documents."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal

from osce_scraper.items import Speaker, Term
from osce_scraper.quotes.clauses import Clause, Source
from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.cue_before import cue_verb
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.lexicon import Lexicon, fold
from osce_scraper.quotes.parts import is_capital, is_head
from osce_scraper.quotes.people import Mention, Person, Registry
from osce_scraper.quotes.phrases import noun_phrase
from osce_scraper.quotes.subjects import partner, sentence_subject, subject_of
from osce_scraper.vocabularies import state_of_role, structure_of_role

Kind = Literal["person", "organization", "document", "group"]
_MANY = frozenset({"die", "viele", "mehrere", "einige", "alle"})
"""Articles that tell "die Beobachter" from "der Beobachter"."""
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
        lexicon = self.registry.lexicon
        if source.rule == "stated" and source.name is None:
            return self._stated(frame, source)
        if source.rule == "document":
            return Voice(None, self._nominative(frame.slice(source.start, source.end)), "document")
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
        return self._by_noun(frame, start, end, depth, rule)

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
                    return self._by_noun(frame, start, source.end, 0, "according-to")
            for each, sentence in self.before(frame, frame.sentence_index(source.start))[:2]:
                found = self.subject(each, sentence)
                if found and (found[0].person or self._is_body(found[0])):
                    return found[0]
        return Voice(None, self._nominative(frame.slice(noun, source.end)), "document")

    def _is_body(self, voice: Voice) -> bool:
        lexicon = self.registry.lexicon
        return any(
            word in lexicon.organizations or (lexicon.compounds and word.endswith(tuple(lexicon.organizations)))
            for word in voice.phrase.lower().split()
        )

    def _nominative(self, phrase: str) -> str:
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
        if found and (found[0].person or (self.registry.lexicon.free_order and found[0].kind == "person")):
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

    def _by_pronoun_or_verb(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """The same where verbs and articles tell the sex: a person first, then somebody without a name."""
        if gender not in ("m", "f", ""):
            return None
        sentences = [None, *self.before(frame, frame.sentence_index(token))]
        for voices, sentence in zip(self._earlier(frame, token, depth), sentences, strict=False):
            people = [voice.person for voice in voices if voice.person]
            fits = [p for p in people if p.evidence and (p.gender in ("", gender) or not gender)]
            self.candidates += [" ".join(p.name) for p in fits]
            if fits:
                fits[0].gender = gender or fits[0].gender
                return Voice(fits[0])
            if sentence and (unnamed := self._unnamed(*sentence, gender, depth)):
                return unnamed
        return None

    def _unnamed(self, frame: Frame, sentence: int, gender: str, depth: int) -> Voice | None:
        """Somebody without a name whom the pronoun can mean: "Eine Teilnehmerin kam aus Osh. Q, sagte sie."."""
        lexicon = self.registry.lexicon
        if depth >= _DEEPEST:
            return None
        found = self.voices.get((frame.paragraph, sentence)) or (self.subject(frame, sentence, depth + 1) or (None,))[0]
        if found is None or found.person or found.kind != "person":
            return None
        female = any(word.endswith(lexicon.female_endings) for word in found.phrase.lower().split() if len(word) > 3)
        article = lexicon.article_sex.get(found.phrase.lower().split()[0], "f" if female else "")
        return found if gender in ("", article) or (not article and gender == "m") else None

    def _earlier(self, frame: Frame, token: int, depth: int) -> Iterator[list[Voice]]:
        """Who was named before a token: in its sentence, then in those before, the subject of each first."""
        place = frame.sentence_index(token)
        first = max(frame.sentences[place][0], token - _WINDOW)
        here = [Voice(person) for person in self.registry.between(frame.paragraph, first, token)]
        plain = token > first and not self.registry.lexicon.free_order
        subject = sentence_subject(Clause(frame, first, token, self.registry)) if plain else None
        if subject and subject[2] is not None:
            here.insert(0, Voice(self.registry.named[frame.paragraph, subject[2]]))
        elif subject and frame.lower[subject[0]] not in self.registry.lexicon.pronouns and depth < _DEEPEST:
            here[:0] = filter(None, [self._by_noun(frame, subject[0], subject[1], _DEEPEST)])
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

    def _by_noun(self, frame: Frame, first: int, end: int, depth: int, rule: Method | None = None) -> Voice | None:
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
        vague = kind == "person" and definite and start > first and not lexicon.free_order
        if vague and (earlier := self._fuller(frame, end, words)):
            return Voice(None, earlier, kind)
        phrase = frame.slice(first, end)
        if rule in ("according-to", "verb-subject"):
            phrase = self._nominative(phrase)
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
        if kind is None and start > first and frame.words[start][0].islower():
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

    def _by_epithet(self, frame: Frame, first: int, end: int, words: list[str], depth: int) -> Person | None:
        """ "the Swiss diplomat", "the Dutchman": nobody's title, but the person just mentioned."""
        lexicon = self.registry.lexicon
        if depth >= _DEEPEST:
            return None
        if lexicon.free_order:
            return self._by_lone_noun(frame, first, words, depth)
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
        for voice in chain.from_iterable(self._earlier(frame, first, depth + 1)):
            person = voice.person
            if person and person.evidence and not (office and person.titles and head not in person.title_words()):
                return person
        return None

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
        for voices in islice(self._earlier(frame, first, depth + 1), 2 if alone else None):
            for person in (voice.person for voice in voices if voice.person):
                if person.evidence and person.gender in ("", sex or person.gender):
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
