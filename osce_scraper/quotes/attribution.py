"""The attribution grammar: which words beside a quote name its source.

Every rule works on one sentence in which quotes are placeholders (Q) and answers with a `Source`: where the noun
phrase of the speaker stands, and the cue. N is a name, S any speaker, V a verb of speech.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.people import Registry
from osce_scraper.quotes.phrases import (
    Part,
    honorific_before,
    is_capital,
    is_head,
    is_nominal,
    noun_phrase,
    part,
    title_before,
)

_PAUSES: Final = frozenset({",", "–", "—", "―", "-", ";", "."})
_BREAKS: Final = frozenset({",", "(", ")", "–", "—", "―"})
_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})
_SENTENCE_STARTS: Final = frozenset({".", "!", "?", "…", QUOTE, "–", "—", "-"})
_POSSESSIVE: Final = frozenset({"'s", "’s"})
_OBJECTS: Final = frozenset({"that", ":", ",", QUOTE, "."})
_FURTHEST_SUBJECT: Final = 12
_NEAR: Final = 3
"""A verb so many tokens before the quote governs it, whatever other verbs the sentence has."""


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase that may be a speaker, by its tokens, and the words that tie the quote to it."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    rule: str
    name: int | None = None
    """First token of the name in it."""
    partner: int | None = None
    """First token of the other name, if two speak with one voice: "N and N said"."""
    verb: int | None = None
    """The verb of the cue, if it has one."""
    dropped: str | None = None
    """The sex the verb tells of a subject left out ("" for none told): "rekla je"; then `start` is `end`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of one frame between which a rule may look."""

    frame: Frame
    first: int
    stop: int
    registry: Registry

    @property
    def lexicon(self) -> Lexicon:
        return self.registry.lexicon

    @property
    def names(self) -> dict[int, int]:
        return self.registry.names[self.frame.paragraph]

    def phrase(self, start: int) -> tuple[int, int | None] | None:
        """End and name of the noun phrase at a token."""
        return noun_phrase(self.frame, start, self.stop, self.names, self.lexicon)

    def skip(self, i: int) -> int:
        """Past auxiliaries and adverbs: "has also repeatedly | said"."""
        while i < self.stop and (
            self.frame.lower[i] in self.lexicon.auxiliaries or self.frame.lower[i] in self.lexicon.adverbs
        ):
            i += 1
        return i

    def cue_end(self, verb: int) -> int:
        """The verb with its particle: "pointed out", "reflected on", "put it"."""
        return verb + 1 + (verb + 1 < self.stop and self.frame.lower[verb + 1] in self.lexicon.particles)


# After the quote


def after_quote(frame: Frame, quote: int, stop: int, registry: Registry) -> Source | None:
    """Cue after the quote: `Q said S`, `Q, S said`, `Q, according to S`, `Q, as S put it`, `Q – N`."""
    i = quote + 1
    dashed = False
    while i < stop and frame.words[i] in _PAUSES:
        dashed = dashed or frame.words[i] not in ",;."
        i += 1
    stop = next((k for k in range(i, stop) if frame.words[k] == QUOTE), stop)
    if i >= stop:
        return None
    clause = Clause(frame, i, stop, registry)
    return (
        _according(clause, i)
        or _stated_in(clause, i)
        or _message_of(clause, i)
        or _as_put(clause, i)
        or _verb_subject(clause, i)
        or _subject_verb(clause, i)
        or _late_verb(clause, i)
        or _verb_alone(clause, i)
        or _in_words_of(clause)
        or _nobody(clause, i)
        or (_name_line(clause, i) if dashed else None)
    )


def _verb_subject(clause: Clause, i: int) -> Source | None:
    """`Q said Ambassador N`, `Q, also noted the Minister`, `Q, laughed N` (any verb, if a person follows)."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = clause.skip(i)
    asked = verb if verb < clause.stop and frame.lower[verb] in lexicon.enclitics else None
    verb = verb if asked is None else clause.skip(verb + 1)
    if verb >= clause.stop or frame.words[verb] == QUOTE or not frame.words[verb][0].islower():
        return None
    known = is_speech_verb(frame, verb, lexicon)
    cue_end = clause.cue_end(verb)
    start = clause.skip(cue_end) if frame.lower[cue_end : cue_end + 1] != ["both"] else cue_end
    if asked is not None:  # a | -t-elle | déclaré
        return Source(asked, asked + 1, verb, cue_end, "verb-subject", verb=verb) if known else None
    if known and lexicon.free_order and (behind := _past_aside(clause, cue_end)):
        start = behind
    phrase = clause.phrase(start)
    if known and lexicon.free_order and (phrase is None or _is_thing(clause, start, phrase)):
        start = past_adverbials(clause, start)
        phrase = clause.phrase(start)
    if phrase is None:
        return None
    end, name = phrase
    if not known and lexicon.free_order:
        someone = name is not None or frame.lower[start] in lexicon.nominative
        if not someone or start != verb + 1 or part(frame, verb, lexicon) not in (Part.LOOSE, Part.VERB):
            return None
    elif not known and (part(frame, verb, lexicon) is not Part.LOOSE or verb != i or start != verb + 1):
        return None  # "Q," laughed N: any word in lower case, right between quote and speaker
    if not known and name is None and frame.lower[start] not in lexicon.determiners:
        return None
    return Source(start, end, verb, cue_end, "verb-subject" if known else "any-verb", name, verb=verb)


