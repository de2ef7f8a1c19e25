"""Who is in the article: people with their titles, honorific and sex, and where they are named."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from osce_scraper.quotes.languages.lexicon import Lexicon, fold, halves

_STEM: Final = 3
"""So many letters of a name are the same in all cases."""
_SHORT: Final = 5
"""Surnames of so few letters differ by one letter without being misspelt."""
_NAMESAKES: Final = 8
_MOST_TITLES: Final = 40
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
    hint: str = ""
    """What the endings of the name suggest, where nothing tells the gender."""
    hint_of_first: str = ""
    """The sex of most people with that first name: Karen is a woman in Dublin, and a man in Yerevan."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Paragraph and first token of every mention."""
    last: int = 0
    """How many names were read before it was last mentioned."""
    evidence: bool = False
    """A title, an honorific or a known first name says this is a person."""
    acronyms: set[str] = field(default_factory=set)
    """What stands in brackets behind a title: "Director of the Office ... (ODIHR)"."""
    other_titles: list[str] = field(default_factory=list)
    """Titles printed in another case than the nominative: they tell who is meant, but are no role as printed."""
    called: set[str] = field(default_factory=set)
    """What else the titles tell: a Lieutenant is an officer, a 24-year-old is young."""
    nominative: bool = False
    """The name was met as a subject or behind a title in the nominative."""
    in_headline: bool = True
    """The name was met only where every word has a capital, so that its first words may be none of it."""
    honorific_is_title: bool = False
    """"Ambassador" and "Professor" are the role of somebody who has no other."""

    @property
    def is_likely(self) -> bool:
        """Somebody, by what stands beside the name or by a name of several words."""
        return self.evidence or len(self.name) > 1

    def add_title(self, title: str) -> None:
        """One more title phrase, once."""
        if title not in self.titles and len(self.titles) < _MOST_TITLES:
            self.titles.append(title)

    @staticmethod
    def _rank(title: str) -> int:
        return len(title.split())

    def title_words(self) -> set[str]:
        """All words of all titles and of the honorific, lower case."""
        words = " ".join([*self.titles, *self.other_titles, self.honorific or ""])
        plain = words.lower().replace("’s", "").replace("'s", "")
        found = {word.strip(",.()") for word in plain.split()} | self.acronyms
        return found | {word.partition("-in-")[0] for word in found if "-in-" in word}  # the Chairman(-in-Office)

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


def _last_named(person: Person) -> int:
    return person.last


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
    by_first: dict[str, Person] = field(default_factory=dict)
    """The latest person of each first name."""
    by_stem: dict[str, list[Person]] = field(default_factory=dict)
    """People by the first letters of their surname, which no case changes."""

    def between(self, paragraph: int, first: int, stop: int) -> list[Person]:
        """People named from one token to another."""
        starts = self.starts[paragraph]
        return [self.named[paragraph, k] for k in starts[bisect_left(starts, first) : bisect_left(starts, stop)]]

    def find(self, words: Sequence[str], gender: str = "", introduced: bool = False) -> Person | None:
        """The person a name means: the latest one of whose fuller name these words are the end.

        `introduced`: a title stands behind it, as behind the name of somebody new, who is no other one misspelt.
        """
        folded = [fold(word) for word in words]
        whole = {*folded, *halves(folded[-1])}
        namesakes = self.by_key.get(folded[-1], ())[: -_NAMESAKES - 1 : -1]
        for person in sorted(namesakes, key=_last_named, reverse=True):
            fits = person.keys.issuperset(folded) or person.keys.issubset(whole)
            if fits and (not gender or (person.gender or person.hint_of_first or gender) == gender):
                return person
        if self.lexicon.nouns_are_capital and len(folded) == 1 and folded[0].endswith("s"):
            return next(iter(self.by_key.get(folded[0][:-1], ())), None)
        if self.lexicon.inflected:
            alike = self.by_stem.get(folded[-1][:_STEM], ())
            return next((p for p in alike[:-_CROWD:-1] if _same_inflected(folded, p)), None)
        if known := self._by_first_name(folded):
            return known
        return None if introduced and len(folded) > 1 else self._by_misspelt_surname(folded)

    def _by_misspelt_surname(self, folded: Sequence[str]) -> Person | None:
        """ "Scarpita", "van der Lint", "Ó Murchu": one letter of a surname is wrong, and what stands before it is right."""
        if len(folded[-1]) <= _SHORT:
            return None
        known = (p for p in self.people[:_CROWD] if len(p.name) > 1 and _ends_before_surname(p.name, folded[:-1]))
        return next((person for person in known if is_misspelt(folded[-1], fold(person.name[-1]))), None)

    def _by_first_name(self, folded: Sequence[str]) -> Person | None:
        """ "Artyom" is Artyom Kim, named before; "Artyom Kim" is the "Artyom" named before."""
        if len(folded) == 1:
            return self.by_first.get(folded[0])
        single = self.by_key.get(folded[0], ())[-1:]
        return next((person for person in single if len(person.name) == 1 and len(folded) == 2), None)


def _ends_before_surname(name: Sequence[str], before: Sequence[str]) -> bool:
    """Whether these folded words, which may be none, are those right before the surname: "Siobhán | ó | Dubhghaill"."""
    first = len(name) - 1 - len(before)
    return first >= 0 and list(before) == [fold(word) for word in name[first:-1]]


def is_misspelt(word: str, name: str) -> bool:
    """One letter more, fewer or other, but never the first.

    >>> is_misspelt("scarpita", "scarpitta"), is_misspelt("petrova", "petrov"), is_misspelt("vint", "hint")
    (True, True, False)
    """
    if word[0] != name[0] or abs(len(word) - len(name)) > 1 or word == name:
        return False
    if len(word) > 6 and sorted(word) == sorted(name):
        return True  # letters in another order
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
