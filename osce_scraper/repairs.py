"""The tree of a page as browsers build it, where libxml2 builds another from markup that is broken.

It must not know what stands in a page: only how tags open, close and hide.
"""

import re
from functools import partial
from itertools import islice
from typing import Final, cast

from lxml import etree
from parsel.selector import create_root_node

_FRAMES: Final = re.compile(rb"</?(?:noframes|frameset|frame)\b[^>]{0,500}>", re.IGNORECASE)
_ENDS: Final = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_CLOSED: Final = re.compile(rb"</(?:(?P<page>html|HTML)>|(?:br|BR)\s*/?>)")
_CLOSED_BREAKS: Final = re.compile(rb"</br\s*/?>", re.IGNORECASE)
_STARTS: Final = re.compile(rb"<[A-Za-z]")
_HEADINGS: Final = 5
"""So many headings of the first level are looked at: no page has more of its own."""
_LONGEST_TITLE: Final = 400
"""Characters: a heading that holds more was never closed. Nor was one that holds a heading."""
_NESTED: Final = frozenset(("h1", "h2", "h3", "h4"))
_BOXES: Final = _NESTED | {"address", "article", "div", "dl", "main", "ol", "p", "section", "table", "ul"}
# Comments are never printed. Elements of lxml's own kind, not those of `lxml.html`: these are found by a call of Python
# for each, which makes a walk over a page five times as long.
_PARSER = cast("type[etree.HTMLParser]", partial(etree.HTMLParser, remove_comments=True, remove_pis=True))


def tree(body: bytes, encoding: str) -> etree._Element:
    """The root of what bytes hold, whatever they are: no bytes are an empty document."""
    closed = _CLOSED.search(body)
    if closed is not None and not closed["page"]:  # browsers break the line at "</br>" as well
        body = _CLOSED_BREAKS.sub(b"<br>", body)
        closed = _CLOSED.search(body)
    root = create_root_node("", _PARSER, body=body, encoding=encoding)
    if _ends_early(root, body, closed):
        body = _ENDS.sub(b"", body)
        root = create_root_node("", _PARSER, body=body, encoding=encoding)
    if root.find(".//noframes") is not None:  # libxml2 takes what stands there for text
        root = create_root_node("", _PARSER, body=_FRAMES.sub(b"", body), encoding=encoding)
    if root.find(".//wbr") is not None:  # a place where a line may break parts no text
        etree.strip_tags(root, "wbr")
    for heading in list(islice(root.iter("h1"), _HEADINGS)):
        _end_heading(heading)
    return root


def _ends_early(root: etree._Element, body: bytes, closed: re.Match[bytes] | None) -> bool:
    """Whether body or page end before what is on it: browsers read on there, libxml2 does not."""
    first = root.find("body")
    if first is not None and root[-1] is not first:
        return True
    return closed is not None and _STARTS.search(body, closed.end()) is not None


def _end_heading(heading: etree._Element) -> None:
    """`<h1>Title<h1><div>…`: a heading without its end holds the article; it ends before the first box in it."""
    first = next((child for child in heading if child.tag in _BOXES), None)
    if first is None or not (first.tag in _NESTED or _holds_text(heading)):
        return
    behind = heading
    for box in [first, *first.itersiblings()]:
        behind.addnext(box)
        behind = box


def _holds_text(heading: etree._Element) -> bool:
    pieces = islice(heading.itertext(), _LONGEST_TITLE)
    return sum(len(piece.strip()) for piece in pieces) > _LONGEST_TITLE
