"""Feeds: RSS 0.9 to 2.0 and Atom, those that a page names in its head and those that a user knows of."""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from osce_scraper import urls
from osce_scraper.errors import FetchError, ForeignAddress
from osce_scraper.exchange import Exchange
from osce_scraper.listings import read_listing
from osce_scraper.manners.waiting import http_date
from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Walk
from osce_scraper.sources.newsroom import NEWSROOMS
from osce_scraper.sources.sitemaps import child_text, moment, unzipped, xml_root
from osce_scraper.text import clean

# Pages whose heads may name feeds. No feed of the site is known to work today (site.md, section 4).
PAGES = ("https://www.osce.org/", *NEWSROOMS)
_DATES = ("pubDate", "published", "date", "updated")


@dataclass(slots=True)
class Feeds:
    """The feeds at `starts`, else those that the site's own pages name."""

    starts: Sequence[str] = ()
    name: str = field(default="feeds", init=False)

    async def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """One batch a feed."""
        for url in self.starts or await _named_by_pages(walk):
            if walk.done:
                return
            try:
                rows = read_feed(await walk.ask(url), walk)
            except FetchError as error:
                walk.watch.alarm("feed failed", str(error), url)
                continue
            if rows:
                yield Batch(url, 0, rows)


async def _named_by_pages(walk: Walk) -> list[str]:
    feeds: dict[str, None] = {}
    for url in PAGES:
        try:
            exchange = await walk.ask(url)
        except FetchError:
            continue  # what a page that is not there might have named is no fault of the feeds
        if exchange.status == 200:
            feeds |= dict.fromkeys(f for f in read_listing(exchange.page, walk.original).feeds if urls.is_osce(f))
    return list(feeds)


def read_feed(exchange: Exchange, walk: Walk) -> tuple[Row, ...]:
    """The items a feed names. Raises `FetchError` when the answer is none."""
    url = exchange.page.url
    if exchange.status != 200:
        raise FetchError(f"{url}: HTTP {exchange.status}")
    root = xml_root(unzipped(exchange.page.body, url))
    if root is None or etree.QName(root).localname.lower() not in ("rss", "rdf", "feed"):
        raise FetchError(f"{url} is no feed")
    return tuple(row for entry in _entries(root) if (row := _row(entry, walk)))


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    """The entries of a feed; what stands in an entry is no other entry."""
    events = etree.iterwalk(root, events=("start",))
    for _, element in events:
        if etree.QName(element).localname in ("item", "entry"):
            events.skip_subtree()
            yield element


def _row(entry: etree._Element, walk: Walk) -> Row | None:
    title = clean(child_text(entry, "title") or "") or None
    written = next((text for name in _DATES if (text := child_text(entry, name))), None)
    published = (http_date(written) or moment(written)) if written else None
    for link in _links(entry):
        try:
            address = urls.canonical(walk.original(link))
        except ForeignAddress:
            continue
        if urls.node_id(address) is not None:
            day = published.date().isoformat() if published else None
            return Row(url=address, source="feed", title=title, published=day, kind=child_text(entry, "category"))
    return None


def _links(entry: etree._Element) -> list[str]:
    """RSS writes the address as text, Atom as `href`; Drupal's guid is "591767 at https://www.osce.org"."""
    alternate = [
        e.get("href", "")
        for e in entry
        if isinstance(e.tag, str) and etree.QName(e).localname == "link" and e.get("rel", "alternate") == "alternate"
    ]
    link, guid = child_text(entry, "link") or "", child_text(entry, "guid") or child_text(entry, "id") or ""
    number, _, base = guid.partition(" at ")
    return [*alternate, link, f"{base.rstrip('/')}/node/{number}" if number.isdecimal() and base else guid]
