"""The cue stands before the quote: `S said: Q`, `S said that Y was Q`, `Calling Y Q, S urged`, `S: Q`."""

from typing import Final

from osce_scraper.quotes.asides import opens_aside
from osce_scraper.quotes.clauses import (
    Clause,
    Source,
    can_speak,
    ends_with_comma,
    is_speech_verb,
    may_be_verb,
    phrase_ending,
    points,
    quote_before,
)
from osce_scraper.quotes.colons import colon
from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.insertions import headline, inserted, verb_first
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.parts import Part, part
from osce_scraper.quotes.people import Registry
from osce_scraper.quotes.sources import according, body_that_said, in_view_of, in_words_of, stated_before
from osce_scraper.quotes.subjects import is_somebody, partner, subject_of

_POSSESSIVE: Final = frozenset({"'s", "’s"})
_OBJECTS: Final = frozenset({"that", ":", ",", QUOTE, "."})
_FAR: Final = 40
"""So many tokens behind a quote its subject is looked for."""
_NEAR: Final = 3
"""A verb so many tokens before the quote governs it, whatever other verbs the sentence has."""


def before_quote(frame: Frame, first: int, quote: int, registry: Registry) -> Source | None:
    """Cue before the quote: `S said: Q`, `S said that Y was Q`, `according to S, Q`, `in S's words, Q`, `S: Q`."""
    clause = Clause(frame, first, quote, registry)
    source = (
        according(clause, first, anywhere=True)
        or stated_before(clause)
        or in_view_of(clause)
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
        or (None if clause.lexicon.free_order else _any_verb(clause))
        or (_of_nobody(clause, verb) if verb is not None else None)
        or colon(clause)
    )


def _reported(clause: Clause, verb: int) -> Source | None:
    """`S said that Y was Q`, `rekao je da je Y Q`."""
    lexicon, lower = clause.lexicon, clause.frame.lower
    subject = subject_of(clause, verb)
    if lexicon.free_order and subject and not is_somebody(clause, subject):
        verb, subject = _said_that(clause, verb, subject)
    if subject and not lexicon.free_order and _is_reduced(clause, verb):
        return None
    if subject:
        start, end, name = subject
        pair = partner(clause, name)
        return Source(start, end, verb, clause.cue_end(verb), "cue-before", name, pair, verb)
    if lexicon.drops_subject and lower[verb] not in lexicon.verbs.stated:
        sex = lexicon.sex_of(lower[verb])
        return Source(verb, verb, verb, clause.cue_end(verb), "cue-before", verb=verb, dropped=sex)
    return None


def _is_reduced(clause: Clause, verb: int) -> bool:
    """ "the count was bad in most of the stations | observed |, Q": a participle of things, with a verb before it."""
    lower, lexicon = clause.frame.lower, clause.lexicon
    near = phrase_ending(clause, verb) if lower[verb].endswith(lexicon.verbs.past_endings) else None
    if near is None or points(clause.frame, near, lexicon) or can_speak(clause, near[0], near[1]):
        return False
    return near[1] == verb and not lexicon.verbs.auxiliaries.isdisjoint(lower[clause.first : near[0]])


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


def cue_verb(clause: Clause) -> int | None:
    """The verb beside the quote, else the first core verb of speech (before a colon the last), else the last wide one."""
    frame, lexicon = clause.frame, clause.lexicon
    core = wide = weak = None
    announced = frame.words[clause.stop - 1] == ":"
    stop = clause.stop
    if lexicon.free_order and not announced and ":" in frame.words[clause.first : stop]:
        stop = frame.words.index(":", clause.first)  # N отметил: | стороны говорили Q
    for k in range(_main_clause(clause), stop):
        if frame.lower[k] in lexicon.speech and is_speech_verb(frame, k, lexicon, subject=True):
            if _passive_without_agent(clause, k) or (core is not None and _is_foreseen(frame, k, lexicon)):
                continue
            if frame.lower[k] in lexicon.verbs.weak:
                weak = k
                continue
            if wide is not None and core is None and _is_reported_of(clause, wide, k):
                continue
            wide = k
            if frame.lower[k] in lexicon.verbs.core and (core is None or announced):
                core = k
    beside = weak is not None and core is None and weak == clause.stop - 1 and not lexicon.free_order
    if beside and weak is not None and (wide is None or not _is_reported_of(clause, wide, weak)):
        return weak  # objected to the words, which she found Q
    if wide is None or core is None:
        return weak if wide is None else wide
    if announced and wide > core and not lexicon.grammar.how.isdisjoint(frame.lower[core:wide]):
        return wide  # recalled how the captain had described the night: Q
    near = clause.stop - wide <= _NEAR and (lexicon.free_order or frame.lower[wide] in lexicon.negatives.judging)
    return wide if near or _beside(clause, wide) else core


def _is_reported_of(clause: Clause, verb: int, inner: int) -> bool:
    """ "reminded the participants that the law already | guaranteed | Q": the verb of what somebody reports."""
    frame, lexicon = clause.frame, clause.lexicon
    judges = frame.lower[inner] in lexicon.negatives.judging
    return not lexicon.free_order and not judges and "that" in frame.lower[verb + 1 : inner]


def _is_foreseen(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "N said the Centre | would repeat | it: Q"."""
    while k > 1 and frame.lower[k - 1] in lexicon.verbs.adverbs:
        k -= 1
    return frame.lower[k - 1] in lexicon.verbs.modal


def _beside(clause: Clause, verb: int) -> bool:
    """Nothing but "that", a particle or a sign between verb and quote: what the verb reports is the quote."""
    between = clause.frame.lower[clause.cue_end(verb) : clause.stop]
    return len(between) <= 1 and _OBJECTS.issuperset(between)


def _main_clause(clause: Clause) -> int:
    """Past "Asked what she had learned, |" or "Speaking in Vienna, |", if anything follows."""
    frame = clause.frame
    says = (
        clause.lexicon.free_order and frame.lower[clause.first] in clause.lexicon.grammar.as_clause
    )  # Wie N sagte, ist Y Q
    if says or not opens_aside(frame, clause.first, clause.lexicon):
        return clause.first
    comma = next((k for k in range(clause.first, clause.stop - 2) if frame.words[k] == ","), -1)
    if clause.lexicon.free_order and not clause.lexicon.verbs.core.isdisjoint(
        frame.lower[clause.first : max(comma, 0)]
    ):
        return clause.first  # Зі свого боку N зауважив, | що
    return comma + 1 if comma > 0 else clause.first


def _passive_without_agent(clause: Clause, verb: int) -> bool:
    """ "a project, which is called ...": nobody who could be the source."""
    frame, lexicon = clause.frame, clause.lexicon
    if (
        verb <= clause.first
        or frame.lower[verb - 1] not in lexicon.verbs.passive
        or frame.lower[verb - 2] in lexicon.grammar.reflexive
        or frame.lower[verb].endswith(lexicon.verbs.participle_endings)
    ):
        return False
    return lexicon.grammar.agents.isdisjoint(frame.lower[verb + 1 : clause.stop])


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
