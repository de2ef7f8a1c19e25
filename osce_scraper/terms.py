"""Printed lists of labels -> Terms: which commas part two labels, and which belong to one."""

import re
from collections.abc import Callable, Iterable

from osce_scraper.items import Term

# ", " parts labels; " and " and "/" do only where what stands on both sides is known.
_STRONG = re.compile(r"\s*[,;|•·\n]\s*")
_ANY = re.compile(r"(\s*[,;|•·\n]\s*|\s*/\s*|\s+(?:and|und|et|e|y|и|та|і|dhe|i|&)\s+)")
_MOST_PIECES = 60


def read_terms(printed: Iterable[str], resolve: Callable[[str], Term], known_only: bool = False) -> tuple[Term, ...]:
    """The Terms of some printed values in printed order, each label once.

    A value that a vocabulary knows is one Term, whatever commas are in it; any other is parted where that gives known
    labels, else at its commas. `known_only` leaves out what no vocabulary knows.

    >>> from osce_scraper.vocabularies import structure
    >>> [term.label for term in read_terms(["OSCE Gender Issues Programme, OSCE Centre in Ashgabat"], structure)]
    ['OSCE Gender Issues Programme', 'OSCE Centre in Ashgabat']
    """
    terms = {term.label: term for value in printed for term in _parted(value, resolve) if term.id or not known_only}
    return tuple(terms.values())


def _parted(value: str, resolve: Callable[[str], Term]) -> list[Term]:
    whole = resolve(value)
    pieces = _ANY.split(value)
    if whole.id is not None or len(pieces) == 1 or len(pieces) > 2 * _MOST_PIECES:
        return [whole]
    terms = []
    start = 0
    while start < len(pieces):
        end, term = _longest(pieces, start, resolve)
        if term.label:
            terms.append(term)
        start = end + 1  # behind the separator
    return terms


def _longest(pieces: list[str], start: int, resolve: Callable[[str], Term]) -> tuple[int, Term]:
    """The longest known label from a piece on, else all up to the next comma; and the index behind it."""
    for end in range(len(pieces), start, -2):
        term = resolve("".join(pieces[start:end]).strip())
        if term.id is not None and (end == len(pieces) or _parts(pieces, end, resolve)):
            return end, term
    end = start + 1
    while end < len(pieces) and not _STRONG.fullmatch(pieces[end]):
        end += 2
    label = "".join(pieces[start:end]).strip()
    return end, Term(id=None, label=label) if label else Term.model_construct(id=None, label="")


def _parts(pieces: list[str], end: int, resolve: Callable[[str], Term]) -> bool:
    """Whether a separator parts labels: a comma does, a weak one when a known label follows it."""
    if _STRONG.fullmatch(pieces[end]):
        return True
    return any(resolve("".join(pieces[end + 1 : stop]).strip()).id for stop in range(len(pieces), end + 1, -2))
