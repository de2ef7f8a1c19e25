"""Records of pages: what the parts of the reading add up to, and what is no page at all."""

import gc
from datetime import UTC, date, datetime

import pytest

import osce_scraper
from osce_scraper.errors import ForeignAddress, UnreadablePage
from osce_scraper.extract import extract_page
from osce_scraper.items import NewsItem
from osce_scraper.layouts.boxes import Box
from osce_scraper.page import Page

URL = "https://www.osce.org/secretariat/591767"
SEEN = datetime(2025, 6, 10, tzinfo=UTC)
FACTS = "<dl><dt>Issued on:</dt><dd>{day}</dd><dt>Issued by:</dt><dd>{issuers}</dd></dl>"
TEXT = "The workshop brought together officials and scholars, who exchanged their experience for two full days."


def item(facts: str = "", head: str = "", body: str = f"<p>{TEXT}</p>", url: str = URL) -> NewsItem:
    html = f"<html><head>{head}</head><body><h1>Workshop held in Ashgabat</h1>{facts}<div>{body}</div></body></html>"
    return extract_page(Page(html.encode(), url, fetched_at=SEEN))


def facts(day: str = "30 May 2025", issuers: str = "OSCE Centre in Ashgabat") -> str:
    return FACTS.format(day=day, issuers=issuers)


def test_labels_become_terms_with_ids() -> None:
    read = item(facts(issuers="OSCE Gender Issues Programme, OSCE Centre in Ashgabat, Tulip Society"))

    assert [(term.id, term.label) for term in read.issued_by] == [
        ("gender-issues-programme", "OSCE Gender Issues Programme"),
        ("centre-in-ashgabat", "OSCE Centre in Ashgabat"),
        (None, "Tulip Society"),
    ]


def test_a_date_of_the_head_goes_before_the_printed_one_and_a_change_is_no_publication() -> None:
    published = '<meta property="article:published_time" content="2025-05-20T09:00:00+02:00">'
    modified = '<meta property="article:modified_time" content="2025-06-01T09:00:00+02:00">'

    assert item(facts(), published).issued_on == date(2025, 5, 20)
    assert item(facts(), modified).issued_on == date(2025, 5, 30)


def test_midnight_in_vienna_is_the_printed_day() -> None:
    assert item(facts('<time datetime="2025-05-29T22:00:00Z">30 May 2025</time>')).issued_on == date(2025, 5, 30)
    midnight = '<meta name="dcterms.date" content="2025-05-29T22:00:00Z">'
    assert item("<p>30 May 2025</p>", midnight).issued_on == date(2025, 5, 30)


def test_a_date_that_cannot_be_is_refused_and_told() -> None:
    read = item(facts(day="31 February 2020"))

    assert read.issued_on is None
    assert read.provenance.refused == ("issued_on: 31 February 2020",)
    assert "issued_on" in read.provenance.missing


def test_a_future_date_is_refused() -> None:
    assert item(facts(day="30 May 2031")).issued_on is None


def test_the_dateline_is_the_last_resort() -> None:
    read = item(facts(day=""), body=f"<p>VIENNA, 23 May 2025 – {TEXT}</p>")

    assert (read.issued_on, read.places) == (date(2025, 5, 23), ("VIENNA",))
    assert read.provenance.sources["issued_on"] == "dateline"


def test_labels_that_no_field_reads_are_told() -> None:
    row = "<dt>Sponsored by:</dt><dd>Norway</dd></dl>"

    assert item(facts().replace("</dl>", row)).provenance.unread == ("Sponsored by",)


def test_the_hash_changes_with_the_story_and_not_with_its_markup() -> None:
    plain = item(facts()).provenance.content_hash

    assert item(facts(), body=f"<section><div>{TEXT}</div></section>").provenance.content_hash == plain
    assert item(facts(), body=f"<p>{TEXT} More.</p>").provenance.content_hash != plain


def test_the_node_is_read_from_the_page_when_the_address_has_none() -> None:
    shortlink = '<link rel="shortlink" href="/node/591767">'

    assert item(facts(), shortlink, url="https://www.osce.org/news/workshop").id == 591767


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "no bytes"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"<title>Page not found | OSCE</title><h1>Page not found</h1><p>The page could not be found.", "error page"),
        (b"<title>Just a moment...</title><p>Checking your browser before you go on.", "robots"),
        (f"<title>Our work | OSCE</title><h1>Our work</h1><p>{TEXT}</p>".encode(), "no news item"),
        (
            b"<h1>Newsroom</h1>" + b'<div><h3><a href="/pc/52458">Council meets in Vienna today</a></h3></div>' * 9,
            "listing",
        ),
        (b"<html><body></body></html>", "no text"),
    ],
)
def test_what_is_no_item_is_unreadable_with_its_reason(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason):
        extract_page(Page(body, URL, fetched_at=SEEN))


def test_a_look_alike_host_is_foreign() -> None:
    with pytest.raises(ForeignAddress):
        osce_scraper.extract(f"<h1>Workshop</h1>{facts()}<p>{TEXT}", "https://osce.example/pc/52458")


def test_the_public_function_reads_text_and_bytes_alike() -> None:
    page = f"<h1>Türkiye hosts workshop</h1>{facts()}<p>“{TEXT}”</p>"
    address = f"https://web.archive.org/web/20250610000000/{URL}"

    read = osce_scraper.extract(page, address)
    assert read == osce_scraper.extract(page.encode(), address)
    assert (read.title, read.url) == ("Türkiye hosts workshop", URL)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000,
        "<b>" * 20_000,
        "<p " + "a=1 " * 20_000 + ">",
        "<ul><li>" * 5_000,
        "<br>" * 50_000,
        "(" * 50_000,
    ],
)
def test_hostile_markup_is_read_or_refused(hostile: str) -> None:
    page = Page(f"<h1>Workshop held in Ashgabat</h1>{facts()}<p>{TEXT}</p>{hostile}".encode(), URL, fetched_at=SEEN)

    assert extract_page(page).body[0] == TEXT


def test_nothing_of_a_read_page_waits_for_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        before = _boxes()
        item(facts())
        assert _boxes() == before
    finally:
        gc.enable()


def _boxes() -> int:
    return sum(isinstance(thing, Box) for thing in gc.get_objects())
