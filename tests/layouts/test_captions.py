"""The one short text in a box with a picture captions it, whatever the box is called."""

import pytest

from osce_scraper import extract
from osce_scraper.items import NewsItem

FIRST = "OSH, 14 March 2006 – The workshop brought together officials and scholars from four regions for two days."
SECOND = "“We came to listen, and we heard more than we had hoped for,” said Jane Roe, who opened the workshop."
SHORT = "Participants of the workshop during a group exercise"


def read(between: str) -> NewsItem:
    head = "<title>Workshop held in Osh</title><h1>Workshop held in Osh</h1><p>15 March 2006</p>"
    return extract(f"{head}<div><p>{FIRST}</p>{between}<p>{SECOND}</p></div>", "https://www.osce.org/pc/52458")


@pytest.mark.parametrize(
    "between",
    [
        "<div><img src=/files/1.jpg width=400><p>{text}</p></div>",
        "<div><div><img src=/files/1.jpg></div><div><small>{text}</small></div></div>",
        "<table><tr><td><img src=/files/1.jpg></td></tr><tr><td>{text}</td></tr></table>",
        "<div><a href=/files/1.jpg><img src=/files/1.jpg></a><span>{text}</span></div>",
    ],
)
def test_a_short_text_with_a_picture(between: str) -> None:
    item = read(between.format(text=SHORT))

    assert item.body == (FIRST, SECOND)
    assert [image.caption for image in item.images] == [SHORT]


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<p><img src=/files/1.jpg>{text}</p>", "The picture stands in a paragraph of the text, which is none of its captions."),
        ("<div><img src=/files/1.jpg><p>{text}</p></div>", "A long text. " * 20),
        ("<figure><blockquote>{text}</blockquote></figure>", "“A quotation set in a figure is text of the story all the same.”"),
    ],
)  # fmt: skip
def test_text_beside_a_picture_stays_text(between: str, kept: str) -> None:
    assert read(between.format(text=kept)).body == (FIRST, kept.strip(), SECOND)
