"""The attribution grammar: which words beside a quote name its source.

Every rule works on one sentence in which quotes are placeholders (Q). A rule returns a `Source`: where the noun
phrase of the speaker stands, and the cue.
"""

from dataclasses import dataclass
from typing import Final

from .frames import QUOTE, Frame
from .lexicon import Lexicon
from .people import Registry
from .phrases import is_capital, is_head

_PAUSES: Final = frozenset({",", "–", "—", "-", ";"})
_CLAUSE_ENDS: Final = frozenset({QUOTE, ".", ";", ":", "?", "!", "…"})
_LONGEST_PHRASE: Final = 45


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase that may be a speaker, by its tokens, and the words that tie the quote to it."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    rule: str
    name: int | None = None
    """First token of the name in it."""


def after_quote(frame: Frame, quote: int, stop: int, registry: Registry) -> Source | None:
    """Cue after the quote: `Q said N`, `Q, N said`, `Q, according to N`, `Q, as N put it`, `Q – N`."""
    lexicon = registry.lexicon
    i = quote + 1
    dashed = False
    while i < stop and frame.words[i] in _PAUSES:
        dashed = dashed or frame.words[i] not in ",;"
        i += 1
    if i >= stop:
        return None
    end = next((k for k in range(i, stop) if frame.words[k] == QUOTE), stop)
    for rule in (_verb_first, _according_after, _as_put, _noun_first):
        source = rule(frame, i, end, registry)
        if source:
            return source
    del lexicon
    return _signature(frame, i, end, registry) if dashed else None


def _verb_first(frame: Frame, i: int, end: int, registry: Registry) -> Source | None:
    """`Q said Ambassador N`, `Q, also noted the Minister`, `Q, a déclaré N`."""
    lexicon = registry.lexicon
    verb = _skip(frame, i, end, lexicon)
    if verb >= end or not _is_verb(frame, verb, lexicon):
        return None
    after = verb + 1
    if after < end and frame.lower[after] in lexicon.particles and frame.lower[after + 1 : after + 2] != ["that"]:
        after += 1
    start = after
    while start < end and frame.lower[start] in lexicon.adverbs:
        start += 1
    phrase = phrase_at(frame, start, end, registry)
    if phrase is None:
        return None
    phrase_end, name = phrase
    return Source(start, phrase_end, verb, after, "verb-subject", name)


def _noun_first(frame: Frame, i: int, end: int, registry: Registry) -> Source | None:
    """`Q, N said`, `Q, the Minister, who was there, added`."""
    lexicon = registry.lexicon
    phrase = phrase_at(frame, i, end, registry)
    if phrase is None:
        return None
    phrase_end, name = phrase
    k = _after_apposition(frame, phrase_end, end, lexicon)
    verb = _skip(frame, k, end, lexicon)
    if verb < end and _is_verb(frame, verb, lexicon, after_noun=True):
        cue_end = verb + 1
        if cue_end < end and frame.lower[cue_end] in lexicon.particles:
            cue_end += 1
        return Source(i, phrase_end, verb, cue_end, "subject-verb", name)
    return None


def _according_after(frame: Frame, i: int, end: int, registry: Registry) -> Source | None:
    """`Q, according to N`."""
    for phrase in registry.lexicon.according:
        stop = i + len(phrase)
        if tuple(frame.lower[i:stop]) == phrase and (found := phrase_at(frame, stop, end, registry)):
            return Source(stop, found[0], i, stop, "according-to", found[1])
    return None


def _as_put(frame: Frame, i: int, end: int, registry: Registry) -> Source | None:
    """`Q, as N put it`; `Q is how N described it`; `Q was what N called it`."""
    lexicon = registry.lexicon
    k = i
    while k < end and frame.lower[k] in lexicon.auxiliaries:
        k += 1
    if k >= end or frame.lower[k] not in (lexicon.how if k > i else lexicon.as_clause):
        return None
    return _noun_first(frame, k + 1, end, registry) or _verb_first(frame, k + 1, end, registry)


def _signature(frame: Frame, i: int, end: int, registry: Registry) -> Source | None:
    """A pull quote with a name line: `Q – N, Head of Mission`."""
    phrase = phrase_at(frame, i, end, registry)
    if phrase and phrase[1] is not None:
        return Source(i, phrase[0], i, i, "name-line", phrase[1])
    return None


