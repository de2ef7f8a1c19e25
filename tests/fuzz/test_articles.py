"""Whatever article comes: quotes that stand where they say, never an error. `make fuzz` runs many more."""

import pytest

from osce_scraper.quotes import find_quotes
from tests.fuzz.broken_articles import broken
from tests.quotes.gold import articles

ARTICLES = sorted(articles(), key=lambda article: article.id)
BROKEN = 4000
_SHARE = 500


def check_article(seed: int) -> int:
    """Read the article that a seed breaks; returns how many quotes it still has."""
    paragraphs, language = broken(seed, ARTICLES)
    quotes = find_quotes(paragraphs, language)
    for quote in quotes:
        assert paragraphs[quote.paragraph][quote.start : quote.end] == quote.text
    return len(quotes)


@pytest.mark.parametrize("start", range(0, BROKEN, _SHARE))
def test_a_broken_article_is_read(start: int) -> None:
    assert sum(check_article(seed) for seed in range(start, start + _SHARE)) > _SHARE, "too broken to test anything"
