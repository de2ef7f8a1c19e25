"""A quote while it is being understood, and what becomes of it: a quote of the record, or an explanation."""

from dataclasses import dataclass
from typing import Literal

from osce_scraper.items import Quote, Speaker
from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.confidence import Method, Refusal, confidence
from osce_scraper.quotes.speakers.scene import Voice
from osce_scraper.quotes.text.frames import Frame
from osce_scraper.quotes.text.marks import Span


@dataclass(slots=True)
class Reading:
    """A quote while it is being understood."""

    frame: Frame
    token: int
    span: Span
    source: Source | None = None
    voice: Voice | None = None
    speaker: Speaker | None = None
    rule: Method | None = None
    refusal: Refusal | None = None
    """Why nobody says these words."""
    group: int = -1
    kind: Literal["direct", "partial"] = "direct"
    candidates: tuple[object, ...] = ()
    spoken: bool = False

    @property
    def text(self) -> str:
        return self.frame.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class Explanation:
    """Why a quote was attributed as it was, or why quoted words are no quote."""

    quote: Quote | None
    """None where the words are no speech."""
    text: str
    paragraph: int
    start: int
    end: int
    frame: str
    """The sentence as the rules see it, Q for what stands in marks."""
    rule: str
    """The rule that found the speaker; for others why they are no quote: `title`, `named`, `term`, `sign`, `no-cue`."""
    candidates: tuple[str, ...]
    """People weighed for a pronoun or a title, in order."""


def quote_of(reading: Reading) -> Quote:
    """The reading as the record wants it."""
    source, rule = reading.source, reading.rule or "unattributed"
    return Quote(
        text=reading.text,
        paragraph=reading.frame.paragraph,
        start=reading.span.start,
        end=reading.span.end,
        group=reading.group,
        kind=reading.kind,
        cue=reading.frame.slice(source.cue_start, source.cue_end) or None if source else None,
        mention=reading.frame.slice(source.name or source.start, source.end) or None if source else None,
        speaker=reading.speaker,
        method=rule,
        confidence=confidence(rule),
    )


def explanation_of(reading: Reading) -> Explanation:
    """The reading with the sentence, the rule and the people weighed."""
    return Explanation(
        quote=quote_of(reading) if reading.spoken else None,
        text=reading.text,
        paragraph=reading.frame.paragraph,
        start=reading.span.start,
        end=reading.span.end,
        frame=reading.frame.printed(*reading.frame.sentence_at(reading.token)) if reading.frame.words else "",
        rule=reading.rule or reading.refusal or "",
        candidates=tuple(map(str, reading.candidates)),
    )
