"""Initials of names: "J. R. Baker", "Sh. Baker", "J.R. Baker", "J.-C. Durand"."""

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.text.frames import Frame


def is_initial(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "J. Baker", "Sh. Baker": a letter or two and a dot, but not "Dr.", and two only as a language writes one sound."""
    word, low = frame.words[k], frame.lower[k]
    if len(word) > 2 or not word[0].isupper() or frame.words[k + 1 : k + 2] != ["."]:
        return False
    if len(word) == 2 and not lexicon.free_order and low not in lexicon.grammar.abbreviations:
        return False
    return low not in lexicon.honorifics and f"{low}." not in lexicon.honorifics


def past_initials(frame: Frame, k: int, stop: int, lexicon: Lexicon) -> int:
    """ "| J. R. | Baker", "| J.-C. | Durand"."""
    while k < stop and is_initial(frame, k, lexicon):
        k += 2
        k += k + 1 < stop and frame.words[k] == "-" and is_initial(frame, k + 1, lexicon)
    return k


def is_dotted(word: str, low: str, lexicon: Lexicon) -> bool:
    """ "J.R. Baker", but not "U.S."."""
    return word[-1] == "." and len(low) > 1 and low not in lexicon.honorifics and low not in lexicon.never_a_name
