"""The word lists and tables of the composer, read once."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.compose.model import Label

_HERE = Path(__file__).parent


@cache
def words(language: str) -> dict[str, Any]:
    """Sentence templates and word lists of a language (`words/<language>.toml`)."""
    return tomllib.loads((_HERE / "words" / f"{language}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Structure:
    """An issuer with what its stories need: path segment, cities, State, head, languages, years of work."""

    name: Label
    segment: str
    city: str
    towns: tuple[str, ...]
    state: Label | None
    head: str
    languages: tuple[str, ...]
    years: tuple[int, int]
    monitoring: bool

    @property
    def short(self) -> str:
        """The name as running text has it."""
        return "the " + self.name.label.removesuffix(" (closed)")


@cache
def structures() -> tuple[Structure, ...]:
    """All issuers of `structures.toml`."""
    rows = tomllib.loads((_HERE / "structures.toml").read_text("utf-8"))["structure"]
    return tuple(
        Structure(
            name=Label(row["label"], row["id"]),
            segment=row["segment"],
            city=row["city"],
            towns=tuple(row["towns"]),
            state=Label(*row["state"]) if row["state"] else None,
            head=row["head"],
            languages=tuple(row["languages"]),
            years=(row["years"][0], row["years"][1]),
            monitoring=row.get("monitoring", False),
        )
        for row in rows
    )


@cache
def fields() -> tuple[tuple[Label, tuple[str, ...]], ...]:
    """The 23 fields of work, each with the topics its stories are about."""
    table = tomllib.loads((_HERE / "fields.toml").read_text("utf-8"))
    return tuple((Label(label, table["ids"][label]), tuple(topics)) for label, topics in table["topics"].items())


def weekdays(language: str = "en") -> list[str]:
    """Names of the days of the week, Monday first."""
    return list(words("months")[language]["weekdays"])


def printed_date(day: date, language: str = "en") -> str:
    """A date as pages of a language print it.

    >>> printed_date(date(2025, 5, 30)), printed_date(date(2012, 10, 10), "sq")
    ('30 May 2025', '10 tetor 2012')
    """
    rules = words("months")[language]
    return str(rules["date"].format(day=day.day, month=rules["months"][day.month - 1], year=day.year))
