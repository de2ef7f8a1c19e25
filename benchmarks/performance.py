"""Every table of docs/performance.md, measured now: `make bench`, or `make bench-docs` to write them there.

python -m benchmarks.performance [--write-docs] [--few 2000] [--some 20000] [--many 50000]
"""

import argparse
import os
import platform
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks import bench_bulk, bench_extract, bench_newspaper, bench_quotes
from benchmarks.score_quotes import filled

DOCS: Final = Path(__file__).parents[1] / "docs" / "performance.md"
_AT_WORK: Final = 0.9  # of a core's pace, where all cores of a machine work
_CORES: Final = 16  # of a machine
_MACHINES: Final = 10
_CORE_HOUR: Final = 0.05  # USD, assumed, as is the next
_GB_MONTH: Final = 0.023


def machine(sizes: Sequence[int]) -> str:
    """Where and when, and on which pages."""
    names = [line.partition(": ")[2] for line in _cpu_lines() if line.startswith("model name")]
    return (
        f"Measured on {datetime.now(UTC):%-d %B %Y} on {os.cpu_count()} cores of {names[0] if names else platform.machine()}, "
        f"load {os.getloadavg()[0]:.1f} at the start, Python {platform.python_version()}, on composed pages of "
        f"{min(sizes) // 1000} to {max(sizes) // 1000} KB in the site's generations, quotes included."
    )


def _cpu_lines() -> list[str]:
    file = Path("/proc/cpuinfo")
    return file.read_text().splitlines() if file.exists() else []


def one_page(times: dict[str, float]) -> str:
    """What a page takes, and what other tools take for the same bytes."""
    floor = times["lxml bare parse"]
    rows = [[name, f"{used * 1000:.2f} ms", f"{1 / used:,.0f}", f"{used / floor:.1f}"] for name, used in times.items()]
    return _table("| | CPU time a page | pages a second | against lxml's bare parse |", rows)


def aims(times: dict[str, float], quotes: tuple[float, float], bulk: bench_bulk.Figures) -> str:
    """Each aim of the project, and what was reached."""
    return _table("| aim | reached |", _aims(times, quotes, bulk))


def _aims(times: dict[str, float], quotes: tuple[float, float], bulk: bench_bulk.Figures) -> Iterator[list[str]]:
    ours, parse = times["extract"], times["lxml bare parse"]
    yield ["500 pages a second and core", _reached(1 / ours >= 500, f"{1 / ours:.0f}")]
    yield ["at most 3 times lxml's bare parse", _reached(ours <= 3 * parse, f"{ours / parse:.1f} times")]
    for name, part, least in (("trafilatura fast", "tenth", 10), ("newspaper4k", "thirtieth", 30)):
        if name in times:
            ratio = times[name] / ours
            yield [f"at most a {part} of {name}", _reached(ratio >= least, f"{ratio:.1f} times as fast")]
    releases, annotated = (f"{rate / 1e6:.1f} M" for rate in quotes)
    told = f"{releases} of composed releases, {annotated} of the annotated articles, dense with quotes"
    yield ["quotes alone: 4 M characters a CPU second", _reached(quotes[0] >= 4e6, told)]
    speedup = bulk.clock[1] / bulk.clock[2]
    told = _reached(speedup >= 1.8, f"{speedup:.2f}")
    if bulk.share < 0.9 and speedup < 1.8:
        told = f"not judged: other work left them {bulk.share:.0%} of two cores, and {speedup:.2f}"
    yield ["two workers at least 1.8 times one, on two free cores", told]
    few, many = min(bulk.memory), max(bulk.memory)
    if many > few:
        words = f"{bulk.memory[few]:.0f} and {bulk.memory[many]:.0f} MB"
        flat = bulk.memory[many] < 1.2 * bulk.memory[few] and bulk.memory[many] < 300
        yield [f"memory flat from {few:,} to {many:,} pages, under 300 MB a worker", _reached(flat, words)]


