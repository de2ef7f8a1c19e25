"""Quotes and who said them: a pure reading of paragraphs, usable alone.

It must not know pages, files or the crawl: paragraphs in, `Quote`s out.
"""

from collections.abc import Sequence

from osce_scraper.items import Quote
from osce_scraper.quotes.article import read
from osce_scraper.quotes.reading import Explanation, explanation_of, quote_of

__all__ = ["Explanation", "explain", "find_quotes"]


def find_quotes(paragraphs: Sequence[str], language: str, title: str = "") -> list[Quote]:
    """All quotes of an article in order of appearance, each with its speaker where the article tells.

    `paragraphs` is the body as printed, `language` a BCP 47 code, `title` the headline (its words in marks are no quote).

    >>> [quote] = find_quotes(["“We act,” said Dr Jane Doe, Head of the OSCE Centre in Ashgabat."], "en")
    >>> quote.text, quote.cue, quote.speaker.name, quote.speaker.role
    ('We act,', 'said', 'Jane Doe', 'Head of the OSCE Centre in Ashgabat')
    """
    return [quote_of(reading) for reading in read(paragraphs, language, title) if reading.spoken]


def explain(paragraphs: Sequence[str], language: str, title: str = "") -> list[Explanation]:
    """Every quoted stretch, quotes and others, with the sentence, the rule and the people weighed."""
    return [explanation_of(reading) for reading in read(paragraphs, language, title)]
