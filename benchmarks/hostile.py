"""Pages made to hurt, at growing sizes, against the bare parse of the same bytes: `make hostile`.

For each sort of page (`tests/fuzz/hostile.py`): times the parse's time, and times the memory that the parse holds, at
each size. A page that costs the square of its size grows tenfold a column. Exits with 1 where a page took more than
`ALLOWED` times the time or the memory of its parse.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from parsel import Selector

from benchmarks.reliability import table
from osce_scraper import extract
from osce_scraper.errors import UnreadablePage
from tests.fuzz.hostile import BIG
from tests.fuzz.test_pages import ADDRESS

ALLOWED = 20
LEAST = 0.002  # seconds; below, the clock and fixed costs weigh most
SIZES = (100_000, 1_000_000, 10_000_000, 50_000_000)
PATIENCE = 300  # seconds for one page


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, and MB of memory taken beyond what the process held before."""

    seconds: float
    megabytes: float


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _parse(page: bytes) -> None:
    Selector(body=page, encoding="utf-8", type="html")


def _extract(page: bytes) -> None:
    try:
        extract(page, ADDRESS)
    except UnreadablePage:
        return


def _measured(work: str, name: str, size: int, answer: "multiprocessing.connection.Connection") -> None:
    """One piece of work in a process of its own: the peak of memory never falls."""
    page = BIG[name](size)
    _extract(BIG["plain text"](1000))  # imports and tables count for no page
    before, start = _peak(), time.process_time()
    (_parse if work == "parse" else _extract)(page)
    answer.send(Cost(time.process_time() - start, _peak() - before))


def cost(work: str, name: str, size: int) -> Cost | None:
    """What a piece of work costs; None when it did not end while anybody waits."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_measured, args=(work, name, size, theirs))
    process.start()
    try:
        return ours.recv() if ours.poll(PATIENCE) else None
    finally:
        process.kill()
        process.join()


def ratios(name: str, sizes: tuple[int, ...]) -> Iterator[tuple[float, float] | None]:
    """Times the parse's time and memory, size by size; None where it did not end, and then no more."""
    for size in sizes:
        parse, read = cost("parse", name, size), cost("extract", name, size)
        if parse is None or read is None:
            yield None
            return
        yield read.seconds / max(parse.seconds, LEAST), read.megabytes / max(parse.megabytes, 5.0)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="bytes of the largest page")
    parser.add_argument("--page", help="only this sort")
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/reliability.md")
    options = parser.parse_args()
    sizes = tuple(size for size in SIZES if size <= options.largest)
    columns = [f"{what} {size:,}" for what in ("time", "memory") for size in sizes]
    lines, bad = [f"| page | {' | '.join(columns)} |", "|---|" + "---|" * len(columns)], 0
    for name in BIG:
        if options.page in (None, name):
            found = list(ratios(name, sizes))
            times = [f"{one[0]:.1f}" if one else "no end" for one in found]
            memory = [f"{one[1]:.1f}" if one else "no end" for one in found]
            rest = ["-"] * (len(sizes) - len(found))
            lines.append(f"| {name} | {' | '.join([*times, *rest, *memory, *rest])} |")
            print(lines[-1], file=sys.stderr, flush=True)
            bad += any(one is None or max(one) > ALLOWED for one in found)
    table("hostile", lines, options.write_docs)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
