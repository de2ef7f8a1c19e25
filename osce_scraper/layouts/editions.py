"""The other editions of an item: what the page links by a language, in its head, in a switcher, below a label, on a line."""

import re
from itertools import islice
from typing import NamedTuple

from lxml import etree

from osce_scraper import dom
from osce_scraper.dom import Element
from osce_scraper.layouts import link_lines, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.story import Story

_LONGEST_LABEL = 40
_LIST = 4  # boxes around a link among which that of its list is
_EDITIONS = etree.XPath("descendant::a[@hreflang][@href]")  # "//@hreflang/parent::a" costs the square of their number
_LINKS = etree.XPath("descendant-or-self::a[@href]")
_ENGLISH = etree.XPath("//a[@href and (contains(., 'English') or normalize-space() = 'EN')]")
_NUMBERED = re.compile(r"/\d{3,9}/?$")


class Edition(NamedTuple):
    """Another page linked by its language: as the markup codes it (may be empty), absolute address."""

    language: str
    url: str
    told: bool
    """Whether the page says that it is an edition of its own item, whatever its node."""


def translations(story: Story) -> list[Edition]:
    """Links to other languages, in the head and on the page; whose node they are is not asked here.

    Drupal 6 gave each translation a node of its own and its links the class `translation-link`.
    """
    alternate = [
        (language, href) for rel, language, href in story.head.links if language and "alternate" in rel.split()
    ]
    links = dom.select(_EDITIONS, story.doc.root)
    links += [link for switcher in story.page.switchers for link in dom.select(_LINKS, switcher)]
    foreign = not (story.doc.root.get("lang") or "").startswith("en")
    if not links and foreign:  # "English version", in the menu of an old page
        links += _switcher(story.doc.root)
    labelled = _labelled_editions(story)
    found = [(language, href, True) for language, href in alternate]
    for link in (*labelled, *links):
        href, named = link.get("href") or "", _names_language(link)
        if href.startswith("#"):  # switched by a script
            continue
        language = link.get("hreflang") or link.get("lang") or link.get("xml:lang") or named or ""
        told = bool(named) or link in labelled or "translation-link" in (link.get("class") or "")
        found.append((language, href, told))
    return [Edition(language, url, told) for language, href, told in found if (url := story.doc.link(href))]


def _switcher(root: Element) -> list[Element]:
    """The links that name a language, English first, with those of their list."""
    found: dict[Element, None] = {}
    for link in dom.select(_ENGLISH, root):
        if words.language(_text(link)):
            beside = (dom.select(_LINKS, around) for around in islice(link.iterancestors(), 1, _LIST))
            links = next((links for links in beside if len(links) > 1), [link])
            found |= {other: None for other in links if words.language(_text(other)) or _is_coded(other)}
    return list(found)


def _is_coded(link: Element) -> bool:
    """Whether a link is the code of the language that its address begins with: "KY" of /ky/bishkek/553300."""
    return len(_text(link).strip()) == 2 and f"/{_text(link).strip().lower()}/" in (link.get("href") or "")


def _text(link: Element) -> str:
    return dom.text(link, 3) if len(link) else link.text or ""


def _names_language(link: Element) -> str | None:
    """The language that a link to a page prints as its whole text; a file in some language is no edition."""
    language = words.language(_text(link))
    return None if language is None or link_lines.names_file(link.get("href") or "") else language


def _labelled_editions(story: Story) -> list[Element]:
    """The links behind a label like "Also available in", in its block and in those below that are nothing but links;
    and a line that is the name of a language and leads to a numbered page."""
    links: dict[Element, None] = {}
    last = -1  # index of the last block of such links
    for block in story.blocks:
        if not block.linked:
            continue
        goes_on = last == block.index - 1 >= 0 and block.all_link and len(block.text) <= _LONGEST_LABEL
        if (
            goes_on
            or _heads_editions(block)
            or _heads_editions(story.blocks[block.index - 1])
            or (block.all_link and _is_edition(block))
        ):
            last = block.index
            links |= {run.link: None for run in block.runs if run.link is not None}
    return list(links)


def _is_edition(block: Block) -> bool:
    if not words.language(block.text):
        return False
    return all(_NUMBERED.search(link.get("href") or "") for link in block.links())


def _heads_editions(block: Block) -> bool:
    label, colon, _ = block.text[:_LONGEST_LABEL].partition(":")
    short = colon or len(block.text) <= _LONGEST_LABEL
    return bool(short) and words.key(label) in words.words("editions")
