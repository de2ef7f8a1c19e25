"""Labelled facts in any container: dl, table, list, div and span pairs, bold words, lines cut by `<br>`.

A label is known by its words, not by its markup; its value is what stands beside it. A label whose words nobody
knows is a fact all the same when it stands among known ones, so that it ends its neighbour's value and is counted.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from osce_scraper.layouts import labels, words
from osce_scraper.layouts.blocks import Block, Box
from osce_scraper.layouts.runs import Run
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_MOST_VALUES = 20  # 18 fields of work were seen on one row (site.md, section 3); menus print 23
_SEPARATORS = re.compile(r"[\s,;|/·•&—–-]*(?:(?:and|und|et|e|y|и|та|dhe|i)[\s,;]+)?[\s,;|/·•&—–-]*")
_ENDS = re.compile(r"[^\W\d_]{2}$|\)$")
_SHORT = 120
_MANY = frozenset(("issued_by", "fields_of_work", "where"))
_LONGEST = 45
_ROWS = frozenset(("tr", "li", "div", "p", "section"))
_POSITION = re.compile(r"\b(?:odd|even|first|last|\d+)\b|\s+")


@dataclass(slots=True)
class Fact:
    """A label as printed, the field it announces (None: unknown words), and what stands beside it."""

    label: str
    field: str | None
    first: int
    last: int
    box: Box
    lines: list[list[Run]] = dataclasses.field(default_factory=lambda: [[]])

    @property
    def values(self) -> list[str]:
        """The printed values, one for each link, list item or line."""
        return [value for line in self.lines for value in printed_values(line)]

    @property
    def machine(self) -> list[str]:
        """Values for machines (time[datetime])."""
        return [run.text for line in self.lines for run in line if run.machine]


def printed_values(line: Sequence[Run]) -> Iterator[str]:
    """The values of a line: each link, when hardly anything else is printed, else the whole line."""
    links: dict[object, str] = {}
    rest = ""
    for run in line:
        if run.machine:
            continue
        if run.link is not None:
            links[run.link] = links.get(run.link, "") + run.text
        else:
            rest += run.text if not links or not run.text.strip() else f" {run.text} "
    named = [name for name in map(clean, links.values()) if name]
    if (named and all(_SEPARATORS.fullmatch(piece) for piece in [rest])) or (
        named and _SEPARATORS.fullmatch(" ".join(rest.replace(",", " ").split()))
    ):
        yield from named
    else:
        values = (clean("".join(run.text for run in part)).lstrip(":： ").strip() for part in _side_by_side(line))
        yield from filter(None, values)


def _side_by_side(line: Sequence[Run]) -> Iterator[list[Run]]:
    """The parts of a line that elements of one tag print with nothing between: "<span>A</span><span>B</span>"."""
    part: list[Run] = []
    for run in (run for run in line if not run.machine):
        if part and run.tag and run.tag == part[-1].tag and _ENDS.search(part[-1].text) and run.text[:1].isupper():
            yield part
            part = []
        part.append(run)
    yield part


def read(blocks: Sequence[Block], start: int, stop: int) -> list[Fact]:
    """All labelled facts of some blocks, those of other stories' teasers left out."""
    found: list[Fact] = []
    index = start
    while index < stop:
        block = blocks[index]
        index += 1
        if block.zone >= Zone.RELATED:
            continue
        facts = _facts_of(block, found[-1] if found else None) or _behind_value(block)
        if facts and not found:
            found += _above(blocks, index - 1, start)
        found += facts
        if facts and not any(fact.values or fact.machine for fact in facts):
            index = max(index, _take_values(facts, blocks, index, stop))
        elif facts and not facts[-1].values and not facts[-1].machine:
            index = max(index, _take_value(facts[-1], blocks, index, stop))
    return [fact for fact in found if not _heads_menu(fact)]


def _above(blocks: Sequence[Block], index: int, start: int) -> list[Fact]:
    """The fact of one word, no colon and its value right above the first that is certain: "Issuer OSCE Secretariat"."""
    block, below = blocks[index - 1], blocks[index]
    if index == start or (block.box.tag, block.box.parent) != (below.box.tag, below.box.parent):
        return []
    return _facts_of(block, None, below=True)


def _heads_menu(fact: Fact) -> bool:
    """Whether a label is the heading of a menu, with more links below it than an item has fields or countries."""
    return sum(any(run.link is not None for run in line) for line in fact.lines) > _MOST_VALUES


def _take_values(facts: list[Fact], blocks: Sequence[Block], index: int, stop: int) -> int:
    """Give labels of one block the block beside it, line by line where both have as many; the index behind it."""
    lines = blocks[index].lines() if index < stop else []
    if len(facts) == 1 or len(lines) != len(facts):
        return _take_value(facts[-1], blocks, index, stop)
    for fact, line in zip(facts, lines, strict=True):
        fact.lines, fact.last = [line], index
    return index + 1


