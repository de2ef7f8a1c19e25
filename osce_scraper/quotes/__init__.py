"""Quotes and who said them: a pure reading of paragraphs, usable alone.

It must not know pages, files or the crawl: paragraphs in, `Quote`s out.
"""

from collections.abc import Sequence

from osce_scraper.items import Quote


def find_quotes(paragraphs: Sequence[str], language: str, title: str = "") -> list[Quote]:
    """All quotes of an article in order of appearance, each with its speaker where the article tells."""
    raise NotImplementedError
