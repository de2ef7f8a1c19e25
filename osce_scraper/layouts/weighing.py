"""Running text and signs of other stories, weighed box by box: which boxes hold something else than the article."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from osce_scraper.layouts import endings, link_lines, pieces, printed_lines, tools
from osce_scraper.layouts.blocks import Blocks
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.repeats import SHORT_LINE
from osce_scraper.layouts.zones import Zone

PIECES: Final = pieces.HEADINGS | {"p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center"}
"""A box of one of these is a piece of text, not the place where the text stands."""
NOTICE: Final = 300
"""Characters of running text that a button or "Subscribe" may head, or another notice has."""
_LINKED_PROSE: Final = 300  # characters of running text that a link or a date of a list may have beside it
_TEASER: Final = re.compile(r"(?<![a-z])(?:teaser|card|promo|tile)s?(?![a-z])", re.IGNORECASE)
_HEADED: Final = (2, 3)  # parts of a teaser: a box with its title and date, then its text
_MOST_CELLS: Final = 60
_LONGEST_SIZE: Final = 20  # characters of "412.5 KB", and of the head of its column
_ROWS: Final = frozenset(("tr", "header"))  # hold a title and its date, and no text
_NO_TEASERS: Final = pieces.HEADINGS | {"li", "dt", "dd"}  # dates there are those of a timeline


def weigh(page: Blocks, title: set[Box], within: range, taken: set[int], others: Collection[Box] = ()) -> None:
    """Count running text and signs of other stories in every box, and set apart those of something else.

    Only blocks `within` count as text, none that is `taken` by facts and none in boxes of `others`; boxes around the
    `title` are the article's.
    """
    for box in page.boxes:
        box.prose = box.links = box.clusters = box.teasers = box.dates = 0
        box.foreign = box.zone is not Zone.ARTICLE or box in others
    _count(page.blocks, within, taken)
    heading: dict[int, bool] = {}
    facts = sorted(taken)
    for box in reversed(page.boxes):
        if box not in title and not box.foreign:
            box.foreign = _is_foreign(page.blocks, box, heading, facts)
        if box.parent is not None and not box.foreign:
            _add_up(box, box.parent)
        elif box.parent is not None and _is_head(box, title):
            box.parent.teasers += box.teasers  # title and date of a teaser whose text stands below
    dated = [box for box in page.boxes if box.dates == 1 and _is_dated(box, title)]
    rows = Counter((box.parent, box.tag, box.names) for box in dated)
    for box in dated:
        box.foreign = rows[box.parent, box.tag, box.names] > 1
    for box in page.boxes:
        if box.parent is not None and box.parent.foreign:
            box.foreign = True


def _count(blocks: Sequence[Block], within: range, taken: set[int]) -> None:
    """Count each block in its own box."""
    listed = False  # whether the block before is a linked title too
    for block in blocks:
        if block.index in taken:
            continue
        opens = block.linked > 0 and (link_lines.opens_linked(block) or link_lines.is_dated_link(block))
        text = block.index in within and not opens and pieces.is_prose(block)
        linked = not text and (opens or link_lines.is_linked_title(block))
        if text:
            block.box.prose += len(block.text)
        elif linked:
            block.box.links += 1
            block.box.clusters += not listed
            row = _row(block)
            near = blocks[max(row.first, block.index - 2) : min(row.last + 1, block.index + 4)]
            own = row if row.tag in _ROWS else block.box
            dated = any(other.index not in taken and printed_lines.is_date_line(other) for other in near)
            own.teasers += dated or link_lines.is_dated_link(block)
        elif not block.linked and block.box.tag not in _NO_TEASERS and printed_lines.is_date_line(block):
            block.box.dates += 1
        listed = linked


def _add_up(box: Box, around: Box) -> None:
    around.prose += box.prose
    around.links += box.links
    around.clusters += box.clusters
    around.teasers += box.teasers
    around.dates += box.dates


def _is_head(box: Box, title: set[Box]) -> bool:
    """Whether a box is the header of its parent, another story's, by its tag or by the few things below it."""
    parent = box.parent
    opens = parent is not None and box.first == parent.first and box not in title and not box.prose
    return opens and (box.tag == "header" or (parent is not None and box.tag == "div" and len(parent.items) in _HEADED))


