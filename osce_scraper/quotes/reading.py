"""One way from paragraphs to quotes: marks, frames, people, attribution, and what is left without a cue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from osce_scraper.items import Quote
from osce_scraper.quotes.clauses import Source
from osce_scraper.quotes.confidence import confidence
from osce_scraper.quotes.cue_after import after_quote
from osce_scraper.quotes.cue_before import before_quote, same_subject
from osce_scraper.quotes.cueless import Reading, cueless, forward
from osce_scraper.quotes.frames import Frame, frame
from osce_scraper.quotes.incises import incised
from osce_scraper.quotes.late import LooseTitles
from osce_scraper.quotes.lexicon import Lexicon, lexicon_for
from osce_scraper.quotes.marks import Span, spans
from osce_scraper.quotes.negatives import (
    continues_list,
    is_loose_term,
    is_named,
    is_short_title,
    is_speech_by_shape,
    is_title,
    is_title_with_point,
    is_utterance,
    unfold_names,
    words_in,
)
from osce_scraper.quotes.roll_call import read_people
from osce_scraper.quotes.speakers import Resolver
from osce_scraper.quotes.word_order import far_subject

_LONG: Final = 8
"""No title has more words than these."""
_ENDS: Final = ".!?…"
_PAUSES: Final = frozenset(",–—-")
_PART: Final = 3
"""Fewer words that no verb ties to a source are a term."""
_WINDOW: Final = 150
"""So many tokens of a sentence are looked at on either side of a quote: no sentence of a speaker is longer."""


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
    """The rule that found the speaker; for others why they are no quote: `title`, `named`, `term`, `no-cue`."""
    candidates: tuple[str, ...]
    """People weighed for a pronoun or a title, in order."""


def read(paragraphs: Sequence[str], language: str, title: str = "") -> list[Reading]:
    """Every quoted stretch of an article in order, understood, those that are no speech included."""
    lexicon = lexicon_for(language)
    found = [spans(text, lexicon.core if lexicon else ()) for text in paragraphs]
    if lexicon and lexicon.free_order:
        found = [incised(text, each, lexicon) for text, each in zip(paragraphs, found, strict=True)]
    if not any(found):
        return []
    if lexicon is None:
        return _unattributed(paragraphs, found)
    frames = [frame(text, i, found[i], lexicon) for i, text in enumerate(paragraphs)]
    if lexicon.free_order:
        for each in frames:
            unfold_names(each, lexicon)
    registry = read_people(frames, lexicon)
    resolver = Resolver(registry, frames, LooseTitles(registry, frames))
    readings: list[Reading] = []
    for each in frames:
        for token, span in zip(each.quotes, each.spans, strict=True):
            reading = Reading(each, token, span)
            _understand(reading, readings, resolver)
            if reading.spoken and reading.voice:
                place = each.paragraph, each.sentence_index(token)
                resolver.voices[place] = reading.voice
                resolver.heard.add(reading.voice)
                if reading.kind == "partial":
                    resolver.partial.add(place)
            readings.append(reading)
    _tell_back(readings)
    for reading in readings:
        if reading.rule == "unattributed":
            forward(reading, resolver)
    for reading in readings:
        if reading.spoken:
            reading.speaker = resolver.speaker(reading.voice)
    _group(readings)
    return readings


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


def _unattributed(paragraphs: Sequence[str], found: Sequence[Sequence[Span]]) -> list[Reading]:
    """A language nobody has written down: its marks are read, its speakers are not guessed."""
    readings = [
        Reading(Frame(text, i), 0, span, rule="marks-only", spoken=True)
        for i, text in enumerate(paragraphs)
        for span in found[i]
        if is_speech_by_shape(text[span.start : span.end])
    ]
    _group(readings)
    return readings


def _understand(reading: Reading, readings: list[Reading], resolver: Resolver) -> None:
    """Who says it, by the words beside it or by those before; or that nobody does."""
    frame, token = reading.frame, reading.token
    lexicon = resolver.registry.lexicon
    previous = readings[-1] if readings else None
    first, stop = frame.sentence_at(token)
    resolver.descriptions.candidates = []
    if _alone(frame, first, token, stop):
        goes_on = previous and previous.spoken and previous.frame is frame and len(words_in(reading.text)) > 1
        further = goes_on and not lexicon.free_order and not is_title(reading.text)  # Q, she said . Q2 .
        if _ends_as_speech(reading, lexicon) or further:
            cueless(reading, previous, resolver)
        else:
            reading.refusal = "title"
        return
    if is_named(frame, token, reading.text, lexicon):
        reading.refusal = "named"
        return
    if continues_list(frame, token, lexicon) and previous and previous.frame is frame:
        reading.spoken, reading.voice, reading.rule = previous.spoken, previous.voice, previous.rule
        reading.kind = previous.kind
        return
    left = max(first, token - _WINDOW)
    stop = min(stop, token + _WINDOW)
    if previous and previous.spoken and previous.frame is frame:  # a title in the sentence does not part it
        left = max(first, previous.token + 1)
    reading.source = _source(reading, previous, left, stop, resolver)
    if reading.source is None:
        reported = not lexicon.reported.isdisjoint(frame.lower[left:stop])  # So sei die Briefwahl bequem, jedoch Q
        if is_utterance(reading.text) or _is_announced(reading) or (reported and is_speech_by_shape(reading.text)):
            cueless(reading, previous, resolver)
            reading.kind = "partial" if reported else reading.kind
        elif lexicon.free_order and _is_reported(reading, lexicon):
            reading.source = far_subject(frame, token, stop, resolver.registry)
            reading.spoken, reading.rule = True, reading.source.rule if reading.source else "verb-only"
            reading.voice = resolver.voice(frame, reading.source) if reading.source else None
        elif lexicon.free_order and previous and _goes_on(previous, reading):
            reading.spoken, reading.voice, reading.rule, reading.kind = True, previous.voice, previous.rule, "partial"
        else:
            reading.refusal = "no-cue"
        return
    paused = lexicon.free_order and frame.words[token + 1 : token + 2] and frame.words[token + 1] in _PAUSES
    if reading.source.rule == "any-verb" and not paused and not _sounds_said(reading):
        reading.source, reading.refusal = None, "no-cue"
        return
    if lexicon.free_order and _mentioned(reading, reading.source, left, lexicon):
        reading.refusal = "term"
        return
    if reading.source.rule == "late" and token > first and len(words_in(reading.text)) <= 3:
        reading.source, reading.refusal = None, "no-cue"
        return
    if reading.source.rule == "cue-before" and _refused(reading, reading.source, lexicon):
        reading.refusal = "term"
        return
    if not reading.rule:
        reading.rule = reading.source.rule
        reading.voice = resolver.voice(frame, reading.source)
        if reading.rule == "verb-only" and previous and left == previous.token + 1:
            reading.voice, reading.rule = previous.voice, "split"  # «Q», – сказал N, добавив: «Q2»
    reading.candidates = tuple(resolver.descriptions.candidates)
    reading.spoken = True
    reading.kind = _kind(reading, left)


def _is_reported(reading: Reading, lexicon: Lexicon) -> bool:
    """`„Nismo mi ovde zbog slika“, kroz smeh će direktorka`: several words, a comma, and the reporter's own small ones."""
    frame, token = reading.frame, reading.token
    after = frame.words[token + 1 : token + 3]
    if len(after) < 2 or after[0] not in _PAUSES or not after[1][0].islower() or reading.text.count(" ") < _PART:
        return False
    opens = token == frame.sentence_at(token)[0]
    return opens and reading.text[0].isupper() and (frame.lower[token + 2] not in lexicon.function_words)


