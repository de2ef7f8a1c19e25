"""What one printed line is: a date, what strokes part, a town, who wrote it."""

import re
from operator import attrgetter

from osce_scraper.layouts import words
from osce_scraper.layouts.boxes import Block

LONGEST = 200
_STROKES = re.compile(r"\s*[|·•]\s*|\s+/\s+")
BYLINE = re.compile(r"(?i:(?:(?:written|posted|published|prepared|issued) )?by:?\s+)(?=[^\W\d_a-z])")
_PARTING = ("|", "·", "•", " / ")
_NO_TOWN = re.compile(r"\d|\b(?:OSCE|ODIHR|SMM|HCNM|R?FOM|PRESS|NEWS|STATEMENT|REPORT)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_WORD = re.compile(r"(?<=\d)\s*(?:г|р|ж|թ|წ)\.$")  # "20 февруари 2008 г."
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LABELLED = re.compile(r"[^\W\d]\s*:")
_IS_MACHINE = attrgetter("machine")


def is_date_line(block: Block) -> bool:
    """Whether a block is a date and hardly anything else ("12 May 2025", "Publishing date: 12 May 2025")."""
    text = block.text
    if len(text) <= 40 and any(map(_IS_MACHINE, block.runs)):
        return True
    if not ("19" in text or "20" in text):  # most blocks: no year, no date
        return False
    if len(text) <= 60 and is_date(text):
        return True
    return len(text) <= LONGEST and any(is_date(part) for part in parts(text) if len(part) <= 60)


def parts(text: str) -> list[str]:
    """What strokes and dots part in a line: "30 May 2025 | Vienna | Press release"; no text is its own only part."""
    return _STROKES.split(text) if len(text) <= LONGEST and any(map(text.__contains__, _PARTING)) else []


def is_kind(block: Block) -> bool:
    """Whether a block is an item type and nothing else: "News Item"."""
    return words.key(block.text[:60]) in words.words("kinds")


def is_town(text: str) -> bool:
    """Whether a line may be a town as datelines print it: "THE HAGUE", and neither "ODIHR" nor "PRESS RELEASE"."""
    return text.isupper() and not _NO_TOWN.search(text)


def printed_date(block: Block) -> str:
    """The date of a line of dates, strokes and other words."""
    return next(filter(is_date, parts(block.text)), block.text)


def is_date(text: str) -> bool:
    """Whether some words are a date, perhaps labelled, and hardly anything else."""
    if not ("19" in text or "20" in text) or not _YEAR.search(text):
        return False
    label, colon, value = text.partition(":")
    if not colon or words.key(label) not in words.labels():
        value = text
    if _LABELLED.search(value):  # "When: 4 January 2012": a line of an advisory
        return False
    if not _YEAR.search(value) or not _DAY.search(_YEAR.sub("", value, count=1)):
        return False
    date = _YEAR_WORD.sub("", value)
    letters = sum(word[:1].isalpha() for word in date.split())
    return letters <= (2 if date.endswith((".", "”")) else 4) or text != value