def _late_verb(clause: Clause, i: int) -> Source | None:
    """`Q, – такое мнение высказал N`: the object stands before the verb."""
    frame, lexicon = clause.frame, clause.lexicon
    for verb in range(i + 1, min(i + 5, clause.stop)) if lexicon.free_order else ():
        if frame.words[verb] in _CLAUSE_ENDS or frame.words[verb] == ",":
            break
        if is_speech_verb(frame, verb, lexicon):
            start = past_adverbials(clause, clause.skip(verb + 1))
            if (phrase := clause.phrase(start)) and phrase[1] is not None:
                return Source(start, phrase[0], verb, verb + 1, "verb-subject", phrase[1], verb=verb)
    return None


def _nobody(clause: Clause, i: int) -> Source | None:
    """`Q, – сообщили в ведомстве`: speech by its verb, of whom no rule can tell."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = clause.skip(i)
    paused = frame.words[i - 1] != QUOTE
    if not (lexicon.free_order and paused) or verb >= clause.stop or frame.lower[verb] not in lexicon.core:
        return None
    if not is_speech_verb(frame, verb, lexicon):
        return None
    return _body_that_said(clause, verb) or Source(verb, verb, verb, verb + 1, "verb-only", verb=verb)


def _body_that_said(clause: Clause, verb: int) -> Source | None:
    """`Q, – сообщили в министерстве`; `как сообщили в пресс-службе Миссии, Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = clause.skip(verb + 1)
    if not lexicon.cases or k >= clause.stop or frame.lower[k] not in lexicon.place_prepositions:
        return None
    phrase = clause.phrase(k + 1)
    body = next((low for low in frame.lower[k + 1 : phrase[0]] if is_nominal(low, lexicon)), "") if phrase else ""
    if phrase is None or body not in lexicon.organizations or body in lexicon.events:
        return None
    return Source(k + 1, phrase[0], verb, verb + 1, "verb-subject", verb=verb)


def _past_aside(clause: Clause, comma: int) -> int | None:
    """Past what stands between commas: "a dit, la voix brisée, | N"."""
    words = clause.frame.words
    if comma >= clause.stop or words[comma] != ",":
        return None
    close = next((k for k in range(comma + 1, min(comma + 8, clause.stop)) if words[k] == ","), clause.stop)
    phrase = clause.phrase(close + 1)
    return close + 1 if phrase and phrase[1] is not None else None


def _is_thing(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    """A phrase that is no speaker: "sagte am Rande der Konferenz | N", "rekla je danas medijima | N"."""
    lexicon, lower = clause.lexicon, clause.frame.lower
    if phrase[1] is not None or lower[start] in lexicon.pronouns or lower[start] in lexicon.determiners:
        return False
    return not any(is_nominal(low, lexicon) and not _is_oblique(low, lexicon) for low in lower[start : phrase[0]])


def _is_oblique(low: str, lexicon: Lexicon) -> bool:
    return lexicon.cases and low not in lexicon.nominatives


def past_adverbials(clause: Clause, i: int) -> int:
    """Past what may stand between a verb and its subject: "am Montag in Wien | der Leiter", "novinarima u Beogradu | N"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(i, min(i + _FURTHEST_SUBJECT, clause.stop)):
        low = frame.lower[k]
        also = k == i and low in lexicon.joining and (phrase := clause.phrase(k + 1)) and phrase[1] is not None
        if also:
            return k + 1  # s njom se složio i | N
        joins = k == i and low in lexicon.conjunctions  # rekao je | i najavio da će općina
        if frame.words[k] in _CLAUSE_ENDS or frame.words[k] == "," or joins or low in lexicon.subordinators:
            break
        if k > i and (frame.lower[k - 1] in lexicon.prepositions or frame.lower[k - 1] in lexicon.genitive_articles):
            continue
        if k in clause.names or low in lexicon.nominative or low in lexicon.enclitics:
            return _with_title(clause, i, k)
        if lexicon.cases and low in lexicon.nominatives:
            return _with_title(clause, i, k)
        if low in lexicon.determiners and (phrase := clause.phrase(k)) and k > i and _may_speak(clause, k, phrase):
            return k
    return i


def _may_speak(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    lexicon = clause.lexicon
    return phrase[1] is not None or any(
        is_head(low, lexicon) or low in lexicon.groups for low in clause.frame.lower[start : phrase[0]]
    )


def _with_title(clause: Clause, first: int, k: int) -> int:
    """Back over the honorific and title before a name, the adjectives before a noun."""
    title = title_before(clause.frame, k, first, clause.lexicon) if k in clause.names else None
    k = min(k, title.start) if title else k
    if title and title.honorific and title.start == title.end:
        k = min(k, honorific_before(clause.frame, k, clause.lexicon)[0])
    while k > first and clause.frame.lower[k - 1] in clause.lexicon.modifiers:
        k -= 1
    return max(first, k)


def _stated_in(clause: Clause, i: int) -> Source | None:
    """`Q, heißt es in der Stellungnahme N`, `Q, – говорится в докладе`: whose words they are, else the document."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = next((k for k in range(i, min(i + 2, clause.stop)) if frame.lower[k] in lexicon.stated), None)
    if verb is None:
        return None
    for k in range(verb + 1, min(verb + 4, clause.stop)):
        if frame.lower[k] in lexicon.prepositions and (phrase := clause.phrase(k + 1)):
            end, name = phrase
            theirs = not lexicon.statements.isdisjoint(frame.lower[k + 1 : end])
            name = next((m for m in range(k + 1, end) if m in clause.names), name) if theirs else None
            if name is not None:
                return Source(name, clause.names[name], verb, verb + 1, "stated", name, verb=verb)
            return Source(k + 1, end, verb, verb + 1, "stated", verb=verb)
    return None


def _in_view_of(clause: Clause) -> Source | None:
    """`Pour N, le ministre de la Justice, Y est Q`: a name, and a comma before the view."""
    frame = clause.frame
    if frame.lower[clause.first] not in clause.lexicon.for_whom or not (phrase := clause.phrase(clause.first + 1)):
        return None
    if phrase[1] is None or frame.words[phrase[0] : phrase[0] + 1] != [","]:
        return None
    return Source(clause.first + 1, phrase[0], clause.first, clause.first + 1, "according-to", phrase[1])


def _stated_before(clause: Clause) -> Source | None:
    """`Как говорится в докладе, Y Q`; `In einem Brief heißt es, Y sei Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = next((k for k in range(clause.first, clause.stop) if frame.lower[k] in lexicon.stated), None)
    if verb is None:
        return None
    if frame.lower[clause.first] in lexicon.as_clause and (source := _stated_in(clause, verb)):
        return source if source.name is not None else replace(source, rule="document")
    phrase = clause.phrase(clause.first + 1) if frame.lower[clause.first] in lexicon.prepositions else None
    if phrase is None or lexicon.documents.isdisjoint(frame.lower[clause.first : phrase[0]]):
        return None
    return Source(clause.first + 1, phrase[0], verb, verb + 1, "document", verb=verb)


