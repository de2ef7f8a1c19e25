"""Which quotes are of one person: names, roles and times weighed across articles.

Pure: appearances in, people out. Precision goes first: two rows of one person mislead less than one row of two. Every
merge carries its reason, and a `Corrections` line undoes it.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

# Two posts held at once are two people's, unless it is the weeks of a handover or a text that lags behind.
HANDOVER = timedelta(days=62)
# A surname alone is taken for a person who was quoted in full within this time of it.
NEAR = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One quote's speaker as its article gives them; `on` is the article's date."""

    quote: str
    name: str
    kind: str
    on: date | None
    role: str | None
    structure: str | None
    country: str | None


@dataclass(slots=True)
class Person:
    """One speaker across articles; `why` gives for each form of the name the reason it is counted here."""

    appearances: list[Appearance]
    why: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The fullest form of the name, of two equally full ones the more frequent."""
        counts: dict[str, int] = defaultdict(int)
        for appearance in self.appearances:
            counts[appearance.name] += 1
        return max(counts, key=lambda name: (len(parts(name)), counts[name], name))

    @property
    def structures(self) -> set[str]:
        return {a.structure for a in self.appearances if a.structure}

    @property
    def countries(self) -> set[str]:
        return {a.country for a in self.appearances if a.country}

    def absorb(self, other: "Person", reason: str) -> None:
        """Take over the appearances of another row of the same person."""
        for name in other.why:
            self.why.setdefault(name, reason)
        self.appearances.extend(other.appearances)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a user knows better: forms of names that are never, or always, one person."""

    apart: tuple[frozenset[str], ...] = ()
    same: tuple[frozenset[str], ...] = ()

    def separates(self, one: Person, other: Person) -> bool:
        """Whether a line says that these two are not one."""
        return any(_across(pair, one, other) for pair in self.apart)

    def unites(self, one: Person, other: Person) -> bool:
        """Whether a line says that these two are one."""
        return any(_across(pair, one, other) for pair in self.same)


def _across(names: frozenset[str], one: Person, other: Person) -> bool:
    mine, theirs = names & one.why.keys(), names & other.why.keys()
    return bool(mine and theirs and mine != theirs)


