"""Newsroom pages -> rows and the way to the next page.

Markups: `.search-result-news` (Drupal 6, site.md section 3), cards whose anchor wraps the heading (`a.teaser`,
Drupal 11), and any other page that links to items. Facts are found by their label words or by what they are, so a
renamed class costs at most a fact. It must not know what a date or a structure means.
"""

from osce_scraper.listings.pages import ROW_MARKUPS, Listing, read_listing
from osce_scraper.listings.paging import page_number, page_url

__all__ = ["ROW_MARKUPS", "Listing", "page_number", "page_url", "read_listing"]
