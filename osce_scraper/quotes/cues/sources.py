"""Sources without a verb of their own: `according to S`, `in S's words`, `as the report states`, `pour S`."""

from functools import cache
from typing import Final

from osce_scraper.quotes.clauses.clauses import Clause, Source, phrase_ending
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_nominal
from osce_scraper.quotes.text.frames import Frame

_POSSESSIVE: Final = frozenset({"'s", "’s"})
_FAR: Final = 20
"""So many tokens before a quote the claim stands that holds it."""
_NEAR: Final = 5
"""So many tokens before a claim its owner stands."""
_TWO: Final = 2
"""So many finite verbs behind a claim: the second judges it."""


@cache
def _openings(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in lexicon.grammar.according)


def according(clause: Clause, first: int, anywhere: bool = False) -> Source | None:
    """`Q, according to S`; before the quote it may stand anywhere in the sentence."""
    frame = clause.frame
    spoken_of = () if _openings(clause.lexicon).isdisjoint(clause.lower) else clause.lexicon.grammar.according
    for opening in spoken_of:
        last = clause.stop - len(opening) if anywhere else first + 1
        if opening[0] not in frame.lower[first:last]:
            continue
        for i in range(first, last):
            if frame.lower[i] == opening[0] and tuple(frame.lower[i : i + len(opening)]) == opening:
                after = frame.lower[i + len(opening) : i + len(opening) + 2]
                if (
                    len(after) == 2
                    and after[0] in clause.lexicon.possessives
                    and after[1] in clause.lexicon.grammar.words_of
                ):
                    return in_words_of(clause)  # prema njenim riječima
                phrase = clause.phrase(i + len(opening))
                if phrase:
                    return Source(i + len(opening), phrase[0], i, i + len(opening), "according-to", phrase[1])
    last = clause.stop if anywhere else min(first + 8, clause.stop)
    for k in range(first + 1, last) if clause.lexicon.grammar.postpositions else ():  # Koja zufolge
        if frame.lower[k] in clause.lexicon.grammar.postpositions and (found := phrase_ending(clause, k)):
            return Source(found[0], found[1], k, k + 1, "according-to", found[2])
    return None


def in_words_of(clause: Clause) -> Source | None:
    """`In N's words, Q`; `in her statement: Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.grammar.words_of.isdisjoint(clause.lower):
        return None
    for k in range(clause.stop - 1, clause.first, -1):
        if frame.lower[k] not in lexicon.grammar.words_of:
            continue
        whose = k - 1 - (frame.lower[k - 1] in lexicon.grammar.own and k - 1 > clause.first)
        if frame.lower[whose] in lexicon.possessives:
            return Source(whose, whose + 1, whose, k + 1, "in-words-of")
        if (
            k + 1 >= clause.stop - 1
            and frame.lower[k - 1] in lexicon.grammar.owning
            and (found := _owner_of(clause, k))
        ):
            return found  # her first piece of advice, Q
        if frame.words[k - 1] in _POSSESSIVE:
            subject = _before(clause, k - 1)
            if subject:
                return Source(subject[0], subject[1], k - 1, k + 1, "in-words-of", subject[2])
    return None


def _before(clause: Clause, possessive: int) -> tuple[int, int, int | None] | None:
    """ "keeps | the Colonel | 's advice": the phrase that owns, which must not go on over what it owns."""
    return phrase_ending(Clause(clause.frame, clause.first, possessive, clause.registry), possessive)


def words_beside(clause: Clause) -> Source | None:
    """`M remembers N's advice: Q`: right before the quote, so that no verb of the sentence tells whose it is."""
    frame, noun, lexicon = clause.frame, clause.stop - 2, clause.lexicon
    if noun <= clause.first or frame.lower[noun] not in lexicon.grammar.own_words or frame.words[noun + 1] not in ",:":
        return None
    return _owner_of(clause, noun)


def claim_of(clause: Clause) -> Source | None:
    """`M rejected N's claim that Y is Q`, `N's call for a Q`: whose the claim is, if no verb of speech is nearer."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(clause.stop - 2, max(clause.first, clause.stop - _FAR), -1):
        if frame.lower[k] in lexicon.grammar.claims:
            return _owner_of(clause, k) if _leads(clause, k) else None
        if frame.lower[k] in lexicon.verbs.core and is_speech_verb(frame, k, lexicon, subject=True):
            break
    return None


