"""Where a person's name starts and ends, and the honorifics before it."""

from bisect import bisect_left
from functools import lru_cache
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.initials import is_dotted, is_initial, past_initials
from osce_scraper.quotes.people.name_ends import is_courtesy, is_joined_particle, owns_dot, paired_particle
from osce_scraper.quotes.people.name_starts import sex_of_first_name
from osce_scraper.quotes.people.parts import compound_of, is_head
from osce_scraper.quotes.people.surnames import is_surname
from osce_scraper.quotes.text.frames import QUOTE, Frame

_OPENING: Final = frozenset({".", "“”"})
_MOST_APPOSED: Final = 3
_LONGEST_NAME: Final = 7
_MOST_PARTICLES: Final = 4
"""A name stands within so many tokens of its first particle: von und zu Arco."""
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
        if is_initial(frame, k, lexicon):
            k = past_initials(frame, k, limit, lexicon)
        elif k > i and lower[k] in lexicon.paired and (paired := paired_particle(frame, k, lexicon)):
            k += paired
        elif _is_part_of_name(frame, k, i, lexicon):
            k, real = k + 1, True
        elif is_dotted(words[k], lower[k], lexicon):
            k += 1
        elif (k > i or words[k][0].islower()) and is_joined_particle(words[k], lexicon):
            k, real = k + 1, True
        elif k > i and (
            lower[k] in lexicon.names.suffixes
            or (words[k] in lexicon.names.courtesies and is_courtesy(frame, k, lexicon))
        ):
            k += 1  # Asan | kyzy, McAllister | Jr, Rustam | aka
        elif _is_particle(frame, k, i, lexicon) or (k > i and is_nickname(frame, k)):
            k += 1
        else:
            break
    if words[k : k + 1] == ["."] and words[k - 1] == "St" and k + 1 < limit and words[k + 1][0].isupper():
        return max(k + 2, name_end(frame, k + 1, lexicon))  # Cecil St | . John
    if k == i + 2 and not real:
        return k if honorific_before(frame, i, lexicon)[0] < i else i  # Ms. | K.
    if real and words[k : k + 1] == ["."] and owns_dot(frame, i, k, lexicon):
        return k + 1  # McAllister Jr | .
    while k > i and (words[k - 1][-1] == "." or (k - i > 1 and lower[k - 1] in lexicon.names.particles)):
        if owns_dot(frame, i, k - 1, lexicon):
            break
        k -= 1
    return k if real else i


def is_nickname(frame: Frame, k: int) -> bool:
    """`Olga “Olya” Borg`: a word in marks between first name and surname."""
    if not 0 < k < len(frame.words) - 1 or frame.words[k] != QUOTE:
        return False
    span = frame.spans[bisect_left(frame.quotes, k)]
    text, before, behind = frame.text[span.start : span.end], frame.words[k - 1], frame.words[k + 1]
    if " " in text or not (text[0].isupper() and text[-1].isalnum()):
        return False
    return before[0].isupper() and behind[0].isupper() and behind.isalpha()


