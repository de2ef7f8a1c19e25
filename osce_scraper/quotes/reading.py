"""One way from paragraphs to quotes: marks, frames, people, attribution, and what is left without a cue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from osce_scraper.items import Quote

from .attribution import Source, after_quote, before_quote
from .confidence import confidence
from .frames import Frame, frame
from .lexicon import lexicon_for
from .marks import Span, spans
from .negatives import is_speech_by_shape
from .people import read_people
from .speakers import Resolver, Voice, speaker_of


@dataclass(frozen=True)
class Explanation:
    """Why a quote was attributed as it was, or why quoted words are no quote."""

    quote: Quote | None
    text: str
    frame: str
    rule: str
    candidates: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """A quote while it is being understood."""

    frame: Frame
    token: int
    span: Span
    source: Source | None = None
    voice: Voice | None = None
    rule: str = ""
    group: int = -1
    kind: Literal["direct", "partial"] = "direct"
    candidates: tuple[str, ...] = ()
    spoken: bool = True

    @property
    def text(self) -> str:
        return self.frame.text[self.span.start : self.span.end]


def read(paragraphs: Sequence[str], language: str, title: str = "") -> list[Reading]:
    """Every quoted stretch of an article in order, understood, those that are no speech included."""
    lexicon = lexicon_for(language)
    found = [spans(text, lexicon.core if lexicon else ()) for text in paragraphs]
    if not any(found):
        return []
    if lexicon is None:
        return _unattributed(paragraphs, found)
    frames = [frame(text, i, found[i], lexicon) for i, text in enumerate(paragraphs)]
    registry = read_people(frames, lexicon)
    resolver = Resolver(registry, frames)
    readings: list[Reading] = []
    for each in frames:
        for token, span in zip(each.quotes, each.spans, strict=True):
            reading = Reading(each, token, span)
            _attribute(reading, readings[-1] if readings else None, resolver)
            readings.append(reading)
    _group(readings)
    return readings


def _unattributed(paragraphs: Sequence[str], found: Sequence[Sequence[Span]]) -> list[Reading]:
    """A language nobody has written down: its marks are read, its speakers are not guessed."""
    readings = [
        Reading(Frame(text, i), 0, span, rule="marks-only")
        for i, text in enumerate(paragraphs)
        for span in found[i]
        if is_speech_by_shape(text[span.start : span.end])
    ]
    _group(readings)
    return readings


def _attribute(reading: Reading, previous: Reading | None, resolver: Resolver) -> None:
    each, token = reading.frame, reading.token
    first, stop = each.sentence_at(token)
    neighbour = max((q for q in each.quotes if q < token), default=-1)
    left = max(first, neighbour + 1)
    source = None
    if left < token:
        source = before_quote(each, left, token, resolver.registry)
    if source is None:
        source = after_quote(each, token, stop, resolver.registry)
    if source is not None:
        reading.source = source
        reading.rule = source.rule
        reading.voice = resolver.voice(each, source)
        reading.candidates = tuple(resolver.candidates)
        if source.rule == "cue-before" and each.words[token - 1] not in (":", ","):
            reading.kind = "partial"
    elif previous and previous.frame is each:
        reading.voice, reading.rule = previous.voice, "split"
    elif previous and first == token:
        reading.voice, reading.rule = previous.voice, "carry"
    else:
        reading.spoken = False


def _group(readings: list[Reading]) -> None:
    """Parts of one utterance share a number; every other quote has its own."""
    group = -1
    for reading in readings:
        if reading.spoken:
            group += group < 0 or reading.rule != "split"
            reading.group = group


def quote_of(reading: Reading) -> Quote:
    """The reading as the record wants it."""
    source = reading.source
    return Quote(
        text=reading.text,
        paragraph=reading.frame.paragraph,
        start=reading.span.start,
        end=reading.span.end,
        group=reading.group,
        kind=reading.kind,
        cue=reading.frame.slice(source.cue_start, source.cue_end) or None if source else None,
        mention=reading.frame.slice(source.name or source.start, source.end) or None if source else None,
        speaker=speaker_of(reading.voice),
        method=reading.rule,
        confidence=confidence(reading.rule),
    )


def explanation_of(reading: Reading) -> Explanation:
    """The reading with the sentence, the rule and the people weighed."""
    return Explanation(
        quote=quote_of(reading) if reading.spoken else None,
        text=reading.text,
        frame=reading.frame.printed(*reading.frame.sentence_at(reading.token)),
        rule=reading.rule,
        candidates=reading.candidates,
    )