def _leads(clause: Clause, noun: int) -> bool:
    """Whether a claim tells the quote: "claim | that Y is | Q", "claim | is that Y is | Q", "call | for a | Q".

    Not "N said M's claim | that Y is late was | Q", "N called M's remarks | about Y | Q".
    """
    lower, lexicon = clause.frame.lower, clause.lexicon
    first = noun + 1 + (lower[noun + 1] in lexicon.verbs.passive)
    told = lower[first : clause.stop]
    if not told or told[0] not in lexicon.grammar.subordinators or told[0] in lexicon.grammar.as_clause:
        aim = [low for low in told if low not in lexicon.grammar.determiners]
        return len(aim) == 1 and aim[0] in lexicon.grammar.prepositions and aim[0] not in lexicon.grammar.as_clause
    return sum(low in lexicon.verbs.passive for low in told) < _TWO


def quoted_as(clause: Clause) -> Source | None:
    """`The Echo quoted N as saying Q`, `N was quoted by the Echo as saying Q`: whose words another hands on."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.free_order or lexicon.grammar.quoting.isdisjoint(clause.lower):
        return None
    verb = next(k for k in range(clause.first, clause.stop) if frame.lower[k] in lexicon.grammar.quoting)
    for k in range(verb + 1, min(verb + _FAR, clause.stop - 1)):
        if frame.lower[k] in lexicon.grammar.as_clause and frame.lower[k + 1].endswith(
            lexicon.verbs.participle_endings
        ):
            passive = verb > clause.first and frame.lower[verb - 1] in lexicon.verbs.passive
            found = phrase_ending(clause, verb - 1) if passive else _phrase_at(clause, verb + 1)
            return Source(found[0], found[1], verb, verb + 1, "cue-before", found[2], verb=verb) if found else None
    return None


def _phrase_at(clause: Clause, start: int) -> tuple[int, int, int | None] | None:
    phrase = clause.phrase(start)
    return (start, *phrase) if phrase else None


def _owner_of(clause: Clause, noun: int) -> Source | None:
    """`Ana Kos 's | most explosive | claim`, `her | claim`."""
    frame, lexicon = clause.frame, clause.lexicon
    for k in range(noun - 1, max(clause.first - 1, noun - _NEAR), -1):
        if frame.words[k] in _POSSESSIVE:
            subject = _before(clause, k)
            return Source(subject[0], subject[1], noun, noun + 1, "in-words-of", subject[2]) if subject else None
        if lexicon.possessives.get(frame.lower[k]) in ("m", "f"):
            return Source(k, k + 1, noun, noun + 1, "in-words-of")
        if not frame.words[k][0].isalpha():
            break
    return None


def stated_in(clause: Clause, i: int) -> Source | None:
    """`Q, heißt es in der Stellungnahme N`, `Q, – говорится в докладе`: whose words they are, else the document."""
    frame, lexicon = clause.frame, clause.lexicon
    if lexicon.verbs.stated.isdisjoint(clause.lower):
        return None
    verbs = (k for k in range(i, clause.stop) if frame.lower[k] in lexicon.verbs.stated)
    verb = next((k for k in verbs if k < i + 2 or frame.words[k - 1] == ","), None)  # Y sei Q gewesen, heißt es
    if verb is None:
        return None
    for k in range(verb + 1, min(verb + 4, clause.stop)):
        if frame.lower[k] in lexicon.grammar.prepositions and (phrase := clause.phrase(k + 1)):
            end, name = phrase
            theirs = not lexicon.nouns.statements.isdisjoint(frame.lower[k + 1 : end])
            name = next((m for m in range(k + 1, end) if m in clause.names), name) if theirs else None
            if name is not None:
                return Source(name, clause.names[name], verb, verb + 1, "stated", name, verb=verb)
            return Source(k + 1, end, verb, verb + 1, "stated", verb=verb)
    return None


def stated_before(clause: Clause) -> Source | None:
    """`Как говорится в докладе, Y Q`; `In einem Brief heißt es, Y sei Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    if not lexicon.drops_subject and lexicon.verbs.stated.isdisjoint(clause.lower):
        return None
    verb = next((k for k in range(clause.first, clause.stop) if _is_impersonal(frame, k, lexicon)), None)
    if verb is None:
        return None
    if frame.lower[clause.first] in lexicon.grammar.as_clause and (source := stated_in(clause, verb)):
        return source if source.name is not None else source._replace(rule="document")
    phrase = clause.phrase(clause.first + 1) if frame.lower[clause.first] in lexicon.grammar.prepositions else None
    if phrase is None or lexicon.nouns.documents.isdisjoint(frame.lower[clause.first : phrase[0]]):
        return None
    end = min(phrase[0], verb) if verb > clause.first + 1 else phrase[0]  # У | звіті | зазначено
    return Source(clause.first + 1, end, verb, verb + 1, "document", verb=verb)


def in_view_of(clause: Clause) -> Source | None:
    """`Pour N, le ministre de la Justice, Y est Q`: a name, and a comma before the view."""
    frame = clause.frame
    if frame.lower[clause.first] not in clause.lexicon.grammar.for_whom or not (
        phrase := clause.phrase(clause.first + 1)
    ):
        return None
    last, lexicon = frame.lower[phrase[0] - 1], clause.lexicon
    somebody = phrase[1] is not None or last in lexicon.nouns.people or last in lexicon.roles.heads
    if not somebody or frame.words[phrase[0] : phrase[0] + 1] != [","]:
        return None
    return Source(clause.first + 1, phrase[0], clause.first, clause.first + 1, "according-to", phrase[1])


def body_that_said(clause: Clause, verb: int) -> Source | None:
    """`Q, – сообщили в министерстве`; `как сообщили в пресс-службе Миссии, Q`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = clause.skip(verb + 1)
    if not lexicon.cases or k >= clause.stop or frame.lower[k] not in lexicon.grammar.place_prepositions:
        return None
    phrase = clause.phrase(k + 1)
    body = next((low for low in frame.lower[k + 1 : phrase[0]] if is_nominal(low, lexicon)), "") if phrase else ""
    if phrase is None or body not in lexicon.nouns.organizations or body in lexicon.grammar.events:
        return None
    return Source(k + 1, phrase[0], verb, verb + 1, "verb-subject", verb=verb)


def message_of(clause: Clause, i: int) -> Source | None:
    """`Q – this was the message of N`; `Q were the words of S`."""
    frame, lexicon = clause.frame, clause.lexicon
    k = i
    while k < clause.stop and (
        frame.lower[k] in lexicon.grammar.determiners or frame.lower[k] in lexicon.verbs.auxiliaries
    ):
        k += 1
    if (
        k == i
        or k + 2 >= clause.stop
        or frame.lower[k] not in lexicon.grammar.words_of
        or frame.lower[k + 1] not in lexicon.grammar.prepositions
    ):
        return None
    phrase = clause.phrase(k + 2)
    return Source(k + 2, phrase[0], i, k + 2, "as-put", phrase[1]) if phrase else None


def _is_impersonal(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "говорится", "U dokumentu se | podseća"."""
    reflexive = k > 0 and frame.lower[k - 1] in lexicon.grammar.reflexive and lexicon.drops_subject
    return frame.lower[k] in lexicon.verbs.stated or (reflexive and frame.lower[k] in lexicon.verbs.core)
