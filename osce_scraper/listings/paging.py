"""How listings number their pages, and which link leads to the next one."""

import re
from typing import Final
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from osce_scraper.dom import Element, every, text
from osce_scraper.listings.surroundings import outermost

_PAGER: Final = ".pager, .pagination, [class*='pager'], [class*='pagination'], [aria-label*='agination']"
_NEXT_WORDS: Final = {"next", "next page", "next ›", "›", "»", "next »", "load more", "show more", "more"}
# Parameters by which listings number their pages; Drupal writes several pagers as "page=0,0,3".
_PAGE_PARAMETERS: Final = ("page", "p", "paged")


def page_number(url: str) -> int | None:
    """The page (0-based) that a listing address names, None when it names none.

    >>> page_number("/press-releases?page=41"), page_number("?page=0%2C3"), page_number("/press-releases")
    (41, 3, None)
    """
    query = parse_qs(urlsplit(url).query)
    for name in _PAGE_PARAMETERS:
        value = query.get(name, [""])[-1].split(",")[-1]
        if value.isascii() and value.isdecimal() and len(value) < 7:
            return int(value)
    return None


def page_url(listing: str, number: int) -> str:
    """The address of a page (0-based) of a listing, given that of any of its pages.

    >>> page_url("https://www.osce.org/press-releases?rows=50", 3)
    'https://www.osce.org/press-releases?rows=50&page=3'
    """
    parts = urlsplit(listing)
    query = parse_qsl(parts.query, keep_blank_values=True)
    name = next((p for p in _PAGE_PARAMETERS if any(p == key for key, _ in query)), None)
    if name is None:
        query += [("page", str(number))] if number else []
    else:
        query = [(k, _renumbered(v, number) if k == name else v) for k, v in query]
    return urlunsplit((*parts[:3], urlencode(query, safe=","), ""))


def same_listing(url: str, other: str) -> bool:
    """Whether two addresses differ in the page number at most.

    >>> same_listing("/news?rows=50&page=3", "/news?rows=50"), same_listing("/news?page=0", "/news?topic=7")
    (True, False)
    """
    return _unnumbered(url) == _unnumbered(other)


def _unnumbered(url: str) -> tuple[str, str, list[tuple[str, str]]]:
    parts = urlsplit(url)
    query = [pair for pair in parse_qsl(parts.query) if pair[0] not in _PAGE_PARAMETERS]
    return parts.netloc, parts.path.rstrip("/"), sorted(query)


def _renumbered(value: str, number: int) -> str:
    return ",".join([*value.split(",")[:-1], str(number)])


def pagers(root: Element) -> list[Element]:
    """The elements of a page that lead through a listing."""
    return every(root, _PAGER)


def pager_links(root: Element) -> list[Element]:
    """All links to other pages of a listing."""
    links = [link for pager in outermost(pagers(root)) for link in every(pager, "a[href]")]
    return links + every(root, "a[rel~='next'], link[rel~='next']")


def leads_on(link: Element) -> bool:
    """Whether a link of a pager leads to the next page, by its relation, its class or its words."""
    parent = link.getparent()
    classes = f"{link.get('class', '')} {parent.get('class', '') if parent is not None else ''}"
    words = {text(link).casefold(), link.get("title", "").casefold(), link.get("aria-label", "").casefold()}
    named_next = bool(re.search(r"(?:pager|pagination)[\w-]*next|next[\w-]*page", classes))
    return "next" in link.get("rel", "").split() or named_next or bool(words & _NEXT_WORDS)
