"""Who is in the article: names, titles, honorifics and sex, read over all of it first, for names often come late."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from .frames import Frame
from .lexicon import Lexicon
from .phrases import Title, is_capital, name_end, title_after, title_before


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
    honorific_is_title: bool = False
    """"Ambassador" and "Professor" are the role of somebody who has no other."""

    def role_and_honorific(self) -> tuple[str | None, str | None]:
        """The longest title given anywhere, and what stands before the name beside it."""
        role = max(self.titles, key=lambda title: len(title.split()), default=None)
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
    names: list[dict[int, Mention]] = field(default_factory=list)
    """Per frame: first token of a name -> mention."""
    ends: list[dict[int, Mention]] = field(default_factory=list)
    """Per frame: one past the last token of a name -> mention."""
    by_key: dict[str, list[Person]] = field(default_factory=dict)

    def find(self, words: Sequence[str], gender: str = "") -> Person | None:
        """The person a name means: the latest one of whose fuller name these words are the end."""
        folded = [fold(word) for word in words]
        for person in reversed(self.by_key.get(folded[-1], ())):
            fits = person.keys.issuperset(folded) or person.keys.issubset(folded)
            if fits and not (gender and person.gender and gender != person.gender):
                return person
        if self.lexicon.inflected:
            return next((p for p in reversed(self.people) if _same_inflected(folded, p)), None)
        return None


def fold(word: str) -> str:
    """Lower case without diacritics: Gashi = GASHI, Çela = Cela."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower().replace("ø", "o").replace("đ", "d").replace("ł", "l"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _same_inflected(folded: Sequence[str], person: Person) -> bool:
    """Койя, Койи, Койей: the surnames share all but their endings, and so do the first names if both are given."""
    own = [fold(word) for word in person.name]
    if not _same_stem(folded[-1], own[-1]):
        return False
    return len(folded) == 1 or len(own) == 1 or _same_stem(folded[0], own[0])


def _same_stem(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    stem = max(3, len(short) - 2)
    return len(long) - len(short) <= 3 and short[:stem] == long[:stem]


def read_people(frames: Sequence[Frame], lexicon: Lexicon) -> Registry:
    """One pass over all frames."""
    registry = Registry(lexicon)
    ordinary = {word for frame in frames for word in frame.words if word[0].islower()}
    for frame in frames:
        names: dict[int, Mention] = {}
        ends: dict[int, Mention] = {}
        registry.names.append(names)
        registry.ends.append(ends)
        i, count = 0, len(frame.words)
        previous_end = 0
        while i < count:
            if not is_capital(frame.words[i]):
                i += 1
                continue
            end = name_end(frame, i, lexicon)
            if end == i or (end == i + 1 and frame.lower[i] in ordinary):
                i += 1
                continue
            mention = _register(registry, frame, i, end, previous_end)
            if mention:
                names[mention.start] = ends[mention.end] = mention
                registry.mentions.append(mention)
            i = previous_end = end
    return registry


def _register(registry: Registry, frame: Frame, start: int, end: int, previous_end: int) -> Mention | None:
    lexicon = registry.lexicon
    first = max(previous_end, start - 40)
    before = title_before(frame, start, first, lexicon)
    after = title_after(frame, end, min(len(frame.words), end + 45), lexicon)
    words = tuple(word for word in frame.words[start:end] if word != ".")
    known_first = lexicon.first_names.get(frame.lower[start], "")
    evidence = bool(before.honorific or before.end > before.start or after or known_first)
    gender = before.gender or _gender_of_title(frame, before, lexicon) or known_first
    person = registry.find(words, before.gender)
    if person is None:
        person = Person(words, frozenset(fold(word) for word in words), gender=gender)
        registry.people.append(person)
        registry.by_key.setdefault(fold(words[-1]), []).append(person)
    elif len(words) > len(person.name):
        person.name, person.keys = words, frozenset(fold(word) for word in words)
    _learn(person, frame, before, after, gender, evidence)
    person.honorific_is_title = (person.honorific or "").lower() in lexicon.soft_honorifics
    return Mention(frame.paragraph, start, end, person)


def _learn(person: Person, frame: Frame, before: Title, after: Title | None, gender: str, evidence: bool) -> None:
    person.evidence = person.evidence or evidence
    person.gender = person.gender or gender
    if before.honorific and (person.honorific is None or len(before.honorific) > len(person.honorific)):
        person.honorific = before.honorific
    for title in (before, after):
        if title and title.end > title.start:
            person.titles.append(frame.slice(title.start, title.end))


def _gender_of_title(frame: Frame, title: Title, lexicon: Lexicon) -> str:
    for k in range(title.start, title.end):
        if frame.lower[k].endswith(("woman", "queen", "princess")):
            return "f"
        if frame.lower[k].endswith(("man", "king", "prince")):
            return "m"
    return ""
