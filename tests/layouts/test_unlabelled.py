"""Issuers and fields of work without a label count where they are known names, and leave the text where they stand."""

from datetime import date

import pytest

from osce_scraper import extract
from osce_scraper.items import NewsItem

TEXT = "<p>Forty teachers from five towns learned how to speak with pupils about online hatred.</p><p>They will meet again.</p>"


def read(around: str, head: str = "", below: str = "") -> NewsItem:
    page = (
        f"<title>Guide for teachers published</title>{head}<h1>Guide for teachers published</h1>{around}{TEXT}{below}"
    )
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


@pytest.mark.parametrize(
    "name",
    ["field field--name-field-{} field--label-hidden", "field field-name-field-{}", "field-field-{}", "pane-field-{}"],
)
def test_machine_names_of_fields(name: str) -> None:
    values = {
        "issued-by": "OSCE Presence in Albania",
        "fields-of-work": "Education",
        "publishing-date": "6 March 2025",
        "location": "Shkodra",
    }
    item = read("".join(f"<div class='{name.format(field)}'>{value}</div>" for field, value in values.items()))
    assert labels(item) == (["OSCE Presence in Albania"], ["Education"])
    assert (item.issued_on, item.places) == (date(2025, 3, 6), ("Shkodra",))
    assert [text[:5] for text in item.body] == ["Forty", "They "]


@pytest.mark.parametrize(
    "line",
    [
        "<a href=/a>OSCE Presence in Albania</a>, <a href=/s>OSCE Secretariat</a> on <time>6 March 2025</time>",
        "OSCE Presence in Albania, OSCE Secretariat on 6 March 2025",
        "OSCE Presence in Albania, OSCE Secretariat, 6 March 2025",
        "OSCE Presence in Albania, OSCE Secretariat on Thursday, 6 March 2025",
    ],
)
def test_a_date_behind_the_issuers(line: str) -> None:
    item = read(f"<p>Issued by {line}</p>")
    assert (labels(item)[0], item.issued_on) == (["OSCE Presence in Albania", "OSCE Secretariat"], date(2025, 3, 6))


def test_what_a_system_prints_around_a_node() -> None:
    around = "<p>Issued by: <b>OSCE Presence in Albania</b></p><p>Submitted by webeditor on Fri, 03/07/2025 - 12:04</p>"
    below = "<p>Bookmark/Search this post with:</p><p><a href=/n>‹ Library opens in Osh</a> <a href=/m>Mayors meet ›</a></p>"
    assert [text[:5] for text in read(around, below=below).body] == ["Forty", "They "]
