"""Headlines and subheads among the paragraphs, as newspapers print them: Mayor sees ‘no way back’ above “double marks”."""

from collections.abc import Sequence
from typing import Final

from osce_scraper.quotes.text.frames import Frame

_SINGLE: Final = frozenset("‘’'")
_LONGEST: Final = 150
"""So many characters a headline has at most."""


def headlines(frames: Sequence[Frame]) -> frozenset[int]:
    """The paragraphs whose words in marks are a headline's: single marks, in an article that else uses double ones.

    The first paragraph, if it is short, and paragraphs that are nothing but words in marks.
    """
    single = [
        frame for frame in frames if frame.spans and all(_opener(frame, k) in _SINGLE for k in range(len(frame.spans)))
    ]
    if len(single) == sum(bool(frame.spans) for frame in frames):
        return frozenset()
    return frozenset(frame.paragraph for frame in single if _is_first(frame) or _is_whole(frame))


def _opener(frame: Frame, k: int) -> str:
    span = frame.spans[k]
    return frame.text[span.outer_start : span.start].strip()


def _is_first(frame: Frame) -> bool:
    return not frame.paragraph and len(frame.text) < _LONGEST


def _is_whole(frame: Frame) -> bool:
    span = frame.spans[0]
    return not frame.text[: span.outer_start].strip() and not frame.text[span.outer_end :].strip(" .")
