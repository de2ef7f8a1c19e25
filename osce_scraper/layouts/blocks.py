"""A page as the blocks of text that it prints, in order, each within the boxes that hold it: one pass over the tree.

Everything that finds fields without knowing a generation's classes (facts, prose, pictures) reads these blocks.
"""

import re

from osce_scraper.dom import INLINE, Element
from osce_scraper.dom import text as text_of
from osce_scraper.errors import UnreadablePage
from osce_scraper.layouts import contents, words
from osce_scraper.layouts.boxes import Block, Box, Picture
from osce_scraper.layouts.runs import BREAK, Run, parts
from osce_scraper.layouts.zones import SKIPPED_TAGS, Part, Zone, by_tag, is_article, part
from osce_scraper.text import printed

_PLAIN = frozenset(("b", "strong", "i", "em", "u", "sup", "sub"))  # never carry the name of a part of the page
_BOLD = frozenset(("b", "strong"))
# Icons and counters part no text either.
_INLINE = INLINE | {"script", "style", "template", "noscript", "svg", "math", "input"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Begin where a paragraph that was not closed ends; the parser knows only older ones.
_END_P = frozenset(
    ("section", "article", "aside", "header", "footer", "main", "figure", "figcaption", "details", "nav")
)
_MOST_FORMS = 5  # that are looked at as a whole
_BOXES = frozenset(("div", "p", "li", "ul", "td", "tr", "table", "section", "article", "dt", "dd"))  # most of a page
_LINES = _HEADINGS | {"p"}  # hold no boxes: elements of a page's own making are words in them
_SIGNS = frozenset(("#", "¶", "§", "🔗"))  # of links to the place where they stand
_LANGUAGES = re.compile(r"(?<![a-z])lang(?:s|uages?)?(?![a-z])", re.IGNORECASE)
_ARTICLE = Part(Zone.ARTICLE)
MOST = 20_000  # the longest reports have some hundred; a page made to be slow has no more to say


class Blocks:
    """The blocks, boxes and pictures below a root, menus and what is never printed left out.

    `title` is the element that prints the title: it is a box whatever its tag, and those around it belong to the
    article whatever they are called. `by_name` False reads parts by tags alone, for pages whose names mislead.
    """

    def __init__(self, root: Element, title: Element | None, by_name: bool = True) -> None:
        self.blocks: list[Block] = []
        self.boxes: list[Box] = [Box(root, "html", "", Zone.ARTICLE, None)]
        self.pictures: list[Picture] = []
        self.names: set[str] = set()
        self.switchers: list[Element] = []
        self.crumbs: list[Element] = []
        self.rules: list[int] = []
        """Indices of the blocks behind each `hr`."""
        self._title, self._by_name = title, by_name
        self._kept = frozenset() if title is None else frozenset((title, *title.iterancestors()))
        self._box, self._zone = self.boxes[0], Zone.ARTICLE
        self._parts: list[tuple[Element, Zone]] = []  # open inline elements that are a part, and the part around
        self._links: list[Element] = []
        self._bold = self._pre = self._forms = 0
        self._runs: list[Run] = []
        self._broken = False
        self._walk(root)

    def release(self) -> None:
        """Let go of what is in the boxes, when all is read: boxes that hold one another and the page's tree would
        stay in memory, many pages of them, until the garbage collector finds them."""
        for box in self.boxes:
            box.items.clear()

    def _walk(self, root: Element) -> None:
        """Take in all below the root: a stack of open elements, since pages of strangers nest deeper than Python calls."""
        self.names.add(root.get("class") or "")
        if root.text:
            self._add(root.text, "")
        opened = [(root, "", iter(root))]
        while opened:
            element, tag, children = opened[-1]
            for child in children:
                child_tag = child.tag
                if self._open(child, child_tag):
                    if len(child):
                        opened.append((child, child_tag, iter(child)))
                        break
                    self._shut(child, child_tag)
                if tail := child.tail:
                    self._add(tail, tag if tag in INLINE else "")
            else:
                opened.pop()
                if opened:
                    self._shut(element, tag)
                    if tail := element.tail:
                        outer = opened[-1][1]
                        self._add(tail, outer if outer in INLINE else "")
        self._close()
        for box in reversed(self.boxes):
            if box.first >= 0 and (parent := box.parent) is not None:
                parent.first = box.first if parent.first < 0 else min(parent.first, box.first)
                parent.last = max(parent.last, box.last)

    def _add(self, text: str, tag: str) -> None:
        text = printed(text)
        if self._pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._runs.append(Run(BREAK, "br", None))
                    self._broken = True
                if line.strip():
                    self._runs.append(Run(line, tag, self._links[-1] if self._links else None, self._bold > 0))
        elif text and (self._runs or not text.isspace()):
            self._runs.append(Run(text, tag, self._links[-1] if self._links else None, self._bold > 0))

    def _open(self, element: Element, tag: str) -> bool:
        """Take an element in; whether what is in it shall be walked."""
        if tag == "a" and element.text in _SIGNS and _is_anchor(element):
            return False
        if tag == "br":
            self._runs.append(Run(BREAK, "br", None))
            self._broken = True
            return False
        own, names, machine, label, block = (
            _ARTICLE if tag in _PLAIN and not element.get("title") else part(element, tag)
        )
        inline = tag not in _BOXES and (tag in _INLINE or ":" in tag or ("-" in tag and self._box.tag in _LINES))
        inline = inline and not block and element is not self._title
        kept = element in self._kept
        if names:
            if "lang" in names and _LANGUAGES.search(names):
                self.switchers.append(element)
            elif "crumb" in names:
                self.crumbs.append(element)
        if kept or (own is Zone.CONTACT and inline):  # `span.vcard` names an author, or an issuer, in its line
            own = Zone.ARTICLE
        elif not self._by_name and own is not Zone.OUTSIDE:
            own = by_tag(tag)
        if "footer" in names and own is Zone.OUTSIDE and is_article(self._box.tag, self._box.names):
            own = Zone.ASIDE
        if tag == "figure" and own is Zone.FIGURE and contents.holds_text_only(element, names):
            own = Zone.ARTICLE
        if own is Zone.OUTSIDE and contents.is_shared_text(element, names):
            own = Zone.ARTICLE
        if own is Zone.OUTSIDE or (tag in SKIPPED_TAGS and not kept and not self._is_read(element, tag)):
            if not inline:
                self._close()
            return False
        if names:
            self.names.add(names)
        if not inline:
            self._enter(element, tag, names, own)
        elif own > self._zone:
            if own is Zone.UNSEEN and self._runs and words.key(text_of(element)) not in words.labels():
                return False  # "(opens in a new window)" within a sentence
            self._close()
            self._parts.append((element, self._zone))
            self._zone = own
        if tag == "a" and not (self._box.tag in _HEADINGS and _is_anchor(element)):
            before = self._runs[-1].link if self._runs else None
            if before is not None and (href := element.get("href")) and before.get("href") != href:
                self._runs.append(Run(" ", "", None))  # links to two pages are never one word
            self._links.append(element)
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "hr":
            self.rules.append(len(self.blocks))
        elif tag == "img" or tag == "amp-img":
            cut = sum(map(bool, parts(self._runs))) if self._broken else 0  # blocks that end before the picture
            self.pictures.append(Picture(element, self._box, self._zone, len(self.blocks) + cut))
        if machine:
            self._runs.append(Run(machine, tag, None, machine=True))
        if label:
            self._runs.append(Run(f"{label}:", "label", None, bold=True))
        if text := element.text:
            self._add(text, tag)
        return True

    def _is_read(self, element: Element, tag: str) -> bool:
        """Whether an element that is skipped elsewhere holds text of the page: what a heading's button says, a shadow
        tree, a value, a form that is all of the page or holds paragraphs."""
        if tag == "button":
            return self._box.tag in _HEADINGS or self._is_behind_label()
        if tag == "template":
            return element.get("shadowrootmode") is not None
        if tag == "noscript":  # a value that a script writes
            return self._is_behind_label()
        if tag != "form":
            return False
        self._forms += 1
        parent = element.getparent()
        alone = parent is not None and all(other is element or other.tag in SKIPPED_TAGS for other in parent)
        return (alone and self._box is self.boxes[0]) or contents.is_page(element, whole=self._forms <= _MOST_FORMS)

    def _is_behind_label(self) -> bool:
        """Whether the last words are a label: then a button is its value."""
        last = self._runs or (self.blocks[-1].runs if self.blocks else [])
        words_before = next((run.text for run in reversed(last) if not run.text.isspace()), "")
        return words.key(words_before) in words.labels()

    def _enter(self, element: Element, tag: str, names: str, own: Zone) -> None:
        self._close()
        if tag in _END_P and self._box.tag == "p" and self._box.parent is not None:
            self._box = self._box.parent
            self._zone = self._box.zone
        self._box = box = Box(element, tag, names, own if own > self._zone else self._zone, self._box)
        self._zone = box.zone
        self.boxes.append(box)

    def _shut(self, element: Element, tag: str) -> None:
        if tag in _BOLD:
            self._bold -= 1
        elif tag == "pre":
            self._close()
            self._pre -= 1
        elif self._links and self._links[-1] is element:
            self._links.pop()
        box = self._box
        if box.element is element and box.parent is not None:
            self._close()
            self._box = box.parent
            self._zone = box.parent.zone
        elif self._parts and self._parts[-1][0] is element:
            self._close()
            self._zone = self._parts.pop()[1]

    def _close(self) -> None:
        """End the block that is open; text that `<br>` cuts may be several."""
        runs = self._runs
        if not runs:
            return
        self._runs = []
        if self._broken:
            self._broken = False
            for part in filter(None, parts(runs)):
                self._block(part)
        else:
            self._block(runs)

    def _block(self, runs: list[Run]) -> None:
        box, index = self._box, len(self.blocks)
        if index >= MOST:
            raise UnreadablePage(f"more than {MOST:,} pieces of text: no article is so long")
        block = Block(index, box, self._zone, runs)
        if block.text or any(run.machine for run in runs):
            self.blocks.append(block)
            box.items.append(block)
            box.first = index if box.first < 0 else box.first
            box.last = index


def _is_anchor(link: Element) -> bool:
    """Whether an `a` names its own heading ("#how-it-went") or is its name, and leads to no other page."""
    href = link.get("href")
    return href is None or (href[:1] == "#" and len(href) > 1)
