"""The course of an examination: sources first, then items of different ages, then advice."""

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


@dataclass(slots=True)
class Examination:
    """Finds out how the site is today. `delay` (seconds between requests) is for the advice only."""

    visit: Visit
    delay: float = 10.0
    findings: list[Finding] = field(default_factory=list)
    _pages: int = field(default=0, init=False)
    _rows: int = field(default=0, init=False)

    async def findings_one_by_one(self) -> AsyncIterator[Finding]:
        """Everything there is to say, as soon as it is known; the advice comes last."""
        async for finding in self._course():
            self.findings.append(finding)
            yield finding
        for finding in self.advice():
            self.findings.append(finding)
            yield finding

    @property
    def healthy(self) -> bool:
        """Whether nothing must be mended."""
        return all(finding.state != State.BAD for finding in self.findings)

    async def _course(self) -> AsyncIterator[Finding]:
        found: dict[str, Listing] = {}
        rows: list[Row] = []
        async for finding in sources.robots(self.visit):
            yield finding
        async for finding in sources.listings(self.visit, found):
            yield finding
        async for finding in sources.others(self.visit, rows):
            yield finding
        read: list[NewsItem] = []
        for row in [*await self._of_all_ages(found), *rows[:1], *(Row(url) for url in KNOWN)]:
            for finding in await self._look_at(row, read):
                yield finding
        for finding in _by_layout(read):
            yield finding
        self._pages = max((listing.last or 0 for listing in found.values()), default=0) + 1
        self._rows = max((len(listing.rows) for listing in found.values()), default=0)

    async def _of_all_ages(self, found: dict[str, Listing]) -> list[Row]:
        """The newest row of each listing, and one from its middle and from its end."""
        chosen = []
        for start, listing in found.items():
            chosen.append(listing.rows[0])
            for number in sorted({(listing.last or 0) // 2, listing.last or 0} - {0}):
                page = await self.visit.listing(page_url(listing.next_url or start, number))
                chosen += page.rows[-1:] if page else ()
        return list({row.url: row for row in chosen}.values())

    async def _look_at(self, row: Row, read: list[NewsItem]) -> list[Finding]:
        exchange = await self.visit.page(row.url)
        if exchange is None:
            trouble = self.visit.trouble(row.url)
            if row.url in KNOWN:
                return [note("known item", f"is no longer there: {trouble}", url=row.url)]
            advice = "It is in a listing, so it should be. Look at it in a browser."
            return [bad("item", f"cannot be had: {trouble}", advice, row.url)]
        item, findings = pages.read(exchange, row)
        if item is not None:
            new = item.provenance.layout not in {other.provenance.layout for other in read}
            read.append(item)
            findings += pages.fallbacks(exchange) if new else []
        return findings

    def advice(self) -> list[Finding]:
        """What to do now."""
        steps = list(dict.fromkeys(f.advice for f in self.findings if f.state == State.BAD and f.advice))
        if steps:
            text = "mend first, in this order: " + " ".join(f"({n}) {step}" for n, step in enumerate(steps, 1))
            return [bad("advice", text, "Send in the archive of this visit with the report.")]
        hours = (self._pages * (self._rows + 2) * self.delay) / 3600  # each page is asked twice (`sources.newsroom`)
        text = "all is well. Begin with: osce-scraper crawl --since 30d"
        if self._rows:
            text += (
                f"; the whole newsroom ({self._pages} pages of {self._rows} rows) takes about {max(1, round(hours))} h"
            )
        return [good("advice", text)]


def _by_layout(items: list[NewsItem]) -> list[Finding]:
    names = dict.fromkeys(item.provenance.layout for item in items)
    if not names:
        return [bad("layouts", "no item could be read at all", "Begin with one saved page: osce-scraper extract FILE.")]
    return [_of_layout(name, [item for item in items if item.provenance.layout == name]) for name in names]


def _of_layout(name: str, items: list[NewsItem]) -> Finding:
    """What one layout never gave: its own fields must be on some page, others may be rare."""
    read = [dict(item) for item in items]
    empty = [field for field in NewsItem.model_fields if all(record[field] in (None, ()) for record in read)]
    missing = set.intersection(*(set(item.provenance.missing) for item in items))
    text = f"{name} read {len(items)} pages; on none of them: {', '.join(empty) or 'nothing is missing'}"
    if missing and len(items) >= ENOUGH:
        advice = f"osce_scraper/layouts/{name}.py: these pages should print {', '.join(sorted(missing))}."
        return bad("layouts", text, advice)
    return good("layouts", text)
