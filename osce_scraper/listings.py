"""Newsroom pages -> rows and the way to the next page.

Three markups: `.search-result-news` (Drupal 6, site.md section 3), cards whose anchor wraps the heading (`a.teaser`,
Drupal 11), and any other page that links to items. Facts are found by their label words or by what they are, so a
renamed class costs at most a fact. It must not know what a date or a structure means.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree

from osce_scraper import urls
from osce_scraper.dom import UNPRINTED, Document, Element, every, parse, text
from osce_scraper.errors import ForeignAddress
from osce_scraper.page import Page
from osce_scraper.rows import Row
from osce_scraper.text import clean

# Blocks that are rows, newest generation first. A page has one kind of them.
ROW_MARKUPS = {"teasers": ".teaser", "newsroom": ".search-result-news", "views": ".views-row"}
# Label words of listings (all SEEN in English only) -> field of a Row.
LABELS = {
    "publishing date": "published",
    "date": "published",
    "issued on": "published",
    "content type": "kind",
    "report type": "kind",
    "where we are": "issued_by",
    "issued by": "issued_by",
    "source": "issued_by",
    "what we do": "fields_of_work",
    "fields of work": "fields_of_work",
    "location": "places",
    "locations": "places",
    "place": "places",
    "collections": "collections",
}
_LABEL = re.compile(rf"^({'|'.join(LABELS)})\s*(?::\s*(.*)|)$", re.IGNORECASE | re.DOTALL)
_SINGLE = {"published", "kind"}
# A text that is nothing but a date: "30 May 2025", "30.05.2025", "2025-05-30".
_DATE = re.compile(r"^(?:\w+,?\s+)?\d{1,2}\.?\s+[^\W\d]+\.?,?\s+\d{4}$|^\d{1,2}[./]\d{1,2}[./]\d{4}$|^\d{4}-\d\d-\d\d")
_KIND_CLASS = re.compile(r"type|kicker|category|bundle", re.IGNORECASE)
_AROUND_TAGS = {"nav", "aside"}
_ENDS_TAGS = {"header", "footer"}  # of the page, or of one article in it
_CONTENT_TAGS = {"main", "article", "li", "section"}
_AROUND_CLASS = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|footer|sidebar|pager|pagination|languages?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FILE = re.compile(r"^/(?:files|sites)/|\.(?:pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|gif|mp[34])$", re.IGNORECASE)
_PAGER = ".pager, .pagination, [class*='pager'], [class*='pagination'], [aria-label*='agination']"
_NEXT_WORDS = {"next", "next page", "next ›", "›", "»", "next »", "load more", "show more", "more"}
# Parameters by which listings number their pages; Drupal writes several pagers as "page=0,0,3".
_PAGE_PARAMETERS = ("page", "p", "paged")


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page of a listing shows."""

    rows: tuple[Row, ...]
    blocks: int
    """Row-shaped blocks, with or without a link to an item."""
    markup: str
    """Which of `ROW_MARKUPS`, or `links`."""
    has_pager: bool
    next_url: str | None
    """The pager's own link to the next page; None on the last page, or without a pager."""
    last: int | None
    """Highest page number the pager names (0-based)."""
    feeds: tuple[str, ...]
    """Feeds that the page names in its head."""


def read_listing(page: Page, original: Callable[[str], str] = str) -> Listing:
    """The rows of a listing page in printed order, each item once. `original` turns a stand-in's links back."""
    document = parse(page)
    blocks, markup = _blocks(document, original)
    rows: dict[str, Row] = {}
    for block in blocks:
        if row := _row(document, block, original):
            rows.setdefault(row.url, row)
    pagers = every(document.root, _PAGER)
    links = [a for pager in pagers for a in every(pager, "a[href]")]
    links += every(document.root, "a[rel~='next'], link[rel~='next']")
    numbers = [n for a in links if (n := page_number(a.get("href", ""))) is not None]
    feeds = (
        document.link(link.get("href", "")) for link in every(document.root, "link[rel~='alternate'][type*='xml']")
    )
    return Listing(
        rows=tuple(rows.values()),
        blocks=len(blocks),
        markup=markup,
        has_pager=bool(pagers or links),
        next_url=next(
            (original(url) for a in links if _leads_on(a) and (url := document.link(a.get("href", "")))), None
        ),
        last=max(numbers, default=None),
        feeds=tuple(original(feed) for feed in feeds if feed),
    )


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


def _renumbered(value: str, number: int) -> str:
    return ",".join([*value.split(",")[:-1], str(number)])


def _leads_on(link: Element) -> bool:
    parent = link.getparent()
    classes = f"{link.get('class', '')} {parent.get('class', '') if parent is not None else ''}"
    words = {text(link).casefold(), link.get("title", "").casefold(), link.get("aria-label", "").casefold()}
    named_next = bool(re.search(r"(?:pager|pagination)[\w-]*next|next[\w-]*page", classes))
    return "next" in link.get("rel", "").split() or named_next or bool(words & _NEXT_WORDS)


def _blocks(document: Document, original: Callable[[str], str]) -> tuple[list[Element], str]:
    for markup, css in ROW_MARKUPS.items():
        blocks = [b for b in every(document.root, css) if not _around(b)]
        # A card may stand in a card: the outer one is the row.
        outermost = [b for b in blocks if not any(a in blocks for a in b.iterancestors())]
        if outermost:
            return outermost, markup
    return _blocks_of_links(document, original), "links"


