"""The cue stands in a clause of its own: `Said N: Q`, `N: Y is Q`, `Y, commented S, was Q`."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause, Source, can_speak
from osce_scraper.quotes.people.parts import is_capital

_PAUSES: Final = frozenset({",", ":", "(", "–", "—"})


def verb_first(clause: Clause) -> Source | None:
    """`Said N: Q`."""
    frame, first = clause.frame, clause.first
    if frame.lower[first] not in clause.lexicon.verbs.core or not is_capital(frame.words[first]):
        return None
    if frame.lower[first].endswith(clause.lexicon.verbs.participle_endings):
        return None  # Echoing M, N said: Q
    phrase = clause.phrase(first + 1)
    if phrase is None or (phrase[0] < clause.stop and frame.words[phrase[0]] not in _PAUSES):
        return None  # Asked a question about it, N said: Q
    return Source(first + 1, phrase[0], first, first + 1, "cue-before", phrase[1], verb=first)


def inserted(clause: Clause) -> Source | None:
    """`Y, commented S, was Q`: a reporting clause between commas.

    In `N, who heads the Mission, told participants, Q` nothing stands between the second comma and the quote.
    """
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or lexicon.verbs.core.isdisjoint(clause.lower):
        return None
    for verb in range(clause.first + 2, clause.stop - 2):
        if frame.words[verb - 1] != "," or frame.lower[verb] not in lexicon.verbs.core:
            continue
        phrase = clause.phrase(verb + 1) if not frame.lower[verb].endswith(lexicon.verbs.participle_endings) else None
        if phrase is None or phrase[0] >= clause.stop:
            continue
        if frame.lower[phrase[0] + 1 : phrase[0] + 2] and frame.lower[phrase[0] + 1] in lexicon.grammar.subordinators:
            continue  # N, the judge, told M, | that Y was Q
        ends = phrase[0] + 1 == clause.stop and (phrase[1] is None or clause.first in clause.names)
        if (
            not ends
            and frame.words[phrase[0]] == ","
            and (phrase[1] is not None or can_speak(clause, verb + 1, phrase[0]))
        ):
            return Source(verb + 1, phrase[0], verb, verb + 1, "cue-before", phrase[1], verb=verb)
    return None


def headline(clause: Clause) -> Source | None:
    """`N: Y is Q`."""
    end = clause.names.get(clause.first)
    if end is None or clause.frame.words[end] != ":":
        return None
    return Source(clause.first, end, end, end + 1, "colon", clause.first)
