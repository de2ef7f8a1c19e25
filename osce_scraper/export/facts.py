"""What is known of the speaker of some quotes, gathered for `evidence` to weigh."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

from osce_scraper.export.corrections import Mark
from osce_scraper.vocabularies.labels import vocabulary

Term = tuple[date, date]

# Whose people sit there and nowhere else: institutions, and field operations, which have a country but for these four.
_SEATS = {
    *("odihr", "hcnm", "representative-on-freedom-of-media"),
    *("mission-in-kosovo", "kosovo-verification-mission", "missions-of-long-duration-in-kosovo-sandjak-and-vojvodina"),
    "mission-to-serbia-and-montenegro",
}


class Seen(Protocol):
    """What is looked at in an appearance."""

    @property
    def on(self) -> date | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def structure(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def issuers(self) -> frozenset[str]: ...
    @property
    def sex(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the speaker of some quotes."""

    sexes: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    offices: Mapping[str, Term | None] = field(default_factory=dict)
    """States stood for by roles of no structure, with the first and last day."""
    structures: Mapping[str, Term | None] = field(default_factory=dict)
    """Structures stood for, with the first and last day."""
    places: Mapping[str, Term | None] = field(default_factory=dict)
    """Seats that issued the articles of quotes without structure and country."""
    roles: frozenset[str] = frozenset()
    term: Term | None = None
    marks: frozenset[Mark] = frozenset()

    @classmethod
    def of(cls, seen: Seen, marks: frozenset[Mark]) -> "Facts":
        """The facts of one quote."""
        term = (seen.on, seen.on) if seen.on else None
        posted = seen.structure or seen.country
        return cls(
            sexes=frozenset({seen.sex} if seen.sex else ()),
            countries=frozenset({seen.country} if seen.country else ()),
            offices={seen.country: term} if seen.country and not seen.structure else {},
            structures={seen.structure: term} if seen.structure else {},
            places={} if posted else {issuer: term for issuer in seen.issuers if is_seat(issuer)},
            roles=frozenset({seen.role} if seen.role else ()),
            term=term,
            marks=marks,
        )

    def __or__(self, other: "Facts") -> "Facts":
        return Facts(
            sexes=self.sexes | other.sexes,
            countries=self.countries | other.countries,
            offices=_joined(self.offices, other.offices),
            structures=_joined(self.structures, other.structures),
            places=_joined(self.places, other.places),
            roles=self.roles | other.roles,
            term=_span(self.term, other.term),
            marks=self.marks | other.marks,
        )

    @property
    def posted(self) -> bool:
        """Whether a structure or a State is stood for."""
        return bool(self.structures or self.countries)

    @property
    def seats(self) -> set[str]:
        """All seats where the speaker was met."""
        return (self.structures.keys() & _seats()) | self.places.keys()


def _span(one: Term | None, other: Term | None) -> Term | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


def _joined(one: Mapping[str, Term | None], other: Mapping[str, Term | None]) -> dict[str, Term | None]:
    return {key: _span(one.get(key), other.get(key)) for key in {**one, **other}}


def is_seat(structure: str) -> bool:
    """Whether whoever stands for a structure sits there and nowhere else."""
    return structure in _seats()


@cache
def _seats() -> frozenset[str]:
    fields = {entry.id for entry in vocabulary("structures") if "country" in entry.facts}
    return frozenset(fields | _SEATS)