def _verb_alone(clause: Clause, i: int) -> Source | None:
    """`Q, rekla je`; `Q, – добавила она` has its subject and is none of these."""
    frame, lexicon = clause.frame, clause.lexicon
    if not lexicon.drops_subject:
        return None
    verb = clause.skip(i)
    if verb >= clause.stop or not is_speech_verb(frame, verb, lexicon):
        return None
    cue_end = verb + 1
    while cue_end < clause.stop and frame.lower[cue_end] in lexicon.auxiliaries:
        cue_end += 1
    return Source(verb, verb, i, cue_end, "verb-alone", verb=verb, dropped=lexicon.sex_of(frame.lower[verb]))


def _subject_verb(clause: Clause, i: int) -> Source | None:
    """`Q, N said`, `Q, the Minister, who was there, added`, `Q, N joked.`."""
    frame, lexicon = clause.frame, clause.lexicon
    phrase = clause.phrase(i)
    if phrase is None:
        return None
    end, name = phrase
    verb = clause.skip(_past_apposition(clause, end))
    if verb >= clause.stop:
        return None
    if is_speech_verb(frame, verb, lexicon, subject=True) and not (
        lexicon.cases and name is None and frame.lower[i] not in lexicon.pronouns and not _speaks(clause, i, phrase)
    ):
        return Source(i, end, verb, clause.cue_end(verb), "subject-verb", name, verb=verb)
    short = verb + 1 >= clause.stop or frame.words[verb + 1] in (".", ",")
    if lexicon.free_order and name is None and frame.lower[i] not in lexicon.nominative:
        return None
    if short and part(frame, verb, lexicon) is Part.LOOSE and (name is not None or frame.lower[i] in lexicon.pronouns):
        return Source(i, end, verb, verb + 1, "any-verb", name, verb=verb)
    return None


