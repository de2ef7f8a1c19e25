"""The cue ends the sentence: `Q because of the rain, S said.`, `Q that Y can do it, said N, head of the Mission.`"""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause, Source, can_speak
from osce_scraper.quotes.clauses.reporting_clauses import subject_verb
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.clauses.word_order import past_adverbials
from osce_scraper.quotes.people.people import Registry
from osce_scraper.quotes.text.frames import QUOTE, Frame

_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})
_FAR: Final = 40
"""So many tokens behind a quote the clause that ends its sentence begins at most."""
_LATE: Final = 20
"""So many tokens before the end of its sentence a late cue begins at most."""


def late_core(frame: Frame, quote: int, stop: int, registry: Registry) -> Source | None:
    """`Y begins to Q in the north, said S.`: the clause that ends the sentence, whatever verb stands before the quote."""
    i = quote + 1
    stop = next((k for k in range(i, stop) if frame.words[k] == QUOTE), stop)
    if i >= stop:
        return None
    clause = Clause(frame, i, stop, registry)
    return late(clause) or late_inverted(clause)


def late(clause: Clause) -> Source | None:
    """`Q because of the rain, S said.`: the clause that ends the sentence."""
    frame = clause.frame
    end = clause.stop - (frame.words[clause.stop - 1] in _CLAUSE_ENDS)
    for comma in range(end - 1, max(clause.first, end - _LATE), -1):
        if frame.words[comma] == ",":
            source = subject_verb(Clause(frame, comma + 1, end, clause.registry), comma + 1)
            if source and source.verb is not None and frame.lower[source.verb] in clause.lexicon.verbs.core:
                return source
    return None


def late_inverted(clause: Clause) -> Source | None:
    """`Q that Y can do it, said N, head of the Mission`: the reporting clause that ends the sentence."""
    frame, lexicon = clause.frame, clause.lexicon
    for comma in range(clause.first, min(clause.stop, clause.first + _FAR) - 2):
        verb = comma + 1
        if frame.words[comma] != "," or frame.lower[verb] not in lexicon.verbs.core:
            continue
        if frame.lower[verb].endswith(lexicon.verbs.participle_endings):
            continue
        phrase = clause.phrase(verb + 1)
        if phrase and (phrase[1] is not None or can_speak(clause, verb + 1, phrase[0])):
            return Source(verb + 1, phrase[0], verb, clause.cue_end(verb), "verb-subject", phrase[1], verb=verb)
    return None


def late_verb(clause: Clause, i: int) -> Source | None:
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
