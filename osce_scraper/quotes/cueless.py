"""Quotes that no word beside them attributes: parts of an utterance, and speech after an indirect sentence.

In press releases the speaker is nearly always the one before; in political news less so, hence the lower confidence.
"""

from dataclasses import dataclass
from typing import Literal

from osce_scraper.items import Speaker
from osce_scraper.quotes.clauses import Source
from osce_scraper.quotes.confidence import Method, Refusal
from osce_scraper.quotes.descriptions import Voice
from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.marks import Span
from osce_scraper.quotes.speakers import Resolver

_SILENT = ("organization", "document")
"""Who is quoted with a few words and does not go on in a paragraph of speech."""


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
    candidates: tuple[str, ...] = ()
    spoken: bool = False

    @property
    def text(self) -> str:
        return self.frame.text[self.span.start : self.span.end]


def cueless(reading: Reading, previous: Reading | None, resolver: Resolver) -> None:
    """Sets voice and rule of a quote that stands alone.

    multi: `“Q` ¶ `“Q”` · split: `“Q,” said N. “Q2.”` · bare: `N called for Y. “Q.”` · carry: ¶ `“Q”` after N's words.
    """
    frame = reading.frame
    reading.spoken = True
    if (
        previous
        and previous.spoken
        and previous.voice
        and not previous.span.closed
        and previous.frame.paragraph == frame.paragraph - 1
    ):
        reading.voice, reading.rule = previous.voice, "multi"
        return None
    here = frame.sentence_index(reading.token)
    before = resolver.before(frame, here)
    unsure: Voice | None = None
    for each, sentence in before:
        near = each is frame
        heard = resolver.voices.get((each.paragraph, sentence))
        if heard and not (heard.kind in _SILENT and not near and (each.paragraph, sentence) in resolver.partial):
            adjoining = near and sentence + 1 == here
            return _settle(reading, heard, "split" if adjoining else "carry", resolver)
        if (each, sentence) == before[0] and _announces(each, sentence) and (found := resolver.subject(each, sentence)):
            return _settle(reading, found[0], "announced", resolver)
        if speaking := resolver.speaking(each, sentence):
            voice, sure = speaking
            if near or sure:
                return _settle(reading, voice, "bare" if near else "bare-across", resolver)
            unsure = unsure or voice
        if near and (topic := resolver.topic(each, sentence)):
            return _settle(reading, topic, "topic", resolver)
    if unsure:
        return _settle(reading, unsure, "bare-across", resolver)
    for each, sentence in before:
        if topic := resolver.topic(each, sentence):
            return _settle(reading, topic, "topic-across", resolver)
    return _settle(reading, None, "unattributed", resolver)


def forward(reading: Reading, resolver: Resolver) -> None:
    """Nobody before: the subject of what follows. `“Q.” With these words, N opened the conference.`"""
    frame = reading.frame
    here = frame.sentence_index(reading.token)
    following = [(frame, k) for k in range(here + 1, min(here + 3, len(frame.sentences)))]
    if not following and frame.paragraph + 1 < len(resolver.frames) and resolver.frames[frame.paragraph + 1].sentences:
        following = [(resolver.frames[frame.paragraph + 1], 0)]
    for each, sentence in following:
        voice = resolver.voices.get((each.paragraph, sentence)) or resolver.topic(each, sentence)
        if voice:
            _settle(reading, voice, "forward", resolver)
            return


def _announces(frame: Frame, sentence: int) -> bool:
    """ "The Co-Chairs released the following statement: ¶ Q"."""
    return frame.words[frame.sentences[sentence][1] - 1] == ":"


def _settle(reading: Reading, voice: Voice | None, rule: Method, resolver: Resolver) -> None:
    reading.voice, reading.rule = voice, rule
    reading.candidates = tuple(resolver.descriptions.candidates)
