"""Datelines: the place and date that open a body ("VIENNA, 23 July 2015 –")."""

import re
from datetime import datetime

from osce_scraper.dates.printed import read_date
from osce_scraper.errors import DateError
from osce_scraper.items import Dateline

_PLACE = r"(?P<place>[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄЂ-Џ][\w.’' /-]{2,60}?)"
_DATELINE = re.compile(
    rf"{_PLACE}(?P<rest>,\s[\w\s,.]{{3,40}}?)?\s*(?:\(OSCE\)\s*)?(?:--|[-–—―])(?=\s|[A-Z])",
)
_PLACE_LINE = re.compile(r"(?:(?P<place>[^\d,]{2,80}?)[,\s]+)?(?P<date>\d{1,2}\s+\w+\s+\d{4})$")


def read_dateline(paragraph: str, latest: datetime) -> Dateline | None:
    """The dateline that opens a body's first paragraph ("VIENNA, 23 July 2015 –"), None when there is none."""
    match = _DATELINE.match(paragraph[:160])
    if match is None or not match["place"].isupper():
        return None
    places = tuple(place.strip() for place in match["place"].split("/"))
    date = None
    if match["rest"]:
        try:
            date = read_date(match["rest"], latest)
        except DateError:
            date = None
    return Dateline(text=match[0], places=places, date=date)


def read_place_line(line: str) -> tuple[str | None, str] | None:
    """Place and printed date of a line "VIENNA 9 December 2008"; None when the line is no such line.

    >>> read_place_line("VIENNA 9 December 2008")
    ('VIENNA', '9 December 2008')
    """
    match = _PLACE_LINE.fullmatch(line.strip())
    return (match["place"], match["date"]) if match else None
