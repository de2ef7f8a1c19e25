"""Cues behind a quote that lack a verb or a subject: `Q – N, Head of Mission`, `Q, rekla je`, `Q, – сообщили`."""

from osce_scraper.quotes.clauses.clauses import Clause, Source
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.cues.sources import body_that_said
from osce_scraper.quotes.text.frames import QUOTE


def name_line(clause: Clause, i: int) -> Source | None:
    """A pull quote with a name line: `Q – N, Head of Mission`."""
    phrase = clause.phrase(i)
    if phrase and phrase[1] is not None:
        return Source(i, phrase[0], i, i, "name-line", phrase[1])
    return None


def verb_alone(clause: Clause, i: int) -> Source | None:
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


def nobody(clause: Clause, i: int) -> Source | None:
    """`Q, – сообщили в ведомстве`: speech by its verb, of whom no rule can tell."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = clause.skip(i)
    paused = frame.words[i - 1] != QUOTE
    if not (lexicon.free_order and paused) or verb >= clause.stop or frame.lower[verb] not in lexicon.verbs.core:
        return None
    if not is_speech_verb(frame, verb, lexicon):
        return None
    return body_that_said(clause, verb) or Source(verb, verb, verb, verb + 1, "verb-only", verb=verb)
