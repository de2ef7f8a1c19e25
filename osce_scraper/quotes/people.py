"""Who is in the article: names, titles, honorifics and sex, read over all of it first, for names often come late."""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from osce_scraper.quotes.frames import QUOTE, Frame
from osce_scraper.quotes.lexicon import Lexicon
from osce_scraper.quotes.phrases import Part, Title, is_capital, is_head, name_end, part, title_before, titles_after

_SENTENCE_ENDS: Final = frozenset(".!?…–—-")
_STEM: Final = 3
"""So many letters of a name are the same in all cases."""
_NAMESAKES: Final = 8
_CROWD: Final = 200
"""So many people are compared at most, lest a list of names cost the square of its length."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in the article."""

    name: tuple[str, ...]
    """Fullest form, word by word."""
    keys: frozenset[str]
    """Its words folded for matching: no diacritics, lower case."""
    titles: list[str] = field(default_factory=list)
    """Every title phrase given anywhere, as printed."""
    honorific: str | None = None
    gender: str = ""
    evidence: bool = False
    """A title, an honorific or a known first name says this is a person."""
    other_titles: list[str] = field(default_factory=list)
    """Titles printed in another case than the nominative: they tell who is meant, but are no role as printed."""
    nominative: bool = False
    """The name was met as a subject or behind a title in the nominative."""
    honorific_is_title: bool = False
    """"Ambassador" and "Professor" are the role of somebody who has no other."""

    @staticmethod
    def _rank(title: str) -> int:
        return len(title.split())

    def title_words(self) -> set[str]:
        """All words of all titles and of the honorific, lower case."""
        words = (
            " ".join([*self.titles, *self.other_titles, self.honorific or ""])
            .lower()
            .replace("’s", "")
            .replace("'s", "")
        )
        return {word.strip(",.()") for word in words.split()}

    def role_and_honorific(self) -> tuple[str | None, str | None]:
        """The longest title given anywhere, and what stands before the name beside it."""
        role = max(self.titles or self.other_titles, key=self._rank, default=None)
        if role is None and self.honorific_is_title:
            return self.honorific, None
        return role, self.honorific


@dataclass(slots=True)
class Mention:
    """A person named at a place: tokens of the name."""

    paragraph: int
    start: int
    end: int
    person: Person


