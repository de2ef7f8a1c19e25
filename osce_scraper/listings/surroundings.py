"""What surrounds the content of a page, and which elements stand in others: each element is judged once.

Pages come nested thousands deep when somebody means harm; asking all that stand above each link would take hours.
"""

import re
from collections.abc import Callable
from typing import Final

from osce_scraper.dom import Element

_AROUND_TAGS: Final = {"nav", "aside"}
_ENDS_TAGS: Final = {"header", "footer"}  # of the page, or of one article in it
_CONTENT_TAGS: Final = {"main", "article", "li", "section"}
_AROUND_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|footer|sidebar|pager|pagination|languages?)(?:$|[\s_-])",
    re.IGNORECASE,
)


class _Above:
    """Whether an element, or one above it, is of a kind."""

    def __init__(self, kind: Callable[[Element], bool]) -> None:
        self._kind, self._known = kind, dict[Element | None, bool]({None: False})

    def holds(self, element: Element | None) -> bool:
        path = []
        while element not in self._known:
            assert element is not None  # it is known
            path.append(element)
            element = element.getparent()
        held = self._known[element]
        for below in reversed(path):
            held = self._known[below] = held or self._kind(below)
        return held


class Surroundings:
    """The menus, head, foot, sidebars and pagers of one page."""

    def __init__(self) -> None:
        self._ends = _Above(lambda element: element.tag in _ENDS_TAGS)
        self._content = _Above(lambda element: element.tag in _CONTENT_TAGS)
        self._around = _Above(_is_around)

    def hold(self, element: Element) -> bool:
        """Whether an element stands in them."""
        parent = element.getparent()
        return self._around.holds(parent) or (self._ends.holds(parent) and not self._content.holds(parent))


def _is_around(element: Element) -> bool:
    if element.tag in ("body", "html"):  # Drupal: body.no-sidebars
        return False
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _AROUND_TAGS or _AROUND_CLASS.search(named) is not None


def outermost(elements: list[Element]) -> list[Element]:
    """Those of some elements that stand in no other of them."""
    chosen = _Above(set(elements).__contains__)
    return [element for element in elements if not chosen.holds(element.getparent())]
