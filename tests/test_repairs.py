"""Broken markup becomes the tree that a browser shows."""

import pytest
from lxml import etree

from osce_scraper import dom, repairs

TEXT = "The course was the first of its kind, and those who took part asked for another one next year. " * 5


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>a</body></html><div><p>b</div>",
        b"<html><body><p>a</body><div><p>b</div></body></html>",
        b"<HTML><BODY><P>a</BODY></HTML><!DOCTYPE html><html><body><p>b</body></html>",
    ],
)
def test_a_page_is_read_behind_ends_in_its_middle(page: bytes) -> None:
    body = dom.one(repairs.tree(page, "utf-8"), "body")

    assert [dom.text(paragraph) for paragraph in dom.every(body, "p")] == ["a", "b"]


@pytest.mark.parametrize(
    "article",
    [
        f"<h1>Judges meet<div class=facts>Issued on: 3 May 2001</div><div><p>{TEXT}</p></div>",
        f"<h1>Judges meet<h1><div><p>{TEXT}</p></div>",
        "<h1>Judges meet<h1><p>Short.</p>",
        f"<h1><span>Judges</span> meet<div><p>{TEXT}</p></div></h1><p>More.</p>",
    ],
)
def test_a_heading_that_was_never_closed_ends_before_the_first_box(article: str) -> None:
    root = repairs.tree(article.encode(), "utf-8")

    assert dom.text(next(root.iter("h1"))) == "Judges meet"
    assert dom.every(root, "h1 p") == []
    assert len(dom.every(root, "p")) == article.count("<p>")


def test_a_title_in_a_box_within_its_heading_stays_there() -> None:
    root = repairs.tree(b"<h1><div class=field><p>Judges meet</p></div></h1><p>Text</p>", "utf-8")

    assert etree.tostring(next(root.iter("h1")), with_tail=False) == (
        b'<h1><div class="field"><p>Judges meet</p></div></h1>'
    )


@pytest.mark.parametrize("closed", ["</br>", "</BR>", "</br />"])
def test_a_closed_break_breaks_the_line(closed: str) -> None:
    assert len(dom.every(repairs.tree(f"<p>One{closed}Two</p></html>".encode(), "utf-8"), "p > br")) == 1
