"""How well quotes were found: predictions against the gold articles, as counts that can be added up.

Pure: it knows the gold, neither the engine nor files. Every metric is defined where it is computed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import Final

from benchmarks.quotes_matching import Found, pair, same_speaker, touch
from tests.quotes.gold import Article, GoldQuote

_WORD: Final = re.compile(r"\w+")
_ROLE_STOP: Final = frozenset({"the", "of"})


@dataclass
class Score:
    """Counts of one or many articles; `a + b` adds them up."""

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    """Predictions whose span is exactly a gold span."""
    matched: int = 0
    """Predictions paired with a gold quote by overlap."""
    named: int = 0
    """Matched predictions with the right speaker."""
    role_gold: int = 0
    role_predicted: int = 0
    role_shared: int = 0
    """Role tokens of matched quotes: annotated, predicted, in both."""
    traps: int = 0
    caught: int = 0
    """Traps, and those a prediction fell for."""
    kinds: int = 0
    """Matched predictions with the right kind, direct or partial."""
    links: int = 0
    links_right: int = 0
    """Neighbouring matched quotes, and those rightly joined or rightly kept apart."""
    terms: int = 0
    terms_right: int = 0
    """Structures and countries annotated for matched quotes, and those resolved to the same id."""
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    """Form -> gold, exact, matched, named."""
    methods: dict[str, Counter[str]] = field(default_factory=dict)
    """Method -> predicted, right, and the sum of `confidence` in basis points."""

    def __add__(self, other: "Score") -> "Score":
        total = Score()
        for name in (entry.name for entry in fields(Score)):
            mine, theirs = getattr(self, name), getattr(other, name)
            setattr(total, name, mine + theirs if isinstance(mine, int) else _added(mine, theirs))
        return total

    @property
    def speaker_accuracy(self) -> float:
        return share(self.named, self.matched)

    @property
    def exact_f1(self) -> float:
        return f1(self.exact, self.predicted, self.gold)

    @property
    def matched_f1(self) -> float:
        return f1(self.matched, self.predicted, self.gold)

    @property
    def named_f1(self) -> float:
        """Span by overlap and the right speaker: the end-to-end number."""
        return f1(self.named, self.predicted, self.gold)

    @property
    def role_f1(self) -> float:
        return f1(self.role_shared, self.role_predicted, self.role_gold)

    @property
    def trap_share(self) -> float:
        return self.caught / self.traps if self.traps else 0.0


def _added(mine: dict[str, Counter[str]], theirs: dict[str, Counter[str]]) -> dict[str, Counter[str]]:
    return {key: mine.get(key, Counter()) + theirs.get(key, Counter()) for key in mine | theirs}


def share(part: int, whole: int) -> float:
    """Part of whole; 1 where there was nothing to do."""
    return part / whole if whole else 1.0


def f1(right: int, predicted: int, gold: int) -> float:
    """Harmonic mean of precision and recall.

    >>> round(f1(3, 4, 6), 2)
    0.6
    """
    return 2 * right / (predicted + gold) if predicted + gold else 1.0


def score(article: Article, predictions: Sequence[Found]) -> Score:
    """The counts of one article."""
    pairs = pair(article, predictions)
    total = Score(gold=len(article.quotes), predicted=len(predictions), traps=len(article.traps))
    total.forms = {form: Counter() for form in {quote.form for quote in article.quotes}}
    for quote in article.quotes:
        total.forms[quote.form]["gold"] += 1
    for quote, guess in pairs:
        _count_pair(total, quote, guess)
    paired = {id(guess) for _, guess in pairs}
    wild = [guess for guess in predictions if id(guess) not in paired]
    total.caught = sum(any(touch(trap.span, guess.span) for guess in wild) for trap in article.traps)
    right = {id(guess) for quote, guess in pairs if same_speaker(quote.speaker, guess.name)}
    for guess in predictions:
        tally = total.methods.setdefault(guess.method, Counter())
        tally.update(predicted=1, right=id(guess) in right, confidence=round(10_000 * guess.confidence))
    _count_links(total, pairs)
    return total


def _count_pair(total: Score, quote: GoldQuote, guess: Found) -> None:
    right = same_speaker(quote.speaker, guess.name)
    tally = Counter(matched=1, exact=int(quote.span == guess.span), named=int(right))
    total.forms[quote.form].update(tally)
    total.matched += 1
    total.exact += tally["exact"]
    total.named += tally["named"]
    total.kinds += quote.kind == guess.kind
    wanted, given = _role_tokens(quote.speaker.role if quote.speaker else None), _role_tokens(guess.role)
    total.role_gold += wanted.total()
    total.role_predicted += given.total()
    total.role_shared += (wanted & given).total()
    if quote.speaker:
        for expected, read in ((quote.speaker.structure, guess.structure), (quote.speaker.country, guess.country)):
            total.terms += expected is not None
            total.terms_right += expected is not None and expected == read


def _count_links(total: Score, pairs: Sequence[tuple[GoldQuote, Found]]) -> None:
    for (first, guess), (second, next_guess) in pairwise(pairs):
        total.links += 1
        total.links_right += (first.group == second.group) == (guess.group == next_guess.group)


def _role_tokens(role: str | None) -> Counter[str]:
    """Lower-cased words of a role without "the" and "of"."""
    return Counter(word for word in _WORD.findall((role or "").lower()) if word not in _ROLE_STOP)


def total(scores: Iterable[Score]) -> Score:
    """All scores added up (micro average)."""
    return sum(scores, Score())