def _is_announced(reading: Reading) -> bool:
    """A sentence of its own behind a colon: `For her it was a beginning: “Next year we go on.”`"""
    text = reading.text
    before = reading.frame.words[reading.token - 1 : reading.token]
    return before == [":"] and text[-1] in _ENDS and text[0].isupper() and is_speech_by_shape(text)


def _goes_on(previous: Reading, reading: Reading) -> bool:
    """`N said that X was Q, and Y q`: the second part of what a sentence reports."""
    frame = reading.frame
    together = previous.frame is frame and frame.sentence_at(previous.token) == frame.sentence_at(reading.token)
    small = reading.text[0].islower() and len(words_in(reading.text)) >= _PART
    return together and previous.spoken and previous.kind == "partial" and small


def _ends_as_speech(reading: Reading, lexicon: Lexicon) -> bool:
    """A quote that is its whole sentence: several words and no title, or any with the end of a sentence."""
    if reading.text[-1] in _ENDS:
        return True
    if not is_speech_by_shape(reading.text):
        return False
    following = reading.frame.words[reading.token + 1 : reading.token + 2]
    ended = not reading.span.closed or (following and following[0] in (*_ENDS, ";"))  # «Q».
    long = reading.text.count(" ") >= _LONG
    return not lexicon.free_order or bool(ended) or long or reading.token > 0


def _alone(frame: Frame, first: int, token: int, stop: int) -> bool:
    """The quote is its sentence: no word beside it."""
    around = range(max(first, token - _WINDOW), min(stop, token + _WINDOW))
    return not any(frame.words[k][0].isalnum() for k in around)


