"""Which prediction is which gold quote, and whether its speaker is the annotated one."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from osce_scraper.items import Quote
from tests.quotes.gold import Article, GoldQuote, GoldSpeaker, Span, trimmed

OVERLAP: Final = 0.8
"""Share of tokens two spans must have in common to be the same quote."""

_WORD: Final = re.compile(r"\w+")
_HONORIFIC: Final = re.compile(  # "h.e. ", "her excellency ", "the "
    r"""^(?: the|a|an | her|his|excellency|h\.?\s?e | ambassador|dr|mrs?|ms|prof(?:essor)?
        | sir|dame|lord|count | rabbi|captain|colonel )\b \.? \s+""",
    re.VERBOSE,
)
_LETTERS: Final = str.maketrans("øØłŁđĐıþÞ", "oOlLdDitT") | {ord("ß"): "ss", ord("æ"): "ae", ord("’"): "'"}


@dataclass(frozen=True)
class Found:
    """A quote as any system reports it: what scoring needs and no more."""

    span: Span
    name: str | None = None
    role: str | None = None
    kind: str | None = None
    group: int | None = None
    structure: str | None = None
    country: str | None = None
    method: str = "-"
    confidence: float = 0.0


def found(quote: Quote) -> Found:
    """The record's quote, its span without surrounding white space."""
    span = trimmed(Span(quote.paragraph, quote.start, quote.end), quote.text)
    who = quote.speaker
    if who is None:
        return Found(span, kind=quote.kind, group=quote.group, method=quote.method, confidence=quote.confidence)
    structure, country = (term.id if term else None for term in (who.structure, who.country))
    return Found(span, who.name, who.role, quote.kind, quote.group, structure, country, quote.method, quote.confidence)


def pair(article: Article, predictions: Sequence[Found]) -> list[tuple[GoldQuote, Found]]:
    """Gold quotes with their predictions, one to one, exact spans first, then by overlap of tokens."""
    free = list(predictions)
    pairs: dict[int, Found] = {}
    for bar in (1.0, OVERLAP):
        for number, quote in enumerate(article.quotes):
            if number in pairs:
                continue
            best = max(free, key=lambda guess: _likeness(article, quote.span, guess.span), default=None)
            if best is not None and _likeness(article, quote.span, best.span) >= bar:
                pairs[number] = best
                free.remove(best)
    return [(article.quotes[number], pairs[number]) for number in sorted(pairs)]


def _likeness(article: Article, one: Span, other: Span) -> float:
    """Dice coefficient of the tokens of two spans of the same paragraph; a different paragraph is 0.

    A share of tokens, not of characters: a comma in or out does not make another quote.
    """
    if one.paragraph != other.paragraph:
        return 0.0
    if one == other:
        return 2.0  # before any other span with the same tokens
    text = article.paragraphs[one.paragraph]
    mine = {token.start() for token in _WORD.finditer(text, one.start, one.end)}
    theirs = {token.start() for token in _WORD.finditer(text, other.start, other.end)}
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


def touch(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def same_speaker(gold: GoldSpeaker | None, name: str | None) -> bool:
    """Whether a name is the annotated speaker.

    A named person: the same name but for case, diacritics, honorifics and articles before it. A document, an
    organization, a group, somebody unnamed ("a lawyer from Thessaloniki"): at least half of the tokens in common, as
    noun phrases have no agreed end. Nobody annotated: nobody predicted.

    >>> same_speaker(GoldSpeaker("Darja Šuštaršič"), "Dr. Darja Sustarsic"), same_speaker(None, "Ana Ek")
    (True, False)
    """
    if gold is None or name is None:
        return gold is None and name is None
    wanted, given = fold(gold.name), fold(name)
    if wanted == given:
        return True
    if gold.kind == "person" and gold.name[0].isupper():
        return False
    mine, theirs = set(_WORD.findall(wanted)), set(_WORD.findall(given))
    return 2 * len(mine & theirs) >= 0.5 * (len(mine) + len(theirs))


def fold(name: str) -> str:
    """A name as names are compared.

    >>> fold("H.E. Þórdís Rúnarsdóttir")
    'tordis runarsdottir'
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    while (shorter := _HONORIFIC.sub("", plain)) != plain:
        plain = shorter
    return " ".join(plain.split()).strip(".,")
