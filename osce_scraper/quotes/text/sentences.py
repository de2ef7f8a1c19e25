"""Where the sentences of a frame end: quotes, abbreviations and datelines make it harder than full stops do."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.frames import QUOTE, Frame

_LONGEST_CLAUSE: Final = 25
_SENTENCE_ENDS: Final = frozenset({".", "!", "?", "…"})
_OBJECTS: Final = frozenset({"that", ":", ",", QUOTE})
_DASHES: Final = frozenset("-–—―")
_IN_DATELINE: Final = frozenset(
    {",", ".", "/", "(", ")", "and", "le", "er", "г", "года", "р", "року", "godine", "године"}
)
_LONGEST_DATELINE: Final = 18
_MAY_END: Final = _SENTENCE_ENDS | {QUOTE}


def sentences(built: Frame, lexicon: Lexicon) -> list[tuple[int, int]]:
    """First and one past the last token of each sentence: "H.E. Koja met Prof. Ek. | The two | ..."."""
    words = built.words
    start = _dateline_end(words, lexicon)
    found = [(0, start)] if start else []
    quote = -1
    for i in [i for i, word in enumerate(words) if word in _MAY_END]:
        if words[i] == QUOTE:
            quote += 1
            ends = _quote_ends_sentence(built, i, quote, lexicon)
        else:
            ends = _stop_ends_sentence(built, i, lexicon)
        if ends and i >= start:  # no dot of the dateline
            found.append((start, i + 1))
            start = i + 1
    if start < len(words):
        found.append((start, len(words)))
    return found


def _dateline_end(words: list[str], lexicon: Lexicon) -> int:
    """One past "VIENNA, 23 July 2015 –", "ВЕНА, 2 мая 2011 г. -", "SKOPJE/VIENNA -"; 0 without one."""
    for k, word in enumerate(words[:_LONGEST_DATELINE]):
        if word in _DASHES:
            while words[k + 1 : k + 2] and words[k + 1] in _DASHES:
                k += 1
            dated = any(w[0].isdigit() for w in words[:k]) or (k and words[0].isupper() and len(words[0]) > 3)
            return k + 1 if dated else 0
        if not (word[0].isupper() or word[0].isdigit() or word in _IN_DATELINE or word in lexicon.names.days):
            return 0
    return 0


def _stop_ends_sentence(built: Frame, i: int, lexicon: Lexicon) -> bool:
    """A full stop, unless it belongs to an abbreviation, an ordinal, or the next word goes on in lower case."""
    words = built.words
    if i + 1 >= len(words):
        return True
    following = words[i + 1]
    if following[0].islower() or following in _SENTENCE_ENDS or following in {",", ")", ";", "-", "–", "—"}:
        return False
    if words[i] != "." or not i:
        return True
    before = words[i - 1]
    if before.isdigit() and (built.lower[i + 1] in lexicon.names.days or (lexicon.compounds and len(before) < 3)):
        return False  # am 9. Dezember, die 21. Sitzung
    if built.lower[i - 1] in lexicon.grammar.numbered and not following[0].isdigit():
        return True
    if built.lower[i - 1] not in lexicon.grammar.abbreviations and not (len(before) == 1 and before.isupper()):
        return True
    return built.start(i) != built.start(i - 1) + len(before)


def _goes_on(built: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "…?" Koja | went on |, as if nobody had heard."""
    behind = built.lower[k + 1 : k + 3]
    told = built.lower[k] in lexicon.verbs.irregular and len(behind) == 2
    return told and behind[0] in lexicon.verbs.particles and behind[1] in {",", "."}


def _quote_ends_sentence(built: Frame, i: int, quote: int, lexicon: Lexicon) -> bool:
    """`Q` ends a sentence if its words do and no short clause follows that names the speaker: `"…!" Koja said.`"""
    span = built.spans[quote]
    last = built.text[span.end - 1]
    if last not in ".!?…" or i + 1 >= len(built.words):
        return False
    following = built.words[i + 1]
    if not following[0].isupper():
        return following == QUOTE
    for k in range(i + 1, min(len(built.words), i + _LONGEST_CLAUSE)):
        if built.words[k] == QUOTE or (
            built.words[k] in ".:;"
            and built.lower[k - 1] not in lexicon.grammar.abbreviations
            and built.words[k + 1 : k + 2] != [","]  # Rep. N, R-Pa | ., said
        ):
            return True
        if last in "?!" and _goes_on(built, k, lexicon):
            return False
        if built.lower[k] in lexicon.verbs.core and built.words[k][0].islower():
            after = built.lower[k + 1] if k + 1 < len(built.words) else "."
            if last in "?!" and after not in _OBJECTS:
                return False
            return not (
                after == "."
                or (after in lexicon.grammar.prepositions and built.lower[k - 1] not in lexicon.grammar.conjunctions)
            )
    return True
