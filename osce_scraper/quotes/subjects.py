"""The subject of a verb or of a sentence: `| N |, Head of Mission, said`, `In Vienna, | N | met`, `..., N said, adding`."""

from bisect import bisect_left
from typing import Final

from osce_scraper.quotes.clauses import Clause, agent, is_speech_verb, opens_aside, phrase_ending, points
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.parts import Part, is_capital, is_nominal, part
from osce_scraper.quotes.title_before import title_before
from osce_scraper.quotes.titles import title_end
from osce_scraper.quotes.word_order import inverted

_APPOSED: Final = 15
"""So many tokens behind somebody's name "who" may follow."""
_FAR: Final = 40
"""So many tokens before "and" the subject of both verbs is looked for."""
_LONGEST_PLACE: Final = 3
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
        return agent(clause, verb)
    if k > clause.first and frame.lower[k - 1] in lexicon.grammar.relative:
        return _antecedent(clause, k - 1)
    if lexicon.free_order and (found := inverted(clause, verb)):
        return found
    found = phrase_ending(clause, k)
    if not lexicon.free_order:
        if found and found[2] is None and found[0] - 1 > clause.first and _is_held(frame, found[0], lexicon):
            k, found = found[0] - 1, None  # and | in a statement | thanked
        if frame.lower[k - 1] in lexicon.grammar.conjunctions and (shared := _shared(clause, k - 1)):
            return shared
        if found and not points(frame, found, lexicon):
            found = _of_relative(clause, found[0]) or found
    if lexicon.cases and found and not is_somebody(clause, found):  # N, | slikovito je opisao
        k, found = found[0], phrase_ending(clause, found[0])
    if found:
        return found
    if k - 1 > clause.first and frame.words[k - 1] in _BREAKS and (found := _explained(clause, k - 1)):
        return found
    return sentence_subject(Clause(frame, clause.first, verb, clause.registry))


def _of_participle(clause: Clause, verb: int, k: int) -> tuple[int, int, int | None] | None:
    """Whose "adding: Q" is: "with N | calling it Q", "..., N said, | adding: Q", else the subject of the sentence."""
    frame, lexicon = clause.frame, clause.lexicon
    if (beside := clause.registry.ends[frame.paragraph].get(k)) is not None and beside >= clause.first:
        return beside, k, beside
    if not lexicon.free_order and frame.lower[k - 1] in lexicon.grammar.joining and (found := _shared(clause, k - 1)):
        return found
    for v in range(verb - 1, clause.first, -1):
        if frame.lower[v] in lexicon.verbs.core and not frame.lower[v].endswith(lexicon.verbs.participle_endings):
            if is_speech_verb(frame, v, lexicon, subject=True) and (found := phrase_ending(clause, v)):
                return found
            break
    return sentence_subject(Clause(frame, clause.first, verb, clause.registry))


def _is_held(frame: Frame, start: int, lexicon: Lexicon) -> bool:
    """ "in | a statement |", but "after | the Minister | said"."""
    before = frame.lower[start - 1]
    return before in lexicon.grammar.place_prepositions and before not in lexicon.grammar.subordinators