def _according(clause: Clause, first: int, anywhere: bool = False) -> Source | None:
    """`Q, according to S`; before the quote it may stand anywhere in the sentence."""
    frame = clause.frame
    for opening in clause.lexicon.according:
        last = clause.stop - len(opening) if anywhere else first + 1
        for i in range(first, last):
            if frame.lower[i] == opening[0] and tuple(frame.lower[i : i + len(opening)]) == opening:
                after = frame.lower[i + len(opening) : i + len(opening) + 2]
                if len(after) == 2 and after[0] in clause.lexicon.possessives and after[1] in clause.lexicon.words_of:
                    return _in_words_of(clause)  # prema njenim riječima
                phrase = clause.phrase(i + len(opening))
                if phrase:
                    return Source(i + len(opening), phrase[0], i, i + len(opening), "according-to", phrase[1])
    for k in range(first + 1, clause.stop if anywhere else min(first + 8, clause.stop)):  # Koja zufolge
        if frame.lower[k] in clause.lexicon.postpositions and (found := phrase_ending(clause, k)):
            return Source(found[0], found[1], k, k + 1, "according-to", found[2])
    return None


def _as_put(clause: Clause, i: int) -> Source | None:
    """`Q, as S put it`; `Q is how S described it`; `Q was what S called it`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = i
    while k < clause.stop and frame.lower[k] in lexicon.auxiliaries:
        k += 1
    if k >= clause.stop or frame.lower[k] not in (lexicon.how if k > i else lexicon.as_clause):
        return None
    source = _subject_verb(clause, k + 1) or _verb_subject(clause, k + 1)
    phrase = clause.phrase(k + 1)
    if source or phrase is None or phrase[0] >= clause.stop or part(frame, phrase[0], lexicon) is not Part.LOOSE:
        return source
    return Source(k + 1, phrase[0], k, phrase[0] + 1, "as-put", phrase[1], verb=phrase[0])  # is how N paraphrased it


def _message_of(clause: Clause, i: int) -> Source | None:
    """`Q – this was the message of N`; `Q were the words of S`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = i
    while k < clause.stop and (frame.lower[k] in lexicon.determiners or frame.lower[k] in lexicon.auxiliaries):
        k += 1
    if (
        k == i
        or k + 2 >= clause.stop
        or frame.lower[k] not in lexicon.words_of
        or frame.lower[k + 1] not in lexicon.prepositions
    ):
        return None
    phrase = clause.phrase(k + 2)
    return Source(k + 2, phrase[0], i, k + 2, "as-put", phrase[1]) if phrase else None


def _name_line(clause: Clause, i: int) -> Source | None:
    """A pull quote with a name line: `Q – N, Head of Mission`."""
    phrase = clause.phrase(i)
    if phrase and phrase[1] is not None:
        return Source(i, phrase[0], i, i, "name-line", phrase[1])
    return None


# Before the quote


