"""What speaks for two rows being one person, and what against it: sex, States, posts, roles, places, times.

Pure; thresholds are the ones that the open half of `fixtures/speakers` bears.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from osce_scraper.export.facts import Facts, Term, is_seat
from osce_scraper.export.names import is_brief, likeness, name_of

YEAR = timedelta(days=365)
# Two posts held at once are two people's, unless it is the weeks of a handover or a text that lags behind.
HANDOVER = timedelta(days=62)
# Who is met in a seat, elsewhere, and in the first seat again, with so much time between, is two.
MONTH = timedelta(days=30)
# A surname alone, and somebody without a post, are known for so long; a full name in a post for longer.
BRIEF, LONG = 2 * YEAR, 10 * YEAR
_SILENT = {"a", "an", "and", "at", "for", "in", "of", "on", "osce", "s", "the", "to", "with"}
# Words that make another post of the same words.
_RANKS = {"acting", "assistant", "associate", "deputy", "first", "former", "honorary", "second", "senior", "vice"}


@cache
def _role_words(role: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a role that tell something, and its ranks."""
    words = frozenset(re.findall(r"\w+", role.casefold())) - _SILENT
    return words - _RANKS, words & _RANKS


def alike(one: str, other: str) -> bool:
    """Whether two roles may be one: the words of the shorter are all in the longer, and the rank is the same.

    >>> alike("Head of the Mission", "Head of the OSCE Mission to Skopje")
    True
    >>> alike("Head of Office", "Deputy Head of Office"), alike("Minister of Justice", "Minister of Health")
    (False, False)
    """
    (a, rank), (b, other_rank) = _role_words(one), _role_words(other)
    return rank == other_rank and bool(a) and bool(b) and (a <= b or b <= a)


def conflict(one: Facts, other: Facts) -> bool:
    """Whether two rows are two people: a line of the user, sex, States, or seats held for longer than a handover."""
    return (
        any(n == line and m != side for n, m in one.marks for line, side in other.marks)
        or bool(one.sexes and other.sexes and not one.sexes & other.sexes)
        or bool(one.countries and other.countries and not one.countries & other.countries)
        or _two_seats(one, other)
    )


def _two_seats(one: Facts, other: Facts) -> bool:
    """Whether both sit in different seats at once. A seat that only the article tells says nothing of one job: experts travel."""
    same_job = _roles_alike(one, other) is not None
    mine, theirs = dict(_seated(one, same_job)), dict(_seated(other, same_job))
    if mine.keys() & theirs.keys() or one.countries & other.countries:
        return False
    if mine and theirs and not one.posted and not other.posted and one.roles and other.roles:
        return True
    return any(_at_once(a, b) for a in mine.values() for b in theirs.values() if a and b)


def _seated(facts: Facts, by_post: bool) -> Iterator[tuple[str, Term | None]]:
    yield from ((seat, term) for seat, term in facts.structures.items() if is_seat(seat))
    yield from facts.offices.items()
    if not by_post:
        yield from facts.places.items()


def _at_once(a: Term, b: Term) -> bool:
    overlap = min(a[1], b[1]) - max(a[0], b[0])
    within = max(min(b[0] - a[0], a[1] - b[1]), min(a[0] - b[0], b[1] - a[1]))
    return overlap > HANDOVER or within > MONTH


def strangers(one: Facts, other: Facts) -> bool:
    """Whether so much time lies between two rows of one name that it may be another's.

    A full name in a post is known for long, and so is one with a post or a role in common; anybody else for as long as
    a surname.
    """
    common = _post_in_common(one, other) or _roles_alike(one, other)
    known = common or (one.posted and other.posted)
    return _gap(one, other) > (3 * LONG if common else LONG if known else BRIEF)


def distance(one: Facts, other: Facts) -> tuple[int, timedelta]:
    """How far two rows are from each other, the nearest lowest: common ground first, then time."""
    ground = bool(_post_in_common(one, other)) + bool(_roles_alike(one, other)) + bool(one.seats & other.seats)
    return -ground, _gap(one, other)


def _gap(one: Facts, other: Facts) -> timedelta:
    if one.term is None or other.term is None:
        return timedelta()
    return max(one.term[0] - other.term[1], other.term[0] - one.term[1], timedelta())


def _post_in_common(one: Facts, other: Facts) -> str | None:
    common = (one.structures.keys() & other.structures.keys()) | (one.countries & other.countries)
    return ", ".join(sorted(common)) or None


def _roles_alike(one: Facts, other: Facts) -> str | None:
    return next((a for a in sorted(one.roles) for b in sorted(other.roles) if alike(a, b)), None)


def _same_role(one: Facts, other: Facts) -> bool:
    return bool(set(map(_role_words, one.roles)) & set(map(_role_words, other.roles)))


_LIKE = {
    "same": "is",
    "spelling": "is another spelling of",
    "order": "is, in another order,",
    "form": "is a form of",
    "slip": "may be a slip for",
}


def reason_to_merge(name: str, row: Facts, full_name: str, person: Facts) -> tuple[int, str] | None:
    """How much speaks for a row being a person of a fuller or another form of the name, and what it is, in words.

    None when the names do not go together, something speaks against it, or too little for it: a post in common counts
    two, a like role one, a seat in common one. Two are asked for, three for a slip of the pen; where the row has no role,
    the seat does.
    """
    short, full = name_of(name), name_of(full_name)
    like = likeness(short, full)
    if like is None or conflict(row, person) or _gap(row, person) > (BRIEF if is_brief(short) else LONG):
        return None
    post, role, seats = _post_in_common(row, person), _roles_alike(row, person), row.seats & person.seats
    # One full name in one and the same role is as good as a post in common; a surname is not.
    weight = 2 * bool(post) + bool(role) + bool(seats) + (not is_brief(short) and _same_role(row, person))
    asked = 3 if like == "slip" else 1 if seats and not row.roles and not row.posted else 2
    if weight < asked or (not post and not role and row.roles):
        return None
    grounds = [
        f"both stand for {post}" if post else "",
        f"both are {role!r}" if role else "",
        f"both speak at {', '.join(sorted(seats))}" if seats and not post else "",
    ]
    return weight, f"{name!r} {_LIKE[like]} {full_name!r}, and {' and '.join(filter(None, grounds))}"
