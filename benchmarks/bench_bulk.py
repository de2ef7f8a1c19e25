"""Archives in, JSON lines out: against reading alone, with two workers, and how much memory a long replay takes.

    python -m benchmarks.bench_bulk [PAGES] [MANY]

PAGES (2,000) composed pages of 60 to 120 KB in WARC files; MANY (50,000) for memory. Needs about 30 KB of disk a page.
"""

import gzip
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks.bench_extract import pages
from osce_scraper.archives import Capture, read, segments
from osce_scraper.bulk import replay

FILE = 500  # pages in a WARC file
DISTINCT = 200  # composed pages; the others are these under other ids


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


def replayed(source: Path, workers: int = 1) -> None:
    """The whole way, into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as out:
        replay([str(source)], out, workers=workers)


def merge_seconds(source: Path) -> tuple[float, int]:
    """CPU seconds of a run that has all parts already, and the bytes of the log it writes."""
    with tempfile.TemporaryDirectory() as out:
        replay([str(source)], out)
        return cpu(lambda: replay([str(source)], out)), Path(out, "news.jsonl").stat().st_size


def cpu(step: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    step()
    return time.process_time() - start


def wall(step: Callable[[], None]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def peak_megabytes(source: Path) -> float:
    """The most memory a replay in a process of its own ever held."""
    code = (
        "import sys; from pathlib import Path; from benchmarks import bench_bulk as b; b.report_peak(Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(source)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def report_peak(source: Path) -> None:
    """Replay and print the peak of memory in MB (`ru_maxrss` counts KB on Linux)."""
    replayed(source)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(count: int = 2000, many: int = 50_000) -> None:
    """Print the table."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as scratch:
        source = write(Path(scratch, "few"), count)
        size = sum(file.stat().st_size for file in source.iterdir())
        print(f"{count} pages in {len(list(source.iterdir()))} WARC files of {size / 1e6:.0f} MB gzipped")
        floor = cpu(lambda: fastwarc_alone(source))
        for name, step in {
            "fastwarc alone": lambda: fastwarc_alone(source),
            "archives.read": lambda: archives_alone(source),
            "replay, one core": lambda: replayed(source),
        }.items():
            used = cpu(step)
            print(
                f"{name:24}{used / count * 1000:8.2f} ms a page{count / used:8.0f} pages/s{used / floor:8.1f} x reading"
            )
        merging, written = merge_seconds(source)
        print(f"{'merge alone':24}{merging / count * 1000:8.2f} ms a page{count / merging:8.0f} pages/s")
        print(f"{'a record':24}{written / count / 1000:8.1f} KB")
        one, two = wall(lambda: replayed(source, 1)), wall(lambda: replayed(source, 2))
        print(f"{'one worker':24}{count / one:8.0f} pages/s on the clock")
        print(f"{'two workers':24}{count / two:8.0f} pages/s on the clock{one / two:8.2f} x one")
        print(f"{'memory':24}{peak_megabytes(source):8.0f} MB for {count} pages")
        if many:
            large = write(Path(scratch, "many"), many)
            print(f"{'memory':24}{peak_megabytes(large):8.0f} MB for {many} pages")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
