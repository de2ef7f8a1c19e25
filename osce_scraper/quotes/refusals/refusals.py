"""Words in marks that a sentence with a source holds and nobody says: signs, terms, titles."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.confidence import Refusal
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.reading import Reading
from osce_scraper.quotes.refusals.negatives import (
    is_short_title,
    is_speech_by_shape,
    is_title,
    is_title_with_point,
    words_in,
)
from osce_scraper.quotes.refusals.signs import is_on_thing
from osce_scraper.quotes.refusals.terms import is_loose_term

_LONG: Final = 8
"""No title has more words than these."""
_ENDS: Final = ".!?…"
_PAUSES: Final = frozenset(",–—-")
_FAR: Final = 4
"""A cue so many tokens behind a few words need not be theirs."""
_NEAR: Final = 7
"""Within so many tokens before it a verb gives somebody a name."""
_PART: Final = 3
"""Fewer words that no verb ties to a source are a term."""


def refusal(reading: Reading, source: Source, left: int, lexicon: Lexicon) -> Refusal | None:
    """Why words in a sentence with a source are none of its source; None if they are."""
    frame, token = reading.frame, reading.token
    following = frame.words[token + 1 : token + 2]
    paused = lexicon.free_order and following and following[0] in _PAUSES
    if source.rule == "any-verb" and not paused and not _sounds_said(reading):
        return "no-cue"
    if is_on_thing(reading, source, left, lexicon):
        return "sign"
    if lexicon.free_order and _is_mentioned(reading, source, left, lexicon):
        return "term"
    behind = source.rule == "verb-subject" and source.cue_start > token + _FAR
    if behind and not lexicon.free_order and _is_part(reading, source, lexicon):
        return "no-cue"  # the Q project, said N
    if source.rule == "colon" and not lexicon.free_order and _is_headline(reading.text):
        return "title"
    if source.rule == "in-words-of" and not lexicon.free_order and is_title(reading.text):
        return "title"
    if source.rule == "cue-before" and _is_told_of(reading, source, lexicon):
        return "term"
    return None


def _is_headline(text: str) -> bool:
    """`N: “We Shall Not Be Moved.”`: three words or more with capitals and an end are a headline."""
    if not is_title(text.rstrip(".,!?…") or text):
        return False
    return sum(word[0].isupper() for word in words_in(text)) >= _PART


def _is_part(reading: Reading, source: Source, lexicon: Lexicon) -> bool:
    """A few words that neither end a sentence nor begin one (`“We agree” with it, said N`), nor N's own small ones."""
    words = words_in(reading.text)
    if not words or len(words) > _PART or reading.text[-1] in ",.!?…":
        return False
    opens = words[0].replace("’", "'").split("'")[0].lower() in lexicon.pronouns
    small = source.name is not None and reading.text[0].islower()
    return len(words) == 1 or not (opens or small)


def ends_as_speech(reading: Reading, lexicon: Lexicon) -> bool:
    """A quote that is its whole sentence: several words and no title, or any with the end of a sentence."""
    if reading.text[-1] in _ENDS:
        return lexicon.free_order or not _is_headline(reading.text)
    if not is_speech_by_shape(reading.text):
        return False
    following = reading.frame.words[reading.token + 1 : reading.token + 2]
    ended = not reading.span.closed or (following and following[0] in (*_ENDS, ";"))  # «Q».
    long = reading.text.count(" ") >= _LONG
    return not lexicon.free_order or bool(ended) or long or reading.token > 0


def _sounds_said(reading: Reading) -> bool:
    """Before a verb that is none of speech, only words with the comma or mark of an utterance count."""
    return (
        reading.frame.words[reading.token - 1] == ":"
        or reading.text[-1] in ",!?…"
        or (len(words_in(reading.text)) > 3 and not is_title(reading.text))
    )


