"""Quotes that no word beside them attributes: parts of an utterance, and speech after an indirect sentence.

In press releases the speaker is nearly always the one before; in political news less so, hence the lower confidence.
"""

from dataclasses import dataclass
from typing import Literal

from .attribution import Source
from .frames import Frame
from .marks import Span
from .speakers import Resolver, Voice


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
    if previous and previous.spoken and not previous.span.closed and previous.frame.paragraph == frame.paragraph - 1:
        reading.voice, reading.rule = previous.voice, "multi"
        return
    for each, sentence in resolver.before(frame, frame.sentence_index(reading.token)):
        near = each is frame
        heard = resolver.voices.get((each.paragraph, sentence))
        if heard:
            reading.voice = heard
            reading.rule = "split" if near and sentence + 1 == frame.sentence_index(reading.token) else "carry"
            break
        subject = resolver.subject(each, sentence)
        if subject and (subject[1] or subject[0].person):
            reading.voice = subject[0]
            reading.rule = "bare" if near else "bare-across"
            break
    else:
        reading.rule = "unattributed"
    reading.candidates = tuple(resolver.candidates)
