"""Who of several people is meant: candidates with few transparent features, each with its weight and its reason."""

from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple

from osce_scraper.quotes.speakers.scene import Voice

WEIGHTS: Final = {
    "subject": 0.5,
    "spoke before": 0.1,
    "sex known": 0.4,
    "sex by name": 0.2,
    "name of the other sex": -2.0,
    "first name of the other sex": -6.0,
    "no name": -0.8,
    "brought in by another": -1.2,
    "brought in as subject": 0.6,
    "may be no person": -2.0,
    "quoted by another": -1.0,
    "only one without a title": 1.0,
    "an ambassador, who heads missions": 1.5,
    "an ambassador, who has no other office": -1.5,
    "has a rank": -1.0,
    "named later": -0.8,
    "named in the quote": -1.5,
}
"""By reason. Chosen on the open half of the gold, where others near them do as well."""
PRONOUN_STEP: Final = -1.0
"""What a sentence between a pronoun and the person costs: "she" means somebody near."""
TITLE_STEP: Final = -0.3
"""The same for a title, which is remembered longer."""
_MOST: Final = WEIGHTS["subject"] + WEIGHTS["sex known"] + WEIGHTS["spoke before"]
"""What a candidate for a pronoun has at most, in the sentence itself."""


class Candidate(NamedTuple):
    """Somebody a mention can mean."""

    voice: Voice
    distance: int
    """Sentences between the mention and the person."""
    reasons: tuple[str, ...]
    step: float = PRONOUN_STEP

    @property
    def score(self) -> float:
        """The sum of the weights of its reasons, less what the distance costs."""
        return self.distance * self.step + sum(WEIGHTS[reason] for reason in self.reasons)

    def __str__(self) -> str:
        name = " ".join(self.voice.person.name) if self.voice.person else self.voice.phrase
        place = f"{self.distance} sentences away" if self.distance else "in the sentence"
        return f"{name} ({self.score:+.1f}: {', '.join([place, *self.reasons])})"


def best(candidates: Iterable[Candidate]) -> Candidate | None:
    """The one with the highest score, of equals the first."""
    return max(candidates, key=lambda candidate: candidate.score, default=None)


def nearest_best(by_distance: Iterable[tuple[int, Iterable[Candidate]]]) -> Candidate | None:
    """The same of those in the sentence itself, one sentence away, ...; looks no further than one can be better."""
    found: Candidate | None = None
    for distance, candidates in by_distance:
        if found and distance * PRONOUN_STEP + _MOST <= found.score:
            break
        found = best(chain([found] if found else [], candidates))
    return found
