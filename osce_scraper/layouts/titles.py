"""Which element of a page prints the title of its article."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, takewhile

from lxml import etree

from osce_scraper import dom
from osce_scraper.dom import INLINE, Element
from osce_scraper.layouts import words
from osce_scraper.layouts.site_names import letters, without_site
from osce_scraper.layouts.zones import Zone, is_hidden, part

# "MsoTitle" of a word processor, "ctl00_lblHeadline"; what stands below a title may be called one too.
_NAMED = (
    "(contains(@class, 'title') or contains(@class, 'headline') or contains(@class, 'Title') or contains(@id, 'Title'))"
    " and not(contains(@class, 'ubtitle'))"
)
_NAMED_TITLE = etree.XPath(f"//*[{_NAMED}]")
_TITLED = etree.XPath(f"//h2 | //h3 | //h4 | //*[{_NAMED}]")
_TEXTUAL = [
    "p",
    "div",
    "td",
    "th",
    "span",
    "b",
    "strong",
    "font",
    "big",
    "dt",
    "legend",
    "caption",
    "center",
    "summary",
    "h5",
    "h6",
]
_ANY = etree.XPath(f"//body//*[{' or '.join(f'self::{tag}' for tag in _TEXTUAL)}][text()]")
_MAY_HIDE = etree.XPath("ancestor-or-self::*[@hidden or @aria-hidden or @style]")
_FIRST_LEVEL = etree.XPath("//*[@role='heading' and @aria-level='1']")
# Headings of pages without a first one, then what stands out: "<font size=+2>", "<big>", a bold line.
_LARGE = tuple(map(etree.XPath, ("//font[@size > 3 or starts-with(@size, '+')]", "//big")))
_LESSER = (
    *map(etree.XPath, ("//h2", "//h3", f"//*[{_NAMED}]")),
    *_LARGE,
    etree.XPath("//b | //strong"),
)
_MOST = 40  # elements within a title: each word in a tag of its own
_BOXES, _WRAPPED, _UNSEEN = 3, 10, 3  # around an element; elements with those that wrap it; that print nothing above it
_SHORTEST = 12  # letters of a title that may be looked for anywhere on the page
LONGEST = 400


class _Texts(dict[Element, str]):
    """What elements print, as much of it as a title has: asked several times, read once."""

    def __missing__(self, element: Element) -> str:
        text = self[element] = dom.text(element, _MOST)[:LONGEST]
        return text


def find(root: Element, wanted: Sequence[str]) -> Element | None:
    """The element that prints the title: what the head of the page names, else the heading of the first level.

    `wanted` are the letters of the titles of the head. Only where neither is there, the first of the lesser headings,
    or the first words that stand out by their size.
    """
    texts = _Texts()
    every = [element for element in root.iter("h1") if _is_title(texts[element])]
    first = [element for element in every if not _is_unread(element)]
    if all(map(_is_hidden, first)):
        first = dom.select(_FIRST_LEVEL, root) or every
    agreeing = (element for element in first if any(_agrees(letters(texts[element]), name) for name in wanted))
    titled = (element for element in first if _is_title(texts[element]))
    named = _printing(root, wanted, texts)
    large = _named_otherwise(root, wanted, texts) if wanted else _standing_out(root, texts)
    return next((element for element in chain(agreeing, named, titled, large) if not _is_hidden(element)), None)


def _agrees(printed: str, name: str) -> bool:
    """Whether a heading is the title of the head, perhaps behind its item type, or cut off there."""
    return len(printed) > 3 and (printed.endswith(name) or (len(printed) >= _SHORTEST and printed in name))


def _printing(root: Element, wanted: Sequence[str], texts: _Texts) -> Iterator[Element]:
    """Other elements that print a title of the head, or its longest part, and nothing else; most of it first."""
    long = {name for name in wanted if len(name) >= _SHORTEST}
    for xpath in (_TITLED, _ANY) if long else ():
        found: dict[str, Element] = {}
        for element in dom.select(xpath, root):
            name = letters(texts[element])
            if name not in long or name in found or _in_link(element) or _is_hidden(element):
                continue
            if not _is_labelled(element, texts):
                found[name] = element
        yield from (found[name] for name in wanted if name in found)
    yield from _holding(root, long, texts)


def _holding(root: Element, names: Collection[str], texts: _Texts) -> Iterator[Element]:
    """Elements that are called a title and print more than one of the head: "First joint search" for "Joint search"."""
    for element in dom.select(_NAMED_TITLE, root) if names else ():
        printed = letters(texts[element])
        holds = any(name in printed and len(printed) <= 3 * len(name) for name in names)
        if holds and not _in_link(element):
            yield element


def _named_otherwise(root: Element, wanted: Sequence[str], texts: _Texts) -> Iterator[Element]:
    """Lesser headings where the head has other words for the title: one that begins or ends alike, else one below an item type."""
    titled = (element for xpath in (_TITLED, *_LARGE) for element in dom.select(xpath, root))
    found = (element for element in titled if len(texts[element]) >= _SHORTEST)
    headings = [element for element in found if not (_in_link(element) or _is_link(element, texts))]
    own = (element for element in headings if _begins_alike(letters(texts[element]), wanted))
    below = (element for element in headings if words.key(_line_above(element, texts)) in words.words("kinds"))
    yield from (element for element in chain(own, below) if not _is_outside(element))


def _begins_alike(printed: str, wanted: Sequence[str]) -> bool:
    """Whether letters are a title of the head, or begin as it does: "Judges visit courts" for "Judges in court"."""
    if any(printed.endswith(name) for name in wanted if len(name) >= _SHORTEST):
        return True
    shared = max(_shared(printed, name) for name in wanted)
    return shared >= _SHORTEST and 2 * shared >= len(wanted[0])


def _line_above(element: Element, texts: _Texts) -> str:
    """What is printed right above an element, in a box of its own: up to three boxes around it, however often wrapped."""
    boxes = 1 if element.tag in INLINE else 0
    for around in islice(chain((element,), element.iterancestors()), _WRAPPED):
        for before in islice(around.itersiblings(preceding=True), _UNSEEN):
            if line := (before.tail or "").strip() or texts[before]:
                return line
        boxes += around.tag not in INLINE
        if boxes == _BOXES:
            break
    return ""


def _is_labelled(element: Element, texts: _Texts) -> bool:
    """Whether an element is the value of a fact: a mission that a page names as its source, and its head as the site's part."""
    return words.key(_line_above(element, texts)) in words.labels()


