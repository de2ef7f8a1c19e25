"""What is written like a person's name in this article, and is one."""

from collections.abc import Sequence
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon, fold, halves
from osce_scraper.quotes.people.name_starts import ends_title, is_origin, opens_place, past_place, past_title, past_verb
from osce_scraper.quotes.people.names import apposed_name_end, honorific_before, name_end, opens_name
from osce_scraper.quotes.people.parts import Part, is_capital, is_head, part
from osce_scraper.quotes.people.spelling import Spelling
from osce_scraper.quotes.text.frames import QUOTE, Frame

_LONGEST_LIST: Final = 8
_LONGEST_SUBJECT: Final = 15


def names_in(frame: Frame, common: Spelling, lexicon: Lexicon, surnames: frozenset[str]) -> dict[int, int]:
    """What is written like a name; the surname of somebody named before is one whatever else it means ("King said")."""
    names: dict[int, int] = {}
    words, lower, loose = frame.words, frame.lower, lexicon.free_order
    i, last = 0, len(words) - 1
    for k in frame.capitals:
        if k < i:
            continue
        i = apposed_name_end(frame, k, lexicon) if k < last and words[k + 1][0].isupper() else k
        if i == k and lower[k] in lexicon.opens_no_name and not opens_name(frame, k, lexicon):
            if not loose and lower[k] in common.surnames and _stands_alone(frame, k, lexicon):
                names[k] = i = k + 1
            continue
        if i == k:
            start, i = _name_at(frame, k, names, common, lexicon, surnames)
            if i == start and words[k].isupper() and fold(words[k]) in common.surnames:
                start, i = k, k + 1  # Knud RASVOLL is | RASVOLL | later
            k = start
        if i > k:
            names[k] = i
            common.proper.add(words[i - 1])
            if i > k + 1:
                common.surnames.update((fold(words[i - 1]), *halves(fold(words[i - 1]))))
    return names


def _name_at(
    frame: Frame, k: int, names: dict[int, int], common: Spelling, lexicon: Lexicon, surnames: frozenset[str]
) -> tuple[int, int]:
    """Where the name around a capital starts and ends; an end at its start if it is none."""
    if frame.lower[k] in lexicon.speech and frame.lower[k].endswith(lexicon.verbs.participle_endings):
        return k, k  # "Quoting | Koja"
    end = name_end(frame, k, lexicon)
    while end > k > 0 and frame.lower[k - 1] in lexicon.small_particles and k - 1 not in names:
        k -= 1  # "Ms. | van ’t Hof"
    k = past_title(frame, k, end, lexicon)
    k = past_place(frame, past_verb(frame, k, end, lexicon), end, lexicon)
    if end == k + 1 and not lexicon.free_order and is_origin(frame, k, names, lexicon):
        return end, end
    something_else = end == k or _is_something_else(frame, k, end, common, lexicon)
    something_else = something_else or _is_topic_of_office(frame, k, end, common, lexicon)
    if something_else or not _stands_out(frame, k, end, lexicon, surnames):
        return end, end
    return k, end


def surnames_of(frames: Sequence[Frame], common: Spelling, lexicon: Lexicon) -> frozenset[str]:
    """Where all nouns have capitals, a single one is a name if the article also gives it with a first name."""
    return frozenset(
        frame.words[end - 1]
        for frame in frames
        for start, end in names_in(frame, common, lexicon, frozenset()).items()
        if end > start + 1
    )


