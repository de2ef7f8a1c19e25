"""The body of an article among the blocks of its page, found without knowing any class.

Boxes that hold something else were set apart (`weighing`); the body is what is left in the innermost box that holds all
the running text behind title and facts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from osce_scraper.layouts import endings, link_lines, pieces, printed_lines, repeats, tools
from osce_scraper.layouts.blocks import Blocks
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.repeats import SHORT_LINE
from osce_scraper.layouts.runs import BREAK, is_rule
from osce_scraper.layouts.weighing import NOTICE, PIECES
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_BULLETS = ("- ", "• ", "– ", "* ")
_INDENT = re.compile("\\s*(?:\u00a0\\s*){2,}")  # a paragraph's first line, moved in by hard spaces
_LINES = 40  # that are looked at of a box
_ENOUGH = 3  # paragraphs behind which another story may begin
_NEAR = 5  # boxes around a block, in one of which its heading stands
_IMPRINT = 50  # characters of the last line of a page: "Your browser does not show frames."
_NAME = re.compile("[a-z]+")
_FOOTNOTE = re.compile(r"[\[(*†]|\d")


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
            item.prose for item in inner if item.tag in PIECES or is_leaf(item)
        )  # text that stands beside the title's box
        # beside a lead, all that the box of the story holds counts; beside a body, the page holds other stories
        rest = best.prose if box.tag in ("html", "body") else sum(item.prose for item in inner)
        large = holder is not None and 3 * holder.prose >= rest and holder.prose >= loose
        if holder is not None and large and not _is_repeated(page.blocks, holder, best):
            best = holder
        others = [item for item in inner if item is not best and item is not holder and _same_story(best, item, box)]
        if best not in title and (
            best.tag in PIECES
            or is_leaf(best)
            or any(_same_story(best, o, box) for o in others)
            or _is_followed_by_list(page.blocks, best, box)
            or _is_one_of_many(best, box)
        ):
            return box
        further = [item for item in inner if item.first > best.last and _goes_on(best, item, box)]
        if best in title and sum(item.prose for item in further) >= NOTICE:
            return box
        box = best


def _is_followed_by_list(blocks: Sequence[Block], best: Box, around: Box) -> bool:
    """Whether a box like that of the text holds a heading and a list whose lines are no sentences: a part of the text."""
    for item in around.items:
        if isinstance(item, Block) or item.first <= best.last or item.foreign or item.zone is not Zone.ARTICLE:
            continue
        alike = (item.tag, item.names) == (best.tag, best.names) or _goes_on(best, item, around)
        if not alike or blocks[item.first].tag not in pieces.HEADINGS:
            continue
        heading, *lines = blocks[item.first : min(item.last, item.first + _LINES) + 1]
        if lines and all(line.tag == "li" and not line.linked for line in lines):
            return not endings.ends_article(heading, lines[0])
    return False


def _is_repeated(blocks: Sequence[Block], holder: Box, best: Box) -> bool:
    """Whether the box around the title holds a lead that the text begins with."""
    if holder is best or 2 * holder.prose >= best.prose:
        return False
    lead, opening = (next(filter(pieces.is_prose, _opening(blocks, box)), None) for box in (holder, best))
    return lead is not None and opening is not None and lead.text == opening.text


def _opening(blocks: Sequence[Block], box: Box) -> Sequence[Block]:
    return blocks[box.first : min(box.last, box.first + _LINES) + 1]


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
    if other.tag in PIECES or (other.tag == best.tag and other.names == best.names):
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
        if contacts and pieces.is_contact_line(block) and not endings.ends(block, page.blocks):
            continue
        after = page.blocks[block.index + 1 : block.index + 2]
        if found and after and link_lines.heads_links(block, after[0]):
            break
        if block.linked and (link_lines.is_headed(block) or link_lines.is_file_name(block)):
            continue
        contacts = pieces.is_contact(block)
        if block.tag == "legend" and len(block.text) <= SHORT_LINE // 4:  # "Text"
            continue
        numbered = pieces.is_number(block) and bool(after) and pieces.is_prose(after[0])
        if (
            contacts
            or numbered
            or tools.is_tool(block)
            or pieces.is_caption(block, block.index in pictured)
            or is_rule(block.text)
        ):
            continue
        if found and (endings.ends(block, page.blocks) or _opens_another(block, after, found)):
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
    if not own or len(block.text) > SHORT_LINE // 2 or block.tag in ("li", "dd", "td"):
        return False
    unended = not block.text.rstrip("*†[]0123456789").endswith(pieces.SENTENCE_END)
    return unended and (after.box.foreign or link_lines.leads_to_links(after))


def _opens_another(block: Block, after: Sequence[Block], body: Sequence[Block]) -> bool:
    """Whether a line is another story's title, in a box unlike that of the text before it: its date stands below."""
    before = body[-1]
    titled = 20 <= len(block.text) <= 2 * SHORT_LINE and not block.text.endswith(pieces.SENTENCE_END)
    apart = block.box.parent is not before.box.parent and block.box is not before.box
    return len(body) >= _ENOUGH and titled and apart and bool(after) and printed_lines.is_date(after[0].text)


