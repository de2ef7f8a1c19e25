"""Which sources of addresses work: robots.txt, listings, sitemaps, feeds."""

import re
from collections.abc import AsyncIterator
from typing import Final

from osce_scraper.doctor.findings import Finding, bad, good, note
from osce_scraper.doctor.visit import Visit
from osce_scraper.errors import FetchError
from osce_scraper.facts import published_on
from osce_scraper.listings import Listing, page_url
from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Source, Walk
from osce_scraper.sources.feeds import Feeds
from osce_scraper.sources.newsroom import NEWSROOMS
from osce_scraper.sources.sitemaps import ROBOTS, Sitemaps

_DELAY: Final = re.compile(rb"^\s*crawl-delay\s*:\s*([\d.]+)", re.IGNORECASE | re.MULTILINE)
_MARKUPS = "osce_scraper/listings/ (ROW_MARKUPS) and osce_scraper/layouts/labels.toml"


async def robots(visit: Visit) -> AsyncIterator[Finding]:
    """What robots.txt says."""
    try:
        exchange = await visit.ask(ROBOTS)
    except FetchError as error:
        yield bad(
            "robots.txt", str(error), "Without it nothing may be asked. Look at the address in a browser.", ROBOTS
        )
        return
    if exchange.status != 200:
        yield note("robots.txt", f"HTTP {exchange.status}: it forbids nothing and asks for no delay", url=ROBOTS)
        return
    delays = [float(delay) for delay in _DELAY.findall(exchange.page.body) if delay.count(b".") < 2]
    text = f"asks for {max(delays):g} s between requests" if delays else "asks for no delay; ours is ten seconds"
    yield good("robots.txt", text, ROBOTS)


async def listings(visit: Visit, found: dict[str, Listing]) -> AsyncIterator[Finding]:
    """What each address of the newsroom shows; listings with rows are added to `found` by their address."""
    for start in NEWSROOMS:
        listing = await visit.listing(start)
        if listing is None:
            yield note("listing", f"not there: {visit.trouble(start)}", url=start)
        elif not listing.blocks:
            advice = "It is drawn by script, or in markup nobody has seen. Save it from a browser; see " + _MARKUPS
            yield bad("listing", "answers, but shows no rows", advice, start)
        elif not listing.rows:
            yield bad("listing", f"{listing.blocks} rows, none with a link to an item", f"See {_MARKUPS}.", start)
        else:
            found[start] = listing
            yield _shown(start, listing)
            async for finding in _second_page(visit, start, listing):
                yield finding
    if not found:
        advice = "Use --nodes 591000-592000 (ids always work), or name the right address with --listing."
        yield bad("listing", "none of the known addresses shows rows", advice)


def _shown(start: str, listing: Listing) -> Finding:
    rows = listing.rows
    facts = {
        "date": sum(published_on(row) is not None for row in rows),
        "kind": sum(bool(row.kind) for row in rows),
        "structure": sum(bool(row.issued_by) for row in rows),
        "field of work": sum(bool(row.fields_of_work) for row in rows),
    }
    printed = ", ".join(f"{name} on {count}" for name, count in facts.items())
    pages = f"{listing.last + 1} pages" if listing.last is not None else "no page count"
    text = f"{len(rows)} rows in markup “{listing.markup}” ({printed}); {pages}"
    if not facts["date"]:
        advice = f"--since then works only after each page is read. See {_MARKUPS}."
        return note("listing", f"{text}; no row prints a date that can be read", advice, start)
    if listing.markup == "links":
        return note("listing", text, f"The markup is new; teach it to {_MARKUPS}.", start)
    return good("listing", text, start)


async def _second_page(visit: Visit, start: str, first: Listing) -> AsyncIterator[Finding]:
    url = first.next_url or page_url(start, 1)
    second = await visit.listing(url)
    known = {row.url for row in first.rows}
    if second is None or not second.rows:
        state = "its pager has no next page" if not first.next_url else f"page 2 cannot be read: {visit.trouble(url)}"
        yield note("paging", state, "If there is more in a browser, see osce_scraper/listings/paging.py.", url)
    elif {row.url for row in second.rows} <= known:
        advice = "The parameter is no longer `page`. See osce_scraper/listings/paging.py."
        yield bad("paging", "page 2 shows the rows of page 1", advice, url)
    else:
        days = [day for row in (*first.rows, *second.rows) if (day := published_on(row))]
        order = "newest first" if days == sorted(days, reverse=True) else "not in order, so --since walks it whole"
        yield good("paging", f"page 2 shows other rows; {order}", url)


async def others(visit: Visit, rows: list[Row]) -> AsyncIterator[Finding]:
    """Whether sitemaps and feeds name items; theirs are added to `rows`."""
    for source in (Sitemaps(), Feeds()):
        batch, troubles = await _first_batch(source, visit)
        if batch:
            rows += batch.rows
            yield good(source.name, f"{len(batch.rows)} items in the first file", batch.start)
        else:
            yield note(source.name, "; ".join(troubles) or "none is named by the site")


async def _first_batch(source: Source, visit: Visit) -> tuple[Batch | None, list[str]]:
    watch = _Watch()
    walk = Walk(visit.ask, watch, _NoMemory(), visit.original)
    async for batch in source.batches(walk):
        return batch, watch.troubles
    return None, watch.troubles


class _Watch:
    """Collects what a source complains of."""

    def __init__(self) -> None:
        self.troubles: list[str] = []

    def listing(self, start: str, url: str, *, rows: int, links: int, dated: int, markup: str) -> None: ...

    def listing_end(self, start: str, page: int) -> None: ...

    def alarm(self, kind: str, text: str, url: str) -> None:
        self.troubles.append(text)


class _NoMemory:
    """Every visit is the first."""

    def reached(self, start: str) -> int:
        return 0

    def complete(self, start: str) -> bool:
        return False

    def note(self, start: str, page: int) -> None: ...

    def closed(self, start: str, *, natural: bool) -> None: ...
