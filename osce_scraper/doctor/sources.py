"""Which sources of addresses work: robots.txt, listings, sitemaps, feeds."""

import re
from collections.abc import AsyncIterator
from typing import Final

from protego import Protego

from osce_scraper import dom, urls
from osce_scraper.doctor.findings import Finding, bad, good, note
from osce_scraper.doctor.visit import Visit
from osce_scraper.errors import FetchError
from osce_scraper.facts import published_on
from osce_scraper.listings import Listing, page_url
from osce_scraper.page import Page
from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Source, Walk
from osce_scraper.sources.feeds import Feeds
from osce_scraper.sources.newsroom import NEWSROOMS, is_listing
from osce_scraper.sources.sitemaps import ROBOTS, Sitemaps

HOME: Final = "https://www.osce.org/"
_AGENT: Final = "osce_scraper"
_MARKUPS: Final = "ROW_MARKUPS in osce_scraper/listings/pages.py"
_PAGING: Final = "osce_scraper/listings/paging.py"
_NEWS: Final = re.compile(r"(?:all |latest |more )?(?:news|newsroom|press|stories|media)\b.{0,25}$", re.IGNORECASE)
# Where scripts get their rows from, by the words that such addresses hold.
_SERVICE: Final = re.compile(rb"https?://[\w.:-]+/[\w./-]*(?:search|api|json|collections)[\w./-]*")


async def robots(visit: Visit) -> AsyncIterator[Finding]:
    """What robots.txt says."""
    try:
        exchange = await visit.ask(ROBOTS)
    except FetchError as error:
        yield bad("robots.txt", str(error), "Without it nothing may be asked: look at it in a browser.", ROBOTS)
        return
    if exchange.status != 200:
        yield note("robots.txt", f"HTTP {exchange.status}: it forbids nothing and asks for no delay", url=ROBOTS)
        return
    rules = Protego.parse(exchange.page.body.decode("utf-8", "replace"))
    delay = rules.crawl_delay(_AGENT)
    text = f"asks for {delay:g} s between requests" if delay else "asks for no delay; ours is ten seconds"
    needed = (*NEWSROOMS, f"{HOME}node/591767")
    closed = [url for url in needed if not rules.can_fetch(url, _AGENT)]
    visit.forbidden = len(closed) == len(needed)
    if closed:
        what = "everything that is needed" if visit.forbidden else ", ".join(closed)
        advice = "Nothing to mend here: robots.txt is obeyed. Ask the OSCE for leave."
        yield bad("robots.txt", f"{text}; forbids {what}", advice, ROBOTS)
    else:
        yield good("robots.txt", f"{text}; forbids nothing that is needed", ROBOTS)


async def listings(visit: Visit, found: dict[str, Listing]) -> AsyncIterator[Finding]:
    """What each address of the newsroom shows; listings with rows are added to `found` by their address."""
    linked = await linked_newsrooms(visit)
    for start in dict.fromkeys((*NEWSROOMS, *linked)):
        listing = await visit.listing(start)
        if listing is None:
            yield _absent(visit, start)
        elif not listing.blocks:
            yield _script_drawn(start, visit.answers[start].page)
        elif not listing.rows:
            text = f"{listing.blocks} rows, none with a link to an item"
            yield bad("listing", text, "See row_address in osce_scraper/listings/rows.py.", start)
        else:
            found[start] = listing
            yield _shown(start, listing)
            async for finding in _second_page(visit, start, listing):
                yield finding


async def linked_newsrooms(visit: Visit, most: int = 3) -> list[str]:
    """Listings that the home page links to as news, beside those that are known."""
    exchange = await visit.page(HOME)
    if exchange is None:
        return []
    document = dom.parse(exchange.page)
    links = (a for a in dom.every(document.root, "a[href]") if _NEWS.match(dom.text(a)))
    named = (visit.original(url) for a in links if (url := document.link(a.get("href", ""))))
    addresses = dict.fromkeys(urls.canonical(url) for url in named if urls.is_osce(url) and is_listing(url))
    return [url for url in addresses if url not in NEWSROOMS][:most]


def _absent(visit: Visit, start: str) -> Finding:
    trouble = visit.trouble(start)
    if visit.status(start) in (404, 410):
        return note("listing", f"not there: {trouble}", url=start)
    return bad("listing", f"cannot be had: {trouble}", "Look at it in a browser: is it there for people?", start)


def _script_drawn(start: str, page: Page) -> Finding:
    text = "answers, but shows no rows: they are drawn by script, or in markup without links to items"
    if services := dict.fromkeys(match[0].decode("ascii", "replace") for match in _SERVICE.finditer(page.body)):
        text += f"; it names {', '.join(list(services)[:3])}"
    return bad("listing", text, f"Save it from a browser and compare with {_MARKUPS}.", start)


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
        advice = "--since then works only after each page is read: see _published in osce_scraper/listings/rows.py."
        return note("listing", f"{text}; no row prints a date that can be read", advice, start)
    if start not in NEWSROOMS:
        return note("listing", text, f"The home page names it; draw from it with: crawl --listing {start}", start)
    if listing.markup == "links":
        return note("listing", text, f"It reads well; a name for the new markup belongs to {_MARKUPS}.", start)
    return good("listing", text, start)


async def _second_page(visit: Visit, start: str, first: Listing) -> AsyncIterator[Finding]:
    url = first.next_url or page_url(start, 1)
    second = await visit.listing(url)
    known = {row.url for row in first.rows}
    if second is None or not second.rows:
        state = f"page 2 cannot be read: {visit.trouble(url)}" if second is None else "page 2 shows no rows"
        advice = f"Is there more in a browser? Then see {_PAGING}."
        yield (bad if first.next_url else note)("paging", state, advice, url)
    elif {row.url for row in second.rows} <= known:
        yield bad(
            "paging", "page 2 shows the rows of page 1", f"The parameter is no longer `page`: see {_PAGING}.", url
        )
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
