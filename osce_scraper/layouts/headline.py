"""The headline of a page whose head names something else: a mail program, a database, a folder, a frame ("main")."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Final, NamedTuple

from osce_scraper.layouts import pieces, printed_lines, site_names, tools, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.story import Story
from osce_scraper.layouts.zones import Zone
from osce_scraper.text import clean

_FAR: Final = 30  # blocks, menus and facts among them, between a headline and the text
_LENGTHS: Final = range(15, 300)  # characters of a headline
_LONG: Final = re.compile(r"[^\W\d_]{5,}")
_STEM: Final = 5
"""Letters by which two forms of a word are told to be one: "Новинари", "новинара"."""
_LONGEST: Final = 5_000  # characters of a block that are looked at
_MOST_LINES: Final = 10  # of a block
_MOST_TEXT: Final = 200  # blocks that may repeat its words
_MOST: Final = 20  # sentences above one of which the headline is
_SURE: Final = 2
"""So many more words than a printed title does another line share with the text, at the least, to be preferred."""
_FEWEST: Final = 2
"""Words of a headline that its text repeats at least; and a third of the long ones."""


def of(story: Story) -> str | None:
    """The line that stands where a headline stands and whose words the text repeats.

    None where the page prints a title of its head, or one of which the text repeats several words; and where the head's
    title shares as many words with the text.
    """
    if story.title is not None and _is_named(story):
        return None
    if line := _above_facts(story):
        return line
    prose = [block for block in story.blocks if pieces.is_prose(block) and not tools.is_imprint(block)]
    own = [block for block in prose if not block.box.foreign]
    if 2 * _length(own) < _length(prose):  # alone below a linked title it looks a teaser
        own = []
    text = (own or prose)[:_MOST_TEXT]
    told = Counter(chain.from_iterable(_stems(block.text) for block in text))
    known = max((_shared(title, told) for _, title in story.head.titles), default=0)
    if story.title is not None:
        shared = _shared(story.title, told)
        if shared > 1:
            return None
        known = max(known, shared + _SURE)
    sentences = [block.index for block in text if _is_sentence(block)][:_MOST]
    for above, below in pairwise((-1, *sentences)):
        lines = [line for line in _lines(story, range(above + 1, below), bool(own)) if _is_told(line, told, known)]
        if lines:
            return next(_likeliest(lines)).text
    return None


def _above_facts(story: Story) -> str | None:
    """The line right above the facts where text stands between these and what was taken for the title: a subhead."""
    first = story.facts[0].first if story.title is not None and story.facts else 0
    if not 0 < first < story.title_first:
        return None
    between = story.blocks[story.facts[-1].last + 1 : story.title_first]
    line = story.blocks[first - 1]
    told = len(line.text) in _LENGTHS and not (line.linked or line.box.foreign) and any(map(pieces.is_prose, between))
    return line.text if told else None


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_named(story: Story) -> bool:
    """Whether the head names the printed title, or a longer or shorter one."""
    printed = site_names.letters(story.title or "")
    names = (site_names.letters(title) for _, title in story.head.titles)
    return any(name in printed or printed in name for name in names)


class _Line(NamedTuple):
    """A line above the text, its block, and whether the line above it is an item type."""

    text: str
    block: Block
    is_typed: bool


def _lines(story: Story, within: range, own: bool) -> Iterator[_Line]:
    """The lines of some blocks that may be a headline, the nearest to the text first."""
    for block in reversed(story.blocks[max(within.start, within.stop - _FAR) : within.stop]):
        if (block.box.foreign and own and block.tag != "caption") or block.index in story.taken or tools.is_tool(block):
            continue
        if (block.zone is not Zone.ARTICLE and block.tag != "caption") or (block.tag == "li" and block.all_link):
            continue
        above = story.blocks[block.index - 1].text if block.index else ""
        printed = [clean("".join([run.text for run in line if not run.machine])) for line in block.lines()]
        lines = [line for line in printed if line] if block.tag != "pre" else [block.text]  # lines of a width
        for number in reversed(range(max(0, len(lines) - _MOST_LINES), len(lines))):
            told = len(lines[number]) in _LENGTHS and site_names.without_site(lines[number])
            if told and not _is_sentence(block) and not printed_lines.is_date_line(block):
                over = lines[number - 1] if number else above
                yield _Line(lines[number], block, words.key(over) in words.words("kinds"))


def _is_sentence(block: Block) -> bool:
    return pieces.is_prose(block) and block.text.endswith(pieces.SENTENCE_END)


def _is_told(line: _Line, told: Counter[str], known: int) -> bool:
    """Whether other blocks than its own repeat the words of a line, and more of them than of any known title."""
    own = _stems(line.block.text) if pieces.is_prose(line.block) else frozenset()
    stems = _stems(line.text)
    shared = sum(told[stem] > (stem in own) for stem in stems)
    return shared >= max(_FEWEST, known + 1) and 3 * shared >= len(stems)


def _shared(title: str, told: Counter[str]) -> int:
    """How many of the long words of a title a text repeats."""
    return sum(stem in told for stem in _stems(title))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _LONG.findall(text[:_LONGEST].casefold()))


def _likeliest(lines: list[_Line]) -> Iterator[_Line]:
    """Those below an item type, then headings, the first on the page first, then the nearest."""
    yield from (line for line in lines if line.is_typed)
    yield from (line for line in reversed(lines) if line.block.tag in (*pieces.HEADINGS, "th", "caption", "legend"))
    yield from lines
