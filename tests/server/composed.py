"""A newsroom of any size out of composed stories: listings in three markups, pages of every generation, sub-hosts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Literal

from tests.compose import Story, render, story
from tests.compose.data import printed_date
from tests.compose.listings import cards_page, rows_page
from tests.server.http import Answer, Question

Markup = Literal["newsroom", "teasers", "links"]
# Structures that have moved to hosts of their own, as www answers since 2026.
MOVED = {"odihr": "odihr.osce.org", "bishkek": "bishkek.osce.org"}
_HTML = ("Content-Type", "text/html; charset=utf-8")
_XML = ("Content-Type", "application/xml")


def stories(count: int, first: int = 0) -> list[Story]:
    """So many different stories, newest first, as the newsroom lists them."""
    chosen = [story(number, "en") for number in range(first, first + count)]
    return sorted(chosen, key=lambda s: (s.issued_on, s.id), reverse=True)


@lru_cache(maxsize=4096)
def _page(item: Story) -> bytes:
    return render(item)


@dataclass(slots=True)
class Newsroom:
    """The site: its stories in listing order (changeable while it runs) and how it shows them."""

    stories: list[Story]
    rows: int = 50
    markup: Markup = "newsroom"
    crawl_delay: float = 0.0
    listing: str = "/press-releases"
    robots: str = "User-agent: *\nDisallow: /admin/\n"
    others: dict[str, bytes] = field(default_factory=dict)
    """Further answers by path: sitemaps, feeds, pages of one's own."""

    def answer(self, question: Question) -> Answer:
        """The answer of the site when nothing goes wrong."""
        path = question.path.rstrip("/")
        if path == "/robots.txt":
            delay = f"Crawl-delay: {self.crawl_delay:g}\n" if self.crawl_delay else ""
            return Answer((self.robots + delay).encode(), headers=(("Content-Type", "text/plain"),))
        if path in self.others:
            return Answer(self.others[path], headers=(_XML if self.others[path][:5] == b"<?xml" else _HTML,))
        if path == self.listing:
            return Answer(self._listing(int(question.parameter("page", "0"))), headers=(_HTML,))
        name = path.rpartition("/")[2]
        found = next((s for s in self.stories if str(s.id) == name), None)
        return self._item(found, question) if found else Answer(b"<h1>Page not found</h1>", 404, (_HTML,))

    def _item(self, item: Story, question: Question) -> Answer:
        home = MOVED.get(item.segment)
        if home and question.host != home:
            return Answer(status=301, headers=(("Location", f"https://{home}{item.path}"),))
        body = _page(item)
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if question.headers.get("if-none-match") == etag:
            return Answer(status=304, headers=(("ETag", etag),))
        return Answer(body, headers=(_HTML, ("ETag", etag)))

    def _listing(self, page: int) -> bytes:
        shown = self.stories[page * self.rows : (page + 1) * self.rows]
        pages = max(1, -(-len(self.stories) // self.rows))
        if self.markup == "newsroom":
            return rows_page(shown, page, pages, self.listing)
        return cards_page(shown, page, pages) if self.markup == "teasers" else _links_page(shown)


def _links_page(shown: Sequence[Story]) -> bytes:
    """A listing in markup that nobody has seen yet, without a pager."""
    entries = "".join(
        f'<div class="entry"><h4><a href="{item.path}">{escape(item.title)}</a></h4>'
        f"<p>{printed_date(item.issued_on)}</p></div>"
        for item in shown
    )
    menu = "".join(f'<a href="/about/{number}">About us</a>' for number in range(10_001, 10_006))
    return f"<html><head><title>News</title></head><body><nav>{menu}</nav>{entries}</body></html>".encode()


def sitemap(items: Sequence[Story]) -> bytes:
    """A sitemap that names items and when they last changed."""
    entries = "".join(f"<url><loc>{s.url}</loc><lastmod>{s.issued_on}</lastmod></url>" for s in items)
    return (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()
    )


def sitemap_index(addresses: Sequence[str]) -> bytes:
    """A sitemap of sitemaps."""
    entries = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><sitemapindex xmlns="{namespace}">{entries}</sitemapindex>'.encode()


def feed(items: Sequence[Story]) -> bytes:
    """An RSS feed of items."""
    entries = "".join(
        f"<item><title>{escape(s.title)}</title><link>{s.url}</link>"
        f"<pubDate>{s.issued_on:%a, %d %b %Y} 12:00:00 +0000</pubDate></item>"
        for s in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>OSCE</title>{entries}</channel></rss>'.encode()
