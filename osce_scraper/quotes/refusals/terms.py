"""A few words in the reporter's sentence: the source's own where the sentence ties them to it, else scare quotes and terms."""

from typing import Final

from osce_scraper.quotes.clauses.clauses import Source
from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import is_head
from osce_scraper.quotes.refusals.negatives import is_title, words_in
from osce_scraper.quotes.text.frames import Frame

_SIGNS: Final = ".,;:!?…()[]–—-/\"'’‘“”„«»"
_FAR: Final = 6
"""Within so many words a verb judges what is in marks."""
_SHORT: Final = 3
"""Up to so many words need a verb that ties them to a source."""
_JUDGED: Final = 15
"""So many tokens behind a verb that judges its words stand at most."""


def is_loose_term(frame: Frame, quote: int, text: str, source: Source, lexicon: Lexicon) -> bool:
    """A few words in the reporter's sentence that no verb calls the speaker's own: scare quotes and terms.

    Tied: `called the vote Q`, `said the vote was Q`, `described it as Q`. Loose: `said that Q media face pressure`.
    """
    verb = source.verb
    if verb is None or len(words_in(text)) > _SHORT or text[-1] in ".!?":
        return False
    if not lexicon.free_order and _is_reported(frame, quote, text, source, lexicon):
        return False
    before = frame.lower[quote - 1]
    if not lexicon.free_order and frame.lower[verb] in lexicon.verbs.weak and quote - verb > _FAR:
        return frame.lower[verb + 1] not in lexicon.grammar.subordinators  # introduces fines for what is not Q
    if quote - verb <= 1 or before in {":", ","}:
        return False
    if quote - verb == 2 and before in lexicon.grammar.owning and not lexicon.free_order:
        return False  # spoke of "technical irregularities"
    if any(frame.lower[k] in lexicon.negatives.judging for k in range(max(verb, quote - _FAR), quote)):
        return False
    following = frame.words[quote + 1] if quote + 1 < len(frame.words) else "."
    if not lexicon.free_order and _is_tied(frame, quote, text, verb, lexicon):
        return False
    if lexicon.free_order and len(words_in(text)) == _SHORT and following in ".,;" and text[0].islower():
        return False  # пообещал, что расследование будет «быстро и открыто».
    first = text.split()[0].lower()
    opens_phrase = first in lexicon.grammar.determiners or (first in lexicon.function_words and not lexicon.free_order)
    if len(words_in(text)) == _SHORT and opens_phrase:
        return False  # thanked the Office for "its stubborn politeness", promised to finish "in our lifetime"
    if not _is_predicate(frame, quote, lexicon):
        return True
    # was Q and, remained Q in the north: all that is said of it; was a Q solution: a word of the reporter's goes on
    goes_on = following not in ".,;–—" and text[-1] != ","
    return goes_on and (lexicon.free_order or following.lower() not in lexicon.function_words)


def _is_reported(frame: Frame, quote: int, text: str, source: Source, lexicon: Lexicon) -> bool:
    """`N said that it had a “chilling effect” on the press`, but not `N said that “hybrid” media` or `“old cases” filed`.

    What a person says is theirs word by word; one word before the reporter's noun, or words that the reporter goes on
    to explain, may be anybody's.
    """
    if source.name is None and lexicon.pronouns.get(frame.lower[source.start]) not in ("m", "f"):
        return False
    small = text[0].islower() or (" " in text and not is_title(text.rstrip(",")))  # “Brenna values,”
    if not small or frame.lower[source.verb or 0] not in lexicon.verbs.core:
        return False
    following = frame.lower[quote + 1] if quote + 1 < len(frame.words) else "."
    filed = frame.lower[quote - 1] in lexicon.grammar.as_clause and _is_filed(frame, quote - 2, lexicon)
    if filed or following.endswith(lexicon.verbs.past_endings):
        return False
    if len(words_in(text)) > 1 or text[-1] == "," or not following[0].isalpha():
        return True
    return any(
        following in small for small in (lexicon.function_words, lexicon.grammar.prepositions, lexicon.roles.connectors)
    )


def _is_tied(frame: Frame, quote: int, text: str, verb: int, lexicon: Lexicon) -> bool:
    """`criticized N for making Q`, `defended N as a Q`, `pledged to Q the law`, `stressed the Q of N`."""
    if frame.lower[verb] in lexicon.negatives.judging and quote - verb <= _JUDGED:
        return True
    k = quote - 1
    while k > verb and frame.lower[k] in lexicon.grammar.indefinite:
        k -= 1
    if frame.lower[k] in lexicon.grammar.as_clause:
        return not _is_filed(frame, k - 1, lexicon)
    if not text[0].islower():
        return False
    to = frame.lower[quote - 1] in lexicon.verbs.modal
    return to or _is_predicate_of(frame, quote, text, lexicon) or _goes_on(frame, quote, text, verb, lexicon)


def _is_filed(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "said that such crimes were often | registered | as Q": by others, in their terms."""
    if frame.lower[k] in lexicon.speech or not frame.lower[k].endswith(lexicon.verbs.past_endings):
        return False
    while k > 1 and frame.lower[k - 1] in lexicon.verbs.adverbs:
        k -= 1
    return frame.lower[k - 1] in lexicon.verbs.passive


def _goes_on(frame: Frame, quote: int, text: str, verb: int, lexicon: Lexicon) -> bool:
    """`said she would seek a “firm commitment” to N`: two words whose complement the reporter gives."""
    before, small = frame.lower[quote - 1], lexicon.grammar
    following = frame.lower[quote + 1] if quote + 1 < len(frame.words) else "."
    linked = following in lexicon.roles.connectors or following in small.prepositions or following in small.relative
    opened = before in small.determiners or before in small.prepositions
    return linked and opened and len(words_in(text)) > 1 and frame.lower[verb] in lexicon.verbs.core


def _is_predicate_of(frame: Frame, quote: int, text: str, lexicon: Lexicon) -> bool:
    """`said the town “welcomes” a mission`, `said she “froze”`: a verb and its subject before it."""
    first, before = text.split()[0].lower().strip(_SIGNS), frame.lower[quote - 1]
    verb = first in lexicon.speech or first in lexicon.verbs.irregular or first.endswith(lexicon.verbs.past_endings)
    subject = frame.words[quote - 1][0].isupper() or before in lexicon.grammar.nominative
    subject = subject or is_head(before, lexicon) or before in lexicon.nominal
    following = frame.lower[quote + 1] if quote + 1 < len(frame.words) else "."
    ended = following in ".,;" or following in lexicon.function_words or following in lexicon.roles.connectors
    return verb and subject and ended


def _is_predicate(frame: Frame, quote: int, lexicon: Lexicon) -> bool:
    """`was Q`, `remained a Q`, `is only a Q`, `could not Q`."""
    k = quote - 1
    while k > quote - _SHORT and (
        frame.lower[k] in lexicon.grammar.determiners or frame.lower[k] in lexicon.verbs.adverbs
    ):
        k -= 1
    low, verbs = frame.lower[k], lexicon.verbs
    if low in verbs.passive or low in verbs.linking:
        return True
    return not lexicon.free_order and (low in verbs.auxiliaries or low in verbs.modal)
