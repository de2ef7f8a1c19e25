"""Issuers and fields of work that a page prints without a label: what stands where these stand, for a vocabulary to know.

Much else stands there too (towns, authors, tags), so that these values count only where they are known names.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice, takewhile
from typing import Any, Final

from osce_scraper.layouts import fact, machine_names, pieces, printed_lines, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.ladder import Rung
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_MOST_NAMES = 200  # that JSON-LD lists: the site has 23 fields and some hundred structures
_LONGEST = 100  # characters of a line that is a name and nothing else
_ZONES = (Zone.ARTICLE, Zone.CONTACT)  # "<address>Mission to Serbia</address>"
_ABOVE = 3  # blocks above a title, likewise
_BEHIND = 3  # blocks behind a text, likewise
_BELOW = 8  # blocks below a title among which such names stand
# "Issued on 30 May 2025 by OSCE Gender Issues Programme"
_BY = re.compile(r"(?:19|20)\d\d\W+(?:by|von|par|da|por|від|nga|od)\s+(.+)", re.DOTALL)


def _authors(story: Story) -> list[str]:
    """The organizations that JSON-LD names as authors."""
    authors = _listed(story.head.article.get("author"))
    named = [node for node in authors if isinstance(node, dict) and "Organization" in str(node.get("@type"))]
    return [name for name in _names(named) if words.key(name) not in words.words("crumbs")]


def _about(story: Story) -> list[str]:
    """What JSON-LD says that the article is about."""
    nodes = (_listed(story.head.article.get(name)) for name in ("about", "articleSection", "keywords"))
    return _names(list(chain(*nodes)))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _names(nodes: list[Any]) -> list[str]:
    names = (node.get("name") if isinstance(node, dict) else node for node in nodes)
    return [name for name in islice(names, _MOST_NAMES) if isinstance(name, str)]


def _below_title(story: Story) -> list[str]:
    """Names on lines of their own below the title: links, what strokes part, whole lines; the body may begin with them."""
    below = story.blocks[story.title_end : story.title_end + _BELOW]
    above_text = takewhile(lambda block: block.index < story.text_first or _may_be_name(block, story), below)
    free = (block for block in above_text if block.index not in story.taken or block is story.date_line)
    near = (block for block in free if block.zone in _ZONES and (block.zone is Zone.CONTACT or not block.box.foreign))
    return [value for block in near for value in _on_line(block)]


def _told(story: Story) -> list[str]:
    return story.told.names if story.told else []


def _below_text(story: Story) -> list[str]:
    """Names on lines of their own right below the text, in the box around the article: not the site's own menu."""
    if story.scope.tag in ("html", "body"):
        return []
    below = story.blocks[story.body_last + 1 : min(story.scope_end, story.body_last + 1 + _BEHIND)]
    own = (block for block in below if block.zone is Zone.ARTICLE and not block.box.foreign)
    return [value for block in own if block.index not in story.taken for value in _on_line(block)]


def _may_be_name(block: Block, story: Story) -> bool:
    """Whether a line that the text begins with is neither text nor a heading of it; one set as the date is no heading."""
    if block.tag in pieces.HEADINGS:
        return story.date_line is not None and story.date_line.tag == block.tag
    return not pieces.is_prose(block)


def _on_line(block: Block) -> Iterator[str]:
    if parts := printed_lines.parts(block.text):
        yield from (printed_lines.BYLINE.sub("", part) for part in parts)
    elif match := printed_lines.BYLINE.match(block.text):
        yield from map(clean, block.links().values()) if block.linked else [block.text[match.end() :]]
    elif block.all_link or (len(block.text) <= _LONGEST and not block.text.endswith(pieces.SENTENCE_END[:3])):
        for line in block.lines():
            yield from fact.printed_values(line)


def _by_in_date(story: Story) -> list[str]:
    """The issuers in a dated line "Issued on 30 May 2025 by ...", or in one with strokes: "30 May 2025 · Mission to Serbia"."""
    dates = story.values("issued_on")
    return [match[1] for match in map(_BY.search, dates) if match] or [
        part for date in dates for part in printed_lines.parts(date)
    ]


def _above_title(story: Story) -> list[str]:
    """What strokes part in a dated line above the title."""
    return [
        part
        for block in story.above(_ABOVE)
        if printed_lines.is_date_line(block)
        for part in printed_lines.parts(block.text)
    ]


def _called(attribute: str, name: str, story: Story) -> list[str]:
    """Links of the story that HTML itself calls the author or a tag of the page they stand on."""
    blocks = (block for block in story.blocks if block.linked and _is_own(block, story))
    links = (link for block in blocks for link in block.links().items())
    return [clean(text) for link, text in links if name in (link.get(attribute) or "").split()]


def _is_own(block: Block, story: Story) -> bool:
    """Whether a block stands in the article, or in a footer or column in the box around it."""
    if not block.box.foreign:
        return True
    if block.zone not in (Zone.CONTACT, Zone.ASIDE) or story.scope.tag in ("html", "body"):
        return False
    return story.scope in block.box.up()


def _loose_labels(field: str, story: Story) -> list[str]:
    """Values of labels below the text that may as well be words of a tool ("Topics: ...", "Source: ...")."""
    found = (fact for group in story.groups for fact in group if fact.field == field and fact.first > story.body_last)
    return [value for fact in found if not fact.box.foreign for value in fact.values]


ISSUERS: Final[tuple[Rung[list[str]], ...]] = (
    ("machine name", partial(machine_names.values, "issued_by")),
    ("by in the date", _by_in_date),
    ("JSON-LD author", _authors),
    ("told", _told),
    ("below title", _below_title),
    ("above title", _above_title),
    ("below text", _below_text),
    ("label below text", lambda story: _loose_labels("issued_by", story)),
    ("rel=author", lambda story: _called("rel", "author", story) or _called("class", "fn", story)),
    ("meta", lambda story: story.head.lists.get("creator", [])),
)
FIELDS: Final[tuple[Rung[list[str]], ...]] = (
    ("machine name", partial(machine_names.values, "fields_of_work")),
    ("told", _told),
    ("below title", _below_title),
    ("below text", _below_text),
    ("label below text", lambda story: _loose_labels("fields_of_work", story)),
    ("rel=tag", lambda story: _called("rel", "tag", story)),
    ("JSON-LD about", _about),
    ("meta", lambda story: story.head.lists.get("subject", [])),
)
RUNGS: Final = frozenset(name for name, _ in (*ISSUERS, *FIELDS))
"""The rungs of values that count only where a vocabulary knows them."""
