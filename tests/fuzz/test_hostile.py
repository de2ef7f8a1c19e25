"""Pages made to hurt: a record or the package's own error, and an end. `make hostile` says how long and how much."""

import pytest

from osce_scraper import extract
from osce_scraper.errors import UnreadablePage
from tests.attack.test_crawl import Trap
from tests.fuzz.hostile import BIG, ODD
from tests.fuzz.test_pages import ADDRESS, check
from tests.server import serve

SIZE = 200_000
"""Of a page that is big: what costs the square of it does not end while anybody waits."""


@pytest.mark.parametrize("name", BIG)
def test_a_big_page_is_read_or_refused(name: str) -> None:
    check(BIG[name](SIZE))


@pytest.mark.parametrize("name", ODD)
def test_an_odd_page_is_read_or_refused(name: str) -> None:
    check(ODD[name])


@pytest.mark.parametrize("name", ["billion laughs", "external entity", "XHTML with an external DTD"])
def test_entities_are_neither_unfolded_nor_fetched(name: str) -> None:
    with serve(Trap()) as trap:
        page = ODD[name].replace(b"http://127.0.0.1:9", trap.origin.encode())
        item = extract(page, ADDRESS)
        assert trap.seen == []
    assert sum(map(len, item.body)) < 1000
    assert "root:" not in item.model_dump_json()


def test_a_page_of_more_quotes_than_any_article_is_refused_with_the_reason() -> None:
    page = BIG["quotes"](500_000)
    assert page.count("“".encode()) > 20_000
    with pytest.raises(UnreadablePage, match="more than 20,000 quotation marks"):
        extract(page, ADDRESS)


@pytest.mark.parametrize("name", ["31 February", "year 9999", "year 0", "year of ten digits"])
def test_days_that_never_were_are_no_dates(name: str) -> None:
    page = ODD[name].replace(b"VIENNA, 30 May 2025 - ", b"").replace(b"VIENNA, 31 February 2025 - ", b"")
    item = extract(page, ADDRESS)
    assert item.issued_on is None


@pytest.mark.parametrize("name", ["id beyond 64 bits", "id of digits beyond ASCII"])
def test_ids_that_are_none_are_not_taken(name: str) -> None:
    try:
        assert extract(ODD[name], ADDRESS).id == 591767
    except UnreadablePage:
        pytest.fail("the page has a title and an address")
