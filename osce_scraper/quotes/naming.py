"""What is written like a person's name in this article, and is one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.lexicon import Lexicon, fold
from osce_scraper.quotes.names import honorific_before, name_end, opens_name
from osce_scraper.quotes.parts import Part, is_capital, is_head, part

_SENTENCE_ENDS: Final = frozenset(".!?…–—-")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the article writes its words: what it also writes small, and what with a capital inside a sentence."""

    small: set[str]
    proper: set[str]
    surnames: set[str] = field(default_factory=set)
    """Last words of the fuller names read so far, folded."""

    @classmethod
    def of(cls, frames: Sequence[Frame]) -> "Spelling":
        small = set().union(*(frame.words for frame in frames))
        openings = [{first for first, _ in frame.sentences} | {q + 1 for q in frame.quotes} for frame in frames]
        proper = {
            frame.words[k]
            for frame, opening in zip(frames, openings, strict=True)
            for k in frame.capitals
            if k not in opening
        }
        return cls(small, proper)


def names_in(frame: Frame, common: Spelling, lexicon: Lexicon, surnames: frozenset[str]) -> dict[int, int]:
    """What is written like a name; the surname of somebody named before is one whatever else it means ("King said")."""
    names: dict[int, int] = {}
    i = 0
    for k in frame.capitals:
        if k < i:
            continue
        if frame.lower[k] in lexicon.opens_no_name and (lexicon.free_order or not opens_name(frame, k, lexicon)):
            if not lexicon.free_order and frame.lower[k] in common.surnames and _stands_alone(frame, k, lexicon):
                names[k] = i = k + 1
            continue
        if frame.lower[k] in lexicon.speech and frame.lower[k].endswith(lexicon.participles):
            continue  # "Quoting | Koja"
        i = name_end(frame, k, lexicon)
        while i > k > 0 and frame.lower[k - 1] in lexicon.small_particles and k - 1 not in names:
            k -= 1  # "Ms. | van ’t Hof"
        k = _past_title(frame, k, i, lexicon)
        k = _past_place(frame, _past_verb(frame, k, i, lexicon), i, lexicon)
        something_else = i == k or _is_something_else(frame, k, i, common, lexicon)
        if not something_else and _stands_out(frame, k, i, lexicon, surnames):
            names[k] = i
            if i > k + 1:
                common.surnames.add(fold(frame.words[i - 1]))
    return names


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
        thing = before in lexicon.before_things and frame.lower[start] not in lexicon.first_names
        return not thing or end > start + 1 or frame.words[start] in surnames
    if before == "." and start > 1:
        before = frame.lower[start - 2] if frame.lower[start - 2] in lexicon.honorifics else before
    if before in lexicon.honorifics:
        return True
    if end == start + 1:
        said = before in lexicon.core and start > 1 and frame.words[start - 2] in {",", QUOTE}  # Q, sagt | Marija
        known = frame.words[start] in surnames or frame.words[start].removesuffix("s") in surnames  # Meiers Antwort
        aged = before.endswith(lexicon.ages)  # die 17-jährige | Amina
        return said or known or aged or is_head(before, lexicon)
    if frame.lower[start] in lexicon.first_names or is_head(before, lexicon):
        return True
    loose = before in lexicon.determiners or frame.lower[start + 1] in lexicon.name_particles
    return not (loose or frame.lower[start].endswith(lexicon.not_names))


def _is_something_else(frame: Frame, start: int, end: int, common: Spelling, lexicon: Lexicon) -> bool:
    """Written like a name: "Participants" at the start, "from | Vushtrri", "Minister of | Natural Resources"."""
    lower = frame.lower
    single = end == start + 1
    if single and lower[start] in common.small:
        return True
    if lexicon.runs_on and single and _is_adjective(frame, start, lexicon):
        return True
    known = lexicon.free_order or fold(frame.words[end - 1]) in common.surnames
    if single and not known and frame.words[start] not in common.proper and not _followed_as_name(frame, end, lexicon):
        return True  # "Mourners gathered": capitals only where every word has one
    if not start or lower[start] in lexicon.first_names:
        return False
    before, word = lower[start - 1], frame.words[start - 1]
    if before in lexicon.articles and not known:
        return True  # "the | Orlesian Interior Minister", "the | Radio Vala team"
    if before in lexicon.place_prepositions:
        owns = frame.words[end : end + 1] in (["'s"], ["’s"])
        return not owns and not (start > 1 and lower[start - 2] == "according")
    if single and is_capital(word) and before in lexicon.never_a_name and not _introduces(before, lexicon):
        return True
    if (before in lexicon.place_nouns and (single or not lexicon.runs_on)) or (
        before == "of" and lower[start - 2] in lexicon.place_nouns
    ):
        return True
    if word[0].islower() and not known and (before in lexicon.organizations or before in lexicon.naming):
        return True  # "the online portal | Navo"
    if before in lexicon.topical and start > 1 and lower[start - 2] in lexicon.nominal:
        return is_capital(frame.words[start - 2]) or (single and not known)
    return False


