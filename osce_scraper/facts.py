"""What a listing row says beside what the page says: gaps are filled, differences are named."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from osce_scraper import vocabularies
from osce_scraper.dates import read_date
from osce_scraper.errors import DateError
from osce_scraper.items import NewsItem, Term
from osce_scraper.rows import Row


def published_on(row: Row) -> date | None:
    """The date a row prints; None when it prints none that can be believed."""
    try:
        return read_date(row.published, datetime.now(UTC)) if row.published else None
    except DateError:
        return None


def filled(item: NewsItem, row: Row) -> NewsItem:
    """The item with what its page does not say and the row does; `provenance.sources` then names the row's source.

    The content hash stays that of the page, which is the same whichever source led to it.
    """
    listed: dict[str, object] = {
        "issued_on": published_on(row),
        "kind": row.kind,
        "issued_by": tuple(vocabularies.structure(label) for label in row.issued_by),
        "fields_of_work": tuple(vocabularies.field_of_work(label) for label in row.fields_of_work),
        "places": row.places,
    }
    gaps = {name: value for name, value in listed.items() if value and not getattr(item, name)}
    # A page under a word alias does not name its id; the address that led to it did.
    if item.id is None and row.id is not None:
        gaps["id"] = row.id
    if not gaps:
        return item
    sources = {**item.provenance.sources, **dict.fromkeys(gaps, row.source)}
    missing = tuple(name for name in item.provenance.missing if name not in gaps)
    provenance = item.provenance.model_copy(update={"sources": sources, "missing": missing})
    return item.model_copy(update={**gaps, "provenance": provenance})


def differences(item: NewsItem, row: Row) -> tuple[str, ...]:
    """Fields in which the page contradicts the row, by what they mean; silence on either side is no contradiction.

    A row prints today's name of a structure and the page that of its time, so Terms are compared by id, and an
    issuer only when both sides know all of theirs.
    """
    day = published_on(row)
    pairs = {
        "title": (_folded(item.title), _folded(row.title)),
        "issued_on": (item.issued_on, day),
        "kind": (kind_key(item.kind), kind_key(row.kind)),
        "issued_by": (_ids(item.issued_by), _ids(vocabularies.structure(label) for label in row.issued_by)),
        "fields_of_work": (
            _ids(item.fields_of_work),
            _ids(vocabularies.field_of_work(label) for label in row.fields_of_work),
        ),
    }
    return tuple(name for name, (page, listed) in pairs.items() if page and listed and page != listed)


def kind_key(kind: str | None) -> str | None:
    """What two names of one kind share: "News Item" on the page is "News" in its row.

    >>> kind_key("News Item"), kind_key("Press Releases")
    ('news', 'press release')
    """
    words = _folded(kind)
    if words is None:
        return None
    words = words.removesuffix(" items").removesuffix(" item")
    return words if words == "news" else words.removesuffix("s")


def _folded(text: str | None) -> str | None:
    return " ".join(text.casefold().replace("’", "'").split()) if text else None


def _ids(terms: Iterable[Term]) -> frozenset[str] | None:
    ids = [term.id for term in terms]
    return None if None in ids else frozenset(id for id in ids if id)
