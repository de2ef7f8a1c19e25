"""One row of a listing: its link and whatever facts it prints, found by their words."""

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from osce_scraper import urls
from osce_scraper.dom import UNPRINTED, Document, Element, every, text
from osce_scraper.errors import ForeignAddress
from osce_scraper.layouts import words
from osce_scraper.listings.surroundings import outermost
from osce_scraper.rows import Row
from osce_scraper.text import clean

# Fields of a Row, by the name of the field that a label announces (layouts/labels.toml).
_FIELDS: Final = {
    "issued_on": "published",
    "kind": "kind",
    "where": "issued_by",  # "Where we are" lists the structures
    "issued_by": "issued_by",
    "fields_of_work": "fields_of_work",
    "places": "places",
    "collections": "collections",
}
_SINGLE: Final = {"published", "kind"}
# A text that is nothing but a date: "30 May 2025", "30.05.2025", "2025-05-30".
_DATE: Final = re.compile(
    r"^(?:\w+,?\s+)?\d{1,2}\.?\s+[^\W\d]+\.?,?\s+\d{4}$|^\d{1,2}[./]\d{1,2}[./]\d{4}$|^\d{4}-\d\d-\d\d"
)
_KIND_CLASS: Final = re.compile(r"type|kicker|category|bundle", re.IGNORECASE)


def address(document: Document, link: Element, original: Callable[[str], str]) -> str | None:
    """The canonical address of a link to a page of the OSCE; None for files, keyword searches, foreign hosts."""
    url = document.link(link.get("href", ""))
    try:
        address = urls.canonical(original(url)) if url else None
    except ForeignAddress:
        return None
    return address if address and urls.is_page(address) else None


def row_address(document: Document, block: Element, original: Callable[[str], str]) -> str | None:
    """The item that a block announces: the first link with a node id, else its title's link (a word alias)."""
    headings = outermost(every(block, "h1, h2, h3, h4, [class*='title']"))
    titles = [block] if block.tag == "a" else [a for e in headings for a in every(e, "a") if a is not e]
    ways = {"title": titles, "any": every(block, "a[href]")}
    addresses = {way: [url for a in links if (url := address(document, a, original))] for way, links in ways.items()}
    items = (url for url in (*addresses["title"], *addresses["any"]) if urls.node_id(url))
    aliases = (url for url in addresses["title"] if not urlsplit(url).query)  # with a query it is a search
    return next(items, None) or next(aliases, None)


def read_row(document: Document, block: Element, original: Callable[[str], str]) -> Row | None:
    """The row that a block shows, None when it links to no item."""
    url = row_address(document, block, original)
    if url is None:
        return None
    links = [block] if block.tag == "a" else every(block, "a[href]")
    facts, title = _facts(block), _title(block, links)
    snippets = every(block, "[class*='snippet'], [class*='teaser__text'], [class*='summary'], p")
    return Row(
        url=url,
        source="listing",
        title=title or None,
        published=_published(block, facts),
        kind=next(iter(facts.get("kind", ())), None) or _kind(block, title),
        issued_by=tuple(facts.get("issued_by", ())),
        fields_of_work=tuple(facts.get("fields_of_work", ())),
        places=tuple(facts.get("places", ())),
        snippet=_first_words(snippets) or None,
        language=next((a.get("hreflang") for a in links if a.get("hreflang")), None),
    )


def _title(block: Element, links: list[Element]) -> str:
    headings = every(block, "h1, h2, h3, h4, h5, [class*='title']")
    return _first_words([*headings, *links])


def _first_words(elements: list[Element]) -> str:
    """The text of the first element that has one; what stands in an element without text is not looked at again."""
    silent = set[Element]()
    for element in elements:
        if element not in silent:
            if found := text(element):
                return found
            silent.update(element.iter("*"))
    return ""


def _published(block: Element, facts: dict[str, list[str]]) -> str | None:
    stamps = [t.get("datetime", "") for t in every(block, "time[datetime]")]
    texts = (piece for _, piece in _pieces(block) if _DATE.match(piece))
    return next((s for s in (*stamps, *facts.get("published", ()), *texts) if s), None)


def _kind(block: Element, title: str) -> str | None:
    """The kind of item a row prints without a label: words that name a kind, else a short text of a class for it."""
    pieces = (piece for _, piece in _pieces(block) if piece != title)
    marked = (text(e) for e in every(block, "[class]") if _KIND_CLASS.search(e.get("class", "")) and not len(e))
    named = (piece for piece in pieces if words.key(piece) in words.words("kinds"))
    return next(named, None) or next((short for short in marked if 0 < len(short) < 40), None)


def _facts(block: Element) -> dict[str, list[str]]:
    """Field -> printed values, read from the label words wherever they stand in the block."""
    facts: dict[str, list[str]] = {}
    field: str | None = None
    for element, piece in _pieces(block):
        label, _, rest = piece.partition(":")
        if announced := words.labels().get(words.key(label)):
            field, piece = _FIELDS[announced], rest
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
        elif event == "start" and (piece := clean(element.text or "")):
            yield element, piece
        elif event != "start" and element is not block and (piece := clean(element.tail or "")):
            parent = element.getparent()
            yield (parent if parent is not None else block), piece
