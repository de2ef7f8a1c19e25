"""Quotes that no word beside them attributes: parts of an utterance, and speech after an indirect sentence.

In press releases the speaker is nearly always the one before; in political news less so, hence the lower confidence.
"""

from osce_scraper.quotes.confidence import Method
from osce_scraper.quotes.reading import Reading
from osce_scraper.quotes.speakers.scene import Voice
from osce_scraper.quotes.speakers.speakers import Resolver
from osce_scraper.quotes.text.frames import Frame

_SILENT = ("organization", "document")
"""Who is quoted with a few words and does not go on in a paragraph of speech."""


def cueless(reading: Reading, previous: Reading | None, resolver: Resolver) -> None:
    """Sets voice and rule of a quote that stands alone.

    multi: `“Q` ¶ `“Q”` · split: `“Q,” said N. “Q2.”` · bare: `N called for Y. “Q.”` · carry: ¶ `“Q”` after N's words.
    """
    frame, lexicon = reading.frame, resolver.registry.lexicon
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
    before = resolver.scene.before(frame, here)
    unsure: Voice | None = None
    passing: Voice | None = None
    for each, sentence in before:
        near = each is frame
        heard = resolver.scene.voices.get((each.paragraph, sentence))
        adjoining = near and sentence + 1 == here
        if heard and (adjoining or _may_go_on(heard, reading, near, (each.paragraph, sentence), resolver)):
            if near or heard.person or heard.kind != "person":
                return _settle(reading, heard, "split" if adjoining else "carry", resolver)
            passing = passing or heard  # a woman from Osh seldom has a paragraph of her own
            continue
        if (
            (each, sentence) == before[0]
            and _announces(each, sentence)
            and (found := resolver.scene.subject(each, sentence))
        ):
            return _settle(reading, found[0], "announced", resolver)
        if speaking := resolver.scene.speaking(each, sentence):
            voice, sure = speaking
            if voice.kind in _SILENT and not near and _says_i(reading.text, resolver):
                continue
            passes_by = voice.person is None and voice.kind == "person" and not lexicon.free_order
            if near or (sure and not (passes_by and _has_leads(resolver))):
                return _settle(reading, voice, "bare" if near else "bare-across", resolver)
            unsure = unsure or voice
        if near and (topic := resolver.scene.topic(each, sentence)):
            return _settle(reading, topic, "topic", resolver)
    if unsure or passing:
        return _settle(reading, unsure or passing, "bare-across", resolver)
    for each, sentence in before:
        if topic := resolver.scene.topic(each, sentence):
            return _settle(reading, topic, "topic-across", resolver)
    return _settle(reading, None, "unattributed", resolver)


def _has_leads(resolver: Resolver) -> bool:
    """Somebody with a name has spoken: a spokesman without one hardly has a paragraph of his own."""
    return any(voice.person for voice in resolver.scene.heard)


def _may_go_on(heard: Voice, reading: Reading, near: bool, place: tuple[int, int], resolver: Resolver) -> bool:
    """Whether who spoke before speaks again: not whom somebody else quoted, no report that says "I"."""
    if place in resolver.scene.embedded and not near:
        return False
    if heard.kind not in _SILENT or near:
        return True
    return place not in resolver.scene.partial and not _says_i(reading.text, resolver)


def _says_i(text: str, resolver: Resolver) -> bool:
    """One person speaks: “I have seen it”, “my house”."""
    first_person = resolver.registry.lexicon.grammar.first_person
    return not first_person.isdisjoint(text.lower().replace("’", " ").replace("'", " ").split())


def forward(reading: Reading, resolver: Resolver) -> None:
    """Nobody before: the subject of what follows. `“Q.” With these words, N opened the conference.`"""
    frame = reading.frame
    here = frame.sentence_index(reading.token)
    following = [(frame, k) for k in range(here + 1, min(here + 3, len(frame.sentences)))]
    if not following and frame.paragraph + 1 < len(resolver.frames) and resolver.frames[frame.paragraph + 1].sentences:
        following = [(resolver.frames[frame.paragraph + 1], 0)]
    for each, sentence in following:
        voice = resolver.scene.voices.get((each.paragraph, sentence)) or resolver.scene.topic(each, sentence)
        if voice:
            _settle(reading, voice, "forward", resolver)
            return


def _announces(frame: Frame, sentence: int) -> bool:
    """ "The Co-Chairs released the following statement: ¶ Q"."""
    return frame.words[frame.sentences[sentence][1] - 1] == ":"


def _settle(reading: Reading, voice: Voice | None, rule: Method, resolver: Resolver) -> None:
    reading.voice, reading.rule = voice, rule
    reading.candidates = tuple(resolver.scene.weighed)
