"""Subjects behind their verb and other freedoms of word order: "In Wien sagte | N", "Как отметил | посол", "rekla je | N"."""

from typing import Final

from osce_scraper.quotes.clauses.asides import opens_aside
from osce_scraper.quotes.clauses.clauses import Clause, Source, phrase_ending
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.names import honorific_before
from osce_scraper.quotes.people.parts import Part, is_head, is_nominal, part
from osce_scraper.quotes.people.people import Registry
from osce_scraper.quotes.people.title_before import title_before
from osce_scraper.quotes.text.frames import QUOTE, Frame

_BREAKS: Final = frozenset({",", "(", ")", "–", "—", "―"})
_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})
_FURTHEST_SUBJECT: Final = 12


def inverted(clause: Clause, verb: int) -> tuple[int, int, int | None] | None:
    """The subject behind its verb: "In Wien sagte | N", "Как отметил | посол", "In Wien hat | N ... gewürdigt"."""
    frame, lexicon = clause.frame, clause.lexicon
    finite = verb
    if lexicon.nouns_are_capital:  # the verb comes second, its participle or prefix last
        finite = next((k for k in range(clause.first, verb) if frame.lower[k] in lexicon.verbs.auxiliaries), verb)
    if (
        finite == verb
        and frame.words[verb - 1] not in (",", "(")
        and clause.first < verb
        and _stands_before(clause, verb)
    ):
        return None
    if finite != verb and _stands_before(clause, finite):
        return None
    start = clause.skip(finite + 1)
    start = past_adverbials(clause, start) if clause.phrase(start) is None else start
    phrase = clause.phrase(start)
    if phrase is None or not (
        phrase[1] is not None or frame.lower[start] in lexicon.grammar.nominative or speaks(clause, start, phrase)
    ):
        return None
    return start, phrase[0], phrase[1]


def speaks(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    """A noun of those who speak, in the nominative where cases show."""
    lexicon = clause.lexicon
    low = next((low for low in clause.frame.lower[start : phrase[0]] if is_nominal(low, lexicon)), "")
    return bool(low) and not _is_oblique(low, lexicon) and low not in lexicon.grammar.events


def _stands_before(clause: Clause, verb: int) -> bool:
    """Whether the subject stands before its verb: the clause opens with one, or one ends right there."""
    frame, lexicon = clause.frame, clause.lexicon
    k = verb
    while k > clause.first and (
        frame.lower[k - 1] in lexicon.verbs.auxiliaries or frame.lower[k - 1] in lexicon.verbs.adverbs
    ):
        k -= 1
    if k == clause.first:
        return False
    if lexicon.nouns_are_capital:
        return not opens_aside(frame, clause.first, lexicon) and clause.phrase(clause.first) is not None
    if frame.words[k - 1] in _BREAKS and not opens_aside(frame, clause.first, lexicon) and clause.phrase(clause.first):
        return True  # N, who is in hospital, | said
    found = phrase_ending(clause, k - (frame.words[k - 1] in _BREAKS))
    return found is not None and (found[0] == clause.first or _is_subject(clause, found))


def _is_subject(clause: Clause, found: tuple[int, int, int | None]) -> bool:
    """No preposition holds it, and it is somebody: a name, a pronoun, a noun in the nominative."""
    frame, lexicon = clause.frame, clause.lexicon
    start = found[0]
    while start > clause.first and frame.lower[start - 1] in lexicon.grammar.determiners:
        start -= 1
    if start > clause.first and frame.lower[start - 1] in lexicon.grammar.prepositions:
        return False
    return (
        found[2] is not None
        or frame.lower[found[0]] in lexicon.grammar.nominative
        or speaks(clause, found[0], (found[1], None))
    )


def past_adverbials(clause: Clause, i: int) -> int:
    """Past what may stand between a verb and its subject: "am Montag in Wien | der Leiter", "novinarima u Beogradu | N"."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(i, min(i + _FURTHEST_SUBJECT, clause.stop)):
        low = frame.lower[k]
        also = k == i and low in lexicon.grammar.joining and (phrase := clause.phrase(k + 1)) and phrase[1] is not None
        if also:
            return k + 1  # s njom se složio i | N
        joins = k == i and low in lexicon.grammar.conjunctions  # rekao je | i najavio da će općina
        if frame.words[k] in _CLAUSE_ENDS or frame.words[k] == "," or joins or low in lexicon.grammar.subordinators:
            break
        if k > i and (
            frame.lower[k - 1] in lexicon.grammar.prepositions
            or frame.lower[k - 1] in lexicon.grammar.genitive_articles
        ):
            continue
        if k in clause.names or low in lexicon.grammar.nominative or low in lexicon.grammar.enclitics:
            return _with_title(clause, i, k)
        if lexicon.cases and low in lexicon.nominatives:
            return _with_title(clause, i, k)
        if (
            low in lexicon.grammar.determiners
            and (phrase := clause.phrase(k))
            and k > i
            and _may_speak(clause, k, phrase)
        ):
            return k
    return i


def _may_speak(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    lexicon = clause.lexicon
    return phrase[1] is not None or any(
        is_head(low, lexicon) or low in lexicon.nouns.groups for low in clause.frame.lower[start : phrase[0]]
    )


def _with_title(clause: Clause, first: int, k: int) -> int:
    """Back over the honorific and title before a name, the adjectives before a noun."""
    title = title_before(clause.frame, k, first, clause.lexicon) if k in clause.names else None
    k = min(k, title.start) if title else k
    if title and title.honorific and title.start == title.end:
        k = min(k, honorific_before(clause.frame, k, clause.lexicon)[0])
    while k > first and clause.frame.lower[k - 1] in clause.lexicon.roles.modifiers:
        k -= 1
    return max(first, k)


def _is_oblique(low: str, lexicon: Lexicon) -> bool:
    return lexicon.cases and low not in lexicon.nominatives


def is_thing(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    """A phrase that is no speaker: "sagte am Rande der Konferenz | N", "rekla je danas medijima | N"."""
    lexicon, lower = clause.lexicon, clause.frame.lower
    if phrase[1] is not None or lower[start] in lexicon.pronouns or lower[start] in lexicon.grammar.determiners:
        return False
    return not any(is_nominal(low, lexicon) and not _is_oblique(low, lexicon) for low in lower[start : phrase[0]])


def past_aside(clause: Clause, comma: int) -> int | None:
    """Past what stands between commas: "a dit, la voix brisée, | N"."""
    words = clause.frame.words
    if comma >= clause.stop or words[comma] != ",":
        return None
    close = next((k for k in range(comma + 1, min(comma + 8, clause.stop)) if words[k] == ","), clause.stop)
    phrase = clause.phrase(close + 1)
    return close + 1 if phrase and phrase[1] is not None else None


def far_subject(frame: Frame, quote: int, stop: int, registry: Registry) -> Source | None:
    """`„Q“, kroz smeh će direktorka N`: no verb that anybody listed, but one subject behind the quote."""
    clause = Clause(frame, quote + 2, stop, registry)
    start = past_adverbials(clause, quote + 2)
    while start < stop and part(frame, start, registry.lexicon) is Part.LOOSE:
        start += 1  # ankohen | banorët e lagjes
    phrase = clause.phrase(start)
    if phrase is None or not (phrase[1] is not None or speaks(clause, start, phrase)):
        return None
    return Source(start, phrase[0], quote + 2, start, "any-verb", phrase[1])