def before_quote(frame: Frame, first: int, quote: int, registry: Registry) -> Source | None:
    """Cue before the quote: `S said: Q`, `S said that Y was Q`, `according to S, Q`, `in S's words, Q`, `S: Q`."""
    clause = Clause(frame, first, quote, registry)
    source = _according(clause, first, anywhere=True) or _stated_before(clause) or _in_view_of(clause)
    if source:
        return source
    if (
        frame.lower[first] in clause.lexicon.core
        and is_capital(frame.words[first])
        and (phrase := clause.phrase(first + 1))
    ):
        return Source(first + 1, phrase[0], first, first + 1, "cue-before", phrase[1], verb=first)  # Said N: Q
    headline = clause.names.get(first)
    if headline is not None and frame.words[headline] == ":":
        return Source(first, headline, headline, headline + 1, "colon", first)  # N: Y is Q
    verb = cue_verb(clause)
    if verb is not None:
        subject = subject_of(clause, verb)
        if subject is None and clause.lexicon.drops_subject and frame.lower[verb] not in clause.lexicon.stated:
            sex = clause.lexicon.sex_of(frame.lower[verb])
            return Source(verb, verb, verb, clause.cue_end(verb), "cue-before", verb=verb, dropped=sex)
        if subject:
            return Source(
                subject[0],
                subject[1],
                verb,
                clause.cue_end(verb),
                "cue-before",
                subject[2],
                _partner(clause, subject),
                verb,
            )
    source = _in_words_of(clause) or (_body_that_said(clause, verb) if verb is not None else None)
    if source:
        return source
    if (
        verb is not None
        and clause.lexicon.free_order
        and frame.words[quote - 1] == ":"
        and frame.lower[verb] in clause.lexicon.core
    ):
        return Source(verb, verb, verb, verb + 1, "verb-only", verb=verb)
    if frame.words[quote - 1] == ":" and (subject := _owner(clause) or sentence_subject(clause)):
        subject = _whose(clause, subject)
        return Source(subject[0], subject[1], quote - 1, quote, "colon", subject[2])
    return None


def _whose(clause: Clause, subject: tuple[int, int, int | None]) -> tuple[int, int, int | None]:
    """ "The Ambassador's message": her words, so herself."""
    for k in range(subject[0] + 1, subject[1]):
        if clause.frame.words[k] in _POSSESSIVE and not clause.lexicon.words_of.isdisjoint(
            clause.frame.lower[k : subject[1]]
        ):
            return subject[0], k, None
    return subject


def _owner(clause: Clause) -> tuple[int, int, int | None] | None:
    """`Her answer: Q`."""
    first, frame, lexicon = clause.first, clause.frame, clause.lexicon
    if frame.lower[first] not in lexicon.possessives:
        return None
    object_of = lexicon.cases and part(frame, first + 1, lexicon) is Part.VERB  # Его поддерживает N: Q
    return None if object_of else (first, first + 1, None)


def cue_verb(clause: Clause) -> int | None:
    """The verb beside the quote, else the first core verb of speech (before a colon the last), else the last wide one."""
    frame, lexicon = clause.frame, clause.lexicon
    core = wide = None
    announced = frame.words[clause.stop - 1] == ":"
    stop = clause.stop
    if lexicon.free_order and not announced and ":" in frame.words[clause.first : stop]:
        stop = frame.words.index(":", clause.first)  # N отметил: | стороны говорили Q
    for k in range(_main_clause(clause), stop):
        if frame.lower[k] in lexicon.speech and is_speech_verb(frame, k, lexicon, subject=True):
            if _passive_without_agent(clause, k):
                continue
            wide = k
            if frame.lower[k] in lexicon.core and (core is None or announced):
                core = k
    if wide is not None and clause.stop - wide <= _NEAR:
        return wide
    return wide if core is None else core


def _main_clause(clause: Clause) -> int:
    """Past "Asked what she had learned, |" or "Speaking in Vienna, |", if anything follows."""
    frame = clause.frame
    says = clause.lexicon.free_order and frame.lower[clause.first] in clause.lexicon.as_clause  # Wie N sagte, ist Y Q
    if says or not _opens_aside(frame, clause.first, clause.lexicon):
        return clause.first
    comma = next((k for k in range(clause.first, clause.stop - 2) if frame.words[k] == ","), -1)
    return comma + 1 if comma > 0 else clause.first


def _passive_without_agent(clause: Clause, verb: int) -> bool:
    """ "a project, which is called ...": nobody who could be the source."""
    frame, lexicon = clause.frame, clause.lexicon
    if (
        verb <= clause.first
        or frame.lower[verb - 1] not in lexicon.passive
        or frame.lower[verb - 2] in lexicon.reflexive
        or frame.lower[verb].endswith(lexicon.participles)
    ):
        return False
    return lexicon.agents.isdisjoint(frame.lower[verb + 1 : clause.stop])


