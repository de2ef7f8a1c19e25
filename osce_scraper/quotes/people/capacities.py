"""What somebody is said to work or serve as: "N works as | a judge in Osh", "N took up her duties as | Head of Mission"."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from osce_scraper.quotes.languages.lexicon import Lexicon
from osce_scraper.quotes.people.people import Person, Registry
from osce_scraper.quotes.people.titles import title_end
from osce_scraper.quotes.text.frames import Frame

_WINDOW: Final = 60
"""So many tokens before "as" its owner is named at most."""


class Capacity(NamedTuple):
    """A title, and who has it: a person, or the pronoun that opens the sentence."""

    frame: Frame
    title: str
    person: Person | None
    pronoun: int


def capacities(registry: Registry, frames: Sequence[Frame]) -> Iterator[Capacity]:
    """Of the whole article, in order."""
    lexicon = registry.lexicon
    for frame in frames:
        if lexicon.grammar.as_clause.isdisjoint(frame.lower):
            continue
        for k, low in enumerate(frame.lower):
            if low in lexicon.grammar.as_clause and _holds_office(frame, k, lexicon):
                yield from _capacity(frame, k, registry)


def _holds_office(frame: Frame, k: int, lexicon: Lexicon) -> bool:
    """ "works | as", "her duties | as"."""
    before = frame.lower[k - 1] if k else ""
    return before in lexicon.roles.serving or before in lexicon.roles.capacities


def _capacity(frame: Frame, k: int, registry: Registry) -> Iterator[Capacity]:
    """The title behind "as", if the sentence names one person before it or opens with a pronoun."""
    lexicon = registry.lexicon
    first, stop = frame.sentence_at(k)
    start = k + 1 + (frame.lower[k + 1 : k + 2] != [] and frame.lower[k + 1] in lexicon.grammar.determiners)
    end = title_end(frame, start, stop, lexicon)
    people = list(dict.fromkeys(registry.between(frame.paragraph, max(first, k - _WINDOW), k)))
    alone = len(people) == 1 or (not people and frame.lower[first] in lexicon.grammar.nominative)
    if end > start and alone and end not in registry.names[frame.paragraph]:
        yield Capacity(frame, frame.slice(start, end), people[0] if people else None, first)
