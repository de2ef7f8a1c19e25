"""What is wanted, decided on rows that say much, little or nothing."""

from datetime import UTC, date, datetime

import pytest

from osce_scraper.filters import Filter, NewestFirst, all_before, day
from osce_scraper.rows import Row

URL = "https://www.osce.org/pc/52458"
MAY = Filter(since=date(2025, 5, 1), until=date(2025, 5, 31))


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (Row(URL, published="30 May 2025"), True),
        (Row(URL, published="2025-05-01T00:00:00Z"), True),
        (Row(URL, published="30 April 2025"), False),
        (Row(URL, published="1 June 2025"), False),
        (Row(URL, published="soon"), True),
        (Row(URL), True),
        (Row(URL, modified=datetime(2025, 4, 30, tzinfo=UTC)), False),
        (Row(URL, modified=datetime(2026, 1, 1, tzinfo=UTC)), True),
    ],
)
def test_days_of_rows(row: Row, wanted: bool) -> None:
    assert (MAY.outside_row(row) is None) == wanted


@pytest.mark.parametrize(
    ("chosen", "row", "wanted"),
    [
        (Filter(kinds=("news",)), Row(URL, kind="News Item"), True),
        (Filter(kinds=("press releases",)), Row(URL, kind="Press release"), True),
        (Filter(kinds=("news",)), Row(URL, kind="Press release"), False),
        (Filter(structures=("centre-in-ashgabat",)), Row(URL, issued_by=("OSCE Centre in Ashgabat",)), True),
        (Filter(structures=("centre-in-ashgabat",)), Row(URL, issued_by=("OSCE Secretariat",)), False),
        (Filter(structures=("Troika of Tulips",)), Row(URL, issued_by=("troika of tulips",)), True),
        (Filter(fields_of_work=("youth", "elections")), Row(URL, fields_of_work=("Youth", "Migration")), True),
        (Filter(languages=("ru",)), Row(URL, language="ru-RU"), True),
        (Filter(languages=("ru",)), Row(URL, language="en"), False),
        (Filter(kinds=("news",), structures=("x",), fields_of_work=("y",), languages=("ru",)), Row(URL), True),
    ],
)
def test_facts_of_rows(chosen: Filter, row: Row, wanted: bool) -> None:
    assert (chosen.outside_row(row) is None) == wanted


@pytest.mark.parametrize("text", ["May", "2025-13-01", "d", "-3d", ""])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        day(text, date(2026, 1, 1))


def rows(*days: str) -> list[Row]:
    return [Row(URL, published=day) for day in days]


def test_order_is_proven_by_falling_dates_only() -> None:
    order = NewestFirst()
    order.take(rows("2025-05-03", "2025-05-03"), 0)
    assert not order.proven
    order.take(rows("2025-05-02"), 1)
    assert order.proven
    order.take(rows("2025-05-09"), 2)
    assert not order.proven


def test_pinned_news_and_pages_read_again_do_not_count() -> None:
    order = NewestFirst()
    order.take(rows("2020-01-01", "2025-05-03", "2025-05-02"), 0)
    order.take(rows("2025-05-01"), 1)
    order.take(rows("2025-05-03", "2025-05-02"), 0)
    assert order.proven


def test_a_page_is_old_when_all_its_rows_say_so() -> None:
    since = date(2025, 5, 1)
    assert all_before(rows("2025-04-30", "2025-04-29"), since)
    assert not all_before([*rows("2025-04-30"), Row(URL)], since)
    assert not all_before(rows("2025-04-30"), None)
