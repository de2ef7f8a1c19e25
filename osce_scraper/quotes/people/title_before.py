"""The title before a name: "Finnish Foreign Minister | N", "the Head of the Mission, Ambassador | N"."""

from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.names import honorific_before
from osce_scraper.quotes.people.parts import Part, is_capital, is_head, part
from osce_scraper.quotes.people.titles import Title, is_acronym, is_modifier, list_goes_on, title_end
from osce_scraper.quotes.text.frames import QUOTE, Frame

_POSSESSIVE: Final = frozenset({"'s", "’s", "’", "'"})
_MOST_LOOSE: Final = 3
_LONGEST_TITLE: Final = 25


def title_before(frame: Frame, i: int, first: int, lexicon: Lexicon) -> Title:
    """The title and honorific before a name that starts at `i`, not reaching before token `first`.

    "Finnish Foreign Minister | Elina Valtonen", "the Head of the OSCE Mission to Skopje, Ambassador | Clemens Koja".
    """
    if i == first or (not lexicon.free_order and _is_bare(frame, i - 1, lexicon)):
        return Title(i, i, None, "")
    start, gender = honorific_before(frame, i, lexicon)
    start = max(start, first)
    honorific = frame.slice(start, i) if start < i else None
    end = start
    if lexicon.free_order and honorific and end > first + 2 and frame.lower[end - 1] in lexicon.grammar.articles:
        end -= frame.words[end - 2] == ","  # le chef de la Mission, l’ | ambassadeur N
    if end > first + 1 and frame.words[end - 1] == ",":
        end -= 1
    if end > first + 3 and is_acronym(frame, end - 3):
        end -= 3
    if not lexicon.free_order:
        ranked = honorific and honorific.lower() in lexicon.ranks
        if ranked and (a := _country_of_rank(frame, first, start, lexicon)) < start:
            return Title(a, i, None, gender)
        a = _title_start(frame, first, end, lexicon)
        if a == end and end < start:
            a = _trade_between_commas(frame, first, end, lexicon)
        if a == end:
            a -= end == start and _is_trade(frame, end - 1, first, lexicon)
            a -= first < a < end and frame.lower[a - 1] in lexicon.roles.modifiers  # former | midfielder N
            return Title(a, end, honorific, gender) if a < end else Title(start, start, honorific, gender)
        return Title(_first_title(frame, a, first, lexicon), end, honorific, gender)
    a = end
    while a > first and _may_stand_before(frame, a - 1, end, lexicon):
        a -= 1
    a = _opening(frame, a, end, lexicon)
    if lexicon.nouns_are_capital:
        a = _past_meeting(frame, a, end, lexicon)
    if lexicon.runs_on:
        a = _first_of_title(frame, a, end, lexicon)
    if not any(is_head(frame.lower[k], lexicon) for k in range(a, end)):
        if end == start and _is_somebody(frame, end - 1, first, lexicon):
            return Title(end - 1, end, honorific, gender)
        return Title(start, start, honorific, gender)
    many = a > 1 and (frame.lower[a - 2], frame.lower[a - 1]) in lexicon.grammar.one_of  # une des expertes, la juge N
    if end < start and (many or title_end(frame, a, end, lexicon) != end):
        return Title(start, start, honorific, gender)
    return Title(_first_title(frame, a, first, lexicon), end, honorific, gender)


def _country_of_rank(frame: Frame, first: int, rank: int, lexicon: Lexicon) -> int:
    """Where "the | former Swiss | Ambassador N" begins; `rank` if no country, or more than that, stands before it."""
    a = rank - 1
    if a < first or frame.lower[a] not in lexicon.places.demonyms:
        return rank
    while a > first and frame.lower[a - 1] in lexicon.roles.modifiers:
        a -= 1
    return rank if a > first and is_capital(frame.words[a - 1]) and a - 1 != frame.sentence_at(a)[0] else a


