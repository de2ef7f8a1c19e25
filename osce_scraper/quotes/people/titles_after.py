"""The titles behind a name: "N |, Head of the Mission", "N | (MP, Malta)", "N |, who heads the Mission", "N is | a judge"."""

from collections.abc import Container
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.parts import Part, is_head, part
from osce_scraper.quotes.people.titles import Title, title_end
from osce_scraper.quotes.text.frames import QUOTE, Frame

_LONGEST_BRACKET: Final = 25
_MOST_LOOSE: Final = 3
_AGES: Final = 4
"""A number of fewer digits behind a name is an age."""
_CLOSING: Final = frozenset({",", ".", QUOTE, ";", ":", "–", "—"})
_VAGUE: Final = frozenset({"of", "and"})
"""Links that names of places and bodies have as well."""
_PAUSES: Final = frozenset({",", "–", "—", "―", "-"})


def titles_after(frame: Frame, i: int, stop: int, names: Container[int], lexicon: Lexicon) -> list[Title]:
    """The titles behind a name: ", the Head of ...", "(MP, Malta), Chair of ...", ", who heads ...", "is the Head of ..."."""
    found, i = _title_in_brackets(frame, i, stop, lexicon)
    if i + 1 >= stop:
        return found
    i = _past_age(frame, i, stop, lexicon)
    apposed = frame.words[i] in _PAUSES
    i += apposed
    relative = apposed and frame.lower[i] in lexicon.grammar.relative
    if relative:
        i = _past_auxiliaries(frame, i + 1, stop, lexicon)
        if i < stop and frame.lower[i] in lexicon.roles.relative:
            end = title_end(frame, i + 1, stop, lexicon, headed=True)
            return [*found, Title(i, end)] if end > i + 1 else found
    elif not apposed:
        i = _past_perfect(frame, i, lexicon)
    if i >= stop or ((not apposed or relative) and frame.lower[i] not in lexicon.roles.copulas):
        return found
    title = _title_opening(frame, i, stop, names, apposed and not relative, lexicon)
    return [*found, title] if title else found


