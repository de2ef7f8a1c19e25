"""Sitemaps and feeds as servers write them: zipped, damaged, with foreign addresses, or something else altogether."""

import gzip
from collections.abc import Callable

import pytest

from osce_scraper.errors import FetchError
from osce_scraper.exchange import Exchange
from osce_scraper.page import Page
from osce_scraper.sources import Walk
from osce_scraper.sources.feeds import read_feed
from osce_scraper.sources.sitemaps import read_sitemap
from tests.server.composed import feed, sitemap, sitemap_index, stories

STORIES = stories(3)
IDS = [story.id for story in STORIES]
URL = "https://www.osce.org/sitemap.xml"


def answer(body: bytes, status: int = 200) -> Exchange:
    return Exchange(Page(body, URL), status, (), ())


@pytest.fixture
def walk() -> Walk:
    """A walk that asks nobody: what is read here has been fetched already."""

    async def ask(url: str) -> Exchange:
        raise FetchError(url)

    return Walk(ask, watch=None, memory=None)  # type: ignore[arg-type]  # reading one file needs neither


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_sitemap_names_items_and_when_they_changed(walk: Walk, pack: Callable[[bytes], bytes]) -> None:
    rows = read_sitemap(answer(pack(sitemap(STORIES))), walk).rows
    assert [row.id for row in rows] == IDS
    assert [row.modified.date() for row in rows if row.modified] == [story.issued_on for story in STORIES]


def test_index_names_sitemaps(walk: Walk) -> None:
    named = read_sitemap(answer(sitemap_index(["https://www.osce.org/a.xml", "https://www.osce.org/b.xml.gz"])), walk)
    assert named.sitemaps == ("https://www.osce.org/a.xml", "https://www.osce.org/b.xml.gz")


def test_addresses_that_are_no_items_are_left_out(walk: Walk) -> None:
    locs = ("https://www.osce.org/about", "https://osce.org.example/pc/52458", "https://www.osce.org/pc/52458?download")
    entries = "".join(f"<url><loc>{loc}</loc><lastmod>soon</lastmod></url>" for loc in locs)
    rows = read_sitemap(answer(f"<urlset>{entries}".encode()), walk).rows
    assert [(row.url, row.modified) for row in rows] == [("https://www.osce.org/pc/52458", None)]


@pytest.mark.parametrize(
    "broken",
    [answer(b"", 404), answer(b""), answer(b"<html>no</html>"), answer(b"\x1f\x8b\x08cut"), answer(b"\x00\xff")],
    ids=["404", "empty", "html", "damaged gzip", "noise"],
)
def test_what_is_no_sitemap_and_no_feed_is_said_to_be_none(walk: Walk, broken: Exchange) -> None:
    with pytest.raises(FetchError, match=r"sitemap\.xml"):
        read_sitemap(broken, walk)
    with pytest.raises(FetchError, match=r"sitemap\.xml"):
        read_feed(broken, walk)


def test_entities_are_not_expanded(walk: Walk) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    rows = read_sitemap(answer(bomb + b"<urlset><url><loc>https://www.osce.org/pc/&e;52458</loc></url></urlset>"), walk)
    assert all("hostname" not in row.url for row in rows.rows)


def test_rss_names_items_with_title_and_date(walk: Walk) -> None:
    rows = read_feed(answer(feed(STORIES)), walk)
    assert [row.id for row in rows] == IDS
    assert [row.title for row in rows] == [story.title for story in STORIES]
    assert [row.published for row in rows] == [story.issued_on.isoformat() for story in STORIES]


@pytest.mark.parametrize(
    "entry",
    [
        "<entry><title>T</title><link rel='self' href='https://www.osce.org/x'/>"
        "<link href='https://www.osce.org/pc/52458'/><updated>2026-03-02T10:00:00Z</updated></entry>",
        "<item><title>T</title><guid>52458 at https://www.osce.org</guid><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>"
        "</item>",
    ],
    ids=["atom", "guid of Drupal"],
)
def test_other_ways_of_naming_an_item(walk: Walk, entry: str) -> None:
    (row,) = read_feed(answer(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode()), walk)
    assert (row.id, row.title, row.published) == (52458, "T", "2026-03-02")