def _source(reading: Reading, previous: Reading | None, left: int, stop: int, resolver: Resolver) -> Source | None:
    frame, token = reading.frame, reading.token
    if previous and previous.spoken and previous.frame is frame and previous.source and previous.token < left <= token:  # noqa: SIM102 - one long condition reads worse
        if previous.source.start >= left and frame.words[token - 1] in (",", "–", "—", "-", ";", ":") and left > 0:
            within = frame.sentence_at(previous.token) == frame.sentence_at(token)
            if within and _ends_clause(frame, previous.source, token, resolver):
                reading.rule, reading.voice = "split", previous.voice  # "Q," said N, "q2"
                return previous.source
    source = before_quote(frame, left, token, resolver.registry) if left < token else None
    if source is None or not _governs(reading, source, resolver):
        source = after_quote(frame, token, stop, resolver.registry, core=source is not None) or source
    if source is None and previous and previous.source and previous.token == left - 1:
        source = same_subject(frame, left, token, previous.source, resolver.registry)
        if source:
            reading.rule, reading.voice = "same-subject", previous.voice
    return source


def _governs(reading: Reading, source: Source, resolver: Resolver) -> bool:
    """Whether a cue before the quote leaves no room for one behind it: not in `They want to “q,” S said.`."""
    if reading.text[-1] not in ",?!" or source.verb is None:
        return True
    lexicon, verb = resolver.registry.lexicon, reading.frame.lower[source.verb]
    if reading.frame.lower[reading.token - 1] in lexicon.subordinators:
        return True
    return reading.token - source.cue_end <= 1 and (verb in lexicon.core or verb in lexicon.judging)


def _ends_clause(frame: Frame, source: Source, token: int, resolver: Resolver) -> bool:
    """No further verb of speech stands between the reporting clause and the quote."""
    speech = resolver.registry.lexicon.speech
    after = max(source.end, source.cue_end)
    return speech.isdisjoint(frame.lower[after:token])


def _sounds_said(reading: Reading) -> bool:
    """Before a verb that is none of speech, only words with the comma or mark of an utterance count."""
    return (
        reading.frame.words[reading.token - 1] == ":"
        or reading.text[-1] in ",!?…"
        or (len(words_in(reading.text)) > 3 and not is_title(reading.text))
    )


def _mentioned(reading: Reading, source: Source, left: int, lexicon: Lexicon) -> bool:
    """Words on a sign ("une pancarte : Q"), terms in what a source says ("selon la loi, les Q doivent ...")."""
    frame, token = reading.frame, reading.token
    if source.rule == "colon" and source.name is None:
        return not lexicon.signs.isdisjoint(frame.lower[left:token])
    if source.rule != "according-to" or source.cue_start > token or reading.text[-1] in ".,!?…":
        return False
    count = len(words_in(reading.text))
    ended = token + 1 >= len(frame.words) or frame.words[token + 1] in ".,;"
    tied = count >= _PART or frame.lower[token - 1] in lexicon.auxiliaries or frame.lower[token - 1] in lexicon.copulas
    return count <= _PART and not (ended and tied)


def _refused(reading: Reading, source: Source, lexicon: Lexicon) -> bool:
    """Titles and terms in a sentence that reports something else."""
    frame, token = reading.frame, reading.token
    distance = token - (source.verb or 0)
    beside = frame.words[token - 1] == ":" or distance == 1 or (distance == 2 and frame.words[token - 1] == ",")
    short = lexicon.runs_on and reading.text[0].isupper() and is_short_title(reading.text)
    pointed = not lexicon.free_order and is_title_with_point(reading.text)
    if (is_title(reading.text) or short or pointed) and not beside:
        return True
    if source.name is None and any(low in lexicon.signs for low in frame.lower[source.start : source.end]):
        return True
    if source.verb and frame.lower[source.verb - 1] in lexicon.signs and source.name is None:
        return True  # a T-shirt reading "No"
    if lexicon.pronouns.get(frame.lower[source.start]) == "n" and len(words_in(reading.text)) <= 3:
        return True  # on the door it says "Library"
    after = frame.lower[token + 1 : token + 3]
    if lexicon.free_order and len(after) == 2 and after[0] == "," and after[1] in lexicon.subordinators:
        return not is_speech_by_shape(reading.text)  # сказал «Ноян Тапан», что
    return is_loose_term(frame, token, reading.text, source.verb, lexicon)


def _kind(reading: Reading, left: int) -> Literal["direct", "partial"]:
    """Partial: words in lower case that carry on the reporter's own sentence."""
    frame, token = reading.frame, reading.token
    if reading.rule == "split" or left >= token or frame.words[token - 1] == ":":
        return "direct"
    starts_small = reading.text.lstrip("([…. ")[:1].islower()
    if frame.words[token - 1] == "," or (reading.source and reading.source.verb == token - 1):
        return "partial" if starts_small else "direct"
    return "partial"


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
        candidates=reading.candidates,
    )
