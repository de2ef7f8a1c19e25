"""No change may make the engine worse on the gold than `fixtures/quotes/floors.toml` allows.

A floor is raised with `python -m benchmarks.score_quotes --floors`; it is lowered by nothing but an edit one can see.
"""

import tomllib
from itertools import pairwise
from typing import Final

import pytest

from benchmarks.score_quotes import DOCS, filled, of, scored, tables
from osce_scraper.quotes import find_quotes
from tests.quotes.gold import ROOT, Article, articles

FLOORS: Final = tomllib.loads((ROOT / "floors.toml").read_text(encoding="utf-8"))
CASES: Final = [
    pytest.param(half, language, metric, id=f"{half}/{language}:{metric}")
    for half, languages in FLOORS.items()
    for language, metrics in languages.items()
    for metric in metrics
]


@pytest.mark.parametrize(("half", "language", "metric"), CASES)
def test_floor(half: str, language: str, metric: str) -> None:
    measured = getattr(scored(of(half, language)), metric)
    bound = FLOORS[half][language][metric]
    assert measured <= bound if metric == "trap_share" else measured >= bound


def test_every_half_and_language_has_its_floors() -> None:
    assert {(half, lang) for half, langs in FLOORS.items() for lang in langs} == {
        (article.half, article.language) for article in articles()
    }


def test_docs_show_what_is_measured() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert filled(text, tables()) == text, "stale: run `make quotes-docs`"


@pytest.mark.parametrize("article", articles(), ids=lambda article: f"{article.language}/{article.id}")
def test_quotes_stand_where_they_say_and_in_order(article: Article) -> None:
    quotes = find_quotes(article.paragraphs, article.language, article.title)
    assert all(article.paragraphs[quote.paragraph][quote.start : quote.end] == quote.text for quote in quotes)
    places = [(quote.paragraph, quote.start, quote.end) for quote in quotes]
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(places))