def _in_words_of(clause: Clause) -> Source | None:
    """`In N's words, Q`; `in her statement: Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(clause.stop - 1, clause.first, -1):
        if frame.lower[k] in lexicon.words_of and frame.lower[k - 1] in lexicon.possessives:
            return Source(k - 1, k, k - 1, k + 1, "in-words-of")
        if frame.lower[k] in lexicon.words_of and frame.words[k - 1] in _POSSESSIVE:
            subject = phrase_ending(clause, k - 1)
            if subject:
                return Source(subject[0], subject[1], k - 1, k + 1, "in-words-of", subject[2])
    return None


def is_speech_verb(frame: Frame, k: int, lexicon: Lexicon, subject: bool = False) -> bool:
    """Whether token `k` is a verb of speech here: not "the report", "participating states", "notes from Vienna".

    `subject`: the subject stands before it; else it follows a quote.
    """
    low = frame.lower[k]
    if low not in lexicon.speech or (frame.words[k][0].isupper() and not _opens_clause(frame, k, lexicon)):
        return False
    previous = frame.lower[k - 1] if k else ""
    pronoun = lexicon.free_order and previous in lexicon.pronouns  # Dieser | betonte
    if not pronoun and (previous in lexicon.determiners or previous in lexicon.prepositions or previous in _POSSESSIVE):
        return False
    following = frame.lower[k + 1 : k + 2]
    if previous in _BREAKS and low.endswith(lexicon.past_endings) and following and following[0] in lexicon.agents:
        return False  # ", supported by"
    if low in lexicon.nounish and subject:
        clear = k and (is_capital(frame.words[k - 1]) or previous in lexicon.pronouns or previous in lexicon.documents)
        return bool(clear or not following or following[0] in _OBJECTS or previous in lexicon.auxiliaries)
    return True


def _opens_clause(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Dodala je: Q", "Отметив, что": where the verb may come first its capital tells nothing."""
    return lexicon.free_order and not lexicon.nouns_are_capital and (not k or frame.words[k - 1] in _SENTENCE_STARTS)


# Subjects


def subject_of(clause: Clause, verb: int) -> tuple[int, int, int | None] | None:
    """The subject of a verb: right before it, else before the apposition, else the sentence's own."""
    frame, lexicon = clause.frame, clause.lexicon
    k = verb
    passive = False
    while k > clause.first and (frame.lower[k - 1] in lexicon.auxiliaries or frame.lower[k - 1] in lexicon.adverbs):
        passive = (passive or frame.lower[k - 1] in lexicon.passive) and frame.lower[k - 1] not in lexicon.reflexive
        k -= 1
    if frame.lower[verb].endswith(lexicon.participles):
        return sentence_subject(Clause(frame, clause.first, verb, clause.registry))  # "..., adding: Q"
    if passive:
        return agent(clause, verb)
    if k > clause.first and frame.lower[k - 1] in lexicon.relative:
        return _antecedent(clause, k - 1)
    if lexicon.free_order and (found := inverted(clause, verb)):
        return found
    found = phrase_ending(clause, k)
    if found:
        return found
    if k - 1 > clause.first and frame.words[k - 1] in _BREAKS and (found := _explained(clause, k - 1)):
        return found
    return sentence_subject(Clause(frame, clause.first, verb, clause.registry))


def inverted(clause: Clause, verb: int) -> tuple[int, int, int | None] | None:
    """The subject behind its verb: "In Wien sagte | N", "Как отметил | посол", "In Wien hat | N ... gewürdigt"."""
    frame, lexicon = clause.frame, clause.lexicon
    finite = verb
    if lexicon.nouns_are_capital:  # the verb comes second, its participle or prefix last
        finite = next((k for k in range(clause.first, verb) if frame.lower[k] in lexicon.auxiliaries), verb)
    if (
        finite == verb
        and frame.words[verb - 1] not in (",", "(")
        and clause.first < verb
        and _stands_before(clause, verb)
    ):
        return None
    if finite != verb and _stands_before(clause, finite):
        return None
    start = clause.skip(finite + 1)
    start = past_adverbials(clause, start) if clause.phrase(start) is None else start
    phrase = clause.phrase(start)
    if phrase is None or not (
        phrase[1] is not None or frame.lower[start] in lexicon.nominative or _speaks(clause, start, phrase)
    ):
        return None
    return start, phrase[0], phrase[1]