def archives(bulk: bench_bulk.Figures) -> str:
    """WARC in, JSON lines out, against reading the WARC alone."""
    names = {
        "reading": "fastwarc, every record, nothing understood",
        "archives": "`archives.read`: digests checked, codings undone, addresses judged",
        "replay": "`replay`, the whole way",
        "merge": "the merge in it, alone",
    }
    rows = [
        [
            words,
            f"{bulk.cpu[name] * 1000:.2f} ms",
            f"{1 / bulk.cpu[name]:,.0f}",
            f"{bulk.cpu[name] / bulk.cpu['reading']:.1f}",
        ]
        for name, words in names.items()
    ]
    head = "| | CPU time a page | pages a second | against reading alone |"
    told = f"{bulk.few:,} pages in {bulk.files} WARC files, {bulk.few * bulk.kilobytes / 1000:.0f} MB gzipped."
    return f"{told}\n\n{_table(head, rows)}"


def workers(bulk: bench_bulk.Figures) -> str:
    """One worker and two, and their memory."""
    rows = [
        [f"{count} worker{'s' * (count > 1)}", f"{1 / used:,.0f}", f"{bulk.clock[1] / used:.2f}"]
        for count, used in bulk.clock.items()
    ]
    clock = _table(f"| on the clock, {bulk.some:,} pages | pages a second | times one |", rows)
    peaks = [[f"{count:,} pages", f"{peak:.0f} MB"] for count, peak in bulk.memory.items()]
    return f"{clock}\n\n{_table('| peak memory of a replay with one worker | |', peaks)}"


def on_paper(bulk: bench_bulk.Figures) -> str:
    """What a million and a hundred million captures would take, reckoned from the figures."""
    columns = [_reckoned(bulk, captures) for captures in (1e6, 1e8)]
    rows = [[name, *(column[name] for column in columns)] for name in columns[0]]
    return _table("| | 1 million | 100 million |", rows)


def _reckoned(bulk: bench_bulk.Figures, captures: float) -> dict[str, str]:
    core = captures * bulk.cpu["replay"] / 3600  # hours of one core
    merge = captures * bulk.cpu["merge"] / 3600
    taken, written = captures * bulk.kilobytes / 1e6, captures * bulk.record / 1e6  # GB
    pace = _CORES * _AT_WORK
    return {
        "work of the cores": f"{_hours(core)} of one",
        f"time on 1 machine with {_CORES} cores": _hours(core / pace + merge),
        f"time on {_MACHINES} machines with {_CORES} cores": _hours(core / pace / _MACHINES + merge),
        "of that, the merge, by one process": _hours(merge),
        "archives": f"{taken:,.0f} GB",
        "parts, and the log again": f"{written:,.0f} GB each",
        "cores": f"{core / _AT_WORK * _CORE_HOUR:,.2f} USD",
        "bucket, a month": f"{(taken + 2 * written) * _GB_MONTH:,.2f} USD",
    }


def _hours(hours: float) -> str:
    if hours >= 2:
        return f"{hours:,.0f} hours"
    return f"{hours * 60:.0f} minutes" if hours * 60 >= 2 else f"{hours * 3600:.0f} seconds"


def _reached(good: bool, words: str) -> str:
    return f"yes: {words}" if good else f"**no**: {words}"


def _table(head: str, rows: Iterator[list[str]] | Sequence[Sequence[str]]) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([head, rule, *(f"| {' | '.join(row)} |" for row in rows)])


def main() -> None:
    """Measure, and print the tables or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write-docs", action="store_true", help="renew the tables of docs/performance.md")
    for name, default in (("few", bench_bulk.FEW), ("some", bench_bulk.SOME), ("many", bench_bulk.MANY)):
        parser.add_argument(f"--{name}", type=int, default=default, metavar="PAGES", help="see bench_bulk")
    options = parser.parse_args()
    found = bench_extract.pages(24)
    blocks = {"machine": machine([len(page.body) for page in found])}
    times = bench_extract.medians(found)
    if (peer := bench_newspaper.theirs(found)) is not None:
        times["newspaper4k"] = peer
    rate = bench_quotes.characters_a_second
    quotes = rate(bench_quotes.releases()), rate(bench_quotes.annotated())
    bulk = bench_bulk.measured(options.few, options.some, options.many)
    blocks |= {
        "page": one_page(times),
        "aims": aims(times, quotes, bulk),
        "archives": archives(bulk),
        "workers": workers(bulk),
        "paper": on_paper(bulk),
    }
    if options.write_docs:
        DOCS.write_text(filled(DOCS.read_text(encoding="utf-8"), blocks), encoding="utf-8")
    else:
        print("\n\n".join(blocks.values()))


if __name__ == "__main__":
    main()
