"""Datelines: the place and date that open a body ("VIENNA, 23 July 2015 –"), and the older line that holds only them.

A dateline is what stands before a dash and is nothing but places and a date. An ordinary first sentence with a dash
("Organized under the project — with support ...") has other words there and is none.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources

from osce_scraper.dates.printed import folded, read_date, shape
from osce_scraper.errors import DateError
from osce_scraper.items import Dateline

_HEAD = 140  # characters within which a dateline ends; the longest seen names three towns in two languages each
# A dash of any kind, not within a number range or a hyphenated name ("27-28 May", "UST-KAMENOGORSK").
_END = re.compile(r"\s*(?:-{2,}|[–—―−]|(?<=\s)-(?=\s)|(?<=[\w.)])-(?=\s|[A-ZА-ЯЁ][a-zа-яё]))\s*")
# "TIRANA / BRUSSELS / GENEVA – 6 October 2020." and "VIENNA, 5 May 2010:" end without a dash.
_FULL_STOP = re.compile(r"(?<=\d{4})\s*[.:](?=\s)\s*")
_AGENCY = re.compile(r"\s*\((?:OSCE|ODIHR|ОБСЕ|OSZE)(?:[/ ][A-Z]+)?\)(?!\s*[A-ZА-Я]{2})\s*")  # no place behind it

# "VIENNA, Friday, May 5, 2010": the date begins at its first digit, or at the weekday or month before it.
_DATE_LAST = re.compile(r"(?P<place>[^\d]+?)(?P<date>\d.*)", re.DOTALL)
_LAST_WORD = re.compile(r"(?P<comma>,\s*)?(?P<word>[^\W\d_]+)[.,\s]*$")
# "12 June 2025, Sarajevo"
_DATE_FIRST = re.compile(r"(?P<date>\d.*?(?:19|20)\d\d[^\W\d]*),?\s+(?P<place>[^\d]+)", re.DOTALL)
# What the shape of a date may be: words of a date only, at least day and month.
_DAY_AND_MONTH = re.compile(
    r"(?:[-,] )*(?:d\d+ (?:[-,] )*)+m\d+.*|(?:[-,] )*m\d+ d\d+.*|y\d+ (?:[-,] )*(?:d\d+ m\d+|m\d+ d\d+).*"
)
_NUMERIC = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{4}-\d\d-\d\d")

_PLACE_WORD = re.compile(r"(?:[^\W\d_a-zа-яё][\w.’'ʼ‑-]*|d['’][\w-]+)")


@dataclass(frozen=True)
class _Head:
    """What stands before the dash, taken apart."""

    place: str
    places: tuple[str, ...]
    date: str | None


@dataclass(frozen=True)
class _Words:
    """The words of datelines.toml, folded."""

    towns: frozenset[str]
    particles: frozenset[str]
    never_first: frozenset[str]
    never_last: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(resources.files(__package__).joinpath("datelines.toml").read_text(encoding="utf-8"))
    towns = frozenset(folded(town) for towns in table["towns"].values() for town in towns)
    lists = (frozenset(map(folded, table[key].split())) for key in ("particles", "never_first", "never_last"))
    return _Words(towns, *lists)


def is_town(text: str) -> bool:
    """Whether a text is a town that datelines.toml lists, in any case.

    >>> is_town("Copenhagen"), is_town("Austria")
    (True, False)
    """
    return folded(text) in _words().towns


def _is_place(text: str) -> bool:
    known, words = _words(), text.split()
    if folded(text) in known.towns:
        return True
    if not 1 <= len(words) <= 4 or folded(words[0]) in known.never_first or folded(words[-1]) in known.never_last:
        return False
    return all(_PLACE_WORD.fullmatch(word) or (i and word in known.particles) for i, word in enumerate(words))


def _places(text: str) -> tuple[str, ...] | None:
    """The towns of a place text; a State after its town is left out; None when anything is no place."""
    text = re.sub(r",\s*(?=D\.?\s?C\b)", " ", text.strip(" ,(\t"))
    segments = [segment.strip() for segment in text.split(",")]
    towns = [town.strip() for town in re.split(r"\s*/\s*|\s+(?:and|&|und|и|і|dhe)\s+", segments[0])]
    if not all(_is_place(place) for place in (*towns, *segments[1:])):
        return None
    if segments[0].isupper():  # "VIENNA, WARSAW": all of them towns; "OSH, Kyrgyzstan": the State is not
        towns += [segment for segment in segments[1:] if segment.isupper()]
    return tuple(towns)


def _is_date(text: str) -> bool:
    printed = shape(text)
    return _NUMERIC.fullmatch(text.strip(" ,.")) is not None or (
        "w" not in printed and _DAY_AND_MONTH.fullmatch(printed) is not None
    )


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Place and date of a head with the date last, then with the date first."""
    if text[0].isdigit():
        yield "", text
        if match := _DATE_FIRST.fullmatch(text):
            yield match["place"], match["date"]
    elif match := _DATE_LAST.fullmatch(text):
        cut = match.start("date")
        for _ in range(2):
            word = _LAST_WORD.search(text[:cut])
            if word is None or (printed := shape(word["word"])) == "w":
                break
            # A weekday opens the line or stands after a comma: "pazar" is a Sunday, NOVI PAZAR a town.
            if printed or word["comma"] or word.start() == 0:
                cut = word.start()
        yield text[:cut], text[cut:]


