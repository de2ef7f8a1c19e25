"""The cue stands behind the quote: `Q said S`, `Q, S said`, `Q, as S put it`, `Q – N`."""

from typing import Final

from osce_scraper.quotes.clauses import Clause, Source
from osce_scraper.quotes.cue_late import late, late_inverted, late_verb
from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.people import Registry
from osce_scraper.quotes.reporting_clauses import subject_verb, verb_subject
from osce_scraper.quotes.sources import according, body_that_said, in_words_of, message_of, stated_in
from osce_scraper.quotes.speech_verbs import is_speech_verb, may_be_verb

_PAUSES: Final = frozenset({",", "–", "—", "―", "-", ";", "."})


def after_quote(frame: Frame, quote: int, stop: int, registry: Registry, core: bool = False) -> Source | None:
    """Cue after the quote: `Q said S`, `Q, S said`, `Q, according to S`, `Q, as S put it`, `Q – N`.

    `core`: only a plain verb of speech right behind the quote, for there is a cue before it too.
    """
    i = quote + 1
    dashed = False
    while i < stop and frame.words[i] in _PAUSES:
        dashed = dashed or frame.words[i] not in ",;."
        i += 1
    stop = next((k for k in range(i, stop) if frame.words[k] == QUOTE), stop)
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
        or verb_subject(clause, i)
        or subject_verb(clause, i)
        or late_verb(clause, i)
        or _verb_alone(clause, i)
        or _in_own_words(clause)
        or _nobody(clause, i)
        or (_name_line(clause, i) if dashed else None)
        or (None if clause.lexicon.free_order else late(clause) or late_inverted(clause))
    )


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


def _name_line(clause: Clause, i: int) -> Source | None:
    """A pull quote with a name line: `Q – N, Head of Mission`."""
    phrase = clause.phrase(i)
    if phrase and phrase[1] is not None:
        return Source(i, phrase[0], i, i, "name-line", phrase[1])
    return None


def _verb_alone(clause: Clause, i: int) -> Source | None:
    """`Q, rekla je`; `Q, – добавила она` has its subject and is none of these."""
    frame, lexicon = clause.frame, clause.lexicon
    if not lexicon.drops_subject:
        return None
    verb = clause.skip(i)
    if verb >= clause.stop or not is_speech_verb(frame, verb, lexicon):
        return None
    cue_end = verb + 1
    while cue_end < clause.stop and frame.lower[cue_end] in lexicon.verbs.auxiliaries:
        cue_end += 1
    return Source(verb, verb, i, cue_end, "verb-alone", verb=verb, dropped=lexicon.sex_of(frame.lower[verb]))


def _nobody(clause: Clause, i: int) -> Source | None:
    """`Q, – сообщили в ведомстве`: speech by its verb, of whom no rule can tell."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = clause.skip(i)
    paused = frame.words[i - 1] != QUOTE
    if not (lexicon.free_order and paused) or verb >= clause.stop or frame.lower[verb] not in lexicon.verbs.core:
        return None
    if not is_speech_verb(frame, verb, lexicon):
        return None
    return body_that_said(clause, verb) or Source(verb, verb, verb, verb + 1, "verb-only", verb=verb)
