"""Names, titles and noun phrases in a frame: where they start and where they end. No memory of the article."""

from collections.abc import Container
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.lexicon import Lexicon

_STOPS: Final = frozenset(
    {QUOTE, ".", ";", ":", "(", ")", "!", "?", "…", "–", "—", "―", "-", "[", "]", "/", '"', "*", "•"}
)
_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_LONGEST_NAME: Final = 7
_LONGEST_PHRASE: Final = 40
_MOST_LOOSE: Final = 3
_MOST_RUN_ON: Final = 7
"""Words in lower case that a title may hold in a row where genitives and adjectives follow the noun."""
_SHORTEST_HEAD: Final = 4
_LONGEST_HEAD: Final = 16


class Part(Enum):
    """What a token can be inside a noun phrase."""

    STOP = auto()
    COMMA = auto()
    DETERMINER = auto()
    LINK = auto()
    """of, for, in, and: goes on only if what follows can."""
    HEAD = auto()
    """A noun that makes the phrase a title, an organization, a document, a group, a person."""
    WORD = auto()
    """Capitalised, or a modifier of titles."""
    VERB = auto()
    LOOSE = auto()
    """Any other word in lower case: an adjective or a topic, for as long as there are few."""


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


def is_head(low: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word is the head of a title: "minister", "chairperson-in-office", "judge-rapporteur"."""
    if low in lexicon.heads or ("-" in low and not lexicon.heads.isdisjoint(low.split("-"))):
        return True
    return lexicon.compounds and _compound_of(low, lexicon) == "head"


@lru_cache(maxsize=1 << 14)
def _compound_of(low: str, lexicon: Lexicon) -> str:
    """What the last noun of a long word is: "head" of a title ("außenministerin"), "noun" of those who speak, or ""."""
    if low in lexicon.no_compounds:
        return ""
    for start in range(max(2, len(low) - _LONGEST_HEAD), len(low) - _SHORTEST_HEAD + 1):
        if low[start:] in lexicon.surnames:
            return ""
        if low[start:] in lexicon.heads:
            return "head"
        if low[start:] in lexicon.nominal and low[start:] not in lexicon.people:
            return "noun"
    return ""


def is_nominal(low: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word makes a phrase a title, an organization, a document, a group or a person."""
    return low in lexicon.nominal or is_head(low, lexicon) or (lexicon.compounds and bool(_compound_of(low, lexicon)))


def part(frame: Frame, k: int, lexicon: Lexicon) -> Part:
    """What token `k` can be inside a noun phrase."""
    word, low = frame.words[k], frame.lower[k]
    if word in _STOPS:
        return Part.STOP
    if word == ",":
        return Part.COMMA
    if low in lexicon.genitive_articles and k and _is_noun(frame, k - 1, lexicon):
        return Part.LINK
    if low in lexicon.determiners:
        return Part.DETERMINER
    if low in lexicon.connectors:
        return Part.LINK
    if low in lexicon.never_in_titles or (low in lexicon.function_words and low not in lexicon.modifiers):
        return Part.STOP
    if is_nominal(low, lexicon):
        return Part.HEAD
    if word[0].isupper() or word[0].isdigit() or word in _POSSESSIVE or k in frame.named:
        return Part.WORD
    if low in lexicon.modifiers or low in lexicon.demonyms or low.endswith(lexicon.ages):
        return Part.WORD
    if low in lexicon.speech or (len(low) > 5 and low.endswith(lexicon.verb_endings)):
        return Part.VERB
    return Part.LOOSE


def _is_noun(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """What a genitive may follow: "Leiter | der Mission", "Ministerium | für Inneres | der Republik"."""
    low = frame.lower[k]
    if lexicon.runs_on and frame.words[k][0].islower():
        return part(frame, k, lexicon) in (Part.HEAD, Part.LOOSE, Part.WORD)
    return frame.words[k][0].isupper() and low not in lexicon.function_words and low not in lexicon.modifiers


def most_loose(lexicon: Lexicon) -> int:
    """How many words in lower case a phrase may hold in a row."""
    return _MOST_RUN_ON if lexicon.runs_on else _MOST_LOOSE


# Names


def name_end(frame: Frame, i: int, lexicon: Lexicon) -> int:
    """One past the last token of a person's name that starts at token `i`; `i` itself if none does.

    "Lara Scarpitta", "Juan Fernández Trigo", "Maria van der Hoeven", "J. R. Baker", "Siobhán Ó Murchú", "Koja".
    """
    words, lower = frame.words, frame.lower
    limit = min(len(words), i + _LONGEST_NAME)
    k, real = i, False
    while k < limit:
        low = lower[k]
        if (_is_name_word(words[k], low, lexicon) and not _is_compound(lower, k, i, lexicon)) or (
            k > i and words[k][0].isupper() and _ends_name(words[k], low, lower[k - 1], lexicon)
        ):
            k, real = k + 1, True
        elif (
            len(words[k]) < 3
            and words[k][0].isupper()
            and words[k + 1 : k + 2] == ["."]
            and low not in lexicon.honorifics
        ):
            k += 2
        elif lexicon.nouns_are_capital and low in lexicon.determiners and lower[k - 1] not in lexicon.name_particles:
            break  # Zunahme | der Verstöße; but van | der Meer
        elif low in lexicon.name_particles and (k > i or words[k][0].isupper()) and _leads_to_name(frame, k, lexicon):
            k += 1
        else:
            break
    while k > i and (words[k - 1] == "." or (k - i > 1 and lower[k - 1] in lexicon.name_particles)):
        k -= 1
    return k if real else i


def _is_compound(lower: list[str], k: int, first: int, lexicon: Lexicon) -> bool:
    """ "Außenministerin"; behind a known first name even "Neubauer" is a surname."""
    if not lexicon.compounds or (k > first and lower[k - 1] in lexicon.first_names):
        return False
    return bool(_compound_of(lower[k], lexicon))


def _is_name_word(word: str, low: str, lexicon: Lexicon) -> bool:
    if not word[0].isupper() or len(word) < 2 or low in lexicon.never_a_name or word[-1].isdigit():
        return False
    if (word.isupper() and len(word) < 8) or "/" in word or "&" in word or "." in word:
        return False
    if "-" not in word:
        return True
    pieces = word.split("-")  # not "Kyiv-based", "Mother-of-three", "Anti-Corruption"
    if is_head(low, lexicon) or any(len(piece) > 2 and piece[0].islower() for piece in pieces):
        return False
    return not all(piece.lower() in lexicon.never_a_name for piece in pieces)


def _ends_name(word: str, low: str, before: str, lexicon: Lexicon) -> bool:
    """After a first name even "Baker" or "London" is a surname, but "Anna Head of" is none; "Anna BERG" is one."""
    if word.isupper() and len(word) > 2:
        return low not in lexicon.never_a_name
    if before not in lexicon.first_names and before != ".":
        return False
    return low in lexicon.places or low in lexicon.demonyms or (low in lexicon.heads and low not in lexicon.offices)


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


# Titles


def title_end(frame: Frame, start: int, stop: int, lexicon: Lexicon, headed: bool = False) -> int:
    """One past the last token of a title phrase that starts at `start`; `start` if there is no head noun in it.

    "the Head of the OSCE Mission to Skopje | during ...", "Minister of Labour, Family and Social Affairs | ,".
    """
    stop = min(stop, start + _LONGEST_PHRASE)
    i, loose, linked = start, 0, headed
    while i < stop:
        kind = part(frame, i, lexicon)
        if (
            kind is Part.STOP
            and headed
            and is_acronym(frame, i)
            and _part_after(frame, i + 3, stop, lexicon) is Part.LINK
        ):
            i += 3
            continue
        if kind is Part.STOP or kind is Part.VERB:
            break
        if kind is Part.COMMA:
            if not (headed and _list_goes_on(frame, i, stop, lexicon)):
                break
        elif kind is Part.LINK:
            if not _connects(frame, i, stop, lexicon):
                break
        elif kind is Part.DETERMINER:
            if i > start and frame.lower[i - 1] not in lexicon.connectors:
                break
        elif kind is Part.HEAD:
            headed, loose = headed or is_head(frame.lower[i], lexicon), 0
        elif kind is Part.LOOSE:
            loose += 1
            topic = linked and _topic_goes_on(frame, i, stop, lexicon)
            if loose > most_loose(lexicon) or (headed and not (topic or lexicon.runs_on)):
                break
        linked = linked or kind is Part.LINK
        i += 1
    return _trimmed(frame, start, i, lexicon) if headed else start


def is_acronym(frame: Frame, i: int) -> bool:
    """Whether "(ODIHR)" starts at a token."""
    words = frame.words[i : i + 3]
    return len(words) == 3 and words[0] == "(" and words[2] == ")" and words[1].replace("/", "").isupper()


def _part_after(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> Part:
    return part(frame, i, lexicon) if i < stop else Part.STOP


def _trimmed(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    while end > start and part(frame, end - 1, lexicon) in (Part.LINK, Part.DETERMINER, Part.COMMA):
        end -= 1
    return end


def _topic_goes_on(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """Lower case after "of", "on", "at": a topic or a place ("at the Jajce | technical school"), but no participle."""
    before = frame.lower[i - 1]
    if before in lexicon.connectors or before in lexicon.determiners:
        return not frame.lower[i].endswith(lexicon.participles) or frame.lower[i - 1] in lexicon.determiners
    if frame.lower[i].endswith(lexicon.participles) or frame.lower[i].endswith(lexicon.past_endings):
        return i + 1 < stop and frame.lower[i + 1] in lexicon.nominal
    return i + 1 >= stop or part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA, Part.LINK, Part.HEAD, Part.LOOSE)


def _list_goes_on(frame: Frame, comma: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Minister of Labour, Family and Social Affairs": capitals, none of them a head, up to an "and" with more."""
    for k in range(comma + 1, min(comma + 6, stop)):
        low = frame.lower[k]
        if low in lexicon.conjunctions:
            return (
                k > comma + 1
                and k + 1 < stop
                and is_capital(frame.words[k + 1])
                and not is_head(frame.lower[k + 1], lexicon)
            )
        if is_head(low, lexicon) or not (is_capital(frame.words[k]) or frame.words[k] == ","):
            return False
        if low in lexicon.organizations:
            return False
    return False


def _connects(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether "of", "for", "in" ... at `i` belongs to the phrase: what follows must be able to be part of it."""
    k = i + 1
    while k < stop and (frame.lower[k] in lexicon.determiners or frame.lower[k] in lexicon.connectors):
        k += 1
    if k >= stop:
        return False
    kind = part(frame, k, lexicon)
    if kind is Part.HEAD or (kind is Part.WORD and not frame.words[k][0].isdigit()):
        return frame.lower[k] not in lexicon.events
    if kind is not Part.LOOSE or frame.lower[k].endswith(lexicon.participles) or frame.lower[k] in lexicon.events:
        return False
    return frame.lower[i] in lexicon.topical or (k > i + 1 and frame.lower[k - 1] in lexicon.determiners)


def title_before(frame: Frame, i: int, first: int, lexicon: Lexicon) -> Title:
    """The title and honorific before a name that starts at `i`, not reaching before token `first`.

    "Finnish Foreign Minister | Elina Valtonen", "the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja".
    """
    start, gender = honorific_before(frame, i, lexicon)
    start = max(start, first)
    honorific = frame.slice(start, i) if start < i else None
    end = start
    if end > first + 1 and frame.words[end - 1] == ",":
        end -= 1
    if end > first + 3 and is_acronym(frame, end - 3):
        end -= 3
    a = end
    while a > first and _may_stand_before(frame, a - 1, end, lexicon):
        a -= 1
    a = _opening(frame, a, end, lexicon)
    if lexicon.runs_on:
        a = _first_of_title(frame, a, end, lexicon)
    if not any(is_head(frame.lower[k], lexicon) for k in range(a, end)):
        if end == start and _is_somebody(frame, end - 1, first, lexicon):
            return Title(end - 1, end, honorific, gender)
        return Title(start, start, honorific, gender)
    if end < start and title_end(frame, a, end, lexicon) != end:
        return Title(start, start, honorific, gender)
    return Title(_first_title(frame, a, first, lexicon), end, honorific, gender)


def _is_somebody(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """A noun nobody listed, right before a name: "der | Physiotherapeut N", "рассказала | пасечница N"."""
    if not lexicon.free_order or k <= first:
        return False
    before, low = frame.lower[k - 1], frame.lower[k]
    if low in lexicon.function_words or low in lexicon.places or low in lexicon.demonyms or not low.isalpha():
        return False
    if low in lexicon.place_nouns or low in lexicon.naming:
        return False
    if lexicon.nouns_are_capital:
        return before in lexicon.determiners and frame.words[k][0].isupper() and low not in lexicon.never_names
    said = before in lexicon.speech or (before in lexicon.auxiliaries and frame.lower[k - 2] in lexicon.speech)
    return said and part(frame, k, lexicon) is Part.LOOSE


def _first_of_title(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """Start of the title among words in lower case: its noun in the nominative, the adjectives of titles before it.

    "с участковыми инспекторами | глава Миссии ОБСЕ", "le | nouveau ministre des affaires étrangères".
    """
    heads = [k for k in range(a, end) if is_head(frame.lower[k], lexicon)]
    if not heads:
        return a
    if not lexicon.cases:  # pjesëmarrësit | kryebashkiakja e Durrësit
        heads = [k for k in heads if frame.lower[k] not in lexicon.groups] or heads
    named = [k for k in heads if frame.lower[k] in lexicon.nominatives] if lexicon.cases else []
    k = first = (named or heads)[-1 if named else 0]
    while len(named) > 1 and k > a:  # "депутат и председатель комитета", "министр - председатель"
        k -= 1
        if k in named and part(frame, k + 1, lexicon) in (Part.LINK, Part.HEAD) and first - k < _MOST_LOOSE:
            first = k
    while first > a and _is_modifier(frame, first - 1, lexicon):
        first -= 1
    return first


def _is_modifier(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    low = frame.lower[k]
    return (
        low in lexicon.modifiers
        or low in lexicon.demonyms
        or (frame.words[k][0].isupper() and part(frame, k, lexicon) is Part.WORD)
    )


def _first_title(frame: Frame, a: int, first: int, lexicon: Lexicon) -> int:
    """Start of a title in front of another: "the | Chairman-in-Office, Dutch Foreign Minister N"."""
    comma = a - 1
    if comma > first and frame.lower[comma] in lexicon.definite:
        comma -= 1
    if comma <= first or frame.words[comma] != ",":
        return a
    b = comma
    while b > first and _may_stand_before(frame, b - 1, comma, lexicon):
        b -= 1
    b = _opening(frame, b, comma, lexicon)
    if lexicon.cases and not any(low in lexicon.nominatives for low in frame.lower[b:comma]):
        return a  # jedna od volonterki, | studentkinja N
    return b if b < comma and title_end(frame, b, comma, lexicon) == comma else a


def _may_stand_before(frame: Frame, k: int, end: int, lexicon: Lexicon) -> bool:
    kind = part(frame, k, lexicon)
    if kind is Part.LINK:
        return frame.words[k][0].islower() and k + 1 < end
    if kind is Part.COMMA:
        return _list_goes_on(frame, k, end, lexicon)
    if kind is Part.LOOSE:
        return lexicon.runs_on
    return kind in (Part.DETERMINER, Part.HEAD, Part.WORD) and not frame.words[k][0].isdigit()


def _opening(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """First token of the last noun phrase in `a`..`end`: after a determiner that no "of" holds to what is before."""
    for k in range(end - 1, a, -1):
        if part(frame, k, lexicon) is Part.DETERMINER and frame.lower[k - 1] not in lexicon.connectors:
            a = k
            break
    while a < end and (
        part(frame, a, lexicon) in (Part.LINK, Part.DETERMINER, Part.COMMA) or frame.words[a] in _POSSESSIVE
    ):
        a += 1
    return a


def titles_after(frame: Frame, i: int, stop: int, names: Container[int], lexicon: Lexicon) -> list[Title]:
    """The titles behind a name: ", the Head of ...", "(MP, Malta), Chair of ...", ", who heads ...", "is the Head of ..."."""
    words, lower = frame.words, frame.lower
    found: list[Title] = []
    if i < stop and words[i] == "(":
        close = next((k for k in range(i + 1, min(stop, i + 25)) if words[k] == ")"), -1)
        if any(is_head(lower[k], lexicon) for k in range(i + 1, close)):
            found.append(Title(i + 1, close))
        i = close + 1 if close > 0 else stop
    if i + 1 >= stop:
        return found
    apposed = words[i] in {",", "–", "—", "―", "-"}
    i += apposed
    if apposed and lower[i] in lexicon.relative:
        i += 1
        while (
            i < stop
            and (lower[i] in lexicon.adverbs or lower[i] in lexicon.auxiliaries)
            and lower[i] not in lexicon.copulas
        ):
            i += 1
        if i < stop and lower[i] in lexicon.relative_titles:
            end = title_end(frame, i + 1, stop, lexicon, headed=True)
            return [*found, Title(i, end)] if end > i + 1 else found
        apposed = False
    if not apposed and lower[i] not in lexicon.copulas:
        return found
    first = i
    while i < stop and words[i][0].islower() and lower[i] in lexicon.before_titles:
        i += 1
    if lexicon.free_order and any(low in lexicon.auxiliaries for low in lower[first + (not apposed) : i]):
        return found  # N, der Minister, | hat den Botschafter
    if (
        lexicon.free_order
        and first < i < stop
        and lower[i - 1] in lexicon.determiners
        and lower[i] in lexicon.connectors
    ):
        i += 1  # N, jedna od | osnivačica
    if lexicon.free_order and i < stop and lower[i] in lexicon.connectors:
        return found  # war in Comrat
    end = _title_with_seconds(frame, i, stop, names, lexicon)
    if end == i and apposed and i > first and lower[i - 1] in lexicon.determiners and i < stop:
        noun = part(frame, i, lexicon) in (Part.LOOSE, Part.HEAD) and lower[i] not in lexicon.documents
        end = title_end(frame, i, stop, lexicon, headed=True) if noun else i  # ", a physiotherapist from Osh"
    if end > i and not _leads_into_name(frame, end, names, lexicon):
        found.append(Title(i, end))
    return found


def _title_with_seconds(frame: Frame, i: int, stop: int, names: Container[int], lexicon: Lexicon) -> int:
    """A title and those that follow it behind a comma: "Chairman-in-Office of the OSCE, the Norwegian Foreign Minister"."""
    end = title_end(frame, i, stop, lexicon)
    while end > i and end + 1 < stop and frame.words[end] == ",":
        k = end + 1
        while k < stop and frame.lower[k] in lexicon.determiners:
            k += 1
        further = title_end(frame, k, stop, lexicon)
        if (
            further == k
            or _leads_into_name(frame, further, names, lexicon)
            or any(m in names for m in range(k, further))
        ):
            break
        end = further
    return end


def _leads_into_name(frame: Frame, end: int, names: Container[int], lexicon: Lexicon) -> bool:
    """ ", Foreign Minister | Jane Doe": the title belongs to the name behind it."""
    if end in names:
        return True
    return frame.words[end : end + 1] == ["."] and end + 1 in names and frame.lower[end - 1] in lexicon.honorifics


# Noun phrases


def noun_phrase(
    frame: Frame, start: int, stop: int, names: dict[int, int], lexicon: Lexicon
) -> tuple[int, int | None] | None:
    """End, and start of the name in it, of the noun phrase at `start`; None if none starts there.

    `the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja`, `she`, `three participants`, `the report`,
    `one of them, Ana Ilić`. `names` gives the end of each name of the frame by its first token.
    """
    if start >= stop:
        return None
    i, loose, headed = start, 0, False
    stop = min(stop, start + _LONGEST_PHRASE)
    while i < stop:
        if i in names and not _is_complement(frame, i, names[i], start, headed, lexicon):
            return names[i], i
        kind = part(frame, i, lexicon)
        low = frame.lower[i]
        if kind is Part.STOP:
            if low in lexicon.pronouns and (i == start or frame.lower[i - 1] in lexicon.connectors):
                headed = True
                i += 1
                if i - 1 == start:
                    return i, None
                continue
            if low == "." and i > start and (i + 1 in names or frame.lower[i - 1] in lexicon.honorifics):
                i += 1
                continue
            break
        if kind is Part.VERB and (headed or i == start or frame.lower[i - 1] not in lexicon.determiners):
            break
        if kind is Part.HEAD and headed and lexicon.cases and _begins_another(frame, i, names, lexicon):
            break
        if kind is Part.COMMA:
            name = _apposed_name(frame, i + 1, stop, names, lexicon) if i > start else None
            if name is not None:
                return names[name], name
            if not (headed and _list_goes_on(frame, i, stop, lexicon)):
                break
        elif kind is Part.LINK:
            if i == start or not (_connects(frame, i, stop, lexicon) or frame.lower[i + 1 : i + 2] == ["them"]):
                break
            if lexicon.runs_on and low in lexicon.place_prepositions and not _names_place(frame, i + 1, lexicon):
                break
        elif kind is Part.DETERMINER:
            if i > start and part(frame, i - 1, lexicon) not in (Part.LINK, Part.DETERMINER):
                break
        elif kind is Part.HEAD:
            if headed and low in lexicon.speech and frame.words[i][0].islower() and _predicate(frame, i, stop, lexicon):
                break
            headed, loose = True, 0
        elif kind is Part.LOOSE:
            loose += 1
            goes_on = lexicon.runs_on or (_follows_link(frame, i, lexicon) and i > start)
            if loose > most_loose(lexicon) or (not goes_on and (headed or i == start)):
                break
            headed = headed or _ends_nominal(frame, i, stop, lexicon)
        i += 1
    end = _trimmed(frame, start, i, lexicon)
    if end == start or not (headed or (is_capital(frame.words[end - 1]) and not lexicon.nouns_are_capital)):
        return None
    return end, None


def _names_place(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "глава Центра | в Астане", not "участники | в итоговой анкете"."""
    return is_capital(frame.words[k]) or part(frame, k, lexicon) in (Part.HEAD, Part.DETERMINER)


def _begins_another(frame: Frame, i: int, names: dict[int, int], lexicon: Lexicon) -> bool:
    """A nominative behind a noun that no "and" joins: "с сотрудниками | посол"; but "глава Миссии | посол N" is one."""
    low = frame.lower[i]
    if (
        low not in lexicon.nominatives
        or part(frame, i - 1, lexicon) is Part.LINK
        or _is_modifier(frame, i - 1, lexicon)
    ):
        return False
    return not (frame.words[i].isupper() or (low in lexicon.honorifics and i + 1 in names))


def _is_complement(frame: Frame, i: int, end: int, start: int, headed: bool, lexicon: Lexicon) -> bool:
    """A name that only says whose: "Koja's lawyer", "a spokesman for Koja"; but "the message of Koja" is his."""
    if frame.words[end : end + 1] and frame.words[end] in _POSSESSIVE and end + 1 < len(frame.words):
        return part(frame, end + 1, lexicon) in (Part.HEAD, Part.WORD) and frame.lower[end + 1] not in lexicon.documents
    if not headed or i == start or frame.lower[i - 1] not in lexicon.connectors:
        return False
    return not any(frame.lower[k] in lexicon.documents for k in range(start, i)) and i - 1 > start


def _predicate(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "the declaration | states.": a noun that is a verb here, for it ends the clause or opens its object."""
    return (
        i + 1 >= stop
        or part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA)
        or frame.lower[i + 1] in lexicon.determiners
    )


def _follows_link(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    before = frame.lower[i - 1]
    return before in lexicon.connectors or before in lexicon.determiners or part(frame, i - 1, lexicon) is Part.LOOSE


def _ends_nominal(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """An unknown word is the noun of the phrase if a link, a verb or the end follows it: "one mentee from ..."."""
    if i + 1 >= stop:
        return True
    return part(frame, i + 1, lexicon) in (Part.STOP, Part.COMMA, Part.LINK, Part.VERB)


def _apposed_name(frame: Frame, i: int, stop: int, names: dict[int, int], lexicon: Lexicon) -> int | None:
    """The name behind a comma, past its own title: ", Ambassador | Clemens Koja", ", court administrator | Ana Ilić"."""
    for k in range(i, min(i + 12, stop)):
        if k in names:
            return k
        kind = part(frame, k, lexicon)
        if kind in (Part.COMMA, Part.VERB, Part.LOOSE) or (kind is Part.STOP and frame.words[k] != "."):
            if kind is Part.STOP and frame.lower[k] in lexicon.honorifics:
                continue
            return None
    return None
