"""What opens something else than the main clause: In Vienna, Speaking at, Hours later, Back in 1999."""

from bisect import bisect_left

from osce_scraper.quotes.clauses.clauses import Clause
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.title_before import title_before
from osce_scraper.quotes.text.frames import Frame


def opens_aside(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """In Vienna, Speaking at, When, who, Asked whether: what opens something else than the main clause."""
    low = frame.lower[i]
    if low in lexicon.grammar.prepositions or low in lexicon.grammar.subordinators or low in lexicon.grammar.relative:
        return True
    if (
        low in lexicon.verbs.particles
        and frame.lower[i + 1 : i + 2]
        and frame.lower[i + 1] in lexicon.grammar.prepositions
    ):
        return True  # Back in 1999
    if low.endswith(lexicon.verbs.participle_endings):
        return True
    if (
        frame.lower[i + 1 : i + 2]
        and frame.lower[i + 1] in lexicon.verbs.adverbs
        and frame.words[i + 2 : i + 3] == [","]
    ):
        return low[-1] == "s" and not lexicon.free_order and low not in lexicon.voices  # Hours later, N
    return low.endswith(lexicon.verbs.past_endings) and (low in lexicon.speech or frame.lower[i + 1 : i + 2] == ["by"])


def named_behind(clause: Clause, close: int) -> tuple[int, int, int | None] | None:
    """ "Speaking after M, a judge, | N |, a mayor, called for Y": of two names the one that a comma parts from the aside."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or not opens_aside(frame, clause.first, lexicon):
        return None
    starts = clause.registry.starts[frame.paragraph]
    names = starts[bisect_left(starts, clause.first) : bisect_left(starts, close)]
    if len(names) < 2 or frame.words[clause.names[names[-1]]] != ",":
        return None
    first = title_before(frame, names[-1], clause.names[names[-2]], lexicon).start
    first -= first > clause.first and frame.lower[first - 1] in lexicon.grammar.determiners
    return (names[-1], clause.names[names[-1]], names[-1]) if frame.words[first - 1] == "," else None
