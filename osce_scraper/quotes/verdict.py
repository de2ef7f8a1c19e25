"""What becomes of words in marks: who says them, by the words beside them or by those before; or that nobody does."""

from bisect import bisect_left
from typing import Final, Literal

from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.clauses.speech_verbs import is_speech_verb
from osce_scraper.quotes.clauses.word_order import far_subject
from osce_scraper.quotes.cues.cue_after import after_quote, put_behind
from osce_scraper.quotes.cues.cue_before import before_quote, same_subject
from osce_scraper.quotes.cues.cue_late import late_core
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.reading import Reading
from osce_scraper.quotes.refusals.negatives import (
    continues_list,
    is_named,
    is_speech_by_shape,
    is_title,
    is_utterance,
    words_in,
)
from osce_scraper.quotes.refusals.refusals import ends_as_speech, refusal
from osce_scraper.quotes.refusals.signs import is_inscribed
from osce_scraper.quotes.speakers.cueless import cueless
from osce_scraper.quotes.speakers.speakers import Resolver
from osce_scraper.quotes.text.frames import Frame

_ENDS: Final = ".!?…"
_PAUSES: Final = frozenset(",–—-")
_RESUMING: Final = frozenset({",", "–", "—", "-", ";", ":"})
_PART: Final = 3
"""Fewer words that no verb ties to a source are a term."""
_BETWEEN: Final = 3
"""So many tokens lie at most between two terms of a list."""
_WINDOW: Final = 150
"""So many tokens of a sentence are looked at on either side of a quote: no sentence of a speaker is longer."""


def understand(reading: Reading, readings: list[Reading], resolver: Resolver) -> None:
    """Who says it, by the words beside it or by those before; or that nobody does."""
    frame, token, lexicon = reading.frame, reading.token, resolver.registry.lexicon
    previous = readings[-1] if readings else None
    beside = previous if previous and previous.frame is frame else None
    first, stop = frame.sentence_at(token)
    resolver.scene.weighed.clear()
    resolver.scene.words = reading.text
    if _alone(frame, first, token, stop):
        _understand_alone(reading, previous, resolver)
    elif is_named(frame, token, reading.text, lexicon):
        reading.refusal = "named"
    elif is_inscribed(reading, lexicon):
        reading.refusal = "sign"
    elif beside and (_is_next_in_list(beside, reading, lexicon) or _explains(beside, reading)):
        reading.spoken, reading.voice, reading.rule, reading.kind = (
            beside.spoken,
            beside.voice,
            beside.rule,
            beside.kind,
        )
    else:
        # A title in the sentence does not part it, speech does.
        left = max(first, beside.token + 1 if beside and beside.spoken else token - _WINDOW)
        reading.source = _source(reading, previous, left, min(stop, token + _WINDOW), resolver)
        if reading.source is None:
            _understand_loose(reading, previous, left, min(stop, token + _WINDOW), resolver)
        else:
            _attribute(reading, reading.source, previous, left, resolver)


def _understand_alone(reading: Reading, previous: Reading | None, resolver: Resolver) -> None:
    """A quote that is its sentence: speech if it ends like it, or goes on with speech: `Q, she said . | Q2 | .`"""
    lexicon = resolver.registry.lexicon
    goes_on = previous and previous.spoken and previous.frame is reading.frame and len(words_in(reading.text)) > 1
    further = goes_on and not lexicon.free_order and not is_title(reading.text)
    if ends_as_speech(reading, lexicon) or further:
        cueless(reading, previous, resolver)
    else:
        reading.refusal = "title"


