"""Issuers and fields of work without a label count where they are known names, and leave the text where they stand."""

import pytest

from osce_scraper import extract
from osce_scraper.items import NewsItem

TEXT = "<p>Forty teachers from five towns learned how to speak with pupils about online hatred.</p><p>They will meet again.</p>"


def read(around: str, head: str = "") -> NewsItem:
    page = f"<title>Guide for teachers published</title>{head}<h1>Guide for teachers published</h1>{around}{TEXT}"
    return extract(page, "https://www.osce.org/presence-in-albania/590000")


def labels(item: NewsItem) -> tuple[list[str], list[str]]:
    return [term.label for term in item.issued_by], [term.label for term in item.fields_of_work]


@pytest.mark.parametrize(
    "around",
    [
        "<p>6 March 2025</p><p>OSCE Presence in Albania</p><p>Education</p>",
        "<p>6 March 2025 | OSCE Presence in Albania | Education</p>",
        "<p>Published 6 March 2025 by OSCE Presence in Albania</p><p><a rel=tag href=/e>Education</a></p>",
        "<p>6 March 2025</p><ul><li rel=dc:publisher>OSCE Presence in Albania<li rel=dc:subject>Education</ul>",
    ],
)
def test_known_names(around: str) -> None:
    item = read(around)
    assert labels(item) == (["OSCE Presence in Albania"], ["Education"])
    assert [text[:5] for text in item.body] == ["Forty", "They "]


def test_unknown_names_are_none() -> None:
    around = (
        "<p>6 March 2025</p><p>By <a rel=author href=/a>Blerta Hoxhallari</a></p><p><a rel=tag href=/t>Tirana</a></p>"
    )
    assert labels(read(around)) == ([], [])


def test_a_heading_of_the_text_is_no_field() -> None:
    item = read("<p>6 March 2025</p><h2>Education</h2>")
    assert labels(item) == ([], [])
    assert item.body[0] == "Education"


def test_metadata() -> None:
    creator = '<meta name="DC.creator" content="OSCE Presence in Albania"><meta name="DC.subject" content="Education">'
    item = read("<p>6 March 2025</p>", f'{creator}<meta name="DC.type" content="Text">')
    assert labels(item) == (["OSCE Presence in Albania"], ["Education"])
    assert item.kind is None