def _followed_as_name(frame: Frame, end: int, lexicon: Lexicon) -> bool:
    """What follows a person's name and seldom another word that opens a sentence: "Olim, 14, ...", "Koja said"."""
    following = frame.lower[end] if end < len(frame.lower) else "."
    if following in lexicon.joining:
        return end + 1 < len(frame.words) and is_capital(frame.words[end + 1])
    if following in lexicon.auxiliaries and following.endswith("s"):
        return not frame.lower[end - 1].endswith(lexicon.participles)  # "Jamshid is 14", not "Voting is"
    return following in lexicon.core or following in {",", ":", "(", "'s", "’s"}


def _is_adjective(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Ошского | городского управления": a noun in lower case follows what could be a surname too."""
    following = frame.words[k + 1] if k + 1 < len(frame.words) else "."
    if not frame.lower[k].endswith(lexicon.not_names) or not following[0].islower():
        return False
    return part(frame, k + 1, lexicon) in (Part.LOOSE, Part.HEAD, Part.WORD)


def _introduces(before: str, lexicon: Lexicon) -> bool:
    """ "Minister | Borg", "Mr | Borg", "However | Borg"; not "British | Columbia"."""
    return before in lexicon.heads or before in lexicon.honorifics or before in lexicon.function_words


def _past_title(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind the topic of its title: "Minister for Reintegration | Oleg Cantemir"."""
    low = frame.lower
    linked = start > 1 and low[start - 1] in lexicon.topical and low[start - 2] in lexicon.nominal
    if lexicon.free_order or end - start < 3 or not linked or low[start] in lexicon.first_names:
        return start
    return next((k for k in range(start + 1, end - 1) if low[k] in lexicon.first_names), start)


def _past_verb(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a verb that opens the sentence: "Приехал | Марат Койшыбаев", "Foli | Besnik Malaj"."""
    low = frame.lower[start]
    opens = not start or frame.words[start - 1] in _SENTENCE_ENDS
    if not (lexicon.free_order and opens and end > start + 1) or low in lexicon.first_names:
        return start
    return start + 1 if lexicon.sex_of(low) or sex_of_first_name(frame.lower[start + 1], lexicon) else start


def _past_place(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a place in the genitive: "мэр Оша | Айтмамат Кадырбаев"; `start` where none stands."""
    if lexicon.nouns_are_capital and start and frame.lower[start] not in lexicon.first_names:
        noun = end > start + 2 and frame.lower[start - 1] in lexicon.determiners  # die | Onkologin | Malika Tursunowa
        return start + (noun or (end > start + 1 and frame.lower[start + 1] in lexicon.first_names))
    if end - start < 3 or not lexicon.runs_on or not start or frame.lower[start] in lexicon.first_names:
        return start
    titled = is_head(frame.lower[start - 1], lexicon) or frame.lower[start - 1] in lexicon.nominal
    titled = titled or frame.lower[start - 1] in lexicon.connectors or frame.lower[start - 1] in lexicon.place_nouns
    return start + 1 if titled and sex_of_first_name(frame.lower[start + 1], lexicon) else start


def sex_of_first_name(low: str, lexicon: Lexicon) -> str:
    """The sex of a known first name in any case, of "анна" also in "анны"; "" for others."""
    if low in lexicon.first_names:
        return lexicon.first_names[low]
    if lexicon.inflected and len(low) > 3:
        return next(
            (
                lexicon.first_names[form]
                for form in (low[:-1] + "а", low[:-1], low[:-1] + "a", low[:-2])
                if form in lexicon.first_names
            ),
            "",
        )
    return "" if lexicon.inflected else lexicon.first_names.get(fold(low), "")
