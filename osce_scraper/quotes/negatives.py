"""Quoted words that nobody says: titles, names of projects, slogans, terms, scare quotes, words on signs."""

from typing import Final

from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.lexicon import Lexicon

_ENDS: Final = ".,!?…"
_SIGNS: Final = ".,;:!?…()[]–—-/\"'’‘“”„«»"
_LONGEST_TITLE: Final = 20
_SMALL: Final = frozenset(
    ["into", "from", "with", "over", "upon", "than", "about", "against", "under", "through", "without", "your", "their"]
)
"""Words of four letters and more that titles write small."""
_SHORT: Final = 3
"""Up to so many words need a verb that ties them to a source."""
_LONG: Final = 6
"""From so many words on, with their own full stop or comma, words are speech whatever stands before them."""


def words_in(text: str) -> list[str]:
    """The words of quoted text, signs at their edges gone."""
    return [word for raw in text.split() if (word := raw.strip(_SIGNS))]


def is_title(text: str) -> bool:
    """All content words capitalised and no mark of a sentence at the end.

    >>> is_title("Prosecuting Hate Crimes: A Practical Guide"), is_title("Women for Peace"), is_title("We must act")
    (True, True, False)
    """
    if text[-1] in "?…;" or text.count(" ") > _LONGEST_TITLE:
        return False
    words = words_in(text)
    if text[-1] in ".," and not (1 < len(words) <= _LONG and all(word[0].isupper() for word in words)):
        return False  # "on “Morning Joe.”", as American print has it
    content = [word for word in words if len(word) > 3 and word not in _SMALL]
    if not words:
        return False
    return words[0][0].isupper() and all(word[0].isupper() for word in content) and (len(words) > 1 or bool(content))


def is_speech_by_shape(text: str) -> bool:
    """What no rule needs to know the language for: four words or more, and no title.

    >>> is_speech_by_shape("We must act now."), is_speech_by_shape("Women for Peace"), is_speech_by_shape("hate speech")
    (True, False, False)
    """
    return text.count(" ") >= _SHORT and not is_title(text)


def is_utterance(text: str) -> bool:
    """Words long enough, with the full stop or comma of a sentence inside the marks."""
    if text[-1] not in _ENDS or text.count(" ") < _LONG - 1:
        return False
    bare = text.rstrip(_ENDS)
    return bool(bare) and not is_title(bare)


def is_named(frame: Frame, quote: int, text: str, lexicon: Lexicon) -> bool:
    """A word beside the marks calls what is in them a title, a project, a term: `the project Q`, `the Q bloc`."""
    if is_utterance(text):
        return False
    lower = frame.lower
    k = quote - 1
    if k >= 0 and lower[k] in {",", ":"} and is_title(text):
        k -= 1
    if k >= 0 and lower[k] in lexicon.naming and not _is_reporting(frame, k, lexicon):
        return True
    if k >= 1 and lower[k] in lexicon.prepositions and lower[k - 1] in lexicon.naming and is_title(text):
        return True
    for phrase in lexicon.naming_phrases:
        if quote >= len(phrase) and tuple(lower[quote - len(phrase) : quote]) == phrase:
            return True
    following = lower[quote + 1] if quote + 1 < len(lower) else ""
    if following in lexicon.as_clause and not lexicon.naming.isdisjoint(lower[quote + 2 : quote + 4]):
        return True  # which had Q as its motto
    return following in lexicon.named and text[-1] not in _ENDS


def _is_reporting(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "what she called Q" is her word, "a film called Q" is not."""
    if frame.lower[k] not in lexicon.speech or k < 2:
        return False
    before = frame.lower[max(0, k - 12) : k]
    return not lexicon.how.isdisjoint(before) and before[-1] not in lexicon.passive


def continues_list(frame: Frame, quote: int, lexicon: Lexicon) -> bool:
    """`the terms Q and Q`: what holds for the first holds for the second."""
    k = quote - 1
    while k >= 0 and (
        frame.words[k] == "," or frame.lower[k] in lexicon.conjunctions or frame.lower[k] in lexicon.determiners
    ):
        k -= 1
    return 0 <= k < quote - 1 and frame.words[k] == QUOTE


def is_loose_term(frame: Frame, quote: int, text: str, verb: int | None, lexicon: Lexicon) -> bool:
    """A few words in the reporter's sentence that no verb calls the speaker's own: scare quotes and terms.

    Tied: `called the vote Q`, `said the vote was Q`, `described it as Q`. Loose: `said that Q media face pressure`.
    """
    if verb is None or len(words_in(text)) > _SHORT or text[-1] in ".!?":
        return False
    before = frame.lower[quote - 1]
    if quote - verb <= 1 or before in {":", ","}:
        return False
    if frame.lower[verb] in lexicon.judging:
        return False
    following = frame.words[quote + 1] if quote + 1 < len(frame.words) else "."
    first = text.split()[0].lower()
    if len(words_in(text)) == _SHORT and (first in lexicon.determiners or first in lexicon.function_words):
        return False  # thanked the Office for "its stubborn politeness", promised to finish "in our lifetime"
    return not (before in lexicon.passive or frame.lower[quote - 2] in lexicon.passive) or following not in ".,;"
