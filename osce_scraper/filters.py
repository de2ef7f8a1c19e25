"""What a user wants of the newsroom: decided on the row wherever it prints the fact, else on the item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from osce_scraper import vocabularies
from osce_scraper.facts import kind_key, published_on
from osce_scraper.items import NewsItem, Term
from osce_scraper.rows import Row
from osce_scraper.vocabularies import labels


@dataclass(frozen=True, slots=True)
class Filter:
    """A selection of items. Empty parts select everything; values of one part are alternatives, parts add up."""

    since: date | None = None
    until: date | None = None
    structures: tuple[str, ...] = ()
    fields_of_work: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def outside_row(self, row: Row) -> str | None:
        """Why a row is not wanted; None when it is, or when it does not say enough to know."""
        if self.since and row.modified and row.modified.date() < self.since:
            return f"last changed on {row.modified.date()}, before {self.since}"
        return (
            self._outside_days(published_on(row))
            or _unnamed(self.structures, [vocabularies.structure(label) for label in row.issued_by], "issued by")
            or _unnamed(self.fields_of_work, [vocabularies.field_of_work(f) for f in row.fields_of_work], "about")
            or self._outside_kind(row.kind)
            or self._outside_language(row.language)
        )

    def outside(self, item: NewsItem) -> str | None:
        """Why an item is not wanted; None when it is. What an item does not say cannot be what was asked for."""
        if (self.since or self.until) and item.issued_on is None:
            return "it prints no date"
        return (
            self._outside_days(item.issued_on)
            or _unnamed(self.structures, item.issued_by, "issued by", strict=True)
            or _unnamed(self.fields_of_work, item.fields_of_work, "about", strict=True)
            or ("it prints no kind" if self.kinds and not item.kind else self._outside_kind(item.kind))
            or self._outside_language(item.language)
        )

    def _outside_days(self, day: date | None) -> str | None:
        if day and self.since and day < self.since:
            return f"issued on {day}, before {self.since}"
        return f"issued on {day}, after {self.until}" if day and self.until and day > self.until else None

    def _outside_kind(self, kind: str | None) -> str | None:
        wanted = {kind_key(k) for k in self.kinds}
        return f"its kind is {kind}" if kind and wanted and kind_key(kind) not in wanted else None

    def _outside_language(self, language: str | None) -> str | None:
        wanted = self.languages and language and language.partition("-")[0] not in self.languages
        return f"its language is {language}" if wanted else None


def _unnamed(wanted: Sequence[str], terms: Sequence[Term], what: str, strict: bool = False) -> str | None:
    """Why none of the terms is wanted. Without terms nothing is known, which only `strict` takes for a no."""
    if not wanted or (not terms and not strict):
        return None
    names = {name for term in terms for name in (term.id, term.label.casefold())}
    if names & {word.casefold() for word in wanted}:
        return None
    return f"{what} {', '.join(term.label for term in terms)}" if terms else f"it does not print what it is {what}"


def term_words(values: Iterable[str], vocabulary: str) -> tuple[str, ...]:
    """Ids for names or ids that a user typed, as far as the vocabulary knows them, else the words themselves.

    >>> term_words(["OSCE Centre in Ashgabat", "youth"], "structures")
    ('centre-in-ashgabat', 'youth')
    """
    known = labels.vocabulary(vocabulary)
    return tuple(known.term(value).id or value.strip() for value in values)


def day(text: str, today: date) -> date:
    """A day as a user types it: "2025-05-01", or "30d" for thirty days ago. Raises ValueError for anything else.

    >>> day("30d", date(2026, 3, 31))
    datetime.date(2026, 3, 1)
    """
    text = text.strip()
    if text.endswith("d") and text[:-1].isdecimal():
        return today - timedelta(days=int(text[:-1]))
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"not a day such as 2025-05-01 or 30d: {text!r}") from error


@dataclass(slots=True)
class NewestFirst:
    """Whether a listing shows its rows newest first, learnt while it is walked: only then may a walk stop early.

    The first page is not judged: news may be pinned on top of it.
    """

    holds: bool = True
    _page: int = field(default=-1, init=False)
    _oldest: date | None = field(default=None, init=False)
    _falls: bool = field(default=False, init=False)

    def take(self, rows: Sequence[Row], page: int) -> None:
        """Learn from one more page; the same page again teaches nothing, nor do rows without a date."""
        if page <= self._page:
            return
        self._page = page
        for day in (d for row in rows if (d := published_on(row))):
            if self._oldest and day > self._oldest:
                self.holds = page == 0 and self.holds
            self._falls |= self._oldest is not None and day < self._oldest
            self._oldest = day

    @property
    def proven(self) -> bool:
        """Nothing contradicts the order, and the dates have fallen at least once."""
        return self.holds and self._falls


def all_before(rows: Sequence[Row], since: date | None) -> bool:
    """Whether every row of a page prints a date before `since`."""
    days = [published_on(row) for row in rows]
    return since is not None and all(day is not None and day < since for day in days)


def today() -> date:
    """The day in UTC, by which relative days are counted."""
    return datetime.now(UTC).date()