def _head(text: str) -> _Head | None:
    """Places and date of a text that is nothing else, in either order, or one of them alone."""
    text = _AGENCY.sub(" ", text).strip()
    if not any(c.isdigit() for c in text):
        places = _places(text)
        return _Head(text, places, None) if places else None
    for place, printed in _halves(text):
        place, printed = place.strip(" ,(-–—"), printed.strip(" ,).")
        places = _places(place) if place else ()
        if places is not None and _is_date(printed):
            return _Head(place, places, printed)
    return None


def _opens(head: _Head, rest: str) -> bool:
    """Whether a head that could be a dateline is one, judged by its capitals, its towns and what follows."""
    text = rest.lstrip(" “„«\"'‘([")
    if head.date is None:
        known = any(folded(place) in _words().towns for place in head.places)
        return known and all(place.isupper() for place in head.places) and bool(text) and not rest.isupper()
    if head.places and all(place.isupper() or folded(place) in _words().towns for place in head.places):
        return True
    return bool(text) and text[0] == text[0].title()  # Georgian letters have no capitals: they pass


def read_dateline(paragraph: str, latest: datetime) -> Dateline | None:
    """The dateline that opens a body's first paragraph, None when there is none. Forms as listed in tests.

    `places` are the towns in printed order; a State printed after its town is in `text` only. `date` is None when
    the dateline prints none, none with a year, or one that cannot be believed (see `read_date`).

    >>> read_dateline("OSH, Kyrgyzstan, 14 March 2006- The Centre opened.", datetime(2006, 4, 1))
    Dateline(text='OSH, Kyrgyzstan, 14 March 2006-', places=('OSH',), date=datetime.date(2006, 3, 14))
    """
    opening = paragraph[:_HEAD]
    if opening[1:2].islower() and not any(map(str.isdigit, opening)):  # towns stand in capitals where no date does
        return None
    ends = [*_END.finditer(opening), *_FULL_STOP.finditer(opening)]
    for end in sorted(ends, key=re.Match.start, reverse=True):  # the longest, for "VIENNA, 30 June - 2 July 2025 –"
        head = _head(opening[: end.start()])
        if head is not None and _opens(head, paragraph[end.end() : end.end() + 400]):
            return Dateline(text=paragraph[: end.end()].strip(), places=head.places, date=_believed(head.date, latest))
    return None


def _believed(text: str | None, latest: datetime) -> date | None:
    try:
        return None if text is None else read_date(text, latest)
    except DateError:
        return None


def read_place_line(line: str) -> tuple[str | None, str] | None:
    """Place and date as a line of older pages prints them, None when the line is anything else.

    >>> read_place_line("VIENNA 9 December 2008"), read_place_line("9 December 2008")
    (('VIENNA', '9 December 2008'), (None, '9 December 2008'))
    """
    if len(line) > _HEAD:
        return None
    head = _head(line)
    if head is None or head.date is None or not re.search(r"\d{4}", head.date):
        return None
    return head.place or None, head.date
