"""From the words beside a quote to its speaker: names, pronouns, titles without a name, organizations, documents."""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Literal

from osce_scraper.items import Speaker, Term
from osce_scraper.quotes.attribution import Clause, Source, cue_verb, partner, sentence_subject, subject_of
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.people import Mention, Person, Registry, fold
from osce_scraper.quotes.phrases import is_head
from osce_scraper.vocabularies import state_of_role, structure_of_role

Kind = Literal["person", "organization", "document", "group"]
_MANY = frozenset({"die", "viele", "mehrere", "einige", "alle"})
"""Articles that tell "die Beobachter" from "der Beobachter"."""
_SENTENCES_BACK = 8
_DEEPEST = 6
_MENTIONS = 100
_WINDOW = 150


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
    casts: dict[tuple[int, int], list[Person]] = field(default_factory=dict)
    candidates: list[str] = field(default_factory=list)
    """People weighed for the last pronoun or title, for `explain`."""

    def voice(self, frame: Frame, source: Source, depth: int = 0) -> Voice | None:
        """The voice a source names; None when a pronoun fits nobody."""
        lexicon = self.registry.lexicon
        if source.rule == "stated" and source.name is None:
            return self._stated(frame, source)
        if source.rule == "document":
            return Voice(None, self._nominative(frame.slice(source.start, source.end)), "document")
        if source.rule == "verb-only":
            return None
        if source.dropped is not None:
            return self._by_pronoun(frame, source.start, source.dropped, depth)
        if source.name is not None and source.verb is not None and lexicon.verb_gender:
            person = self.registry.named[frame.paragraph, source.name]
            person.gender = person.gender or lexicon.sex_of(frame.lower[source.verb])
        if source.name is not None and source.partner is not None:
            return self._both(frame, source.partner, source.name)
        if source.name is not None:
            return self._named(frame, source.name, depth)
        low = frame.lower[source.start]
        gender = lexicon.pronouns.get(low, lexicon.possessives.get(low))
        if gender == "f" and source.verb and frame.lower[source.verb].endswith(lexicon.plural_endings):
            gender = "p"
        if gender is not None and source.end == source.start + 1:
            return self._by_pronoun(frame, source.start, gender, depth)
        return self._by_noun(frame, source)

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
                    return self._by_noun(frame, replace(source, start=start, rule="according-to"))
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
        clause = Clause(frame, *frame.sentences[sentence], self.registry)
        verb = cue_verb(clause)
        found = subject_of(clause, verb) if verb is not None else None
        if found is None:
            verb, found = None, sentence_subject(clause)
        if found is None:
            return None
        voice = self.voice(frame, Source(found[0], found[1], 0, 0, "", found[2]), depth + 1)
        return (voice, "" if verb is None else frame.lower[verb]) if voice else None

    def speaking(self, frame: Frame, sentence: int) -> Voice | None:
        """Who speaks in a sentence without a quote: people by any verb of speech, others by a plain one."""
        found = self.subject(frame, sentence)
        if found is None or not found[1]:
            return None
        voice, verb = found
        return voice if voice.person or voice.kind == "person" or verb in self.registry.lexicon.core else None

    def topic(self, frame: Frame, sentence: int) -> Voice | None:
        """Whom a sentence is about: its subject if that is a person, else the only person it names."""
        found = self.subject(frame, sentence)
        if found and (found[0].person or (self.registry.lexicon.free_order and found[0].kind == "person")):
            return found[0]
        people = [person for person in dict.fromkeys(self.cast(frame, sentence, 0)) if person.evidence]
        return Voice(people[0]) if len(people) == 1 else None

    def _named(self, frame: Frame, name: int, depth: int = 0) -> Voice:
        """The person of a name; whoever speaks is one, a single capital word at the start of a sentence need not be."""
        person = self.registry.named[frame.paragraph, name]
        person.evidence = person.evidence or depth == 0 or len(person.name) > 1
        return Voice(person)

    def _pair(self, frame: Frame, token: int) -> Voice | None:
        """ "they": the latest "N and N" before, else the latest group that speaks."""
        here = frame.sentence_index(token)
        for each, sentence in [(frame, here), *self.before(frame, here)]:
            if pair := self._pair_in(each, *each.sentences[sentence]):
                return pair
            heard = self.voices.get((each.paragraph, sentence))
            subject = None if heard or (each is frame and sentence == here) else self.subject(each, sentence, _DEEPEST)
            voice = heard or (subject[0] if subject else None)
            if voice and voice.kind == "group":
                return voice
        return None

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

    def cast(self, frame: Frame, sentence: int, depth: int) -> list[Person]:
        """The people of a sentence, its speaker or subject first."""
        key = (frame.paragraph, sentence)
        if key in self.casts:
            return self.casts[key]
        people: list[Person] = []
        heard = self.voices.get(key)
        if heard and heard.person:
            people.append(heard.person)
        elif depth < _DEEPEST and (subject := self.subject(frame, sentence, depth)) and subject[0].person:
            people.append(subject[0].person)
        people += self.registry.between(frame.paragraph, *frame.sentences[sentence])
        self.casts[key] = people
        return people

    def _by_pronoun(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """The topic: the first person of the latest sentence before that the pronoun can mean."""
        if gender == "p":
            return self._pair(frame, token)
        if gender not in ("m", "f", ""):
            return None
        sentences = [None, *self.before(frame, frame.sentence_index(token))]
        for people, sentence in zip(self._earlier(frame, token, depth), sentences, strict=False):
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
        if not lexicon.free_order or depth >= _DEEPEST:
            return None
        found = self.voices.get((frame.paragraph, sentence)) or (self.subject(frame, sentence, depth + 1) or (None,))[0]
        if found is None or found.person or found.kind != "person":
            return None
        female = any(word.endswith(lexicon.female_endings) for word in found.phrase.lower().split() if len(word) > 3)
        article = lexicon.article_sex.get(found.phrase.lower().split()[0], "f" if female else "")
        return found if gender in ("", article) or (not article and gender == "m") else None

    def _earlier(self, frame: Frame, token: int, depth: int) -> list[list[Person]]:
        place = frame.sentence_index(token)
        casts = [self.registry.between(frame.paragraph, max(frame.sentences[place][0], token - _WINDOW), token)]
        for each, sentence in self.before(frame, place):
            casts.append(self.cast(each, sentence, depth))
            if len(casts) > _SENTENCES_BACK:
                break
        return casts

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

    def _by_noun(self, frame: Frame, source: Source) -> Voice | None:
        lexicon = self.registry.lexicon
        start = source.start
        while start < source.end and frame.lower[start] in lexicon.determiners:
            start += 1
        words = frame.lower[start : source.end]
        if not words:
            return None
        kind = self._kind(frame, source, start)
        definite = start == source.start or frame.lower[source.start] in lexicon.definite
        if kind == "person" and definite:
            person = self._by_title(frame, source, words) or self._by_epithet(frame, source, words)
            person = person or self._untitled_ambassador(words)
            if person:
                return Voice(person)
        phrase = frame.slice(source.start, source.end)
        if source.rule in ("according-to", "verb-subject"):
            phrase = self._nominative(phrase)
        if frame.lower[source.start] in lexicon.determiners:
            phrase = phrase[0].lower() + phrase[1:]
        return Voice(None, phrase, kind)

    def _kind(self, frame: Frame, source: Source, start: int) -> Kind:
        """By the first noun of a kind before "of", "from", ...; a plain noun nobody knows is a person or many."""
        lexicon = self.registry.lexicon
        if tuple(frame.lower[source.start : source.start + 2]) in lexicon.one_of:
            return "person"
        kind: Kind | None = None
        words = frame.lower[start : source.end]
        for word in words:
            if kind and (word in lexicon.connectors or lexicon.cases):  # "глава | Офиса" has no "of"
                break
            one = lexicon.compounds and word in lexicon.heads and frame.lower[source.start] not in _MANY
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
        if kind is None and start > source.start and frame.words[start][0].islower():
            return "person"
        return kind or "organization"

    def _by_title(self, frame: Frame, source: Source, words: list[str]) -> Person | None:
        """ "the Ambassador", "the Special Envoy": the last person before whose titles hold these words, else the next."""
        lexicon = self.registry.lexicon
        skip = lexicon.connectors | lexicon.determiners | {"'s", "’s"}
        wanted = {lexicon.root(word) for word in words if word not in skip}
        mentions = self.registry.mentions
        here = bisect_left(mentions, (frame.paragraph, source.start), key=_place)
        near = [*mentions[max(0, here - _MENTIONS) : here][::-1], *mentions[here : here + _MENTIONS]]
        near_people = list(dict.fromkeys(mention.person for mention in near))
        for person in near_people:
            if _holds(person.title_words(), wanted, lexicon) and _is_headed(person, words, lexicon):
                self.candidates.append(" ".join(person.name))
                return person
        place = next((k for k, word in enumerate(words) if k and word in lexicon.place_prepositions), 0)
        return self._by_title(frame, source, words[:place]) if place and lexicon.free_order else None

    def _untitled_ambassador(self, words: list[str]) -> Person | None:
        """ "the Head of Mission": the only Ambassador of whom the article gives no title."""
        lexicon = self.registry.lexicon
        if lexicon.missions.isdisjoint(words):
            return None
        found = [p for p in self.registry.people if p.honorific_is_title and not p.titles]
        if len(found) != 1 or (found[0].honorific or "").lower() not in lexicon.missions:
            return None
        wanted = frozenset(words) - lexicon.connectors - lexicon.determiners
        found[0].titles.append(self.loose.fullest(wanted) or " ".join(words))
        return found[0]

    def _by_epithet(self, frame: Frame, source: Source, words: list[str]) -> Person | None:
        """ "the Swiss diplomat", "the Dutchman": nobody's title, but the person just mentioned."""
        lexicon = self.registry.lexicon
        head = next(
            (w for w in words if w in lexicon.nominal or w in lexicon.epithets or w.endswith(lexicon.ages)), words[-1]
        )
        alone = lexicon.free_order and len(words) == 1 and head in lexicon.nominal and head not in lexicon.offices
        if head not in lexicon.epithets and not head.endswith(lexicon.ages) and not alone:
            return None
        sex = "f" if alone and head.endswith(lexicon.female_endings) else ""
        for people in self._earlier(frame, source.start, 0)[: 2 if alone else None]:
            for person in people:
                if person.evidence and person.gender in ("", sex or person.gender):
                    return person
        return None

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
        lexicon = self.registry.lexicon
        role, _ = person.role_and_honorific()
        words = (role or "").lower().split()
        if words and words[0] in lexicon.relative_titles:
            wanted = (
                frozenset([lexicon.relative_titles[words[0]], *words[1:]]) - lexicon.connectors - lexicon.determiners
            )
            title = self.loose.fullest(wanted)
        elif not person.titles:
            title = self.loose.right_after(person)
        else:
            return
        if title:
            person.titles.append(title)
