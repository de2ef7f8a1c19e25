"""A colon before the quote and no verb of speech: `Her answer: Q`, `The motto of S: Q`, `S had only one word for it: Q`."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause, Source
from osce_scraper.quotes.clauses.sentence_subjects import sentence_subject

_POSSESSIVE: Final = frozenset({"'s", "’s"})
_DASHES: Final = frozenset({"–", "—", "―", "-"})
_NEAR: Final = 3
"""So many tokens behind a possessive its noun stands at most."""


def colon(clause: Clause) -> Source | None:
    """`The motto of S: Q`, `S had only one word for it: Q`."""
    stop = clause.stop
    if clause.frame.words[stop - 1] != ":":
        return None
    subject = _behind_dash(clause) or _owner(clause) or sentence_subject(clause) or _last_name(clause)
    if subject is None:
        return None
    subject = _apposed(clause, _whose(clause, subject))
    return Source(subject[0], subject[1], stop - 1, stop, "colon", subject[2])


def _whose(clause: Clause, subject: tuple[int, int, int | None]) -> tuple[int, int, int | None]:
    """ "The Ambassador's message": her words, so herself."""
    for k in range(subject[0] + 1, subject[1]):
        own = clause.frame.lower[k : max(subject[1], k + _NEAR)]
        if clause.frame.words[k] in _POSSESSIVE and not clause.lexicon.grammar.words_of.isdisjoint(own):
            return subject[0], k, None
    return subject


def _apposed(clause: Clause, subject: tuple[int, int, int | None]) -> tuple[int, int, int | None]:
    """ "His partner in those days, | N |, had a story: Q": the name behind whatever tells more of the subject."""
    frame, small = clause.frame, clause.lexicon.grammar
    placed = subject[2] is None and frame.lower[subject[1]] in small.prepositions and not clause.lexicon.free_order
    for k in range(subject[1], min(subject[1] + _NEAR * 2, clause.stop - 2)) if placed else ():
        if frame.words[k] == ",":
            end = clause.names.get(k + 1, 0)
            return (k + 1, end, k + 1) if end and frame.words[end] == "," else subject
    return subject


def _owner(clause: Clause) -> tuple[int, int, int | None] | None:
    """`Her answer: Q`; `For her the course was a beginning: Q`."""
    first, frame, lexicon = clause.first, clause.frame, clause.lexicon
    if frame.lower[first] in lexicon.grammar.for_whom and frame.lower[first + 1] in lexicon.pronouns:
        further = frame.lower[first + 2] if first + 2 < clause.stop else ""
        return (first + 1, first + 2, None) if further in lexicon.grammar.determiners or further == "," else None
    if frame.lower[first] not in lexicon.possessives:
        return None
    theirs = frame.lower[first + 1] in lexicon.grammar.words_of or frame.lower[first + 1] in lexicon.nouns.documents
    near = frame.lower[first + 1 : first + _NEAR]  # His Swedish neighbour could not resist: Q
    somebody = not lexicon.nouns.relational.isdisjoint(near)
    return (
        (first, first + 1, None) if theirs or not (lexicon.free_order or somebody) else None
    )  # not "Son homologue, N, a dit: Q"


def _last_name(clause: Clause) -> tuple[int, int, int | None] | None:
    """`Then came | N |: Q`, not `He turned to N: Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    start = clause.registry.ends[frame.paragraph].get(clause.stop - 1, -1)
    if lexicon.free_order or start < clause.first:
        return None
    before = frame.lower[start - 1] if start > clause.first else "."
    return None if before in lexicon.grammar.prepositions else (start, clause.stop - 1, start)


def _behind_dash(clause: Clause) -> tuple[int, int, int | None] | None:
    """`Voters are tired – | N |: Q`: whose words a headline gives."""
    found = _last_name(clause)
    return found if found and found[0] > clause.first and clause.frame.words[found[0] - 1] in _DASHES else None
