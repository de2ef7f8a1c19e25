"""Sitemaps, feeds, listings and robots.txt made to hurt: each is read or refused, and none leads on for ever.

Nothing here looks at a clock: what would take hours where it is not linear simply does not end.
"""

import gzip
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from osce_scraper.errors import FetchError
from osce_scraper.exchange import Exchange
from osce_scraper.listings import read_listing
from osce_scraper.page import Page
from osce_scraper.sources import Walk
from osce_scraper.sources.feeds import read_feed
from osce_scraper.sources.sitemaps import MOST_FILES, read_sitemap
from tests.attack.test_crawl import SHORT, Trap
from tests.server import Answer, Question, serve
from tests.server.composed import MOVED, Newsroom, stories
from tests.server.crawling import Crawls

STORIES = [story for story in stories(30) if story.segment not in MOVED][:3]
WALK = cast(Walk, SimpleNamespace(original=str))
ITEM = b"<url><loc>https://www.osce.org/a/12345</loc><title>%s</title></url>"
FLOOD = b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))


def answer(body: bytes) -> Exchange:
    return Exchange(Page(body, "https://www.osce.org/sitemap.xml"), 200, (), ())


def sitemap(*entries: bytes, head: bytes = b"") -> bytes:
    return head + b"<urlset>" + b"".join(entries) + b"</urlset>"


def test_entities_are_neither_unfolded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of this machine")
    with serve(Trap()) as trap:
        outside = f"<!ENTITY e SYSTEM '{secret.as_uri()}'><!ENTITY % p SYSTEM '{trap.origin}/x.dtd'>%p;".encode()
        head = b"<!DOCTYPE r SYSTEM '%s/y.dtd' [%s<!ENTITY a 'aaaaaaaaaa'>%s]>" % (trap.origin.encode(), outside, FLOOD)
        found = read_sitemap(answer(sitemap(ITEM % b"&e;", ITEM % b"&j;", head=head)), WALK)
        feed = b"<rss><item><title>&e;&j;</title><link>https://www.osce.org/a/12345</link></item></rss>"
        rows = (*found.rows, *read_feed(answer(head + feed), WALK))
        assert trap.seen == []
    assert rows
    assert not any("secret" in (row.title or "") or len(row.title or "") > 100 for row in rows)


@pytest.mark.parametrize("body", [b"<urlset>" + b"<a/>" * 5_000_000 + b"</urlset>", b"<urlset>" + b" " * 200_000_000])
def test_a_gzipped_sitemap_has_a_limit(body: bytes) -> None:
    with pytest.raises(FetchError, match="more than"):
        read_sitemap(answer(gzip.compress(body, 1)), WALK)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x1f\x8b",
        b"\x1f\x8b\x08\x00garbage",
        b"<",
        b"\x00" * 100,
        b"<?xml version='1.0' encoding='nonsense'?><urlset/>",
        "<urlset>".encode("utf-16"),
        b"<urlset>" + b"<url>" * 100_000,
        b"<a:urlset xmlns:a='b'><a:url/></a:urlset>",
        sitemap(ITEM % b"\xff\xfe\x00"),
        sitemap(b"<url><loc>http://[::1</loc></url>", b"<url><loc>https://www.osce.org:x/a/12345</loc></url>"),
        sitemap(b"<url><lastmod>99999-99-99</lastmod><loc>https://www.osce.org/a/12345</loc></url>"),
    ],
)
def test_broken_files_are_read_as_far_as_they_go_or_refused(body: bytes) -> None:
    for read in (read_sitemap, read_feed):
        try:
            read(answer(body), WALK)
        except FetchError as error:
            assert "sitemap.xml" in str(error)  # noqa: PT017 (either outcome is right)


def test_a_long_sitemap_is_read_whole() -> None:
    entries = (b"<url><loc>https://www.osce.org/a/%d</loc></url>" % number for number in range(100_000, 130_000))
    assert len(read_sitemap(answer(sitemap(*entries)), WALK).rows) == 30_000


def test_entries_in_entries_are_one() -> None:
    inner = b"<link>https://www.osce.org/a/12345</link>" + b"<x/>" * 50_000
    rows = read_feed(answer(b"<rss>" + b"<item>" * 200 + inner + b"</item>" * 200 + b"</rss>"), WALK)
    assert len(rows) == 1


