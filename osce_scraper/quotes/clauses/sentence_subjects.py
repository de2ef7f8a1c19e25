"""The main subject of a sentence: the first noun phrase that no preposition, participle or conjunction opens."""

from typing import Final

from osce_scraper.quotes.clauses.asides import opens_aside
from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, is_capital, is_nominal, part
from osce_scraper.quotes.text.frames import Frame

_APPOSED: Final = 15
"""So many tokens behind somebody's name "who" may follow."""
_PAUSES: Final = frozenset({",", "–", "—"})
_BRACKETS: Final = frozenset("()")
_LONGEST_PLACE: Final = 3
_LONGEST_LABEL: Final = 6
"""So many tokens before a colon tell what the sentence is about."""


def sentence_subject(clause: Clause) -> tuple[int, int, int | None] | None:
    """The main subject: the first noun phrase that no preposition, participle or conjunction opens.

    `In Vienna, | N | met`, `For | N |, a student from Osh, it was`, `What | N |, a judge, likes is`.
    """
    frame, lexicon = clause.frame, clause.lexicon
    aside: tuple[int, int, int | None] | None = None
    i = clause.first if lexicon.free_order else _opening(clause)
    while i < clause.stop:
        comma = _next_pause(frame, i, clause.stop)
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


def _next_pause(frame: Frame, first: int, stop: int) -> int:
    """The next comma or dash that no brackets hold: "near Brenna (once Alt, 9 km to the south) |,| a man said"."""
    held = False
    for k in range(first, stop):
        word = frame.words[k]
        if word in _BRACKETS:
            held = word == "("
        elif not held and word in _PAUSES:
            return k
    return stop


def _opening(clause: Clause) -> int:
    """Where the sentence itself begins: "But | N said", "Denial of access: | An armed man said"."""
    frame, i, small = clause.frame, clause.first, clause.lexicon.grammar
    if i + 1 >= clause.stop:
        return i
    if frame.lower[i] in small.conjunctions and frame.lower[i] not in small.subordinators:
        return i + is_capital(frame.words[i + 1])
    labelled = ":" in frame.words[i + 1 : i + _LONGEST_LABEL] and (phrase := clause.phrase(i))
    if not labelled or phrase is None or phrase[0] + 1 >= clause.stop or frame.words[phrase[0]] != ":":
        return i
    return i if phrase[1] is not None else phrase[0] + 1


def _is_place(clause: Clause, i: int, comma: int) -> bool:
    """ "In Brno, | Czechia |, on Sunday, N said": what tells more of a place between commas."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or i - 2 <= clause.first or comma >= clause.stop or comma - i > _LONGEST_PLACE:
        return False
    if frame.words[i - 1] != "," or not is_capital(frame.words[i - 2]):
        return False
    if i in clause.names and not _dates(frame, comma + 1, lexicon):
        return False
    placed = any(low in lexicon.grammar.place_prepositions for low in frame.lower[max(clause.first, i - 5) : i - 2])
    return placed and all(
        is_capital(frame.words[k])
        and not is_nominal(frame.lower[k], lexicon)
        and (not frame.words[k].isupper() or "." in frame.words[k])
        for k in range(i, comma)
    )


def _dates(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "on | Sunday"."""
    on = frame.lower[k : k + 2]
    return len(on) == 2 and on[0] in lexicon.grammar.place_prepositions and on[1] in lexicon.names.days


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
    """ "The author of the review is | N |.", "The first graduate is called | N |."."""
    frame, lexicon = clause.frame, clause.lexicon
    name = phrase[0] + 1
    name += name < clause.stop and frame.lower[name] in lexicon.roles.calling
    told = phrase[1] is None and name in clause.names and frame.lower[phrase[0]] in lexicon.verbs.passive
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
        if frame.words[k] == "(":
            return None
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
        verbs = lexicon.verbs.auxiliaries if lexicon.free_order else lexicon.verbs.passive  # Among them was | N
        if k in clause.names and frame.lower[k - 1] in verbs:
            return k, clause.names[k], k  # In Wien hat | N ...
        if k in clause.names and before in (Part.LOOSE, Part.HEAD, Part.VERB) and frame.words[k - 1][0].islower():
            if not lexicon.free_order and frame.lower[k - 2] == "to":
                continue  # to bar | N |
            return k, clause.names[k], k
    return None


def _ends_noun_phrase(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "At the end of the meeting | the two officials signed", not "After meeting | the officials"."""
    before = part(frame, k - 1, lexicon)
    if frame.lower[k - 1].endswith(lexicon.verbs.participle_endings):
        return frame.lower[k - 2] in lexicon.grammar.determiners
    return before in (Part.HEAD, Part.LOOSE, Part.WORD) and not frame.lower[k - 1].endswith(lexicon.verbs.past_endings)