@dataclass(slots=True)
class Registry:
    """All people of an article and where they are named, in order."""

    lexicon: Lexicon
    people: list[Person] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    names: list[dict[int, int]] = field(default_factory=list)
    """Per frame: first token of a name -> one past its last."""
    ends: list[dict[int, int]] = field(default_factory=list)
    """The same the other way round."""
    starts: list[list[int]] = field(default_factory=list)
    """Per frame: first tokens of names, in order."""
    named: dict[tuple[int, int], Person] = field(default_factory=dict)
    """Paragraph and first token of a name -> whose it is."""
    by_key: dict[str, list[Person]] = field(default_factory=dict)
    by_stem: dict[str, list[Person]] = field(default_factory=dict)
    """People by the first letters of their surname, which no case changes."""

    def between(self, paragraph: int, first: int, stop: int) -> list[Person]:
        """People named from one token to another."""
        starts = self.starts[paragraph]
        return [self.named[paragraph, k] for k in starts[bisect_left(starts, first) : bisect_left(starts, stop)]]

    def find(self, words: Sequence[str], gender: str = "") -> Person | None:
        """The person a name means: the latest one of whose fuller name these words are the end."""
        folded = [fold(word) for word in words]
        for person in self.by_key.get(folded[-1], ())[: -_NAMESAKES - 1 : -1]:
            fits = person.keys.issuperset(folded) or person.keys.issubset(folded)
            if fits and not (gender and person.gender and gender != person.gender):
                return person
        if self.lexicon.inflected:
            alike = self.by_stem.get(folded[-1][:_STEM], ())
            return next((p for p in alike[:-_CROWD:-1] if _same_inflected(folded, p)), None)
        if len(folded) == 1 and len(folded[0]) > 5:
            return next(
                (p for p in self.people[:_CROWD] if len(p.name) > 1 and is_misspelt(folded[0], fold(p.name[-1]))), None
            )
        return None


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Lower case without diacritics: Gashi = GASHI, Çela = Cela."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ø", "o").replace("đ", "d").replace("ł", "l"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_misspelt(word: str, name: str) -> bool:
    """One letter more, fewer or other, but never the first.

    >>> is_misspelt("scarpita", "scarpitta"), is_misspelt("petrova", "petrov"), is_misspelt("vint", "hint")
    (True, True, False)
    """
    if word[0] != name[0] or abs(len(word) - len(name)) > 1 or word == name:
        return False
    k = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    return word[k + 1 :] == name[k + 1 :] or word[k + 1 :] == name[k:] or word[k:] == name[k + 1 :]


def _same_inflected(folded: Sequence[str], person: Person) -> bool:
    """Койя, Койи, Койей: the surnames share all but their endings, and so do the first names if both are given."""
    own = [fold(word) for word in person.name]
    pairs = list(zip(folded[-1].split("-"), own[-1].split("-"), strict=False))
    if folded[-1].count("-") != own[-1].count("-") or not all(_same_stem(a, b) for a, b in pairs):
        return False
    return len(folded) == 1 or len(own) == 1 or _same_stem(folded[0], own[0])


def _same_stem(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    stem = max(_STEM, len(short) - 2)
    return len(long) - len(short) <= 3 and short[:stem] == long[:stem]


def read_people(frames: Sequence[Frame], lexicon: Lexicon) -> Registry:
    """One pass over all frames."""
    registry = Registry(lexicon)
    ordinary = set().union(*(frame.words for frame in frames))
    doubtful = lexicon.nouns_are_capital or lexicon.before_things
    surnames = _surnames(frames, ordinary, lexicon) if doubtful else frozenset()
    for frame in frames:
        names = _names(frame, ordinary, lexicon, surnames)
        registry.names.append(names)
        registry.ends.append({end: start for start, end in names.items()})
        registry.starts.append(list(names))
        first = 0
        for start, end in names.items():
            person = _register(registry, frame, start, end, first)
            registry.mentions.append(Mention(frame.paragraph, start, end, person))
            registry.named[frame.paragraph, start] = person
            first = end
    return registry


def _surnames(frames: Sequence[Frame], ordinary: set[str], lexicon: Lexicon) -> frozenset[str]:
    """Where all nouns have capitals, a single one is a name if the article also gives it with a first name."""
    return frozenset(
        frame.words[end - 1]
        for frame in frames
        for start, end in _names(frame, ordinary, lexicon, frozenset()).items()
        if end > start + 1
    )


def _names(frame: Frame, ordinary: set[str], lexicon: Lexicon, surnames: frozenset[str]) -> dict[int, int]:
    """What is written like a name; a single word that the article also writes small is none ("Participants")."""
    names: dict[int, int] = {}
    i = 0
    for k in [k for k, word in enumerate(frame.words) if word[0].isupper()]:
        if k < i or frame.lower[k] in lexicon.opens_no_name:
            continue
        i = name_end(frame, k, lexicon)
        while i > k > 0 and frame.lower[k - 1] in lexicon.small_particles and k - 1 not in names:
            k -= 1  # "Ms. | van ’t Hof"
        k = _past_place(frame, _past_verb(frame, k, i, lexicon), i, lexicon)
        something_else = i == k or _is_something_else(frame, k, i, ordinary, lexicon)
        if not something_else and _stands_out(frame, k, i, lexicon, surnames):
            names[k] = i
    return names


def _past_verb(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a verb that opens the sentence: "Приехал | Марат Койшыбаев", "Foli | Besnik Malaj"."""
    low = frame.lower[start]
    opens = not start or frame.words[start - 1] in _SENTENCE_ENDS
    if not (lexicon.free_order and opens and end > start + 1) or low in lexicon.first_names:
        return start
    return start + 1 if lexicon.sex_of(low) or _known_first(frame.lower[start + 1], lexicon) else start


def _past_place(frame: Frame, start: int, end: int, lexicon: Lexicon) -> int:
    """Start of the name behind a place in the genitive: "мэр Оша | Айтмамат Кадырбаев"; `start` where none stands."""
    if lexicon.nouns_are_capital and start and frame.lower[start] not in lexicon.first_names:
        noun = end > start + 2 and frame.lower[start - 1] in lexicon.determiners  # die | Onkologin | Malika Tursunowa
        return start + (noun or (end > start + 1 and frame.lower[start + 1] in lexicon.first_names))
    if end - start < 3 or not lexicon.runs_on or not start or frame.lower[start] in lexicon.first_names:
        return start
    titled = is_head(frame.lower[start - 1], lexicon) or frame.lower[start - 1] in lexicon.nominal
    titled = titled or frame.lower[start - 1] in lexicon.connectors or frame.lower[start - 1] in lexicon.place_nouns
    return start + 1 if titled and _known_first(frame.lower[start + 1], lexicon) else start


def _known_first(low: str, lexicon: Lexicon) -> str:
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
    return ""


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
        return said or frame.words[start] in surnames or is_head(before, lexicon)
    if frame.lower[start] in lexicon.first_names or is_head(before, lexicon):
        return True
    loose = before in lexicon.determiners or frame.lower[start + 1] in lexicon.name_particles
    return not (loose or frame.lower[start].endswith(lexicon.not_names))


def _is_something_else(frame: Frame, start: int, end: int, ordinary: set[str], lexicon: Lexicon) -> bool:
    """Written like a name: "Participants" at the start, "from | Vushtrri", "Minister of | Natural Resources"."""
    single = end == start + 1
    if single and frame.lower[start] in ordinary:
        return True
    if lexicon.runs_on and single and _is_adjective(frame, start, lexicon):
        return True
    if not start or frame.lower[start] in lexicon.first_names:
        return False
    before, word = frame.lower[start - 1], frame.words[start - 1]
    if before in lexicon.place_prepositions:
        owns = frame.words[end : end + 1] in (["'s"], ["’s"])
        return not owns and not (start > 1 and frame.lower[start - 2] == "according")
    if single and is_capital(word) and before in lexicon.never_a_name and not _introduces(before, lexicon):
        return True
    if (before in lexicon.place_nouns and (single or not lexicon.runs_on)) or (
        before == "of" and frame.lower[start - 2] in lexicon.place_nouns
    ):
        return True
    if before in lexicon.topical and start > 1:
        return is_capital(frame.words[start - 2]) and frame.lower[start - 2] in lexicon.nominal
    return False


def _is_adjective(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "Ошского | городского управления": a noun in lower case follows what could be a surname too."""
    following = frame.words[k + 1] if k + 1 < len(frame.words) else "."
    if not frame.lower[k].endswith(lexicon.not_names) or not following[0].islower():
        return False
    return part(frame, k + 1, lexicon) in (Part.LOOSE, Part.HEAD, Part.WORD)


def _introduces(before: str, lexicon: Lexicon) -> bool:
    """ "Minister | Borg", "Mr | Borg", "However | Borg"; not "British | Columbia"."""
    return before in lexicon.heads or before in lexicon.honorifics or before in lexicon.function_words


def _register(registry: Registry, frame: Frame, start: int, end: int, first: int) -> Person:
    lexicon = registry.lexicon
    before = title_before(frame, start, max(first, start - 40), lexicon)
    after = titles_after(frame, end, min(len(frame.words), end + 45), registry.names[frame.paragraph], lexicon)
    words = tuple(_spelled(frame, start, end))
    known_first = _known_first(frame.lower[start], lexicon) if len(words) > 1 else ""
    if lexicon.cases and before.end > before.start and not _is_printed_right(frame, before, lexicon):
        known_first = lexicon.first_names.get(frame.lower[start][:-1], known_first)  # zamenika | Zorana: he is Zoran
    gender = before.gender or _gender_of_title(frame, before, lexicon) or known_first
    person = registry.find(words, before.gender)
    nominative = lexicon.inflected and _is_nominative(frame, start, end, before, lexicon)
    nominative = nominative or (lexicon.cases and any(_is_printed_right(frame, title, lexicon) for title in after))
    if person is None:
        person = Person(words, frozenset(fold(word) for word in words), gender=gender)
        registry.people.append(person)
        registry.by_key.setdefault(fold(words[-1]), []).append(person)
        registry.by_stem.setdefault(fold(words[-1])[:_STEM], []).append(person)
    elif len(words) > len(person.name) or (nominative and not person.nominative and len(words) == len(person.name)):
        person.name, person.keys = words, frozenset(fold(word) for word in words)
        registry.by_key.setdefault(fold(words[-1]), []).append(person)
        person.nominative = nominative
    person.nominative = person.nominative or (nominative and len(words) == len(person.name))
    titled = before.honorific or before.end > before.start or after
    person.evidence = person.evidence or bool(titled or known_first)
    _learn(person, frame, before, after, gender, lexicon)
    person.honorific_is_title = (person.honorific or "").lower() in lexicon.soft_honorifics
    return person


def _spelled(frame: Frame, start: int, end: int) -> list[str]:
    """The words of a name as printed, the dot of an initial with it: "J.", "van", "’t"."""
    return frame.slice(start, end).split()


def _learn(person: Person, frame: Frame, before: Title, after: list[Title], gender: str, lexicon: Lexicon) -> None:
    person.gender = person.gender or gender
    if before.honorific and (person.honorific is None or len(before.honorific) > len(person.honorific)):
        person.honorific = before.honorific
    for title in (before, *after):
        if title.end > title.start:
            if _is_printed_right(frame, title, lexicon):
                person.titles.append(frame.slice(title.start, title.end))
            elif not person.titles:  # else it may be another's: "В письме министру | N отметил"
                person.other_titles.append(frame.slice(title.start, title.end))


def _is_printed_right(frame: Frame, title: Title, lexicon: Lexicon) -> bool:
    """Whether a title is in the nominative: not "встретился с | послом ОБСЕ N"."""
    if not lexicon.cases:
        return True
    head = next((low for low in frame.lower[title.start : title.end] if is_head(low, lexicon)), "")
    return not head or head in lexicon.nominatives or head not in lexicon.lemmas


def _is_nominative(frame: Frame, start: int, end: int, before: Title, lexicon: Lexicon) -> bool:
    """A name beside a verb of speech, or behind a title or an honorific in the nominative."""
    around = frame.lower[max(0, start - 1) : start] + frame.lower[end : end + 1]
    if any(low in lexicon.speech or low in lexicon.auxiliaries for low in around):
        return True
    if not lexicon.cases:
        return False
    if before.end > before.start:
        return _is_printed_right(frame, before, lexicon)
    return bool(before.honorific) and (before.honorific or "").lower() in lexicon.honorifics


def _gender_of_title(frame: Frame, title: Title, lexicon: Lexicon) -> str:
    for k in range(title.start, title.end):
        if lexicon.cases and frame.lower[k] not in lexicon.nominatives:
            continue  # "zamenika" is he
        if lexicon.compounds and not is_head(frame.lower[k], lexicon):
            continue  # the word "in"
        if frame.lower[k].endswith(lexicon.female_endings):
            return "f"
        if frame.lower[k].endswith(lexicon.male_endings):
            return "m"
    article = frame.lower[title.start - 1] if title.start and title.end > title.start else ""
    return lexicon.article_sex.get(article, "")
