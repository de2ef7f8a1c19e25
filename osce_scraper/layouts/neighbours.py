"""Other stories that a page prints whole behind its own."""

from itertools import chain, takewhile
from typing import TYPE_CHECKING

from osce_scraper.layouts import pieces, printed_lines
from osce_scraper.layouts.boxes import Block, Box

if TYPE_CHECKING:
    from osce_scraper.layouts.story import Story

_BELOW = 5  # blocks below a title among which its date or facts stand
_FAR = 16  # with what stands between


def find(story: "Story", start: int) -> tuple[set[Box], int]:
    """The boxes of other stories from a block on, and the index of the first that has no box of its own."""
    told = {fact.field for fact in story.facts}
    again = {fact.first for fact in chain(*story.groups) if fact.field in told and fact.first >= start}
    others: set[Box] = set()
    text = any(_is_text(block, story) for block in story.blocks[story.title_end : start])
    for block in story.blocks[start:]:
        if (
            block.tag in ("h1", "h2", "h3", "h4")
            and text
            and not block.box.foreign
            and _opens_story(block, story, again)
        ):
            box = _box_without_title(block, story)
            if box is None:
                return others, _first(block, story)
            others.add(box)
        text = text or _is_text(block, story)
    return others, len(story.blocks)


def _is_text(block: Block, story: "Story") -> bool:
    return pieces.is_prose(block) and block.index not in story.taken


def _opens_story(heading: Block, story: "Story", again: set[int]) -> bool:
    """Whether a heading is a title: an item type above it, the title's class, or facts told before right below."""
    own, title = heading.box, story.title_box
    apart = own.parent is not None and not own.parent.prose  # in a header of its own, as no subheading is
    titled = bool(own.names) and own.names == title.names and (own.tag == title.tag or apart)
    if titled or printed_lines.is_kind(story.blocks[heading.index - 1]):
        return True
    behind = story.blocks[heading.index + 1 : heading.index + _FAR]
    below = takewhile(lambda near: not (near.tag in pieces.HEADINGS and (near.box.foreign or near.all_link)), behind)
    near_by = [near for near in below if near.index in again or not near.box.foreign][:_BELOW]
    return any(near.index in again or _dates(near, heading, story) for near in near_by)


def _dates(near: Block, heading: Block, story: "Story") -> bool:
    """Whether a date below a heading is its story's: no text stands between, or all stands in a box of its own."""
    if near.index in story.taken or not printed_lines.is_date_line(near):
        return False
    if not any(map(pieces.is_prose, story.blocks[heading.index + 1 : near.index])):
        return True
    box = _box_without_title(heading, story)
    return box is not None and near.index <= box.last


def _box_without_title(heading: Block, story: "Story") -> Box | None:
    """The widest box around a heading, its text included, that holds nothing of this story."""
    first = _first(heading, story)
    widest = None
    for box in heading.box.up():
        if box in story.title_boxes or box.first < first:
            break
        widest = box
    return widest if widest is not None and widest.prose else None


def _first(heading: Block, story: "Story") -> int:
    """Index of the block that opens a story: its item type, else its title."""
    return heading.index - printed_lines.is_kind(story.blocks[heading.index - 1])
