"""Which element of a page prints the title of its article."""

from collections.abc import Iterable

from lxml import etree

from osce_scraper import dom
from osce_scraper.dom import Element
from osce_scraper.layouts import words

_TITLED = etree.XPath("//h2 | //h3 | //h4 | //*[contains(@class, 'title') or contains(@class, 'headline')]")
_ANY = etree.XPath("//body//*[self::p or self::div or self::td or self::span or self::b or self::strong or self::font]")
_MOST = 60  # elements within a title: each word in a tag of its own
_SHORTEST = 12  # letters of a title that may be looked for anywhere on the page


def letters(text: str) -> str:
    """What two printings of one title share: letters and digits without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def find(root: Element, named: Iterable[str]) -> Element | None:
    """The element that prints the title: what the head of the page names, else the first `h1` that is no site name.

    `named` are the titles of the head. A page may print its own name as `h1` and the title as `h2`.
    """
    wanted = [name for name in map(letters, named) if name]
    h1s = [(element, dom.text(element, _MOST)) for element in root.iter("h1")]
    for element, text in h1s:
        if any(_agrees(letters(text), name) for name in wanted):
            return element
    long = {name for name in wanted if len(name) >= _SHORTEST}
    for xpath in (_TITLED, _ANY) if not h1s else (_TITLED,):
        for element in dom.select(xpath, root) if long else ():
            if not _in_link(element) and len(text := dom.text(element, _MOST)) < 400 and letters(text) in long:
                return element
    names = words.words("crumbs")
    return next((element for element, text in h1s if len(text) > 3 and words.key(text) not in names), None)


def _agrees(printed: str, name: str) -> bool:
    """Whether a heading is the title of the head, perhaps behind its item type, or cut off there."""
    return len(printed) > 3 and (printed.endswith(name) or (len(printed) >= _SHORTEST and printed in name))


def _in_link(element: Element) -> bool:
    return element.tag == "a" or any(outer.tag == "a" for outer in element.iterancestors())