def before_quote(frame: Frame, first: int, quote: int, registry: Registry) -> Source | None:
    """Cue before the quote: `N said: Q`, `N said that Y was Q`, `according to N, Q`, `N: Q`."""
    lexicon = registry.lexicon
    for phrase in lexicon.according:
        for i in range(first, quote - len(phrase)):
            if tuple(frame.lower[i : i + len(phrase)]) == phrase:
                found = phrase_at(frame, i + len(phrase), quote, registry)
                if found:
                    return Source(i + len(phrase), found[0], i, i + len(phrase), "according-to", found[1])
    verb = _cue_verb(frame, first, quote, lexicon)
    if verb is not None:
        subject = subject_of(frame, first, verb, registry)
        if subject:
            start, end, name = subject
            cue_end = verb + 1
            if cue_end < quote and frame.lower[cue_end] in lexicon.particles:
                cue_end += 1
            return Source(start, end, verb, cue_end, "cue-before", name)
    if frame.words[quote - 1] == ":":
        phrase_found = phrase_at(frame, first, quote, registry)
        if phrase_found:
            return Source(first, phrase_found[0], quote - 1, quote, "colon", phrase_found[1])
    return None


def _cue_verb(frame: Frame, first: int, quote: int, lexicon: Lexicon) -> int | None:
    """The verb next to the quote, else the last core verb of speech, else the last of the wide list."""
    core = wide = None
    for k in range(first, quote):
        if frame.lower[k] not in lexicon.speech or not _is_verb(frame, k, lexicon, after_noun=True, before=quote):
            continue
        if frame.lower[k] in lexicon.core:
            core = k
        wide = k
    if wide is not None and quote - wide <= 3:
        return wide
    return core if core is not None else wide


def _is_verb(frame: Frame, k: int, lexicon: Lexicon, after_noun: bool = False, before: int = -1) -> bool:
    """Whether the token is a finite verb of speech here: "notes" after "the" is a noun, "states" after "participating"."""
    low = frame.lower[k]
    if low not in lexicon.speech or is_capital(frame.words[k]):
        return False
    previous = frame.lower[k - 1] if k else ""
    if previous in lexicon.determiners or previous in lexicon.prepositions or previous in ("'s", "’s"):
        return False
    if low in lexicon.nounish and after_noun:
        following = frame.lower[k + 1] if k + 1 < len(frame.words) else "."
        clear = k and (is_capital(frame.words[k - 1]) or previous in lexicon.pronouns)
        return bool(clear or following in ("that", ":", ",", QUOTE) or previous in lexicon.auxiliaries)
    return True


def _skip(frame: Frame, i: int, end: int, lexicon: Lexicon) -> int:
    while i < end and (frame.lower[i] in lexicon.auxiliaries or frame.lower[i] in lexicon.adverbs):
        i += 1
    return i


def _after_apposition(frame: Frame, i: int, end: int, lexicon: Lexicon) -> int:
    """Past ", the Head of the Mission," or "(MP, Malta)" after a name."""
    if i < end and frame.words[i] == "(":
        i = next((k + 1 for k in range(i, min(end, i + 25)) if frame.words[k] == ")"), i)
    if i < end and frame.words[i] == ",":
        for k in range(i + 1, min(end, i + _LONGEST_PHRASE)):
            if frame.words[k] in _CLAUSE_ENDS:
                return i
            if frame.words[k] == "," and k + 1 < end:
                verb = _skip(frame, k + 1, end, lexicon)
                if verb < end and _is_verb(frame, verb, lexicon, after_noun=True):
                    return k + 1
    return i