def _is_dated(box: Box, title: set[Box]) -> bool:
    """Whether a box with a date of its own holds some text and any link, be it a picture's: one of several is a teaser.

    Without a link it is a step of a timeline.
    """
    told = 0 < box.prose <= _LINKED_PROSE and not box.foreign and box not in title
    return told and _has_link(box)


def _has_link(box: Box) -> bool:
    return box.element.find(".//a[@href]") is not None


def _row(block: Block) -> Box:
    """The innermost box that holds more than a block."""
    box = block.box
    while box.first == box.last and box.parent is not None:
        box = box.parent
    return box


def _is_foreign(blocks: Sequence[Block], box: Box, heading: dict[int, bool], facts: Sequence[int]) -> bool:
    """Whether a box holds something else than the article: a list of stories, a teaser, contacts, tools.

    `heading` keeps for a block whether it heads such a thing: boxes that hold one another begin with the same. "News"
    above the story's `facts` is its item type.
    """
    if box.first < 0 or (box.tag in PIECES and box.tag not in ("ul", "ol", "dl")):
        return False
    headed = box.first != box.last and box.prose < 2 * pieces.TEASER and _heads(blocks, box, heading)
    typed = headed and printed_lines.is_kind(blocks[box.first]) and _holds(box, facts)
    if headed and not typed and (box.prose < NOTICE or not tools.is_tool(blocks[box.first])):
        return True
    if _heads_foreign(box) or (box.tag == "table" and _lists_files(blocks, box)):
        return True
    if box.teasers and box.prose <= pieces.TEASER * box.teasers:
        return True
    if box.links and box.prose <= _LINKED_PROSE and _TEASER.search(box.names):
        return any(map(link_lines.is_linked_title, blocks[box.first : box.first + 2]))
    others = box.last - box.first + 1 - box.dates  # none between a date of issue and one of an update
    listed = box.dates > 1 and others >= box.dates and 0 < box.prose <= _LINKED_PROSE * box.dates
    if listed and _has_link(box) and not pieces.is_prose(blocks[box.first]):
        return True
    return box.links >= 2 and box.tag not in ("ul", "ol") and box.prose <= _LINKED_PROSE * box.clusters


def _holds(box: Box, facts: Sequence[int]) -> bool:
    """Whether any of the story's facts, the indices of their blocks in order, stands in a box."""
    first = bisect_left(facts, box.first)
    return first < len(facts) and facts[first] <= box.last


def _lists_files(blocks: Sequence[Block], table: Box) -> bool:
    """Whether a table is one of files with their sizes: "Attachment", "Size"."""
    if table.last - table.first >= _MOST_CELLS:
        return False
    cells = blocks[table.first : table.last + 1]
    linked = [cell for cell in cells if cell.linked]
    return bool(linked) and all(
        link_lines.leads_to_file(cell) if cell.linked else len(cell.text) <= _LONGEST_SIZE for cell in cells
    )


def _heads_foreign(box: Box) -> bool:
    """Whether a box holds lists of links, or rows, and their heading, nothing else."""
    inner = [item for item in box.items if isinstance(item, Box) and item.tag != "caption"]
    if len(inner) > 1 and inner[0].tag in ("tr", "thead") and not inner[0].foreign and not box.prose:
        return all(item.foreign and item.zone is Zone.ARTICLE for item in inner[1:])  # "Date", "Headline"
    if box.prose or not inner or not all(item.foreign and item.zone is Zone.ARTICLE for item in inner):
        return False
    own = [item for item in box.items if isinstance(item, Block)]
    return len(own) == 1 and len(own[0].text) <= SHORT_LINE


def _heads(blocks: Sequence[Block], box: Box, heading: dict[int, bool]) -> bool:
    """Whether the first block of a box is its own heading and says that what it heads is no part of the article."""
    first = blocks[box.first]
    if box.first not in heading:
        ends = endings.ends_article(first, blocks[box.first + 1]) or tools.asks_to_join(first.text)
        heading[box.first] = ends
    if not heading[box.first]:
        return False
    top = first.box
    while top is not box and top.parent is not box and top.parent is not None and top.parent.first == top.parent.last:
        top = top.parent
    return top is box or top.parent is box