def _stands_alone(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """Where a surname may stand that is a word of titles or places too: "| King said", "Ms. | London"."""
    if k and (is_capital(frame.words[k - 1]) or frame.lower[k - 1] in lexicon.function_words):
        return honorific_before(frame, k, lexicon)[0] < k
    return k + 1 < len(frame.words) and not is_capital(frame.words[k + 1])


def _stands_out(frame: Frame, start: int, end: int, lexicon: Lexicon, surnames: frozenset[str]) -> bool:
    """Among capitalised nouns: "Botschafter | Meier", "Anna Meier", "| Meier" once the article knows her; not "Ende Mai"."""
    before = frame.lower[start - 1] if start else "."
    if not lexicon.nouns_are_capital:
        thing = before in lexicon.names.before_things and frame.lower[start] not in lexicon.first_names
        return not thing or end > start + 1 or frame.words[start] in surnames
    if before == "." and start > 1:
        before = frame.lower[start - 2] if frame.lower[start - 2] in lexicon.honorifics else before
    if before in lexicon.honorifics:
        return True
    if end == start + 1:
        said = before in lexicon.verbs.core and start > 1 and frame.words[start - 2] in {",", QUOTE}  # Q, sagt | Marija
        known = frame.words[start] in surnames or frame.words[start].removesuffix("s") in surnames  # Meiers Antwort
        aged = before.endswith(lexicon.grammar.ages)  # die 17-jährige | Amina
        return said or known or aged or is_head(before, lexicon)
    if frame.lower[start] in lexicon.first_names or is_head(before, lexicon):
        return True
    loose = before in lexicon.grammar.determiners or frame.lower[start + 1] in lexicon.names.particles
    return not (loose or frame.lower[start].endswith(lexicon.names.endings))


def _is_something_else(frame: Frame, start: int, end: int, common: Spelling, lexicon: Lexicon) -> bool:
    """Written like a name: "Participants" at the start, "from | Vushtrri", "Minister of | Natural Resources"."""
    lower = frame.lower
    single = end == start + 1
    if single and (lower[start] in common.small or lower[start] in common.places):
        return True
    if lexicon.runs_on and single and _is_adjective(frame, start, lexicon):
        return True
    known = lexicon.free_order or fold(frame.words[end - 1]) in common.surnames
    listed = lower[start] in lexicon.first_names and not lexicon.free_order
    unproven = not (known or listed) and frame.words[start] not in common.proper
    if single and unproven and not _followed_as_name(frame, end, lexicon):
        return True  # "Mourners gathered": capitals only where every word has one
    if single and not lexicon.free_order and opens_place(frame, end, lexicon):
        return True  # Brenna | County, Clark | County Sheriff N
    if single and not known and not lexicon.free_order and _opens_proper_noun(frame, end, lexicon):
        return True
    if start and single and lower[start - 1] in lexicon.grammar.place_prepositions:
        following = lower[end] if end < len(lower) else "."
        if not lexicon.free_order and following in lexicon.places.nouns and frame.words[end][0].islower():
            return True  # at | Manas | airport
    if not start or lower[start] in lexicon.first_names:
        return False
    before, word = lower[start - 1], frame.words[start - 1]
    if single and word == "," and _is_in_title(frame, start, lexicon):
        return True  # Minister of Ecology, | Geology | and Natural Resources
    if single and not known and before in lexicon.grammar.joining and _is_in_title(frame, start, lexicon):
        return True  # Mayor of Bar and | Ulcinj
    if before in lexicon.grammar.articles and not known:
        return True  # "the | Orlesian Interior Minister", "the | Radio Vala team"
    if single and before in lexicon.grammar.indefinite and not known and _leads_noun(frame, end, lexicon):
        return True  # "a | Baptist pastor"
    if before in lexicon.grammar.place_prepositions:
        owns = frame.words[end : end + 1] in (["'s"], ["’s"])
        met = (
            fold(frame.words[end - 1]) in common.surnames and lower[start] not in lexicon.places.names
        )  # chimed in | Koja
        met = met or (not single and not lexicon.free_order and _is_titled(frame, end, lexicon))
        return not owns and not met and not (start > 1 and lower[start - 2] == "according")
    if single and is_capital(word) and before in lexicon.never_a_name:
        return not (_introduces(before, lexicon) or ends_title(frame, start, common, lexicon))
    beside = before in lexicon.places.nouns and not (
        start > 1 and word[0].isupper() and is_capital(frame.words[start - 2])
    )
    if (beside and (single or not lexicon.runs_on)) or (before == "of" and lower[start - 2] in lexicon.places.nouns):
        return True
    if before == "of" and is_capital(frame.words[start - 2]) and lower[start - 2] in lexicon.names.never:
        return True  # Ministry of Interior of | Republika Srpska
    if not single and _is_called_so(frame, start, lexicon):
        return False
    if (
        word[0].islower()
        and not known
        and (before in lexicon.nouns.organizations or before in lexicon.negatives.naming)
        and not ends_title(frame, start, common, lexicon)  # member of parliament | Koja
    ):
        return True  # "the online portal | Navo"
    if before in lexicon.roles.topical and start > 1 and lower[start - 2] in lexicon.nominal:
        met = fold(frame.words[end - 1]) in common.surnames
        return is_capital(frame.words[start - 2]) or (single and not met)
    return False


def _opens_proper_noun(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """ "Panel of | Eminent | Persons", "a | Common | Project": a capital behind it that is no name and no small word."""
    if end >= len(frame.words) or not is_capital(frame.words[end]):
        return False
    low = frame.lower[end]
    return low in lexicon.names.never and low not in lexicon.function_words and not is_head(low, lexicon)


def _is_called_so(frame: Frame, start: int, lexicon: Lexicon) -> bool:
    """ "The first graduate | is called | Ghulam Andarabi": the subject is somebody."""
    if start < 2 or frame.lower[start - 1] not in lexicon.roles.calling or lexicon.free_order:
        return False
    first = max(frame.sentence_at(start)[0], start - _LONGEST_SUBJECT)
    subject = frame.lower[first : start - 2]
    return frame.lower[start - 2] in lexicon.verbs.passive and any(
        is_head(low, lexicon) or low in lexicon.nouns.people for low in subject
    )


def _is_titled(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """ "presented to | Orzala Vint |, a judge": no place has a title."""
    if frame.words[end : end + 1] != [","] or frame.lower[end + 1 : end + 2] == []:
        return False
    determined = frame.lower[end + 1] in lexicon.grammar.determiners
    titled = determined and any(is_head(low, lexicon) for low in frame.lower[end + 2 : end + 5])
    return titled and not _acts(frame, end + 2, lexicon)


def _acts(frame: Frame, first: int, lexicon: Lexicon) -> bool:
    """ "In Brod Novi, a | forester complained": the subject of a verb of speech, not what tells of the name before."""
    for k in range(first, min(first + _LONGEST_SUBJECT, len(frame.words))):
        if not frame.words[k][0].isalnum() or frame.lower[k] in lexicon.grammar.relative:
            return False
        if frame.lower[k] in lexicon.verbs.core:
            return True
    return False


def _leads_noun(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    return end < len(frame.words) and frame.words[end][0].islower() and is_head(frame.lower[end], lexicon)


def _is_topic_of_office(frame: Frame, start: int, end: int, common: Spelling, lexicon: Lexicon) -> bool:
    """ "its | Arms Control | Officer": what stands before an office with a capital."""
    if lexicon.free_order or end >= len(frame.words) or frame.lower[end] not in lexicon.roles.offices:
        return False
    known = fold(frame.words[end - 1]) in common.surnames or frame.lower[start] in lexicon.first_names
    return is_capital(frame.words[end]) and not known


def _is_in_title(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """Back over capitals and commas, or one "and", to the "of" of a title."""
    following = frame.lower[k + 1] if k + 1 < len(frame.words) else "."
    joined = frame.lower[k - 1] in lexicon.grammar.joining
    if following not in lexicon.grammar.joining and following != "," and not joined:
        return False
    for i in range(k - 1 - joined, max(0, k - _LONGEST_LIST), -1):
        if frame.lower[i] in lexicon.roles.topical:
            return frame.lower[i - 1] in lexicon.nominal
        if not (is_capital(frame.words[i]) or frame.words[i] == ","):
            return False
    return False


def _followed_as_name(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """What follows a person's name and seldom another word that opens a sentence: "Olim, 14, ...", "Koja said"."""
    following = frame.lower[end] if end < len(frame.lower) else "."
    if following in lexicon.grammar.joining:
        return end + 1 < len(frame.words) and is_capital(frame.words[end + 1])
    if following in lexicon.verbs.auxiliaries and following.endswith("s"):
        return not frame.lower[end - 1].endswith(lexicon.verbs.participle_endings)  # "Jamshid is 14", not "Voting is"
    return following in lexicon.verbs.core or following in {",", ":", "(", "'s", "’s"}


def _is_adjective(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Ошского | городского управления": a noun in lower case follows what could be a surname too."""
    following = frame.words[k + 1] if k + 1 < len(frame.words) else "."
    if not frame.lower[k].endswith(lexicon.names.endings) or not following[0].islower():
        return False
    return part(frame, k + 1, lexicon) in (Part.LOOSE, Part.HEAD, Part.WORD)


def _introduces(before: str, lexicon: Lexicon) -> bool:
    """ "Minister | Borg", "Mr | Borg", "However | Borg"; not "British | Columbia"."""
    return before in lexicon.roles.heads or before in lexicon.honorifics or before in lexicon.function_words
