"""The subject of a verb or of a sentence: `| N |, Head of Mission, said`, `In Vienna, | N | met`, `..., N said, adding`."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause, can_speak, phrase_ending, points
from osce_scraper.quotes.clauses.explained import explained
from osce_scraper.quotes.clauses.sentence_subjects import sentence_subject
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.clauses.word_order import inverted
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_head, is_nominal
from osce_scraper.quotes.text.frames import Frame

_FAR: Final = 40
"""So many tokens before "and" the subject of both verbs is looked for."""
_WINDOW: Final = 150
"""So many tokens before a participle its sentence begins at most."""
_NEAR: Final = 10
"""So many tokens before its verb "what" or "when" opens a clause."""
_BREAKS: Final = frozenset({",", "(", ")", "–", "—", "―"})


def subject_of(clause: Clause, verb: int) -> tuple[int, int, int | None] | None:
    """The subject of a verb: right before it, else before the apposition, else the sentence's own."""
    frame, lexicon = clause.frame, clause.lexicon
    k = verb
    passive = False
    while k > clause.first and (
        frame.lower[k - 1] in lexicon.verbs.auxiliaries or frame.lower[k - 1] in lexicon.verbs.adverbs
    ):
        passive = (passive or frame.lower[k - 1] in lexicon.verbs.passive) and frame.lower[
            k - 1
        ] not in lexicon.grammar.reflexive
        k -= 1
    if frame.lower[verb].endswith(lexicon.verbs.participle_endings):
        return _of_participle(clause, verb, k)
    if passive:
        return _agent(clause, verb)
    if not lexicon.free_order and frame.lower[verb + 1 : verb + 2] == ["by"] and (found := _agent(clause, verb)):
        return found  # the law criticized by | N | as Q
    if not lexicon.free_order and frame.lower[k - 1] == "to" and (found := _who_is_to(clause, k - 1)):
        return found
    if k > clause.first and frame.lower[k - 1] in lexicon.grammar.relative:
        return _antecedent(clause, k - 1)
    if lexicon.free_order and (found := inverted(clause, verb)):
        return found
    found = phrase_ending(clause, k)
    if not lexicon.free_order:
        if found and found[2] is None and found[0] - 1 > clause.first and _is_held(frame, found[0], lexicon):
            k, found = found[0] - 1, None  # and | in a statement | thanked
        if k > clause.first and frame.lower[k - 1] in lexicon.grammar.conjunctions and k - 1 not in clause.names:
            if shared := _shared(clause, k - 1):
                return shared
            if clause.first > frame.sentence_at(k)[0]:
                return None  # Q of the plan | and said: whoever spoke before
        if found and not points(frame, found, lexicon):
            found = _of_relative(clause, found[0]) or found
    if lexicon.cases and found and not is_somebody(clause, found):  # N, | slikovito je opisao
        k, found = found[0], phrase_ending(clause, found[0])
    if found:
        return found
    if not lexicon.free_order and (found := _of_subordinate(clause, k)):
        return found
    if k - 1 > clause.first and frame.words[k - 1] in _BREAKS and (found := explained(clause, k - 1)):
        return found
    found = sentence_subject(Clause(frame, clause.first, verb, clause.registry))
    return found if lexicon.free_order else _behind(clause, k, verb, found) or found


def _behind(
    clause: Clause, k: int, verb: int, found: tuple[int, int, int | None] | None
) -> tuple[int, int, int | None] | None:
    """ "The sea is no border, said | N |, a judge": a name behind a comma and its verb, if nobody else can speak."""
    if clause.frame.words[k - 1] != "," or clause.frame.lower[verb] not in clause.lexicon.verbs.core:
        return None
    if found and (found[2] is not None or can_speak(clause, found[0], found[1])):
        return None
    start = clause.cue_end(verb)
    phrase = clause.phrase(start)
    return (start, *phrase) if phrase and phrase[1] is not None else None


def _who_is_to(clause: Clause, to: int) -> tuple[int, int, int | None] | None:
    """ "Y was so quiet that | N | was prompted to say"."""
    frame, verbs = clause.frame, clause.lexicon.verbs
    k = to
    while (
        k > clause.first
        and to - k < _NEAR
        and (
            frame.lower[k - 1] in verbs.auxiliaries
            or frame.lower[k - 1] in verbs.adverbs
            or frame.lower[k - 1] in verbs.particles
            or frame.lower[k - 1] in verbs.irregular
            or frame.lower[k - 1].endswith(verbs.past_endings)
        )
    ):
        k -= 1
    found = phrase_ending(clause, k) if k < to else None
    return found if found and points(frame, found, clause.lexicon) else None


def _agent(clause: Clause, verb: int) -> tuple[int, int, int | None] | None:
    """The agent of a passive: "was described by N as Q"."""
    for k in range(verb + 1, clause.stop):
        if clause.frame.lower[k] in clause.lexicon.grammar.agents and (phrase := clause.phrase(k + 1)):
            voices = clause.lexicon.voices
            if phrase[1] is not None or not voices.isdisjoint(clause.frame.lower[k + 1 : phrase[0]]):
                return k + 1, phrase[0], phrase[1]
    return None


