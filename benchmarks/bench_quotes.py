"""Quotes alone, without any page: characters of body text a CPU second. python -m benchmarks.bench_quotes

Of composed releases, whose body holds a quote in some six hundred characters as real ones do, and of the annotated
articles, which hold three times as many and every hard form there is.
"""

import statistics
import time
from collections.abc import Sequence

from benchmarks.bench_extract import pages
from osce_scraper.extract import extract_page
from osce_scraper.quotes import find_quotes
from tests.quotes.gold import articles

ROUNDS = 9
Told = tuple[Sequence[str], str, str]
"""Paragraphs, language, title."""


def releases(count: int = 200) -> list[Told]:
    """The bodies of composed pages."""
    items = map(extract_page, pages(count))
    return [(item.body, item.language, item.title) for item in items]


def annotated() -> list[Told]:
    """The gold."""
    return [(article.paragraphs, article.language, article.title) for article in articles()]


def characters_a_second(told: Sequence[Told]) -> float:
    """Characters of body text that one core reads in a second; the median of some rounds over all articles."""
    characters = sum(len(paragraph) for paragraphs, _, _ in told for paragraph in paragraphs)
    rounds = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for paragraphs, language, title in told:
            find_quotes(paragraphs, language, title)
        rounds.append(characters / (time.process_time() - start))
    return statistics.median(rounds[1:])  # the first one loads the word lists


def main() -> None:
    """Print both figures, and how dense the quotes are."""
    for name, told in (("composed releases", releases()), ("annotated articles", annotated())):
        characters = sum(len(paragraph) for paragraphs, _, _ in told for paragraph in paragraphs)
        quotes = sum(len(find_quotes(*article)) for article in told)
        rate = characters_a_second(told) / 1e6
        print(f"{name:20}{rate:5.2f} million characters a CPU second, {characters / quotes:.0f} characters a quote")


if __name__ == "__main__":
    main()