def _is_stray(block: Block, before: Block) -> bool:
    """Whether a short line stands in a box unlike that of the text before it: the heading of a menu below."""
    box, other = block.box, before.box
    alike = (box.tag, box.names, box.depth) == (other.tag, other.names, other.depth)
    return box.tag == "div" and not alike and len(block.text) <= 40 and not block.text.endswith(pieces.SENTENCE_END)


def _is_under_rule(body: Sequence[Block], rules: Sequence[int]) -> bool:
    """Whether the last block is one short line below the last `hr`, and no footnote."""
    last = body[-1]
    short = len(last.text) <= _IMPRINT and not _FOOTNOTE.match(last.text)
    return (
        short and len(body) > 3 and not _is_further(body) and any(body[-2].index < rule <= last.index for rule in rules)
    )


def _is_further(body: Sequence[Block]) -> bool:
    """Whether the last block is a sentence in a box as the others have, no word of the page itself: "The talks ended."."""
    last, before = body[-1], body[-2]
    alike = (last.box.tag, last.box.names, last.box.parent) == (before.box.tag, before.box.names, before.box.parent)
    return alike and last.tag == "p" and pieces.is_prose(last) and "browser" not in last.text.casefold()


def _own_blocks(box: Box, within: range) -> Iterator[Block]:
    stack: list[Box | Block] = list(reversed(box.items))
    while stack:
        item = stack.pop()
        if isinstance(item, Block):
            if item.index in within:
                yield item
        elif not item.foreign and item.last >= within.start:
            stack.extend(reversed(item.items))


def _begun_by_indent(lines: Sequence[str]) -> list[str]:
    """The paragraphs of hard-wrapped lines of which only those that begin one are indented; none elsewhere."""
    written = [line for line in lines if line.strip()]
    begins = [line[:2].isspace() for line in written]
    if not begins or not begins[0] or sum(begins) < 2 or all(begins):
        return []
    found: list[str] = []
    for line, is_first in zip(written, begins, strict=True):
        found.append(clean(line)) if is_first else found.append(f"{found.pop()} {clean(line)}")
    return found


def paragraphs(block: Block) -> list[str]:
    """The paragraphs of a block: its lines where all are sentences, bullets or indented, else one."""
    if BREAK not in [run.text for run in block.runs]:
        return [block.text]
    printed = ["".join([run.text for run in line if not run.machine]) for line in block.lines()]
    if block.tag == "pre" and (begun := _begun_by_indent(printed)):
        return begun
    lines = [line for line in map(clean, printed) if line]
    sentences = all(len(line) >= 25 and line.endswith(pieces.SENTENCE_END) for line in lines)
    bullets = sum(line[:2] in _BULLETS for line in lines) >= max(2, len(lines) - 1)
    indented = all(_INDENT.match(line) for line in printed[1:] if line.strip())
    return lines if sentences or bullets or indented else [block.text]
