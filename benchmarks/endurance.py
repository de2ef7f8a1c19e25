"""`make endurance`: do long runs stay as they began? `python -m benchmarks.endurance [--crawl 20000] [--replay 100000]`

A crawl of composed items from a server on loopback and a replay of composed pages, each the command of a user, watched
from outside once a second: CPU time a page, memory and open files in the first and the last tenth of its work. What
grows with the number of pages shows as a difference of the two. Other work on the machine makes a CPU second worth
less, so a fixed piece of work is timed at each look, and the change is told against its time.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.bench_bulk import write
from benchmarks.reliability import table
from tests.compose import Story
from tests.server import Answer, Question, serve
from tests.server.composed import Newsroom, stories

TEXT = " ".join(f"{number * 7919 % 99991:x}" for number in range(20_000))
STEP = 1.0  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Look:
    """A process at one moment: CPU seconds taken, pages done, megabytes held, files open; and the fixed work's seconds."""

    cpu: float
    done: int
    megabytes: float
    files: int
    fixed: float


@dataclass(slots=True)
class Indexed(Newsroom):
    """A newsroom that finds its last item as quickly as its first."""

    paths: dict[str, Story] = field(default_factory=dict)

    def answer(self, question: Question) -> Answer:
        """As every newsroom answers."""
        if story := self.paths.get(question.path.rpartition("/")[2]):
            return self._item(story, question)
        return Newsroom.answer(self, question)


def watched(words: list[str], done: Callable[[], int]) -> Iterator[Look]:
    """Run a command, looking at it until it ends. Exits when it failed."""
    process = subprocess.Popen([sys.executable, "-m", "osce_scraper", *words], stdout=subprocess.DEVNULL)
    of_process = Path(f"/proc/{process.pid}")
    while process.poll() is None:
        try:
            status = dict(line.split(":", 1) for line in (of_process / "status").read_text().splitlines())
            files = len(list((of_process / "fd").iterdir()))
            times = (of_process / "stat").read_text().rpartition(")")[2].split()[11:15]  # its own, and its children's
        except (FileNotFoundError, ProcessLookupError, PermissionError):  # it ends at this moment
            continue
        if "VmRSS" in status:
            cpu = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
            yield Look(cpu, done(), int(status["VmRSS"].split()[0]) / 1024, files, fixed_work())
        time.sleep(STEP)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{words[0]} ended with {process.returncode}")


def fixed_work() -> float:
    """CPU seconds of the same work, some 20 ms: texts cut, counted and put together, as a reader of pages does."""
    start = time.process_time()
    counts: dict[str, int] = {}
    for number in range(4):
        for word in f"{TEXT} {number}".split(" "):
            counts[word] = counts.get(word, 0) + len(word.casefold())
        " ".join(sorted(counts))
    return time.process_time() - start


def part(looks: list[Look], first: float, last: float) -> tuple[float, float, float, float]:
    """CPU milliseconds a page, and medians of megabytes, open files and the fixed work, over a part of a run's work."""
    total = looks[-1].done
    chosen = [look for look in looks if first * total <= look.done <= last * total]
    pages = chosen[-1].done - chosen[0].done
    cost = (chosen[-1].cpu - chosen[0].cpu) * 1000 / pages if pages else 0.0
    rest = (median(values) for values in zip(*((one.megabytes, one.files, one.fixed) for one in chosen), strict=True))
    return cost, *rest


def row(name: str, pages: int, looks: list[Look]) -> str:
    """One line of the table. The first tenth leaves out the first hundredth: caches fill."""
    begin, mb, files, fixed = part(looks, 0.01, 0.11)
    end, mb_end, files_end, fixed_end = part(looks, 0.89, 0.99)
    change = (end / begin / (fixed_end / fixed) - 1) * 100 if begin else 0.0
    return (
        f"| {name} | {pages:,} | {begin:.2f} → {end:.2f} ({change:+.0f} %) "
        f"| {mb:.0f} → {mb_end:.0f} | {files:.0f} → {files_end:.0f} |"
    )


def lines_in(file: Path) -> Callable[[], int]:
    """Counts the lines of a growing file, each once."""
    count = position = 0

    def now() -> int:
        nonlocal count, position
        if file.exists():
            with file.open("rb") as stream:
                stream.seek(position)
                data = stream.read()
            count, position = count + data.count(b"\n"), position + len(data)
        return count

    return now


def crawl(folder: Path, count: int) -> list[Look]:
    """The whole newsroom into an empty folder, as quickly as the server answers.

    It lists its years mixed: newest first, the last tenth would be the oldest pages, of other markup than the first's.
    """
    composed = stories(count)
    Random(count).shuffle(composed)
    site = Indexed(composed, rows=50, paths={str(story.id): story for story in composed})
    with serve(site) as served:
        words = ["crawl", "-q", "--site", served.origin, "-o", str(folder / "out")]
        return list(watched(words, lines_in(folder / "out" / "news.jsonl")))


def replay(folder: Path, count: int) -> list[Look]:
    """WARC files of 250 pages, read by one process; a page counts when the part of its file is written."""
    pages, parts = write(folder / "pages", count), folder / "again" / "parts"
    words = ["replay", "-q", str(pages), "-o", str(folder / "again")]
    looks = list(watched(words, lambda: 250 * sum(1 for _ in parts.glob("*/*.rows"))))
    whole = max(look.done for look in looks)
    return [look for number, look in enumerate(looks) if look.done < whole or looks[number - 1].done < whole]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crawl", type=int, default=20_000)
    parser.add_argument("--replay", type=int, default=100_000)
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/reliability.md")
    options = parser.parse_args()
    lines = ["| run | pages | CPU ms a page | MB held | files open |", "|---|---|---|---|---|"]
    for name, run in (("crawl", crawl), ("replay", replay)):
        count = getattr(options, name)
        with tempfile.TemporaryDirectory() as folder:
            if count:
                lines.append(row(name, count, run(Path(folder), count)))
    table("endurance", lines, options.write_docs)


if __name__ == "__main__":
    main()
