"""Captions that no figure holds: the one short text in a box with a picture, "<div><img><p>Participants</p></div>"."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from osce_scraper.layouts import pieces, printed_lines
from osce_scraper.layouts.blocks import Blocks
from osce_scraper.layouts.boxes import Block, Box, Picture
from osce_scraper.layouts.zones import Zone

_AROUND: Final = 6  # boxes around a picture among which that of its caption is
_LONGEST: Final = 200  # characters: a paragraph with a picture beside it is longer
_MOST: Final = 2  # lines below a caption
_NO_FRAMES: Final = pieces.HEADINGS | {"p", "blockquote", "html", "body"}
"""What holds a picture and words of the text."""


def mark(page: Blocks, title: set[Box], start: int) -> None:
    """Count such captions behind the block `start` as parts of figures; boxes around the `title` are none.

    Where several of their texts are all the text of the page, they are its paragraphs.
    """
    found = list(dict.fromkeys(_captions(page.blocks, page.pictures, title, start)))
    captions = set(found)
    if any(pieces.is_prose(block) for block in page.blocks[start:] if block not in captions):
        for block in found:
            block.zone = Zone.FIGURE


def _captions(blocks: Sequence[Block], pictures: Sequence[Picture], title: set[Box], start: int) -> Iterator[Block]:
    for picture in pictures:
        frame = next((box for box in islice(picture.box.up(), _AROUND) if box.first >= 0), None)
        if picture.zone is not Zone.ARTICLE or frame is None or frame in title or frame.tag in _NO_FRAMES:
            continue
        if frame.last - frame.first > _MOST or not start <= frame.first == picture.before:
            continue
        block, *below = blocks[frame.first : frame.last + 1]  # and its credit, on a line of its own
        if (
            all(pieces.caption(line.text)[0] == "" for line in below)
            and len(block.text) <= _LONGEST
            and not block.linked
            and not printed_lines.is_date_line(block)
        ):
            yield block
