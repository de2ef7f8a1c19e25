"""Texts printed twice: whole bodies, their beginnings before the whole, pull quotes."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from osce_scraper.layouts.boxes import Block, Box
from osce_scraper.layouts.pieces import SENTENCE_END

_QUOTE = re.compile(r"quot|callout|highlight|(?<![a-z])pull(?![a-z])", re.IGNORECASE)
SHORT_LINE = 80


def without_pull_quotes(body: list[Block]) -> list[Block]:
    """A body without pull quotes and the names that stand in their boxes."""
    pulled = [block for block in body if _is_pull_quote(block, body)]
    if not pulled:
        return body
    boxes = {box for block in pulled for box in islice(block.box.up(), 2) if _sets_apart(box)}
    return [
        block
        for block in body
        if block not in pulled
        and not (len(block.text) <= SHORT_LINE and not boxes.isdisjoint(islice(block.box.up(), 3)))
    ]


def _sets_apart(box: Box) -> bool:
    return box.tag in ("blockquote", "q") or bool(_QUOTE.search(box.names))


def _is_pull_quote(block: Block, body: Sequence[Block]) -> bool:
    """Whether a block prints words of another once more, larger: a quotation set apart that stands in the text too."""
    around = list(islice(block.box.up(), 4))
    apart = any(map(_sets_apart, around[:2]))
    if not apart and not any(map(_is_lone_table, around)):
        return False
    words = block.text.strip(" “”„\"«»'‘’….").casefold()
    if len(words) < (25 if apart else 15):
        return False
    return any(len(block.text) < len(other.text) and words in other.text.casefold() for other in body)


def _is_lone_table(box: Box) -> bool:
    """Whether a table holds one text: it stands beside the others, as pages of the last century set it."""
    return box.tag == "table" and box.first == box.last


def _second_copy(texts: list[str]) -> tuple[int, int] | None:
    """Where a body begins again and how much of it comes again, with the lead or facts between, but no text of its own."""
    for start in range(2, len(texts) - 1):
        if texts[start : start + 2] == texts[:2]:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(texts[:start], texts[start:], strict=False))
            length = len(list(same))
            between = texts[length:start]
            if between and all(text in texts[:length] or not text.endswith(SENTENCE_END[:3]) for text in between):
                return start, length
    return None


def without_repeat(texts: list[str]) -> list[str]:
    """A body printed twice, once; its beginning printed before the whole, not at all.

    >>> without_repeat(["One.", "Two.", "One.", "Two."]), without_repeat(["One.", "Two.", "One.", "Two.", "Three."])
    (['One.', 'Two.'], ['One.', 'Two.', 'Three.'])
    """
    again = _second_copy(texts)
    if again is not None:
        start, length = again
        return texts[:length] if start + length == len(texts) else texts[start:]
    if len(texts) > 4 and texts[1:] == texts[1 : len(texts) // 2 + 1] * 2:  # below a lead
        return texts[: len(texts) // 2 + 1]
    for length in range(1, len(texts) // 2 + 1):
        if texts[:length] == texts[length : 2 * length]:
            if len(texts) % length == 0 and texts == texts[:length] * (len(texts) // length):
                return texts[:length]
            if length > 1:
                return texts[length:]
    return texts
