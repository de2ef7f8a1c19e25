"""Quotes alone, without any page: characters of the annotated articles a CPU second. python -m benchmarks.bench_quotes"""

import statistics
import time

from osce_scraper.quotes import find_quotes
from tests.quotes.gold import articles

ROUNDS = 9


def characters_a_second() -> float:
    """Characters of body text that one core reads in a second; the median of some rounds over all articles."""
    told = list(articles())
    characters = sum(len(paragraph) for article in told for paragraph in article.paragraphs)
    rounds = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for article in told:
            find_quotes(article.paragraphs, article.language, article.title)
        rounds.append(characters / (time.process_time() - start))
    return statistics.median(rounds[1:])  # the first one loads the word lists


if __name__ == "__main__":
    print(f"{characters_a_second() / 1e6:.2f} million characters a CPU second")
