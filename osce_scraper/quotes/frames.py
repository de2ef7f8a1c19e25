"""Sentences with their quotes folded to one placeholder: the short frames on which the attribution grammar works."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.marks import Span

QUOTE: Final = "“”"
"""The placeholder token; two marks can never be one token of real text."""

# A word with its inner hyphens, apostrophes and dots (co-operation, O’Brien, U.S), a possessive ('s), or one sign.
_TOKEN = re.compile(
    r"""
      [^\W\d_]\.(?:[^\W\d_]\.)+                          # U.S., H.E., J.R.
    | ['’][st](?!\w)                                    # Koja's -> Koja + 's, van 't Hof
    | [^\W_]+ (?: ['’‘ʻʼ](?!s(?!\w))[^\W_]+ | [-‑.&/][^\W_]+ )*   # Chairperson-in-Office, d'Ivoire, Yo‘ldosheva
    | [^\s]                                             # , : ; ( ) – .
    """,
    re.VERBOSE,
)
_PIECE = r"[^\W_]+"


@cache
def _tokens(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern of tokens, for French with l’ | OSCE and a | -t-elle apart."""
    if not lexicon.elided:
        return _TOKEN
    elided = "|".join(lexicon.elided)
    behind = "|".join(sorted((enclitic[1:] for enclitic in lexicon.enclitics), key=len, reverse=True))
    return re.compile(
        rf"""
          -(?:{behind})(?!\w)                                            # a | -t-elle
        | (?<![\w’'])(?:{elided})['’](?=\w)                              # l’ | OSCE
        | {_PIECE} (?: (?!-(?:{behind})(?!\w)) ['’.&/‑-] {_PIECE} )*      # Jean-Loup, aujourd’hui
        | \S
        """,
        re.IGNORECASE | re.VERBOSE,
    )


_LONGEST_CLAUSE: Final = 25
_SENTENCE_ENDS: Final = frozenset({".", "!", "?", "…"})
_OBJECTS: Final = frozenset({"that", ":", ",", QUOTE})
_DASHES: Final = frozenset("-–—―")
_IN_DATELINE: Final = frozenset(
    {",", ".", "/", "(", ")", "and", "le", "er", "г", "года", "р", "року", "godine", "године"}
)
_LONGEST_DATELINE: Final = 18
_MAY_END: Final = _SENTENCE_ENDS | {QUOTE}
_ABBREVIATIONS: Final = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "amb",
        "h.e",
        "st",
        "lt",
        "gen",
        "col",
        "capt",
        "sgt",
        "rev",
        "hon",
        "rep",
        "sen",
        "gov",
        "jr",
        "sr",
        "no",
        "u.s",
        "u.k",
        "u.n",
        "e.g",
        "i.e",
        "vs",
        "art",
        "para",
        "cf",
        "ing",
        "mag",
        "dipl",
        "bzw",
        "z.b",
        "g-n",
        "г",
        "р",
        "им",
        "ім",
        "ул",
        "т",
        "д",
        "проф",
        "mme",
        "mlle",
        "m",
        "d.c",
        "inc",
        "ltd",
        "co",
        "v",
        "acad",
        "akad",
        "mr.sc",
        "g",
        "gđa",
        "st",
        "hr",
        "fr",
        "bzgl",
        "ca",
        "nr",
        "z",
        "sog",
        "mrs",
        "mm",
        "mgr",
        "br",
        "н",
        "тыс",
        "млн",
        "тис",
        "обл",
        "вул",
        "гг",
        "рр",
        "акад",
        "т.н",
        "т.з",
        "т.е",
        "tzv",
        "tj",
        "npr",
        "itd",
        "z.b",
        "u.a",
        "d.h",
        "пр",
        "стр",
        "д-р",
        "znj",
        "zt",
        "rr",
        "p.sh",
        "др",
        "доц",
        "мл",
        "тзв",
        "нпр",
        "тј",
    ]
)


@dataclass(eq=False)
class Frame:
    """One paragraph as tokens; a quote is one token."""

    text: str
    paragraph: int
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    """Token positions of the quotes, in order."""
    spans: list[Span] = field(default_factory=list)
    named: set[int] = field(default_factory=set)
    """Quotes that are names and stand in `words` as printed."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """First and one past the last token of each sentence."""

    @cached_property
    def starts(self) -> list[int]:
        """Where each token stands in the text."""
        found, position, quotes = [], 0, iter(self.spans)
        for word in self.words:
            if word == QUOTE:
                span = next(quotes)
                found.append(span.outer_start)
                position = span.outer_end
            else:
                found.append(self.text.index(word, position))
                position = found[-1] + len(word)
        return found

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens that start with a capital letter."""
        return [k for k, word in enumerate(self.words) if word[0].isupper()]

    def slice(self, start: int, end: int) -> str:
        """The printed text of tokens `start` to `end`."""
        if start >= end:
            return ""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def sentence_at(self, token: int) -> tuple[int, int]:
        """Bounds of the sentence that holds a token."""
        return self.sentences[self.sentence_index(token)]

    def sentence_index(self, token: int) -> int:
        """Which sentence holds a token."""
        return bisect_right(self.sentences, token, key=_first_token) - 1

    def printed(self, start: int, end: int) -> str:
        """A frame for human eyes: `Q said Koja .`"""
        return " ".join("Q" if word == QUOTE else word for word in self.words[start:end])


def _first_token(sentence: tuple[int, int]) -> int:
    return sentence[0]


def frame(text: str, paragraph: int, found: Sequence[Span], lexicon: Lexicon) -> Frame:
    """Tokens and sentences of a paragraph, with every span of `found` folded to `QUOTE`.

    The length of a placeholder is that of the token, so never slice across one.
    """
    built = Frame(text, paragraph, spans=list(found))
    words, position, pattern = built.words, 0, _tokens(lexicon)
    for span in found:
        words += pattern.findall(text, position, span.outer_start)
        built.quotes.append(len(words))
        words.append(QUOTE)
        position = span.outer_end
    words += pattern.findall(text, position)
    built.lower = " ".join(words).lower().split(" ") if words else []
    built.sentences = _sentences(built, lexicon)
    return built


def _sentences(built: Frame, lexicon: Lexicon) -> list[tuple[int, int]]:
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
        if ends:
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
        if not (word[0].isupper() or word[0].isdigit() or word in _IN_DATELINE or word in lexicon.never_in_titles):
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
    if before.isdigit() and (built.lower[i + 1] in lexicon.never_in_titles or (lexicon.compounds and len(before) < 3)):
        return False  # am 9. Dezember, die 21. Sitzung
    if built.lower[i - 1] not in _ABBREVIATIONS and not (len(before) == 1 and before.isupper()):
        return True
    return built.starts[i] != built.starts[i - 1] + len(before)


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
        if built.words[k] == QUOTE or (built.words[k] in ".:;" and built.lower[k - 1] not in _ABBREVIATIONS):
            return True
        if built.lower[k] in lexicon.core and built.words[k][0].islower():
            after = built.lower[k + 1] if k + 1 < len(built.words) else "."
            if last in "?!" and after not in _OBJECTS:
                return False
            return not (
                after == "." or (after in lexicon.prepositions and built.lower[k - 1] not in lexicon.conjunctions)
            )
    return True
