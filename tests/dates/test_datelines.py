"""Datelines in all forms seen, and sentences that only look like one."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from osce_scraper.dates import read_dateline, read_place_line

SEEN = datetime(2026, 2, 1, tzinfo=UTC)
DAY = date(2015, 7, 23)


@pytest.mark.parametrize(
    ("text", "places", "day"),
    [
        ("VIENNA, 23 July 2015 –", ("VIENNA",), DAY),
        ("SKOPJE, 23 July 2015-", ("SKOPJE",), DAY),
        ("BELGRADE, 23 July 2015 --", ("BELGRADE",), DAY),
        ("SKOPJE, 23 July 2015 (OSCE)-", ("SKOPJE",), DAY),
        ("BEOGRAD, 23. jul 2015.-", ("BEOGRAD",), DAY),
        ("OSLO, 23 July 2015--", ("OSLO",), DAY),
        ("VIENNA, 23 July 2015 —", ("VIENNA",), DAY),
        ("VIENNA, 23 July 2015 ―", ("VIENNA",), DAY),
        ("VIENNA, 23 July 2015 (OSCE)--", ("VIENNA",), DAY),
        ("COPENHAGEN, 23 July 2015 (OSCE PA) –", ("COPENHAGEN",), DAY),
        ("VIENNA (OSCE), 23 July 2015 -", ("VIENNA",), DAY),
        ("SKOPJE/VIENNA, 23 July 2015 –", ("SKOPJE", "VIENNA"), DAY),
        ("VIENNA / BERLIN, 23 July 2015 –", ("VIENNA", "BERLIN"), DAY),
        ("TIRANA / BRUSSELS / GENEVA – 23 July 2015.", ("TIRANA", "BRUSSELS", "GENEVA"), DAY),
        ("PRISHTINË/PRIŠTINA, 23 July 2015 –", ("PRISHTINË", "PRIŠTINA"), DAY),
        ("OSH, Kyrgyzstan, 23 July 2015-", ("OSH",), DAY),
        ("SARAJEVO, Bosnia and Herzegovina, 23 July 2015 –", ("SARAJEVO",), DAY),
        ("WASHINGTON D.C., 23 July 2015 –", ("WASHINGTON D.C.",), DAY),
        ("WASHINGTON, D.C., 23 July 2015 –", ("WASHINGTON D.C.",), DAY),
        ("THE HAGUE, 23 July 2015 –", ("THE HAGUE",), DAY),
        ("VIENNA, WARSAW, THE HAGUE, 23 July 2015 –", ("VIENNA", "WARSAW", "THE HAGUE"), DAY),
        ("UST-KAMENOGORSK, 23 July 2015 -", ("UST-KAMENOGORSK",), DAY),
        ("NOVI PAZAR, 23 July 2015 –", ("NOVI PAZAR",), DAY),
        ("ORLOVKA, 23 July 2015 –", ("ORLOVKA",), DAY),  # a town on no list
        ("23 July 2015, Sarajevo –", ("Sarajevo",), DAY),
        ("Bishkek, 23 July 2015 —", ("Bishkek",), DAY),
        ("Brdo pri Kranju, 23 July 2015 –", ("Brdo pri Kranju",), DAY),
        ("23 Jul 2015-", (), DAY),
        ("Thursday, 23 July 2015 –", (), DAY),
        ("(VIENNA, 23 July 2015) –", ("VIENNA",), DAY),
        ("KYIV, Ukraine (23 July 2015) –", ("KYIV",), DAY),
        ("PRISTINA,23rd July, 2015 --", ("PRISTINA",), DAY),
        ("VIENNA, Thursday, 23 July 2015 –", ("VIENNA",), DAY),
        ("VIENNA 23 July 2015 –", ("VIENNA",), DAY),
        ("VIENNA (23 July 2015) –", ("VIENNA",), DAY),
        ("VIENNA, July 23, 2015 –", ("VIENNA",), DAY),
        ("VIENNA, 23.07.2015 –", ("VIENNA",), DAY),
        ("VIENNA, 23-24 July 2015 –", ("VIENNA",), DAY),
        ("VIENNA, 23 July - 2 August 2015 –", ("VIENNA",), DAY),
        ("VIENNA, 23 July 2015:", ("VIENNA",), DAY),
        ("ВЕНА, 23 июля 2015 года –", ("ВЕНА",), DAY),
        ("ЖЕНЕВА/ВЕНА, 23 июля 2015 г. –", ("ЖЕНЕВА", "ВЕНА"), DAY),
        ("КИЇВ, 23 липня 2015 року –", ("КИЇВ",), DAY),
        ("WIEN, 23. Juli 2015 –", ("WIEN",), DAY),
        ("TIRANË, 23 korrik 2015 -", ("TIRANË",), DAY),
        ("BEOGRAD, 23. jul 2015. –", ("BEOGRAD",), DAY),
        ("თბილისი, 23 ივლისი, 2015 –", ("თბილისი",), DAY),
        ("VIENNA, 23 August –", ("VIENNA",), None),
        ("VIENNA-", ("VIENNA",), None),
        ("VIENNA –", ("VIENNA",), None),
        ("MINSK, Belarus –", ("MINSK",), None),
        ("VIENNA, 31 February 2015 –", ("VIENNA",), None),
        ("VIENNA, 23 July 2099 –", ("VIENNA",), None),
    ],
)
@pytest.mark.parametrize(
    "body", ["The OSCE Chairperson – a guest – spoke.", "“We met on 5 May 2014 – in Oslo,” she said."]
)
def test_places_date_and_text_of_a_dateline(text: str, places: tuple[str, ...], day: date | None, body: str) -> None:
    dateline = read_dateline(f"{text} {body}", SEEN)
    assert dateline is not None
    assert (dateline.text, dateline.places, dateline.date) == (text, places, day)


def test_no_space_after_the_dash() -> None:
    dateline = read_dateline("SKOPJE, 30 May 2008-The Mission welcomed the law.", SEEN)
    assert dateline is not None
    assert dateline.text == "SKOPJE, 30 May 2008-"


def test_a_dateline_that_is_a_paragraph_of_its_own() -> None:
    dateline = read_dateline("VIENNA, 23 July 2015 –", SEEN)
    assert dateline is not None
    assert dateline.places == ("VIENNA",)


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        "–",
        "Organized under the OSCE’s WIN Project and hosted by the Government —with support from Finland—the event ran.",
        "Today, 5 May 2020 – the World Press Day is marked.",
        "Today, 5 May 2020 – The World Press Day is marked.",
        "Сегодня, 5 мая 2020 года – День прессы.",
        "World Press Freedom Day, 3 May 2020 – A celebration of the press.",
        "OSCE – 50 YEARS OF WORK",
        "VIENNA – HOME OF THE OSCE",
        "COVID-19 has changed the work of the courts.",
        "NATO-Russia Council met in Vienna.",
        "SUMMARY – The SMM recorded fewer ceasefire violations.",
        "CORRECTION – The figure in the second paragraph was wrong.",
        "The OSCE – the largest regional organization – met.",
        "On 5 May 2020 - a Tuesday - people came.",
        "In 2020 – the year of the pandemic – few came.",
        "5 May 2020 – a day to remember.",
        "Vienna – the capital of Austria – hosts the OSCE.",
        "27-28 May 2025 saw two meetings.",
        "OSCE-supported training ended.",
        "What: A workshop – When: 5 May 2020",
        "- item of a list",
        "OSCE PRESS RELEASE, 23 July 2015 – The Council met.",
        "In Vienna, 23 July 2015 – The Council met.",
    ],
)
def test_ordinary_paragraphs_have_none(paragraph: str) -> None:
    assert read_dateline(paragraph, SEEN) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("VIENNA 9 December 2008", ("VIENNA", "9 December 2008")),
        ("9 December 2008", (None, "9 December 2008")),
        ("SKOPJE/VIENNA 9 December 2008", ("SKOPJE/VIENNA", "9 December 2008")),
        ("THE HAGUE 9 December 2008", ("THE HAGUE", "9 December 2008")),
        ("TIRANË 10 tetor 2012", ("TIRANË", "10 tetor 2012")),
        ("WASHINGTON D.C. 9 December 2008", ("WASHINGTON D.C.", "9 December 2008")),
        (
            "BANJA LUKA, Bosnia and Herzegovina 9 December 2008",
            ("BANJA LUKA, Bosnia and Herzegovina", "9 December 2008"),
        ),
        ("VIENNA", None),
        ("9 December", None),
        ("Photo taken on 9 December 2008 by a guest", None),
        ("The Council met 9 December 2008", None),
        ("VIENNA " * 40 + "9 December 2008", None),
    ],
)
def test_the_line_of_place_and_date_on_older_pages(line: str, expected: tuple[str | None, str] | None) -> None:
    assert read_place_line(line) == expected


_PIECES = [
    "VIENNA",
    "Vienna",
    ", ",
    " – ",
    "-",
    "--",
    "5 May",
    " 2010",
    "/",
    "The OSCE",
    "(OSCE)",
    ".",
    " ",
    "2 July",
    "THE",
    "и",
    "10",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.text(max_size=80))
@example("VIENNA(OSCE)VIENNA5 May – ")
def test_a_dateline_is_how_the_paragraph_begins(paragraph: str) -> None:
    dateline = read_dateline(paragraph, SEEN)
    if dateline is not None:
        assert paragraph.strip().startswith(dateline.text)
        assert all(place in dateline.text.replace(", D", " D") for place in dateline.places)
    read_place_line(paragraph)
