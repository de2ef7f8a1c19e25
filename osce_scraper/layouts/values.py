"""Where the value of a label stands: beside it, below it, in its row, in cells and siblings, or above it."""

import re
from collections.abc import Sequence

from osce_scraper.layouts import labels, tools, words
from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.fact import Fact
from osce_scraper.layouts.zones import Zone

MOST = 20  # 18 fields of work were seen on one row (site.md, section 3); menus print 23
_SHORT = 120
_LONGEST_LABEL = 45
_MANY = frozenset(("issued_by", "fields_of_work", "where"))  # fields of several values
_ROWS = frozenset(("tr", "li", "div", "p", "section"))
_POSITION = re.compile(r"\b(?:odd|even|first|last|\d+)\b|\s+")


def _value_above(fact: Fact, blocks: Sequence[Block]) -> range:
    """The blocks in front of a label that comes last in its row, or in a list of definitions that begins with one."""
    row = fact.box
    while row.parent is not None and row.first == row.last:
        row = row.parent
    start = row.first
    if row.tag == "dl":
        parts = [item for item in row.items if isinstance(item, Box)]
        if not parts or parts[0].tag != "dd" or parts[-1].tag != "dt":
            return range(0)
        start = 1 + max(
            (part.last for part in parts if part.tag == "dt" and part.last < fact.first), default=row.first - 1
        )
    elif row.last != fact.first or row.tag not in _ROWS:
        return range(0)
    above = range(start, fact.first)
    return above if len(above) <= MOST and all(_is_value(blocks[i], fact) for i in above) else range(0)


def take(fact: Fact, blocks: Sequence[Block], index: int, stop: int) -> int:
    """Give a label that fills its block the blocks beside it; returns the index behind them."""
    if above := _value_above(fact, blocks):
        fact.lines = [line for number in above for line in blocks[number].lines()]
        fact.first = above.start
        return index
    if cell := _cell_below(fact, blocks):
        for block in blocks[cell.first : cell.last + 1] if cell.first >= 0 else ():
            fact.lines += block.lines()
            fact.last = block.index
        return index
    end = _value_end(fact, blocks, index, stop)
    for block in blocks[index:end]:
        fact.lines += block.lines()
        fact.last = block.index
    return end


def further(fact: Fact, blocks: Sequence[Block], stop: int) -> int:
    """Give a label with its first value beside it the links in the rows below, where its box holds nothing else."""
    around = fact.box.parent
    if around is None or fact.field not in _MANY or around.first != fact.first or around.last >= stop:
        return 0
    rest = blocks[fact.last + 1 : around.last + 1]
    if not 0 < len(rest) < MOST or not all(_is_link_row(block, fact, around) for block in rest):
        return 0
    for block in rest:
        fact.lines += block.lines()
        fact.last = block.index
    return fact.last + 1


def _is_link_row(block: Block, fact: Fact, around: Box) -> bool:
    beside = (block.box.tag, block.box.parent) == (fact.box.tag, around)
    return beside and block.all_link and _is_value(block, fact)


def _cell_below(fact: Fact, blocks: Sequence[Block]) -> Box | None:
    """The cell under a label in a table, or boxes in rows, whose first row is all labels; None for other labels."""
    row = fact.box.parent
    if row is None or row.first == row.last or row.last + 1 >= len(blocks):
        return None
    cells_above = [item for item in row.items if isinstance(item, Box)]
    heads = blocks[row.first : row.last + 1]
    known = sum(words.key(head.text) in words.labels() for head in heads)
    if (
        len(cells_above) < 2
        or len(heads) != len(cells_above)
        or 2 * known <= len(heads)
        or not all(words.key(head.text) in words.labels() or head.text.endswith(":") for head in heads)
    ):
        return None
    for below in blocks[row.last + 1].box.up():
        cells = [item for item in below.items if isinstance(item, Box)]
        if below.tag == row.tag and len(cells) == len(cells_above):
            return cells[cells_above.index(fact.box)]
    return None