def _is_mentioned(reading: Reading, source: Source, left: int, lexicon: Lexicon) -> bool:
    """Words on a sign ("une pancarte : Q"), terms in what a source says ("selon la loi, les Q doivent ...")."""
    frame, token = reading.frame, reading.token
    if source.rule == "colon" and source.name is None:
        return not lexicon.negatives.signs.isdisjoint(frame.lower[left:token])
    if source.rule != "according-to" or source.cue_start > token or reading.text[-1] in ".,!?…":
        return False
    count = len(words_in(reading.text))
    ended = token + 1 >= len(frame.words) or frame.words[token + 1] in ".,;"
    tied = (
        count >= _PART
        or frame.lower[token - 1] in lexicon.verbs.auxiliaries
        or frame.lower[token - 1] in lexicon.roles.copulas
    )
    return count <= _PART and not (ended and tied)


def _is_jargon(reading: Reading, source: Source, lexicon: Lexicon) -> bool:
    """`what diplomats call Q`, `what the team calls the Q`: a word of many, of nobody in the article."""
    frame, verb = reading.frame, source.verb or 0
    before = [low for low in frame.lower[max(0, verb - 3) : verb] if low not in lexicon.grammar.articles][-2:]
    named = frame.lower[reading.token - 1] in lexicon.grammar.articles
    callers = lexicon.nouns.groups | (lexicon.nouns.organizations if named else frozenset())
    many = len(before) > 1 and before[0] in lexicon.grammar.how and before[1] in callers
    return many and not lexicon.free_order and len(words_in(reading.text)) <= _PART


def _is_called(reading: Reading, source: Source, lexicon: Lexicon) -> bool:
    """`N called M an “Uncle Bo.”`, `N refers to him as “Mr. Bo”`: a name that somebody gives, capitals or not."""
    frame, token = reading.frame, reading.token
    before = frame.lower[token - 1]
    if source.name is None or not (before in lexicon.grammar.indefinite or before in lexicon.grammar.as_clause):
        return False
    return not lexicon.negatives.judging.isdisjoint(frame.lower[max(source.end, token - _NEAR) : token])


def _is_told_of(reading: Reading, source: Source, lexicon: Lexicon) -> bool:
    """Titles and terms in a sentence that reports something else."""
    frame, token = reading.frame, reading.token
    distance = token - (source.verb or 0)
    beside = frame.words[token - 1] == ":" or distance == 1 or (distance == 2 and frame.words[token - 1] == ",")
    judged = source.verb is not None and frame.lower[source.verb] in lexicon.negatives.judging
    beside = beside or (
        distance == 2 and judged and frame.lower[token - 1] in lexicon.grammar.prepositions
    )  # sprach von Q
    short = lexicon.runs_on and reading.text[0].isupper() and is_short_title(reading.text)
    pointed = not lexicon.free_order and is_title_with_point(reading.text)
    if (is_title(reading.text) or short or pointed) and not beside:
        return lexicon.free_order or not _is_called(reading, source, lexicon)
    signs = lexicon.negatives.signs if lexicon.free_order else frozenset()
    if source.name is None and any(low in signs for low in frame.lower[source.start : source.end]):
        return True
    if source.verb and source.name is None and frame.lower[source.verb - 1] in lexicon.negatives.signs:
        participle = frame.lower[source.verb].endswith(lexicon.verbs.participle_endings)
        if participle or lexicon.free_order:
            return True  # a T-shirt reading "No"; but the man in the cap says
    if lexicon.pronouns.get(frame.lower[source.start]) == "n" and len(words_in(reading.text)) <= 3:
        return True  # on the door it says "Library"
    if _is_jargon(reading, source, lexicon):
        return True
    written = frame.lower[token - 1].endswith(lexicon.verbs.participle_endings) and not lexicon.free_order
    if written and frame.lower[token - 2] in lexicon.negatives.signs:
        return True  # told N about a banner reading "no"
    after = frame.lower[token + 1 : token + 3]
    if lexicon.free_order and len(after) == 2 and after[0] == "," and after[1] in lexicon.grammar.subordinators:
        return not is_speech_by_shape(reading.text)  # сказал «Ноян Тапан», что
    return is_loose_term(frame, token, reading.text, source, lexicon)
