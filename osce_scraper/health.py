"""How a run went: what the pages gave, field by field and layout by layout, and where to look when they did not.

Counts only: two healths can be merged in any order, so that many workers count as one. What is bad about the counts
is for `alarms` to say.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterable
from typing import Final

from pydantic import BaseModel, ConfigDict

from osce_scraper.items import Model, NewsItem, Term, Text
from osce_scraper.text import clean

_EXAMPLES: Final = 3  # addresses kept of each kind of trouble
_DISTINCT: Final = 1000  # different labels or reasons counted apart; a hostile site can print any number
_LONGEST: Final = 200  # characters of one
_MORE: Final = "(more)"
AS_BEFORE: Final = "as before"
"""Outcome of an address that was asked again and gave no item for the same reason: it says nothing of this run."""
_FIELDS: Final = tuple(name for name in NewsItem.model_fields if name not in ("schema_version", "url", "provenance"))


class Alarm(Model):
    """Something that a person should look at."""

    kind: Text
    """Which check raised it ("field", "rung", "layout", "label", "rejects", "listing", "archive end", ...)."""
    text: Text
    """What happened, in plain words."""
    examples: tuple[str, ...] = ()
    """Addresses on which to see it."""


class _Counts(BaseModel):
    # Kept in ledgers: another version may count more, or less.
    model_config = ConfigDict(extra="ignore", use_attribute_docstrings=True)


class Layout(_Counts):
    """What the pages of one layout gave."""

    pages: int = 0
    fields: Counter[str] = Counter()
    """Field -> pages that had it."""
    rungs: dict[str, Counter[str]] = {}
    """Field -> rung of its ladder -> pages on which that rung gave it."""
    missing: Counter[str] = Counter()
    """Field -> pages that should have it and did not."""
    unread: Counter[str] = Counter()
    """Label that no field reads -> pages."""
    characters: int = 0
    """Characters of all bodies."""

    def merge(self, other: "Layout") -> None:
        """Add the counts of another."""
        self.pages += other.pages
        self.characters += other.characters
        self.fields += other.fields
        self.missing += other.missing
        self.unread += other.unread
        for field, rungs in other.rungs.items():
            self.rungs.setdefault(field, Counter()).update(rungs)


class Listing(_Counts):
    """What the pages of one listing gave, from its start address on."""

    pages: int = 0
    rows: int = 0
    links: int = 0
    """Rows that lead to an item."""
    dated: int = 0
    """Rows that print a date which can be read."""
    markups: Counter[str] = Counter()
    """Markup of the rows -> pages."""
    end: int | None = None
    """Page on which the listing came to its natural end; null when it was not followed so far."""

    def merge(self, other: "Listing") -> None:
        """Add the counts of another."""
        self.pages += other.pages
        self.rows += other.rows
        self.links += other.links
        self.dated += other.dated
        self.markups += other.markups
        self.end = max((end for end in (self.end, other.end) if end is not None), default=None)


class Health(_Counts):
    """How a run went so far."""

    layouts: dict[str, Layout] = {}
    outcomes: Counter[str] = Counter()
    """What came of the addresses: read, unchanged, outside, gone, unreadable, failed, as before (none of them new)."""
    changes: Counter[str] = Counter()
    """What came of the records: new, revised, same, twin."""
    reasons: Counter[str] = Counter()
    """Why there is no record -> addresses."""
    kinds: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    unknown_terms: dict[str, Counter[str]] = {}
    """Field -> label that no vocabulary knows -> pages."""
    refused: Counter[str] = Counter()
    """Field -> pages that print a value nobody can believe."""
    differences: Counter[str] = Counter()
    """Field -> pages that print something else than their row or their dateline."""
    dead_links: int = 0
    """Items that a listing, sitemap or feed announced and that are gone."""
    listings: dict[str, Listing] = {}
    noticed: list[Alarm] = []
    """What the crawl itself saw and no count can tell."""
    examples: dict[str, list[str]] = {}
    """Trouble -> addresses on which to see it."""

    def read(self, item: NewsItem, differences: Iterable[str] = ()) -> None:
        """Count a record; `differences` names fields in which its row or another source disagrees with it."""
        provenance = item.provenance
        name = provenance.layout
        layout = self.layouts.setdefault(name, Layout())
        self.outcomes["read"] += 1
        layout.pages += 1
        layout.characters += sum(map(len, item.body))
        for field in _FIELDS:
            if getattr(item, field) in (None, (), ""):
                self._example(f"{name}: without {field}", item.url)
            else:
                layout.fields[field] += 1
        for field, rung in provenance.sources.items():
            layout.rungs.setdefault(field, Counter())[rung] += 1
            self._example(f"{name}: {field} from {rung}", item.url)
        layout.missing.update(provenance.missing)
        for label in provenance.unread:
            self._example(f"{name}: label {self._count(layout.unread, label)}", item.url)
        self._count(self.kinds, item.kind or "(none)")
        self.languages[item.language] += 1
        for field, terms in (("issued_by", item.issued_by), ("fields_of_work", item.fields_of_work)):
            self._unknown(field, terms, item.url)
        for field in {refused.partition(":")[0] for refused in provenance.refused}:
            self.refused[field] += 1
            self._example(f"refused {field}", item.url)
        for field in self._differing(item, differences):
            self.differences[field] += 1
            self._example(f"difference in {field}", item.url)

    def answer(self, outcome: str, url: str, reason: str | None = None, *, announced: bool = False) -> None:
        """Count an address that gave no record; `announced`: a listing, sitemap or feed had named it."""
        self.outcomes[outcome] += 1
        if reason and outcome != AS_BEFORE:
            self._example(f"{outcome}: {self._count(self.reasons, reason)}", url)
        if outcome == "gone" and announced:
            self.dead_links += 1
            self._example("dead link", url)

    def listing(self, start: str, url: str, *, rows: int, links: int, dated: int, markup: str) -> None:
        """Count a page of the listing that begins at `start`: its rows, how many of them lead to an item or print a
        date, and which markup they are in."""
        listing = self.listings.setdefault(start, Listing())
        listing.pages += 1
        listing.rows += rows
        listing.links += links
        listing.dated += dated
        listing.markups += Counter({markup: 1} if rows else {})
        self._example(f"listing {start}", url)

    def listing_end(self, start: str, page: int) -> None:
        """Note that a listing came to its natural end on a page (counted from 0)."""
        self.listings.setdefault(start, Listing()).end = page

    def alarm(self, kind: str, text: str, url: str | None = None) -> None:
        """Note something that the crawl itself saw; the same text once, with a few of its addresses."""
        text = clean(text) or kind
        for index, alarm in enumerate(self.noticed):
            if (alarm.kind, alarm.text) == (kind, text):
                examples = sorted({*alarm.examples, *([url] if url else [])})[:_EXAMPLES]
                self.noticed[index] = Alarm(kind=kind, text=text, examples=tuple(examples))
                return
        self.noticed.append(Alarm(kind=kind, text=text, examples=(url,) if url else ()))

    def merge(self, other: "Health") -> None:
        """Add the counts of another; the order in which healths are merged does not matter."""
        for name, layout in other.layouts.items():
            self.layouts.setdefault(name, Layout()).merge(layout)
        for start, listing in other.listings.items():
            self.listings.setdefault(start, Listing()).merge(listing)
        for field, terms in other.unknown_terms.items():
            self.unknown_terms.setdefault(field, Counter()).update(terms)
        for mine, its in (
            (self.outcomes, other.outcomes),
            (self.changes, other.changes),
            (self.reasons, other.reasons),
            (self.kinds, other.kinds),
            (self.languages, other.languages),
            (self.refused, other.refused),
            (self.differences, other.differences),
        ):
            mine.update(its)
        self.dead_links += other.dead_links
        for alarm in other.noticed:
            for url in alarm.examples or (None,):
                self.alarm(alarm.kind, alarm.text, url)
        for trouble, addresses in other.examples.items():
            for url in addresses:
                self._example(trouble, url)

    @property
    def pages(self) -> int:
        """Pages that gave a record."""
        return sum(layout.pages for layout in self.layouts.values())

    def _unknown(self, field: str, terms: Iterable[Term], url: str) -> None:
        for term in terms:
            if term.id is None:
                label = self._count(self.unknown_terms.setdefault(field, Counter()), term.label)
                self._example(f"unknown {field}: {label}", url)

    @staticmethod
    def _differing(item: NewsItem, differences: Iterable[str]) -> set[str]:
        found = set(differences)
        if item.dateline and item.dateline.date and item.issued_on and item.dateline.date != item.issued_on:
            found.add("dateline")
        return found

    @staticmethod
    def _count(counter: Counter[str], key: str) -> str:
        """Count a key of the pages' own making and return it; once there are too many of them, one stands for all.

        Alarms print it on terminals, so nothing but visible text may be in it.
        """
        key = clean(key)[:_LONGEST] or "(empty)"
        if key not in counter and len(counter) >= _DISTINCT:
            key = _MORE
        counter[key] += 1
        return key

    def _example(self, trouble: str, url: str) -> None:
        """Keep the few smallest addresses of each trouble: any order of pages gives the same ones."""
        addresses = self.examples.setdefault(trouble, [])
        if url in addresses or (len(addresses) == _EXAMPLES and url > addresses[-1]):
            return
        insort(addresses, url)
        del addresses[_EXAMPLES:]
