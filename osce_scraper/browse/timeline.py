"""A speaker's roles and quotes along the years, as places on a line from 0 to 100."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

# So many years are all written below the line; of more, every fifth.
_FEW = 12
# Roles drawn; the table below has all of them.
_BARS = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A first of January."""

    year: int
    at: float
    written: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A day with quotes."""

    at: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A role from its first to its last quote."""

    role: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn; nothing when no quote has a date."""

    ticks: Sequence[Tick] = ()
    dots: Sequence[Dot] = ()
    bars: Sequence[Bar] = ()


def timeline(roles: Iterable[Mapping[str, Any]], quotes: Iterable[Mapping[str, Any]]) -> Timeline:
    """Roles (`role`, `first_on`, `last_on`) and quotes (`issued_on`) of one speaker on one line; days are ISO dates.

    >>> line = timeline([{"role": "Head", "first_on": "2020-01-01", "last_on": "2020-12-31"}], [{"issued_on": "2020-07-01"}])
    >>> [tick.year for tick in line.ticks], line.dots[0].at, line.bars[0].start
    ([2020, 2021], 49.7, 0.0)
    """
    days = Counter(quote["issued_on"] for quote in quotes if quote["issued_on"])
    if not days:
        return Timeline()
    first, last = int(min(days)[:4]), int(max(days)[:4]) + 1
    start, length = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal() - date(first, 1, 1).toordinal()

    def at(day: str) -> float:
        return round((date.fromisoformat(day).toordinal() - start) / length * 100, 1)

    def bar(role: Mapping[str, Any]) -> Bar:
        begin = at(role["first_on"])
        return Bar(role["role"], begin, round(max(at(role["last_on"]) - begin, 0.4), 1))

    held = [role for role in roles if role["first_on"]][:_BARS]
    years = range(first, last + 1)
    return Timeline(
        [Tick(year, at(f"{year}-01-01"), year < last and (last - first <= _FEW or year % 5 == 0)) for year in years],
        [Dot(at(day), count) for day, count in sorted(days.items())],
        [bar(role) for role in held],
    )
