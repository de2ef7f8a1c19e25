"""`make soak`: a whole newsroom with faults, killed at random moments, over and over.

2,000 composed items over 40 listing pages are crawled by the real command from a server on loopback. Some answers
are 429, 503, resets or truncated; items are published while the crawl runs; the crawl is killed (SIGKILL) fifty times
and started again. Then one crawl of the same newsroom runs undisturbed, for rate and memory.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table

from osce_scraper import log
from tests.server import Answer, Question, Served, serve
from tests.server.composed import Newsroom, stories
from tests.server.faults import Fault, reset, status, truncated

FAULTS: tuple[Fault, ...] = (status(503), status(500), status(429, "0"), status(503, "1"), reset, truncated)
TIMERS = 0.03
"""Seconds by which two clocks on a busy machine may differ."""


@dataclass(slots=True)
class Unruly(Newsroom):
    """A newsroom of which every so many-th answer fails."""

    share: float = 0.02
    random: Random = field(default_factory=lambda: Random(2025))

    def answer(self, question: Question) -> Answer:
        """The answer, or in its place a fault that passes."""
        answer = Newsroom.answer(self, question)
        if question.path == "/robots.txt" or self.random.random() > self.share:
            return answer
        return self.random.choice(FAULTS)(answer)


@dataclass(frozen=True, slots=True)
class Soaked:
    """What the crawl left, against what there was."""

    expected: int
    read: int
    duplicate: int
    lost: int
    torn: int


def command(served: Served, out: Path) -> list[str]:
    """The command a user would give."""
    return [sys.executable, "-m", "osce_scraper", "crawl", "-q", "--site", served.origin, "-o", str(out)]


def killed_crawls(served: Served, site: Unruly, out: Path, kills: int, random: Random, waiting: list) -> int:  # type: ignore[type-arg]
    """Crawl with so many kills at random moments, publishing meanwhile; how many kills there were."""
    done = 0
    while done < kills:
        process = subprocess.Popen(command(served, out), stderr=subprocess.DEVNULL)
        try:
            process.wait(random.uniform(1.5, 6.0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            done += 1
        if waiting:
            site.stories.insert(0, waiting.pop())
    return done


def finished(served: Served, out: Path) -> int:
    """Crawl until a run comes to its end."""
    while (code := subprocess.run(command(served, out), check=False).returncode) not in (0, 3):
        if code == 1:
            raise SystemExit("the crawl failed")
    return code


def soaked(site: Newsroom, out: Path) -> Soaked:
    """Compare the log with the newsroom."""
    lines = (out / log.LOG_NAME).read_bytes().splitlines(keepends=True)
    keys = Counter((*item.key, item.provenance.revision) for item in log.lines(out))
    expected = {story.id for story in site.stories}
    read = {item.id for item in log.read(out)}
    return Soaked(
        expected=len(expected),
        read=len(read & expected),
        duplicate=sum(count - 1 for count in keys.values()),
        lost=len(expected - read),
        torn=sum(not line.endswith(b"\n") for line in lines),
    )


def resident(process: "subprocess.Popen[bytes]") -> Iterator[float]:
    """Megabytes that a process holds, once a second until it ends."""
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        yield next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)
        time.sleep(1)


def too_early(served: Served, delay: float) -> int:
    """Requests that came before their time, by the time that they and the nine before them took together.

    A busy server notes single requests late, the next one then seems to come early; ten in a row do not lie.
    """
    moments = [seen.at for seen in served.seen]
    tens = zip(moments, moments[10:], strict=False)
    return sum(after - before < 10 * delay - TIMERS for before, after in tens)


def main() -> None:
    """Run both parts and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--delay", type=float, default=0.05, help="Crawl-delay of the server, in seconds")
    options = parser.parse_args()
    composed = stories(options.items + options.kills)
    table = Table("", "items expected", "read", "duplicate", "lost", "torn", "requests/s", "allowed", "too early", "MB")
    with tempfile.TemporaryDirectory() as folder:
        for name, kills in ((f"{options.kills} kills", options.kills), ("undisturbed", 0)):
            site = Unruly(composed[options.kills :], rows=50, crawl_delay=options.delay)
            out = Path(folder) / str(kills)
            with serve(site) as served:
                begin, memory = time.monotonic(), [0.0]
                if kills:
                    killed_crawls(served, site, out, kills, Random(7), composed[: options.kills])
                    finished(served, out)
                else:
                    memory = list(resident(subprocess.Popen(command(served, out))))
                rate = len(served.seen) / (time.monotonic() - begin)
                early = too_early(served, options.delay)
            result = soaked(site, out)
            counts = (result.expected, result.read, result.duplicate, result.lost, result.torn)
            fifth = memory[min(5, len(memory) - 1)]
            held = f"{fifth:.0f} → {memory[-1]:.0f}" if not kills else ""
            table.add_row(name, *map(str, counts), f"{rate:.1f}", f"{1 / options.delay:.1f}", str(early), held)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
