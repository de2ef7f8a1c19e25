"""How well people are told apart across articles: `make speakers`. Pairs of quotes, on the gold of `fixtures/speakers`."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from osce_scraper.export.people import Appearance, people
from tests.compose import story
from tests.compose.speech import term_of
from tests.export.gold import HALVES, Said, gold

Pairs = frozenset[tuple[str, str]]
DOCS: Final = Path(__file__).parents[1] / "docs" / "analysts.md"
COMPOSED: Final = 10_000
HEADINGS: Final = ("pairs that are one person's", "put together", "of these rightly", "precision", "recall")


@dataclass(frozen=True)
class Score:
    """Pairs of quotes: in truth one person's, put together, and both."""

    true: Pairs
    found: Pairs

    @property
    def precision(self) -> float:
        """Of the pairs put together, the share that are one person's; 1 when none was."""
        return len(self.true & self.found) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one person's, the share put together; 1 when there are none."""
        return len(self.true & self.found) / len(self.true) if self.true else 1.0


def _pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    return frozenset(pair for group in groups for pair in combinations(sorted(group), 2))


def score(half: str) -> Score:
    """The score of a half, all its cases read as one archive."""
    return score_of((said.person, said.appearance) for said in gold(half))


def score_of(known: Iterable[tuple[str, Appearance]]) -> Score:
    """The score over appearances of which it is known whose they are."""
    persons: dict[str, list[str]] = {}
    appearances: list[Appearance] = []
    for person, appearance in known:
        persons.setdefault(person, []).append(appearance.quote)
        appearances.append(appearance)
    return Score(
        _pairs(persons.values()), _pairs([a.quote for a in person.appearances] for person in people(appearances))
    )


def composed(count: int) -> Iterator[tuple[str, Appearance]]:
    """Quotes of composed stories and who holds the post: names are drawn, so that one post in twenty has a namesake."""
    for number in range(count):
        told = story(number, "en")
        issuers = frozenset(label.id for label in told.issuers)
        for n, said in enumerate(told.quotes):
            who, sex = said.speaker, {"he": "m", "she": "f"}.get(said.mention or "")
            structure, country = who.structure and who.structure.id, who.country and who.country.id
            quote = f"{number:06}-{n}"
            yield (
                term_of(told.issued_on, who.role, who.structure),
                Appearance(quote, who.name, "person", told.issued_on, who.role, structure, country, issuers, sex),
            )


def by_case(half: str, whole: Score) -> Iterator[tuple[str, Score]]:
    """The same by what is hard: pairs of which both quotes are of such a case, and for precision one is."""
    of = {said.appearance.quote: said.case for said in gold(half)}
    for case in dict.fromkeys(of.values()):
        yield (
            case,
            Score(
                *(frozenset(p for p in pairs if case in (of[p[0]], of[p[1]])) for pairs in (whole.true, whole.found))
            ),
        )


def mistakes(half: str, whole: Score) -> Iterator[str]:
    """Pairs that are wrong, in words."""
    known: dict[str, Said] = {said.appearance.quote: said for said in gold(half)}
    for wrong, pairs in (("put together", whole.found - whole.true), ("kept apart", whole.true - whole.found)):
        for pair in sorted(pairs):
            said = [known[quote].appearance for quote in pair]
            yield f"{wrong}: " + " / ".join(f"{a.name} ({a.on}, {a.role})" for a in said)


def table(rows: Iterable[tuple[str, Score]]) -> str:
    """Scores as a Markdown table."""
    lines = [f"| | {' | '.join(HEADINGS)} |", f"|---|{'---|' * len(HEADINGS)}"]
    for name, s in rows:
        counts = (len(s.true), len(s.found), len(s.true & s.found))
        lines.append(f"| {name} | {' | '.join(map(str, counts))} | {s.precision:.3f} | {s.recall:.3f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables; `--mistakes` names the wrong pairs of the open half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true", help="name the wrong pairs of the open half")
    arguments = parser.parse_args()
    scores = {half: score(half) for half in HALVES}
    print(table([*scores.items(), (f"{COMPOSED:,} composed stories", score_of(composed(COMPOSED)))]))
    print(table(by_case("open", scores["open"])))
    if arguments.mistakes:
        print("\n".join(mistakes("open", scores["open"])))


if __name__ == "__main__":
    main()
