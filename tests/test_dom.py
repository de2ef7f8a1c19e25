"""Bytes become a tree in the encoding they prove; selections hold once or say why not."""

import pytest

from osce_scraper import dom
from osce_scraper.errors import SelectionError
from osce_scraper.page import Page

URL = "https://www.osce.org/secretariat/591767"
WORDS = "Türkiye – “peace”"


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (f"<p>{WORDS}".encode(), None),
        (f"<p>{WORDS}".encode(), "windows-1252"),
        (f"<meta charset=iso-8859-1><p>{WORDS}".encode(), "iso-8859-1"),
        (f"<p>{WORDS}".encode("cp1252"), None),
        (f"<p>{WORDS}".encode("cp1252"), "utf-8"),
        (f"<meta charset=utf-8><p>{WORDS}".encode("cp1252"), None),
        (f"<p>{WORDS}".encode("utf-8-sig"), None),
        (f"<p>{WORDS}".encode("utf-16"), None),
        (f"<p>{WORDS}".encode("utf-16-le"), None),
        (b"<p>T&uuml;rkiye &ndash; &#147;peace&#148;", None),
    ],
)
def test_text_is_read_in_the_encoding_its_bytes_prove(body: bytes, declared: str | None) -> None:
    page = dom.parse(Page(body, URL, encoding=declared))

    assert dom.text(dom.one(page.root, "p")) == WORDS


def test_cyrillic_of_windows_is_told_from_western_letters() -> None:
    page = dom.parse(Page("<p>Семинар прошёл в Бишкеке".encode("cp1251"), URL))

    assert dom.text(page.root) == "Семинар прошёл в Бишкеке"


def test_a_torn_character_costs_only_itself() -> None:
    page = dom.parse(Page(f"<p>{WORDS * 20}</p><p>end".encode() + b"\xe2\x80", URL))

    assert dom.text(dom.every(page.root, "p")[0]) == WORDS * 20


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00", b"<", b"<!-- "])
def test_bytes_without_a_page_are_an_empty_document(body: bytes) -> None:
    assert dom.text(dom.parse(Page(body, URL)).root) in ("", "<")


def test_depth_is_no_danger() -> None:
    dom.text(dom.parse(Page(b"<div>" * 50_000 + b"x", URL)).root)


def test_one_fails_where_it_stands() -> None:
    root = dom.parse(Page(b"<p>a<p>b", URL)).root

    with pytest.raises(SelectionError, match="'p' holds 2 times"):
        dom.one(root, "p")
    with pytest.raises(SelectionError, match="'h1' holds nowhere"):
        dom.one(root, "h1")
    assert dom.maybe(root, "h1") is None


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/pc/52458", "https://www.osce.org/pc/52458"),
        ("/web/20250601000000im_/https://www.osce.org/a b.jpg", "https://www.osce.org/a%20b.jpg"),
        ("//cdn.osce.org/x.pdf", "https://cdn.osce.org/x.pdf"),
        ("mailto:press@osce.example", None),
        ("javascript:void(0)", None),
        ("http://[", None),
    ],
)
def test_links_are_absolute_and_out_of_the_archive(href: str, url: str | None) -> None:
    assert dom.parse(Page(b"<p>", URL)).link(href) == url
