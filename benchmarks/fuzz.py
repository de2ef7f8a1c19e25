"""Mutants by the hundred thousand: `python -m benchmarks.fuzz [--mutants N] [--articles N]`, or `make fuzz`.

Pages broken as files break, and annotated articles cut, glued and scrambled for the quotes engine alone. Prints what became of them, and the slowest ones against the bare parse of the same bytes. Exits 1 when one was
neither read nor refused with the package's own error, or took longer than allowed.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice

from parsel import Selector

from benchmarks.reliability import table
from tests.fuzz.mutants import mutant, pages
from tests.fuzz.test_articles import check_article
from tests.fuzz.test_pages import check

# Ratios start here. A page in which no layout finds a body goes through trafilatura, which takes some 25 ms for any
# small page: a fixed cost, not one that grows.
_LEAST_PARSE = 0.002  # seconds
ALLOWED = 20  # times the bare parse
_SHARE = 250


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mutant."""

    seed: int
    size: int
    fate: str
    seconds: float
    parse: float

    @property
    def ratio(self) -> float:
        return self.seconds / max(self.parse, _LEAST_PARSE)


@cache
def _originals() -> list[bytes]:
    return pages()


def _read(seed: int) -> Outcome:
    page = mutant(seed, _originals())
    start = time.process_time()
    Selector(body=page or b" ", encoding="utf-8", type="html")
    parsed = time.process_time()
    try:
        fate = "read" if check(page) else "refused"
    except BaseException as error:
        fate = f"{type(error).__name__}: {str(error)[:100]}"
    return Outcome(seed, len(page), fate, time.process_time() - parsed, parsed - start)


def _share(seeds: range) -> list[Outcome]:
    return [_twice_if_slow(seed) for seed in seeds]


def _twice_if_slow(seed: int) -> Outcome:
    """A machine that was busy elsewhere makes one reading slow, a bad page makes both slow."""
    outcome = _read(seed)
    return outcome if outcome.ratio <= ALLOWED / 2 else min(outcome, _read(seed), key=lambda o: o.ratio)


def _articles(seeds: range) -> list[str]:
    """What became of the articles that these seeds break: "read", or the error."""
    return [_article(seed) for seed in seeds]


def _article(seed: int) -> str:
    try:
        check_article(seed)
    except BaseException as error:
        return f"article {seed}: {type(error).__name__}: {str(error)[:100]}"
    return "read"


def articles_read(count: int) -> int:
    """How many of so many broken articles were read; prints the others."""
    read = 0
    with ProcessPoolExecutor() as pool:
        for fates in pool.map(_articles, (range(n, min(n + _SHARE, count)) for n in range(0, count, _SHARE))):
            read += fates.count("read")
            print("\n".join({fate for fate in fates if fate != "read"}), end="")
    return read


def outcomes(first: int, count: int) -> Iterator[Outcome]:
    """Each mutant of these seeds read, on all cores."""
    with ProcessPoolExecutor() as pool:
        shares = (range(n, min(n + _SHARE, first + count)) for n in range(first, first + count, _SHARE))
        for done in pool.map(_share, shares):
            yield from done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=200_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/reliability.md")
    arguments = parser.parse_args()
    _read(0)  # imports and tables count for no mutant
    fates: Counter[str] = Counter()
    slow: list[Outcome] = []
    for outcome in outcomes(arguments.first, arguments.mutants):
        fates[outcome.fate] += 1
        if outcome.fate not in ("read", "refused"):
            print(f"seed {outcome.seed}: {outcome.fate}")
        slow = sorted([*slow, outcome], key=lambda o: -o.ratio)[:10]
    other = fates.total() - fates["read"] - fates["refused"]
    read = articles_read(arguments.articles)
    lines = ["| broken | read | refused | anything else | slowest against the bare parse |", "|---|---|---|---|---|"]
    counts = f"{fates['read']:,} | {fates['refused']:,} | {other:,} | {slow[0].ratio:.1f} times"
    lines.append(f"| {fates.total():,} pages | {counts} |")
    lines.append(f"| {arguments.articles:,} articles | {read:,} | - | {arguments.articles - read:,} | - |")
    table("fuzz", lines, arguments.write_docs)
    for outcome in islice(slow, 5):
        print(
            f"seed {outcome.seed}: {outcome.size} bytes, {outcome.seconds:.3f} s, {outcome.ratio:.1f} times the parse"
        )
    return 1 if other or read < arguments.articles or slow[0].ratio > ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main())