def _shared(one: str, other: str) -> int:
    """How many letters open both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _standing_out(root: Element, texts: _Texts) -> Iterator[Element]:
    """Lesser headings and large words, for pages whose head names no title that they could have left out.

    Those that are links come last: they may be other stories'.
    """
    found = (element for xpath in _LESSER for element in dom.select(xpath, root))
    titled = (element for element in found if len(texts[element]) >= _SHORTEST and _is_title(texts[element]))
    told = (element for element in titled if not _is_labelled(element, texts))
    inside = (element for element in told if not _in_link(element) and not _is_outside(element))
    linked: list[Element] = []
    for element in inside:
        if _is_link(element, texts):
            linked.append(element)
        else:
            yield element
    yield from linked


def _is_link(element: Element, texts: _Texts) -> bool:
    """Whether all that an element prints is a link."""
    link = next(element.iter("a"), None)
    return link is not None and texts[link] == texts[element]


def _is_outside(element: Element) -> bool:
    """Whether an element stands in a menu, a banner or a dialogue."""
    around = (element, *element.iterancestors())
    return any(box.tag in ("nav", "dialog", "button") or part(box, box.tag).zone is Zone.OUTSIDE for box in around)


def _is_title(text: str) -> bool:
    """Whether what an element prints can be a title: neither a name of the site nor an item type."""
    return (
        len(text) > 3
        and not text.endswith(":")
        and words.key(text) not in words.words("ends")
        and without_site(text) != ""
    )


def _in_link(element: Element) -> bool:
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None


def _is_unread(element: Element) -> bool:
    """Whether an element stands in the copy of a page for browsers without scripts."""
    return next(element.iterancestors("noscript"), None) is not None


def _is_hidden(element: Element) -> bool:
    return any(map(is_hidden, dom.select(_MAY_HIDE, element)))