def _value_end(fact: Fact, blocks: Sequence[Block], index: int, stop: int) -> int:
    if index >= stop or not _is_value(blocks[index], fact):
        return index
    around = set(fact.box.up())
    top = blocks[index].box
    if top in around:  # bare text behind the label's own element
        return _rows_end(blocks, index + 1, stop, fact, top)
    while top.parent is not None and top.parent not in around:
        top = top.parent
    end = min(top.last + 1, stop)
    if not all(_is_value(block, fact) for block in blocks[index + 1 : end]):
        return index
    row = top.parent
    if row is not None and row.first == fact.first and row.last > top.last:
        rest = blocks[end : row.last + 1]
        if len(rest) <= 30 and all(_is_value(block, fact) for block in rest):
            return min(row.last + 1, stop)
    while end < stop and _is_value(blocks[end], fact) and _alike(blocks[end], top):
        end += 1
    end = max(end, _unnamed_end(blocks, end, stop, fact, top))
    return _rows_end(blocks, end, stop, fact, row)


def _unnamed_end(blocks: Sequence[Block], end: int, stop: int, fact: Fact, first: Box) -> int:
    """Behind values in siblings without a class, where the next known label ends them and no text does."""
    if first.names or fact.field not in _MANY:
        return end
    for index in range(end, min(end + MOST, stop)):
        block = blocks[index]
        if not any(box.tag == first.tag and box.parent is first.parent for box in block.box.up()):
            label = words.key(block.text[:_LONGEST_LABEL]) in words.labels()
            return index if label or _is_facts_end(blocks, index, fact, first.parent) else end
        if not _is_value(block, fact):
            return index if words.key(block.text[:_LONGEST_LABEL]) in words.labels() else end
    return end


def _is_facts_end(blocks: Sequence[Block], index: int, fact: Fact, around: Box | None) -> bool:
    """Whether a box that begins with a label ends in front of a block: all that is in it are facts."""
    if (
        around is None
        or around.last != index - 1
        or not (around.first == fact.first or labels.facts_of(blocks[around.first], None))
    ):
        return False
    return all(len(block.text) <= _SHORT and not block.text.endswith(".") for block in blocks[fact.last + 1 : index])


def _rows_end(blocks: Sequence[Block], end: int, stop: int, fact: Fact, row: Box | None) -> int:
    """Behind further values in rows of their own: "field-item odd" holds label and value, "field-item even" a value."""
    if row is None or row.parent is None:
        return end
    rest = blocks[end : row.parent.last + 1]
    only = fact.field in _MANY and row.parent.first == fact.first and len(rest) < MOST
    if only and not row.names and all(block.all_link and _is_value(block, fact) for block in rest):
        return min(max(end, row.parent.last + 1), stop)
    if "item" in row.names or (row.tag == "span" and fact.field in _MANY):
        while end < stop and blocks[end].index > row.last and _alike(blocks[end], row) and _is_value(blocks[end], fact):
            end += 1
    return end


def _is_value(block: Block, fact: Fact) -> bool:
    long = len(block.text) - block.linked > labels.LONGEST_VALUE or (len(block.text) > 120 and block.text.endswith("."))
    if long or block.tag in labels.HEADINGS or block.zone >= Zone.RELATED:
        return False
    label = block.text.endswith(":") and len(block.text) < _LONGEST_LABEL
    beside = (block.all_link and words.language(block.text)) or tools.is_tool(block)
    kind = fact.field in _MANY and words.key(block.text) in words.words("kinds")
    return not (label or beside or kind or labels.facts_of(block, fact))


def _alike(block: Block, first: Box) -> bool:
    """Whether a block stands in a sibling that is of the first value's kind: `dd` after `dd`, one class."""
    for box in block.box.up():
        if box.parent is first.parent:
            return box.tag == first.tag and (
                box.tag in ("dd", "li", "output") or (bool(first.names) and _same_class(box, first))
            )
    return False


def _same_class(one: Box, other: Box) -> bool:
    return one.names == other.names or _POSITION.sub("", one.names) == _POSITION.sub("", other.names)
