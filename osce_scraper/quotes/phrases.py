"""Names and titles in a frame: where they start and where they end. No memory of the article; that is `people`."""

import re
from dataclasses import dataclass
from typing import Final

from .frames import QUOTE, Frame
from .lexicon import Lexicon

_STOPS: Final = frozenset({QUOTE, ".", ";", ":", "(", ")", "!", "?", "…", "–", "—", "-", "[", "]", "/", '"', "*"})
_POSSESSIVE: Final = frozenset({"'s", "’s"})
_LONGEST_NAME: Final = 6
_LONGEST_TITLE: Final = 40
_INITIAL = re.compile(r"[^\W\d_]{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase by its tokens, and the honorific that stands between it and the name."""

    start: int
    end: int
    honorific: str | None = None
    gender: str = ""


def is_capital(word: str) -> bool:
    """Whether a word starts with a capital letter."""
    return word[0].isupper()


def is_head(word: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word is the head of a title: "minister", "chairperson-in-office", "rapporteurs"."""
    return word in lexicon.heads or ("-" in word and not lexicon.heads.isdisjoint(word.split("-")))


def name_end(frame: Frame, i: int, lexicon: Lexicon) -> int:
    """One past the last token of a person's name that starts at token `i`; `i` itself if none does.

    "Lara Scarpitta", "Juan Fernández Trigo", "Maria van der Hoeven", "J. R. Baker", "Koja".
    """
    words, lower = frame.words, frame.lower
    limit = min(len(words), i + _LONGEST_NAME)
    k = i
    while k < limit:
        word = words[k]
        if _is_name_word(word, lower[k], lexicon) or (k > i and is_capital(word) and lower[k - 1] in lexicon.first_names and _may_be_surname(lower[k], lexicon)):
            k += 1
        elif _INITIAL.match(word) and is_capital(word) and k + 2 < len(words) and words[k + 1] == ".":
            k += 2
        elif lower[k] in lexicon.name_particles and (k > i or is_capital(word)) and _leads_to_name(frame, k, lexicon):
            k += 1
        else:
            break
    while k > i and (words[k - 1] == "." or (lower[k - 1] in lexicon.name_particles and k - i > 1)):
        k -= 1
    return k


def _is_name_word(word: str, lower: str, lexicon: Lexicon) -> bool:
    return (
        word[0].isupper()
        and len(word) > 1
        and lower not in lexicon.never_a_name
        and not word[-1].isdigit()
        and not (word.isupper() and len(word) < 8)
        and ("-" not in word or lexicon.never_a_name.isdisjoint(lower.split("-")))
        and "/" not in word
        and "&" not in word
    )


def _may_be_surname(lower: str, lexicon: Lexicon) -> bool:
    """After a first name even "Baker" or "London" is a surname, but "Anna Head of" is none."""
    return lower in lexicon.heads or lower in lexicon.places or lower in lexicon.demonyms


def _leads_to_name(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    for m in range(k + 1, min(k + 3, len(frame.words))):
        if _is_name_word(frame.words[m], frame.lower[m], lexicon):
            return True
        if frame.lower[m] not in lexicon.name_particles:
            return False
    return False


def honorific_before(frame: Frame, i: int, lexicon: Lexicon) -> tuple[int, str]:
    """First token and gender of the honorifics that stand right before token `i`: "Her Excellency", "Prof. Dr."."""
    start, gender = i, ""
    while start > 0:
        k = start - 1
        if frame.words[k] == "." and k > 0:
            k -= 1
        for first in (k - 2, k - 1, k):
            if first >= 0 and (key := " ".join(frame.lower[first : k + 1])) in lexicon.honorifics:
                gender = lexicon.honorifics[key] or gender
                break
        else:
            return start, gender
        if first == k and not is_capital(frame.words[k]) and not frame.words[k].endswith("."):
            if lexicon.honorifics_are_capital:
                return start, gender
        start = first
    return start, gender


def title_end(frame: Frame, start: int, stop: int, lexicon: Lexicon, headed: bool = False) -> int:
    """One past the last token of a title phrase that starts at `start`; `start` if there is no head noun in it.

    "the Head of the OSCE Mission to Skopje | during ...", "Minister of Labour, Family and Social Affairs | ,".
    """
    words, lower = frame.words, frame.lower
    stop = min(stop, start + _LONGEST_TITLE)
    i, loose = start, 0
    while i < stop:
        word, low = words[i], lower[i]
        if word in _STOPS:
            if word == "." and i and lower[i - 1] in {"st", "u.s", "u.n"}:
                i += 1
                continue
            break
        if word == ",":
            if headed and _list_goes_on(frame, i, stop, lexicon):
                i += 1
                continue
            break
        if is_head(low, lexicon):
            headed, loose = True, 0
        elif low in lexicon.connectors:
            if not _connects(frame, i, stop, lexicon, headed):
                break
        elif is_capital(word) or low in lexicon.modifiers or low in lexicon.nominal or word in _POSSESSIVE:
            if headed and low in lexicon.never_in_titles:
                break
            loose = 0
        elif low in lexicon.determiners or low[0].isdigit():
            if headed and lower[i - 1] not in lexicon.connectors:
                break
        elif low in lexicon.speech or low in lexicon.function_words or (headed and lower[i - 1] in lexicon.heads):
            break
        else:
            loose += 1
            if loose > 3 or (headed and _is_participle(low, lexicon)):
                break
        i += 1
    while i > start and (
        lower[i - 1] in lexicon.connectors or lower[i - 1] in lexicon.determiners or words[i - 1] == ","
    ):
        i -= 1
    return i if headed else start


def _is_participle(low: str, lexicon: Lexicon) -> bool:
    return low.endswith(("ing", "ed")) if lexicon.language == "en" else False


def _list_goes_on(frame: Frame, comma: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Minister of Labour, Family and Social Affairs": capitals up to an "and" that a capital follows."""
    for k in range(comma + 1, min(comma + 5, stop)):
        if frame.lower[k] in lexicon.conjunctions:
            return (
                k > comma + 1
                and k + 1 < stop
                and is_capital(frame.words[k + 1])
                and not is_head(frame.lower[k + 1], lexicon)
            )
        if (not is_capital(frame.words[k]) and frame.words[k] != ",") or is_head(frame.lower[k], lexicon):
            return False
    return False


def _connects(frame: Frame, i: int, stop: int, lexicon: Lexicon, headed: bool) -> bool:
    """Whether "of", "for", "in" ... at `i` belongs to the title: what follows must be able to be part of it."""
    k = i + 1
    while k < stop and (frame.lower[k] in lexicon.determiners or frame.lower[k] in lexicon.connectors):
        k += 1
    if k >= stop or frame.words[k] in _STOPS or frame.words[k] == ",":
        return False
    word, low = frame.words[k], frame.lower[k]
    if low in lexicon.never_in_titles or low[0].isdigit():
        return False
    if is_capital(word) or low in lexicon.nominal:
        return True
    return frame.lower[i] in lexicon.topical and low not in lexicon.speech and not low.endswith("ing")


def title_before(frame: Frame, i: int, first: int, lexicon: Lexicon) -> Title:
    """The title and honorific before a name that starts at `i`, not reaching before token `first`.

    "Finnish Foreign Minister | Elina Valtonen", "the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja".
    """
    start, gender = honorific_before(frame, i, lexicon)
    honorific = frame.slice(start, i) if start < i else None
    end = start
    if end > first and frame.words[end - 1] == ",":
        end -= 1
    a = end
    while a > first and _may_stand_before(frame, a - 1, lexicon):
        a -= 1
    a = _opening(frame, a, end, lexicon)
    if a < end and any(is_head(frame.lower[k], lexicon) for k in range(a, end)):
        return Title(a, end, honorific, gender)
    return Title(start, start, honorific, gender)


def _may_stand_before(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    word, low = frame.words[k], frame.lower[k]
    if word in _POSSESSIVE or low in lexicon.determiners:
        return True
    if low in lexicon.connectors:
        return not (is_capital(word))
    if is_capital(word):
        return low not in lexicon.function_words
    return low in lexicon.modifiers or is_head(low, lexicon) or low in lexicon.nominal or low in lexicon.demonyms


def _opening(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """First token of the last noun phrase in `a`..`end`: after a determiner that no "of" holds to what is before."""
    for k in range(end - 1, a, -1):
        if frame.lower[k] in lexicon.determiners and frame.lower[k - 1] not in lexicon.connectors:
            a = k
            break
    while a < end and (
        frame.lower[a] in lexicon.connectors or frame.lower[a] in lexicon.determiners or frame.words[a] in _POSSESSIVE
    ):
        a += 1
    return a


def title_after(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> Title | None:
    """The title that follows a name: ", the Head of ...", "(MP, Malta)", ", who heads ...", "is the new Head of ..."."""
    words, lower = frame.words, frame.lower
    if i + 1 >= stop:
        return None
    if words[i] == "(":
        close = next((k for k in range(i + 1, min(stop, i + 25)) if words[k] == ")"), None)
        if close and any(is_head(lower[k], lexicon) for k in range(i + 1, close)):
            return Title(i + 1, close)
        return title_after(frame, close + 1, stop, lexicon) if close else None
    if words[i] in {",", "–", "—", "-"}:
        i += 1
        if lower[i] in lexicon.relative:
            i += 1
            if i < stop and lower[i] in lexicon.relative_titles:
                end = title_end(frame, i + 1, stop, lexicon, headed=True)
                return None if end <= i + 2 else Title(i, end)
    while i < stop and lower[i] in lexicon.copulas:
        i += 1
    if i >= stop:
        return None
    while i < stop and (lower[i] in lexicon.determiners or lower[i] in lexicon.adverbs):
        i += 1
    end = title_end(frame, i, stop, lexicon)
    if end == i:
        return None
    _, name_stop = None, name_end(frame, end, lexicon) if end < stop else end
    if end < stop and name_stop > end:
        return None  # ", Foreign Minister Jane Doe": the title belongs to the next name
    return Title(i, end)