def _facts_of(block: Block, before: Fact | None, below: bool = False) -> list[Fact]:
    """The facts whose labels stand in a block, with what of their values stands there too."""
    beside = before is not None and _in_row(block, before)
    below = below or beside or (before is not None and before.last + 1 == block.index and before.box.tag == block.tag)
    if len(block.text) > 1500 or not (beside or labels.may_open(block)):
        return []
    facts: list[Fact] = []
    for number, line in enumerate(block.lines()):
        if number and facts:
            facts[-1].lines.append([])
        for piece in labels.cut(line, block, beside or bool(facts), below or bool(facts)):
            if isinstance(piece, str):
                name = words.labels().get(words.key(piece))
                facts.append(Fact(clean(piece).rstrip(":： "), name, block.index, block.index, block.box))
            elif facts:
                facts[-1].lines[-1].append(piece)
            elif piece.text.strip():
                return []  # text before the first label: a sentence that holds a label's word
    return facts


def _behind_value(block: Block) -> list[Fact]:
    """The fact of a line whose label, in a tag of its own, stands behind its value: "30 May 2025 <b>Issued on</b>"."""
    last = block.runs[-1]
    if not last.bold or last.link is not None or len(block.runs) < 2 or len(block.text) > labels.LONGEST_VALUE:
        return []
    field = words.labels().get(words.key(last.text))
    if field is None or ":" in last.text:
        return []
    return [Fact(clean(last.text), field, block.index, block.index, block.box, [block.runs[:-1]])]


def _in_row(block: Block, before: Fact) -> bool:
    """Whether a block stands as the label before it stood, so that its first words are a label, known or not."""
    box, other = block.box, before.box
    alike = box.tag == other.tag and box.names == other.names and box.depth == other.depth
    return alike and (box.tag in ("dt", "th", "li") or bool(box.names)) and block.index <= before.last + 1


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
    return above if len(above) <= _MOST_VALUES and all(_is_value(blocks[i], fact) for i in above) else range(0)


def _take_value(fact: Fact, blocks: Sequence[Block], index: int, stop: int) -> int:
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


def _cell_below(fact: Fact, blocks: Sequence[Block]) -> Box | None:
    """The cell under a label in a table whose first row is all labels; None for other labels."""
    row = fact.box.parent
    if fact.box.tag not in ("th", "td") or row is None or row.last + 1 >= len(blocks):
        return None
    labels = [item for item in row.items if isinstance(item, Box)]
    heads = blocks[row.first : row.last + 1]
    if (
        len(labels) < 2
        or len(heads) != len(labels)
        or not all(words.key(head.text) in words.labels() for head in heads)
    ):
        return None
    below = next((box for box in blocks[row.last + 1].box.up() if box.tag == "tr"), None)
    cells = [item for item in below.items if isinstance(item, Box)] if below is not None else []
    return cells[labels.index(fact.box)] if len(cells) == len(labels) else None


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
    if not all(_is_value(block, fact) for block in blocks[index:end]):
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
    for index in range(end, min(end + _MOST_VALUES, stop)):
        block = blocks[index]
        if not any(box.tag == first.tag and box.parent is first.parent for box in block.box.up()):
            return index if _is_facts_end(blocks, index, fact, first.parent) else end
        if not _is_value(block, fact):
            return index if words.key(block.text[:_LONGEST]) in words.labels() else end
    return end


def _is_facts_end(blocks: Sequence[Block], index: int, fact: Fact, around: Box | None) -> bool:
    """Whether a box that begins with a label ends in front of a block: all that is in it are facts."""
    if (
        around is None
        or around.last != index - 1
        or not (around.first == fact.first or _facts_of(blocks[around.first], None))
    ):
        return False
    return all(len(block.text) <= _SHORT and not block.text.endswith(".") for block in blocks[fact.last + 1 : index])


def _rows_end(blocks: Sequence[Block], end: int, stop: int, fact: Fact, row: Box | None) -> int:
    """Behind further values in rows of their own: "field-item odd" holds label and value, "field-item even" a value."""
    if row is None or row.parent is None:
        return end
    rest = blocks[end : row.parent.last + 1]
    only = fact.field in _MANY and row.parent.first == fact.first and len(rest) < _MOST_VALUES
    if only and not row.names and all(block.all_link and _is_value(block, fact) for block in rest):
        return min(max(end, row.parent.last + 1), stop)
    if "item" in row.names:
        while end < stop and blocks[end].index > row.last and _alike(blocks[end], row) and _is_value(blocks[end], fact):
            end += 1
    return end


def _is_value(block: Block, fact: Fact) -> bool:
    long = len(block.text) - block.linked > labels.LONGEST_VALUE or (len(block.text) > 120 and block.text.endswith("."))
    return not long and block.tag not in labels.HEADINGS and block.zone < Zone.RELATED and not _facts_of(block, fact)


def _alike(block: Block, first: Box) -> bool:
    """Whether a block stands in a sibling that is of the first value's kind: `dd` after `dd`, one class."""
    for box in block.box.up():
        if box.parent is first.parent:
            return box.tag == first.tag and (box.tag in ("dd", "li") or (bool(first.names) and _same_class(box, first)))
    return False


def _same_class(one: Box, other: Box) -> bool:
    return one.names == other.names or _POSITION.sub("", one.names) == _POSITION.sub("", other.names)


_READ = frozenset(("issued_on", "issued_by", "fields_of_work", "places", "kind"))


def unread(found: Sequence[Fact]) -> list[str]:
    """The labels that no field of the record reads."""
    return [fact.label for fact in found if fact.field not in _READ]