@cache
def parts(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and dots.

    >>> parts("Helga Maria Schmid"), parts("J.-P. Dupré")
    (('helga', 'maria', 'schmid'), ('j', 'p', 'dupre'))
    """
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return tuple(text.replace(".", " ").replace("-", " ").replace("’", "'").split())


def is_form_of(short: str, full: str) -> bool:
    """Whether a name is a shorter form of another: same last word, the others in order, initials for words.

    >>> is_form_of("Schmid", "Helga Maria Schmid"), is_form_of("H. Schmid", "Helga Schmid")
    (True, True)
    >>> is_form_of("Helga", "Helga Schmid"), is_form_of("Helga Schmid", "Helga Schmid")
    (False, False)
    """
    few, many = parts(short), parts(full)
    if few == many or len(few) > len(many) or few[-1] != many[-1]:
        return False
    rest = iter(many[:-1])
    return all(any(word == whole or (len(word) == 1 and whole.startswith(word)) for whole in rest) for word in few[:-1])


def people(appearances: Iterable[Appearance], corrections: Corrections | None = None) -> list[Person]:
    """One `Person` a speaker, in order of their first quote's key; every appearance belongs to exactly one."""
    corrections = corrections or Corrections()
    by_name: dict[tuple[str, tuple[str, ...]], list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_name[appearance.kind, parts(appearance.name)].append(appearance)
    found: list[Person] = []
    families: dict[str, list[Person]] = defaultdict(list)
    for (kind, words), group in sorted(by_name.items()):
        if kind != "person" or not words:
            found.append(_row(group))
        else:
            families[words[-1]].extend(_posts_apart(group))
    for family in families.values():
        found.extend(_merged(family, corrections))
    return sorted(_united(found, corrections), key=lambda person: min(a.quote for a in person.appearances))


def _row(group: Sequence[Appearance]) -> Person:
    return Person(list(group), {a.name: "same name" for a in group})


def _posts_apart(group: Sequence[Appearance]) -> Iterator[Person]:
    """The people behind one name: posts that exclude each other are two people's."""
    posts: dict[tuple[str | None, str | None], list[Appearance]] = defaultdict(list)
    for appearance in sorted(group, key=_when):
        posts[appearance.structure, appearance.country].append(appearance)
    unplaced = posts.pop((None, None), [])
    rows: list[Person] = []
    for post in posts.values():
        row = next((row for row in rows if not conflict(row, _row(post))), None)
        if row is None:
            rows.append(_row(post))
        else:
            row.absorb(_row(post), "same name")
    for appearance in unplaced:
        if rows:
            min(rows, key=lambda row: _distance(row, appearance)).absorb(_row([appearance]), "same name")
        else:
            rows.append(_row([appearance]))
    yield from rows


def conflict(one: Person, other: Person) -> bool:
    """Whether roles and times say that two rows are two people.

    They stand for different States, or they hold posts in different structures for longer than a handover.
    """
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    if not one.structures or not other.structures or one.structures & other.structures:
        return False
    return any(
        min(a_last, b_last) - max(a_first, b_first) > HANDOVER
        for a_first, a_last in _terms(one)
        for b_first, b_last in _terms(other)
    )


def _terms(person: Person) -> Iterator[tuple[date, date]]:
    """First and last day of each post."""
    for structure in person.structures:
        days = [a.on for a in person.appearances if a.structure == structure and a.on]
        if days:
            yield min(days), max(days)


def _merged(family: list[Person], corrections: Corrections) -> list[Person]:
    """The rows of one surname with their shorter forms merged, where only one row fits."""
    rows = sorted(family, key=lambda row: -len(parts(row.name)))
    kept: list[Person] = []
    for row in rows:
        fits = [full for full in kept if is_form_of(row.name, full.name) and not corrections.separates(row, full)]
        reasons = {id(full): reason for full in fits if (reason := _reason(row, full))}
        if len(reasons) == 1:
            full = next(full for full in fits if id(full) in reasons)
            full.absorb(row, reasons[id(full)])
        else:
            kept.append(row)
    return kept


def _reason(short: Person, full: Person) -> str | None:
    """What speaks for a shorter form being this person; None when nothing does or something speaks against it."""
    if conflict(short, full) or not _near(short, full):
        return None
    common = (short.structures & full.structures) or (short.countries & full.countries)
    if common:
        return f"{short.name!r} is a form of {full.name!r}, and both stand for {', '.join(sorted(common))}"
    roles = {a.role.casefold() for a in short.appearances if a.role} & {
        a.role.casefold() for a in full.appearances if a.role
    }
    if roles:
        return f"{short.name!r} is a form of {full.name!r}, and both are {min(roles)!r}"
    return None


def _near(one: Person, other: Person) -> bool:
    ones, others = [a.on for a in one.appearances if a.on], [a.on for a in other.appearances if a.on]
    if not ones or not others:
        return True
    return min(ones) - max(others) <= NEAR and min(others) - max(ones) <= NEAR


def _united(rows: list[Person], corrections: Corrections) -> list[Person]:
    """The rows with those joined that a correction calls one."""
    if not corrections.same:
        return rows
    kept: list[Person] = []
    for row in rows:
        twin = next((other for other in kept if corrections.unites(row, other)), None)
        if twin is None:
            kept.append(row)
        else:
            twin.absorb(row, "a line of speakers.toml says so")
    return kept


def _when(appearance: Appearance) -> tuple[date, str]:
    return (appearance.on or date.min, appearance.quote)


def _distance(row: Person, appearance: Appearance) -> timedelta:
    if appearance.on is None:
        return timedelta.max
    return min((abs(a.on - appearance.on) for a in row.appearances if a.on), default=timedelta.max)