def _past_age(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> int:
    """The second comma of "N |, 34 |, a paramedic", "N |, aged 34 |, who heads"."""
    age = i + 1 + (frame.lower[i + 1] in lexicon.grammar.aged)
    told = frame.words[i] == "," and age + 1 < stop and frame.words[age].isdigit() and len(frame.words[age]) < _AGES
    return age + 1 if told and frame.words[age + 1] == "," and age + 2 < stop else i


def _past_perfect(frame: Frame, i: int, lexicon: Lexicon) -> int:
    """ "N has | been a teacher since 2001"; "N had been a teacher" is over."""
    if lexicon.free_order or frame.lower[i] not in lexicon.verbs.auxiliaries or frame.lower[i] in lexicon.verbs.perfect:
        return i
    return i + (frame.lower[i + 1] in lexicon.roles.copulas and frame.lower[i] not in lexicon.roles.copulas)


def _title_in_brackets(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> tuple[list[Title], int]:
    """ "N | (MP, Malta) |, Chair of ...": the title, and where the sentence goes on."""
    if i >= stop or frame.words[i] != "(":
        return [], i
    close = next((k for k in range(i + 1, min(stop, i + _LONGEST_BRACKET)) if frame.words[k] == ")"), -1)
    titled = any(is_head(frame.lower[k], lexicon) for k in range(i + 1, close))
    return [Title(i + 1, close)] if titled else [], close + 1 if close > 0 else stop


def _past_auxiliaries(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> int:
    """ "N, who has been | heading ..."; a copula with a title behind it stays: "N, who | is the Head of ..."."""
    while i + 1 < stop and (frame.lower[i] in lexicon.verbs.adverbs or frame.lower[i] in lexicon.verbs.auxiliaries):
        if frame.lower[i] in lexicon.roles.copulas and frame.lower[i + 1] not in lexicon.roles.relative:
            break
        i += 1
    return i


def _title_opening(
    frame: Frame, first: int, stop: int, names: Container[int], apposed: bool, lexicon: Lexicon
) -> Title | None:
    """The title behind a comma (`apposed`) or a copula: ", | former Head of ...", "is now the | Head of ..."."""
    lower = frame.lower
    if not lexicon.free_order and lower[first] in lexicon.grammar.conjunctions:
        return None  # N, | and the Minister M
    i = first
    while i < stop and frame.words[i][0].islower() and lower[i] in lexicon.before_titles:
        i += 1
    doing = lexicon.verbs.auxiliaries - lexicon.roles.copulas
    if apposed and not lexicon.free_order and not doing.isdisjoint(lower[first:i]):
        return None  # N, | had a similar idea
    if lexicon.free_order:
        if any(low in lexicon.verbs.auxiliaries for low in lower[first + (not apposed) : i]):
            return None  # N, der Minister, | hat den Botschafter
        if first < i < stop and lower[i - 1] in lexicon.grammar.determiners and lower[i] in lexicon.roles.connectors:
            i += 1  # N, jedna od | osnivačica
        if i < stop and lower[i] in lexicon.roles.connectors:
            return None  # war in Comrat
    elif i < stop and part(frame, i, lexicon) is Part.LINK:
        return None  # N, | in the chair
    determined = i > first and lower[i - 1] in lexicon.grammar.determiners
    bare = not lexicon.free_order and not determined
    if i >= stop or (bare and part(frame, i, lexicon) is Part.LOOSE and not _is_bare_title(frame, i, stop, lexicon)):
        return None  # N (Italy), | met with the Speaker
    end = title_end(frame, i, stop, lexicon)
    if end == i and bare and apposed and _is_post(frame, i, stop, lexicon):
        end = title_end(frame, i, stop, lexicon, headed=True)
    named = apposed or _is_predicate_trade(frame, first, i, lexicon)
    if end == i and named and determined and i < stop and _is_trade_of(frame, i, lexicon):
        end = title_end(frame, i, stop, lexicon, headed=True)
    end = _with_seconds(frame, end, stop, names, lexicon) if end > i else end
    counted = determined and lower[i - 1] in lexicon.grammar.counting
    if end == i or counted or _leads_into_name(frame, end, names, lexicon):
        return None  # "According to N, one | defendant | in nine does not"
    return Title(i, end)


def _is_bare_title(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "N, | prison chaplain in Rotterdam |,": plain words right up to a noun of titles, and a pause behind it all."""
    head = next(
        (k for k in range(i, min(i + _MOST_LOOSE + 1, stop)) if part(frame, k, lexicon) is not Part.LOOSE), stop
    )
    if head >= stop or not is_head(frame.lower[head], lexicon) or frame.lower[i].endswith(lexicon.verbs.past_endings):
        return False
    end = title_end(frame, i, stop, lexicon)
    return end > head and (end >= len(frame.words) or frame.words[end] in _CLOSING)


def _is_post(frame: Frame, i: int, stop: int, lexicon: Lexicon) -> bool:
    """ "N, | Contact Point for Roma and Sinti Issues |,": two capitals and "for" or "on"."""
    link = next((k for k in range(i, min(i + _MOST_LOOSE + 1, stop)) if not frame.words[k][0].isupper()), i)
    if link <= i + 1 or frame.lower[link] not in lexicon.roles.connectors or frame.lower[link] in _VAGUE:
        return False
    somebody = frame.lower[link - 1] not in lexicon.nouns.organizations and link > i + 2  # Gender Focal Point at
    return somebody or frame.lower[link] in lexicon.roles.topical


def _is_predicate_trade(frame: Frame, copula: int, i: int, lexicon: Lexicon) -> bool:
    """ "Ana Ek is a | stationmaster in Ruma": behind a full name, and no body, place or thing that has a name."""
    full = copula > 1 and frame.words[copula - 1][0].isupper() and frame.words[copula - 2][0].isupper()
    things = (lexicon.nouns.organizations, lexicon.negatives.naming, lexicon.places.nouns)
    vague = frame.lower[i - 1] in lexicon.grammar.indefinite and part(frame, i, lexicon) is Part.LOOSE
    return full and vague and not lexicon.free_order and not any(frame.lower[i] in words for words in things)


def _is_trade_of(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """A noun nobody listed behind a name and an article: "N, a | physiotherapist | from Osh", "a | 34-year-old"."""
    while not lexicon.free_order and i + 1 < len(frame.words) and frame.lower[i] in lexicon.places.demonyms:
        i += 1  # the Swiss | point of contact
    plain = part(frame, i, lexicon) in (Part.LOOSE, Part.HEAD) or frame.words[i][0].isdigit()
    plain = plain or frame.lower[i].endswith(lexicon.grammar.ages)
    return plain and frame.lower[i] not in lexicon.nouns.documents and not _is_anybody(frame, i, lexicon)


def _is_anybody(frame: Frame, i: int, lexicon: Lexicon) -> bool:
    """ "the highest-ranking | woman | in the police": what somebody is by sex is no title."""
    noun = next(
        (k for k in range(i, min(i + _MOST_LOOSE, len(frame.words))) if frame.lower[k] in lexicon.nouns.people), i
    )
    return frame.lower[noun] in lexicon.nouns.epithets and not is_head(frame.lower[noun], lexicon)


def _with_seconds(frame: Frame, end: int, stop: int, names: Container[int], lexicon: Lexicon) -> int:
    """Past the titles that follow one behind a comma: "Chairman-in-Office of the OSCE |, the Norwegian Foreign Minister"."""
    while end + 1 < stop and frame.words[end] == ",":
        k = end + 1
        while k < stop and frame.lower[k] in lexicon.grammar.determiners:
            k += 1
        if not lexicon.free_order and k < stop and part(frame, k, lexicon) is Part.LINK:
            break  # Head of the Office, | to general amusement
        further = title_end(frame, k, stop, lexicon)
        vague = k > end + 1 and frame.lower[end + 1] in lexicon.grammar.indefinite
        if further == k < stop and vague and _is_trade_of(frame, k, lexicon):
            further = title_end(frame, k, stop, lexicon, headed=True)
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
