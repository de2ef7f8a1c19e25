"""What the head of a page says about its article: meta, JSON-LD, title, links to itself and to other editions."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from osce_scraper import dom
from osce_scraper.dom import Document, Element
from osce_scraper.layouts.site_names import without_site
from osce_scraper.text import clean

# libxml2 makes a head for pages without one; only scripts stand in bodies as well.
_ANYWHERE = etree.XPath("//meta[@content] | //link[@rel and @href] | //title[not(ancestor::svg)]")
_ARTICLES = re.compile(r"(?:News|Blog|Report)?(?:Article|Posting)|Report|WebPage|PressRelease", re.IGNORECASE)
_LISTS = {
    **dict.fromkeys(
        ("dc.creator", "dcterms.creator", "dc.publisher", "dcterms.publisher", "article:author"), "creator"
    ),
    **dict.fromkeys(("dc.subject", "dcterms.subject", "article:tag", "article:section"), "subject"),
}


@dataclass
class Head:
    """Values by name; `meta` holds the first value of each name, lower case."""

    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    """All values of what may be told several times: "creator" and "subject", by whichever names."""
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """rel, hreflang, href"""
    article: dict[str, Any] = field(default_factory=dict)
    """The JSON-LD node of the article."""
    printed: str | None = None
    """What the page prints where a headline stands, when the head names something else."""

    @cached_property
    def titles(self) -> list[tuple[str, str]]:
        """Titles with the rung they stand on, the site's name cut off; one that is nothing else is none."""
        cut = ((rung, without_site(value)) for rung, value in self._titles)
        return [(rung, value) for rung, value in cut if value]

    @property
    def whole_titles(self) -> list[str]:
        """The titles as the head prints them, with all that stands around them."""
        return [value for _, value in self._titles]

    @property
    def _titles(self) -> list[tuple[str, str]]:
        found = (
            ("text", self.printed),
            ("JSON-LD", self.article.get("headline") or self.article.get("name")),
            ("og:title", self.meta.get("og:title")),
            ("meta", self.meta.get("dcterms.title") or self.meta.get("twitter:title")),
            ("title", self.title),
        )
        # An element that is never closed holds the page: no title is so long.
        return [(rung, clean(value)) for rung, value in found if isinstance(value, str) and len(value) < 1000]


def read(doc: Document) -> Head:
    """The head of a document."""
    head = Head()
    top = doc.root.find("head")
    if top is not None and top.find("title") is None:  # a cache's own, with the page behind it
        top = None
    for element in dom.select(_ANYWHERE, doc.root) if top is None else top:
        match element.tag:
            case "meta":
                name = (
                    element.get("property")
                    or element.get("name")
                    or (element.get("itemprop") if top is not None else None)
                )
                content = element.get("content")
                if name and content:
                    name, content = name.lower(), clean(content)
                    head.meta.setdefault(name, content)
                    if name in _LISTS:
                        head.lists.setdefault(_LISTS[name], []).append(content)
            case "link":
                rel, href = element.get("rel"), element.get("href")
                if rel and href:
                    head.links.append((rel.lower(), element.get("hreflang") or "", href))
            case "title":
                head.title = head.title or clean(element.text or "")
    scripts = [script for script in doc.root.iter("script") if script.get("type") == "application/ld+json"]
    head.article = _article([node for script in scripts for node in _nodes(script)])
    return head


def _nodes(script: Element) -> list[Any]:
    """All objects of a JSON-LD script but those inside lists of other pages; broken JSON holds none."""
    text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", script.text or "")
    try:
        open_nodes = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[Any] = []
    while open_nodes and len(found) < 200:
        node = open_nodes.pop(0)
        if isinstance(node, list):
            open_nodes += node
        elif isinstance(node, dict):
            found.append(node)
            open_nodes += [node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node]
    return found


def _article(nodes: list[Any]) -> dict[str, Any]:
    for node in nodes:
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds) and (
            "datePublished" in node or "headline" in node
        ):
            return dict(node)
    return {}
