"""Facts that a sentence tells: "News Item. Issued on 30 May 2025 by the Mission to Serbia, in the field of Education."."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from osce_scraper.layouts import printed_lines, words
from osce_scraper.layouts.boxes import Block
from osce_scraper.layouts.zones import Zone

_LONGEST: Final = 300  # characters of such a sentence
_TOLD: Final = re.compile(
    r"(?P<kind>[^.]{3,30}\. )?(?:issued|published|released|posted)(?: on)? (?P<date>[^.;]{1,24}?\b(?:19|20)\d\d)\b(?P<rest>.*)\.",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"[,.;]|\band the\b|\bby\b|\bin the fields? of\b|\bfiled under\b|\bfields? of work:", re.IGNORECASE
)
_ARTICLE: Final = re.compile(r"the\s+", re.IGNORECASE)


class Told(NamedTuple):
    """What such a sentence says: its block, the item type, the date, and what may be names of issuers and fields."""

    block: Block
    kind: str | None
    date: str
    names: list[str]


def find(blocks: Iterable[Block]) -> Told | None:
    """The first such sentence among some blocks."""
    for block in blocks:
        match = _TOLD.fullmatch(block.text) if block.zone is Zone.ARTICLE and len(block.text) <= _LONGEST else None
        kind = match["kind"].rstrip(". ") if match and match["kind"] else None
        if match and printed_lines.is_date(match["date"]) and (kind is None or words.key(kind) in words.words("kinds")):
            return Told(block, kind, match["date"], _names(match["rest"]))
    return None


def _names(rest: str) -> list[str]:
    pieces_of_rest = (_ARTICLE.sub("", piece.strip(), count=1) for piece in _CUT.split(rest))
    return [name for name in pieces_of_rest if name]
