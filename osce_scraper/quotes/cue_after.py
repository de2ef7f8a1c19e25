"""The cue stands behind the quote: `Q said S`, `Q, S said`, `Q, as S put it`, `Q – N`."""

from typing import Final

from osce_scraper.quotes.appositions import past_apposition
from osce_scraper.quotes.clauses import (
    Clause,
    Source,
    can_speak,
    ends_with_comma,
    is_speech_verb,
    may_be_verb,
    quote_before,
)
from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.parts import Part, part
from osce_scraper.quotes.people import Registry
from osce_scraper.quotes.sources import according, body_that_said, in_words_of, message_of, stated_in
from osce_scraper.quotes.subjects import partner
from osce_scraper.quotes.word_order import is_thing, past_adverbials, past_aside, speaks

_PAUSES: Final = frozenset({",", "–", "—", "―", "-", ";", "."})
_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})
_FAR: Final = 40
"""So many tokens behind a quote the clause that ends its sentence begins at most."""
_LATE: Final = 20
"""So many tokens before the end of its sentence a late cue begins at most."""


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
        source = _verb_subject(clause, i) or _subject_verb(clause, i)
        plain = source and source.verb is not None and frame.lower[source.verb] in clause.lexicon.verbs.core
        plain = plain and frame.words[source.cue_end : source.cue_end + 1] != [":"] if source else None
        return source if plain else None
    return (
        according(clause, i)
        or stated_in(clause, i)
        or message_of(clause, i)
        or _as_put(clause, i)
        or _verb_subject(clause, i)
        or _subject_verb(clause, i)
        or _late_verb(clause, i)
        or _verb_alone(clause, i)
        or _in_own_words(clause)
        or _nobody(clause, i)
        or (_name_line(clause, i) if dashed else None)
        or (None if clause.lexicon.free_order else _late(clause) or _late_inverted(clause))
    )


def late_core(frame: Frame, quote: int, stop: int, registry: Registry) -> Source | None:
    """`Y begins to Q in the north, said S.`: the clause that ends the sentence, whatever verb stands before the quote."""
    i = quote + 1
    stop = next((k for k in range(i, stop) if frame.words[k] == QUOTE), stop)
    if i >= stop:
        return None
    clause = Clause(frame, i, stop, registry)
    return _late(clause) or _late_inverted(clause)


def _in_own_words(clause: Clause) -> Source | None:
    """`Q was, in S's words, the motto`; what stands in somebody's speech or letter need not be the quote."""
    source, lexicon = in_words_of(clause), clause.lexicon
    own = source is not None and clause.frame.lower[source.cue_end - 1] in lexicon.grammar.own_words
    return source if lexicon.free_order or own else None


def _verb_subject(clause: Clause, i: int) -> Source | None:
    """`Q said Ambassador N`, `Q, also noted the Minister`, `Q, laughed N` (any verb, if a person follows)."""
    frame, lexicon = clause.frame, clause.lexicon
    verb = clause.skip(i)
    asked = verb if verb < clause.stop and frame.lower[verb] in lexicon.grammar.enclitics else None
    verb = verb if asked is None else clause.skip(verb + 1)
    if verb >= clause.stop or frame.words[verb] == QUOTE or not frame.words[verb][0].islower():
        return None
    if frame.lower[verb].endswith(lexicon.verbs.participle_endings):
        return None  # Q, adding that
    known = is_speech_verb(frame, verb, lexicon)
    cue_end = clause.cue_end(verb)
    start = clause.skip(cue_end) if frame.lower[cue_end : cue_end + 1] != ["both"] else cue_end
    if asked is not None:  # a | -t-elle | déclaré
        return Source(asked, asked + 1, verb, cue_end, "verb-subject", verb=verb) if known else None
    if known and lexicon.free_order and (behind := past_aside(clause, cue_end)):
        start = behind
    if not known and frame.lower[start : start + 1] == ["in"] and start + 1 in clause.names:
        start = cue_end = start + 1  # Q, chimed in N
    phrase = clause.phrase(start)
    if known and lexicon.free_order and (phrase is None or is_thing(clause, start, phrase)):
        start = past_adverbials(clause, start)
        phrase = clause.phrase(start)
    if phrase is None:
        return None
    end, name = phrase
    if not known and lexicon.free_order:
        someone = name is not None or frame.lower[start] in lexicon.grammar.nominative
        someone = someone or (frame.words[i - 1] in _PAUSES and speaks(clause, start, phrase))
        if not someone or start != verb + 1 or part(frame, verb, lexicon) not in (Part.LOOSE, Part.VERB):
            return None
    elif not known and (not may_be_verb(frame, verb, lexicon) or verb != i or start != cue_end):
        return None  # "Q," laughed N: any word in lower case, right between quote and speaker
    if not known and name is None and frame.lower[start] not in lexicon.grammar.determiners:
        return None
    things = name is None and frame.lower[verb] not in lexicon.verbs.core and not lexicon.free_order
    if things and not can_speak(clause, start, end):
        return None  # Q cast a vote
    rule: Method = "verb-subject" if known else "any-verb"
    return _with_partner(clause, Source(start, end, verb, cue_end, rule, name, verb=verb))


