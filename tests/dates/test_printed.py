"""Dates as pages print them, in the languages of the site."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osce_scraper.dates import EARLIEST, read_date
from osce_scraper.errors import DateError

SEEN = datetime(2026, 2, 1, tzinfo=UTC)

MAY_30 = date(2025, 5, 30)


@pytest.mark.parametrize(
    "text",
    [
        "30 May 2025",
        " 30\u00a0May\n2025 ",
        "30 May, 2025",
        "Friday 30 May 2025",
        "Friday, 30 May 2025 - 14:05",
        "14:05, 30 May 2025",
        "May 30, 2025",
        "MAY 30 2025",
        "30th of May 2025",
        "30-May-2025",
        "Fri, 30 May 2025 14:05:00 +0200",
        "Published 30 May 2025, updated 2 June 2025",
        "Issued on: 30 May 2025",
        "2025-05-30",
        "2025-05-30T14:05:00+02:00",
        "2025-05-30T23:59:59-0800",
        "2025-05-30 14:05:00Z",
        "20250530T140500Z",
        "2025/05/30",
        "5/30/2025",
        "05/30/2025 10:00 AM",
        "30.05.2025",
        "30. 5. 2025.",
        "30/05/2025",
        "30-05-2025",
        "30 May – Sunday 1 June 2025",
    ],
)
def test_a_day_in_english_and_in_numbers(text: str) -> None:
    assert read_date(text, SEEN) == MAY_30


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "30. Mai 2025"),
        ("de", "Freitag, den 30. Mai 2025, 14.05 Uhr"),
        ("fr", "30 mai 2025"),
        ("fr", "du 30 au 31 mai 2025"),
        ("it", "30 maggio 2025"),
        ("es", "30 de mayo de 2025"),
        ("pt", "30 de maio de 2025"),
        ("ru", "30 мая 2025 года"),
        ("ru", "30 мая 2025 г."),
        ("uk", "30 травня 2025 року"),
        ("be", "30 мая 2025 года"),
        ("sq", "30 maj 2025"),
        ("sr", "30. maj 2025."),
        ("sr", "30. маја 2025. године"),
        ("mk", "30 мај 2025 година"),
        ("bs", "30. maja 2025. godine"),
        ("hr", "30. svibnja 2025."),
        ("hy", "30 մայիսի, 2025"),
        ("hy", "2025 թ. մայիսի 30"),
        ("az", "30 may 2025-ci il"),
        ("ka", "30 მაისი, 2025"),
        ("ka", "2025 წლის 30 მაისი"),
        ("kk", "2025 жылғы 30 мамыр"),
        ("ky", "2025-жылдын 30-майы"),
        ("tg", "30 майи соли 2025"),
        ("tk", "2025-nji ýylyň 30-njy maýy"),
        ("uz", "2025-yil 30-may"),
        ("uz", "2025 йил 30 май"),
        ("ro", "30 mai 2025"),
        ("tr", "30 Mayıs 2025"),
        ("pl", "30 maja 2025 r."),
        ("bg", "30 май 2025 г."),
        ("hu", "2025. május 30."),
        ("el", "30 Μαΐου 2025"),
    ],
)
def test_a_day_in_other_languages_with_and_without_knowing_which(language: str, text: str) -> None:
    assert read_date(text, SEEN) == MAY_30
    assert read_date(text, SEEN, language) == MAY_30


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 Apr 2012", date(2012, 4, 9)),
        ("10 tetor 2012", date(2012, 10, 10)),
        ("1er février 2013", date(2013, 2, 1)),
        ("1st of June 2025", date(2025, 6, 1)),
        ("03/04/2015", date(2015, 4, 3)),
        ("30 KASIM 2024", date(2024, 11, 30)),
        ("22 лютого 2022", date(2022, 2, 22)),
    ],
)
def test_other_days(text: str, expected: date) -> None:
    assert read_date(text, SEEN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27-28 May 2025", date(2025, 5, 27)),
        ("27 and 28 May 2025", date(2025, 5, 27)),
        ("27, 28 and 29 May 2025", date(2025, 5, 27)),
        ("May 27–28, 2025", date(2025, 5, 27)),
        ("30 June - 2 July 2025", date(2025, 6, 30)),
        ("30 December 2024 – 2 January 2025", date(2024, 12, 30)),
        ("27.-28.05.2025", date(2025, 5, 27)),
        ("30.06. – 02.07.2025", date(2025, 6, 30)),
        ("27.05.2025 - 28.05.2025", date(2025, 5, 27)),
        ("с 27 по 28 мая 2025 года", date(2025, 5, 27)),
    ],
)
def test_a_range_means_its_first_day(text: str, expected: date) -> None:
    assert read_date(text, SEEN) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no date"),
        ("Vienna", "no date"),
        ("May 2025", "part of a date"),
        ("30 May", "part of a date"),
        ("No. 5, May 2025", "part of a date"),
        ("2025", "no date"),
        ("30.05.25", "no date"),
        ("31 February 2025", "no such day"),
        ("13/30/2025", "no such day"),
        ("05.30.2025", "no such day"),
        ("30 May 9999", "later than the page"),
        ("3 February 2026", "later than the page"),
        ("31 December 1972", "1973"),
        ("1748613900", "no date"),
        ("30 May 20255", "part of a date"),
        ("٣٠ May 2025x" + " pad" * 100, "too long"),
    ],
)
def test_what_is_no_full_believable_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason) as refusal:
        read_date(text, SEEN)
    assert text[:20] in str(refusal.value)


def test_a_day_of_grace_for_time_zones() -> None:
    assert read_date("2 February 2026", SEEN) == date(2026, 2, 2)


def test_one_word_for_two_months_needs_the_language() -> None:
    assert read_date("5 listopada 2024", SEEN, "pl") == date(2024, 11, 5)
    assert read_date("5 listopada 2024.", SEEN, "hr") == date(2024, 10, 5)
    with pytest.raises(DateError):
        read_date("5 listopada 2024", SEEN)


def test_a_language_without_a_table_is_read_by_dateparser() -> None:
    assert read_date("2025年5月30日", SEEN, "ja") == MAY_30
    with pytest.raises(DateError):
        read_date("2025年5月", SEEN, "ja")


def test_a_language_nobody_knows_is_no_failure() -> None:
    assert read_date("30 May 2025", SEEN, "qqx") == MAY_30
    with pytest.raises(DateError):
        read_date("30 Smarch 2025", SEEN, "qqx")


_PIECES = [
    "30",
    "May",
    "2025",
    "мая",
    "-",
    ",",
    ".",
    "/",
    ":",
    "T",
    "31",
    "02",
    "0000",
    "٣٠",
    "года",
    " ",
    "May 2025",
    "x",
]


@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join) | st.text(max_size=60),
    st.sampled_from([None, "en", "ja"]),
)
def test_any_text_is_a_believable_date_or_refused(text: str, language: str | None) -> None:
    try:
        found = read_date(text, SEEN, language)
    except DateError:
        return
    assert EARLIEST <= found <= SEEN.date() + timedelta(days=1)


def test_a_megabyte_is_refused_at_once() -> None:
    with pytest.raises(DateError, match="too long"):
        read_date("30 May 2025 " * 100_000, SEEN)
