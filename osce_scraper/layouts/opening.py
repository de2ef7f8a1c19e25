"""What stands around the title of a story: its item type above, its lead below."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import Final

from osce_scraper.layouts import link_lines, pieces, printed_lines, prose, tools, words
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_KICKER_NAMES = re.compile(
    r"kicker|eyebrow|item-type|content-type|node-type|type-label|[-_]type(?:\s|$)|bundle|category|overline|pretitle"
)
_LEAD_NAMES = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|intro|introtext|introduction|standfirst|deck|dek|(?<!with-)(?<!with_)summary|subtitle|subheading|abstract|description|teaser)(?:$|[\s_-])"
)
_LONGEST_KICKER = 40
_FAR = 16  # blocks above a title, its facts among them
_DATELINE = re.compile(
    r"(?=\D{3,60}\d{1,2}\.? [^\W\d]+\.? (?:19|20)\d\d)[^\Wa-zа-яё\d_]{3}|\d{1,2} [^\W\d]+ (?:19|20)\d\d\W{0,3}[-–—]"
)
_HOUSE = re.compile(r"^(?:OSCE|ODIHR|ОБСЕ|ОБСЄ|OSZE)\s+")
_TRAIL = re.compile(r"\s*[>»›→]\s*")
_LONGEST_TRAIL = 120
_NAMES_AUTHOR = re.compile(r"(?:[^\W\d]+ )?by:? [^\W\d]", re.IGNORECASE)  # "Delivered by Secretary General ..."
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\s+(?:No\.?|N[°º]|Nr\.?|№)\s*\d[\d/.-]*$", re.IGNORECASE)  # "PRESS RELEASE No. 61/97"


def kicker(story: Story) -> str | None:
    """The item type printed right above or below the title ("News Item", "Press release"); a crumb is none."""
    if story.kicker:
        return story.kicker
    for block in islice((block for block in story.above(_FAR) if block.index not in story.taken), 4):
        if _is_kicker(block, story):
            return _without_label(_NUMBER.sub("", _of_house(block.text)))
        if kind := _in_trail(block):
            return kind
        if words.key(block.text) in words.words("crumbs"):
            break
    below = (block for block in story.below(3) if story.title and block.index not in story.taken)
    found = next((block.text for block in below if _is_kicker(block, story)), None) or _above_facts_alone(story)
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
    if line.index in (0, story.title_end):
        return False
    above = story.blocks[line.index - 1]
    return above.tag in pieces.HEADINGS and link_lines.is_linked_title(above)


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


def _is_kicker(block: Block, story: Story) -> bool:
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
    return not told and (heading or line) and not _is_kicker(block, story)


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
    """Whether two boxes are called the same, their numbers apart: "s0", "s1"."""
    return one.tag == other.tag and _DIGITS.sub("", one.names) == _DIGITS.sub("", other.names)


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
