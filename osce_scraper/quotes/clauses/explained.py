"""The subject before an apposition: "N, who had met Minister M, | said", "the Head, N, | said", "N, 24, | said"."""

from typing import Final

from osce_scraper.quotes.clauses.asides import named_behind
from osce_scraper.quotes.clauses.clauses import Clause, phrase_ending, points
from osce_scraper.quotes.clauses.sentence_subjects import sentence_subject
from osce_scraper.quotes.clauses.together import called_together
from osce_scraper.quotes.people.parts import Part, part

_BREAKS: Final = frozenset({",", "(", ")", "–", "—", "―"})
_AGE: Final = 5
"""So many tokens an age between commas has at most."""


def explained(clause: Clause, close: int) -> tuple[int, int, int | None] | None:
    """Whom the apposition before the verb explains: "N, who had met Minister M, | said"; "the Head, N, | said"."""
    frame, lexicon = clause.frame, clause.lexicon
    if named := named_behind(clause, close) or called_together(clause, close):
        return named
    close = _before_age(clause, close)
    inner = phrase_ending(clause, close)
    if (
        inner
        and tuple(frame.lower[clause.first : clause.first + 2]) in lexicon.grammar.one_of
        and frame.words[inner[0] - 1] in _BREAKS
    ):
        return inner  # One of them – a woman from Osh – said
    if inner and inner[2] is not None and frame.words[inner[0] - 1] == "," and inner[0] > clause.first:
        named = (
            None if lexicon.free_order else sentence_subject(Clause(frame, clause.first, inner[0] - 1, clause.registry))
        )
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


def _before_age(clause: Clause, close: int) -> int:
    """The comma before an age: "la conseillère N |, 24 ans, a répliqué"."""
    words = clause.frame.words
    opened = next((k for k in range(close - 1, max(clause.first, close - _AGE), -1) if words[k] in _BREAKS), close)
    return opened if words[opened + 1].isdigit() and opened < close else close


def _opens(clause: Clause, found: tuple[int, int, int | None]) -> bool:
    """ "| Others |, reacting to Koja, said": many who open their clause."""
    group = clause.frame.lower[found[1] - 1] in clause.lexicon.nouns.groups
    return group and found[0] == clause.first and not clause.lexicon.free_order
