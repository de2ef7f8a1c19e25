"""Printed dates in the languages of the site and ISO attributes. Day first always, never a partial date."""

import re
import tomllib
import unicodedata
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources

from osce_scraper.errors import DateError
from osce_scraper.text import clean

EARLIEST = date(1973, 1, 1)  # the Conference on Security and Co-operation in Europe opened in July 1973
_LONGEST = 200  # characters; a longer text is no date

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?:(?!\d)|(?=T))")
_NUMBERS = re.compile(r"(?<!\d)(?P<day>\d{1,2})([-/.])\s?(?P<month>\d{1,2})\2\s?(?P<year>\d{4})(?!\d)")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[-‐-―−]")
_FILLERS = frozenset(
    {"st", "nd", "rd", "th", "er", "of", "de", "del", "the", "le", "года", "року", "г", "р", "god", "godine", "viti"}
)
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"d(?P<day>\d+) (?:(?:- )?d\d+ )*m(?P<month>\d+) (?:- d\d+ m\d+ )?y(?P<year>\d+)",  # 27-28 May 2025
        r"m(?P<month>\d+) d(?P<day>\d+) (?:(?:- )?d\d+ )*y(?P<year>\d+)",  # May 30, 2025
        r"y(?P<year>\d+) d(?P<day>\d+) m(?P<month>\d+)",  # 2025 жылғы 30 мамыр
        r"y(?P<year>\d+) m(?P<month>\d+) d(?P<day>\d+)",  # 2025. május 30.
    )
)


def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@cache
def _months() -> dict[str, int]:
    text = resources.files(__package__).joinpath("months.toml").read_text(encoding="utf-8")
    return {
        _folded(word): number
        for months in tomllib.loads(text).values()
        for number, words in enumerate(months, 1)
        for word in words.split()
    }


def _shape(text: str) -> str:
    months = _months()
    parts = []
    for token in _TOKEN.findall(_TIME.sub(" ", text)):
        word = _folded(token)
        if token.isdecimal():
            parts.append(("d" if len(token) <= 2 else "y") + token)
        elif word in months:
            parts.append(f"m{months[word]}")
        elif not token.isalpha():
            parts.append("-")
        elif word not in _FILLERS and word not in {"and", "und", "et", "и", "dhe"}:
            parts.append("w")
    return " ".join(parts)


@lru_cache(maxsize=4096)
def _calendar_date(text: str, language: str | None) -> date:
    match = _ISO.search(text) or _NUMBERS.search(text)
    if match is None:
        shape = _shape(text)
        match = next((found for pattern in _SHAPES if (found := pattern.search(shape))), None)
    if match is None:
        raise DateError(f"no full date: {text!r}")
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise DateError(f"no such day: {text!r} ({error})") from error


def read_date(text: str, latest: datetime, language: str | None = None) -> date:
    """The date a text prints; the first day of a range.

    `latest` is when the page was seen: a later date is refused (a day's grace for time zones), as is one before
    1973, when the Conference opened. Raises `DateError` naming the text and the reason.

    >>> read_date("27-28 May 2025 ", datetime(2025, 6, 1))
    datetime.date(2025, 5, 27)
    """
    if len(text) > _LONGEST:
        raise DateError(f"too long to be a date ({len(text)} characters): {text[:40]!r}...")
    found = _calendar_date(clean(text), language)
    if found < EARLIEST:
        raise DateError(f"before the Conference opened in 1973: {text!r}")
    if found > latest.date() + timedelta(days=1):
        raise DateError(f"after the page was seen on {latest.date()}: {text!r}")
    return found
