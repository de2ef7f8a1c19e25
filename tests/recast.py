"""The same page in other words of HTML: whatever a recast does, a reader sees the same story with the same facts."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree, html

from osce_scraper.dom import Element, encoding_of
from tests.surroundings import SURROUNDINGS

Recast = Callable[[bytes], bytes]

_BOXES = "div|p|ul|ol|li|table|tr|td|th|tbody|dl|dt|dd|h1|h2|h3|h4|section|article|main|header|footer|aside|nav|figure"
_TEXT = ("p", "li", "td", "dd", "dt", "h1", "h2")


def _tree(page: bytes) -> Element:
    return etree.fromstring(
        page.decode(encoding_of(page), "replace").encode(), parser=etree.HTMLParser(encoding="utf-8")
    )


def _text(page: bytes) -> str:
    return f"<!DOCTYPE html>\n{etree.tostring(_tree(page), method='html', encoding='unicode')}"


def of_elements(change: Callable[[Element], None], *tags: str) -> Recast:
    """A recast that changes each element of some tags."""

    def recast(page: bytes) -> bytes:
        root = _tree(page)
        for element in list(root.iter(*tags)):
            change(element)
        return f"<!DOCTYPE html>\n{etree.tostring(root, method='html', encoding='unicode')}".encode()

    return recast


def of_text(change: Callable[[str], str]) -> Recast:
    """A recast of the markup as text; one that keeps its line breaks by `<pre>` stays as it is."""

    def recast(page: bytes) -> bytes:
        text = _text(page)
        return (text if "<pre" in text else change(text)).encode()

    return recast


def around(start: str, end: str = "") -> Recast:
    """A recast that prints something in front of all and behind all."""

    def recast(page: bytes) -> bytes:
        text = re.sub(r"<body[^>]*>", lambda body: body[0] + start, _text(page), count=1)
        return text.replace("</body>", f"{end}</body>", 1).encode()

    return recast


def _wrapped(tag: str, **attributes: str) -> Callable[[Element], None]:
    def wrap(element: Element) -> None:
        inner = etree.Element(tag, attributes)
        inner.text, element.text = element.text, None
        inner.extend(list(element))
        element.append(inner)

    return wrap


def _opened_by(make: Callable[[], Element]) -> Callable[[Element], None]:
    """Put something that prints nothing in front of an element's text."""

    def change(element: Element) -> None:
        first = make()
        first.tail, element.text = element.text, None
        element.insert(0, first)

    return change


def _followed_by(markup: str) -> Callable[[Element], None]:
    def change(element: Element) -> None:
        after = html.fromstring(markup)
        after.tail, element.tail = element.tail, None
        element.addnext(after)

    return change


def _with_text(change: Callable[[str], str]) -> Callable[[Element], None]:
    def changed(element: Element) -> None:
        if element.text and element.text.strip():
            element.text = change(element.text)

    return changed


def _script() -> Element:
    script = etree.Element("script")
    script.text = 'var day = "30 May 2011"; count();'
    return script


def _icon() -> Element:
    icon = etree.Element("svg")
    etree.SubElement(icon, "title").text = "icon"
    return icon


def _styled(element: Element) -> None:
    if element.get("style") is None:
        element.set("style", "margin:0; color:#333")


def _ended_by_break(element: Element) -> None:
    etree.SubElement(element, "br")


def _broken_words(element: Element) -> None:
    if (match := re.match(r"(.*?\w{4})(\w{4}.*)", element.text or "", re.DOTALL)) is not None:
        wbr = etree.Element("wbr")
        element.text, wbr.tail = match[1], match[2]
        element.insert(0, wbr)


def _renamed(tag: str) -> Callable[[Element], None]:
    def rename(element: Element) -> None:
        element.tag = tag

    return rename


def _each_word_in_a_span(element: Element) -> None:
    if not element.text or len(element) or len(element.text) > 60:
        return
    words, element.text = element.text.split(" "), None
    for number, word in enumerate(words):
        span = etree.SubElement(element, "span")
        span.text, span.tail = word, " " if number < len(words) - 1 else None


def _recoded(encoding: str, mark: bytes = b"") -> Recast:
    def recast(page: bytes) -> bytes:
        text = re.sub(r"<meta[^>]*charset[^>]*>", "", _text(page))
        text = text.replace("<head>", f"<head><meta charset={encoding}>", 1)
        return mark + text.encode(encoding, "xmlcharrefreplace")

    return recast


RECASTS: Final[dict[str, Recast]] = {
    "as it is": of_text(lambda text: text),
    "tags in capitals": of_text(lambda text: re.sub(r"</?[a-z][a-z0-9]*", lambda tag: tag[0].upper(), text)),
    "one line": of_text(lambda text: re.sub(r"\s+", " ", text)),
    "a line for each box": of_text(lambda text: re.sub(rf"\s*(</?(?:{_BOXES})\b[^>]*>)\s*", r"\n  \1\n  ", text)),
    "UTF-16": lambda page: _text(page).encode("utf-16"),
    "UTF-8 with a mark": _recoded("utf-8", b"\xef\xbb\xbf"),
    "entities": _recoded("ascii"),
    "windows-1252": _recoded("windows-1252"),
    "comments": of_elements(_opened_by(lambda: etree.Comment(" a comment ")), *_TEXT, "div", "span"),
    "scripts": of_elements(_opened_by(_script), "div", "p", "td"),
    "icons": of_elements(_opened_by(_icon), "dt", "th", "strong", "b", "h1"),
    "anchors": of_elements(_opened_by(lambda: etree.Element("a", name="x")), *_TEXT),
    "spans": of_elements(_wrapped("span"), *_TEXT),
    "fonts": of_elements(_wrapped("font", face="Arial"), "p", "li", "td", "dd"),
    "edits": of_elements(_wrapped("ins", datetime="2001-01-01"), "p"),
    "each word in a span": of_elements(_each_word_in_a_span, "dt", "th", "strong"),
    "styles": of_elements(_styled, "div", "p", "span", "td", "li"),
    "plain boxes": of_elements(_renamed("div"), "section", "article", "main", "header"),
    "bold and strong": of_elements(_renamed("strong"), "b"),
    "soft hyphens": of_elements(_with_text(lambda text: re.sub(r"([a-z]{5})(?=[a-z]{5})", "\\1\u00ad", text)), "p"),
    "hard spaces": of_elements(_with_text(lambda text: re.sub(r"(\w) (\w)", "\\1\u00a0\\2", text, count=2)), *_TEXT, "a", "b"),
    "spaces no one sees": of_elements(_with_text(lambda text: text.replace(" ", "\u200b ", 2)), *_TEXT, "a", "b"),
    "wrapped lines": of_elements(_with_text(lambda text: re.sub(r"(\S) (\S)", r"\1\n    \2", text)), *_TEXT, "a", "b"),
    "directions": of_elements(_with_text(lambda text: f"\u202a{text}\u202c"), "p", "dd", "h1"),
    "places to break": of_elements(_broken_words, "p", "td", "dd", "a"),
    "empty paragraphs": of_elements(_followed_by("<p>\u00a0</p>"), "p"),
    "breaks at the end": of_elements(_ended_by_break, "p"),
    "buttons below the title": of_elements(
        _followed_by("<div>Share: <a href='https://facebook.com/x'>Facebook</a> <a href='mailto:?x'>Email</a></div>"), "h1"
    ),
    "a counter below the title": of_elements(_followed_by("<div>3 min read</div>"), "h1"),
    **{name: around(start, end) for name, (start, end) in SURROUNDINGS.items()},
}  # fmt: skip