def _of_participle(clause: Clause, verb: int, k: int) -> tuple[int, int, int | None] | None:
    """Whose "adding: Q" is: "with N | calling it Q", not "to N | calling", "..., N said, | adding: Q", else the subject of the sentence."""
    frame, lexicon = clause.frame, clause.lexicon
    beside = clause.registry.ends[frame.paragraph].get(k, -1)
    if beside >= clause.first and (lexicon.free_order or not _is_held(frame, beside, lexicon)):
        return beside, k, beside
    if not lexicon.free_order and frame.lower[k - 1] in lexicon.grammar.joining and (found := _shared(clause, k - 1)):
        return found
    for v in range(verb - 1, clause.first, -1):
        if frame.lower[v] in lexicon.verbs.core and not frame.lower[v].endswith(lexicon.verbs.participle_endings):
            if is_speech_verb(frame, v, lexicon, subject=True) and (found := phrase_ending(clause, v)):
                further = None if points(frame, found, lexicon) else _of_relative(clause, found[0])
                return further or found
            break
    first = clause.first if lexicon.free_order else max(frame.sentence_at(verb)[0], verb - _WINDOW)
    return sentence_subject(Clause(frame, first, verb, clause.registry))


def _is_held(frame: Frame, start: int, lexicon: Lexicon) -> bool:
    """ "in | a statement |", but "after | the Minister | said"."""
    before = frame.lower[start - 1] if start else "."
    return before in lexicon.grammar.place_prepositions and before not in lexicon.grammar.subordinators


def _shared(clause: Clause, joint: int) -> tuple[int, int, int | None] | None:
    """Whose both verbs are: "as | N | visited M and called him Q", "When asked whom she knew, | N | smiled and said"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(joint - 1, max(clause.first, joint - _FAR) - 1, -1):
        if frame.lower[k] in lexicon.grammar.personal:
            apposed = frame.words[k - 1] == "," and "," not in frame.words[k:joint]  # beside N, who | nodded and added
            if told := _antecedent(clause, k) if apposed else _told_of(clause, k):
                return told
        end = clause.names.get(k, k + 1 if frame.lower[k] in lexicon.grammar.nominative else k)
        if k < end < joint and _acts(frame, k, end, lexicon):
            return k, end, k if k in clause.names else None
    return None


def _told_of(clause: Clause, relative: int) -> tuple[int, int, int | None] | None:
    """ "She quoted | a caller | who had rung her and whispered: Q": behind a verb of speech it is the other one who speaks."""
    found = phrase_ending(clause, relative)
    if found is None or found[0] <= clause.first:
        return None
    return found if clause.frame.lower[found[0] - 1] in clause.lexicon.speech else None


def _acts(frame: Frame, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb is somebody's: "N | visited", "N | has", "with N | asking"; not "to N | asked for it"."""
    low, verbs, before = frame.lower[end], lexicon.verbs, frame.lower[start - 1] if start else "."
    if before in lexicon.grammar.prepositions and before not in lexicon.grammar.subordinators:
        return low.endswith(verbs.participle_endings) and low not in lexicon.function_words
    listed = low in verbs.auxiliaries or low in verbs.irregular or low in verbs.core
    return listed or low.endswith(verbs.past_endings)


def _of_relative(clause: Clause, start: int) -> tuple[int, int, int | None] | None:
    """Whom the clause before the verb tells of: "| One official | who saw the exchange said"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(start - 1, clause.first, -1):
        if frame.words[k] in _BREAKS:
            return None
        if frame.lower[k] in lexicon.grammar.personal:
            return phrase_ending(clause, k)
    return None


def _of_subordinate(clause: Clause, stop: int) -> tuple[int, int, int | None] | None:
    """ "in what | one Amer conservative | has dubbed Q", "when | N | in his speech called them Q"."""
    frame, small = clause.frame, clause.lexicon.grammar
    for k in range(stop - 1, max(clause.first - 1, stop - _NEAR), -1):
        low = frame.lower[k]
        if (
            frame.words[k] in _BREAKS
            or low in small.joining
            or (low in small.prepositions and low not in small.as_clause)
        ):
            return None
        if low in small.subordinators or low in small.relative or low in small.how:
            start = k + 1
            if start in clause.names:
                return start, clause.names[start], start
            return (start, stop, None) if start < stop and frame.lower[start] in small.determiners else None
    return None


def _antecedent(clause: Clause, relative: int) -> tuple[int, int, int | None] | None:
    """Whom "who" means: "Among them was N, a judge, | who said: Q"."""
    end = relative - (clause.frame.words[relative - 1] in _BREAKS)
    found = phrase_ending(clause, end)
    while found and not points(clause.frame, found, clause.lexicon) and clause.frame.words[found[0] - 1] == ",":
        further = phrase_ending(clause, found[0] - 1)
        if further is None:
            break
        found = further
    return (
        _last_person(clause, found)
        if found and clause.frame.lower[relative] in clause.lexicon.grammar.personal
        else found
    )


def _last_person(clause: Clause, found: tuple[int, int, int | None]) -> tuple[int, int, int | None]:
    """ "the award to | her mother |, who said": no thing speaks, but whom a preposition ties to it."""
    frame, lexicon = clause.frame, clause.lexicon
    if found[2] is not None or lexicon.free_order:
        return found
    for k in range(found[1] - 1, found[0] + 1, -1):
        tied = frame.lower[k - 1] in lexicon.grammar.prepositions and frame.lower[k - 1] not in lexicon.grammar.owning
        if tied and frame.lower[k] in lexicon.grammar.determiners:
            people = any(low in lexicon.nouns.people or is_head(low, lexicon) for low in frame.lower[k + 1 : found[1]])
            return (k, found[1], None) if people else found
    return found


def is_somebody(clause: Clause, subject: tuple[int, int, int | None]) -> bool:
    """A name, a pronoun, or a noun of those who speak: not "la réforme avançait"."""
    start, end, name = subject
    lower, lexicon = clause.frame.lower, clause.lexicon
    return (
        name is not None
        or lower[start] in lexicon.pronouns
        or any(is_nominal(low, lexicon) for low in lower[start:end])
    )
