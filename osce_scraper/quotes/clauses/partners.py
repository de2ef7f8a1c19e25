"""Two with one voice: "N, Head of Mission, and Ambassador M said"."""

from bisect import bisect_left

from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.people.title_before import title_before
from osce_scraper.quotes.people.titles import title_end


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


def joined_later(clause: Clause, name: int | None, verb: int) -> int | None:
    """The second of two names that share a verb: "The Minister, N, and the Mayor, | M |, said"."""
    starts = clause.registry.starts[clause.frame.paragraph]
    last = starts[bisect_left(starts, verb) - 1] if name is not None and bisect_left(starts, verb) else name
    return last if name is not None and last != name and partner(clause, last) == name else None


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