def _understand_loose(reading: Reading, previous: Reading | None, left: int, stop: int, resolver: Resolver) -> None:
    """A quote in a sentence that names no source: speech by its shape, or part of what the sentence reports."""
    frame, lexicon = reading.frame, resolver.registry.lexicon
    reported = not lexicon.verbs.reported.isdisjoint(frame.lower[left:stop])  # So sei die Briefwahl bequem, jedoch Q
    if (
        not lexicon.free_order
        and previous
        and (_goes_on(previous, reading) or _is_within(previous, reading, left, lexicon))
    ):
        reading.spoken, reading.voice, reading.rule, reading.kind = True, previous.voice, "same-subject", "partial"
    elif is_utterance(reading.text) or _is_announced(reading) or (reported and is_speech_by_shape(reading.text)):
        cueless(reading, previous, resolver)
        reading.kind = "partial" if reported else reading.kind
    elif not lexicon.free_order and previous and _takes_up(previous, reading):
        cueless(reading, previous, resolver)
    elif lexicon.free_order and _is_reported(reading, lexicon):
        reading.source = far_subject(frame, reading.token, stop, resolver.registry)
        reading.spoken, reading.rule = True, reading.source.rule if reading.source else "verb-only"
        reading.voice = resolver.voice(frame, reading.source) if reading.source else None
    elif previous and _goes_on(previous, reading):
        reading.spoken, reading.voice, reading.rule, reading.kind = True, previous.voice, previous.rule, "partial"
    else:
        reading.refusal = "no-cue"


def _attribute(reading: Reading, source: Source, previous: Reading | None, left: int, resolver: Resolver) -> None:
    """Who the source is, if the words are speech at all."""
    reading.refusal = refusal(reading, source, left, resolver.registry.lexicon)
    if reading.refusal:
        reading.source = source if reading.refusal == "term" else None
        return
    if not reading.rule:
        reading.rule = source.rule
        reading.voice = resolver.voice(reading.frame, source)
        if reading.rule == "verb-only" and previous and left == previous.token + 1:
            reading.voice, reading.rule = previous.voice, "split"  # «Q», – сказал N, добавив: «Q2»
    reading.candidates = tuple(resolver.scene.weighed)
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
    speech = is_speech_by_shape(text) or text[-1] in "?!"
    return before == [":"] and text[-1] in _ENDS and text[0].isupper() and speech


def _goes_on(previous: Reading, reading: Reading) -> bool:
    """`N said that X was Q, and Y q`: the second part of what a sentence reports."""
    frame = reading.frame
    together = previous.frame is frame and frame.sentence_at(previous.token) == frame.sentence_at(reading.token)
    small = reading.text[0].islower() and (len(words_in(reading.text)) >= _PART or _is_listed(previous, reading))
    return together and previous.spoken and previous.kind == "partial" and small


def _is_within(previous: Reading, reading: Reading, left: int, lexicon: Lexicon) -> bool:
    """`N said that X was Q because of the q few who came`: more words of what the sentence reports."""
    together = previous.frame is reading.frame and previous.frame.sentence_at(
        previous.token
    ) == reading.frame.sentence_at(reading.token)
    if (
        not together
        or not previous.spoken
        or previous.kind != "partial"
        or previous.source is None
        or reading.text[0].isupper()
    ):
        return False
    return refusal(reading, previous.source, left, lexicon) is None


def _is_next_in_list(beside: Reading, reading: Reading, lexicon: Lexicon) -> bool:
    """`the terms Q and Q`, `called it Q and Q`; not yet in `Y is Q and Q, said N`."""
    told = lexicon.free_order or beside.spoken or beside.refusal != "no-cue"
    return told and continues_list(reading.frame, reading.token, lexicon)


def _explains(beside: Reading, reading: Reading) -> bool:
    """`N called it “unfair”: “Nobody asked us.”`: a quote behind a quote and a colon."""
    frame, token = reading.frame, reading.token
    return beside.spoken and beside.token == token - 2 and frame.words[token - 1] == ":"


def _takes_up(previous: Reading, reading: Reading) -> bool:
    """`“Q,” said N. “We have seen it all before” and nobody listened.`: speech that the reporter goes on with."""
    frame, text = reading.frame, reading.text
    opens = reading.token == frame.sentence_at(reading.token)[0] and previous.frame is frame and previous.spoken
    return opens and text[0].isupper() and text.count(" ") >= _PART and not is_title(text)


