"""Page -> NewsItem: which layout function gives each field, and how it is understood."""

from osce_scraper.items import NewsItem
from osce_scraper.page import Page


def extract_page(page: Page) -> NewsItem:
    """The record of one page. Raises `UnreadablePage` with the reason when there is none to read."""
    raise NotImplementedError
