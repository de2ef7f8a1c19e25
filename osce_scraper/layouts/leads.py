"""The lead of a story: the teaser that stands between its title and its text."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from osce_scraper.layouts import pieces, printed_lines, prose, tools
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.kickers import is_kicker
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.zones import Zone

_LEAD_NAMES = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introtext|introduction|standfirst|deck|dek|(?<!with-)(?<!with_)summary|subtitle|subheading|abstract|description|teaser)(?:$|[\s_-])"
)
_DATELINE = re.compile(
    r"(?=\D{3,60}\d{1,2}\.? [^\W\d]+\.? (?:19|20)\d\d)[^\Wa-zа-яё\d_]{3}|\d{1,2} [^\W\d]+ (?:19|20)\d\d\W{0,3}[-–—]"
)
_NAMES_AUTHOR = re.compile(r"(?:[^\W\d]+ )?by:? [^\W\d]", re.IGNORECASE)  # "Delivered by Secretary General ..."
_POSITION = re.compile(r"\d+|\b(?:odd|even|first|last)\b|\s+")


def lead(story: Story) -> tuple[str, list[Block]] | None:
    """The teaser of a story as blocks, and how it was told from the body.

    When a page repeats it, the repetition is the first paragraph of the body and stays there.
    """
    for rung, read in _LEADS:
        if found := read(story):
            return rung, found
    return None


def _above_facts(story: Story) -> list[Block]:
    if story.facts_end > story.title_end:
        first = story.title_end if story.title else max(0, story.facts[0].first - 3)
        above = _told(story, range(first, story.facts[0].first))
    else:
        above = _told(story, range(story.title_end, story.date_line.index)) if story.date_line is not None else []
    if len(above) == 1 and _is_subtitle(above[0], story):
        return above
    return [block for block in above if _is_lead(block, story)] if story.facts_end > story.title_end else []


def _told(story: Story, within: range) -> list[Block]:
    """Some blocks without buttons, counters, imprints and lines of links that share."""
    blocks = story.blocks[within.start : within.stop]
    return [block for block in blocks if not (tools.is_tool(block) or tools.is_imprint(block))]


def _is_subtitle(block: Block, story: Story) -> bool:
    """Whether a block is a heading of some words, whatever its length, alone between title and facts."""
    told = block.zone is not Zone.ARTICLE or block.box.foreign or block.index in story.taken or block.all_link
    heading = block.tag in pieces.HEADINGS and block.text.count(" ") >= 2
    line = block.text.count(" ") >= 4 and not _NAMES_AUTHOR.match(block.text) and not printed_lines.is_date_line(block)
    return not told and (heading or line) and not is_kicker(block, story)


def _by_name(story: Story) -> list[Block]:
    """The first box that is named as a lead, unless text stands before it or it holds all the text."""
    for box in story.page.boxes:
        if box.first >= story.title_end and box.names and not box.foreign and _LEAD_NAMES.search(box.names.lower()):
            found = [block for block in story.blocks[box.first : box.last + 1] if _is_lead(block, story)]
            above = found and found[0].index <= story.body_first and found[-1].index < story.body_last
            return found if above and not _is_whole(found, story) else []
    return []


def _is_whole(found: Sequence[Block], story: Story) -> bool:
    """Whether blocks are all the body, which the page prints twice."""
    printed, body = ([block.text for block in blocks] for blocks in (found, story.body))
    return len(printed) > 1 and body in (printed, printed * 2)


def _repeated(story: Story) -> list[Block]:
    return [story.body[0]] if len(story.body) > 2 and story.body[0].text == story.body[1].text else []


def _above_title(story: Story) -> list[Block]:
    """What stands above the title and opens the text once more."""
    opening = story.body[0].text if len(story.body) > 1 else None
    return [block for block in story.above(3) if block.text == opening and _is_lead(block, story)]


def _above_body(story: Story) -> list[Block]:
    return [block for block in story.blocks[story.title_end : story.body_first] if _is_lead(block, story)]


def _set_apart(story: Story) -> list[Block]:
    """The first block of a body that is a sentence and a heading, or all bold above the text's own box.

    Without facts above, also one all bold, or in a box of its own or the title's.
    """
    if len(story.body) < 2 or not _is_lead(story.body[0], story) or _DATELINE.match(story.body[0].text):
        return []
    opening, second = story.body[:2]
    if opening.tag in pieces.HEADINGS:  # one above a place and a date is the speech's own
        return [] if printed_lines.is_date_line(second) else [opening]
    if opening.text.isupper():  # "PLEASE NOTE: THE DATE HAS BEEN CORRECTED."
        return []
    own, other = (_unit(block, story) for block in (opening, second))
    below_facts = story.facts_end > story.title_end
    if _is_bold(opening) and not _is_bold(second) and not (below_facts and prose.is_leaf(other)):
        return [opening]
    if below_facts and not own.names:
        return []
    if own in story.title_boxes and other not in story.title_boxes:
        return [opening]
    apart = own is not other and own.first == own.last and not _alike(own, other)
    bare = not other.names and other.first == other.last  # one paragraph in a wrapper is no body
    apart = apart and other.tag in ("div", "section") and not (bare or prose.is_leaf(other))
    return [opening] if apart and not any(_alike(_unit(block, story), own) for block in story.body[2:]) else []


def _alike(one: Box, other: Box) -> bool:
    """Whether two boxes are called the same, their places apart: "s0", "s1"; "field-item even", "field-item odd"."""
    return one.tag == other.tag and _POSITION.sub("", one.names) == _POSITION.sub("", other.names)


def _is_bold(block: Block) -> bool:
    """Whether all of a block is bold: then it is no paragraph like the others."""
    return all(run.bold for run in block.runs if run.text.strip() and not run.machine)


def _unit(block: Block, story: Story) -> Box:
    """The box directly in the body's box that holds a block."""
    box = block.box
    while box.parent is not None and box is not story.box and box.parent is not story.box:
        box = box.parent
    return box


def _is_lead(block: Block, story: Story) -> bool:
    if block.zone is not Zone.ARTICLE or block.index in story.taken or block.box.foreign or block.text == story.title:
        return False
    if tools.is_imprint(block) or tools.is_tool(block):
        return False
    sentence = len(block.text) >= 60 or (len(block.text) >= 25 and block.text.endswith("."))
    line = block.tag in pieces.HEADINGS or (block.tag == "p" and block.box.parent is story.title_box.parent)
    line = line and sentence and not (block.all_link or block.text.isupper() or printed_lines.is_date_line(block))
    return (line or pieces.is_prose(block)) and not pieces.is_caption(block, block.index in story.pictured)


_LEADS: Final[tuple[tuple[str, Callable[[Story], list[Block]]], ...]] = (
    ("between title and facts", _above_facts),
    ("class", _by_name),
    ("repeated", _repeated),
    ("above title", _above_title),
    ("above the body", _above_body),
    ("set apart", _set_apart),
)
