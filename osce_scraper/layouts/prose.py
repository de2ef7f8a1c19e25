"""The body of an article among the blocks of its page, found without knowing any class.

Running text is weighed box by box. Boxes that hold something else (other stories' titles and dates, contacts, tools)
are set apart; the body is what is left in the innermost box that holds all the running text behind title and facts.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from osce_scraper.layouts import pieces, repeats, tools
from osce_scraper.layouts.blocks import Blocks
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.runs import BREAK, is_rule
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

# A box of one of these is a piece of text, not the place where the text stands.
_PIECES = pieces.HEADINGS | {"p", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center"}
_BULLETS = ("- ", "• ", "– ", "* ")
_INDENT = re.compile("\\s*(?:\u00a0\\s*){2,}")  # a paragraph's first line, moved in by hard spaces
_LINKED_PROSE = 300  # characters of running text that a link or a date of a list may have beside it
_ROWS = frozenset(("tr", "header"))  # hold a title and its date, and no text
_NO_TEASERS = pieces.HEADINGS | {"li", "dt", "dd"}  # dates there are those of a timeline
_NOTICE = 300  # characters of running text that a button or "Subscribe" may head, or another notice has
_SHORT_TAIL = 80
_NEAR = 5  # boxes around a block, in one of which its heading stands
_IMPRINT = 50  # characters of the last line of a page: "Your browser does not show frames."
_NAME = re.compile("[a-z]+")
_FOOTNOTE = re.compile(r"[\[(*†]|\d")


def weigh(page: Blocks, title: set[Box], within: range, taken: set[int], others: Collection[Box] = ()) -> None:
    """Count running text and signs of other stories in every box; only blocks `within` count as text, and none in boxes of `others`."""
    for box in page.boxes:
        box.prose = box.links = box.clusters = box.teasers = box.dates = 0
        box.foreign = box.zone is not Zone.ARTICLE or box in others
    listed = False  # whether the block before is a linked title too
    for block in page.blocks:
        if block.index in taken:
            continue
        opens = block.linked > 0 and (pieces.opens_linked(block) or pieces.is_dated_link(block))
        text = block.index in within and not opens and pieces.is_prose(block)
        linked = not text and (opens or pieces.is_linked_title(block))
        if text:
            block.box.prose += len(block.text)
        elif linked:
            block.box.links += 1
            block.box.clusters += not listed
            row = _row(block)
            near = page.blocks[max(row.first, block.index - 2) : min(row.last + 1, block.index + 4)]
            own = row if row.tag in _ROWS else block.box
            own.teasers += any(other.index not in taken and pieces.is_date_line(other) for other in near)
        elif not block.linked and block.box.tag not in _NO_TEASERS and pieces.is_date_line(block):
            block.box.dates += 1
        listed = linked
    for box in reversed(page.boxes):
        if box not in title and not box.foreign:
            box.foreign = _is_foreign(page.blocks, box)
        if box.parent is not None and not box.foreign:
            box.parent.prose += box.prose
            box.parent.links += box.links
            box.parent.clusters += box.clusters
            box.parent.teasers += box.teasers
            box.parent.dates += box.dates
        elif (
            box.parent is not None
            and box.tag == "header"
            and box not in title
            and not box.prose
            and box.first == box.parent.first
        ):
            box.parent.teasers += box.teasers  # title and date of a teaser whose text stands below
    dated = [box for box in page.boxes if box.dates == 1 and _is_dated(box, title)]
    rows = Counter((box.parent, box.tag, box.names) for box in dated)
    for box in dated:
        box.foreign = rows[box.parent, box.tag, box.names] > 1
    for box in page.boxes:
        if box.parent is not None and box.parent.foreign:
            box.foreign = True


def _is_dated(box: Box, title: set[Box]) -> bool:
    """Whether a box with a date of its own holds some text: one of several is a teaser, linked or not."""
    return 0 < box.prose <= _LINKED_PROSE and not box.foreign and box not in title


def _row(block: Block) -> Box:
    """The innermost box that holds more than a block."""
    box = block.box
    while box.first == box.last and box.parent is not None:
        box = box.parent
    return box


def _is_foreign(blocks: Sequence[Block], box: Box) -> bool:
    """Whether a box holds something else than the article: a list of stories, a teaser, contacts, tools."""
    if box.first < 0 or (box.tag in _PIECES and box.tag not in ("ul", "ol", "dl")):
        return False
    most = _NOTICE if tools.is_tool(blocks[box.first]) else 2 * pieces.TEASER
    if box.first != box.last and box.prose < most and _heads(blocks, box):
        return True
    if _heads_foreign(box):
        return True
    if box.teasers and box.prose <= pieces.TEASER * box.teasers:
        return True
    others = box.last - box.first + 1 - box.dates  # none between a date of issue and one of an update
    listed = box.dates > 1 and others >= box.dates and 0 < box.prose <= _LINKED_PROSE * box.dates
    if listed and not pieces.is_prose(blocks[box.first]):
        return True
    return box.links >= 2 and box.tag not in ("ul", "ol") and box.prose <= _LINKED_PROSE * box.clusters


def _heads_foreign(box: Box) -> bool:
    """Whether a box holds lists of links and their heading, nothing else."""
    inner = [item for item in box.items if isinstance(item, Box)]
    if box.prose or not inner or not all(item.foreign and item.zone is Zone.ARTICLE for item in inner):
        return False
    own = [item for item in box.items if isinstance(item, Block)]
    return len(own) == 1 and len(own[0].text) <= _SHORT_TAIL


def _heads(blocks: Sequence[Block], box: Box) -> bool:
    """Whether the first block of a box is its own heading and says that what it heads is no part of the article."""
    top = blocks[box.first].box
    while top is not box and top.parent is not box and top.parent is not None and top.parent.first == top.parent.last:
        top = top.parent
    heading = blocks[box.first]
    ends = pieces.ends_article(heading, blocks[box.first + 1]) or tools.asks_to_join(heading.text)
    return (top is box or top.parent is box) and ends


def body_box(page: Blocks, title: set[Box]) -> Box:
    """The innermost box that holds the running text."""
    box = page.boxes[0]
    while True:
        inner = [item for item in box.items if isinstance(item, Box) and item.prose and not item.foreign]
        best = max(inner, key=lambda item: item.prose, default=None)
        if best is None or any(isinstance(item, Block) and pieces.is_prose(item) for item in box.items):
            return box
        holder = next((item for item in inner if item in title), None)
        loose = sum(
            item.prose for item in inner if item.tag in _PIECES or is_leaf(item)
        )  # text that stands beside the title's box
        if holder is not None and 3 * holder.prose >= best.prose and holder.prose >= loose:
            best = holder
        others = [item for item in inner if item is not best and item is not holder and _same_story(best, item, box)]
        if best not in title and (
            best.tag in _PIECES
            or is_leaf(best)
            or any(_same_story(best, o, box) for o in others)
            or _is_one_of_many(best, box)
        ):
            return box
        further = [item for item in inner if item.first > best.last and _goes_on(best, item, box)]
        if best in title and sum(item.prose for item in further) >= _NOTICE:
            return box
        box = best


def _goes_on(first: Box, other: Box, around: Box) -> bool:
    """Whether a box behind the one that holds title and first paragraphs is a further part of the text, by its names."""
    if other.tag != first.tag or other.tag == "article":
        return False
    if around.tag in ("html", "body"):
        return bool(first.names) and first.names == other.names
    words, others = (set(_NAME.findall(box.names.lower())) for box in (first, other))
    return (not words and not others) or not words.isdisjoint(others)


def _is_one_of_many(best: Box, around: Box) -> bool:
    """Whether a box of one paragraph is followed by others of its name: short lines that are no sentences."""
    if best.first != best.last:
        return False
    after = [item for item in around.items if isinstance(item, Box) and item.first > best.last and not item.foreign]
    if not best.names:  # a wrapper: what follows is a paragraph, or one in a wrapper
        return any(item.tag == "p" or (item.tag == best.tag and _holds_p(item)) for item in after) and _holds_p(best)
    return any((item.tag, item.names) == (best.tag, best.names) for item in after)


def _holds_p(box: Box) -> bool:
    return len(box.items) == 1 and isinstance(box.items[0], Box) and box.items[0].tag == "p"


def is_leaf(box: Box) -> bool:
    """Whether a box holds text and no boxes."""
    return all(isinstance(item, Block) for item in box.items)


def _same_story(best: Box, other: Box, around: Box) -> bool:
    if other.tag in _PIECES or (other.tag == best.tag and other.names == best.names):
        return True
    return around.tag not in ("html", "body")


def body(page: Blocks, box: Box, within: range, taken: set[int], title: str) -> list[Block]:
    """The blocks of the body in a box, in order, without captions, contacts, tools and other stories."""
    found: list[Block] = []
    pending: list[Block] = []
    contacts = False
    pictured = {picture.before for picture in page.pictures}
    for block in _own_blocks(box, within):
        if block.index in taken or block.text in ("", title) or block.zone is not Zone.ARTICLE:
            continue
        if contacts and pieces.is_contact_line(block):
            continue
        after = page.blocks[block.index + 1 : block.index + 2]
        if found and after and pieces.heads_links(block, after[0]):
            break
        contacts = pieces.is_contact(block)
        if contacts or tools.is_tool(block) or pieces.is_caption(block, block.index in pictured) or is_rule(block.text):
            continue
        if found and pieces.ends(block, page.blocks):
            break
        pending.append(block)
        stray = bool(found) and (_is_stray(block, found[-1]) or (bool(after) and _heads_others(block, after[0])))
        if not (stray or pieces.is_loose(block) or tools.is_imprint(block)):
            found += pending
            pending = []
    whole = len(found)
    while found and (
        tools.is_imprint(found[-1])
        or _is_under_rule(found, page.rules)
        or (len(found) < whole and pieces.is_loose(found[-1]))
    ):
        found.pop()
    return repeats.without_pull_quotes(found)


def _heads_others(block: Block, after: Block) -> bool:
    """Whether a short line stands above what may be other stories, in the box of these, whatever it says."""
    own = any(box.parent in (block.box, block.box.parent) for box in islice(after.box.up(), _NEAR))
    if not own or len(block.text) > _SHORT_TAIL // 2 or block.tag in ("li", "dd", "td"):
        return False
    unended = not block.text.rstrip("*†[]0123456789").endswith(pieces.SENTENCE_END)
    return unended and (after.box.foreign or pieces.leads_to_links(after))


def _is_stray(block: Block, before: Block) -> bool:
    """Whether a short line stands in a box unlike that of the text before it: the heading of a menu below."""
    box, other = block.box, before.box
    alike = (box.tag, box.names, box.depth) == (other.tag, other.names, other.depth)
    return box.tag == "div" and not alike and len(block.text) <= 40 and not block.text.endswith(pieces.SENTENCE_END)


def _is_under_rule(body: Sequence[Block], rules: Sequence[int]) -> bool:
    """Whether the last block is one short line below the last `hr`, and no footnote."""
    last = body[-1]
    short = len(last.text) <= _IMPRINT and not _FOOTNOTE.match(last.text)
    return short and len(body) > 3 and any(body[-2].index < rule <= last.index for rule in rules)


def _own_blocks(box: Box, within: range) -> Iterator[Block]:
    stack: list[Box | Block] = list(reversed(box.items))
    while stack:
        item = stack.pop()
        if isinstance(item, Block):
            if item.index in within:
                yield item
        elif not item.foreign and item.last >= within.start:
            stack.extend(reversed(item.items))


def paragraphs(block: Block) -> list[str]:
    """The paragraphs of a block: its lines where all are sentences, bullets or indented, else one."""
    if BREAK not in [run.text for run in block.runs]:
        return [block.text]
    printed = ["".join([run.text for run in line if not run.machine]) for line in block.lines()]
    lines = [line for line in map(clean, printed) if line]
    sentences = all(len(line) >= 25 and line.endswith(pieces.SENTENCE_END) for line in lines)
    bullets = sum(line[:2] in _BULLETS for line in lines) >= max(2, len(lines) - 1)
    indented = all(_INDENT.match(line) for line in printed[1:] if line.strip())
    return lines if sentences or bullets or indented else [block.text]
