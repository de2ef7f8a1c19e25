"""An article with its quotes marked and explained, for people: `terminal` prints it, `web` makes it a page.

It must not know Scrapy or markup: a page comes in as a record, a text as bytes.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from osce_scraper.items import NewsItem, Quote
from osce_scraper.languages import detect
from osce_scraper.quotes import Explanation, explain
from osce_scraper.text import clean

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|meta|div|article|p|script|h1)\b", re.IGNORECASE)
_OPENING = "“„”\"«»‹›‘’‚'"
_CLOSING = "“”\"«»‹›’‘'"
_GUILLEMETS = frozenset("«»‹›")
_SPACES = frozenset(" \u00a0\u202f")
_GLANCE = 4000
"""So many bytes tell a page from a text."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

REASONS = {
    "title": "a title: capitals, no end of a sentence, no word beside it",
    "named": "a name: a word beside the marks calls it a title, a project, a term",
    "term": "a term: no verb ties these few words to a speaker",
    "sign": "words on a thing: a sign, a card, a wall",
    "no-cue": "nothing says that somebody speaks",
    "": "too short or a title, and no rules for this language",
}
"""Why quoted words are no quote, by the rule of their `Explanation`."""


@dataclass(frozen=True)
class Piece:
    """A piece of a paragraph; `number` counts the quotes of the article from 1."""

    text: str
    stretch: Explanation | None = None
    number: int = 0

    @property
    def quote(self) -> Quote | None:
        """The quote in it, if it is one."""
        return self.stretch.quote if self.stretch else None


@dataclass(frozen=True)
class Transcript:
    """An article and every quoted stretch of it, understood."""

    title: str
    language: str
    paragraphs: tuple[str, ...]
    stretches: tuple[Explanation, ...]

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """What is reported, in order."""
        return tuple(stretch.quote for stretch in self.stretches if stretch.quote)

    @cached_property
    def speakers(self) -> dict[str, int]:
        """Names -> their place in order of their first words."""
        names = dict.fromkeys(quote.speaker.name for quote in self.quotes if quote.speaker)
        return {name: place for place, name in enumerate(names)}

    def pieces(self) -> Iterator[tuple[str, list[Piece]]]:
        """Each paragraph with its pieces: plain text and quoted stretches in turn, marks with what is between them."""
        stretches = deque(self.stretches)
        number = 0
        for index, paragraph in enumerate(self.paragraphs):
            pieces, done = [], 0
            while stretches and stretches[0].paragraph == index:
                stretch = stretches.popleft()
                number += stretch.quote is not None
                start, end = _with_marks(paragraph, stretch, done)
                pieces += [Piece(paragraph[done:start]), Piece(paragraph[start:end], stretch, number)]
                done = end
            yield paragraph, [*pieces, Piece(paragraph[done:])]

    @property
    def summary(self) -> str:
        """One line of counts."""
        quotes, others = len(self.quotes), len(self.stretches) - len(self.quotes)
        unsaid = f" · {others} in marks {'is' if others == 1 else 'are'} no speech" if others else ""
        by = f" by {len(self.speakers)} speaker{'s' * (len(self.speakers) != 1)}" if self.speakers else ""
        return f"{quotes} quote{'s' * (quotes != 1)}{by}{unsaid} · language {self.language}"

    def data(self, explained: bool = False) -> dict[str, Any]:
        """The same for machines; `explained` adds every quoted stretch with frame, rule and candidates."""
        found: dict[str, Any] = {
            "title": self.title,
            "language": self.language,
            "paragraphs": list(self.paragraphs),
            "quotes": [quote.model_dump(mode="json") for quote in self.quotes],
        }
        if explained:
            found["stretches"] = [_explained(stretch) for stretch in self.stretches]
        return found


def _with_marks(paragraph: str, stretch: Explanation, done: int) -> tuple[int, int]:
    """Place of a stretch with the marks around it."""
    start, end = stretch.start, stretch.end
    if paragraph[start - 2 : start - 1] in _GUILLEMETS and start - 1 > done and paragraph[start - 1] in _SPACES:
        start -= 1  # « Q »
    if paragraph[end + 1 : end + 2] in _GUILLEMETS and paragraph[end : end + 1] in _SPACES:
        end += 1
    while start > done and paragraph[start - 1] in _OPENING:
        start -= 1
    while end < len(paragraph) and paragraph[end] in _CLOSING:
        end += 1
    return start, end


def name_of(quote: Quote) -> str:
    """The speaker as people write it, honorific first."""
    speaker = quote.speaker
    if speaker is None:
        return "speaker not told"
    return f"{speaker.honorific} {speaker.name}" if speaker.honorific else speaker.name


def _explained(stretch: Explanation) -> dict[str, Any]:
    return {
        "text": stretch.text,
        "paragraph": stretch.paragraph,
        "start": stretch.start,
        "end": stretch.end,
        "reported": stretch.quote is not None,
        "frame": stretch.frame,
        "rule": stretch.rule,
        "candidates": list(dict.fromkeys(stretch.candidates)),
    }


def transcript(paragraphs: Sequence[str], language: str | None = None, title: str = "") -> Transcript:
    """The transcript of an article; its language is told by its words where none is given.

    >>> transcript(["“We act,” said Dr Jane Doe."]).speakers
    {'Jane Doe': 0}
    """
    language = language or detect(" ".join(paragraphs))
    return Transcript(title, language, tuple(paragraphs), tuple(explain(paragraphs, language, title)))


def transcript_of(item: NewsItem, language: str | None = None) -> Transcript:
    """The transcript of a record."""
    return transcript(item.body, language or item.language, item.title)


def transcript_of_text(text: str, language: str | None = None) -> Transcript:
    """The transcript of a plain text: blank lines part paragraphs, or line ends where there are none."""
    blocks = _BLANK_LINES.split(text.strip()) if _BLANK_LINES.search(text.strip()) else text.splitlines()
    return transcript([clean(block) for block in blocks if block.strip()], language)


def is_page(body: bytes) -> bool:
    """Whether bytes are a page rather than a plain text."""
    return _MARKUP.search(body[:_GLANCE]) is not None


def decoded(body: bytes) -> str:
    """The text of a file: UTF-8 or what its first bytes say, else the Windows code page of Western Europe."""
    encoding = next((name for bom, name in _BOMS if body.startswith(bom)), "utf-8")
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
