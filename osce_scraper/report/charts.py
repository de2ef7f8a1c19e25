"""The charts: for each the question in SQL, the sentence that says what it shows, and how it is drawn.

Every number on the page comes from these questions on the SQLite export; anyone can ask them again.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. Columns of the answer by shape: bars (label, number), stack and heat (x, y or part, number)."""

    id: str
    title: str
    shape: Literal["bars", "stack", "heat"]
    sql: str
    sentence: Callable[[Rows], str]
    unit: str = "items"


def _top(table: str, column: str, count: int) -> str:
    """Ids of the terms that occur most; the rest is drawn as one."""
    return f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {count}"


def _leader(rows: Rows, label: int = 1, number: int = 2) -> tuple[Any, int, int]:
    """The label with the highest total, that total, and the total of all."""
    totals: Counter[Any] = Counter()
    for row in rows:
        totals[row[label]] += row[number]
    name, most = totals.most_common(1)[0]
    return name, most, totals.total()


def _plural(count: int, unit: str) -> str:
    """
    >>> _plural(1, "items"), _plural(1200, "items")
    ('1 item', '1,200 items')
    """
    return f"{count:,} {unit.removesuffix('s') if count == 1 else unit}"


def _by_structure(rows: Rows) -> str:
    named = [row for row in rows if row[1] != "others"]
    name, most, _ = _leader(named or rows)
    return f"{name} is named as issuer most often: {_plural(most, 'times')} from {rows[0][0]} to {rows[-1][0]}."


def _by_kind(rows: Rows) -> str:
    name, most, total = _leader(rows)
    return f"{_plural(most, 'items')} of {total:,} are of the kind “{name}”."


def _by_field(rows: Rows) -> str:
    name, most, _ = _leader(rows)
    return f"{name} is the field of work of most items: {most:,}."


def _speakers(rows: Rows) -> str:
    name, institution, count = rows[0]
    return f"{name} ({institution}) is quoted most: {_plural(count, 'quotes')}."


def _stands_for(rows: Rows) -> str:
    name, count = rows[0]
    return f"Most quotes with a known institution are of people who stand for {name}: {count:,}."


def _countries(rows: Rows) -> str:
    return f"{rows[0][0]} is the State named in most items: {rows[0][1]:,}."


def _quotes_per_item(rows: Rows) -> str:
    items, without = sum(row[1] for row in rows), sum(row[1] for row in rows if row[0] == "0")
    return f"{without:,} of {items:,} items hold no quote."


def _languages(rows: Rows) -> str:
    return (
        f"The items are in {_plural(len(rows), 'languages')}; “{rows[0][0]}” leads with {_plural(rows[0][1], 'items')}."
    )


def _coverage(rows: Rows) -> str:
    layout, name, share = min(rows, key=lambda row: row[2])
    return f"The weakest field is {name} on pages of layout {layout}: {share} % of them print it or let it be read."


def _gaps(rows: Rows) -> str:
    (first_year, first, _), (last_year, last, _) = rows[0], rows[-1]
    months = (last_year - first_year) * 12 + int(last) - int(first) + 1
    return f"{_plural(months - len(rows), 'months')} of {months:,} between the first and the last item are empty."


def _unknown(rows: Rows) -> str:
    return f"{_plural(len(rows), 'labels')} are unknown to the vocabularies; “{rows[0][0]}” is printed most often."


_COVERED = {
    "issued on": "issued_on IS NOT NULL",
    "kind": "kind IS NOT NULL",
    "lead": "lead IS NOT NULL",
    "issued by": "item IN (SELECT item FROM item_issuers)",
    "fields of work": "item IN (SELECT item FROM item_fields)",
    "places": "places IS NOT NULL",
    "countries": "item IN (SELECT item FROM item_countries)",
    "quotes": "quote_count > 0",
    "images": "item IN (SELECT item FROM item_images)",
}


def _coverage_by(column: str) -> str:
    return " UNION ALL ".join(
        f"""SELECT {column}, '{name}' AS field, round(100.0 * avg({condition}), 1) AS "% of items"
            FROM items WHERE {column} IS NOT NULL GROUP BY 1"""
        for name, condition in _COVERED.items()
    )


