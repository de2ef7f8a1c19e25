"""The OSCE's newsroom as clean, typed, attributed data.

>>> from osce_scraper import extract, read
"""

from typing import TYPE_CHECKING

from osce_scraper.log import read

if TYPE_CHECKING:
    from osce_scraper.items import NewsItem

__version__ = "0.1.0"


def extract(html: bytes | str, url: str) -> "NewsItem":
    """The record of one page of the OSCE's site, as a crawl writes it.

    `url` is the page's address (an archive's address gives back the original). Raises `errors.UnreadablePage` when
    the page holds no news item, `errors.ForeignAddress` when the address is not one of the OSCE's.
    """
    from osce_scraper.extract import extract_page  # parsers and vocabularies are loaded by those who extract
    from osce_scraper.page import Page

    if isinstance(html, str):
        return extract_page(Page(html.encode("utf-8", "replace"), url, encoding="utf-8"))
    return extract_page(Page(html, url))


__all__ = ["extract", "read"]