def _shared(clause: Clause, joint: int) -> tuple[int, int, int | None] | None:
    """Whose both verbs are: "as | N | visited M and called him Q", "When asked whom she knew, | N | smiled and said"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(joint - 1, max(clause.first, joint - _FAR) - 1, -1):
        end = clause.names.get(k, k + 1 if frame.lower[k] in lexicon.grammar.nominative else k)
        if k < end < joint and _acts(frame, k, end, lexicon):
            return k, end, k if k in clause.names else None
    return None


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


def _explained(clause: Clause, close: int) -> tuple[int, int, int | None] | None:
    """Whom the apposition before the verb explains: "N, who had met Minister M, | said"; "the Head, N, | said"."""
    frame, lexicon = clause.frame, clause.lexicon
    inner = phrase_ending(clause, close)
    if (
        inner
        and tuple(frame.lower[clause.first : clause.first + 2]) in lexicon.grammar.one_of
        and frame.words[inner[0] - 1] in _BREAKS
    ):
        return inner  # One of them – a woman from Osh – said
    if inner and inner[2] is not None and frame.words[inner[0] - 1] == "," and inner[0] > clause.first:
        named = None if lexicon.free_order else sentence_subject(Clause(frame, clause.first, inner[0] - 1, clause.registry))
        return named if named and named[2] is not None else inner  # N, editor of a journal, the Echo, | said
    for c in range(clause.first + 1, close):
        if frame.words[c] not in _BREAKS or (c + 1 in clause.names and frame.words[c] != "("):
            continue
        opens = (
            frame.lower[c + 1] in lexicon.grammar.relative
            or frame.words[c] != ","
            or part(frame, c + 1, lexicon) is not Part.STOP
        )
        opens = opens or frame.lower[c + 1].endswith(lexicon.verbs.participle_endings)
        if opens and (found := phrase_ending(clause, c)) and (points(frame, found, lexicon) or _opens(clause, found)):
            return found
    return inner if inner and points(frame, inner, lexicon) else None


def _opens(clause: Clause, found: tuple[int, int, int | None]) -> bool:
    """ "| Others |, reacting to Koja, said": many who open their clause."""
    group = clause.frame.lower[found[1] - 1] in clause.lexicon.nouns.groups
    return group and found[0] == clause.first and not clause.lexicon.free_order


def _antecedent(clause: Clause, relative: int) -> tuple[int, int, int | None] | None:
    """Whom "who" means: "Among them was N, a judge, | who said: Q"."""
    end = relative - (clause.frame.words[relative - 1] in _BREAKS)
    found = phrase_ending(clause, end)
    while found and not points(clause.frame, found, clause.lexicon) and clause.frame.words[found[0] - 1] == ",":
        further = phrase_ending(clause, found[0] - 1)
        if further is None:
            break
        found = further
    return found


def sentence_subject(clause: Clause) -> tuple[int, int, int | None] | None:
    """The main subject: the first noun phrase that no preposition, participle or conjunction opens.

    `In Vienna, | N | met`, `For | N |, a student from Osh, it was`, `What | N |, a judge, likes is`.
    """
    frame, lexicon = clause.frame, clause.lexicon
    aside: tuple[int, int, int | None] | None = None
    i = clause.first
    if not lexicon.free_order and i < clause.stop and frame.lower[i] in lexicon.grammar.conjunctions - lexicon.grammar.subordinators:
        i += is_capital(frame.words[min(i + 1, clause.stop - 1)])  # But | N
    while i < clause.stop:
        comma = next((k for k in range(i, clause.stop) if frame.words[k] in (",", "–", "—")), clause.stop)
        if _is_place(clause, i, comma):
            pass
        elif not opens_aside(frame, i, lexicon):
            explains = aside is not None and aside[1] == i - 1 and comma < clause.stop and i not in clause.names
            if not explains and not _is_apposed_to_pronoun(clause, i, comma) and (phrase := clause.phrase(i)):
                return _cleft(clause, i) or _predicate_name(clause, phrase) or (i, phrase[0], phrase[1])
        elif found := _after_aside(clause, i + 1, comma):
            return found
        elif i + 1 in clause.names:
            aside = i + 1, clause.names[i + 1], i + 1
            if frame.lower[i] in lexicon.grammar.for_whom:
                break
        i = comma + 1
    return aside


def _is_place(clause: Clause, i: int, comma: int) -> bool:
    """ "In Brno, | Czechia |, on Sunday, N said": what tells more of a place between commas."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or i - 2 <= clause.first or comma >= clause.stop or comma - i > _LONGEST_PLACE:
        return False
    if frame.words[i - 1] != "," or not is_capital(frame.words[i - 2]) or i in clause.names:
        return False
    placed = any(low in lexicon.grammar.place_prepositions for low in frame.lower[max(clause.first, i - 5) : i - 2])
    return placed and all(is_capital(frame.words[k]) and not is_nominal(frame.lower[k], lexicon) and (not frame.words[k].isupper() or "." in frame.words[k]) for k in range(i, comma))


def _is_apposed_to_pronoun(clause: Clause, i: int, comma: int) -> bool:
    """ "A retired notary, | she | reads every letter"."""
    frame, lexicon = clause.frame, clause.lexicon
    if (
        frame.words[comma : comma + 1] != [","]
        or comma + 1 >= len(frame.words)
        or lexicon.free_order
        or frame.lower[i] not in lexicon.grammar.indefinite
    ):
        return False
    return frame.lower[comma + 1] in lexicon.grammar.nominative


def _predicate_name(clause: Clause, phrase: tuple[int, int | None]) -> tuple[int, int, int | None] | None:
    """ "The author of the review is | N |."."""
    name = phrase[0] + 1
    frame, lexicon = clause.frame, clause.lexicon
    told = phrase[1] is None and name in clause.names and frame.lower[name - 1] in lexicon.verbs.passive
    return (name, clause.names[name], name) if told and not lexicon.free_order else None


