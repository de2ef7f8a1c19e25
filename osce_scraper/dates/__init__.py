"""Printed dates in the languages of the site, ISO attributes, datelines. Day first always, never a partial date."""

from osce_scraper.dates.datelines import is_town, read_dateline, read_place_line
from osce_scraper.dates.printed import EARLIEST, read_date

__all__ = ["EARLIEST", "is_town", "read_date", "read_dateline", "read_place_line"]
