"""One page of a listing: which of its elements are rows, and where the next page is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from osce_scraper import urls
from osce_scraper.dom import Document, Element, every, parse
from osce_scraper.listings.paging import leads_on, page_number, pager_links, pagers, same_listing
from osce_scraper.listings.rows import address, read_row, row_address
from osce_scraper.listings.surroundings import Surroundings, outermost
from osce_scraper.page import Page
from osce_scraper.rows import Row

ROW_MARKUPS: Final = {"teasers": ".teaser", "newsroom": ".search-result-news", "views": ".views-row"}
"""Elements that are rows, newest generation first."""


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
    """Highest page number that the pager, or any link to this listing, names (0-based)."""
    feeds: tuple[str, ...]
    """Feeds that the page names in its head."""


def read_listing(page: Page, original: Callable[[str], str] = str) -> Listing:
    """The rows of a listing page in printed order, each item once. `original` turns a stand-in's links back."""
    document = parse(page)
    blocks, markup = _blocks(document, original)
    rows: dict[str, Row] = {}
    for block in blocks:
        if row := read_row(document, block, original):
            rows.setdefault(row.url, row)
    links = pager_links(document.root)
    siblings = [url for a in every(document.root, "a[href*='=']") if (url := document.link(a.get("href", "")))]
    pages = [*(link.get("href", "") for link in links), *(u for u in siblings if same_listing(original(u), page.url))]
    numbers = [number for url in pages if (number := page_number(url)) is not None]
    onward = (document.link(link.get("href", "")) for link in links if leads_on(link))
    feeds = (
        document.link(link.get("href", "")) for link in every(document.root, "link[rel~='alternate'][type*='xml']")
    )
    return Listing(
        rows=tuple(rows.values()),
        blocks=len(blocks),
        markup=markup,
        has_pager=bool(pagers(document.root) or links),
        next_url=next((original(url) for url in onward if url), None),
        last=max(numbers, default=None),
        feeds=tuple(original(feed) for feed in feeds if feed),
    )


def _blocks(document: Document, original: Callable[[str], str]) -> tuple[list[Element], str]:
    """The rows of a page and the name of their markup.

    A known markup counts when its rows make up half of the items that the page links to: a promotion may look like a
    row of another generation.
    """
    surroundings = Surroundings()
    by_links = _blocks_of_links(document, original, surroundings)
    marked = {markup: _marked(document, css, surroundings) for markup, css in ROW_MARKUPS.items()}
    linking = {
        markup: sum(row_address(document, b, original) is not None for b in blocks) for markup, blocks in marked.items()
    }
    best = max(ROW_MARKUPS, key=lambda markup: (linking[markup], len(marked[markup])))
    if marked[best] and 2 * linking[best] >= len(by_links):
        return marked[best], best
    return by_links, "links"


def _marked(document: Document, css: str, surroundings: Surroundings) -> list[Element]:
    blocks = [block for block in every(document.root, css) if not surroundings.hold(block)]
    return outermost(blocks)  # a card may stand in a card


def _blocks_of_links(document: Document, original: Callable[[str], str], surroundings: Surroundings) -> list[Element]:
    """For each item that the page links to outside menus, the largest element that links to no other item."""
    links = [(a, node) for a in every(document.root, "a[href]") if (node := _node(document, a, original))]
    links = [(a, node) for a, node in links if not surroundings.hold(a)]
    only = _only_nodes(links)
    blocks: dict[int, Element] = {}
    for link, node in links:
        if node in blocks:
            continue
        block = link
        while (parent := block.getparent()) is not None and only[parent] == node and parent.tag not in ("body", "main"):
            block = parent
        blocks[node] = block
    return list(blocks.values())


def _only_nodes(links: list[tuple[Element, int]]) -> dict[Element, int | None]:
    """Each element that holds links -> the one item that they lead to, None for several.

    Each element is climbed to twice at most, however many links stand in it and however deep.
    """
    only: dict[Element, int | None] = {}
    for link, node in links:
        element: Element | None = link
        while element is not None and only.get(element, 0) not in (None, node):  # else all above know already
            only[element] = None if element in only else node
            element = element.getparent()
    return only


def _node(document: Document, link: Element, original: Callable[[str], str]) -> int | None:
    url = address(document, link, original)
    return urls.node_id(url) if url else None
