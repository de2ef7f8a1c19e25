"""Page numbers and the way on."""

import pytest

from osce_scraper.listings import page_number, page_url, read_listing
from osce_scraper.page import Page


@pytest.mark.parametrize(
    ("listing", "number", "expected"),
    [
        ("https://www.osce.org/news", 0, "https://www.osce.org/news"),
        ("https://www.osce.org/news", 2, "https://www.osce.org/news?page=2"),
        ("https://www.osce.org/news?page=7&rows=50", 2, "https://www.osce.org/news?page=2&rows=50"),
        ("https://www.osce.org/news?page=0,0,3", 4, "https://www.osce.org/news?page=0,0,4"),
        ("https://www.osce.org/news?p=3", 4, "https://www.osce.org/news?p=4"),
    ],
)
def test_address_of_a_page(listing: str, number: int, expected: str) -> None:
    assert page_url(listing, number) == expected
    assert page_number(expected) in (number, None)


@pytest.mark.parametrize(
    "pager",
    [
        "<ul class='pager'><li class='pager-next'><a href='?page=1'>next ›</a></li></ul>",
        "<nav aria-label='Pagination'><a rel='next' href='?page=1'><span>»</span></a></nav>",
        "<div class='pagination'><a href='?page=1' title='Next page'>&gt;</a></div>",
        "<ul class='js-pager__items pager'><li><a href='?page=1'>Load more</a></li></ul>",
        "<a rel='next' href='?page=1'>older</a>",
    ],
)
def test_next_page_in_any_pager(pager: str) -> None:
    listing = read_listing(Page(f"<html><body>{pager}</body></html>".encode(), "https://www.osce.org/news"))
    assert listing.next_url == "https://www.osce.org/news?page=1"


def test_pages_named_in_markup_nobody_has_seen() -> None:
    links = (
        "<div class='x'><a href='/news?page=1'>2</a><a href='?page=7'>last</a><a href='/news?topic=3&page=90'>Topic</a>"
    )
    listing = read_listing(
        Page(f"<html><body>{links}</div></body></html>".encode(), "https://www.osce.org/news?page=0")
    )
    assert (listing.last, listing.has_pager, listing.next_url) == (7, False, None)