def _blocks_of_links(document: Document, original: Callable[[str], str]) -> list[Element]:
    """For each item that the page links to outside menus, the largest element that links to no other item."""
    ids: dict[Element, set[int]] = {}
    links = [(a, node) for a in every(document.root, "a[href]") if (node := _node(document, a, original))]
    links = [(a, node) for a, node in links if not _around(a)]
    for link, node in links:
        for element in (link, *link.iterancestors()):
            ids.setdefault(element, set()).add(node)
    blocks: dict[int, Element] = {}
    for link, node in links:
        block = link
        while (
            (parent := block.getparent()) is not None and ids[parent] == {node} and parent.tag not in ("body", "main")
        ):
            block = parent
        blocks.setdefault(node, block)
    return list(blocks.values())


def _node(document: Document, link: Element, original: Callable[[str], str]) -> int | None:
    url = _address(document, link, original)
    return urls.node_id(url) if url else None


def _address(document: Document, link: Element, original: Callable[[str], str]) -> str | None:
    """The canonical address of a link to a page of the OSCE; None for files, listings of words, foreign hosts."""
    url = document.link(link.get("href", ""))
    try:
        address = urls.canonical(original(url)) if url else None
    except ForeignAddress:
        return None
    return None if address is None or _FILE.search(urlsplit(address).path) else address


def _around(element: Element) -> bool:
    """Whether an element stands in what surrounds the content: menus, head, foot, sidebars, pagers."""
    above = [e for e in element.iterancestors() if e.tag not in ("body", "html")]  # Drupal: body.no-sidebars
    if any(e.tag in _ENDS_TAGS for e in above) and not any(e.tag in _CONTENT_TAGS for e in above):
        return True
    return any(
        e.tag in _AROUND_TAGS or _AROUND_CLASS.search(f"{e.get('class', '')} {e.get('id', '')}") is not None
        for e in above
    )


def _row(document: Document, block: Element, original: Callable[[str], str]) -> Row | None:
    links = [block] if block.tag == "a" else []
    links += [*every(block, "h1 a, h2 a, h3 a, h4 a, [class*='title'] a"), *every(block, "a[href]")]
    addresses = [url for link in links if (url := _address(document, link, original))]
    url = next((u for u in addresses if urls.node_id(u)), addresses[0] if addresses else None)
    if url is None:
        return None
    facts = _facts(block)
    snippets = every(block, "[class*='snippet'], [class*='teaser__text'], [class*='summary'], p")
    return Row(
        url=url,
        source="listing",
        title=_title(block, links) or None,
        published=_published(block, facts),
        kind=next(iter(facts.get("kind", ())), None) or _kind(block),
        issued_by=tuple(facts.get("issued_by", ())),
        fields_of_work=tuple(facts.get("fields_of_work", ())),
        places=tuple(facts.get("places", ())),
        snippet=next((words for s in snippets if (words := text(s))), None),
        language=next((a.get("hreflang") for a in links if a.get("hreflang")), None),
    )


def _title(block: Element, links: list[Element]) -> str:
    headings = every(block, "h1, h2, h3, h4, h5, [class*='title']")
    return next((words for e in (*headings, *links) if (words := text(e))), "")


def _published(block: Element, facts: dict[str, list[str]]) -> str | None:
    stamps = [t.get("datetime", "") for t in every(block, "time[datetime]")]
    texts = (piece for _, piece in _pieces(block) if _DATE.match(piece))
    return next((s for s in (*stamps, *facts.get("published", ()), *texts) if s), None)


def _kind(block: Element) -> str | None:
    named = [e for e in every(block, "[class]") if _KIND_CLASS.search(e.get("class", "")) and not len(e)]
    return next((words for e in named if 0 < len(words := text(e)) < 40), None)


def _facts(block: Element) -> dict[str, list[str]]:
    """Field -> printed values, read from the label words wherever they stand in the block."""
    facts: dict[str, list[str]] = {}
    field: str | None = None
    for element, piece in _pieces(block):
        if match := _LABEL.match(piece):
            field, piece = LABELS[match[1].casefold()], match[2] or ""
            facts.setdefault(field, [])
        piece = piece.strip(" ,;:")
        if field is None or not piece:
            continue
        linked = element.tag == "a"
        if facts[field] and (field in _SINGLE or not linked):
            field = None  # what follows the value is no longer the value: the snippet, another block
        elif linked or field in _SINGLE:
            facts[field].append(piece)  # a value may hold commas itself, so a link is one value
        else:
            facts[field] = [value.strip() for value in piece.split(",") if value.strip()]
    return facts


def _pieces(block: Element) -> Iterator[tuple[Element, str]]:
    """The texts of a block in printed order, each with the element that directly holds it."""
    walk = etree.iterwalk(block, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and element.tag in UNPRINTED:
            walk.skip_subtree()
        elif event == "start" and (words := clean(element.text or "")):
            yield element, words
        elif event != "start" and element is not block and (words := clean(element.tail or "")):
            parent = element.getparent()
            yield (parent if parent is not None else block), words
