"""Whom a pronoun means: the topic of the latest sentence before that it can mean; for "they" the latest pair or group."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.clauses.partners import partner
from osce_scraper.quotes.clauses.sentence_subjects import sentence_subject
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.people.people import Person
from osce_scraper.quotes.speakers.descriptions import Descriptions
from osce_scraper.quotes.speakers.scene import DEEPEST, Scene, Voice
from osce_scraper.quotes.speakers.weights import Candidate, nearest_best
from osce_scraper.quotes.text.frames import Frame

_SHORTEST: Final = 3
_WINDOW: Final = 60
"""So many tokens of a sentence are searched for a document."""
_TITLED: Final = 3
"""More words are a title of somebody whom no word before calls so."""


@dataclass(slots=True)
class Pronouns:
    """The pronouns of an article."""

    scene: Scene
    descriptions: Descriptions

    def voice(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """Whom it means: of those before, the one with most in favour."""
        if gender == "p":
            return self._pair(frame, token, depth)
        if frame.lower[token] in self.scene.registry.lexicon.grammar.latter:
            return self.latter(frame, token)
        if self.scene.registry.lexicon.free_order:
            return self._by_pronoun_or_verb(frame, token, gender, depth)
        if gender not in ("m", "f", "n"):
            return None
        if gender == "n":
            if published := self._published(frame, token):
                return published
            return next(filter(_is_thing, chain.from_iterable(self.scene.earlier(frame, token, depth))), None)
        found = nearest_best(self._candidates(frame, token, gender, depth))
        if found and found.voice.person:
            found.voice.person.gender = gender
        elif found:
            self.scene.sexes[found.voice.phrase] = gender
        return found.voice if found else None

    def latter(self, frame: Frame, token: int) -> Voice | None:
        """ "N a rencontré M. | Celui-ci | a salué Q": the last one named in the sentence before."""
        for each, sentence in self.scene.before(frame, frame.sentence_index(token)):
            if people := [person for person in self.scene.named_in(each, sentence) if person.is_likely]:
                return Voice(people[-1])
        return None

    def _published(self, frame: Frame, token: int) -> Voice | None:
        """ "ODIHR published a report on trials. | It | concludes that": the document, which speaks in the present tense."""
        lexicon = self.scene.registry.lexicon
        here = frame.sentence_index(token)
        verb = frame.lower[token + 1] if token + 1 < len(frame.lower) else ""
        before = self.scene.before(frame, here)[:1] if verb in lexicon.speech and verb.endswith("s") else []
        for each, sentence in before:
            first, stop = each.sentences[sentence]
            words = each.lower[first : min(stop, first + _WINDOW)]
            noun = next((low for low in words if low in lexicon.nouns.documents), "")
            if noun and not lexicon.verbs.publishing.isdisjoint(words):
                return Voice(None, f"the {noun}", "document")
        return None

    def _candidates(
        self, frame: Frame, token: int, gender: str, depth: int
    ) -> Iterator[tuple[int, Iterator[Candidate]]]:
        """Everybody before whom the pronoun can mean, by sentence with its distance, the latest first."""
        sentences = [None, *self.scene.before(frame, frame.sentence_index(token))]
        earlier = self.scene.earlier(frame, token, depth)
        distance, alone = 0, False
        for place in sentences:
            distance += place is not None and not alone
            alone = place is not None and place[0].is_quote(place[1])  # no farther than the words it goes on with
            embedded = place is not None and (place[0].paragraph, place[1]) in self.scene.embedded
            yield distance, self._weighed(earlier, distance, place, embedded, gender)

    def _weighed(
        self,
        earlier: Iterator[list[Voice]],
        distance: int,
        place: tuple[Frame, int] | None,
        embedded: bool,
        gender: str,
    ) -> Iterator[Candidate]:
        """Those of the next sentence of `earlier`, which nobody looks for before they are asked for."""
        voices = next(earlier, [])
        for rank, voice in enumerate(voices):
            reasons = self._reasons(voice, gender)
            if reasons is not None:
                quoted = ("quoted by another",) * (embedded and voice == voices[0])
                candidate = Candidate(voice, distance, (*self._of_place(voice, rank, place), *quoted, *reasons))
                self.scene.weighed.append(candidate)
                yield candidate

    def _of_place(self, voice: Voice, rank: int, place: tuple[Frame, int] | None) -> Iterator[str]:
        """What speaks for and against somebody for where they are named."""
        if rank == 0:
            yield "subject"
            if voice.person is None and (place is None or self._is_brought_in(voice, *place)):
                yield "brought in as subject"
        elif voice.person is None:
            yield "brought in by another"
        if voice.person and self._is_mentioned(voice.person):
            yield "named in the quote"
        if voice in self.scene.heard and not (place and (place[0].paragraph, place[1]) in self.scene.embedded):
            yield "spoke before"

    def _is_brought_in(self, voice: Voice, frame: Frame, sentence: int) -> bool:
        """ "| A visitor | found it. Q he said", "| The head of the regional administration | thanked N. Q he said"."""
        lexicon = self.scene.registry.lexicon
        first = frame.sentences[sentence][0]
        cleft = not lexicon.free_order and lexicon.pronouns.get(frame.lower[first]) == "n"
        if cleft and first + 2 < len(frame.lower) and frame.lower[first + 1] in lexicon.verbs.passive:
            first += 2  # It was | a baker | who
        opening = frame.lower[first]
        small = (
            opening in lexicon.grammar.articles
            and frame.words[first + 1 : first + 2] == frame.lower[first + 1 : first + 2]
        )
        titled = small and len(voice.phrase.split()) > _TITLED
        return opening in lexicon.grammar.indefinite or titled

    def _reasons(self, voice: Voice, gender: str) -> tuple[str, ...] | None:
        """What speaks for and against somebody; None if the pronoun cannot mean them."""
        person = voice.person
        if person is None:
            words = voice.phrase.lower().split()
            other = self.scene.sexes.get(voice.phrase, gender) != gender
            if other or voice.kind != "person" or not self._is_somebody(words, gender):
                return None
            told = any(word.endswith(self._endings(gender)) for word in words)
            return ("no name", *(("sex known",) * told))
        if person.gender not in ("", gender):
            return None
        doubt = () if person.is_likely else ("may be no person",)
        if person.gender:
            return ("sex known", *doubt)
        if person.hint_of_first:
            return ("sex known" if person.hint_of_first == gender else "first name of the other sex", *doubt)
        hint = {"": (), gender: ("sex by name",)}.get(person.hint, ("name of the other sex",))
        return (*hint, *doubt)

    def _is_somebody(self, words: list[str], gender: str) -> bool:
        """ "a woman from Osh" for "she", "the Ambassador of Malta" for both; never "the course"."""
        lexicon = self.scene.registry.lexicon
        determined = words[0] in lexicon.grammar.determiners
        one = tuple(words[:2]) in lexicon.grammar.one_of and not lexicon.nouns.groups.isdisjoint(words)
        one = one or words[-1] in lexicon.places.demonyms  # a young Afghan
        if not determined or not (one or any(is_head(w, lexicon) or w in lexicon.nouns.people for w in words)):
            return False
        own, other = self._endings(gender), self._endings("m" if gender == "f" else "f")
        return not any(word.endswith(other) and not word.endswith(own) for word in words)

    def _is_mentioned(self, person: Person) -> bool:
        """ "We should listen to Koja", "... to the Ambassador": by somebody else."""
        words = self.scene.words
        title = person.honorific is not None and person.honorific_is_title and f"the {person.honorific}" in words
        return title or (len(person.name[-1]) > _SHORTEST and person.name[-1] in words)

    def _endings(self, gender: str) -> tuple[str, ...]:
        roles = self.scene.registry.lexicon.roles
        return roles.female_endings if gender == "f" else roles.male_endings

    def _by_pronoun_or_verb(self, frame: Frame, token: int, gender: str, depth: int) -> Voice | None:
        """The same where verbs and articles tell the sex: a person first, then somebody without a name."""
        if gender not in ("m", "f", ""):
            return None
        sentences = [None, *self.scene.before(frame, frame.sentence_index(token))]
        for voices, sentence in zip(self.scene.earlier(frame, token, depth), sentences, strict=False):
            people = [voice.person for voice in voices if voice.person]
            fits = [p for p in people if p.evidence and (p.gender in ("", gender) or not gender)]
            self.scene.weighed += [" ".join(p.name) for p in fits]
            if fits:
                fits[0].gender = gender or fits[0].gender
                return Voice(fits[0])
            if sentence and (unnamed := self._unnamed(*sentence, gender, depth)):
                return unnamed
        return None

    def _unnamed(self, frame: Frame, sentence: int, gender: str, depth: int) -> Voice | None:
        """Somebody without a name whom the pronoun can mean: "Eine Teilnehmerin kam aus Osh. Q, sagte sie."."""
        lexicon = self.scene.registry.lexicon
        if depth >= DEEPEST:
            return None
        found = (
            self.scene.voices.get((frame.paragraph, sentence))
            or (self.scene.subject(frame, sentence, depth + 1) or (None,))[0]
        )
        if found is None or not self.scene.is_new(found):
            return None
        female = any(
            word.endswith(lexicon.roles.female_endings) for word in found.phrase.lower().split() if len(word) > 3
        )
        article = lexicon.article_sex.get(found.phrase.lower().split()[0], "f" if female else "")
        return found if gender in ("", article) or (not article and gender == "m") else None

    def _pair(self, frame: Frame, token: int, depth: int) -> Voice | None:
        """ "they": the latest "N and N" before, else the latest group that speaks."""
        here = frame.sentence_index(token)
        for each, sentence in [(frame, here), *self.scene.before(frame, here)]:
            if pair := self._pair_in(each, *each.sentences[sentence]):
                return pair
            if each is frame and sentence == here:
                voice = self._group_before(frame, token)
            else:
                heard = self.scene.voices.get((each.paragraph, sentence))
                subject = None if heard else self.scene.subject(each, sentence, depth + 1)
                voice = heard or (subject[0] if subject else None)
            if voice and voice.kind == "group":
                return voice
        return None

    def _group_before(self, frame: Frame, token: int) -> Voice | None:
        """ "the two officials signed a protocol in which | they | promised"."""
        found = sentence_subject(Clause(frame, frame.sentence_at(token)[0], token, self.scene.registry))
        return self.descriptions.voice(frame, found[0], found[1], DEEPEST) if found and found[2] is None else None

    def _pair_in(self, frame: Frame, first: int, stop: int) -> Voice | None:
        starts = self.scene.registry.starts[frame.paragraph]
        clause = Clause(frame, first, stop, self.scene.registry)
        for start in starts[bisect_left(starts, first) : bisect_left(starts, stop)]:
            other = partner(clause, start)
            if other is not None:
                return self.both(frame, other, start)
        return None

    def both(self, frame: Frame, first: int, second: int) -> Voice:
        """Two people with one voice: "N and N", a group."""
        people = [self.scene.registry.named[frame.paragraph, name] for name in (first, second)]
        joint = frame.words[
            frame.lower.index(
                next(iter(self.scene.registry.lexicon.grammar.joining & set(frame.lower[first:second]))), first
            )
        ]
        return Voice(None, f" {joint} ".join(" ".join(person.name) for person in people), "group")


def _is_thing(voice: Voice) -> bool:
    """ "it" is an organization or a document."""
    return voice.kind in ("organization", "document")
