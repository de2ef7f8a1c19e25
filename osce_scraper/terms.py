"""Printed lists of labels -> Terms: which commas part two labels, and which belong to one."""

import re
from collections.abc import Callable, Iterable

from osce_scraper.items import Term

# ", " parts labels; " and " and "/" do only where what stands on both sides is known.
_STRONG = re.compile(r"\s*[,;|•·\n]\s*")
_ANY = re.compile(r"(\s*[,;|•·\n]\s*|\s*/\s*|\s+(?:and|und|et|e|y|и|та|і|dhe|i|&)\s+)")
_EDGES = " ,;|•·/\n"
_HOUSE = (", OSCE", "; OSCE")  # "Mission to Skopje, OSCE/ODIHR"
_MOST_PIECES = 60


def read_terms(printed: Iterable[str], resolve: Callable[[str], Term], known_only: bool = False) -> tuple[Term, ...]:
    """The Terms of some printed values in printed order, each label once.

    A value that a vocabulary knows is one Term, whatever commas are in it; any other is parted where that gives known
    labels, else at its commas. `known_only` leaves out what no vocabulary knows.

    >>> from osce_scraper.vocabularies import structure
    >>> [term.label for term in read_terms(["OSCE Gender Issues Programme, OSCE Centre in Ashgabat"], structure)]
    ['OSCE Gender Issues Programme', 'OSCE Centre in Ashgabat']
    """
    values = list(printed)
    terms = {
        term.label: term
        for value in values
        for term in _parted(value, resolve, alone=len(values) == 1)
        if term.id or not known_only
    }
    return tuple(terms.values())


def _parted(value: str, resolve: Callable[[str], Term], alone: bool) -> list[Term]:
    """The Terms of one value; one of several, printed apart, is not parted where that gives no known label."""
    value = value.strip(_EDGES).rstrip(".")
    if not value:
        return []
    whole = resolve(value)
    pieces = _ANY.split(value)
    if whole.id is not None or len(pieces) == 1 or len(pieces) > 2 * _MOST_PIECES:
        return [whole]
    terms = []
    start = 0
    while start < len(pieces):
        end, label = _longest(pieces, start, resolve)
        if label:
            terms.append(resolve(label))
        start = end + 1  # behind the separator
    return terms if alone or any(term.id for term in terms) else [whole]


def _longest(pieces: list[str], start: int, resolve: Callable[[str], Term]) -> tuple[int, str]:
    """The longest known label from a piece on, else all up to the next comma (perhaps nothing); and the index behind."""
    for end in range(len(pieces), start, -2):
        label = "".join(pieces[start:end]).strip(_EDGES)
        if (
            label
            and not label.endswith(_HOUSE)
            and resolve(label).id is not None
            and (end == len(pieces) or _parts(pieces, end, resolve))
        ):
            return end, label
    end = start + 1
    while end < len(pieces) and not _STRONG.fullmatch(pieces[end]):
        end += 2
    return end, "".join(pieces[start:end]).strip(_EDGES)


def _parts(pieces: list[str], end: int, resolve: Callable[[str], Term]) -> bool:
    """Whether a separator parts labels: a comma does, a weak one when a known label follows it."""
    if _STRONG.fullmatch(pieces[end]):
        return True
    behind = ("".join(pieces[end + 1 : stop]).strip() for stop in range(len(pieces), end + 1, -2))
    return any(resolve(label).id for label in behind if label)
