"""Many who are named behind what they are called: "The Co-Chairs of the Minsk Group (N, N and N)", "One of them, Judge N,"."""

from bisect import bisect_left
from typing import Final

from osce_scraper.quotes.clauses.asides import opens_aside
from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.people.phrase_names import apposed_name

_OPENING: Final = frozenset({",", "("})


def called_together(clause: Clause, close: int) -> tuple[int, int, int | None] | None:
    """Whom names between commas or brackets explain, as far as token `close`.

    "| The Co-Chairs of the Minsk Group | (N, N and N) said", "In a letter, | the three Ministers |, N, N and N, said",
    "One of them, Judge | N |, said".
    """
    frame, lexicon, first = clause.frame, clause.lexicon, clause.first
    if not lexicon.free_order and opens_aside(frame, first, lexicon):  # In a joint statement, | the Co-Chairs
        first = next((k + 1 for k in range(first, close) if frame.words[k] == ","), close)
    opened = next((k for k in range(first + 1, close) if frame.words[k] in _OPENING), close)
    if opened >= close:
        return None
    if tuple(frame.lower[first : first + 2]) in lexicon.grammar.one_of:
        name = apposed_name(frame, opened + 1, close, clause.names, lexicon)
        return None if name is None else (name, clause.names[name], name)
    if lexicon.free_order:
        return None
    starts = clause.registry.starts[frame.paragraph]
    named = bisect_left(starts, close) - bisect_left(starts, opened)
    phrase = Clause(frame, first, opened, clause.registry).phrase(first) if named > 1 else None
    if phrase is None or phrase[1] is not None or phrase[0] != opened:
        return None
    called = frame.lower[first:opened]
    link = next((k for k, low in enumerate(called) if low in lexicon.grammar.prepositions), len(called))
    return None if lexicon.nouns.groups.isdisjoint(called[:link]) else (first, opened, None)
