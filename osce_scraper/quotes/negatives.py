"""Quoted words that nobody says: titles, names of projects, slogans, terms, scare quotes."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def is_speech_by_shape(text: str) -> bool:
    """Four words or more, not all of them capitalised: what no rule needs to know the language for.

    >>> is_speech_by_shape("We must act now."), is_speech_by_shape("Women for Peace"), is_speech_by_shape("hate speech")
    (True, False, False)
    """
    words = _WORD.findall(text)
    if len(words) < 4:
        return False
    return text[-1] in ".,!?…" or sum(word[0].islower() for word in words) > len(words) / 2