def _cleft(clause: Clause, i: int) -> tuple[int, int, int | None] | None:
    """`It was her granddaughter, | N |, who broke the silence: Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    if (
        lexicon.pronouns.get(frame.lower[i]) != "n"
        or i + 2 >= clause.stop
        or frame.lower[i + 1] not in lexicon.verbs.passive
    ):
        return None
    phrase = clause.phrase(i + 2)
    if phrase is None or phrase[0] + 1 >= clause.stop:
        return None
    if frame.lower[phrase[0]] in lexicon.grammar.relative:
        return (i + 2, *phrase)
    breaks = (k for k in range(phrase[0], min(phrase[0] + _APPOSED, clause.stop - 1)) if frame.words[k] == ",")
    return (i + 2, *phrase) if any(frame.lower[k + 1] in lexicon.grammar.relative for k in breaks) else None


def _after_aside(clause: Clause, first: int, stop: int) -> tuple[int, int, int | None] | None:
    """A subject right behind an aside without a comma: "In her address | N warned", "On that day | she was"."""
    frame, lexicon = clause.frame, clause.lexicon
    if frame.lower[first - 1] in lexicon.grammar.how and first in clause.names:
        return first, clause.names[first], first  # What N likes
    for k in range(first + 1, stop):
        before = part(frame, k - 1, lexicon)
        if frame.lower[k] in lexicon.grammar.nominative and before is not Part.LINK:
            return k, k + 1, None
        opened = (
            frame.lower[first - 1] in lexicon.grammar.prepositions
            and frame.lower[first - 1] not in lexicon.grammar.subordinators
        )
        if opened and frame.lower[k] in lexicon.grammar.determiners and _ends_noun_phrase(frame, k, lexicon):
            phrase = clause.phrase(k)
            return (k, phrase[0], phrase[1]) if phrase else None
        if lexicon.free_order and k in clause.names and frame.lower[k - 1] in lexicon.verbs.auxiliaries:
            return k, clause.names[k], k  # In Wien hat | N ...
        if k in clause.names and before in (Part.LOOSE, Part.HEAD, Part.VERB) and frame.words[k - 1][0].islower():
            return k, clause.names[k], k
    return None


def _ends_noun_phrase(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "At the end of the meeting | the two officials signed", not "After meeting | the officials"."""
    before = part(frame, k - 1, lexicon)
    if frame.lower[k - 1].endswith(lexicon.verbs.participle_endings):
        return frame.lower[k - 2] in lexicon.grammar.determiners
    return before in (Part.HEAD, Part.LOOSE, Part.WORD) and not frame.lower[k - 1].endswith(lexicon.verbs.past_endings)


def partner(clause: Clause, name: int | None) -> int | None:
    """The first of two names that share the verb: "N, Head of Mission, and | Ambassador M | said"."""
    if name is None:
        return None
    frame, lexicon = clause.frame, clause.lexicon
    starts = clause.registry.starts[frame.paragraph]
    before = bisect_left(starts, name) - 1
    if before < 0 or starts[before] < clause.first:
        return None
    end = clause.names[starts[before]]
    joint = next((k for k in range(name - 1, end - 1, -1) if frame.lower[k] in lexicon.grammar.joining), -1)
    while joint > end and not _joins(clause, end, joint, name):
        joint = next((k for k in range(joint - 1, end - 1, -1) if frame.lower[k] in lexicon.grammar.joining), -1)
    return starts[before] if joint >= end and _joins(clause, end, joint, name) else None


def _joins(clause: Clause, end: int, joint: int, name: int) -> bool:
    """Whether "and" stands between two people: only their titles are left on its sides."""
    frame, lexicon = clause.frame, clause.lexicon
    start = joint + 1
    while start < name and frame.lower[start] in lexicon.grammar.determiners:
        start += 1
    if start < name and title_before(frame, name, start, lexicon).start != start:
        second = title_end(frame, start, name, lexicon)
        if second == start or frame.words[second:name] not in ([], [","]):
            return False
    if joint == end:
        return True
    first = joint - (frame.words[joint - 1] == ",")
    if first <= end or frame.words[end] != ",":
        return first == end
    start = end + 1
    while start < first and frame.lower[start] in lexicon.grammar.determiners:
        start += 1
    return title_end(frame, start, first, lexicon) == first


def is_somebody(clause: Clause, subject: tuple[int, int, int | None]) -> bool:
    """A name, a pronoun, or a noun of those who speak: not "la réforme avançait"."""
    start, end, name = subject
    lower, lexicon = clause.frame.lower, clause.lexicon
    return (
        name is not None
        or lower[start] in lexicon.pronouns
        or any(is_nominal(low, lexicon) for low in lower[start:end])
    )
