"""Archives in, JSON lines out: against reading alone, with two workers, and how much memory a long replay takes.

    python -m benchmarks.bench_bulk [--few 2000] [--some 20000] [--many 50000]

Composed pages of 60 to 120 KB in WARC files, about 11 KB of disk each. CPU times on `few` pages; on the clock, with
one and two workers, on `some`, so that the second it takes to start the workers weighs little; memory on `few` and
`many` (0 leaves that out: it takes some minutes).
"""

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks.bench_extract import pages
from osce_scraper.archives import Capture, read, segments
from osce_scraper.bulk import replay

FILE: Final = 250  # pages in a WARC file
DISTINCT: Final = 200  # composed pages; the others are these under other ids
ROUNDS: Final = 3
FEW: Final = 2_000
SOME: Final = 20_000
MANY: Final = 50_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured: CPU seconds a page, seconds on the clock a page, MB of memory."""

    few: int
    some: int
    files: int
    """WARC files that hold the `few` pages."""
    kilobytes: float
    """Of a page in them, gzipped."""
    record: float
    """KB of a line of the log."""
    cpu: dict[str, float]
    clock: dict[int, float]
    """Workers -> seconds a page."""
    memory: dict[int, float]
    """Pages -> peak of a replay in one process."""
    share: float
    """Of two cores that two workers got: what is missing was other work on the machine, and their start and end."""


def write(folder: Path, count: int) -> Path:
    """WARC files with so many pages, each of an item of its own."""
    folder.mkdir()
    composed = pages(DISTINCT)
    for first in range(0, count, FILE):
        with (folder / f"{first:06d}.warc.gz").open("wb") as stream:
            for number in range(first, min(first + FILE, count)):
                page = composed[number % DISTINCT]
                stem, _, node = page.url.rpartition("/")
                other = str(100_000 + number)
                body = page.body.replace(node.encode(), other.encode())
                stream.write(gzip.compress(_record(f"{stem}/{other}", body), 6))
    return folder


def _record(url: str, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{url}>\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def fastwarc_alone(source: Path) -> None:
    """Every byte of every record, nothing understood: what any reader must pay."""
    for file in sorted(source.glob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
                record.reader.read()


def archives_alone(source: Path) -> None:
    """Captures of items, checked and decoded, not extracted."""
    for segment in segments([str(source)]):
        assert all(isinstance(found, Capture) for found in read(segment))


def replayed(source: Path) -> None:
    """The whole way, into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as out:
        replay([str(source)], out)


def cpu(step: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    step()
    return time.process_time() - start


def cpu_a_page(source: Path, count: int) -> dict[str, float]:
    """CPU seconds a page of each step: medians of rounds in which the steps take turns."""
    with tempfile.TemporaryDirectory() as done:
        replay([str(source)], done)
        steps: dict[str, Callable[[], object]] = {
            "reading": lambda: fastwarc_alone(source),
            "archives": lambda: archives_alone(source),
            "replay": lambda: replayed(source),
            "merge": lambda: replay([str(source)], done),  # all parts are there
        }
        rounds = [{name: cpu(step) for name, step in steps.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(one[name] for one in rounds) / count for name in steps}


class Run(NamedTuple):
    """`osce-scraper replay` as a user runs it."""

    clock: float
    """Seconds."""
    cpu: float
    """CPU seconds of all its processes."""
    peak: float
    """The most MB that its first process ever held."""


# The peak that wait4 and getrusage tell is never below that of the process which started this one.
COMMAND: Final = """
import sys
from pathlib import Path
from osce_scraper.cli import main
try:
    main()
finally:
    print(next(line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM")))
"""


def commanded(source: Path, workers: int = 1) -> Run:
    """A run of the command over a folder, into one that is thrown away. Linux only."""
    with tempfile.TemporaryDirectory() as out:
        words = [sys.executable, "-c", COMMAND, "replay", str(source), "-o", out, "-w", str(workers), "--quiet"]
        start = time.perf_counter()
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            kilobytes = int(process.stdout.read())
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in (0, 3), "good, or with alarms: composed pages print odd labels"
        return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def with_workers(source: Path) -> dict[int, Run]:
    """Runs with one worker and with two, in turns: the quickest of each, the others met other work."""
    rounds = [{workers: commanded(source, workers) for workers in (1, 2)} for _ in range(ROUNDS)]
    return {workers: min(one[workers] for one in rounds) for workers in (1, 2)}


def record_kilobytes(source: Path, count: int) -> float:
    """KB of a line of the log."""
    with tempfile.TemporaryDirectory() as out:
        replay([str(source)], out)
        return Path(out, "news.jsonl").stat().st_size / count / 1000


def measured(few: int = FEW, some: int = SOME, many: int = MANY) -> Figures:
    """All figures; `many` = 0 leaves out the long replay."""
    with tempfile.TemporaryDirectory() as scratch:
        source = write(Path(scratch, "few"), few)
        files = list(source.iterdir())
        kilobytes = sum(file.stat().st_size for file in files) / few / 1000
        used = cpu_a_page(source, few)
        runs = with_workers(write(Path(scratch, "some"), some))
        clock = {workers: run.clock / some for workers, run in runs.items()}
        share = runs[2].cpu / 2 / runs[2].clock
        memory = {few: commanded(source).peak}
        if many:
            memory[many] = commanded(write(Path(scratch, "many"), many)).peak
        return Figures(few, some, len(files), kilobytes, record_kilobytes(source, few), used, clock, memory, share)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("few", FEW), ("some", SOME), ("many", MANY)):
        parser.add_argument(f"--{name}", type=int, default=default, metavar="PAGES")
    parser.add_argument(
        "--peak", type=Path, metavar="FOLDER", help="replay a folder and print the peak of memory in MB"
    )
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    figures = measured(options.few, options.some, options.many)
    print(f"{figures.few} pages in {figures.files} WARC files of {figures.kilobytes:.1f} KB a page gzipped")
    for name, used in figures.cpu.items():
        print(
            f"{name:12}{used * 1000:8.2f} ms a page{1 / used:9.0f} pages/s{used / figures.cpu['reading']:8.1f} x reading"
        )
    for workers, elapsed in figures.clock.items():
        times = figures.clock[1] / elapsed
        print(f"{workers} workers{1 / elapsed:10.0f} pages/s on the clock{times:8.2f} x one, {figures.some} pages")
    print(f"two workers got {figures.share:.0%} of two cores")
    for count, peak in figures.memory.items():
        print(f"memory{peak:14.0f} MB for {count} pages")


if __name__ == "__main__":
    main()
