"""What a printed date means: reduced to a short shape of days, months and years, which a few patterns read."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from osce_scraper.errors import DateError
from osce_scraper.text import clean

EARLIEST: Final = date(1973, 1, 1)  # the Conference on Security and Co-operation in Europe opened in July 1973
_LONGEST: Final = 200  # characters; a longer text is no date

# 2025-05-30, 2025-05-30T14:05:00+02:00 (the day as printed), 2025/05/30, 20250530
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_ISO_BASIC = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T.*)?")
# 30.05.2025, 30/05/2025, 30. 5. 2025; with the first day of a range before it: 27.-28.05.2025, 30.06. – 02.07.2025
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<dot>[./-])\s?(?P<month>\d{1,2})(?P=dot)\s?(?P<year>\d{4})(?!\d)")
_MONTHS = 12
_NUMERIC_RANGE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:[./]\s?(?P<month>\d{1,2}))?[./]?\s?[-–—]\s?"
    r"\d{1,2}[./]\s?(?P<month2>\d{1,2})[./]\s?(?P<year>\d{4})(?!\d)"
)
_TIME = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\b")
_JOINT = re.compile(r"(?<=\d)[-‐‑](?=[^\W\d])|(?<=[^\W\d])[-‐‑](?=\d)")  # 30-May-2025, 30-njy
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[-‐-―−,]")

# Shapes: "30 May 2025" is "d30 m5 y2025". A comma never parts a day from its month ("No. 5, May 2025").
_DAYS = r"(?:(?:[-,] )*d\d+ )*"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"d(?P<day>\d+) {_DAYS}m(?P<month>\d+) (?:, )?y(?P<year>\d+)\b",  # 30 May 2025, 27-28 May 2025
        r"d(?P<day>\d+) m(?P<month>\d+) (?:[-,] )*d\d+ m\d+ (?:, )?y(?P<year>\d+)\b",  # 30 June - 2 July 2025
        rf"m(?P<month>\d+) d(?P<day>\d+) {_DAYS}(?:, )?y(?P<year>\d+)\b",  # May 30, 2025
        r"m(?P<month>\d+) d(?P<day>\d+) (?:[-,] )*m\d+ d\d+ (?:, )?y(?P<year>\d+)\b",  # June 30 - July 2, 2025
        r"y(?P<year>\d+) (?:[-,] )?d(?P<day>\d+) (?:- )?m(?P<month>\d+)\b",  # 2025 жылғы 30 мамыр
        r"y(?P<year>\d+) (?:[-,] )?m(?P<month>\d+) d(?P<day>\d+)\b",  # 2025. május 30.
    )
)
_PARTIAL = re.compile(r"\bm\d+ (?:, )?y\d+|\by\d+ m\d+|\bd\d+ m\d+|\bm\d+ d\d+")


def folded(word: str) -> str:
    """A word without case, accents and the Turkish difference of i and ı."""
    plain = word.casefold()
    if plain.isascii():  # most: nothing to take off
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("ı", "i")


@dataclass(frozen=True)
class _Words:
    """The words of months.toml, folded."""

    months: dict[str, dict[str, int]]  # word -> language -> month: "listopad" is October in hr, November in pl
    languages: frozenset[str]
    joins: frozenset[str]
    fillers: frozenset[str]

    def month(self, word: str, language: str | None) -> int | None:
        """The number of a month word; None for other words and for one that the language leaves open."""
        by_language = self.months.get(word, {})
        if language in by_language:
            return by_language[language]
        return next(iter(by_language.values())) if len(set(by_language.values())) == 1 else None


@cache
def _words() -> _Words:
    table = tomllib.loads(resources.files(__package__).joinpath("months.toml").read_text(encoding="utf-8"))
    months: dict[str, dict[str, int]] = {}
    for language, names in table["months"].items():
        for number, words in enumerate(names, 1):
            for word in words.split():
                months.setdefault(folded(word), {})[language] = number
    sets = [frozenset(map(folded, table[key].split())) for key in ("joins", "fillers", "weekdays")]
    return _Words(months, frozenset(table["months"]), sets[0], sets[1] | sets[2])


def shape(text: str, language: str | None = None) -> str:
    """A date's tokens: d(ay), m(onth), y(ear), `-` a range, `,`, and w(ord) for what belongs to no date.

    >>> shape("Friday, 30th of May 2025 at 14:05")
    ', d30 m5 y2025 w'
    """
    words = _words()
    tokens = []
    for token in _TOKEN.findall(_JOINT.sub(" ", _TIME.sub(" ", text))):
        word = folded(token)
        if token.isdecimal():
            tokens.append({1: "d", 2: "d", 4: "y"}.get(len(token), "w") + token)
        elif (month := words.month(word, language)) is not None:
            tokens.append(f"m{month}")
        elif not word.isalpha():
            tokens.append("," if token == "," else "-")
        elif word in words.joins:
            tokens.append("-")
        elif word not in words.fillers:
            tokens.append("w")
    return " ".join(tokens)


def _by_numbers(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.search(text) or _ISO_BASIC.fullmatch(text):
        return int(match["year"]), int(match["month"]), int(match["day"])
    if match := _NUMERIC_RANGE.search(text):
        return int(match["year"]), int(match["month"] or match["month2"]), int(match["day"])
    match = _NUMERIC.search(text)
    if match is None:
        return None
    day, month = int(match["day"]), int(match["month"])
    if month > _MONTHS >= day and match["dot"] == "/":  # "5/30/2025", which can be read in no other way
        day, month = month, day
    return int(match["year"]), month, day


def _by_words(text: str, language: str | None) -> tuple[int, int, int]:
    printed = shape(text, language)
    matches = [match for pattern in _SHAPES if (match := pattern.search(printed))]
    if matches:
        first = min(matches, key=re.Match.start)
        return int(first["year"]), int(first["month"]), int(first["day"])
    if language is not None and language not in _words().languages and (found := _by_dateparser(text, language)):
        return found
    raise DateError(f"{'only a part of a date' if _PARTIAL.search(printed) else 'no date'}: {text!r}")


def _by_dateparser(text: str, language: str) -> tuple[int, int, int] | None:
    """The last resort, for languages without a table here: costs a millisecond where the tables cost microseconds."""
    import dateparser  # 0.2 s to import, and hardly ever needed

    try:
        found = dateparser.parse(
            text,
            languages=[language],
            settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]},
        )
    except ValueError:  # a language that dateparser does not know either
        return None
    return None if found is None else (found.year, found.month, found.day)


@lru_cache(maxsize=4096)
def _calendar_date(text: str, language: str | None) -> date:
    text = clean(text)
    year, month, day = _by_numbers(text) or _by_words(text, language)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateError(f"no such day: {text!r} ({error})") from error


def read_date(text: str, latest: datetime, language: str | None = None) -> date:
    """The date a text prints, day before month where both could be; the first day of a range; of a time with a zone the day as printed.

    `latest` is when the page was seen: a later date is refused (a day's grace for time zones), as is one before
    1973, when the Conference opened. `language` (BCP 47) decides month words that two languages use differently.
    Raises `DateError` naming the text and the reason, also for partial dates ("May 2025").

    >>> seen = datetime(2025, 6, 1)
    >>> read_date("27-28 May 2025", seen), read_date("30 травня 2025 року", seen)
    (datetime.date(2025, 5, 27), datetime.date(2025, 5, 30))
    """
    if len(text) > _LONGEST:
        text = clean(text)
    if len(text) > _LONGEST:
        raise DateError(f"too long to be a date ({len(text)} characters): {text[:40]!r}...")
    found = _calendar_date(text, language)
    if found < EARLIEST:
        raise DateError(f"before the Conference opened in 1973: {text!r}")
    if found > latest.date() + timedelta(days=1):
        raise DateError(f"later than the page, seen on {latest.date()}: {text!r}")
    return found
