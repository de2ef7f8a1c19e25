"""Listing pages: rows in markups seen and unseen, the pager, and what must not be taken for a row."""

from collections.abc import Callable

import pytest

from osce_scraper.listings import Listing, read_listing
from osce_scraper.page import Page
from osce_scraper.rows import Row
from tests.compose.listings import cards_page, rows_page
from tests.server.composed import stories

STORIES = stories(12)


def listing(html: str | bytes, url: str = "https://www.osce.org/press-releases") -> Listing:
    return read_listing(Page(html if isinstance(html, bytes) else html.encode(), url))


def row(html: str) -> Row:
    (only,) = listing(f"<html><body><div id='main'>{html}</div></body></html>").rows
    return only


@pytest.mark.parametrize(("render", "markup"), [(rows_page, "newsroom"), (cards_page, "teasers")])
def test_whole_pages_of_both_generations(render: Callable[..., bytes], markup: str) -> None:
    read = listing(render(STORIES, 2, 5))
    assert read.markup == markup
    assert [row.id for row in read.rows] == [story.id for story in STORIES]
    assert [row.title for row in read.rows] == [story.title for story in STORIES]
    assert all(row.published for row in read.rows)
    assert (read.blocks, read.last) == (len(STORIES), 4)
    assert read.next_url is not None
    assert "page=3" in read.next_url


def test_last_page_has_a_pager_without_next() -> None:
    read = listing(rows_page(STORIES, 4, 5))
    assert (read.has_pager, read.next_url) == (True, None)


NEWSROOM_ROW = """
<div class="search-result-news"><dl><dt class="search-title"><h3><a href="/secretariat/591767">Title</a></h3></dt>
<dd class="publishing-date"><span>Publishing date: </span>30 May 2025</dd>
<dd><span>Collections: </span><a href="/c">Magazine</a></dd>
<dd><span>Content type: </span>News</dd>
<dd><span>Where we are: </span><a href="/a">OSCE Mission, the one with a comma</a>, <a href="/b">Secretariat</a></dd>
<dd>What we do: Human rights, Rule of law</dd>
<dd class="search-snippet">Where we are: at the beginning of the text.<span>more</span></dd></dl></div>
"""


def test_facts_of_a_newsroom_row() -> None:
    read = row(NEWSROOM_ROW)
    assert (read.url, read.title) == ("https://www.osce.org/secretariat/591767", "Title")
    assert (read.published, read.kind) == ("30 May 2025", "News")
    assert read.issued_by == ("OSCE Mission, the one with a comma", "Secretariat")
    assert read.fields_of_work == ("Human rights", "Rule of law")


@pytest.mark.parametrize(
    ("html", "published", "kind"),
    [
        (
            '<a class="teaser" href="/odihr/600123"><span class="teaser__type">Press release</span>'
            '<h2 class="teaser__title">T</h2><time datetime="2026-03-02T10:00:00Z">2 March</time></a>',
            "2026-03-02T10:00:00Z",
            "Press release",
        ),
        (
            '<article class="node"><header><h3><a href="/node/600123">T</a></h3></header><p>2 March 2026</p></article>',
            "2 March 2026",
            None,
        ),
        (
            "<table><tr><td>02.03.2026</td><td><a href='/bih/600123'>T</a></td></tr>"
            "<tr><td>01.03.2026</td><td><a>no link</a></td></tr></table>",
            "02.03.2026",
            None,
        ),
        (
            "<div class='card'><p class='card__category'>News</p><h3>T</h3><p>Date: 2 March 2026</p>"
            "<a href='https://odihr.osce.org/odihr/600123'>Read more</a></div>",
            "2 March 2026",
            "News",
        ),
        ("<ul><li><a href='/ru/node/600123'>T</a></li></ul>", None, None),
        (
            "<article class='card'><span class='tag'>Press release</span><h2><a href='/bih/600123'>T</a></h2>"
            "<p>Statement by the head</p><p class='date'>02 March 2026</p></article>",
            "02 March 2026",
            "Press release",
        ),
        (
            "<div><h3><a href='/ru/node/600123'>T</a></h3><p>Дата: 2 марта 2026 г.</p></div>",
            "2 марта 2026 г.",
            None,
        ),
    ],
    ids=["card", "article", "table", "stretched card", "bare list", "kind without a label", "label in Russian"],
)
def test_rows_in_any_markup(html: str, published: str | None, kind: str | None) -> None:
    read = row(html)
    assert (read.id, read.title, read.published, read.kind) == (600123, "T", published, kind)


def test_a_promotion_is_not_the_listing() -> None:
    news = "".join(f"<div class='entry'><h3><a href='/bih/{n}'>T{n}</a></h3></div>" for n in range(600001, 600011))
    promotion = "<a class='teaser' href='/secretariat/591767'><h2>Read our magazine</h2></a>"
    read = listing(f"<html><body>{promotion}{news}</body></html>")
    assert len(read.rows) == 11


@pytest.mark.parametrize(
    "html",
    [
        "<nav><a href='/about/12345'>About us</a></nav>",
        "<header><a href='/about/12345'>About us</a></header>",
        "<div class='mega-menu'><ul class='menu'><li><a href='/about/12345'>About us</a></li></ul></div>",
        "<div class='breadcrumb'><a href='/node/12345'>Home</a></div>",
        "<a href='/files/f/documents/1/2/591767.pdf'>file</a>",
        "<a href='https://osce.org.example/pc/52458'>mirror</a>",
        "<a href='http://['>broken</a><a href=''>empty</a><a>none</a><a href='mailto:x@osce.org'>mail</a>",
        "<a href='/odihr/elections/2024'>a listing of a year</a>",
    ],
)
def test_what_is_no_row(html: str) -> None:
    assert listing(f"<html><body>{html}</body></html>").rows == ()


def test_rows_whose_only_links_are_filters_count_as_rows_without_links() -> None:
    html = (
        "<div class='search-result-news'><h3>T</h3>Where we are: <a href='/press-releases?filters=x'>Vienna</a></div>"
    )
    read = listing(html * 3)
    assert (read.blocks, read.rows) == (3, ())


def test_a_title_may_lead_to_a_word_alias() -> None:
    html = "<div class='search-result-news'><h3><a href='/odihr/elections/deciding-where'>T</a></h3></div>"
    assert row(html).url == "https://www.osce.org/odihr/elections/deciding-where"


def test_nothing_fails_on_nothing() -> None:
    read = listing(b"")
    assert (read.rows, read.blocks, read.has_pager, read.next_url, read.last, read.feeds) == (
        (),
        0,
        False,
        None,
        None,
        (),
    )


def test_links_of_a_stand_in_become_the_osces_own() -> None:
    html = "<div class='search-result-news'><h3><a href='http://127.0.0.1:8000/bih/213746'>T</a></h3></div>"
    page = Page(html.encode(), "https://www.osce.org/news")
    read = read_listing(page, lambda url: url.replace("http://127.0.0.1:8000", "https://www.osce.org"))
    assert [row.url for row in read.rows] == ["https://www.osce.org/bih/213746"]