def _is_part_of_name(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """A first name or surname: "| Anna | | Baker |"."""
    word, low = frame.words[k], frame.lower[k]
    if _is_name_word(word, low, lexicon) and not _is_compound(frame.lower, k, first, lexicon):
        return k > first or not _is_trade_before(frame, k, lexicon)
    if k == first:
        return opens_name(frame, k, lexicon)
    if not word[0].isupper():
        return False
    second = frame.lower[k] in lexicon.first_names and frame.lower[k - 1] in lexicon.first_names
    second = second and opens_name(frame, k, lexicon)
    return second or is_surname(frame, k, first, lexicon)  # Mehmet | Ali | Birand


def _is_trade_before(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "| Dermatologist | Sona Amangeldiyeva": a title nobody listed, by its ending."""
    if lexicon.free_order or not frame.lower[k].endswith(lexicon.roles.endings) or k + 2 >= len(frame.words):
        return False
    return all(_is_name_word(frame.words[i], frame.lower[i], lexicon) for i in (k + 1, k + 2))


def _is_particle(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """ "Maria | van | der | Hoeven", "Arizmendi | y | Laborda"; but not "told Koja | I", "Zunahme | der | Verstöße"."""
    word, low = frame.words[k], frame.lower[k]
    if low not in lexicon.names.particles or (k == first and not word[0].isupper()):
        return False
    if len(low) == 1 and low.isascii() and not word.islower():
        return False
    held = lexicon.nouns_are_capital and low in lexicon.grammar.determiners
    if held and frame.lower[k - 1] not in lexicon.names.particles:
        return False
    return _leads_to_name(frame, k, lexicon)


def opens_name(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """A first name that is a word of grammar, a month or a place too, a surname behind it: "Per | Lindqvist", "Sofia | Ek"."""
    if len(frame.words[i]) > 2 and frame.lower[i] not in lexicon.first_names and not lexicon.inflected:
        return False
    initial = is_initial(frame, i, lexicon)
    if lexicon.free_order and not (initial or _is_first_name_here(frame, i, lexicon)):
        return False
    listed = not initial if lexicon.free_order else frame.lower[i] in lexicon.first_names
    if len(frame.words[i]) > 2 and not listed:
        return False
    behind = i + listed
    last = min(len(frame.words) - 1, i + _LONGEST_NAME)
    behind = past_initials(frame, behind, last, lexicon)
    if behind == i or behind >= len(frame.words):
        return False
    return _is_name_word(frame.words[behind], frame.lower[behind], lexicon)


def _is_first_name_here(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """ "сказала | София |", "rekao je | Ali |": no sentence begins with it ("Ali Ilić" is "But Ilić"), and no body is called so."""
    low, before = frame.lower[i], frame.words[i - 1] if i else "."
    declined = lexicon.inflected and i > 0 and frame.lower[i - 1] not in lexicon.grammar.place_prepositions
    if (
        not (low in lexicon.first_names or (declined and sex_of_first_name(low, lexicon)))
        or not frame.words[i][0].isupper()
    ):
        return False  # по словам | Софии | Ивановой; but: в Софии
    if low in lexicon.function_words and not (before[0].isalpha() or before == ","):
        return False
    others = (lexicon.nominal, lexicon.places.nouns, lexicon.negatives.naming, lexicon.honorifics)
    return not any(low in words for words in others)


def apposed_name_end(frame: Frame, i: int, lexicon: Lexicon) -> int:
    """End of two or three capitals that a title behind a comma makes a name, whatever else they mean; `i` if none.

    "said | Will Young |, a shepherd", "| Ruth Court |, editor-in-chief, said", "| Amy Pope |, deputy adviser, said",
    "Ambassador | Park Ji-hoon |, Special Envoy".
    """
    before = frame.lower[i - 1] if i else "."
    opened = before in lexicon.verbs.core or before in _OPENING or before in lexicon.honorifics
    if lexicon.free_order or not opened:
        return i
    end = i
    while end < min(len(frame.words), i + _MOST_APPOSED) and _may_be_named(frame, end, lexicon, is_first=end == i):
        end += 1
    if end < i + 2 or end + 2 >= len(frame.words) or frame.words[end] != ",":
        return i
    start = end + 1 + (frame.lower[end + 1] in lexicon.grammar.determiners)
    return end if any(is_head(low, lexicon) for low in frame.lower[start : start + _MOST_APPOSED]) else i


def _may_be_named(frame: Frame, k: int, lexicon: Lexicon, is_first: bool) -> bool:
    """A capital that is no body or place, and at first no title."""
    word, low = frame.words[k], frame.lower[k]
    if not word[0].isupper() or len(word) < 2 or not word.replace("-", "").isalpha() or word.isupper():
        return False
    small = lexicon.grammar
    others = [lexicon.nominal, small.determiners, small.prepositions]
    if is_first:
        others += [small.subordinators, small.conjunctions]  # While | Ana Ek
        titled = is_head(low, lexicon) or low in lexicon.honorifics
        return not titled and not any(low in words for words in others)
    return is_head(low, lexicon) or not any(low in words for words in others)


@lru_cache(maxsize=1 << 14)
def _is_name_word(word: str, low: str, lexicon: Lexicon) -> bool:
    if not word[0].isupper() or len(word) < 2 or low in lexicon.never_a_name or word[-1].isdigit():
        return False
    if (word.isupper() and len(word) < 8) or "/" in word or "&" in word or "." in word:
        return False
    if "-" not in word:
        return True
    if low.endswith(lexicon.grammar.ages):
        return False
    pieces = word.split("-")  # not "Kyiv-based", "Mother-of-three", "Anti-Corruption"
    small = (piece for piece in pieces if len(piece) > _LONGEST_SMALL and piece[0].islower())
    if is_head(low, lexicon) or any(piece not in lexicon.names.suffixes for piece in small):
        return False
    return not all(piece.lower() in lexicon.never_a_name for piece in pieces)


def _is_compound(lower: list[str], k: int, first: int, lexicon: Lexicon) -> bool:
    """ "Außenministerin"; behind a known first name even "Neubauer" is a surname."""
    if not lexicon.compounds or (k > first and lower[k - 1] in lexicon.first_names):
        return False
    return bool(compound_of(lower[k], lexicon))


def _leads_to_name(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    for m in range(k + 1, min(k + _MOST_PARTICLES, len(frame.words))):
        if _is_name_word(frame.words[m], frame.lower[m], lexicon) or _is_in_capitals(frame, m, lexicon):
            return True
        if is_joined_particle(frame.words[m], lexicon):
            return True  # Ó | hEithir
        if frame.lower[m] not in lexicon.names.particles and frame.words[m] not in "'’":
            return False
    return False


def _is_in_capitals(frame: Frame, m: int, lexicon: Lexicon) -> bool:
    """ "van der | HOEVEN"."""
    return frame.words[m].isupper() and len(frame.words[m]) > 2 and frame.lower[m] not in lexicon.never_a_name


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
    """ "Secretary | General", "chief | doctor": a rank in another place; not "police inspector | Captain"."""
    low, before = frame.lower[last], frame.lower[first - 1]
    if first < last or low in lexicon.roles.offices or not {low, before} <= lexicon.roles.heads:
        return False
    return low not in lexicon.roles.standing or before in lexicon.roles.modifiers


def _honorific(frame: Frame, first: int, last: int) -> str:
    return " ".join(frame.lower[first : last + 1])
