"""Where a name ends behind what is only written like its end: "Dilorom N.", "Rustam aka", "Eoin Mac an Bhaird"."""

from functools import lru_cache
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.frames import QUOTE, Frame

_LENITED: Final = "htn"
"""What Irish writes small before a capital: Ó hEithir, Mac an tSaoir."""
_INITIAL: Final = 2
"""Letters of an initial at most: "N.", "Ts."."""


@lru_cache(maxsize=1 << 14)
def is_joined_particle(word: str, lexicon: Lexicon) -> bool:
    """al-Hakim, el-Sayed, d’Orléans, dell’Orto, Ó | hEithir."""
    if word[0] in _LENITED and word[1:2].isupper() and word[2:3].islower():
        return True
    particle, _, rest = word.replace("'", "-").replace("’", "-").partition("-")
    held = particle.lower() in lexicon.names.particles or particle.lower() in lexicon.names.joined
    return held and rest[:1].isupper()


def paired_particle(frame: Frame, k: int, lexicon: Lexicon) -> int:
    """So many tokens of a particle of several words stand at `k`: "Eoin | Mac an | Bhaird", "Hans | in 't | Veld"; 0 if none."""
    for phrase in lexicon.names.paired:
        end = k + len(phrase)
        if tuple(frame.lower[k:end]) != phrase or end >= len(frame.words):
            continue
        if frame.words[end][0].isupper() or is_joined_particle(frame.words[end], lexicon):
            return len(phrase)
    return 0


def is_courtesy(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """Whether a word that may be one is a courtesy here: "Rustam | aka | said", not "Karimov | aka | the Fox"."""
    following = frame.words[k + 1] if k + 1 < len(frame.words) else "."
    return not (following == QUOTE or following[0].isupper() or following.lower() in lexicon.grammar.determiners)


def owns_dot(frame: Frame, first: int, dot: int, lexicon: Lexicon) -> bool:
    """Whether a full stop is part of the name before it: "Dilorom N | . | said", "John Smith Jr | ." """
    last = dot - 1
    if frame.words[dot] != "." or last <= first or frame.start(dot) != frame.start(last) + len(frame.words[last]):
        return False
    word, low = frame.words[last], frame.lower[last]
    if low in lexicon.names.dotted:
        return True
    initial = len(word) == 1 or (len(word) == _INITIAL and low in lexicon.grammar.abbreviations)
    return initial and word[0].isupper() and len(frame.words[last - 1]) > _INITIAL