_INSTITUTION = "coalesce(structures.label, countries.label, 'no institution known')"

CHARTS: tuple[Chart, ...] = (
    Chart(
        "structures",
        "Items over time by issuing structure",
        "stack",
        f"""SELECT year, CASE WHEN structure IN ({_top("item_issuers", "structure", 8)})
                THEN structures.label ELSE 'others' END AS structure, count(*) AS items
            FROM item_issuers JOIN items USING (item) LEFT JOIN structures ON structures.id = structure
            WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        _by_structure,
    ),
    Chart(
        "kinds",
        "Items over time by kind",
        "stack",
        """SELECT year, coalesce(kind, 'not printed') AS kind, count(*) AS items
           FROM items WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        _by_kind,
    ),
    Chart(
        "fields",
        "Fields of work by year",
        "heat",
        """SELECT year, fields_of_work.label AS field, count(*) AS items
           FROM item_fields JOIN items USING (item) JOIN fields_of_work ON fields_of_work.id = field
           WHERE year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        _by_field,
    ),
    Chart(
        "speakers",
        "Most quoted speakers",
        "bars",
        f"""SELECT speakers.name AS speaker, {_INSTITUTION} AS institution, speakers.quote_count AS quotes
            FROM speakers
            LEFT JOIN speaker_roles AS post ON post.speaker = speakers.speaker AND post.position = (
                SELECT position FROM speaker_roles AS held
                WHERE held.speaker = speakers.speaker AND (held.structure IS NOT NULL OR held.country IS NOT NULL)
                ORDER BY held.quote_count DESC, position LIMIT 1)
            LEFT JOIN structures ON structures.id = post.structure
            LEFT JOIN countries ON countries.id = post.country
            WHERE kind = 'person' ORDER BY 3 DESC, 1 LIMIT 20""",
        _speakers,
        "quotes",
    ),
    Chart(
        "institutions",
        "Whom the speakers stand for",
        "bars",
        """SELECT coalesce(structures.label, countries.label) AS institution, count(*) AS quotes
           FROM quotes LEFT JOIN structures ON structures.id = structure LEFT JOIN countries ON countries.id = country
           WHERE structure IS NOT NULL OR country IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20""",
        _stands_for,
        "quotes",
    ),
    Chart(
        "countries",
        "States named most",
        "bars",
        """SELECT countries.label AS country, count(*) AS items
           FROM item_countries JOIN countries ON countries.id = country GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 25""",
        _countries,
    ),
    Chart(
        "quotes",
        "Quotes per item",
        "bars",
        """SELECT CASE WHEN quote_count > 9 THEN '10 and more' ELSE CAST(quote_count AS TEXT) END AS quotes,
                count(*) AS items
           FROM items GROUP BY 1 ORDER BY min(quote_count)""",
        _quotes_per_item,
    ),
    Chart(
        "languages",
        "Language editions",
        "bars",
        "SELECT language, count(*) AS items FROM items GROUP BY 1 ORDER BY 2 DESC, 1",
        _languages,
    ),
    Chart(
        "coverage",
        "Health: coverage of each field by layout",
        "heat",
        _coverage_by("layout"),
        _coverage,
        "% of items",
    ),
    Chart(
        "coverage-years",
        "Health: coverage of each field by year",
        "heat",
        _coverage_by("year"),
        lambda rows: f"Each square is the share of a year's items that have the field, from {rows[0][0]} on.",
        "% of items",
    ),
    Chart(
        "gaps",
        "Health: items in each month",
        "heat",
        """SELECT year, substr(issued_on, 6, 2) AS month, count(*) AS items
           FROM items WHERE issued_on IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2""",
        _gaps,
    ),
    Chart(
        "unknown",
        "Health: labels unknown to the vocabularies",
        "bars",
        """SELECT label, count(*) AS items FROM (
               SELECT label FROM item_issuers WHERE structure IS NULL
               UNION ALL SELECT label FROM item_fields WHERE field IS NULL)
           GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50""",
        _unknown,
    ),
)