def _with_partner(clause: Clause, source: Source) -> Source:
    """`Q, said N and Ambassador M`, `Q, N and M said`: two with one voice."""
    end = source.end
    if source.name is None or end + 1 >= clause.stop or clause.frame.lower[end] not in clause.lexicon.grammar.joining:
        return source
    second = clause.phrase(end + 1)
    if second is None or second[1] is None or partner(clause, second[1]) != source.name:
        return source
    return source._replace(end=second[0], name=second[1], partner=source.name)


def _subject_verb(clause: Clause, i: int) -> Source | None:
    """`Q, N said`, `Q, the Minister, who was there, added`, `Q, N joked.`."""
    frame, lexicon = clause.frame, clause.lexicon
    phrase = clause.phrase(i)
    if phrase is None:
        return None
    end, name = phrase
    pair = _with_partner(clause, Source(i, end, 0, 0, "subject-verb", name))
    end, name = pair.end, pair.name
    verb = clause.skip(past_apposition(clause, end))
    if verb >= clause.stop:
        return None
    said = is_speech_verb(frame, verb, lexicon, subject=True)
    oblique = lexicon.cases and name is None and frame.lower[i] not in lexicon.pronouns
    if said and not (oblique and not speaks(clause, i, phrase)):
        return pair._replace(cue_start=verb, cue_end=clause.cue_end(verb), verb=verb)
    if lexicon.free_order and name is None and frame.lower[i] not in lexicon.grammar.nominative:
        return None
    comma = not lexicon.free_order and ends_with_comma(frame, quote_before(frame, i))
    end_of_verb = (
        verb + 1 + (frame.lower[verb + 1 : verb + 2] != [] and frame.lower[verb + 1] in lexicon.grammar.prepositions)
    )
    last = end_of_verb >= clause.stop - 1 and may_be_verb(frame, verb, lexicon)  # chimes in
    if comma and last and frame.lower[i] in lexicon.grammar.definite and can_speak(clause, i, end):
        return Source(i, end, verb, verb + 1, "any-verb", name, verb=verb)  # Q, his Russian colleague returned.
    behind = verb + 1 + (frame.lower[verb + 1 : verb + 2] != [] and frame.lower[verb + 1] in lexicon.verbs.particles)
    short = comma or behind >= clause.stop or frame.words[behind] in (".", ",")  # N went on, as if Y
    if short and may_be_verb(frame, verb, lexicon) and (name is not None or frame.lower[i] in lexicon.pronouns):
        return Source(i, end, verb, verb + 1, "any-verb", name, verb=verb)
    return None


def _as_put(clause: Clause, i: int) -> Source | None:
    """`Q, as S put it`; `Q is how S described it`; `Q was what S called it`; `Q is all S says`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = i
    while k < clause.stop and frame.lower[k] in lexicon.verbs.auxiliaries:
        k += 1
    opening = lexicon.grammar.how | lexicon.grammar.all_that if k > i else lexicon.grammar.as_clause
    if k >= clause.stop or frame.lower[k] not in opening:
        return None
    source = _subject_verb(clause, k + 1) or _verb_subject(clause, k + 1)
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


def _late(clause: Clause) -> Source | None:
    """`Q because of the rain, S said.`: the clause that ends the sentence."""
    frame = clause.frame
    end = clause.stop - (frame.words[clause.stop - 1] in _CLAUSE_ENDS)
    for comma in range(end - 1, max(clause.first, end - _LATE), -1):
        if frame.words[comma] == ",":
            source = _subject_verb(Clause(frame, comma + 1, end, clause.registry), comma + 1)
            if source and source.verb is not None and frame.lower[source.verb] in clause.lexicon.verbs.core:
                return source
    return None


def _late_inverted(clause: Clause) -> Source | None:
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
