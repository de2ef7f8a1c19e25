"""Where a person's name starts and ends, and the honorifics before it."""

from typing import Final

from osce_scraper.quotes.frames import Frame
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.parts import compound_of, is_head

_LONGEST_NAME: Final = 7
_SHORTEST_SURNAME: Final = 3
_LONGEST_SMALL: Final = 4
"""So long is a part in lower case behind a hyphen: Ji-hoon, Aslan-bey; Kyiv-based is no name."""


def name_end(frame: Frame, i: int, lexicon: Lexicon) -> int:
    """One past the last token of a person's name that starts at token `i`; `i` itself if none does.

    "Lara Scarpitta", "Juan Fernández Trigo", "Maria van der Hoeven", "J. R. Baker", "Siobhán Ó Murchú", "Koja".
    """
    words, lower = frame.words, frame.lower
    limit = min(len(words), i + _LONGEST_NAME)
    k, real = i, False
    while k < limit:
        low = lower[k]
        if (
            (_is_name_word(words[k], low, lexicon) and not _is_compound(lower, k, i, lexicon))
            or (k == i and not lexicon.free_order and opens_name(frame, i, lexicon))
            or (k > i and words[k][0].isupper() and _ends_name(words[k], low, lower[k - 1], lexicon))
        ):
            k, real = k + 1, True
        elif (
            len(words[k]) < 3
            and words[k][0].isupper()
            and words[k + 1 : k + 2] == ["."]
            and low not in lexicon.honorifics
            and f"{low}." not in lexicon.honorifics
        ):
            k += 2
        elif (
            words[k][-1:] == "." and len(low) > 1 and low not in lexicon.honorifics and low not in lexicon.never_a_name
        ):
            k += 1  # J.R.
        elif k > i and _is_joined_particle(words[k], lexicon):
            k, real = k + 1, True  # Rahman | al-Hakim
        elif len(low) == 1 and low.isascii() and not words[k].islower():
            break  # "Arizmendi y Laborda", but not "told Koja I"
        elif lexicon.nouns_are_capital and low in lexicon.determiners and lower[k - 1] not in lexicon.name_particles:
            break  # Zunahme | der Verstöße; but van | der Meer
        elif low in lexicon.name_particles and (k > i or words[k][0].isupper()) and _leads_to_name(frame, k, lexicon):
            k += 1
        else:
            break
    while k > i and (words[k - 1][-1] == "." or (k - i > 1 and lower[k - 1] in lexicon.name_particles)):
        k -= 1
    return k if real else i


def opens_name(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """A first name that is a word of grammar or a month too, a surname behind it: "Per | Lindqvist", "April | Ek"."""
    return (
        frame.lower[i] in lexicon.first_names
        and i + 1 < len(frame.words)
        and _is_name_word(frame.words[i + 1], frame.lower[i + 1], lexicon)
    )


def _is_name_word(word: str, low: str, lexicon: Lexicon) -> bool:
    if not word[0].isupper() or len(word) < 2 or low in lexicon.never_a_name or word[-1].isdigit():
        return False
    if (word.isupper() and len(word) < 8) or "/" in word or "&" in word or "." in word:
        return False
    if "-" not in word:
        return True
    if low.endswith(lexicon.ages):
        return False
    pieces = word.split("-")  # not "Kyiv-based", "Mother-of-three", "Anti-Corruption"
    if is_head(low, lexicon) or any(len(piece) > _LONGEST_SMALL and piece[0].islower() for piece in pieces):
        return False
    return not all(piece.lower() in lexicon.never_a_name for piece in pieces)


def _is_compound(lower: list[str], k: int, first: int, lexicon: Lexicon) -> bool:
    """ "Außenministerin"; behind a known first name even "Neubauer" is a surname."""
    if not lexicon.compounds or (k > first and lower[k - 1] in lexicon.first_names):
        return False
    return bool(compound_of(lower[k], lexicon))


def _ends_name(word: str, low: str, before: str, lexicon: Lexicon) -> bool:
    """After a first name even "Baker" or "London" is a surname, but "Anna Head of" is none; "Anna BERG" is one."""
    if word.isupper() and len(word) > 2:
        return low not in lexicon.never_a_name
    if before not in lexicon.first_names and before[-1] != ".":
        return False
    if low in lexicon.places or low in lexicon.demonyms or (low in lexicon.heads and low not in lexicon.offices):
        return True
    if lexicon.free_order or len(word) < _SHORTEST_SURNAME:
        return False
    bodies = (lexicon.organizations, lexicon.documents, lexicon.offices, lexicon.events, lexicon.naming)
    others = (lexicon.never_in_titles, lexicon.function_words, lexicon.named, lexicon.honorifics)
    return not any(low in words for words in (*bodies, *others))


def _is_joined_particle(word: str, lexicon: Lexicon) -> bool:
    """al-Hakim, el-Sayed."""
    particle, _, rest = word.partition("-")
    return particle.lower() in lexicon.name_particles and rest[:1].isupper()


def _leads_to_name(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    for m in range(k + 1, min(k + 3, len(frame.words))):
        if _is_name_word(frame.words[m], frame.lower[m], lexicon):
            return True
        if frame.lower[m] not in lexicon.name_particles and frame.words[m] not in "'’":
            return False
    return False


def honorific_before(frame: Frame, i: int, lexicon: Lexicon) -> tuple[int, str]:
    """First token and gender of the honorifics that stand right before token `i`: "Her Excellency", "Prof. Dr."."""
    start, gender = i, ""
    while start > 0:
        last = start - 1 - (frame.words[start - 1] == ".")
        first = next(
            (k for k in (last - 2, last - 1, last) if k >= 0 and _honorific(frame, k, last) in lexicon.honorifics), -1
        )
        if first < 0 or (lexicon.honorifics_are_capital and not frame.words[first][0].isupper()):
            break
        if first > 0 and _completes_title(frame, first, last, lexicon):
            break
        gender = lexicon.honorifics[_honorific(frame, first, last)] or gender
        start = first
    return start, gender


def _completes_title(frame: Frame, first: int, last: int, lexicon: Lexicon) -> bool:
    """ "Secretary | General": a rank in another place."""
    low = frame.lower[last]
    return (
        first == last
        and low in lexicon.heads
        and low not in lexicon.offices
        and frame.lower[first - 1] in lexicon.heads
    )


def _honorific(frame: Frame, first: int, last: int) -> str:
    return " ".join(frame.lower[first : last + 1])
