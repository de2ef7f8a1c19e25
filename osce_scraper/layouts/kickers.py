"""The item type of a story: printed over or below its title, in a trail, in a line with the date."""

import re
from collections.abc import Iterable
from itertools import chain, islice

from osce_scraper.layouts import endings, printed_lines, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_KICKER_NAMES = re.compile(
    r"kicker|eyebrow|item-type|content-type|node-type|type-label|[-_]type(?:\s|$)|bundle|category|overline|pretitle"
)
_LONGEST_KICKER = 40
_FAR = 16  # blocks above a title, its facts among them
_HOUSE = re.compile(r"^(?:OSCE|ODIHR|ОБСЕ|ОБСЄ|OSZE)\s+")
_TRAIL = re.compile(r"\s*[>»›→]\s*")
_LONGEST_TRAIL = 120
_NUMBER = re.compile(r"\s+(?:No\.?|N[°º]|Nr\.?|№)\s*\d[\d/.-]*$", re.IGNORECASE)  # "PRESS RELEASE No. 61/97"


def kicker(story: Story) -> str | None:
    """The item type printed right above or below the title ("News Item", "Press release"); a crumb is none."""
    if story.kicker:
        return story.kicker
    for block in islice((block for block in story.above(_FAR) if block.index not in story.taken), 4):
        if is_kicker(block, story):
            return _without_label(_NUMBER.sub("", _of_house(block.text)))
        if kind := _in_trail(block):
            return kind
        if block.zone is not Zone.FIGURE and words.key(block.text) in words.words("crumbs"):
            break
    below = (block for block in story.below(3) if story.title and block.index not in story.taken)
    found = next((block.text for block in below if is_kicker(block, story)), None) or _above_facts_alone(story)
    return _without_label(_NUMBER.sub("", found)) if found else _in_line(chain(story.above(4), story.below(3)), story)


def _above_facts_alone(story: Story) -> str | None:
    """The item type on one of the lines above the facts, wherever these stand."""
    first = min((fact.first for fact in story.facts), default=0)
    lines = (line.text for line in reversed(story.blocks[max(0, first - 2) : first]))
    return next((line for line in lines if words.key(line) in words.words("kinds") - words.words("crumbs")), None)


def _without_label(text: str) -> str:
    """An item type without what its line says before it: "Category: News Item"."""
    behind = clean(text.partition(":")[2])
    return behind if words.key(behind) in words.words("kinds") else text


def _of_house(text: str) -> str:
    """An item type without the house before it: "OSCE Press release"."""
    kind = _HOUSE.sub("", text)
    return kind if words.key(kind) in words.words("kinds") else text


def _in_trail(block: Block) -> str | None:
    """The item type at the end of a trail that no element names: "News > Press release"."""
    last = clean(block.runs[-1].text)
    if len(block.runs) > 1 and block.runs[-1].bold and words.key(last) in words.words("kinds"):
        return last  # "<a>Home</a> &gt; <a>News</a><b>Press release</b>"
    parts = _TRAIL.split(block.text) if len(block.text) <= _LONGEST_TRAIL else []
    named = len(parts) > 1 and words.key(parts[-1]) in words.words("kinds") - words.words("crumbs")
    return parts[-1] if named else None


def _is_of_teaser(line: Block, story: Story) -> bool:
    """Whether a line stands right below another story's linked title."""
    return line.index not in (0, story.title_end) and endings.heads_story(story.blocks[line.index - 1])


def _in_line(blocks: Iterable[Block], story: Story) -> str | None:
    """The item type in a line "Press release | 30 May 2025 | Vienna"."""
    lines = (block for block in blocks if printed_lines.is_date_line(block) and not _is_of_teaser(block, story))
    found = (part for block in lines for part in _parts(block))
    return next((part for part in found if words.key(part) in words.words("kinds")), None)


def _parts(block: Block) -> list[str]:
    """What strokes, or elements of their own, part in a line."""
    return printed_lines.parts(block.text) or [clean(run.text) for run in block.runs if not run.machine]


def crumb(story: Story) -> str | None:
    """The item type among the crumbs ("Home > News Item > title"); "News" is the name of a room."""
    found = [clean(str(text)) for element in story.page.crumbs for text in element.itertext()]
    kinds = words.words("kinds") - words.words("crumbs")
    return next((text for text in reversed(found) if words.key(text) in kinds), None)


def is_kicker(block: Block, story: Story) -> bool:
    """Whether a block is an item type, by its words, or by where it stands and what its box is called."""
    # "govuk-caption-xl" captions a heading, as others do pictures
    if len(block.text) > _LONGEST_KICKER or block.zone > Zone.FIGURE or not block.text:
        return False
    beside = story.title_box.parent in (block.box, block.box.parent) or _is_alone(block, story)
    name = words.key(_NUMBER.sub("", _of_house(block.text)))
    if name in words.words("kinds"):
        room = block.all_link and (name in words.words("crumbs") or block.tag == "li")
        return beside or not room or _is_named_kicker(block)
    name = words.key(block.text)
    if block.zone is Zone.FIGURE or block.all_link or name in words.words("crumbs") or name in words.labels():
        return False
    # "Field report": words nobody listed, but where an item type stands and as one is written.
    return _is_named_kicker(block) and not any(c.isdigit() for c in block.text)


def _is_named_kicker(block: Block) -> bool:
    return any(_KICKER_NAMES.search(box.names.lower()) for box in islice(block.box.up(), 2))


def _is_alone(block: Block, story: Story) -> bool:
    """Whether a block is all that a box beside the title prints: a link in it is no crumb."""
    around = story.title_box.parent
    return any(box.parent is around and box.first == box.last for box in block.box.up()) and around is not None
