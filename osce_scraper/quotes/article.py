"""One way from paragraphs to quotes: marks, frames, people, attribution, and what is left without a cue."""

from collections.abc import Sequence

from osce_scraper.quotes.languages.lexicon import Lexicon, lexicon_for
from osce_scraper.quotes.people.roll_call import read_people
from osce_scraper.quotes.reading import Reading
from osce_scraper.quotes.refusals.negatives import is_speech_by_shape, unfold_names
from osce_scraper.quotes.speakers.cueless import forward
from osce_scraper.quotes.speakers.speakers import Resolver
from osce_scraper.quotes.text.frames import Frame
from osce_scraper.quotes.text.headlines import headlines
from osce_scraper.quotes.text.incises import dialogue, incised
from osce_scraper.quotes.text.marks import Span, spans
from osce_scraper.quotes.text.tokens import frame
from osce_scraper.quotes.verdict import understand


def read(paragraphs: Sequence[str], language: str, title: str = "") -> list[Reading]:
    """Every quoted stretch of an article in order, understood, those that are no speech included."""
    lexicon = lexicon_for(language)
    found = [spans(text, lexicon.verbs.core if lexicon else ()) for text in paragraphs]
    if lexicon and lexicon.free_order:
        found = [incised(text, each, lexicon) for text, each in zip(paragraphs, found, strict=True)]
    elif lexicon:
        found = [each or dialogue(text, lexicon) for text, each in zip(paragraphs, found, strict=True)]
    if not any(found):
        return []
    readings = _attributed(paragraphs, found, lexicon, title) if lexicon else _unattributed(paragraphs, found)
    _group(readings)
    return readings


def _attributed(
    paragraphs: Sequence[str], found: Sequence[Sequence[Span]], lexicon: Lexicon, title: str
) -> list[Reading]:
    """The quotes in order, each understood with those before it in mind; who is named late is known from the start."""
    frames = [frame(text, i, found[i], lexicon) for i, text in enumerate(paragraphs)]
    if lexicon.free_order:
        for each in frames:
            unfold_names(each, lexicon)
    registry = read_people(frames, lexicon)
    resolver = Resolver(registry, frames, title)
    readings: list[Reading] = []
    printed_above = frozenset() if lexicon.free_order else headlines(frames)
    for each in frames:
        for token, span in zip(each.quotes, each.spans, strict=True):
            reading = Reading(each, token, span)
            if each.paragraph in printed_above:
                reading.refusal = "title"
            else:
                understand(reading, readings, resolver)
            if reading.spoken and reading.voice:
                resolver.scene.hear(
                    reading.voice, each, token, reading.kind == "partial", _is_embedded(reading, lexicon)
                )
            readings.append(reading)
    _tell_back(readings)
    if not lexicon.free_order:
        _share_late(readings)
    for reading in readings:
        if reading.rule == "unattributed":
            forward(reading, resolver)
    resolver.learn_late()
    for reading in readings:
        if reading.spoken:
            reading.speaker = resolver.speaker(reading.voice)
    return readings


def _is_embedded(reading: Reading, lexicon: Lexicon) -> bool:
    """`N quoted a teacher, who | had written |: Q`: words of the past within another's."""
    source, frame = reading.source, reading.frame
    if source is None or source.verb is None or reading.rule == "split" or source.verb == 0:
        return False
    return frame.lower[source.verb - 1] in lexicon.verbs.perfect


def _tell_back(readings: list[Reading]) -> None:
    """`“Q ¶ “Q,” said N`: an utterance that runs over paragraphs has the speaker whom its last part names."""
    told: Reading | None = None
    for earlier, later in zip(reversed(readings[:-1]), reversed(readings), strict=False):
        told = later if later.source else told
        runs_on = later.token == 0 and later.frame.paragraph == earlier.frame.paragraph + 1
        if told and earlier.spoken and runs_on and not earlier.span.closed and earlier.source is None:
            earlier.voice, earlier.rule = told.voice, "multi"
        else:
            told = None


def _share_late(readings: list[Reading]) -> None:
    """`Y is Q and q, said N.`: what ends the sentence names the speaker of all in it."""
    for earlier, later in zip(reversed(readings[:-1]), reversed(readings[1:]), strict=True):
        frame, source = later.frame, later.source
        if earlier.refusal != "no-cue" or earlier.frame is not frame or source is None or not later.spoken:
            continue
        together = frame.sentence_at(earlier.token) == frame.sentence_at(later.token)
        late = source.start > later.token and later.rule in ("verb-subject", "subject-verb")
        if together and late and is_speech_by_shape(earlier.text):
            earlier.refusal, earlier.spoken, earlier.kind = None, True, "partial"
            earlier.voice, earlier.rule, earlier.source = later.voice, later.rule, source


def _unattributed(paragraphs: Sequence[str], found: Sequence[Sequence[Span]]) -> list[Reading]:
    """A language nobody has written down: its marks are read, its speakers are not guessed."""
    return [
        Reading(Frame(text, i), 0, span, rule="marks-only", spoken=True)
        for i, text in enumerate(paragraphs)
        for span in found[i]
        if is_speech_by_shape(text[span.start : span.end])
    ]


def _group(readings: list[Reading]) -> None:
    """Parts of one utterance share a number; every other quote has its own."""
    group = -1
    last: Reading | None = None
    for reading in readings:
        if reading.spoken:
            group += last is None or not (reading.rule in ("split", "multi") or _runs_on(last, reading))
            reading.group = group
            last = reading


def _runs_on(last: Reading, reading: Reading) -> bool:
    """A paragraph that did not close its mark, and one that opens with the next words of the same speaker."""
    next_paragraph = reading.frame.paragraph == last.frame.paragraph + 1 and reading.token == 0
    return not last.span.closed and next_paragraph and reading.voice == last.voice
