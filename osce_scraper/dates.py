"""Printed dates in the languages of the site, ISO attributes, datelines. Day first always, never a partial date."""

from datetime import date, datetime

from osce_scraper.items import Dateline


def read_date(text: str, latest: datetime, language: str | None = None) -> date:
    """The date a text prints.

    `latest` is when the page was seen: a later date is refused (a day's grace for time zones), as is one before
    1973, when the Conference opened. Raises `DateError` naming the text and the reason.
    """
    raise NotImplementedError


def read_dateline(paragraph: str, latest: datetime) -> Dateline | None:
    """The dateline that opens a body's first paragraph ("VIENNA, 23 July 2015 –"), None when there is none."""
    raise NotImplementedError
