"""Sitemaps: plain, nested, gzipped, named by robots.txt or at their usual address (sitemaps.org protocol 0.9)."""

import gzip
import re
import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

from osce_scraper import urls
from osce_scraper.errors import FetchError, ForeignAddress
from osce_scraper.exchange import Exchange
from osce_scraper.rows import Row
from osce_scraper.sources import Batch, Walk

ROBOTS = "https://www.osce.org/robots.txt"
SITEMAP = "https://www.osce.org/sitemap.xml"
_NAMED = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
# The protocol allows 50,000 addresses a file and 50,000 files an index; the site has some 45,000 items.
MOST_FILES = 500
# The protocol allows 50 MB, ten times what 50,000 addresses of the site take. A tree of 16 MB of empty tags holds half a
# gigabyte, and an unzipped file may have no more (DOWNLOAD_MAXSIZE).
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One file: the items it names, and the further sitemaps."""

    rows: tuple[Row, ...]
    sitemaps: tuple[str, ...]


@dataclass(slots=True)
class Sitemaps:
    """All sitemaps that `starts` (else robots.txt, else `/sitemap.xml`) lead to, each once."""

    starts: Sequence[str] = ()
    name: str = field(default="sitemaps", init=False)

    async def batches(self, walk: Walk) -> AsyncIterator[Batch]:
        """One batch a file."""
        named = list(self.starts) or await _named_by_robots(walk)
        queue = named or [SITEMAP]
        seen: set[str] = set()
        while queue and not walk.done:
            if len(seen) == MOST_FILES:
                walk.watch.alarm("sitemap limit", f"the sitemaps name more than {MOST_FILES} files", queue[0])
                return
            url = queue.pop(0)
            if url in seen or not urls.is_osce(url):
                continue
            seen.add(url)
            sitemap = await _sitemap(url, walk, guessed=not named and url == SITEMAP)
            if sitemap is None:
                continue
            queue += [further for further in dict.fromkeys(sitemap.sitemaps) if further not in seen][: 2 * MOST_FILES]
            if sitemap.rows:
                yield Batch(url, 0, sitemap.rows)


async def _named_by_robots(walk: Walk) -> list[str]:
    try:
        exchange = await walk.ask(ROBOTS)
    except FetchError:
        return []
    text = exchange.page.body.decode("utf-8", "replace") if exchange.status == 200 else ""
    return [walk.original(url) for url in _NAMED.findall(text)]


async def _sitemap(url: str, walk: Walk, *, guessed: bool) -> Sitemap | None:
    try:
        exchange = await walk.ask(url)
        if guessed and exchange.status in (404, 410):
            return None
        return read_sitemap(exchange, walk)
    except FetchError as error:
        walk.watch.alarm("sitemap failed", str(error), url)
        return None


def read_sitemap(exchange: Exchange, walk: Walk) -> Sitemap:
    """What a sitemap names. Raises `FetchError` when the answer is none."""
    url = exchange.page.url
    if exchange.status != 200:
        raise FetchError(f"{url}: HTTP {exchange.status}")
    root = xml_root(unzipped(exchange.page.body, url))
    name = etree.QName(root).localname if root is not None else None
    if root is None or name not in ("urlset", "sitemapindex"):
        raise FetchError(f"{url} is no sitemap")
    entries = [entry for entry in root if isinstance(entry.tag, str)]
    if name == "sitemapindex":
        return Sitemap((), tuple(walk.original(loc) for e in entries if (loc := child_text(e, "loc"))))
    rows = (_row(walk.original(loc), e) for e in entries if (loc := child_text(e, "loc")))
    nested = tuple(loc for e in entries if (loc := child_text(e, "loc") or "").endswith(("sitemap.xml", ".xml.gz")))
    return Sitemap(tuple(row for row in rows if row), tuple(walk.original(loc) for loc in nested))


def _row(url: str, entry: etree._Element) -> Row | None:
    try:
        address = urls.canonical(url)
    except ForeignAddress:
        return None
    if urls.node_id(address) is None:  # a sitemap names every page of the site; items are those with a node id
        return None
    return Row(
        url=address,
        source="sitemap",
        title=child_text(entry, "title"),
        published=child_text(entry, "publication_date"),
        modified=moment(child_text(entry, "lastmod")),
    )


def unzipped(body: bytes, url: str) -> bytes:
    """The bytes of a file that may be gzipped whatever its headers say. Raises `FetchError` on a damaged one."""
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        with gzip.GzipFile(fileobj=BytesIO(body)) as stream:
            unpacked = stream.read(_MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise FetchError(f"{url} is a damaged gzip file: {error}") from error
    if len(unpacked) > _MOST_BYTES:
        raise FetchError(f"{url} has more than {_MOST_BYTES} bytes when it is unpacked")
    return unpacked


def xml_root(body: bytes) -> etree._Element | None:
    """The root of an XML file, read past its faults, without entities and without the network; None for no XML."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(body.strip(), parser)
    except etree.XMLSyntaxError:
        return None


def child_text(entry: etree._Element, name: str) -> str | None:
    """The text of the first element of this local name below an entry, whatever its namespace."""
    for element in entry.iter():
        if isinstance(element.tag, str) and etree.QName(element).localname == name and element.text:
            return element.text.strip() or None
    return None


def moment(text: str | None) -> datetime | None:
    """The time of a W3C date ("2026-03-02", "2026-03-02T10:00Z"), aware; None when it is none.

    >>> moment("2026-03-02").isoformat(), moment("yesterday")
    ('2026-03-02T00:00:00+00:00', None)
    """
    try:
        read = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return read if read is None or read.tzinfo else read.replace(tzinfo=UTC)