def _is_listed(previous: Reading, reading: Reading) -> bool:
    """`called him a “liar” who is “a cheat,” a “bully”`: hardly a word of the reporter's between."""
    return reading.token - previous.token <= _BETWEEN


def _alone(frame: Frame, first: int, token: int, stop: int) -> bool:
    """The quote is its sentence: no word beside it."""
    if any(word[0].isalnum() for word in frame.words[max(first, token - 1) : min(stop, token + 2)]):
        return False
    next_word = bisect_left(frame.worded, max(first, token - _WINDOW))
    return next_word == len(frame.worded) or frame.worded[next_word] >= min(stop, token + _WINDOW)


def _source(reading: Reading, previous: Reading | None, left: int, stop: int, resolver: Resolver) -> Source | None:
    """The words beside the quote that name its source; those of the part before it where it only goes on."""
    frame, token = reading.frame, reading.token
    if previous and previous.source and previous.frame is frame and _resumes(reading, previous.source, previous, left):
        between = range(max(previous.source.end, previous.source.cue_end), token)
        if not any(is_speech_verb(frame, k, resolver.registry.lexicon, subject=True) for k in between):
            reading.rule, reading.voice = "split", previous.voice
            return previous.source
    source = before_quote(frame, left, token, resolver.registry) if left < token else None
    if source is None or not _governs(reading, source, resolver):
        source = after_quote(frame, token, stop, resolver.registry, core=source is not None) or source
    else:
        late = _is_of_thing(frame, source, resolver.registry.lexicon) and late_core(
            frame, token, stop, resolver.registry
        )
        source = put_behind(frame, token, stop, resolver.registry) or late or source
    if source is None and previous and previous.source and previous.token == left - 1:
        source = same_subject(frame, left, token, previous.source, resolver.registry)
        if source:
            reading.rule, reading.voice = "same-subject", previous.voice
    return source


def _is_of_thing(frame: Frame, source: Source, lexicon: Lexicon) -> bool:
    """`The vote signals Q, said N`, `it has used Q, said N`: what stands before the quote is nobody."""
    low = frame.lower[source.start]
    return source.name is None and not lexicon.free_order and lexicon.pronouns.get(low, "n") == "n"


def _resumes(reading: Reading, source: Source, previous: Reading, left: int) -> bool:
    """`"Q," said N, | "q2"`: in the same sentence, behind the reporting clause and a pause."""
    frame, token = reading.frame, reading.token
    behind = previous.spoken and previous.token < left <= min(token, source.start)
    return (
        behind and frame.words[token - 1] in _RESUMING and frame.sentence_at(previous.token) == frame.sentence_at(token)
    )


def _governs(reading: Reading, source: Source, resolver: Resolver) -> bool:
    """Whether a cue before the quote leaves no room for one behind it: not in `They want to “q,” S said.`."""
    lexicon = resolver.registry.lexicon
    if reading.text[-1] not in ",?!":
        return True
    if source.verb is None:
        return lexicon.free_order or reading.text[-1] != ","  # For the young, Q, N said
    verb = reading.frame.lower[source.verb]
    if reading.frame.lower[reading.token - 1] in lexicon.grammar.subordinators:
        return lexicon.free_order or verb in lexicon.verbs.core  # A poll shows that Q, said N
    return reading.token - source.cue_end <= 1 and (verb in lexicon.verbs.core or verb in lexicon.negatives.judging)


def _kind(reading: Reading, left: int) -> Literal["direct", "partial"]:
    """Partial: words in lower case that carry on the reporter's own sentence."""
    frame, token = reading.frame, reading.token
    if reading.rule == "split" or left >= token or frame.words[token - 1] == ":":
        return "direct"
    starts_small = reading.text.lstrip("([…. ")[:1].islower()
    if frame.words[token - 1] == "," or (reading.source and reading.source.verb == token - 1):
        return "partial" if starts_small else "direct"
    return "partial"