def phrase_at(frame: Frame, start: int, end: int, registry: Registry) -> tuple[int, int | None] | None:
    """End and name of the noun phrase at `start`: a pronoun, a name with what stands before it, or a common noun.

    `the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja`, `she`, `the participants`, `the report`.
    """
    lexicon = registry.lexicon
    if start >= end:
        return None
    if frame.lower[start] in lexicon.pronouns:
        return start + 1, None
    names = registry.names[frame.paragraph]
    headed = False
    i = start
    limit = min(end, start + _LONGEST_PHRASE)
    while i < limit:
        if i in names:
            return names[i].end, i
        word, low = frame.words[i], frame.lower[i]
        if low in lexicon.nominal or is_head(low, lexicon):
            headed = True
        elif word == ",":
            if not (headed and _name_follows(frame, i + 1, limit, registry)):
                break
        elif word == ".":
            if not (i and i + 1 < limit and (is_capital(frame.words[i + 1]))):
                break
        elif low in lexicon.connectors:
            if not headed and i > start and low in lexicon.prepositions and not is_capital(frame.words[i - 1]):
                break
            nxt = frame.lower[i + 1] if i + 1 < limit else ""
            if not nxt or (nxt in lexicon.never_in_titles or nxt in lexicon.speech or nxt in _CLAUSE_ENDS):
                break
            if headed and low in lexicon.prepositions and low != "of" and not _np_word(frame, i + 1, lexicon):
                break
        elif low in lexicon.determiners or word in ("'s", "’s") or is_capital(word) or low in lexicon.modifiers:
            if low in lexicon.never_in_titles:
                break
        elif word in _CLAUSE_ENDS or not word[0].isalnum() or low in lexicon.function_words or (low in lexicon.speech and (headed or (i > start and is_capital(frame.words[i - 1])))) or (headed and frame.lower[i - 1] not in lexicon.connectors):
            break
        i += 1
    while i > start and (
        frame.lower[i - 1] in lexicon.connectors
        or frame.lower[i - 1] in lexicon.determiners
        or not frame.words[i - 1][0].isalnum()
    ):
        i -= 1
    if i == start or not (headed or is_capital(frame.words[i - 1])):
        return None
    return i, None


def _np_word(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    low = frame.lower[i]
    if low in lexicon.determiners and i + 1 < len(frame.words):
        return is_capital(frame.words[i + 1]) or frame.lower[i + 1] in lexicon.nominal
    return is_capital(frame.words[i]) or low in lexicon.nominal


def _name_follows(frame: Frame, i: int, limit: int, registry: Registry) -> bool:
    """A name within the next few capitals: ", Ambassador Clemens Koja"."""
    names = registry.names[frame.paragraph]
    for k in range(i, min(i + 8, limit)):
        if k in names:
            return True
        if (
            not is_capital(frame.words[k])
            and frame.words[k] != "."
            and frame.lower[k] not in registry.lexicon.connectors
        ):
            return False
    return False


def subject_of(frame: Frame, first: int, verb: int, registry: Registry) -> tuple[int, int, int | None] | None:
    """The subject of a verb: the noun phrase right before it, else before the apposition, else the sentence's own."""
    lexicon = registry.lexicon
    k = verb
    while k > first and (frame.lower[k - 1] in lexicon.auxiliaries or frame.lower[k - 1] in lexicon.adverbs):
        k -= 1
    found = _phrase_ending(frame, first, k, registry)
    if found:
        return found
    comma = k - 1
    if comma > first and frame.words[comma] in (",", ")", "–", "—"):
        for c in range(comma - 1, first, -1):
            if frame.words[c] in (",", "(", "–", "—") and (found := _phrase_ending(frame, first, c, registry)):
                return found
    return sentence_subject(frame, first, verb, registry)


def _phrase_ending(frame: Frame, first: int, end: int, registry: Registry) -> tuple[int, int, int | None] | None:
    """The noun phrase whose last token is before `end`."""
    if end <= first:
        return None
    lexicon = registry.lexicon
    mention = registry.ends[frame.paragraph].get(end)
    if mention and mention.start >= first:
        return mention.start, end, mention.start
    if frame.lower[end - 1] in lexicon.pronouns:
        return end - 1, end, None
    a = end
    while a > first and frame.words[a - 1] not in _CLAUSE_ENDS and frame.words[a - 1] not in (",", "(", ")", "–", "—"):
        a -= 1
    for start in range(a, end):
        if start > a and not (frame.lower[start] in lexicon.determiners or is_capital(frame.words[start])):
            continue
        phrase = phrase_at(frame, start, end, registry)
        if phrase and phrase[0] == end:
            return start, end, phrase[1]
    return None


def sentence_subject(frame: Frame, first: int, stop: int, registry: Registry) -> tuple[int, int, int | None] | None:
    """The main subject: the first noun phrase that no preposition or participle opens."""
    lexicon = registry.lexicon
    i = first
    while i < stop:
        low = frame.lower[i]
        if (
            low not in lexicon.prepositions
            and low not in lexicon.subordinators
            and not low.endswith(lexicon.participles or ("\0",))
        ):
            phrase = phrase_at(frame, i, stop, registry)
            if phrase:
                return i, phrase[0], phrase[1]
        comma = next((k for k in range(i, stop) if frame.words[k] == ","), stop)
        i = comma + 1
    return None
