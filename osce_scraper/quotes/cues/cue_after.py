"""The cue stands behind the quote: `Q said S`, `Q, S said`, `Q, as S put it`, `Q – N`."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause, Source, can_speak
from osce_scraper.quotes.clauses.reporting_clauses import subject_verb, verb_subject
from osce_scraper.quotes.clauses.speech_verbs import may_be_verb
from osce_scraper.quotes.cues.bare_cues import name_line, nobody, verb_alone
from osce_scraper.quotes.cues.cue_late import late, late_inverted, late_verb
from osce_scraper.quotes.cues.sources import according, in_words_of, message_of, quoted_as, stated_in
from osce_scraper.quotes.people.names import is_nickname
from osce_scraper.quotes.people.people import Registry
from osce_scraper.quotes.text.frames import QUOTE, Frame

_PAUSES: Final = frozenset({",", "–", "—", "―", "-", ";", "."})
_NEAR: Final = 6
"""So many tokens before "by N" the verb stands that judges."""


def after_quote(frame: Frame, quote: int, stop: int, registry: Registry, core: bool = False) -> Source | None:
    """Cue after the quote: `Q said S`, `Q, S said`, `Q, according to S`, `Q, as S put it`, `Q – N`.

    `core`: only a plain verb of speech right behind the quote, for there is a cue before it too.
    """
    i = quote + 1
    dashed = False
    while i < stop and frame.words[i] in _PAUSES:
        dashed = dashed or frame.words[i] not in ",;."
        i += 1
    stop = next((k for k in range(i, stop) if frame.words[k] == QUOTE and not is_nickname(frame, k)), stop)
    if i >= stop:
        return None
    clause = Clause(frame, i, stop, registry)
    if core:
        source = verb_subject(clause, i) or subject_verb(clause, i)
        plain = source and source.verb is not None and frame.lower[source.verb] in clause.lexicon.verbs.core
        plain = plain and frame.words[source.cue_end : source.cue_end + 1] != [":"] if source else None
        return source if plain else None
    return (
        according(clause, i)
        or stated_in(clause, i)
        or message_of(clause, i)
        or _as_put(clause, i)
        or _by_agent(clause, i)
        or _quoted_as(clause)
        or verb_subject(clause, i)
        or subject_verb(clause, i)
        or late_verb(clause, i)
        or verb_alone(clause, i)
        or _in_own_words(clause)
        or nobody(clause, i)
        or (name_line(clause, i) if dashed else None)
        or (None if clause.lexicon.free_order else late(clause) or late_inverted(clause))
    )


def put_behind(frame: Frame, quote: int, stop: int, registry: Registry) -> Source | None:
    """`S agreed that Y was Q, as N put it`: whose words they are, whatever stands before them."""
    i = quote + 1 + (quote + 1 < stop and frame.words[quote + 1] in _PAUSES)
    clause = Clause(frame, i, stop, registry)
    source = _as_put(clause, i) if i < stop and frame.lower[i] in registry.lexicon.grammar.as_clause else None
    if source is None or source.verb is None:
        return None
    said = frame.lower[source.verb] in registry.lexicon.verbs.core
    put = frame.lower[source.cue_end - 1] in registry.lexicon.verbs.particles
    return source if said or put or registry.lexicon.free_order else None


def _quoted_as(clause: Clause) -> Source | None:
    """`Q, the Echo quoted S as saying`."""
    source = quoted_as(clause)
    return source._replace(rule="subject-verb") if source else None


def _by_agent(clause: Clause, i: int) -> Source | None:
    """`Y was called Q by S`, `Y, denounced as Q by S, is over`."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or frame.lower[i] not in lexicon.grammar.agents:
        return None
    verbs = [k for k in range(max(0, i - _NEAR), i) if frame.lower[k] in lexicon.negatives.judging]
    phrase = clause.phrase(i + 1) if verbs else None
    if phrase is None or not (phrase[1] is not None or can_speak(clause, i + 1, phrase[0])):
        return None
    return Source(i + 1, phrase[0], verbs[-1], verbs[-1] + 1, "verb-subject", phrase[1], verb=verbs[-1])


def _in_own_words(clause: Clause) -> Source | None:
    """`Q was, in S's words, the motto`; what stands in somebody's speech or letter need not be the quote."""
    source, lexicon = in_words_of(clause), clause.lexicon
    own = source is not None and clause.frame.lower[source.cue_end - 1] in lexicon.grammar.own_words
    return source if lexicon.free_order or own else None


def _as_put(clause: Clause, i: int) -> Source | None:
    """`Q, as S put it`; `Q is how S described it`; `Q was what S called it`; `Q is all S says`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = i
    while k < clause.stop and frame.lower[k] in lexicon.verbs.auxiliaries:
        k += 1
    opening = lexicon.grammar.how | lexicon.grammar.all_that if k > i else lexicon.grammar.as_clause
    if k >= clause.stop or frame.lower[k] not in opening:
        return None
    source = subject_verb(clause, k + 1) or verb_subject(clause, k + 1)
    phrase = clause.phrase(k + 1)
    if source or phrase is None or phrase[0] >= clause.stop or not may_be_verb(frame, phrase[0], lexicon):
        return source
    return Source(k + 1, phrase[0], k, phrase[0] + 1, "as-put", phrase[1], verb=phrase[0])  # is how N paraphrased it
