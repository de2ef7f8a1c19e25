"""The course of an examination: sources first, then items of different ages."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from osce_scraper.doctor import pages, sources
from osce_scraper.doctor.findings import Finding, State, bad, good, note
from osce_scraper.doctor.visit import Visit
from osce_scraper.items import NewsItem
from osce_scraper.listings import Listing, page_url
from osce_scraper.rows import Row

# Items that are known to have been there (site_urls.tsv): one each of 1996, 2012 in Albanian, 2025 and 2026.
KNOWN = (
    "https://www.osce.org/pc/52458",
    "https://www.osce.org/sq/albania/95137",
    "https://www.osce.org/node/591767",
    "https://www.osce.org/chairpersonship/661975",
)

ENOUGH = 3
"""Pages of a layout that must all lack a field before it counts as lost."""
_DEPTHS = (8, 64, 512, 2048)
"""Pages to look at in a listing that does not tell how far it goes (2,743 were seen)."""


@dataclass(slots=True)
class Examination:
    """Finds out how the site is today."""

    visit: Visit
    findings: list[Finding] = field(default_factory=list)
    pages: int = field(default=0, init=False)
    """Pages of the longest listing that were seen to exist."""
    rows: int = field(default=0, init=False)
    """Rows of one page of it."""

    async def findings_one_by_one(self) -> AsyncIterator[Finding]:
        """Everything there is to say, as soon as it is known."""
        async for finding in self._course():
            self.findings.append(finding)
            yield finding

    @property
    def healthy(self) -> bool:
        """Whether nothing must be mended."""
        return all(finding.state != State.BAD for finding in self.findings)

    async def _course(self) -> AsyncIterator[Finding]:
        found: dict[str, Listing] = {}
        rows: list[Row] = []
        read: list[NewsItem] = []
        async for finding in sources.robots(self.visit):
            yield finding
        if self.visit.forbidden:
            return
        async for finding in sources.listings(self.visit, found):
            yield finding
        async for finding in sources.others(self.visit, rows):
            yield finding
        if not found:
            yield _without_listing(rows)
        for row in [*await self._of_all_ages(found), *rows[:1]]:
            for finding in await self._look_at(row, read):
                yield finding
        async for finding in self._known_items(read):
            yield finding
        for finding in _by_layout(read):
            yield finding

    async def _of_all_ages(self, found: dict[str, Listing]) -> list[Row]:
        """The newest row of each listing, and one from its middle and from its end."""
        chosen = []
        for start, listing in found.items():
            last = listing.last or 0
            depths = (last // 2, last) if last > 1 else _DEPTHS
            chosen += [listing.rows[0], *await self._deep(listing.next_url or start, depths)]
            self.pages = max(self.pages, last + 1)
            self.rows = max(self.rows, len(listing.rows))
        return list({row.url: row for row in chosen}.values())

    async def _deep(self, listing: str, depths: tuple[int, ...]) -> list[Row]:
        """The last row of each of some pages, as far as the listing goes."""
        chosen: dict[str, Row] = {}
        for number in depths:
            page = await self.visit.listing(page_url(listing, number))
            if page is None or not page.rows or page.rows[-1].url in chosen:
                break
            chosen[page.rows[-1].url] = page.rows[-1]
            self.pages = max(self.pages, number + 1)
        return list(chosen.values())

    async def _look_at(self, row: Row, read: list[NewsItem]) -> list[Finding]:
        exchange = await self.visit.page(row.url)
        if exchange is None:
            text = f"cannot be had: {self.visit.trouble(row.url)}"
            return [bad("item", text, "It is announced, so it should be there: look at it in a browser.", row.url)]
        item, findings = pages.read(exchange, row)
        if item is not None:
            new = item.provenance.layout not in {other.provenance.layout for other in read}
            read.append(item)
            findings += pages.fallbacks(exchange) if new else []
        return findings

    async def _known_items(self, read: list[NewsItem]) -> AsyncIterator[Finding]:
        gone = []
        for url in KNOWN:
            if await self.visit.page(url):
                for finding in await self._look_at(Row(url), read):
                    yield finding
            else:
                gone.append(f"{url} ({self.visit.trouble(url)})")
        if gone:
            yield note("known items", f"{len(gone)} of {len(KNOWN)} are no longer there: {', '.join(gone)}")


def _without_listing(rows: list[Row]) -> Finding:
    if rows:
        text = "no listing shows rows, but there are other sources: a crawl draws from them by itself"
        return note("sources", text, "Rows print more facts: see the listings above.")
    advice = (
        "No source names items. Find the newsroom in a browser and name it: crawl --listing ADDRESS. "
        "Node ids work without any source: crawl --nodes 591000-592000."
    )
    return bad("sources", "neither listings nor sitemaps nor feeds name an item", advice)


def _by_layout(items: list[NewsItem]) -> list[Finding]:
    names = dict.fromkeys(item.provenance.layout for item in items)
    if not names:
        return [note("layouts", "no item could be read at all")]
    return [_of_layout(name, [item for item in items if item.provenance.layout == name]) for name in names]


def _of_layout(name: str, items: list[NewsItem]) -> Finding:
    """What one layout never gave: its own fields must be on some page, others may be rare."""
    read = [dict(item) for item in items]
    empty = [field for field in NewsItem.model_fields if all(record[field] in (None, ()) for record in read)]
    missing = sorted(set.intersection(*(set(item.provenance.missing) for item in items)))
    text = f"{name} read {len(items)} page{'s' * (len(items) > 1)}; on none: {', '.join(empty) or 'nothing is missing'}"
    if missing and len(items) >= ENOUGH:
        return bad("layouts", text, f"These pages should print {', '.join(missing)}: {pages.where(name, missing)}.")
    return good("layouts", text)
