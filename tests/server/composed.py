"""A newsroom of any size out of composed stories: listings in three markups, pages of every generation, sub-hosts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Literal

from tests.compose import Story, render, story
from tests.compose.data import printed_date
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
    facts: bool = True
    """Whether rows print more than title and link."""
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
        last = max(0, (len(self.stories) - 1) // self.rows)
        rows = "\n".join(ROWS[self.markup](item, self.facts) for item in shown)
        pager = _pager(self.listing, page, last) if shown else ""
        return f"<html><head><title>Newsroom</title></head><body><nav>{_MENU}</nav>{rows}{pager}</body></html>".encode()


_MENU = "".join(f'<a href="/about/{number}">About us</a>' for number in range(10_001, 10_006))


def _pager(listing: str, page: int, last: int) -> str:
    links = [f'<li class="pager-current">{page + 1}</li>']
    if page < last:
        links.append(f'<li class="pager-next"><a href="{listing}?page={page + 1}">next ›</a></li>')
        links.append(f'<li class="pager-last"><a href="{listing}?page={last}">last »</a></li>')
    return f'<ul class="pager">{"".join(links)}</ul>'


def _newsroom_row(item: Story, facts: bool) -> str:
    values = {
        "publishing-date": ("Publishing date", printed_date(item.issued_on)),
        "content-type": ("Content type", escape(item.kind or "")),
        "where-we-are": ("Where we are", ", ".join(f'<a href="/s">{escape(t.label)}</a>' for t in item.issuers)),
        "what-we-do": ("What we do", ", ".join(f'<a href="/f">{escape(t.label)}</a>' for t in item.fields)),
    }
    printed = "".join(
        f'<dd class="{name}"><span>{label}: </span>{value}</dd>' for name, (label, value) in values.items() if value
    )
    return (
        f'<div class="search-result-news"><dl><dt class="search-title"><h3><a href="{item.path}">{escape(item.title)}'
        f"</a></h3></dt>{printed if facts else ''}<dd class='search-snippet'>{escape(item.paragraphs[0][:120])}...</dd>"
        "</dl></div>"
    )


def _teaser(item: Story, facts: bool) -> str:
    day = item.issued_on
    time = f'<time datetime="{day}T12:00:00Z">{printed_date(day)}</time>' if facts else ""
    kind = f'<span class="teaser__type">{escape(item.kind or "")}</span>' if facts else ""
    return f'<a class="teaser" href="{item.path}">{kind}{time}<h2 class="teaser__title">{escape(item.title)}</h2></a>'


def _link(item: Story, facts: bool) -> str:
    day = f"<p>{printed_date(item.issued_on)}</p>" if facts else ""
    return f'<div class="entry"><h4><a href="{item.path}">{escape(item.title)}</a></h4>{day}</div>'


ROWS = {"newsroom": _newsroom_row, "teasers": _teaser, "links": _link}


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