DEEP = 2000  # libxml2 gives up at 2048


@pytest.mark.parametrize(
    "page",
    [
        b"<div class=views-row>" * DEEP + b"<a href=/a/12345>x</a>" * 20_000,
        b"<div class=pager>" * DEEP + b"<a href='?page=1'>next</a>" * 20_000,
        b"<div class=views-row>" + b"<h1 class=title>" * DEEP + b"<i></i>" * 20_000 + b"<a href=/a/12345>x</a>" * 2_000,
        b"<div class=menu>" * DEEP + b"".join(b"<a href=/a/%d>x</a>" % number for number in range(20_000, 40_000)),
        b"<div>" * DEEP + b"".join(b"<a href=/a/%d>x</a>" % number for number in range(20_000, 40_000)),
        b"<div class=views-row><a href=/a/12345>x</a></div>" * 20_000,
        b"<div class=views-row><a href=/a/12345>x</a><p>Date: 1 May 2025" * 20_000,
        b"<a " + b" ".join(b"x%d=1" % n for n in range(50_000)) + b" href=/a/12345>x</a>",
        b"<time datetime=x>" * 20_000 + b"<a href=/a/12345>x</a>",
    ],
    ids=["rows", "pagers", "titles", "menus", "divisions", "twins", "rows in rows", "attributes", "times"],
)
def test_listings_are_read_in_one_go_however_they_are_nested(page: bytes) -> None:
    listing = read_listing(Page(b"<body>" + page, "https://www.osce.org/news"))
    assert len(listing.rows) <= 20_000


def test_sitemaps_that_name_each_other_are_read_once_each(crawls: Crawls, tmp_path: Path) -> None:
    class Round(Newsroom):
        """Every sitemap is an index of two more and of the first."""

        def answer(self, question: Question) -> Answer:
            if not question.path.startswith("/sitemap"):
                return super().answer(question)
            number = int(question.parameter("page", "0"))
            names = [f"https://www.osce.org/sitemap.xml?page={n}" for n in (2 * number + 1, 2 * number + 2, 0)]
            entries = "".join(f"<sitemap><loc>{name.replace('&', '&amp;')}</loc></sitemap>" for name in names)
            return Answer(f"<?xml version='1.0'?><sitemapindex>{entries}</sitemapindex>".encode())

    with serve(Round(STORIES)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, SHORT, source="sitemaps")
        asked = [path for path in served.paths() if path.startswith("/sitemap")]
    assert len(asked) == len(set(asked)) == MOST_FILES
    assert crawled.outcome.alarms[0].kind == "sitemap limit"


def test_a_listing_that_never_ends_is_left(crawls: Crawls, tmp_path: Path) -> None:
    """Every page claims that more follow and shows the same rows."""

    class Endless(Newsroom):
        def answer(self, question: Question) -> Answer:
            answer = super().answer(question)
            number = int(question.parameter("page", "0"))
            pager = f"<ul class=pager><li class=pager-next><a href='?page={number + 1}'>next</a><a href='?page=999999'>last</a></ul>"
            page = Newsroom(self.stories)._listing(0).replace(b"</body>", pager.encode() + b"</body>")
            return Answer(page) if question.path == "/press-releases" else answer

    with serve(Endless(STORIES)) as served:
        crawled = crawls.crawl(served.origin, tmp_path, SHORT)
        pages = [path for path in served.paths() if path.startswith("/press-releases")]
    assert crawled.ids == sorted(story.id for story in STORIES)
    assert len(pages) < 12


def test_a_robots_txt_of_megabytes_is_obeyed(crawls: Crawls, tmp_path: Path) -> None:
    rules = "".join(f"Disallow: /*{n}*a*b*c*d$\n" for n in range(20_000)) + "Disallow: /press-releases\n"
    with serve(Newsroom(STORIES, robots=f"User-agent: *\n{rules}")) as served:
        crawls.crawl(served.origin, tmp_path, SHORT)
        assert not any(path.startswith("/press-releases") for path in served.paths())
