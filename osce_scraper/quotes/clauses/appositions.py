"""What stands between a speaker and the verb: "N, the Head of the Mission, | said", "N (MP, Malta) | said"."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, is_capital, part
from osce_scraper.quotes.text.frames import QUOTE, Frame

_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})


def past_apposition(clause: Clause, i: int) -> int:
    """Past ", the Head of the Mission," or "(MP, Malta)" after a name."""
    frame = clause.frame
    if i + 1 < clause.stop and frame.lower[i] in clause.lexicon.grammar.origins and (phrase := clause.phrase(i + 1)):
        i = _past_body(clause, phrase[0])  # N of the Association of Judges | said
    if i < clause.stop and frame.lower[i] in clause.lexicon.grammar.personal and (verb := _past_relative(clause, i)):
        return verb
    if i < clause.stop and frame.words[i] == "(":
        i = next((k + 1 for k in range(i, clause.stop) if frame.words[k] == ")"), i)
    if i < clause.stop and frame.words[i] == ",":
        verb = clause.skip(i + 1)
        if verb < clause.stop and is_speech_verb(frame, verb, clause.lexicon, subject=True):
            return i + 1
        for k in range(i + 1, clause.stop):
            if frame.words[k] in _CLAUSE_ENDS and not _goes_on(frame, k, clause.lexicon):
                return i
            verb = clause.skip(k + 1) if frame.words[k] == "," else k
            core = frame.words[k] == "," or (
                frame.lower[k] in clause.lexicon.verbs.core and frame.lower[k - 1] not in "who"
            )
            if core and verb < clause.stop and is_speech_verb(frame, verb, clause.lexicon, subject=True):
                return verb
    return i


def _past_body(clause: Clause, i: int) -> int:
    """Past the rest of a body called after somebody: "of the Ana Kos | Centre for Peace | wrote"."""
    frame = clause.frame
    k = i
    while k < clause.stop and (is_capital(frame.words[k]) or part(frame, k, clause.lexicon) is Part.LINK):
        k += 1
    verb = clause.skip(k)
    return k if verb < clause.stop and is_speech_verb(frame, verb, clause.lexicon, subject=True) else i


def _past_relative(clause: Clause, who: int) -> int | None:
    """ "a farmer who took part in the training | said", "one of those who had seen it | told N"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(who + 2, clause.stop if not lexicon.free_order else who):
        if frame.words[k] in _CLAUSE_ENDS or frame.words[k] == ",":
            break
        if frame.lower[k] in lexicon.verbs.core and is_speech_verb(frame, k, lexicon, subject=True):
            return k
    return None


def _goes_on(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """A dot that ends no clause: "N, Mr | . | Koja's deputy, said", "N, head of the U.S | ., said"."""
    before = frame.lower[k - 1]
    initial = len(before) == 1 or before in lexicon.grammar.abbreviations
    return frame.words[k + 1 : k + 2] == [","] or (frame.words[k] == "." and initial)