def _is_bare(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """A verb or a small word before the name: "said | N", "with | N"; a dot may be an honorific's."""
    return frame.words[k] != "." and part(frame, k, lexicon) in (Part.STOP, Part.VERB)


def _trade_between_commas(frame: Frame, first: int, end: int, lexicon: Lexicon) -> int:
    """ "A | stationmaster in Ruma |, Ana Ek": a noun nobody listed, with its place; `end` if there is none."""
    for k in range(end - 1, max(first, end - _LONGEST_TITLE), -1):
        if part(frame, k, lexicon) is Part.STOP:
            break
        opens = frame.lower[k - 1] in lexicon.grammar.indefinite and part(frame, k, lexicon) is Part.LOOSE
        if opens and part(frame, k + 1, lexicon) is Part.LINK:
            return k if title_end(frame, k, end, lexicon, headed=True) == end else end
    return end


def _is_trade(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """A noun nobody listed, between a verb of speech or a sign and a full name: "says | stove-maker | N"."""
    if k < first or part(frame, k, lexicon) is not Part.LOOSE or not frame.lower[k].replace("-", "").isalpha():
        return False
    if frame.lower[k].endswith((*lexicon.verbs.participle_endings, *lexicon.verbs.past_endings)):
        return False
    before = frame.lower[k - 1] if k else "."
    return before in lexicon.verbs.core or before in {QUOTE, ","} or before in lexicon.roles.modifiers


def _title_start(frame: Frame, first: int, end: int, lexicon: Lexicon) -> int:
    """Where the title that ends at `end` begins; `end` if none does: the first token from which one parses that far."""
    a = end
    while a > max(first, end - _LONGEST_TITLE) and part(frame, a - 1, lexicon) not in (Part.STOP, Part.VERB):
        if frame.words[a - 1] == "," and not list_goes_on(frame, a - 1, end, lexicon):
            break
        a -= 1
    a = _after_determiner(frame, a, end, lexicon)
    if not any(is_head(frame.lower[k], lexicon) for k in range(a, end)):
        return end
    for k in range(a, end):
        placed = k > a and frame.lower[k - 1] in lexicon.grammar.place_prepositions
        within = placed and frame.lower[k - 1] not in lexicon.grammar.origins  # talks in | Riga with the Minister N
        titled = frame.lower[k] in lexicon.roles.modifiers or is_head(frame.lower[k], lexicon)
        within = within and not (titled or frame.words[k].isupper())  # according to | OSCE Adviser N, Deputy Mayor N
        opens = (
            not within
            and _may_open(frame, k, lexicon)
            and (is_capital(frame.words[k]) or not _leads_to_head(frame, k, end, lexicon))
        )
        if opens and title_end(frame, k, end, lexicon) == end:
            return k
    return end


def _leads_to_head(frame: Frame, k: int, end: int, lexicon: Lexicon) -> bool:
    """Something in lower case that is no title itself: "the | meeting with | Deputy Prime Minister N"."""
    for i in range(k, end):
        if is_head(frame.lower[i], lexicon):
            return False
        if part(frame, i, lexicon) is Part.LINK:
            return True
    return False


def _after_determiner(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """Past the last determiner that no "of" holds to what is before: "met the President and the | Minister of the Interior"."""
    for k in range(end - 1, a - 1, -1):
        if frame.lower[k] in lexicon.grammar.determiners:
            held = (
                k > a
                and frame.lower[k - 1] in lexicon.roles.connectors
                and frame.lower[k - 1] not in lexicon.grammar.joining
            )
            if not held:
                return k + 1
    return a


def _may_open(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """A capital, a head or an adjective of titles opens one, in lower case also what stands behind a determiner."""
    kind, word = part(frame, k, lexicon), frame.words[k]
    if kind is Part.LOOSE:
        said = (
            frame.lower[k - 1] in lexicon.speech and k + 1 < len(frame.words) and is_head(frame.lower[k + 1], lexicon)
        )
        said = said or (k > 0 and frame.words[k - 1] in {QUOTE, ","})  # Q, | gender expert N
        opens = said or frame.lower[k - 1] in lexicon.grammar.determiners or frame.words[k - 1] in _POSSESSIVE
        return k > 0 and opens  # confesses | patrol inspector N
    return kind in (Part.HEAD, Part.WORD) and word not in _POSSESSIVE and frame.lower[k] != "according"


def _is_somebody(frame: Frame, k: int, first: int, lexicon: Lexicon) -> bool:
    """A noun nobody listed, right before a name: "der | Physiotherapeut N", "рассказала | пасечница N"."""
    if not lexicon.free_order or k <= first:
        return False
    before, low = frame.lower[k - 1], frame.lower[k]
    if low in lexicon.function_words or low in lexicon.places.names or low in lexicon.places.demonyms:
        return False
    if not low.replace("’", "").isalpha():
        return False
    if low in lexicon.places.nouns or low in lexicon.negatives.naming:
        return False
    if lexicon.nouns_are_capital:
        return before in lexicon.grammar.determiners and frame.words[k][0].isupper() and low not in lexicon.names.never
    said = before in lexicon.speech or (before in lexicon.verbs.auxiliaries and frame.lower[k - 2] in lexicon.speech)
    return said and part(frame, k, lexicon) is Part.LOOSE


def _past_meeting(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """ "nach einem Treffen mit der | Ministerin N": what stands before its first noun of titles, and a preposition."""
    head = next((k for k in range(a, end) if is_head(frame.lower[k], lexicon)), a)
    links = lexicon.grammar.prepositions - lexicon.grammar.origins
    link = next((k for k in range(head - 1, a, -1) if frame.lower[k] in links), a - 1)
    start = link + 1
    while start < head and start > a and frame.lower[start] in lexicon.grammar.determiners:
        start += 1
    return start


def _first_of_title(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """Start of the title among words in lower case: its noun in the nominative, the adjectives of titles before it.

    "с участковыми инспекторами | глава Миссии ОБСЕ", "le | nouveau ministre des affaires étrangères".
    """
    heads = [k for k in range(a, end) if is_head(frame.lower[k], lexicon)]
    if not heads:
        return a
    if not lexicon.cases:  # pjesëmarrësit | kryebashkiakja e Durrësit
        heads = [k for k in heads if frame.lower[k] not in lexicon.nouns.groups] or heads
    named = [k for k in heads if frame.lower[k] in lexicon.nominatives] if lexicon.cases else []
    k = first = (named or heads)[-1 if named else 0]
    while len(named) > 1 and k > a:  # "депутат и председатель комитета", "министр - председатель"
        k -= 1
        if k in named and part(frame, k + 1, lexicon) in (Part.LINK, Part.HEAD) and first - k < _MOST_LOOSE:
            first = k
    while first > a and is_modifier(frame, first - 1, lexicon):
        first -= 1
    return first


def _first_title(frame: Frame, a: int, first: int, lexicon: Lexicon) -> int:
    """Start of a title in front of another: "the | Chairman-in-Office, Dutch Foreign Minister N"."""
    comma = a - 1
    if comma > first and frame.lower[comma] in lexicon.grammar.definite:
        comma -= 1
    if comma <= first or frame.words[comma] != ",":
        return a
    if not lexicon.free_order:
        b = _title_start(frame, first, comma, lexicon)
        related = b == comma - 1 and frame.lower[b] in lexicon.nouns.relational  # her host, | the mayor
        return b if b < comma and not related else a
    b = comma
    while b > first and _may_stand_before(frame, b - 1, comma, lexicon):
        b -= 1
    b = _opening(frame, b, comma, lexicon)
    if lexicon.cases and not any(low in lexicon.nominatives for low in frame.lower[b:comma]):
        return a  # jedna od volonterki, | studentkinja N
    if b > 1 and (frame.lower[b - 2], frame.lower[b - 1]) in lexicon.grammar.one_of:
        return a  # une des expertes, | la directrice N
    return b if b < comma and title_end(frame, b, comma, lexicon) == comma else a


def _may_stand_before(frame: Frame, k: int, end: int, lexicon: Lexicon) -> bool:
    kind = part(frame, k, lexicon)
    if kind is Part.LINK:
        return frame.words[k][0].islower() and k + 1 < end
    if kind is Part.COMMA:
        return list_goes_on(frame, k, end, lexicon)
    if kind is Part.LOOSE:
        return lexicon.runs_on or (k + 1 < end and _is_adjective(frame, k, lexicon))
    return kind in (Part.DETERMINER, Part.HEAD, Part.WORD) and not frame.words[k][0].isdigit()


def _is_adjective(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Direktor des Büros für | demokratische | Institutionen": in lower case between a small word and a noun."""
    if not (lexicon.nouns_are_capital and k and is_capital(frame.words[k + 1])):
        return False
    return part(frame, k - 1, lexicon) in (Part.LINK, Part.DETERMINER)


def _opening(frame: Frame, a: int, end: int, lexicon: Lexicon) -> int:
    """First token of the last noun phrase in `a`..`end`: after a determiner that no "of" holds to what is before."""
    for k in range(end - 1, a, -1):
        if part(frame, k, lexicon) is Part.DETERMINER and frame.lower[k - 1] not in lexicon.roles.connectors:
            a = k
            break
    while a < end and (
        part(frame, a, lexicon) in (Part.LINK, Part.DETERMINER, Part.COMMA) or frame.words[a] in _POSSESSIVE
    ):
        a += 1
    return a
