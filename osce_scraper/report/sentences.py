"""Sentences that say what a chart shows, made of the rows it is drawn from."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

Rows = Sequence[Sequence[Any]]


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


def by_structure(rows: Rows) -> str:
    """Who publishes most."""
    named = [row for row in rows if row[1] != "others"]
    name, most, _ = _leader(named or rows)
    return f"{name} is named as issuer most often: {_plural(most, 'times')} from {rows[0][0]} to {rows[-1][0]}."


def by_kind(rows: Rows) -> str:
    """Which kind of item is most frequent."""
    name, most, total = _leader(rows)
    return f"{_plural(most, 'items')} of {total:,} are of the kind “{name}”."


def by_field(rows: Rows) -> str:
    """Which field of work is most frequent."""
    name, most, _ = _leader(rows)
    return f"{name} is the field of work of most items: {most:,}."


def speakers(rows: Rows) -> str:
    """Who is quoted most."""
    name, institution, count = rows[0]
    return f"{name} ({institution}) is quoted most: {_plural(count, 'quotes')}."


def stands_for(rows: Rows) -> str:
    """Whom the quoted stand for most."""
    name, count = rows[0]
    return f"Most quotes with a known institution are of people who stand for {name}: {count:,}."


def countries(rows: Rows) -> str:
    """Which State is named most."""
    return f"{rows[0][0]} is the State named in most items: {rows[0][1]:,}."


def quotes_per_item(rows: Rows) -> str:
    """How many items hold no quote."""
    items, without = sum(row[1] for row in rows), sum(row[1] for row in rows if row[0] == "0")
    return f"{without:,} of {items:,} items hold no quote."


def languages(rows: Rows) -> str:
    """How many languages there are, and the first."""
    return (
        f"The items are in {_plural(len(rows), 'languages')}; “{rows[0][0]}” leads with {_plural(rows[0][1], 'items')}."
    )


def coverage(rows: Rows) -> str:
    """The weakest field of the weakest layout."""
    layout, name, share = min(rows, key=lambda row: row[2])
    return f"The weakest field is {name} on pages of layout {layout}: {share} % of them print it or let it be read."


def gaps(rows: Rows) -> str:
    """How many months are empty."""
    (first_year, first, _), (last_year, last, _) = rows[0], rows[-1]
    months = (last_year - first_year) * 12 + int(last) - int(first) + 1
    return f"{_plural(months - len(rows), 'months')} of {months:,} between the first and the last item are empty."


def unknown(rows: Rows) -> str:
    """How many labels are unknown."""
    return f"{_plural(len(rows), 'labels')} are unknown to the vocabularies; “{rows[0][0]}” is printed most often."


def coverage_of_years(rows: Rows) -> str:
    """From which year on the shares are known."""
    return f"Each square is the share of a year's items that have the field, from {rows[0][0]} on."
