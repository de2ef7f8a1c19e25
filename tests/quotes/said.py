"""Articles of the tests in one string, and who said what in them in one line a quote."""

from osce_scraper.items import Quote
from osce_scraper.quotes import find_quotes


def quotes_of(article: str, language: str = "en") -> list[Quote]:
    """The quotes of an article whose paragraphs are parted by line ends."""
    return find_quotes(article.split("\n"), language)


def said(article: str, language: str = "en") -> list[str]:
    """ "Speaker: words" for each quote; "?" for a speaker whom the article does not tell."""
    return [f"{q.speaker.name if q.speaker else '?'}: {q.text}" for q in quotes_of(article, language)]
