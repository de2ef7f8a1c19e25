"""The cue stands before the quote: `S said: Q`, `S said that Y was Q`, `Calling Y Q, S urged`, `S: Q`."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import (
    Clause,
    Source,
    can_speak,
    ends_with_comma,
    phrase_ending,
    points,
    quote_before,
)
from osce_scraper.quotes.clauses.partners import joined_later, partner
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb, may_be_verb
from osce_scraper.quotes.clauses.subjects import is_somebody, subject_of
from osce_scraper.quotes.cues.colons import colon
from osce_scraper.quotes.cues.cue_verbs import cue_verb, verb_of_aside
from osce_scraper.quotes.cues.insertions import headline, inserted, verb_first
from osce_scraper.quotes.cues.sources import (
    according,
    body_that_said,
    claim_of,
    in_view_of,
    in_words_of,
    quoted_as,
    stated_before,
    words_beside,
)
from osce_scraper.quotes.people.parts import Part, part
from osce_scraper.quotes.people.people import Registry
from osce_scraper.quotes.text.frames import Frame

_FAR: Final = 40
"""So many tokens behind a quote its subject is looked for."""


def before_quote(frame: Frame, first: int, quote: int, registry: Registry) -> Source | None:
    """Cue before the quote: `S said: Q`, `S said that Y was Q`, `according to S, Q`, `in S's words, Q`, `S: Q`."""
    clause = Clause(frame, first, quote, registry)
    source = (
        according(clause, first, anywhere=True)
        or stated_before(clause)
        or in_view_of(clause)
        or quoted_as(clause)
        or (None if clause.lexicon.free_order else words_beside(clause) or claim_of(clause))
        or verb_first(clause)
        or inserted(clause)
        or headline(clause)
    )
    if source:
        return source
    verb = cue_verb(clause)
    if verb is not None and verb == first and frame.lower[first].endswith(clause.lexicon.verbs.participle_endings):
        return _subject_behind(clause, verb, quote, frame.sentence_at(quote)[1])
    return (
        (_reported(clause, verb) if verb is not None else None)
        or in_words_of(clause)
        or (body_that_said(clause, verb) if verb is not None else None)
        or (None if clause.lexicon.free_order else _any_verb(clause) or _any_that(clause) or _in_aside(clause))
        or (_of_nobody(clause, verb) if verb is not None else None)
        or colon(clause)
    )


def _reported(clause: Clause, verb: int) -> Source | None:
    """`S said that Y was Q`, `rekao je da je Y Q`."""
    lexicon, lower = clause.lexicon, clause.frame.lower
    subject = subject_of(clause, verb)
    if lexicon.free_order and subject and not is_somebody(clause, subject):
        verb, subject = _said_that(clause, verb, subject)
    if subject and not lexicon.free_order and (_is_reduced(clause, verb) or _is_anyone(clause, subject)):
        return None
    if subject:
        start, end, name = subject
        pair = partner(clause, name)
        if pair is None and (last := joined_later(clause, name, verb)) is not None:
            name, end, pair = last, clause.names[last], name
        return Source(start, end, verb, clause.cue_end(verb), "cue-before", name, pair, verb)
    if lexicon.drops_subject and lower[verb] not in lexicon.verbs.stated:
        sex = lexicon.sex_of(lower[verb])
        return Source(verb, verb, verb, clause.cue_end(verb), "cue-before", verb=verb, dropped=sex)
    return None


def _is_anyone(clause: Clause, subject: tuple[int, int, int | None]) -> bool:
    """ "not what | one | would expect: Q"."""
    one = any(clause.frame.lower[subject[0]] == phrase[0] for phrase in clause.lexicon.grammar.one_of)
    return one and subject[1] == subject[0] + 1


def _is_reduced(clause: Clause, verb: int) -> bool:
    """ "the count was bad in most of the stations | observed |, Q": a participle of things, with a verb before it."""
    lower, lexicon = clause.frame.lower, clause.lexicon
    near = phrase_ending(clause, verb) if lower[verb].endswith(lexicon.verbs.past_endings) else None
    if near is None or points(clause.frame, near, lexicon) or can_speak(clause, near[0], near[1]):
        return False
    return near[1] == verb and not lexicon.verbs.auxiliaries.isdisjoint(lower[clause.first : near[0]])


def _in_aside(clause: Clause) -> Source | None:
    """`As N explained, Y is Q`."""
    verb = verb_of_aside(clause)
    return _reported(clause, verb) if verb is not None else None


def _of_nobody(clause: Clause, verb: int) -> Source | None:
    """`В ведомстве сообщили: Q`: speech by its verb, of whom no rule can tell."""
    announced = clause.lexicon.free_order and clause.frame.words[clause.stop - 1] == ":"
    if not announced or clause.frame.lower[verb] not in clause.lexicon.verbs.core:
        return None
    return Source(verb, verb, verb, verb + 1, "verb-only", verb=verb)


def same_subject(frame: Frame, first: int, quote: int, previous: Source, registry: Registry) -> Source | None:
    """`S called it Q and pledged that Y was Q`, `S said that Y was Q and that Z was Q`: the speaker of the quote before."""
    clause = Clause(frame, first, quote, registry)
    lexicon = registry.lexicon
    verb = cue_verb(clause)
    if verb is not None:
        return previous._replace(cue_start=verb, cue_end=clause.cue_end(verb), verb=verb)
    k = first + (frame.words[first] == ",")
    if frame.lower[k] not in lexicon.grammar.conjunctions or k + 1 >= quote:
        return None
    goes_on = frame.lower[k + 1] in lexicon.grammar.subordinators or part(frame, k + 1, lexicon) is Part.LOOSE
    goes_on = goes_on or (not lexicon.free_order and frame.lower[k + 1] in lexicon.verbs.auxiliaries)  # and has Q
    return previous._replace(verb=None) if goes_on else None


def _subject_behind(clause: Clause, verb: int, quote: int, stop: int) -> Source | None:
    """`Calling the vote Q, S urged ...`: whom the participle that opens the sentence belongs to."""
    frame = clause.frame
    whole = Clause(frame, quote + 1, min(stop, quote + _FAR), clause.registry)
    for k in range(quote, whole.stop):
        inside = k == quote and ends_with_comma(frame, quote_before(frame, quote + 1))
        if (inside or frame.words[k] == ",") and (phrase := whole.phrase(k + 1)):
            return Source(k + 1, phrase[0], verb, clause.cue_end(verb), "cue-before", phrase[1], verb=verb)
    return None


def _any_verb(clause: Clause) -> Source | None:
    """`N grinned: Q`, `she laughs, Q`: any word in lower case between a name or pronoun and the sign before the quote."""
    frame, verb = clause.frame, clause.stop - 2
    if verb <= clause.first or frame.words[verb + 1] not in {",", ":"}:
        return None
    if frame.lower[verb] in clause.lexicon.verbs.particles:  # "shot back:"
        verb -= 1
    if not may_be_verb(frame, verb, clause.lexicon):
        return None
    found = phrase_ending(clause, verb)
    if found is None or not points(frame, found, clause.lexicon):
        return None
    return Source(found[0], found[1], verb, verb + 1, "any-verb", found[2], verb=verb)


def _any_that(clause: Clause) -> Source | None:
    """`N shrugged that Y was Q`: any past tense before "that", whoever listed it."""
    frame, lexicon = clause.frame, clause.lexicon
    for verb in range(clause.first + 1, clause.stop - 2) if "that" in clause.lower else ():
        past = frame.lower[verb + 1] == "that" and frame.lower[verb].endswith(lexicon.verbs.past_endings)
        subject = subject_of(clause, verb) if past and may_be_verb(frame, verb, lexicon) else None
        if subject and points(frame, subject, lexicon):
            return Source(subject[0], subject[1], verb, verb + 1, "any-verb", subject[2], verb=verb)
    return None


def _said_that(
    clause: Clause, verb: int, subject: tuple[int, int, int | None]
) -> tuple[int, tuple[int, int, int | None] | None]:
    """The verb before "that" and its subject: "N a reconnu que | la réforme avançait Q"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(clause.first, verb):
        if frame.lower[k] in lexicon.verbs.core and not lexicon.grammar.subordinators.isdisjoint(
            frame.lower[k + 1 : k + 3]
        ):
            found = subject_of(clause, k) if is_speech_verb(frame, k, lexicon, subject=True) else None
            if found:
                return k, found
    return verb, subject
