"""Which verb before a quote governs it: `N | said | that M had called for Y and that Z was Q`."""

from typing import Final

from osce_scraper.quotes.clauses.appositions import past_apposition
from osce_scraper.quotes.clauses.asides import opens_aside
from osce_scraper.quotes.clauses.clauses import Clause, can_speak
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.frames import QUOTE, Frame

_OBJECTS: Final = frozenset({"that", ":", ",", QUOTE, "."})
_NEAR: Final = 3
"""A verb so many tokens before the quote governs it, whatever other verbs the sentence has."""


def cue_verb(clause: Clause) -> int | None:
    """The verb beside the quote, else the first core verb of speech (before a colon the last), else the last wide one."""
    return _verb_from(clause, _last_clause(clause) or _main_clause(clause))


def _last_clause(clause: Clause) -> int | None:
    """`N warned that Y, | while M said that Z was Q`, `Y responds to Z, with | N telling reporters that Y was Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or "," not in clause.lower:
        return None
    for k in range(clause.stop - 3, clause.first, -1):
        if frame.words[k] != "," or not _parts_clauses(frame.lower[k + 1], lexicon):
            continue
        phrase = clause.phrase(k + 2)
        verb = (
            clause.skip(past_apposition(clause, phrase[0]))
            if phrase and _somebody(clause, k + 2, phrase)
            else clause.stop
        )
        if (
            verb < clause.stop
            and frame.lower[verb] in lexicon.verbs.core
            and is_speech_verb(frame, verb, lexicon, True)
        ):
            participle = frame.lower[verb].endswith(lexicon.verbs.participle_endings)
            if participle == (frame.lower[k + 1] in lexicon.grammar.prepositions):
                return k + 2
    return None


def _parts_clauses(low: str, lexicon: Lexicon) -> bool:
    return low in lexicon.grammar.conjunctions or low == "with"


def _somebody(clause: Clause, start: int, phrase: tuple[int, int | None]) -> bool:
    return phrase[1] is not None or can_speak(clause, start, phrase[0])


def _verb_from(clause: Clause, first: int) -> int | None:
    """The same from a token on."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.speech.isdisjoint(clause.lower):
        return None
    core = wide = weak = None
    announced = frame.words[clause.stop - 1] == ":"
    stop = clause.stop
    if lexicon.free_order and not announced and ":" in frame.words[clause.first : stop]:
        stop = frame.words.index(":", clause.first)  # N отметил: | стороны говорили Q
    for k in range(first, stop):
        if frame.lower[k] in lexicon.speech and is_speech_verb(frame, k, lexicon, subject=True):
            if _passive_without_agent(clause, k) or (core is not None and _is_foreseen(frame, k, lexicon)):
                continue
            if frame.lower[k] in lexicon.verbs.weak:
                weak = k
                continue
            if wide is not None and core is None and _is_reported_of(clause, wide, k):
                continue
            wide = k
            if frame.lower[k] in lexicon.verbs.core and (core is None or announced):
                core = k
    beside = weak is not None and core is None and weak == clause.stop - 1 and not lexicon.free_order
    if beside and weak is not None and (wide is None or not _is_reported_of(clause, wide, weak)):
        return weak  # objected to the words, which she found Q
    if wide is None or core is None:
        return weak if wide is None else wide
    if announced and wide > core and not lexicon.grammar.how.isdisjoint(frame.lower[core:wide]):
        return wide  # recalled how the captain had described the night: Q
    near = clause.stop - wide <= _NEAR and (lexicon.free_order or frame.lower[wide] in lexicon.negatives.judging)
    return wide if near or _beside(clause, wide) else core


def verb_of_aside(clause: Clause) -> int | None:
    """`As N explained, Y is Q`; `In some respects Y echoes a row when N assailed a judge, M, for his Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    low = frame.lower[clause.first]
    if low not in lexicon.grammar.as_clause and low not in lexicon.grammar.place_prepositions:
        return None
    verb = _verb_from(clause, clause.first)
    plain = verb is not None and (low not in lexicon.grammar.as_clause or frame.lower[verb] in lexicon.verbs.core)
    return verb if plain else None


def _is_reported_of(clause: Clause, verb: int, inner: int) -> bool:
    """ "reminded the participants that the law already | guaranteed | Q": the verb of what somebody reports."""
    frame, lexicon = clause.frame, clause.lexicon
    judges = frame.lower[inner] in lexicon.negatives.judging
    return not lexicon.free_order and not judges and "that" in frame.lower[verb + 1 : inner]


def _is_foreseen(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "N said the Centre | would repeat | it: Q"."""
    while k > 1 and frame.lower[k - 1] in lexicon.verbs.adverbs:
        k -= 1
    return frame.lower[k - 1] in lexicon.verbs.modal


def _beside(clause: Clause, verb: int) -> bool:
    """Nothing but "that", a particle or a sign between verb and quote: what the verb reports is the quote."""
    between = clause.frame.lower[clause.cue_end(verb) : clause.stop]
    return len(between) <= 1 and _OBJECTS.issuperset(between)


def _main_clause(clause: Clause) -> int:
    """Past "Asked what she had learned, |" or "Speaking in Vienna, |", if anything follows."""
    frame = clause.frame
    says = (
        clause.lexicon.free_order and frame.lower[clause.first] in clause.lexicon.grammar.as_clause
    )  # Wie N sagte, ist Y Q
    if says or not opens_aside(frame, clause.first, clause.lexicon):
        return clause.first
    comma = next((k for k in range(clause.first, clause.stop - 2) if frame.words[k] == ","), -1)
    if clause.lexicon.free_order and not clause.lexicon.verbs.core.isdisjoint(
        frame.lower[clause.first : max(comma, 0)]
    ):
        return clause.first  # Зі свого боку N зауважив, | що
    return comma + 1 if comma > 0 else clause.first


def _passive_without_agent(clause: Clause, verb: int) -> bool:
    """ "a project, which is called ...": nobody who could be the source."""
    frame, lexicon = clause.frame, clause.lexicon
    if (
        verb <= clause.first
        or frame.lower[verb - 1] not in lexicon.verbs.passive
        or frame.lower[verb - 2] in lexicon.grammar.reflexive
        or frame.lower[verb].endswith(lexicon.verbs.participle_endings)
    ):
        return False
    return lexicon.grammar.agents.isdisjoint(frame.lower[verb + 1 : clause.stop])