def _speaks(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    """A noun of those who speak, in the nominative where cases show."""
    lexicon = clause.lexicon
    low = next((low for low in clause.frame.lower[start : phrase[0]] if is_nominal(low, lexicon)), "")
    return bool(low) and not _is_oblique(low, lexicon) and low not in lexicon.events


def _stands_before(clause: Clause, verb: int) -> bool:
    """Whether the subject stands before its verb: the clause opens with one, or one ends right there."""
    frame, lexicon = clause.frame, clause.lexicon
    k = verb
    while k > clause.first and (frame.lower[k - 1] in lexicon.auxiliaries or frame.lower[k - 1] in lexicon.adverbs):
        k -= 1
    if k == clause.first:
        return False
    if lexicon.nouns_are_capital:
        return not _opens_aside(frame, clause.first, lexicon) and clause.phrase(clause.first) is not None
    if frame.words[k - 1] in _BREAKS and not _opens_aside(frame, clause.first, lexicon) and clause.phrase(clause.first):
        return True  # N, who is in hospital, | said
    found = phrase_ending(clause, k - (frame.words[k - 1] in _BREAKS))
    return found is not None and (found[0] == clause.first or _is_subject(clause, found))


def _is_subject(clause: Clause, found: tuple[int, int, int | None]) -> bool:
    """No preposition holds it, and it is somebody: a name, a pronoun, a noun in the nominative."""
    frame, lexicon = clause.frame, clause.lexicon
    start = found[0]
    while start > clause.first and frame.lower[start - 1] in lexicon.determiners:
        start -= 1
    if start > clause.first and frame.lower[start - 1] in lexicon.prepositions:
        return False
    return (
        found[2] is not None
        or frame.lower[found[0]] in lexicon.nominative
        or _speaks(clause, found[0], (found[1], None))
    )


def _explained(clause: Clause, close: int) -> tuple[int, int, int | None] | None:
    """Whom the apposition before the verb explains: "N, who had met Minister M, | said"; "the Head, N, | said"."""
    frame, lexicon = clause.frame, clause.lexicon
    inner = phrase_ending(clause, close)
    if inner and inner[2] is not None and frame.words[inner[0] - 1] == "," and inner[0] > clause.first:
        return inner
    for c in range(clause.first + 1, close):
        if frame.words[c] not in _BREAKS or c + 1 in clause.names:
            continue
        opens = (
            frame.lower[c + 1] in lexicon.relative
            or frame.words[c] != ","
            or part(frame, c + 1, lexicon) is not Part.STOP
        )
        opens = opens or frame.lower[c + 1].endswith(lexicon.participles)
        if opens and (found := phrase_ending(clause, c)) and _points(frame, found, lexicon):
            return found
    return inner if inner and _points(frame, inner, lexicon) else None


def _antecedent(clause: Clause, relative: int) -> tuple[int, int, int | None] | None:
    """Whom "who" means: "Among them was N, a judge, | who said: Q"."""
    end = relative - (clause.frame.words[relative - 1] in _BREAKS)
    found = phrase_ending(clause, end)
    while found and not _points(clause.frame, found, clause.lexicon) and clause.frame.words[found[0] - 1] == ",":
        further = phrase_ending(clause, found[0] - 1)
        if further is None:
            break
        found = further
    return found


def _partner(clause: Clause, subject: tuple[int, int, int | None]) -> int | None:
    return partner(clause, subject[2]) if subject[2] is not None else None


def partner(clause: Clause, name: int) -> int | None:
    """The first of two names that share the verb: "Minister N and | Ambassador M | said"."""
    frame, lexicon = clause.frame, clause.lexicon
    starts = clause.registry.starts[frame.paragraph]
    before = bisect_left(starts, name) - 1
    if before < 0 or starts[before] < clause.first:
        return None
    end = clause.names[starts[before]]
    title = title_before(frame, name, end, lexicon)
    start = title.start if title.start < title.end else honorific_before(frame, name, lexicon)[0]
    while (
        start > end and frame.lower[start - 1] in lexicon.determiners and frame.lower[start - 1] not in lexicon.joining
    ):
        start -= 1
    return starts[before] if start - 1 == end and frame.lower[end] in lexicon.joining else None


def _points(frame: Frame, phrase: tuple[int, int, int | None], lexicon: Lexicon) -> bool:
    """A name or a pronoun: what an apposition explains ("N, Minister of Water, Energy and Soil, | said")."""
    return phrase[2] is not None or frame.lower[phrase[0]] in lexicon.pronouns


def agent(clause: Clause, verb: int) -> tuple[int, int, int | None] | None:
    """The agent of a passive: "was described by N as Q"."""
    for k in range(verb + 1, clause.stop):
        if clause.frame.lower[k] in clause.lexicon.agents and (phrase := clause.phrase(k + 1)):
            voices = clause.lexicon.voices
            if phrase[1] is not None or not voices.isdisjoint(clause.frame.lower[k + 1 : phrase[0]]):
                return k + 1, phrase[0], phrase[1]
    return None


def phrase_ending(clause: Clause, end: int) -> tuple[int, int, int | None] | None:
    """The noun phrase whose last token is right before `end`, back to the last break."""
    frame, lexicon = clause.frame, clause.lexicon
    if end <= clause.first:
        return None
    start = clause.registry.ends[frame.paragraph].get(end)
    if start is not None and start >= clause.first:
        return start, end, start
    if frame.lower[end - 1] in lexicon.pronouns:
        return end - 1, end, None
    a = end
    while a > clause.first and frame.words[a - 1] not in _CLAUSE_ENDS and frame.words[a - 1] not in _BREAKS:
        a -= 1
    for start in range(a, end):
        if start > a and not _may_open(frame, start, lexicon):
            continue
        if lexicon.free_order and start - 1 in clause.names and start < clause.names[start - 1]:
            continue  # amid a name
        phrase = clause.phrase(start)
        if lexicon.free_order and phrase and phrase[1] is not None and frame.lower[phrase[0]] in lexicon.prepositions:
            return start, phrase[0], phrase[1]  # N в своём блоге | написала
        if phrase and phrase[0] == end:
            return start, end, phrase[1]
    return None


def _may_open(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase may begin amid a clause: an article, a capital, a nominative without either."""
    low = frame.lower[k]
    if lexicon.cases and (low in lexicon.nominatives or low in lexicon.modifiers):
        return frame.lower[k - 1] not in lexicon.prepositions and frame.lower[k - 1] not in lexicon.modifiers
    return low in lexicon.determiners or is_capital(frame.words[k])


def sentence_subject(clause: Clause) -> tuple[int, int, int | None] | None:
    """The main subject: the first noun phrase that no preposition, participle or conjunction opens."""
    frame, lexicon = clause.frame, clause.lexicon
    i = clause.first
    while i < clause.stop:
        comma = next((k for k in range(i, clause.stop) if frame.words[k] in (",", "–", "—")), clause.stop)
        if not _opens_aside(frame, i, lexicon):
            if phrase := clause.phrase(i):
                return i, phrase[0], phrase[1]
        elif found := _after_aside(clause, i + 1, comma):
            return found
        i = comma + 1
    return None


def _opens_aside(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """In Vienna, Speaking at, When, who, Asked whether: what opens something else than the main clause."""
    low = frame.lower[i]
    if low in lexicon.prepositions or low in lexicon.subordinators or low in lexicon.relative:
        return True
    if low.endswith(lexicon.participles):
        return True
    return low.endswith(lexicon.past_endings) and (low in lexicon.speech or frame.lower[i + 1 : i + 2] == ["by"])


def _after_aside(clause: Clause, first: int, stop: int) -> tuple[int, int, int | None] | None:
    """A subject right behind an aside without a comma: "In her address | N warned", "On that day | she was"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(first + 1, stop):
        before = part(frame, k - 1, lexicon)
        if frame.lower[k] in lexicon.nominative and before is not Part.LINK:
            return k, k + 1, None
        if lexicon.free_order and k in clause.names and frame.lower[k - 1] in lexicon.auxiliaries:
            return k, clause.names[k], k  # In Wien hat | N ...
        if k in clause.names and before in (Part.LOOSE, Part.HEAD, Part.VERB) and frame.words[k - 1][0].islower():
            return k, clause.names[k], k
    return None


def _past_apposition(clause: Clause, i: int) -> int:
    """Past ", the Head of the Mission," or "(MP, Malta)" after a name."""
    frame = clause.frame
    if i + 1 < clause.stop and frame.lower[i] in clause.lexicon.origins and (phrase := clause.phrase(i + 1)):
        i = phrase[0]  # N of the Association of Judges | said
    if i < clause.stop and frame.words[i] == "(":
        i = next((k + 1 for k in range(i, clause.stop) if frame.words[k] == ")"), i)
    if i < clause.stop and frame.words[i] == ",":
        verb = clause.skip(i + 1)
        if verb < clause.stop and is_speech_verb(frame, verb, clause.lexicon, subject=True):
            return i + 1
        for k in range(i + 1, clause.stop):
            if frame.words[k] in _CLAUSE_ENDS and frame.words[k + 1 : k + 2] != [","]:
                return i
            if frame.words[k] == ",":
                verb = clause.skip(k + 1)
                if verb < clause.stop and is_speech_verb(frame, verb, clause.lexicon, subject=True):
                    return k + 1
    return i
