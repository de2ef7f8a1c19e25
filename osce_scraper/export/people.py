"""Which quotes are of one person: names, roles and times weighed across articles.

Pure: appearances in, people out. Precision goes first: two rows of one person mislead less than one row of two. Every
merge carries its reason, and a line of `Corrections` undoes it.

First the quotes of one name are shared out to people (`_bearers`): whatever nothing speaks against is one career. Then
other forms of the name are brought to them (`_merged`): only for a reason, and only where one person fits best.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from osce_scraper.export.corrections import Corrections, Mark
from osce_scraper.export.evidence import conflict, distance, reason_to_merge, strangers
from osce_scraper.export.facts import Facts
from osce_scraper.export.names import is_brief, name_of


@dataclass(frozen=True, slots=True)
class Appearance:
    """One quote's speaker as its article gives them; `on` is the article's date, `issuers` are its structures' ids."""

    quote: str
    name: str
    kind: str
    on: date | None
    role: str | None
    structure: str | None
    country: str | None
    issuers: frozenset[str] = frozenset()
    sex: str | None = None
    """"m" or "f" where a pronoun or a title tells."""


@dataclass(slots=True)
class Person:
    """One speaker across articles: `forms` counts the forms of the name, `why` says why each is counted here."""

    appearances: list[Appearance]
    forms: Counter[str]
    facts: Facts
    why: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The fullest form of the name, of two equally full ones the more frequent."""
        return max(self.forms, key=lambda name: (len(name_of(name).words), self.forms[name], name))

    def absorb(self, other: "Person", reason: str) -> None:
        """Take over the appearances of another row of the same person."""
        for name, reasons in other.why.items():
            mine = self.why.setdefault(name, [])
            mine += [each for each in (*reasons, reason) if each not in mine]
        self.appearances += other.appearances
        self.forms += other.forms
        self.facts |= other.facts


def people(appearances: Iterable[Appearance], corrections: Corrections | None = None) -> list[Person]:
    """One `Person` a speaker, in order of their first quote's key; every appearance belongs to exactly one."""
    corrections = corrections or Corrections()
    by_name: dict[tuple[str, tuple[str, ...]], list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        by_name[appearance.kind, name_of(appearance.name).words].append(appearance)
    found: list[Person] = []
    persons: list[Person] = []
    for (kind, words), group in sorted(by_name.items()):
        if kind == "person" and words:
            persons += _bearers(group, corrections)
        else:
            found.append(_row(group))
    found += _merged(persons)
    return sorted(_united(found, corrections), key=lambda person: min(a.quote for a in person.appearances))


def _row(group: Sequence[Appearance], marks: frozenset[Mark] = frozenset()) -> Person:
    facts = Facts.of(group[0], marks)
    for appearance in group[1:]:
        facts |= Facts.of(appearance, marks)
    return Person(list(group), Counter(a.name for a in group), facts, {appearance.name: [] for appearance in group})


def _bearers(group: Sequence[Appearance], corrections: Corrections) -> list[Person]:
    """The people behind one name: posts and times that exclude each other are two people's."""
    posts: dict[tuple[frozenset[Mark], tuple[object, ...]], list[Appearance]] = defaultdict(list)
    for a in sorted(group, key=_when):
        post = (a.structure, a.country) if a.structure or a.country else (a.role, a.issuers)
        posts[corrections.marks(a), post].append(a)
    rows = [row for (marks, _), held in posts.items() for row in _holders(held, marks)]
    # Posts first, in order of time: what has none is then brought to whom it fits best.
    rows.sort(key=lambda row: (not row.facts.posted, _when(row.appearances[0])))
    bearers: list[Person] = []
    for row in rows:
        fits = [person for person in bearers if _may_be_one(row, person)]
        if fits:
            best = min(fits, key=lambda person: distance(row.facts, person.facts))
            best.absorb(row, "same name, and neither posts nor times say two")
        else:
            bearers.append(row)
    return bearers


def _holders(held: Sequence[Appearance], marks: frozenset[Mark]) -> list[Person]:
    """The people of one name in one post: two where a pronoun says so, or so much time that the name may be another's."""
    holders: list[Person] = []
    sexes = {a.sex for a in held if a.sex}
    for appearance in held:
        row = _row([appearance], marks)
        latest = holders[-1] if holders else None
        known = [h for h in holders if not conflict(row.facts, h.facts) and not strangers(row.facts, h.facts)]
        if known and (len(sexes) < 2 or appearance.sex or latest in known):
            known[-1].absorb(row, "")
        else:
            holders.append(row)
    return holders


def _may_be_one(row: Person, person: Person) -> bool:
    """Whether nothing speaks against two rows of one name; a surname alone wants something that speaks for it."""
    if conflict(row.facts, person.facts) or strangers(row.facts, person.facts):
        return False
    return not is_brief(name_of(row.name)) or distance(row.facts, person.facts)[0] < 0


def _merged(rows: Iterable[Person]) -> list[Person]:
    """The rows with other forms of a name brought to the one person who fits best."""
    kept: list[Person] = []
    by_sound: dict[str, list[Person]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-len(name_of(row.name).words), -len(row.appearances), _key(row))):
        sounds = name_of(row.name).sounds
        alike = {id(p): p for sound in sounds for p in by_sound[sound]}
        weighed = [
            (*found, p) for p in alike.values() if (found := reason_to_merge(row.name, row.facts, p.name, p.facts))
        ]
        best = max((weight for weight, _, _ in weighed), default=0)
        fits = [(reason, p) for weight, reason, p in weighed if weight == best]
        if len(fits) == 1:
            reason, person = fits[0]
            person.absorb(row, reason)
        else:
            kept.append(row)
            person = row
        for sound in sounds:
            if all(p is not person for p in by_sound[sound]):
                by_sound[sound].append(person)
    return kept


def _united(rows: list[Person], corrections: Corrections) -> list[Person]:
    """The rows with those joined that a correction calls one."""
    for line in corrections.same:
        one = [row for row in rows if any(selector.fits(a) for selector in line for a in row.appearances)]
        for other in one[1:]:
            one[0].absorb(other, "a line of speakers.toml says so")
        rows = [row for row in rows if row not in one[1:]]
    return rows


def _when(appearance: Appearance) -> tuple[date, str]:
    return (appearance.on or date.min, appearance.quote)


def _key(person: Person) -> str:
    return min(a.quote for a in person.appearances)
