"""Bytes in, a tree out, and typed selections that fail where they stand.

`repairs` parses once, by parsel; selections are CSS, translated by parsel and compiled once a process, and run on the
parsed root. It must not know what a news item is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeAlias, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree
from parsel.csstranslator import HTMLTranslator
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from osce_scraper import repairs, urls
from osce_scraper.errors import SelectionError, UnreadablePage
from osce_scraper.page import Page
from osce_scraper.text import clean

Element: TypeAlias = etree._Element

# Never printed, whatever stands in them.
UNPRINTED = frozenset(("script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg", "math"))
# Elements that do not break a line; `o:p` and other names with a colon are Word's and count as these.
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("img", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s"),
        *("samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
_ABSOLUTE = re.compile(r"https?://[^\s/?#\[\]]+(?=[\s/?#]|$)")  # brackets in a host are more than urllib can read
_OSCE = re.compile(r"^http://(?=(?:[a-z-]+\.)*osce\.org(?:[/?#]|$))")  # of pages archived before the site had https
_ROOTED = re.compile(r"/(?!/)(?!.*/\.)")  # "/sq/node/1", which needs no walk along a path
_CYRILLIC_RUN = re.compile(rb"[\xc0-\xff]{4}")  # four accented letters in a row: no Western word has them


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page: its root element and the address that relative links start from."""

    root: Element
    url: str

    def link(self, href: str) -> str | None:
        """An absolute address, archive prefix taken off, https on the OSCE's hosts as for items.

        None for what is no http(s) address, or longer than one.
        """
        url = urls.unwrapped(href)
        if not _ABSOLUTE.match(url):
            try:
                url = urls.unwrapped(_origin(self.url) + url if _ROOTED.match(url) else urljoin(self.url, url))
            except ValueError:  # "http://[": addresses come from strangers
                return None
        url = _OSCE.sub("https://", "%20".join(url.split()))
        return url if _ABSOLUTE.match(url) and len(url) <= urls.LONGEST else None


@lru_cache(maxsize=64)
def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def parse(page: Page) -> Document:
    """The tree of a page. Never fails on bytes: no bytes are an empty document."""
    root = repairs.tree(page.body, encoding_of(page.body, page.encoding))
    base = root.find("head/base")
    start = page.address if base is None else _joined(page.address, base.get("href") or "")
    return Document(root, start)


def encoding_of(body: bytes, declared: str | None = None) -> str:
    """The encoding of a page: what its bytes prove, else what the page or its server declares.

    Bytes that decode as UTF-8 are UTF-8 whatever was declared, since no other text does so by accident; a declaration
    of UTF-8 that the bytes contradict is not believed.

    >>> encoding_of("Türkiye".encode(), "windows-1252"), encoding_of(b"\\x93W\\xfcrde\\x94", "utf-8")
    ('utf-8', 'cp1252')
    """
    bom, _ = read_bom(body)
    if bom:
        return bom
    if len(body) > 3 and b"\x00" in body[:4]:  # "<" and a zero, in either order: UTF-16 without its mark
        return "utf-16-be" if body[:1] == b"\x00" else "utf-16-le"
    try:
        body.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(body, error):
            return "utf-8"
    for name in (html_body_declared_encoding(body), resolve_encoding(declared) if declared else None):
        if name and _is_of_text(name) and name not in ("utf-8", "ascii") and not name.startswith("utf-16"):
            return name
    return "cp1251" if _CYRILLIC_RUN.search(body) else "cp1252"


def _joined(address: str, href: str) -> str:
    """Where relative links start from; from the page itself where its base is no address."""
    try:
        return urljoin(address, urls.unwrapped(href))
    except ValueError:
        return address


def _is_of_text(name: str) -> bool:
    """Whether an encoding makes text of bytes: Python also calls base64 and zip encodings."""
    try:
        return bool(b"<".decode(name, "replace"))
    except (LookupError, UnicodeError):
        return False


def _mostly_utf8(body: bytes, error: UnicodeDecodeError) -> bool:
    """Whether a page is UTF-8 with a few torn characters (a page cut off in a character, a foreign snippet)."""
    decoded = body.decode("utf-8", "replace")
    return sum(c > "\x7f" for c in decoded) > 8 * decoded.count("\ufffd")


@lru_cache(maxsize=512)
def _compiled(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css), smart_strings=False)


def select(xpath: etree.XPath, node: Element) -> list[Element]:
    """The elements that a compiled XPath of elements gives from a node.

    Raises `UnreadablePage` where they are more than libxml2 holds (ten millions): a page made to be slow.
    """
    try:
        return cast("list[Element]", xpath(node))
    except etree.XPathEvalError as error:
        raise UnreadablePage(f"more elements than can be looked through ({error})") from error


def every(node: Element, css: str) -> list[Element]:
    """All elements below a node that a CSS selector holds for, in document order."""
    return select(_compiled(css), node)


def maybe(node: Element, css: str) -> Element | None:
    """The one element a selector holds for, None when there is none. Raises `SelectionError` when there are more."""
    found = every(node, css)
    if len(found) > 1:
        raise SelectionError(f"{css!r} holds {len(found)} times, not at most once")
    return found[0] if found else None


def one(node: Element, css: str) -> Element:
    """The one element a selector holds for. Raises `SelectionError` when there is none, or more than one."""
    found = maybe(node, css)
    if found is None:
        raise SelectionError(f"{css!r} holds nowhere")
    return found


def text(node: Element, most: int | None = None) -> str:
    """The printed text below a node on one line: blocks and line breaks are spaces, inline tags are nothing.

    With `most`, only as much as that many elements print: a look at elements that hold one another stays quick.

    >>> from lxml import html
    >>> text(html.fromstring("<div><b>W</b>omen<p>and</p>peace<br>now<script>x()</script></div>"))
    'Women and peace now'
    """
    if not len(node):  # most: no need to walk
        return "" if node.tag in UNPRINTED else clean(node.text or "")
    return clean("".join(islice(_pieces(node), most and 3 * most)))


def _pieces(node: Element) -> Iterator[str]:
    walk = etree.iterwalk(node, events=("start", "end"))
    for event, element in walk:
        printed = element.tag not in UNPRINTED
        if printed and not _inline(element.tag):
            yield " "
        if event == "start":
            if printed:
                yield element.text or ""
            else:
                walk.skip_subtree()
        elif element is not node:
            yield element.tail or ""


def _inline(tag: str) -> bool:
    return tag in INLINE or ":" in tag
